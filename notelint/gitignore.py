"""What ``.gitignore`` files leave out, by git's own rules for their patterns."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from notelint.patterns import regex

NAME = ".gitignore"
MOST_BYTES = 1_000_000
_TRAILING_BLANKS = regex(r"(?<!\\) +$")
_CLASS = regex(r"\[([!^]?)(\]?(?:\[:[a-z]+:\]|\\.|[^\]\\])*)\]")
_NAMED = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "digit": "0-9",
    "lower": "a-z",
    "upper": "A-Z",
    "space": r"\s",
    "xdigit": "0-9a-fA-F",
    "punct": r"!-/:-@\[-`{-~",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a file: what it fits, whether it takes back (``!``), whether it is for folders only."""

    pattern: re.Pattern[str]
    takes_back: bool
    folders: bool


@dataclass(frozen=True, slots=True)
class Ignore:
    """One ``.gitignore``, as seen from a folder below it; ``way`` is how to get there: ``a/b/``."""

    lines: tuple[_Line, ...]
    way: str = ""

    def under(self, name: str) -> Ignore:
        """Return the same as seen from the folder ``name`` in the present one."""
        return Ignore(self.lines, f"{self.way}{name}/")

    def says(self, name: str, folder: bool) -> bool | None:
        """Return whether it leaves out an entry of the present folder; None if it says nothing of it."""
        place = self.way + name
        for line in reversed(self.lines):
            if (folder or not line.folders) and line.pattern.fullmatch(place):
                return not line.takes_back
        return None


def is_ignored(ignores: tuple[Ignore, ...], name: str, folder: bool) -> bool:
    """Return whether an entry of the present folder is left out; the nearest file has the last word."""
    for ignore in reversed(ignores):
        said = ignore.says(name, folder)
        if said is not None:
            return said
    return False


def read_ignore(folder: str) -> Ignore | None:
    """Return the ``.gitignore`` of a folder, None if it cannot be read or says nothing."""
    try:
        with open(os.path.join(folder, NAME), "rb") as stream:
            text = stream.read(MOST_BYTES).decode("utf-8-sig", "surrogateescape")
    except OSError:
        return None
    lines = tuple(line for one in text.split("\n") if (line := _line(one.removesuffix("\r"))) is not None)
    return Ignore(lines) if lines else None


def ignores_above(folder: str) -> tuple[Ignore, ...] | None:
    """Return what counts in a folder from those above it in its repository; None outside of one.

    What leaves out the folder itself does not count: who names a folder wants it searched.
    """
    names: list[str] = []
    above = os.path.abspath(folder)
    found: list[Ignore] = []
    while True:
        if names and (ignore := read_ignore(above)) is not None:
            for name in reversed(names):
                ignore = ignore.under(name)
            found.append(ignore)
        if os.path.lexists(os.path.join(above, ".git")):
            return tuple(reversed(found))
        parent = os.path.dirname(above)
        if parent == above:
            return None
        names.append(os.path.basename(above))
        above = parent


def _line(line: str) -> _Line | None:
    line = _TRAILING_BLANKS.sub("", line)
    if not line or line.startswith("#"):
        return None
    takes_back = line.startswith("!")
    line = line.removeprefix("!")
    folders = line.endswith("/")
    line = line.removesuffix("/")
    if not line:
        return None
    anchored = "/" in line
    regex = _regex(line.removeprefix("/"))
    try:
        return _Line(re.compile(regex if anchored else f"(?:.*/)?{regex}", re.DOTALL), takes_back, folders)
    except re.error:  # a range from z to a fits nothing
        return None


def _regex(pattern: str) -> str:
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        sign = pattern[at]
        fresh = at == 0 or pattern[at - 1] == "/"
        if fresh and pattern.startswith("**/", at):
            parts.append("(?:.*/)?")
            at += 3
        elif fresh and at and pattern[at:] == "**":
            parts.append(".+")
            at += 2
        elif sign == "*":
            while at < len(pattern) and pattern[at] == "*":
                at += 1
            parts.append("[^/]*")
        elif sign == "?":
            parts.append("[^/]")
            at += 1
        elif sign == "[" and (found := _CLASS.match(pattern, at)):
            parts.append(_class(found[1], found[2]))
            at = found.end()
        else:
            if sign == "\\" and at + 1 < len(pattern):
                at += 1
            parts.append(re.escape(pattern[at]))
            at += 1
    return "".join(parts)


def _class(sign: str, inside: str) -> str:
    """Return a set of signs as a pattern; it never means a slash."""
    parts: list[str] = []
    at = 0
    while at < len(inside):
        named = re.match(r"\[:([a-z]+):\]", inside[at:])
        if named and named[1] in _NAMED:
            parts.append(_NAMED[named[1]])
            at += named.end()
            continue
        if inside[at] == "\\" and at + 1 < len(inside):
            at += 1
        parts.append(inside[at] if inside[at] == "-" and 0 < at < len(inside) - 1 else re.escape(inside[at]))
        at += 1
    return f"(?!/)[{'^' if sign else ''}{''.join(parts)}]"
