"""What is read of declarations of interest, in the words of many houses."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.note.declarations import find_declarations
from notelint.note.model import Declaration
from tests.drafts import draft_of
from tests.records import name_of, table

LATER = [
    ("Leisure Centre Refurbishment", "The board noted the report."),
    ("Sports and Social Club grant", "Agreed."),
]


@pytest.mark.parametrize(("title", "case"), table("declarations"), ids=name_of)
def test_declarations(title: str, case: dict[str, Any]) -> None:
    first = [("Opening", "The Chair opened the meeting."), ("Reports", "Noted.")]
    draft = draft_of([*first, (title, case["text"]), *LATER])
    found = find_declarations(draft)
    assert any(one.nil for one in found) == case.get("none", False)
    assert any(one.elsewhere for one in found) == case.get("elsewhere", False)
    made = [_shown(one) for one in found if not one.nil and not one.elsewhere]
    assert made == case.get("made", [])


def _shown(one: Declaration) -> dict[str, str]:
    said = {
        "who": one.name.surname if one.name else one.who,
        "item": one.names_item,
        "kind": one.kind,
        "reason": one.reason,
        "effect": one.effect,
    }
    return {key: value for key, value in said.items() if value is not None}


@pytest.mark.parametrize(
    ("later", "effect"),
    [
        ("Cllr Birt left the room while this was discussed.", "left the room"),
        ("Cllr Birt introduced the report. She then withdrew.", "withdrew"),
        ("Cllr Birt did not vote.", "not vote"),
        ("Cllr Rao left the room.", None),
        ("It was agreed. For – 5, declared interest – 1.", "declared interest – 1"),
        (
            "Five agreed and two abstained due to declaration of interest.",
            "abstained due to declaration",
        ),
        ("Five were in favour and two abstained.", None),
        ("Cllr Birt introduced the report.", None),
    ],
)
def test_the_effect_may_stand_at_the_item_named(later: str, effect: str | None) -> None:
    draft = draft_of(
        [
            ("Declarations of Interest", "Cllr Ana Birt declared an interest in item 2."),
            ("Leisure Centre", later),
            ("Budget", "Cllr Ana Birt left the meeting at 3pm."),
        ]
    )
    (one,) = find_declarations(draft)
    assert one.effect == effect


def test_a_declaration_after_the_item_is_late() -> None:
    draft = draft_of(
        [
            ("Declarations of Interest", "None."),
            ("Leisure Centre", "Cllr Ana Birt declared a personal interest in this item."),
        ]
    )
    nil, made = find_declarations(draft)
    assert nil.nil
    assert not nil.late
    assert made.late
    assert made.names_item == "2"


def test_one_said_again_at_its_item_is_one() -> None:
    draft = draft_of(
        [
            ("Declarations of Interest", "Cllr Ana Birt declared an interest in item 2 as a tenant."),
            ("Leisure Centre", "Cllr Birt, having declared an interest, left the room."),
        ]
    )
    (one,) = find_declarations(draft)
    assert (one.reason, one.effect) == ("as a tenant.", "left the room")


def test_places_are_those_of_the_name_and_the_item() -> None:
    draft = draft_of(
        [("Declarations of Interest", "Cllr Ana Birt declared an interest in Item 6(b) as a tenant.")]
    )
    (one,) = find_declarations(draft)
    assert {place: draft.text[slice(*span)] for place, span in one.places.items()} == {
        "name": "Cllr Ana Birt",
        "item": "Item 6(b)",
    }


def test_the_item_may_stand_in_the_lead_in() -> None:
    text = (
        "The following members declared interests in item 4:\n\n- Cllr Birt – tenant\n- Cllr Rao – governor"
    )
    draft = draft_of([("Declarations of Interest", text)])
    assert [one.names_item for one in find_declarations(draft)] == ["4", "4"]
