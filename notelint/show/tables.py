"""Attendance, decisions and actions of a note as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TextIO

from notelint.note.model import Action, Decision, Listing, Node, Note

Row = tuple[object, ...]


def write_tables(note: Note, out: TextIO, names: Sequence[str]) -> None:
    """Write tables by name; each begins with its headings, a blank line stands between two.

    The first column of several tables is the table's name, so that each can be
    filtered from the whole.
    """
    writer = csv.writer(out, lineterminator="\n")
    several = len(names) > 1
    for index, name in enumerate(names):
        headings, rows = TABLES[name]
        if index:
            out.write("\n")
        writer.writerow(["table", *headings] if several else headings)
        for row in rows(note):
            cells = [_cell(value) for value in row]
            writer.writerow([name, *cells] if several else cells)


def _cell(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula: the note is written by others."""
    text = "" if value is None else " ".join(str(value).split())
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _attendance(note: Note) -> Iterator[Row]:
    for listing in note.all("listing"):
        if isinstance(listing, Listing):
            name = listing.name
            yield (
                _line(note, listing),
                listing.group,
                name.text if name else note.source.slice(listing.span),
                listing.authority,
                listing.post or (name.role if name and not listing.substitute else None),
                listing.substitute_for or ("yes" if listing.substitute else None),
            )


def _decisions(note: Note) -> Iterator[Row]:
    for decision in note.all("decision"):
        if isinstance(decision, Decision):
            text = decision.text or note.source.slice(decision.span)
            yield (_line(note, decision), *_item(decision), decision.kind, text)


def _actions(note: Note) -> Iterator[Row]:
    for action in note.all("action"):
        if isinstance(action, Action):
            task = action.task or note.source.slice(action.span)
            due = action.due.text_value if action.due else None
            yield (_line(note, action), *_item(action), task, "; ".join(action.owners), action.deadline, due)


def _line(note: Note, node: Node) -> int:
    return note.source.position(node.span.start).line


def _item(node: Node) -> tuple[str | None, str | None]:
    item = node.item
    return (item.number, item.title) if item else (None, None)


TABLES: Mapping[str, tuple[Sequence[str], Callable[[Note], Iterator[Row]]]] = {
    "attendance": (("line", "group", "name", "authority", "post", "substitute for"), _attendance),
    "decisions": (("line", "item", "title", "kind", "decision"), _decisions),
    "actions": (("line", "item", "title", "action", "owner", "deadline", "due"), _actions),
}
