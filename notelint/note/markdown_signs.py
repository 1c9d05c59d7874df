"""What the lines of a text show of being a note in Markdown, before it is read as one."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from notelint.note.front_matter import FRONT_MATTER
from notelint.patterns import regex

SUREST = 0.95
UNSURE = 0.6  # where hardly a heading begins an item
# With the end of the line before, which is found faster than the beginning of a line.
_SHAPE = regex(r"\n(?: {0,3}#{1,6}[ \t]+\S|[ \t]*(?:\*\*|__)[^\s*_]|(?:={3,}|-{3,})[ \t\r]*$)", re.MULTILINE)
# What every heading has, every line in bold type and every entry of a list or row of a table.
_HEADING = r" {0,3}(?:#{1,6}(?!\S)|(?:={3,}|-{3,})[ \t]*(?=[\r\n]|\Z))"
_HEADED = regex(rf"[\n\r]{_HEADING}")
_HEADED_OR_BOLD = regex(rf"[\n\r](?:{_HEADING}|[ \t]*(?:\*\*|__)[^\s*_])")
_ENTRY = regex(r"[\n\r][ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]|\|")
_NUMBERED = regex(r"^(?:(\d{1,3})\\?[.)]|\*{0,2}(\d{1,4})/\d{2})[ \t]", re.MULTILINE)
_GAP = regex(r"\n[ \t\r]*\n")
_LEAST = 2  # headings of a note
LISTED = 2  # people; more than that are listed line by line


def sure_at_most(text: str) -> float:
    """Return how sure the layout can be at most, by the shapes of the lines alone.

    Lines in bold type are headings only in notes that list people line by line.
    """
    if not _holds(_SHAPE, "\n" + text, _LEAST):
        return 0.0
    front = FRONT_MATTER.match(text)
    body = "\n" + (text[front.end() :] if front else text)
    heads = _HEADED_OR_BOLD if _holds(_ENTRY, body, LISTED + 1) else _HEADED
    return SUREST if _holds(heads, body, _LEAST) else UNSURE


def _holds(pattern: re.Pattern[str], text: str, count: int) -> bool:
    """Return whether a pattern occurs so many times."""
    return sum(1 for _ in islice(pattern.finditer(text), count)) == count


def run_of_numbers(text: str) -> int:
    """Return how many typed numbers follow one another through the note, each with text of its own below.

    The entries of a list stand close together; they are no items.
    """
    run, last = 0, 0
    found = list(_NUMBERED.finditer(text))
    starts = [match.start() for match in found]
    apart = [True, *(bool(_GAP.search(text, *pair)) for pair in pairwise(starts)), True]
    for match, before, behind in zip(found, apart, apart[1:], strict=False):
        number = int(match[1] or match[2])
        if before and behind and (not run or number == last + 1):
            run, last = run + 1, number
    return run
