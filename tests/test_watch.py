"""``--watch``: a process that checks a note again each time it is saved."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest

from tests.cli import ADVICE, ERROR, FINE, HOUSE, RULES, WARNING, say, surroundings

SECRET = "error no-secret: The title of item 2 says “secret”."
GOSSIP = "warning no-gossip: The title of item 2 says “gossip”."
QUICK = "advice no-hurry: The title of item 2 says “quick”."
WATCHING = "notelint: watching 1 note. Ctrl-C ends it."
Wait = Callable[[str], list[str]]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "house.yaml").write_text(RULES, "utf-8")
    (tmp_path / "note.txt").write_text(FINE, "utf-8")
    return tmp_path


class Watching:
    """The command as a process, and the lines it has printed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def until(self, end: str) -> list[str]:
        """Return the lines up to the one that ends so, which there must be."""
        assert self.process.stdout is not None
        lines = []
        for line in self.process.stdout:
            lines.append(line.rstrip("\n"))
            if line.rstrip("\n").endswith(end):
                return lines
        raise AssertionError(f"{end!r} was not printed: {lines}")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        rest, _ = self.process.communicate(timeout=60)
        assert rest == ""
        return self.process.returncode


@contextlib.contextmanager
def watching(here: Path, *arguments: str) -> Iterator[Watching]:
    command = [sys.executable, "-m", "notelint", "--watch", "--format", "concise", *arguments]
    process = subprocess.Popen(
        command, cwd=here, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        encoding="utf-8",
    )  # fmt: skip
    patience = Timer(120, process.kill)  # what is not printed must not be waited for without end
    patience.start()
    try:
        yield Watching(process)
    finally:
        patience.cancel()
        process.kill()
        process.wait()


def save(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def save_by_renaming(path: Path, text: str) -> None:
    new = path.with_name(".new")
    new.write_text(text, "utf-8")
    os.replace(new, path)


def save_by_removing(path: Path, text: str) -> None:
    path.rename(path.with_name("note.txt~"))
    path.write_text(text, "utf-8")
    path.with_name("note.txt~").unlink()


@pytest.mark.parametrize("write", [save, save_by_renaming, save_by_removing])
def test_a_note_is_checked_each_time_it_is_saved(here: Path, write: Callable[[Path, str], None]) -> None:
    with watching(here, *HOUSE, "note.txt") as run:
        assert run.until(WATCHING) == ["No violations in 1 note.", WATCHING]
        write(here / "note.txt", ERROR)
        assert run.until("publishing.") == [
            "",
            "notelint: saved: note.txt",
            f"note.txt:11:6: {SECRET}",
            "1 error in 1 note; 1 to mend before publishing.",
        ]
        write(here / "note.txt", WARNING)
        assert run.until("note.")[2:] == [f"note.txt:11:9: {GOSSIP}", "1 warning in 1 note."]
        assert run.stop() == 0


def test_of_a_folder_only_what_was_saved_is_checked(here: Path) -> None:
    (here / "old.txt").write_text(ERROR, "utf-8")
    with watching(here, *HOUSE, ".") as run:
        run.until("watching 2 notes. Ctrl-C ends it.")
        save(here / "new.txt", ADVICE)
        assert run.until("note.")[1:] == [
            "notelint: saved: new.txt",
            f"new.txt:11:6: {QUICK}",
            "1 advice in 1 note.",
        ]
        (here / "old.txt").unlink()
        save(here / "note.txt", WARNING)
        assert run.until("note.")[1:] == [
            "notelint: saved: note.txt",
            f"note.txt:11:9: {GOSSIP}",
            "1 warning in 1 note.",
        ]
        assert run.stop() == 0


def test_settings_and_rules_that_are_saved_count_for_all_notes(here: Path) -> None:
    save(here / "note.txt", WARNING)
    (here / ".notelint.yaml").write_text(
        "rules: [house.yaml]\nselect: [no-secret, no-gossip, no-hurry]\n", "utf-8"
    )
    with watching(here, "--quiet") as run:
        assert run.until(GOSSIP) == [f"note.txt:11:9: {GOSSIP}"]
        save(here / "house.yaml", RULES.replace("severity: warning", "severity: error"))
        assert run.until("“gossip”.") == [f"note.txt:11:9: {GOSSIP.replace('warning', 'error')}"]
        save(here / ".notelint.yaml", "rules: [house.yaml]\nselect: [no-gossp]\n")
        assert run.until("“no-gossip”?") == [
            ".notelint.yaml:2:10: configuration: there is no rule “no-gossp”. Did you mean “no-gossip”?"
        ]
        save(here / "notelint-waivers.yaml", "")
        run.until("“no-gossip”?")
        assert run.stop() == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "--watch needs files: standard input cannot be saved again."),
        (["--fix"], "--watch only looks; it cannot stand with --fix."),
        (["--write-baseline", "."], "--watch only looks; it cannot stand with --write-baseline."),
        (["--profile", "counsil"], "there is no profile “counsil”. Did you mean “council”?"),
    ],
    ids=["stdin", "fix", "baseline", "profile"],
)
def test_what_cannot_be_watched(here: Path, arguments: list[str], said: str) -> None:
    assert say(here, "--watch", *arguments) == (2, "", f"notelint: {said}\n")
