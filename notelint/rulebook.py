"""All rules of a run together: inheritance, ``unless``, and what one rule knows of others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from notelint.errors import RuleError
from notelint.inherit import merged
from notelint.language import Language
from notelint.nearest import one_of
from notelint.note.vocabulary import Vocabulary
from notelint.rule import Rule
from notelint.rule_build import build
from notelint.rulefile import RuleSource


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules that can be used, by id in alphabetical order, and the errors of the others.

    ``house`` are the ids of rules that do not ship with notelint or a plug-in,
    ``severe`` those that say themselves how severe they are.
    """

    rules: Mapping[str, Rule]
    errors: Sequence[RuleError]
    house: frozenset[str] = frozenset()
    severe: frozenset[str] = frozenset()


def rulebook(
    sources: Iterable[RuleSource],
    language: Language,
    words: Vocabulary | None = None,
    base: Mapping[str, Rule] | None = None,
    broken: Collection[str] = (),
) -> Rulebook:
    """Return the rules of ``sources``; a rule with an error is left out and silences no other.

    A later source may have the id of an earlier one, or of a rule of ``base``,
    only if it says with ``from`` that it changes it; it then takes its place.
    ``base`` are rules that are known to be sound; they are not returned again.
    ``broken`` are names of rules whose files could not be read at all: naming
    them is no further error.
    """
    base = base or {}
    errors: list[RuleError] = []
    layers: dict[str, list[RuleSource]] = {}
    for source in sources:
        before = layers.setdefault(source.id, [])
        changes_itself = source.data.get("from") == source.id
        if before and not changes_itself:
            errors.append(_taken(source, f"{before[-1].file.path}, line {before[-1].line}"))
        elif source.house and source.id in base and not changes_itself:
            errors.append(_taken(source, "it ships with notelint"))
        else:
            before.append(source)
    layers = {name: found for name, found in layers.items() if found}
    heirs = _Heirs(layers, language)
    rules: dict[str, Rule] = {}
    for name in sorted(layers):
        keys = heirs.data(name)
        source = layers[name][-1]
        if keys is None or (name in base and not source.house):
            continue
        rule, found = build(source, keys, language, words)
        errors += found
        if rule is not None:
            rules[name] = rule
    errors += heirs.errors
    errors += _unknown_rules(rules, layers, {*layers, *base, *broken})
    for cycle in _cycles({name: rule.unless for name, rule in {**base, **rules}.items()}):
        if not any(name in rules for name in cycle):
            continue
        source = layers[next(name for name in cycle if name in rules)][-1]
        said = f"these rules stand back for each other in a circle: {' → '.join((*cycle, cycle[0]))}"
        errors.append(source.error(said, ("unless",), hint="Take one of them out of an “unless”."))
        for name in cycle:
            rules.pop(name, None)
    house = frozenset(name for name, found in layers.items() if found[-1].house)
    ordered = sorted(errors, key=lambda error: (error.path or "", error.line or 0, error.column or 0))
    severe = frozenset(name for name in rules if "severity" in layers[name][-1].data)
    return Rulebook(rules, ordered, house, severe)


class _Heirs:
    """Works out the keys of rules after inheritance, each once."""

    def __init__(self, layers: Mapping[str, list[RuleSource]], language: Language) -> None:
        self.layers = layers
        self.language = language
        self.errors: list[RuleError] = []
        self._done: dict[tuple[str, int], Mapping[str, Any] | None] = {}
        self._open: list[tuple[str, int]] = []
        self._circular: set[str] = set()

    def data(self, name: str, layer: int | None = None) -> Mapping[str, Any] | None:
        """Return the keys of a rule, or None if what it inherits cannot be told."""
        at = (name, len(self.layers[name]) - 1 if layer is None else layer)
        if at not in self._done:
            self._open.append(at)
            self._done[at] = self._work_out(*at)
            self._open.pop()
        return self._done[at]

    def _work_out(self, name: str, layer: int) -> Mapping[str, Any] | None:
        source = self.layers[name][layer]
        parent = source.data.get("from")
        if parent is None:
            return source.data
        if parent == name and layer > 0:
            above: tuple[str, int] = (name, layer - 1)
        elif parent in self.layers and parent != name:
            above = (parent, len(self.layers[parent]) - 1)
        else:
            hint = one_of(parent, sorted(set(self.layers) - {name}))
            self.errors.append(source.error(f"there is no rule “{parent}” to change", ("from",), hint=hint))
            return None
        if above in self._open:
            names = [one for one, _ in self._open[self._open.index(above) :]]
            said = f"these rules inherit from each other in a circle: {' → '.join((*names, names[0]))}"
            self.errors.append(source.error(said, ("from",), hint="Write one of them out in full."))
            self._circular.update(names)
            return None
        keys = self.data(*above)
        if name in self._circular:
            return None
        if keys is None or not self.layers[above[0]][above[1]].sound:
            said = f"the rule “{parent}”, which this one changes, cannot be used"
            self.errors.append(source.error(said, ("from",)))
            return None
        result, found = merged(keys, source, self.language)
        self.errors += found
        return None if found else result


def _taken(source: RuleSource, where: str) -> RuleError:
    hint = f"Give it another name, or write “from: {source.id}” if it is meant to change that rule."
    return source.error(f"there is a rule “{source.id}” already ({where})", (), hint=hint)


def _unknown_rules(
    rules: Mapping[str, Rule], layers: Mapping[str, list[RuleSource]], known: set[str]
) -> list[RuleError]:
    """Return an error for each rule named under ``unless`` that there is not."""
    errors = []
    for name, rule in rules.items():
        for index, other in enumerate(rule.unless):
            if other not in known or other == name:
                said = (
                    f"there is no rule “{other}”" if other != name else "a rule cannot stand back for itself"
                )
                source = layers[name][-1]
                many = isinstance(source.data.get("unless"), list)
                path = ("unless", index) if many else ("unless",)
                hint = one_of(other, sorted(known - {name})) if other != name else None
                errors.append(source.error(said, path, hint=hint))
    return errors


def _cycles(after: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the circles in a graph, each once and beginning with its first name by the alphabet."""
    found: set[tuple[str, ...]] = set()
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> None:
        if name in trail:
            circle = trail[trail.index(name) :]
            first = circle.index(min(circle))
            if len(circle) > 1:
                found.add((*circle[first:], *circle[:first]))
            return
        if name in done or name not in after:
            return
        for other in after[name]:
            visit(other, [*trail, name])
        done.add(name)

    for name in sorted(after):
        visit(name, [])
    return sorted(found)
