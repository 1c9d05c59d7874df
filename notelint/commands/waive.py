"""``notelint waive``: a violation let pass, with a reason, in ``notelint-waivers.yaml``."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from notelint import plugins as plugging
from notelint.commands.check import settings_of
from notelint.errors import NotelintError, UsageError
from notelint.globs import below
from notelint.letting_pass import WAIVERS
from notelint.patterns import regex
from notelint.printable import shown_path
from notelint.reporters.summary import listed, problem_line
from notelint.run import Run
from notelint.streams import write_out
from notelint.text import Source
from notelint.upwards import short
from notelint.violation import Violation

_PLACE = regex(r"(?P<file>.+?):(?P<line>\d{1,9})(?::\d+)?:?")
_MOST_WORDS = 12
_AROUND = 3  # words on each side of a single one, to know it by


def waive(arguments: Namespace) -> int:
    """Add a waiver for the violations of a rule in a line, and return the exit status."""
    from notelint.waiver_writing import add
    from notelint.waivers import Waiver, WaiversFile, load_waivers

    file, line = _place(arguments)
    for option in ("reason", "who"):
        if not (getattr(arguments, option) or "").strip():
            raise UsageError(f"a waiver needs --{option}.", hint="See notelint waive --help.")
    source, found, settings, waivers = _violations(file, arguments)
    meant = _meant(found, arguments.rule, line)
    path = waivers or _new_file(file, settings)
    there = WaiversFile(path)
    if waivers:
        there, problems = load_waivers(path)
        for problem in problems:
            raise UsageError(f"{problem_line(problem)} Mend {shown_path(path)} first.")
    told = []
    done: list[Waiver] = [one for one in there.of(file) if not one.is_over(arguments.as_of)]
    for violation in meant:
        same = next((w for w in done if w.rule == violation.rule and w.is_about(violation, source)), None)
        if same is not None:
            if same in there.waivers:
                told.append(f"It is waived already: {shown_path(path)}:{same.line}.")
            continue
        waiver = Waiver(
            rule=violation.rule,
            file=below(file, os.path.dirname(path)),
            words=anchor(violation, source),
            reason=" ".join(arguments.reason.split()),
            who=" ".join(arguments.who.split()),
            until=arguments.until,
        )
        add(path, waiver)
        done.append(waiver)
        told.append(f"{shown_path(path)}: {waiver.rule} is waived for “{waiver.words}” in {waiver.file}.")
    write_out(None, lambda out: out.writelines(line + "\n" for line in told))
    return 0


def anchor(violation: Violation, source: Source) -> str:
    """Return the words by which to know a violation: those it is about, with some around a single one."""
    text, span = source.text, violation.span
    words = text[span.start : span.end].split()
    if len(words) > 1:
        return " ".join(words[:_MOST_WORDS])
    line = source.line(violation.start.line)
    before = text[line.start : span.start].rpartition(" ")
    behind = text[span.end : line.end].partition(" ")
    glued = before[2] + text[span.start : span.end] + behind[0]
    ahead, after = before[0].split()[-_AROUND:], behind[2].split()[:_AROUND]
    # A number in front of a title changes when an item is put in above.
    while ahead and not any(sign.isalpha() for sign in ahead[0]):
        del ahead[0]
    return " ".join([*ahead, *glued.split(), *after])


def _place(arguments: Namespace) -> tuple[str, int]:
    if not arguments.place or not arguments.rule:
        example = "notelint waive draft.txt:63 item-has-decision --reason '…' --who '…'"
        raise UsageError("which violation? Give its place and its rule.", hint=f"For example: {example}")
    found = _PLACE.fullmatch(arguments.place)
    if found is None:
        raise UsageError(
            f"“{arguments.place}” names no line.", hint="Write it as a report does: draft.txt:63"
        )
    return found["file"], int(found["line"])


def _new_file(file: str, settings: str | None) -> str:
    """Return where waivers go if there are none yet: beside the settings, else here, else beside the note."""
    if settings is not None:
        return os.path.join(os.path.dirname(settings), WAIVERS)
    beside = short(os.path.join(os.path.dirname(os.path.abspath(file)), WAIVERS))
    return beside if os.path.isabs(beside) else WAIVERS


def _violations(
    file: str, arguments: Namespace
) -> tuple[Source, Sequence[Violation], str | None, str | None]:
    """Return a note, what breaks the rules in it, and the files of settings and of waivers for it."""
    from notelint.discovery import Found
    from notelint.linter import lint

    settings = replace(settings_of(arguments), select=(arguments.rule,))
    run = Run(settings, plugging.load(strangers=not arguments.no_plugins))
    entry = Found(file, named=True)
    understood = run.understand(entry)
    for problem in run.problems():
        raise NotelintError(problem_line(problem))
    found = lint(understood.note, understood.ruleset)
    return understood.note.source, found, run.config_of(file).path, run.waivers_of(file)


def _meant(found: Sequence[Violation], rule: str, line: int) -> Sequence[Violation]:
    """Return the violations of the rule in a line; raise ``UsageError`` if there are none."""
    meant = [one for one in found if one.start.line <= line <= max(one.start.line, one.end.line)]
    if meant:
        return [one for one in meant if one.start.line == line] or meant[:1]
    lines = sorted({one.start.line for one in found})
    if not lines:
        raise UsageError(f"there is no violation of {rule} in this note.")
    numbers = listed([str(number) for number in lines])
    where = f"It is in line{'s' if len(lines) > 1 else ''} {numbers}."
    raise UsageError(f"there is no violation of {rule} in line {line}.", hint=where)
