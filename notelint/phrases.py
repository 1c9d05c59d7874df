"""Finding what checks search for: phrases, lists of the vocabulary, patterns, words to replace."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, Protocol

from notelint.errors import RuleError
from notelint.note.heard import cuts
from notelint.note.keys import Keys, keys_of, words_of
from notelint.note.sought import Sought
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

_WORD = regex(r"\w+")
_PLAIN = regex(r"[^\W\d_]+\*?")
_ADDRESS = regex(r"://|www\.|[\w.-]@\w|\w\.(?:uk|com|org|net|ie|eu|wales|scot|gov|info|io)\b", re.IGNORECASE)
_IS_ADDRESS = regex(r"(?:\w+://|www\.|[\w.+-]+@)\S*|\S+\.\w{2,6}", re.IGNORECASE)
_ADDRESS_MARKS = "./@:_-#=?&"
_LONGEST_ADDRESS = 200  # code points on either side of a word that may be part of one
_ESCAPE = regex(r"\\.|\[\^?\]?|\]", re.DOTALL)
# In RE2 these know ASCII only; "Siân" is a word all the same.
_CLASSES = {r"\w": r"\pL\pN_", r"\s": r"\s\x{A0}"}


class Hit(Protocol):
    """What is used of a match of either engine."""

    def start(self) -> int: ...  # noqa: D102
    def end(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the text that was searched for; ``instead`` is what should stand there."""

    span: Span
    instead: str | None = None


class Searcher:
    """Finds phrases, patterns and words to replace in a stretch of a text.

    ``replacements`` gives wrong phrases the right ones; where both end in
    ``*`` the rest of the word is kept. ``keys`` are what must stand where phrases
    and words are found; None if nothing must.
    """

    def __init__(
        self,
        phrases: Sequence[str] = (),
        lists: Sequence[str] = (),
        pattern: str | None = None,
        replacements: Mapping[str, str] | None = None,
        *,
        words: Vocabulary,
        case: bool = False,
    ) -> None:
        self._vocabulary = words
        self._case = case
        self._phrases = tuple(phrases)
        self._lists = tuple(lists)
        self._re2 = compiled(pattern) if pattern is not None else None
        replacements = replacements or {}
        plain = {wrong: right for wrong, right in replacements.items() if _PLAIN.fullmatch(wrong)}
        self._longer = {wrong: right for wrong, right in replacements.items() if wrong not in plain}
        self._words = {self._fold(wrong): (wrong, right) for wrong, right in plain.items()}
        self._whole = frozenset(wrong for wrong in self._words if not wrong.endswith("*"))
        self._begun = tuple(wrong[:-1] for wrong in self._words if wrong.endswith("*"))
        self._stems = sorted({len(stem) for stem in self._begun}, reverse=True)
        self.keys = self._all_keys()
        self._known: tuple[str, Overlaps] | None = None

    def _all_keys(self) -> Keys | None:
        """Return what must stand where something is found, but by the pattern; None if nothing must."""
        lists = self._vocabulary.phrases
        phrases = [*self._phrases, *self._longer, *(f"{{{name}}}" for name in self._lists)]
        keys = keys_of(phrases, lists)
        return None if keys is None else keys | words_of(wrong for wrong, _ in self._words.values())

    def find(self, text: str, span: Span) -> Iterator[Found]:
        """Yield what is found within ``span``, in order; of two that overlap, the first and longest."""
        found = list(self._all(text, span))
        if len(found) > 1:
            found.sort(key=lambda one: (one.span.start, -one.span.end))
        end = span.start
        for one in found:
            if one.span.start >= end:
                end = one.span.end
                yield one

    def first(self, text: str, span: Span) -> Found | None:
        """Return the first thing found within ``span``, or None."""
        return next(self.find(text, span), None)

    def may_hold(self, text: str, span: Span) -> bool:
        """Return quickly whether something may be found within ``span``."""
        return self._re2 is not None or self._may_hold(text, span)

    def find_in(self, text: str, spans: Iterable[Span]) -> Iterator[Found]:
        """Yield what is found within each of some spans."""
        for span in spans:
            if self.may_hold(text, span):
                yield from self.find(text, span)

    def may_find(self, text: str) -> bool:
        """Return quickly whether something may be found in a text, but for words that are cut short."""
        return self._re2 is not None or self.keys is None or self._vocabulary.said(text).has(self.keys)

    def _all(self, text: str, span: Span) -> Iterator[Found]:
        # Words within an address are not the note's own; whoever looks for addresses has a pattern.
        if self._may_hold(text, span):
            yield from (one for one in self._worded(text, span) if not _in_address(text, one.span))
        if self._re2:
            # RE2 would read the whole text again for each search in a part of it.
            for match in self._re2.finditer(text[span.start : span.end]):
                if match.end() > match.start():
                    yield Found(Span(span.start + match.start(), span.start + match.end()))

    def _may_hold(self, text: str, span: Span) -> bool:
        """Return quickly whether something may stand in ``span``: most texts hold nothing that is sought.

        What is found in a part of the text has a key there. Without keys: what is found there is found
        in the whole too, or overlaps what is. Either way, unless the end of the part cuts a word.
        """
        if self._known is None or self._known[0] is not text:
            whole = Span(0, len(text))
            self._known = (
                text,
                Overlaps(one.span for one in self._worded(text, whole))
                if self.keys is None
                else Overlaps(self._vocabulary.said(text).places(self.keys)),
            )
        return self._known[1].touch(span) or cuts(text, span.end)

    def _worded(self, text: str, span: Span) -> Iterator[Found]:
        for pattern in self._patterns():
            yield from (Found(Span(*match.span())) for match in pattern.finditer(text, *span) if match[0])
        for wrong, right in self._longer.items():
            for match in self._vocabulary.any_of((wrong,), case=self._case).finditer(text, *span):
                yield Found(Span(*match.span()), alike(match[0], right))
        if self._words:
            yield from self._replaced(text, span)

    def _patterns(self) -> Iterator[Sought]:
        for name in self._lists:
            yield self._vocabulary.pattern(name)
        if self._phrases:
            yield self._vocabulary.any_of(self._phrases, case=self._case)

    def _replaced(self, text: str, span: Span) -> Iterator[Found]:
        said = self._fold(text[span.start : span.end])
        if self._whole.isdisjoint(_WORD.findall(said)) and not any(stem in said for stem in self._begun):
            return
        for match in _WORD.finditer(text, *span):
            written = match[0]
            word = self._fold(written)
            known = self._words.get(word)
            for length in self._stems if known is None else ():
                known = self._words.get(word[:length] + "*") if len(word) >= length else None
                if known:
                    break
            if known is None:
                continue
            wrong, right = known
            if right.endswith("*"):
                right = right[:-1] + (written[len(wrong) - 1 :] if wrong.endswith("*") else "")
            yield Found(Span(*match.span()), alike(written, right))

    def _fold(self, word: str) -> str:
        return word if self._case else word.lower()


