"""Places in a text: spans of offsets, positions of lines and columns.

Everything before the reporter speaks in spans. Lines and columns are worked
out here and nowhere else, so a finding cannot stand on another line than the
words it is about.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import InitVar, dataclass, field
from itertools import accumulate
from typing import NamedTuple

from notelint.patterns import regex

_LINE_END = regex(r"\r\n?|\n")


class Span(NamedTuple):
    """A stretch of a text: offsets in code points, ``end`` exclusive."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Return whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place as a reader counts it: line and column, both from 1, in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one note as it stands on disk, and where its lines begin.

    ``text`` keeps its line ends (CRLF, LF or CR) and has no byte order mark.
    ``path`` is the name to show; ``format`` is the reader's name (``text``);
    ``encoding`` is what the bytes were read as, for the record. ``alike`` is a
    source whose lines begin at the same offsets, if there is one.
    """

    path: str
    text: str
    format: str = "text"
    encoding: str = "utf-8"
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    alike: InitVar[Source | None] = None

    def __post_init__(self, alike: Source | None) -> None:
        starts = tuple(line_starts(self.text)) if alike is None else alike.starts
        object.__setattr__(self, "starts", starts)

    def position(self, offset: int) -> Position:
        """Return line and column of ``offset`` (0 to the length of the text)."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> Span:
        """Return the span of line ``number`` (from 1) without its line end."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def slice(self, span: Span) -> str:
        """Return the text of ``span``."""
        return self.text[span.start : span.end]

    def trim(self, span: Span) -> Span:
        """Return ``span`` without the blanks at its two ends."""
        return trim(self.text, span.start, span.end)


def trim(text: str, start: int, end: int) -> Span:
    """Return the span from ``start`` to ``end`` without the blanks at its two ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def of_whole_words(text: str, start: int, end: int) -> Span:
    """Return the span from ``start`` to ``end`` without the word at its end, if ``end`` cuts one."""
    cut = min(end, len(text))
    if cut < len(text) and _is_of_word(text[cut]):
        while cut > start and _is_of_word(text[cut - 1]):
            cut -= 1
    return Span(start, cut)


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def line_starts(text: str) -> list[int]:
    """Return the offset of each line's first character.

    Lines end at LF, CRLF or CR only, as in editors; ``str.splitlines`` also
    splits at form feeds and other marks and would count other lines.
    """
    if "\r" in text:
        return [0, *(match.end() for match in _LINE_END.finditer(text))]
    ends = [len(line) + 1 for line in text.split("\n")]
    ends.pop()  # the last line has none
    return list(accumulate(ends, initial=0))
