"""``notelint init``: what it writes after looking at the notes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from notelint import __version__
from notelint.commands.init import HOOKS
from notelint.config import NAME, load_config
from tests.cli import AGENDA, ERROR, note
from tests.inprocess import Folder
from tests.test_comments import NOTE

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    folder = Folder(tmp_path, capsys)
    folder.remove("house.yaml")
    return folder


def init(here: Folder, *arguments: str) -> str:
    status, out, err = here.run("init", *arguments)
    assert (status, err) == (0, "")
    return out


def test_it_writes_settings_that_fit_the_notes(here: Folder) -> None:
    here.write("a.txt", ERROR)
    here.write("old/b.txt", note("Welcome", "A plan"))
    here.write("agenda.txt", AGENDA)
    out = init(here)
    assert out.startswith(f"{NAME} is written: 2 notes looked at, profile lga.\n\n{HOOKS} is written: ")
    text = here.read(NAME)
    assert "# 2 notes were looked at; items are numbered 1, 2, 3 (2 notes).\n" in text
    config, problems = load_config(NAME)
    assert (config.profile, problems) == ("lga", [])
    assert here.run("--quiet", "a.txt")[0] == here.run("--isolated", "--quiet", "a.txt")[0]


def test_where_notes_differ_the_profile_is_left_to_them(here: Folder) -> None:
    here.write("a.txt", ERROR)
    here.write("b.md", NOTE.format(above="", behind=""))
    assert "2 notes looked at, profiles lga and project." in init(here)
    assert "# Found here: lga (1 note) and project (1 note).\n" in here.read(NAME)
    assert load_config(NAME)[0].profile is None


def test_headings_that_are_not_known_are_proposed(here: Folder) -> None:
    text = note("A plan", "A bridge").replace("Members noted it.", "Upshot\n\nMembers agreed it.")
    here.write("a.txt", text)
    init(here)
    assert "# Found as headings here and not known: Upshot (1 note).\n" in here.read(NAME)
    here.write(NAME, here.read(NAME).replace("# vocabulary:\n#   decision", "vocabulary:\n  decision"))
    assert load_config(NAME)[0].vocabulary == {"decision-headings+": ["Upshot"]}
    assert "Upshot" not in here.run("--format", "concise", "a.txt")[1]


def test_a_heading_is_proposed_as_it_stands_whatever_its_signs(here: Folder) -> None:
    heading = "Upshot]; so far"
    text = note("A plan", "A bridge").replace("Members noted it.", f"{heading}\n\nMembers agreed it.")
    here.write("a.txt", text)
    init(here)
    assert f"# Found as headings here and not known: {heading} (1 note).\n" in here.read(NAME)
    here.write(NAME, here.read(NAME).replace("# vocabulary:\n#   decision", "vocabulary:\n  decision"))
    assert load_config(NAME)[0].vocabulary == {"decision-headings+": [heading]}


def test_every_line_that_is_commented_out_is_right(here: Folder) -> None:
    init(here)
    lines = [
        line[2:]
        for line in here.read(NAME).splitlines()
        if line[:2] == "# " and (line[2:4] == "  " or ":" in line)
    ]
    keys = [
        line for line in lines if line.partition(":")[0].strip().replace("-", "").replace("+", "").isalpha()
    ]
    keys = [line for line in keys if not line[0].isupper()]
    here.write(NAME, "\n".join(keys) + "\n")
    config, problems = load_config(NAME)
    assert problems == []
    assert (config.profile, config.ignore, config.severities) == (
        "council", ("no-relative-dates",), {"plain-latin": "off"}
    )  # fmt: skip


def test_a_second_time_changes_nothing(here: Folder) -> None:
    here.write("a.txt", ERROR)
    init(here)
    before = {path.name: path.read_bytes() for path in here.path.iterdir() if path.is_file()}
    out = init(here)
    assert out.startswith(
        f"{NAME} is there already and stays as it is.\n\n{HOOKS} has notelint already and stays "
    )
    assert {path.name: path.read_bytes() for path in here.path.iterdir() if path.is_file()} == before


def test_hooks_that_are_there_are_kept_and_the_entry_printed(here: Folder) -> None:
    here.write(HOOKS, "repos: []\n")
    out = init(here)
    assert f"{HOOKS} is there already and stays as it is. Add this under “repos:”:\n" in out
    assert "    - repo: local\n      hooks:\n        - id: notelint\n" in out
    assert here.read(HOOKS) == "repos: []\n"


def test_the_hook_is_written_at_the_top_of_the_repository(here: Folder) -> None:
    (here.path / ".git").mkdir()
    here.write("minutes/a.txt", ERROR)
    init(here, "minutes")
    assert (here.path / HOOKS).is_file()
    assert (here.path / "minutes" / NAME).is_file()
    assert not (here.path / "minutes" / HOOKS).exists()


def test_the_hook_is_the_one_that_ships(here: Folder) -> None:
    init(here)
    ((hook,),) = [repo["hooks"] for repo in YAML(typ="safe").load(here.read(HOOKS))["repos"]]
    (shipped,) = YAML(typ="safe").load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {key: hook[key] for key in ("id", "name", "entry", "require_serial")} == {
        key: shipped[key] for key in ("id", "name", "entry", "require_serial")
    }
    kinds = [
        set(one["files"].partition("(")[2].partition("(")[2].partition(")")[0].split("|"))
        for one in (hook, shipped)
    ]
    assert kinds[0] == kinds[1]


def test_settings_above_are_pointed_out(here: Folder) -> None:
    here.write(NAME, "profile: lga\n")
    here.write("parish/a.txt", ERROR)
    assert f"It counts here instead of {NAME}: settings are never merged.\n" in init(here, "parish")


def test_a_folder_that_is_not_there_is_told(here: Folder) -> None:
    assert here.run("init", "gone") == (2, "", "notelint: there is no folder gone.\n")


def test_the_example_for_ci_is_yaml_and_names_this_version(here: Folder) -> None:
    out = init(here)
    workflow = YAML(typ="safe").load(out.partition("notes.yml:\n\n")[2])
    steps = workflow["jobs"]["notelint"]["steps"]
    assert steps[-1] == {"uses": f"OWNER/notelint@v{__version__}"}
