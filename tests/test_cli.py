"""The command as a process: what it prints, where, and the exit status."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import notelint
from tests.cli import ADVICE, AGENDA, ERROR, FINE, HOUSE, RULES, WARNING, call, note, say, surroundings

NOT_A_NOTE = (
    "not-a-note: this does not read as the minutes or note of a meeting, so it was not checked. "
    "If it is one, see the known limits for the layouts that notelint reads.\n"
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a rule file and a file of each kind."""
    files = {
        "house.yaml": RULES,
        "fine.txt": FINE,
        "error.txt": ERROR,
        "warning.txt": WARNING,
        "advice.txt": ADVICE,
        "agenda.txt": AGENDA,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


# --- what is printed --------------------------------------------------------------------


def test_a_violation_is_shown_with_its_line(here: Path) -> None:
    assert say(here, *HOUSE, "error.txt", "warning.txt") == (
        1,
        """\
error.txt:11:6: error no-secret: The title of item 2 says “secret”.
  11 | 2  A secret plan
     |      ^^^^^^
     help: Say what it is about.

warning.txt:11:9: warning no-gossip: The title of item 2 says “gossip”.
  11 | 2  Some gossip
     |         ^^^^^^

1 error and 1 warning in 2 notes; 1 to mend before publishing.
""",
        "",
    )


def test_a_clean_note(here: Path) -> None:
    assert say(here, *HOUSE, "fine.txt") == (0, "No violations in 1 note.\n", "")


def test_the_order_is_that_of_the_paths_whatever_the_command_line_says(here: Path) -> None:
    first = call(here, *HOUSE, "--format", "json", "warning.txt", "error.txt", "fine.txt").stdout
    assert first == call(here, *HOUSE, "fine.txt", "error.txt", "--format", "json", "warning.txt").stdout
    assert [file["path"] for file in json.loads(first)["files"]] == ["error.txt", "fine.txt", "warning.txt"]


def test_quiet_and_statistics(here: Path) -> None:
    assert say(here, *HOUSE, "--format", "concise", "--quiet", "--statistics", "error.txt", "advice.txt") == (
        1,
        """\
advice.txt:11:6: advice no-hurry: The title of item 2 says “quick”.
error.txt:11:6: error no-secret: The title of item 2 says “secret”.
1  advice   no-hurry
1  error    no-secret
""",
        "",
    )
    assert say(here, *HOUSE, "--quiet", "fine.txt") == (0, "", "")


def test_standard_input(here: Path) -> None:
    status, out, _ = say(here, *HOUSE, "--format", "concise", "-", stdin=ERROR.encode())
    assert (status, out.splitlines()[0]) == (
        1,
        "<stdin>:11:6: error no-secret: The title of item 2 says “secret”.",
    )
    _, out, _ = say(
        here, *HOUSE, "--format", "concise", "--stdin-filename", "draft.txt", "-", stdin=ERROR.encode()
    )
    assert out.startswith("draft.txt:11:6: error")


def test_the_current_folder_is_searched_if_no_path_is_given(here: Path) -> None:
    _, out, _ = say(here, *HOUSE, "--format", "json")
    assert [file["path"] for file in json.loads(out)["files"]] == [
        "advice.txt",
        "error.txt",
        "fine.txt",
        "warning.txt",
    ]


def test_version_and_help(here: Path) -> None:
    assert say(here, "--version") == (0, f"notelint {notelint.__version__}\n", "")
    for command in ((), ("check",), ("rules",), ("show",), ("test",)):
        status, out, err = say(here, *command, "--help")
        assert (status, err) == (0, "")
        assert out.startswith("usage: notelint")
        assert "examples:" in out


def test_a_file_called_like_a_command_can_be_checked(here: Path) -> None:
    (here / "rules").write_text(ERROR, "utf-8")
    for arguments in (["check", "rules"], ["./rules"], ["--quiet", "rules"], ["--", "rules"]):
        status, out, _ = (
            say(here, *arguments, *HOUSE) if "--" not in arguments else say(here, *HOUSE, *arguments)
        )
        assert status == 1, arguments
        assert "no-secret" in out


# --- the exit status --------------------------------------------------------------------

KINDS = {
    "fine.txt": "clean",
    "error.txt": "violation",
    "gone.txt": "failure",
    "agenda.txt": "no note",
}


MIXTURES = [names for size in (1, 2, 3, 4) for names in itertools.combinations(KINDS, size)]


@pytest.mark.parametrize(
    ("names", "skip"),
    # Passing over makes a difference only where there is something to pass over.
    [(names, False) for names in MIXTURES] + [(names, True) for names in MIXTURES if "agenda.txt" in names],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else ("skip" if value else "all"),
)
def test_every_mixture_of_files_has_its_status(here: Path, names: tuple[str, ...], skip: bool) -> None:
    kinds = {KINDS[name] for name in names}
    if "failure" in kinds:
        expected = 2
    elif "violation" in kinds:
        expected = 1
    elif kinds == {"no note"} and not skip:
        expected = 3
    else:
        expected = 0
    status, out, err = say(here, *HOUSE, *(["--skip-unrecognised"] if skip else []), *names)
    assert (status, err) == (expected, "")
    assert ("no-secret" in out) == ("violation" in kinds)
    assert ("not-a-note" in out) == ("no note" in kinds and not skip)
    assert ("1 file passed over: not a note." in out) == ("no note" in kinds and skip)


@pytest.mark.parametrize(
    ("name", "fail_on", "status"),
    [
        ("error.txt", "error", 1),
        ("error.txt", "warning", 1),
        ("error.txt", "advice", 1),
        ("error.txt", "never", 0),
        ("warning.txt", "error", 0),
        ("warning.txt", "warning", 1),
        ("warning.txt", "advice", 1),
        ("warning.txt", "never", 0),
        ("advice.txt", "error", 0),
        ("advice.txt", "warning", 0),
        ("advice.txt", "advice", 1),
        ("advice.txt", "never", 0),
        ("gone.txt", "never", 2),
        ("agenda.txt", "never", 3),
    ],
)
def test_fail_on(here: Path, name: str, fail_on: str, status: int) -> None:
    assert say(here, *HOUSE, "--fail-on", fail_on, name)[0] == status


def test_what_is_left_out_by_severity_counts_for_nothing_but_is_told(here: Path) -> None:
    assert say(here, *HOUSE, "--min-severity", "warning", "--fail-on", "advice", "advice.txt") == (
        0,
        "No violations in 1 note. 1 violation not shown.\n",
        "",
    )


@pytest.mark.parametrize("skip", [(), ("--skip-unrecognised",)], ids=["", "skip"])
def test_a_folder_without_notes_is_3(here: Path, skip: tuple[str, ...]) -> None:
    (here / "empty").mkdir()
    assert say(here, *HOUSE, *skip, "empty") == (
        3,
        "empty: not-a-note: no notes in this folder: no file in it ends in .markdown, .md, .text, .txt\n\n"
        "No notes checked.\n",
        "",
    )


def test_what_is_no_note_in_a_folder_is_told(here: Path) -> None:
    for name in ("error.txt", "warning.txt", "advice.txt"):
        (here / name).unlink()
    status, out, _ = say(here, *HOUSE, ".")
    assert (status, out) == (0, f"agenda.txt: {NOT_A_NOTE}\nNo violations in 1 note.\n")


# --- input that cannot be used ----------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said", "status"),
    [
        (b"", "not-a-note: this is empty, so it was not checked.", 3),
        (b" \n\n\t\n", "not-a-note: this is empty, so it was not checked.", 3),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "unreadable: this is a picture, not a text file.", 2),
        (b"abc\0def\0\0\0\0", "unreadable: this file holds binary data, not text.", 2),
        (b"\xff\xfea", "unreadable: this file begins as UTF-16 and is broken", 2),
    ],
    ids=["empty", "blank", "picture", "binary", "broken"],
)
def test_a_file_that_is_no_text_is_one_line(here: Path, data: bytes, said: str, status: int) -> None:
    (here / "odd.txt").write_bytes(data)
    got, out, err = say(here, *HOUSE, "--quiet", "odd.txt")
    assert (got, err) == (status, "")
    assert out.startswith(f"odd.txt: {said}")
    assert out.count("\n") == 1
    # The other files of the run lose nothing.
    assert "no-secret" in say(here, *HOUSE, "odd.txt", "error.txt")[1]


