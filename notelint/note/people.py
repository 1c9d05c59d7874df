"""Names of people: take one apart, and tell whether two are of one person.

Two names are of one person by full name, or by surname and initial; titles and honours do not
count. How near two spellings are is no measure: "J. Birt" is nearer to "A. Birt" than to "John
Birt".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from notelint.note.lexicon import Lexicon, families, fold, lexicon
from notelint.note.model import Name
from notelint.note.name_building import build_name
from notelint.note.name_reading import Reading, read_name
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

_LEAD = regex(r"[ \t\u00a0]*(?:[-–—·•∑*▪◦>]+[ \t\u00a0]+|\*\*|\d{1,3}[.)][ \t\u00a0]+)?[ \t\u00a0]*")
_POST_END = regex(r"[ \u00a0]*[-–—:,(]?[ \u00a0]*")
_TRAILING_POST = regex(r"[ \u00a0]{0,3}(?:[-–—]|,)[ \u00a0]{1,3}([^\s,;()][^,;()\n\t]{1,80})")


class Sameness(Enum):
    """Whether two names are of one person."""

    SAME = "same"
    LIKELY = "likely"
    UNCLEAR = "unclear"
    DIFFERENT = "different"


def parse_name(text: str, start: int, end: int, words: Vocabulary) -> Name | None:
    """Return the name that stands at ``start`` (blanks and bullets skipped), else None.

    For a cell or a list entry, where a name is expected: "Cllr Ana Birt OBE (sub)",
    "Chairman – Cllr Birt", "Mrs R Crisp". The name's ``role`` is the bracket behind it, else the
    post beside it. A lone word without a title is taken for a surname, unless it is a forename.
    """
    lex = lexicon(words)
    post, pos = _post_before(text, _behind_lead(text, start, end), end, words)
    reading = _read(text, pos, end, lex)
    if reading is None:
        return None
    single = len(reading.words) == 1 and lex.knows(reading.words[0].key)
    name = build_name(text, reading, lex, alone="forename" if single else "surname")
    if name.role is None:
        role = post_behind(text, reading.after, end, words) or post
        if role is not None:
            name = replace(name, role=role)
    return name


def begins_with_name(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Return whether ``parse_name`` finds a name there."""
    _, pos = _post_before(text, _behind_lead(text, start, end), end, words)
    return _read(text, pos, end, lexicon(words)) is not None


def _behind_lead(text: str, start: int, end: int) -> int:
    """Return the offset behind blanks and a bullet or number."""
    lead = _LEAD.match(text, start, end)
    pos = lead.end() if lead is not None else start
    while pos < end and text[pos] in "\r\n \t\u00a0":
        pos += 1
    return pos


def _read(text: str, pos: int, end: int, lex: Lexicon) -> Reading | None:
    """Return what reads as a name of a person where one is expected, else None."""
    reading = read_name(text, pos, end, lex, trusted=True)
    if reading is not None and _runs_into_body(reading, lex):
        reading = read_name(text, pos, reading.words[-1].start, lex, trusted=True)
    if reading is None or (of_a_body(reading, lex) and not _is_addressed(reading, lex)):
        return None
    return reading


def of_a_body(reading: Reading, lex: Lexicon) -> bool:
    """Return whether the word behind makes it the name of a body or place: "Birt Trust"."""
    title = reading.titles[-1].key if reading.titles else ""
    if title in lex.councillor_titles:
        return False
    if len(reading.words) == 1 and reading.words[0].key in lex.places and title in lex.title_openings:
        return True  # "Lord Street"
    return reading.stopped_by in lex.organisations or reading.stopped_by in lex.places


def _runs_into_body(reading: Reading, lex: Lexicon) -> bool:
    """Return whether the last word belongs to what is behind: "Cllr Ana Birt Norland County Council"."""
    words = reading.words
    if len(words) < 3 or reading.possessive or not (words[0].initial or lex.knows(words[0].key)):
        return False
    surname, last = words[-2], words[-1]
    if surname.initial or surname.text.islower() or lex.knows(surname.key) or surname.key in lex.openings:
        return False
    if reading.stopped_by in lex.posts:
        return last.key in lex.title_openings  # "Una Field Parish Clerk"
    return bool(reading.titles) and reading.stopped_by in lex.organisations


def _is_addressed(reading: Reading, lex: Lexicon) -> bool:
    """Return whether a name has a title and initial of a man or woman: "Mr C Dale Footpath Warden"."""
    title = reading.titles[-1].key if reading.titles else ""
    addressed = title in lex.men or title in lex.women
    return addressed and len(reading.words) > 1 and reading.words[0].initial


def _post_before(text: str, pos: int, end: int, words: Vocabulary) -> tuple[str | None, int]:
    """Return the post in front of a name ("Chairman – ") and the offset behind it."""
    match = words.opens("posts-before-names", text, Span(pos, end))
    if match is None:
        return None, pos
    behind = _POST_END.match(text, match.end(), end)
    at = behind.end() if behind is not None else match.end()
    return (match[0], at) if at < end else (None, pos)


def post_behind(text: str, pos: int, end: int, words: Vocabulary) -> str | None:
    """Return the post behind a name: "Ana Birt – Head of Housing", "Ana Birt, Clerk"."""
    match = _TRAILING_POST.match(text, pos, end)
    if match is None:
        return None
    lex = lexicon(words)
    parts = [fold(word.strip(".&/")) for word in match[1].split()]
    if parts[0] in lex.titles or not any(part in lex.posts for part in parts[:6]):
        return None
    return " ".join(match[1].split())


def display(name: Name) -> str:
    """Return the name on one line, with titles as written and without role."""
    return one_line(name.text)


