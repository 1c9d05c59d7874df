"""What a measurement answers: a row of a table, with what it should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from benchmarks.timing import Spread


@dataclass(frozen=True)
class Answer:
    """One row: what was measured, the value, and what it should be: at most, or with ``least`` at least.

    ``target`` must be reached, ``aim`` is what is hoped for. ``low`` and
    ``high`` are the quartiles of ``rounds`` runs. ``same`` False says that the
    output was another, which no speed makes up for. ``ms`` is what a note
    takes, and ``growth`` are sizes with the seconds that they took, for the plots.
    """

    group: str
    work: str
    value: float
    unit: str = "×"
    target: float | None = None
    aim: float | None = None
    least: bool = False
    low: float | None = None
    high: float | None = None
    rounds: int = 1
    remark: str = ""
    same: bool = True
    ms: float | None = None
    growth: Sequence[tuple[float, float]] = ()

    def reaches(self, bound: float | None) -> bool | None:
        """Return whether the value is as good as ``bound``; None without one."""
        if bound is None:
            return None
        return self.same and (self.value >= bound if self.least else self.value <= bound)


def of(group: str, work: str, value: Spread, rounds: int, **more: Any) -> Answer:
    """Return the answer that a median with its quartiles gives."""
    return Answer(group, work, value.median, low=value.low, high=value.high, rounds=rounds, **more)


# An answer of 0 has a value all the same.
_ALWAYS = ("group", "work", "value")


@dataclass
class Figures:
    """All that a run has measured, as it is kept beside the page; ``made`` says how, ``tools`` with what."""

    made: Mapping[str, str] = field(default_factory=dict)
    tools: dict[str, str] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def group(self, name: str) -> list[Answer]:
        """Return the answers of a group."""
        return [one for one in self.answers if one.group == name]

    def as_data(self) -> dict[str, Any]:
        """Return the figures as JSON has them, without what is as usual."""
        usual = asdict(Answer("", "", 0))
        answers = [
            {
                name: round(value, 6) if isinstance(value, float) else value
                for name, value in asdict(one).items()
                if name in _ALWAYS or value != usual[name]
            }
            for one in self.answers
        ]
        return {
            "made": dict(self.made),
            "tools": self.tools,
            "answers": answers,
            "missing": self.missing,
        }


def figures(data: Mapping[str, Any]) -> Figures:
    """Return the figures that JSON holds."""
    return Figures(
        data["made"], data["tools"], [Answer(**one) for one in data["answers"]], list(data["missing"])
    )
