"""The report by the items of the agenda: the order in which a clerk mends a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from notelint.formats import ReportOptions
from notelint.printable import printable, shown_path
from notelint.report import CheckedFile, Report
from notelint.reporters.agenda import by_item
from notelint.reporters.colours import linked, paint
from notelint.reporters.summary import counted, problem_line, statistics, summary, told_fix
from notelint.violation import Severity, Violation

Pages = Callable[[str], str | None]
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


class Grouped:
    """``--format grouped``: note by note and item by item, with what to do."""

    name = "grouped"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write the notes in which something was found, then problems, then the sums in words."""
        page = report.page if options.links else None
        parts = [_note(file, options.colour, page) for file in report.files if file.violations]
        if report.problems:
            parts.append([problem_line(problem, options.colour) for problem in report.problems])
        if options.statistics and report.by_rule():
            parts.append(list(statistics(report)))
        if not options.quiet:
            parts.append([summary(report)])
        out.write("\n".join("".join(f"{line}\n" for line in part) for part in parts))


def _note(file: CheckedFile, colour: bool, page: Pages | None) -> list[str]:
    """Return the lines on one note: its name and sums, and an indented part for each item."""
    lines = [f"{paint(shown_path(file.path), 'bold', colour)}: {counted(file.violations)}"]
    widest = len(str(max(violation.start.line for violation in file.violations)))
    for heading, violations in by_item(file):
        lines += ["", f"  {paint(printable(heading), 'bold', colour)}"]
        for violation in violations:
            lines += _violation(violation, widest, colour, page)
    return lines


def _violation(violation: Violation, widest: int, colour: bool, page: Pages | None) -> list[str]:
    word = violation.severity.word
    severity = paint(word, _COLOURS[violation.severity], colour) + " " * (len("warning") - len(word))
    start = f"    line {violation.start.line:>{widest}}  "
    margin = " " * (len(start) + len("warning") + 2)
    rule = linked(violation.rule, page(violation.rule) if page else None)
    lines = [f"{start}{severity}  {printable(violation.message)} [{rule}]"]
    for place in violation.related:
        file = "" if place.path == violation.path else f"{shown_path(place.path)}, "
        lines.append(f"{margin}see {file}line {place.start.line}: {printable(place.message)}")
    if violation.help:
        lines.append(f"{margin}{paint('help:', 'green', colour)} {printable(violation.help)}")
    if violation.fix:
        lines.append(f"{margin}{paint('fix:', 'green', colour)} {printable(told_fix(violation.fix))}")
    return lines
