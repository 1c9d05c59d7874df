"""The sums of a run and its problems, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from notelint.errors import NotelintError, RuleErrors
from notelint.printable import sentences, shown_path
from notelint.report import FAILURES, Report
from notelint.reporters.colours import paint
from notelint.violation import Fix, Problem, Severity, Violation


def summary(report: Report) -> str:
    """Return the sums in one line: what there is, in how many notes, and what it asks for."""
    notes = count(len(report.files), "note")
    found = counted(report.violations())
    if found:
        text = f"{found} in {notes}"
        if errors := report.counts()[Severity.ERROR]:
            text += f"; {errors} to mend before publishing"
        text += "."
    elif report.files:
        text = f"No violations in {notes}."
    else:
        text = "No notes checked."
    return " ".join([text, *_asides(report)])


def counted(violations: Iterable[Violation]) -> str:
    """Return how many violations there are of each severity: “2 errors and 1 advice”; "" for none."""
    found = Counter(violation.severity for violation in violations)
    parts = [count(found[severity], severity.word) for severity in sorted(found, reverse=True)]
    return listed(parts) if parts else ""


def _asides(report: Report) -> Iterator[str]:
    yield from _fixes(report)
    if report.suppressed:
        yield f"{count(report.suppressed, 'violation')} not shown."
    if report.skipped:
        what = "not a note" if report.skipped == 1 else "not notes"
        yield f"{count(report.skipped, 'file')} passed over: {what}."
    if report.excluded:
        yield f"{count(report.excluded, 'file')} left out by the settings."
    failures = sum(problem.kind in FAILURES for problem in report.problems)
    if failures:
        yield f"{count(failures, 'problem')} kept notelint from checking everything."


def _fixes(report: Report) -> Iterator[str]:
    """Yield how many violations ``--fix`` would mend, and how many more come with a suggestion."""
    fixes = [violation.fix for violation in report.violations() if violation.fix]
    safe = sum(fix.safe and not fix.others for fix in fixes)
    if safe:
        yield f"--fix mends {safe}."
    if len(fixes) > safe:
        others = len(fixes) - safe
        more = " more" if safe else ""
        yield f"{others}{more} {'comes' if others == 1 else 'come'} with a suggested change."


def told_fix(fix: Fix) -> str:
    """Return a fix in a line: what it does, and what makes it."""
    if fix.others:
        return " Or: ".join(f"{way.title}." for way in fix.ways)
    if fix.safe:
        return f"{fix.title} (--fix does it)."
    return f"{fix.title}, if that is right (--fix --unsafe-fixes does it)."


def statistics(report: Report) -> Iterator[str]:
    """Yield a line for each rule that reported: how often, how gravely, its name."""
    rows = report.by_rule()
    widest = max((len(str(number)) for _, _, number in rows), default=0)
    for rule, severity, number in rows:
        yield f"{number:>{widest}}  {severity.word:<7}  {rule}"


def problem_line(problem: Problem, colour: bool = False) -> str:
    """Return a problem in one line, its place first: ``path:line:column: kind: message``."""
    kind = paint(problem.kind, "red" if problem.kind in FAILURES else "yellow", colour)
    place = placed(problem.path, problem.line, problem.column)
    said = f"{kind}: {sentences(problem.message, problem.help)}"
    return f"{paint(place, 'bold', colour)} {said}" if place else said


def error_line(error: NotelintError) -> str:
    """Return an error that ended a command in a line; several in several."""
    if isinstance(error, RuleErrors):
        return "\n".join(error_line(one) for one in error.errors)
    said = sentences(error.message, error.hint)
    place = placed(error.path, error.line, error.column)
    return f"notelint: {place} {said}" if place else f"notelint: {said}"


def placed(path: str | None, line: int | None, column: int | None) -> str:
    """Return a place as ``path:line:column:``, as far as there is one."""
    parts = (shown_path(path) if path else None, line, column)
    return "".join(f"{part}:" for part in parts if part is not None)


def count(number: int, word: str) -> str:
    """Return number and word: “1 note”, “2 notes”, “3 advice”."""
    if number == 1 or word == "advice":
        return f"{number} {word}"
    return f"{number} {word}s"


def listed(parts: list[str]) -> str:
    """Return parts as a list is said: “a, b and c”."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
