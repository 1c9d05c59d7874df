"""Waivers: what they let pass, what they do not, and what is said of those that nothing needs."""

from __future__ import annotations

import ast
import dataclasses
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from notelint.letting_pass import WAIVERS
from notelint.shipped import shipped
from notelint.text import Position, Source, Span
from notelint.violation import Severity, Violation
from notelint.waivers import Waiver, load_waivers
from tests.cli import ERROR, FINE, note, surroundings
from tests.inprocess import Folder

SECRET = "error.txt:11:6: error no-secret: The title of item 2 says “secret”."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    folder = Folder(tmp_path, capsys)
    folder.write("error.txt", ERROR)
    return folder


def entry(**changes: str) -> str:
    """Return a waiver of the violation in ``error.txt``, with some keys changed."""
    keys = {
        "rule": "no-secret",
        "file": "error.txt",
        "words": "A secret plan",
        "reason": "Agreed.",
        "who": "Ana",
    }
    return "- " + "\n  ".join(f"{key}: {json.dumps(value)}" for key, value in (keys | changes).items()) + "\n"


# --- what they let pass -------------------------------------------------------------------


def test_a_waived_violation_is_not_shown_does_not_fail_and_is_counted(here: Folder) -> None:
    assert here.check("error.txt") == (1, [SECRET])
    here.write(WAIVERS, entry())
    assert here.check("error.txt") == (0, [])
    report = json.loads(
        here.run("check", "--rules", "house.yaml", "--select", "no-secret", "--format", "json")[1]
    )
    assert (report["violations"], report["problems"]) == ([], [])
    assert report["summary"]["suppressed"] == 1


def test_a_waived_violation_still_silences_the_rules_behind_it(here: Folder) -> None:
    rules = here.read("house.yaml").replace(
        "  no-gossip:",
        "  no-plan:\n    severity: error\n    summary: x\n    each: item\n    unless: [no-secret]\n"
        "    must-not: {say: {any: [plan], in: title}}\n    message: A plan.\n  no-gossip:"
    )  # fmt: skip
    here.write("house.yaml", rules)
    here.write(WAIVERS, entry())
    status, out, _ = here.run(
        "--rules", "house.yaml", "--select", "no-plan,no-secret", "--quiet", "error.txt"
    )
    assert (status, out) == (0, "")
    assert here.run("--rules", "house.yaml", "--select", "no-plan", "--quiet", "error.txt")[:2] == (0, "")


@pytest.mark.parametrize(
    "change",
    [
        ("Venue:", "A new line above\nVenue:"),
        ("A secret plan", "A  SECRET\tplan"),
        ("A secret plan", "A secret plan, amended"),
    ],
    ids=["moved", "blanks and case", "words behind"],
)
def test_it_survives_edits_of_other_words(here: Folder, change: tuple[str, str]) -> None:
    here.write(WAIVERS, entry())
    here.write("error.txt", ERROR.replace(*change))
    assert here.check("error.txt") == (0, [])


def test_it_ends_with_its_words(here: Folder) -> None:
    here.write(WAIVERS, entry())
    here.write("error.txt", ERROR.replace("A secret plan", "The secret plans"))
    status, lines = here.check("error.txt")
    assert status == 1
    assert lines[0].startswith("error.txt:11:8: error no-secret")
    assert lines[1] == (
        f"{WAIVERS}:1:3: waiver: this waiver lets nothing pass: no no-secret is about “A secret plan”. "
        "Take it out, or correct its words."
    )


@pytest.mark.parametrize(
    ("words", "text", "marked", "expected"),
    [
        ("Budget", "The Budget was noted.", "Budget", True),
        ("Budget was noted", "The Budget was noted.", "Budget", True),
        ("was noted", "The Budget was noted.", "Budget", False),
        ("Budge", "The Budget was noted.", "Budget", False),
        ("the board's plan", "Of the board’s\n\tplan", "board", True),
        ("2024-25 (draft)", "For 2024–25 (draft)", "2024", True),
        ("one two", "one two three one two", "three", False),
        (".,", "the plan., and", ".,", True),
    ],
)
def test_words_must_stand_where_the_violation_is(words: str, text: str, marked: str, expected: bool) -> None:
    start = text.index(marked)
    violation = Violation(
        "a.txt", "r", Severity.ERROR, "", Position(1, 1), Position(1, 1), Span(start, start + len(marked))
    )
    waiver = Waiver("r", "a.txt", words, "", "")
    assert waiver.is_about(violation, Source("a.txt", text)) is expected


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("2026/error.txt", 0),
        ("2026/*.txt", 0),
        ("**/error.txt", 0),
        ("2026/", 0),
        ("./2026/e?ror.txt", 0),
        ("error.txt", 1),
        ("*.txt", 1),
        ("2026/[!e]*.txt", 1),
    ],
)
def test_the_file_is_a_pattern_seen_from_the_folder_of_the_waivers(
    here: Folder, file: str, expected: int
) -> None:
    here.write("minutes/2026/error.txt", ERROR)
    here.write(f"minutes/{WAIVERS}", entry(file=file))
    assert here.check("minutes/2026/error.txt")[0] == expected


