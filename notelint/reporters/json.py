"""The report for programs, as ``schemas/report.schema.json`` says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

from notelint import __version__
from notelint.formats import ReportOptions
from notelint.patterns import regex
from notelint.printable import shown_path
from notelint.report import Change, CheckedFile, Report, changes_of
from notelint.text import Span
from notelint.violation import Fix, Problem, Violation

# What ``schemas/report.schema.json`` says of both.
VERSION = 1
TOOL: Mapping[str, str] = {"name": "notelint", "version": __version__}

# Valid in JSON, but a terminal or an editor would act on them.
_UNSAFE = regex("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Json:
    """``--format json``: one object, with one line for each file, violation and problem."""

    name = "json"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write the report as it goes; the keys always stand in the same order."""
        encode = encoder()
        out.write(f'{{\n  "version": {VERSION},\n  "tool": {encode(TOOL)},\n')
        _array("files", (file_data(file) for file in report.files), out, encode)
        violations = (violation_data(v, file.changes) for file in report.files for v in file.violations)
        _array("violations", violations, out, encode)
        _array("problems", (problem_data(problem) for problem in report.problems), out, encode)
        out.write(f'  "summary": {encode(summary_data(report, options))}\n}}\n')


def encoder() -> Callable[[Any], str]:
    """Return a function that writes a value as JSON in one line, safe to be shown."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False).encode
    return lambda value: _UNSAFE.sub(lambda char: f"\\u{ord(char[0]):04x}", encode(value))


def _array(
    name: str, entries: Iterable[Mapping[str, Any]], out: TextIO, encode: Callable[[Any], str]
) -> None:
    out.write(f'  "{name}": [')
    separator = "\n    "
    for entry in entries:
        out.write(separator + encode(entry))
        separator = ",\n    "
    out.write("],\n" if separator == "\n    " else "\n  ],\n")


def file_data(file: CheckedFile) -> dict[str, Any]:
    """Return a note that was checked, as the report has it."""
    return {
        "path": shown_path(file.path),
        "format": file.format,
        "dialect": file.dialect,
        "profile": file.profile,
    }


def violation_data(violation: Violation, changes: Mapping[Span, Change]) -> dict[str, Any]:
    """Return a violation as the report has it; ``changes`` are those of its file."""
    return {
        "path": shown_path(violation.path),
        "rule": violation.rule,
        "severity": violation.severity.word,
        "message": violation.message,
        "line": violation.start.line,
        "column": violation.start.column,
        "end_line": violation.end.line,
        "end_column": violation.end.column,
        "item": violation.item,
        "related": [
            {
                "path": shown_path(place.path),
                "line": place.start.line,
                "column": place.start.column,
                "message": place.message,
            }
            for place in violation.related
        ],
        "help": violation.help,
        "cite": list(violation.cite),
        "fix": _fix(violation, changes),
        "fingerprint": violation.fingerprint,
    }


def _fix(violation: Violation, changes: Mapping[Span, Change]) -> dict[str, Any] | None:
    fix = violation.fix
    if fix is None:
        return None
    alternatives = [{"title": way.title, "edits": _edits(way, changes)} for way in fix.others]
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": _edits(fix, changes),
        "alternatives": alternatives,
    }


def _edits(fix: Fix, changes: Mapping[Span, Change]) -> list[dict[str, Any]]:
    return [
        {
            "line": change.start.line,
            "column": change.start.column,
            "end_line": change.end.line,
            "end_column": change.end.column,
            "text": change.text,
        }
        for change in changes_of(fix, changes)
    ]


def problem_data(problem: Problem) -> dict[str, Any]:
    """Return a problem as the report has it."""
    return {
        "kind": problem.kind,
        "path": None if problem.path is None else shown_path(problem.path),
        "line": problem.line,
        "message": problem.message,
        "column": problem.column,
        "help": problem.help,
    }


def summary_data(report: Report, options: ReportOptions) -> dict[str, Any]:
    """Return the sums of a run as the report has them."""
    sums: dict[str, Any] = {"files": len(report.files)}
    sums.update((severity.word, number) for severity, number in report.counts().items())
    sums.update(suppressed=report.suppressed, fixable=report.fixable, skipped=report.skipped)
    if options.statistics:
        rules: dict[str, int] = {}
        for rule, _, number in report.by_rule():
            rules[rule] = rules.get(rule, 0) + number
        sums["rules"] = rules
    return sums
