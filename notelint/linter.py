"""The note held against the rules: ``lint`` and nothing else. No input or output, no globals."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from notelint.check import Context, ListCheck, NodeCheck
from notelint.condition import Condition, meets
from notelint.fingerprint import with_fingerprints
from notelint.gate import cuts_words, gate_of
from notelint.note.model import UNREAD, Node, Note
from notelint.rule import Rule, RuleCheck, RuleSet
from notelint.silence import Items, Spoken
from notelint.text import Span
from notelint.values import quoted, spoken
from notelint.violation import Finding, Fix, Place, Problem, Related, Violation
from notelint.wording import worded


def lint(note: Note, ruleset: RuleSet, problems: list[Problem] | None = None) -> list[Violation]:
    """Return where ``note`` breaks the rules, in the order of line, column and rule.

    A rule that fails inside stops no other: what went wrong is put into
    ``problems``, of the kind ``internal``, and the rule says nothing. Without
    ``problems`` its error comes through.
    """
    run = NoteRun(Context(note, ruleset.words, kept=ruleset.kept), ruleset, Items(note))
    quiet = gate_of(ruleset).quiet(ruleset.words.said(note.source.text))
    violations: list[Violation] = []
    for rule in ruleset.rules:
        try:
            if rule.id in quiet and run.is_quiet(rule):
                continue
            violations += list(run.violations(rule))
        except Exception as error:
            if problems is None:
                raise
            run.forget(rule)
            reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            problems.append(
                Problem(
                    "internal",
                    f"The rule “{rule.id}” could not be run on this note ({reason}).",
                    note.source.path,
                    help="The other rules were run. Please report this with the note, if you may share it.",
                )
            )
    violations.sort(key=_order)
    return list(with_fingerprints(violations, note.source))


def _order(violation: Violation) -> tuple[Any, ...]:
    return violation.start, violation.rule, violation.end, violation.message


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding, the check that made it, and where it is reported."""

    check: RuleCheck
    finding: Finding
    span: Span