def test_the_nearest_file_counts_and_isolated_means_none(here: Folder) -> None:
    here.write("minutes/error.txt", ERROR)
    here.write(WAIVERS, entry(file="**/error.txt"))
    assert here.check("minutes/error.txt") == (0, [])
    assert here.check("--isolated", "minutes/error.txt")[0] == 1
    here.write(f"minutes/{WAIVERS}", "# none here\n")
    assert here.check("minutes/error.txt")[0] == 1


def test_waivers_that_were_right_are_remembered_and_need_no_yaml(
    here: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(here.write(WAIVERS, entry(until="2026-09-30")))
    first = load_waivers(path)
    monkeypatch.setattr("notelint.yamlfile.read_yaml", None)
    assert load_waivers(path) == first
    assert first[0].waivers[0].until == date(2026, 9, 30)


def test_without_waivers_comments_and_baseline_nothing_is_imported_for_them(here: Folder) -> None:
    code = (
        "import sys; from notelint.cli import main; main(['--isolated', '--quiet', 'error.txt']); "
        "print([one for one in sys.argv[1:] if one in sys.modules])"
    )
    modules = ["notelint.waivers", "notelint.comments", "notelint.baseline", "notelint.gitignore",
               "notelint.tomlfile", "ruamel.yaml", "jsonschema", "json", "tomllib"]  # fmt: skip
    command = [sys.executable, "-c", code, *modules]
    for _ in range(2):  # the first run may fill the cache
        done = subprocess.run(
            command, cwd=here.path, env=surroundings(), capture_output=True, text=True, check=True
        )
    assert set(ast.literal_eval(done.stdout.splitlines()[-1])) <= {"json"}


# --- until when ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "as_of", "shown"),
    [
        ("2026-03-12", None, False),
        ("2026-03-11", None, True),
        ("2026-03-11", "2026-03-11", False),
        ("2026-09-30", "2026-10-01", True),
        ("2099-12-31", "today", False),
        ("2026-04-01", "today", True),
    ],
    ids=[
        "meeting on the last day",
        "meeting later",
        "as of the last day",
        "as of later",
        "today",
        "today over",
    ],
)
def test_a_waiver_is_over_by_the_day_named_else_by_that_of_the_meeting(
    here: Folder, until: str, as_of: str | None, shown: bool
) -> None:
    here.write(WAIVERS, entry(until=until))
    status, lines = here.check(*(["--as-of", as_of] if as_of else []), "error.txt")
    over = (
        f"{WAIVERS}:1:3: waiver: this waiver of no-secret was until {until} and is over. "
        "Take it out, or agree on a later day."
    )
    assert (status, lines) == ((1, [SECRET, over]) if shown else (0, []))


def test_without_a_day_nothing_is_over(here: Folder) -> None:
    here.write("error.txt", ERROR.replace("Date: Thursday 12 March 2026\n", ""))
    here.write(WAIVERS, entry(until="2020-01-01"))
    assert here.check("error.txt") == (0, [])


@pytest.mark.parametrize("word", ["2026-3-12", "12.03.2026", "2026-02-30", "tomorrow"])
def test_a_day_that_is_none_is_told(here: Folder, word: str) -> None:
    status, _, err = here.run("--as-of", word, "error.txt")
    assert status == 2
    assert err == (
        f"notelint: --as-of cannot be “{word}”. A date is written year-month-day: 2026-09-30. "
        "See notelint --help.\n"
    )


# --- those that nothing needs ---------------------------------------------------------------


def test_a_waiver_of_a_file_that_is_gone_is_told(here: Folder) -> None:
    here.write(WAIVERS, entry(file="gone.txt"))
    _, lines = here.check("error.txt")
    assert lines[1] == (
        f"{WAIVERS}:1:3: waiver: this waiver is for gone.txt, and there is no such file. "
        "Correct the name, or take the waiver out."
    )


