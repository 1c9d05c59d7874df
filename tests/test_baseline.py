"""The baseline: what notes had when checking began passes, what is new does not; it never grows by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from notelint.baseline import NAME
from notelint.shipped import shipped
from tests.cli import AGENDA, ERROR, FINE, note
from tests.inprocess import Folder

SECRET = "error.txt:11:6: error no-secret: The title of item 2 says “secret”."
TWO = note("Welcome", "A secret plan", "Another secret")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    folder = Folder(tmp_path, capsys)
    folder.write("error.txt", ERROR)
    return folder


def write(here: Folder, *arguments: str) -> str:
    """Write a baseline of all notes, and return what is told of it."""
    status, out, err = here.run(
        "check", "--rules", "house.yaml", "--select", "no-secret,no-gossip", "--write-baseline", *arguments
    )
    assert (status, "no-secret" in out) == (0, False)
    return err


def entries(here: Folder, name: str = NAME) -> list[tuple[str, str]]:
    return [(entry["path"], entry["rule"]) for entry in data(here, name)["violations"]]


def data(here: Folder, name: str = NAME) -> Any:
    return json.loads(here.read(name))


# --- what it lets pass -------------------------------------------------------------------


def test_what_stands_in_it_is_not_shown_does_not_fail_and_is_counted(here: Folder) -> None:
    assert here.check("error.txt") == (1, [SECRET])
    assert write(here, ".") == f"{NAME}: 1 violation in 1 note; 1 new, 0 gone.\n"
    assert here.check("--baseline", NAME, "error.txt") == (0, [])
    arguments = ("--rules", "house.yaml", "--select", "no-secret", "--format", "json")
    summary = json.loads(here.run(*arguments, "--baseline", NAME, "error.txt")[1])["summary"]
    assert (summary["error"], summary["suppressed"]) == (0, 1)


def test_it_counts_only_where_it_is_named(here: Folder) -> None:
    write(here)
    assert here.check("error.txt") == (1, [SECRET])


def test_what_is_new_fails_and_the_baseline_stays_as_it_is(here: Folder) -> None:
    write(here)
    before = here.read(NAME)
    here.write("error.txt", TWO)
    for _ in range(2):
        assert here.check("--baseline", NAME, ".") == (
            1,
            ["error.txt:15:12: error no-secret: The title of item 3 says “secret”."],
        )
    assert here.read(NAME) == before


@pytest.mark.parametrize(
    "change",
    [
        ("Venue:", "Chair: Ana Birt\n\nVenue:"),
        ("Members noted it.", "Members\nnoted it."),
        ("A secret", "A   SECRET"),
    ],
    ids=["above", "between", "blanks and case"],
)
def test_it_knows_a_violation_whose_line_has_moved(here: Folder, change: tuple[str, str]) -> None:
    here.write("error.txt", TWO)
    write(here)
    here.write("error.txt", TWO.replace(*change))
    assert here.check("--baseline", NAME, "error.txt") == (0, [])


def test_of_two_alike_the_mended_one_is_not_replaced_by_a_third(here: Folder) -> None:
    here.write("error.txt", note("A secret, a secret"))
    write(here)
    here.write("error.txt", note("A secret, a secret, a secret"))
    assert here.check("--baseline", NAME, "error.txt")[0] == 1


def test_paths_are_seen_from_its_folder(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    here.write("minutes/2026/error.txt", ERROR)
    write(here, "--baseline", "minutes/old.json", "minutes")
    assert entries(here, "minutes/old.json") == [("2026/error.txt", "no-secret")]
    monkeypatch.chdir(here.path / "minutes")
    arguments = ("--rules", "../house.yaml", "--select", "no-secret", "--quiet")
    assert here.run(*arguments, "--baseline", "old.json", "2026/error.txt")[:2] == (0, "")
    stdin = here.run(*arguments, "--baseline", "../minutes/old.json", "../minutes/2026")
    assert stdin[:2] == (0, "")


def test_the_settings_can_name_it(here: Folder) -> None:
    write(here)
    here.write(".notelint.yaml", f"baseline: {NAME}\n")
    assert here.check("error.txt") == (0, [])
    here.write(".notelint.yaml", "baseline: gone.json\n")
    status, lines = here.check("error.txt")
    assert (status, lines[1]) == (
        2,
        "gone.json: configuration: there is no such baseline. notelint --write-baseline writes one.",
    )
    assert write(here) == "gone.json: 1 violation in 1 note; 1 new, 0 gone.\n"


def test_what_is_waived_does_not_enter(here: Folder) -> None:
    here.run(
        "waive", "--rules", "house.yaml", "error.txt:11", "no-secret", "--who", "Ana", "--reason", "Agreed"
    )
    assert write(here) == f"{NAME}: 0 violations in 0 notes; 0 new, 0 gone.\n"
    assert data(here)["violations"] == []


def test_all_severities_enter(here: Folder) -> None:
    here.write("error.txt", note("Welcome", "Secret gossip"))
    write(here, "--min-severity", "error")
    assert here.check("--baseline", NAME, "error.txt") == (0, [])


# --- writing it ---------------------------------------------------------------------------


def test_the_file_is_the_same_for_the_same_notes_and_fits_its_schema(here: Folder) -> None:
    here.write("two.txt", TWO)
    write(here, "error.txt", "two.txt")
    first = here.read(NAME)
    here.remove(NAME)
    write(here, "two.txt", "error.txt")
    assert here.read(NAME) == first
    assert len(first.splitlines()) == 3 + 3 + 3
    schema = json.loads((shipped("schemas") / "baseline.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data(here), schema)


def test_writing_anew_takes_in_what_is_new_and_takes_out_what_is_mended(here: Folder) -> None:
    write(here)
    here.write("error.txt", note("Welcome", "A plan", "Another secret"))
    assert write(here) == f"{NAME}: 1 violation in 1 note; 1 new, 1 gone.\n"
    assert write(here, "--quiet") == ""


def test_writing_after_checking_a_part_keeps_the_rest(here: Folder) -> None:
    here.write("two.txt", note("Welcome", "Secret gossip"))
    here.write("gone.txt", ERROR)
    write(here)
    here.remove("gone.txt")
    here.run("--rules", "house.yaml", "--select", "no-gossip", "--write-baseline", "two.txt")
    assert entries(here) == [("error.txt", "no-secret"), ("two.txt", "no-gossip"), ("two.txt", "no-secret")]


def test_a_file_that_cannot_be_read_keeps_its_entries_and_the_status_is_2(here: Folder) -> None:
    write(here)
    here.write("error.txt", "\0\0\0\0")
    here.write("two.txt", TWO)
    assert here.run("--rules", "house.yaml", "--select", "no-secret", "--write-baseline")[0] == 2
    assert entries(here) == [("error.txt", "no-secret"), ("two.txt", "no-secret"), ("two.txt", "no-secret")]


# --- what is said of it -------------------------------------------------------------------

STALE = f"{NAME}:5: baseline: {{}}. --write-baseline takes out what is not needed."


@pytest.mark.parametrize(
    ("text", "checked", "said"),
    [
        (FINE, ["."], STALE.format("error.txt has 2 violations less than the baseline: no-secret")),
        (ERROR, ["error.txt"], STALE.replace(":5:", ":6:").format(
            "error.txt has 1 violation less than the baseline: no-secret")),
        (AGENDA, ["error.txt"], STALE.format("error.txt is no note any more")),
        (None, ["."], STALE.format("error.txt is not there any more")),
        (FINE, ["fine.txt"], None),
    ],
    ids=["all mended", "one mended", "no note", "gone", "not checked"],
)  # fmt: skip
def test_what_is_not_needed_is_told_and_changes_no_status(
    here: Folder, text: str | None, checked: list[str], said: str | None
) -> None:
    here.write("error.txt", TWO)
    write(here)
    here.write("fine.txt", FINE)
    if text is None:
        here.remove("error.txt")
    else:
        here.write("error.txt", text)
    status, lines = here.check("--skip-unrecognised", "--baseline", NAME, *checked)
    assert (status, lines) == (0, [said] if said else [])


def test_entries_of_rules_that_did_not_run_are_not_called_needless(here: Folder) -> None:
    write(here)
    arguments = ("--rules", "house.yaml", "--select", "no-gossip", "--quiet", "--baseline", NAME)
    assert here.run(*arguments, "error.txt")[:2] == (0, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "old.json: configuration: there is no such baseline. notelint --write-baseline writes one."),
        ("{", "old.json:1:2: configuration: the baseline is not JSON: "),
        ("[]", "old.json: configuration: this is no baseline: it has another form. Take it away and "),
        (
            '{"version": 2}',
            "old.json: configuration: this is no baseline: it has version 2, and this notelint ",
        ),
        (
            '{"version": 1, "violations": [{"path": 3}]}',
            "old.json: configuration: this is no baseline: it has ",
        ),
        ("\udcff", "old.json: configuration: this is no baseline: it has another form. "),
    ],
    ids=["missing", "no JSON", "list", "version", "entry", "no text"],
)
def test_a_baseline_that_cannot_be_used_is_2_and_never_overwritten(
    here: Folder, text: str | None, said: str
) -> None:
    if text is not None:
        (here.path / "old.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    status, lines = here.check("--baseline", "old.json", "error.txt")
    assert (status, lines[0]) == (2, SECRET)
    assert lines[1].startswith(said)
    assert here.check("--baseline", "old.json")[0] == 2
    if text is not None:
        before = (here.path / "old.json").read_bytes()
        assert here.run("--baseline", "old.json", "--write-baseline", "error.txt")[0] == 2
        assert (here.path / "old.json").read_bytes() == before
