"""Inheritance: a rule that says with ``from:`` which rule it changes, and how.

Every key of the new rule takes the place of the same key of the other. A key
with ``+`` adds to a list of the other rule, one with ``-`` takes from it;
taking away what is not there is an error. Examples are not inherited: they
show the other rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from notelint.errors import RuleError
from notelint.language import Language
from notelint.nearest import one_of
from notelint.rulefile import RuleSource
from notelint.schema_errors import Path, in_yaml

_PARTNERS = {"each": "all", "all": "each"}


def merged(
    parent: Mapping[str, Any], child: RuleSource, language: Language
) -> tuple[dict[str, Any], list[RuleError]]:
    """Return the keys of ``child`` over those of the rule it changes, and what is wrong with that."""
    merger = _Merger(child, language)
    base = {key: value for key, value in parent.items() if key != "examples"}
    changes = {key: value for key, value in child.data.items() if key != "from"}
    for key, other in _PARTNERS.items():
        if key in changes:
            base.pop(other, None)
    return merger.merge(base, changes, ()), merger.errors


def adds(value: Any) -> bool:
    """Return whether a mapping, or one within it, adds to a list or takes from one."""
    return isinstance(value, dict) and any(key[-1:] in ("+", "-") or adds(one) for key, one in value.items())


class _Merger:
    def __init__(self, child: RuleSource, language: Language) -> None:
        self.child = child
        self.language = language
        self.errors: list[RuleError] = []

    def merge(self, base: Mapping[str, Any], changes: Mapping[str, Any], path: Path) -> dict[str, Any]:
        result = dict(base)
        for key, value in changes.items():
            here = (*path, key)
            name = key[:-1]
            old = result.get(name)
            if key.endswith("+") and isinstance(value, dict) and isinstance(old, dict):
                result[name] = {**old, **value}
            elif key.endswith("+"):
                many = _listed(old)
                result[name] = [*many, *(one for one in _listed(value) if one not in many)]
            elif key.endswith("-") and isinstance(old, dict):
                left = self._without(list(old), _listed(value), here)
                result[name] = {one: old[one] for one in left}
            elif key.endswith("-"):
                result[name] = self._without(_listed(old), _listed(value), here)
            elif adds(value) and key in result:
                result[key] = self._deeper(result[key], value, here)
            else:
                result[key] = value
        return result

    def _without(self, old: list[Any], gone: list[Any], path: Path) -> list[Any]:
        for one in gone:
            if one not in old:
                known = [str(word) for word in old if isinstance(word, (str, int, float))]
                said = f"“{in_yaml(one)}” is not in the list of the other rule, so it cannot be taken out"
                self.errors.append(self.child.error(said, path, key=True, hint=one_of(str(one), known)))
        return [one for one in old if one not in gone]

    def _deeper(self, old: Any, changes: dict[str, Any], path: Path) -> Any:
        """Return a mapping of the other rule with changes to lists within it."""
        if path[-1] in ("must", "must-not"):
            old = old[0] if isinstance(old, list) and len(old) == 1 else old
        elif path[0] in ("must", "must-not") and path[-1] in self.language.checks:
            options = self.language.checks[str(path[-1])]
            old, changes = options.long_form(old), options.long_form(changes)
        if not isinstance(old, dict):
            said = (
                f"“{path[-1]}” of the other rule is not a single mapping, so nothing can be added within it"
            )
            self.errors.append(self.child.error(said, path, key=True, hint="Write it out in full."))
            return old
        if path[-1] in ("must", "must-not"):
            for name in changes:
                if name not in old and name not in ("message", "at", "fix"):
                    checks = [key for key in old if key in self.language.checks]
                    said = f"the other rule has no check “{name}” to change"
                    self.errors.append(
                        self.child.error(said, (*path, name), key=True, hint=one_of(name, checks))
                    )
        return self.merge(old, changes, path)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
