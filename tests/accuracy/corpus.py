"""Findings over real notes, and the same random draw from them in every version."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_CHECKOUT = Path(__file__).parent.parent.parent
DRAWN = {"error": 25, "warning": 10}
"""How many findings of one rule are read, by severity."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A finding in a real note; ``file`` is relative to the corpus, line and column count from 1."""

    file: str
    line: int
    column: int
    rule: str
    severity: str
    message: str

    @property
    def key(self) -> tuple[str, str, int, int]:
        """The finding without its words: what a judgement is about."""
        return self.file, self.rule, self.line, self.column

    @property
    def lot(self) -> str:
        """A number drawn by lot, the same whenever and wherever it is drawn."""
        return sha256(" ".join(map(str, self.key)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Survey:
    """How many real notes were read, and what was found in them, in the order of the report."""

    notes: int
    findings: tuple[Finding, ...]


def survey(corpus: Path, checkout: Path = _CHECKOUT) -> Survey:
    """Return what the notelint of a checkout finds in the notes of a folder.

    Raises:
        RuntimeError: it failed otherwise than by what stands in the notes.
    """
    options = ["--isolated", "--format", "json", "--fail-on", "never", "--skip-unrecognised", "."]
    run = subprocess.run(
        [sys.executable, "-m", "notelint", *options],
        cwd=corpus,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode not in (0, 2):
        raise RuntimeError(run.stderr)
    report = json.loads(run.stdout)
    found = (
        Finding(one["path"], one["line"], one["column"], one["rule"], one["severity"], one["message"])
        for one in report["violations"]
    )
    return Survey(len(report["files"]), tuple(found))


def drawn(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings to read: errors and warnings, of each rule as many as ``DRAWN`` says, by lot."""
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in found:
        groups[one.severity, one.rule].append(one)
    return [
        one
        for (severity, _), group in sorted(groups.items())
        for one in sorted(group, key=lambda each: each.lot)[: DRAWN.get(severity, 0)]
    ]
