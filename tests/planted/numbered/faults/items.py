"""Faults of items, lists and references."""

from __future__ import annotations

import re
from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.forms_of_writing import MARKS, NUMBERED
from tests.planted.numbered.faults.planting import (
    add_paragraph,
    advice_of,
    head_of,
    number_of,
    one_of,
    paragraphs_of,
    resolutions_of,
    shuffled,
    title_of,
    without,
)
from tests.planted.numbered.write import sub_mark
from tests.planted.paper import Paper
from tests.planted.truth import Item


def _renumbered(one: Specimen, numbers: dict[int, int]) -> Paper:
    paper = one.paper
    for old, new in numbers.items():
        item = next(item for item in one.truth.items if item.number == old)
        day = one.truth.day
        key = head_of(one, item)
        paper = paper.swap(key, one.style.number(old, day), one.style.number(new, day))
        if one.style.sub == "n.k":
            for part in paragraphs_of(one, item):
                paper = paper.put(part, re.sub(r"^\d+", str(new), paper[part]))
    return paper


def _later(one: Specimen, *, followed: int = 0) -> list[Item]:
    """Return the items, the first left out, that come after all that a declaration names."""
    named = max((declared.item for declared in one.truth.declarations), default=0)
    items = one.truth.items[1 : len(one.truth.items) - followed]
    return [item for item in items if item.number > named or not one.style.of_agenda]


def gap(one: Specimen, rng: Random) -> Planted | None:
    if not (items := _later(one)):
        return None
    item = rng.choice(items)
    later = {each.number: each.number + 1 for each in one.truth.items if each.number >= item.number}
    return Planted(_renumbered(one, later), *number_of(one, item))


def repeat(one: Specimen, rng: Random) -> Planted | None:
    if not (items := _later(one)):
        return None
    item = rng.choice(items)
    later = {each.number: each.number - 1 for each in one.truth.items if each.number >= item.number}
    return Planted(_renumbered(one, later), *number_of(one, item))


def slip(one: Specimen, rng: Random) -> Planted | None:
    if not (items := _later(one, followed=1)):
        return None
    item = rng.choice(items)
    paper = _renumbered(one, {item.number: item.number + rng.choice([10, 20, 7])})
    return Planted(paper, *number_of(one, item))


def swap(one: Specimen, rng: Random) -> Planted | None:
    if not (items := _later(one, followed=2)):
        return None
    item = rng.choice(items)
    paper = _renumbered(one, {item.number: item.number + 1, item.number + 1: item.number})
    return Planted(paper, *number_of(one, item))


def title_lost(one: Specimen, rng: Random) -> Planted | None:
    item = rng.choice(one.truth.business)
    if one.style.place == "behind":
        return None
    number = one.style.number(item.number, one.truth.day)
    return Planted(one.paper.put(head_of(one, item), number), *number_of(one, item))


def text_lost(one: Specimen, rng: Random) -> Planted | None:
    item = rng.choice(one.truth.business)
    if item is one.truth.items[-1] and "close" in one.paper:
        return None  # the closing sentence reads as its text
    gone = [key for key in one.paper.keys(f"item{item.number}.") if key != head_of(one, item)]
    return Planted(without(one.paper, *gone), *title_of(one, item), gone=advice_of(one, *gone))


def other_text_lost(one: Specimen, rng: Random) -> Planted | None:
    item = next((item for item in one.truth.items if item.kind in ("other", "arising", "next")), None)
    if item is None:
        return None
    if item is one.truth.items[-1] and "close" in one.paper:
        return None  # the closing sentence reads as its text
    return Planted(without(one.paper, item.kind), *title_of(one, item))


# --- Lists ---


def _lists(one: Specimen, rng: Random) -> tuple[list[str], list[str]] | None:
    """Return the keys of a list with numbers or letters, and its marks one further than it goes."""
    found = []
    for item in shuffled(one, rng):
        keys = resolutions_of(one, item)
        if f"item{item.number}.lead" in one.paper and one.style.mark in NUMBERED and len(keys) > 1:
            found.append((keys, [MARKS[one.style.mark](n + 1) for n in range(len(keys) + 4)]))
        keys = paragraphs_of(one, item)
        if one.style.sub in ("a)", "(i)") and len(keys) > 1:
            found.append((keys, [sub_mark(one.style, item, n) for n in range(len(keys) + 4)]))
    return rng.choice(found) if found else None


def list_gap(one: Specimen, rng: Random) -> Planted | None:
    if (found := _lists(one, rng)) is None:
        return None
    keys, marks = found
    at, paper = rng.randrange(1, len(keys)), one.paper
    for index in range(at, len(keys)):
        paper = paper.swap(keys[index], marks[index], marks[index + 1])
    return Planted(paper, keys[at])


def list_repeat(one: Specimen, rng: Random) -> Planted | None:
    if (found := _lists(one, rng)) is None or len(found[0]) < 3:
        return None
    keys, marks = found
    at, paper = rng.randrange(2, len(keys)), one.paper
    for index in range(at, len(keys)):
        paper = paper.swap(keys[index], marks[index], marks[index - 1])
    return Planted(paper, keys[at])


def list_slip(one: Specimen, rng: Random) -> Planted | None:
    if (found := _lists(one, rng)) is None or len(found[0]) < 3:
        return None
    keys, marks = found
    return Planted(one.paper.swap(keys[1], marks[1], marks[4]), keys[1])


# --- References ---


def item_missing(one: Specimen, rng: Random) -> Planted | None:
    if not one.style.of_agenda:
        return None
    text = rng.choice(
        [
            "This had been dealt with under item 42.",
            "See also item 42 above.",
            "The matter was taken with agenda item 42.",
            "The cost is given in item 42.",
        ]
    )
    return add_paragraph(one, rng, text, "agenda item 42" if "agenda" in text else "item 42")


def declared_item_missing(one: Specimen, rng: Random) -> Planted | None:
    if not one.style.of_agenda or not one.truth.declarations:
        return None
    paper = one.paper.swap("declarations.0", f"item {one.truth.declarations[0].item}", "item 42")
    return Planted(paper, "declarations.0", None)


FAULTS: dict[str, dict[str, Fault]] = {
    "items-numbered-in-order": {"gap": gap, "repeat": repeat, "slip": slip, "swap": swap},
    "item-titled": {"number only": title_lost},
    "item-not-empty": {"business": text_lost, "other": other_text_lost},
    "list-numbered-in-order": {"gap": list_gap, "repeat": list_repeat, "slip": list_slip},
    "appendix-exists": {
        "attached": one_of(
            ("The figures are attached as Appendix C to these minutes.", "Appendix C"),
            ("A list of the payments is attached at Appendix B.", "Appendix B"),
            ("A map of the windmill is attached (Appendix D).", "Appendix D"),
        )
    },
    "item-reference-exists": {"in the text": item_missing, "declared": declared_item_missing},
}
