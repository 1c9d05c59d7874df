"""File patterns as settings and waivers write them: ``minutes/*.txt``, ``**/2026-*.md``."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from notelint.patterns import regex

_PARTS = regex(r"\*\*/|\*+|\?|\[[!^]?\]?[^\]/]*\]|.", re.DOTALL)


def fits(pattern: str, path: str) -> bool:
    """Return whether ``path``, with ``/`` between its folders, is one that ``pattern`` means.

    ``*`` and ``?`` stand for signs within one name, ``**`` for folders too,
    ``[ab]`` for one of some signs. A pattern that ends in ``/`` means all that
    is in the folder.
    """
    return _compiled(pattern).fullmatch(path) is not None


def has_wildcards(pattern: str) -> bool:
    """Return whether a pattern may mean more than one file."""
    return any(sign in pattern for sign in "*?[") or pattern.endswith("/")


def below(path: str, folder: str) -> str:
    """Return ``path`` as seen from ``folder``, with ``/`` between folders on every system."""
    try:
        return os.path.relpath(path, folder or os.curdir).replace(os.sep, "/")
    except ValueError:  # another drive of Windows, or a NUL byte
        return path.replace(os.sep, "/")


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    while pattern.startswith("./"):
        pattern = pattern[2:]
    if pattern.endswith("/"):
        pattern += "**"
    try:
        return re.compile("".join(_regex(part) for part in _PARTS.findall(pattern)), re.DOTALL)
    except re.error:  # a range from z to a: then the signs are meant as they stand
        return re.compile(re.escape(pattern))


def _regex(part: str) -> str:
    if part == "**/":
        return "(?:.*/)?"
    if part[0] == "*":
        return ".*" if len(part) > 1 else "[^/]*"
    if part == "?":
        return "[^/]"
    if len(part) > 2 and part[0] == "[":
        inside = part[1:-1].replace("\\", "\\\\").replace("[", "\\[").replace("&", "\\&").replace("~", "\\~")
        if inside[0] in "!^":
            return f"(?!/)[^{inside[1:].replace('^', chr(92) + '^')}]"
        return f"[{inside}]"
    return re.escape(part)
