"""The words that a name is read from: where a capitalised word ends, and where the next begins."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from notelint.note.lexicon import fold
from notelint.patterns import regex

UPPER = "A-ZÀ-ÖØ-Þ\u0100-\u024f\u1e00-\u1eff"
LETTER = "A-Za-zÀ-ÖØ-öø-ÿ\u0100-\u024f\u0300-\u036f\u1e00-\u1eff"
_REST = rf"[{LETTER}]*+(?:['’‘‐‑-][{LETTER}]++)*+(?![\d_@])"
WORD = regex(rf"(?:[ODLdl]['’‘] ?(?=[A-Z]))?[{UPPER}]{_REST}")
# A word that nothing of a word stands in front of. The first letter is looked at before what is ahead
# of it: that is what lets the search pass over all small letters at once.
CANDIDATE = regex(
    rf"[{UPPER}dl](?<![\w@].)(?<!\w['’‐‑-].)(?:(?<=[ODLdl])['’‘] ?(?=[A-Z])[{UPPER}]|(?<![dl])){_REST}",
    re.DOTALL,
)
_BLANK = regex(r"[ \u00a0\u2009\u202f]{1,2}")
_WRAP = regex(r"[ \u00a0]{0,3}\r?\n[ \u00a0>]{0,8}")
_POSSESSIVE = regex(r"['’‘][sS]$")
_SHORTEST_WRAPPED_LINE = 40


class Word(NamedTuple):
    """A word of a name; ``key`` is its folded form."""

    start: int
    end: int
    text: str
    key: str

    @property
    def initial(self) -> bool:
        """Whether it is an initial, or a pair of them without full stops."""
        return len(self.key) == 1 or (len(self.text) == 2 and self.text.isupper() and len(self.key) == 2)


def word_at(text: str, pos: int, end: int) -> tuple[Word, bool] | None:
    """Return the capitalised word at ``pos`` and whether it is in the possessive."""
    match = WORD.match(text, pos, end)
    if match is None:
        return None
    word, key, possessive = _taken_apart(match[0])
    return (Word(pos, pos + len(word), word, key), possessive) if word else None


@lru_cache(maxsize=4096)
def _taken_apart(said: str) -> tuple[str, str, bool]:
    """Return a word without the ending of the possessive, its key, and whether it had that ending.

    The word is empty if what was said does not begin large.
    """
    if not _begins_large(said):
        return "", "", False
    possessive = len(said) > 3 and _POSSESSIVE.search(said) is not None
    word = said[:-2] if possessive else said
    return word, fold(word), possessive


def _begins_large(word: str) -> bool:
    return word[0].isupper() or (len(word) > 2 and word[1] in "'’‘" and word[2:].lstrip()[:1].isupper())


def skip(text: str, pos: int, end: int, *, wrap: bool) -> int:
    """Return where the next word begins, over blanks and (if ``wrap``) one wrapped line end, else -1."""
    blank = _BLANK.match(text, pos, end)
    if blank is not None and blank.end() < end and not text[blank.end()].isspace():
        return blank.end()
    if pos < end and text[pos - 1] == "." and text[pos].isalpha():
        return pos
    if wrap:
        match = _WRAP.match(text, pos, end)
        if match is not None and match.end() < end and text[match.end()].isalpha():
            line = max(text.rfind("\n", max(0, pos - 200), pos), pos - 200)
            return match.end() if pos - line > _SHORTEST_WRAPPED_LINE else -1
    return -1
