"""Faults of items and of references to them."""

from __future__ import annotations

import re
from random import Random

from tests.planted.faults.planting import (
    add_paragraph,
    advice_of,
    business,
    number_of,
    title_of,
    without,
)
from tests.planted.form import Fault, Planted, Specimen
from tests.planted.paper import Paper
from tests.planted.truth import Item


def _renumbered(one: Specimen, numbers: dict[int, int]) -> Paper:
    paper = one.paper
    for old, new in numbers.items():
        key = number_of(one, next(item for item in one.truth.items if item.number == old))[0]
        running = rf"(?<!\d)(0+){old}(?!\d)"  # of “17/017” the part with the nought is no year
        if not re.search(running, paper[key]):
            running = rf"(?<!\d)(0*){old}(?!\d)"
        paper = paper.put(key, re.sub(running, rf"\g<1>{new}", paper[key], count=1))
    return paper


def _later(one: Specimen, *, followed: int = 0) -> list[Item]:
    """Return the items, the first left out, that come after all that a declaration names."""
    named = max((declared.item for declared in one.truth.declarations), default=0)
    items = one.truth.items[1 : len(one.truth.items) - followed]
    return [item for item in items if item.number > named]


def gap(one: Specimen, rng: Random) -> Planted | None:
    if not (items := _later(one)):
        return None
    item = rng.choice(items)
    paper = _renumbered(
        one, {each.number: each.number + 1 for each in one.truth.items if each.number >= item.number}
    )
    return Planted(paper, *number_of(one, item))


def repeat(one: Specimen, rng: Random) -> Planted | None:
    if not (items := _later(one)):
        return None
    item = rng.choice(items)
    paper = _renumbered(
        one, {each.number: each.number - 1 for each in one.truth.items if each.number >= item.number}
    )
    return Planted(paper, *number_of(one, item))


def slip(one: Specimen, rng: Random) -> Planted | None:
    if not (items := _later(one, followed=1)):
        return None
    item = rng.choice(items)
    return Planted(
        _renumbered(one, {item.number: item.number + rng.choice([10, 20, 7])}), *number_of(one, item)
    )


def swap(one: Specimen, rng: Random) -> Planted | None:
    if not (items := _later(one, followed=2)):
        return None
    item = rng.choice(items)
    paper = _renumbered(one, {item.number: item.number + 1, item.number + 1: item.number})
    return Planted(paper, *number_of(one, item))


def title_lost(one: Specimen, rng: Random) -> Planted | None:
    item = business(one, rng)
    key, _ = title_of(one, item)
    number = one.paper[key].split(item.title)[0].strip()
    paper = one.paper.put(key, f"{number}." if number.isdigit() and key.endswith("head") else number)
    return Planted(paper, *number_of(one, item))


def text_lost(one: Specimen, rng: Random) -> Planted | None:
    item = business(one, rng)
    layout = {f"item{item.number}.{part}" for part in ("open", "close", "number", "title", "head")}
    gone = [key for key in one.paper.keys(f"item{item.number}.") if key not in layout]
    return Planted(without(one.paper, *gone), *title_of(one, item), gone=advice_of(one, *gone))


def other_text_lost(one: Specimen, rng: Random) -> Planted | None:
    item = next((item for item in one.truth.items if item.kind in ("other", "urgent", "next")), None)
    if item is None:
        return None
    gone = ["next"] if item.kind == "next" else ["other", "close"]
    return Planted(without(one.paper, *gone), *title_of(one, item))


def appendix_missing(one: Specimen, rng: Random) -> Planted:
    text = rng.choice(
        [
            "The figures are attached as Appendix C to this note.",
            "A list of the schemes is attached at Appendix B.",
            "The terms of reference, as amended, are set out in Appendix D, which is attached.",
        ]
    )
    return add_paragraph(one, rng, text, re.findall(r"Appendix [B-D]", text)[0])


def item_missing(one: Specimen, rng: Random) -> Planted | None:
    if one.truth.items[0].number > 1:  # numbers of such a note may be those of an agenda of its own
        return None
    text = rng.choice(
        [
            "This had been discussed under item 42.",
            "Members referred back to item 42 above.",
            "The matter was taken with item 42.",
        ]
    )
    return add_paragraph(one, rng, text, "item 42")


def declared_item_missing(one: Specimen, rng: Random) -> Planted | None:
    for index, declared in enumerate(one.truth.declarations if one.truth.items[0].number == 1 else ()):
        key = f"declarations.{index}"
        if named := re.search(rf"(?<=[Ii]tem ){declared.item}\b", one.paper[key]):
            text = one.paper[key]
            return Planted(one.paper.put(key, text[: named.start()] + "42" + text[named.end() :]), key, None)
    return None


FAULTS: dict[str, dict[str, Fault]] = {
    "items-numbered-in-order": {"gap": gap, "repeat": repeat, "slip": slip, "swap": swap},
    "item-titled": {"number only": title_lost},
    "item-not-empty": {"business": text_lost, "other": other_text_lost},
    "appendix-exists": {"attached": appendix_missing},
    "item-reference-exists": {"in the text": item_missing, "declared": declared_item_missing},
}
