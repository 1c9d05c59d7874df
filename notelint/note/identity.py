"""Which names are of one person: by full name, by surname and initial, or by being the only one.

Full names come first and say who there is. An initial, a surname or a forename alone then
belongs to the one person it fits; if it fits two, it is unclear, and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from notelint.note.lexicon import Lexicon, families, fold, lexicon
from notelint.note.model import Listing, Name
from notelint.note.people import Sameness, all_keys, compare, compare_forenames, forename_keys, surname_key
from notelint.note.vocabulary import Vocabulary

# People of one surname that are looked through one by one; more are told apart by exact forename only.
_MOST_COMPARED = 24


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose each name is, by number; and for unclear names whose it may be."""

    numbers: dict[Name, int]
    unclear: dict[Name, frozenset[int]]


@dataclass(slots=True, eq=False)
class _Someone:
    """A person so far: the first name found and what the others added."""

    number: int
    name: Name
    titles: set[str] = field(default_factory=set)
    authorities: set[str] = field(default_factory=set)
    listed: bool = False
    initials_only: bool = False


def resolve(names: Iterable[Name], listings: Iterable[Listing], words: Vocabulary | None) -> Identity:
    """Return whose each name is; the names of the listings are resolved with the rest."""
    resolver = _Resolver({listing.name: listing for listing in listings if listing.name is not None}, words)
    for name in sorted({*names, *resolver.listed}, key=resolver.order):
        resolver.place(name)
    return Identity(resolver.numbers, resolver.unclear)


def _initial_only(name: Name) -> bool:
    return bool(name.forenames) and len(fold(name.forenames[0])) == 1


