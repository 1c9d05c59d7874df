"""The report for programs that read it as it comes: one JSON object a line."""

from __future__ import annotations

from typing import TextIO

from notelint.formats import ReportOptions
from notelint.report import Report
from notelint.reporters.json import TOOL, VERSION, encoder, problem_data, summary_data, violation_data


class JsonLines:
    """``--format jsonl``: a line for each violation, each problem, and at the end one for the sums.

    ``type`` says which; all else is as in ``--format json``.
    """

    name = "jsonl"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write line by line; the last one tells a reader that nothing is missing."""
        encode = encoder()
        for file in report.files:
            for violation in file.violations:
                line = {"type": "violation", **violation_data(violation, file.changes)}
                out.write(encode(line) + "\n")
        for problem in report.problems:
            out.write(encode({"type": "problem", **problem_data(problem)}) + "\n")
        sums = {"type": "summary", "version": VERSION, "tool": TOOL, **summary_data(report, options)}
        out.write(encode(sums) + "\n")
