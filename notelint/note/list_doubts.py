"""Who may be in the attendance list although no name of it was read as theirs.

A list may lose its commas, a name may be wrapped or mistyped. Where a surname stands in the list
outside the names that were read, or is a slip away from one of them, nobody can be sure that the
person is not listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from notelint.edits import shortened
from notelint.note.draft import Draft
from notelint.note.lexicon import fold
from notelint.note.model import Name
from notelint.note.people import Sameness, compare, one_edit_apart, surname_key
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex

_WORD = regex(r"[^\W\d_]+(?:['’‘-][^\W\d_]+)*")
_WRAPPED = regex(r"([^\W\d_]+)-[ \t\u00a0]*\n?[ \t\u00a0]*([a-zà-ÿ]+)")
_BRACKETED = regex(r"\([^()]*\)")
_MOST_WORDS = 4  # of one name, with its title; a longer one may be two
_SHORTEST = 4  # letters of a surname that may be a slip for another
_LONGEST = 60  # letters of a surname
_LONGEST_LEAD = 200  # code points of a line in front of the word that opens the list
_LONGEST_LIST = 40_000  # code points of the list that are looked at


class ListDoubts:
    """The words of an attendance list that are no name's, and the surnames that are."""

    def __init__(self, draft: Draft) -> None:
        self.words: Vocabulary = draft.words
        self.listed: Sequence[Name] = [one.name for one in draft.listings if one.name is not None]
        self.near: dict[str, list[Name]] = {}
        for name in self.listed:
            for key in _near_keys(surname_key(name)):
                self.near.setdefault(key, []).append(name)
        self.stray = frozenset(_stray_words(draft, self.listed)) if self.listed else frozenset()

    def holds(self, names: Sequence[Name]) -> bool:
        """Return whether the person of these names, none of them listed, may be listed after all."""
        return any(self._strays(name) or self._nearly(name) for name in names if name.surname)

    def _strays(self, name: Name) -> bool:
        return surname_key(name) in self.stray

    def _nearly(self, name: Name) -> bool:
        surname = surname_key(name)
        if len(surname) < _SHORTEST:
            return False
        listed_near = dict.fromkeys(one for key in _near_keys(surname) for one in self.near.get(key, ()))
        return any(
            _a_slip_apart(surname, surname_key(listed), full=_is_full(name) and _is_full(listed))
            and compare(replace(name, surname=listed.surname), listed, self.words) is not Sameness.DIFFERENT
            for listed in listed_near
        )


def _near_keys(surname: str) -> frozenset[str]:
    """Return the keys of which two surnames have one in common if they are a slip apart."""
    if not surname or len(surname) > _LONGEST:
        return frozenset()
    return shortened(surname, 1) | {surname.replace("rn", "m")}


def _is_full(name: Name) -> bool:
    return any(len(forename.strip(".")) > 1 for forename in name.forenames)


def _a_slip_apart(a: str, b: str, *, full: bool) -> bool:
    """Return whether two folded surnames are nearly one; a scanner takes “rn” for “m”.

    Two full names with a slip between them are told as such, by the rule on spelling.
    """
    return (not full and one_edit_apart(a, b)) or (a != b and a.replace("rn", "m") == b.replace("rn", "m"))


def _stray_words(draft: Draft, listed: Sequence[Name]) -> Iterator[str]:
    """Yield the words of the list outside the names, those of names too long for one, and wrapped ones."""
    named = {
        at
        for name in listed
        if len(name.text.split()) <= _MOST_WORDS
        for at in range(name.span.start, name.span.end)
    }
    for start, said in (*_lead(draft), *_stretches(draft)):
        for word in _WORD.finditer(said):
            if word[0][0].isupper() and start + word.start() not in named:
                yield fold(word[0]).replace("-", "")
        for wrapped in _WRAPPED.finditer(said):
            yield fold(wrapped[1] + wrapped[2])


def _lead(draft: Draft) -> Iterator[tuple[int, str]]:
    """Yield what stands on its line before the list: “The Chairman (Ana Birt) welcomed those present: …”."""
    heading = draft.layout.attendance
    if heading is not None:
        near = max(0, heading.start - _LONGEST_LEAD)
        start = max(near, draft.text.rfind("\n", near, heading.start) + 1)
        yield start, draft.text[start : heading.start]


def _stretches(draft: Draft) -> Iterator[tuple[int, str]]:
    """Yield the parts of the list in which names stand, with their offsets and without brackets."""
    left = _LONGEST_LIST
    rows = [line for row in draft.layout.rows or () for line in row.names]
    for span in (*draft.layout.listing, *draft.layout.listing_groups, *rows):
        if left <= 0:
            return
        said = draft.text[span.start : min(span.end, span.start + left)]
        yield span.start, _BRACKETED.sub(lambda match: " " * len(match[0]), said)
        left -= span.end - span.start
