"""An output: how many notes and violations there are, for a shell script."""

from __future__ import annotations

from typing import TextIO

from notelint.formats import ReportOptions
from notelint.report import Report


class Tally:
    """``--format tally``: ``notes=2 violations=7``."""

    name = "tally"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write one line."""
        out.write(f"notes={len(report.files)} violations={sum(report.counts().values())}\n")
