"""Settings files: which one counts, what is in it, and what is said of a wrong one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from notelint.config import Config, Configs, load_config

FULL = """\
profile: council
severities:
  plain-latin: off
  item-has-decision: warning
select: [item-has-decision, plain-latin]
ignore:
  - no-doubled-words
rules: [house-rules, ../shared/one.yaml]
vocabulary:
  decision-headings+: [Outcome]
baseline: ../old.json
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(text: str, name: str = ".notelint.yaml") -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return name


def told(text: str) -> list[str]:
    """Return what is said of a settings file: line, column, message and help."""
    _, problems = load_config(write(text))
    assert {problem.kind for problem in problems} <= {"configuration"}
    return [f"{p.line}:{p.column}: {p.message}" + (f" | {p.help}" if p.help else "") for p in problems]


def test_every_key() -> None:
    config, problems = load_config(write(FULL, "minutes/.notelint.yaml"))
    assert problems == []
    assert config == Config(
        path="minutes/.notelint.yaml",
        data=FULL.encode(),
        profile="council",
        severities={"plain-latin": "off", "item-has-decision": "warning"},
        select=("item-has-decision", "plain-latin"),
        ignore=("no-doubled-words",),
        rules=("minutes/house-rules", "minutes/../shared/one.yaml"),
        vocabulary={"decision-headings+": ["Outcome"]},
        baseline="minutes/../old.json",
    )


@pytest.mark.parametrize(
    "text", ["", "# only words\n\n", "\ufeff", "profile:\n"], ids=["empty", "comment", "bom", "bare key"]
)
def test_a_file_that_says_nothing_changes_nothing(text: str) -> None:
    config, problems = load_config(write(text))
    assert problems == []
    assert (config.profile, config.select, config.ignore) == (None, None, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("profil: lga\n", ["1:1: there is no key “profil” here | Did you mean “profile”?"]),
        ("severities: {plain-latin: fatal}\n", ["1:27: “fatal” cannot stand here"]),
        ("ignore: plain-latin\n", ["1:9: "]),
        ("- a\n- b\n", ["1:None: settings are keys with values | For example: profile: council"]),
        ("profile: lga\nprofile: council\n", ["2:1: “profile” stands here twice"]),
        ("ignore: [a\nprofile: x\n", ["1:9: a bracket [ is opened here and not closed"]),
        ("profile: 3\n", ["1:10: "]),
        ("severities: {Plain Latin: off}\n", ["1:14: “Plain Latin” is no name"]),
    ],
    ids=["key", "severity", "list", "not keys", "twice", "not YAML", "number", "name"],
)
def test_what_is_wrong_is_told_at_its_place(text: str, said: list[str]) -> None:
    got = told(text)
    assert len(got) == len(said), got
    for line, begin in zip(got, said, strict=True):
        assert line.startswith(begin), got


def test_what_is_right_beside_something_wrong_is_used() -> None:
    config, problems = load_config(
        write("profil: lga\nignore: [plain-latin, 3]\nseverities: {a: off, b: loud}\n")
    )
    assert len(problems) == 3
    assert config.ignore == ("plain-latin",)
    assert config.severities == {"a": "off"}


def test_a_file_that_was_right_is_remembered_and_needs_no_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(FULL)
    first, _ = load_config(path)
    monkeypatch.setattr("notelint.yamlfile.read_yaml", None)
    assert load_config(path)[0] == first


def test_a_file_that_was_wrong_is_told_every_time() -> None:
    path = write("profil: lga\n")
    assert len(load_config(path)[1]) == len(load_config(path)[1]) == 1


def test_what_is_wrong_with_a_name_is_placed() -> None:
    config, _ = load_config(write("ignore:\n  - a\n  - b-c\nseverities: {d: off}\n"))
    problem = config.problem("there is no rule “b-c”", ("ignore", 1), "Did you mean “b-d”?")
    assert (problem.path, problem.line, problem.column) == (".notelint.yaml", 3, 5)
    assert config.problem("x", ("severities", "d"), key=True).column == 14


def test_a_missing_file_and_a_folder_are_told() -> None:
    os.mkdir("folder")
    assert [p.message for p in load_config("gone.yaml")[1]] == ["there is no such settings file"]
    assert [p.message for p in load_config("folder")[1]] == ["the settings cannot be read: it is a folder"]


def test_the_nearest_file_counts_and_nothing_is_merged() -> None:
    write("profile: lga\nignore: [a]\n")
    write("profile: parish\n", "minutes/parish/.notelint.yaml")
    os.makedirs("minutes/parish/2026")
    configs = Configs()
    assert configs.of("minutes").path == ".notelint.yaml"
    deep = configs.of("minutes/parish/2026")
    assert (deep.path, deep.profile, deep.ignore) == ("minutes/parish/.notelint.yaml", "parish", ())
    assert configs.of("") is configs.of("minutes")
    assert configs.problems == []


def test_a_chosen_file_counts_for_all_and_isolated_means_none() -> None:
    write("profile: lga\n")
    chosen = write("profile: parish\n", "other.yaml")
    assert Configs(chosen=chosen).of("").profile == "parish"
    assert Configs(isolated=True).of("").profile is None


def test_an_empty_file_stops_the_search() -> None:
    write("profile: lga\n")
    write("", "below/.notelint.yaml")
    assert Configs().of("below").profile is None


@pytest.mark.parametrize("name", [".notelint.yml", "notelint.yaml"])
def test_settings_under_another_name_are_told_once(name: str) -> None:
    write("profile: lga\n", name)
    os.makedirs("a/b")
    configs = Configs()
    assert configs.of("a/b").profile is None
    configs.of("a")
    assert [(p.path, p.help) for p in configs.problems] == [(name, "Call it .notelint.yaml.")]


