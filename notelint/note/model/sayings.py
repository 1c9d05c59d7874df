"""What the items say: decisions, actions, declarations, motions and the like."""

from __future__ import annotations

from dataclasses import dataclass

from notelint.note.model.base import Node
from notelint.note.model.frame import Block, Date
from notelint.note.model.people import Name
from notelint.text import Span


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Decision(Node):
    """One decision.

    ``kind`` is ``section`` (under a heading) or ``inline``. ``verb`` is the
    deciding verb of its lead-in or opening clause. ``subject`` is who or what
    the opening clause speaks of: ``body``, ``officers``, ``post``, ``person``
    or None; ``tasks`` is true where that subject is followed by "to" and a
    verb. Places: ``opening``, ``verb``, ``heading``, ``lead-in``, ``year``.
    """

    type = "decision"

    kind: str = "section"
    text: str = ""
    verb: str | None = None
    subject: str | None = None
    tasks: bool = False
    years: tuple[str, ...] = ()  # years as written
    title_year: str | None = None  # the year of the item's title, if it names one only
    decided_years: tuple[str, ...] = ()  # the years of all decisions of the item
    heading: Block | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Action(Node):
    """A task under an action heading or marked as an action.

    ``owners`` are as written; ``owner_kind`` is ``person``, ``post``,
    ``group``, ``officers`` or ``members``; ``names`` are the owners who are
    people. Places: ``owner``, ``deadline``, ``heading``, ``lead-in``.
    """

    type = "action"

    task: str = ""
    owners: tuple[str, ...] = ()
    owner_kind: str | None = None
    names: tuple[Name, ...] = ()
    deadline: str | None = None  # as written
    due: Date | None = None  # where the deadline is a date
    heading: Block | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Commitment(Node):
    """Someone agreed, offered, undertook or promised to do something. Places: ``name``."""

    type = "commitment"

    who: str = ""
    who_kind: str = "person"  # person, post, officers
    name: Name | None = None
    task: str = ""
    words: tuple[str, ...] = ()  # content words of the task, lower case, stemmed


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Declaration(Node):
    """A declaration of interest, or that there was none.

    ``nil``: "none were declared". ``elsewhere``: says where they are recorded.
    ``late``: made later in the meeting than the declarations item.
    Places: ``name``, ``item``.
    """

    type = "declaration"

    nil: bool = False
    elsewhere: bool = False
    name: Name | None = None
    who: str | None = None
    names_item: str | None = None  # item number, title words or "this item"; "general"
    kind: str | None = None  # personal, pecuniary, general, sensitive …
    reason: str | None = None
    effect: str | None = None
    late: bool = False
    contradictory: bool = False  # an earlier one of the item says the opposite


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Apology(Node):
    """A sentence of the body on apologies: who, none, or where they are listed.

    ``scope`` is ``meeting``, ``lateness``, ``leaving`` or ``part``.
    """

    type = "apology"

    nil: bool = False
    listed: bool = False  # refers to the attendance list
    scope: str = "meeting"
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PreviousMinutes(Node):
    """The item on an earlier meeting's minutes.

    ``agreed`` is the verb that agrees them, or the reason not to. ``of`` holds
    the title. Places: ``title``, ``date``, ``text-date``, ``title-date``, ``amendment``.
    """

    type = "previous-minutes"

    agreed: str | None = None
    deferred: str | None = None
    dates: tuple[Date, ...] = ()
    title_date: Date | None = None
    text_date: Date | None = None
    several: bool = False
    subject_to: str | None = None  # "subject to amendments", as written
    amendments: str | None = None  # the amendments it gives


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Reference(Node):
    """A reference to an appendix or an item of this note."""

    type = "reference"

    kind: str = "item"  # item, appendix
    name: str = ""
    target: Span | None = None
    repeated: bool = False  # an earlier reference names the same


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Motion(Node):
    """A motion: who moved, who seconded, what became of it. Places: ``mover``, ``seconder``.

    ``named`` is true if the note sets out to name mover and seconder: it names
    one of the two, and the motion was not the chair's own.
    """

    type = "motion"

    named: bool = True
    mover: str | None = None
    seconder: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Vote(Node):
    """A vote with its totals. ``cast`` is their sum, ``present`` how many could vote.

    ``present`` is None if the attendance list does not say. ``too_many`` is
    true if more votes were cast than members were present.
    """

    type = "vote"

    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    cast: int | None = None
    present: int | None = None
    too_many: bool = False
    names_for: int | None = None  # how many names are given for, if any
    names_against: int | None = None
    names_abstaining: int | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PrivateMatter(Node):
    """The word "confidential", "exempt" or "Part 2", said of this meeting's business."""

    type = "private-matter"

    word: str = ""
    exclusion: Span | None = None  # the exclusion of press and public before it


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NextMeeting(Node):
    """The announcement of the next meeting, or of several; ``last`` is the latest day it gives.

    Places: ``date``.
    """

    type = "next-meeting"

    last: Date | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Exclusion(Node):
    """The resolution that excludes press and public.

    ``basis`` is the law it cites: for a parish the Act of 1960, for others a
    paragraph of Schedule 12A or what stands in for it. ``wrong_paragraph`` is
    a paragraph that the Schedule does not have, or all of them named at once.
    Places: ``paragraph``, ``wrong-paragraph``.
    """

    type = "exclusion"

    basis: str | None = None
    paragraphs: tuple[int, ...] = ()
    wrong_paragraph: str | None = None
