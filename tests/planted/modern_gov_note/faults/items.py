"""Faults of items, tags, lists and references."""

from __future__ import annotations

import re
from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.modern_gov_note.faults.planting import (
    add_paragraph,
    advice_of,
    business,
    number_of,
    title_of,
    without,
)
from tests.planted.modern_gov_note.style import MARKS, NUMBERED
from tests.planted.paper import Paper
from tests.planted.truth import Item


def _renumbered(one: Specimen, numbers: dict[int, int]) -> Paper:
    paper = one.paper
    for old, new in numbers.items():
        key = number_of(one, next(item for item in one.truth.items if item.number == old))[0]
        paper = paper.put(key, re.sub(r"\d+", str(new), paper[key], count=1))
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


def tag_gap(one: Specimen, rng: Random) -> Planted | None:
    if one.style.layout != "tags":
        return None
    item = rng.choice(one.truth.items[1:])
    paper = one.paper
    for each in one.truth.items:
        if each.number >= item.number:
            for part in ("open", "close"):
                key = f"item{each.number}.{part}"
                paper = paper.put(key, re.sub(r"\d+", lambda found: str(int(found[0]) + 1), paper[key]))
    return Planted(paper, f"item{item.number}.open")


def title_lost(one: Specimen, rng: Random) -> Planted | None:
    item = business(one, rng)
    key, _ = title_of(one, item)
    paper = one.paper.put(key, f"{item.number}." if one.style.layout == "clerk" else "")
    return Planted(paper, *number_of(one, item))


def text_lost(one: Specimen, rng: Random) -> Planted | None:
    item = business(one, rng)
    layout = {f"item{item.number}.{part}" for part in ("open", "close", "number", "title", "head")}
    gone = [key for key in one.paper.keys(f"item{item.number}.") if key not in layout]
    return Planted(without(one.paper, *gone), *title_of(one, item), gone=advice_of(one, *gone))


def other_text_lost(one: Specimen, rng: Random) -> Planted | None:
    item = next((item for item in one.truth.items if item.kind in ("other", "next")), None)
    if item is None:
        return None
    gone = ["other", "close"] if item.kind == "other" else ["next"]
    return Planted(without(one.paper, *gone), *title_of(one, item))


def closing_tag_lost(one: Specimen, rng: Random) -> Planted | None:
    if one.style.layout != "tags":
        return None
    number = rng.choice(one.truth.items).number
    return Planted(one.paper.drop(f"item{number}.close"), f"item{number}.open")


def opening_tag_lost(one: Specimen, rng: Random) -> Planted | None:
    if one.style.layout != "tags":
        return None
    number = rng.choice(one.truth.items).number
    return Planted(one.paper.drop(f"item{number}.open"), f"item{number}.close")


def _entries(one: Specimen, rng: Random) -> tuple[str, list[str]] | None:
    """Return the mark and the keys of a numbered list."""
    style, found = one.style, []
    for item in one.truth.business:
        for part, mark in (
            ("d", style.mark),
            ("a", style.action_mark),
            ("t", style.talk_mark if style.talk else ""),
        ):
            keys = [key for key in one.paper.keys(f"item{item.number}.{part}") if key[-1].isdigit()]
            marked = [
                key
                for key in keys
                if mark in NUMBERED and one.paper[key].startswith(MARKS[mark](1 + keys.index(key)))
            ]
            if len(keys) > 1 and len(marked) == len(keys):
                found.append((mark, keys))
    return rng.choice(found) if found else None


def list_gap(one: Specimen, rng: Random) -> Planted | None:
    if (found := _entries(one, rng)) is None:
        return None
    mark, keys = found
    at, paper = rng.randrange(1, len(keys)), one.paper
    for index in range(at, len(keys)):
        paper = paper.swap(keys[index], MARKS[mark](index + 1), MARKS[mark](index + 2))
    return Planted(paper, keys[at])


def list_repeat(one: Specimen, rng: Random) -> Planted | None:
    if (found := _entries(one, rng)) is None:
        return None
    mark, keys = found
    at, paper = rng.randrange(1, len(keys)), one.paper
    for index in range(at, len(keys)):
        paper = paper.swap(keys[index], MARKS[mark](index + 1), MARKS[mark](index))
    # A list that begins again with its first number may be a list of its own.
    return Planted(paper, keys[at]) if at > 1 else None


def list_slip(one: Specimen, rng: Random) -> Planted | None:
    if (found := _entries(one, rng)) is None or len(found[1]) < 3:
        return None
    mark, keys = found
    return Planted(one.paper.swap(keys[1], MARKS[mark](2), MARKS[mark](5)), keys[1])


def mark_lost(one: Specimen, rng: Random) -> Planted | None:
    """The last entry under "Officers to:" or "Members:" has lost its mark."""
    for item in one.truth.business:
        for part, lead, mark in (("d", "lead", one.style.mark), ("a", "alead", one.style.action_mark)):
            key = f"item{item.number}.{lead}"
            keys = [one for one in one.paper.keys(f"item{item.number}.{part}") if one[-1].isdigit()]
            if mark not in NUMBERED or key not in one.paper or len(keys) < 3:
                continue
            if one.paper[key] not in (
                "Officers to:",
                "Officers:",
                "Members:",
                "The Board:",
                "Board members:",
            ):
                continue
            if one.paper.lines[one.paper.index(keys[-1]) - 1].text:
                continue
            return Planted(one.paper.swap(keys[-1], MARKS[mark](len(keys)), ""), keys[-1])
    return None


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
        paper = one.paper.swap(key, f"item {declared.item}", "item 42")
        return Planted(paper, key, None)
    return None


FAULTS: dict[str, dict[str, Fault]] = {
    "items-numbered-in-order": {"gap": gap, "repeat": repeat, "slip": slip, "swap": swap, "tag gap": tag_gap},
    "item-titled": {"number only": title_lost},
    "item-not-empty": {"business": text_lost, "other": other_text_lost},
    "tags-balanced": {"no closing tag": closing_tag_lost, "no opening tag": opening_tag_lost},
    "list-numbered-in-order": {
        "gap": list_gap,
        "repeat": list_repeat,
        "slip": list_slip,
        "mark lost": mark_lost,
    },
    "appendix-exists": {"attached": appendix_missing},
    "item-reference-exists": {"in the text": item_missing, "declared": declared_item_missing},
}
