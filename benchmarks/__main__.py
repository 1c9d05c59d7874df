"""``python -m benchmarks``: measure, and write ``docs/performance.md``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.page import page, picture, write
from benchmarks.work import NOTELINT, Answer, Work

_WHERE = "import notelint, os; print(os.path.dirname(notelint.__file__))"


def main() -> int:
    """Measure and write the page; 2 if this installation cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--notes", type=int, default=1000, help="how many notes (1000)")
    parser.add_argument("--rounds", type=int, default=15, help="how many pairs of runs (15)")
    parser.add_argument("--longest", type=int, default=10_000_000, help="bytes of the longest note")
    parser.add_argument("--quick", action="store_true", help="a few notes and rounds, to see that it works")
    parser.add_argument("--output", type=Path, default=Path("docs"), help="the folder of the page (docs)")
    options = parser.parse_args()
    if options.quick:
        options.notes, options.rounds, options.longest = 20, 1, 100_000
    if wrong := _unfit():
        sys.stderr.write(f"benchmarks: {wrong}\n")
        return 2
    answers: list[Answer] = []
    with tempfile.TemporaryDirectory() as folder:
        work = Work(Path(folder).resolve(), options.notes, options.rounds, options.longest)
        for answer in work.all():
            answers.append(answer)
            sys.stderr.write(f"{answer.work}: {answer.value:.3g} {answer.unit}\n")
    about = (
        f"{options.notes} fictional notes of {work.size / 1000:.1f} kB on average, the same in each run; "
        f"{options.rounds} pairs of runs."
    )
    command = " ".join(["python -m benchmarks", *sys.argv[1:]])
    lines = list(page(answers, work.missing, work.versions, command, about))
    write(options.output, lines, picture(answers))
    return 0


def _unfit() -> str | None:
    """Return why this installation would be measured as slower than it is, or None."""
    if sys.platform == "win32":
        return "processor time is measured on Linux and macOS only."
    if sys.flags.dont_write_bytecode or os.environ.get("PYTHONDONTWRITEBYTECODE"):
        return "byte-code is off: unset PYTHONDONTWRITEBYTECODE."
    done = subprocess.run([sys.executable, "-I", "-c", _WHERE], capture_output=True, text=True, check=False)
    if done.returncode or not os.path.exists(NOTELINT):
        return "notelint is not installed beside this Python: pip install the wheel into a new environment."
    if not os.path.isdir(os.path.join(done.stdout.strip(), "_data")):
        return "this is an editable installation: pip install the wheel into a new environment."
    return None


if __name__ == "__main__":
    raise SystemExit(main())
