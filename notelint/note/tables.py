"""The attendance table: from the cells of the export to rows of role, names and posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from notelint.note.layout import RawRow
from notelint.note.lines import Line
from notelint.note.people import begins_with_name, parse_name
from notelint.note.roles import is_role
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Source, Span
from notelint.violation import Problem

_COLUMN_GAP = regex(r"[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{3,}")
_TABLE_PROBLEM = "the attendance table does not read as one here: expected a role or a blank cell, then names"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the spans of its lines; none if it is blank."""

    lines: tuple[Span, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the cell."""
        return not self.lines

    @property
    def span(self) -> Span:
        """From the first to the last word of a cell that is not blank."""
        return Span(self.lines[0].start, self.lines[-1].end)


@dataclass(frozen=True, slots=True)
class _Table:
    """The cells of a table, and what each is by its words, which is looked at once."""

    source: Source
    cells: Sequence[Cell]
    words: Vocabulary
    _roles: dict[int, bool] = field(init=False, default_factory=dict)
    _names: dict[int, bool] = field(init=False, default_factory=dict)

    def is_role(self, index: int) -> bool:
        """Return whether a cell holds words of a role only."""
        if index not in self._roles:
            cell = self.cells[index]
            self._roles[index] = len(cell.lines) == 1 and is_role(self.source.slice(cell.span), self.words)
        return self._roles[index]

    def holds_names(self, index: int) -> bool:
        """Return whether each line of a cell begins with a name."""
        if index not in self._names:
            text, lines = self.source.text, self.cells[index].lines
            self._names[index] = all(begins_with_name(text, *line, self.words) for line in lines)
        return self._names[index]

    def begins_row(self, index: int) -> bool:
        """Return whether a cell behind names is the role of the next row: names follow it at once.

        "Assistant Director" and "Committee Officer" are words of roles too; as posts they stand before
        the blank cell or the role of the next row, or last of all.
        """
        if not self.is_role(index):
            return False
        after = index + 1
        if after >= len(self.cells) or self.cells[after].blank:
            return False
        return not self.is_role(after) and self.holds_names(after)

    def opens_row(self, index: int) -> bool:
        """Return whether the cell is short and names follow: a role, known or not."""
        cell, after = self.cells[index], index + 1
        if len(cell.lines) > 1 or len(self.source.slice(cell.span).split()) > 6 or after >= len(self.cells):
            return False
        return not self.cells[after].blank and self.holds_names(after)


def attendance_rows(
    source: Source, lines: Sequence[Line], words: Vocabulary
) -> tuple[tuple[RawRow, ...] | None, tuple[Problem, ...], frozenset[str]]:
    """Return the rows of the table, the problems met, and ``attendance`` if it was not understood.

    The rows are None if ``lines`` hold no table at all.
    """
    cells = _cells(source, lines)
    if sum(not cell.blank for cell in cells) < 2:
        return None, (), frozenset()
    rows: list[RawRow] = []
    faults: list[Span] = []
    role: Span | None = None
    table = _Table(source, cells, words)
    index = _after_heads(source, cells, words)
    while index < len(cells):
        cell = cells[index]
        following = index + 1
        if cell.blank:
            index += 1
            continue
        if table.is_role(index) or (not table.holds_names(index) and table.opens_row(index)):
            role = cell.span
            index = following
            continue
        if role is not None and source.slice(cell.span).strip(" .").lower() in words.words("nobody"):
            index = following
            continue
        if not table.holds_names(index):
            faults.append(cell.span)
            index = following
            continue
        posts = cells[following] if following < len(cells) else None
        if posts is not None and (posts.blank or table.begins_row(following)):
            posts = None
        rows.append(RawRow(role, cell.span, cell.lines, posts.lines if posts else None))
        index = following + (posts is not None)
    if not faults:
        return tuple(rows) or None, (), frozenset()
    place = source.position(faults[0].start)
    problem = Problem("not-understood", _TABLE_PROBLEM, source.path, place.line, place.column)
    return tuple(rows) or None, (problem,), frozenset({"attendance"})


def _cells(source: Source, lines: Sequence[Line]) -> list[Cell]:
    """Return the cells, one a tab, or the columns of each line where the lines are rows."""
    words = [line for line in lines if not line.blank]
    across = [line for line in words if _COLUMN_GAP.search(source.text, line.span.start, line.span.end)]
    if len(across) * 2 > len(words):
        return [cell for line in words for cell in _columns(source, line)]
    cells: list[list[Span]] = []
    for line in lines:
        if line.cell:
            cells.append([] if line.blank else [line.span])
        elif not line.blank and cells:
            cells[-1].append(line.span)
    return [Cell(tuple(spans)) for spans in cells]


def _columns(source: Source, line: Line) -> list[Cell]:
    cells = []
    start = line.span.start
    if line.cell or len(line.indent) >= 3:
        cells.append(Cell(()))
    for gap in _COLUMN_GAP.finditer(source.text, line.span.start, line.span.end):
        cells.append(Cell((Span(start, gap.start()),)))
        start = gap.end()
    cells.append(Cell((Span(start, line.span.end),)))
    return cells


def _after_heads(source: Source, cells: Sequence[Cell], words: Vocabulary) -> int:
    """Return the index of the first cell behind the heads of the columns."""
    index = 0
    for at, cell in enumerate(cells[:6]):
        name = parse_name(source.text, *cell.lines[0], words) if cell.lines else None
        if name is not None and name.titles:
            break  # "Members" below a first row is the role of the next
        if (
            not cell.blank
            and len(cell.lines) == 1
            and words.is_all("attendance-columns", source.text, cell.span)
        ):
            index = at + 1
    return index
