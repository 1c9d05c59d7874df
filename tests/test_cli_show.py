"""The commands ``show``, ``rules`` and ``test`` as processes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from notelint.shipped import shipped
from notelint.show.schema import written
from tests.cli import AGENDA, CHECKOUT, RULES, say

EXAMPLES = sorted((CHECKOUT / "examples").glob("*.txt"))
NOTE = """\
Note of last Harbour Board meeting

Title: Harbour Board
Date: Thursday 12 March 2026
Venue: Westmere House

Attendance

1  Welcome

The Chair welcomed members.

2  Sea walls

Members agreed the plan.

Action:

Jonah Pike to write to =Sandrigg= by 3 April 2026.
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a note, an agenda and rules."""
    (tmp_path / "note.txt").write_text(NOTE, "utf-8")
    (tmp_path / "agenda.txt").write_text(AGENDA, "utf-8")
    (tmp_path / "house.yaml").write_text(RULES, "utf-8")
    return tmp_path


# --- show -------------------------------------------------------------------------------


def test_the_tree_has_every_part_with_its_line(here: Path) -> None:
    status, out, err = say(here, "show", "--isolated", "--profile", "lga", "note.txt")
    assert (status, err) == (0, "")
    assert out.startswith("note.txt: text, utf-8, modern.gov-note, profile lga\n\nMeeting\n")
    lines = out.splitlines()
    assert "   3  body     Harbour Board" in lines
    assert "   4  date     Thursday 12 March 2026" in lines
    assert "   9  1   Welcome  welcome" in lines
    assert any(line.startswith("  15      decision         Members agreed the plan.  [") for line in lines)
    assert any(
        line.startswith("  19      action           Jonah Pike to write to =Sandrigg=") for line in lines
    )


def test_a_selector_shows_one_kind_of_part(here: Path) -> None:
    for word in ("decision", "decisions"):
        _, out, _ = say(here, "show", "--isolated", "note.txt", word)
        assert out.startswith("  15  decision         Members agreed the plan.")
        assert out.count("\n") == 1
    assert say(here, "show", "--isolated", "note.txt", "motion")[1] == "There is no motion in this note.\n"


def test_json_of_one_kind(here: Path) -> None:
    _, out, _ = say(here, "show", "--isolated", "--format", "json", "note.txt", "items")
    data = json.loads(out)
    assert [(item["number"], item["name"], item["line"]) for item in data["nodes"]["item"]] == [
        ("1", "Welcome", 9),
        ("2", "Sea walls", 13),
    ]
    assert "header" not in data


def note_schema() -> Any:
    return json.loads((shipped("schemas") / "note.schema.json").read_text("utf-8"))


def test_the_schema_is_that_of_the_model() -> None:
    kept = (shipped("schemas") / "note.schema.json").read_text("utf-8")
    assert kept == written(), "run: python -m notelint.show.schema > schemas/note.schema.json"
    jsonschema.Draft202012Validator.check_schema(note_schema())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_json_meets_its_schema(path: Path) -> None:
    _, out, _ = say(path.parent, "show", "--isolated", "--format", "json", path.name)
    data = json.loads(out)
    jsonschema.validate(data, note_schema(), cls=jsonschema.Draft202012Validator)
    assert data["header"]["name"] == "Coastal Towns Board"
    assert data["nodes"]["item"]


def test_csv_is_three_tables_or_one(here: Path) -> None:
    _, out, _ = say(here, "show", "--isolated", "--format", "csv", "note.txt")
    tables = [list(csv.reader(io.StringIO(part))) for part in out.split("\n\n")]
    assert [table[0][:2] for table in tables] == [["table", "line"]] * 3
    assert tables[1][1][:4] == ["decisions", "15", "2", "Sea walls"]
    _, one, _ = say(here, "show", "--isolated", "--format", "csv", "note.txt", "actions")
    rows = list(csv.DictReader(io.StringIO(one)))
    assert [(row["line"], row["item"], row["owner"], row["due"]) for row in rows] == [
        ("19", "2", "Jonah Pike", "2026-04-03")
    ]


def test_no_cell_is_a_formula(here: Path) -> None:
    text = NOTE.replace("Jonah Pike to write to =Sandrigg= by 3 April 2026.", "=HYPERLINK(1) to be asked.")
    (here / "note.txt").write_text(text, "utf-8")
    _, out, _ = say(here, "show", "--isolated", "--format", "csv", "note.txt", "actions")
    assert not any(cell.startswith("=") for row in csv.reader(io.StringIO(out)) for cell in row)


def test_text_prints_the_lines_that_reports_count(here: Path) -> None:
    (here / "note.txt").write_bytes(b"\xef\xbb\xbf" + NOTE.replace("\n", "\r\n").encode())
    _, out, _ = say(here, "show", "--isolated", "--format", "text", "note.txt")
    assert out == NOTE


def test_show_reads_standard_input_and_writes_a_file(here: Path) -> None:
    _, out, _ = say(here, "show", "--isolated", "-", "items", stdin=NOTE.encode())
    assert "Sea walls" in out
    assert say(here, "show", "--isolated", "note.txt", "--format", "json", "-o", "note.json") == (0, "", "")
    assert json.loads((here / "note.json").read_text("utf-8"))["dialect"] == "modern.gov-note"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([], 2, "which note? For example: notelint show draft.txt"),
        (["gone.txt"], 2, "gone.txt: there is no such file"),
        (["note.txt", "decison"], 2, "a note has no “decison”. Did you mean “decision”?"),
        (["note.txt", "--format", "jsn"], 2, "there is no format “jsn”. Did you mean “json”?"),
        (
            ["note.txt", "--format", "csv", "votes"],
            2,
            "there is no table “votes”. Known are: actions, attendance, decisions.",
        ),
        (
            ["note.txt", "items", "--format", "text"],
            2,
            "--format text prints the whole text and takes no selector.",
        ),
    ],
    ids=["no file", "missing", "selector", "format", "table", "text"],
)
def test_what_cannot_be_shown_is_said(here: Path, arguments: list[str], status: int, said: str) -> None:
    assert say(here, "show", "--isolated", *arguments) == (status, "", f"notelint: {said}\n")


def test_what_is_no_note_is_3(here: Path) -> None:
    status, out, err = say(here, "show", "--isolated", "agenda.txt")
    assert (status, out) == (3, "")
    assert err.startswith(
        "notelint: agenda.txt: not-a-note: this does not read as the minutes or note of a meeting"
    )


# --- rules ------------------------------------------------------------------------------


def test_the_list_has_every_rule_and_what_it_is(here: Path) -> None:
    status, out, err = say(here, "rules", "--isolated")
    assert (status, err) == (0, "")
    assert " item-has-decision " in out
    assert "Every item of business records a decision" in out
    assert "notelint rules RULE explains one." in out


def test_the_list_for_a_profile_has_the_severities(here: Path) -> None:
    _, out, _ = say(here, "rules", "--isolated", "--profile", "lga")
    severities = [line.split()[0] for line in out.splitlines()]
    assert severities == sorted(severities, key=["error", "warning", "advice"].index)
    assert any(line.startswith("error    item-has-decision  ") for line in out.splitlines())


def test_house_rules_are_listed(here: Path) -> None:
    _, out, _ = say(here, "rules", "--isolated", "--profile", "lga", "--rules", "house.yaml")
    assert any(line.startswith("error    no-secret  ") for line in out.splitlines())


def test_a_rule_is_explained_with_all_there_is(here: Path) -> None:
    status, out, err = say(here, "rules", "--isolated", "item-titled")
    assert (status, err) == (0, "")
    titles = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert titles[0] == "item-titled"
    for title in ("Why", "What it says", "What to do", "Severity", "How it is checked", "Sources", "File"):
        assert title in titles
    assert any(title.startswith("Good: ") for title in titles)
    assert any(title.startswith("Bad: ") for title in titles)
    assert "^" in out


def test_every_rule_can_be_explained() -> None:
    from notelint import plugins
    from notelint.commands.rules import _page
    from notelint.library import load, pack_files

    found = plugins.load(strangers=False)
    library = load(pack_files(found.rule_packs.values()), found.checks)
    assert library.rules
    for rule in library.rules.values():
        assert len(list(_page(rule, library, tuple(found.dialects.values()), {}, colour=False))) > 10


def test_an_unknown_rule_is_named_with_the_nearest(here: Path) -> None:
    assert say(here, "rules", "--isolated", "item-has-decison") == (
        2,
        "",
        "notelint: there is no rule “item-has-decison”. Did you mean “item-has-decision”?\n",
    )


# --- test -------------------------------------------------------------------------------

GOOD_RULE = """\
summary: No title says “secret”
each: item
must-not: {say: {any: [secret], in: title}}
message: The title says “{found}”.
examples:
  - name: a plain title
    good: |
      1  A plan

      Members noted it.
  - name: a secret one
    bad: |
      1  A secret plan
           ^^^^^^

      Members noted it.
