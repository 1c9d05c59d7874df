"""Profile and vocabulary files: from YAML to ``Profile`` and lists of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from notelint.errors import ConfigError, RuleError, RuleErrors
from notelint.language import Language
from notelint.nearest import one_of
from notelint.note.vocabulary import Vocabulary, phrase_expression
from notelint.profile import OFF, Lists, Profile, changed
from notelint.rule_schema import SEVERITIES
from notelint.rulefile import RuleSource, stem
from notelint.schema_errors import refused
from notelint.violation import Severity
from notelint.yamlfile import YamlFile, read_yaml

DEFAULT_PRECEDENCE = 50  # between those of the profiles that ship


def read_profile_file(data: bytes, path: str, language: Language) -> tuple[YamlFile | None, list[RuleError]]:
    """Return a profile file whose structure is right, or None, and what is wrong with it."""
    return _read(data, path, language.profiles)


def read_vocabulary_file(
    data: bytes, path: str, language: Language
) -> tuple[YamlFile | None, list[RuleError]]:
    """Return a vocabulary file whose structure is right, or None, and what is wrong with it."""
    return _read(data, path, language.vocabularies)


def _read(data: bytes, path: str, validator: Any) -> tuple[YamlFile | None, list[RuleError]]:
    try:
        file = read_yaml(data, path)
    except RuleErrors as several:
        return None, [error for error in several.errors if isinstance(error, RuleError)]
    errors = [error for _, error in refused(validator, file.data, file)]
    return (None if errors else file), errors


def vocabulary(
    files: Sequence[YamlFile], base: Lists | None = None
) -> tuple[dict[str, Sequence[str]], list[RuleError]]:
    """Return the lists of all files over those of ``base``, and what is wrong with them.

    A list may stand in one file only; ``name+`` and ``name-`` change a list of
    ``base`` or of an earlier file.
    """
    lists: Lists = base or {}
    errors: list[RuleError] = []
    origin: dict[str, YamlFile] = {}
    for file in files:
        for key, phrases in file.data.items():
            if key in origin:
                said = f"the list “{key}” stands in {origin[key].path} already"
                errors.append(file.error(said, (key,), key=True, hint=f"Write “{key}+” to add to it."))
                continue
            try:
                lists = changed(lists, {key: phrases})
            except ConfigError as error:
                errors.append(file.error(error.message, (key,), key=True, hint=error.hint))
                continue
            if key[-1] not in "+-":
                origin[key] = file
    for file in files:
        errors += unreadable_phrases(file, (), file.data, lists)
    return dict(lists), errors


def unreadable_phrases(file: YamlFile, at: tuple[str, ...], changes: Lists, lists: Lists) -> list[RuleError]:
    """Return an error for each phrase under ``at`` that cannot be read with the words of ``lists``."""
    words = Vocabulary(lists)
    errors = []
    for key, phrases in changes.items():
        for index, phrase in enumerate(phrases):
            try:
                phrase_expression(phrase, words)
            except RuleError as error:
                errors.append(file.error(error.message, (*at, key, index), hint=error.hint))
            except RecursionError:
                errors.append(file.error("this list names itself in a circle", (*at, key, index)))
    return errors


def profiles(
    files: Sequence[YamlFile],
    rules: Mapping[str, object],
    lists: Lists,
    broken: frozenset[str] = frozenset(),
    base: Mapping[str, Profile] | None = None,
) -> tuple[dict[str, Profile], list[RuleError]]:
    """Return the profiles of ``files`` beside those of ``base``, and what is wrong with them.

    A rule that a profile names and that is not in ``rules`` is an error unless
    it is ``broken``: then its own file has the error.
    """
    found = dict(base or {})
    errors: list[RuleError] = []
    for file in files:
        name = stem(file.path)
        source = RuleSource(name, file, (), file.data)
        data = file.data
        parent = found.get(data.get("from", ""))
        if "from" in data and parent is None:
            hint = one_of(data["from"], sorted(found))
            errors.append(
                source.error(f"there is no profile “{data['from']}” to change", ("from",), hint=hint)
            )
        if name in (base or {}) and data.get("from") != name:
            hint = f"Give it another name, or write “from: {name}” if it is meant to change that profile."
            errors.append(source.error(f"there is a profile “{name}” already", (), hint=hint))
            continue
        severities, wrong = _severities(source, parent, rules, broken)
        words: Lists = data.get("vocabulary") or {}
        if parent is not None:
            words = _joined(parent.vocabulary, words)
        try:
            every = changed(lists, words)
        except ConfigError as error:
            errors.append(source.error(error.message, ("vocabulary",), key=True, hint=error.hint))
            words = parent.vocabulary if parent else {}
        else:
            errors += unreadable_phrases(file, ("vocabulary",), data.get("vocabulary") or {}, every)
        shown_by = {place: _listed(phrases) for place, phrases in data.get("recognised-by", {}).items()}
        errors += unreadable_phrases(file, ("recognised-by",), shown_by, lists)
        errors += wrong
        found[name] = Profile(
            name=name,
            summary=data["summary"],
            severities=severities,
            vocabulary={key: tuple(phrases) for key, phrases in words.items()},
            recognised_by={place: tuple(phrases) for place, phrases in shown_by.items()}
            or (parent.recognised_by if parent and parent.name != name else {}),
            dialects=tuple(_listed(data.get("dialects"))) or (parent.dialects if parent else ()),
            jurisdictions=tuple(_listed(data.get("jurisdictions")))
            or (parent.jurisdictions if parent else ()),
            path=file.path,
            precedence=data.get("precedence", parent.precedence if parent else DEFAULT_PRECEDENCE),
            otherwise=data.get("otherwise", bool(parent and parent.name == name and parent.otherwise)),
        )
    return found, errors


def _severities(
    source: RuleSource, parent: Profile | None, rules: Mapping[str, object], broken: frozenset[str]
) -> tuple[dict[str, Severity], list[RuleError]]:
    severities = dict(parent.severities) if parent else {}
    errors: list[RuleError] = []
    seen: dict[str, str] = {}
    for word in (*SEVERITIES, OFF):
        names = source.data["rules"].get(word)
        for index, name in enumerate(_listed(names)):
            path = ("rules", word, index) if isinstance(names, list) else ("rules", word)
            if name not in rules and name not in broken:
                hint = one_of(name, sorted(rules))
                errors.append(source.error(f"there is no rule “{name}”", path, hint=hint))
            elif name in seen:
                errors.append(source.error(f"“{name}” stands under “{seen[name]}” already", path))
            elif word == OFF:
                severities.pop(name, None)
            else:
                severities[name] = Severity[word.upper()]
            seen.setdefault(name, word)
    return severities, errors


def _joined(first: Lists, second: Lists) -> Lists:
    """Return the changes of a profile and of one that is made from it as one."""
    result = dict(first)
    for key, phrases in second.items():
        old = result.get(key, ())
        result[key] = (*old, *phrases) if key[-1] in "+-" else tuple(phrases)
    return result


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
