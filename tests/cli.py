"""Running the command as a process, in a folder of its own, with rules and notes made for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent

RULES = """\
rules:
  no-secret:
    severity: error
    summary: No title says “secret”
    each: item
    must-not: {say: {any: [secret], in: title}}
    message: The title of item {number} says “{found}”.
    help: Say what it is about.
  no-gossip:
    severity: warning
    summary: No title says “gossip”
    each: item
    must-not: {say: {any: [gossip], in: title}}
    message: The title of item {number} says “{found}”.
  no-hurry:
    severity: advice
    summary: No title says “quick”
    each: item
    must-not: {say: {any: [quick*], in: title}}
    message: The title of item {number} says “{found}”.
"""
HOUSE = ("--rules", "house.yaml", "--select", "no-secret,no-gossip,no-hurry", "--isolated")


def note(*titles: str) -> str:
    """Return a note with an item for each title; the first title stands in line 7."""
    items = "".join(
        f"{number}  {title}\n\nMembers noted it.\n\n" for number, title in enumerate(titles, start=1)
    )
    return (
        "Note of last Harbour Board meeting\n\nTitle: Harbour Board\nDate: Thursday 12 March 2026\n"
        f"Venue: Westmere House\n\n{items}"
    )


FINE = note("Welcome", "A plan")
ERROR = note("Welcome", "A secret plan")
WARNING = note("Welcome", "Some gossip")
ADVICE = note("Welcome", "A quick word")
AGENDA = "AGENDA\n\n1  Welcome (Pages 1 - 2)\n2  Report (Pages 3 - 8)\n"


def surroundings() -> dict[str, str]:
    """Return an environment in which ``notelint`` is this checkout and its modules are compiled once."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = os.environ["NOTELINT_CACHE_DIR"] + "-compiled"
    return kept | {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", "PYTHONPYCACHEPREFIX": compiled}


def forget() -> None:
    """Forget the results of earlier runs: notes are read anew, with the rules compiled already."""
    for path in Path(os.environ["NOTELINT_CACHE_DIR"]).glob("results-*"):
        path.unlink()


def call(
    folder: Path, *arguments: str, stdin: bytes | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command and return what it wrote, as bytes."""
    return subprocess.run(
        [sys.executable, "-m", "notelint", *arguments],
        cwd=folder,
        env=surroundings() | dict(env or {}),
        input=stdin,
        capture_output=True,
        check=False,
    )


def say(
    folder: Path, *arguments: str, stdin: bytes | None = None, env: Mapping[str, str] | None = None
) -> tuple[int, str, str]:
    """Run the command and return exit status, standard output and standard error."""
    done = call(folder, *arguments, stdin=stdin, env=env)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
