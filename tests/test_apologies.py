"""What is read of apologies, in the words of many houses."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.note.apologies import find_apologies
from tests.drafts import draft_of
from tests.records import name_of, table

SCOPES = ("meeting", "lateness", "leaving", "part")


@pytest.mark.parametrize(("title", "case"), table("apologies"), ids=name_of)
def test_apologies(title: str, case: dict[str, Any]) -> None:
    draft = draft_of([("Opening", "The Chair opened the meeting."), (title, case["text"])])
    found = find_apologies(draft)
    said = {scope: _names(found, scope) for scope in SCOPES if _names(found, scope)}
    assert said == {scope: sorted(case[scope]) for scope in SCOPES if scope in case}
    assert any(one.nil for one in found) == case.get("none", False)
    assert any(one.listed for one in found) == case.get("listed", False)
    for one in found:
        assert all(one.span.holds(name.span) for name in one.names)


def _names(found: Any, scope: str) -> list[str]:
    return sorted(
        " ".join((*name.forenames, name.surname or ""))
        for one in found
        if one.scope == scope
        for name in one.names
    )


@pytest.mark.parametrize("text", ["Apologies were noted.", "Apologies received.", "Noted."])
def test_bare_apologies_refer_to_the_list_where_there_is_one(text: str) -> None:
    rows = [("Members", "Cllr Ana Birt", "Westmere Council"), ("Apologies", "Cllr Tom Rao", "Ashby Council")]
    with_list = draft_of([("Apologies", text)], rows=rows)
    without = draft_of([("Apologies", text)], rows=rows[:1])
    assert [one.listed for one in find_apologies(with_list)] == [True]
    assert find_apologies(without) == ()


def test_the_reason_is_in_the_span_of_the_apology() -> None:
    text = "Apologies were received from Cllr Birt, who was recovering from surgery."
    draft = draft_of([("Apologies", text)])
    (apology,) = find_apologies(draft)
    assert draft.text[slice(*apology.span)] == text


def test_names_are_those_of_the_draft() -> None:
    draft = draft_of([("Apologies", "Apologies were received from Cllrs Ana Birt and Tom Rao.")])
    (apology,) = find_apologies(draft)
    assert set(apology.names) <= set(draft.names)


def test_a_title_alone_says_nothing_of_apologies() -> None:
    rows = [("Members", "Cllr Ana Birt", "Westmere Council"), ("Apologies", "Cllr Tom Rao", "Ashby Council")]
    draft = draft_of(
        [("Welcome, Apologies and Declarations of Interest", "The Chair opened the meeting.")], rows=rows
    )
    assert find_apologies(draft) == ()
