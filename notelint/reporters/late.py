"""Reporters that are imported when they are used: most runs print text and need no other."""

from __future__ import annotations

from importlib import import_module
from typing import TextIO, cast

from notelint.formats import Reporter, ReportOptions
from notelint.report import Report


class Late:
    """The reporter of a class in a module of this folder, by its name.

    ``whole_text`` says whether it wants the text of each note.
    """

    def __init__(self, name: str, module: str, class_name: str, *, whole_text: bool = False) -> None:
        self.name = name
        self.module = f"notelint.reporters.{module}"
        self.whole_text = whole_text
        self._class = class_name

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write the report as the class does."""
        self.made().report(report, out, options)

    def made(self) -> Reporter:
        """Return the reporter itself."""
        return cast(Reporter, getattr(import_module(self.module), self._class)())
