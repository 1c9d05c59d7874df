"""The text of a note in units that stand by themselves: titles, paragraphs, lines of the frame.

Marks and slips of typing are looked for unit by unit, so that a bracket never
finds its partner in another paragraph or in another cell of a table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.note.keys import fold
from notelint.note.model import Item
from notelint.note.sentences import sentences
from notelint.patterns import regex
from notelint.text import Span, trim

_CELL = regex(r"[^\r\n\t]+")  # a cell ends with its line or at a tab
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
    """Return the units of the whole note in the order of the text.

    None overlap, but a title may be the beginning of a paragraph.
    """
    found: tuple[Unit, ...] | None = draft.kept.get("units")
    if found is None:
        found = draft.kept["units"] = tuple(_units(draft))
    return found


def _units(draft: Draft) -> Iterator[Unit]:
    at = 0
    for item, raw in zip(draft.items, draft.layout.items, strict=True):
        yield from cells(draft.text, Span(at, raw.span.start))
        if raw.title is not None:
            yield Unit(raw.title, "title", item)
        for span in raw.paragraphs:
            yield Unit(span, "paragraph", item)
        at = max(at, raw.span.end)
    yield from cells(draft.text, Span(at, len(draft.text)))


def folded(draft: Draft) -> str:
    """Return the text in lower case, of the same length."""
    found: str | None = draft.kept.get("folded")
    if found is None:
        found = draft.kept["folded"] = fold(draft.text)
    return found


def units_with(draft: Draft, strings: Iterable[str]) -> list[Unit]:
    """Return the units in which one of some strings stands, in whatever case: few are searched in earnest."""
    text = folded(draft)
    held: set[Unit] = set()
    for string in strings:
        places: list[int] = []
        at = text.find(string)
        while at >= 0:
            places.append(at)
            at = text.find(string, at + 1)
        held.update(unit for unit, _ in places_by_unit(units(draft), places, len(string)))
    return [unit for unit in units(draft) if unit in held] if held else []


def places_by_unit(
    found: Sequence[Unit], places: Sequence[int], length: int = 1
) -> Iterator[tuple[Unit, Sequence[int]]]:
    """Yield the units that hold some of the places, with those they hold.

    ``places`` are in order, and each has so many code points. A title may be
    the beginning of a paragraph: both then hold it.
    """
    for unit in found if places else ():
        first = bisect_left(places, unit.span.start)
        last = bisect_right(places, unit.span.end - length)
        if first < last:
            yield unit, places[first:last]


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
