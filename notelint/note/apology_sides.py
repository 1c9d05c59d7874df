"""The apologies of the text and those of the attendance list, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.note.model import Apology, Name, Node
from notelint.text import Span


@dataclass(frozen=True, slots=True)
class Sides:
    """Who sent apologies by the text and by the list; None where a side says nothing of it.

    ``places`` are where to point at each side: ``apologies-said`` and ``apologies-listed``.
    """

    said: tuple[Name, ...] | None
    listed: tuple[Name, ...] | None
    places: Mapping[str, Span]


def apologies_on_both_sides(draft: Draft, nodes: Iterable[Node]) -> Sides:
    """Return both sides. A text that refers to the list says nothing of its own.

    An attendance table without a group of apologies lists nobody; a list
    written as text without one may leave them to the text.
    """
    apologies = [node for node in nodes if isinstance(node, Apology) and node.scope == "meeting"]
    places: dict[str, Span] = {}
    said: tuple[Name, ...] | None = None
    own = [apology for apology in apologies if apology.names or apology.nil]
    if own and not any(apology.listed for apology in apologies):
        said = tuple(name for apology in own for name in apology.names)
        places["apologies-said"] = own[0].span
    listed = tuple(
        listing.name
        for listing in draft.listings
        if listing.group == "apologies" and listing.name is not None
    )
    if heading := _heading(draft, listed):
        places["apologies-listed"] = heading
    return Sides(said, listed if listed or draft.layout.rows else None, places)


def apologies_in_list(draft: Draft) -> tuple[Apology, ...]:
    """Return where an attendance list above the items tells of apologies: “Apologies: none”.

    A list in an appendix stands behind the note, which has to say itself who sent apologies.
    """
    groups = dict.fromkeys(draft.layout.listing_groups.values())
    if told := [label for label, group in groups if label and group == "apologies"]:
        return tuple(Apology(span=label, listed=True) for label in told)
    appendices = [appendix.span for appendix in draft.layout.appendices]
    return tuple(
        Apology(span=part, listed=True)
        for part in draft.layout.listing
        if draft.words.opens("apologies-labels", draft.text, part)
        and not any(span.start <= part.start < span.end for span in appendices)
    )


def _heading(draft: Draft, listed: tuple[Name, ...]) -> Span | None:
    """Return the word that opens the list's apologies, else the heading of the appendix."""
    for row in draft.layout.rows or ():
        if row.role and listed and row.cell.holds(listed[0].span):
            return row.role
    if listed:
        return listed[0].span
    return draft.layout.appendices[0].heading if draft.layout.appendices else draft.layout.attendance
