"""``notelint rules --trace RULE FILE``: why a rule reports something of a note, or not."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from notelint import plugins as plugging
from notelint.commands.check import settings_of
from notelint.discovery import STDIN, Found
from notelint.errors import NotANote, NotelintError, UsageError
from notelint.explanation import looked_at
from notelint.letting_pass import Passed
from notelint.patterns import regex
from notelint.printable import printable, shown_path
from notelint.reporters.colours import paint
from notelint.reporters.summary import problem_line
from notelint.rule import Rule
from notelint.rulesets import RuleSets, Understood
from notelint.run import Run, Settings
from notelint.settings_view import severity_origin
from notelint.streams import has_colour, tell, write_out
from notelint.terminal import columns
from notelint.trace import OUTCOMES, Path, Step, Subject, trace
from notelint.values import listed, spoken
from notelint.violation import Violation

_WIDTH = 100
# Of more things that a rule looks at, those of which there is nothing to tell are only counted.
_MOST = 60
_DULL = frozenset({"passed", "not applicable", "filtered out"})
_COLOURS = {"failed": "red", "let pass": "yellow", "silenced": "yellow", "passed": "green"}
_PLURALS = {
    "apology": "apologies",
    "entry": "entries",
    "person": "people",
    "previous minutes": "previous minutes",
}
_WITH_LINE = regex(r"(.+):(\d+)")


def trace_rule(arguments: Namespace) -> int:
    """Print what became of each thing a rule could look at, and return the exit status."""
    if arguments.rule is None or arguments.file is None:
        raise UsageError(
            "which rule, and which note? For example: notelint rules --trace item-has-decision draft.txt"
        )
    path, line = _place(arguments.file)
    settings = settings_of(arguments)
    run = Run(settings, plugging.load(strangers=not arguments.no_plugins))
    name = (arguments.stdin_filename or "<stdin>") if path == STDIN else path
    rulesets = run.rulesets_of(name)
    unknown = rulesets.library.unknown_rule(arguments.rule)
    if unknown is not None:
        raise UsageError(unknown.message, hint=unknown.hint)
    status = 0
    lines: list[str] = []
    try:
        if arguments.rule in rulesets.library.rules:
            understood = run.understand(Found(path, named=True))
            colour = has_colour(sys.stdout, arguments.colour)
            lines = list(_Told(run, settings, rulesets, understood, arguments.rule, colour).lines(line))
    except NotANote as error:
        tell(f"notelint: {problem_line(error.problem())}")
        status = 3
    except NotelintError as error:
        tell(f"notelint: {problem_line(error.problem())}")
        status = 2
    write_out(None, lambda out: out.writelines(line + "\n" for line in lines))
    problems = list(run.problems())
    for problem in problems:
        tell(f"notelint: {problem_line(problem)}")
    return 2 if problems else status


def _place(words: str) -> tuple[str, int | None]:
    """Return file and line of ``draft.txt:63``, None for the line if there is none."""
    found = _WITH_LINE.fullmatch(words)
    if found is None or os.path.exists(words):
        return words, None
    return found[1], int(found[2])


class _Told:
    """Writes the trace of one rule on one note."""

    def __init__(
        self,
        run: Run,
        settings: Settings,
        rulesets: RuleSets,
        understood: Understood,
        rule: str,
        colour: bool,
    ) -> None:
        self.note = understood.note
        self.path = self.note.source.path
        self.run = run
        self.settings = settings
        self.rulesets = rulesets
        self.understood = understood
        self.colour = colour
        self.profile = understood.ruleset.profile
        self.rule: Rule = rulesets.library.rules[rule]
        self.written = rulesets.written(rule)

    def lines(self, line: int | None) -> Iterator[str]:
        """Yield what became of each thing the rule could look at, or of those in one line."""
        ruleset = self.rulesets.alone(self.profile, self.rule.id)
        subjects = trace(self.note, ruleset, self.rule.id, self._passed)
        yield from self._head()
        shown = [one for one in subjects if line is None or _stands_in(one, line)]
        if not shown:
            what = spoken(self.rule.each or self.rule.all or "note")
            where = f"line {line} of this note" if line is not None else "this note"
            yield ""
            yield f"There is no {what} in {where}, so the rule has nothing to look at."
            return
        margin = len(str(max(one.first for one in shown)))
        dull = [one for one in shown if all(step.outcome in _DULL for step in one.steps)]
        hidden = dull if len(shown) > _MOST else []
        yield ""
        for one in shown:
            if one not in hidden:
                yield from self._subject(one, margin)
        yield ""
        yield self._sums(shown, hidden)

    def _passed(self, violation: Violation) -> Passed | None:
        return self.run.reason_to_pass(violation, self.understood, self.path)

    def _head(self) -> Iterator[str]:
        rule, shown = self.rule, self.understood.ruleset.shown
        config = self.run.config_of(self.path)
        library = self.rulesets.library
        origin = severity_origin(rule.id, self.settings, config, library, self.profile)
        severities = {one.id: one.severity.word for one in self.understood.ruleset.rules if one.id in shown}
        word = severities.get(rule.id, "off")
        yield f"{paint(rule.id, 'bold', self.colour)} in {shown_path(self.path)}: {word} ({origin})"
        yield from _indented(f"{rule.summary}.", 2)
        yield from _indented(
            f"It looks at {looked_at(rule)}{self._key(('each',)) or self._key(('all',))}.", 2
        )
        for change in self.rulesets.options:
            if change.rule == rule.id:
                line, _ = config.place(change.at, key=True)
                names = listed([f"“{name}”" for name in change.values])
                yield from _indented(f"Its {names} is changed in {shown_path(config.path or '')}:{line}.", 2)
        if word == "off":
            yield from _indented("It does not run here; this is what it would say.", 2)

    def _subject(self, one: Subject, margin: int) -> Iterator[str]:
        yield f"  {one.first:>{margin}}  {printable(one.label)}"
        for step in one.steps:
            yield from self._step(step, margin + 6)

    def _step(self, step: Step, indent: int) -> Iterator[str]:
        outcome = paint(step.outcome, _COLOURS.get(step.outcome, "bold"), self.colour)
        at = f" at {step.line}:{step.column}" if step.line is not None else ""
        words = f": {printable(step.words)}" if step.words else ""
        by = ""
        if step.passed is not None:
            place = ":".join(str(part) for part in (shown_path(step.passed.path), step.passed.line) if part)
            by = f" by {printable(step.passed.words)} ({place})"
        yield from _indented(f"{outcome}{at}{by}{words}{self._key(step.key)}", indent)

    def _key(self, key: Path) -> str:
        """Return the place of a key in the rule's file, or in that of the rule it changes."""
        for source in self.written if key else ():
            name = next((one for one in (key[0], f"{key[0]}+") if one in source.data), None)
            if name is None:
                continue
            place = source.file.place((*source.at, name, *key[1:]), key=True)
            return f" ({shown_path(source.file.path)}:{place.line})"
        return ""

    def _sums(self, shown: Sequence[Subject], hidden: Sequence[Subject]) -> str:
        what = spoken(self.rule.each or self.rule.all or "note")
        what = what if len(shown) == 1 else _PLURALS.get(what, f"{what}s")
        found = Counter(min((step.outcome for step in one.steps), key=OUTCOMES.index) for one in shown)
        parts = [f"{found[outcome]} {outcome}" for outcome in OUTCOMES if found[outcome]]
        said = f"{len(shown)} {what}: {listed(parts)}."
        if hidden:
            said += f" {len(hidden)} of which nothing is told are not shown: FILE:LINE shows one."
        return said


def _stands_in(one: Subject, line: int) -> bool:
    """Return whether a node stands in a line, or something is reported of it there."""
    return one.first <= line <= one.last or any(step.line == line for step in one.steps)


def _indented(text: str, indent: int) -> Iterator[str]:
    pad = " " * indent
    return iter(
        wrap(
            text,
            columns(sys.stdout, _WIDTH),
            initial_indent=pad,
            subsequent_indent=pad + "  ",
            break_on_hyphens=False,
            break_long_words=False,
        )
    )
