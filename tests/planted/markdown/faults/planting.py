"""What many faults in Markdown need."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.paper import Line, Paper
from tests.planted.people import Person
from tests.planted.truth import Item

BLANK = Line("", "")


def called(one: Specimen, who: Person) -> str:
    """Return a name as the text of the note writes it in full."""
    return f"{'' if who.post == 'Clerk' else one.style.title} {who.full}".strip()


def number_text(one: Specimen, number: int) -> str:
    """Return what stands in front of a title."""
    return str(one.style.number.format(number))


def title_of(one: Specimen, item: Item) -> tuple[str, int]:
    """Return the key of the line with an item's title, and where the title begins in it."""
    key = f"item{item.number}.title"
    at = len(number_text(one, item.number))
    return key, at + one.paper[key][at:].startswith("`")


def number_of(one: Specimen, item: Item) -> tuple[str, int]:
    """Return the key of the line with an item's number, and where the number begins in it."""
    key = f"item{item.number}.title"
    found = re.search(r"\d", number_text(one, item.number))
    return key, found.start() if found else 0


def item_of(one: Specimen, kind: str) -> Item | None:
    """Return the item of a kind."""
    return next((item for item in one.truth.items if item.kind == kind), None)


def keys_of(paper: Paper, item: Item, part: str) -> list[str]:
    """Return the keys of parts of an item: ``p`` for talk, ``d`` for decisions, ``a`` for actions."""
    found = re.compile(rf"item{item.number}\.{part}\d+\Z")
    return [key for key in paper.keys(f"item{item.number}.") if found.match(key)]


def last_of(paper: Paper, item: Item) -> str:
    """Return the last line of the talk of an item."""
    return (keys_of(paper, item, "p") or [f"item{item.number}.title"])[-1]


def add_paragraphs(
    one: Specimen, texts: Sequence[str], item: Item, *, entry: bool = False, at: int = -1
) -> Paper:
    """Return the paper with paragraphs or entries behind the talk of an item; one is ``planted``."""
    lines: list[Line] = []
    at = at % len(texts)
    mark = str(one.style.bullet) if entry else ""
    for index, text in enumerate(texts):
        key = "planted" if index == at else f"beside.{index}"
        lines += [] if entry and lines else [BLANK]
        lines.append(Line(key, text, mark, prose=True, hang=" " * len(mark)))
    return one.paper.add(last_of(one.paper, item), lines)


def add_paragraph(one: Specimen, rng: Random, text: str, phrase: str, item: Item | None = None) -> Planted:
    """Return the paper with a paragraph or an entry in an item of business, told at ``phrase``."""
    item = item or rng.choice(one.truth.business)
    paper = add_paragraphs(one, [text], item, entry=rng.random() < 0.4)
    return Planted(paper, "planted", text.index(phrase))


def one_of(*pairs: tuple[str, str]) -> Fault:
    """Return a fault that adds one of the sentences, told at the phrase beside it."""

    def fault(one: Specimen, rng: Random) -> Planted:
        return add_paragraph(one, rng, *rng.choice(pairs))

    return fault


def without(paper: Paper, *keys: str) -> Paper:
    """Return the paper without these lines and the blank ones behind them."""
    kept: list[Line] = []
    dropped = False
    for line in paper.lines:
        if line.key in keys:
            dropped = True
        elif not (dropped and line == BLANK):
            dropped = False
            kept.append(line)
    return replace(paper, lines=tuple(kept))


def advice_of(one: Specimen, *keys: str) -> tuple[tuple[str, str], ...]:
    """Return the advice that the clean note gets on these lines."""
    return tuple(pair for pair in one.expected if pair[1] in keys)


def shuffled(one: Specimen, rng: Random) -> list[Item]:
    """Return the items of business in any order."""
    return rng.sample(one.truth.business, len(one.truth.business))
