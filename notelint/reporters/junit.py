"""The report as test results, which every CI server shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from notelint.formats import ReportOptions
from notelint.printable import sentences
from notelint.report import FAILURES, CheckedFile, Report
from notelint.reporters.markup import HEAD, escaped, tag
from notelint.reporters.paths import relative
from notelint.reporters.summary import placed
from notelint.violation import Problem, Severity, Violation

# Problems that say that something was not checked, though nothing failed.
_UNCHECKED = frozenset({"not-a-note", "not-understood"})


@dataclass(frozen=True, slots=True)
class _Case:
    """A test case: its name, what became of it (None: it passed), and what is said of it."""

    name: str
    outcome: str | None = None
    kind: str = ""
    message: str = ""
    text: str = ""


class Junit:
    """``--format junit``: XML, a suite for each note and in it a case for all that was found.

    What stays below ``--fail-on`` passes, and its words are the output of the
    case: the tests fail if and only if the exit status is 1. What was not
    checked is skipped, and what failed is an error.
    """

    name = "junit"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write the suites in the order of their paths; there are no times, which would differ."""
        suites: dict[str, list[_Case]] = {}
        for file in report.files:
            suites.setdefault(relative(file.path), []).extend(_cases(file, options.fail_on))
        for problem in report.problems:
            place = relative(problem.path) if problem.path else "notelint"
            suites.setdefault(place, []).append(_problem(problem))
        every = [case for cases in suites.values() for case in cases]
        out.write(f"{HEAD}<{tag('testsuites', name='notelint', **_sums(every))}>\n")
        for path, cases in sorted(suites.items()):
            sums = _sums(cases)
            out.write(f"  <{tag('testsuite', name=path, **sums, skipped=_skipped(cases))}>\n")
            for case in cases:
                _write(case, path, out)
            out.write("  </testsuite>\n")
        out.write("</testsuites>\n")


def _sums(cases: list[_Case]) -> dict[str, str | int | None]:
    found = Counter(case.outcome for case in cases)
    return {"tests": len(cases), "failures": found["failure"], "errors": found["error"]}


def _skipped(cases: list[_Case]) -> int:
    return sum(case.outcome == "skipped" for case in cases)


def _cases(file: CheckedFile, fail_on: Severity | None) -> Iterator[_Case]:
    for violation in file.violations:
        failed = fail_on is not None and violation.severity >= fail_on
        yield _Case(
            violation.rule,
            "failure" if failed else None,
            violation.severity.word,
            violation.message,
            _said(violation),
        )
    if not file.violations:
        yield _Case("no violations")


def _said(violation: Violation) -> str:
    place = placed(relative(violation.path), *violation.start)
    return f"{place} {violation.severity.word}: {sentences(violation.message, violation.help)}"


def _problem(problem: Problem) -> _Case:
    outcome = "error" if problem.kind in FAILURES else "skipped" if problem.kind in _UNCHECKED else None
    message = sentences(problem.message, problem.help)
    place = placed(relative(problem.path) if problem.path else None, problem.line, problem.column)
    return _Case(problem.kind, outcome, problem.kind, message, f"{place} {message}".strip())


def _write(case: _Case, path: str, out: TextIO) -> None:
    opening = tag("testcase", name=case.name, classname=path)
    if case.outcome is None and not case.text:
        out.write(f"    <{opening}/>\n")
        return
    out.write(f"    <{opening}>\n")
    if case.outcome is None:
        out.write(f"      <system-out>{escaped(case.text)}</system-out>\n")
    elif case.outcome == "skipped":
        out.write(f"      <{tag('skipped', message=case.message)}/>\n")
    else:
        out.write(f"      <{tag(case.outcome, type=case.kind, message=case.message)}>")
        out.write(f"{escaped(case.text)}</{case.outcome}>\n")
    out.write("    </testcase>\n")
