"""The report as Checkstyle writes it, which Jenkins, reviewdog and many editors read."""

from __future__ import annotations

from typing import TextIO

from notelint.formats import ReportOptions
from notelint.printable import sentences
from notelint.report import FAILURES, Report
from notelint.reporters.markup import HEAD, tag
from notelint.reporters.paths import relative
from notelint.violation import Problem, Severity, Violation

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "info"}


class Checkstyle:
    """``--format checkstyle``: XML, a ``file`` for each note with an ``error`` for all that was found."""

    name = "checkstyle"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write all files, also those in which nothing was found: they were checked."""
        found: dict[str, list[str]] = {}
        for file in report.files:
            found.setdefault(relative(file.path), []).extend(map(_violation, file.violations))
        for problem in report.problems:
            # A problem of the run itself has no file.
            place = relative(problem.path) if problem.path else "notelint"
            found.setdefault(place, []).append(_problem(problem))
        out.write(f'{HEAD}<checkstyle version="4.3">\n')
        for path, errors in sorted(found.items()):
            if errors:
                out.write(f"  <{tag('file', name=path)}>\n")
                out.writelines(f"    <{error}/>\n" for error in errors)
                out.write("  </file>\n")
            else:
                out.write(f"  <{tag('file', name=path)}/>\n")
        out.write("</checkstyle>\n")


def _violation(violation: Violation) -> str:
    return tag(
        "error",
        line=violation.start.line,
        column=violation.start.column,
        severity=_SEVERITIES[violation.severity],
        message=sentences(violation.message, violation.help),
        source=f"notelint.{violation.rule}",
    )


def _problem(problem: Problem) -> str:
    return tag(
        "error",
        line=problem.line,
        column=problem.column,
        severity="error" if problem.kind in FAILURES else "warning",
        message=sentences(problem.message, problem.help),
        source=f"notelint.problem.{problem.kind}",
    )
