"""What a dialect reads off a page: where the parts stand, not what they say.

A dialect decides by layout alone and returns a ``Layout``. Everything that
needs words of the field (which items are business, what is a decision, who is
who) is understood from it by the other modules of this package, once for all
dialects.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from notelint.note.model import Tag
from notelint.text import Source, Span
from notelint.violation import Problem


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the header ("Date:") and its value; ``value`` is None if empty."""

    label: Span
    value: Span | None


@dataclass(frozen=True, slots=True)
class RawItem:
    """An item by its layout. ``paragraphs`` are trimmed; each may run over wrapped lines.

    ``span`` runs from the tag, number or title to the end of the item.
    ``headings`` are those of the paragraphs that the layout shows to be
    headings, with the section that they open ("decision", "talk"), or "" where
    that is for their words to tell. ``agenda`` are the first paragraphs that
    say what was to happen, where the layout shows them apart from what did.
    """

    span: Span
    number: Span | None
    title: Span | None
    paragraphs: tuple[Span, ...]
    tag: Tag | None = None
    running: Span | None = None  # the part of the number that runs on, where the dialect has told it
    headings: Mapping[Span, str] = field(default_factory=dict)
    agenda: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class RawAction:
    """An action by its layout: a box to tick, a row of a table, a line marked "Action:".

    ``task`` is what is to be done; ``owner`` and ``due`` are cells of their
    own, None where there is no such cell.
    """

    span: Span
    task: Span
    owner: Span | None = None
    due: Span | None = None
    heading: Span | None = None  # the column heads, or the heading above


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of an attendance list.

    ``role`` is the word of the group, carried down from an earlier row where
    the cell is blank. ``names`` and ``posts`` are the lines of the two cells;
    ``posts`` is None if the row has no such cell. ``cell`` is the cell of names.
    """

    role: Span | None
    cell: Span
    names: tuple[Span, ...]
    posts: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix that the note holds: its letter or number, heading and extent."""

    name: str
    heading: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of one note, each in the order of the text.

    ``source`` is the text as the dialect reads it: the file's, or with markup,
    page numbers and the like made blank; every offset is that of the file.
    ``labels`` has the keys ``title``, ``date``, ``time`` and ``venue`` as far
    as found. ``preamble`` is all text above the first item. ``attendance`` is
    the heading of the attendance; ``rows`` is None if no attendance list was
    found, and ``unread`` holds ``attendance`` if one was found that does not
    read as a list.
    """

    source: Source
    dialect: str
    preamble: Span
    first_line: Span
    labels: Mapping[str, Label] = field(default_factory=dict)
    attendance: Span | None = None
    items: tuple[RawItem, ...] = ()
    rows: tuple[RawRow, ...] | None = None
    listing: tuple[Span, ...] = ()  # lines of an attendance that is written as text, no table
    # The word and the group of each of these lines, where the dialect has told them.
    listing_groups: Mapping[Span, tuple[Span | None, str]] = field(default_factory=dict)
    appendices: tuple[Appendix, ...] = ()
    tags: tuple[Tag, ...] = ()
    # All headings within items, where the layout marks them; None where words have to tell.
    headings: frozenset[Span] | None = None
    actions: tuple[RawAction, ...] = ()  # in the order of the text, none twice
    trailing: tuple[Span, ...] = ()  # text after the last item that is no appendix
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that a dialect has begun to read: how sure it is of it, and what returns its layout."""

    sureness: float
    layout: Callable[[], Layout]
