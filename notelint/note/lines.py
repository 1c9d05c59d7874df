"""The lines of a text and how they join to paragraphs: what every dialect begins with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.patterns import regex
from notelint.text import Source, Span, trim

_MARK = regex(
    r"(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\)|(?:\d{1,3}|[a-z]|[ivx]{1,5})\.(?=\s)"
    r"|[·•▪‣●◦○*§\uf0b7](?=\s|\w)|[-–—](?=\s)|o(?=\s{2,}|\t))[ \t\u00a0]*"
)
_WIDEST = 120  # characters of a line of wrapped text
_NEARLY = 10
_LONG = 50  # characters of a line that is no title or name
_FEW = 6  # lines of which nothing can be told
_WORD = regex(r"\S+")
_TERMINAL = regex(r"[.!?:;][\"”’')\]]*$")
_REMARK = regex(r"[.!?][ \t]+[(\[][^()\[\]]{2,80}[)\]]\Z")  # “… was asked to write. (Action: Clerk)”
_LABEL = regex(r"[A-Z][A-Za-z]{3,11}:\s")  # “Action: …” below a sentence that has ended


@dataclass(frozen=True, slots=True)
class Line:
    """A line: ``span`` without its blanks, and whether a tab or blanks stood before it."""

    number: int
    span: Span
    indent: str

    @property
    def blank(self) -> bool:
        """Whether there is no word on the line."""
        return self.span.start == self.span.end

    @property
    def cell(self) -> bool:
        """Whether the line begins a table cell, as the export writes it: with a tab."""
        return self.indent.startswith("\t")


def lines_of(source: Source) -> list[Line]:
    """Return all lines of the source."""
    text = source.text
    starts = source.starts
    lines = []
    for number, (start, after) in enumerate(zip(starts, (*starts[1:], len(text)), strict=True), 1):
        whole = text[start:after].rstrip("\r\n")
        words = whole.lstrip()
        begin = start + len(whole) - len(words)
        span = Span(begin, begin + len(words.rstrip()))
        lines.append(Line(number, span, whole[: begin - start]))
    return lines


def list_mark(text: str, span: Span) -> Span | None:
    """Return the list mark that ``span`` begins with, without the blanks behind it, or None."""
    match = _MARK.match(text, span.start, span.end)
    if match is None or match.end() >= span.end:
        return None
    return trim(text, match.start(), match.end())


def paragraphs(text: str, lines: Sequence[Line], width: int | None = None) -> Iterator[Span]:
    """Yield the paragraphs of ``lines``: each line, joined with those it was wrapped into.

    A line goes on in the next one if no blank line is between them, the next
    one has no list mark, and either the next one begins in lower case or the
    lines of the whole are wrapped at a common width that this one reaches.
    ``width`` is that width where ``lines`` are a part of something larger, 0
    where that is not wrapped.
    """
    width = wrap_width(lines) if width is None else width
    start: int | None = None
    previous: Line | None = None
    for line in lines:
        if line.blank:
            if start is not None and previous is not None:
                yield Span(start, previous.span.end)
            start = previous = None
            continue
        if previous is None or not _continues(text, previous, line, width):
            if start is not None and previous is not None:
                yield Span(start, previous.span.end)
            start = line.span.start
        previous = line
    if start is not None and previous is not None:
        yield Span(start, previous.span.end)


def _continues(text: str, previous: Line, line: Line, width: int) -> bool:
    if list_mark(text, line.span) or (line.cell and not previous.cell):
        return False
    if text[line.span.start].isupper() and _REMARK.search(
        text, max(previous.span.start, previous.span.end - 90), previous.span.end
    ):
        return False
    if _LABEL.match(text, *line.span) and text[previous.span.end - 1] in ".!?)":
        return False
    ended = _TERMINAL.search(text, max(previous.span.start, previous.span.end - 4), previous.span.end)
    if text[line.span.start].islower() and not (ended and ended[0][0] in ".!?"):
        return True
    if not width:
        return False
    room = width - _length(previous)
    if not ended and room <= width // 6:
        return True  # the longest line may be one that could not be broken
    first_word = _WORD.match(text, line.span.start, line.span.end)
    return first_word is not None and len(first_word[0]) + 1 > room and not (ended and room > width // 3)


def _length(line: Line) -> int:
    return line.span.end - line.span.start + len(line.indent.expandtabs(4))


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the text is wrapped, or 0 if it is not."""
    lengths = sorted(_length(line) for line in lines if not line.blank)
    if not lengths or not _LONG <= lengths[-1] <= _WIDEST:
        return 0
    return lengths[-1]


def page_width(text: str, lines: Sequence[Line]) -> int | None:
    """Return the width at which a whole text is wrapped, 0 if it is not, None if nothing can be told.

    Where each paragraph is one line, hardly a long line ends within a sentence;
    where it is wrapped, most of them are about as long as the longest.
    """
    long = [line for line in lines if line.span.end - line.span.start >= _LONG]
    if len(long) < _FEW:
        return None
    ended = sum(_TERMINAL.search(text, line.span.end - 4, line.span.end) is not None for line in long)
    if len(long) - ended <= len(long) // 5:
        return 0
    lengths = sorted(map(_length, long))
    width = lengths[len(lengths) * 9 // 10]
    near = sum(width - _NEARLY <= length <= width + _NEARLY for length in lengths)
    return width if width <= _WIDEST and near >= len(lengths) // 2 else None
