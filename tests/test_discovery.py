"""Which files a run looks at."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from notelint.discovery import Found, discover
from notelint.violation import Problem

SUFFIXES = (".txt", ".md")

pytestmark = pytest.mark.usefixtures("_here")


@pytest.fixture
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")


def found(*paths: str) -> list[str]:
    return [entry.path for entry in discover(paths, SUFFIXES) if isinstance(entry, Found)]


def problems(*paths: str) -> list[tuple[str, str, str | None]]:
    entries = discover(paths, SUFFIXES)
    return [(entry.kind, entry.message, entry.path) for entry in entries if isinstance(entry, Problem)]


def test_a_folder_is_searched_by_suffix_in_order() -> None:
    make("notes/b.txt", "notes/a.MD", "notes/c.pdf", "notes/2026/may.txt", "notes/README", "notes/txt")
    assert found("notes") == ["notes/a.MD", "notes/b.txt", "notes/2026/may.txt"]


def test_the_current_folder_is_not_part_of_the_names() -> None:
    make("a.txt", "below/b.txt")
    assert found(".") == ["a.txt", "below/b.txt"]


@pytest.mark.parametrize(
    "name", [".git/a.txt", ".hidden/a.txt", ".a.txt", "CVS/a.txt", "node_modules/x/a.md", "venv/pyvenv.cfg"]
)
def test_what_is_no_place_for_notes_is_left_out(name: str) -> None:
    make("notes/a.txt", f"notes/{name}", f"notes/{name}.txt" if "venv" in name else "notes/a.txt")
    assert found("notes") == ["notes/a.txt"]


def test_a_file_that_is_named_is_taken_whatever_its_name() -> None:
    make("notes/.draft", "notes/minutes.docx")
    assert list(discover(["notes/.draft", "notes/minutes.docx"], SUFFIXES)) == [
        Found("notes/.draft", named=True),
        Found("notes/minutes.docx", named=True),
    ]


def test_hidden_folders_that_are_named_are_searched() -> None:
    make(".notes/a.txt")
    assert found(".notes") == [".notes/a.txt"]


def test_a_file_given_twice_is_checked_once() -> None:
    make("notes/a.txt")
    assert found("notes/a.txt", "notes", "./notes/a.txt", os.path.abspath("notes/a.txt"), "-", "-") == [
        "notes/a.txt",
        "-",
    ]


def test_what_is_missing_is_told_and_the_rest_found() -> None:
    make("a.txt")
    assert found("gone.txt", "a.txt") == ["a.txt"]
    assert problems("gone.txt", "a.txt/b", "nul\0.txt") == [
        ("unreadable", "there is no such file or folder", "gone.txt"),
        ("unreadable", "there is no such file or folder", "a.txt/b"),
        ("unreadable", "cannot be read: embedded null byte", "nul\0.txt"),
    ]


def test_a_folder_without_notes_is_told() -> None:
    make("notes/a.pdf")
    message = "no notes in this folder: no file in it ends in .md, .txt"
    assert problems("notes") == [("not-a-note", message, "notes")]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_circles_of_links_end_and_links_are_followed() -> None:
    make("notes/a.txt", "elsewhere/b.txt")
    os.symlink("..", "notes/up")
    os.symlink("../elsewhere", "notes/else")
    os.symlink("self", "notes/self")
    os.symlink("nowhere.txt", "notes/lost.txt")
    assert found("notes") == ["notes/a.txt", "notes/lost.txt", "notes/else/b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_any_name_is_taken() -> None:
    names = [b"caf\xe9.txt", "会議.txt".encode(), b"new\nline.txt", b"two words.txt", b"-dash.txt"]
    os.mkdir("notes")
    for name in names:
        (Path("notes") / os.fsdecode(name)).write_text("x", "utf-8")
    assert sorted(os.fsencode(path) for path in found("notes")) == sorted(b"notes/" + name for name in names)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_a_pipe_in_a_folder_is_not_waited_for() -> None:
    make("notes/a.txt")
    os.mkfifo("notes/pipe.txt")
    assert found("notes") == ["notes/a.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told() -> None:
    make("notes/a.txt", "notes/closed/b.txt")
    os.chmod("notes/closed", 0)
    try:
        assert found("notes") == ["notes/a.txt"]
        assert problems("notes") == [
            ("unreadable", "this folder cannot be searched: no permission", "notes/closed")
        ]
    finally:
        os.chmod("notes/closed", 0o755)


def test_deep_folders_end() -> None:
    path = "notes"
    for _ in range(300):
        path += "/d"
        os.makedirs(path)
    Path(f"{path}/a.txt").write_text("x", "utf-8")
    assert found("notes") == [f"{path}/a.txt"]
