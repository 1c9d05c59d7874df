"""How one clerk writes: layout, headings, marks, dates; chosen once a note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from tests.planted.forms_of_writing import DAYS, MARKS

LAYOUTS = ("tags", "cells", "clerk")


@dataclass(frozen=True, slots=True)
class Style:
    """The choices of a note. ``layout``: tags; cells only; clerk's draft with ``1  Title``."""

    layout: str
    width: int
    third_column: bool
    decision: str
    talk: str | None
    action: str
    mark: str
    talk_mark: str
    action_mark: str
    title: str
    list_title: str
    chair: str
    doc: str
    minutes: str
    date_form: int
    header_date: int
    loose: bool
    roles: dict[str, str]
    label_colon: str
    list_form: str
    item_dot: bool
    newline: str
    encoding: str

    def day(self, day: date, *, header: bool = False) -> str:
        """Return a date as this clerk writes it."""
        return DAYS[self.header_date if header else self.date_form](day)


def choose_style(rng: Random, phrases: dict[str, Any], layout: str | None = None) -> Style:
    """Return a style; ``layout`` leaves that choice to the caller."""
    layout = layout or rng.choice(LAYOUTS)
    talk = rng.choice(phrases["talk-headings"]) if rng.random() < 0.75 else None
    if talk and talk.endswith("discussed:"):
        talk = "Members’ comments and questions:"
    item_dot = layout == "clerk" and rng.random() < 0.4
    marks = [mark for mark in MARKS if not (item_dot and mark == "1.")]
    return Style(
        layout=layout,
        width=rng.choice([72, 88, 100]) if layout == "clerk" else 0,
        third_column=rng.random() < 0.5,
        decision=rng.choice(phrases["decision-headings"]),
        talk=talk,
        action=rng.choice(phrases["action-headings"]),
        mark=rng.choice(marks),
        talk_mark=rng.choice(["1)", "·", "-", "•", "i.", ""]),
        action_mark=rng.choice([*marks, "", ""]),
        title=rng.choice(["Cllr", "Cllr", "Councillor"]),
        list_title=rng.choice(["Cllr", "Cllr", "Councillor"]),
        chair=rng.choice(["Chair", "Chair", "Chairman"]),
        doc=rng.choice(["report", "update", "paper"]),
        minutes=rng.choice(["minutes", "note"]),
        date_form=rng.choice([0, 0, 1, 2, 6]),
        header_date=rng.choice([0, 1, 1, 2, 3, 4, 6, 7]),
        loose=rng.random() < 0.5,
        roles=_roles(rng),
        label_colon=rng.choice([":", ":", ":", " :", ""]) if layout != "clerk" else ":",
        list_form=rng.choice(["cells", "lines"]) if layout == "clerk" else "cells",
        item_dot=item_dot,
        newline=rng.choice(["\n", "\n", "\r\n"]),
        encoding=rng.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    )


def _roles(rng: Random) -> dict[str, str]:
    return {
        "vice": rng.choice(["Vice-Chair", "Vice-Chairman", "Vice Chair", "Vice-chair"]),
        "deputy": rng.choice(["Deputy-chair", "Deputy-Chair", "Deputy-chairman", "Deputy Chair"]),
        "members": rng.choice(["Members", "Members", "Board Members", "Members present"]),
        "substitutes": rng.choice(["Substitutes", "Substitute Members", "Substitute"]),
        "observers": rng.choice(["Observers", "Independent Observers", "Observer"]),
        "apologies": rng.choice(["Apologies", "Apologies", "Apologies for absence", "Apologies received"]),
        "guests": rng.choice(["In Attendance", "In attendance", "Guests", "Also in attendance"]),
        "officers": rng.choice(
            ["LGA Officers", "Officers", "Officers in attendance", "Secretariat", "LGA officers"]
        ),
    }
