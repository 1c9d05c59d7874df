"""What is read of an earlier meeting's minutes, in the words of many houses."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.note.previous_minutes import find_previous_minutes, minutes_agreed
from notelint.note.understand import understand
from notelint.text import Source
from tests.drafts import draft_of
from tests.records import name_of, table
from tests.words import english


@pytest.mark.parametrize(("title", "case"), table("previous-minutes"), ids=name_of)
def test_previous_minutes(title: str, case: dict[str, Any]) -> None:
    draft = draft_of(
        [("Apologies", "None."), ("Parking", "Noted."), ("Grants", "Noted."), (title, case["text"])],
        body="Westmere Council",
    )
    found = find_previous_minutes(draft)
    if case.get("absent"):
        assert found == ()
        return
    (one,) = found
    assert one.agreed == case.get("agreed")
    assert (one.deferred is not None) == case.get("deferred", False)
    assert (one.title_date and one.title_date.text_value) == case.get("title-date")
    assert (one.text_date and one.text_date.text_value) == case.get("text-date")
    assert one.several == case.get("several", False)
    assert one.subject_to == case.get("subject-to")
    assert one.amendments == case.get("amendments")
    if one.subject_to is not None:
        assert " ".join(draft.text[slice(*one.places["amendment"])].split()) == one.subject_to


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("This was the inaugural meeting of the Board.", "was the inaugural meeting"),
        ("There were no previous minutes, as this was the first meeting.", "no previous minutes"),
        ("This was the first meeting of the municipal year.", None),
        ("This was the first meeting since the election.", None),
        ("The inaugural meeting of the working group had been held.", None),
    ],
)
def test_a_first_meeting_has_none_to_agree(text: str, agreed: str | None) -> None:
    draft = draft_of([("Welcome", text), ("Parking", "Noted.")])
    assert (minutes_agreed(draft) is None) == (agreed is None)


def test_an_extraordinary_meeting_has_none_to_agree() -> None:
    items = [("Apologies", "None."), ("Parking", "Noted.")]
    assert minutes_agreed(
        draft_of(items, preamble="Minutes of an Extraordinary Meeting of Westmere Council\n")
    )
    assert minutes_agreed(draft_of(items, preamble="Minutes of a Meeting of Westmere Council\n")) is None


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("Minutes of the last meeting were adopted with the addition of Mr Holt's name.", "adopted"),
        ("The minutes of the last meeting were noted.", None),
        ("Draft until approved at the next meeting.", None),
    ],
)
def test_minutes_may_be_agreed_above_the_first_item(said: str, agreed: str | None) -> None:
    preamble = f"Minutes of Westmere Council\nPresent: Ana Birt, Bo Holt\n\n{said}\n"
    assert (
        minutes_agreed(draft_of([("Parking", "Noted."), ("Grants", "Noted.")], preamble=preamble)) == agreed
    )


def test_a_month_stands_for_a_date() -> None:
    draft = draft_of([("Minutes of the October meeting", "These were moved as correct by Esme Clark.")])
    (one,) = find_previous_minutes(draft)
    assert [(date.month, date.complete) for date in one.dates] == [(10, False)]


@pytest.mark.parametrize(
    ("title", "due"),
    [
        ("Minutes of an Extraordinary Westmere Parish Council meeting", False),
        ("Westmere Parish Council: extraordinary meeting", False),
        ("Minutes of Westmere Parish Council", True),
    ],
)
def test_the_title_of_the_page_tells_a_meeting_that_agrees_no_minutes(title: str, due: bool) -> None:
    text = (
        f'---\ntitle: "{title}"\ndate: "2024-06-01"\n---\n\n'
        "Minutes of the Westmere Parish Council meeting held on Friday 3 May 2024 in the Village Hall.\n\n"
        "Present: Cllr Ana Birt (Chair), Cllr Owen Tait, Cllr June Marsh\n\n"
        "1. Apologies\n\nNone.\n\n2. Lorries\n\nMembers agreed to write to the County Council.\n\n"
        "3. Close\n\nThe meeting closed at 9.00 pm.\n"
    )
    assert (understand(Source("note.txt", text), english()).minutes_agreed is None) is due
