"""Several reports of one run: which format goes where, and what cannot go together."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from notelint.commands.outputs import Output, paired
from notelint.errors import UsageError
from tests.cli import ERROR, HOUSE, RULES, call, say, surroundings

SUM = "1 error in 1 note; 1 to mend before publishing.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "house.yaml").write_text(RULES, "utf-8")
    (tmp_path / "error.txt").write_text(ERROR, "utf-8")
    return tmp_path


def outputs(words: str) -> list[tuple[str, str | None]]:
    options = {"-f": "format", "-o": "output"}
    given = [(options[word[:2]], word[2:]) for word in words.split()]
    return [(output.format, output.path) for output in paired(given)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", [("text", None)]),
        ("-fjson", [("json", None)]),
        ("-oa", [("text", "a")]),
        ("-fjson -oa", [("json", "a")]),
        ("-oa -fjson", [("json", "a")]),
        ("-fsarif -oa -fhtml -ob", [("sarif", "a"), ("html", "b")]),
        ("-ftext -fsarif -oa", [("text", None), ("sarif", "a")]),
        ("-fsarif -oa -ftext", [("sarif", "a"), ("text", None)]),
        ("-fjson -oa -fjson", [("json", "a"), ("json", None)]),
    ],
)
def test_each_output_belongs_to_the_format_before_it(
    words: str, expected: list[tuple[str, str | None]]
) -> None:
    assert outputs(words) == expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("-oa -fjson -ob", "--output “a” stands before any --format."),
        ("-oa -ob", "--output “a” stands before any --format."),
        ("-fjson -oa -ob", "--format json has two outputs, “a” and “b”."),
    ],
)
def test_what_does_not_pair(words: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        outputs(words)
    assert raised.value.message == said


def test_a_dash_is_standard_output() -> None:
    assert Output("json", "-").target is Output("json").target is None


def test_three_outputs_of_one_run(here: Path) -> None:
    arguments = ("--format", "sarif", "--output", "r.sarif", "--format", "html", "-o", "r.html", "error.txt")
    status, out, err = say(here, *HOUSE, *arguments, "--format", "concise")
    assert (status, err) == (1, "")
    assert out == "error.txt:11:6: error no-secret: The title of item 2 says “secret”.\n" + SUM
    (run,) = json.loads((here / "r.sarif").read_text("utf-8"))["runs"]
    assert run["results"][0]["ruleId"] == "no-secret"
    assert run["tool"]["driver"]["rules"][0]["shortDescription"]["text"] == "No title says “secret”"
    page = (here / "r.html").read_text("utf-8")
    # The whole note is in the page, not only the lines of which something is said.
    assert "Venue: Westmere House" in page
    # Each is what it would be alone.
    for name, path in (("sarif", "r.sarif"), ("html", "r.html")):
        assert call(here, *HOUSE, "--format", name, "error.txt").stdout == (here / path).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--format", "json", "--format", "text"],
            "--format json and --format text would both go to standard output. "
            "Put --output FILE behind all but one.",
        ),
        (
            ["--format", "json", "-o", "-", "--format", "text"],
            "--format json and --format text would both go to standard output. "
            "Put --output FILE behind all but one.",
        ),
        (
            ["--format", "json", "-o", "a", "--format", "html", "-o", "./a"],
            "--format json and --format html would both go to “./a”. Give each its own file.",
        ),
        (
            ["-o", "a", "--format", "json", "--format", "html"],
            "--output “a” stands before any --format. "
            "With several outputs each --output goes behind its --format.",
        ),
        (
            ["--format", "json", "-o", "a", "--format", "htm", "-o", "b"],
            "there is no format “htm”. Did you mean “html”?",
        ),
        (["--format", "html", "-o"], "-o needs a value. See notelint --help."),
    ],
)
def test_what_cannot_go_together_is_said_before_anything_is_written(
    here: Path, arguments: list[str], said: str
) -> None:
    assert say(here, *HOUSE, "error.txt", *arguments) == (2, "", f"notelint: {said}\n")
    assert sorted(path.name for path in here.iterdir()) == ["error.txt", "house.yaml"]


def test_an_output_that_cannot_be_written_stops_no_other(here: Path) -> None:
    arguments = ("--format", "json", "-o", "no/such/r.json", "--format", "gitlab", "-o", "r.json")
    status, out, err = say(here, *HOUSE, "error.txt", *arguments)
    assert (status, out) == (2, "")
    assert err == (
        "notelint: no/such/r.json: the output cannot be written: no such file or directory. "
        "Name a file in a folder you can write to.\n"
    )
    assert json.loads((here / "r.json").read_text("utf-8"))[0]["check_name"] == "no-secret"


def test_failures_are_told_if_no_report_goes_to_standard_output(here: Path) -> None:
    files = ("--format", "json", "-o", "r.json", "--format", "junit", "-o", "r.xml")
    status, out, err = say(here, *HOUSE, "gone.txt", *files)
    assert (status, out) == (2, "")
    assert err == "notelint: gone.txt: unreadable: there is no such file or folder\n"
    assert say(here, *HOUSE, "gone.txt", *files, "--format", "concise", "--quiet")[2] == ""


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 1), ("never", 0)])
def test_junit_fails_as_the_run_does(here: Path, fail_on: str, failures: int) -> None:
    status, out, _ = say(here, *HOUSE, "--format", "junit", "--fail-on", fail_on, "error.txt")
    assert status == failures
    assert f'failures="{failures}"' in out


def test_a_run_that_prints_text_imports_no_other_output(here: Path) -> None:
    code = (
        "import sys; from notelint.cli import main; main(sys.argv[1:]);"
        "print(*sorted(name for name in sys.modules if name.startswith('notelint.reporters.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *HOUSE, "error.txt"],
        cwd=here,
        capture_output=True,
        env=surroundings(),
        check=True,
    )
    names = {name.rpartition(".")[2] for name in done.stdout.decode().splitlines()[-1].split()}
    assert names == {"colours", "concise", "json", "late", "snippet", "summary", "text"}
