"""Options of rules that the settings change: one line, checked as in a rule's file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import note, surroundings
from tests.inprocess import Folder

HASTY = note("A quick word", "Some gossip", "A rushed plan")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    folder = Folder(tmp_path, capsys)
    folder.write("hasty.txt", HASTY)
    return folder


PLAIN = "select: [names-spelt-alike]\nseverities: {attendance-recorded: off}\n"


def settings(here: Folder, options: str, more: str = "") -> None:
    here.write(
        ".notelint.yaml",
        f"rules: [house.yaml]\nselect: [no-secret, no-gossip, no-hurry]\noptions:\n{options}{more}",
    )


def found(here: Folder, path: str = "hasty.txt") -> list[str]:
    status, out, err = here.run("check", "--format", "concise", "--quiet", path)
    assert err == ""
    assert status == 0
    return [line.split(" ", 1)[1] for line in out.splitlines()]


GOSSIP = "warning no-gossip: The title of item 2 says “gossip”."
QUICK = "advice no-hurry: The title of item 1 says “quick”."
RUSHED = "advice no-hurry: The title of item 3 says “rushed”."


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ("  no-hurry: {any: [rushed]}\n", [GOSSIP, RUSHED]),
        ("  no-hurry: {any+: [rushed]}\n", [QUICK, GOSSIP, RUSHED]),
        ("  no-hurry: {any+: rushed}\n", [QUICK, GOSSIP, RUSHED]),
        ("  no-hurry: {any+: [rushed], any-: [quick*]}\n", [GOSSIP, RUSHED]),
        ("  no-hurry: {except: [quick word]}\n", [GOSSIP]),
        ("  no-hurry: {case: true, any: [Rushed, quick]}\n", [QUICK, GOSSIP]),
    ],
    ids=["replaced", "added", "one added", "added and taken away", "an option left out before", "a flag"],
)
def test_an_option_is_changed_in_one_line(here: Folder, options: str, wanted: list[str]) -> None:
    settings(here, options)
    assert found(here) == wanted
    assert found(here) == wanted  # and again, when it is remembered that they are right


def test_a_shipped_rule_and_a_number(here: Folder) -> None:
    said = "Cllr Rowena Castleford introduced the plan. Cllr Rowena Castelferd introduced a vote."
    here.write("far.txt", note("Welcome").replace("Members noted it.", said))
    here.write(".notelint.yaml", PLAIN)
    assert found(here, "far.txt") == []
    here.write(".notelint.yaml", PLAIN + "options: {names-spelt-alike: {distance: 2}}\n")
    alike = "“Cllr Rowena Castelferd” and “Cllr Rowena Castleford” seem to be one person, spelt in two ways."
    assert found(here, "far.txt") == [f"warning names-spelt-alike: {alike}"]


def test_a_mapping_is_added_to_and_taken_from(here: Folder) -> None:
    here.write(
        "house.yaml",
        "rules:\n  no-gossip: {summary: x, each: item, message: 'Say “{instead}”.',\n"
        "    must-not: {say: {map: {gossip: talk, rushed: swift}, in: title}}}\n"
        "  no-hurry:\n    from: no-gossip\n    must-not: {say: {map+: {quick: short}, map-: [rushed]}}\n",
    )
    select = "rules: [house.yaml]\nselect: [no-gossip, no-hurry]\n"
    here.write(".notelint.yaml", select)
    inherited = ["Say “short”.", "Say “talk”.", "Say “talk”.", "Say “swift”."]
    assert [line.partition(": ")[2] for line in found(here)] == inherited
    here.write(".notelint.yaml", f"{select}options: {{no-gossip: {{map+: {{word: term}}, map-: rushed}}}}\n")
    assert [line for line in found(here) if "no-gossip" in line] == [
        "warning no-gossip: Say “term”.",
        "warning no-gossip: Say “talk”.",
    ]
    here.write(".notelint.yaml", f"{select}options: {{no-gossip: {{map-: [gosip]}}}}\n")
    assert (
        "“gosip” is not there, so it cannot be taken out. Did you mean “gossip”?" in here.run("hasty.txt")[1]
    )


def test_the_words_of_the_settings_can_be_named(here: Folder) -> None:
    settings(here, "  no-hurry: {any: [], list: [haste]}\n", "vocabulary: {haste: [rushed]}\n")
    status, _, err = here.run("check", "--quiet", "hasty.txt")
    assert status == 2  # the empty list is refused and the list of words is taken
    assert ":4:19: configuration: nothing stands here" in here.run("check", "hasty.txt")[1] + err
    settings(here, "  no-hurry: {list: [haste]}\n", "vocabulary: {haste: [rushed]}\n")
    assert found(here) == [QUICK, GOSSIP, RUSHED]


def test_an_override_changes_options_for_some_notes(here: Folder) -> None:
    here.write("old/hasty.txt", HASTY)
    more = "overrides:\n  - paths: [old/]\n    options: {no-hurry: {any-: [quick*], any+: [plan]}}\n"
    settings(here, "  no-hurry: {any+: [rushed]}\n", more)
    assert found(here) == [QUICK, GOSSIP, RUSHED]
    assert found(here, "old/hasty.txt") == [
        GOSSIP,
        RUSHED,
        "advice no-hurry: The title of item 3 says “plan”.",
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            "  no-hury: {any: [x]}\n",
            "4:3: configuration: there is no rule “no-hury”. Did you mean “no-hurry”?",
        ),
        (
            "  no-hurry: {anny: [x]}\n",
            "4:14: configuration: there is no key “anny” here. Did you mean “any”?",
        ),
        ("  no-hurry: {case: maybe}\n", "4:20: configuration: this must be true or false, and it is text"),
        (
            "  no-hurry: {in: titel}\n",
            "4:18: configuration: an item has no place “titel”. Did you mean “title”?",
        ),
        (
            "  no-hurry: {list: [hasste]}\n",
            "4:21: configuration: there is no list “hasste” in the vocabulary.",
        ),
        (
            "  no-hurry: {any-: [quick]}\n",
            "4:20: configuration: “quick” is not there, so it cannot be taken out. Did you mean “quick*”?",
        ),
        (
            "  names-spelt-alike: {distance: 3}\n",
            "4:33: configuration: the distance of names is 1 or 2",
        ),
        ("  names-spelt-alike: {distance: far}\n", "4:33: configuration: this must be a whole number"),
        ("  no-hurry: often\n", "4:13: configuration: this must be keys with values, and it is text"),
        ("  no-hurry: {}\n", "4:13: configuration: nothing stands here"),
    ],
    ids=[
        "rule", "option", "type", "place", "list", "not there", "the check's own", "number", "no keys",
        "empty",
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place_and_left_out(here: Folder, options: str, said: str) -> None:
    settings(here, options + "  no-gossip: {any: [plan]}\n")
    status, out, err = here.run("check", "--format", "concise", "--quiet", "hasty.txt")
    assert (status, err) == (2, "")
    lines = out.splitlines()
    problems = [line for line in lines if ": configuration: " in line]
    assert len(problems) == 1
    assert problems[0].startswith(f".notelint.yaml:{said}")
    # What is right beside it counts, and the rule runs as it was.
    assert any("says “plan”" in line for line in lines)
    assert any("says “quick”" in line for line in lines)
    assert here.run("check", "--format", "concise", "--quiet", "hasty.txt")[1] == out


def test_what_is_wrong_in_an_override_for_other_notes_is_told(here: Folder) -> None:
    settings(
        here, "  no-hurry: {any+: [x]}\n", "overrides: [{paths: [old/], options: {no-gossip: {al: 1}}}]\n"
    )
    status, out, _ = here.run("check", "--quiet", "--format", "concise", "hasty.txt")
    assert status == 2
    assert ".notelint.yaml:5:51: configuration: there is no key “al” here." in out


def test_an_option_of_two_checks_is_refused(here: Folder) -> None:
    here.write(
        "two.yaml",
        "summary: Two\neach: item\nmessage: x\nmust-not: [{say: {any: a, in: title}}, {say: {any: b}}]\n",
    )
    here.write(".notelint.yaml", "rules: [two.yaml]\noptions: {two: {any: c}}\n")
    status, out, _ = here.run("check", "--quiet", "--format", "concise", "hasty.txt")
    assert status == 2
    assert (
        ".notelint.yaml:2:17: configuration: two checks of “two” have the option “any”. "
        "Write a rule of your own: from: two" in out
    )


def test_in_toml(here: Folder) -> None:
    here.write(
        "pyproject.toml",
        '[tool.notelint]\nrules = ["house.yaml"]\nselect = ["no-hurry"]\n\n'
        '[tool.notelint.options.no-hurry]\n"any+" = ["rushed"]\n',
    )
    assert found(here) == [QUICK, RUSHED]
    here.write("pyproject.toml", "[tool.notelint.options.plain-latin]\ncases = true\n")
    status, out, _ = here.run("check", "--quiet", "--format", "concise", "hasty.txt")
    assert status == 2
    assert "pyproject.toml:2:1: configuration: there is no key “cases” here. Did you mean “case”?" in out


def test_config_shows_what_counts_with_its_place(here: Folder) -> None:
    settings(here, "  no-hurry: {any+: [rushed]}\n  plain-latin:\n    case: false\n    cases: true\n")
    status, out, err = here.run("config", "hasty.txt")
    assert status == 2
    assert "there is no key “cases” here" in err
    assert [" ".join(line.split()) for line in out.splitlines() if line.startswith("options")] == [
        "options no-hurry: {any+: [rushed]} .notelint.yaml:4",
        "options plain-latin: {case: false} .notelint.yaml:6",
    ]
    shown = json.loads(here.run("config", "--format", "json", "hasty.txt")[1])["settings"]
    assert {
        "name": "options",
        "value": {"no-hurry": {"any+": ["rushed"]}},
        "origin": {"kind": "file", "path": ".notelint.yaml", "line": 4, "column": 14},
    } in shown


def test_the_page_of_a_rule_shows_its_options_here(here: Folder) -> None:
    settings(here, "  no-hurry: {any+: [rushed]}\n")
    assert "must-not: {say: {any: [quick*, rushed], in: title}}" in here.run("rules", "no-hurry")[1]


def test_examples_prove_a_rule_as_it_is_written(here: Folder) -> None:
    here.write(
        "house.yaml",
        "rules:\n  no-hurry:\n    summary: No haste\n    each: item\n"
        "    must-not: {say: {any: [quick], in: title}}\n    message: Haste.\n"
        "    examples:\n      - name: haste\n        bad: |\n"
        "          3  A quick word\n               ^^^^^\n\n          Members noted it.\n",
    )
    here.write(".notelint.yaml", "rules: [house.yaml]\noptions: {no-hurry: {any: [slow]}}\n")
    assert here.run("test", "house.yaml") == (0, "1 example of 1 rule: all do as they say.\n", "")


def test_examples_of_house_rules_are_read_with_the_words_of_the_settings(here: Folder) -> None:
    here.write(
        "house.yaml",
        "rules:\n  upshots-are-short:\n    summary: Decisions are short\n    each: decision\n"
        "    must-not: {say: at length}\n    message: At length.\n    examples:\n      - name: at length\n"
        "        bad: |\n          3  A plan\n\n          Upshot\n\n"
        "          The fence to be painted at length.\n"
        "                                  ^^^^^^^^^\n",
    )
    here.write(".notelint.yaml", "rules: [house.yaml]\n")
    assert here.run("test", "house.yaml")[0] == 1
    here.write(".notelint.yaml", "rules: [house.yaml]\nvocabulary: {decision-headings+: [Upshot]}\n")
    assert here.run("test", "house.yaml") == (0, "1 example of 1 rule: all do as they say.\n", "")
    assert "→ At length." in here.run("rules", "upshots-are-short")[1]
    here.write(
        "note.txt",
        note("A plan").replace("Members noted it.", "Upshot\n\nThe fence to be painted at length."),
    )
    assert "upshots-are-short" in here.run("check", "--quiet", "--format", "concise", "note.txt")[1]


def test_options_once_checked_need_no_schema(here: Folder) -> None:
    here.write(".notelint.yaml", "options: {plain-latin: {case: false}}\n")
    code = (
        "import sys; from notelint.cli import main; main(['--quiet', 'hasty.txt']); "
        "print(sorted({'jsonschema', 'ruamel.yaml'} & set(sys.modules)))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=here.path, env=surroundings(), capture_output=True, check=False
        ).stdout.decode()
        for _ in range(2)
    ]
    assert runs[0].endswith("['ruamel.yaml']\n")
    assert runs[1].endswith("[]\n")