class Overlaps:
    """Parts of a text, of which it is asked whether another has a character in common with any."""

    def __init__(self, spans: Iterable[Span]) -> None:
        found = sorted(spans)
        self._starts = [span.start for span in found]
        self._ends = list(accumulate((span.end for span in found), max))  # of each and all before it

    def touch(self, span: Span) -> bool:
        """Return whether one of the parts overlaps ``span``."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


class Stretches:
    """Parts of a text in which what is found does not count."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and span.start < joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        self._spans = joined

    def hold(self, span: Span) -> bool:
        """Return whether ``span`` lies within one of the parts."""
        index = bisect_right(self._spans, (span.start, sys.maxsize)) - 1
        return index >= 0 and self._spans[index].holds(span)


def _in_address(text: str, span: Span) -> bool:
    """Return whether ``span`` is a part of an address or of a tag, and not all of it."""
    start, end = span
    if text[max(0, start - 2) : start] in ('="', "='"):
        return True  # what a web page says to the browser
    if not any(
        char in _ADDRESS_MARKS for char in (text[max(0, start - 1) : start], text[end : end + 1]) if char
    ):
        return False
    while start > max(0, span.start - _LONGEST_ADDRESS) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), span.end + _LONGEST_ADDRESS) and not text[end].isspace():
        end += 1
    return _ADDRESS.search(text, start, end) is not None and not _IS_ADDRESS.fullmatch(text, *span)


def alike(written: str, right: str) -> str:
    """Return ``right`` with the capitals of what is written: all of them, or the first."""
    if len(written) > 1 and written.isupper():
        return right.upper()
    if written[:1].isupper() and right[:1].islower():
        return right[:1].upper() + right[1:]
    return right


@lru_cache(maxsize=256)
def compiled(pattern: str) -> Any:
    """Return a pattern as RE2 compiles it, in which letters and blanks beyond ASCII are such too.

    Raises ``RuleError`` if RE2 is not installed or does not take the pattern.
    There is no other engine to fall back to: it would run for ever on some
    patterns, and read others in another way.
    """
    try:
        import re2
    except ImportError:
        raise RuleError(
            "a pattern needs the library google-re2, which is not installed.",
            hint="Install notelint[re2], or write phrases instead.",
        ) from None
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(_beyond_ascii(pattern), options)
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        words = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise RuleError(
            f"the pattern “{pattern}” cannot be used: {words}.",
            hint="Patterns are written as RE2 takes them: no look-around and no back-references.",
        ) from None


def _beyond_ascii(pattern: str) -> str:
    inside = False
    parts: list[str] = []
    at = 0
    for match in _ESCAPE.finditer(pattern):
        parts.append(pattern[at : match.start()])
        at = match.end()
        token = match[0]
        if token in _CLASSES:
            token = _CLASSES[token] if inside else f"[{_CLASSES[token]}]"
        elif token.startswith("[") and not inside:
            inside = True
        elif token == "]":
            inside = False
        parts.append(token)
    return "".join(parts) + pattern[at:]
