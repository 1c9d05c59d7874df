"""The words that names of people are made of, taken from the vocabulary for looking up."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from notelint.note.vocabulary import Vocabulary

# Letters that have no accent to take off.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "\u0131": "i"}
)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return a word in small letters, without accents, apostrophes and full stops."""
    word = word.lower()
    if not word.isascii():
        word = word.translate(_PLAIN).replace("’", "'").replace("‘", "'").replace("‐", "-").replace("‑", "-")
        if not word.isascii():
            parts = unicodedata.normalize("NFKD", word)
            word = "".join(char for char in parts if not unicodedata.combining(char))
    return word.replace("'", "").replace(".", "").replace(" ", "")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Sets of words in folded form; each is the list of the vocabulary of nearly the same name.

    ``firm_titles`` are titles wherever they stand in front of a name, ``titles`` hold
    the loose ones too. ``stops`` are the words that are never part of a name.
    """

    councillor_titles: frozenset[str]
    firm_titles: frozenset[str]
    titles: frozenset[str]
    title_openings: frozenset[str]
    plural_titles: frozenset[str]
    abbreviated_titles: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    rare_titles: frozenset[str]
    forename_titles: frozenset[str]
    honours: frozenset[str]
    forenames: frozenset[str]
    doubtful: frozenset[str]
    common: frozenset[str]
    openings: frozenset[str]
    small_openings: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    posts: frozenset[str]
    stops: frozenset[str]
    calendar: frozenset[str]
    surnames: frozenset[str]
    verbs: frozenset[str]
    helping_verbs: frozenset[str]
    before: frozenset[str]
    before_things: frozenset[str]
    not_roles: frozenset[str]

    def knows(self, key: str) -> bool:
        """Return whether a folded word is a forename, one that is a word too included."""
        if key in self.forenames or key in self.doubtful:
            return True
        first, dash, _ = key.partition("-")
        return bool(dash) and (first in self.forenames or first in self.doubtful)


@lru_cache(maxsize=8)
def lexicon(words: Vocabulary) -> Lexicon:
    """Return the words of names of a vocabulary; made once for each."""

    def folded(*names: str) -> frozenset[str]:
        return frozenset(fold(word) for name in names for word in words.phrases(name))

    doubtful = words.words("doubtful-forenames")
    forenames = words.words("forenames") - doubtful
    return Lexicon(
        councillor_titles=folded("councillor-titles"),
        firm_titles=folded("councillor-titles", "courtesy-titles"),
        titles=folded("councillor-titles", "courtesy-titles", "loose-titles"),
        title_openings=folded("title-openings"),
        plural_titles=folded("titles-in-the-plural"),
        abbreviated_titles=folded("abbreviated-titles"),
        men=folded("men-titles"),
        women=folded("women-titles"),
        rare_titles=folded("rare-titles"),
        forename_titles=folded("forename-titles"),
        honours=frozenset(words.phrases("honours")),
        forenames=forenames,
        doubtful=doubtful,
        common=words.words("common-forenames"),
        openings=folded("surname-openings"),
        small_openings=folded("small-surname-openings"),
        organisations=folded("words-of-organisations"),
        places=folded("words-of-places"),
        posts=folded("post-words"),
        stops=folded("not-names"),
        calendar=folded("calendar-words"),
        surnames=folded("surnames-like-places", "surnames-like-words"),
        verbs=folded("person-verbs"),
        helping_verbs=folded("helping-verbs"),
        before=folded("before-a-name"),
        before_things=folded("before-a-thing"),
        not_roles=folded("not-roles"),
    )


@lru_cache(maxsize=8)
def families(words: Vocabulary) -> dict[str, frozenset[int]]:
    """Return for each forename the numbers of the families of short forms it is in."""
    families: dict[str, set[int]] = {}
    for number, phrase in enumerate(words.phrases("short-forms")):
        for form in phrase.split():
            families.setdefault(fold(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in families.items()}
