"""Attendance lists whose groups the layout has told: one entry after the other, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from notelint.note.attendance import Listed, listing, names_of_entry, settle
from notelint.note.lexicon import fold, lexicon
from notelint.note.model import Listing, Name
from notelint.note.people import Sameness, compare
from notelint.note.roles import role_group
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Source, Span, trim

_HANDLE = regex(r"(?<![\w.+-])@[\w-]{1,60}")
_ROLE_BEHIND = regex(r"[ \t]*\((?P<role>[^()\n]{2,40})\)\s*\Z")
_PRESIDING = ("chair", "vice-chair", "deputy-chair")
_AWAY = ("apologies", "absent")


def listings_by_group(
    source: Source, entries: Mapping[Span, tuple[Span | None, str]], words: Vocabulary
) -> Listed:
    """Return the listings of ``entries``: where each stands, the word of its group, and the group.

    Whoever is listed again for what they do ("Chair: Ana Birt", "Notes: Ben
    Cole") is listed once.
    """
    found: list[Listing] = []
    for span, (label, group) in entries.items():
        heading = source.slice(label) if label else None
        if group == "in-attendance" and heading and role_group(heading, words) in ("officers", "guests"):
            group = role_group(heading, words) or group
        found += _of_entry(source.text, span, group, heading, words)
    return settle(sorted(_once(found), key=lambda one: one.span), source.text, words), (), frozenset()


def _of_entry(text: str, span: Span, group: str, heading: str | None, words: Vocabulary) -> Iterator[Listing]:
    handles = list(_HANDLE.finditer(text, *span))
    for handle in handles:
        place = Span(*handle.span())
        name = Name(span=place, places={"surname": place}, text=handle[0], surname=handle[0])
        yield Listing(span=place, places={"name": place}, name=name, group=group, heading=heading)
    if handles:
        span = trim(text, span.start, handles[0].start())
        if span.start == span.end:
            return
    role = _ROLE_BEHIND.search(text, *span)
    if role and "," in text[span.start : role.start()].strip(" ,"):
        # “Ben Cole, Westmere Labs (chair)”: the bracket is about the person.
        found = (role_group(part, words) for part in role["role"].split(","))
        own = next(filter(None, found), None)
        span = trim(text, span.start, role.start())
        if group == "members" and own in _PRESIDING:
            group = own
    named = list(names_of_entry(text, span, words))
    if len(named) == 2 and _is_beside(named[1][0], words):
        # “Ben Cole, Westmere Labs”: one person, and where from.
        named = [(named[0][0], span)]
    for name, entry in named:
        own = role_group(name.role, words) if name.role and group == "members" else None
        yield listing(text, name, entry, own if own == "guests" else group, heading, None, words)


def _is_beside(name: Name, words: Vocabulary) -> bool:
    """Return whether the second name of an entry is rather a body's or a place's than a person's."""
    lex = lexicon(words)
    return not name.titles and not (name.forenames and lex.knows(fold(name.forenames[0])))


def _once(found: Sequence[Listing]) -> list[Listing]:
    """Return the listings without those that only say what someone else in the list does."""
    main = [one for one in found if one.group == "members"]
    kept: list[Listing] = []
    presides = [one for one in found if one.group == "chair" and _again(one, main)]
    for one in found:
        if one.group not in ("members", *_AWAY) and _again(one, main) and _has_label(one):
            continue
        if one.group == "members" and _again(one, presides):
            one = replace(one, group="chair")
        kept.append(one)
    return kept


def _has_label(one: Listing) -> bool:
    return one.heading is not None


def _again(one: Listing, others: Sequence[Listing]) -> bool:
    return any(
        other is not one
        and one.name is not None
        and other.name is not None
        and (
            compare(one.name, other.name) in (Sameness.SAME, Sameness.LIKELY)
            or (not one.name.forenames and one.name.surname in (other.name.surname, *other.name.forenames))
        )
        for other in others
    )
