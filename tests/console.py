"""Documentation that is run: the console blocks of a Markdown page.

A block marked ``console`` holds commands behind ``$ `` (going on behind
``> ``) and what each of them prints. A block marked with a language and
``file=NAME`` is written to that file first. All blocks of a page run one after
the other, as one session would: they begin in a scratch folder that holds a copy of
``examples/``, and ``cd`` holds for the blocks behind it.

``python -m tests.console PAGE…`` writes what the commands print now into the pages.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
_BLOCK = re.compile(r"^(?P<indent> *)```(?P<info>[^`\n]+)\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_MARK = "--- end of command ---"
# Settings of the machine that would change what is printed.
MACHINE = re.compile(
    r"CI|GITHUB_.*|GITLAB_.*|TF_BUILD|(NO|FORCE)_COLOR|CLICOLOR.*|COLUMNS|NOTELINT_(?!CORPUS).*|GIT_.*"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its info string, its text and where the text begins and ends in the page."""

    info: str
    text: str
    start: int
    end: int
    line: int

    @property
    def file(self) -> str | None:
        """The file that the block is to be written to."""
        found = re.search(r"\bfile=(\S+)", self.info)
        return found[1] if found else None

    @property
    def is_console(self) -> bool:
        """Whether the block shows commands and what they print."""
        return self.info.split()[0] == "console"


def blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a Markdown page."""
    return [
        Block(
            match["info"].strip(),
            match["body"],
            *match.span("body"),
            page.count("\n", 0, match.start("body")) + 1,
        )
        for match in _BLOCK.finditer(page)
    ]


def commands(block: str) -> list[str]:
    """Return the commands of a console block, each with its further lines."""
    found: list[str] = []
    open_command = False
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(line[2:])
            open_command = True
        elif open_command and line.startswith(">") and line[1:2] in ("", " "):
            found[-1] += "\n" + line[2:]
        else:
            open_command = False
    return found


def environment(scratch: Path) -> dict[str, str]:
    """Return an environment in which ``notelint`` is this checkout and the machine does not show."""
    kept = {name: value for name, value in os.environ.items() if not MACHINE.fullmatch(name)}
    return kept | {
        "PATH": f"{_tools(scratch)}{os.pathsep}{kept.get('PATH', '')}",
        "PYTHONPATH": str(CHECKOUT),
        "HOME": str(scratch / "home"),
        "NOTELINT_CACHE_DIR": str(scratch / "cache"),
        "XDG_CONFIG_HOME": str(scratch / "home"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Clerk",
        "GIT_AUTHOR_EMAIL": "clerk@example.org",
        "GIT_COMMITTER_NAME": "Clerk",
        "GIT_COMMITTER_EMAIL": "clerk@example.org",
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
        "PRE_COMMIT_HOME": str(scratch / "pre-commit"),
    }


def _tools(scratch: Path) -> Path:
    """Return a folder with a ``notelint`` that runs this checkout, and a ``pre-commit``, by this Python."""
    folder = scratch / "bin"
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for name, module in (("notelint", "notelint"), ("pre-commit", "pre_commit")):
            script = folder / name
            script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n', "utf-8")
            script.chmod(0o755)
    return folder


def transcript(block: str, folder: Path, env: dict[str, str]) -> str:
    """Run the commands of a console block in ``folder`` and return the block as it would read now.

    The commands share one shell, so ``$?`` and ``cd`` work as they do by hand.
    """
    called = commands(block)
    script = "".join(
        f"{{ {command}\n}} 2>&1\n_status=$?; printf '\\n%s\\n' '{_MARK}'; (exit $_status)\n"
        for command in called
    )
    script += 'pwd >"${ENDED_IN:-/dev/null}"\n'
    # No standard input: a command that asks would hang the page.
    run = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=False,
    )
    printed = run.stdout.decode("utf-8").split(f"\n{_MARK}\n")
    if len(printed) != len(called) + 1:
        raise AssertionError(f"the shell stopped early: {run.stdout.decode()}{run.stderr.decode()}")
    shown = []
    for command, output in zip(called, printed, strict=False):
        first, *further = command.split("\n")
        shown += [f"$ {first}\n", *(f"> {line}\n" if line else ">\n" for line in further)]
        shown.append(output if output.endswith("\n") or not output else output + "\n")
    return "".join(shown)


def transcripts(page: str, scratch: Path) -> Iterator[tuple[Block, str]]:
    """Run a whole page in ``scratch``; yield each console block with what it would read now."""
    folder = scratch / "work"
    shutil.copytree(CHECKOUT / "examples", folder / "examples")
    ended_in = scratch / "ended-in"
    env = environment(scratch) | {"ENDED_IN": str(ended_in)}
    for block in blocks(page):
        if block.file is not None:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
        elif block.is_console:
            yield block, transcript(block.text, folder, env)
            folder = Path(ended_in.read_text("utf-8").rstrip("\n"))


def update(path: Path) -> bool:
    """Write what the commands of a page print now into the page; return whether it changed."""
    page = path.read_text("utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        changed = page
        for block, now in reversed(list(transcripts(page, Path(scratch)))):
            changed = changed[: block.start] + now + changed[block.end :]
    path.write_text(changed, "utf-8")
    return changed != page


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(f"{name}: {'rewritten' if update(Path(name)) else 'as it was'}")
