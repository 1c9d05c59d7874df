"""What a JSON Schema refuses, said at the line of the file and in words that help."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from notelint.errors import RuleError
from notelint.judge import Judge
from notelint.nearest import nearest, one_of
from notelint.patterns import regex
from notelint.yaml_errors import quoted
from notelint.yamlfile import YamlFile

Path = tuple[str | int, ...]
# A ValidationError of jsonschema, whose own types leave open what it holds.
Refusal = Any

_WORDS = {
    "string": "text",
    "array": "a list",
    "object": "keys with values",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
}
_PLAIN = regex(r"[A-Za-z][^:#{}\[\],&*!|>'\"%@`]*")


def refused(judge: Judge, data: Any, file: YamlFile, at: Path = ()) -> list[tuple[Path, RuleError]]:
    """Return what ``judge`` refuses in ``data``, which stands at ``at`` in ``file``.

    Each error comes with the path, within ``data``, of the value at fault, so
    that the rest of the data can still be looked at. They are in the order of
    the file.
    """
    teller = _Teller(file, at)
    told = [pair for error in judge.iter_errors(data) for pair in teller.explain(error)]
    found = [(path, error) for path, error in told if not teller.is_misspelt(path, error)]
    return sorted(found, key=lambda pair: (pair[1].line or 0, pair[1].column or 0))


class _Teller:
    """Puts errors of a schema into words, for one part of one file."""

    def __init__(self, file: YamlFile, at: Path) -> None:
        self.file = file
        self.at = at
        self._missed: dict[RuleError, set[str]] = {}
        self._meant: dict[Path, set[str]] = {}

    def is_misspelt(self, path: Path, error: RuleError) -> bool:
        """Return whether an error misses a key that is there, misspelt: one error is enough."""
        return bool(self._missed.get(error, set()) & self._meant.get(path, set()))

    def explain(self, error: Refusal) -> Iterator[tuple[Path, RuleError]]:
        """Yield the errors of the file that an error of the schema stands for."""
        value, wanted, schema = error.instance, error.validator_value, _mapping(error.schema)
        kind = error.validator
        if "propertyNames" in error.relative_schema_path:
            yield self._tell(error, f"“{value}” is no name", _name_hint(value), value)
        elif kind == "anyOf":
            yield from self._alternatives(error)
        elif kind == "additionalProperties":
            known = list(schema.get("properties", ()))
            for name in strangers(value, schema):
                self._meant.setdefault(tuple(error.absolute_path), set()).add(nearest(name, known) or "")
                hint = _like(name, known, schema)
                yield self._tell(error, f"there is no key “{name}” here", hint, name, example=False)
        elif kind == "required":
            name = _quoted_names(error)[0]
            yield self._missing(error, {name}, f"“{name}” is missing", _sample(name, schema))
        elif kind == "dependentRequired":
            name = _quoted_names(error)[-1]
            yield self._tell(
                error, f"“{name}” changes another rule, and “from” does not say which", None, name
            )
        elif kind == "not":
            first, second = wanted["required"]
            yield self._tell(
                error, f"“{first}” and “{second}” cannot stand together", "Take one of them out."
            )
        elif kind in ("enum", "const"):
            choices = [str(choice) for choice in (wanted if kind == "enum" else [wanted])]
            yield self._tell(error, f"“{value}” cannot stand here", one_of(str(value), choices))
        elif kind == "type":
            yield self._wrong_type(error, [wanted] if isinstance(wanted, str) else list(wanted))
        elif kind == "pattern":
            yield self._tell(error, f"“{value}” cannot stand here", _pattern_hint(value, wanted))
        elif kind in ("minLength", "minItems", "minProperties"):
            yield self._tell(error, "nothing stands here")
        else:
            yield self._tell(error, error.message)

    def _alternatives(self, error: Refusal) -> Iterator[tuple[Path, RuleError]]:
        """Explain a value that none of several schemas takes, by the one it was meant for."""
        branches = error.validator_value
        if all(list(branch) == ["required"] for branch in branches):
            first, second = (branch["required"][0] for branch in branches)
            yield self._missing(error, {first, second}, f"neither “{first}” nor “{second}” is there")
            return
        best = _best(error)
        if best is None:
            yield self._wrong_type(error, list(dict.fromkeys(_wanted(error))))
            return
        for inner in best:
            yield from self.explain(inner)

    def _wrong_type(self, error: Refusal, wanted: list[str]) -> tuple[Path, RuleError]:
        value = error.instance
        if value is None:
            return self._tell(error, "nothing stands here", f"It takes {_either(wanted)}.")
        if "string" in wanted and isinstance(value, dict) and len(value) == 1:
            [(key, said)] = value.items()
            if not isinstance(said, (dict, list)) and not re.fullmatch("[a-z-]+", key):
                line = quoted(f"{key}: {'' if said is None else said}".strip())
                return self._tell(error, "the colon makes this text a key", f"Put quotes round it: {line}")
        if wanted == ["string"] and isinstance(value, (bool, int, float)):
            written = self.file.written((*self.at, *error.absolute_path))
            said = "true or false" if isinstance(value, bool) else "a number"
            return self._tell(
                error, f"this is read as {said}, not as text", f'Put quotes round it: "{written}"'
            )
        return self._tell(error, f"this must be {_either(wanted)}, and it is {_said(value)}")

    def _missing(
        self, error: Refusal, names: set[str], message: str, hint: str | None = None
    ) -> tuple[Path, RuleError]:
        pair = self._tell(error, message, hint, example=False)
        self._missed[pair[1]] = names
        return pair

    def _tell(
        self,
        error: Refusal,
        message: str,
        hint: str | None = None,
        key: str | None = None,
        *,
        example: bool = True,
    ) -> tuple[Path, RuleError]:
        """Return an error at the value, or at ``key`` of it, with an example of the right form."""
        path = tuple(error.absolute_path) + (() if key is None else (key,))
        sample = _example(error) if example else None
        joint = " " if hint and hint[-1] in ".?" else ". "
        text = joint.join(part for part in (hint, sample) if part)
        return path, self.file.error(message, (*self.at, *path), key=key is not None, hint=text or None)


def strangers(value: Mapping[str, Any], schema: Mapping[str, Any]) -> list[str]:
    """Return the keys of ``value`` that ``schema`` does not know."""
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    return [key for key in value if key not in known and not any(re.search(one, key) for one in patterns)]


def in_yaml(value: Any) -> str:
    """Return a value on one line of YAML, for showing how something is written."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(in_yaml(one) for one in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if not isinstance(value, str) or _PLAIN.fullmatch(text) else quoted(text)


