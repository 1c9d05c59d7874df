"""Settings for some notes: overrides by path, and what is left out of the search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from notelint.config import load_config
from tests.cli import ERROR, WARNING
from tests.inprocess import Folder

SETTINGS = """\
rules: [house.yaml]
select: [no-secret, no-gossip, no-hurry]
overrides:
  - paths: ["old/**", "*.draft.txt"]
    severities: {no-secret: advice}
    ignore: [no-gossip]
  - paths: ["old/1999/"]
    severities: {no-secret: warning}
    profile: minutes
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    folder = Folder(tmp_path, capsys)
    folder.write(".notelint.yaml", SETTINGS)
    return folder


def found(here: Folder, *arguments: str) -> dict[str, str]:
    """Return the severity of what is found, by path and rule."""
    report = json.loads(here.run("check", "--format", "json", *arguments)[1])
    assert report["problems"] == []
    return {f"{one['path']} {one['rule']}": one["severity"] for one in report["violations"]}


# --- overrides ----------------------------------------------------------------------------


def test_the_last_override_that_fits_goes_first(here: Folder) -> None:
    for name in ("new/a.txt", "old/a.txt", "old/1999/a.txt", "x.draft.txt", "new/x.draft.txt"):
        here.write(name, ERROR)
    assert found(here, ".") == {
        "new/a.txt no-secret": "error",
        "new/x.draft.txt no-secret": "error",
        "old/1999/a.txt no-secret": "warning",
        "old/a.txt no-secret": "advice",
        "x.draft.txt no-secret": "advice",
    }


def test_an_override_ignores_and_names_the_profile(here: Folder) -> None:
    here.write("new/a.txt", WARNING)
    here.write("old/1999/a.txt", WARNING)
    assert found(here, ".") == {"new/a.txt no-gossip": "warning"}
    files = json.loads(here.run("check", "--format", "json", ".")[1])["files"]
    assert [file["profile"] for file in files] == ["lga", "minutes"]
    files = json.loads(here.run("check", "--format", "json", "--profile", "parish", ".")[1])["files"]
    assert [file["profile"] for file in files] == ["parish", "parish"]


def test_the_place_of_an_override_is_shown(here: Folder) -> None:
    here.write("old/1999/a.txt", ERROR)
    lines = [" ".join(line.split()) for line in here.run("config", "old/1999/a.txt")[1].splitlines()]
    assert {
        "profile minutes .notelint.yaml:9",
        "ignore no-gossip .notelint.yaml:6",
        "warning no-secret .notelint.yaml:8",
        "off no-gossip .notelint.yaml:6",
    } <= set(lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("overrides: [{severities: {no-secret: off}}]\n", "1:13: configuration: “paths” is missing."),
        (
            "overrides:\n  - paths: [x]\n    severites: {}\n",
            "3:5: configuration: there is no key “severites” here.",
        ),
        ("overrides:\n  - paths: []\n", "2:12: configuration: nothing stands here"),
        (
            "overrides:\n  - paths: [elsewhere/]\n    severities: {no-placeholder: off}\n",
            "3:18: configuration: there is no rule “no-placeholder”. Did you mean “no-placeholders”?",
        ),
        (
            "overrides:\n  - paths: ['*']\n    ignore: [no-placeholder]\n",
            "3:14: configuration: there is no rule “no-placeholder”. Did you mean “no-placeholders”?",
        ),
        (
            "overrides:\n  - paths: ['*']\n    profile: lgaa\n",
            "3:14: configuration: there is no profile “lgaa”. Did you mean “lga”?",
        ),
    ],
    ids=["no paths", "key", "empty paths", "rule elsewhere", "rule ignored", "profile"],
)
def test_what_is_wrong_in_an_override_is_told_once_at_its_place(here: Folder, text: str, said: str) -> None:
    here.write("a.txt", ERROR)
    here.write("b/a.txt", ERROR)
    here.write(".notelint.yaml", text)
    status, out, _ = here.run("--format", "concise", "--quiet", "--min-severity", "error", ".")
    lines = [line for line in out.splitlines() if "configuration" in line]
    assert status == 2
    assert len(lines) == 1
    assert lines[0].startswith(f".notelint.yaml:{said}")


# --- exclude ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        ("[]", ["a.txt", "old/1999/c.txt", "old/b.txt"]),
        ("[old]", ["a.txt"]),
        ("[old/]", ["a.txt"]),
        ("['old/*.txt']", ["a.txt", "old/1999/c.txt"]),
        ("['**/1999']", ["a.txt", "old/b.txt"]),
        ("['*.txt']", ["old/1999/c.txt", "old/b.txt"]),
        ("['**/*.txt']", []),
    ],
)
def test_what_is_excluded_is_not_searched(here: Folder, exclude: str, left: list[str]) -> None:
    for name in ("a.txt", "old/b.txt", "old/1999/c.txt"):
        here.write(name, ERROR)
    here.write(".notelint.yaml", f"exclude: {exclude}\n")
    report = json.loads(here.run("check", "--format", "json", ".")[1])
    assert [file["path"] for file in report["files"]] == left


def test_a_file_that_is_named_is_checked_unless_force_exclude_is_set(here: Folder) -> None:
    here.write("old/b.txt", ERROR)
    here.write(".notelint.yaml", "rules: [house.yaml]\nexclude: [old/]\n")
    assert here.run("--select", "no-secret", "old/b.txt")[0] == 1
    here.write(".notelint.yaml", "rules: [house.yaml]\nexclude: [old/]\nforce-exclude: true\n")
    assert here.run("--select", "no-secret", "old/b.txt") == (
        0,
        "No notes checked. 1 file left out by the settings.\n",
        "",
    )
    assert here.run("--select", "no-secret", "--isolated", "--rules", "house.yaml", "old/b.txt")[0] == 1
    stdin = here.run("config", "old/b.txt")
    assert stdin[0] == 0


def test_all_of_it_is_read_and_remembered(here: Folder) -> None:
    here.write(".notelint.yaml", SETTINGS + "exclude: [x]\nforce-exclude: true\n")
    for _ in range(2):
        config, problems = load_config(".notelint.yaml")
        assert problems == []
        assert (config.exclude, config.force_exclude, len(config.overrides)) == (("x",), True, 2)