class NoteRun:
    """One run over one note: what the rules so far have found."""

    def __init__(self, context: Context, ruleset: RuleSet, items: Items) -> None:
        self._context = context
        self._note = context.note
        self._source = context.note.source
        self._ruleset = ruleset
        self._items = items
        self._spoken: dict[str, Spoken] = {}
        self._awaited = {name for rule in ruleset.rules for name in rule.unless}

    def violations(self, rule: Rule) -> Iterator[Violation]:
        """Yield the violations of a rule that are to be told; needs the rules of its ``unless`` run."""
        found = self.found(rule)
        if rule.id not in self._ruleset.shown:
            return
        told = [one for one in found if not any(True for _ in self.silencers(one, rule))]
        for one in self.together(told, rule.together) if rule.together else told:
            yield self.violation(rule, one)

    def found(self, rule: Rule) -> list[Placed]:
        """Return what a rule finds, told or not, and keep it for the rules that stand back for it."""
        found = once([self.placed(check, finding) for check, finding in self._findings(rule)])
        if rule.id in self._awaited:
            self._spoken[rule.id] = Spoken([(one.finding, one.span) for one in found], self._items)
        return found

    def is_quiet(self, rule: Rule) -> bool:
        """Return whether a rule finds nothing, as none of its keys stands in the note as a whole word."""
        return not cuts_words(rule, self.all_of(rule.each or "note"), self._context)

    def forget(self, rule: Rule) -> None:
        """Forget what a rule found that has failed."""
        self._spoken.pop(rule.id, None)

    # --- Finding ---

    def _findings(self, rule: Rule) -> Iterator[tuple[RuleCheck, Finding]]:
        nodes: Sequence[Node] = self.all_of(rule.each or rule.all or "note")
        if rule.where or rule.except_:
            nodes = [node for node in nodes if self._is_meant(node, rule)]
        for check in rule.checks:
            kind = check.check
            if isinstance(kind, NodeCheck):
                for node in nodes:
                    for finding in kind.findings(node, self._context, negated=check.negated):
                        yield check, finding
            elif isinstance(kind, ListCheck):
                for within, members in self.lists(nodes, rule.of):
                    for finding in kind.findings(members, within, self._context, negated=check.negated):
                        yield check, finding

    def all_of(self, type_name: str) -> Sequence[Node]:
        """Return the nodes of a type, in the order of the text."""
        if type_name == "note":
            return (self._note,)
        return self._note.all(type_name) or ((self._note.header,) if type_name == "header" else ())

    def _is_meant(self, node: Node, rule: Rule) -> bool:
        """Return whether a rule looks at a node; where a condition cannot be told, it does not."""
        for one in rule.where:
            if not self.met(node, one):
                return False
        return not rule.except_ or all(self.met(node, one) is False for one in rule.except_)

    def met(self, node: Node, condition: Condition) -> bool | None:
        """Return whether a node meets a condition, None if that cannot be told."""
        return meets(self._context.value(node, condition.field), condition.values)

    def lists(self, nodes: Sequence[Node], of: str) -> Iterator[tuple[Node, Sequence[Node]]]:
        """Yield the nodes by what they stand in; a list of one is no list."""
        groups: dict[Node, list[Node]] = {}
        holders = sorted(self.all_of(of), key=lambda node: node.span.start)
        starts = [node.span.start for node in holders]
        for node in nodes:
            holder = self._note if of == "note" else _holder(node, of, holders, starts)
            if holder is not None:
                groups.setdefault(holder, []).append(node)
        for holder, members in groups.items():
            if len(members) > 1:
                yield holder, members

    # --- Placing ---

    def placed(self, check: RuleCheck, finding: Finding) -> Placed:
        """Return a finding with the place where it is reported."""
        return Placed(check, finding, self._place(check, finding))

    def _place(self, check: RuleCheck, finding: Finding) -> Span:
        """Return where to report: the finding's place, else the first of the rule's, else the node."""
        spans = [finding.span] if finding.span else [self._named(finding.node, name) for name in check.at]
        for span in (*spans, finding.node.span):
            if span is not None:
                trimmed = self._source.trim(span)
                if trimmed.start < trimmed.end:
                    return trimmed
        return finding.node.span

    def _named(self, node: Node, name: str) -> Span | None:
        """Return the span of a place or field of the node, else of a place of the note or its header."""
        note = self._note
        return (
            node.places.get(name)
            or self._context.look(node, name).span
            or note.places.get(name)
            or note.header.places.get(name)
        )

    def silencers(self, one: Placed, rule: Rule) -> Iterator[str]:
        """Yield the rules that have spoken of the subject of a finding, so that it is left unsaid."""
        if not rule.unless:
            return
        place = self._items.at(one.span)
        for name in rule.unless:
            if name in self._spoken and self._spoken[name].of(one.finding, place):
                yield name

    def together(self, found: Iterable[Placed], by: str) -> Iterator[Placed]:
        """Yield the first of the findings that have the same place or field, with how many they are."""
        groups: dict[Any, list[Placed]] = {}
        for one in found:
            node = one.finding.node
            key = node.item if by == "item" else self._context.value(node, by)
            if key is None or key is UNREAD or key == ():
                key = id(one)
            groups.setdefault(key, []).append(one)
        for members in groups.values():
            first = members[0]
            values = {**first.finding.values, "count": str(len(members))}
            yield replace(first, finding=replace(first.finding, values=values))

    # --- Telling ---

    def violation(self, rule: Rule, one: Placed) -> Violation:
        """Return a finding as it is told."""
        finding, source = one.finding, self._source
        item = self._items.at(one.span)
        return Violation(
            path=source.path,
            rule=rule.id,
            severity=rule.severity,
            message=worded(one.check.message, finding, self._context),
            start=source.position(one.span.start),
            end=source.position(one.span.end),
            span=one.span,
            item=item.number if item else None,
            related=tuple(self._related(rule, one)),
            help=worded(rule.help, finding, self._context) if rule.help else None,
            cite=rule.cites(self._ruleset.profile),
            fix=self._fix(one) if one.check.fix or finding.fix else None,
        )

    def _fix(self, one: Placed) -> Fix | None:
        # Most findings have none.
        from notelint.fix_offer import offered

        node = one.finding.node
        return offered(one.check, one.finding, one.span, lambda name: self._named(node, name), self._context)

    def _related(self, rule: Rule, one: Placed) -> Iterator[Place]:
        also = (
            Related(span, f"the {spoken(name)}: {quoted(span, self._source)}")
            for name in rule.also
            if (span := self._named(one.finding.node, name))
        )
        seen: set[Span] = {one.span}
        for related in (*one.finding.related, *also):
            span = self._source.trim(related.span)
            if span not in seen:
                seen.add(span)
                start, end = self._source.position(span.start), self._source.position(span.end)
                yield Place(self._source.path, start, related.message, end)


def once(found: Iterable[Placed]) -> list[Placed]:
    """Return the findings of a rule without those at a place where it has found something already."""
    places: set[Span] = set()
    kept: list[Placed] = []
    for one in found:
        if one.span not in places:
            places.add(one.span)
            kept.append(one)
    return kept


def _holder(node: Node, of: str, holders: Sequence[Node], starts: Sequence[int]) -> Node | None:
    """Return the node of the type ``of`` that holds ``node``, by descent or else by place."""
    parent = node.parent
    while parent is not None:
        if parent.type == of:
            return parent
        parent = parent.parent
    index = bisect_right(starts, node.span.start) - 1
    if index >= 0 and holders[index].span.holds(node.span):
        return holders[index]
    return None
