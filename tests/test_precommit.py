"""The pre-commit hook, run by the real pre-commit on a repository of fictional minutes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from notelint import __version__
from tests.conftest import git
from tests.console import CHECKOUT, blocks

FINE = (CHECKOUT / "examples" / "board-note.txt").read_text("utf-8")
FAULTY = (CHECKOUT / "examples" / "board-note-faulty.txt").read_text("utf-8")
ERRORS, FAULTS = 8, 12  # of the faulty note
NO_INDEX = (
    "Could not find a version",
    "No matching distribution",
    "NewConnectionError",
    "Temporary failure in name",
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def minutes(checkout_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of minutes with the hook installed from the working tree, as a user would."""
    folder = tmp_path_factory.mktemp("minutes")
    git(folder, "init", "--quiet")
    revision = git(checkout_copy, "rev-parse", "HEAD").stdout.strip()
    for name, text in recipes(checkout_copy, revision).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "README.md").write_text("# Minutes of the boards\n\nOne folder a board.\n", "utf-8")
    (folder / "budget.txt").write_text("Heating 4,200\nHire of the hall 310\n", "utf-8")
    installed = pre_commit(folder, "install", "--install-hooks")
    if installed.returncode and any(sign in installed.stdout + installed.stderr for sign in NO_INDEX):
        pytest.skip("pre-commit could not install notelint: pip reaches no package index here")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return folder


def recipes(repository: Path, revision: str) -> dict[str, str]:
    """Return the files of settings for pre-commit that the page shows, with this repository in them."""
    page = (CHECKOUT / "docs" / "in-ci.md").read_text("utf-8")
    return {
        block.file: block.text.replace("https://github.com/OWNER/notelint", str(repository)).replace(
            f"v{__version__}", revision
        )
        for block in blocks(page)
        if block.file is not None and block.file.endswith(".pre-commit-config.yaml")
    }


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=surroundings(folder),
        check=False,
    )


def surroundings(folder: Path) -> dict[str, str]:
    return os.environ | {
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Clerk",
        "GIT_AUTHOR_EMAIL": "clerk@example.org",
        "GIT_COMMITTER_NAME": "Clerk",
        "GIT_COMMITTER_EMAIL": "clerk@example.org",
    }


def commit(folder: Path) -> subprocess.CompletedProcess[str]:
    """Stage everything and commit, as a clerk does; the hook runs in between."""
    git(folder, "add", "--all")
    return subprocess.run(
        ["git", "commit", "--message", "Minutes"],
        cwd=folder,
        capture_output=True,
        text=True,
        env=surroundings(folder),
        check=False,
    )


def test_only_files_that_are_no_notes_never_block(minutes: Path) -> None:
    done = commit(minutes)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_faulty_note_is_refused_and_the_mended_one_passes(minutes: Path) -> None:
    (minutes / "coastal towns").mkdir()
    note = minutes / "coastal towns" / "12 March 2026.txt"
    note.write_text(FAULTY, "utf-8")
    (minutes / "coastal towns" / "second copy.txt").write_text(FINE, "utf-8")
    (minutes / "README.md").write_text("# Minutes\n", "utf-8")

    refused = commit(minutes)
    said = refused.stdout + refused.stderr
    assert refused.returncode == 1, said
    assert "coastal towns/12 March 2026.txt" in said
    assert "weekday-fits-date" in said
    assert "second copy.txt" not in said
    assert "README.md" not in said

    note.write_text(FINE, "utf-8")
    passed = commit(minutes)
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_many_notes_are_reported_in_one_run(minutes: Path) -> None:
    folder = minutes / "many"
    folder.mkdir()
    for number in range(1, 13):
        (folder / f"note {number:02}.txt").write_text(FAULTY if number % 2 else FINE, "utf-8")
    refused = commit(minutes)
    said = refused.stdout + refused.stderr
    assert refused.returncode == 1, said
    assert [n for n in range(1, 13) if f"note {n:02}.txt" in said] == [1, 3, 5, 7, 9, 11]
    assert said.count("hook id: notelint") == 1
    shutil.rmtree(folder)


def test_shared_out_over_processes_it_finds_the_same_and_sums_up_for_each_share(minutes: Path) -> None:
    folder = minutes / "shares"
    folder.mkdir()
    for number in range(1, 41):
        (folder / f"note {number:02}.txt").write_text(FAULTY if number % 2 else FINE, "utf-8")
    git(minutes, "add", "--all")
    found, sums = [], []
    for config in (".pre-commit-config.yaml", "shared-out/.pre-commit-config.yaml"):
        ran = pre_commit(minutes, "run", "--all-files", "--verbose", "--config", config)
        assert ran.returncode == 1, ran.stdout + ran.stderr
        lines = ran.stdout.splitlines()
        found.append(sorted(line for line in lines if line.startswith("shares/note ")))
        sums.append([line for line in lines if " to mend before publishing" in line])
    git(minutes, "rm", "-r", "-f", "--quiet", "shares")
    assert found[0] == found[1]
    assert len(found[0]) == 20 * FAULTS
    # pre-commit gives a process four files or more, and takes no more processes than there are processors.
    assert len(sums[0]) == 1
    assert sums[0][0].startswith(f"{20 * ERRORS} errors and ")
    assert len(sums[1]) > 1 or os.cpu_count() == 1


def test_the_hook_that_finds_the_notes_itself_sees_those_that_were_not_changed(minutes: Path) -> None:
    (minutes / "minutes").mkdir()
    (minutes / "minutes" / "old.txt").write_text(FAULTY, "utf-8")
    config = ("--config", "all-notes/.pre-commit-config.yaml")
    git(minutes, "add", "--all")
    ran = pre_commit(minutes, "run", *config, "--files", "README.md")
    assert ran.returncode == 1
    assert ran.stdout.count("minutes/old.txt:10:2: error weekday-fits-date") == 1
    git(minutes, "rm", "-r", "-f", "--quiet", "minutes")
    (minutes / "minutes").mkdir()
    (minutes / "minutes" / "README.md").write_text("# Minutes\n", "utf-8")
    assert pre_commit(minutes, "run", *config, "--files", "README.md").returncode == 0


def test_the_hook_takes_notes_by_suffix_and_leaves_the_rest(minutes: Path) -> None:
    (minutes / "script.py").write_text("print('no note')\n", "utf-8")
    git(minutes, "add", "script.py")
    ran = pre_commit(minutes, "run", "notelint", "--files", "script.py")
    assert "no files to check" in ran.stdout
