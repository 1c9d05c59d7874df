"""Sentences as clerks write them, each in a note that is clean but for it, with all rules of ``lga`` on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from notelint.linter import lint
from notelint.note.understand import understand
from notelint.text import Source
from notelint.violation import Severity
from tests.planted.examine import rules

FOLDER = Path(__file__).parent / "clerks"
NOTE = """ Note of last Culture Board meeting
\tTitle:

\tCulture Board

\tDate:

\tTuesday 4 June 2024

\tVenue:
\tTown Hall, Westmere

Attendance
An attendance list is attached as Appendix A to this note
\tItem
\tDecisions and actions
\tAction

{items}<TRAILER_SECTION>

Appendix A -Attendance

\tPosition/Role
\tCouncillor
\tAuthority

\tChair
\t Cllr Ana Birt
\tWestmere Council

\tMembers
\t Cllr Owen Tait
\tKelder Council

\t
\tCllr June Marsh MBE
\tMarram Council

\tApologies
\t Cllr Nora Vane
\tSelby Moor Council

\tLGA Officers
\tJo Pell

Sam Hay
\tAdviser

Clerk
"""
PARTS = {
    "apologies": "Apologies were received from Cllr Nora Vane.",
    "declarations": "There were no declarations of interest.",
    "title": "Note of the last meeting",
    "previous-minutes": "The note of the meeting held on 5 March 2024 was agreed.",
    "talk": "Cllr Ana Birt introduced the report on theatres, of which there were many along the coast.",
    "decisions": "Members noted the report.",
    "actions": "Jo Pell to write to theatres by 1 July 2024.",
}
# What the texts leave out where they are about something else.
BESIDE = {
    "actions": {"action-has-deadline"},
    "apologies": {"commitment-has-action"},
    "declarations": {"declaration-states-effect"},
    "previous-minutes": {"previous-minutes-dated"},
    "talk": {"commitment-has-action", "no-relative-dates"},
    "without-heading": {"commitment-has-action", "speakers-in-attendance", "vote-totals-add-up"},
}


def item(number: int, title: str, text: str) -> str:
    """Return an item as the export writes it."""
    return f"<AI{number}>\n\n\t{number}  \n\t{title}\n \n\t\n\n\t\n\t{text}\n\n\n\t\n\n</AI{number}>\n\n"


def note_with(part: str, case: dict[str, Any]) -> str:
    """Return the note with one of its parts exchanged."""
    said = {**PARTS, part: case["text"]}
    said["title"], said["actions"] = case.get("title", said["title"]), case.get("action", said["actions"])
    business = f"{said['talk']}\n\nDecision\n\n{said['decisions']}\n\nAction\n\n{said['actions']}"
    if part == "without-heading":
        business = f"{said['talk']}\n\n{case['text']}"
    items = [
        ("Welcome and apologies", f"The Chair welcomed members.\n\n{said['apologies']}"),
        ("Declarations of interest", said["declarations"]),
        (said["title"], said["previous-minutes"]),
        ("Theatre buildings", business),
        ("Any other business", "There was none."),
    ]
    return NOTE.format(items="".join(item(number, *each) for number, each in enumerate(items, 1)))


def cases() -> list[Any]:
    """Return every case of every table, with the table's name."""
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['text'].split(chr(10))[0][:60]}")
        for path in sorted(FOLDER.glob("*.yaml"))
        for case in YAML(typ="safe").load(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize(("part", "case"), cases())
def test_what_is_found(part: str, case: dict[str, Any]) -> None:
    wanted = set(case.get("finds", ()))
    passed_over = BESIDE.get(part, set()) - wanted
    note = understand(Source("draft.txt", note_with(part, case)), rules().words)
    said = lint(note, rules())
    found = {one.rule for one in said if one.severity is not Severity.ADVICE or one.rule in wanted}
    assert found - passed_over == wanted
    assert not note.problems


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("path", sorted(FOLDER.glob("notes/*.txt")), ids=lambda path: path.stem)
def test_whole_notes_of_other_clerks_are_clean(path: Path, newline: str) -> None:
    note = understand(Source(path.name, path.read_text("utf-8").replace("\n", newline)), rules().words)
    assert [str(one) for one in lint(note, rules()) if one.severity is not Severity.ADVICE] == []
    assert not note.problems
    assert len([one for one in note.nodes["listing"] if one.group in ("chair", "members")]) >= 3
    assert all(one.places.get("title") for one in note.nodes["item"])


@pytest.mark.parametrize(
    ("post", "after"),
    [
        ("Assistant Director", ""),
        ("Committee Officer", "\t\n\tKit Oakes\n\tClerk\n"),
        ("Head of Member Services", "\tGuests\n\tKit Oakes\n\tClerk\n"),
    ],
)
def test_a_post_that_is_a_word_of_roles_is_no_role(post: str, after: str) -> None:
    text = note_with("talk", {"text": PARTS["talk"]})
    start = text.index("\tLGA Officers")
    text = f"{text[:start]}\tIn attendance\n\tJo Pell\n\t{post}\n{after}"
    note = understand(Source("draft.txt", text), rules().words)
    listed = {one.name.text: (one.group, one.post) for one in note.nodes["listing"] if one.name}
    assert listed["Jo Pell"] == ("in-attendance", post)
    assert "Kit Oakes" not in listed or listed["Kit Oakes"][1] == "Clerk"


@pytest.mark.parametrize("forename", ["Paul", "June", "May", "April", "Will", "Grant", "Jan", "Summer"])
def test_listed_people_are_found_whatever_else_their_forename_means(forename: str) -> None:
    text = note_with("actions", {"text": f"{forename} Farrow to:\n\na) write; and\n\nb) reply."})
    note = understand(Source("draft.txt", text.replace("Jo Pell", f"{forename} Farrow")), rules().words)
    assert [action.owners for action in note.nodes["action"]] == [(f"{forename} Farrow",)] * 2
