"""Tables in Markdown, and the actions that tables, boxes and marked lines hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.note.layout import RawAction
from notelint.note.markdown_text import MdLine
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_BEHIND_MARK = regex(r"[ \t]*(?:\([^()\n]{1,60}\)[ \t]*)?(?::|[-–—](?=\s)|,(?=\s))[ \t]*")
_OWNED = regex(
    r"@\w|[A-Z][\w’'-]{1,40}(?:[ \t]+(?:[A-Z][\w’'-]{1,40}|van|von|der|den|de|di|da|du|la|le|ap|y)){0,4}"
    r"[ \t]*(?::|[-–—]\s|\bto\b)"
    r"|.*[(\[][^()\n]{2,60}[)\]]\s*\.?\Z"
)


@dataclass(frozen=True, slots=True)
class MdTable:
    """A table: the cells of its heads and of its rows."""

    heads: MdLine
    rows: tuple[MdLine, ...]

    def column(self, text: str, words: Vocabulary, name: str) -> int | None:
        """Return the number of the first column whose head is a phrase of a list, or None."""
        for number, cell in enumerate(self.heads.cells):
            if cell.start < cell.end and words.is_all(name, text, cell):
                return number
        return None


def tables(lines: Sequence[MdLine]) -> Iterator[MdTable]:
    """Yield the tables among ``lines``."""
    run: list[MdLine] = []
    for md in (*lines, None):
        if md is not None and md.form == "row":
            run.append(md)
        elif md is None or md.form != "divider":
            if len(run) > 1:
                yield MdTable(run[0], tuple(run[1:]))
            run = []


def is_action_table(text: str, table: MdTable, words: Vocabulary) -> bool:
    """Return whether the heads are those of a table of actions: what, and who or by when."""
    what = table.column(text, words, "markdown-action-columns")
    who = table.column(text, words, "markdown-owner-columns")
    when = table.column(text, words, "markdown-due-columns")
    return what is not None and (who is not None or when is not None)


def table_actions(text: str, table: MdTable, words: Vocabulary) -> Iterator[RawAction]:
    """Yield the rows of a table of actions."""
    what = table.column(text, words, "markdown-action-columns")
    who = table.column(text, words, "markdown-owner-columns")
    when = table.column(text, words, "markdown-due-columns")
    for row in table.rows:
        task = _cell(row, what)
        if task is None or task.start == task.end:
            continue
        yield RawAction(row.span, task, _cell(row, who), _cell(row, when), table.heads.span)


def _cell(row: MdLine, number: int | None) -> Span | None:
    return row.cells[number] if number is not None and number < len(row.cells) else None


def marked_actions(
    text: str, lines: Sequence[MdLine], paragraphs: Sequence[Span], words: Vocabulary
) -> Iterator[RawAction]:
    """Yield the entries that are actions by their looks: "- Action: …", and a box beside somebody's task."""
    entries = {md.span.start: md for md in lines if md.form in ("entry", "text")}
    for paragraph in paragraphs:
        md = entries.get(paragraph.start)
        if md is None or (md.form == "text" and words.opens("action-headings", text, paragraph)):
            continue  # the words of a heading in front of a paragraph are understood as such
        said = Span(md.words(text).start, paragraph.end)
        opened = words.opens("markdown-action-marks", text, said)
        behind = _BEHIND_MARK.match(text, opened.end(), said.end) if opened else None
        if md.form == "text" and (behind is None or _OWNED.match(text, behind.end(), said.end) is None):
            continue
        if opened and behind and behind.end() < said.end and text[said.start].isupper():
            yield RawAction(said, trim(text, behind.end(), said.end))
        elif md.ticked is not None and _OWNED.match(text, *said):
            yield RawAction(said, said)