def test_a_file_that_is_too_large_is_not_read_to_its_end(here: Path) -> None:
    with (here / "huge.txt").open("wb") as file:
        file.truncate(60_000_000)
    status, out, _ = say(here, *HOUSE, "huge.txt")
    assert status == 2
    assert out.startswith("huge.txt: unreadable: the file is larger than 50 MB, the most that is read. ")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
def test_an_endless_file_ends(here: Path) -> None:
    assert say(here, *HOUSE, "/dev/zero")[0] == 2


def test_one_long_line_is_read_and_quoted_in_part(here: Path) -> None:
    long = note("Welcome", "A secret plan " + "x" * 100_000)
    (here / "long.txt").write_text(long, "utf-8")
    _, out, _ = say(here, *HOUSE, "long.txt")
    assert len(out) < 2000


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(here: Path) -> None:
    (here / "error.txt").chmod(0)
    assert say(here, *HOUSE, "--quiet", "error.txt")[:2] == (
        2,
        "error.txt: unreadable: the file cannot be read: no permission\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.txt", r"caf\xe9.txt"),
        ("Siân.txt".encode(), "Siân.txt"),
        (b"a\nb \x1b[31m.txt", r"a\x0ab \x1b[31m.txt"),
    ],
    ids=["no text", "accent", "control"],
)
def test_any_file_name_can_be_reported(here: Path, name: bytes, shown: str) -> None:
    (here / os.fsdecode(name)).write_text(ERROR, "utf-8")
    for kind in ("text", "concise"):
        _, out, _ = say(here, *HOUSE, "--format", kind, os.fsdecode(name))
        assert out.startswith(f"{shown}:11:6: error no-secret: ")
    _, out, _ = say(here, *HOUSE, "--format", "json", os.fsdecode(name))
    assert json.loads(out)["files"][0]["path"] == shown


