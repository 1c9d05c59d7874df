"""The report in the Reviewdog Diagnostic Format, for comments on a change at any code host."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from notelint.formats import ReportOptions
from notelint.printable import sentences
from notelint.report import FAILURES, CheckedFile, Report, changes_of
from notelint.reporters.json import encoder
from notelint.reporters.paths import relative
from notelint.text import Position
from notelint.violation import Problem, Severity, Violation

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.ADVICE: "INFO"}


class RdJson:
    """``--format rdjson``: a ``DiagnosticResult``. Columns count bytes of UTF-8, as its definition says."""

    name = "rdjson"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write a line for each violation and each problem."""
        encode = encoder()
        out.write('{"source": {"name": "notelint"}, "diagnostics": [')
        separator = "\n  "
        for diagnostic in _diagnostics(report):
            out.write(separator + encode(diagnostic))
            separator = ",\n  "
        out.write("]}\n" if separator == "\n  " else "\n]}\n")


def _diagnostics(report: Report) -> Iterator[dict[str, Any]]:
    for file in report.files:
        for violation in file.violations:
            yield _violation(violation, file)
    for problem in report.problems:
        yield _problem(problem)


def _violation(violation: Violation, file: CheckedFile) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": sentences(violation.message, violation.help),
        "location": {
            "path": relative(violation.path),
            "range": _range(violation.start, violation.end, file.lines),
        },
        "severity": _SEVERITIES[violation.severity],
        "code": {"value": violation.rule},
    }
    related = [
        {
            "message": place.message,
            "location": {
                "path": relative(place.path),
                "range": {
                    "start": _position(place.start, file.lines if place.path == file.path else {}),
                },
            },
        }
        for place in violation.related
    ]
    if related:
        diagnostic["related_locations"] = related
    suggestions = list(_suggestions(violation, file))
    if suggestions:
        diagnostic["suggestions"] = suggestions
    return diagnostic


def _suggestions(violation: Violation, file: CheckedFile) -> Iterator[dict[str, Any]]:
    """Yield the ways to mend a violation that are one edit: those of several are whole or nothing."""
    for way in violation.fix.ways if violation.fix else ():
        changes = list(changes_of(way, file.changes))
        if len(changes) == 1:
            [change] = changes
            yield {"range": _range(change.start, change.end, file.lines), "text": change.text}


def _problem(problem: Problem) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {"message": sentences(problem.message, problem.help)}
    if problem.path:
        location: dict[str, Any] = {"path": relative(problem.path)}
        if problem.line:
            location["range"] = {"start": {"line": problem.line}}
        diagnostic["location"] = location
    diagnostic["severity"] = "ERROR" if problem.kind in FAILURES else "WARNING"
    diagnostic["code"] = {"value": problem.kind}
    return diagnostic


def _range(start: Position, end: Position, lines: Mapping[int, str]) -> dict[str, Any]:
    return {"start": _position(start, lines), "end": _position(end, lines)}


def _position(place: Position, lines: Mapping[int, str]) -> dict[str, int]:
    """Return a place with its column in bytes; of a line that is not known the column is left out."""
    line = lines.get(place.line)
    if line is None:
        return {"line": place.line}
    before = line[: place.column - 1]
    # A place behind the line end counts on from it.
    behind = max(place.column - 1 - len(line), 0)
    return {"line": place.line, "column": len(before.encode("utf-8", "replace")) + behind + 1}
