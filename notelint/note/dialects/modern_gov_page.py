"""The dialect ``modern.gov-page``: the web page of a meeting, copied as text.

Below "Agenda and minutes" the body and the date stand on one line, then the
items: number, title, what the agenda said of it, and "Minutes:" or
"Decision:" or both, often with the same words twice. Between them the page
prints links, sizes of files and lists of documents, which are blanked. Who was
there stands on another page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from notelint.note.dates import find_dates
from notelint.note.layout import Label, Layout, RawItem, Reading
from notelint.note.lines import Line, lines_of, paragraphs, wrap_width
from notelint.note.markup import blanked, with_line_feeds
from notelint.note.page_furniture import PageLine, links_to_documents, outside, page_lines
from notelint.note.page_items import PageStart, page_starts
from notelint.note.page_repetition import repeated, without
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Source, Span, trim

name = "modern.gov-page"

# With the end of the line before, which is found faster than the beginning of a line.
_LABEL = regex(r"\n[ \t]*(?:minutes|decisions?)[ \t]*:[ \t\r]*$", re.MULTILINE | re.IGNORECASE)
_HEADS = regex(r"^[ \t]*(?:no\.?[ \t]+item|item[ \t]+no\.?)[ \t\r]*$", re.MULTILINE | re.IGNORECASE)
_PART_OF_DATE = regex(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\s+\d)"
)
_DASH = regex(r"\s[-–—]\s")
_MANY_LABELS = 3
_USUAL_PAST = 3  # words in the past tense that no agenda has
_SECTIONS = {"minutes": "talk", "decision": "decision"}


def recognise(source: Source, words: Vocabulary) -> float:
    """Return how sure it is that this is the layout, from 0 to 1.

    An agenda has the same form without "Minutes:", or with nothing below it.
    """
    reading = begin(source, words)
    return reading.sureness if reading else 0.0


def begin(source: Source, words: Vocabulary, least: float = 0.0) -> Reading | None:
    """Return the text with how sure it is that this is the layout; None if less sure than ``least``."""
    source = with_line_feeds(source)
    text = source.text
    labels = sum(1 for _ in islice(_LABEL.finditer("\n" + text), _MANY_LABELS))
    if not labels:
        return None
    score = 0.4 * (_HEADS.search(text) is not None) + 0.25 * links_to_documents(text)
    head = Span(0, min(len(text), 3000))
    lines = lines_of(source)
    titled = any(words.is_all("page-titles", text, line.span) for line in lines[:60] if not line.blank)
    score += 0.25 * titled + 0.1 * (words.search("page-furniture", text, head) is not None)
    score += 0.2 * (labels == _MANY_LABELS)
    if score < 0.5 or min(score + 0.3, 1.0) < least:
        return None
    page = _Page.of(source, lines, words)
    items = page.items()
    said = sum(_says_something(item) for item in items)
    if not said or (said * 2 < len(items) and not _has_usual_past(text, words)):
        return None
    return Reading(min(score + 0.3, 1.0), lambda: page.layout(items))


def read(source: Source, words: Vocabulary) -> Layout:
    """Return the layout of ``source``. Nothing is lost: what is not understood stays text."""
    source = with_line_feeds(source)
    page = _Page.of(source, lines_of(source), words)
    return page.layout(page.items())


def _has_usual_past(text: str, words: Vocabulary) -> bool:
    past = words.find("past-tense-marks", text, Span(0, len(text)))
    return sum(1 for _ in islice(past, _USUAL_PAST)) == _USUAL_PAST


def _says_something(item: RawItem) -> bool:
    """Return whether text stands below "Minutes:" or "Decision:"."""
    labels = [span for span in item.paragraphs if item.headings.get(span)]
    return bool(labels) and item.paragraphs[-1] not in item.headings


@dataclass(frozen=True, slots=True)
class _Page:
    """The page while it is read: without its furniture, and where its items begin."""

    source: Source
    lines: Sequence[Line]
    page: Sequence[PageLine]
    starts: Sequence[PageStart]
    end: int  # the index of the line below the last item
    words: Vocabulary

    @classmethod
    def of(cls, source: Source, lines: Sequence[Line], words: Vocabulary) -> _Page:
        text = source.text
        page = page_lines(text, lines, words)
        heads = [
            index
            for index, line in enumerate(page)
            if words.is_all("page-heads", text, line.span) and not line.blank
        ]
        first = _first(text, page, heads)
        end = _foot(text, page, first, words)
        starts = page_starts(text, page[:end], first, words)
        page = [*_without_documents(page[:end], starts), *page[end:]]
        bare = blanked(source, outside(lines, page))
        return cls(bare, lines_of(bare), page, starts, end, words)

    def layout(self, items: Sequence[RawItem]) -> Layout:
        source, removed = self._without_repetition(items)
        items = tuple(without(item, removed) for item in items)
        first = self.starts[0].index if self.starts else self.end
        preamble = self.lines[:first]
        return Layout(
            source=source,
            dialect=name,
            preamble=Span(0, self.lines[first].span.start if first < len(self.lines) else len(source.text)),
            first_line=next((line.span for line in preamble if not line.blank), Span(0, 0)),
            labels=self._labels(preamble),
            items=items,
            trailing=tuple(paragraphs(source.text, self.lines[self.end :])),
            unread=frozenset({"attendance"}),
        )

    # --- Items ---------------------------------------------------------------------------

    def items(self) -> tuple[RawItem, ...]:
        stops = [*(start.index for start in self.starts[1:]), self.end]
        return tuple(self._item(start, stop) for start, stop in zip(self.starts, stops, strict=False))

    def _item(self, start: PageStart, stop: int) -> RawItem:
        text = self.source.text
        width = wrap_width(self.lines)
        found: list[Span] = []
        headings: dict[Span, str] = {}
        part: list[Line] = []
        for index in range(start.body, stop):
            line, label = self.lines[index], self.page[index].label
            if label in _SECTIONS:
                found += paragraphs(text, part, width)
                part = []
                found.append(line.span)
                headings[line.span] = _SECTIONS[label]
            else:
                part.append(line)
        found += paragraphs(text, part, width)
        while found and headings.get(found[-1]) == "talk":
            headings.pop(found.pop())  # “Minutes:” with nothing below it
        begin = start.number.start if start.number else self.lines[start.index].span.start
        ends = [span.end for span in (start.number, start.title, *found[-1:]) if span]
        return RawItem(
            span=Span(begin, max(ends)),
            number=start.number,
            title=start.title,
            paragraphs=tuple(found),
            running=start.running,
            headings={span: section for span, section in headings.items() if span in found},
            agenda=tuple(found[: found.index(next(iter(headings)))]) if headings else (),
        )

    def _without_repetition(self, items: Sequence[RawItem]) -> tuple[Source, frozenset[Span]]:
        """Return the source without what "Minutes:" repeats of "Decision:", and what that was."""
        removed = [span for item in items for span in repeated(self.source.text, item, self.words)]
        return blanked(self.source, removed), frozenset(removed)

    # --- The head ------------------------------------------------------------------------

    def _labels(self, preamble: Sequence[Line]) -> Mapping[str, Label]:
        """Return body and date, which share a line, and the place."""
        text, words = self.source.text, self.words
        labels: dict[str, Label] = {}
        for line in preamble:
            if line.blank:
                continue
            colon = text.find(":", line.span.start, min(line.span.end, line.span.start + 40))
            if (
                "venue" not in labels
                and colon > 0
                and words.is_all("venue-labels", text, Span(line.span.start, colon))
            ):
                value = trim(text, colon + 1, line.span.end - (text[line.span.end - 1] == "."))
                labels["venue"] = Label(
                    Span(line.span.start, colon + 1), value if value.start < value.end else None
                )
            elif "title" not in labels and (parts := _body_and_date(text, line.span)):
                labels["title"], labels["date"] = (Label(part, part) for part in parts)
        return labels


def _body_and_date(text: str, line: Span) -> tuple[Span, Span] | None:
    """Return the two halves of “Environment Panel - Thursday, 5th October, 2023 1.00 pm”."""
    day = next(find_dates(text, line), None)
    part = _PART_OF_DATE.search(text, *line) if day is None else None  # a date that lacks its year or day
    if day is None and part is None:
        return None
    begins = day.span.start if day else part.start() if part else line.end
    dashes = list(_DASH.finditer(text, line.start, begins))
    if not dashes:
        return None
    body, date = trim(text, line.start, dashes[-1].start()), trim(text, dashes[-1].end(), line.end)
    return (body, date) if body.start < body.end else None


def _first(text: str, page: Sequence[PageLine], heads: Sequence[int]) -> int:
    """Return the line at which the items begin: below the head of their table."""
    if heads:
        last = heads[0]
        while last + 1 in heads or (last + 2 in heads and page[last + 1].blank):
            last += 1
        return last + 1
    for index, line in enumerate(page):
        if not line.blank and _body_and_date(text, line.span):
            return index + 1
    return 0


def _foot(text: str, page: Sequence[PageLine], first: int, words: Vocabulary) -> int:
    """Return the line at which the foot of the page begins."""
    last = max((index for index, line in enumerate(page) if line.label in _SECTIONS), default=first)
    for index in range(last + 1, len(page)):
        line = page[index]
        if not line.blank and (words.is_all("page-foot", text, line.span) or text[line.span.start] == "©"):
            return index
    return len(page)


def _without_documents(page: Sequence[PageLine], starts: Sequence[PageStart]) -> Iterator[PageLine]:
    """Yield the lines, those of a list of documents as blank."""
    begins = {start.index for start in starts}
    within = False
    for index, line in enumerate(page):
        if index in begins or line.label in _SECTIONS:
            within = False
        elif line.label == "documents":
            within = True
        yield PageLine(Span(line.span.start, line.span.start), None, line.marked) if within else line