def test_escapes_in_a_note_do_not_reach_the_terminal(here: Path) -> None:
    (here / "evil.txt").write_text(note("Welcome", "A \x1b[2Jsecret\x9b31m plan\u202e"), "utf-8")
    for kind in ("text", "concise", "json"):
        out = call(here, *HOUSE, "--format", kind, "evil.txt").stdout.decode()
        assert not set(out) & set("\x1b\x9b\u202e"), kind


# --- what the command line asks for and does not exist ----------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--formt", "json"], "there is no option “--formt”. Did you mean “--format”? See notelint --help."),
        (["--format", "jsn"], "there is no format “jsn”. Did you mean “json”?"),
        (["--format"], "--format needs a value. See notelint --help."),
        (["--fail-on", "eror"], "--fail-on cannot be “eror”. Did you mean “error”? See notelint --help."),
        (["--select", ","], "--select names no rule."),
        (["--config", "x", "--isolated"], "--config and --isolated cannot stand together."),
        (["--isolated", "--profile", "lgaa"], "there is no profile “lgaa”. Did you mean “lga”?"),
        (
            ["--isolated", "--select", "item-has-decison"],
            "there is no rule “item-has-decison”. Did you mean “item-has-decision”?",
        ),
        (
            ["--isolated", "--ignore", "item-titel"],
            "there is no rule “item-titel”. Did you mean “item-titled”?",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_does_not_exist_is_named_with_the_nearest(here: Path, arguments: list[str], said: str) -> None:
    assert say(here, *arguments, "fine.txt") == (2, "", f"notelint: {said}\n") or arguments == ["--format"]
    if arguments == ["--format"]:
        assert say(here, "fine.txt", *arguments) == (2, "", f"notelint: {said}\n")


@pytest.mark.parametrize(
    ("arguments", "help_"),
    [
        (["chekc", "fine.txt"], "there is no such file or folder. Did you mean “check”?"),
        (["ruls"], "there is no such file or folder. Did you mean “rules”?"),
        (["--quiet", "rules"], "there is no such file or folder. The command goes first: notelint rules"),
        (["gone.txt", "fine.txt"], "there is no such file or folder"),
    ],
)
def test_a_misspelt_or_misplaced_command_is_pointed_out(here: Path, arguments: list[str], help_: str) -> None:
    word = next(argument for argument in arguments if not argument.startswith("-"))
    status, out, _ = say(here, *arguments, "--isolated")
    assert status == 2
    assert f"{word}: unreadable: {help_}\n" in out


def test_a_broken_rule_file_stops_nothing_else(here: Path) -> None:
    (here / "bad.yaml").write_text("summary: x\neach: item\nmust: {hav: title}\nmessage: y\n", "utf-8")
    status, out, err = say(here, *HOUSE, "--rules", "bad.yaml", "--format", "json", "error.txt")
    assert (status, err) == (2, "")
    data = json.loads(out)
    assert [violation["rule"] for violation in data["violations"]] == ["no-secret"]
    (problem,) = data["problems"]
    assert (problem["kind"], problem["path"], problem["line"]) == ("rule", "bad.yaml", 3)


def test_a_missing_rule_file_is_told(here: Path) -> None:
    status, out, _ = say(here, "--isolated", "--rules", "gone.yaml", "--quiet", "fine.txt")
    assert status == 2
    assert "gone.yaml: rule: there is no such file or folder of rules\n" in out


# --- settings ---------------------------------------------------------------------------


def test_notes_of_one_run_can_have_different_settings(here: Path) -> None:
    for folder, word in (("one", "error"), ("two", "off")):
        (here / folder).mkdir()
        (here / folder / "note.txt").write_text(WARNING, "utf-8")
        settings = f"rules: [../house.yaml]\nselect: [no-gossip]\nseverities: {{no-gossip: {word}}}\n"
        (here / folder / ".notelint.yaml").write_text(settings, "utf-8")
    assert say(here, "--format", "concise", "one", "two") == (
        1,
        "one/note.txt:11:9: error no-gossip: The title of item 2 says “gossip”.\n"
        "1 error in 2 notes; 1 to mend before publishing.\n",
        "",
    )


def test_broken_settings_are_told_with_their_place_and_the_rest_is_checked(here: Path) -> None:
    text = "profil: lga\nrules: [house.yaml]\nselect: [no-secret]\nignore: [no-gosip]\n"
    (here / ".notelint.yaml").write_text(text, "utf-8")
    status, out, err = say(here, "--format", "concise", "--quiet", "error.txt")
    assert (status, err) == (2, "")
    first, second, third = out.splitlines()
    assert first == "error.txt:11:6: error no-secret: The title of item 2 says “secret”."
    assert second == (
        ".notelint.yaml:1:1: configuration: there is no key “profil” here. "
        "Did you mean “profile”? For example: profile: council"
    )
    assert third == (
        ".notelint.yaml:4:10: configuration: there is no rule “no-gosip”. Did you mean “no-gossip”?"
    )


def test_an_unknown_profile_in_the_settings_is_told_and_the_note_still_checked(here: Path) -> None:
    (here / ".notelint.yaml").write_text("profile: lgaa\nrules: [house.yaml]\nselect: [no-secret]\n", "utf-8")
    status, out, _ = say(here, "--format", "concise", "--quiet", "error.txt")
    assert status == 2
    assert out.splitlines()[1] == (
        ".notelint.yaml:1:10: configuration: there is no profile “lgaa”. Did you mean “lga”?"
    )


def test_standard_input_has_the_settings_of_the_folder_its_name_is_in(here: Path) -> None:
    (here / "minutes").mkdir()
    text = "rules: [../house.yaml]\nselect: [no-secret]\n"
    (here / "minutes" / ".notelint.yaml").write_text(text, "utf-8")
    arguments = ("--format", "concise", "--quiet", "--stdin-filename", "minutes/draft.txt", "-")
    status, out, _ = say(here, *arguments, stdin=ERROR.encode())
    assert (status, out) == (
        1,
        "minutes/draft.txt:11:6: error no-secret: The title of item 2 says “secret”.\n",
    )


def test_settings_that_are_named_and_missing_are_told(here: Path) -> None:
    status, out, _ = say(here, "--config", "gone.yaml", "--quiet", "--select", "item-titled", "fine.txt")
    assert (status, out) == (2, "gone.yaml: configuration: there is no such settings file\n")


def test_a_word_of_the_house_is_understood(here: Path) -> None:
    text = note("Welcome", "A plan").replace("Members noted it.", "Upshot:\n\nMembers agreed the plan.")
    (here / "fine.txt").write_text(text, "utf-8")
    (here / ".notelint.yaml").write_text("vocabulary:\n  decision-headings+: [Upshot]\n", "utf-8")
    with_word = say(here, "show", "fine.txt", "decision-heading")[1]
    assert "Upshot" in with_word
    assert "Upshot" not in say(here, "show", "--isolated", "fine.txt", "decision-heading")[1]


# --- where it is written ----------------------------------------------------------------


def test_a_report_is_written_to_a_file_as_a_whole(here: Path) -> None:
    target = here / "report.json"
    target.write_text("before", "utf-8")
    target.chmod(0o640)
    assert say(here, *HOUSE, "--format", "json", "--output", "report.json", "error.txt") == (1, "", "")
    assert json.loads(target.read_text("utf-8"))["summary"]["error"] == 1
    assert target.stat().st_mode & 0o777 == 0o640
    written = [path.name for path in here.iterdir() if "report" in path.name or path.name[0] == "."]
    assert written == ["report.json"]


def test_a_dash_is_standard_output(here: Path) -> None:
    assert say(here, *HOUSE, "--output", "-", "fine.txt") == (0, "No violations in 1 note.\n", "")


def test_what_failed_is_told_beside_the_file(here: Path) -> None:
    _, out, err = say(here, *HOUSE, "--output", "report.txt", "gone.txt")
    assert (out, err) == ("", "notelint: gone.txt: unreadable: there is no such file or folder\n")


def test_a_file_that_cannot_be_written_is_told_and_the_report_not_lost(here: Path) -> None:
    status, out, err = say(here, *HOUSE, "--output", "no/such/report.txt", "error.txt")
    assert status == 2
    assert err == (
        "notelint: no/such/report.txt: the output cannot be written: no such file or directory. "
        "Name a file in a folder you can write to. The report follows here.\n"
    )
    assert "no-secret" in out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_disk_is_told(here: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "notelint", *HOUSE, "error.txt"],
            cwd=here,
            stdout=full,
            stderr=subprocess.PIPE,
            env=surroundings(),
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "notelint: the output cannot be written: no space left on device.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close in another way there")
def test_a_closed_pipe_is_no_complaint(here: Path) -> None:
    for number in range(200):
        (here / f"note{number}.txt").write_text(ERROR, "utf-8")
    command = f"'{sys.executable}' -m notelint {' '.join(HOUSE)} . | head -n 1"
    env = surroundings()
    done = subprocess.run(["bash", "-c", command], cwd=here, capture_output=True, env=env, check=False)
    assert done.stdout.decode().startswith("advice.txt:11:6: advice")
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell")
def test_closed_streams_are_no_complaint(here: Path) -> None:
    command = f"'{sys.executable}' -m notelint {' '.join(HOUSE)} error.txt >&- 2>&-"
    env = surroundings()
    assert subprocess.run(["bash", "-c", command], cwd=here, env=env, check=False).returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ there")
