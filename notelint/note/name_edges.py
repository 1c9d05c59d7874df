"""Where, in an entry of a list, one name ends and the next begins with nothing between them.

Lists lose their commas: “Cllr Ana Birt (Chair) Cllr Joe Cole Una Field (Clerk)”, “A. Birt J. Cole”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.note.lexicon import Lexicon, fold
from notelint.note.name_reading import Reading, read_name
from notelint.note.name_words import CANDIDATE, Word
from notelint.patterns import regex
from notelint.text import Span

_BRACKETED = regex(r"\([^()]*\)?")
_CLOSED = regex(r"[)\]][ \t\u00a0]*\Z")
_LAST_WORD = regex(r"[\w’'-]+[^\w]*\Z")
_LONGEST = 4_000  # code points of an entry that are looked at


def names_beside(text: str, entry: Span, lex: Lexicon) -> Iterator[Span]:
    """Yield the parts of an entry, each with one name where it holds several without a mark between.

    A name begins at a title behind another name, behind the bracket of another,
    and where words go on behind a surname with a forename or initial and a
    surname of their own. In doubt the entry stays whole.
    """
    limit = min(entry.end, entry.start + _LONGEST)
    start = entry.start
    for cut in _cuts(text, Span(entry.start, limit), lex):
        yield Span(start, cut)
        start = cut
    yield Span(start, entry.end)


def _cuts(text: str, entry: Span, lex: Lexicon) -> Iterator[int]:
    brackets = [match.span() for match in _BRACKETED.finditer(text, *entry)]
    named = whole = False
    behind = entry.start
    for candidate in CANDIDATE.finditer(text, *entry):
        at = candidate.start()
        if at < behind or any(start <= at < end for start, end in brackets):
            continue
        reading = read_name(text, at, entry.end, lex, trusted=True)
        if reading is None or not (reading.titles or _is_full(reading.words, lex)):
            continue
        if named:
            begins = whole and _begins_here(text, entry.start, at, reading)
        else:
            begins = _behind_body(text, entry, at, reading, lex)
        if at > entry.start and begins:
            yield at
        inner = _inner_cut(reading, lex, dense=_follows_name(text, at))
        if inner is not None:
            yield inner
        named, whole, behind = True, _is_whole(reading, lex), reading.after


def _is_whole(reading: Reading, lex: Lexicon) -> bool:
    """Return whether a surname has been read, so that a word such as “Dean” opens a name of its own."""
    last = reading.words[-1]
    return not last.initial and (len(reading.words) > 1 or not lex.knows(last.key))


def _begins_here(text: str, start: int, at: int, reading: Reading) -> bool:
    """Return whether a name that follows another in an entry is one beside it, and no part of its post."""
    before = text[start:at]
    if reading.titles:
        last = _LAST_WORD.search(before)
        return last is not None and not last[0][0].islower()
    return _CLOSED.search(before) is not None


def _behind_body(text: str, entry: Span, at: int, reading: Reading, lex: Lexicon) -> bool:
    """Return whether a body stands in front, or a number alone: “Norland Council Mr Dale”, “2 Cllr Birt”."""
    last = _LAST_WORD.search(text, entry.start, at)
    if last is None:
        return False
    word = re.sub(r"\W+\Z", "", last[0])
    alone = not text[entry.start : last.start()].strip()
    acronym = len(word) > (1 if reading.titles else 4) and word.isupper()
    return fold(word) in lex.organisations or (alone and (word.isdigit() or acronym))


def _follows_name(text: str, at: int) -> bool:
    """Return whether a name is itself beside another: a word or bracket stands before it, and no mark."""
    before = text[max(0, at - 40) : at].rstrip(" \t\u00a0")
    last = _LAST_WORD.search(before)
    return before[-1:] == ")" or (
        last is not None and before[-1:].isalpha() and not before.isspace() and not last[0].islower()
    )


def _inner_cut(reading: Reading, lex: Lexicon, *, dense: bool) -> int | None:
    """Return where the second of two names begins that were read as one: “Ana Birt Joe Cole”.

    ``dense`` says that the name stands beside another: then it needs less to be the end of one.
    """
    words = reading.words
    titled = bool(reading.titles)
    for index in range(2, len(words) - 1):
        *given, last = words[:index]
        if last.initial or last.text.islower() or not _is_full(words[index:], lex):
            continue
        initials = all(word.initial for word in given)
        known = all(word.initial or lex.knows(word.key) for word in given)
        if initials or (known and not lex.knows(last.key)) or (dense and titled):
            return words[index].start
    return None


def _is_full(words: tuple[Word, ...], lex: Lexicon) -> bool:
    """Return whether words begin with a sure forename or an initial and go on with a surname."""
    if len(words) < 2 or words[-1].initial:
        return False
    return words[0].initial or (lex.knows(words[0].key) and words[0].key not in lex.stops)
