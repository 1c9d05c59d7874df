"""Who is listed, in which group, for whom they stand in, and who presides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.attendance import chair_name, entries, listings
from notelint.note.attendance_entries import listings_by_group
from notelint.note.attendance_text import inline_listings
from notelint.note.model import Listing
from notelint.note.presiding import with_substitutes
from notelint.note.roles import is_role, role_group
from notelint.text import Source, Span
from tests.drafts import Row, draft_of
from tests.records import name_of, roles, table
from tests.words import english

NOTHING = [("Welcome", "The meeting was opened.")]


@pytest.mark.parametrize(("said", "group"), roles())
def test_the_group_of_a_role(said: str, group: str) -> None:
    assert role_group(said, english()) == group


@pytest.mark.parametrize("said", ["Gubbins", "Assessors", "Cherwell", "", "7", "Sevenoaks District"])
def test_an_unknown_role_has_no_group(said: str) -> None:
    assert role_group(said, english()) is None


@pytest.mark.parametrize(
    "said", ["Ashby District Council", "Cllr Ana Birt", "Head of Housing", "Westmere Times"]
)
def test_an_authority_or_a_name_is_surely_no_role(said: str) -> None:
    assert not is_role(said, english())


def read(
    rows: Sequence[Row],
) -> tuple[tuple[Listing, ...], list[tuple[int, int | None]], list[str], frozenset[str]]:
    layout = draft_of(NOTHING, rows=rows).layout
    listed, found, problems, unread = listings(layout, english())
    return (
        listed,
        [(row.names, row.posts) for row in found],
        [problem.message for problem in problems],
        unread,
    )


def shown(listed: Sequence[Listing]) -> list[tuple[str, str]]:
    return [(one.group, one.name.surname or "") for one in listed if one.name]


def test_a_table_of_groups() -> None:
    listed, rows, problems, unread = read(
        [
            ("Chairman", "Cllr Ana Birt OBE", "Westmere Council"),
            ("Vice-Chair", "Mayor Tom Rao MBE", "Ashby Council"),
            ("Members", "Cllr Lee Dunn", "Coldwell Council"),
            ("", "Mr Phil Sell CBE", "Independent Observer"),
            ("Apologies", "Cllr Ed Fox", "Dorby Council"),
            ("In Attendance", "Tim Pearce", "Westmere Journal"),
            ("Westmere Officers", "Dennis Skinn", "Head of Improvement"),
        ]
    )
    assert shown(listed) == [
        ("chair", "Birt"), ("vice-chair", "Rao"), ("members", "Dunn"), ("members", "Sell"),
        ("apologies", "Fox"), ("in-attendance", "Pearce"), ("officers", "Skinn"),
    ]  # fmt: skip
    assert [one.authority for one in listed] == [
        "Westmere Council", "Ashby Council", "Coldwell Council", "Independent Observer", "Dorby Council",
        None, None,
    ]  # fmt: skip
    assert [one.post for one in listed[-2:]] == ["Westmere Journal", "Head of Improvement"]
    assert (rows, problems, unread) == ([], [], frozenset())


def test_an_unknown_role_is_one_problem_and_leaves_attendance_unread() -> None:
    _, _, problems, unread = read(
        [
            ("Members", "Cllr Ana Birt", None),
            ("Gubbins", "Kim Lowe", None),
            ("", "Pat Hale", None),
            ("Wotsits", "Al Kerr", None),
        ]
    )
    assert len(problems) == 1
    assert "“Gubbins”, “Wotsits”" in problems[0]
    assert unread == {"attendance"}


def test_names_and_posts_are_paired_by_order() -> None:
    listed, rows, _, _ = read(
        [
            (
                "In Attendance",
                "Ray Prost\n\nPhil Selwyn\n\nTim Pearce",
                "Local Improvement\n\nEnergy Trust (EST)\n\nHead of Insight,\nBehaviour Team",
            )
        ]
    )
    assert [one.post for one in listed] == [
        "Local Improvement",
        "Energy Trust (EST)",
        "Head of Insight, Behaviour Team",
    ]
    assert rows == [(3, 3)]


@pytest.mark.parametrize(
    ("names", "posts", "counts"),
    [
        ("Ray Prost\n\nPhil Selwyn", "Head of Insight", [(2, 1)]),
        ("Ray Prost\nPhil Selwyn", "Head of Insight\nHead of Housing\nHead of Roads", [(2, 3)]),
        ("Ray Prost\nPhil Selwyn", "Head of Insight\nand Housing\nHead of Roads", [(2, 2)]),
        ("Ray Prost", "Head of Insight\n\nBehaviour Team", []),
        ("Ray Prost\nPhil Selwyn", None, []),
        ("Cllr Ana Birt\n(sub for Cllr Rao)\nCllr Lee Dunn", "Ashby\nDorby", [(2, 2)]),
    ],
)
def test_rows_with_several_lines_are_counted(
    names: str, posts: str | None, counts: list[tuple[int, int]]
) -> None:
    listed, rows, _, _ = read([("In Attendance", names, posts)])
    assert rows == counts
    if counts and counts[0][0] != counts[0][1]:
        assert all(one.post is None for one in listed)


@pytest.mark.parametrize(
    ("entry", "beside", "substitute", "whom"),
    [
        ("Cllr Ana Birt (sub)", "Ashby Council", True, None),
        ("Cllr Ana Birt (substitute)", "Ashby Council", True, None),
        ("Cllr Ana Birt (sub for Cllr Tom Rao)", "Ashby Council", True, "Cllr Tom Rao"),
        ("Cllr Ana Birt – substituting for Cllr Tom Rao", None, True, "Cllr Tom Rao"),
        ("Cllr Ana Birt (deputising for Cllr Rao)", "Ashby Council", True, "Cllr Rao"),
        ("Cllr Ana Birt (in place of Cllr Rao)", "Ashby Council", True, "Cllr Rao"),
        ("Cllr Ana Birt OBE", "Ashby Council", False, None),
        ("Cllr Ana Subden", "Ashby Council", False, None),
    ],
)
def test_substitutes(entry: str, beside: str | None, substitute: bool, whom: str | None) -> None:
    (one,), _, _, _ = read([("Members", entry, beside)])
    assert (one.group, one.substitute, one.substitute_for) == ("members", substitute, whom)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Cllr Ana Birt attended as a substitute for Cllr Tom Rao.", "Cllr Tom Rao"),
        ("Apologies were received from Cllr Tom Rao (sub Cllr Ana Birt).", "Cllr Tom Rao"),
        ("Apologies were received from Cllr Tom Rao, who was substituted by Cllr Ana Birt.", "Cllr Tom Rao"),
        ("Apologies were received from Cllr Tom Rao, for whom Cllr Birt was substitute.", "Cllr Tom Rao"),
        ("Cllr Ana Birt was in attendance as a substitute.", None),
        ("Cllr Lee Dunn attended as a substitute for Cllr Tom Rao.", None),
    ],
)
def test_whom_a_substitute_stands_in_for_may_stand_in_the_text(text: str, whom: str | None) -> None:
    draft = draft_of([("Apologies", text)], rows=[("Members", "Cllr Ana Birt (sub)", "Ashby Council")])
    (one,) = with_substitutes(draft)
    assert one.substitute_for == whom


@pytest.mark.parametrize(
    "remark", ["(lateness)", "(item 3 only)", "(left early)", "(from item 4)", "(until 7.30pm)"]
)
def test_apologies_for_a_part_are_not_apologies(remark: str) -> None:
    listed, _, _, _ = read([("Apologies", f"Cllr Ana Birt {remark}", "Ashby Council")])
    assert shown(listed) == [("in-attendance", "Birt")]


def test_who_was_there_for_a_part_sent_no_apologies() -> None:
    listed, _, _, _ = read(
        [
            ("Members", "Cllr Ana Birt (item 3 only)\nCllr Tom Rao", None),
            ("Apologies", "Cllr Ana Birt\nCllr Tom Rao", None),
        ]
    )
    assert shown(listed) == [
        ("members", "Birt"),
        ("members", "Rao"),
        ("in-attendance", "Birt"),
        ("apologies", "Rao"),
    ]


@pytest.mark.parametrize(
    "nobody", ["None", "None received", "N/A", "–", "Nil", "3 members of the public", "Two residents"]
)
def test_nobody_is_no_listing(nobody: str) -> None:
    listed, _, _, _ = read([("Members", "Cllr Ana Birt", "Ashby Council"), ("Apologies", nobody, None)])
    assert shown(listed) == [("members", "Birt")]


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        ([("Mayor", "Cllr Ana Birt", None), ("Members", "Cllr Tom Rao", None)], ["chair", "members"]),
        ([("Mayor", "Cllr Ana Birt", None), ("Chair", "Cllr Tom Rao", None)], ["members", "chair"]),
    ],
)
def test_a_mayor_presides_where_nobody_else_does(rows: list[Row], groups: list[str]) -> None:
    listed, _, _, _ = read(rows)
    assert [one.group for one in listed] == groups


@pytest.mark.parametrize(
    "entry", ["Cllr Ana Birt (Chair)", "Cllr Ana Birt – Chairman", "Cllr Ana Birt (AB) – Chair"]
)
def test_a_remark_behind_a_member_tells_who_presides(entry: str) -> None:
    listed, _, _, _ = read([("Present", entry, None), ("", "Cllr Tom Rao (Chair of Audit)", None)])
    assert [one.group for one in listed] == ["chair", "members"]


def inline(text: str) -> tuple[list[tuple[str, str]], frozenset[str]]:
    source = Source("draft.txt", text)
    lines = [source.line(number + 1) for number in range(len(source.starts))]
    listed, problems, unread = inline_listings(
        source, [line for line in lines if line.start < line.end], english()
    )
    assert bool(problems) == bool(unread)
    return shown(listed), unread


@pytest.mark.parametrize(("_title", "case"), table("attendance"), ids=name_of)
def test_attendance_in_running_text(_title: str, case: dict[str, Any]) -> None:
    listed, unread = inline(case["text"])
    assert [" ".join(one) for one in listed] == case["listed"]
    assert unread == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Membership: Cllr Ana Birt, Cllr Tom Rao",
        "Ana Birt   P  A  P  P\nTom Rao   P  P  A  P",
        "Present:\n* denotes attendance\nCllr Foss *",
        "Attendance record\nCllr Foss 3 of 4",
    ],
)
def test_what_marks_attendance_is_not_read_as_a_list(text: str) -> None:
    assert inline(text) == ([], frozenset({"attendance"}))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cllr Ana Birt (Chair) opened the meeting.", "Cllr Ana Birt"),
        ("In the absence of the Chair, Cllr Tom Rao took the chair.", "Cllr Tom Rao"),
        ("The meeting was chaired by Cllr Tom Rao.", "Cllr Tom Rao"),
        ("Cllr Tom Rao in the Chair.", "Cllr Tom Rao"),
        ("The Chair, Cllr Ana Birt, welcomed members.", "Cllr Ana Birt"),
        ("Cllr Tom Rao, Chair, opened the meeting.", "Cllr Tom Rao"),
        ("Cllr Tom Rao was elected Chair.", "Cllr Tom Rao"),
        ("Cllr Birt, as Chairman, opened the meeting.", "Cllr Birt"),
        ("In the absence of the Chair, Cllr Ana Birt presided.", "Cllr Ana Birt"),
        ("The Chairman (Cllr Ana Birt) welcomed members.", "Cllr Ana Birt"),
        ("Vice-Chairman (Cllr Tom Rao, who took the chair) opened the meeting.", "Cllr Tom Rao"),
        ("The Chair thanked Cllr Tom Rao.", None),
        ("Cllr Tom Rao (Chair of the Audit Committee) introduced the report.", None),
        ("The Chair of the trust, Cllr Tom Rao, spoke.", None),
        ("Cllr Tom Rao said that the chair was broken.", None),
    ],
)
def test_who_presides(text: str, name: str | None) -> None:
    assert chair_name(draft_of([("Welcome", text)])) == name


def test_the_chair_of_the_list_presides() -> None:
    rows = [("Chairman", "Cllr Ana Birt", "Ashby Council"), ("Vice-Chair", "Cllr Tom Rao", "Dorby Council")]
    assert chair_name(draft_of(NOTHING, rows=rows)) == "Cllr Ana Birt"
    assert (
        chair_name(draft_of([("Welcome", "The Vice-Chair took the chair.")], rows=rows[1:])) == "Cllr Tom Rao"
    )
    assert chair_name(draft_of(NOTHING, rows=rows[1:])) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The meeting was chaired by TR.", "Cllr Tom Rao"),
        ("11 residents attended. AB chaired the meeting.", "Cllr Ana Birt"),
        ("The meeting was chaired by ZZ.", None),
        ("The meeting was chaired by the RSPB.", None),
        ("The Vice-Chair welcomed everyone and opened the meeting.", "Cllr Tom Rao"),
        ("The evacuation procedure was read by the Vice Chairman.", "Cllr Tom Rao"),
        ("The Vice-Chair asked about the roof.", None),
    ],
)
def test_initials_and_the_vice_chair_tell_who_presides(text: str, name: str | None) -> None:
    rows = [("Members", "Cllr Ana Birt", "Ashby Council"), ("Vice-Chair", "Cllr Tom Rao", "Dorby Council")]
    assert chair_name(draft_of([("Welcome", text)], rows=rows)) == name


@given(st.lists(st.text(alphabet="ab A(,\n", min_size=1, max_size=8).filter(str.strip), max_size=6))
def test_entries_keep_the_lines_in_order_and_whole(lines: list[str]) -> None:
    text = "\n".join(lines)
    source = Source("draft.txt", text)
    spans = [
        source.trim(source.line(number + 1))
        for number in range(len(source.starts))
        if text[slice(*source.line(number + 1))].strip()
    ]
    found = entries(text, spans)
    assert [span.start for span in found] == sorted(span.start for span in found)
    assert all(any(one.holds(span) for one in found) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_long_line_is_read_in_good_time() -> None:
    text = "Present: " + "Cllr Ana Birt (Chair of x, " * 4000
    listed, _, _ = inline_listings(Source("draft.txt", text), [Span(0, len(text))], english())
    assert listed


def test_an_address_is_no_handle() -> None:
    text = "- Ana Birt <ana@westmere.example>\n- Ben Cole @bcole\n"
    spans = [Span(2, text.index("\n")), Span(text.index("Ben"), len(text) - 1)]
    listed, _, _ = listings_by_group(
        Source("note.md", text), dict.fromkeys(spans, (None, "members")), english()
    )
    assert [one.name.text for one in listed if one.name] == ["Ana Birt", "Ben Cole", "@bcole"]
