"""How the page of one meeting looks, and how its clerk writes; chosen once a note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from tests.planted.forms_of_writing import DAYS, MARKS

LAYOUTS = ("cells", "rows", "tight", "twice")
_NUMBERS = ("{n}.", "{n}.", "{n}.", "{n}", "{n}/{yy}", "{yy}/{n:03}", "CAB{n}/{yy}", "{n}:")
_HEADS = (("No. Item",), ("No.\tItem",), ("No.", "Item"), ("Items", "No. Item"), ("No. Item",))
_FILES = (" PDF 137 KB", "  PDF 212 KB", " pdf icon PDF 137 KB", " PDF 1 MB", " pdf icon PDF 2 MB")


@dataclass(frozen=True, slots=True)
class Style:
    """The choices of a note.

    ``layout``: number and title in cells of their own; in one row; without
    blank lines; with the decision printed under "Decision:" and under
    "Minutes:". ``order`` tells which of the two comes first.
    """

    layout: str
    profile: str
    number: str
    heads: tuple[str, ...]
    file: str
    file_below: bool
    separator: str
    decision_first: bool
    section: str
    decision: str
    talk: str | None
    action: str
    mark: str
    talk_mark: str
    action_mark: str
    title: str
    chair: str
    doc: str
    minutes: str
    date_form: int
    page_date: int
    newline: str
    encoding: str
    capitals: bool

    def day(self, day: date) -> str:
        """Return a date as this clerk writes it."""
        return DAYS[self.date_form](day)

    def numbered(self, number: int, year: int) -> str:
        """Return the number of an item as the page prints it."""
        return self.number.format(n=number, yy=f"{year % 100:02}")

    @property
    def agenda_numbers(self) -> bool:
        """Whether the text may speak of "item 4"."""
        return "y" not in self.number


def choose_style(rng: Random, phrases: dict[str, Any], layout: str | None = None) -> Style:
    """Return a style; ``layout`` leaves that choice to the caller."""
    layout = layout or rng.choice(LAYOUTS)
    profile = "lga" if rng.random() < 0.3 else "council"
    marks = [mark for mark in MARKS if not (mark == "1." and rng.random() < 0.5)]
    return Style(
        layout=layout,
        profile=profile,
        number="{n}." if profile == "lga" else rng.choice(_NUMBERS),
        heads=rng.choice(_HEADS),
        file=rng.choice(_FILES),
        file_below=layout != "rows" and rng.random() < 0.3,
        separator=rng.choice(["\t", "\t", "  ", " "]),
        decision_first=rng.random() < 0.75,
        section=rng.choice(["Decision:", "Decision:", "Decisions:"]),
        decision=rng.choice(phrases["decision-headings"]),
        talk=rng.choice(phrases["talk-headings"]) if rng.random() < 0.4 else None,
        action=rng.choice(phrases["action-headings"]),
        mark=rng.choice(marks),
        talk_mark=rng.choice(["1)", "·", "-", "•", "i.", ""]),
        action_mark=rng.choice([*marks, "", ""]),
        title=rng.choice(["Cllr", "Councillor", "Councillor"]),
        chair=rng.choice(["Chair", "Chair", "Chairman"]),
        doc=rng.choice(["report", "update", "paper"]),
        minutes=rng.choice(["minutes", "minutes", "note"] if profile == "lga" else ["minutes"]),
        date_form=rng.choice([0, 0, 1, 2, 3, 7]),
        page_date=rng.choice([3, 3, 3, 3, 1, 7]),
        newline=rng.choice(["\n", "\n", "\r\n"]),
        encoding=rng.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"]),
        capitals=rng.random() < 0.15,
    )
