"""The report for people: every violation with the line it is about."""

from __future__ import annotations

from typing import TextIO

from notelint.formats import ReportOptions
from notelint.printable import printable, shown_path
from notelint.report import CheckedFile, Report
from notelint.reporters.colours import paint
from notelint.reporters.snippet import Marked, excerpt
from notelint.reporters.summary import problem_line, statistics, summary
from notelint.violation import Severity, Violation

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


class Text:
    """``--format text``: place, words, the line with its span underlined, and what to do."""

    name = "text"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write violations, then problems, then the sums in words."""
        colour = options.colour
        begun = False
        for file in report.files:
            for violation in file.violations:
                if begun:
                    out.write("\n")
                begun = True
                _violation(violation, file, out, colour)
        if report.problems:
            if begun:
                out.write("\n")
            for problem in report.problems:
                out.write(problem_line(problem, colour) + "\n")
            begun = True
        if options.statistics:
            out.write("\n" if begun else "")
            out.writelines(line + "\n" for line in statistics(report))
            begun = True
        if not options.quiet:
            out.write("\n" if begun else "")
            out.write(summary(report) + "\n")


def _violation(violation: Violation, file: CheckedFile, out: TextIO, colour: bool) -> None:
    start = violation.start
    place = paint(f"{shown_path(violation.path)}:{start.line}:{start.column}:", "bold", colour)
    word = paint(violation.severity.word, _COLOURS[violation.severity], colour)
    rule = paint(violation.rule, "bold", colour)
    out.write(f"{place} {word} {rule}: {printable(violation.message)}\n")
    marks = [Marked(start, violation.end, "^", "", _COLOURS[violation.severity])]
    elsewhere = []
    for place_ in violation.related:
        if place_.path == violation.path and place_.start.line in file.lines:
            marks.append(Marked(place_.start, None, "-", printable(place_.message), "blue"))
        else:
            elsewhere.append(place_)
    margin = " " * len(str(max(mark.start.line for mark in marks)))
    out.writelines(line + "\n" for line in excerpt(marks, file.lines, colour))
    for other in elsewhere:
        where = f"{shown_path(other.path)}:{other.start.line}:{other.start.column}"
        out.write(f"  {margin} = see {where}: {printable(other.message)}\n")
    if violation.help:
        label = paint("help:", "green", colour)
        out.write(f"  {margin} {label} {printable(violation.help)}\n")
