"""Where to report that something is missing: the place at which a reader would look for it."""

from __future__ import annotations

from collections.abc import Collection

from notelint.note.draft import Draft
from notelint.note.model import Header, Item
from notelint.patterns import regex
from notelint.text import Span

_A_LIST = 4  # names above the first item that are likely those of the people present
_SOME = 2  # the same behind “Present:”
_REACH = 600  # code points of a list of initials
# Initials that are all of an entry: between commas, or on a line of their own.
_INITIALS = regex(
    r"(?:(?<=[,;:/])|(?<=\n)[ \t]*(?:[-*+•·][ \t]+)?)[ \t]*"
    r"(?:[A-Z]{2,4}\.?(?=[ \t\r]*(?:[,;/\n]|\Z))|[A-Z][\w’'-]+[ ]\([A-Z]{2,4}\))"
)
_FIRST = 3  # items in which they may stand
# The words of each matter in titles and text, and the items that would also do.
_MATTERS = {
    "apologies": ("welcome", "declarations"),
    "declarations": (),
    "previous-minutes": (),
}


def places_of_absence(draft: Draft, header: Header) -> dict[str, Span]:
    """Return for each matter the place at which its absence is reported.

    The first of: the item whose title names it, the item whose text speaks of
    it, for apologies the item of welcome or declarations or else the first
    item, the attendance heading, the header.
    """
    places = {"header": header.places.get("line", header.span)}
    places["attendance"] = header.places.get("attendance", places["header"])
    for matter, near in _MATTERS.items():
        item = _by_title(draft, matter) or _by_text(draft, matter)
        for other in near:
            item = item or _by_title(draft, other)
        if item is None and matter == "apologies" and draft.items:
            item = draft.items[0]
        places[matter] = _of_item(item) if item else places["attendance"]
    if business := next((item for item in draft.items if item.kind in ("business", "exempt")), None):
        places["business"] = _of_item(business)
    return places


def shown_elsewhere(draft: Draft) -> frozenset[str]:
    """Return what the note need not say because another page shows it.

    Where the attendance stands elsewhere, so do the apologies, unless an item
    of the note is there to record them.
    """
    if "attendance" not in draft.layout.unread or _by_title(draft, "apologies"):
        return frozenset()
    return frozenset({"apologies"})


def may_name_those_present(draft: Draft) -> bool:
    """Return whether names stand where those present are told, in a form that was not understood.

    They stand above the first item, or behind "Present:" in one of the first.
    """
    absent = {listing.span for listing in draft.listings if listing.group == "apologies"}
    above = [name for name in draft.names_in(draft.layout.preamble) if not _within(name.span, absent)]
    if len(above) >= _A_LIST or _lists_initials(draft):
        return True
    for item in draft.items[:_FIRST]:
        title = item.places.get("title")
        spans = [block.span for block in draft.blocks if block.item is item]
        for span in (title, *spans) if title else spans:
            bare = Span(span.end - len(draft.text[span.start : span.end].lstrip("*_# ")), span.end)
            opens = draft.words.opens("attendance-openings", draft.text, bare)
            if opens is not None and len(draft.names_in(span)) >= _SOME:
                return True
    return False


def _lists_initials(draft: Draft) -> bool:
    """Return whether initials stand below the heading of those present: “AB, TR, MS”."""
    if draft.layout.attendance is None:
        return False
    begin = draft.layout.attendance.end
    end = min(max(begin, draft.layout.preamble.end), begin + _REACH)
    return len(_INITIALS.findall(draft.text, begin, end)) >= _SOME


def _within(span: Span, others: Collection[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _by_title(draft: Draft, matter: str) -> Item | None:
    return next((item for item in draft.items if matter in item.matters), None) or next(
        (
            item
            for item in draft.items
            if "title" in item.places
            and draft.words.search(f"speaks-of-{matter}", draft.text, item.places["title"])
        ),
        None,
    )


def _by_text(draft: Draft, matter: str) -> Item | None:
    for item in draft.items:
        if draft.words.search(f"speaks-of-{matter}", draft.text, item.text):
            return item
    return None


def _of_item(item: Item) -> Span:
    for place in ("title", "number"):
        if place in item.places:
            return item.places[place]
    return item.span
