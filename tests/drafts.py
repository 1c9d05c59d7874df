"""Drafts for tests of understanding: a few items in, a draft out, with no dialect between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from notelint.note.attendance import listings
from notelint.note.blocks import read_blocks
from notelint.note.draft import Draft
from notelint.note.items import read_items
from notelint.note.layout import Layout, RawItem, RawRow
from notelint.note.lines import lines_of, paragraphs
from notelint.note.model import Header
from notelint.note.names import find_names
from notelint.text import Source, Span, trim
from tests.words import english

Row = tuple[str, str, str | None]  # role (empty: as above), names, posts; one line each


def draft_of(
    items: Sequence[tuple[str, str]],
    *,
    rows: Sequence[Row] = (),
    preamble: str = "",
    body: str | None = None,
    unread: frozenset[str] = frozenset(),
) -> Draft:
    """Return the draft of a note with these items (title, text) and this attendance table."""
    parts: list[str] = [preamble, "\n"]
    at = len(preamble) + 1
    raw: list[tuple[Span, Span, Span, Span]] = []
    for number, (title, text) in enumerate(items, 1):
        head = f"{number}  "
        start = at
        title_at = at + len(head)
        body_at = title_at + len(title) + 2
        parts.append(f"{head}{title}\n\n{text}\n\n")
        at = body_at + len(text) + 2
        raw.append(
            (
                Span(start, at),
                Span(start, start + len(str(number))),
                Span(title_at, title_at + len(title)),
                Span(body_at, body_at + len(text)),
            )
        )
    cells, table = _table(rows, at)
    source = Source("draft.txt", "".join(parts) + table)
    layout = Layout(
        source=source,
        dialect="test",
        preamble=Span(0, len(preamble)),
        first_line=Span(0, 0),
        items=tuple(_raw_item(source, *spans) for spans in raw),
        rows=cells or None,
        unread=unread,
    )
    words = english()
    header = Header(span=Span(0, len(preamble)), body=body)
    read = read_items(layout, header, words)
    blocks = tuple(
        block
        for item, one in zip(read, layout.items, strict=True)
        for block in read_blocks(source.text, item, one.paragraphs, words)
    )
    listed, _, _, list_unread = listings(layout, words)
    layout = replace(layout, unread=layout.unread | list_unread)
    draft = Draft(source, words, layout, header, read, blocks, listed)
    return replace(draft, names=find_names(draft))


def _raw_item(source: Source, span: Span, number: Span, title: Span, body: Span) -> RawItem:
    lines = [line for line in lines_of(source) if body.start <= line.span.start and line.span.end <= body.end]
    return RawItem(span, number, trim(source.text, *title), tuple(paragraphs(source.text, lines)))


def _table(rows: Sequence[Row], at: int) -> tuple[tuple[RawRow, ...], str]:
    text = ""
    found: list[RawRow] = []
    role: Span | None = None

    def cell(said: str) -> tuple[Span, ...]:
        nonlocal text
        spans = []
        for line in said.split("\n"):
            start = at + len(text)
            text += line + "\n"
            if line.strip():
                spans.append(trim(line, 0, len(line)))
                spans[-1] = Span(start + spans[-1].start, start + spans[-1].end)
        return tuple(spans)

    for word, names, posts in rows:
        if word:
            role = cell(word)[0]
        name_lines = cell(names)
        post_lines = cell(posts) if posts is not None else None
        found.append(RawRow(role, Span(name_lines[0].start, name_lines[-1].end), name_lines, post_lines))
    return tuple(found), text
