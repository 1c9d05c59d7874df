"""What many faults of typed minutes need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from tests.planted.faults.planting import advice_of, without
from tests.planted.form import Fault, Planted, Specimen
from tests.planted.numbered.frame import header, roll
from tests.planted.numbered.naming import Naming
from tests.planted.numbered.write import sub_mark
from tests.planted.paper import Line, Paper
from tests.planted.people import Person
from tests.planted.truth import Item

__all__ = ["advice_of", "without"]


def naming(one: Specimen) -> Naming:
    """Return how the note calls its people."""
    return Naming(one.truth, one.style)


def head_of(one: Specimen, item: Item) -> str:
    """Return the key of the line with the number and title of an item."""
    return f"item{item.number}.head"


def title_of(one: Specimen, item: Item) -> tuple[str, int]:
    """Return the key of the line with an item's title, and where the title begins in it."""
    key = head_of(one, item)
    return key, one.paper[key].index(one.style.titled(item.title))


def number_of(one: Specimen, item: Item) -> tuple[str, int]:
    """Return the key of the line with an item's number, and where the number begins in it."""
    key = head_of(one, item)
    word = one.style.number(item.number, one.truth.day)
    start = 0
    if word.split()[0] in ("Item", "AGENDA", "Minute"):
        start = next(index for index, char in enumerate(word) if char.isdigit())
    return key, start


def paragraphs_of(one: Specimen, item: Item) -> list[str]:
    """Return the keys of the paragraphs of an item of business, resolutions and actions left out."""
    return [key for key in one.paper.keys(f"item{item.number}.p") if key[-1].isdigit()]


def resolutions_of(one: Specimen, item: Item) -> list[str]:
    """Return the keys of the resolutions of an item of business."""
    return [key for key in one.paper.keys(f"item{item.number}.d") if key[-1].isdigit()]


def shuffled(one: Specimen, rng: Random) -> list[Item]:
    """Return the items of business in any order."""
    return rng.sample(one.truth.business, len(one.truth.business))


def add_paragraph(one: Specimen, rng: Random, text: str, phrase: str, item: Item | None = None) -> Planted:
    """Return the paper with a paragraph in an item of business, told at ``phrase``."""
    item = item or rng.choice(one.truth.business)
    keys = paragraphs_of(one, item)
    text = text.replace("The Chair ", f"The {one.style.chair} ")
    mark = sub_mark(one.style, item, len(keys))
    line = Line("planted", mark + text, one.style.indent, prose=True)
    lines = [Line("", ""), line] if one.style.loose else [line]
    return Planted(one.paper.add(keys[-1], lines), "planted", len(mark) + text.index(phrase))


def one_of(*pairs: tuple[str, str]) -> Fault:
    """Return a fault that adds one of the sentences, told at the phrase beside it."""

    def fault(one: Specimen, rng: Random) -> Planted:
        return add_paragraph(one, rng, *rng.choice(pairs))

    return fault


def with_header(one: Specimen, **changes: Any) -> Paper:
    """Return the paper with another heading: ``omit``, ``day``, ``begins`` as for ``header``."""
    return _instead(one.paper, "header.", header(one.truth, one.style, **changes))


def with_roll(one: Specimen, **changes: Any) -> Paper:
    """Return the paper with the list of another meeting: the truth with these fields changed."""
    return _instead(one.paper, "roll.", roll(replace(one.truth, **changes), one.style, naming(one)))


def _instead(paper: Paper, start: str, lines: Sequence[Line]) -> Paper:
    keys = paper.keys(start)
    first, last = paper.index(keys[0]), paper.index(keys[-1])
    rest = paper.lines[last + 1 :]
    if rest and not rest[0].text:
        rest = rest[1:]
    return replace(paper, lines=(*paper.lines[:first], *lines, *rest))


def first_of_header(paper: Paper) -> str:
    """Return the key of the first line with a word of the heading, after a mark of a draft."""
    return next(key for key in paper.keys("header.") if key != "header.draft")


def place_of(paper: Paper, text: str, start: str = "", last: bool = False) -> tuple[str, int] | None:
    """Return the key of a line that begins with ``start`` and has ``text``, and where it stands in it."""
    found = [
        (line.key, line.text.rfind(text) if last else line.text.find(text))
        for line in paper.lines
        if line.key.startswith(start) and text in line.text
    ]
    return (found[-1] if last else found[0]) if found else None


def told_at(paper: Paper, place: tuple[str, int] | None) -> Planted | None:
    """Return the fault told at a place; None if there is none."""
    return Planted(paper, *place) if place else None


def says(one: Specimen, who: Person) -> str:
    """Return a person as the text of the note names somebody who is not in it otherwise."""
    return naming(one).fuller(who)


Write = Callable[[Specimen, Random], Planted | None]