def one_line(words: str) -> str:
    """Return words on one line, without the blanks and quotation marks of wrapped lines."""
    return " ".join(part for part in words.split() if part != ">")


def surname_key(name: Name) -> str:
    """Return the surname for comparing: "Vernon-Birt" and "Vernon Birt" have one key."""
    return fold(name.surname or "").replace("-", "")


def forename_keys(name: Name) -> tuple[str, ...]:
    """Return the forenames for comparing; an initial is one letter."""
    return tuple(part for forename in name.forenames if (part := fold(forename)))


def all_keys(name: Name) -> tuple[str, ...]:
    """Return every part of the name for comparing, double names divided."""
    return _keys([*name.forenames, *(name.surname or "").split()])


def _keys(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for word in words for part in fold(word).split("-") if part)


def compare(a: Name, b: Name, words: Vocabulary | None = None) -> Sameness:
    """Return whether two names are of one person, as far as the names alone tell.

    Titles and honours do not count, but "Mr J Birt" is not "Mrs J Birt". With ``words``, short
    forms of forenames ("Bob", "Robert") are LIKELY. A name without forename, or without
    surname, is UNCLEAR where the rest agrees: who else is there decides.
    """
    if a.surname is None or b.surname is None:
        return _compare_forename_only(a, b, words)
    if surname_key(a) != surname_key(b):
        return _compare_parts(a, b, words)
    if not a.forenames or not b.forenames:
        if _titles_conflict(a, b, words):
            return Sameness.DIFFERENT
        return Sameness.UNCLEAR if a.forenames or b.forenames else Sameness.LIKELY
    found = compare_forenames(forename_keys(a), forename_keys(b), words)
    by_initial = len(forename_keys(a)[0]) == 1 or len(forename_keys(b)[0]) == 1
    if by_initial and found is not Sameness.DIFFERENT and _titles_conflict(a, b, words):
        return Sameness.DIFFERENT
    return found


def compare_forenames(a: tuple[str, ...], b: tuple[str, ...], words: Vocabulary | None = None) -> Sameness:
    """Return whether folded forenames can be of one person; SAME by the first or its initial."""
    first, other = a[0], b[0]
    if first == other or ((len(first) == 1 or len(other) == 1) and first[0] == other[0]):
        clash = len(a) > 1 and len(b) > 1 and a[1][0] != b[1][0]
        if clash:
            return Sameness.DIFFERENT if len(first) == 1 or len(other) == 1 else Sameness.UNCLEAR
        return Sameness.SAME
    if first.replace("-", "") == other.replace("-", "") or first in b[1:] or other in a[1:]:
        return Sameness.LIKELY
    if first.split("-")[0] == other or other.split("-")[0] == first:
        return Sameness.LIKELY
    if words is not None and short_forms(first, other, words):
        return Sameness.LIKELY
    return Sameness.DIFFERENT


def short_forms(a: str, b: str, words: Vocabulary) -> bool:
    """Return whether two folded forenames are forms of one ("bob", "robert").

    Spellings of one form ("clare", "claire") are not: one of the two is a slip.
    """
    known = families(words)
    if not known.get(a, frozenset()) & known.get(b, frozenset()):
        return False
    return a[0] != b[0] or min(len(a), len(b)) < 3 or not one_edit_apart(a, b)


def one_edit_apart(a: str, b: str) -> bool:
    """Return whether one letter put in, left out, changed or swapped with the next makes b of a."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1 or a == b:
        return False
    at = 0
    while at < len(a) and a[at] == b[at]:
        at += 1
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    swapped = a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
    return a[at + 1 :] == b[at + 1 :] or swapped


def _compare_forename_only(a: Name, b: Name, words: Vocabulary | None) -> Sameness:
    keys = forename_keys(a) or all_keys(a), forename_keys(b) or all_keys(b)
    if not keys[0] or not keys[1]:
        return Sameness.DIFFERENT
    same = compare_forenames(*keys, words)
    return Sameness.DIFFERENT if same is Sameness.DIFFERENT else Sameness.UNCLEAR


def _compare_parts(a: Name, b: Name, words: Vocabulary | None) -> Sameness:
    """Compare names with different surnames: double ones, and those written surname first."""
    keys_a, keys_b = all_keys(a), all_keys(b)
    if keys_a and keys_a == keys_b:
        return Sameness.SAME
    if len(keys_a) > 1 and sorted(keys_a) == sorted(keys_b):
        return Sameness.LIKELY
    short, long = sorted((keys_a, keys_b), key=len)
    if len(short) > 1 and long[-len(short) :] == short:
        return Sameness.LIKELY  # "Vernon Birt" of "Gerald Vernon-Birt"
    parts_a, parts_b = (_keys((name.surname or "").split()) for name in (a, b))
    if not (set(parts_a[-1:]) & set(parts_b) or set(parts_b[-1:]) & set(parts_a)):
        return Sameness.DIFFERENT
    if len(parts_a) == len(parts_b):
        return Sameness.DIFFERENT
    if not a.forenames or not b.forenames:
        return Sameness.UNCLEAR
    same = compare_forenames(forename_keys(a), forename_keys(b), words)
    return Sameness.LIKELY if same is Sameness.SAME else Sameness.DIFFERENT


def _titles_conflict(a: Name, b: Name, words: Vocabulary | None) -> bool:
    """Return whether one is addressed as a man and the other as a woman."""
    if words is None or not a.titles or not b.titles:
        return False
    lex = lexicon(words)
    keys = [{fold(part) for title in name.titles for part in title.split()} for name in (a, b)]
    one, other = keys
    return bool((one & lex.men and other & lex.women) or (one & lex.women and other & lex.men))
