"""How people are named in a text: in full at first, shorter later, several in a list."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Protocol

from tests.planted.people import Person

_COUNCILLORS = ("Cllr", "Councillor")


class Titled(Protocol):
    """A style that says how councillors are called."""

    @property
    def title(self) -> str: ...


class Speech:
    """Names as one note writes them; it remembers whom it has named in full."""

    def __init__(self, rng: Random, style: Titled) -> None:
        self._rng = rng
        self._style = style
        self._named: set[Person] = set()

    def full(self, who: Person) -> str:
        """Return a name with its title as this text writes it."""
        title = self._style.title if who.title in _COUNCILLORS else who.title
        return f"{title} {who.full}".strip()

    def who(self, who: Person) -> str:
        """Return a speaker: in full at first, later also by title and surname, or by forename."""
        if who not in self._named:
            self._named.add(who)
            if who.post and self._rng.random() < 0.7:
                return f"{who.full} ({who.post})"
            return self.full(who)
        return self._rng.choice([self.short(who), self.short(who), self.full(who)])

    def short(self, who: Person) -> str:
        """Return the short form of somebody who has been named."""
        if who.title in ("Sir", "Dame"):
            return f"{who.title} {who.forename}"
        if who.title in _COUNCILLORS:
            return f"{self._style.title} {who.surname}"
        if who.title:
            return f"{who.title} {who.surname}"
        return who.forename

    def names(self, people: Sequence[Person], *, behind_from: bool = False) -> str:
        """Return several names in one of the ways in which clerks write them."""
        self._named.update(people)
        rng, plural = self._rng, f"{self._style.title}s"
        councillors = [who for who in people if who.title in _COUNCILLORS]
        others = [who for who in people if who.title not in _COUNCILLORS]
        ways = ["each"]
        if len(councillors) > 1:
            ways += ["plural", "plural", "surnames"]
        way = rng.choice(ways)
        if way == "each":
            mark = ";" if len(people) > 2 and rng.random() < 0.2 else ","
            return joined([self.full(who) for who in people], mark)
        said = [who.surname if way == "surnames" else who.full for who in councillors]
        first = f"{plural} {joined(said)}"
        if not others:
            return first
        rest = joined([self.full(who) for who in others])
        return f"{first}, and from {rest}" if behind_from else f"{first} and {rest}"


def joined(parts: Sequence[str], mark: str = ",") -> str:
    """Return the parts as a list: "A, B and C"."""
    if len(parts) == 1:
        return parts[0]
    return f"{f'{mark} '.join(parts[:-1])} and {parts[-1]}"


def capital(text: str) -> str:
    """Return ``text`` with a capital at its beginning, behind quotation marks too."""
    return text[:1].upper() + text[1:]
