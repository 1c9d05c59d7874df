"""Judges of the structure of files: a quick yes by ourselves, each refusal by jsonschema.

Loading jsonschema takes longer than checking a note, and most files are right.
So a value is held against its schema here first; only what is not accepted, or
asked for in a way that is not known here, goes to jsonschema, which says what
is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

_Schema = Any  # a mapping, or true or false
_Mapping = Mapping[str, Any]

# What describes and does not judge; "format" is not looked at by jsonschema either.
_SAYS_NOTHING = frozenset("$schema $defs $id default description examples format title then else".split())


class Judge:
    """Holds values against one schema of the draft of 2020-12."""

    def __init__(self, schema: _Mapping) -> None:
        self.schema = schema

    def iter_errors(self, value: Any) -> Iterable[Any]:
        """Return the ``ValidationError`` objects of jsonschema for what is wrong with ``value``."""
        if accepts(self.schema, value):
            return ()
        from jsonschema import Draft202012Validator

        return Draft202012Validator(self.schema).iter_errors(value)


def accepts(schema: _Mapping, value: Any) -> bool:
    """Return whether ``schema`` certainly accepts ``value``, which is plain data as JSON has it."""
    try:
        return _Accepting(schema).accepts(schema, value)
    except _NotKnownError:
        return False


class _NotKnownError(Exception):
    """A schema that asks for something that is not known here."""


class _Accepting:
    """Knows the keywords of schemas; ``root`` is what references start from."""

    def __init__(self, root: _Mapping) -> None:
        self._root = root
        self._keywords: Mapping[str, Callable[[Any, Any, _Mapping], bool]] = {
            "$ref": lambda wanted, value, _: self.accepts(self._at(wanted), value),
            "type": lambda wanted, value, _: any(
                _is(value, kind) for kind in ([wanted] if isinstance(wanted, str) else wanted)
            ),
            "enum": lambda wanted, value, _: any(_same(value, one) for one in wanted),
            "const": lambda wanted, value, _: _same(value, wanted),
            "pattern": lambda wanted, value, _: (
                not isinstance(value, str) or re.search(wanted, value) is not None
            ),
            "minLength": lambda wanted, value, _: not isinstance(value, str) or len(value) >= wanted,
            "minItems": lambda wanted, value, _: not isinstance(value, list) or len(value) >= wanted,
            "minProperties": lambda wanted, value, _: not isinstance(value, dict) or len(value) >= wanted,
            "minimum": lambda wanted, value, _: not _is(value, "number") or value >= wanted,
            "required": lambda wanted, value, _: (
                not isinstance(value, dict) or all(key in value for key in wanted)
            ),
            "dependentRequired": lambda wanted, value, _: (
                not isinstance(value, dict)
                or all(other in value for key, others in wanted.items() if key in value for other in others)
            ),
            "items": lambda wanted, value, _: (
                not isinstance(value, list) or all(self.accepts(wanted, one) for one in value)
            ),
            "properties": lambda wanted, value, _: (
                not isinstance(value, dict)
                or all(self.accepts(one, value[key]) for key, one in wanted.items() if key in value)
            ),
            "patternProperties": lambda wanted, value, _: (
                not isinstance(value, dict)
                or all(
                    self.accepts(one, value[key])
                    for pattern, one in wanted.items()
                    for key in value
                    if re.search(pattern, key)
                )
            ),
            "additionalProperties": lambda wanted, value, schema: (
                not isinstance(value, dict)
                or all(self.accepts(wanted, value[key]) for key in value if not _is_named(key, schema))
            ),
            "propertyNames": lambda wanted, value, _: (
                not isinstance(value, dict) or all(self.accepts(wanted, key) for key in value)
            ),
            "anyOf": lambda wanted, value, _: any(self.accepts(one, value) for one in wanted),
            "allOf": lambda wanted, value, _: all(self.accepts(one, value) for one in wanted),
            "not": lambda wanted, value, _: not self.accepts(wanted, value),
            "if": lambda wanted, value, schema: self.accepts(
                schema.get("then" if self.accepts(wanted, value) else "else", True), value
            ),
        }

    def accepts(self, schema: _Schema, value: Any) -> bool:
        """Return whether ``schema`` accepts ``value``; raise ``_NotKnownError`` if that cannot be told."""
        if isinstance(schema, bool):
            return schema
        for keyword, wanted in schema.items():
            if keyword in _SAYS_NOTHING:
                continue
            judged = self._keywords.get(keyword)
            if judged is None:
                raise _NotKnownError(keyword)
            if not judged(wanted, value, schema):
                return False
        return True

    def _at(self, reference: str) -> _Schema:
        start, *steps = reference.split("/")
        found: _Schema = self._root
        try:
            for step in steps:
                found = found[step]
        except KeyError:
            raise _NotKnownError(reference) from None
        if start != "#":
            raise _NotKnownError(reference)
        return found


def _is_named(key: str, schema: _Mapping) -> bool:
    """Return whether other keywords of a schema speak of a key."""
    return key in schema.get("properties", ()) or any(
        re.search(pattern, key) for pattern in schema.get("patternProperties", ())
    )


def _is(value: Any, kind: str) -> bool:
    if kind in ("integer", "number"):
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return number and (kind == "number" or isinstance(value, int) or value.is_integer())
    kinds: Mapping[str, type] = {
        "string": str,
        "boolean": bool,
        "null": type(None),
        "array": list,
        "object": dict,
    }
    if kind not in kinds:
        raise _NotKnownError(kind)
    return isinstance(value, kinds[kind])


def _same(one: Any, other: Any) -> bool:
    """Return whether two values are the same as JSON: true is not 1."""
    if isinstance(one, (list, dict)) and isinstance(other, (list, dict)):
        raise _NotKnownError("lists and mappings are not compared")
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
