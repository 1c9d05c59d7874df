"""The apologies of the text and those of the attendance list, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.note.model import Apology, Name, Node
from notelint.note.names import names_in_list
from notelint.text import Span, trim

_LONGEST = 1_000  # code points of a line that are looked at


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
    if found := tuple(_above_the_items(draft)):
        return found
    return tuple(
        Apology(span=part, listed=True)
        for part in draft.layout.listing
        if draft.words.opens("apologies-labels", draft.text, part)
        and not any(span.start <= part.start < span.end for span in appendices)
    )


def _above_the_items(draft: Draft) -> Iterator[Apology]:
    """Yield the lines above the items, outside the list, that speak of apologies and go on with a name."""
    start, end = draft.layout.preamble
    for match in draft.words.find("apologies-labels", draft.text, Span(start, end)):
        line = Span(match.start(), min(_line_end(draft.text, match.end()), end))
        if names_in_list(draft.text, Span(match.end(), line.end), draft.words):
            yield Apology(span=line, listed=True)
    at = start
    while at < end:
        stop = min(_line_end(draft.text, at), end)
        if _says_none(draft, trim(draft.text, at, stop)):
            yield Apology(span=trim(draft.text, at, stop), listed=True)
        at = stop + 1


def _says_none(draft: Draft, line: Span) -> bool:
    """Return whether a line says that nobody sent apologies: “No apologies for absence”."""
    text, words = draft.text, draft.words
    said = trim(text, line.start, min(line.end, line.start + _LONGEST))
    if said.start == said.end or "polog" not in text[said.start : said.end]:
        return False
    opening = words.opens("apologies-none", text, said)
    return words.is_all("no-apologies", text, said) or (opening is not None and "polog" in opening[0])


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _heading(draft: Draft, listed: tuple[Name, ...]) -> Span | None:
    """Return the word that opens the list's apologies, else the heading of the appendix."""
    for row in draft.layout.rows or ():
        if row.role and listed and row.cell.holds(listed[0].span):
            return row.role
    if listed:
        return listed[0].span
    return draft.layout.appendices[0].heading if draft.layout.appendices else draft.layout.attendance
