"""Rule files as they are written: one rule to a file, or several under ``rules:``.

What is wrong with the structure of a file is found here; what its names mean,
in ``notelint.rule_build``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from notelint.errors import RuleError, RuleErrors
from notelint.house import SUFFIXES as SUFFIXES
from notelint.language import Language
from notelint.nearest import nearest
from notelint.rule_schema import ID
from notelint.schema_errors import Path, refused
from notelint.yamlfile import YamlFile, read_yaml


@dataclass(frozen=True, slots=True)
class RuleSource:
    """One rule as its file has it, without the keys at fault.

    ``at`` is where it stands in the file: ``()`` or ``("rules", id)``.
    ``house`` is false for a rule that ships with notelint. ``sound`` is false
    if some of its keys were at fault: it then serves only to find further errors,
    and ``misspelt`` has the keys of ``data`` that are written in another way.
    """

    id: str
    file: YamlFile
    at: Path
    data: Mapping[str, Any]
    house: bool = True
    sound: bool = True
    misspelt: Mapping[str, str] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """The line of its file in which it begins."""
        return self.file.place(self.at, key=True).line

    def error(
        self, message: str, path: Path = (), *, key: bool = False, hint: str | None = None
    ) -> RuleError:
        """Return an error at ``path`` within the rule, or where it changes what it inherits there."""
        if path and path[0] not in self.data and f"{path[0]}+" in self.data:
            path = (f"{path[0]}+",)
        if path and path[0] in self.misspelt:
            path = (self.misspelt[str(path[0])], *path[1:])
        return self.file.error(message, (*self.at, *path), key=key, hint=hint)


def read_rule_file(
    data: bytes, path: str, language: Language, *, house: bool = True
) -> tuple[list[RuleSource], list[RuleError]]:
    """Return the rules of a file and all that is wrong with their structure.

    A file with one rule gives it its name: ``item-has-decision.yaml``. In a
    file with several, the keys under ``rules:`` are the names.
    """
    try:
        file = read_yaml(data, path)
    except RuleErrors as several:
        return [], [error for error in several.errors if isinstance(error, RuleError)]
    if not isinstance(file.data, dict):
        hint = "For example: summary: Every item of business records a decision"
        return [], [file.error("a rule is keys with values, and this is not", (), hint=hint)]
    if "rules" in file.data:
        return _several(file, language, house)
    source, errors = _source(stem(path), file, (), file.data, language, house)
    return [source], errors


def _several(file: YamlFile, language: Language, house: bool) -> tuple[list[RuleSource], list[RuleError]]:
    rules = file.data["rules"]
    errors = [
        file.error(f"there is no key “{key}” beside “rules”", (key,), key=True, hint="Move it into a rule.")
        for key in file.data
        if key != "rules"
    ]
    if not isinstance(rules, dict) or not rules:
        hint = "For example: rules: {my-rule: {summary: …}}"
        return [], [*errors, file.error("“rules” holds no rules by their names", ("rules",), hint=hint)]
    sources = []
    for name, rule in rules.items():
        source, found = _source(name, file, ("rules", name), rule, language, house)
        sources.append(source)
        errors += found
    return sources, errors


def _source(
    name: str, file: YamlFile, at: Path, data: Any, language: Language, house: bool
) -> tuple[RuleSource, list[RuleError]]:
    pairs = refused(language.rules, data, file, at)
    errors = [error for _, error in pairs]
    if not re.fullmatch(ID, name):
        better = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "my-rule"
        hint = f"Small letters and hyphens, such as {better}{'' if at else '.yaml'}."
        errors.insert(0, file.error(f"“{name}” cannot be the name of a rule", at, key=bool(at), hint=hint))
    if not errors:
        return RuleSource(name, file, at, data, house), []
    misspelt = _misspelt(data, language) if isinstance(data, dict) else {}
    if misspelt:
        written = {key: meant for meant, key in misspelt.items()}
        data = {written.get(key, key): value for key, value in data.items()}
        pairs = refused(language.rules, data, file, at)
    kept = _without(data, [path for path, _ in pairs])
    return RuleSource(name, file, at, kept, house, sound=False, misspelt=misspelt), errors


def _misspelt(data: Mapping[str, Any], language: Language) -> dict[str, str]:
    """Return the keys that unknown keys were probably meant to be, each with how it is written."""
    schema: Any = language.rules.schema
    known = list(schema["$defs"]["rule"]["properties"])
    pairs = [(nearest(key, known), key) for key in data if key not in known]
    return {meant: key for meant, key in pairs if meant is not None and meant not in data}


def _without(data: Any, faulty: list[Path]) -> dict[str, Any]:
    """Return the keys of a rule that are not at fault, so that the rest can be looked at."""
    if not isinstance(data, dict):
        return {}
    gone = {path[:2] if path[0] in ("where", "except") else path[:1] for path in faulty if path}
    kept = {key: value for key, value in data.items() if (key,) not in gone}
    for key in ("where", "except"):
        if isinstance(kept.get(key), dict):
            kept[key] = {name: value for name, value in kept[key].items() if (key, name) not in gone}
    return kept


def stem(path: str) -> str:
    """Return the name of a file without folder and suffix: the name of the rule or profile in it."""
    name = re.split(r"[/\\]", path)[-1]
    return name.rsplit(".", 1)[0] if name.endswith(SUFFIXES) else name
