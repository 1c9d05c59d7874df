"""Who presides, and for whom the listed substitutes stand in, as far as the text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from notelint.note.draft import Draft
from notelint.note.model import Listing, Name
from notelint.note.passages import joins, matters, passages
from notelint.note.people import Sameness, compare
from notelint.note.roles import role_group
from notelint.patterns import regex
from notelint.text import Span, of_whole_words, trim

_AWAY = ("apologies", "absent")
_BETWEEN = regex(r"[\s,:*_–—(-]*")
_REMARK = regex(r"[\s*_]*[,(–—-][\s*_]*(?:the\s+)?([^,;:()\n–—]{1,60})")
_OF_A_DEPUTY = regex(r"\b(?:vice|deputy|former|past|outgoing|previous)[ \t–‑-]*$", re.IGNORECASE)
_INITIALS_BEHIND = regex(r"[\s:*_–—-]{1,4}([A-Z]{2,3})\b(?!\.\w)")
_INITIALS_BEFORE = regex(r"(?<![\w.])([A-Z]{2,3})\s{1,3}\Z")
_BRACKET_BEHIND = regex(r"[\s,]*(?:\([^()\n]{0,60}\))?[\s,]*(?:who\s+)?")
_STOP = regex(r"[ \t]*(?:[.;]|\r?\n|\Z)")
_REACH = 60  # characters looked at on each side of a name


def chair_name(draft: Draft) -> str | None:
    """Return the name of the person presiding, as written, or None if the note names nobody.

    The chair of the list, else who took the chair, else a name with the word
    beside it: "Cllr Birt (Chair)", "the Chair, Cllr Birt".
    """
    for one in draft.listings:
        if one.group == "chair" and one.name is not None:
            return one.name.text
    away = {one.name.span for one in draft.listings if one.group in _AWAY and one.name is not None}
    here = [name for name in draft.names if name.span not in away]
    for name in here:
        if _took_the_chair(draft, name):
            return _in_full(name)
    if initials := _by_initials(draft):
        return initials
    for test in (_called_chair, _elected_chair):
        for name in here:
            if test(draft, name):
                return name.text
    return _vice_chair(draft)


def _in_full(name: Name) -> str:
    """Return a name as written, but for initials, which stand for the words of a name."""
    if name.text.isupper() and name.surname and name.surname not in name.text:
        return " ".join((*name.forenames, name.surname))
    return name.text


def _by_initials(draft: Draft) -> str | None:
    """Return the name of the list whose initials took the chair: “AB chaired the meeting”."""
    whose = {
        _initials(one.name): one.name.text for one in draft.listings if one.name and one.group not in _AWAY
    }
    whose.pop("", None)
    if not whose:
        return None
    text = draft.text
    for match in draft.phrases("chair-before"):
        behind = _INITIALS_BEHIND.match(text, match.end())
        if behind and behind[1] in whose:
            return whose[behind[1]]
    for match in draft.phrases("chair-after"):
        before = _INITIALS_BEFORE.search(text, max(0, match.start() - 8), match.start())
        if before and before[1] in whose:
            return whose[before[1]]
    return None


def _initials(name: Name) -> str:
    """Return the initials of a full name, else “”."""
    if not name.forenames or not name.surname:
        return ""
    return "".join(
        part[0].upper() for part in (name.forenames[0], *re.split(r"[\s-]+", name.surname)[:1]) if part
    )


def _took_the_chair(draft: Draft, name: Name) -> bool:
    return (
        _stands_after(draft, name, "chair-after")
        or _stands_before(draft, name, "chair-before")
        or _chaired(draft, name)
    )


def _chaired(draft: Draft, name: Name) -> bool:
    """Return whether a sentence says of a name that its bearer chaired, and nothing more."""
    near = of_whole_words(draft.text, name.span.end, name.span.end + _REACH)
    behind = trim(draft.text, *near)
    if not draft.spots("chair-after-at-end").within(behind):
        return False
    said = draft.words.opens("chair-after-at-end", draft.text, behind)
    return said is not None and _STOP.match(draft.text, said.end()) is not None


def _elected_chair(draft: Draft, name: Name) -> bool:
    return _stands_after(draft, name, "chair-elected") or _stands_before(draft, name, "chair-elected-before")


def _called_chair(draft: Draft, name: Name) -> bool:
    if name.role and role_group(name.role, draft.words) == "chair":
        return True
    remark = _REMARK.match(draft.text, _end(name), _end(name) + _REACH)
    if remark is not None:
        said = remark[1].split()
        if role_group(remark[1], draft.words) == "chair":
            return True
        chair = draft.words.words("role-words-chair")
        if said and said[0].lower() in chair and said[1:2] not in (["of"], ["and"], ["for"]):
            return True
    return _stands_before(draft, name, "chair-titles")


def _stands_after(draft: Draft, name: Name, phrases: str) -> bool:
    bracket = _BRACKET_BEHIND.match(draft.text, name.span.end)
    start = bracket.end() if bracket else name.span.end
    near = of_whole_words(draft.text, start, start + _REACH)
    return draft.spots(phrases).within(near) and draft.words.opens(phrases, draft.text, near) is not None


def _stands_before(draft: Draft, name: Name, phrases: str) -> bool:
    start = max(0, name.span.start - _REACH)
    if not draft.spots(phrases).within(Span(start, name.span.start)):
        return False
    for match in draft.words.find(phrases, draft.text, Span(start, name.span.start)):
        beside = _BETWEEN.fullmatch(draft.text, match.end(), name.span.start)
        if beside and _OF_A_DEPUTY.search(draft.text, start, match.start()) is None:
            return True
    return False


def _end(name: Name) -> int:
    return name.places["surname"].end if "surname" in name.places else name.span.end


def _vice_chair(draft: Draft) -> str | None:
    """Return the listed vice-chair where the text says that the vice-chair presided."""
    if next(draft.phrases("vice-chair-presides"), None) is None:
        return None
    for one in draft.listings:
        if one.group in ("vice-chair", "deputy-chair") and one.name is not None:
            return one.name.text
    return None


def with_substitutes(draft: Draft) -> tuple[Listing, ...]:
    """Return the listings, with whom a substitute stands in for where only the text says it."""
    if not any(one.substitute and one.substitute_for is None for one in draft.listings):
        return draft.listings
    pairs = tuple(_pairs(draft))
    found = []
    for one in draft.listings:
        if one.substitute and one.substitute_for is None and one.name is not None:
            whom = next((away for here, away in pairs if _is(here, one.name)), None)
            one = replace(one, substitute_for=whom)
        found.append(one)
    return tuple(found)


def _is(mention: Name, listed: Name) -> bool:
    if compare(mention, listed) in (Sameness.SAME, Sameness.LIKELY):
        return True
    return not mention.forenames and mention.surname is not None and mention.surname == listed.surname


def _pairs(draft: Draft) -> Iterator[tuple[Name, str]]:
    """Yield each substitute of the text with the name of the member stood in for."""
    spots = draft.spots("substitute-for", "substituted-by")
    for matter in matters(draft):
        for passage in passages(draft, matter):
            names = draft.names_in(passage.span)
            if not names:
                continue
            if not spots.within(passage.span):
                continue
            for phrase in draft.words.find("substitute-for", draft.text, passage.span):
                here = _run_before(draft, names, phrase.start())
                away = _run_after(draft, names, phrase.end())
                yield from _paired(here, away)
            for phrase in draft.words.find("substituted-by", draft.text, passage.span):
                here = _run_after(draft, names, phrase.end())
                away = _run_before(draft, names, phrase.start())
                yield from _paired(here, away if len(here) == len(away) else away[-1:])


def _paired(here: list[Name], away: list[Name]) -> Iterator[tuple[Name, str]]:
    if len(here) == len(away):
        yield from ((one, other.text) for one, other in zip(here, away, strict=True))
    elif away:
        yield from ((one, ", ".join(other.text for other in away)) for one in here)


def _run_before(draft: Draft, names: tuple[Name, ...], at: int) -> list[Name]:
    run: list[Name] = []
    for name in reversed([name for name in names if name.span.end <= at]):
        if run and not joins(draft, name.span.end, run[0].span.start):
            break
        run.insert(0, name)
    return run


def _run_after(draft: Draft, names: tuple[Name, ...], at: int) -> list[Name]:
    run: list[Name] = []
    for name in names:
        if name.span.start >= at:
            if not joins(draft, at, name.span.start):
                break
            run.append(name)
            at = name.span.end
    return run
