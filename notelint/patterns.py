"""Regular expressions that were compiled when the wheel was built, so that no start has to.

Compiling the expressions of this package takes many times as long as checking a
note. What ``re`` makes of them is kept in a *book* beside the package, with what
it depends on: the version of Python and of the machine's regular expressions. A
book of another kind, or none, only means that ``re`` compiles them as ever; what
is found is the same.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from mmap import ACCESS_READ, mmap
from typing import Any, NamedTuple

from notelint.digest import digest

try:
    # What re itself makes patterns with has no public name.
    _sre: Any = import_module("_sre")
    _FORM = f"{_sre.MAGIC}-{_sre.CODESIZE}-{sys.byteorder}-{unicodedata.unidata_version}"
    KIND = f"{sys.implementation.cache_tag}-{_FORM}"
except (ImportError, AttributeError):  # pragma: no cover - another Python than CPython
    KIND = ""

_MARK = "notelint-patterns-1"
_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_data")


# What phrases are sought under: the name of a list, a template, or phrases and whether case counts.
Key = str | tuple[tuple[str, ...], bool]


class Choice(NamedTuple):
    """What is kept of phrases that are sought together, for certain lists of the vocabulary.

    ``lists`` gives the lists that the phrases are made of digests of what they
    hold. ``words`` has one word at least of each phrase, in lower case; None
    if a phrase has no word that can be known.
    """

    lists: Mapping[str, str]
    words: frozenset[str] | None
    kept: tuple[Any, ...]


class Book:
    """Compiled patterns, taken out one by one. A book that is not whole or of another kind is empty."""

    def __init__(self, data: bytes | mmap = b"") -> None:
        self._expressions: Mapping[tuple[str, int], tuple[Any, ...]] = {}
        self._choices: Mapping[Key, Sequence[tuple[Any, ...]]] = {}
        self._made: dict[tuple[str, int], re.Pattern[str]] = {}  # each is made once for all vocabularies
        end = data.find(b"\n", 0, 300) + 1
        mark, kind, size, length, known = (*data[:end].decode("ascii", "replace").split(), *[""] * 5)[:5]
        if end and KIND and (mark, kind, length) == (_MARK, KIND, str(len(data) - end)):
            index = data[end : end + int(size)]
            if digest(index) == known:
                self._expressions, self._choices = marshal.loads(index)
                self._codes = memoryview(data)[end + int(size) :]

    def __bool__(self) -> bool:
        return bool(self._expressions or self._choices)

    def pattern(self, expression: str, flags: int = 0) -> re.Pattern[str] | None:
        """Return the pattern of an expression, None if it is not in the book."""
        kept = self._expressions.get((expression, flags | re.UNICODE.value))
        return self.compiled(kept) if kept else None

    def patterns(self) -> Iterator[re.Pattern[str] | None]:
        """Yield all patterns; None for one that this Python does not take."""
        yield from map(self.compiled, self._expressions.values())
        for choices in self._choices.values():
            yield from (self.compiled(kept) for _, _, kept in choices)

    def choices(self, key: Key) -> Sequence[Choice]:
        """Return what is kept of the phrases that are sought under ``key``."""
        return [Choice(*one) for one in self._choices.get(key, ())]

    def compiled(self, kept: tuple[Any, ...]) -> re.Pattern[str] | None:
        """Return the pattern that was kept, None if this Python does not take it."""
        expression, flags, start, size, groups, names, order = kept
        if (expression, start) in self._made:
            return self._made[expression, start]
        try:
            code = self._codes[start : start + size].cast("I").tolist()
            made: re.Pattern[str] = _sre.compile(expression, flags, code, groups, names, order)
        except (RuntimeError, TypeError, ValueError):
            return None
        self._made[expression, start] = made
        return made


def header(index: bytes, codes: bytes) -> bytes:
    """Return the first line of a book.

    The codes have no digest, which would take longer to make than all else:
    the machine proves each code before it makes a pattern of it.
    """
    length = len(index) + len(codes)
    return f"{_MARK} {KIND} {len(index)} {length} {digest(index)}\n".encode("ascii")


def file_name() -> str:
    """Return the name of a book for this Python."""
    return f"patterns-{sys.implementation.cache_tag}.bin"


def _shipped() -> Book:
    try:
        with open(os.path.join(_FOLDER, file_name()), "rb") as file:
            # Only what is used of it is read.
            return Book(mmap(file.fileno(), 0, access=ACCESS_READ))
    except (OSError, ValueError):
        return Book()


SHIPPED = _shipped()


def regex(expression: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return the compiled expression; raise ``re.error`` if it is none. For expressions of this package."""
    return SHIPPED.pattern(expression, int(flags)) or re.compile(expression, flags)
