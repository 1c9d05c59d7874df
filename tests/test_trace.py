"""``notelint rules --trace RULE FILE``: why a rule reports something of a note, or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli import note
from tests.inprocess import Folder

MORE = """\
rules:
  no-secret:
    severity: error
    summary: No title says “secret”
    each: item
    where: {kind: business}
    must-not: {say: {any: [secret], in: title}}
    message: The title says “{found}”.
  no-gossip:
    summary: No title says “gossip”, nor whispers
    each: item
    except: {number: "4"}
    must-not:
      - say: {any: [gossip], in: title}
      - say: {any: [whisper*], in: title}
    unless: [no-secret]
    message: The title of item {number} says “{found}”.
  dated-actions:
    summary: Actions have a deadline
    each: action
    must: {have: deadline}
    together: heading
    message: "{count} without a date."
  in-order:
    summary: Entries are in order
    all: entry
    of: list
    must: {be-in-order: ordinal}
    message: Out of order.
"""
NOTE = note("Welcome", "A secret plan, gossip", "More gossip and whispers", "Yet more gossip")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    folder = Folder(tmp_path, capsys)
    folder.write("house.yaml", MORE)
    folder.write(".notelint.yaml", "rules: [house.yaml]\n")
    folder.write("note.txt", NOTE)
    return folder


def traced(here: Folder, *arguments: str) -> str:
    status, out, err = here.run("rules", "--trace", *arguments)
    assert (status, err) == (0, "")
    return out


def test_what_is_filtered_out_what_failed_and_what_passed(here: Folder) -> None:
    assert (
        traced(here, "no-secret", "note.txt")
        == """\
no-secret in note.txt: error (the rule’s file house.yaml)
  No title says “secret”.
  It looks at each item whose kind is business (house.yaml:5).

   7  item 1 “Welcome”
        filtered out: “kind” is welcome, not business (house.yaml:6)
  11  item 2 “A secret plan, gossip”
        failed at 11:6: The title says “secret”.
  15  item 3 “More gossip and whispers”
        passed: must-not say: “title” is “More gossip and whispers” (line 15) (house.yaml:7)
  19  item 4 “Yet more gossip”
        passed: must-not say: “title” is “Yet more gossip” (line 19) (house.yaml:7)

4 items: 1 failed, 2 passed and 1 filtered out.
"""
    )


def test_what_another_rule_silences_and_an_exception(here: Folder) -> None:
    assert (
        traced(here, "no-gossip", "note.txt")
        == """\
no-gossip in note.txt: warning (profile lga)
  No title says “gossip”, nor whispers.
  It looks at each item, but not whose number is 4 (house.yaml:11).

   7  item 1 “Welcome”
        passed: must-not say: “title” is “Welcome” (line 7) (house.yaml:14)
        passed: must-not say: “title” is “Welcome” (line 7) (house.yaml:15)
  11  item 2 “A secret plan, gossip”
        silenced at 11:19: no-secret has found something in line 11 (house.yaml:16)
  15  item 3 “More gossip and whispers”
        failed at 15:9: The title of item 3 says “gossip”.
        failed at 15:20: The title of item 3 says “whispers”.
  19  item 4 “Yet more gossip”
        filtered out: “number” is “4” (line 19) (house.yaml:12)

4 items: 1 failed, 1 silenced, 1 passed and 1 filtered out.
"""
    )


def test_one_line_of_the_note(here: Folder) -> None:
    assert traced(here, "no-gossip", "note.txt:15").splitlines()[4:] == [
        "  15  item 3 “More gossip and whispers”",
        "        failed at 15:9: The title of item 3 says “gossip”.",
        "        failed at 15:20: The title of item 3 says “whispers”.",
        "",
        "1 item: 1 failed.",
    ]
    assert traced(here, "no-gossip", "note.txt:3").splitlines()[4:] == [
        "There is no item in line 3 of this note, so the rule has nothing to look at."
    ]


def test_a_rule_that_is_off_and_a_changed_option(here: Folder) -> None:
    here.write(
        ".notelint.yaml",
        "rules: [house.yaml]\nseverities: {no-secret: off}\noptions:\n  no-secret: {any: [plan]}\n",
    )
    assert (
        traced(here, "no-secret", "note.txt:11")
        == """\
