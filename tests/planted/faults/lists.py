"""Faults of numbered lists."""

from __future__ import annotations

from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.forms_of_writing import MARKS, NUMBERED


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


FAULTS: dict[str, dict[str, Fault]] = {
    "list-numbered-in-order": {
        "gap": list_gap,
        "repeat": list_repeat,
        "slip": list_slip,
        "mark lost": mark_lost,
    },
}
