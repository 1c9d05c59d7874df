"""Short forms such as NHS: where each is used, and where the note writes it out.

It is written out where the words whose initials it has stand beside it: "the
Westmere Lifeboat Museum (WLM)", "WLM (Westmere Lifeboat Museum)", "WLM: Westmere
Lifeboat Museum". Letters in the middle of words are let pass for some, so that
a note is never told to write out what it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from notelint.note.capitals import Capitals, ShortForm
from notelint.note.draft import Draft
from notelint.note.model import Acronym
from notelint.note.units import Unit, units_with
from notelint.patterns import regex
from notelint.text import Span

_BRACKETED = regex(
    r"\([ \t]*[\"“‘']?(?:[a-z]{2,5}[ \t]+[\"“‘']?)?([A-Z][A-Za-z&]{1,7}?)s?[\"”’']?[ \t]*(?=[),;])"
)
_OPENED = regex(
    r"([A-Z](?<![\w&][A-Z])[A-Za-z&]{0,6}[A-Z])s?[\"”’']?"
    r"(?:[ \t]*\(|[ \t]*[=:][ \t]*|[ \t]+[–—-][ \t]+|,[ \t]+)[\"“‘']?"
)
_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?|&")
_STOP = regex(r"[.!?](?=\s+[A-Z])|[;()\[\]]")
_VOWEL = regex(r"[AEIOU]")
_WIDEST = 160  # code points of the words in full
_LONGEST = 5  # letters; longer ones are names that are read as words, unless they cannot be
_SHORTEST = 3  # letters; shorter ones are units, initials and the like, unless written out


@dataclass(frozen=True, slots=True)
class _Expansion:
    """Where a short form is written out; ``sure`` if its letters are the initials of words."""

    key: str
    span: Span
    unit: Unit
    sure: bool


def find_acronyms(capitals: Capitals) -> tuple[Acronym, ...]:
    """Return the uses of short forms in the items, in the order of the text.

    What may be a word in capitals, a code, a Roman numeral or somebody's
    initials is none, unless the note writes it out.
    """
    draft = capitals.draft
    expansions: dict[str, list[_Expansion]] = {}
    people: set[str] = set()
    bracketed = {unit.span for unit in units_with(draft, ("(",))}
    for unit in capitals.units:
        for one in _expansions(draft, unit, brackets=unit.span in bracketed):
            if draft.names_in(one.span):
                people.add(one.key)
            expansions.setdefault(one.key, []).append(one)
    seen: set[str] = set()
    found = []
    for form in capitals.forms:
        if form.key in people:
            continue
        written_out = expansions.get(form.key, ())
        known = form.text.lower() in draft.words.words("known-acronyms")
        may_be_one = written_out or known or _may_be_one(form.text)
        if not may_be_one or (not written_out and capitals.is_word(form)):
            continue
        first = form.key not in seen
        seen.add(form.key)
        expansion = written_out[0].span if written_out else None
        found.append(
            Acronym(
                span=form.span,
                parent=form.unit.item,
                text=form.text,
                first=first,
                known=known,
                expansion=expansion,
                late=first and bool(written_out) and _is_late(form, written_out),
            )
        )
    return tuple(found)


def _may_be_one(written: str) -> bool:
    """Return whether a token that is never written out may be a short form."""
    # “XXXX” is something to be filled in.
    if len(written) < _SHORTEST or "&" in written or len(set(written)) == 1:
        return False
    return len(written) <= _LONGEST or len(_VOWEL.findall(written)) < 2


def _is_late(form: ShortForm, expansions: list[_Expansion] | tuple[_Expansion, ...]) -> bool:
    """Return whether the first use stands before every expansion, and the first of those is surely one.

    A title may use what the text below it writes out, and the text what a list
    at the end explains.
    """
    first = min(expansions, key=lambda one: one.span.start)
    if first.span.start <= form.span.start or first.unit.role == "cell":
        return False
    same_item = form.unit.item is not None and form.unit.item is first.unit.item
    return first.sure and not (form.unit.role == "title" and same_item)


def _expansions(draft: Draft, unit: Unit, *, brackets: bool) -> Iterator[_Expansion]:
    text = draft.text
    small = draft.words.words("small-words-of-names")
    for match in _BRACKETED.finditer(text, *unit.span) if brackets else ():
        window = _window(text, max(unit.span.start, match.start() - _WIDEST), match.start())
        words = _words(text, window)
        start = _initials_before(words, match[1], small)
        sure = start is not None
        if start is None:
            start = _letters_before(text, window, match[1])
        if start is not None:
            yield _Expansion(match[1].casefold(), Span(start, match.end() + 1), unit, sure)
    for match in _OPENED.finditer(text, *unit.span):
        if match[1].isupper() or any(letter.isupper() for letter in match[1][1:]):
            limit = min(unit.span.end, match.end() + _WIDEST)
            stop = _STOP.search(text, match.end(), limit)
            words = _words(text, Span(match.end(), stop.start() if stop else limit))
            end = _initials_behind(words, match[1], small)
            if end is not None:
                yield _Expansion(match[1].casefold(), Span(match.start(), end), unit, True)


def _window(text: str, start: int, end: int) -> Span:
    """Return the part of the stretch that belongs to one sentence with its end."""
    stops = [match.end() for match in _STOP.finditer(text, start, end)]
    return Span(stops[-1] if stops else start, end)


def _words(text: str, span: Span) -> list[tuple[str, int, int]]:
    return [(match[0], match.start(), match.end()) for match in _WORD.finditer(text, *span)]


def _initials_before(words: list[tuple[str, int, int]], short: str, small: frozenset[str]) -> int | None:
    """Return where words begin whose initials are the letters, or None; they end the list."""
    letters = [letter.casefold() for letter in short if letter != "&"]
    skipped = 0
    start = None
    at = len(words) - 1
    while letters and at >= 0:
        word, begin, _ = words[at]
        lowered = word.casefold()
        if lowered[0] == letters[-1]:
            letters.pop()
            start = begin
        elif lowered in small:
            # A small letter stands for a small word: "MoU"; a small word need not have one.
            pass
        elif skipped or start is None:
            return None
        else:
            skipped += 1
        at -= 1
    return start if not letters else None


def _initials_behind(words: list[tuple[str, int, int]], short: str, small: frozenset[str]) -> int | None:
    """Return where words end whose initials are the letters, or None; they begin the list."""
    letters = [letter.casefold() for letter in short if letter != "&"]
    for word, _, end in words:
        lowered = word.casefold()
        if lowered[0] == letters[0]:
            letters.pop(0)
            if not letters:
                return end
        elif lowered not in small:
            return None
    return None


def _letters_before(text: str, window: Span, short: str) -> int | None:
    """Return where words begin in which the letters stand in order, the first as an initial, or None."""
    at = window.end
    letters = [letter for letter in short.casefold() if letter != "&"]
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= window.start and not (
            text[at].casefold() == letters[index] and (index or not text[at - 1 : at].isalnum())
        ):
            at -= 1
        if at < window.start:
            return None
    longest = 2 * len(letters) + 5
    return at if len(text[at : window.end].split()) <= longest else None
