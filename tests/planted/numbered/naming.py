"""How the people of one note are called: in its list, in its text, by initials."""

from __future__ import annotations

from collections.abc import Sequence

from tests.planted.numbered.style import Style
from tests.planted.people import Person
from tests.planted.speech import joined
from tests.planted.truth import Truth

_CIVIL = ("Mr", "Mrs", "Ms", "Miss", "Dr")


class Naming:
    """The names of a note's people as its clerk writes them."""

    def __init__(self, truth: Truth, style: Style) -> None:
        self._style = style
        self._initials: dict[Person, str] = {}
        taken: set[str] = set()
        everybody = [*truth.present, *truth.apologies, *truth.officers, *truth.guests, *truth.spare]
        for who in everybody:
            first, last = who.forename[0], _capital_of(who.surname)
            short = next(
                one
                for one in (first + last, first + last + who.surname[-1], first + last + who.surname[-2])
                if one not in taken
            )
            taken.add(short)
            self._initials[who] = short

    def initials(self, who: Person) -> str:
        """Return the initials of a person, which are nobody else's."""
        return self._initials[who]

    def listed(self, who: Person) -> str:
        """Return a name as the list has it, with the title and without the post."""
        style = self._style
        title = who.title
        if title and title not in _CIVIL:
            title = style.list_title
        if who.post and not title and style.naming in ("mr", "mrs"):
            title = _civil(who)
        return self._with(title, who)

    def bare(self, who: Person) -> str:
        """Return a name as a list behind one title for all has it: "Councillors A Birt, …"."""
        return self._with("", who)

    def said(self, who: Person) -> str:
        """Return a name as the text has it."""
        style = self._style
        if style.naming == "initials":
            return self._initials[who]
        if who.post in ("Clerk", "Secretary", "Treasurer", "Headteacher"):
            return f"the {style.clerk if who.post == 'Clerk' else who.post}"
        if who.post or not who.title:
            return who.full if style.naming in ("full", "plain") or who.post else self._with("", who)
        if who.title in _CIVIL:
            return f"{who.title} {who.surname}"
        if style.naming == "mrs" and who.pronoun == "she":
            return f"{style.title} Mrs {who.surname}"
        return f"{style.title} {who.surname}"

    def fuller(self, who: Person) -> str:
        """Return the fullest form of a name that the text has: as in the list."""
        if self._style.naming == "initials":
            return who.full
        return self.listed(who)

    def several(self, people: Sequence[Person]) -> str:
        """Return several names of the text: with the title once if all have it."""
        style = self._style
        if style.naming in ("full", "initial", "dotted", "surname") and all(
            who.title not in (*_CIVIL, "") for who in people
        ):
            if len(people) == 1:
                return self.listed(people[0])
            plural = {"Cllr": "Cllrs", "Cllr.": "Cllrs.", "Councillor": "Councillors"}[style.title]
            return f"{plural} {joined([self._with('', who) for who in people])}"
        if style.naming == "initials":
            return joined([f"{who.full} ({self._initials[who]})" for who in people])
        return joined([self.listed(who) for who in people])

    def _with(self, title: str, who: Person) -> str:
        naming, letter = self._style.naming, who.forename[0]
        if naming == "surname" and title in ("Cllr", "Cllr.", "Councillor", ""):
            name = who.surname if not who.post else f"{letter} {who.surname}"
        elif naming in ("initial", "mr"):
            name = f"{letter} {who.surname}"
        elif naming == "dotted":
            name = f"{letter}. {who.surname}"
        elif naming == "mrs" and title not in _CIVIL:
            name = f"{'Mrs ' if who.pronoun == 'she' else ''}{letter} {who.surname}"
        else:
            name = who.full
        return f"{title} {name}".strip()


def _civil(who: Person) -> str:
    return "Mrs" if who.pronoun == "she" else "Mr"


def _capital_of(surname: str) -> str:
    return next(char for char in surname if char.isupper())
