"""A note as plain data, as ``schemas/note.schema.json`` says.

Everything comes from the fields of the nodes' classes, so a field that is
added to the model is shown without a change here. Names are those of the
model, but where OParl has one for the same thing that is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import Field, fields
from datetime import date, time
from typing import Any

from notelint import __version__
from notelint.note.model import Block, Node, Note, Unread
from notelint.printable import shown_path
from notelint.text import Source, Span

# The OParl names of AgendaItem and Meeting.
OPARL = {("item", "title"): "name", ("header", "body"): "name", ("header", "venue"): "location"}
# What every node has and what is shown in another way.
FRAME = ("span", "parent", "places")
# Parts of parts: shown where they belong, or by their own name.
INNER = frozenset({"block", "entry", "mark", "tag", "word", "name", "row", "mention"})
# What the note itself says beside its nodes.
NOTE_FIELDS = ("chair", "minutes_agreed")


def note_data(note: Note, profile: str, selector: str | None = None) -> dict[str, Any]:
    """Return the note as dicts and lists; with ``selector`` only the nodes of that type."""
    source = note.source
    data: dict[str, Any] = {
        "version": 1,
        "tool": {"name": "notelint", "version": __version__},
        "path": shown_path(source.path),
        "format": source.format,
        "encoding": source.encoding,
        "dialect": note.dialect,
        "profile": profile,
    }
    if selector is None:
        data["header"] = node_data(note.header, source)
        data["note"] = {name: value_data(getattr(note, name), source) for name in NOTE_FIELDS}
        data["note"]["places"] = _places(note.places, source)
        data["note"]["unread"] = sorted(note.unread)
        data["note"]["problems"] = [
            {"kind": problem.kind, "line": problem.line, "message": problem.message}
            for problem in note.problems
        ]
    data["nodes"] = {
        name: [node_data(node, source) for node in nodes]
        for name, nodes in sorted(shown_nodes(note, selector).items())
    }
    return data


def shown_nodes(note: Note, selector: str | None = None) -> Mapping[str, tuple[Node, ...]]:
    """Return the nodes to show by type: those of ``selector``, else all but parts of parts."""
    if selector == "header":
        return {"header": (note.header,)}
    if selector is not None:
        return {selector: tuple(note.all(selector))}
    return {
        name: nodes
        for name, nodes in note.nodes.items()
        if nodes and name not in INNER and name not in ("note", "header")
    }


def node_data(node: Node, source: Source) -> dict[str, Any]:
    """Return a node with its place, its item's number and all its fields."""
    item = node.item
    data: dict[str, Any] = {"type": node.type, **place_data(node.span, source)}
    if item is not node:
        data["item"] = item.number if item is not None else None
    for field in own_fields(type(node)):
        data[field_name(node.type, field.name)] = value_data(getattr(node, field.name), source)
    if node.places:
        data["places"] = _places(node.places, source)
    return data


def value_data(value: Any, source: Source) -> Any:
    """Return the value of a field as JSON knows it."""
    if isinstance(value, Block):
        # A heading or lead-in is named where it serves; whole it would be repeated for each entry.
        return {**place_data(value.span, source), "text": source.slice(value.span)}
    if isinstance(value, Node):
        return node_data(value, source)
    if isinstance(value, Span):
        return place_data(value, source)
    if isinstance(value, Unread):
        return {"unread": True}
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [value_data(one, source) for one in value]
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return value


def place_data(span: Span, source: Source) -> dict[str, int]:
    """Return where a span stands: lines and columns from 1, the end exclusive."""
    start, end = source.position(span.start), source.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def own_fields(kind: type[Node]) -> Iterator[Field[Any]]:
    """Yield the fields that a type of node has of its own, in the order of its class."""
    for field in fields(kind):
        if field.name not in FRAME:
            yield field


def field_name(node_type: str, name: str) -> str:
    """Return the name of a field in the data."""
    return OPARL.get((node_type, name), name)


def _places(places: Mapping[str, Span], source: Source) -> dict[str, dict[str, int]]:
    return {name: place_data(places[name], source) for name in sorted(places)}
