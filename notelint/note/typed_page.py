"""A page of typed minutes: where its items begin, who was there, its labels and appendices."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from notelint.note.attendance_lines import (
    AttendanceText,
    attendance_begins,
    attendance_from,
    attendance_text,
    stands_in_cells,
)
from notelint.note.headings import Heading, candidates_among, headings_alone, headings_between
from notelint.note.layout import Layout
from notelint.note.lines import Line, lines_of, page_width
from notelint.note.lost_numbers import items_all_numbered_one
from notelint.note.markup import blanked, strong_lines, without_markup
from notelint.note.numbering import missing_numbers, names_matter, numbered_items
from notelint.note.pages import page_furniture, right_column
from notelint.note.sequence import Numbered
from notelint.note.typed_frame import agenda_behind, appendices_of, labels_of, not_a_list, signatures_of
from notelint.note.typed_items import ItemReader, Start, cut_line
from notelint.note.vocabulary import Vocabulary
from notelint.text import Source, Span, trim

_AROUND = 2  # headings in front of the first number and behind the last, where numbers are those of entries
_FEW_CELLS = 8  # of a table beside text that runs on


@dataclass(frozen=True)
class TypedPage:
    """A text while it is read: as it stands, without its markup, and its lines.

    What is asked of it again while it is recognised and read is worked out once.
    """

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
        bare = page._without(marked, furniture)
        said = {index: page.source.slice(page.lines[index].span) for index in furniture}
        if kept := missing_numbers(bare.numbered, said):
            bare = page._without(marked, furniture - kept)
        # Numbers alone on their lines may be those of the items.
        return bare if bare.numbered or not page.numbered else page

    def _without(self, marked: Source, furniture: Collection[int]) -> TypedPage:
        spans = [self.lines[index].span for index in sorted(furniture)]
        return self._with(marked, blanked(self.source, spans), self.words)

    @classmethod
    def _with(cls, marked: Source, source: Source, words: Vocabulary) -> TypedPage:
        lines = lines_of(source)
        return cls(marked.text, source, lines, strong_lines(marked.text, lines), words)

    @cached_property
    def numbered(self) -> Sequence[Numbered]:
        """The numbers that begin items, in the order of the text."""
        return numbered_items(self.text, self.lines, self.words, self.strong)

    @property
    def text(self) -> str:
        """The text as it is read."""
        return self.source.text

    def layout(self, dialect: str) -> Layout:
        """Return the parts of the page, as read by ``dialect``."""
        starts = self.starts or self.text_without_items()
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
        mixed = attended is not None and stands_in_cells(self.marked, attended)
        first = starts[-1].line + 1 if starts else len(self.lines)
        appendices = appendices_of(self.text, self.lines, first)
        ends = [appendix.heading.start for appendix in appendices]
        ends += agenda_behind(self.text, self.lines, [start.line for start in starts], self.words)
        ends += signatures_of(self.text, self.lines, first)
        stop = min(ends, default=len(self.text))
        reader = ItemReader(self.text, self.marked, self.words, page_width(self.text, self.lines))
        return Layout(
            source=self.source,
            dialect=dialect,
            preamble=Span(0, begin),
            first_line=next((line.span for line in preamble if not line.blank), Span(0, 0)),
            labels=labels_of(self.source, preamble, attended, self.words),
            attendance=attended.heading if attended else None,
            items=tuple(
                reader.item(
                    start,
                    self.lines[start.line],
                    self._within(start.after, min(after.at if after else stop, stop)),
                )
                for start, after in zip(starts, [*starts[1:], None], strict=False)
                if start.at < stop
            ),
            listing=attended.parts if attended and not mixed else (),
            appendices=appendices,
            problems=(not_a_list(self.source, attended.heading),) if attended and mixed else (),
            unread=frozenset({"attendance"}) if mixed else frozenset(),
        )

    # --- Where items begin ---------------------------------------------------------------

    @cached_property
    def starts(self) -> Sequence[Start]:
        """Where the items begin, in the order of the text."""
        chain = self.numbered
        numbered = [one.line for one in chain]
        alone = self._headed(numbered)
        if alone and self._better(alone, numbered):
            return alone
        if (
            lost := []
            if any(one.value != 1 for one in chain)
            else items_all_numbered_one(self.text, self.lines)
        ):
            return [Start(one.start, line, None, None, one.end) for line, one in lost]
        few = 3 * sum(one.alone for one in chain) <= len(chain)
        starts = [
            Start(one.begin, one.line, one.number, one.running, one.after, untitled=one.alone and few)
            for one in chain
        ]
        between = headings_between(self.text, self.lines, self.words, self.strong, chain)
        return sorted([*starts, *map(_headed_start, between)], key=lambda start: start.at)

    def text_without_items(self) -> list[Start]:
        """Return where the text begins that runs on behind the list of those present, as one item.

        Where several lines have numbers, or the text stands in the cells of a table, there are
        items, and which is which was not understood.
        """
        attended = self.attended
        written = [line for line in self.lines[attended.end :] if not line.blank] if attended else []
        if not written or sum(self.text[line.span.start].isdigit() for line in written) > 2:
            return []
        begin = written[0].span.start
        if self.marked.count("<td", begin) > _FEW_CELLS:
            return []
        return [Start(begin, self.lines.index(written[0]), None, None, begin, running_on=True)]

    def _headed(self, numbered: Sequence[int]) -> list[Start]:
        """Return the items of a note without numbers, by their headings; few of them stand among numbers."""
        first = self._first_below_header()
        if numbered:
            outside = (*range(first, numbered[0]), *range(max(first, numbered[-1] + 1), len(self.lines)))
            around = candidates_among(self.text, self.lines, self.words, self.strong, outside)
            if sum(1 for _ in islice(around, _AROUND)) < _AROUND:
                return []
        headings = headings_alone(self.text, self.lines, self.words, self.strong, first)
        return [_headed_start(heading) for heading in headings]

    def _better(self, headed: Sequence[Start], numbered: Sequence[int]) -> bool:
        """Return whether headings are the items and the numbers entries of lists below them."""
        if not numbered:
            return True
        around = sum(start.line < numbered[0] or start.line > numbered[-1] for start in headed)
        if around < _AROUND:
            return False
        matters = sum(names_matter(self.text, start.title, self.words) for start in headed if start.title)
        numbers = sum(names_matter(self.text, self.lines[line].span, self.words) for line in numbered)
        return matters >= 2 and matters > numbers

    def _first_below_header(self) -> int:
        """Return the line behind the heading and the attendance of a note without numbers."""
        attended = self.attended
        if attended:
            return attended.end
        return next((index + 1 for index, line in enumerate(self.lines) if not line.blank), 0)

    @cached_property
    def attended(self) -> AttendanceText | None:
        """The attendance list, as far as it stands above the first heading of an item."""
        begin = attendance_begins(self.text, self.lines, self.words)
        if begin is None:
            return None
        below = range(begin[0] + 1, len(self.lines))
        limit = next((index for index in below if self._opens_business(self.lines[index])), len(self.lines))
        return attendance_from(self.text, self.lines[:limit], begin, self.words)

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
            if line.span.start < start or line.span.end > end:
                cut = trim(self.text, max(line.span.start, start), min(line.span.end, end))
                line = cut_line(self.text, line, cut)
            found.append(line)
        return found

    def _line_at(self, place: int) -> int:
        """Return the index of the line that holds ``place``, an offset."""
        return max(bisect_right(self.source.starts, place) - 1, 0)

    # --- Around the items ----------------------------------------------------------------

    def _attendance_in_items(self, starts: Sequence[Start]) -> AttendanceText | None:
        """Return the attendance list that stands in one of the first items: “1. Present: …”."""
        for start, after in zip(starts[:4], [*starts[1:], None], strict=False):
            if start.title and self.words.opens("attendance-openings", self.text, start.title) is None:
                continue
            begin = start.title.start if start.title else start.after
            lines = self._within(begin, after.at if after else len(self.text))
            attended = attendance_text(self.text, lines, self.words)
            if attended and self.words.opens("attendance-openings", self.text, attended.heading):
                return attended
        return None


def _headed_start(heading: Heading) -> Start:
    return Start(heading.title.start, heading.line, None, None, heading.title.end, heading.title)
