"""What a check finds, and what the user is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from notelint.text import Position, Span

if TYPE_CHECKING:
    from notelint.note.model import Node


class Severity(IntEnum):
    """How much a violation matters; ``error`` stops publication."""

    ADVICE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """Return the name as users write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what stands in ``span`` by ``text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that would mend a finding. ``safe`` never changes what is said.

    The edits belong together: all are made or none. ``others`` are the
    alternatives, where there is more than one way and a person has to choose.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False
    others: tuple[Fix, ...] = ()

    @property
    def ways(self) -> tuple[Fix, ...]:
        """The fix and its alternatives, in their order."""
        return (self, *self.others)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, and what stands there."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """A place where a check does not hold, before any words of the rule.

    ``node`` is the subject. ``span`` is where to report; None leaves it to the
    rule's ``at``. ``persons`` are the people it is about. ``values`` fill the
    placeholders of the rule's message (``found``, ``other``, ``person`` …).
    """

    node: Node
    span: Span | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    persons: tuple[Node, ...] = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A related place as told to the user: file, line and column from 1; ``end`` None is not known."""

    path: str
    start: Position
    message: str
    end: Position | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """A finding in the words of its rule, placed in its file."""

    path: str
    rule: str
    severity: Severity
    message: str
    start: Position
    end: Position
    span: Span
    item: str | None = None
    related: tuple[Place, ...] = ()
    help: str | None = None
    cite: tuple[str, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read or understood; never what is wrong with a note.

    ``kind`` is one of ``unreadable``, ``configuration``, ``rule``,
    ``internal`` (each makes the exit status 2), ``not-a-note``,
    ``not-understood``, ``waiver`` and ``baseline``. ``line`` and ``column`` count from 1; None where the
    problem has no place. ``heading`` is the heading, as it stands in the note, that
    is not known.
    """

    kind: str
    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    help: str | None = None
    heading: str | None = None
