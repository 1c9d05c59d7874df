"""What the parts of a check take, timed by pyperf: ``python benchmarks/parts.py --notes FOLDER -o FILE``.

Run by its path, so that it measures the installed notelint and not the checkout.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from time import perf_counter

import pyperf

from notelint import plugins as plugging
from notelint.discovery import Found
from notelint.formats import ReportOptions
from notelint.linter import lint
from notelint.run import Run, Settings

PARTS = ("read", "understand", "rules", "report")


class Check:
    """A check of the notes of a folder, step by step."""

    def __init__(self, folder: Path) -> None:
        plugins = plugging.load()
        self._run = Run(Settings(isolated=True, cached=False, jobs=1), plugins)
        self._files = [Found(str(path), named=False) for path in sorted(folder.iterdir())]
        self._rulesets = self._run.rulesets(str(folder))
        self._report = self._run.check([str(folder)])
        self._reporter = plugins.reporters["concise"]

    def seconds(self, part: str) -> float:
        """Return what a part takes for all notes.

        What comes before it is done anew for each note, since a note keeps what
        was worked out of it.
        """
        if part == "report":
            began = perf_counter()
            self._reporter.report(self._report, StringIO(), ReportOptions())
            return perf_counter() - began
        took = 0.0
        for file in self._files:
            marks = [perf_counter()]
            source = self._run.read(file)
            marks.append(perf_counter())
            one = self._rulesets.understand(source)
            marks.append(perf_counter())
            lint(one.note, one.ruleset, [])
            marks.append(perf_counter())
            at = PARTS.index(part)
            took += marks[at + 1] - marks[at]
        return took


def _arguments(words: list[str], options: argparse.Namespace) -> None:
    """Hand the folder on to the processes that pyperf starts."""
    words += ["--notes", options.notes]


def _timer(check: Check, part: str) -> Callable[[int], float]:
    return lambda loops: sum(check.seconds(part) for _ in range(loops))


def main() -> None:
    """Time each part on all notes of a folder; pyperf runs this again in processes of its own."""
    runner = pyperf.Runner(add_cmdline_args=_arguments)
    runner.argparser.add_argument("--notes", required=True)
    check = Check(Path(runner.parse_args().notes))
    for part in PARTS:
        runner.bench_time_func(part, _timer(check, part))


if __name__ == "__main__":
    main()
