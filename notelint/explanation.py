"""What there is to say of a rule, for ``notelint rules RULE`` and for the pages of the documentation.

Both say the same: how severe it is where, what it looks at, what it says of
its own examples, which rules go before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from notelint.condition import NONE, STATED, Condition
from notelint.examples import run_examples, split_marks
from notelint.options import options_of
from notelint.patterns import regex
from notelint.profile import OFF, Library, Lists, Profile, severity_of
from notelint.reporters.summary import told_fix
from notelint.rule import Example, FixPlan, Rule, RuleCheck, Way
from notelint.text import Source, Span
from notelint.values import listed, spoken

if TYPE_CHECKING:
    from notelint.formats import Dialect
    from notelint.violation import Violation

# In the order of their precision; profiles of others stand behind them by name.
_PROFILES = ("lga", "council", "parish", "project", "minutes")
_WIDTH = 96
_MOST_WORDS = 40
_TAB = 4
_PLAIN = regex(r"[^\W\d_][\w./() …'’“”*-]*(?<! )")
_NOT_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


@dataclass(frozen=True, slots=True)
class Shown:
    """An example as it is shown: its lines with carets under what is found, and what is said there.

    Tabs of the text are four blanks, so that the carets stand where they should.
    ``fixes`` says what would mend it.
    """

    name: str
    verdict: str
    lines: tuple[str, ...]
    said: tuple[str, ...]
    fixes: tuple[str, ...] = ()


def profiles_of(library: Library) -> list[Profile]:
    """Return the profiles in the order in which they are told: the shipped, then others by name."""
    known = [library.profiles[name] for name in _PROFILES if name in library.profiles]
    return known + [profile for name, profile in library.profiles.items() if name not in _PROFILES]


def severity_word(library: Library, profile: Profile, rule: str) -> str:
    """Return how severe a rule is in a profile: ``error``, ``warning``, ``advice`` or ``off``."""
    severity = severity_of(library, profile, rule)
    return severity.word if severity is not None else OFF


def behind(library: Library, rule: str) -> list[str]:
    """Return the rules that are silent where ``rule`` has reported."""
    return [name for name, other in library.rules.items() if rule in other.unless]


def messages(rule: Rule) -> list[str]:
    """Return the messages of a rule, with their placeholders, each once."""
    return list(dict.fromkeys(check.message for check in rule.checks))


def lists_of(rule: Rule) -> list[str]:
    """Return the lists of the vocabulary that a rule names in its file."""
    found: dict[str, None] = {}
    for check in rule.checks:
        for option in options_of(type(check.check)).options.values():
            value = getattr(check.check, option.attribute)
            if option.shape.names == "vocabulary" or (
                option.shape.many and option.shape.many.names == "vocabulary"
            ):
                found.update(dict.fromkeys(value or ()))
            for text in _texts(value):
                found.update(dict.fromkeys(re.findall(r"\{([a-z][a-z-]+)\}", text)))
    found.pop("number", None)
    return list(found)


def looked_at(rule: Rule) -> str:
    """Return what a rule looks at, in words: “each item whose kind is business”."""
    what = "the note as a whole" if rule.each == "note" else f"each {_words(rule.each or '')}"
    if rule.all:
        what = f"all nodes “{_words(rule.all)}” of a {rule.of} together"
    where = listed([_condition(one) for one in rule.where])
    but = listed([_condition(one) for one in rule.except_], "or")
    return f"{what}{f' {where}' if where else ''}{f', but not {but}' if but else ''}"


def as_yaml(rule: Rule) -> list[str]:
    """Return the part of a rule that says what must hold, as its file would, lines of YAML.

    Of long lists of words the beginning is shown.
    """
    lines = [f"each: {rule.each}"] if rule.each else [f"all: {rule.all}", f"of: {rule.of}"]
    lines += _entry("where", {one.field: _values(one.values) for one in rule.where})
    lines += _entry("except", {one.field: _values(one.values) for one in rule.except_})
    places = {check.at for check in rule.checks}
    plans = list(dict.fromkeys(check.fix for check in rule.checks))
    for negated in (False, True):
        checks = [_check(check, len(plans) > 1) for check in rule.checks if check.negated is negated]
        if checks:
            lines += _entry("must-not" if negated else "must", checks[0] if len(checks) == 1 else checks)
    if len(places) == 1:
        lines += _entry("at", _values(*places))
    lines += _entry("also", _values(rule.also))
    if len(plans) == 1:
        lines += _entry("fix", _fix(plans[0]))
    return lines + _entry("together", rule.together)


def examples_of(
    rule: Rule, library: Library, dialects: Sequence[Dialect], words: Lists | None = None
) -> list[Shown]:
    """Return the examples of a rule with what it says of them when they are run."""
    results = run_examples([rule], library, dialects, words)
    return [
        Shown(
            one.example.name,
            one.example.verdict,
            tuple(marked(one.example)),
            _said(one.found),
            tuple(dict.fromkeys(told_fix(found.fix) for found in one.found if found.fix)),
        )
        for one in results
    ]


def marked(example: Example) -> Iterator[str]:
    """Yield the lines of an example, carets under what it marks; all of it if the marks are wrong."""
    try:
        parts = split_marks(example)
    except ValueError:
        yield from example.text.expandtabs(_TAB).rstrip("\n").split("\n")
        return
    source = Source("", parts.text.rstrip("\n"))
    for number in range(1, len(source.starts) + 1):
        line = source.line(number)
        text = source.slice(line)
        yield text.expandtabs(_TAB).rstrip()
        carets = _carets(text, line, parts.spans)
        if carets:
            yield carets


def _carets(text: str, line: Span, spans: Iterable[Span]) -> str:
    """Return carets under the parts of a line that lie in ``spans``."""
    columns = [" "] * len(text.expandtabs(_TAB))
    for span in spans:
        start, end = max(span.start, line.start) - line.start, min(span.end, line.end) - line.start
        for at in range(start, end):
            columns[len(text[:at].expandtabs(_TAB))] = "^"
    return "".join(columns).rstrip()


def _said(found: Iterable[Violation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(violation.message for violation in found))


def _condition(condition: Condition) -> str:
    field = spoken(condition.field)
    if condition.values in ((STATED,), (NONE,)):
        return f"where “{field}” is {'not ' if condition.values == (NONE,) else ''}stated"
    if condition.values in ((True,), (False,)):
        return f"where “{field}” is {'true' if condition.values[0] else 'false'}"
    return f"whose {field} is {listed([_words(str(value)) for value in condition.values], 'or')}"


def _words(name: str) -> str:
    return name.replace("-", " ")


def _fix(plan: FixPlan | None) -> Any:
    """Return a plan as a rule writes it."""
    if plan is None or not plan.ways:
        return None if plan is None else "none" if not plan.offered else "safe" if plan.safe else None
    ways = [_way(way, safe=plan.safe) for way in plan.ways]
    return ways[0] if len(ways) == 1 else ways


def _way(way: Way, *, safe: bool) -> dict[str, Any]:
    if way.act == "take-out":
        told: dict[str, Any] = {"take-out": way.place}
    elif way.act == "write":
        told = {"write": way.text} | ({} if way.place == "it" else {"in-place-of": way.place})
    else:
        told = {"add": way.text, way.act: way.place}
    return told | ({"title": way.title} if way.title else {}) | ({"safe": True} if safe else {})


def _check(check: RuleCheck, with_fix: bool) -> Any:
    """Return a check as its rule writes it, with its own fix if it has one."""
    told = _named(check)
    fix = _fix(check.fix) if with_fix else None
    if fix is None:
        return told
    return {**(told if isinstance(told, dict) else {told: None}), "fix": fix}


def _named(check: RuleCheck) -> Any:
    """Return a check by its name, in the short form, or with its options."""
    described = options_of(type(check.check))
    options = {}
    for key, option in described.options.items():
        value = getattr(check.check, option.attribute)
        if option.required or (value != option.default and value not in (None, (), {})):
            options[key] = _values(value)
    if not options:
        return check.check.name
    first = described.first
    if first is not None and list(options) == [first.key]:
        return {check.check.name: options[first.key]}
    return {check.check.name: options}


def _values(value: Any) -> Any:
    """Return a value of an option as YAML has it; one of several stands alone."""
    if isinstance(value, Mapping):
        return {key: _values(one) for key, one in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        values = [_values(one) for one in value]
        return values[0] if len(values) == 1 else values
    return value


def _entry(key: str, value: Any) -> list[str]:
    """Return the lines of one key, none if there is nothing to say."""
    if value in (None, [], {}):
        return []
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return [f"{key}:", *(line for one in value for line in _wrapped(f"  - {_flow(one)}", "    "))]
    return _wrapped(f"{key}: {_flow(value)}", "  ")


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _flow(value: Any, *, inside: bool = False) -> str:
    if isinstance(value, dict):
        parts = [f"{_flow(key, inside=True)}: {_flow(one, inside=True)}" for key, one in value.items()]
        return f"{{{', '.join(_first(parts))}}}"
    if isinstance(value, list):
        return f"[{', '.join(_first([_flow(one, inside=True) for one in value]))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and (not _PLAIN.fullmatch(value) or value in _NOT_TEXT):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _first(parts: list[str]) -> list[str]:
    more = len(parts) - _MOST_WORDS
    return parts if more <= 0 else [*parts[:_MOST_WORDS], f"… {more} more"]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield key
            yield from _texts(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _texts(one)
