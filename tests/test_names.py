"""Names found in text, lists of names, and whose they are."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.note.draft import Draft
from notelint.note.layout import Layout
from notelint.note.model import Header, Listing, Mention, Name, Note
from notelint.note.names import find_names, names_in_list
from notelint.note.people import display, parse_name
from notelint.note.persons import build_people, identify
from notelint.note.understand import understand
from notelint.text import Source, Span
from tests.test_people import table
from tests.words import english

_MARK = re.compile(r"\[([^\]]*)\]", re.DOTALL)


def draft_of(text: str, listings: tuple[Listing, ...] = ()) -> Draft:
    source, whole = Source("note.txt", text), Span(0, len(text))
    layout = Layout(source, "test", whole, whole)
    return Draft(source, english(), layout, Header(span=whole), listings=listings)


def listed_draft(listed: dict[str, list[str]], text: str) -> Draft:
    """Return a draft of ``text`` with the attendance list behind it."""
    head = text + "\n\nAttendance\n"
    listings: list[Listing] = []
    for group, names in listed.items():
        for name in names:
            start, head = len(head), head + name + "\n"
            parsed = parse_name(head, start, start + len(name), english())
            assert parsed is not None
            listings.append(Listing(span=Span(start, start + len(name)), name=parsed, group=group))
    return draft_of(head, tuple(listings))


@pytest.mark.parametrize("case", table("lists"), ids=lambda case: case["text"][:40])
def test_names_in_list(case: dict[str, Any]) -> None:
    text = case["text"]
    names = names_in_list(text, Span(0, len(text)), english())
    assert [name.text for name in names] == case["names"]


@pytest.mark.parametrize("case", table("find"), ids=lambda case: case["title"])
def test_find_names(case: dict[str, Any]) -> None:
    text = _MARK.sub(r"\1", case["text"])
    found = find_names(draft_of(text))
    assert [name.text for name in found] == case.get("names", _MARK.findall(case["text"]))
    assert all(text[name.span.start : name.span.end] == name.text for name in found)


@pytest.mark.parametrize("case", table("identity"), ids=lambda case: case["title"])
def test_identity(case: dict[str, Any]) -> None:
    draft = listed_draft(case["listed"], case["text"])
    names = find_names(draft)
    numbers = identify(names, draft.listings, english())
    people: dict[int, list[str]] = {}
    for name in names:
        if name in numbers:
            people.setdefault(numbers[name], []).append(display(name))
    assert sorted(map(sorted, people.values())) == sorted(map(sorted, case["people"]))
    assert [display(name) for name in names if name not in numbers] == case.get("nobody", [])
    persons, _ = build_people(draft_with(draft, names), ())
    assert sorted(p.name for p in persons if not p.sure) == sorted(case.get("unsure", []))


def draft_with(draft: Draft, names: tuple[Name, ...]) -> Draft:
    return Draft(draft.source, draft.words, draft.layout, draft.header, listings=draft.listings, names=names)


def test_listed_names_are_the_same_nodes() -> None:
    draft = listed_draft({"members": ["Cllr Ana Birt"]}, "Cllr Birt spoke.")
    found = find_names(draft)
    assert draft.listings[0].name in found
    assert [name.text for name in found] == ["Cllr Birt", "Cllr Ana Birt"]


def test_a_listed_name_of_unknown_words_is_found_in_the_text() -> None:
    found = find_names(
        listed_draft({"officers": ["Xyla Quillfeather"]}, "We heard Xyla Quillfeather. Xyla left.")
    )
    assert [name.text for name in found] == ["Xyla Quillfeather", "Xyla", "Xyla Quillfeather"]


def test_people_have_what_they_did() -> None:
    draft = listed_draft({"members": ["Cllr Ana Birt"]}, "Cllr Birt declared. Joe Cole (Adviser) spoke.")
    names = find_names(draft)
    birt, cole = names[0], names[1]
    mentions = (
        Mention(span=birt.span, name=birt, does="declares"),
        Mention(span=cole.span, name=cole, does="acts", verb="spoke"),
    )
    (first, second), whose = build_people(draft_with(draft, names), mentions)
    assert (first.name, first.groups, first.declared, first.acted) == (
        "Cllr Ana Birt",
        ("members",),
        True,
        None,
    )
    assert first.places["declaration"] == birt.span
    assert (second.name, second.groups, second.acted) == ("Joe Cole", (), "spoke")
    assert second.places["first-act"] == cole.span
    assert whose[birt] is first


def test_a_name_read_twice_is_one_persons() -> None:
    draft = draft_of("Cllr Ana Birt spoke.")
    again = parse_name(draft.text, 0, 13, english())
    assert again is not None
    people, whose = build_people(
        draft_with(draft, find_names(draft)), [Mention(span=again.span, name=again, does="apologises")]
    )
    assert len(people) == 1
    assert people[0].apologised
    assert whose[again] is people[0]


def test_an_unclear_apology_makes_those_it_fits_unsure() -> None:
    draft = listed_draft(
        {"members": ["Cllr Ann Davis"], "apologies": ["Cllr Phil Davis"]}, "Apologies came from Cllr Davis."
    )
    names = find_names(draft)
    people, whose = build_people(
        draft_with(draft, names), [Mention(span=names[0].span, name=names[0], does="apologises")]
    )
    assert names[0] not in whose
    assert [person.sure for person in people] == [False, False]


_PIECES = st.sampled_from(
    "Cllr|Cllrs|Ana|Mark|J.|Birt|Green|Council|said|and|,|(Adviser)|Apologies:|’s|.|from|\n\n|The|Mayor"
    "|van der|Road|will".split("|")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_PIECES, st.sampled_from([" ", "\n", ""])), max_size=25))
def test_found_names_are_in_order_and_apart(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    found = find_names(draft_of(text))
    assert all(name.text == text[name.span.start : name.span.end] for name in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    people, whose = build_people(draft_with(draft_of(text), found), ())
    assert set(whose.values()) == set(people)


def corpus(name: str) -> Note:
    folder = os.environ.get("NOTELINT_CORPUS")
    if not folder:
        pytest.skip("NOTELINT_CORPUS names no folder of real notes")
    path = Path(folder) / "lga" / name
    return understand(Source(path.name, path.read_text("utf-8")), english())


# Forename initials and surname length stand for the names, so that none of them is in the tests.
def shape(name: str) -> str:
    return " ".join(f"{word[0]}{len(word)}" for word in name.split())


@pytest.mark.parametrize(
    ("name", "acting", "unlisted", "persons"),
    [
        ("2017-07-11-improvement-and-innovation-board.txt", 8, ["R5 G7"], 32),
        (
            "2021-12-16-improvement-and-innovation-board.txt",
            5,
            ["G4 H6", "G5 A4", "H5 B4", "M7 H8"],
            29,
        ),
    ],
)
def test_real_notes(name: str, acting: int, unlisted: list[str], persons: int) -> None:
    note = corpus(name)
    people = note.all("person")
    actors = [person for person in people if person.acted]  # type: ignore[attr-defined]
    assert sorted(shape(p.name) for p in actors if not p.groups) == unlisted  # type: ignore[attr-defined]
    assert len(people) == persons
    assert len(actors) >= acting
    assert all(name in note.people for name in note.all("name"))
