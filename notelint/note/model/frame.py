"""The frame of a note: header, tags, items and blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from notelint.note.model.base import Node, Unread
from notelint.text import Span


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Date(Node):
    """A date in the text. ``value`` is None if it is not complete or no calendar has it.

    Places: ``weekday``, ``day``.
    """

    type = "date"

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: str | None = None  # as written
    value: date | None = None

    @property
    def complete(self) -> bool:
        """Whether day, month and year are all written."""
        return self.day is not None and self.month is not None and self.year is not None

    exists: bool = True  # False for 31 June and 7rd February
    weekday_expected: str | None = None  # the weekday the calendar gives, if one is written

    @property
    def text_value(self) -> str | None:
        """The date in ISO form, for comparing."""
        return self.value.isoformat() if self.value else None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Header(Node):
    """What stands above the first item.

    Places: ``line`` (the first line with a word), ``title-label``, ``date-label``,
    ``venue-label``, ``body``, ``date``, ``venue``, ``start``, ``end``, ``attendance``
    (the attendance heading).
    """

    type = "header"

    body: str | None = None
    date: Date | Unread | None = None
    venue: str | None = None
    start: time | None = None
    end: time | None = None
    status: str | None = None  # "draft", "confirmed" …


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Tag(Node):
    """An export's mark such as ``<AI3>`` or ``</AI3>``."""

    type = "tag"

    name: str = ""
    closes: bool = False
    number: int | None = None
    partner: Span | None = None  # where its partner stands
    trailer: bool = False


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Item(Node):
    """One item of the agenda as minuted.

    ``number`` is as written, ``ordinal`` its running part as a number,
    ``count`` the same where numbers that begin no item are counted as well.
    ``empty`` is true if nothing follows the title. ``no_decision`` is the
    phrase that says that no decision was due (withdrawn, deferred …), ``settled``
    are words that may be a decision, in a note that gives decisions no heading.
    Places: ``number``, ``title``, ``tag``.
    """

    type = "item"

    index: int = 0  # 0 for the first item of the note
    number: str | None = None
    ordinal: int | None = None
    count: int | None = None
    tag_number: int | None = None
    title: str | None = None
    kind: str = "business"
    matters: tuple[str, ...] = ()  # all that the title names: "apologies", "declarations" …
    text: Span = Span(0, 0)  # what stands below the title
    empty: bool = False
    no_decision: str | None = None
    settled: str | None = None
    unread: frozenset[str] = frozenset()  # "decisions", "actions": not understood here
    reordered: bool = False  # the note says that the order was changed


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Block(Node):
    """A paragraph, heading, lead-in, list entry or sub-topic; lines joined where wrapped.

    ``span`` holds the words without the list mark. ``section`` is what the
    nearest heading opens: ``decision``, ``action``, ``talk`` or None.
    Places: ``mark``.
    """

    type = "block"

    role: str = "paragraph"  # paragraph, heading, lead-in, entry, sub-topic
    section: str | None = None
    mark: str | None = None  # as written: "1)", "·", "a."
    heading: Block | None = None  # the heading of the section it stands in
    lead_in: Block | None = None  # the lead-in that serves it


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NumberedList(Node):
    """A list of entries with numbers or letters, in one section."""

    type = "list"

    entries: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Entry(Node):
    """An entry of a numbered list, for checking their order. Places: ``mark``."""

    type = "entry"

    ordinal: int | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DecisionHeading(Node):
    """A heading of decisions, with its lead-in if it has one, and what stands under it."""

    type = "decision-heading"

    text: str | None = None
