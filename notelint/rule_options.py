"""Options of rules that the settings change: checked as in a rule's file, and made.

What is wrong is told at its place in the settings and left out; what was found
to be right is remembered, so that the next run needs no schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from notelint.check import Check
from notelint.checked import read_checked, remember, remembered, told
from notelint.config import Config, OptionChange
from notelint.digest import digest
from notelint.errors import NotelintError, RuleError
from notelint.nearest import one_of
from notelint.note.vocabulary import Vocabulary
from notelint.options import CheckOptions, Option, as_value, options_of
from notelint.profile import Library
from notelint.rule import Rule
from notelint.rulefile import RuleSource
from notelint.schema_errors import in_yaml
from notelint.violation import Problem
from notelint.yamlfile import YamlFile

Path = tuple[str | int, ...]


def with_options(
    library: Library, config: Config, checks: Mapping[str, type[Check]]
) -> tuple[Library, Sequence[OptionChange], list[Problem]]:
    """Return a library with the options that ``config`` changes, the changes made, and what is wrong.

    Options in overrides for other notes are looked at too and not made. Of a
    name that no rule has nothing is said here.
    """
    others = [change for one in config.overrides for change in one.options if change not in config.options]
    known = [change for change in config.options if change.rule in library.rules]
    name = digest(repr((library.digest, config.path, digest(config.data))).encode())
    maker = _Maker(library, config, checks, trusted=remembered("options", name.encode()) is not None)
    rules = dict(library.rules)
    made = []
    for change in known:
        rules[change.rule], values = maker.made(rules[change.rule], change)
        made.append(replace(change, values=values))
    for change in others:
        if change.rule in rules:
            maker.made(rules[change.rule], change)
    if not maker.problems:
        remember("options", name.encode(), True)
    changed = digest(repr((library.digest, [(one.rule, one.values) for one in made])).encode())
    return replace(library, rules=rules, digest=changed), made, maker.problems


class _Maker:
    """Makes changes of options, one after the other, and keeps what is wrong with them."""

    def __init__(
        self, library: Library, config: Config, checks: Mapping[str, type[Check]], *, trusted: bool
    ) -> None:
        self.library = library
        self.config = config
        self.checks = checks
        self.trusted = trusted
        self.problems: list[Problem] = []

    def made(self, rule: Rule, change: OptionChange) -> tuple[Rule, dict[str, Any]]:
        """Return a rule with a change made as far as it is right, and the options that are."""
        described = [options_of(type(one.check)) for one in rule.checks]
        values = dict(change.values) if self.trusted else self._right(rule, change, described)
        for key, value in list(values.items()):
            place, option, sign = _meant(described, key)
            old = getattr(rule.checks[place].check, option.attribute)
            try:
                new = _joined(old, as_value(value, option.shape), sign)
                # Every check is a dataclass, which the protocol cannot say.
                check = replace(rule.checks[place].check, **{option.attribute: new})  # type: ignore[type-var]
            except (NotelintError, TypeError, ValueError) as error:
                hint = getattr(error, "hint", None)
                message = error.message if isinstance(error, NotelintError) else str(error)
                self.problems.append(self.config.problem(message, (*change.at, key), hint))
                del values[key]
                continue
            changed = replace(rule.checks[place], check=check)
            rule = replace(rule, checks=(*rule.checks[:place], changed, *rule.checks[place + 1 :]))
        return rule, values

    def _right(self, rule: Rule, change: OptionChange, described: Sequence[CheckOptions]) -> dict[str, Any]:
        """Return the options of a change that a rule takes; of the others say what is wrong."""
        file = read_checked(self.config.data, self.config.path or "")
        if isinstance(file, list):  # told already
            return {}
        errors = [*self._refused(rule, change, described, file)]
        self.problems += [told(error) for _, error in errors]
        wrong = {path[0] for path, _ in errors if path}
        if any(not path for path, _ in errors):
            return {}
        return {key: value for key, value in change.values.items() if key not in wrong}

    def _refused(
        self, rule: Rule, change: OptionChange, described: Sequence[CheckOptions], file: YamlFile
    ) -> Iterator[tuple[Path, RuleError]]:
        # Slow to import, and needed once for each state of the settings.
        from notelint.judge import Judge
        from notelint.language import language
        from notelint.library import every_list
        from notelint.rule_build import wrong_names
        from notelint.rule_schema import options_schema
        from notelint.schema_errors import refused

        options = [option for one in described for option in one.options.values()]
        if not options:
            message = f"the rule “{rule.id}” has no options"
            yield (), file.error(message, change.at, key=True)
            return
        spoken = language(self.checks)
        definitions = spoken.rules.schema["$defs"]
        schema = {**options_schema(options), "$defs": definitions}
        found = refused(Judge(schema), change.values, file, change.at)
        yield from found
        wrong = {path[0] for path, _ in found if path}
        lists = every_list(self.library.lists, (), self.library, self.config.vocabulary)
        source = RuleSource(rule.id, file, change.at, change.values)
        for key, value in change.values.items():
            if key in wrong:
                continue
            if sum(key.rstrip("+-") in one.options for one in described) > 1:
                hint = f"Write a rule of your own: from: {rule.id}"
                message = f"two checks of “{rule.id}” have the option “{key.rstrip('+-')}”"
                yield (key,), file.error(message, (*change.at, key), key=True, hint=hint)
                continue
            shape = _meant(described, key)[1].shape
            node = rule.each or rule.all or "note"
            names = wrong_names(source, node, shape, value, (key,), (spoken, Vocabulary(lists)))
            yield from (((key,), error) for error in names)


def _meant(described: Sequence[CheckOptions], key: str) -> tuple[int, Option, str]:
    """Return the check that has an option, by its place, the option, and “+”, “-” or nothing."""
    for name, sign in ((key, ""), (key[:-1], key[-1:])):
        for place, one in enumerate(described):
            if name in one.options:
                return place, one.options[name], sign
    raise KeyError(key)  # the schema lets none through


def _joined(old: Any, new: Any, sign: str) -> Any:
    """Return the value of an option with something added or taken away, or a new one."""
    if not sign:
        return new
    old = old or ()
    if sign == "+" and isinstance(new, Mapping):
        return {**dict(old), **new}
    if sign == "+":
        return (*old, *(one for one in new if one not in old))
    if isinstance(new, str):  # of a mapping: one key
        new = (new,)
    missing = next((one for one in new if one not in old), None)
    if missing is not None:
        message = f"“{in_yaml(missing)}” is not there, so it cannot be taken out"
        raise RuleError(message, hint=one_of(str(missing), [str(one) for one in old]) if old else None)
    if isinstance(old, Mapping):
        return {key: value for key, value in old.items() if key not in new}
    return tuple(one for one in old if one not in new)
