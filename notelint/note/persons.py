"""Whose names they are: names of one person brought together, and ``Person`` nodes made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from notelint.note.draft import Draft
from notelint.note.identity import Identity, resolve
from notelint.note.lexicon import fold, lexicon
from notelint.note.list_doubts import ListDoubts
from notelint.note.model import Date, Listing, Mention, Name, Person
from notelint.note.newcomers import Newcomers
from notelint.note.people import one_line
from notelint.note.register import Roll, Standing
from notelint.note.reported import Reported
from notelint.note.vocabulary import Vocabulary
from notelint.text import Span

_ACTS = frozenset({"acts", "moves", "undertakes"})
_MEMBERS = frozenset({"chair", "vice-chair", "deputy-chair", "members"})
_VOTES = frozenset({"moves", "votes"})
# What is said of an unclear name here may be true of each whom it fits.
_WEIGHTY = frozenset({"apologises", "votes", "moves", "declares"})


def identify(
    names: Iterable[Name], listings: Iterable[Listing], words: Vocabulary | None = None
) -> Mapping[Name, int]:
    """Return a number for each name; names of one person have the same. Unclear names have none."""
    return resolve(names, listings, words).numbers


def build_people(
    draft: Draft, mentions: Iterable[Mention]
) -> tuple[tuple[Person, ...], Mapping[Name, Person]]:
    """Return the people of the note, in the order of the text, and whose each name is.

    A name that could be of two people is nobody's. A person is not ``sure`` if an unclear name
    in the list, in the apologies or in a vote may be theirs, if the list may hold them by a
    name that was not read or is mistyped, or if they became a member at this meeting.
    """
    mentions = tuple(mentions)
    first_at, same_place = _by_place(draft, mentions)
    identity = resolve(first_at.values(), draft.listings, draft.words)
    roll = _roll(draft)
    if roll is not None:
        listed = {identity.numbers[one.name]: one for one in draft.listings if one.name in identity.numbers}
        identity = roll.joined(identity, listed)
    names: dict[int, list[Name]] = {}
    for name, number in identity.numbers.items():
        names.setdefault(number, []).append(name)
    listings: dict[int, list[Listing]] = {}
    for listing in draft.listings:
        if listing.name is not None and listing.name in identity.numbers:
            listings.setdefault(identity.numbers[listing.name], []).append(listing)
    said: dict[int, list[Mention]] = {}
    for mention in mentions:
        same = same_place.get(mention.name) if mention.name is not None else None
        if same is not None and same in identity.numbers:
            said.setdefault(identity.numbers[same], []).append(mention)
    doubted = _doubted(draft, mentions, same_place, identity)
    doubts = ListDoubts(draft)
    came = Newcomers(draft)
    reported = Reported(draft)
    doubted |= {
        number
        for number, held in names.items()
        if number not in listings and (doubts.holds(held) or came.hold(held))
    }
    people = {
        number: _person(
            draft,
            held,
            listings.get(number, ()),
            said.get(number, ()),
            roll,
            reported,
            sure=number not in doubted,
        )
        for number, held in names.items()
    }
    whose = {
        name: people[identity.numbers[known]]
        for name, known in same_place.items()
        if known in identity.numbers
    }
    return tuple(sorted(people.values(), key=lambda person: person.span)), whose


def _by_place(draft: Draft, mentions: Sequence[Mention]) -> tuple[dict[int, Name], dict[Name, Name]]:
    """Return the first name at each place, and for each name the first one at its place.

    Two readings of one stretch of text are one name, however often it was read.
    """
    listed = [listing.name for listing in draft.listings]
    mentioned = [mention.name for mention in mentions]
    first_at: dict[int, Name] = {}
    ends_at: dict[int, Name] = {}
    same: dict[Name, Name] = {}
    for name in (*listed, *draft.names, *mentioned):
        if name is None or name in same:
            continue
        known = first_at.get(name.span.start) or ends_at.get(name.span.end)
        if known is None:
            known = first_at[name.span.start] = ends_at[name.span.end] = name
        same[name] = known
    return first_at, same


def _doubted(
    draft: Draft, mentions: Sequence[Mention], same_place: Mapping[Name, Name], identity: Identity
) -> set[int]:
    """Return the people whom an unclear name of the list, apologies or votes may mean."""
    weighty = [listing.name for listing in draft.listings]
    weighty += [mention.name for mention in mentions if mention.does in _WEIGHTY]
    doubted: set[int] = set()
    for name in weighty:
        same = same_place.get(name) if name is not None else None
        if same is not None:
            doubted |= identity.unclear.get(same, frozenset())
    return doubted


def _person(
    draft: Draft,
    names: Sequence[Name],
    listings: Sequence[Listing],
    mentions: Sequence[Mention],
    roll: Roll | None,
    reported: Reported,
    *,
    sure: bool,
) -> Person:
    names = sorted(names, key=lambda name: name.span)
    mentions = sorted(mentions, key=lambda mention: mention.span)
    acts = [mention for mention in mentions if mention.does in _ACTS]
    if acts and not listings:
        acts = [act for act in acts if not reported.holds(act)]
    act = next(iter(acts), None)
    places: dict[str, Span] = {"name": names[0].span}
    for place, mention in (
        ("first-act", act),
        ("apology", _first(mentions, {"apologises"})),
        ("declaration", _first(mentions, {"declares"})),
        ("vote", _first(mentions, _VOTES)),
        ("owner", _first(mentions, {"owns"})),
    ):
        if mention is not None:
            places[place] = mention.name.span if mention.name is not None else mention.span
    away = next((one.name for one in listings if one.group == "apologies" and one.name is not None), None)
    if away is not None:
        places["apology"] = away.span
    if listings:
        places["listing"] = listings[0].name.span if listings[0].name is not None else listings[0].span
    listed = any(listing.group in _MEMBERS for listing in listings)
    standing = roll.standing(names, listed=listed) if roll is not None else Standing()
    if standing.nearest is not None:
        places["nearest-member"] = standing.nearest[1].span
    return Person(
        span=names[0].span,
        places=places,
        name=_fullest(names, draft.words),
        sure=sure,
        groups=tuple(dict.fromkeys(listing.group for listing in listings)),
        listings=tuple(listings),
        mentions=tuple(mentions),
        acted=(act.verb or act.does) if act is not None else None,
        declared="declaration" in places,
        voted="vote" in places,
        owns="owner" in places,
        apologised=_first(mentions, {"apologises"}) is not None,
        member=standing.member,
        on_register=standing.on_register,
        nearest_member=standing.nearest[0] if standing.nearest is not None else None,
    )


def _roll(draft: Draft) -> Roll | None:
    """Return the members on the day of the note, None if the house names none."""
    if draft.register is None or not draft.register.members:
        return None
    day = draft.header.date
    return draft.register.on(day.value if isinstance(day, Date) else None, draft.words)


def _first(mentions: Sequence[Mention], doing: Iterable[str]) -> Mention | None:
    return next((mention for mention in mentions if mention.does in doing), None)


def _fullest(names: Sequence[Name], words: Vocabulary) -> str:
    """Return the fullest of a person's names on one line, with titles and without honours."""
    plural = lexicon(words).plural_titles

    def fullness(name: Name) -> tuple[bool, int, bool, int]:
        in_plural = any(fold(title) in plural for title in name.titles)
        full = name.surname is not None and bool(name.forenames)
        length = max((len(forename) for forename in name.forenames), default=0)
        return full, min(length, 2), bool(name.titles) and not in_plural, -name.span.start

    best = max(names, key=fullness)
    surname = best.places.get("surname")
    whole = best.text if surname is None else best.text[: surname.end - best.span.start]
    if best.titles and fold(best.titles[0]) in plural:
        whole = whole[len(best.titles[0]) :].lstrip(" :.")
    return one_line(whole)
