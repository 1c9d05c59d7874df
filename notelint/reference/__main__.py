"""``python -m notelint.reference``: write the generated pages, or say which are out of date."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the generated pages of the documentation, or check that they are up to date."""
    import argparse
    from pathlib import Path

    from notelint.reference import folders, pages

    parser = argparse.ArgumentParser(prog="python -m notelint.reference", description=main.__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--write", action="store_true", help="write the pages")
    what.add_argument(
        "--check", action="store_true", help="say which are out of date; exit status 1 if any is"
    )
    chosen = parser.parse_args(arguments)
    docs = Path(__file__).parent.parent.parent / "docs"
    made = pages()
    stale = [
        name
        for name, text in made.items()
        if not (docs / name).is_file() or (docs / name).read_text("utf-8") != text
    ]
    there = [path.relative_to(docs).as_posix() for name in folders() for path in (docs / name).glob("*.md")]
    gone = sorted(set(there) - set(made))
    if chosen.check:
        said = "is out of date: run python -m notelint.reference --write"
        sys.stdout.writelines(f"docs/{name} {said}\n" for name in (*stale, *gone))
        return 1 if stale or gone else 0
    for name in stale:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(made[name], "utf-8", newline="\n")
    for name in gone:
        (docs / name).unlink()
    sys.stdout.writelines(f"docs/{name} written\n" for name in stale)
    sys.stdout.writelines(f"docs/{name} removed\n" for name in gone)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
