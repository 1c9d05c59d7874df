"""Which rules need not be run on a note: nothing that they look for stands in it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from notelint.check import Context, NodeCheck
from notelint.errors import RuleError
from notelint.note.heard import cuts
from notelint.note.keys import Keys, Said
from notelint.note.model import Node
from notelint.note.vocabulary import Vocabulary
from notelint.rule import Rule, RuleSet

_OPENING = 6  # letters by which openings of words are looked up


@dataclass(slots=True)
class Gate:
    """The rules by what must stand in a note for them to find anything there.

    However many rules there are, they cost a note no more than looking its
    words up once.
    """

    _words: dict[str, set[str]] = field(default_factory=dict)
    _stems: dict[str, set[str]] = field(default_factory=dict)
    _openings: dict[int, dict[str, set[str]]] = field(default_factory=dict)  # stems by their openings
    _marks: dict[str, set[str]] = field(default_factory=dict)
    _gated: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, rules: Iterable[Rule], words: Vocabulary) -> Gate:
        """Return the gate of some rules under the words of their profile."""
        gate = cls()
        for rule in rules:
            keys = _keys(rule, words)
            if keys is not None:
                gate._add(rule.id, keys)
        return gate

    def quiet(self, said: Said) -> set[str]:
        """Return the ids of rules of which no key stands in a text, whatever stands in part of a word."""
        found: set[str] = set()
        for word in self._words.keys() & said.words:
            found |= self._words[word]
        for length, openings in self._openings.items():
            for opening in openings.keys() & said.openings(length):
                for stem in filter(said.opens_word, openings[opening]):
                    found |= self._stems[stem]
        for mark, rules in self._marks.items():
            if mark in said.folded:
                found |= rules
        return self._gated - found

    def _add(self, rule: str, keys: Keys) -> None:
        self._gated.add(rule)
        for word in keys.words:
            self._words.setdefault(word, set()).add(rule)
        for mark in keys.marks:
            self._marks.setdefault(mark, set()).add(rule)
        for stem in keys.stems:
            opening = stem[:_OPENING]
            self._stems.setdefault(stem, set()).add(rule)
            self._openings.setdefault(len(opening), {}).setdefault(opening, set()).add(stem)


def gate_of(ruleset: RuleSet) -> Gate:
    """Return the gate of the rules of a rule set, which is made once."""
    gate = ruleset.kept.get("gate")
    if not isinstance(gate, Gate):
        gate = ruleset.kept["gate"] = Gate.of(ruleset.rules, ruleset.words)
    return gate


def _keys(rule: Rule, words: Vocabulary) -> Keys | None:
    """Return the keys of all checks of a rule; None if one of them may find something anywhere."""
    found = Keys()
    for one in rule.checks:
        try:
            keys = one.check.keys(words, negated=one.negated) if isinstance(one.check, NodeCheck) else None
        except RuleError:
            return None  # it is told when the rule is run
        if keys is None:
            return None
        found |= keys
    return found


def cuts_words(rule: Rule, nodes: Sequence[Node], context: Context) -> bool:
    """Return whether something that a rule looks at ends within a word: what is before it counts as one.

    Worked out once for all rules that look at the same places of the same nodes.
    """
    text = context.note.source.text
    for one in rule.checks:
        for name in one.check.looks if isinstance(one.check, NodeCheck) else ():
            key: Hashable = ("cuts-words", rule.each, name)
            if key not in context.memo:
                spans = (span for node in nodes for span in context.stretches(node, name))
                context.memo[key] = any(cuts(text, span.end) for span in spans)
            if context.memo[key]:
                return True
    return False
