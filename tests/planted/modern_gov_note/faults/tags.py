"""Faults of item tags."""

from __future__ import annotations

import re
from random import Random

from tests.planted.form import Fault, Planted, Specimen


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


FAULTS: dict[str, dict[str, Fault]] = {
    "items-numbered-in-order": {"tag gap": tag_gap},
    "tags-balanced": {"no closing tag": closing_tag_lost, "no opening tag": opening_tag_lost},
}