@pytest.mark.parametrize(
    ("file", "checked", "told"),
    [
        ("fine.txt", ["error.txt"], False),
        ("fine.txt", ["error.txt", "fine.txt"], True),
        ("*.txt", ["fine.txt"], False),
        ("*.txt", ["."], True),
    ],
)
def test_a_waiver_is_called_needless_only_if_all_its_files_were_checked(
    here: Folder, file: str, checked: list[str], told: bool
) -> None:
    here.write("fine.txt", FINE)
    here.write("agenda.txt", "AGENDA\n\n1  Welcome (Pages 1 - 2)\n")
    here.write(WAIVERS, entry(file=file, words="Some plan"))
    _, lines = here.check("--skip-unrecognised", *checked)
    assert any("lets nothing pass" in line for line in lines) is told


def test_a_waiver_of_a_rule_that_did_not_run_is_not_called_needless(here: Folder) -> None:
    here.write(WAIVERS, entry(words="Some plan"))
    assert here.run("--rules", "house.yaml", "--select", "no-gossip", "--quiet", "error.txt")[:2] == (0, "")


def test_needless_waivers_stand_in_the_report_and_change_no_status(here: Folder) -> None:
    here.write("error.txt", FINE)
    here.write(WAIVERS, entry())
    status, out, _ = here.run(
        "--rules", "house.yaml", "--select", "no-secret", "--format", "json", "error.txt"
    )
    report = json.loads(out)
    assert status == 0
    jsonschema.validate(report, json.loads((shipped("schemas") / "report.schema.json").read_text("utf-8")))
    (problem,) = report["problems"]
    assert (problem["kind"], problem["path"], problem["line"], problem["column"]) == ("waiver", WAIVERS, 1, 3)


# --- what is wrong with them ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            entry(rule="no-secrets"),
            "1:3: configuration: there is no rule “no-secrets”. Did you mean “no-secret”?",
        ),
        (entry(until="30 June"), "6:10: configuration: “30 June” cannot stand here. A date is written "),
        (entry(until="2026-06-31"), "6:10: configuration: no calendar has the date 2026-06-31"),
        (entry(reason=" "), "4:11: configuration: “ ” cannot stand here. Some words must stand here."),
        ("- rule: no-secret\n", "1:3: configuration: “file” is missing"),
        (entry(lines="7"), "6:3: configuration: there is no key “lines” here. "),
        ("waivers: []\n", "1: configuration: waivers are a list: each begins with “- ”."),
        ("- rule: [a\n- rule: b\n", "1:9: configuration: a bracket [ is opened here"),
    ],
    ids=["rule", "date", "calendar", "blank", "missing", "key", "no list", "no YAML"],
)
def test_what_is_wrong_is_told_at_its_place_and_waives_nothing(here: Folder, text: str, said: str) -> None:
    here.write(WAIVERS, text)
    status, lines = here.check("error.txt")
    assert status == 2
    assert lines[0] == SECRET
    assert lines[1].startswith(f"{WAIVERS}:{said}"), lines


def test_one_wrong_waiver_leaves_the_others(here: Folder) -> None:
    here.write(WAIVERS, "- rule: 3\n" + entry())
    status, lines = here.check("error.txt")
    assert status == 2
    assert all("configuration" in line for line in lines)


def test_waivers_under_another_name_are_told(here: Folder) -> None:
    here.write("notelint-waivers.yml", entry())
    status, lines = here.check("error.txt")
    said = "waivers under this name are not read. Call it notelint-waivers.yaml."
    assert (status, lines[1]) == (2, f"notelint-waivers.yml: configuration: {said}")


