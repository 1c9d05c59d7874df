"""The register of members: who sits on the body and when, and which people of a note they are.

A house may give one (``members:`` in its settings). It tells who is meant where
the note alone does not: by another form of the name (“Annie Birt”), by surname
and initial. A member counts for a note only if its meeting was in one of the
member's terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from notelint.errors import ConfigError
from notelint.note.identity import Identity
from notelint.note.lexicon import fold, lexicon
from notelint.note.model import Name
from notelint.note.people import (
    Sameness,
    compare,
    forename_keys,
    one_edit_apart,
    parse_name,
    surname_key,
)
from notelint.note.vocabulary import Vocabulary
from notelint.text import Span

_SHORT = 3  # letters of a name in which a changed letter makes another name


@dataclass(frozen=True, slots=True)
class Term:
    """A time for which somebody is a member: both days belong to it, None has no end."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Return whether a day is in the term."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the register has them; without terms they are a member always.

    ``also`` are other forms of the name. ``title`` and ``authority`` are for readers,
    and ``title`` to tell people of one surname apart.
    """

    name: str
    title: str | None = None
    authority: str | None = None
    also: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()

    def serves(self, day: date | None) -> bool:
        """Return whether they are a member on a day; None stands for a note without a date."""
        return day is None or not self.terms or any(term.holds(day) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register says of a person: the member they are, and whom a mistyped name may mean.

    ``on_register`` is None where it cannot be told who is meant. ``nearest`` is
    the name of the member and the name in the note that is nearly the same.
    """

    member: str | None = None
    on_register: bool | None = None
    nearest: tuple[str, Name] | None = None


class Register:
    """All members of a house, and those of one day with their names taken apart."""

    def __init__(self, members: Iterable[Member]) -> None:
        self.members = tuple(members)

    def on(self, day: date | None, words: Vocabulary) -> Roll:
        """Return the members on a day."""
        serving = (member for member in self.members if member.serves(day))
        return Roll([(member, tuple(_names(member, words))) for member in serving], words)


class Roll:
    """The members on the day of one note."""

    def __init__(self, members: Sequence[tuple[Member, Sequence[Name]]], words: Vocabulary) -> None:
        self._words = words
        self._members = members
        self._plain = lexicon(words).councillor_titles

    def of(self, names: Iterable[Name]) -> list[Member]:
        """Return the members of whom the names of one person may be."""
        names = list(names)
        found = self._by(names, (Sameness.SAME,)) or self._by(names, (Sameness.LIKELY,))
        if found:
            return found
        bare = [name for name in names if not name.forenames]
        # A full name that is nobody's on the register is a stranger's, whatever the surname.
        return self._by(bare, (Sameness.UNCLEAR,)) if len(bare) == len(names) else []

    def _by(self, names: Sequence[Name], wanted: Sequence[Sameness]) -> list[Member]:
        return [
            member
            for member, known in self._members
            if any(
                compare(one, name, self._words) in wanted for one in known for name in names if name.surname
            )
        ]

    def standing(self, names: Sequence[Name], *, listed: bool) -> Standing:
        """Return what the register says of a person; ``listed`` says that the list has them as a member."""
        if not any(name.surname for name in names):
            return Standing()
        found = self.of(names)
        if len(found) == 1:
            return Standing(found[0].name, True)
        if found:
            return Standing()
        return Standing(None, False, self._nearest(names, listed=listed))

    def _nearest(self, names: Sequence[Name], *, listed: bool) -> tuple[str, Name] | None:
        """Return the one member whose name differs from a name by one slip of the keyboard."""
        found: dict[str, Name] = {}
        for name in sorted(names, key=lambda one: one.span):
            titles = {fold(part) for title in name.titles for part in title.split()}
            # Officers have names that are like those of members; only who is named as one is looked at.
            if not (listed or titles & self._plain):
                continue
            for member, known in self._members:
                if any(_nearly(one, name) for one in known):
                    found.setdefault(member.name, name)
        return next(iter(found.items())) if len(found) == 1 else None

    def joined(self, identity: Identity, listed: Mapping[int, object]) -> Identity:
        """Return whose each name is, with those brought together that are of one member.

        Two people of the attendance list stay two.
        """
        names: dict[int, list[Name]] = {}
        for name, number in identity.numbers.items():
            names.setdefault(number, []).append(name)
        groups: dict[str, list[int]] = {}
        for number, held in sorted(names.items()):
            found = self._by(held, (Sameness.SAME,))
            if len(found) == 1:
                groups.setdefault(found[0].name, []).append(number)
        into: dict[int, int] = {}
        for numbers in groups.values():
            if len(numbers) > 1 and sum(number in listed for number in numbers) <= 1:
                into.update(dict.fromkeys(numbers, numbers[0]))
        if not into:
            return identity
        numbers_of = {name: into.get(number, number) for name, number in identity.numbers.items()}
        unclear = {}
        for name, maybe in identity.unclear.items():
            left = frozenset(into.get(number, number) for number in maybe)
            if len(left) == 1:
                numbers_of[name] = next(iter(left))
            else:
                unclear[name] = left
        return Identity(numbers_of, unclear)


def register_of(entries: Iterable[str | Mapping[str, Any]]) -> Register:
    """Return the register that entries of YAML say, which its schema has accepted.

    Raises ``ConfigError`` for a day that no calendar has, and a term that ends before it begins.
    """
    return Register(_member(entry) for entry in entries)


def _member(entry: str | Mapping[str, Any]) -> Member:
    if isinstance(entry, str):
        return Member(entry)
    also = entry.get("also") or ()
    return Member(
        name=entry["name"],
        title=entry.get("title"),
        authority=entry.get("authority"),
        also=(also,) if isinstance(also, str) else tuple(also),
        terms=tuple(_term(one) for one in entry.get("terms") or ()),
    )


def _term(said: Mapping[str, Any]) -> Term:
    began, ended = _day(said.get("from")), _day(said.get("until"))
    if began and ended and ended < began:
        raise ConfigError(f"this term ends on {ended}, before it begins on {began}")
    return Term(began, ended)


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"no calendar has the date {text}") from None


def _names(member: Member, words: Vocabulary) -> Iterator[Name]:
    for text in (member.name, *member.also):
        whole = f"{member.title} {text}" if member.title else text
        name = parse_name(whole, 0, len(whole), words)
        if name is None or name.surname is None:
            *forenames, surname = text.split() or [""]
            name = Name(span=Span(0, 0), text=text, forenames=tuple(forenames), surname=surname)
        yield name


def _nearly(known: Name, name: Name) -> bool:
    """Return whether one part of two full names is the same and the other one slip away."""
    if not known.forenames or not name.forenames:
        return False
    ours, theirs = (forename_keys(known)[0], surname_key(known)), (forename_keys(name)[0], surname_key(name))
    for same, other in ((0, 1), (1, 0)):
        shorter, longer = sorted((ours[other], theirs[other]), key=len)
        enough = len(shorter) > _SHORT or (len(shorter) == _SHORT and len(longer) > _SHORT)
        if ours[same] == theirs[same] and len(ours[same]) > 1 and enough and one_edit_apart(shorter, longer):
            return True
    return False
