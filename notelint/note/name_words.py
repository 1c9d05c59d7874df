"""The words that a name is read from: where a capitalised word ends, and where the next begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from notelint.note.lexicon import fold

UPPER = "A-ZÀ-ÖØ-Þ\u0100-\u024f\u1e00-\u1eff"
LETTER = "A-Za-zÀ-ÖØ-öø-ÿ\u0100-\u024f\u0300-\u036f\u1e00-\u1eff"
WORD = re.compile(rf"(?:[ODLdl]['’‘] ?(?=[A-Z]))?[{UPPER}][{LETTER}]*+(?:['’‘‐‑-][{LETTER}]++)*+(?![\d_@])")
CANDIDATE = re.compile(rf"(?<![\w@])(?<!\w['’‐‑-]){WORD.pattern}")
_BLANK = re.compile(r"[ \u00a0\u2009\u202f]{1,2}")
_WRAP = re.compile(r"[ \u00a0]{0,3}\r?\n[ \u00a0>]{0,8}")
_POSSESSIVE = re.compile(r"['’‘][sS]$")
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
    if match is None or not _begins_large(match[0]):
        return None
    stop = match.end()
    possessive = _POSSESSIVE.search(match[0])
    if possessive is not None and stop - match.start() > 3:
        stop -= 2
    else:
        possessive = None
    raw = text[pos:stop]
    return Word(pos, stop, raw, fold(raw)), possessive is not None


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
