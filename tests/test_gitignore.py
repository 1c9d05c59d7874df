"""``.gitignore``: what git leaves out is left out of the search, as git itself says."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notelint.discovery import Found, discover
from notelint.violation import Problem

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git says what is right")
FILES = [
    "a.txt", "b.txt", "old/a.txt", "old/b.txt", "old/1999/a.txt", "old/1999/x y.txt", "new/old/a.txt",
    "new/a.b.txt", "new/deep/er/c.txt", "[a].txt", "#a.txt", "!a.txt", "a .txt", "A.txt",
]  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=env, check=True, capture_output=True, text=True
    ).stdout


def repository(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    git(folder, "init", "--quiet")
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    return folder


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("tree") / "repository")


def by_git(folder: Path) -> list[str]:
    listed = git(folder, "ls-files", "-z", "--others", "--exclude-standard").split("\0")
    return sorted(name for name in listed if name.endswith(".txt"))


def by_us(folder: Path, *below: str) -> list[str]:
    found = discover([str(folder.joinpath(*below))], (".txt",))
    return sorted(os.path.relpath(one.path, folder) for one in found if isinstance(one, Found))


PATTERNS = [
    "a.txt", "/a.txt", "old", "old/", "/old/", "old/*", "old/**", "**/a.txt", "**/old/",
    "old/**/a.txt", "*.txt",
    "!a.txt", "!old/", "!old/a.txt", "a?txt", "[ab].txt", "[!a].txt", "[^a-c].txt", "\\[a].txt",
    "\\#a.txt", "\\!a.txt",
    "# a.txt", "", "   ", "a.txt   ", "a\\ .txt", "new/deep", "deep/er", "/new/*/er", "**", "/**",
    "a/**/b", "*/a.txt",
    "old/1999/x y.txt", "[[:upper:]].txt", "[z-a].txt", "**a.txt", "new/**b.txt", "/", "!",
    "a.txt\r", "[a", "er/c.txt/",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_means_what_git_says(tree: Path, pattern: str) -> None:
    (tree / ".gitignore").write_text(f"{pattern}\n", "utf-8", newline="")
    assert by_us(tree) == by_git(tree)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.sampled_from(PATTERNS), max_size=5),
    st.lists(st.sampled_from(PATTERNS), max_size=3),
    st.lists(st.sampled_from(PATTERNS), max_size=3),
)
def test_several_files_mean_what_git_says(tree: Path, top: list[str], old: list[str], new: list[str]) -> None:
    for folder, patterns in (("", top), ("old", old), ("new", new)):
        (tree / folder / ".gitignore").write_text("\n".join(patterns), "utf-8", newline="")
    try:
        assert by_us(tree) == by_git(tree)
    finally:
        for folder in ("", "old", "new"):
            (tree / folder / ".gitignore").unlink()


def test_what_stands_above_counts_but_a_named_folder_is_searched(tmp_path: Path) -> None:
    tree = repository(tmp_path)
    (tree / ".gitignore").write_text("/old/\n1999/a.txt\nb.txt\n", "utf-8")
    assert by_us(tree, "old") == ["old/1999/a.txt", "old/1999/x y.txt", "old/a.txt"]
    (tree / ".gitignore").write_text("/old/1999/a.txt\n", "utf-8")
    assert by_us(tree, "old", "1999") == ["old/1999/x y.txt"]


def test_a_file_that_is_named_is_taken(tmp_path: Path) -> None:
    tree = repository(tmp_path)
    (tree / ".gitignore").write_text("*.txt\n", "utf-8")
    assert by_us(tree, "a.txt") == ["a.txt"]
    (problem,) = discover([str(tree)], (".txt",))
    assert isinstance(problem, Problem)
    assert problem.message == "no notes in this folder but those that .gitignore leaves out"
    assert problem.help is not None
    assert problem.help.endswith("!a.txt")


def test_outside_of_a_repository_nothing_is_left_out(tmp_path: Path) -> None:
    for name in ("a.txt", "project/a.txt", "project/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    for name in (".gitignore", "project/.gitignore"):
        (tmp_path / name).write_text("a.txt\n", "utf-8")
    assert by_us(tmp_path) == ["a.txt", "project/a.txt", "project/b.txt"]
    git(tmp_path / "project", "init", "--quiet")
    assert by_us(tmp_path) == ["a.txt", "project/b.txt"]