def test_an_interrupt_ends_quietly_with_130(here: Path) -> None:
    env = surroundings()
    os.mkfifo(here / "slow.txt")
    command = [sys.executable, "-m", "notelint", *HOUSE, "error.txt", "slow.txt"]
    process = subprocess.Popen(command, cwd=here, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    # Opening the pipe waits until the command has come to it.
    with process, (here / "slow.txt").open("wb"):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_a_terminal_of_any_encoding_takes_the_report(here: Path, encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    out = call(here, *HOUSE, "error.txt", env=env).stdout.decode(encoding)
    quoted = "“secret”" if encoding in ("cp1252", "utf-8") else '"secret"'
    assert f"The title of item 2 says {quoted}." in out
    data = call(here, *HOUSE, "--format", "json", "error.txt", env=env).stdout
    assert (
        json.loads(data.decode("utf-8"))["violations"][0]["message"] == "The title of item 2 says “secret”."
    )


@pytest.mark.parametrize(
    ("arguments", "env", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--colour=always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours(here: Path, arguments: list[str], env: dict[str, str], coloured: bool) -> None:
    assert ("\x1b[" in say(here, *HOUSE, *arguments, "error.txt", env=env)[1]) == coloured
    target = here / "out.txt"
    call(here, *HOUSE, *arguments, "--output", "out.txt", "error.txt", env=env)
    assert "\x1b[" not in target.read_text("utf-8")


# --- faults of notelint itself ----------------------------------------------------------


def test_a_fault_in_one_file_is_a_problem_and_the_run_goes_on(here: Path) -> None:
    broken = (
        "import notelint.rulesets as r, notelint.cli as c\n"
        "real = r.understand\n"
        "def understand(source, *a, **k):\n"
        "    if source.path == 'fine.txt': raise KeyError('oh')\n"
        "    return real(source, *a, **k)\n"
        "r.understand = understand\n"
        "import sys; sys.exit(c.main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken, *HOUSE, "--quiet", "--no-cache", "error.txt", "fine.txt"],
        cwd=here,
        capture_output=True,
        env=surroundings(),
        check=False,
    )
    out = done.stdout.decode()
    assert (done.returncode, done.stderr) == (2, b"")
    assert "no-secret" in out
    assert "fine.txt: internal: notelint failed on this file: KeyError: 'oh' (" in out
    assert "Traceback" not in out
