"""The register of members: who is meant, who is a stranger, and what is wrong in its file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from notelint.note.people import parse_name
from notelint.note.register import Register, Roll, register_of
from tests.inprocess import Folder
from tests.words import english

NOTE = """Note of last Harbour Board meeting
	Title:

	Harbour Board

	Date:

	Thursday 12 March 2026

	Venue:
	Westmere House

Attendance
An attendance list is attached as Appendix A to this note

1  Welcome

{said}

<TRAILER_SECTION>

Appendix A - Attendance

	Position/Role
	Councillor
	Authority

	Chair
	Cllr Ana Birt
	Westmere Council

	Members
	Cllr {second}
	Kelder County Council

	Officers
	Joan Marsh
	Adviser
"""
REGISTER = """\
- {name: Ana Birt, title: Cllr, authority: Westmere Council, terms: [{from: 2023-05-09}]}
- name: Margaret Ellery
  also: [Queenie Ellery]
  terms:
    - {from: 2019-05-07, until: 2023-05-08}
    - {from: 2025-05-06}
- Jonah Pike
- Alan Tait
- Owen Tait
"""
RULES = "names-spelt-as-registered,members-on-register,speakers-in-attendance"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    folder = Folder(tmp_path, capsys)
    folder.write(".notelint.yaml", "members: register/members.yaml\n")
    folder.write("register/members.yaml", REGISTER)
    return folder


def found(here: Folder, said: str = "Members noted it.", second: str = "Jonah Pike") -> list[str]:
    here.write("note.txt", NOTE.format(said=said, second=second))
    status, out, err = here.run("--quiet", "--format", "concise", "--select", RULES, "note.txt")
    assert (status, err) == (0, "")
    return [line.split(" ", 2)[2] for line in out.splitlines()]


STRANGER = "{} is listed as a member, and is not on the register of members on the day of the meeting."


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ("Jonah Pike", []),
        ("J Pike", []),
        ("Pike", []),
        ("Margaret Ellery", []),
        ("Queenie Ellery", []),
        ("A Tait", []),
        ("Tait", []),
        ("Leo Harcourt", [f"members-on-register: {STRANGER.format('Cllr Leo Harcourt')}"]),
        ("Harcourt", [f"members-on-register: {STRANGER.format('Cllr Harcourt')}"]),
        ("Kit Tait", [f"members-on-register: {STRANGER.format('Cllr Kit Tait')}"]),
        (
            "Jonah Pyke",
            [
                "names-spelt-as-registered: “Cllr Jonah Pyke” is not on the register of members; "
                "“Jonah Pike” is, and differs by one slip."
            ],
        ),
    ],
)
def test_who_is_listed_is_on_the_register(here: Folder, second: str, wanted: list[str]) -> None:
    assert found(here, second=second) == [f"{one}" for one in wanted]


def test_another_form_of_a_name_is_the_same_person(here: Folder) -> None:
    said = "Cllr Queenie Ellery introduced the report."
    assert found(here, said, "Margaret Ellery") == []
    here.write(".notelint.yaml", "")
    assert found(here, said, "Margaret Ellery") == [
        "speakers-in-attendance: Cllr Queenie Ellery takes part in the meeting here, and is in no group of "
        "the attendance list."
    ]


def test_a_member_counts_within_a_term_only(here: Folder) -> None:
    assert found(here, second="Margaret Ellery") == []
    here.write("register/members.yaml", REGISTER.replace("2025-05-06", "2026-05-07"))
    assert found(here, second="Margaret Ellery") == [
        f"members-on-register: {STRANGER.format('Cllr Margaret Ellery')}"
    ]


def test_a_slip_in_the_text_is_found_and_an_officer_left_alone(here: Folder) -> None:
    here.write("register/members.yaml", REGISTER + "- John Marsh\n")
    said = "Joan Marsh (Adviser) introduced the report. Cllr Jonah Pikes introduced the plan."
    lines = found(here, said, "Jonah Pike")
    assert [line.partition(":")[0] for line in lines if "Marsh" in line] == []


def test_what_was_understood_is_shown(here: Folder) -> None:
    found(here, second="J Pike")
    out = here.run("show", "note.txt", "person")[1]
    assert "on-register; member: Jonah Pike" in out or "member: Jonah Pike; on-register" in out


def test_config_shows_the_register_with_its_place(here: Folder) -> None:
    assert [" ".join(line.split()) for line in here.run("config")[1].splitlines() if "members" in line] == [
        "members register/members.yaml .notelint.yaml:1"
    ]


@pytest.mark.parametrize(
    ("register", "said"),
    [
        ("Ana Birt\n", "1: configuration: members are a list: each begins with “- ”. For example: - {name: "),
        ("- {nam: Ana Birt}\n", "1:4: configuration: there is no key “nam” here. Did you mean “name”?"),
        ("- {title: Cllr}\n", "1:3: configuration: “name” is missing. For example: name: Ana Birt"),
        (
            "- {name: Ana Birt, terms: [{from: 9 May 2023}]}\n",
            "1:35: configuration: “9 May 2023” cannot stand here. A date is written year-month-day: 2026",
        ),
        (
            "- name: Ana Birt\n  terms: [{until: 2023-02-30}]\n",
            "2:10: configuration: no calendar has the date 2023-02-30",
        ),
        (
            "- name: Ana Birt\n  terms: [{from: 2026-05-01, until: 2025-05-01}]\n",
            "2:10: configuration: this term ends on 2025-05-01, before it begins on 2026-05-01",
        ),
        ("- 7\n", "1:3: configuration: this "),
        ("- [a\n", "1:3: configuration: a bracket [ is opened here and not closed."),
    ],
    ids=["no list", "key", "no name", "date", "calendar", "ends first", "number", "no YAML"],
)
def test_what_is_wrong_in_it_is_told_and_the_rest_is_used(here: Folder, register: str, said: str) -> None:
    here.write("register/members.yaml", register)
    here.write("note.txt", NOTE.format(said="Members noted it.", second="Jonah Pike"))
    status, out, _ = here.run("--quiet", "--format", "concise", "--select", RULES, "note.txt")
    assert status == 2
    assert f"register/members.yaml:{said}" in out
    assert here.run("--quiet", "--format", "concise", "--select", RULES, "note.txt")[1] == out


def test_a_register_that_is_not_there_is_told(here: Folder) -> None:
    here.remove("register/members.yaml")
    here.write("note.txt", NOTE.format(said="Members noted it.", second="Jonah Pike"))
    status, out, _ = here.run("--quiet", "--format", "concise", "--select", RULES, "note.txt")
    assert (status, out) == (
        2,
        ".notelint.yaml:1:10: configuration: there is no register of members “register/members.yaml”. "
        "It is looked for from the folder of this file.\n",
    )


def test_a_wrong_date_in_an_example_of_a_rule_is_told(here: Folder) -> None:
    here.write(
        "own.yaml",
        "summary: x\neach: item\nmust: {have: title}\nmessage: x\nexamples:\n"
        "  - {name: a, good: 'x', members: [{name: Ana Birt, terms: [{from: 2023-02-30}]}]}\n",
    )
    status, out, _ = here.run("test", "own.yaml")
    assert status == 1
    assert "no calendar has the date 2023-02-30" in out


# --- The register itself ------------------------------------------------------------------


def roll(*entries: str, day: date | None = None) -> Roll:
    return Register(register_of(entries).members).on(day, english())


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Ana Birt", ["Ana Birt"]),
        ("Cllr A Birt", ["Ana Birt"]),
        ("Birt", ["Ana Birt"]),
        ("Bob Tull", ["Robert Tull"]),
        ("R Tull", ["Robert Tull", "Rhian Tull"]),
        ("Tull", ["Robert Tull", "Rhian Tull"]),
        ("Gerald Vernon-Birt", []),
        ("Ana Tull", []),
        ("Kit Farrow", []),
    ],
)
def test_whom_a_name_means(name: str, wanted: list[str]) -> None:
    words = english()
    read = parse_name(name, 0, len(name), words)
    assert read is not None
    members = roll("Ana Birt", "Robert Tull", "Rhian Tull")
    assert [member.name for member in members.of([read])] == wanted


def test_the_schema_accepts_what_the_page_shows() -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((Path(__file__).parent.parent / "schemas" / "members.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(
        ["Ana Birt", {"name": "Jonah Pike", "terms": [{"from": "2023-05-09"}]}]
    )
