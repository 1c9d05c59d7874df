"""The rules' examples turned against themselves: what is good is made bad, and the rule must notice.

An example that a rule lets pass proves something only if some small change to
it makes the rule speak: the decision taken out, a name swapped, a date moved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from notelint.examples import run_examples, split_marks
from notelint.profile import Library
from notelint.rule import Example, Rule
from notelint.text import Source

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_FULL_NAME = re.compile(r"[A-Z][\w’-]+ [A-Z][\w’-]+")
_SENTENCE = re.compile(r"[^.\n]+\.?")
_NUMBER = re.compile(r"\d+")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = ("January February March April May June July August September October November December").split()
_STRANGER = "Zara Quint"


@dataclass(frozen=True, slots=True)
class Turned:
    """What became of a good example: how often it was changed in each way, and which ways were noticed."""

    rule: str
    example: str
    changed: Counter[str]
    noticed: Counter[str]


def turned(rules: Sequence[Rule], library: Library) -> list[Turned]:
    """Return what each rule makes of its good examples once they are changed."""
    return [
        _turn(rule, example, library)
        for rule in rules
        for example in rule.examples
        if example.verdict == "good"
    ]


def _turn(rule: Rule, example: Example, library: Library) -> Turned:
    text = split_marks(example).text
    mutants = list(dict.fromkeys([*changes(text), *transplants(text, rule)]))
    changed = [replace(example, name=way, text=text) for way, text in mutants]
    registers = [one.members for one in rule.examples if one.verdict == "bad" and one.members]
    changed += [replace(example, name="another register", members=one) for one in registers]
    tried = replace(rule, examples=tuple(changed))
    results = run_examples([tried], library)
    return Turned(
        rule.id,
        example.name,
        Counter(one.name for one in changed),
        Counter(one.example.name for one in results if one.found),
    )


def changes(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to spoil a text, each with the text so spoilt."""
    yield from _each(r"[^\n]+\n?", text, "a line taken out", lambda _: "")
    yield from _each(_SENTENCE, text, "a sentence taken out", lambda _: "")
    yield from _paragraphs(text)
    yield from _each(r" ?\b[\w’'-]+", text, "a word taken out", lambda _: "")
    yield from _each(r" ?\b[\w’'-]+ [\w’'-]+(?: [\w’'-]+)?", text, "a few words taken out", lambda _: "")
    yield from _each(_FULL_NAME, text, "a name swapped", lambda _: _STRANGER)
    yield from _each(
        r"\b[A-Z](?:[a-z]{3,}|[A-Z]{2,})\b",
        text,
        "a name misspelt",
        lambda one: one[:1] + one[2] + one[1] + one[3:],
    )
    yield from _each(_NUMBER, text, "a number moved", lambda one: str(int(one) + 1))
    yield from _each(_NUMBER, text, "a number moved", lambda one: str(int(one) + 20))
    yield from _each("|".join(_WEEKDAYS), text, "a date moved", lambda one: _next(one, _WEEKDAYS))
    yield from _each("|".join(_MONTHS), text, "a date moved", lambda one: _next(one, _MONTHS))
    yield from _each(
        r"\(?\b[A-Z][\w’-]+ [A-Z][\w’-]+(?: \([^()\n]*\))?", text, "a member made of a name", _member
    )
    yield from _each(r"\b[a-z]+\b", text, "a word doubled", lambda one: f"{one} {one}")
    yield from _each(r"[^\n]+\n", text, "a line doubled", lambda one: one + one)
    yield from _each(r"[()“”\"<>]", text, "a mark taken out", lambda _: "")
    yield from _each(r"[.,;:]", text, "a mark doubled", lambda one: one + one)
    yield from _each(_WORD, text, "a word swapped", lambda _: "something")
    yield from _each(r"\n[^\n]+\n", text, "a line blackened", lambda _: "\nTBC\n")


def transplants(text: str, rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield a good text with the faulty line of a bad one of the rule in place of each of its lines."""
    lines = text.splitlines(keepends=True)
    for bad in rule.examples:
        if bad.verdict == "bad":
            source = Source("", split_marks(bad).text)
            for span in split_marks(bad).spans:
                line = source.slice(source.line(source.position(span.start).line)).rstrip() + "\n"
                for at in range(len(lines)):
                    yield "a faulty line put in place", "".join([*lines[:at], line, *lines[at + 1 :]])


def _paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text without one or more paragraphs that follow each other."""
    parts = re.split(r"(?<=\n)(?=\n)", text)
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            yield "paragraphs taken out", "".join([*parts[:start], *parts[end:]])


def _member(name: str) -> str:
    return f"Cllr {name.partition(' (')[0]}"


def _next(one: str, row: Sequence[str]) -> str:
    return row[(row.index(one) + 1) % len(row)]


def _each(
    pattern: str | re.Pattern[str], text: str, way: str, change: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    for match in re.finditer(pattern, text):
        spoilt = text[: match.start()] + change(match[0]) + text[match.end() :]
        if spoilt != text:
            yield way, spoilt
