"""What a violation is known by from one run to the next, wherever its line has moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from notelint.digest import digest
from notelint.text import Source
from notelint.violation import Violation


def with_fingerprints(violations: Iterable[Violation], source: Source) -> Iterator[Violation]:
    """Yield the violations, each with its fingerprint.

    It is made of the rule, the item, the words of the line and the nth of its
    like, never of a line number: lines that are added above change nothing.
    """
    seen: dict[tuple[str, str | None, str], int] = {}
    for violation in violations:
        line = source.line(violation.start.line)
        # A line may be the whole of a hostile file; its beginning is enough to know it by.
        words = " ".join(source.text[line.start : min(line.end, line.start + 2000)].casefold().split())
        like = (violation.rule, violation.item, words)
        nth = seen[like] = seen.get(like, 0) + 1
        key = "\x1f".join((violation.rule, violation.item or "", words, str(nth)))
        yield replace(violation, fingerprint=digest(key.encode(), size=8))
