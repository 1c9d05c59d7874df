"""A form of notes: who writes them, and which faults can be planted in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Protocol

from tests.planted.paper import Paper


class Hand(Protocol):
    """What measuring must know of a clerk's style; a form's own style has more."""

    @property
    def layout(self) -> str: ...
    @property
    def newline(self) -> str: ...
    @property
    def encoding(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Specimen:
    """A clean note: what happened, how it is written, and what is to be said of it (rule, key)."""

    seed: int
    truth: Any
    style: Any
    paper: Paper
    expected: tuple[tuple[str, str], ...]
    profile: str = "lga"
    file: str = "planted.txt"

    @property
    def hand(self) -> Hand:
        """The style as measuring sees it."""
        return self.style


@dataclass(frozen=True, slots=True)
class Planted:
    """A paper with one fault: on which line (key) and at which offset of its words it is to be told.

    ``at`` None leaves the column open. ``also`` are further lines of the same
    rule; ``gone`` are rules and lines of the clean note whose advice the fault takes away.
    """

    paper: Paper
    key: str
    at: int | None = 0
    also: tuple[str, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()


class Writer(Protocol):
    """Gives the clean note of a seed, in a layout or any.

    With ``business`` it has so many items of business, otherwise a few.
    """

    def __call__(self, seed: int, layout: str | None = None, business: int = 0) -> Specimen: ...


Fault = Callable[[Specimen, Random], Planted | None]
"""Plants a fault; None where the note has no place for it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A dialect, its layouts, what gives the clean note of a seed (in a layout or any), and its faults.

    ``faults`` are by rule and kind.
    """

    dialect: str
    layouts: tuple[str, ...]
    specimen: Writer
    faults: Mapping[str, Mapping[str, Fault]]

    def kinds(self) -> list[tuple[str, str, Fault]]:
        """Return rule, kind and fault of all."""
        return [(rule, kind, fault) for rule, kinds in self.faults.items() for kind, fault in kinds.items()]
