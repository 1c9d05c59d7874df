"""What is said of a field and of a type of node in the table of ``notelint.note.fields``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "text", "texts", "number", "numbers", "flag", "date", "time", "choice", "choices", "node", "nodes", "link"
]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a node: the kind of its value, what it means, and the values of a choice.

    A ``link`` is the place of what belongs to the node (a bracket's partner).
    ``of`` is the type of node of ``node``, ``nodes`` and ``date``.
    """

    kind: Kind
    doc: str
    values: tuple[str, ...] = ()
    of: str | None = None


@dataclass(frozen=True, slots=True)
class NodeType:
    """A type of node that rules select: its class in the model, its fields and its places."""

    cls: str
    doc: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


def text(doc: str) -> Field:
    """Return a field that holds text."""
    return Field("text", doc)


def texts(doc: str) -> Field:
    """Return a field that holds any number of texts."""
    return Field("texts", doc)


def flag(doc: str) -> Field:
    """Return a field that is true or false."""
    return Field("flag", doc)


def number(doc: str) -> Field:
    """Return a field that holds a whole number."""
    return Field("number", doc)


def time(doc: str) -> Field:
    """Return a field that holds a time of day."""
    return Field("time", doc)


def link(doc: str) -> Field:
    """Return a field that says where something stands which belongs to the node."""
    return Field("link", doc)


def choice(values: str, doc: str) -> Field:
    """Return a field that has one of some words, given with blanks between them."""
    return Field("choice", doc, tuple(values.split()))


def node(of: str, doc: str) -> Field:
    """Return a field that holds a node of the type ``of``."""
    return Field("date" if of == "date" else "node", doc, of=of)


def nodes(of: str, doc: str) -> Field:
    """Return a field that holds any number of nodes of the type ``of``."""
    return Field("nodes", doc, of=of)
