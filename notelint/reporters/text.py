"""The report for people: every violation with the line it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TextIO

from notelint.formats import ReportOptions
from notelint.printable import printable, shown_path
from notelint.report import CheckedFile, Report
from notelint.reporters.colours import linked, paint
from notelint.reporters.snippet import Marked, excerpt
from notelint.reporters.summary import problem_line, statistics, summary, told_fix
from notelint.violation import Severity, Violation

# Of one piece of advice so many are shown one by one; of more only the first, the others by their places.
_SHOWN = 3
_WORDS = 40
_WIDTH = 100
_TIED = "\0"  # a blank at which a line is not broken

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


class Text:
    """``--format text``: place, words, the line with its span underlined, and what to do."""

    name = "text"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write violations, then problems, then the sums in words."""
        colour = options.colour
        begun = False
        for file in report.files:
            for violation, more in _gathered(file.violations):
                if begun:
                    out.write("\n")
                begun = True
                page = report.page(violation.rule) if options.links else None
                _violation(violation, more, file, out, options, page)
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


def _gathered(violations: Sequence[Violation]) -> Iterator[tuple[Violation, list[Violation]]]:
    """Yield what is shown by itself, and what is only counted and placed under it.

    Advice that a note calls for again and again is shown once; errors and warnings stand alone always.
    """
    advice: dict[str, list[Violation]] = {}
    for one in violations:
        if one.severity is Severity.ADVICE:
            advice.setdefault(one.rule, []).append(one)
    often = {rule: several for rule, several in advice.items() if len(several) > _SHOWN}
    for one in violations:
        several = often.get(one.rule, []) if one.severity is Severity.ADVICE else []
        if not several or one is several[0]:
            yield one, several[1:]


def _more(more: Sequence[Violation], file: CheckedFile) -> Iterator[str]:
    """Yield the places of further violations of a rule, each with its words, wrapped."""
    if not more:
        return
    places = []
    for one in more:
        line = file.lines.get(one.start.line, "")
        words = printable(line[one.start.column - 1 : _end(one, line)].strip())
        if len(words) > _WORDS:
            words = f"{words[: _WORDS - 1].rstrip()}…"
        places.append(f"line {one.start.line}{f' “{words}”' if words else ''}".replace(" ", _TIED))
    for row in wrap(f"also {len(more)} more: {', '.join(places)}", _WIDTH):
        yield row.replace(_TIED, " ")


def _end(violation: Violation, line: str) -> int:
    return violation.end.column - 1 if violation.end.line == violation.start.line else len(line)


def _violation(
    violation: Violation,
    more: Sequence[Violation],
    file: CheckedFile,
    out: TextIO,
    options: ReportOptions,
    page: str | None,
) -> None:
    colour, start = options.colour, violation.start
    place = paint(f"{shown_path(violation.path)}:{start.line}:{start.column}:", "bold", colour)
    word = paint(violation.severity.word, _COLOURS[violation.severity], colour)
    rule = linked(paint(violation.rule, "bold", colour), page)
    out.write(f"{place} {word} {rule}: {printable(violation.message)}\n")
    marks = [Marked(start, violation.end, "^", "", _COLOURS[violation.severity])]
    elsewhere = []
    for place_ in violation.related:
        if place_.path == violation.path and place_.start.line in file.lines:
            marks.append(Marked(place_.start, place_.end, "-", printable(place_.message), "blue"))
        else:
            elsewhere.append(place_)
    margin = " " * len(str(max(mark.start.line for mark in marks)))
    out.writelines(line + "\n" for line in excerpt(marks, file.lines, colour, options.columns))
    for other in elsewhere:
        where = f"{shown_path(other.path)}:{other.start.line}:{other.start.column}"
        out.write(f"  {margin} = see {where}: {printable(other.message)}\n")
    if violation.help:
        label = paint("help:", "green", colour)
        out.write(f"  {margin} {label} {printable(violation.help)}\n")
    if violation.fix:
        label = paint("fix:", "green", colour)
        out.write(f"  {margin} {label} {printable(told_fix(violation.fix))}\n")
    out.writelines(f"  {margin} {line}\n" for line in _more(more, file))
