"""Where the items of a note begin: by tag, by number and title cells, or by numbered titles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from notelint.note.lines import Line, list_mark
from notelint.note.model import Tag
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_DATE = r"\d{1,2}(?:[./-]\d{1,2}[./-]\d{4}\b|/\d{1,2}/\d)"
_NUMBER = rf"(?:item\s+)?(?!{_DATE})((?:(?-i:[A-Z]{{1,4}})[./ ]?)?\d{{1,5}}(?:[./]\d{{1,4}}){{0,2}})"
_CELL = regex(_NUMBER + r"[.:)]?$", re.IGNORECASE)
_ONE_LINE = regex(
    _NUMBER + r"(\.?[ \u00a0]*\t[ \t]*|\.[ \u00a0]+|[ \u00a0]{2,}|:[ ]+|[ ]+[-–][ ]+)(?=[^\s\d])",
    re.IGNORECASE,
)
_LONGEST_TITLE = 30  # words


@dataclass(frozen=True, slots=True)
class ItemStart:
    """The beginning of an item: its first line, the line its body begins at, its parts."""

    index: int
    body: int
    number: Span | None
    title: Span | None
    tag: Tag | None = None


def item_starts(
    text: str, lines: Sequence[Line], tags: Mapping[int, Tag], words: Vocabulary
) -> list[ItemStart]:
    """Return the beginnings of all items, in order."""
    tagged = _tagged(text, lines, tags, words)
    cells = [start for start in _cells(text, lines, words) if not _covered(start, tagged)]
    if tagged:
        return sorted(tagged + _between(cells, tags, lines), key=lambda start: start.index)
    if len(cells) >= 2:
        return cells
    return _one_line(text, lines, words) or cells


def _tagged(text: str, lines: Sequence[Line], tags: Mapping[int, Tag], words: Vocabulary) -> list[ItemStart]:
    starts = []
    for index, tag in tags.items():
        if tag.closes or tag.number is None or index >= len(lines):
            continue
        first = _next_word(lines, index + 1)
        if first is None or first in tags:
            starts.append(ItemStart(index, index + 1, None, None, tag))
            continue
        start = _cell_start(text, lines, first, words) or _one_line_start(text, lines, first)
        if start is None:  # no number: the first cell is the title
            title = lines[first].span if _could_be_title(text, lines, first, words) else None
            start = ItemStart(first, first + 1 if title else first, None, title)
        starts.append(replace(start, index=index, tag=tag))
    return starts


def _between(cells: list[ItemStart], tags: Mapping[int, Tag], lines: Sequence[Line]) -> list[ItemStart]:
    """Return the items whose opening tag is missing; their closing tag counts as theirs."""
    starts = []
    for start in cells:
        if start.title is None:
            continue
        closing = next((tag for index, tag in sorted(tags.items()) if index > start.index), None)
        own = closing if closing is not None and closing.closes and closing.partner is None else None
        starts.append(replace(start, tag=own))
    return starts


def _covered(start: ItemStart, tagged: Sequence[ItemStart]) -> bool:
    return any(other.index <= start.index < max(other.body, other.index + 1) for other in tagged)


def _cells(text: str, lines: Sequence[Line], words: Vocabulary) -> list[ItemStart]:
    starts = []
    for index, line in enumerate(lines):
        # A bare number counts as a cell only behind a tab: page numbers stand at the margin.
        if line.blank or not line.cell or _is_labelled(text, lines, index, words):
            continue
        if start := _cell_start(text, lines, index, words):
            starts.append(start)
    return starts


def _is_labelled(text: str, lines: Sequence[Line], index: int, words: Vocabulary) -> bool:
    """Return whether the line above is a label of the header: a time is no number of an item."""
    before = _last_word(lines, index)
    labels = ("title-labels", "date-labels", "time-labels", "venue-labels")
    if before is None:
        return False
    return any(words.is_all(name, text, lines[before].span) for name in labels)


def _cell_start(text: str, lines: Sequence[Line], index: int, words: Vocabulary) -> ItemStart | None:
    match = _CELL.match(text, lines[index].span.start, lines[index].span.end)
    if match is None:
        return None
    number = Span(match.start(1), match.end(1))
    after = _next_word(lines, index + 1)
    if after is not None and after - index <= 4 and _could_be_title(text, lines, after, words):
        return ItemStart(index, after + 1, number, lines[after].span)
    return ItemStart(index, index + 1, number, None)


def _could_be_title(text: str, lines: Sequence[Line], index: int, words: Vocabulary) -> bool:
    span = lines[index].span
    if text[span.start] == "<" or list_mark(text, span) or _CELL.match(text, span.start, span.end):
        return False
    if len(text[span.start : span.end].split()) > _LONGEST_TITLE:
        return False
    if any(words.is_all(f"{kind}-headings", text, span) for kind in ("decision", "action")):
        return False
    directly = index > 0 and not lines[index - 1].blank
    return directly or text[span.end - 1] not in ".:;"


def _one_line_start(text: str, lines: Sequence[Line], index: int) -> ItemStart | None:
    line = lines[index]
    match = _ONE_LINE.match(text, line.span.start, line.span.end)
    if match is None:
        return None
    title = trim(text, match.end(), line.span.end)
    if len(text[title.start : title.end].split()) > _LONGEST_TITLE:
        return None
    return ItemStart(index, index + 1, Span(match.start(1), match.end(1)), title)


def _one_line(text: str, lines: Sequence[Line], words: Vocabulary) -> list[ItemStart]:
    """Return numbered titles, told from the entries of numbered lists.

    Items have the form of the first numbered title. A list begins below a
    line that ends in a colon or below a heading, and goes on as long as its
    numbers do and its entries end alike.
    """
    starts: list[ItemStart] = []
    form: str | None = None
    entry: ItemStart | None = None  # the last entry of the list that is open
    for index, line in enumerate(lines):
        start = None if line.blank else _one_line_start(text, lines, index)
        if start is None and starts and (bare := _untitled(text, lines, index, starts[-1])):
            starts.append(bare)
            continue
        if start is None or start.title is None or start.number is None:
            continue
        if starts and _is_wrapped(text, lines, index) and not _follows(text, starts[-1], start):
            continue
        before = _last_word(lines, index)
        opens = _opens_list(text, lines, before, words) and not (starts and _follows(text, starts[-1], start))
        if opens or (entry and _goes_on(text, lines, entry, start)):
            entry = start
            continue
        shape = _shape(text, line)
        if _reads_as_title(text, start.title) and form in (None, shape):
            form, entry = shape, None
            starts.append(start)
    return starts


def _is_wrapped(text: str, lines: Sequence[Line], index: int) -> bool:
    """Return whether the line above goes on in this one: "by 1 April" and "2019. (Ana Birt)"."""
    above = lines[index - 1] if index else None
    return above is not None and not above.blank and text[above.span.end - 1] not in ".:;!?)”\"’'"


def _follows(text: str, before: ItemStart, start: ItemStart) -> bool:
    """Return whether ``start`` has the number after that of the item before."""
    numbers = [text[s.number.start : s.number.end] for s in (before, start) if s.number]
    return all(number.isdigit() for number in numbers) and int(numbers[1]) == int(numbers[0]) + 1


def _untitled(text: str, lines: Sequence[Line], index: int, last: ItemStart) -> ItemStart | None:
    """Return the item without a title whose number, with its full stop, stands alone and is the next."""
    line = lines[index]
    if line.blank or text[line.span.end - 1] != "." or last.number is None:
        return None
    around = [*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]]
    said, before = text[line.span.start : line.span.end - 1], text[last.number.start : last.number.end]
    follows = said.isdigit() and before.isdigit() and int(said) == int(before) + 1
    if not follows or not all(near.blank for near in around):
        return None
    return ItemStart(index, index + 1, Span(line.span.start, line.span.end - 1), None)


def _goes_on(text: str, lines: Sequence[Line], entry: ItemStart, start: ItemStart) -> bool:
    """Return whether ``start`` is the next entry of a list whose last one is ``entry``."""
    if _shape(text, lines[entry.index]) != _shape(text, lines[start.index]):
        return False
    if not _follows(text, entry, start):
        return False
    ends = [text[s.title.end - 1] in ".;," for s in (entry, start) if s.title]
    return ends[0] == ends[1]


def _shape(text: str, line: Line) -> str:
    match = _ONE_LINE.match(text, line.span.start, line.span.end)
    between = match[2] if match else ""
    return "." if "." in between else ":" if ":" in between else "-" if between.strip() else " "


def _opens_list(text: str, lines: Sequence[Line], before: int | None, words: Vocabulary) -> bool:
    if before is None:
        return False
    span = lines[before].span
    kinds = ("decision", "action", "talk") if text[span.end - 1] != "." else ()
    return text[span.end - 1] in ":;" or any(words.is_all(f"{kind}-headings", text, span) for kind in kinds)


def _reads_as_title(text: str, title: Span) -> bool:
    first = text[title.start]
    return (first.isupper() or first in "‘“\"'(" or first.isdigit()) and text[title.end - 1] not in ".;:,"


def _next_word(lines: Sequence[Line], index: int) -> int | None:
    return next((at for at in range(index, len(lines)) if not lines[at].blank), None)


def _last_word(lines: Sequence[Line], index: int) -> int | None:
    return next((at for at in range(index - 1, -1, -1) if not lines[at].blank), None)
