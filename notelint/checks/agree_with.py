"""The check ``agree-with``: two sayings of one thing agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from notelint.check import ALWAYS, Context, Doc, Names, NodeCheck, Seen
from notelint.note.model import UNREAD, Date, Name, Node, Person
from notelint.patterns import regex
from notelint.text import Span
from notelint.values import in_words, names_of, person_of, quoted
from notelint.violation import Finding, Related

_WEEKDAY = regex(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AgreeWith(NodeCheck):
    """Each field on the left says the same as the field on the right.

    Dates, times, numbers and words must be equal; a weekday agrees with its
    short form. A single value agrees with several if it is one of them, and
    several with several if they are the same, in whatever order. Lists of
    people are compared by who they are, with one finding for each person who
    stands on one side only; who is not surely known is passed over. Where one
    side is absent or was not understood there is nothing to compare; a list of
    people that is empty is not absent. The message may use ``{found}``, ``{other}``,
    ``{person}`` and ``{where}``: the one of the two ``sides`` on which the
    person is missing.

        each: date
        must: {agree-with: {weekday: weekday-expected}}
    """

    name: ClassVar[str] = "agree-with"
    forms: ClassVar[tuple[str, ...]] = ("must", "must-not")
    placeholders: ClassVar[tuple[str, ...]] = (*ALWAYS, "found", "other", "where")

    fields: Annotated[
        Mapping[str, Annotated[str, Names("field")]],
        Doc("Fields, each with the field that must say the same."),
        Names("field"),
    ]
    sides: Annotated[
        tuple[str, ...], Doc("What to call the left and the right in messages: “in the text”.")
    ] = ("at the other place", "at the other place")

    def __post_init__(self) -> None:
        """Refuse names for more or fewer than the two sides."""
        if len(self.sides) != 2:
            raise ValueError("“sides” are two: what to call the left and the right")

    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        """Yield where two sides differ; with ``negated``, where they agree."""
        for left, right in self.fields.items():
            here, there = context.look(node, left), context.look(node, right)
            if _absent(here.value) or _absent(there.value):
                continue
            if _people(here.value) and _people(there.value):
                if not negated:
                    yield from self._odd_people(node, here, there, context)
                continue
            agree = _agree(here.value, there.value)
            if agree is not None and agree is negated:
                yield _finding(node, here, there, context)

    def _odd_people(self, node: Node, here: Seen, there: Seen, context: Context) -> Iterator[Finding]:
        """Yield a finding for each person who stands on one side only."""
        left, right = self.sides
        for seen, other, where in ((here, there, right), (there, here, left)):
            told = {person for name in names_of(other.value) if (person := context.person(name))}
            unclear = [name for name in names_of(other.value) if person_of(name, context) is None]
            for name in names_of(seen.value):
                person = person_of(name, context)
                if person is None or person in told or any(_may_be(one, person) for one in unclear):
                    continue
                told.add(person)
                related = (_related(other.span, context),) if other.span else ()
                found = in_words(name, context.note.source) or person.name
                values = {"person": person.name, "found": found, "where": where}
                yield Finding(node, name.span, values, (person,), related)


def _absent(value: Any) -> bool:
    return value is None or value is UNREAD


def _people(value: Any) -> bool:
    """Return whether a value is a list of people, which may be empty."""
    return isinstance(value, tuple) and all(
        isinstance(one, Node) and not isinstance(one, Date) for one in value
    )


def _agree(left: Any, right: Any) -> bool | None:
    """Return whether two values agree, or None if that cannot be told."""
    lefts, rights = _keys(left), _keys(right)
    if not lefts or not rights:
        return None
    if isinstance(left, tuple) and isinstance(right, tuple):
        agree = lefts == rights
    else:
        agree = not lefts.isdisjoint(rights)
    return agree if agree or None not in lefts | rights else None


def _keys(value: Any) -> set[Any]:
    return {_key(one) for one in value} if isinstance(value, tuple) else {_key(value)}


def _key(value: Any) -> Any:
    """Return what a value is compared by; None if it cannot be compared."""
    if isinstance(value, Date):
        return value.value
    if isinstance(value, str):
        weekday = _WEEKDAY.fullmatch(value.strip())
        return weekday[1].lower() if weekday else " ".join(value.split()).casefold()
    return value


def _finding(node: Node, here: Seen, there: Seen, context: Context) -> Finding:
    source = context.note.source
    values = {"found": in_words(here.value, source), "other": in_words(there.value, source)}
    related = (_related(there.span, context),) if there.span else ()
    said = {name: words for name, words in values.items() if words}
    return Finding(node, here.span, said, related=related)


def _related(span: Span, context: Context) -> Related:
    return Related(span, f"compared with {quoted(span, context.note.source)}")


def _may_be(name: Name | Person, person: Person) -> bool:
    """Return whether a name that nobody surely has may be that person's."""
    if isinstance(name, Person):
        return name is person
    words = {word.casefold() for word in person.name.split()}
    last = name.surname or (name.forenames[-1] if name.forenames else "")
    return last.casefold() in words
