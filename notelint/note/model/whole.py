"""The note as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from notelint.note.model.base import Node, Unread
from notelint.note.model.frame import Header, Item
from notelint.note.model.people import Listing, Name, Person
from notelint.text import Source
from notelint.violation import Problem


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Note(Node):
    """The one note: its frame, all nodes by type, and what was not understood.

    ``unread`` names the parts that were not understood (``attendance``, ``apologies``,
    ``decisions``), so that rules which need them stay silent. Places:
    ``header``, ``attendance``, and for each matter the place at which to report its
    absence: ``apologies``, ``declarations``, ``previous-minutes``.
    """

    type = "note"

    source: Source
    dialect: str
    header: Header
    nodes: Mapping[str, tuple[Node, ...]]
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()
    present: tuple[Listing, ...] | Unread | None = None
    chair: str | Unread | None = None  # unread where who was there is
    minutes_agreed: str | None = None
    apologies_said: tuple[Name, ...] | None = None  # in the text; None if it names nobody, nor none
    apologies_listed: tuple[Name, ...] | Unread | None = None
    people: Mapping[Name, Person] = field(default_factory=dict)
    closest: Mapping[Item, str] = field(default_factory=dict)  # what came closest to a decision

    def all(self, type_name: str) -> tuple[Node, ...]:
        """Return all nodes of a type, in the order of the text."""
        return self.nodes.get(type_name, ())

    def within(self, node: Node, type_name: str) -> Iterator[Node]:
        """Yield the nodes of a type that stand in ``node``."""
        for other in self.all(type_name):
            parent = other.parent
            while parent is not None and parent is not node:
                parent = parent.parent
            if parent is node or (node is self):
                yield other