# --- pyproject.toml -----------------------------------------------------------------------

PROJECT = """\
[project]
name = "minutes"

[tool.notelint]
profile = "council"
ignore = [
  "no-doubled-words",
]
rules = ["house-rules"]

[tool.notelint.severities]
plain-latin = "off"
item-has-decision = "warning"

[tool.notelint.vocabulary]
"decision-headings+" = ["Outcome"]

[[tool.notelint.overrides]]
paths = ["a/"]
[[tool.notelint.overrides]]
paths = ["b/"]
severities.no-placeholders = "off"

[tool.other]
profile = "x"
"""


def test_settings_can_stand_in_pyproject() -> None:
    write(PROJECT, "minutes/pyproject.toml")
    os.makedirs("minutes/2026")
    os.makedirs("minutes/house-rules")
    configs = Configs()
    config = configs.of("minutes/2026")
    assert configs.problems == []
    assert config.path == "minutes/pyproject.toml"
    assert (config.profile, config.ignore, config.rules) == (
        "council",
        ("no-doubled-words",),
        ("minutes/house-rules",),
    )
    assert config.severities == {"plain-latin": "off", "item-has-decision": "warning"}
    assert config.vocabulary == {"decision-headings+": ["Outcome"]}
    assert [override.paths for override in config.overrides] == [("a/",), ("b/",)]


@pytest.mark.parametrize(
    ("at", "key", "place"),
    [
        (("profile",), False, (5, 11)),
        (("profile",), True, (5, 1)),
        (("ignore", 0), False, (6, 10)),
        (("severities", "item-has-decision"), True, (13, 1)),
        (("vocabulary", "decision-headings+"), False, (16, 24)),
        (("overrides", 0, "paths"), False, (19, 9)),
        (("overrides", 1, "severities", "no-placeholders"), True, (22, 1)),
    ],
)
def test_what_stands_in_pyproject_has_its_place(
    at: tuple[str | int, ...], key: bool, place: tuple[int, int]
) -> None:
    config, _ = load_config(write(PROJECT, "pyproject.toml"))
    assert config.place(at, key=key) == place


def test_a_file_of_its_own_goes_before_pyproject_and_a_pyproject_without_the_table_is_none() -> None:
    write("profile: parish\n")
    write("[tool.other]\nname = 'notelint'\n", "below/pyproject.toml")
    write("[tool.notelint]\nprofile = 'lga'\n", "pyproject.toml")
    assert Configs().of("below").path == ".notelint.yaml"
    os.unlink(".notelint.yaml")
    assert Configs().of("below").path == "pyproject.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[tool.notelint]\nprofil = 'lga'\n",
            ("2:1: there is no key “profil” here", "Did you mean “profile”?"),
        ),
        ("[tool.notelint]\nignore = 'x'\n", ("2:10: this must be a list, and it is text", "")),
        ("[tool.notelint]\nprofile = lga\n", ("2:11: this is not TOML: Invalid value", "")),
        ("[tool.notelint.severities]\na = 'loud'\n", ("2:5: “loud” cannot stand here", "Known are")),
    ],
    ids=["key", "type", "TOML", "severity"],
)
def test_what_is_wrong_in_pyproject_is_told_at_its_place(text: str, said: tuple[str, str]) -> None:
    write(text, "pyproject.toml")
    configs = Configs()
    configs.of("")
    (problem,) = configs.problems
    assert f"{problem.line}:{problem.column}: {problem.message}" == said[0]
    assert (problem.help or "").startswith(said[1])
    assert "For example" not in (problem.help or "")
    assert problem.path == "pyproject.toml"


def test_files_that_are_named_and_not_there_are_told_at_their_line() -> None:
    write("rules: [house-rules, house-rule]\nmembers: gone.yaml\n", ".notelint.yaml")
    os.makedirs("house-rules")
    configs = Configs()
    config = configs.of("")
    assert (config.rules, config.members) == (("house-rules",), None)
    assert [(p.line, p.column, p.message, p.help) for p in configs.problems] == [
        (1, 22, "there is no file or folder of rules “house-rule”", "Did you mean “house-rules”?"),
        (
            2,
            10,
            "there is no register of members “gone.yaml”",
            "It is looked for from the folder of this file.",
        ),
    ]


@pytest.mark.parametrize("pattern", ["/minutes/", "../minutes/", "./../minutes", "..", "C:/minutes", "a\\b"])
def test_a_pattern_that_can_fit_no_file_is_refused(pattern: str) -> None:
    write(f"exclude: ['{pattern}', 'minutes/']\n", ".notelint.yaml")
    config, problems = load_config(".notelint.yaml")
    assert config.exclude == ("minutes/",)
    assert [(p.line, p.column, p.message) for p in problems] == [(1, 11, f"“{pattern}” cannot stand here")]


@pytest.mark.parametrize("pattern", ["minutes", "./minutes", "..minutes/", "a/../b", "**/*.md", "C", "2019/"])
def test_a_pattern_that_may_fit_is_taken(pattern: str) -> None:
    write(f"exclude: ['{pattern}']\n", ".notelint.yaml")
    assert load_config(".notelint.yaml")[1] == []


def test_a_key_that_is_indented_too_far_is_not_told_as_text() -> None:
    write("profile: council\n severities: {plain-latin: off}\n", ".notelint.yaml")
    (problem,) = load_config(".notelint.yaml")[1]
    assert problem.line == 2
    assert problem.message == "a key stands here where the text of the line above goes on"
