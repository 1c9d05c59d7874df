"""What must stand in a text for a phrase to stand there: so that most texts need not be searched for it.

A *key* is a word, the opening of a word, or marks such as ``%`` and ``e.g.``, in lower case.
Of the keys of some phrases one at least stands wherever one of the phrases does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from notelint.patterns import regex
from notelint.text import Span

Lists = Callable[[str], Sequence[str]]

# The letters beyond ASCII that match one of ASCII where case does not matter.
_ODD = {"\u017f": "s", "\u212a": "k", "\u0130": "i", "\u0131": "i"}
_CHOICE = regex(r"(?:\([^()]*\)|[^/()])+")
# A word with its endings, and a mark behind it with which the word is at its end.
_SPELLING = regex(r"([a-z0-9]+)(?:\(([a-z0-9]+(?:/[a-z0-9]+)*)\))?(?:[.,:;&%'’‘–—‐‑-].*)?")
_HYPHENED = regex(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_STEM = regex(r"([a-z0-9]+)\*")
_LIST = regex(r"\{([a-z-]+)\}")
_MARKS = regex("[a-z0-9]*[%£€$§#@+.,:;&!][a-z0-9%£€$§#@+.,:;&!]*")
_ASIDE = regex(r"\([^()]*\)|\{[^{}]*\}")
_MARK_COUNTS = 3  # letters of a word that is as rare as a mark
_SHORT = 3  # letters: a longer word in front of a mark is looked up, which is quicker than to look for both
_GAPS = ("...", "…")
_DEEPEST = 8  # lists within lists


@dataclass(frozen=True, slots=True)
class Keys:
    """Words, openings of words and marks, of which one stands wherever one of some phrases does."""

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()

    def __or__(self, other: Keys) -> Keys:
        """Return the keys of all phrases of both."""
        return Keys(self.words | other.words, self.stems | other.stems, self.marks | other.marks)

    @property
    def rarity(self) -> int:
        """How rare the most frequent of them may be: long words are rare ones."""
        letters = [len(key) for keys in (self.words, self.stems) for key in keys]
        return min(letters + [max(len(mark), _MARK_COUNTS) for mark in self.marks], default=0)


def keys_of(phrases: Iterable[str], lists: Lists, depth: int = 0) -> Keys | None:
    """Return the keys of some phrases; None if one of them may stand where nothing certain does.

    ``lists`` returns the phrases of a list that they name; what it raises comes through.
    """
    found = []
    for phrase in phrases:
        keys = _rarest(phrase, lists, depth)
        if keys is None:
            return None
        found.append(keys)
    return joined(found)


def joined(keys: Sequence[Keys]) -> Keys:
    """Return the keys of all phrases of which these are the keys."""
    return Keys(
        frozenset().union(*(one.words for one in keys)),
        frozenset().union(*(one.stems for one in keys)),
        frozenset().union(*(one.marks for one in keys)),
    )


def words_of(words: Iterable[str]) -> Keys:
    """Return the keys of single words, of which those that end in ``*`` are openings."""
    folded = [fold(word) for word in words]
    whole = frozenset(word for word in folded if not word.endswith("*"))
    return Keys(whole, frozenset(word[:-1] for word in folded if word.endswith("*")))


def fold(text: str) -> str:
    """Return a text of the same length in which case does not matter."""
    for odd, plain in _ODD.items() if not text.isascii() else ():
        text = text.replace(odd, plain)
    return text.lower()


def _rarest(phrase: str, lists: Lists, depth: int) -> Keys | None:
    """Return the keys of the word of a phrase that is surely there and likely to be the rarest."""
    return max(needs_of(phrase, lists, depth), key=lambda keys: keys.rarity, default=None)


def needs_of(phrase: str, lists: Lists, depth: int = 0) -> Iterator[Keys]:
    """Yield the keys of each word of a phrase that is surely there, in all its choices."""
    open_brackets = 0
    for token in phrase.lower().split():
        within = open_brackets
        open_brackets += token.count("(") - token.count(")")
        if within or open_brackets or token.startswith("(") or "\\" in token or token in _GAPS:
            continue
        keys = _choices(token, lists, depth)
        if keys is not None:
            yield keys


def _choices(token: str, lists: Lists, depth: int) -> Keys | None:
    """Return the keys of a word of a phrase, in all its choices; None if one of them has none."""
    if "{" not in token:
        return _plain_choices(token)
    return _any_choice(_choice(choice, lists, depth) for choice in _CHOICE.findall(token))


@lru_cache(maxsize=4096)
def _plain_choices(token: str) -> Keys | None:
    """Return the keys of a word that names no list: the same words stand in many phrases."""
    if token.isascii() and token.isalnum():
        return Keys(words=frozenset((token,)))
    return _any_choice(map(_plain_choice, _CHOICE.findall(token)))


def _any_choice(choices: Iterable[Keys | None]) -> Keys | None:
    found = Keys()
    for keys in choices:
        if keys is None:
            return None
        found |= keys
    return found if found != Keys() else None


def _choice(choice: str, lists: Lists, depth: int) -> Keys | None:
    named = _LIST.fullmatch(choice)
    if named and named[1] != "number":
        phrases = lists(named[1]) if depth < _DEEPEST else ()
        return keys_of(phrases, lists, depth + 1) if phrases else None
    return _plain_choice(choice)


def _plain_choice(choice: str) -> Keys | None:
    if _HYPHENED.fullmatch(choice):
        return Keys(words=frozenset((max(choice.split("-"), key=len),)))
    marks = max(_MARKS.findall(_ASIDE.sub(" ", choice)), key=len, default="")
    spelling = _SPELLING.fullmatch(choice)
    if spelling and not (marks and len(spelling[1]) <= _SHORT):
        endings = (spelling[2] or "").split("/")
        return Keys(words=frozenset(spelling[1] + ending for ending in ("", *endings)))
    if stem := _STEM.fullmatch(choice):
        return Keys(stems=frozenset((stem[1],)))
    return Keys(marks=frozenset((marks,))) if marks else None


@dataclass(frozen=True)
class Said:
    """A text, and its words in lower case, to ask which keys stand in it."""

    text: str
    words: frozenset[str]

    @cached_property
    def folded(self) -> str:
        """The text in lower case; offsets are those of the text."""
        return fold(self.text)

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self.words)

    def openings(self, length: int) -> set[str]:
        """Return the first letters of all words that have so many."""
        return {word[:length] for word in self.words}

    def has(self, keys: Keys) -> bool:
        """Return whether one of the keys stands in the text."""
        return (
            not self.words.isdisjoint(keys.words)
            or any(map(self.opens_word, keys.stems))
            or any(mark in self.folded for mark in keys.marks)
        )

    def standing(self, keys: Keys) -> Iterator[str]:
        """Yield the keys that stand in the text."""
        yield from self.words & keys.words
        yield from (stem for stem in keys.stems if self.opens_word(stem))
        yield from (mark for mark in keys.marks if mark in self.folded)

    def places(self, keys: Keys) -> Iterator[Span]:
        """Yield where the keys stand, each in order; some stand within longer words."""
        for key in self.standing(keys):
            yield from (Span(at, at + len(key)) for at in self.starts(key))

    def starts(self, key: str) -> Sequence[int]:
        """Return where a key begins, in order; it may stand within longer words."""
        found = self._starts.get(key)
        if found is None:
            found = self._starts[key] = []
            at = self.folded.find(key)
            while at >= 0:
                found.append(at)
                at = self.folded.find(key, at + len(key))
        return found

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {}

    def opens_word(self, stem: str) -> bool:
        """Return whether a word of the text begins with ``stem``."""
        at = bisect_left(self._ordered, stem)
        return at < len(self._ordered) and self._ordered[at].startswith(stem)
