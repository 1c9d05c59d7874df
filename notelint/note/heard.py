"""The words of the text that is being searched: what has none of a phrase's words need not be searched."""

from __future__ import annotations

from notelint.patterns import regex

_WORD = regex(r"\w+")
# The letters beyond ASCII that match one of ASCII where case does not matter.
_ODD = str.maketrans({"\u017f": "s", "\u212a": "k", "\u0130": "i", "\u0131": "i"})
_CUT_WORD = regex(r"\w\w")
_ENDS = " \n\r.,;:)"  # most of what stands behind words
_LONGEST_WORD = 100  # characters
_IS_ODD = regex("[\u017f\u212a\u0130\u0131]")
LONG = 1_000  # characters: the words of a longer text are kept while it is searched
_WINDOW = 1_000_000  # characters that are read at once


class Heard:
    """The words of the text that is being searched, and of all texts so far, in lower case.

    ``count`` grows when a text has new ones.
    """

    def __init__(self) -> None:
        self.ever: set[str] = set()
        self.count = 0
        self._text = ""
        self._words: frozenset[str] = frozenset()

    def of(self, text: str) -> frozenset[str]:
        """Return the words of a text; those of a long one are kept until another one comes."""
        if text is self._text:
            return self._words
        words = _words(text)
        self._add(words)
        if len(text) >= LONG:
            self._text, self._words = text, words
        return words

    def cut_word(self, text: str, end: int) -> None:
        """Hear what stands of a word before ``end``, which cuts it short."""
        start = end
        while start > max(0, end - _LONGEST_WORD) and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        self._add(_words(text[start:end]))

    def _add(self, words: frozenset[str]) -> None:
        self.ever |= words
        self.count = len(self.ever)


def _words(text: str) -> frozenset[str]:
    if not text.isascii() and _IS_ODD.search(text):
        text = text.translate(_ODD)
    found: set[str] = set()
    start = 0
    while start < len(text):
        end = start + _WINDOW
        cut = _WORD.match(text, end)
        end = cut.end() if cut else end
        found.update(_WORD.findall(text[start:end].lower()))
        start = end
    return frozenset(found)


def cuts(text: str, end: int) -> bool:
    """Return whether ``end`` stands within a word: what is before it counts as one."""
    return end < len(text) and text[end] not in _ENDS and _CUT_WORD.match(text, end - 1) is not None
