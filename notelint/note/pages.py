"""What pages add to a text: numbers, running heads and feet, a column of initials at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from notelint.note.lines import Line
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

# “7.” and “7)” are numbers of items, whose titles are missing.
_NUMBER_ALONE = regex(r"(?!\d{1,3}[.)]\Z)[\W_]{0,4}\d{1,3}[\W_]{0,4}\Z")
_WHO = r"(?:[A-Z][A-Za-z]{0,3}|[A-Z][a-z]+(?:[ ][A-Z][a-z’'-]+)?|[Aa]ll)"
_COLUMN = regex(rf"(?P<gap>(?<=\S)[ \t\u00a0]{{3,}})(?P<who>{_WHO}(?:[ ]?[/,&][ ]?{_WHO}){{0,4}})\Z")
_GAP = regex(r"[^\S\r\n]{3}")  # in front of every entry of such a column
_ONLY = regex(rf"{_WHO}(?:[ ]?[/,&][ ]?{_WHO}){{0,4}}\Z")
_FAR = 36  # columns from the left at which a right-hand column may stand
_DIGITS = regex(r"\d+")
_LETTERS = regex(r"[^\W\d_]+")
_HEADING = 400  # code points of a text that say what met


def page_furniture(text: str, lines: Sequence[Line], words: Vocabulary) -> set[int]:
    """Return the indices of lines that are page numbers, or heads and feet that recur beside them."""
    numbers = [
        index for index, line in enumerate(lines) if not line.blank and _is_page_mark(text, line, words)
    ]
    if not numbers:
        return set()
    marks = set(numbers)
    beside: Counter[str] = Counter()
    where: dict[str, list[int]] = {}
    for index in numbers:
        for step in (-1, 1):
            near = _near(lines, index, step)
            if near is None or near in marks:
                continue
            key = _DIGITS.sub("0", text[lines[near].span.start : lines[near].span.end])
            beside[key] += 1
            where.setdefault(key, []).append(near)
    heading = frozenset(_LETTERS.findall(text[:_HEADING].lower()))
    for key, count in beside.items():
        if 4 <= len(key) <= 120 and (count >= 2 or _is_running_head(key, heading)):
            marks.update(where[key])
    return marks


def _is_running_head(line: str, heading: frozenset[str]) -> bool:
    """Return whether a line beside a page number says again what the heading of the text says."""
    said = _LETTERS.findall(line.lower())
    return len(said) >= 3 and line[-1] not in ".;:," and heading.issuperset(said)


def _is_page_mark(text: str, line: Line, words: Vocabulary) -> bool:
    if line.span.end - line.span.start > 30:
        return False
    return bool(_NUMBER_ALONE.match(text, *line.span)) or words.is_all("page-marks", text, line.span)


def _near(lines: Sequence[Line], index: int, step: int) -> int | None:
    at = index + step
    while 0 <= at < len(lines) and abs(at - index) <= 4:
        if not lines[at].blank:
            return at
        at += step
    return None


def right_column(text: str, lines: Sequence[Line], first: int) -> tuple[list[Span], set[int]]:
    """Return the entries of a right-hand column of names, and the lines that hold nothing else.

    ``first`` is the index of the line from which on they are looked for. A
    column is one if three lines have an entry of it at about the same place.
    """
    if first >= len(lines) or not _GAP.search(text, lines[first].span.start - len(lines[first].indent)):
        return [], set()
    ends: list[tuple[int, Span]] = []
    for index in range(first, len(lines)):
        line = lines[index]
        if line.blank:
            continue
        column = len(line.indent.expandtabs(8))
        if column >= _FAR and _ONLY.match(text, *line.span):
            ends.append((index, line.span))
            continue
        tail = max(line.span.start, line.span.end - 60)
        match = _COLUMN.search(text, tail, line.span.end)
        if match:
            at = column + len(text[line.span.start : match.start("who")].expandtabs(8))
            if at >= _FAR:
                ends.append((index, Span(*match.span("who"))))
    places = Counter(_column(text, lines[index], span) // 12 for index, span in ends)
    usual, count = places.most_common(1)[0] if places else (0, 0)
    count += places[usual - 1] + places[usual + 1]
    if count < 3:
        return [], set()
    kept = [(i, span) for i, span in ends if abs(_column(text, lines[i], span) // 12 - usual) <= 1]
    alone = {index for index, span in kept if span == lines[index].span}
    return [span for _, span in kept], alone


def _column(text: str, line: Line, span: Span) -> int:
    return len((line.indent + text[line.span.start : span.start]).expandtabs(8))
