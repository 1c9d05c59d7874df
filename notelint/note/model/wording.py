"""How things are called: short forms, names of things, the name of the body."""

from __future__ import annotations

from dataclasses import dataclass

from notelint.note.model.base import Node
from notelint.text import Span


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Acronym(Node):
    """A use of a short form such as ``NHS`` or ``MoU`` in the text of an item or its title.

    ``expansion`` is where the note writes it out beside the short form. ``late``
    is true for a first use that stands before the expansion.
    """

    type = "acronym"

    text: str = ""  # without a plural s
    first: bool = False  # its first use
    known: bool = False  # so well known that nobody writes it out
    expansion: Span | None = None
    late: bool = False


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Term(Node):
    """A name or short form that the text writes in two forms or more.

    ``thing`` is the same for all forms of one thing.
    """

    type = "term"

    text: str = ""  # without a plural s at its end
    thing: str = ""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class BodyName(Term):
    """The name of the body that met, in the text of an item."""

    type = "body-name"
