"""Who speaks in front of a colon, in notes that write down who said what: “Ana: the build is slow”."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.note.draft import Draft
from notelint.note.model import Block, Item, Name
from notelint.note.people import Sameness, compare
from notelint.patterns import regex
from notelint.text import Span, trim

_COLON = regex(r"[ \t]{0,3}:[ \t]{0,3}(?=\S)")
_ENOUGH = 2  # voices of people who are listed, beside which a colon surely means that somebody speaks


def voices(draft: Draft) -> Iterator[tuple[Name, Span, Block]]:
    """Yield the names with a colon behind them that begin an entry, the colon, and the entry.

    Only in an item in which people of the attendance list speak so: elsewhere
    what stands behind the colon may be a task, or what somebody is.
    """
    if not draft.listings:
        return
    for item in draft.items:
        found = list(_of_item(draft, item))
        listed = sum(_is_listed(draft, name) for name, _, _ in found)
        if listed >= _ENOUGH:
            yield from found


def _of_item(draft: Draft, item: Item) -> Iterator[tuple[Name, Span, Block]]:
    for block in draft.blocks_of(item):
        if block.role != "entry" or block.section in ("decision", "action"):
            continue
        near = Span(block.span.start, min(block.span.end, block.span.start + 80))
        names = draft.names_in(near)
        if not names or names[0].span.start != block.span.start:
            continue
        colon = _COLON.match(draft.text, names[0].span.end, block.span.end)
        if colon is None:
            continue
        said = trim(draft.text, colon.end(), block.span.end)
        if not draft.words.opens("undertaken-verbs", draft.text, said):
            yield names[0], Span(*colon.span()), block


def _is_listed(draft: Draft, name: Name) -> bool:
    return any(
        listing.name is not None
        and (
            compare(name, listing.name) in (Sameness.SAME, Sameness.LIKELY)
            or (name.surname is None and name.forenames[:1] == listing.name.forenames[:1])
        )
        for listing in draft.listings
    )
