"""The text of a note in units that stand by themselves: titles, paragraphs, lines of the frame.

Marks and slips of typing are looked for unit by unit, so that a bracket never
finds its partner in another paragraph or in another cell of a table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.note.model import Item
from notelint.note.sentences import sentences
from notelint.text import Span, trim

_CELL = re.compile(r"[^\r\n\t]+")  # a cell ends with its line or at a tab
_LONGEST_LINE = 20_000  # characters
_REACH = 300  # characters of a sentence that are looked at on either side


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that stands by itself, and the item it stands in.

    ``role`` is ``title``, ``paragraph`` or, outside the items, ``cell``.
    """

    span: Span
    role: str
    item: Item | None = None


def units(draft: Draft) -> tuple[Unit, ...]:
    """Return the units of the whole note in the order of the text; none overlap."""
    found: list[Unit] = []
    at = 0
    for item, raw in zip(draft.items, draft.layout.items, strict=True):
        found.extend(cells(draft.text, Span(at, raw.span.start)))
        if raw.title is not None:
            found.append(Unit(raw.title, "title", item))
        found.extend(Unit(span, "paragraph", item) for span in raw.paragraphs)
        at = max(at, raw.span.end)
    found.extend(cells(draft.text, Span(at, len(draft.text))))
    return tuple(found)


def cells(text: str, span: Span) -> Iterator[Unit]:
    """Yield the cells of a part of the frame: header, attendance list, appendices."""
    for match in _CELL.finditer(text, span.start, span.end):
        cell = trim(text, *match.span())
        if cell.start < cell.end:
            yield Unit(cell, "cell")


class Places:
    """Finds the item or unit that an offset stands in."""

    def __init__(self, draft: Draft) -> None:
        self.items = draft.items
        self._starts = [item.span.start for item in draft.items]

    def item(self, offset: int) -> Item | None:
        """Return the item that holds ``offset``, or None outside the items."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.items[index].span.end:
            return self.items[index]
        return None


def line_at(text: str, offset: int) -> Span:
    """Return the line that holds ``offset``, without its line end; of a line without end, what is near."""
    first, last = max(0, offset - _LONGEST_LINE), min(len(text), offset + _LONGEST_LINE)
    start = max(text.rfind("\n", first, offset), text.rfind("\r", first, offset), first - 1) + 1
    ends = [end for end in (text.find("\n", offset, last), text.find("\r", offset, last)) if end >= 0]
    return Span(start, min(ends, default=last))


def unit_at(found: Sequence[Unit], offset: int) -> Unit | None:
    """Return the unit among ``found`` that holds ``offset``, or None between the units."""
    index = bisect_right(found, offset, key=lambda unit: unit.span.start) - 1
    if index >= 0 and offset < found[index].span.end:
        return found[index]
    return None


def sentence_at(text: str, unit: Unit, place: Span) -> Span:
    """Return the sentence of ``unit`` that holds ``place``, as far as it is near."""
    near = Span(max(unit.span.start, place.start - _REACH), min(unit.span.end, place.end + _REACH))
    return next((one for one in sentences(text, near) if one.start <= place.start < one.end), near)