"""


def test_examples_that_do_as_they_say(here: Path) -> None:
    (here / "no-secret.yaml").write_text(GOOD_RULE, "utf-8")
    assert say(here, "test", "--isolated", "no-secret.yaml") == (
        0,
        "2 examples of 1 rule: all do as they say.\n",
        "",
    )
    assert say(here, "test", "--isolated", "--quiet", "no-secret.yaml") == (0, "", "")


def test_an_example_that_fails_is_shown_with_its_lines(here: Path) -> None:
    (here / "no-secret.yaml").write_text(GOOD_RULE.replace("           ^^^^^^\n", "         ^\n"), "utf-8")
    status, out, err = say(here, "test", "--isolated", "no-secret.yaml")
    assert (status, err) == (1, "")
    assert out.startswith("no-secret: a secret one (no-secret.yaml, line 11)\n")
    assert out.endswith("1 of 2 examples of 1 rule failed.\n")


def test_a_wrong_rule_file_is_2_and_the_others_are_run(here: Path) -> None:
    (here / "no-secret.yaml").write_text(GOOD_RULE, "utf-8")
    (here / "bad.yaml").write_text("summary: x\n", "utf-8")
    status, out, err = say(here, "test", "--isolated", "no-secret.yaml", "bad.yaml")
    assert (status, out) == (2, "2 examples of 1 rule: all do as they say.\n")
    assert err.startswith("notelint: bad.yaml:1:1: rule: ")


def test_rules_of_the_settings_are_run_with_the_shipped_ones(here: Path) -> None:
    (here / "no-secret.yaml").write_text(GOOD_RULE.replace("           ^^^^^^\n", "         ^\n"), "utf-8")
    (here / ".notelint.yaml").write_text("rules: [no-secret.yaml]\n", "utf-8")
    assert "no-secret: a secret one" in say(here, "test")[1]
