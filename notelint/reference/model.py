"""The page of the note model: the types of node with their fields and places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from notelint.note.field_types import Field
from notelint.note.fields import NODES
from notelint.reference.markdown import MADE_BY, code, linked, plain, table

if TYPE_CHECKING:
    from notelint.profile import Library

_KINDS = {
    "text": "text",
    "texts": "texts",
    "number": "number",
    "numbers": "numbers",
    "flag": "true or false",
    "date": "date",
    "time": "time",
    "link": "place in the text",
}

_HEAD = """\
What notelint understands of a note: *nodes*, each with *fields* that rules ask for and *places* that
rules point at. `notelint show FILE` prints them for a note, `notelint show FILE item` those of one type.
[How it works](how-it-works.md) says how they come about.

A field is absent, or has a value, or is *unread*: something stands there and was not understood. No rule
takes unread for absent. A field may be followed by a field of what it holds: `heading.mark`. `note.`,
`header.` and `item.` begin at the note, at its header and at the item that holds the node. The name of a
type of node stands for the nodes of that type within the node."""


def page(library: Library) -> Iterator[str]:
    """Yield the lines of the page."""
    yield "# The note model"
    yield ""
    yield MADE_BY
    yield ""
    yield from _HEAD.split("\n")
    yield ""
    yield from table(
        ("node", "what it is"), ((f"[`{name}`](#{name})", plain(NODES[name].doc)) for name in sorted(NODES))
    )
    for name in sorted(NODES):
        yield from _node(name, library)


def _node(name: str, library: Library) -> Iterator[str]:
    node = NODES[name]
    yield from ("", f"## {name}", "", plain(node.doc))
    if node.fields:
        yield ""
        yield from table(
            ("field", "holds", "what it is"),
            ((code(field), _kind(said), plain(said.doc)) for field, said in node.fields.items()),
        )
    if node.places:
        yield ""
        yield from table(
            ("place", "what stands there"), ((code(place), plain(doc)) for place, doc in node.places.items())
        )
    used = [rule.id for rule in library.rules.values() if name in (rule.each, rule.all)]
    if used:
        yield from ("", f"Rules: {linked(used, 'rules/')}")


def _kind(field: Field) -> str:
    if field.values:
        return ("any of: " if field.kind == "choices" else "one of: ") + ", ".join(field.values)
    if field.of:
        link = f"[{field.of}](#{field.of})"
        return f"{link} nodes" if field.kind == "nodes" else f"a {link}"
    return _KINDS[field.kind]
