"""A file to examine, and who can do it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from notelint.examined import Examined
from notelint.violation import Problem


class Examines(Protocol):
    """What examines notes, in this process or another."""

    def examine(self, name: str, data: bytes) -> Examined:
        """Return what is found in a file."""

    def is_sound(self, one: Examined) -> bool:
        """Return whether a result would be the same in another run."""

    def problems(self) -> Iterator[Problem]:
        """Yield the problems met so far that belong to no file."""


@dataclass(slots=True, eq=False)
class Task:
    """A file to examine: its name, what it holds, and what is known of it so far.

    ``key`` is the name of its result in the cache, None if it is not to be
    kept. ``record`` is the result as bytes, where it is known. ``sound``: it may
    be kept. ``tries`` is how many processes have died of it.
    """

    name: str
    data: bytes = b""
    key: str | None = None
    result: Examined | None = None
    record: bytes | None = None
    sound: bool = False
    tries: int = 0

    def examine(self, by: Examines) -> Task:
        """Return the task with its result."""
        if self.result is None:
            self.result = by.examine(self.name, self.data)
            self.sound = by.is_sound(self.result)
        return self
