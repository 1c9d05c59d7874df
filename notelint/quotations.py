"""The words of others: what stands in quotation marks and is never changed by a fix."""

from __future__ import annotations

from notelint.patterns import regex
from notelint.text import Span

_MOST = 4_000  # code points of a paragraph that are looked at on either side
_PARAGRAPH_END = regex(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_QUOTED_LINE = regex(r"[ \t]*>")
_MARKS = regex("[“”„\"‘’'`]")
_CLOSED_BY = {"“": '”"“', "„": '“”"', '"': '"”', "‘": "’'", "'": "'’", "`": "`"}
_SINGLE = "‘’'"


def in_quotation(text: str, span: Span) -> bool:
    """Return whether some of ``span`` stands in quotation marks, or in a line quoted with ``>``.

    A mark that is never closed quotes to the end of its paragraph: who cannot
    tell where the words of another end leaves them all alone. An apostrophe is
    no mark.
    """
    first = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    if _QUOTED_LINE.match(text, first):
        return True
    start, end = _paragraph(text, span)
    opened: int | None = None
    closing = ""
    for match in _MARKS.finditer(text, start, end):
        at, char = match.start(), match[0]
        if opened is None:
            if at >= span.end:
                return False
            if _opens(text, at, char):
                opened, closing = at, _CLOSED_BY[char]
        elif char in closing and (char not in _SINGLE or _closes(text, at)):
            if at >= span.start and opened < span.end:
                return True
            opened = None
    return opened is not None and opened < span.end


def _paragraph(text: str, span: Span) -> tuple[int, int]:
    start = max(0, span.start - _MOST)
    for match in _PARAGRAPH_END.finditer(text, start, span.start):
        start = match.end()
    end = min(len(text), span.end + _MOST)
    behind = _PARAGRAPH_END.search(text, span.end, end)
    return start, behind.start() if behind else end


def _opens(text: str, at: int, char: str) -> bool:
    if char not in _SINGLE:
        return char != "”"
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    return char != "’" and not before.isalnum() and behind.isalnum()


def _closes(text: str, at: int) -> bool:
    return not text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].isspace()
