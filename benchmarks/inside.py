"""The parts of a check: pyperf is asked, where it is installed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.answer import Answer, of
from benchmarks.timing import clean, spread
from benchmarks.world import World, named

PARTS = "parts"
_SCRIPT = Path(__file__).with_name("parts.py")
_NOTES = 12
_WORDS = {
    "read": "read: from bytes to text",
    "understand": "understand: from text to items, people, decisions and actions",
    "rules": "rules: hold the note against them",
    "report": "report: write what is found",
}


def parts(world: World) -> Iterator[Answer]:
    """Yield what each part takes for a note; raise ``RuntimeError`` where pyperf does not run."""
    number = min(_NOTES, world.scale.notes)
    output = world.folder / "parts.json"
    few = ("--processes", "1", "--values", "1") if world.scale.rounds == 1 else ("--processes", "4")
    words = ("--notes", str(world.some(number)), "--output", str(output), "--quiet", "--loops", "1", *few)
    done = subprocess.run(
        [sys.executable, str(_SCRIPT), *words],
        cwd=world.folder,
        env=clean(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr else "no output")
    import pyperf

    for one in pyperf.BenchmarkSuite.load(str(output)).get_benchmarks():
        each = spread([value * 1000 / number for value in one.get_values()])
        remark = f"{named(number)} notes"
        yield of(PARTS, _WORDS[one.get_name()], each, one.get_nvalue(), unit="ms a note", remark=remark)
