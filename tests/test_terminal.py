"""At the terminal: progress, links, widths, encodings."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from notelint.commands.progress import Progress
from notelint.terminal import columns, has_links
from tests.cli import ERROR, FINE, HOUSE, RULES, call, note, say, surroundings

ASKED = ("COLUMNS", "FORCE_HYPERLINK", "TMUX", "STY", "TERM", "TERM_PROGRAM", "VTE_VERSION", "WT_SESSION",
         "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM")  # fmt: skip


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "house.yaml").write_text(RULES, "utf-8")
    (tmp_path / "note.txt").write_text(ERROR, "utf-8")
    return tmp_path


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Leave nothing in the environment that speaks of a terminal."""
    for name in ASKED:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


class Screen(io.StringIO):
    """A terminal that keeps what is written to it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


# --- Progress -----------------------------------------------------------------------------


def test_progress_is_one_line_that_is_taken_away(plain: pytest.MonkeyPatch) -> None:
    plain.setenv("COLUMNS", "48")
    screen, times = Screen(), iter([0.0, 0.1, 0.5, 0.8, 0.85, 0.95, 5.0])
    progress = Progress(screen, clock=lambda: next(times))
    for path in ("a.txt", "b.txt", "c.txt", "d.txt", "minutes/of/long/ago/the-harbour-board.txt", "f.txt"):
        progress.see(path)
    progress.clear()
    first = "notelint: 2 files looked at, now c.txt"
    second = "notelint: 4 files looked at, now minutes/of/lo…"
    third = "notelint: 5 files looked at, now f.txt"
    gone = len(second) - len(third)
    assert screen.getvalue().split("\r") == [
        "", first, second, third + " " * gone + "\b" * gone, " " * len(third), "",
    ]  # fmt: skip


def test_a_quick_run_shows_no_progress() -> None:
    screen = Screen()
    progress = Progress(screen, clock=lambda: 1.0)
    progress.see("a.txt")
    progress.clear()
    assert screen.getvalue() == ""


def test_progress_on_a_screen_of_another_encoding(plain: pytest.MonkeyPatch) -> None:
    screen, times = Screen(), iter([0.0, 2.0])
    screen.encoding = "cp1252"  # type: ignore[misc]
    Progress(screen, clock=lambda: next(times)).see("ŵyl.txt")
    assert screen.getvalue() == "\rnotelint: 0 files looked at, now ?yl.txt"


def on_a_terminal(here: Path, *arguments: str, term: str = "xterm") -> tuple[bytes, bytes]:
    """Run the command with a terminal for standard error and slow standard input.

    Returns what it wrote to standard output and to the terminal.
    """
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    env = surroundings() | {"TERM": term}
    process = subprocess.Popen(
        [sys.executable, "-m", "notelint", *HOUSE, "--format", "concise", *arguments], cwd=here, env=env,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    assert process.stdin is not None
    try:
        # It waits for standard input longer than a run may take without a word.
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2.5)
        out, _ = process.communicate(FINE.encode(), timeout=60)
        try:
            written = os.read(ours, 10_000)
        except OSError:  # what Linux says of a terminal that nobody holds open
            written = b""
    finally:
        os.close(ours)
        process.kill()
    return out, written


def test_a_long_run_says_how_far_it_is_on_a_terminal_and_only_there(here: Path) -> None:
    out, written = on_a_terminal(here, "-", "note.txt")
    line = b"notelint: 1 file looked at, now note.txt"
    assert written == b"\r" + line + b"\r" + b" " * len(line) + b"\r"
    assert out.startswith(b"note.txt:11:6: error no-secret: ")
    assert b"looked at" not in out


@pytest.mark.parametrize(("arguments", "term"), [(["--quiet"], "xterm"), ([], "dumb")])
def test_no_progress_if_it_is_not_wanted(here: Path, arguments: list[str], term: str) -> None:
    assert on_a_terminal(here, "-", "note.txt", *arguments, term=term)[1] == b""


# --- Links --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("env", "wanted"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"VTE_VERSION": "7003"}, True),
        ({"VTE_VERSION": "4600"}, False),
        ({"WT_SESSION": "1f2e"}, True),
        ({"WT_SESSION": "1f2e", "TMUX": "/tmp/tmux"}, False),
        ({"FORCE_HYPERLINK": "0", "WT_SESSION": "1f2e"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
    ],
    ids=str,
)
def test_links_are_for_terminals_that_show_them(
    plain: pytest.MonkeyPatch, env: Mapping[str, str], wanted: bool
) -> None:
    for name, value in env.items():
        plain.setenv(name, value)
    assert has_links(Screen()) is wanted
    assert has_links(io.StringIO()) is (env.get("FORCE_HYPERLINK") == "1")


def test_a_link_leads_to_the_file_of_the_rule(here: Path) -> None:
    forced = {"FORCE_HYPERLINK": "1", "NO_COLOR": "1"}
    _, out, _ = say(here, *HOUSE, "--quiet", "note.txt", env=forced)
    address = (here / "house.yaml").as_uri()
    link = f"\x1b]8;;{address}\x1b\\no-secret\x1b]8;;\x1b\\"
    assert out.splitlines()[0] == f"note.txt:11:6: error {link}: The title of item 2 says “secret”."
    shipped = ("--isolated", "--format", "grouped", "--select", "attendance-recorded")
    _, out, _ = say(here, *shipped, "note.txt", env=forced)
    link = out.partition("\x1b]8;;")[2].partition("\x1b\\")[0]
    assert link.startswith("file:///")
    assert link.endswith("rules/attendance/attendance-recorded.yaml")


@pytest.mark.parametrize("arguments", [["--color", "never"], ["--format", "concise"], ["--format", "json"]])
def test_no_links_where_a_program_may_read(here: Path, arguments: list[str]) -> None:
    _, out, _ = say(here, *HOUSE, *arguments, "note.txt", env={"FORCE_HYPERLINK": "1"})
    assert "\x1b" not in out
    say(here, *HOUSE, *arguments, "--output", "report", "note.txt", env={"FORCE_HYPERLINK": "1"})
    assert "\x1b" not in (here / "report").read_text("utf-8")


# --- Widths -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "wanted"), [(None, 88), ("60", 60), ("200", 88), ("7", 40), ("0", 88), ("wide", 88), ("", 88)]
)
def test_columns(plain: pytest.MonkeyPatch, given: str | None, wanted: int) -> None:
    if given is not None:
        plain.setenv("COLUMNS", given)
    assert columns(io.StringIO(), 88) == wanted


def test_a_report_fits_a_narrow_terminal(here: Path) -> None:
    title = f"{'A most ' * 5}secret plan{' of ours' * 3}"
    (here / "note.txt").write_text(note("Welcome", title), "utf-8")
    _, out, _ = say(here, *HOUSE, "--quiet", "note.txt", env={"COLUMNS": "50"})
    assert out.splitlines() == [
        "note.txt:11:39: error no-secret: The title of item 2 says “secret”.",
        "  11 | … most A most A most secret plan of ours o…",
        "     |                      ^^^^^^",
        "     help: Say what it is about.",
    ]


@pytest.mark.parametrize("command", [["rules", "no-secret"], ["rules", "--trace", "no-secret", "note.txt"]])
def test_pages_fit_a_narrow_terminal(here: Path, command: list[str]) -> None:
    _, out, _ = say(here, *command, "--isolated", "--rules", "house.yaml", env={"COLUMNS": "50"})
    sentences = [line for line in out.splitlines() if "says" in line or "looks" in line]
    assert sentences
    assert all(len(line) <= 50 for line in sentences)


# --- Encodings ----------------------------------------------------------------------------

COMMANDS = [
    ["--help"],
    ["note.txt"],
    ["--format", "grouped", "note.txt"],
    ["--format", "html", "note.txt"],
    ["rules"],
    ["rules", "item-has-decision"],
    ["rules", "--trace", "no-secret", "note.txt"],
    ["show", "note.txt"],
    ["config", "note.txt"],
    ["test", "house.yaml"],
    ["completion", "bash"],
    ["rules", "no-scret"],
    ["ŵ.txt"],
]


@pytest.mark.parametrize(
    ("command", "encoding"),
    [*((command, "cp1252") for command in COMMANDS), (COMMANDS[6], "cp437"), (COMMANDS[6], "ascii")],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_consoles_of_any_encoding_take_what_every_command_says(
    here: Path, command: list[str], encoding: str
) -> None:
    (here / ".notelint.yaml").write_text("rules: [house.yaml]\n", "utf-8")
    (here / "note.txt").write_text(note("Croeso", "A secret: ŵ “日本” ☃ – €5"), "utf-8")
    done = call(here, *command, env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    said = done.stdout + done.stderr
    assert b"fault of notelint" not in said
    assert b"Traceback" not in said
    if command[0] in ("note.txt", "rules") and "no-scret" not in command:
        said.decode(encoding)
