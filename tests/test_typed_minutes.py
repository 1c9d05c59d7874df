"""What typed minutes say of people by initials, of tasks in brackets and of decisions that are lost."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.note.model import Note
from notelint.note.understand import understand
from notelint.text import Source
from tests.words import english

_TOP = """Nether Kelder Parish Council
Minutes of the meeting held on 18 May 2011 at 7.15 pm in the Village Hall

Present: {present}
In attendance: Iqbal Marsh (Clerk)

1. Apologies
There were no apologies for absence.

2. Minutes of the last meeting
The minutes of the meeting held on 20 April 2011 were approved.

3. Footpaths
{text}

4. Close
The meeting closed at 8.20 pm.
"""
_FULL = "Ana Birt, Tom Whitlow, Raj Dale"
_TOLD = "Ana Birt (AB), Tom Whitlow (TW), Raj Dale (RD)"


def nodes(kind: str, text: str, present: str = _FULL) -> list[Any]:
    return list(read(text, present).nodes[kind])


def read(text: str, present: str = _FULL) -> Note:
    return understand(Source("note.txt", _TOP.format(present=present, text=text)), english())


@pytest.mark.parametrize(
    ("present", "text", "people"),
    [
        pytest.param(_TOLD, "RD reported.", ["Raj Dale"], id="the list tells whose they are"),
        pytest.param(
            _FULL, "RD reported. TW asked why.", ["Raj Dale", "Tom Whitlow"], id="two are spoken of"
        ),
        pytest.param(_FULL, "RD reported.", [], id="one alone may be a body"),
        pytest.param(_FULL, "PC reported. KCC asked why.", [], id="of nobody in the list"),
        pytest.param("Ana Birt, Al Barr, Raj Dale", "AB spoke. RD asked.", [], id="of two in the list"),
    ],
)
def test_initials_are_the_people_they_fit(present: str, text: str, people: list[str]) -> None:
    found = [name for name in nodes("name", text, present) if name.text.isupper()]
    assert [" ".join((*name.forenames, name.surname)) for name in found] == people


@pytest.mark.parametrize(
    ("text", "owner", "task"),
    [
        ("The gate was to be painted. (Action: Clerk)", "Clerk", "The gate was to be painted."),
        ("Tom Whitlow would paint the gate [ACTION – TW].", "TW", "Tom Whitlow would paint the gate"),
        ("The gate was broken (Action by Raj Dale).", "Raj Dale", "The gate was broken"),
    ],
)
def test_a_bracket_tells_an_action(text: str, owner: str, task: str) -> None:
    (action,) = nodes("action", text)
    assert (action.owners, action.task) == ((owner,), task)


@pytest.mark.parametrize("text", ["The deal (action pending) was noted.", "They met (owner unknown)."])
def test_other_brackets_tell_none(text: str) -> None:
    assert not nodes("action", text)


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("RESOLVED that:", 1),
        ("It was unanimously agreed:", 1),
        ("The Council resolved as follows:", 1),
        ("RESOLVED that:\n\na) the gate be painted;\n\nb) the sign be mended.", 0),
        ("RESOLVED that:\n\nThe gate be painted.", 0),
        ("The Clerk said:", 0),
    ],
)
def test_what_opens_a_list_of_decisions_is_not_left_alone(text: str, empty: int) -> None:
    headings = nodes("decision-heading", text)
    assert sum(heading.text is None for heading in headings) == empty


@pytest.mark.parametrize(
    ("text", "chair"), [("RD chaired.", "Raj Dale"), ("RD chaired the working party.", None)]
)
def test_who_chaired_is_told_by_initials(text: str, chair: str | None) -> None:
    assert read(text, _TOLD).chair == chair
