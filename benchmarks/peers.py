"""Other checkers of text, where they are installed: each on the same notes, in one process."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from benchmarks.timing import Command, clean

HERE = Path(__file__).parent
_NODE = HERE / "node_modules" / ".bin"


@dataclass(frozen=True)
class Peer:
    """A checker: its command, and how it shows that it really checks what it is given.

    In ``words`` ``{files}`` stands for the names of all files, ``{here}`` for
    the folder of these benchmarks, in which it runs if ``at_home``. Of
    ``mistake``, the text of one file, it must say ``says``. ``data``: it checks
    data, so it gets the items of the notes as JSON. ``most`` are as many notes
    as it gets, since it is slow; None for all.
    """

    name: str
    words: tuple[str, ...]
    mistake: str
    says: str
    data: bool = False
    most: int | None = None
    at_home: bool = False

    @property
    def about(self) -> str:
        """The name, with what it checks if that is not the text."""
        return f"{self.name} (on JSON)" if self.data else self.name


PEERS = (
    Peer("typos", ("--threads", "1", "."), "They recieve it.\n", "receive"),
    Peer("codespell", (".",), "They recieve it.\n", "recieve"),
    Peer("proselint", ("check", "."), "A very unique thing.\n", "uncomparables", most=100),
    Peer(
        "textlint",
        ("--no-color", "--format", "compact", "{files}"),
        "They use javascript.\n",
        "terminology",
        most=50,
        at_home=True,
    ),
    Peer("write-good", ("{files}",), "So the the cat was stolen.\n", "repeated", most=200),
    Peer("markdownlint-cli2", ("*.txt", "*.md"), "#Heading\n", "MD018", most=200),
    Peer(
        "spectral",
        ("lint", "--ruleset", "{here}/spectral.yaml", "{files}"),
        '{"title": "Board", "items": [{"number": 1, "title": "", "text": ["Noted."]}]}\n',
        "item-has-title",
        data=True,
        most=200,
    ),
    Peer("yamllint", ("{files}",), '{"title":    "Board"}\n', "too many spaces", data=True, most=40),
)


def find(name: str) -> str | None:
    """Return where a peer is installed: beside this Python, from ``package.json``, or on the path."""
    beside = os.path.dirname(sys.executable)
    return shutil.which(name, path=os.pathsep.join((beside, str(_NODE), os.environ.get("PATH", ""))))


def version(path: str) -> str:
    """Return the version of a peer: of its package beside this Python, else what it says of it."""
    if Path(path).parent == Path(sys.executable).parent:
        with suppress(metadata.PackageNotFoundError):
            return metadata.version(Path(path).name)
    done = _run([path, "--version"], HERE)
    said = re.search(r"\d+\.\d[\w.]*", done.stdout or done.stderr)
    return said[0] if said else "unknown"


def command(peer: Peer, path: str, folder: Path, files: Sequence[str] | None = None) -> Command:
    """Return the command of a peer on a folder, or on some of its files if it takes files."""
    names = sorted(entry.name for entry in folder.iterdir()) if files is None else files
    words = [path]
    for word in peer.words:
        if word == "{files}":
            words += [str(folder / name) if peer.at_home else name for name in names]
        else:
            words.append(word.replace("{here}", str(HERE)))
    return Command(words, HERE if peer.at_home else folder)


def checks(peer: Peer, path: str) -> bool:
    """Return whether a peer finds a mistake with its command: another version may want another one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / ("mistake.json" if peer.data else "mistake.md")).write_text(peer.mistake, "utf-8")
        one = command(peer, path, folder)
        try:
            done = _run(one.words, one.folder)
        except (OSError, subprocess.TimeoutExpired):
            return False
        return peer.says in done.stdout + done.stderr


def _run(words: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(words),
        cwd=folder,
        env=clean(),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )
