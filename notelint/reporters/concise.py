"""The report in one line a violation, as editors and ``grep`` like it."""

from __future__ import annotations

from typing import TextIO

from notelint.formats import ReportOptions
from notelint.printable import printable, shown_path
from notelint.report import Report
from notelint.reporters.summary import problem_line, statistics, summary


class Concise:
    """``--format concise``: ``path:line:column: severity rule: message``."""

    name = "concise"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write a line for each violation and each problem, then the sums."""
        for violation in report.violations():
            line, column = violation.start
            out.write(
                f"{shown_path(violation.path)}:{line}:{column}: {violation.severity.word} "
                f"{violation.rule}: {printable(violation.message)}\n"
            )
        for problem in report.problems:
            out.write(problem_line(problem) + "\n")
        if options.statistics:
            out.writelines(line + "\n" for line in statistics(report))
        if not options.quiet:
            out.write(summary(report) + "\n")
