"""Lines of a note with their numbers, and marks under the words that matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.printable import printable, width
from notelint.reporters.colours import paint
from notelint.text import Position

# How many characters of a long line are shown; a note may be one line of a megabyte.
_WIDEST = 100
_BEFORE = 40
_LEAST = 20


class Marked(NamedTuple):
    """What to underline: from ``start`` to ``end`` with ``sign``, and a label behind it.

    ``end`` None stands for the rest of the line; an end on a later line too.
    """

    start: Position
    end: Position | None
    sign: str
    label: str
    colour: str


def excerpt(
    marks: Sequence[Marked], lines: Mapping[int, str], colour: bool, columns: int = 2 * _WIDEST
) -> Iterator[str]:
    """Yield the lines to print: each marked line with its number, and its mark below it.

    The first mark comes first, whatever its line: it is what is wrong. A mark
    whose line is not among ``lines`` is left out. Nothing but labels is wider
    than ``columns``.
    """
    margin = len(str(max(mark.start.line for mark in marks)))
    # In front of the line stand its number, a bar and blanks; beside it, where it is cut, an ellipsis.
    widest = max(_LEAST, min(_WIDEST, columns - margin - 7))
    last = None
    for mark in marks:
        line = lines.get(mark.start.line)
        if line is None:
            continue
        shown, before, length = _cut(line, mark, widest)
        if mark.start.line != last or len(line) > widest:
            number = paint(f"{mark.start.line:>{margin}} |", "blue", colour)
            yield f"  {number} {shown}".rstrip()
        last = mark.start.line
        gutter = paint(" " * margin + " |", "blue", colour)
        label = f" {mark.label}" if mark.label else ""
        yield f"  {gutter} {' ' * before}{paint(mark.sign * length + label, mark.colour, colour)}"


def _cut(line: str, mark: Marked, widest: int) -> tuple[str, int, int]:
    """Return the part of a line to show, and how many columns before and under the mark."""
    lead_in = min(_BEFORE, widest // 2)
    start = min(mark.start.column - 1, len(line))
    end = len(line.rstrip())
    if mark.end is not None and mark.end.line == mark.start.line:
        end = min(mark.end.column - 1, len(line))
    end = max(end, start)
    first = 0 if len(line) <= widest else max(0, min(start - lead_in, len(line) - widest))
    final = min(len(line), first + widest)
    end = min(end, final)
    lead = "…" if first else ""
    tail = "…" if final < len(line) else ""
    text = printable(line[first:final])
    before = width(lead + printable(line[first:start]))
    length = max(1, width(printable(line[start:end])))
    return lead + text + tail, before, length
