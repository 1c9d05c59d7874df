"""``notelint rules``: the list of rules, and a page on each."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from os import curdir
from textwrap import wrap
from typing import TYPE_CHECKING

from notelint import plugins as plugging
from notelint.commands.check import settings_of
from notelint.errors import UsageError
from notelint.printable import printable
from notelint.profile import Library, Lists
from notelint.reporters.colours import paint
from notelint.reporters.summary import problem_line
from notelint.rule import Rule, RuleSet
from notelint.run import Run
from notelint.streams import has_colour, tell, write_out
from notelint.terminal import columns
from notelint.values import listed

if TYPE_CHECKING:
    from notelint.formats import Dialect

_WIDTH = 88


def rules(arguments: Namespace) -> int:
    """List the rules, explain one or trace it, and return the exit status."""
    if arguments.trace:
        from notelint.commands.trace import trace_rule

        return trace_rule(arguments)
    if arguments.file is not None:
        raise UsageError(
            f"there is one word too many: “{arguments.file}”.",
            hint=f"To see what {arguments.rule} does with a note: "
            f"notelint rules --trace {arguments.rule} {arguments.file}",
        )
    plugins = plugging.load(strangers=not arguments.no_plugins)
    run = Run(settings_of(arguments), plugins)
    rulesets = run.rulesets(curdir, whole=arguments.rule is not None)
    library = rulesets.library
    colour = has_colour(sys.stdout, arguments.colour)
    if arguments.rule is not None:
        unknown = library.unknown_rule(arguments.rule)
        if unknown is not None:
            raise UsageError(unknown.message, hint=unknown.hint)
        # A rule that is left out for its errors has no page: they are told below.
        rule = library.rules.get(arguments.rule)
        words = run.config_of(curdir).vocabulary
        lines = list(_page(rule, library, tuple(plugins.dialects.values()), words, colour)) if rule else []
    elif rulesets.profile is not None:
        lines = list(_under(rulesets.of(rulesets.profile), colour))
    else:
        lines = list(_all(library, colour))
    write_out(None, lambda out: out.writelines(line + "\n" for line in lines))
    problems = list(run.problems())
    for problem in problems:
        tell(f"notelint: {problem_line(problem)}")
    return 2 if problems else 0


def _under(ruleset: RuleSet, colour: bool) -> Iterator[str]:
    """Yield the rules that run under one profile, the gravest first."""
    shown = [rule for rule in ruleset.rules if rule.id in ruleset.shown]
    widest = max((len(rule.id) for rule in shown), default=0)
    for rule in sorted(shown, key=lambda rule: (-rule.severity, rule.id)):
        name = paint(f"{rule.id:<{widest}}", "bold", colour)
        yield f"{rule.severity.word:<7}  {name}  {printable(rule.summary)}".rstrip()


def _all(library: Library, colour: bool) -> Iterator[str]:
    """Yield all rules with a letter for each profile."""
    from notelint.accuracy import figures
    from notelint.explanation import profiles_of, severity_word

    profiles, measured = profiles_of(library), figures()
    yield f"{' '.join(profile.name[:3] for profile in profiles)}   confidence"
    widest = max((len(name) for name in library.rules), default=0)
    for name, rule in library.rules.items():
        words = [severity_word(library, profile, name) for profile in profiles]
        confidence = {"not enough seen": "?"}.get(measured.confidence(name), measured.confidence(name))
        letters = "   ".join(word[0].upper() for word in words).replace("O", "-")
        shown = paint(f"{name:<{widest}}", "bold", colour)
        yield f" {letters}   {confidence:<10}  {shown}  {printable(rule.summary)}".rstrip()
    yield ""
    yield f"E error, W warning, A advice, - off, for the profiles {listed([one.name for one in profiles])}."
    yield "Confidence is how often a rule was right in real notes, ? that not enough was seen of it."
    yield "notelint rules RULE explains one."


def _page(
    rule: Rule, library: Library, dialects: Sequence[Dialect], words: Lists, colour: bool
) -> Iterator[str]:
    """Yield what there is to say of a rule."""
    from notelint import explanation

    yield paint(rule.id, "bold", colour)
    yield from wrap(printable(rule.summary) + ".", columns(sys.stdout, _WIDTH))
    if rule.why:
        yield from _section("Why", colour)
        yield from _wrapped(rule.why)
    yield from _section("What it says", colour)
    for message in explanation.messages(rule):
        yield from _wrapped(message)
    if rule.help:
        yield from _section("What to do", colour)
        yield from _wrapped(rule.help)
    yield from _section("Severity", colour)
    for profile in explanation.profiles_of(library):
        yield f"  {profile.name:<10} {explanation.severity_word(library, profile, rule.id)}"
    yield from _section("How often it is right", colour)
    yield from _wrapped(f"{_confidence(rule.id)}.")
    yield from _section("How it is checked", colour)
    yield from _wrapped(f"It looks at {explanation.looked_at(rule)}.")
    yield from (f"    {printable(line)}" for line in explanation.as_yaml(rule))
    if rule.unless:
        yield from _wrapped(f"It is silent where one of these has reported: {', '.join(rule.unless)}.")
    if others := explanation.behind(library, rule.id):
        yield from _wrapped(f"Silent where it has reported: {', '.join(others)}.")
    for example in explanation.examples_of(rule, library, dialects, words):
        yield from _section(f"{example.verdict.capitalize()}: {printable(example.name)}", colour)
        yield from (f"  {printable(line)}".rstrip() for line in example.lines)
        yield from (f"  → {printable(said)}" for said in example.said)
        yield from (f"  fix: {printable(fix)}" for fix in example.fixes)
    if rule.cite:
        yield from _section("Sources", colour)
        for citation in rule.cite:
            url = f" <{citation.url}>" if citation.url else ""
            yield f"  {printable(citation.words)}{printable(url)}"
    yield from _section("To change it", colour)
    yield f"  for all notes, in .notelint.yaml:  severities: {{{rule.id}: off}}  (or error, warning, advice)"
    yield f"  for one place:  notelint waive FILE:LINE {rule.id}"
    yield f"  for one run:  notelint --ignore {rule.id} FILE"
    if rule.path:
        yield from _section("File", colour)
        yield f"  {printable(rule.path)}"


def _confidence(rule: str) -> str:
    """Return what was measured of a rule; of a house rule that nothing was."""
    from notelint.accuracy import figures

    return f"Confidence {figures().told(rule)}"


def _section(title: str, colour: bool) -> Iterator[str]:
    yield ""
    yield paint(title, "bold", colour)


def _wrapped(text: str) -> Iterator[str]:
    return (
        f"  {line}" for line in wrap(printable(text), columns(sys.stdout, _WIDTH) - 2, break_on_hyphens=False)
    )
