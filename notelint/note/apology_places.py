"""Where in a note apologies stand, and which part of a sentence may speak of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.note.passages import Matter, Passage
from notelint.note.roles import is_role, role_group
from notelint.patterns import regex
from notelint.text import Span, trim

_WORD = regex(r"apolog", re.IGNORECASE)
_MARKUP = regex(r"(?:[\s*_>#\\]|[·•▪-](?=\s)|\d{1,3}[.)](?=\s))*")
_COLON_LABEL = regex(r"(?<!\w)([A-Z][\w’'/& -]{1,40}?)[*_\\]*[ \t]*:")
_PRESENT = regex(r"present|attend", re.IGNORECASE)
_ADMINISTRATIVE = frozenset({"welcome", "apologies", "substitutes", "declarations"})


@dataclass(frozen=True, slots=True)
class Place:
    """How far apologies are at home in an item: it is on them only, among others, or not at all."""

    strict: bool
    among: bool


def place_of(draft: Draft, matter: Matter) -> Place:
    """Return how far apologies are at home in an item."""
    item = matter.item
    if item is None:
        return Place(strict=False, among=True)
    title = draft.text[matter.title.start : matter.title.end] if matter.title else ""
    named = _WORD.search(title) is not None or "apologies" in item.matters
    among = named or item.index == 0 or bool(_ADMINISTRATIVE.intersection(item.matters))
    return Place(strict=named and set(item.matters) <= {"apologies", "substitutes", "welcome"}, among=among)


def looks_back(matter: Matter) -> bool:
    """Return whether an item speaks of an earlier meeting only: who sent apologies there is put right."""
    return matter.item is not None and set(matter.item.matters) == {"previous-minutes"}


def region_of(draft: Draft, passage: Passage, place: Place) -> Span | None:
    """Return what of a sentence may speak of apologies: nothing where it lists those present."""
    text = draft.text
    markup = _MARKUP.match(text, passage.span.start, passage.span.end)
    start, end = markup.end() if markup else passage.span.start, passage.span.end
    away = True
    for label in _COLON_LABEL.finditer(text, start, passage.span.end):
        if not is_role(label[1], draft.words):
            continue
        group = role_group(label[1], draft.words)
        if group in ("apologies", "absent"):
            if not away:
                start, away, end = label.start(1), True, passage.span.end
        elif label.start() == start:
            away = place.strict and group == "members" and _PRESENT.search(label[1]) is None
        elif away:
            end = label.start()
            break
    if not away or start >= end or _lists_those_present(draft, Span(start, end)):
        return None
    return trim(text, start, end)


def _lists_those_present(draft: Draft, span: Span) -> bool:
    """Return whether a name of the list stands in ``span`` that is of somebody who was there."""
    return any(span.holds(one.span) for one in draft.listings if one.group not in ("apologies", "absent"))
