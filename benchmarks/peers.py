"""Other checkers of text, where they are installed: each on the same notes, in one process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# How each is called on a folder of notes; its output and its opinion of the notes do not matter.
PEERS: Mapping[str, tuple[str, ...]] = {
    "typos": ("typos", "--threads", "1", "."),
    "codespell": ("codespell", "."),
    "proselint": ("proselint", "check", "."),
    "write-good": ("write-good", "{files}"),
    "markdownlint-cli2": ("markdownlint-cli2", "**/*.{txt,md}"),
    "textlint": ("textlint", "--rule", "terminology", "."),
    "cspell": ("cspell", "--no-progress", "."),
}
_NODE = Path(__file__).parent / "node_modules" / ".bin"


def find(name: str) -> str | None:
    """Return where a peer is installed: beside this Python, from ``package.json``, or on the path."""
    beside = os.path.dirname(sys.executable)
    return shutil.which(name, path=os.pathsep.join((beside, str(_NODE), os.environ.get("PATH", ""))))


def version(path: str) -> str:
    """Return what a peer says of its version."""
    done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip().splitlines()[0] if done.stdout or done.stderr else "unknown"


def understands(words: list[str], folder: Path) -> bool:
    """Return whether a peer takes this command: another version may print how it is used, and do nothing."""
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    return "usage:" not in (done.stdout + done.stderr)[:2000].lower()


def words(name: str, path: str, folder: Path) -> list[str]:
    """Return the command of a peer on the notes of a folder."""
    files = sorted(entry.name for entry in folder.iterdir())
    return [path, *(word for part in PEERS[name][1:] for word in (files if part == "{files}" else [part]))]
