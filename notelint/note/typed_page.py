"""A page of typed minutes: where its items begin, who was there, its labels and appendices."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from notelint.note.attendance_lines import AttendanceText, attendance_begins, attendance_text
from notelint.note.dates import find_dates
from notelint.note.headings import Heading, headings_alone, headings_between
from notelint.note.layout import Appendix, Label, Layout, RawItem
from notelint.note.lines import Line, lines_of, list_mark, paragraphs
from notelint.note.markup import blanked, is_strong, strong_run, without_markup
from notelint.note.numbering import names_matter, numbered_items
from notelint.note.pages import page_furniture, right_column
from notelint.note.sequence import Numbered
from notelint.note.titles import behind_mark, opening_of, says_what_happened
from notelint.note.vocabulary import Vocabulary
from notelint.text import Source, Span, trim

_APPENDIX = re.compile(
    r"(?:appendix|annex)\s+([A-Z]|\d{1,2})\b(?!\s+(?:to|of|is|was|sets|shows))", re.IGNORECASE
)
_LABELS = ("date", "time", "venue")
_HEAD = 1500  # code points in which minutes say what met and when


@dataclass(frozen=True, slots=True)
class Start:
    """Where an item begins: ``at`` is its number or title, ``after`` where its words begin."""

    at: int
    line: int
    number: Span | None
    running: Span | None
    after: int
    title: Span | None = None  # where a heading has told it


@dataclass(frozen=True, slots=True)
class TypedPage:
    """A text while it is read: as it stands, without its markup, and its lines."""

    marked: str
    source: Source
    lines: Sequence[Line]
    strong: Sequence[bool]
    words: Vocabulary
    passed: frozenset[int] = frozenset()  # numbers of the lines that held nothing but a column

    @classmethod
    def of(cls, marked: Source, words: Vocabulary) -> TypedPage:
        """Return the page of a text: without markup, page numbers and what stands beside them."""
        page = cls._with(marked, without_markup(marked), words)
        furniture = page_furniture(page.text, page.lines, words)
        if not furniture:
            return page
        bare = cls._with(marked, blanked(page.source, [page.lines[index].span for index in furniture]), words)
        # Numbers alone on their lines may be those of the items.
        return bare if bare._numbered() or not page._numbered() else page

    @classmethod
    def _with(cls, marked: Source, source: Source, words: Vocabulary) -> TypedPage:
        lines = lines_of(source)
        return cls(marked.text, source, lines, [is_strong(marked.text, line) for line in lines], words)

    def _numbered(self) -> list[Numbered]:
        return numbered_items(self.text, self.lines, self.words, self.strong)

    @property
    def text(self) -> str:
        """The text as it is read."""
        return self.source.text

    def layout(self, dialect: str) -> Layout:
        """Return the parts of the page, as read by ``dialect``."""
        starts = self.starts()
        page = self._without_column(starts[0].line if starts else len(self.lines))
        return page._layout(starts, dialect)

    def _without_column(self, first: int) -> TypedPage:
        """Return the page without the right-hand column of names beside the items."""
        column, alone = right_column(self.text, self.lines, first)
        if not column:
            return self
        source = blanked(self.source, column)
        passed = frozenset(self.lines[index].number for index in alone)
        return replace(self, source=source, lines=lines_of(source), passed=passed)

    def _layout(self, starts: Sequence[Start], dialect: str) -> Layout:
        begin = starts[0].at if starts else len(self.text)
        preamble = self._within(0, begin)
        attended = attendance_text(self.text, preamble, self.words) or self._attendance_in_items(starts)
        appendices = self._appendices(starts)
        stop = appendices[0].heading.start if appendices else len(self.text)
        return Layout(
            source=self.source,
            dialect=dialect,
            preamble=Span(0, begin),
            first_line=next((line.span for line in preamble if not line.blank), Span(0, 0)),
            labels=self._labels(preamble, attended),
            attendance=attended.heading if attended else None,
            items=tuple(
                self._item(start, min(after.at if after else stop, stop))
                for start, after in zip(starts, [*starts[1:], None], strict=False)
                if start.at < stop
            ),
            listing=attended.parts if attended else (),
            appendices=appendices,
        )

    # --- Where items begin ---------------------------------------------------------------

    def starts(self) -> list[Start]:
        """Return where the items begin, in the order of the text."""
        chain = self._numbered()
        alone = self._headed()
        if alone and self._better(alone, [one.line for one in chain]):
            return alone
        starts = [Start(one.number.start, one.line, one.number, one.running, one.after) for one in chain]
        between = headings_between(self.text, self.lines, self.words, self.strong, chain)
        return sorted([*starts, *map(_headed_start, between)], key=lambda start: start.at)

    def _headed(self) -> list[Start]:
        """Return the items of a note without numbers, by their headings."""
        headings = headings_alone(self.text, self.lines, self.words, self.strong, self._first_below_header())
        return [_headed_start(heading) for heading in headings]

    def _better(self, headed: Sequence[Start], numbered: Sequence[int]) -> bool:
        """Return whether headings are the items and the numbers entries of lists below them."""
        if not numbered:
            return True
        matters = sum(names_matter(self.text, start.title, self.words) for start in headed if start.title)
        numbers = sum(names_matter(self.text, self.lines[line].span, self.words) for line in numbered)
        around = sum(start.line < numbered[0] or start.line > numbered[-1] for start in headed)
        return matters >= 2 and matters > numbers and around >= 2

    def opens_as_minutes(self, attended: AttendanceText | None) -> bool:
        """Return whether the text begins as minutes do: with a meeting and its date, or who was there."""
        first = next((line.span.start for line in self.lines if not line.blank), 0)
        head = Span(first, min(len(self.text), first + _HEAD))
        if attended and attended.heading.start < head.end and len(attended.parts) > 1:
            return True
        met = any(self.words.search(f"signs-of-{sign}", self.text, head) for sign in ("minutes", "a-meeting"))
        return met and next(find_dates(self.text, head), None) is not None

    def _first_below_header(self) -> int:
        """Return the line behind the heading and the attendance of a note without numbers."""
        attended = self.attendance()
        if attended:
            return attended.end
        return next((index + 1 for index, line in enumerate(self.lines) if not line.blank), 0)

    def attendance(self) -> AttendanceText | None:
        """Return the attendance list, as far as it stands above the first heading of an item."""
        begin = attendance_begins(self.text, self.lines, self.words)
        if begin is None:
            return None
        below = range(begin[0] + 1, len(self.lines))
        limit = next((index for index in below if self._opens_business(self.lines[index])), len(self.lines))
        return attendance_text(self.text, self.lines[:limit], self.words)

    def _opens_business(self, line: Line) -> bool:
        return not line.blank and self.words.opens("first-matters", self.text, line.span) is not None

    # --- Items ---------------------------------------------------------------------------

    def _within(self, start: int, end: int) -> list[Line]:
        """Return the lines between two places; the first and the last are cut there."""
        found = []
        for index in range(self._line_at(start), len(self.lines)):
            line = self.lines[index]
            if line.span.start >= end:
                break
            if line.number in self.passed or line.span.end < start:
                continue
            cut = trim(self.text, max(line.span.start, start), min(line.span.end, end))
            found.append(line if cut == line.span else Line(line.number, cut, line.indent))
        return found

    def _line_at(self, place: int) -> int:
        """Return the index of the line that holds ``place``, an offset."""
        return max(bisect_right(self.source.starts, place) - 1, 0)

    def _item(self, start: Start, end: int) -> RawItem:
        body = self._within(start.after, end)
        rest = [line for line in body if line.span.start >= start.after]
        first = next((index for index, line in enumerate(rest) if not line.blank), None)
        stop = max((line.span.end for line in rest if not line.blank), default=start.after)
        title, running = start.title, start.running
        if first is not None:
            line = rest[first]
            below: Sequence[Line] = rest[first + 1 :]
            if start.title is None:
                whole, below = self._whole_title(line, below)
                strong = strong_run(self.marked, self.lines[start.line], start.after)
                alone = all(other.blank for other in below)
                opening = opening_of(self.text, whole, self.words, strong, alone)
                title, behind = opening.title, opening.rest
            else:
                behind = Span(behind_mark(self.text, line.span), line.span.end)
            opened = [Line(line.number, behind, line.indent)] if behind.start < behind.end else []
            rest = [*opened, *below]
        elif title is not None and says_what_happened(self.text, title, self.words):
            rest = [Line(self.lines[start.line].number, title, "")]  # “NO MATTERS WERE RAISED”
        return RawItem(
            span=Span(start.at, max(stop, title.end if title else 0)),
            number=start.number,
            title=title,
            paragraphs=tuple(paragraphs(self.text, rest)),
            running=running,
        )

    def _whole_title(self, line: Line, below: Sequence[Line]) -> tuple[Span, Sequence[Line]]:
        """Return the first line of an item with the one it is wrapped into, if that is a title still."""
        after = below[0] if below else None
        if after is None or after.blank or len(line.indent) + line.span.end - line.span.start > 400:
            return line.span, below
        first, second = (
            self.text[line.span.start : line.span.end],
            self.text[after.span.start : after.span.end],
        )
        if first[-1] in ".:;?!" or len(second.split()) > 14 or list_mark(self.text, after.span):
            return line.span, below
        capitals = first.isupper() and second.isupper() and len(first) > 30
        wrapped = len(first) > 50 and second[0].islower() and second[-1] not in ".;,"
        return (
            (Span(line.span.start, after.span.end), below[1:]) if capitals or wrapped else (line.span, below)
        )

    def names_a_matter(self, starts: Sequence[Start]) -> bool:
        """Return whether two of the items are such as every meeting has."""
        heads = [
            Span(start.title.start if start.title else start.after, self.lines[start.line].span.end)
            for start in starts
        ]
        return sum(names_matter(self.text, head, self.words) for head in heads) >= 2

    # --- Around the items ----------------------------------------------------------------

    def _attendance_in_items(self, starts: Sequence[Start]) -> AttendanceText | None:
        """Return the attendance list that stands in one of the first items: “1. Present: …”."""
        for start, after in zip(starts[:4], [*starts[1:], None], strict=False):
            if start.title and self.words.opens("attendance-openings", self.text, start.title) is None:
                continue
            begin = start.title.start if start.title else start.after
            lines = self._within(begin, after.at if after else len(self.text))
            if attended := attendance_text(self.text, lines, self.words):
                return attended
        return None

    def _labels(self, preamble: Sequence[Line], attended: AttendanceText | None) -> Mapping[str, Label]:
        """Return the labels of date, time and venue; a value stands on the line or on the next one."""
        labels: dict[str, Label] = {}
        stop = attended.heading.start if attended else len(self.text)
        filled = [line for line in preamble if not line.blank and line.span.start < stop]
        for index, line in enumerate(filled):
            colon = self.text.find(":", line.span.start, line.span.end)
            for key in _LABELS if colon > 0 else ():
                label = Span(line.span.start, colon)
                if key in labels or not self.words.is_all(f"{key}-labels", self.text, label):
                    continue
                value = trim(self.text, colon + 1, line.span.end)
                if (
                    value.start == value.end
                    and index + 1 < len(filled)
                    and ":" not in self.source.slice(filled[index + 1].span)
                ):
                    value = filled[index + 1].span
                labels[key] = Label(Span(label.start, colon + 1), value if value.start < value.end else None)
        return labels

    def _appendices(self, starts: Sequence[Start]) -> tuple[Appendix, ...]:
        """Return the appendices behind the items; each has its heading on a line of its own."""
        first = starts[-1].line + 1 if starts else len(self.lines)
        found = []
        for index in range(first, len(self.lines)):
            line = self.lines[index]
            match = None if line.blank else _APPENDIX.match(self.text, *line.span)
            if match and line.span.end - line.span.start <= 80 and self.text[line.span.end - 1] not in ".,;":
                found.append((match[1].upper(), line.span))
        ends = [*(heading.start for _, heading in found[1:]), len(self.text)][: len(found)]
        return tuple(
            Appendix(letter, heading, trim(self.text, heading.start, end))
            for (letter, heading), end in zip(found, ends, strict=True)
        )


def _headed_start(heading: Heading) -> Start:
    return Start(heading.title.start, heading.line, None, None, heading.title.end, heading.title)
