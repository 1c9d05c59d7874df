"""Find people by their initials: "SG moved", "AB to write".

A note may say whose they are, "Ana Birt (AB)" or in a column beside the names; else they are those
of the one person of its list whom they fit, where the note speaks of several people so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from notelint.note.draft import Draft
from notelint.note.lexicon import fold, lexicon
from notelint.note.model import Name
from notelint.patterns import regex
from notelint.text import Span

_UPPER = "A-ZÀ-ÖØ-Þ"
_TOKEN = regex(rf"(?<![\w&./’'-])[{_UPPER}]{{2,4}}(?![\w&]|[.’'-]\w)")
_TOLD = regex(rf"[ \t\u00a0]*[(\[][ \t]*([{_UPPER}]{{2,4}})[ \t]*[)\]]")
_COLUMN = regex(rf"(?:[ \t]*\([^()\n]{{1,40}}\))?(?:[ ]{{2,}}|[ ]*\t[ \t]*)([{_UPPER}]{{2,4}})(?=\s|\Z)")
_VERB = regex(r"[ \t\u00a0]+([a-z]+)")
_OPENS = regex(r"(?:\A|[\n.:;!?(–-]|\band|[,&/])[ \t\r]*\Z")
_LOUD_BEFORE = regex(rf"[{_UPPER}]{{2,}}[ \u00a0]\Z")
_LOUD_BEHIND = regex(rf"[ \u00a0][{_UPPER}]{{2,}}(?![^\W_])")
_AWAY = ("apologies", "absent")
_NEAR = 120  # code points of the longest name
_SEVERAL = 2  # people who are spoken of by initials, before a note is taken to do so


def with_monograms(draft: Draft) -> tuple[Name, ...]:
    """Return the names of the draft and the initials in its items that stand for people, sorted by start.

    Initials have the forenames and the surname of the person.
    """
    told, places = _told(draft)
    fitting = {key: name for key, name in _fitting(draft).items() if key not in told}
    if not told and not fitting:
        return draft.names
    tokens = [token for token in _tokens(draft, {**told, **fitting}) if token.start() not in places]
    acting = {token[0] for token in tokens if token[0] in fitting and _acts(draft, token)}
    known = {**fitting, **told} if len(acting) >= _SEVERAL else told
    found = [_name(token, known[token[0]]) for token in tokens if token[0] in known]
    return tuple(sorted([*draft.names, *found], key=lambda name: name.span.start))


def _name(token: re.Match[str], whose: Name) -> Name:
    return Name(span=Span(*token.span()), text=token[0], forenames=whose.forenames, surname=whose.surname)


def _told(draft: Draft) -> tuple[dict[str, Name], set[int]]:
    """Return whose the initials are that stand beside a name, and where they stand."""
    listed = {listing.name for listing in draft.listings}
    found: dict[str, Name | None] = {}
    places: set[int] = set()
    for name in draft.names:
        if not name.surname or not name.forenames:
            continue
        end = name.places["surname"].end if "surname" in name.places else name.span.end
        match = _TOLD.match(draft.text, end) or (_COLUMN.match(draft.text, end) if name in listed else None)
        if match is None or match[1] in name.honours or not _fits(match[1], name):
            continue
        places.add(match.start(1))
        other = found.get(match[1], name)
        same = other is not None and fold(other.surname or "") == fold(name.surname)
        found[match[1]] = other if same else None
    return {key: whose for key, whose in found.items() if whose is not None}, places


def _fits(letters: str, name: Name) -> bool:
    """Return whether letters are of a name, in their order: the first of the forename, one of the surname."""
    said = fold("".join(name.forenames)), fold(name.surname or "")
    keys = fold(letters)
    if not (said[0] and said[1]) or keys[0] != said[0][0] or said[1][0] not in keys[1:]:
        return False
    rest = iter(said[0] + said[1])
    return all(key in rest for key in keys)


def _fitting(draft: Draft) -> dict[str, Name]:
    """Return the initials of those who were there, as far as they are one person's and no word."""
    known = draft.words.words("known-acronyms") | draft.words.words("capitals-for-weight")
    found: dict[str, list[Name]] = {}
    for listing in draft.listings:
        name = listing.name
        if name is None or listing.group in _AWAY or not name.surname or not name.forenames:
            continue
        surname = "".join(part[0] for part in re.split(r"[\s-]+", name.surname) if part)
        first, all_of = name.forenames[0][:1], "".join(forename[:1] for forename in name.forenames)
        for key in {(given + last).upper() for given in (first, all_of) for last in (surname, surname[-1:])}:
            found.setdefault(key, []).append(name)
    return {key: whose[0] for key, whose in found.items() if len(whose) == 1 and key.lower() not in known}


def _tokens(draft: Draft, known: Mapping[str, Name]) -> Iterator[re.Match[str]]:
    """Yield the tokens of the items that are initials of somebody, but for words among capitals."""
    text = draft.text
    for raw in draft.layout.items:
        for paragraph in raw.paragraphs:
            for token in _TOKEN.finditer(text, *paragraph):
                if token[0] not in known:
                    continue
                before = text[max(paragraph.start, token.start() - 20) : token.start()]
                loud = _LOUD_BEFORE.search(before) or _LOUD_BEHIND.match(text, token.end())
                if not loud and not _in_a_name(draft, token):
                    yield token


def _in_a_name(draft: Draft, token: re.Match[str]) -> bool:
    near = draft.names_in(Span(max(0, token.start() - _NEAR), token.end() + _NEAR))
    return any(name.span.start <= token.start() < name.span.end for name in near)


def _acts(draft: Draft, token: re.Match[str]) -> bool:
    """Return whether a token is the subject of a clause: “RW reported”."""
    verb = _VERB.match(draft.text, token.end())
    if verb is None or verb[1] not in lexicon(draft.words).verbs:
        return False
    return _OPENS.search(draft.text[max(0, token.start() - 12) : token.start()]) is not None
