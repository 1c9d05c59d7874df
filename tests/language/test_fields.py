"""The table of fields and the model agree, in both directions."""

from __future__ import annotations

import dataclasses
import inspect

import pytest

from notelint.check import NODE_TYPES
from notelint.note import model
from notelint.note.fields import GROUPS, NODES
from notelint.note.model import Node

CLASSES = {
    cls.type: cls
    for cls in vars(model).values()
    if inspect.isclass(cls) and issubclass(cls, Node) and cls is not Node
}
# What the machinery needs and no rule may name.
MACHINERY = {
    "note": {"source", "nodes", "problems", "unread", "people", "closest"},
    "item": {"unread"},
}
KINDS = {
    "text": "str",
    "texts": "tuple[str",
    "number": "int",
    "numbers": "tuple[int",
    "flag": "bool",
    "time": "time",
    "choice": "str",
    "choices": "tuple[str",
}


def attributes(cls: type[Node]) -> dict[str, str]:
    """Return the attributes that rules may name, with their types; "" for a property."""
    own = {field.name: str(field.type) for field in dataclasses.fields(cls)}
    own.update({name: "" for name, _ in inspect.getmembers(cls, lambda one: isinstance(one, property))})
    frame = {field.name for field in dataclasses.fields(Node)} | {"item"}
    names = {name: kind for name, kind in own.items() if name not in frame}
    return {name.replace("_", "-"): kind for name, kind in names.items()}


@pytest.mark.parametrize("type_name", sorted(CLASSES))
def test_every_attribute_is_in_the_table(type_name: str) -> None:
    expected = set(attributes(CLASSES[type_name])) - MACHINERY.get(type_name, set())
    assert type_name in NODES, f"add “{type_name}” to the tables of notelint.note.fields"
    assert set(NODES[type_name].fields) == expected
    assert NODES[type_name].cls == CLASSES[type_name].__name__


@pytest.mark.parametrize("type_name", sorted(CLASSES))
def test_kinds_are_those_of_the_attributes(type_name: str) -> None:
    kinds = attributes(CLASSES[type_name])
    for name, field in NODES[type_name].fields.items():
        said = kinds[name]
        if said and field.kind in KINDS:
            assert KINDS[field.kind] in said, (name, field.kind, said)
        elif said and field.kind == "link":
            assert "Span" in said, (name, said)
        elif said and field.of:
            assert NODES[field.of].cls in said or "Block" in said, (name, said)


def test_types_of_node_are_those_that_rules_select() -> None:
    assert set(NODES) == NODE_TYPES
    assert set(CLASSES) <= NODE_TYPES


def test_everything_is_explained_in_a_sentence() -> None:
    for name, node in NODES.items():
        for said in (node.doc, *(field.doc for field in node.fields.values()), *node.places.values()):
            assert said.endswith((".", "…")), (name, said)


def test_groups_are_those_of_listings() -> None:
    assert NODES["listing"].fields["group"].values == tuple(GROUPS)
