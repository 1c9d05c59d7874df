"""Waivers: ``notelint-waivers.yaml``, which violations are let pass, why, by whom and until when.

The nearest file upwards from a note counts and no other. A waiver is tied to
the words that the violation is about, not to a line: it survives edits of all
other lines, and ends when these words are changed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from notelint.checked import read_checked, refusals, remember, remembered, says_something
from notelint.discovery import reason
from notelint.globs import below, fits
from notelint.text import Source
from notelint.violation import Problem, Violation

_EXAMPLE = "For example: - {rule: item-has-decision, file: draft.txt, words: …, reason: …, who: …}"
# How typewriters and word processors write one sign.
_SAME = ("'’‘`", '"“”', "-‐‑–—−")
_SIGNS = {sign: f"[{re.escape(signs)}]" for signs in _SAME for sign in signs}


@dataclass(frozen=True, slots=True)
class Waiver:
    """What is let pass: the violations of ``rule`` in ``file`` that are about ``words``.

    ``file`` is a path or pattern, seen from the folder of the waivers. ``until``
    is the last day of the waiver, None if it has no end. ``line`` and
    ``column`` are where it stands.
    """

    rule: str
    file: str
    words: str
    reason: str
    who: str
    until: date | None = None
    line: int = 1
    column: int = 1

    def is_about(self, violation: Violation, source: Source) -> bool:
        """Return whether the words stand in ``source`` where the violation is, or reach into that place."""
        span = violation.span
        reach = 2 * len(self.words) + 100
        found = words_pattern(self.words).finditer(
            source.text, max(0, span.start - reach), min(len(source.text), span.end + reach)
        )
        return any(
            match.start() < max(span.end, span.start + 1) and match.end() > span.start for match in found
        )

    def is_over(self, day: date | None) -> bool:
        """Return whether ``day`` is later than the last day of the waiver."""
        return self.until is not None and day is not None and day > self.until


@dataclass(frozen=True, slots=True)
class WaiversFile:
    """The waivers for the notes below the folder of ``path``."""

    path: str
    waivers: tuple[Waiver, ...] = ()

    def of(self, path: str) -> tuple[Waiver, ...]:
        """Return the waivers that speak of a file."""
        place = self.place(path)
        return tuple(waiver for waiver in self.waivers if fits(waiver.file, place))

    def place(self, path: str) -> str:
        """Return the path of a file as the waivers would write it."""
        return below(path, os.path.dirname(self.path))


def load_waivers(path: str, *, cached: bool = True) -> tuple[WaiversFile, list[Problem]]:
    """Return the waivers of a file that can be used, and what is wrong with the others.

    Without ``cached`` nothing is read from the user's cache nor written to it.
    """
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError as error:
        message = f"the waivers cannot be read: {reason(error)}"
        return WaiversFile(path), [Problem("configuration", message, path)]
    if not says_something(data):
        return WaiversFile(path), []
    entries = remembered("waivers", data) if cached else None
    problems: list[Problem] = []
    if entries is None:
        entries, problems = _read(data, path)
        if cached and not problems:
            remember("waivers", data, entries)
    return WaiversFile(path, tuple(_waiver(entry) for entry in entries)), problems


@lru_cache(maxsize=512)
def words_pattern(words: str) -> re.Pattern[str]:
    """Return the pattern of some words, however their case, their blanks and quotation marks are typed."""
    text = r"\s+".join("".join(_SIGNS.get(sign, re.escape(sign)) for sign in word) for word in words.split())
    start = r"(?<!\w)" if words.lstrip()[:1].isalnum() else ""
    end = r"(?!\w)" if words.rstrip()[-1:].isalnum() else ""
    return re.compile(f"{start}{text}{end}", re.IGNORECASE)


def _read(data: bytes, path: str) -> tuple[list[dict[str, Any]], list[Problem]]:
    """Return the entries that can be used, with their places, and what is wrong with the others."""
    file = read_checked(data, path)
    if isinstance(file, list):
        return [], file
    if not isinstance(file.data, list):
        message = "waivers are a list: each begins with “- ”"
        return [], [Problem("configuration", message, path, 1, help=_EXAMPLE)]
    refused = refusals(file, file.data, "waivers.schema.json")
    problems = [problem for _, problem in refused]
    wrong = {at[0] for at, _ in refused}
    entries = []
    for index, entry in enumerate(file.data):
        if index in wrong:
            continue
        problem = _no_date(entry, path, *file.place((index, "until")))
        if problem is not None:
            problems.append(problem)
            continue
        line, column = file.place((index,))
        entries.append({**entry, "line": line, "column": column})
    return entries, sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0))


def _no_date(entry: Mapping[str, Any], path: str, line: int, column: int) -> Problem | None:
    try:
        if entry.get("until") is not None:
            date.fromisoformat(entry["until"])
    except ValueError:
        message = f"no calendar has the date {entry['until']}"
        return Problem("configuration", message, path, line, column)
    return None


def _waiver(entry: Mapping[str, Any]) -> Waiver:
    until = entry.get("until")
    return Waiver(**{**entry, "until": date.fromisoformat(until) if until else None})
