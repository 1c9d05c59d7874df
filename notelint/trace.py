"""Why a rule reports something of a note or not: what became of each thing it could look at.

The rule is run as ever, by ``notelint.linter``; here it is asked, node by node,
which condition left a node out, what the checks found, and which rule, comment,
waiver or baseline kept a finding from being told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from notelint.check import Check, Context, ListCheck, NodeCheck
from notelint.condition import NONE, STATED, Condition
from notelint.fingerprint import with_fingerprints
from notelint.letting_pass import Passed
from notelint.linter import NoteRun, Placed
from notelint.note.model import UNREAD, Item, Node, Note
from notelint.options import Shape, options_of
from notelint.rule import RuleSet
from notelint.schema_errors import in_yaml
from notelint.silence import Items, Spoken
from notelint.values import in_words, listed, spoken
from notelint.violation import Violation

Path = tuple[str | int, ...]

# What can become of a node, in the order in which the sums name it.
OUTCOMES = ("failed", "let pass", "silenced", "told with another", "passed", "not applicable", "filtered out")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that became of a node: which of ``OUTCOMES``, why, and the key of the rule that did it.

    ``key`` is a path into the rule's file. ``line`` and ``column`` are where
    something is reported, from 1. ``passed`` is what let a violation pass.
    """

    outcome: str
    words: str = ""
    key: Path = ()
    line: int | None = None
    column: int | None = None
    passed: Passed | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A node that the rule could look at, and what became of it."""

    node: Node
    label: str
    first: int
    last: int
    steps: tuple[Step, ...]


def trace(
    note: Note, ruleset: RuleSet, rule_id: str, passing: Callable[[Violation], Passed | None]
) -> list[Subject]:
    """Return what became of each node that a rule could look at, in the order of the text.

    ``ruleset`` has the rule and those it stands back for; ``passing`` returns
    what lets a violation pass.
    """
    return _Trace(note, ruleset, rule_id, passing).subjects()


class _Trace:
    def __init__(
        self, note: Note, ruleset: RuleSet, rule_id: str, passing: Callable[[Violation], Passed | None]
    ) -> None:
        self.note = note
        self.source = note.source
        self.context = Context(note, ruleset.words)
        self.items = Items(note)
        self.run = NoteRun(self.context, ruleset, self.items)
        self.passing = passing
        self.found: dict[str, list[Placed]] = {}
        for rule in ruleset.rules:
            self.found[rule.id] = self.run.found(rule)
            if rule.id == rule_id:
                self.rule = rule

    def subjects(self) -> list[Subject]:
        rule = self.rule
        nodes = sorted(self.run.all_of(rule.each or rule.all or "note"), key=lambda node: node.span)
        steps: dict[Node, list[Step]] = {node: list(self._left_out(node)) for node in nodes}
        meant = [node for node in nodes if not steps[node]]
        self._lists_of_one(meant, steps)
        told = self._told(meant)
        for placed in self.found[rule.id]:
            steps.setdefault(placed.finding.node, []).append(told[id(placed)])
        for node in meant:
            if not steps[node]:
                steps[node] = list(self._without_finding(node))
        return [self._subject(node, tuple(found)) for node, found in sorted(steps.items(), key=_place)]

    def _subject(self, node: Node, steps: tuple[Step, ...]) -> Subject:
        first = self.source.position(node.span.start).line
        last = self.source.position(max(node.span.end - 1, node.span.start)).line
        return Subject(node, label(node, self.context), first, last, steps)

    # --- Left out ---

    def _left_out(self, node: Node) -> Iterator[Step]:
        """Yield the first condition for which the rule does not look at a node."""
        for key, wanted in (("where", True), ("except", False)):
            for one in self.rule.where if wanted else self.rule.except_:
                met = self.run.met(node, one)
                if met is wanted:
                    continue
                name = spoken(one.field)
                words = f"its “{name}” was not understood" if met is None else self._unmet(node, one, wanted)
                yield Step("filtered out", words, (key, one.field))
                return

    def _unmet(self, node: Node, one: Condition, wanted: bool) -> str:
        value = self._value(node, one.field)
        if one.values in ((STATED,), (NONE,)) or not wanted:
            return f"“{spoken(one.field)}” is {value}"
        return f"“{spoken(one.field)}” is {value}, not {listed([in_yaml(word) for word in one.values], 'or')}"

    def _lists_of_one(self, nodes: Sequence[Node], steps: dict[Node, list[Step]]) -> None:
        """Say of nodes that stand in no list of two that there is nothing to compare them with."""
        if not self.rule.all:
            return
        listed_ = {node for _, members in self.run.lists(nodes, self.rule.of) for node in members}
        for node in nodes:
            if node not in listed_:
                words = f"there is no second {spoken(node.type)} in the same {self.rule.of}"
                steps[node].append(Step("not applicable", words, ("all",)))

    # --- Found ---

    def _told(self, nodes: Sequence[Node]) -> dict[int, Step]:
        """Return what became of each finding, by its id."""
        rule, found = self.rule, self.found[self.rule.id]
        steps: dict[int, Step] = {}
        left: list[Placed] = []
        for one in found:
            silencer = next(self.run.silencers(one, rule), None)
            if silencer is None:
                left.append(one)
            else:
                steps[id(one)] = self._silenced(one, silencer)
        told = list(self.run.together(left, rule.together)) if rule.together else left
        violations = {one.span: self.run.violation(rule, one) for one in told}
        ordered = sorted(violations.values(), key=lambda one: (one.start, one.end, one.message))
        printed = {one.span: one for one in with_fingerprints(ordered, self.source)}
        for one in left:
            violation = printed.get(one.span)
            steps[id(one)] = self._with_another(one) if violation is None else self._violation(violation)
        return steps

    def _violation(self, violation: Violation) -> Step:
        passed = self.passing(violation)
        line, column = violation.start
        outcome = "failed" if passed is None else "let pass"
        return Step(outcome, violation.message, line=line, column=column, passed=passed)

    def _with_another(self, one: Placed) -> Step:
        line, column = self.source.position(one.span.start)
        words = f"it is told with another of the same {spoken(self.rule.together or '')}"
        return Step("told with another", words, ("together",), line, column)

    def _silenced(self, one: Placed, by: str) -> Step:
        item = self.items.at(one.span)
        other = next(
            (
                placed
                for placed in self.found.get(by, ())
                if Spoken([(placed.finding, placed.span)], self.items).of(one.finding, item)
            ),
            None,
        )
        place = f" in line {self.source.position(other.span.start).line}" if other else ""
        line, column = self.source.position(one.span.start)
        return Step("silenced", f"{by} has found something{place}", ("unless",), line, column)

    # --- Nothing found ---

    def _without_finding(self, node: Node) -> Iterator[Step]:
        for number, one in enumerate(self.rule.checks):
            form = "must-not" if one.negated else "must"
            alike = [other for other in self.rule.checks if other.negated is one.negated]
            key: Path = (form, alike.index(one)) if len(alike) > 1 else (form,)
            why = self._nothing_to_look_at(one.check, node, negated=one.negated)
            values = [f"“{spoken(name)}” is {self._value(node, name)}" for name in _fields(one.check)]
            if why is not None:
                yield Step("not applicable", why, key)
            else:
                name = f"{form} {one.check.name}"
                yield Step("passed", f"{name}: {listed(values)}" if values else name, key)
            if number >= 9:
                return

    def _nothing_to_look_at(self, check: Check, node: Node, *, negated: bool) -> str | None:
        """Return why a check that found nothing had nothing to look at; None if it holds."""
        if isinstance(check, ListCheck) or not isinstance(check, NodeCheck):
            return None
        why = check.nothing_to_look_at(node, self.context)
        if why is not None:
            return why
        both = {"must", "must-not"} <= set(check.forms)
        if both and any(True for _ in check.findings(node, self.context, negated=not negated)):
            return None
        for name in _fields(check):
            value = self.context.value(node, name)
            if value is UNREAD:
                return f"“{spoken(name)}” was not understood"
            if value is None:
                return f"“{spoken(name)}” is not stated"
        return None

    def _value(self, node: Node, field: str) -> str:
        """Return the value of a field in words, with its line if it stands elsewhere."""
        seen = self.context.look(node, field)
        if seen.value is UNREAD:
            return "not understood"
        if isinstance(seen.value, bool):
            return str(seen.value).lower()
        said = in_words(seen.value, self.source)
        if said is None:
            return "not stated"
        if isinstance(seen.value, tuple) and len(seen.value) > 1 and isinstance(seen.value[0], Node):
            said = f"{len(seen.value)} of them, the first “{in_words(seen.value[0], self.source)}”"
        elif seen.span is not None:
            said = f"“{said}”"
        line = self.source.position(seen.span.start).line if seen.span is not None else None
        return said if line is None else f"{said} (line {line})"


def label(node: Node, context: Context) -> str:
    """Return what to call a node: its type, and a few of its words."""
    if isinstance(node, Note):
        return "the note"
    if isinstance(node, Item):
        title = f" “{in_words(node.title, context.note.source)}”" if node.title else ""
        return f"item{f' {node.number}' if node.number else ''}{title}"
    if node.type == "header":
        return "the header"
    words = in_words(node, context.note.source)
    return f"{spoken(node.type)} “{words}”" if words else spoken(node.type)


def _fields(check: Check) -> list[str]:
    """Return the fields of the node that the options of a check name."""
    found: dict[str, None] = {}
    for option in options_of(type(check)).options.values():
        found.update(dict.fromkeys(_named(getattr(check, option.attribute), option.shape)))
    return list(found)


def _named(value: object, shape: Shape) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if shape.keys in ("field", "condition"):
                yield key
            if shape.entries:
                yield from _named(one, shape.entries)
    elif isinstance(value, tuple):
        for one in value:
            yield from _named(one, shape.many or shape)
    elif isinstance(value, str) and shape.names in ("field", "place") and value not in ("person", "text"):
        yield value


def _place(pair: tuple[Node, list[Step]]) -> tuple[int, int]:
    return pair[0].span.start, -pair[0].span.end
