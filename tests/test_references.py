"""References to appendices and items: which belong to this note, and where they lead."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.note.references import find_references
from tests.proceedings.drafts import cases, draft_of, identifiers

NOTE = """Note of last Westmere Board meeting

1  Welcome

The Chair welcomed members.

2  Minutes

Agreed.

3  Reports

{said}

4  Budget

Agreed.

5  Plans

Agreed.

Appendix A - Attendance
Chair: Cllr Birt
"""


@pytest.mark.parametrize("case", cases("references"), ids=identifiers)
def test_references(case: dict[str, Any]) -> None:
    text = NOTE.format(said=case["text"])
    found = find_references(draft_of(text))
    assert [one.name for one in found if one.target is not None] == case.get("found", [])
    assert [one.name for one in found if one.target is None] == case.get("missing", [])


def targets(text: str) -> dict[str, str | None]:
    found = find_references(draft_of(text))
    return {one.name: one.target and text[slice(*one.target)] for one in found}


def test_a_reference_leads_to_the_title_or_heading() -> None:
    text = NOTE.format(said="A list is attached as Appendix A. See item 4.")
    assert targets(text) == {"A": "Appendix A - Attendance", "4": "Budget"}


def test_the_sentence_at_the_top_is_a_reference() -> None:
    top = "Attendance\nAn attendance list is attached as Appendix B to this note\n\n"
    (reference,) = find_references(draft_of(top + NOTE.format(said="Noted.")))
    assert (reference.name, reference.target, reference.item) == ("B", None, None)
    assert reference.span.start == top.index("Appendix B")


def test_a_second_reference_to_the_same_is_repeated() -> None:
    text = NOTE.format(said="See Appendix B. The list is attached as Appendix B.")
    assert [one.repeated for one in find_references(draft_of(text))] == [False, True]


def test_numbers_that_begin_later_say_nothing_of_item_2() -> None:
    text = "8  Welcome\n\nThis was item two, then item 9.\n\n9  Plans\n\nAgreed.\n"
    assert targets(text) == {"9": "Plans"}


def test_minute_numbers_lead_to_their_items() -> None:
    text = "45/24  Welcome\n\nAn interest in items 46/24 and 49/24.\n\n46/24  Plans\n\nSee item 3.\n"
    assert targets(text) == {"46/24": "Plans", "49/24": None}


def test_a_number_that_was_not_read_as_an_item_may_be_one() -> None:
    text = "1  Welcome\n\nAn interest in item 3 was declared.\n\n2  Plans\n\nAgreed.\n3. Budget\nAgreed.\n"
    assert targets(text) == {}


def test_items_of_the_minutes_of_another_meeting_are_left_out() -> None:
    text = "1  Welcome\n\nNoted.\n\n2  Plans\n\nAgreed.\n"
    assert targets(text.replace("Agreed", "See item 9")) == {"9": None}
