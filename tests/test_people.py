"""One name taken apart, and two compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from notelint.note.model import Name
from notelint.note.people import Sameness, compare, display, one_edit_apart, parse_name
from tests.words import english

TABLES = Path(__file__).parent / "people"


def table(name: str) -> list[Any]:
    rows: list[Any] = YAML(typ="safe").load((TABLES / f"{name}.yaml").read_text("utf-8"))
    return rows


def parsed(text: str) -> Name:
    name = parse_name(text, 0, len(text), english())
    assert name is not None
    return name


@pytest.mark.parametrize("case", table("parse"), ids=lambda case: case["text"].strip() or "empty")
def test_parse_name(case: dict[str, Any]) -> None:
    text = case["text"]
    name = parse_name(text, 0, len(text), english())
    if case.get("none"):
        assert name is None
        return
    assert name is not None
    assert name.text == text[name.span.start : name.span.end] == case.get("name", text)
    assert list(name.titles) == case.get("titles", [])
    assert list(name.forenames) == case.get("forenames", [])
    assert name.surname == case.get("surname")
    assert list(name.honours) == case.get("honours", [])
    assert name.role == case.get("role")


def test_surname_has_a_place() -> None:
    name = parsed("Cllr Ana van der Berg OBE")
    place = name.places["surname"]
    assert name.text[place.start : place.end] == "van der Berg"


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "x\n\t Cllr Ana Birt (sub)\ny"
    name = parse_name(text, 2, len(text), english())
    assert name is not None
    assert text[name.span.start : name.span.end] == "Cllr Ana Birt"


def test_display_is_on_one_line() -> None:
    text = "It was then moved by the member for the north, Cllr\n> Ana Birt"
    name = parse_name(text, text.index("Cllr"), len(text), english())
    assert name is not None
    assert display(name) == "Cllr Ana Birt"


@pytest.mark.parametrize(("one", "other", "same"), table("compare"), ids=lambda value: value)
def test_compare(one: str, other: str, same: str) -> None:
    a, b = parsed(one), parsed(other)
    assert compare(a, b, english()) is Sameness(same)
    assert compare(b, a, english()) is Sameness(same)


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("birt", "brit", True),
        ("birt", "birt", False),
        ("birt", "bir", True),
        ("birt", "berth", False),
        ("green", "greene", True),
        ("", "a", True),
        ("ab", "ba", True),
        ("abc", "cba", False),
    ],
)
def test_one_edit_apart(a: str, b: str, near: bool) -> None:
    assert one_edit_apart(a, b) is near
    assert one_edit_apart(b, a) is near


_PIECES = st.sampled_from(
    "Cllr|Cllrs|Mrs|Lord|Mayor|Ana|J|J.|Birt|O’Nolan|de|van|OBE|(sub)|(|,|;|and|&|\n|\n\n|\t|Council|the|Road"
    "|’s|(Head of Housing)|said|.|:|É|-".split("|")
)


@given(st.lists(st.tuples(_PIECES, st.sampled_from(["", " ", "  ", "\n"])), max_size=12))
def test_any_text_is_read_within_its_bounds(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    name = parse_name(text, 0, len(text), english())
    if name is not None:
        assert 0 <= name.span.start < name.span.end <= len(text)
        assert name.text == text[name.span.start : name.span.end]
        assert name.surname or name.forenames
        assert compare(name, name, english()) is not Sameness.DIFFERENT
