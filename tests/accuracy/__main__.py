"""``python -m tests.accuracy``: how often notelint is right, and how many faults it finds.

It plants faults in fictional notes, turns the examples of the rules against
themselves, and counts which findings in real notes were judged right; it
writes the figures and ``docs/accuracy.md``. ``--unread`` lists the findings
that are to be read and judged, ``--diff REVISION`` which findings came and
went since a revision of the project.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from notelint import accuracy
from notelint.reference.__main__ import main as write_reference
from tests.accuracy.came_and_went import came_and_went
from tests.accuracy.corpus import drawn, survey
from tests.accuracy.figures import measured
from tests.accuracy.judgements import read


def main() -> int:
    """Measure, or list what the options ask for, and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.accuracy",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    corpus = os.environ.get("NOTELINT_CORPUS")
    parser.add_argument("--corpus", type=Path, default=corpus, help="real notes; else NOTELINT_CORPUS")
    parser.add_argument("--notes", type=int, default=150, help="how many notes to write in each dialect")
    parser.add_argument("--faults", type=int, default=5, help="how many faults to plant in each note")
    parser.add_argument("--first", type=int, default=5000, help="the seed of the first note")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--unread", action="store_true", help="list what was drawn and is not judged")
    only.add_argument("--diff", metavar="REVISION", help="list findings that came and went")
    options = parser.parse_args()
    if options.corpus is None:
        parser.error("where are the real notes? Give --corpus or set NOTELINT_CORPUS")
    if options.unread:
        return unread(options.corpus)
    if options.diff:
        sys.stdout.writelines(came_and_went(options.corpus, options.diff))
        return 0
    seeds = range(options.first, options.first + options.notes)
    accuracy.write(measured(options.corpus, seeds, options.faults, date.today()))
    return write_reference(["--write"])


def unread(corpus: Path) -> int:
    """List the findings that were drawn and not judged, a line each; 1 if there are any."""
    judged = read()
    left = [one for one in drawn(survey(corpus).findings) if one.key not in judged]
    for one in left:
        sys.stdout.write(f"{one.file}\t{one.rule}\t{one.line}\t{one.column}\t{one.severity}\t{one.message}\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
