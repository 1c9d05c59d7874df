"""What happened at a meeting that never was: people, items, decisions, actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.planted.people import Person


@dataclass(frozen=True, slots=True)
class Declaration:
    """An interest: whose, in which item, why and what the declarer did; ``effect`` may be empty."""

    who: Person
    item: int
    reason: str
    effect: str


@dataclass(frozen=True, slots=True)
class Task:
    """An action: ``owner`` a person, a post or ``officers``; ``deadline`` may be empty."""

    text: str
    owner: Person | str
    deadline: str
    promised: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the meeting; ``topic`` is a topic of topics.yaml for an item of business."""

    number: int
    kind: str
    title: str
    topic: dict[str, Any] | None = None
    decisions: tuple[tuple[str, str], ...] = ()
    tasks: tuple[Task, ...] = ()


@dataclass(slots=True)
class Truth:
    """The whole meeting."""

    body: str
    day: date
    previous: date
    next: date
    venue: str
    chair: Person
    vices: list[Person] = field(default_factory=list)
    deputies: list[Person] = field(default_factory=list)
    members: list[Person] = field(default_factory=list)
    substitutes: list[tuple[Person, Person | None]] = field(default_factory=list)
    observers: list[Person] = field(default_factory=list)
    apologies: list[Person] = field(default_factory=list)
    guests: list[Person] = field(default_factory=list)
    officers: list[Person] = field(default_factory=list)
    outsiders: list[Person] = field(default_factory=list)
    spare: list[Person] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    @property
    def present(self) -> list[Person]:
        return [self.chair, *self.vices, *self.deputies, *self.members, *(who for who, _ in self.substitutes)]

    @property
    def business(self) -> list[Item]:
        return [item for item in self.items if item.topic]
