"""Items whose numbers a converter has lost: “1.” before each of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from notelint.note.lines import Line
from notelint.patterns import regex
from notelint.text import Span

_NUMBER = regex(r"(?P<number>\d{1,3})[.)][ \t\u00a0]+(?=\S)")
_LEAST = 3


def items_all_numbered_one(text: str, lines: Sequence[Line]) -> list[tuple[int, Span]]:
    """Return the line of each item and its number with the mark, if the numbers are all 1; else [].

    A web page numbers its items itself, and whoever copies it copies no
    numbers: each item is the first of a list of its own. A line below one with
    a number is an entry within the item.
    """
    found = [
        (index, match)
        for index, line in enumerate(lines)
        if not line.blank and (match := _NUMBER.match(text, *line.span))
    ]
    ones = [(index, match) for index, match in found if match["number"] == "1"]
    if len(ones) < _LEAST or len(ones) < len(found) or len({len(lines[at].indent) for at, _ in ones}) > 1:
        return []
    if all(one + 1 == other for (one, _), (other, _) in pairwise(ones)):
        return []  # a list, line by line
    return [(index, Span(*match.span())) for index, match in ones]
