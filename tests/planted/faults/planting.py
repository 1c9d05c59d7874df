"""What many faults need."""

from __future__ import annotations

from random import Random

from tests.planted.form import Planted, Specimen
from tests.planted.paper import Line, Paper
from tests.planted.people import Person
from tests.planted.truth import Item


def told(one: Specimen) -> list[Item]:
    """Return the items of business that tell of a discussion, not only of its outcome."""
    return [item for item in one.truth.business if f"item{item.number}.p0" in one.paper]


def business(one: Specimen, rng: Random) -> Item:
    """Return an item of business that is told of."""
    return rng.choice(told(one))


def title_of(one: Specimen, item: Item) -> tuple[str, int]:
    """Return the key of the line with an item's title, and where the title begins in it."""
    if (key := f"item{item.number}.head") in one.paper:
        return key, one.paper[key].index(item.title)
    return f"item{item.number}.title", 0


def number_of(one: Specimen, item: Item) -> tuple[str, int]:
    """Return the key of the line with an item's number, and where it begins in it."""
    part = "head" if f"item{item.number}.head" in one.paper else "number"
    return f"item{item.number}.{part}", 0


def called(one: Specimen, who: Person) -> str:
    """Return a name with its title as the text of the note writes it."""
    title = one.style.title if who.title in ("Cllr", "Councillor") else who.title
    return f"{title} {who.full}".strip()


def chaired(one: Specimen, text: str) -> str:
    """Return ``text`` with the chair called what the note calls them."""
    return text.replace("The Chair ", f"The {one.style.chair} ")


def add_paragraph(one: Specimen, rng: Random, text: str, phrase: str, item: Item | None = None) -> Planted:
    """Return the paper with a paragraph in an item of business, told at ``phrase``."""
    item = item or business(one, rng)
    text = chaired(one, text)
    lines = (Line("", ""), Line("planted", text, prose=True))
    return Planted(one.paper.add(f"item{item.number}.p0", lines), "planted", text.index(phrase))


def without(paper: Paper, *keys: str) -> Paper:
    """Return the paper without these lines and the blank ones behind them."""
    kept: list[Line] = []
    dropped = False
    for line in paper.lines:
        if line.key in keys:
            dropped = True
        elif not (dropped and not line.key and not line.indent):
            dropped = False
            kept.append(line)
    return Paper(tuple(kept), paper.width)


def advice_of(one: Specimen, *keys: str) -> tuple[tuple[str, str], ...]:
    """Return the advice that the clean note gets on these lines."""
    return tuple(pair for pair in one.expected if pair[1] in keys)
