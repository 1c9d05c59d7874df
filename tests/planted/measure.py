"""Measuring: how much of what was planted is found, where, and what is said besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from tests.planted.examine import Hearing, hear, rules
from tests.planted.form import Fault, Form, Planted, Specimen

Pairs = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one fault: found on its line or on another, at its column, and what was said besides."""

    seed: int
    rule: str
    kind: str
    found: bool
    wrong_line: bool
    wrong_column: bool
    besides: tuple[str, ...]
    planted: Planted

    @property
    def right(self) -> bool:
        return self.found and not self.wrong_column and not self.besides


def false_alarms(one: Specimen, hearing: Hearing) -> list[str]:
    """Return what is said of a clean note beyond its truth, and what is not said of it."""
    said, expected = hearing.where(), Counter(one.expected)
    more = [str(each) for each in hearing.said if (each.rule, each.key) in said - expected]
    more += [
        f"silent: {rule} at {key}" for rule, key in (expected - said) if rule in rules(one.profile).shown
    ]
    return more + [f"problem: {problem}" for problem in hearing.problems]


def judge(one: Specimen, before: Hearing, rule: str, kind: str, planted: Planted) -> Verdict:
    """Return what notelint makes of a planted fault, held against what it said of the clean note."""
    after = hear(planted.paper, one)
    kept = Counter(
        {
            pair: n
            for pair, n in before.where().items()
            if pair[1] in planted.paper or pair[1].startswith("line")
        }
    )
    kept -= Counter(planted.gone)
    due: Pairs = Counter((rule, key) for key in (planted.key, *planted.also))
    more, less = after.where() - kept - due, (kept + due) - after.where()
    found = (rule, planted.key) in after.where() - kept
    elsewhere = any(name == rule for name, _ in more)
    here = [each.at for each in after.said if (each.rule, each.key) == (rule, planted.key)]
    besides = [
        str(each)
        for each in after.said
        if (each.rule, each.key) in more and not (each.rule == rule and not found)
    ]
    besides += [f"silent: {name} at {key}" for name, key in less if (name, key) != (rule, planted.key)]
    besides += [f"problem: {problem}" for problem in after.problems if problem not in before.problems]
    return Verdict(
        one.seed,
        rule,
        kind,
        found,
        not found and elsewhere,
        found and planted.at is not None and planted.at not in here,
        tuple(besides),
        planted,
    )


def plant(fault: Fault, one: Specimen, rule: str, kind: str) -> Planted | None:
    """Return the note with a fault; None if it has no place for it or its profile no such rule."""
    if rule not in rules(one.profile).shown:
        return None
    return fault(one, Random(f"{one.seed} {rule} {kind}"))


@dataclass(slots=True)
class Tally:
    """The counts of one rule or kind."""

    planted: int = 0
    found: int = 0
    wrong_line: int = 0
    wrong_column: int = 0
    besides: int = 0


@dataclass(slots=True)
class Measured:
    """The counts of a whole run; ``failures`` tells each failure in a line or two."""

    kinds: dict[tuple[str, str], Tally] = field(default_factory=dict)
    clean: int = 0
    notes: int = 0
    alarms: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def measure(form: Form, seeds: Iterable[int], each: int = 4) -> Measured:
    """Return the counts over the notes of ``seeds``, with ``each`` faults planted in each, one at a time.

    Of the faults for which a note has a place those are planted that were planted least.
    """
    todo = form.kinds()
    result = Measured({(rule, kind): Tally() for rule, kind, _ in todo})
    for seed in seeds:
        one = form.specimen(seed, None)
        before = hear(one.paper, one)
        result.notes += 1
        alarms = false_alarms(one, before)
        result.clean += not alarms
        for alarm in alarms:
            result.alarms[alarm.split(": ")[1].split(" at ")[0]] += 1
            result.failures.append(f"{seed} ({one.hand.layout}) clean: {alarm}{_quoted(one, alarm)}")
        done = 0
        for rule, kind, fault in sorted(todo, key=lambda one: result.kinds[one[:2]].planted):
            planted = plant(fault, one, rule, kind) if done < each else None
            if planted is not None:
                done += 1
                _count(result, judge(one, before, rule, kind, planted), one)
    return result


def _quoted(one: Specimen, alarm: str) -> str:
    key = alarm.split(" at ")[-1].split("+")[0]
    return f" | {one.paper[key]}" if key in one.paper else ""


def _count(result: Measured, verdict: Verdict, one: Specimen) -> None:
    tally = result.kinds[verdict.rule, verdict.kind]
    tally.planted += 1
    tally.found += verdict.found
    tally.wrong_line += verdict.wrong_line
    tally.wrong_column += verdict.wrong_column
    tally.besides += bool(verdict.besides)
    if not verdict.right:
        what = "found" if verdict.found else "on another line" if verdict.wrong_line else "MISSED"
        text = verdict.planted.paper[verdict.planted.key]
        result.failures.append(
            f"{verdict.seed} ({one.hand.layout}) {verdict.rule} [{verdict.kind}] {what}"
            f"{', other column' if verdict.wrong_column else ''}"
            f" at {verdict.planted.key}+{verdict.planted.at} | {text}"
            + "".join(f"\n      besides {each}" for each in verdict.besides)
        )
