"""What every node of the note has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final, cast

from notelint.text import Span

if TYPE_CHECKING:
    from notelint.note.model.frame import Item


class Unread:
    """The one value for "something stands here and was not understood"."""

    def __repr__(self) -> str:
        return "UNREAD"


UNREAD: Final = Unread()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Node:
    """A part of the note: where it stands, in what, and where its parts stand."""

    type: ClassVar[str] = "node"

    span: Span
    parent: Node | None = None
    places: Mapping[str, Span] = field(default_factory=dict)

    @property
    def item(self) -> Item | None:
        """The item that holds this node; for an item, itself."""
        node: Node | None = self
        while node is not None:
            if node.type == "item":
                return cast("Item", node)
            node = node.parent
        return None
