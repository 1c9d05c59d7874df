"""Writing a book of compiled patterns (``notelint/patterns.py``): when the wheel is built."""

from __future__ import annotations

import importlib
import marshal
import pkgutil
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any

import notelint
from notelint.detect import Detector
from notelint.errors import NotANote
from notelint.examples import split_marks
from notelint.linter import lint
from notelint.note.dialects import BUILT_IN
from notelint.note.understand import understand
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import KIND, Book, Key, header
from notelint.profile import Choice, Library, ruleset
from notelint.text import Source

try:
    # What re itself compiles with has no public name.
    _compiler: Any = importlib.import_module("re._compiler")
    _parser: Any = importlib.import_module("re._parser")
except ImportError:  # pragma: no cover - another Python than CPython
    KIND = ""

# As a whole, and as a fragment in each layout.
_LAYOUTS = (None, *(dialect.name for dialect in BUILT_IN))


@dataclass
class _Writing:
    """A book as it grows: codes that are alike are kept once."""

    codes: array[int] = field(default_factory=lambda: array("I"))
    known: dict[tuple[str, int], tuple[Any, ...]] = field(default_factory=dict)

    def entry(self, pattern: re.Pattern[str], name: str | None = None) -> tuple[Any, ...]:
        """Return where a pattern is kept and how it is made, under a shorter name if it is given one."""
        key = (pattern.pattern, pattern.flags)
        if key not in self.known:
            tree = _parser.parse(*key)
            code = _compiler._code(tree, pattern.flags)
            names = dict(tree.state.groupdict)
            order: list[str | None] = [None] * tree.state.groups
            for name, index in names.items():
                order[index] = name
            start = len(self.codes) * self.codes.itemsize
            self.codes.extend(code)
            size = len(code) * self.codes.itemsize
            self.known[key] = (start, size, tree.state.groups - 1, names, tuple(order))
        return (name or pattern.pattern, pattern.flags, *self.known[key])


def book(vocabularies: Iterable[Vocabulary], modules: Iterable[ModuleType]) -> bytes:
    """Return a book of the patterns of modules and of all that was sought in vocabularies.

    It is empty where this Python does not tell how it compiles.
    """
    if not KIND:
        return b""
    writing = _Writing()
    expressions = {}
    for pattern in _patterns(modules):
        expressions[pattern.pattern, pattern.flags] = writing.entry(pattern)
    choices: dict[Key, list[tuple[Any, ...]]] = {}
    for vocabulary in vocabularies:
        for key, lists, words, pattern in vocabulary.to_keep():
            known = choices.setdefault(key, [])
            if all(lists != other for other, _, _ in known):
                name = key if isinstance(key, str) else "|".join(key[0])
                known.append((lists, words, writing.entry(pattern, name)))
    index, codes = marshal.dumps((expressions, choices)), writing.codes.tobytes()
    return header(index, codes) + index + codes


def shipped_book(library: Library) -> bytes:
    """Return the book of this package: of its modules, and of what its rules' examples make it seek."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(notelint.__path__, "notelint.")
        if not found.name.endswith("__main__")
    ]
    return book(_tried(library), modules)


def _tried(library: Library) -> Iterator[Vocabulary]:
    """Yield the words of the field, after all examples have been read and checked with them."""
    words = Vocabulary(library.lists, Book())
    detector = Detector(library, Book())
    rules = ruleset(library, next(iter(library.profiles)), Choice(select=tuple(library.rules)))[0]
    rules = replace(rules, words=words)
    for example in (example for rule in library.rules.values() for example in rule.examples):
        source = Source("", split_marks(example).text)
        detector.profile_of(source)
        for layout in [example.dialect] if example.dialect else _LAYOUTS:
            with suppress(NotANote):
                lint(understand(source, words, layout), rules)
    yield words
    yield detector.words


def _patterns(modules: Iterable[ModuleType]) -> Iterator[re.Pattern[str]]:
    for module in modules:
        for value in vars(module).values():
            yield from _within(value)


def _within(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that a constant holds."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _within(one)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _within(one)
