"""What is read of apologies, in the words of many houses."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.note.apologies import find_apologies
from notelint.note.model import Apology
from notelint.note.understand import understand
from notelint.text import Source
from tests.drafts import draft_of
from tests.records import name_of, table
from tests.words import english

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


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("No apologies for absence", True),
        ("There were no apologies.", True),
        ("No apologies were received.", True),
        ("There was no parking.", False),
        ("The Clerk made no apology for that.", False),
    ],
)
def test_a_line_above_the_items_may_say_that_there_were_none(line: str, told: bool) -> None:
    text = (
        "Minutes of Westmere Parish Council held on 8 July 2024 in the Hall\n\nPresent: Cllr Ana Birt, "
        f"Cllr Tom Reed\n\n{line}\n\n1. Finance\n\nThe payments were agreed.\n\n2. Planning\n\n"
        "There were no applications.\n\n3. Next meeting\n\nThe next meeting would be on 5 August.\n"
    )
    note = understand(Source("note.txt", text), english(), dialect="numbered")
    assert [one.listed for one in note.all("apology") if isinstance(one, Apology)] == [True] * told


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


@pytest.mark.parametrize(
    ("line", "recorded"),
    [
        ("Accepted apologies for absence (Act of 1972) Cllr Tom Rao (unavailable).", True),
        ("The hall offered its apologies for the cold.", False),
    ],
)
def test_apologies_above_the_items_count(line: str, recorded: bool) -> None:
    note = f"""Minutes of Westmere Parish Council held on 4 June 2024
Councillors present: Cllr Ana Birt (Chair); Cllr Lee Dunn

The public forum was opened and closed.

{line}

1. Minutes
These were agreed.
2. Matters arising
There were none.
3. Close
The meeting closed at nine.
"""
    found = understand(Source("note.txt", note), english(), dialect="numbered").all("apology")
    assert bool(found) == recorded


def test_those_attending_in_the_item_of_apologies_sent_none() -> None:
    note = """WESTMERE COMMUNITY COUNCIL MINUTES
GENERAL MEETING
MONDAY 3 JUNE 2024 AT THE INSTITUTE

1. **Attendance & Apologies**

Attendance \\- Ana Birt (Chair), Tom Reed (Secretary), Mina Sor
Apologies \\- Bo Dale, Imra Aldous

2. **Approve minutes of the general meeting held in May 2024**

Approved by Tom Reed and seconded by Mina Sor.

3. **Any other business**

There was none.
"""
    found = understand(Source("note.txt", note), english(), dialect="numbered").all("apology")
    assert [one.listed for one in found if isinstance(one, Apology)] == [True]
    assert [name for one in found if isinstance(one, Apology) for name in one.names] == []
