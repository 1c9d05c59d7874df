"""Our own judge of schemas: it says yes only where jsonschema does, and to all that ships."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from notelint import builtin
from notelint.judge import Judge, accepts
from notelint.language import language
from notelint.yamlfile import read_yaml
from tests.cli import CHECKOUT

_LANGUAGE = language({check.name: check for check in builtin.notelint_checks()})
_KEYS = st.sampled_from(["a", "ab", "b"])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 2) | st.sampled_from([1.0, 0.5]) | st.text("ab", max_size=3),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(_KEYS, below, max_size=3),
    max_leaves=6,
)
_TYPES = st.sampled_from(["string", "boolean", "null", "array", "object", "integer", "number"])
_PATTERNS = st.sampled_from(["a", "^b", "^a+$", ""])
_LONE = st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from([1.0, "a", "ab"])


def _with(below: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(below, min_size=1, max_size=2)
    return st.fixed_dictionaries(
        {},
        optional={
            "type": _TYPES | st.lists(_TYPES, min_size=1, max_size=2, unique=True),
            "enum": st.lists(_LONE, min_size=1, max_size=3),
            "const": _LONE,
            "pattern": _PATTERNS,
            "minLength": st.integers(0, 2),
            "minItems": st.integers(0, 2),
            "minProperties": st.integers(0, 2),
            "minimum": st.integers(-1, 1),
            "required": st.lists(_KEYS, max_size=2, unique=True),
            "dependentRequired": st.dictionaries(_KEYS, st.lists(_KEYS, max_size=2, unique=True), max_size=2),
            "items": below,
            "properties": st.dictionaries(_KEYS, below, max_size=2),
            "patternProperties": st.dictionaries(_PATTERNS, below, max_size=2),
            "additionalProperties": below,
            "propertyNames": below,
            "anyOf": several,
            "allOf": several,
            "not": below,
            "if": below,
            "then": below,
            "else": below,
            "$ref": st.just("#/$defs/other"),
            "description": st.just("says nothing"),
        },
    )


_SCHEMAS = st.recursive(st.booleans() | st.just({}), _with, max_leaves=5)


@given(_with(_SCHEMAS), st.just({"type": "string"}) | st.booleans(), _VALUES)
def test_it_says_what_jsonschema_says(schema: dict[str, Any], other: Any, value: Any) -> None:
    whole = {**schema, "$defs": {"other": other}}
    assert accepts(whole, value) == Draft202012Validator(whole).is_valid(value)


@pytest.mark.parametrize(
    "schema",
    [
        {"uniqueItems": True},
        {"not": {"uniqueItems": True}},
        {"$ref": "https://example.org/x"},
        {"type": "cat"},
    ],
)
def test_it_is_not_sure_of_what_it_does_not_know(schema: dict[str, Any]) -> None:
    assert not accepts(schema, [])


def test_lists_are_not_compared() -> None:
    assert not accepts({"enum": [[1]]}, [1])
    assert list(Judge({"enum": [[1]]}).iter_errors([1])) == []


@pytest.mark.parametrize(
    "path", sorted((CHECKOUT / "rules").rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_all_that_ships_is_accepted_without_jsonschema(path: Any) -> None:
    judges = {"profiles": _LANGUAGE.profiles, "vocabulary": _LANGUAGE.vocabularies}
    judge = judges.get(path.parent.name, _LANGUAGE.rules)
    assert accepts(judge.schema, read_yaml(path.read_bytes(), str(path)).data)


@pytest.mark.parametrize("path", sorted((CHECKOUT / "schemas").glob("*.json")), ids=lambda path: path.stem)
def test_it_knows_every_word_of_our_schemas(path: Any) -> None:
    schema = json.loads(path.read_text("utf-8"))
    value: Any = {"paths": ["a"]}
    assert accepts(schema, value) == Draft202012Validator(schema).is_valid(value)


def test_a_refusal_is_that_of_jsonschema() -> None:
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
    for value in ({}, {"a": 1}, [], {"a": "b"}):
        ours = [error.message for error in Judge(schema).iter_errors(value)]
        assert ours == [error.message for error in Draft202012Validator(schema).iter_errors(value)]
