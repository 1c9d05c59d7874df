"""Counts the work of checking notes, so that it cannot grow unseen: ``python -m tests.work``.

Work is counted in calls, which are the same on any machine, and where valgrind
is installed in instructions of the processor too, in units of a yardstick that
the same Python runs. The figures in ``work.json`` hold for one version of
Python; a figure that has grown by more than a tenth ends with status 1. Whoever
means it to grow renews them with ``--write``.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
FIGURES = HERE / "work.json"
NOTE = HERE.parent / "examples" / "board-note.txt"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
MOST = 1.1  # times the committed figure

_CHECK = ["--isolated", "--no-plugins", "--fail-on", "never", "--quiet", "--jobs", "1"]
_CALLS = """
import cProfile, sys
profile = cProfile.Profile()
profile.enable()
from notelint.cli import main
status = main(sys.argv[1:])
profile.disable()
print(sum(entry.callcount for entry in profile.getstats()), file=sys.stderr)
sys.exit(status)
"""
_YARDSTICK = r"""
import re
words = [f"word{number % 97}" for number in range(20_000)]
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
len(re.findall(r"\bword(?:1|2|3)\d*\b", " ".join(words)))
"""


def notes(folder: Path, count: int) -> list[str]:
    """Write notes to a folder, the same ones each time, and return their paths."""
    text = NOTE.read_text("utf-8")
    head, *items = re.split(r"(?=<AI\d+>)", text)
    items[-1], tail = re.split(r"(?<=</AI\d>)", items[-1], maxsplit=1)
    chance = random.Random(20)
    paths = []
    for number in range(count):
        order = items if number == 0 else chance.sample(items, len(items))
        path = folder / f"note-{number:03}.txt"
        path.write_text(head + "".join(order) + tail, "utf-8")
        paths.append(str(path))
    return paths


def calls(paths: list[str], cache: Path, *, known: bool = False) -> int:
    """Return how many calls it takes to check notes in a process of its own; ``known``: once again."""
    if not known:
        _forget_results(cache)
    done = _run([sys.executable, "-c", _CALLS, *_CHECK, *paths], cache)
    return int(done.stderr.split()[-1])


def _forget_results(cache: Path) -> None:
    """Leave only the compiled rules in a cache: what a wheel has from the beginning."""
    for entry in cache.glob("results-*"):
        entry.unlink()


def instructions(command: list[str], cache: Path) -> int:
    """Return how many instructions of the processor a command takes; needs valgrind."""
    counting = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    done = _run([*counting, *command], cache)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if found is None:
        raise RuntimeError(f"valgrind counted nothing: {done.stderr}")
    return int(found[1])


def _run(command: list[str], cache: Path) -> subprocess.CompletedProcess[str]:
    settings = {
        "PYTHONHASHSEED": "0",
        "NOTELINT_CACHE_DIR": str(cache),
        "PYTHONPATH": str(HERE.parent),
        # Whether modules are compiled anew must not depend on who counts.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(cache.parent / "byte-code"),
    }
    return subprocess.run(
        command, env={**os.environ, **settings}, capture_output=True, text=True, encoding="utf-8", check=True
    )


def counted() -> dict[str, float]:
    """Return what is counted now, by what it is called in ``work.json``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = folder / "cache"
        paths = notes(folder, 100)
        calls(paths[:1], cache)  # keeps the compiled rules and the byte-code
        found: dict[str, float] = {
            "calls, one note": calls(paths[:1], cache),
            "calls, one note that is known": calls(paths[:1], cache, known=True),
            "calls, a hundred notes": calls(paths, cache),
        }
        if shutil.which("valgrind"):
            _forget_results(cache)
            unit = instructions([sys.executable, "-c", _YARDSTICK], cache)
            one = instructions([sys.executable, "-m", "notelint", *_CHECK, paths[0]], cache)
            found["instructions, one note, in yardsticks"] = round(one / unit, 2)
    return found


def grown(now: Mapping[str, float], before: Mapping[str, float]) -> list[str]:
    """Return what has grown by more than a tenth, each in a sentence."""
    return [
        f"{name}: {now[name]:,} instead of {before[name]:,}, {now[name] / before[name]:.2f} times as many."
        for name in now
        if name in before and now[name] > MOST * before[name]
    ]


def main(arguments: list[str]) -> int:
    """Count, and compare with the committed figures or write them."""
    figures = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    now = counted()
    for name, value in now.items():
        sys.stdout.write(f"{name}: {value:,}\n")
    before = figures.get(VERSION, {})
    if arguments == ["--write"]:
        figures[VERSION] = {**before, **now}
        FIGURES.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", "utf-8")
        return 0
    if not before:
        sys.stdout.write(f"There are no figures for Python {VERSION}: python -m tests.work --write\n")
    more = grown(now, before)
    for sentence in more:
        sys.stdout.write(f"Work has grown. {sentence}\n")
    if more:
        sys.stdout.write("If it must: python -m tests.work --write\n")
    return 1 if more else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
