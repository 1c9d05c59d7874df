"""``notelint config``: what is in force for a note, and where it came from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli import CHECKOUT, ERROR, WARNING
from tests.inprocess import Folder

SETTINGS = """\
rules: [house.yaml]
severities:
  no-gossip: off
  item-titled: advice
ignore: [no-hurry]
vocabulary:
  decision-headings+: [Outcome]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    folder = Folder(tmp_path, capsys)
    folder.write("error.txt", ERROR)
    folder.write(".notelint.yaml", SETTINGS)
    return folder


def shown(here: Folder, *arguments: str) -> list[str]:
    """Return the lines, with one blank between words."""
    status, out, err = here.run("config", *arguments)
    assert (status, err) == (0, "")
    return [" ".join(line.split()) for line in out.splitlines()]


def data(here: Folder, *arguments: str) -> Any:
    return json.loads("\n".join(shown(here, "--format", "json", *arguments)))


def test_every_setting_is_shown_with_its_place(here: Folder) -> None:
    lines = shown(here, "error.txt")
    assert lines[:10] == [
        "Settings for error.txt: .notelint.yaml",
        "",
        "profile lga worked out from the note",
        "select all rules that are on default",
        "ignore no-hurry .notelint.yaml:5",
        "rules house.yaml .notelint.yaml:1",
        "vocabulary decision-headings+: Outcome .notelint.yaml:7",
        "exclude none default",
        "baseline none default",
        "waivers none default",
    ]
    assert {
        "error no-secret the rule’s file house.yaml",
        "error item-has-decision profile lga",
        "advice item-titled .notelint.yaml:4",
        "off no-gossip .notelint.yaml:3",
        "off no-hurry .notelint.yaml:5",
    } <= set(lines)


def test_what_is_excluded_is_shown(here: Folder) -> None:
    here.write(".notelint.yaml", "exclude: [old/, new/]\nforce-exclude: true\n")
    lines = shown(here)
    assert {
        "exclude old/ .notelint.yaml:1",
        "exclude new/ .notelint.yaml:1",
        "force-exclude true .notelint.yaml:2",
    } <= set(lines)


def test_the_command_line_goes_first(here: Folder) -> None:
    lines = shown(
        here, "error.txt", "--profile", "parish", "--select", "no-secret,no-gossip", "--ignore", "no-gossip",
        "--baseline", "old.json",
    )  # fmt: skip
    assert lines[2:5] == [
        "profile parish command line",
        "select no-secret command line",
        "select no-gossip command line",
    ]
    assert "ignore no-gossip command line" in lines
    assert "baseline old.json command line" in lines
    assert "off no-gossip command line" in lines
    assert "off item-has-decision command line" in lines


def test_what_select_brings_in_says_so(here: Folder) -> None:
    here.write(".notelint.yaml", "profile: minutes\nselect:\n  - item-has-decision\n")
    lines = shown(here)
    assert lines[2:4] == ["profile minutes .notelint.yaml:1", "select item-has-decision .notelint.yaml:3"]
    assert "warning item-has-decision .notelint.yaml:3" in lines
    assert "off item-titled .notelint.yaml:2" in lines


def test_a_folder_without_a_profile_has_no_rules_to_show(here: Folder) -> None:
    assert shown(here)[-1] == "The rules are those of each note’s profile."
    assert data(here)["rules"] == []


def test_without_settings_all_is_as_shipped(here: Folder) -> None:
    lines = shown(here, "--isolated", "error.txt")
    assert lines[0] == "Settings for error.txt: no settings file"
    assert all(line.endswith(("default", "worked out from the note")) for line in lines[2:10])


def test_as_json(here: Folder) -> None:
    here.write("notelint-waivers.yaml", "")
    got = data(here, "error.txt")
    assert {key: got[key] for key in ("version", "file", "config", "waivers")} == {
        "version": 1,
        "file": "error.txt",
        "config": ".notelint.yaml",
        "waivers": "notelint-waivers.yaml",
    }
    settings = {setting["name"]: setting for setting in got["settings"]}
    assert settings["profile"] == {"name": "profile", "value": "lga", "origin": {"kind": "note"}}
    assert settings["vocabulary"]["value"] == {"decision-headings+": ["Outcome"]}
    rules = {rule["name"]: rule for rule in got["rules"]}
    origin = {"kind": "file", "path": ".notelint.yaml", "line": 3, "column": 3}
    assert rules["no-gossip"] == {"name": "no-gossip", "value": "off", "origin": origin}


@pytest.mark.parametrize(
    ("settings", "arguments"),
    [
        (SETTINGS, ("error.txt",)),
        (SETTINGS, ()),
        ("", ("--isolated", "error.txt", "--select", "no-secret", "--rules", "house.yaml")),
        (
            "rules: [house.yaml]\nexclude: [old/]\nforce-exclude: true\nmembers: m.yaml\nbaseline: b.json\n"
            "options: {no-hurry: {any+: [rushed]}}\nprofile: parish\n",
            ("error.txt", "--baseline", "c.json"),
        ),
    ],
    ids=["a note", "a folder", "the command line", "every setting"],
)
def test_the_json_fits_its_schema(here: Folder, settings: str, arguments: tuple[str, ...]) -> None:
    here.write(".notelint.yaml", settings)
    here.write("m.yaml", "- Ana Birt\n")
    schema = json.loads((CHECKOUT / "schemas" / "settings.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data(here, *arguments))


def test_what_is_shown_is_what_a_check_does(here: Folder) -> None:
    here.write("error.txt", WARNING)
    shown_as = {rule["name"]: rule["value"] for rule in data(here, "error.txt")["rules"]}
    for severity in ("off", "error", "advice"):
        here.write(".notelint.yaml", f"rules: [house.yaml]\nseverities: {{no-gossip: {severity}}}\n")
        shown_as = {rule["name"]: rule["value"] for rule in data(here, "error.txt")["rules"]}
        found = json.loads(here.run("--format", "json", "error.txt")[1])["violations"]
        assert shown_as["no-gossip"] == severity
        assert [one["severity"] for one in found if one["rule"] == "no-gossip"] == (
            [severity] if severity != "off" else []
        )
        assert all(shown_as[one["rule"]] == one["severity"] for one in found)


def test_wrong_settings_are_told_with_those_that_count(here: Folder) -> None:
    here.write(".notelint.yaml", "profil: lga\nignore: [plain-latin]\n")
    status, out, err = here.run("config", "error.txt")
    assert status == 2
    assert "plain-latin" in out
    assert err.startswith("notelint: .notelint.yaml:1:1: configuration: there is no key “profil” here.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.txt"], "there is no file or folder gone.txt.\n"),
        (["--format", "yaml"], "there is no format “yaml”. Known are: json, text.\n"),
        (["a", "b"], "there is one word too many: “b”. See notelint config --help.\n"),
    ],
)
def test_what_does_not_exist_is_told(here: Folder, arguments: list[str], said: str) -> None:
    assert here.run("config", *arguments) == (2, "", f"notelint: {said}")