def test_the_schema_is_that_of_the_waivers_read() -> None:
    schema = json.loads((shipped("schemas") / "waivers.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    keys = set(schema["items"]["properties"])
    assert keys == {field.name for field in dataclasses.fields(Waiver)} - {"line", "column"}


# --- notelint waive ---------------------------------------------------------------------------

ADD = ("waive", "--rules", "house.yaml", "--who", "Ana Birt", "--reason", "The board: knows")


def test_waive_writes_what_lets_the_violation_pass(here: Folder) -> None:
    status, out, err = here.run(*ADD, "--until", "2026-09-30", "error.txt:11", "no-secret")
    assert (status, err) == (0, "")
    assert out == f"{WAIVERS}: no-secret is waived for “A secret plan” in error.txt.\n"
    assert here.read(WAIVERS).partition("\n\n")[2] == (
        "- rule: no-secret\n  file: error.txt\n  words: A secret plan\n  reason: \"The board: knows\"\n"
        "  who: Ana Birt\n  until: 2026-09-30\n"
    )  # fmt: skip
    assert here.check("error.txt") == (0, [])


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_waive_keeps_what_stands_in_the_file(here: Folder, newline: str) -> None:
    before = ("\ufeff# Ours.\n-   {rule: no-gossip, file: error.txt, words: x,\n"
              "     reason: y, who: z}   # see the minutes").replace("\n", newline)  # fmt: skip
    here.write(WAIVERS, before)
    assert here.run(*ADD, "error.txt:11:6:", "no-secret")[0] == 0
    after = here.read(WAIVERS)
    assert after.startswith(before + newline + "- rule: no-secret" + newline)
    assert after.count("\n") == after.count(newline)
    assert here.check("error.txt")[0] == 0


def test_waive_twice_writes_once(here: Folder) -> None:
    here.run(*ADD, "error.txt:11", "no-secret")
    before = here.read(WAIVERS)
    assert here.run(*ADD, "error.txt:11", "no-secret")[:2] == (0, f"It is waived already: {WAIVERS}:4.\n")
    assert here.read(WAIVERS) == before


def test_waive_writes_beside_the_settings(here: Folder) -> None:
    here.write(".notelint.yaml", "rules: [house.yaml]\n")
    here.write("minutes/error.txt", ERROR)
    arguments = ("--who", "Ana", "--reason", "Agreed", "minutes/error.txt:11", "no-secret")
    assert here.run("waive", *arguments)[0] == 0
    assert "file: minutes/error.txt\n" in here.read(WAIVERS)
    assert here.check("minutes/error.txt") == (0, [])


def test_waive_without_settings_writes_here_or_beside_a_note_elsewhere(
    here: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.write("minutes/error.txt", ERROR)
    here.run(*ADD, "minutes/error.txt:11", "no-secret")
    assert "file: minutes/error.txt\n" in here.read(WAIVERS)
    (here.path / WAIVERS).unlink()
    (here.path / "desk").mkdir()
    monkeypatch.chdir(here.path / "desk")
    here.run("waive", "--rules", "../house.yaml", *ADD[3:], "../minutes/error.txt:11", "no-secret")
    assert "file: error.txt\n" in here.read(f"minutes/{WAIVERS}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["error.txt:3", "no-secret"], "there is no violation of no-secret in line 3. It is in line 11.\n"),
        (["error.txt:11", "no-gossip"], "there is no violation of no-gossip in this note.\n"),
        (["error.txt:11", "no-secrets"], "there is no rule “no-secrets”. Did you mean “no-secret”?\n"),
        (["error.txt", "no-secret"], "“error.txt” names no line. Write it as a report does: draft.txt:63\n"),
        (["error.txt:11"], "which violation? Give its place and its rule. For example: "),
        (["gone.txt:11", "no-secret"], "gone.txt: there is no such file\n"),
        (["error.txt:11", "no-secret", "--until", "soon"], "--until cannot be “soon”. A date is written "),
        (["error.txt:11", "no-secret", "--who", " "], "a waiver needs --who. See notelint waive --help.\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_waive_says_what_is_wrong(here: Folder, arguments: list[str], said: str) -> None:
    status, out, err = here.run(*ADD, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"notelint: {said}")
    assert not (here.path / WAIVERS).exists()


def test_waive_leaves_a_file_it_cannot_add_to(here: Folder) -> None:
    before = "[{rule: no-gossip, file: error.txt, words: x, reason: y, who: z}]\n"
    here.write(WAIVERS, before)
    status, _, err = here.run(*ADD, "error.txt:11", "no-secret")
    assert status == 2
    assert "a waiver cannot be added at the end of this file. Add it by hand: {rule: no-secret, " in err
    assert here.read(WAIVERS) == before


def test_every_violation_of_a_note_can_be_waived(here: Folder) -> None:
    faulty = (Path(__file__).parent.parent / "examples" / "board-note-faulty.txt").read_text("utf-8")
    here.write("error.txt", faulty + note("A secret, secret plan").partition("\n\n")[2])
    report = json.loads(here.run("--format", "json", "error.txt")[1])
    assert len(report["violations"]) > 5
    for violation in report["violations"]:
        arguments = (
            f"error.txt:{violation['line']}",
            violation["rule"],
            "--who",
            "Ana",
            "--reason",
            "Agreed",
        )
        assert here.run("waive", *arguments)[0] == 0, violation
    after = json.loads(here.run("--format", "json", "error.txt")[1])
    assert (after["violations"], [p for p in after["problems"] if p["kind"] == "waiver"]) == ([], [])
