"""How often each shipped rule is right, as measured: the figures in ``accuracy.json`` and what they say.

``python -m tests.accuracy`` in a checkout measures and writes them; ``docs/accuracy.md`` tells how.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

FEW = 10
"""Fewer findings read than this say nothing of a rule."""

_FILE = Path(__file__).with_name("accuracy.json")
_HIGH, _MEDIUM = 0.95, 0.80
_NORMAL_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings in real notes: how many were reported, how many of them read, how many of those right."""

    reported: int = 0
    read: int = 0
    right: int = 0

    def __add__(self, other: Judged) -> Judged:
        """Return both together."""
        return Judged(self.reported + other.reported, self.read + other.read, self.right + other.right)

    @property
    def precision(self) -> float | None:
        """The share of right ones in those read, None where too few were read."""
        return self.right / self.read if self.read >= FEW else None

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies 95 times in 100.

        E. B. Wilson, “Probable inference, the law of succession, and statistical
        inference”, Journal of the American Statistical Association 22 (1927).
        """
        if not self.read:
            return 0.0, 1.0
        n, share, z = self.read, self.right / self.read, _NORMAL_95
        middle = share + z * z / (2 * n)
        reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        return max(0.0, (middle - reach) / (1 + z * z / n)), min(1.0, (middle + reach) / (1 + z * z / n))


@dataclass(frozen=True, slots=True)
class Recall:
    """Planted faults: how many, and how many of them were found on their line."""

    planted: int = 0
    found: int = 0

    def __add__(self, other: Recall) -> Recall:
        """Return both together."""
        return Recall(self.planted + other.planted, self.found + other.found)


@dataclass(frozen=True, slots=True)
class Planting:
    """What became of the faults planted in the notes of one dialect.

    ``clean`` of the ``notes`` were without a false word before a fault was
    planted, ``alarms`` counts the false words by rule; ``elsewhere`` faults were
    found on another line, ``besides`` with something false beside them.
    """

    notes: int
    clean: int
    elsewhere: int
    besides: int
    alarms: Mapping[str, int]
    rules: Mapping[str, Recall]

    @property
    def all(self) -> Recall:
        """The faults of all rules."""
        return sum(self.rules.values(), Recall())


@dataclass(frozen=True, slots=True)
class Figures:
    """All that was measured, and on which day (ISO 8601).

    ``planted`` is by dialect, ``judged`` by rule and severity. ``examples`` are
    the good examples of the rules, ``noticed`` those of them that a rule no longer
    lets pass after some small ``changes``. ``mended`` findings were judged wrong and
    are no longer reported.
    """

    date: str
    planted: Mapping[str, Planting]
    examples: int
    noticed: int
    changes: int
    real_notes: int
    mended: int
    judged: Mapping[str, Mapping[str, Judged]]

    def recall(self, rule: str) -> Recall:
        """Return what became of the faults planted for a rule, in all dialects."""
        return sum((one.rules.get(rule, Recall()) for one in self.planted.values()), Recall())

    def of(self, rule: str) -> Judged:
        """Return what became of a rule's findings in real notes, whatever their severity."""
        return sum(self.judged.get(rule, {}).values(), Judged())

    def pooled(self, severity: str) -> Judged:
        """Return the findings of one severity of all rules together."""
        return sum((one.get(severity, Judged()) for one in self.judged.values()), Judged())

    def confidence(self, rule: str) -> str:
        """Return how far a rule is to be believed: ``high``, ``medium``, ``low`` or ``not enough seen``.

        High is right at least 95 times in 100 findings that were read in real notes, medium 80 times.
        """
        share = self.of(rule).precision
        if share is None:
            return "not enough seen"
        return "high" if share >= _HIGH else "medium" if share >= _MEDIUM else "low"

    def told(self, rule: str) -> str:
        """Return the figures of a rule in a sentence."""
        judged, recall = self.of(rule), self.recall(rule)
        parts = []
        if judged.read:
            parts.append(f"right in {judged.right} of {judged.read} findings read in real notes")
        if recall.planted:
            parts.append(f"found {recall.found} of {recall.planted} planted faults")
        return f"{self.confidence(rule)}{': ' if parts else ''}{'; '.join(parts)}"


def figures(path: Path = _FILE) -> Figures:
    """Return the figures of the shipped rules."""
    data = json.loads(path.read_text("utf-8"))
    planted = {
        dialect: Planting(**{**one, "rules": {rule: Recall(*pair) for rule, pair in one["rules"].items()}})
        for dialect, one in data["planted"].items()
    }
    judged = {
        rule: {severity: Judged(*counts) for severity, counts in one.items()}
        for rule, one in data["judged"].items()
    }
    return Figures(**{**data, "planted": planted, "judged": judged})


def write(figures: Figures, path: Path = _FILE) -> None:
    """Write the figures, a line for each rule."""
    planted = {
        dialect: {
            "notes": one.notes,
            "clean": one.clean,
            "elsewhere": one.elsewhere,
            "besides": one.besides,
            "alarms": _Row(one.alarms),
            "rules": {rule: _Row([each.planted, each.found]) for rule, each in sorted(one.rules.items())},
        }
        for dialect, one in figures.planted.items()
    }
    judged = {
        rule: _Row({severity: [one.reported, one.read, one.right] for severity, one in by.items()})
        for rule, by in sorted(figures.judged.items())
    }
    data = {
        "date": figures.date,
        "planted": planted,
        "examples": figures.examples,
        "noticed": figures.noticed,
        "changes": figures.changes,
        "real_notes": figures.real_notes,
        "mended": figures.mended,
        "judged": judged,
    }
    path.write_text("\n".join(_lines(data)) + "\n", "utf-8", newline="\n")


@dataclass(frozen=True, slots=True)
class _Row:
    """A value that is written on one line."""

    value: Any


def _lines(value: Any) -> Iterable[str]:
    if not isinstance(value, dict):
        yield json.dumps(value.value if isinstance(value, _Row) else value, ensure_ascii=False)
        return
    yield "{"
    for number, (key, one) in enumerate(value.items(), 1):
        lines = list(_lines(one))
        lines[0] = f"{json.dumps(key)}: {lines[0]}"
        lines[-1] += "," if number < len(value) else ""
        yield from (f"  {line}" for line in lines)
    yield "}"
