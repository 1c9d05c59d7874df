"""Where to report that something is missing: the place at which a reader would look for it."""

from __future__ import annotations

from notelint.note.draft import Draft
from notelint.note.model import Header, Item
from notelint.text import Span

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
