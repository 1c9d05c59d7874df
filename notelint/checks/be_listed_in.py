"""The check ``be-listed-in``: a person stands in the attendance list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from notelint.check import ALWAYS, Context, Doc, Names, NodeCheck
from notelint.note.model import UNREAD, Listing, Node
from notelint.text import Span
from notelint.values import quoted
from notelint.violation import Finding, Related

PRESENT = frozenset({"chair", "vice-chair", "deputy-chair", "members", "substitutes"})
_AWAY = frozenset({"apologies", "absent"})


@dataclass(frozen=True, slots=True)
class BeListedIn(NodeCheck):
    """The person is listed in one of the groups of the attendance list.

    Two words stand for several groups: ``present`` for chair, vice-chair,
    deputy-chair, members and substitutes, ``in-attendance`` for every group
    but those of people who were away. It says nothing where there is no list,
    where the list was not understood, or where it is not sure who is meant.
    The message may use ``{person}`` and, with ``must-not``, ``{found}``, the
    group.

        each: person
        where: {acted: stated}
        must: {be-listed-in: in-attendance}
    """

    name: ClassVar[str] = "be-listed-in"
    forms: ClassVar[tuple[str, ...]] = ("must", "must-not")
    placeholders: ClassVar[tuple[str, ...]] = (*ALWAYS, "found")

    groups: Annotated[tuple[str, ...], Doc("Groups of which one must hold the person."), Names("group")]

    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        """Yield one finding if the person is in none of the groups; with ``negated``, in one."""
        note = context.note
        if note.present is UNREAD or "attendance" in note.unread or not note.all("listing"):
            return
        person = context.person(node)
        if person is None or not person.sure:
            return
        listing = next((one for one in person.listings if self._has(one.group)), None)
        values = {"person": person.name}
        if negated and listing is not None:
            span = listing.name.span if listing.name else listing.span
            values["found"] = listing.heading or listing.group
            yield Finding(node, values=values, persons=(person,), related=(_listed(span, context),))
        elif not negated and listing is None:
            related = _elsewhere(person.listings, context)
            yield Finding(node, values=values, persons=(person,), related=related)

    def nothing_to_look_at(self, node: Node, context: Context) -> str | None:
        """Return why it is not asked whether the person is listed."""
        note = context.note
        if note.present is UNREAD or "attendance" in note.unread:
            return "the attendance list was not understood"
        if not note.all("listing"):
            return "there is no attendance list"
        person = context.person(node)
        if person is None:
            return "it is not known who is meant"
        return None if person.sure else "it is not sure who is meant: a name may be of two people"

    def _has(self, group: str) -> bool:
        return (
            group in self.groups
            or ("present" in self.groups and group in PRESENT)
            or ("in-attendance" in self.groups and group not in _AWAY)
        )


def _elsewhere(listings: tuple[Listing, ...], context: Context) -> tuple[Related, ...]:
    """Return where the person is listed after all, else where the list begins."""
    if listings:
        return (_listed(listings[0].span, context),)
    heading = context.note.places.get("attendance")
    if heading is None:
        return ()
    return (Related(heading, f"the attendance list: {quoted(heading, context.note.source)}"),)


def _listed(span: Span, context: Context) -> Related:
    return Related(span, f"listed here: {quoted(span, context.note.source)}")