no-secret in note.txt: off (.notelint.yaml:2)
  No title says “secret”.
  It looks at each item whose kind is business (house.yaml:5).
  Its “any” is changed in .notelint.yaml:4.
  It does not run here; this is what it would say.

  11  item 2 “A secret plan, gossip”
        failed at 11:13: The title says “plan”.

1 item: 1 failed.
"""
    )


def test_what_a_waiver_lets_pass(here: Folder) -> None:
    here.write(
        "notelint-waivers.yaml",
        "- rule: no-secret\n  file: note.txt\n  words: A secret plan\n  reason: It is a code name.\n"
        "  who: Jonah Pike\n",
    )
    out = traced(here, "no-secret", "note.txt:11")
    assert out.splitlines()[4:] == [
        "  11  item 2 “A secret plan, gossip”",
        "        let pass at 11:6 by a waiver of Jonah Pike: “It is a code name.” (notelint-waivers.yaml:1):",
        "          The title says “secret”.",
        "",
        "1 item: 1 let pass.",
    ]


def test_what_a_comment_and_the_baseline_let_pass(here: Folder) -> None:
    text = (
        "# Harbour Group meeting\n\nDate: 12 March 2026\n\nAttendees: Ana Birt, Jonah Pike\n\n"
        "## 1. Welcome\n\nAna opened it.\n\n<!-- notelint: ignore no-gossip: it is the name of a ship -->\n"
        "## 2. The gossip\n\nWe agreed to paint it.\n\n## 3. More gossip\n\nWe agreed to stop.\n"
    )
    here.write("note.md", text)
    here.run("check", "--select", "no-gossip", "--baseline", "old.json", "--write-baseline", "note.md")
    assert [entry["item"] for entry in json.loads(here.read("old.json"))["violations"]] == ["3"]
    out = traced(here, "no-gossip", "--baseline", "old.json", "note.md").splitlines()
    assert [line.strip() for line in out[4:]] == [
        "7  item 1 “Welcome”",
        "passed: must-not say: “title” is “Welcome” (line 7) (house.yaml:14)",
        "passed: must-not say: “title” is “Welcome” (line 7) (house.yaml:15)",
        "12  item 2 “The gossip”",
        "let pass at 12:11 by the comment “it is the name of a ship” (note.md:11): The title of item",
        "2 says “gossip”.",
        "16  item 3 “More gossip”",
        "let pass at 16:12 by the baseline (old.json): The title of item 3 says “gossip”.",
        "",
        "3 items: 2 let pass and 1 passed.",
    ]


def test_findings_told_together_and_lists(here: Folder) -> None:
    actions = (
        "Members noted it.\n\nActions\n\n1) Jonah Pike to write.\n\n2) Jonah Pike to ring by 1 April 2026.\n"
    )
    actions += "\n3) Ana Birt to paint.\n"
    here.write("acts.txt", note("Welcome", "A plan").replace("Members noted it.\n", actions, 2))
    out = traced(here, "dated-actions", "acts.txt")
    assert [line.strip() for line in out.splitlines()[4:]] == [
        "13  action “Jonah Pike to write.”",
        "failed at 13:4: 2 without a date.",
        "15  action “Jonah Pike to ring by 1 April 2026.”",
        "passed: must have: “deadline” is “by 1 April 2026” (line 15) (house.yaml:21)",
        "17  action “Ana Birt to paint.”",
        "told with another at 17:4: it is told with another of the same heading (house.yaml:22)",
        "25  action “Jonah Pike to write.”",
        "failed at 25:4: 2 without a date.",
        "27  action “Jonah Pike to ring by 1 April 2026.”",
        "passed: must have: “deadline” is “by 1 April 2026” (line 27) (house.yaml:21)",
        "29  action “Ana Birt to paint.”",
        "told with another at 29:4: it is told with another of the same heading (house.yaml:22)",
        "",
        "6 actions: 2 failed, 2 told with another and 2 passed.",
    ]
    assert traced(here, "in-order", "acts.txt").splitlines()[-1] == "6 entries: 6 passed."
    assert traced(here, "in-order", "note.txt").splitlines()[-1] == (
        "There is no entry in this note, so the rule has nothing to look at."
    )


def test_what_is_not_applicable(here: Folder) -> None:
    here.write("note.txt", note("Welcome", "A plan").replace("Members noted it.", "Cllr Ana Birt spoke.", 1))
    out = traced(here, "speakers-in-attendance", "note.txt")
    assert "not applicable: there is no attendance list (rules/attendance/speakers-in-attendance.yaml:" in out
    here.write("date.txt", note("Welcome").replace("Members noted it.", "It opened on 3 March 2025."))
    out = traced(here, "weekday-fits-date", "date.txt:9")
    assert "“weekday” is not stated" in out


def test_the_place_of_an_inherited_key_is_that_of_the_other_rule(here: Folder) -> None:
    here.write(
        "own.yaml",
        "rules:\n  no-plan:\n    from: no-secret\n    message: “{found}” is banned.\n"
        "    must-not: {say: {any: [plan], in: title}}\n",
    )
    here.write(".notelint.yaml", "rules: [house.yaml, own.yaml]\n")
    out = traced(here, "no-plan", "note.txt")
    assert "filtered out: “kind” is welcome, not business (house.yaml:6)" in out
    assert "“title” is “Yet more gossip” (line 19) (own.yaml:5)" in out


def test_of_many_things_those_of_which_nothing_is_told_are_counted(here: Folder) -> None:
    here.write("long.txt", note("Welcome", *(f"Plan {number}" for number in range(80)), "A secret"))
    out = traced(here, "no-secret", "long.txt").splitlines()
    assert out[4:] == [
        "  331  item 82 “A secret”",
        "         failed at 331:7: The title says “secret”.",
        "",
        "82 items: 1 failed, 80 passed and 1 filtered out. 81 of which nothing is told are not shown: "
        "FILE:LINE shows one.",
    ]


def test_what_is_traced_is_what_a_check_reports(here: Folder) -> None:
    for rule in ("no-secret", "no-gossip", "item-has-decision", "attendance-recorded", "venue-stated"):
        report = json.loads(here.run("check", "--format", "json", "note.txt")[1])
        found = [f"{one['line']}:{one['column']}" for one in report["violations"] if one["rule"] == rule]
        told = [
            line.split()[2].rstrip(":")
            for line in traced(here, rule, "note.txt").splitlines()
            if " failed at " in line
        ]
        assert told == found


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--trace", "no-secret"],
            "which rule, and which note? For example: notelint rules --trace item-has-decision draft.txt",
        ),
        (["--trace", "no-secrt", "note.txt"], "there is no rule “no-secrt”. Did you mean “no-secret”?"),
        (["--trace", "no-secret", "gone.txt"], "gone.txt: unreadable: there is no such file"),
        (
            ["no-secret", "note.txt"],
            "there is one word too many: “note.txt”. To see what no-secret does with a note: "
            "notelint rules --trace no-secret note.txt",
        ),
    ],
    ids=["no note", "rule", "file", "no --trace"],
)
def test_what_cannot_be_traced(here: Folder, arguments: list[str], said: str) -> None:
    assert here.run("rules", *arguments) == (2, "", f"notelint: {said}\n")


def test_what_is_no_note_has_nothing_to_trace(here: Folder) -> None:
    here.write("readme.txt", "Some words.\n")
    status, out, err = here.run("rules", "--trace", "no-secret", "readme.txt")
    assert (status, out) == (3, "")
    assert "not-a-note" in err