class _Resolver:
    """Holds the people found so far and an index of their names.

    Keys of the index begin with what they are: ``surname``, ``part`` (any word of the name),
    ``forename``, ``family`` (of short forms), ``both`` (surname and first forename) and
    ``initial`` (surname and its first letter).
    """

    def __init__(self, listed: dict[Name, Listing], words: Vocabulary | None) -> None:
        self.listed, self.words = listed, words
        self.lex: Lexicon | None = lexicon(words) if words is not None else None
        self.numbers: dict[Name, int] = {}
        self.unclear: dict[Name, frozenset[int]] = {}
        self.count = 0
        self.index: dict[tuple[str, ...], dict[_Someone, None]] = {}
        lex = self.lex
        self.councillors_listed = lex is not None and any(
            _title_keys(name) & lex.councillor_titles for name in listed
        )

    def order(self, name: Name) -> tuple[int, bool, int]:
        """Return the order to resolve in: the fuller names first, of these the listed ones."""
        if name.surname is None:
            rank = 3
        elif not name.forenames:
            rank = 2
        else:
            rank = 1 if _initial_only(name) else 0
        return rank, name not in self.listed, name.span.start

    def place(self, name: Name) -> None:
        """Give a name to the one person it fits, or to a new one, or to nobody."""
        sure = True
        if name.surname is None:
            found = self._by_forename(name)
        elif not name.forenames:
            found, sure = self._by_surname(name)
        else:
            found = self._by_full_name(name)
        if len(found) == 1 and sure:
            self._join(found[0], name)
        elif found:
            self.unclear[name] = frozenset(someone.number for someone in found)
        elif name.surname is not None or name.titles:
            self._add(name)

    def _held(self, *key: str) -> list[_Someone]:
        return list(islice(self.index.get(key, ()), _MOST_COMPARED))

    def _by_full_name(self, name: Name) -> list[_Someone]:
        surname, first = surname_key(name), forename_keys(name)[0]
        exact = [one for one in self._held("both", surname, first) if self._same(one, name)]
        if len(exact) > 1:
            exact = [one for one in exact if forename_keys(one.name) == forename_keys(name)] or exact
        if exact:
            return exact
        if _initial_only(name):
            fits = self._held("initial", surname, first)
            return [one for one in fits if self._same(one, name) and self._may_join(one, name)]
        near = self._held("surname", surname)
        likely = [one for one in near if self._likely(one, name)]
        if likely:
            return likely
        parts = dict.fromkeys(one for key in all_keys(name) for one in self._held("part", key))
        return [one for one in parts if self._likely(one, name)]

    def _same(self, someone: _Someone, name: Name) -> bool:
        return compare(someone.name, name, self.words) in (Sameness.SAME, Sameness.LIKELY)

    def _likely(self, someone: _Someone, name: Name) -> bool:
        if someone.initials_only or not someone.name.forenames:
            return False
        return self._same(someone, name) and self._may_join(someone, name)

    def _may_join(self, someone: _Someone, name: Name) -> bool:
        """Return whether a name that is not quite the same may be the same person's.

        Two listed people are two, if their authorities differ or only a short form joins them.
        """
        listing = self.listed.get(name)
        if listing is None or not someone.listed:
            return True
        if not (_initial_only(name) or someone.initials_only):
            return False
        known = someone.authorities
        return not listing.authority or not known or fold(listing.authority) in known

    def _by_surname(self, name: Name) -> tuple[list[_Someone], bool]:
        """Return whom a name without forename fits, and whether one of them must be meant."""
        surname = surname_key(name)
        people = self._held("surname", surname)
        if people:
            return self._fitting(people, name)
        parts = self._held("part", all_keys(name)[-1]) if all_keys(name) else []
        double = [one for one in parts if compare(one.name, name, self.words) is not Sameness.DIFFERENT]
        if double:
            return double, True
        # "Mayor Ana" may be Ana Birt, or someone of whom nothing else is said.
        return self._held("forename", surname), False

    def _fitting(self, people: list[_Someone], name: Name) -> tuple[list[_Someone], bool]:
        """Return those of one surname whose titles fit.

        A councillor is not surely meant by the name of someone without any title, in a list
        that gives councillors theirs.
        """
        if self.lex is None or not name.titles:
            return people, True
        lex, titles = self.lex, _title_keys(name)
        fits = [one for one in people if not _apart(one.titles, titles, lex)]
        if name in self.listed:  # “Dr Birt” and “Professor Birt” of one list are two
            fits = [one for one in fits if not one.listed or not one.titles or one.titles & titles]
        rare = titles & lex.rare_titles
        if rare and (same := [one for one in fits if one.titles & rare]):
            return same, True
        if titles & lex.councillor_titles:
            same = [one for one in fits if one.titles & lex.councillor_titles]
            if same:
                return same, True
            sure = not self.councillors_listed or all(one.titles or not one.listed for one in fits)
            return fits, sure
        return fits, True

    def _by_forename(self, name: Name) -> list[_Someone]:
        key = (forename_keys(name) or ("",))[0]
        found = self._held("forename", key)
        if found or self.words is None:
            return found
        numbers = sorted(families(self.words).get(key, ()))
        related = dict.fromkeys(one for number in numbers for one in self._held("family", str(number)))
        return [
            one
            for one in related
            if compare_forenames(forename_keys(one.name), (key,), self.words) is Sameness.LIKELY
        ]

    def _add(self, name: Name) -> None:
        someone = _Someone(self.count, name, initials_only=_initial_only(name))
        self.count += 1
        if name.surname is not None:
            self._enter(someone, "surname", surname_key(name))
            for part in all_keys(name):
                self._enter(someone, "part", part)
        self._join(someone, name)

    def _join(self, someone: _Someone, name: Name) -> None:
        self.numbers[name] = someone.number
        someone.titles |= _title_keys(name)
        listing = self.listed.get(name)
        if listing is not None:
            someone.listed = True
            if listing.authority:
                someone.authorities.add(fold(listing.authority))
        if not name.forenames:
            return
        first = forename_keys(name)[0]
        if name.surname is not None:
            self._enter(someone, "both", surname_key(name), first)
            self._enter(someone, "initial", surname_key(name), first[0])
        if len(first) > 1:
            self._enter(someone, "forename", first)
            for number in families(self.words).get(first, ()) if self.words is not None else ():
                self._enter(someone, "family", str(number))

    def _enter(self, someone: _Someone, *key: str) -> None:
        self.index.setdefault(key, {})[someone] = None


def _title_keys(name: Name) -> set[str]:
    return {fold(part) for title in name.titles for part in title.split()}


def _apart(titles: set[str], others: set[str], lex: Lexicon) -> bool:
    """Return whether one is addressed as a man only and the other as a woman only."""
    man, woman = titles & lex.men, titles & lex.women
    return bool((man and not woman and others & lex.women) or (woman and not man and others & lex.men))
