"""A note as lines that know what they are, so that a fault can be planted and found again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what it is (``item3.title``; empty for layout), its indent and its words.

    ``prose`` is a paragraph, which a clerk's draft breaks into lines; ``joined`` goes on in the row of
    the line before it, behind a blank: “4. Finance: The accounts …” are two lines in one row. ``hang``
    is the indent of the rows that a paragraph is broken into, if another than that of the first.
    """

    key: str
    text: str
    indent: str = ""
    prose: bool = False
    joined: bool = False
    hang: str | None = None


Row = tuple[tuple[int, str, int], ...]
"""What stands in a row of a text: from which column on, of which line, from which offset of its words."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The lines of a note; every change gives a new paper. ``width`` 0 breaks no paragraph."""

    lines: tuple[Line, ...]
    width: int = 0

    def __contains__(self, key: str) -> bool:
        return any(line.key == key for line in self.lines)

    def __getitem__(self, key: str) -> str:
        return self.lines[self.index(key)].text

    def keys(self, start: str = "", end: str = "") -> list[str]:
        """Return the keys that begin and end so, in the order of the lines."""
        return [
            one.key for one in self.lines if one.key and one.key.startswith(start) and one.key.endswith(end)
        ]

    def index(self, key: str) -> int:
        """Return which line has the key."""
        return next(index for index, line in enumerate(self.lines) if line.key == key)

    def put(self, key: str, text: str) -> Paper:
        """Return the paper with other words in a line."""
        at = self.index(key)
        return replace(
            self, lines=(*self.lines[:at], replace(self.lines[at], text=text), *self.lines[at + 1 :])
        )

    def swap(self, key: str, old: str, new: str) -> Paper:
        """Return the paper with ``new`` for the first ``old`` in a line, which must be there."""
        assert old in self[key], f"“{old}” does not stand in “{self[key]}”"
        return self.put(key, self[key].replace(old, new, 1))

    def drop(self, *keys: str) -> Paper:
        """Return the paper without these lines."""
        return replace(self, lines=tuple(line for line in self.lines if line.key not in keys))

    def add(self, key: str, lines: Iterable[Line]) -> Paper:
        """Return the paper with lines behind the line with the key."""
        at = self.index(key) + 1
        return replace(self, lines=(*self.lines[:at], *lines, *self.lines[at:]))

    def written(self) -> tuple[str, list[Row]]:
        """Return the text, and of each of its rows what stands in it."""
        rows: list[tuple[str, Row]] = []
        for group in self._groups():
            rows += _rows(group, self.width)
        return "\n".join(text for text, _ in rows) + "\n", [row for _, row in rows]

    def _groups(self) -> list[list[Line]]:
        groups: list[list[Line]] = []
        for line in self.lines:
            if line.joined and groups:
                groups[-1].append(line)
            else:
                groups.append([line])
        return groups


def _rows(group: Sequence[Line], width: int) -> list[tuple[str, Row]]:
    """Return the rows that lines written behind one another fill."""
    indent, starts = group[0].indent, [0]
    for line in group[:-1]:
        starts.append(starts[-1] + len(line.text) + 1)
    text = " ".join(line.text for line in group)
    rows: list[tuple[str, Row]] = []
    at = 0
    for part in _broken(text, width) if width and any(line.prose for line in group) else [text]:
        inside = [
            (max(start - at, 0) + len(indent), line.key, max(at - start, 0))
            for line, start in zip(group, starts, strict=True)
            if start < at + max(len(part), 1) and start + len(line.text) >= at
        ]
        rows.append((indent + part, tuple(inside)))
        at += len(part) + 1
        indent = indent if group[0].hang is None else group[0].hang
    return rows


def _broken(text: str, width: int) -> list[str]:
    """Return ``text`` broken at blanks into lines of about ``width``; a blank is lost at each break."""
    parts: list[str] = []
    while len(text) > width and (at := text.rfind(" ", 1, width + 1)) > 0:
        parts.append(text[:at])
        text = text[at + 1 :]
    return [*parts, text]
