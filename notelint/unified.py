"""The difference of two texts in the form that ``patch`` and people read."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from notelint.text import Source

_AROUND = 3  # lines shown on either side of a change


def unified(before: Source, after: Source, path: str) -> Iterator[str]:
    """Yield the lines of a unified diff, each with its line end; nothing if the texts are the same.

    CRLF stays, so that the diff can be applied; a CR alone ends a line here as LF does.
    """
    old, new = _lines(before), _lines(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    # Only what differs is compared line by line: a note may be long, its changes are few.
    first = max(0, head - _AROUND)
    old_end, new_end = min(len(old), len(old) - tail + _AROUND), min(len(new), len(new) - tail + _AROUND)
    if head == len(old) == len(new):
        return
    yield f"--- {path}\n"
    yield f"+++ {path}\n"
    matcher = SequenceMatcher(None, old[first:old_end], new[first:new_end], autojunk=True)
    for group in matcher.get_grouped_opcodes(_AROUND):
        (_, i, _, j, _), (*_, i_end, _, j_end) = group[0], group[-1]
        yield f"@@ -{_range(first + i, first + i_end)} +{_range(first + j, first + j_end)} @@\n"
        for change, i1, i2, j1, j2 in group:
            if change == "equal":
                yield from _marked(" ", old[first + i1 : first + i2])
            else:
                yield from _marked("-", old[first + i1 : first + i2])
                yield from _marked("+", new[first + j1 : first + j2])


def _lines(source: Source) -> list[str]:
    ends = (*source.starts[1:], len(source.text))
    lines = [source.text[start:end] for start, end in zip(source.starts, ends, strict=True)]
    return lines if lines[-1] else lines[:-1]


def _common(one: list[str], other: list[str]) -> int:
    """Return how many lines at the beginning are the same."""
    number = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        number += 1
    return number


def _range(start: int, end: int) -> str:
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _marked(mark: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line.endswith("\n"):
            yield mark + line
        elif line.endswith("\r"):
            yield f"{mark}{line[:-1]}\n"
        else:
            yield f"{mark}{line}\n"
            yield "\\ No newline at end of file\n"
