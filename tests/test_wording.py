"""Short forms, names of things and of the body: which they are, and in how many forms they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from notelint.note.model import Acronym, BodyName, Note, Term
from notelint.note.understand import understand
from notelint.text import Source
from tests.words import english

CASES = YAML(typ="safe").load((Path(__file__).parent / "wording.yaml").read_text("utf-8"))
HEAD = "3  {title}\n\n"


def read(text: str) -> Note:
    return understand(Source("note.txt", text), english(), "modern.gov-note")


def acronyms(note: Note) -> list[Acronym]:
    return [one for one in note.all("acronym") if isinstance(one, Acronym)]


def terms(note: Note) -> list[str]:
    return [one.text for one in note.all("term") if isinstance(one, Term)]


def bodies(note: Note) -> list[str]:
    return [one.text for one in note.all("body-name") if isinstance(one, BodyName)]


def said(one: Acronym) -> str:
    if one.late:
        return "late"
    if one.expansion is not None:
        return "out"
    return "known" if one.known else "never"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_acronyms(case: dict[str, Any]) -> None:
    note = read(HEAD.format(title=case.get("title", "Reports")) + case["text"] + "\n")
    found = acronyms(note)
    assert {one.text: said(one) for one in found if one.first} == case.get("acronyms", {})
    assert all(note.source.slice(one.span) == one.text for one in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_terms(case: dict[str, Any]) -> None:
    note = read(HEAD.format(title=case.get("title", "Reports")) + case["text"] + "\n")
    assert terms(note) == case.get("terms", [])


def test_what_stands_in_the_list_at_the_end_is_no_use() -> None:
    text = (
        "3  Reports\n\nNoted.\n\n<TRAILER_SECTION>\n\nAppendix A - Attendance\n\n\tMembers\n"
        "\tCllr Ana Birt\n\tWLMT\n"
    )
    assert acronyms(read(text)) == []


def test_a_list_at_the_end_may_explain() -> None:
    text = (
        "3  Reports\n\nWLMT was thanked.\n\n<TRAILER_SECTION>\n\nAppendix A - Attendance\n\n\tGuests\n"
        "\tOwen Tait\n\tWestmere Lifeboat Museum Trust (WLMT)\n"
    )
    [found] = acronyms(read(text))
    assert said(found) == "out"


def test_the_body_in_several_forms() -> None:
    text = (
        "Note of last Parks & Gardens Board meeting\n\n3  Reports\n\nParks & Gardens Board noted it.\n\n"
        "Parks and Gardens Board agreed. The Board and the parks and gardens were noted.\n"
    )
    assert bodies(read(text)) == ["Parks & Gardens Board", "Parks and Gardens Board"]


def test_a_body_of_one_word_has_no_forms() -> None:
    assert bodies(read("Note of last Cabinet meeting\n\n3  Reports\n\nCabinet noted it.\n")) == []


@given(st.text(alphabet="ABab &.()-1s\n", max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    note = read("3  Reports\n\n" + text + "\n")
    for one in (*note.all("acronym"), *note.all("term")):
        assert 0 <= one.span.start < one.span.end <= len(note.source.text)
