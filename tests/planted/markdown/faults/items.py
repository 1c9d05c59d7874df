"""Faults of items, lists and references."""

from __future__ import annotations

import re
from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.markdown.faults.planting import (
    add_paragraph,
    advice_of,
    keys_of,
    number_of,
    number_text,
    title_of,
)  # fmt: skip
from tests.planted.paper import Paper
from tests.planted.truth import Item


def _renumbered(one: Specimen, numbers: dict[int, int]) -> Paper:
    paper = one.paper
    for old, new in numbers.items():
        paper = paper.swap(f"item{old}.title", number_text(one, old), number_text(one, new))
    return paper


def _later(one: Specimen, *, followed: int = 0) -> list[Item]:
    """Return the items with a number, the first left out, that come after all that a declaration names."""
    if not one.style.number:
        return []
    named = max((declared.item for declared in one.truth.declarations), default=0)
    return [item for item in one.truth.items[1 : len(one.truth.items) - followed] if item.number > named]


def _shifted(one: Specimen, rng: Random, by: int) -> Planted | None:
    if not (items := _later(one)):
        return None
    item = rng.choice(items)
    later = [each.number for each in one.truth.items if each.number >= item.number]
    return Planted(_renumbered(one, {number: number + by for number in later}), *number_of(one, item))


def gap(one: Specimen, rng: Random) -> Planted | None:
    return _shifted(one, rng, 1)


def repeat(one: Specimen, rng: Random) -> Planted | None:
    return _shifted(one, rng, -1)


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
    return Planted(
        _renumbered(one, {item.number: item.number + 1, item.number + 1: item.number}), *number_of(one, item)
    )


def title_lost(one: Specimen, rng: Random) -> Planted | None:
    if not one.style.number or one.style.closed or one.style.heads == "bold":
        return None
    item = rng.choice(one.truth.business)
    key, at = number_of(one, item)
    return Planted(one.paper.put(key, number_text(one, item.number).strip()), key, at)


def text_lost(one: Specimen, rng: Random) -> Planted | None:
    item = rng.choice(one.truth.business)
    key, at = title_of(one, item)
    at_line = one.paper.index(key)
    heads = list(one.paper.keys("item", ".title")) + [k for k in ("close",) if k in one.paper]
    stop = min(
        (one.paper.index(k) for k in heads if one.paper.index(k) > at_line), default=len(one.paper.lines) - 2
    )
    under = at_line + 1 if one.style.heads == "underlined" and one.style.level == 2 else at_line
    lost = one.paper.lines[under + 1 : stop]
    if stop == len(one.paper.lines) - 2 or (one.paper.lines[stop].key == "close"):
        return None
    lines = (*one.paper.lines[: under + 1], lost[-1], *one.paper.lines[stop:])
    return Planted(Paper(lines, one.paper.width), key, at, gone=advice_of(one, *(line.key for line in lost)))


# --- Lists ---


def _entries(one: Specimen, rng: Random) -> list[str]:
    """Return the keys of a numbered list."""
    found = []
    for item in one.truth.business:
        for part in ("p", "d"):
            keys = [key for key in keys_of(one.paper, item, part) if re.match(r"\d+\. ", one.paper[key])]
            found += [keys] if len(keys) > 1 else []
    return rng.choice(found) if found else []


def _counted(paper: Paper, keys: list[str], start: int, by: int) -> Paper:
    for index in range(start, len(keys)):
        paper = paper.swap(keys[index], f"{index + 1}. ", f"{index + 1 + by}. ")
    return paper


def list_gap(one: Specimen, rng: Random) -> Planted | None:
    if not (keys := _entries(one, rng)):
        return None
    at = rng.randrange(1, len(keys))
    return Planted(_counted(one.paper, keys, at, 1), keys[at])


def list_repeat(one: Specimen, rng: Random) -> Planted | None:
    keys = _entries(one, rng)
    if len(keys) < 3:
        return None
    at = rng.randrange(2, len(keys))
    return Planted(_counted(one.paper, keys, at, -1), keys[at])


def list_slip(one: Specimen, rng: Random) -> Planted | None:
    keys = _entries(one, rng)
    if len(keys) < 3:
        return None
    return Planted(one.paper.swap(keys[1], "2. ", "5. "), keys[1])


# --- References ---


def item_missing(one: Specimen, rng: Random) -> Planted | None:
    if not one.style.number or one.style.first > 1 or "/24" in one.style.number:
        return None
    text = rng.choice(
        [
            "This had been discussed under item 42.",
            "Those present referred back to item 42 above.",
            "The matter was taken with item 42.",
            "See item 42.",
        ]
    )
    return add_paragraph(one, rng, text, "item 42")


def declared_item_missing(one: Specimen, rng: Random) -> Planted | None:
    if one.style.first > 1 or "/24" in one.style.number or not one.truth.declarations:
        return None
    declared = one.truth.declarations[0]
    paper = one.paper.swap("declarations.0", f"item {declared.item}", "item 42")
    return Planted(paper, "declarations.0", None)


def appendix_missing(one: Specimen, rng: Random) -> Planted:
    text = rng.choice(
        [
            "The figures are attached as Appendix C to this note.",
            "A list of the plots is attached at Appendix B.",
            "The terms of reference, as amended, are set out in Appendix D, which is attached.",
        ]
    )
    return add_paragraph(one, rng, text, re.findall(r"Appendix [B-D]", text)[0])


FAULTS: dict[str, dict[str, Fault]] = {
    "items-numbered-in-order": {"gap": gap, "repeat": repeat, "slip": slip, "swap": swap},
    "item-titled": {"number only": title_lost},
    "item-not-empty": {"business": text_lost},
    "list-numbered-in-order": {"gap": list_gap, "repeat": list_repeat, "slip": list_slip},
    "item-reference-exists": {"in the text": item_missing, "declared": declared_item_missing},
    "appendix-exists": {"attached": appendix_missing},
}
