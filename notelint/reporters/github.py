"""The report as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from typing import TextIO

from notelint.formats import ReportOptions
from notelint.printable import sentences
from notelint.report import FAILURES, Report
from notelint.reporters.paths import relative
from notelint.violation import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


class GitHub:
    """``--format github``: a workflow command for each violation and each problem.

    GitHub shows ten errors, ten warnings and ten notices of a step.
    """

    name = "github"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write a line for each; there is nothing else that GitHub would take for a command."""
        for violation in report.violations():
            (line, column), (end_line, end_column) = violation.start, violation.end
            # GitHub takes columns only within one line.
            columns = (column, end_column) if line == end_line else (None, None)
            _command(
                out,
                _COMMANDS[violation.severity],
                sentences(violation.message, violation.help),
                file=relative(violation.path),
                line=line,
                endLine=end_line,
                col=columns[0],
                endColumn=columns[1],
                title=f"notelint: {violation.rule}",
            )
        for problem in report.problems:
            _command(
                out,
                "error" if problem.kind in FAILURES else "warning",
                sentences(problem.message, problem.help),
                file=relative(problem.path) if problem.path else None,
                line=problem.line,
                col=problem.column,
                title=f"notelint: {problem.kind}",
            )


def _command(out: TextIO, name: str, message: str, **properties: str | int | None) -> None:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value is not None)
    out.write(f"::{name} {given}::{_data(message)}\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str | int) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
