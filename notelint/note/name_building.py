"""Make a ``Name`` of the words that were read: which of them are the surname."""

from __future__ import annotations

from notelint.note.lexicon import Lexicon, fold
from notelint.note.model import Name
from notelint.note.name_reading import Reading
from notelint.note.name_words import Word
from notelint.patterns import regex
from notelint.text import Span

_BRACKET_INITIALS = regex(r"(?:([A-Z][a-z]{1,3})\.?[ ])?([A-Z]|(?:[A-Z]\.[ ]?){1,3})$")


def build_name(text: str, reading: Reading, lex: Lexicon, *, alone: str = "surname") -> Name:
    """Return the ``Name`` of a reading. A word that stands ``alone`` is a "surname" or "forename"."""
    words, titles, role = reading.words, list(reading.units), reading.role
    cut = _surname_at(reading, lex, alone)
    forenames = [word.text.rstrip(".") for word in words[:cut] if not _pair(word)]
    for word in words[:cut]:
        if _pair(word):
            forenames.extend(word.text)
    if reading.nickname:
        forenames.append(reading.nickname)
    if role and len(words) == 1:
        initials = _BRACKET_INITIALS.match(role.strip())
        if initials is not None and (initials[1] is None or fold(initials[1]) in lex.titles):
            cut, forenames = 0, [char for char in initials[2] if char.isalpha()]
            titles += [initials[1]] if initials[1] else []
            role = None
    surname = None
    places: dict[str, Span] = {}
    if cut < len(words):
        places["surname"] = Span(words[cut].start, words[-1].end)
        surname = " ".join(part for part in text[words[cut].start : words[-1].end].split() if part != ">")
    return Name(
        span=Span(reading.start, reading.end),
        places=places,
        text=text[reading.start : reading.end],
        titles=tuple(titles),
        forenames=tuple(forenames),
        surname=surname,
        honours=reading.honours,
        role=" ".join(role.split()) if role else None,
    )


def _pair(word: Word) -> bool:
    return word.initial and len(word.key) == 2


def _surname_at(reading: Reading, lex: Lexicon, alone: str) -> int:
    """Return the index of the first word of the surname."""
    words = reading.words
    if len(words) == 1:
        key = words[0].key
        if reading.titles and reading.titles[-1].key in lex.forename_titles:
            return 1 if lex.knows(key) else 0
        return 1 if alone == "forename" and not reading.titles else 0
    at = len(words) - 1
    # "Ó Murchú" is a whole surname, where "O. Birt" begins with a forename.
    opened = bool(reading.titles) or words[0].text.islower() or words[0].text == "Ó"
    while at > 0 and (at > 1 or opened):
        key = words[at - 1].key
        raw = words[at - 1].text
        if raw not in ("Ó", "O") and (key not in lex.openings or len(key) == 1):
            break
        if at == 1 and lex.knows(key):
            break  # "Cllr Al Birt"
        at -= 1
    while at > 1 and not lex.knows(words[at - 1].key) and not words[at - 1].initial:
        at -= 1  # "Ana Birt Cole": the middle word is no forename
    return at
