"""A note as lines that know what they are, so that a fault can be planted and found again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what it is (``item3.title``; empty for layout), its indent and its words.

    ``prose`` is a paragraph, which a clerk's draft breaks into lines.
    """

    key: str
    text: str
    indent: str = ""
    prose: bool = False


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

    def written(self) -> tuple[str, list[tuple[str, int]]]:
        """Return the text, and for each of its lines the key and the offset of its first character."""
        rows: list[tuple[str, str, int]] = []
        for line in self.lines:
            at = 0
            for part in _broken(line.text, self.width) if line.prose and self.width else [line.text]:
                rows.append((line.indent + part, line.key, at - len(line.indent)))
                at += len(part) + 1
        return "\n".join(text for text, _, _ in rows) + "\n", [(key, at) for _, key, at in rows]


def _broken(text: str, width: int) -> list[str]:
    """Return ``text`` broken at blanks into lines of about ``width``; a blank is lost at each break."""
    parts: list[str] = []
    while len(text) > width and (at := text.rfind(" ", 1, width + 1)) > 0:
        parts.append(text[:at])
        text = text[at + 1 :]
    return [*parts, text]
