"""``python -m tests.planted --notes 300``: the table of what is found, missed, misplaced and said in vain."""

from __future__ import annotations

import argparse
import sys

from tests.planted.forms import FORMS
from tests.planted.measure import Measured, measure


def main() -> int:
    """Measure and print the table; 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.planted", description=__doc__)
    parser.add_argument("--form", choices=FORMS, default="modern.gov-note", help="the form of the notes")
    parser.add_argument("--notes", type=int, default=100, help="how many notes to write")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first")
    parser.add_argument(
        "--faults", type=int, default=4, help="how many faults to plant in each, one at a time"
    )
    parser.add_argument("--failures", action="store_true", help="tell every failure")
    options = parser.parse_args()
    result = measure(FORMS[options.form], range(options.first, options.first + options.notes), options.faults)
    sys.stdout.write(table(result))
    if options.failures:
        sys.stdout.write("\n" + "\n".join(result.failures) + "\n")
    return 1 if result.failures else 0


def table(result: Measured) -> str:
    """Return the counts as a table, a line a kind of fault."""
    rows = [f"{'rule and kind':62} planted  found  recall  line  column  besides"]
    for (rule, kind), one in result.kinds.items():
        share = f"{100 * one.found / one.planted:5.0f}%" if one.planted else "     –"
        rows.append(
            f"{f'{rule}: {kind}':62} {one.planted:7} {one.found:6}  {share}"
            f" {one.wrong_line:5} {one.wrong_column:7} {one.besides:8}"
        )
    total = {
        name: sum(getattr(one, name) for one in result.kinds.values())
        for name in ("planted", "found", "wrong_line", "wrong_column", "besides")
    }
    recall = 100 * total["found"] / max(total["planted"], 1)
    rows.append(
        f"\nfaults {total['planted']}, found {total['found']} ({recall:.1f}%), "
        f"on another line {total['wrong_line']}, at another column {total['wrong_column']}, "
        f"with something besides {total['besides']}"
    )
    alarms = ", ".join(f"{rule} {count}" for rule, count in result.alarms.items()) or "nothing"
    rows.append(
        f"clean notes {result.notes}, of which {result.clean} as they should be; said in vain: {alarms}"
    )
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.exit(main())