def _best(error: Refusal) -> list[Refusal] | None:
    """Return the errors of the alternative that the value was meant for; None if it fits none."""
    by_branch: dict[int, list[Refusal]] = {}
    for inner in error.context or ():
        by_branch.setdefault(int(inner.relative_schema_path[0]), []).append(inner)
    fitting = {index: errors for index, errors in by_branch.items() if all(_fits(one) for one in errors)}
    if not fitting:
        return None

    def shared(index: int) -> int:
        """Return how many keys of the value the alternative knows."""
        if not isinstance(error.instance, dict):
            return 0
        known = _mapping(error.validator_value[index]).get("properties", {})
        return sum(key in known for key in error.instance)

    return fitting[max(fitting, key=lambda index: (shared(index), -index))]


def _fits(error: Refusal) -> bool:
    """Return whether what is refused is something in the value, not the kind of the value."""
    if error.relative_path or error.validator not in ("type", "enum", "const", "anyOf"):
        return True
    if error.validator == "anyOf":
        return _best(error) is not None
    return error.validator != "type" and isinstance(error.instance, str)


def _wanted(error: Refusal) -> Iterator[str]:
    """Yield the kinds of value that the alternatives take."""
    for inner in error.context or ():
        if inner.relative_path:
            continue
        if inner.validator == "type":
            yield from (
                [inner.validator_value] if isinstance(inner.validator_value, str) else inner.validator_value
            )
        elif inner.validator == "anyOf":
            yield from _wanted(inner)
        elif inner.validator == "enum":
            yield "string"


def _example(error: Refusal) -> str | None:
    """Return an example of the key whose value is refused, if its schema has one."""
    around, path = error, error.absolute_path
    while around is not None and around.absolute_path == path:
        examples = _mapping(around.schema).get("examples")
        if examples and path and isinstance(path[-1], str):
            return f"For example: {path[-1]}: {in_yaml(examples[0])}"
        around = around.parent
    return None


def _sample(name: str, schema: Mapping[str, Any]) -> str | None:
    """Return how a missing key may be written."""
    found = _mapping(schema.get("properties", {}).get(name))
    if found.get("examples"):
        return f"For example: {name}: {in_yaml(found['examples'][0])}"
    return found.get("description")


def _like(name: str, known: Sequence[str], schema: Mapping[str, Any]) -> str:
    close = nearest(name, known)
    sample = _sample(close, schema) if close else None
    return f"{one_of(name, known)} {sample}" if sample and sample.startswith("For") else one_of(name, known)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _quoted_names(error: Refusal) -> list[str]:
    """Return the names in the validator's own message, which alone says which key it is about."""
    return re.findall(r"'([^']*)'", error.message)


def _name_hint(name: Any) -> str:
    return _pattern_hint(name, "^[a-z]")


def _pattern_hint(value: Any, pattern: str) -> str:
    if "http" in pattern:
        return "An address begins with https://."
    if pattern == r"\S":
        return "Some words must stand here."
    if pattern.endswith("[^\\\\]*$"):
        return "It is seen from the folder of this file, with / between folders: minutes/2019/."
    if r"\d{4}" in pattern:
        return "A date is written year-month-day: 2026-09-30."
    better = re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")
    return f"Names are written in small letters with hyphens: {better or 'my-rule'}."


def _either(kinds: Sequence[str]) -> str:
    words = [_WORDS.get(kind, kind) for kind in kinds if kind != "integer" or "number" not in kinds]
    if len(words) < 3:
        return " or ".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "keys with values"
