"""Phrases as they are sought in a text: only those are compiled whose words stand in it.

Most phrases of a vocabulary occur in no note of a run, and compiling them would
take longer than reading the note. A phrase that cannot stand in a text is no
choice there, so leaving it out changes nothing that is found.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from notelint.note.heard import LONG, Heard, cuts
from notelint.patterns import regex

_SPELLING = regex(r"([A-Za-z0-9]+)(?:\(([A-Za-z0-9]+(?:/[A-Za-z0-9]+)*)\))?")
_CHOICE = regex(r"(?:\([^()]*\)|[^/()])+")
_MOST_GROWTHS = 8  # then a list is used whole: another choice would be compiled for each note


class Shelf:
    """The phrases of a list, the longest first: those in use, and those that wait for their words.

    ``names`` are the lists that the phrases name.
    """

    def __init__(self, phrases: Sequence[str], names: Sequence[str] = ()) -> None:
        self.names = names
        self._phrases = sorted(phrases, key=len, reverse=True)
        self._needs = [needed(phrase) for phrase in self._phrases]
        self._waiting: dict[str, list[int]] = {}
        for index, needs in enumerate(self._needs):
            for word in needs[0] if needs else ():
                self._waiting.setdefault(word, []).append(index)
        self._keys = frozenset(self._waiting)
        self._used = {index for index, needs in enumerate(self._needs) if not needs}
        self._always = bool(self._used)
        self._growths = 0
        self._count = 0

    def catch_up(self, heard: Heard) -> None:
        """Put the phrases in use whose words have all been heard."""
        if self._count == heard.count or not self._waiting:
            return
        self._count = heard.count
        size = len(self._used)
        for word in self._waiting.keys() & heard.ever:
            fitting = [index for index in self._waiting[word] if _are_met(self._needs[index], heard.ever)]
            self._used.update(fitting)
            left = [index for index in self._waiting[word] if index not in fitting]
            if left:
                self._waiting[word] = left
            else:
                del self._waiting[word]
        self._growths += len(self._used) > size
        if self._growths == _MOST_GROWTHS:
            self._use_waiting()

    def may_stand(self, words: frozenset[str]) -> bool:
        """Return whether a phrase may stand in a text that has these words."""
        return self._always or not self._keys.isdisjoint(words)

    def use_all(self) -> None:
        """Put all phrases in use, for any text."""
        self._always = True
        self._use_waiting()

    def _use_waiting(self) -> None:
        self._used.update(range(len(self._phrases)))
        self._waiting = {}

    @property
    def words(self) -> frozenset[str] | None:
        """One word at least of each phrase; None if one has none that can be known."""
        return None if self._always else self._keys

    @property
    def size(self) -> int:
        """How many phrases are in use; it never falls."""
        return len(self._used)

    def in_use(self) -> list[str]:
        """Return the phrases in use, the longest first."""
        return [self._phrases[index] for index in sorted(self._used)]


class Growing:
    """Phrases that are compiled so far as a text has their words, and again when another has more.

    ``expression`` returns the regular expression of all phrases in use on the
    ``shelves``. Nothing is found where no phrase on ``own`` can stand.
    """

    __slots__ = (
        "_expression", "_fits", "_flags", "_heard", "_made", "_own", "_pattern", "_size", "_text", "shelves"
    )  # fmt: skip

    def __init__(
        self,
        shelves: Mapping[str, Shelf],
        expression: Callable[[], str],
        heard: Heard,
        own: Shelf | None = None,
        flags: re.RegexFlag = re.IGNORECASE,
    ) -> None:
        self.shelves = shelves
        self._expression = expression
        self._heard = heard
        self._own = own
        self._flags = flags
        self._size = -1
        self._made: set[re.Pattern[str]] = set()
        self._pattern: re.Pattern[str] | None = None
        self._text: str | None = None
        self._fits: re.Pattern[str] | None = None

    @property
    def words(self) -> frozenset[str] | None:
        """One word at least of each phrase that can be found; None if one has none that can be known."""
        return self._own.words if self._own else None

    def whole(self) -> re.Pattern[str]:
        """Return the pattern of all phrases, for any text."""
        for shelf in self._all():
            shelf.use_all()
        return re.compile(self._expression(), self._flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first place between two offsets, or None."""
        pattern = self._fits if text is self._text and not cuts(text, end) else self._fitting(text, end)
        return pattern.search(text, start, end) if pattern else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what stands at ``start``, or None."""
        pattern = self._fits if text is self._text and not cuts(text, end) else self._fitting(text, end)
        return pattern.match(text, start, end) if pattern else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what stands between two offsets if it is all that does, or None."""
        pattern = self._fits if text is self._text and not cuts(text, end) else self._fitting(text, end)
        return pattern.fullmatch(text, start, end) if pattern else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield the places between two offsets."""
        pattern = self._fits if text is self._text and not cuts(text, end) else self._fitting(text, end)
        return pattern.finditer(text, start, end) if pattern else iter(())

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        """Return what stands at the places between two offsets."""
        return [match[0] for match in self.finditer(text, start, end)]

    def found(self, match: re.Match[str]) -> bool:
        """Return whether this is what found ``match``."""
        return match.re in self._made

    def _fitting(self, text: str, end: int) -> re.Pattern[str] | None:
        """Return the pattern for a text up to ``end``, None if nothing can be found in it."""
        words = self._heard.of(text)
        cut = cuts(text, end)
        if cut:
            self._heard.cut_word(text, end)
        for shelf in self._all():
            shelf.catch_up(self._heard)
        fits = None
        if not self._own or cut or self._own.may_stand(words):
            size = sum(shelf.size for shelf in self._all())
            if size != self._size or self._pattern is None:
                self._pattern = re.compile(self._expression(), self._flags)
                self._made.add(self._pattern)
                self._size = size
            fits = self._pattern
        if len(text) >= LONG and not cut:
            self._text, self._fits = text, fits
        return fits

    def _all(self) -> Iterator[Shelf]:
        if self._own:
            yield self._own
        yield from self.shelves.values()


def is_plain(phrase: str) -> bool:
    """Return whether a phrase is nothing but words with one blank between them, as most are."""
    return phrase.isascii() and phrase.replace(" ", "").isalnum() and " ".join(phrase.split()) == phrase


def _are_met(needs: Sequence[Sequence[str]], words: set[str]) -> bool:
    return all(any(word in words for word in need) for need in needs)


def needed(phrase: str) -> list[Sequence[str]]:
    """Return the words in lower case that stand wherever a phrase does, each in all its spellings.

    The one whose shortest spelling is longest goes first: long words are rare
    ones. A word with spellings that cannot be counted is left out.
    """
    if is_plain(phrase):
        return [(word,) for word in sorted(phrase.lower().split(), key=len, reverse=True)]
    found: list[Sequence[str]] = []
    depth = 0
    for token in phrase.lower().split():
        within = depth
        depth += token.count("(") - token.count(")")
        if not within and not depth and not token.startswith("(") and (spellings := _spellings(token)):
            found.append(spellings)
    return sorted(found, key=lambda spellings: min(map(len, spellings)), reverse=True)


def _spellings(token: str) -> list[str]:
    """Return all ways in which a word of a phrase may be written; none if they cannot be counted."""
    found: list[str] = []
    for choice in _CHOICE.findall(token):
        plain = _SPELLING.fullmatch(choice)
        if plain is None:
            return []
        found.append(plain[1])
        found += [plain[1] + ending for ending in (plain[2] or "").split("/") if ending]
    return found
