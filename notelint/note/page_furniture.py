"""What a web page of a meeting prints around the text: links, sizes of files, lists of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.note.lines import Line
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_SUFFIX = r"(?:pdf|docx?|xlsx?|pptx?|rtf|zip|html?|csv)"
_FILE = regex(
    r"[ \t\u00a0]*(?:[-–(\[,][ \t\u00a0]*)?"
    rf"(?:(?:{_SUFFIX}|word)\s+icon(?:\s+{_SUFFIX})?|(?-i:PDF|DOCX?|XLSX?|PPTX?|RTF|ZIP|CSV))"
    r"(?:[ \t\u00a0]*[,(]?[ \t\u00a0]*\d+(?:\.\d+)?[ \t\u00a0]*(?:[KMG]B|bytes)[)\]]?)?[ \t\u00a0]*\Z",
    re.IGNORECASE,
)
_SIZE = regex(
    r"(?-i:PDF|DOCX?|XLSX?|PPTX?|RTF|ZIP)[ \t\u00a0]+\d+(?:\.\d+)?[ \t\u00a0]*[KMG]B", re.IGNORECASE
)
# An item's number: “4.”, “45/24”, “24/045”, “CAB.7”.
NUMBER = r"(?P<number>(?:[A-Z]{1,4}[./ ]?)?\d{1,5}[A-Za-z]?(?:/\d{1,4}){0,2})"
NUMBER_ALONE = regex(NUMBER + r"[.:)]?\Z")
_PAGES = regex(r"[ \t\u00a0]*\(pages?\s+\d+\s*[-–]\s*\d+\)[ \t\u00a0]*\Z", re.IGNORECASE)
_NAVIGATION = regex(r"[*•\-\s]*(?:<<|>>|«|»|\|)[\s|]*\Z")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page. ``label`` is what it opens: ``minutes``, ``decision`` or ``documents``.

    ``span`` is without the furniture at its end. ``marked`` tells that a
    link to a document stood there.
    """

    span: Span
    label: str | None = None
    marked: bool = False

    @property
    def blank(self) -> bool:
        """Whether there is nothing on the line that belongs to the note."""
        return self.span.start == self.span.end


def page_lines(text: str, lines: Sequence[Line], words: Vocabulary) -> list[PageLine]:
    """Return the lines as they stand without furniture, one for one."""
    found: list[PageLine] = []
    numbered = False  # a number stands alone on the line above: here is a title, whatever its words
    for line in lines:
        found.append(_page_line(text, line, words, title=numbered))
        numbered = NUMBER_ALONE.match(text, *line.span) is not None or (line.blank and numbered)
    return _printed(text, found)


def _printed(text: str, page: list[PageLine]) -> list[PageLine]:
    """Return the lines, those labels left out that the clerk typed: “DECISION:” below “Minutes:”."""
    labels = [text[one.span.start : one.span.end] for one in page if one.label]
    if all(label.isupper() for label in labels):
        return page
    return [
        PageLine(one.span) if one.label and text[one.span.start : one.span.end].isupper() else one
        for one in page
    ]


def _page_line(text: str, line: Line, words: Vocabulary, *, title: bool) -> PageLine:
    span = line.span
    if line.blank or span.end - span.start > 400:
        return PageLine(span)
    for label in ("minutes", "decision", "documents"):
        # Without a colon “Minutes” may be the title of an item.
        if text[span.end - 1] == ":" and words.is_all(f"page-{label}-labels", text, span):
            return PageLine(span, label)
    marked = False
    for pattern in (_FILE, _PAGES, _FILE):
        match = pattern.search(text, span.start, span.end)
        if match:
            marked = marked or pattern is _FILE
            span = trim(text, span.start, match.start())
    for match in words.find("page-links-behind", text, span):
        if match.end() == span.end or not text[match.end() : span.end].strip(" .)"):
            span = trim(text, span.start, match.start())
            break
    if not title and span.start < span.end and _is_furniture(text, span, words):
        span = Span(span.start, span.start)
    return PageLine(span, None, marked)


def _is_furniture(text: str, span: Span, words: Vocabulary) -> bool:
    start = span.start
    while start < span.end and text[start] in "*•·- \t|":
        start += 1
    bare = Span(start, span.end)
    if words.is_all("page-furniture", text, bare) or _NAVIGATION.match(text, *span):
        return True
    opened = words.opens("page-furniture-openings", text, bare)
    return opened is not None and len(text[bare.start : bare.end].split()) <= 20


def outside(lines: Sequence[Line], page: Sequence[PageLine]) -> Iterator[Span]:
    """Yield what the page prints around the text."""
    for line, kept in zip(lines, page, strict=True):
        if kept.span != line.span:
            yield Span(kept.span.end, line.span.end)


def links_to_documents(text: str) -> bool:
    """Return whether the text has the links to documents that such a page prints."""
    return _SIZE.search(text) is not None or "pdf icon" in text.lower()
