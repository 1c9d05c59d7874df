"""The JSON Schema of ``notelint show --format json``, made from the classes of the model.

``python -m notelint.show.schema`` prints what ``schemas/note.schema.json`` is
to hold; a test compares the two.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from notelint.note import model
from notelint.note.fields import NODES
from notelint.note.model import Block, Node, Note, Unread
from notelint.show.data import NOTE_FIELDS, field_name, own_fields
from notelint.text import Span

Schema = dict[str, Any]

_PLACE = ("line", "column", "end_line", "end_column")
_SCALARS: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    time: {"type": "string", "format": "time"},
    Span: {"$ref": "#/$defs/place"},
    Unread: {"$ref": "#/$defs/unread"},
    Block: {"$ref": "#/$defs/passage"},
}


def note_schema() -> Schema:
    """Return the schema of a note as data."""
    hints = get_type_hints(Note)
    said = {name: _of(hints[name]) for name in NOTE_FIELDS}
    problem = _closed(
        {"kind": {"type": "string"}, "line": {"type": ["integer", "null"]}, "message": {"type": "string"}}
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What notelint understood of a note (notelint show --format json), version 1",
        **_closed(
            {
                "version": {"const": 1},
                "tool": _closed({"name": {"const": "notelint"}, "version": {"type": "string"}}),
                "path": {"type": "string"},
                "format": {"type": "string"},
                "encoding": {"type": "string"},
                "dialect": {"type": "string"},
                "profile": {"type": "string"},
                "header": {"$ref": "#/$defs/header"},
                "note": _closed(
                    {
                        **said,
                        "places": {"$ref": "#/$defs/places"},
                        "unread": {"type": "array", "items": {"type": "string"}},
                        "problems": {"type": "array", "items": problem},
                    }
                ),
                "nodes": {
                    "description": "The parts of the note by type, in the order of the text.",
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
                        for name in sorted(_types())
                    },
                },
            },
            optional=("header", "note"),
        ),
        "$defs": {
            "place": _closed({name: {"type": "integer", "minimum": 1} for name in _PLACE}),
            "places": {"type": "object", "additionalProperties": {"$ref": "#/$defs/place"}},
            "passage": _closed(
                {**{name: {"type": "integer"} for name in _PLACE}, "text": {"type": "string"}}
            ),
            "unread": {
                "description": "Something stands here and was not understood.",
                **_closed({"unread": {"const": True}}),
            },
            **{name: _node(kind) for name, kind in sorted(_types().items())},
        },
    }


def _types() -> dict[str, type[Node]]:
    """Return the classes of nodes by the name of their type."""
    found = (kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, Node))
    return {kind.type: kind for kind in found if kind not in (Node, Note)}


def _node(kind: type[Node]) -> Schema:
    hints = get_type_hints(kind)
    known = NODES[kind.type].fields if kind.type in NODES else {}
    properties: Schema = {
        "type": {"const": kind.type},
        **{name: {"type": "integer", "minimum": 1} for name in _PLACE},
    }
    if kind is not model.Item:
        properties["item"] = {
            "description": "The number of the item it stands in.",
            "type": ["string", "null"],
        }
    for field in own_fields(kind):
        schema = _of(hints[field.name])
        told = known.get(field.name.replace("_", "-"))
        properties[field_name(kind.type, field.name)] = (
            {"description": told.doc, **schema} if told else schema
        )
    properties["places"] = {"$ref": "#/$defs/places"}
    described = {"description": NODES[kind.type].doc} if kind.type in NODES else {}
    return {**described, **_closed(properties, optional=("places",))}


def _of(hint: Any) -> Schema:
    """Return the schema of the values of a type."""
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    if isinstance(hint, type) and issubclass(hint, Node):
        return {"$ref": f"#/$defs/{hint.type}"}
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [_of(one) for one in get_args(hint)]}
    if origin in (tuple, frozenset):
        return {"type": "array", "items": _of(get_args(hint)[0])}
    raise TypeError(f"no schema for {hint}: add it to notelint/show/schema.py and data.py")


def _closed(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in properties if name not in optional],
        "properties": properties,
    }


def written() -> str:
    """Return the schema as its file holds it."""
    return json.dumps(note_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(written(), end="")  # noqa: T201 - this is what it is for
