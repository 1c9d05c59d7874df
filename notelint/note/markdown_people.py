"""Who was there, in a note in Markdown: lists and tables below a heading, or behind a label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from notelint.note.markdown_sections import Section, group_of, lists_people
from notelint.note.markdown_tables import MdTable, tables
from notelint.note.markdown_text import MdLine
from notelint.note.roles import is_role, role_group
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_HANDLE = regex(r"[ \t]*(?:\([ \t]*@[\w-]{1,60}[ \t]*\)|(?:[-–—,/][ \t]*)?@[\w-]{1,60}(?![\w@.-]))")
_BEHIND_COMMA = regex(r",[ \t]*\Z|,[ \t]*and[ \t]*\Z")
_NAME_BEFORE = regex(r"[^\W\d_]")
_SENTENCE = regex(r"[.!?]\s*\Z")


@dataclass(slots=True)
class People:
    """The heading of the first list, and each entry with the word of its group and the group."""

    heading: Span | None = None
    lesser: bool = False  # the heading is that of the chair or of guests only
    entries: dict[Span, tuple[Span | None, str]] = field(default_factory=dict)


def find_people(text: str, front: Sequence[MdLine], sections: Sequence[Section], words: Vocabulary) -> People:
    """Return who is listed in the lines above the items and in the sections that list people."""
    people = People()
    _Lists(text, words, people).read(front, None)
    for section in sections:
        if people.heading is None or people.lesser:
            people.heading = section.title
            people.lesser = group_of(text[section.label.start : section.label.end], words) != "members"
        _Lists(text, words, people).read(section.lines, section.label)
    return people


@dataclass(slots=True)
class _Open:
    """A list that is open: its label and group, and how far in the entry stands that opened it."""

    label: Span
    group: str
    column: int  # -1: a heading or a line of text
    fresh: bool = True  # nobody has been added since


class _Lists:
    """Reads lines one after the other; the last of ``open`` is the list that people are added to."""

    def __init__(self, text: str, words: Vocabulary, people: People) -> None:
        self.text, self.words, self.people = text, words, people
        self.open: list[_Open] = []

    def read(self, lines: Sequence[MdLine], heading: Span | None) -> None:
        """Add the people of ``lines``; ``heading`` is the one that opens a list, if one does."""
        self.open = [self._opened(heading, -1)] if heading is not None else []
        ticks = any(md.ticked for md in lines)
        in_tables = self._tables(lines, heading)
        blank = True
        for md in lines:
            if md.form == "blank":
                blank = True
            elif md.form not in ("divider", "rule", "code") and md.line.number not in in_tables:
                if not (ticks and md.ticked is False):
                    self._line(md, heading, blank)
                blank = False

    def _line(self, md: MdLine, heading: Span | None, blank: bool) -> None:
        said = md.words(self.text)
        least = 0 if heading is None else 1
        if md.form == "entry":
            while len(self.open) > least and self._is_over(md):
                self.open.pop()
        if (label := self._label(said)) is not None:
            if self.people.heading is None or self.people.lesser:
                self.people.heading = label
                self.people.lesser = group_of(self.text[label.start : label.end], self.words) != "members"
            self._labelled(label, said, md, least)
            return
        if not self.open:
            return
        if md.form != "entry":
            if heading is None and blank and not self.open[-1].fresh:
                self.open.clear()  # a list behind a label ends with its paragraph
            elif self._is_sentence(said):
                del self.open[least:]
                return
        elif self._is_sentence(said) and any(
            self.words.search(verbs, self.text, said) for verbs in ("finite-verbs", "acting-verbs")
        ):
            return  # what somebody did is no name
        self._add(said)

    def _is_over(self, md: MdLine) -> bool:
        """Return whether an entry is none of the open list: it stands beside its label, or below a chair."""
        last = self.open[-1]
        if last.column < 0:
            return not last.fresh and last.group == "chair"
        return md.column <= last.column

    def _opened(self, label: Span, column: int) -> _Open:
        return _Open(label, group_of(self.text[label.start : label.end], self.words), column)

    def _label(self, said: Span) -> Span | None:
        """Return the label of people that words begin with: before a colon or dash, or all of them."""
        colon = self.text.find(":", said.start, min(said.end, said.start + 80))
        if colon >= 0:
            label = trim(self.text, said.start, colon)
        else:
            label = said
        if label.start == label.end or not self.text[label.start].isupper():
            return None
        if lists_people(self.text, label, self.words):
            return label
        # “Minutes: Ana” beside those present tells who took them; elsewhere it may be an item.
        beside = bool(self.open) and said.start < colon < said.end - 1
        return label if beside and self._tells_officer(label) else None

    def _tells_officer(self, label: Span) -> bool:
        said = self.text[label.start : label.end]
        return is_role(said, self.words) and role_group(said, self.words) == "officers"

    def _labelled(self, label: Span, said: Span, md: MdLine, least: int) -> None:
        if md.form != "entry":
            del self.open[least:]
        self.open.append(self._opened(label, md.column if md.form == "entry" else -1))
        start = label.end
        while start < said.end and self.text[start] in " \t:()0123456789*_–—-":
            start += 1
        self._add(Span(start, said.end))

    def _add(self, span: Span) -> None:
        span = trim(self.text, *span)
        if self.open and span.start < span.end:
            self.people.entries[span] = (self.open[-1].label, self.open[-1].group)
            self.open[-1].fresh = False

    def _is_sentence(self, span: Span) -> bool:
        said = self.text[span.start : span.end]
        return bool(_SENTENCE.search(said)) and len(said.split()) > 4

    def _tables(self, lines: Sequence[MdLine], heading: Span | None) -> set[int]:
        """Add the people of tables; return the numbers of their lines."""
        taken: set[int] = set()
        for table in tables(lines):
            names = table.column(self.text, self.words, "markdown-name-columns")
            if names is None and heading is not None:
                names = 0
            if names is None:
                continue
            present = table.column(self.text, self.words, "markdown-present-columns")
            if heading is None and present is None:
                continue
            taken |= {md.line.number for md in (table.heads, *table.rows)}
            post = table.column(self.text, self.words, "markdown-role-columns")
            self._rows(table, names, present if present != names else None, post)
        return taken

    def _rows(self, table: MdTable, names: int, present: int | None, post: int | None) -> None:
        for row in table.rows:
            if names >= len(row.cells):
                continue
            name = row.cells[names]
            group = self.open[-1].group if self.open else "members"
            if present is not None and present < len(row.cells):
                mark = self.text[row.cells[present].start : row.cells[present].end].strip().lower()
                if mark not in self.words.words("markdown-yes"):
                    said = group_of(mark, self.words) if mark else ""
                    if said not in ("apologies", "absent"):
                        continue
                    group = said
            if post is not None and post < len(row.cells) and group == "members":
                cell = row.cells[post]
                said = role_group(self.text[cell.start : cell.end], self.words) or group
                group = said if said in ("chair", "vice-chair", "deputy-chair", "guests") else group
            if name.start < name.end:
                self.people.entries[name] = (self.open[-1].label if self.open else None, group)


def handles_beside_names(text: str, entries: Sequence[Span]) -> Iterator[Span]:
    """Yield the user names ("@ana") that stand beside a name of the same entry."""
    for span in entries:
        at = text.find("@", span.start, span.end)
        if at < 0:
            continue
        several = text.count(",", *span) > 1
        found = [
            match
            for match in _HANDLE.finditer(text, *span)
            if not (several and (_BEHIND_COMMA.search(text, span.start, match.start()) or "," in match[0]))
        ]
        rest = "".join(
            text[start:end]
            for start, end in zip(
                [span.start, *(match.end() for match in found)],
                [*(match.start() for match in found), span.end],
                strict=True,
            )
        )
        if _NAME_BEFORE.search(rest.split("(")[0]):
            yield from (Span(*match.span()) for match in found)
