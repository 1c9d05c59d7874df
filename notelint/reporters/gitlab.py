"""The report as GitLab’s Code Quality report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from notelint.digest import digest
from notelint.formats import ReportOptions
from notelint.printable import sentences
from notelint.report import FAILURES, Report
from notelint.reporters.json import encoder
from notelint.reporters.paths import relative
from notelint.violation import Problem, Severity, Violation

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


class GitLab:
    """``--format gitlab``: a JSON list of issues, each with a fingerprint that no other has."""

    name = "gitlab"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write a line for each violation and each problem."""
        encode = encoder()
        out.write("[")
        separator = "\n  "
        for issue in _issues(report):
            out.write(separator + encode(issue))
            separator = ",\n  "
        out.write("]\n" if separator == "\n  " else "\n]\n")


def _issues(report: Report) -> Iterator[dict[str, Any]]:
    for violation in report.violations():
        yield _violation(violation)
    seen: dict[str, int] = {}
    for problem in report.problems:
        like = f"{problem.kind}\x1f{problem.message}\x1f{problem.path}"
        seen[like] = seen.get(like, 0) + 1
        yield _problem(problem, _unique("problem", like, str(seen[like])))


def _violation(violation: Violation) -> dict[str, Any]:
    path = relative(violation.path)
    return {
        "description": sentences(violation.message, violation.help),
        "check_name": violation.rule,
        # Ours tells violations of one note apart; GitLab wants them told apart in all of them.
        "fingerprint": _unique(path, violation.fingerprint),
        "severity": _SEVERITIES[violation.severity],
        "location": {"path": path, "lines": {"begin": violation.start.line, "end": violation.end.line}},
    }


def _problem(problem: Problem, fingerprint: str) -> dict[str, Any]:
    return {
        "description": sentences(problem.message, problem.help),
        "check_name": problem.kind,
        "fingerprint": fingerprint,
        "severity": "critical" if problem.kind in FAILURES else "info",
        # A path and a line are demanded, also of what has none.
        "location": {
            "path": relative(problem.path) if problem.path else ".",
            "lines": {"begin": problem.line or 1},
        },
    }


def _unique(*parts: str) -> str:
    return digest("\x1f".join(parts).encode("utf-8", "replace"))
