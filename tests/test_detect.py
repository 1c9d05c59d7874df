"""Which profile a note shows: by the profiles that ship, and by any others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from notelint.builtin import notelint_checks, notelint_rule_packs
from notelint.detect import PLACES, Detector, detect
from notelint.library import LooseFile, load, pack_files
from notelint.profile import Library
from notelint.text import Source
from tests.language.toys import TOYS

CASES = YAML(typ="safe").load((Path(__file__).parent / "detect.yaml").read_text("utf-8"))
SHIPPED = load(pack_files(notelint_rule_packs()), {check.name: check for check in notelint_checks()})
DETECTOR = Detector(SHIPPED)
WORDS = Path(__file__).parent.parent / "rules" / "vocabulary"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_profile_of_a_header(case: dict[str, Any]) -> None:
    assert DETECTOR.profile_of(Source("note.txt", case["text"])) == case["profile"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_line_ends_change_nothing(case: dict[str, Any]) -> None:
    text = case["text"].replace("\n", "\r\n")
    assert DETECTOR.profile_of(Source("note.txt", text)) == case["profile"]


def test_a_reader_may_say_that_it_is_markdown() -> None:
    source = Source("note.md", "Windmill project\n\nAttendees:\n\n- Ana Birt\n", "markdown")
    assert DETECTOR.profile_of(source) == "project"


@given(st.text(alphabet="# \n\tabcRESOLVED:council-1.<AI>", max_size=300))
def test_every_text_has_a_profile(text: str) -> None:
    assert DETECTOR.profile_of(Source("note.txt", text)) in SHIPPED.profiles


# --- Other profiles than those that ship ----------------------------------------------


def made(**profiles: str) -> Library:
    """Return a library of profiles, with the words that ship."""
    texts = {f"profiles/{name}.yaml": f"summary: x\nrules: {{}}\n{more}" for name, more in profiles.items()}
    files = [LooseFile(path, "profiles", text.encode(), house=False) for path, text in texts.items()]
    words = [LooseFile(path.name, "vocabulary", path.read_bytes()) for path in sorted(WORDS.glob("*.yaml"))]
    library = load([*files, *words], TOYS)
    assert not library.errors, library.errors
    return library


def shown(text: str, **profiles: str) -> str:
    return detect(Source("note.txt", text), made(**profiles))


BOATS = "recognised-by: {body: boat club}\n"
SAILS = "recognised-by: {body: sailing boat club}\n"


def test_a_profile_of_a_plug_in_is_recognised() -> None:
    assert shown("Quay Boat Club\n12 March 2026\n", boats=BOATS, rest="otherwise: true\n") == "boats"
    assert shown("Quay Chess Club\n12 March 2026\n", boats=BOATS, rest="otherwise: true\n") == "rest"


def test_the_lowest_precedence_is_meant() -> None:
    text = "Quay Sailing Boat Club\n"
    assert shown(text, boats=BOATS + "precedence: 9\n", sails=SAILS + "precedence: 3\n") == "sails"
    assert shown(text, boats=BOATS + "precedence: 3\n", sails=SAILS + "precedence: 9\n") == "boats"


def test_the_name_of_the_body_says_more_than_the_text() -> None:
    text = "Quay Boat Club\n\n1. Oars\n\nThe wardens were thanked.\n"
    wardens = "precedence: 1\nrecognised-by: {text: wardens}\n"
    assert shown(text, boats=BOATS, wardens=wardens) == "boats"


def test_without_a_profile_for_the_rest_one_that_nothing_shows_is_taken() -> None:
    assert shown("Quay Chess Club\n", boats=BOATS, house="") == "house"


def test_a_profile_made_from_another_is_recognised_as_that_is() -> None:
    assert shown("Quay Boat Club\n", boats=BOATS, ours="from: boats\nprecedence: 1\n") == "ours"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("recognised-by: {haeding: x}\n", "haeding"),
        ("recognised-by: {heading: '(x'}\n", "bracket without its partner"),
        ("precedence: first\n", "whole number"),
        ("otherwise: perhaps\n", "true or false"),
    ],
)
def test_mistakes_in_a_profile(more: str, said: str) -> None:
    file = LooseFile("profiles/boats.yaml", "profiles", f"summary: x\nrules: {{}}\n{more}".encode())
    errors: Sequence[Exception] = load([file], TOYS).errors
    assert len(errors) == 1
    assert said in str(errors[0])


def test_places_are_explained() -> None:
    assert all(doc.endswith(".") for doc in PLACES.values())
