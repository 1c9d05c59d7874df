"""How one clerk, secretary or committee officer types minutes; chosen once a note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from tests.planted.forms_of_writing import DAYS

LAYOUTS = ("parish", "committee", "society")
PROFILES = {"parish": "parish", "committee": "council", "society": "minutes"}

_NUMBERS = {
    "1.": "{n}.",
    "1": "{n}",
    "1)": "{n})",
    "item": "Item {n}:",
    "agenda item": "AGENDA ITEM {n}:",
    "n/yy": "{n}/{yy}",
    "n/yy.": "{n}/{yy}.",
    "n/yyyy": "{n}/{yyyy}",
    "yy/n": "{yy}/{n}",
    "yy/n:": "{yy}/{n}:",
    "yyyy/n": "{yyyy}/{n}",
    "E.n/yy": "E.{n}/{yy}",
    "PC n/yy": "PC {n}/{yy}",
    "FP/n": "FP/{n}",
    "running": "{n}.",
    "minute": "Minute {n}",
}
_OF_AGENDA = ("1.", "1", "1)", "item", "agenda item")


@dataclass(frozen=True, slots=True)
class Style:
    """The choices of a note. ``layout`` is the kind of body: parish, committee or society."""

    layout: str
    width: int
    newline: str
    encoding: str
    number_form: str
    gap: str
    capitals: bool
    place: str  # of the text: "below" the title, or "behind" it
    title_end: str
    indent: str
    loose: bool
    blank_below: bool
    sub: str
    date_form: int
    header_date: int
    time_form: int
    header: str
    draft: str
    roll: str
    apologies_at: str  # "item", "roll" or "both"
    naming: str
    title: str
    list_title: str
    chair: str
    clerk: str
    resolved: str
    mark: str
    movers: bool
    action: str
    furniture: str
    doc: str

    def day(self, day: date, *, header: bool = False) -> str:
        """Return a date as this clerk writes it."""
        return DAYS[self.header_date if header else self.date_form](day)

    def time(self, hour: int, minute: int) -> str:
        """Return a time of the evening as this clerk writes it."""
        short = f"{hour - 12}.{minute:02}" if minute else f"{hour - 12}"
        forms = (
            f"{hour - 12}.{minute:02} pm",
            f"{hour - 12}.{minute:02}pm",
            f"{hour}:{minute:02}",
            f"{short}pm",
            f"{hour}.{minute:02}",
            f"{short} p.m.",
            f"{hour - 12}:{minute:02}pm",
        )
        return forms[self.time_form]

    def number(self, number: int, day: date) -> str:
        """Return the number of an item as it stands before the title."""
        form = _NUMBERS[self.number_form]
        return form.format(n=number, yy=f"{day:%y}", yyyy=f"{day:%Y}")

    def titled(self, title: str) -> str:
        """Return a title as this clerk writes titles."""
        return title.upper() if self.capitals else title

    @property
    def of_agenda(self) -> bool:
        """Whether the numbers are those of the agenda, from 1 on, and not of minutes."""
        return self.number_form in _OF_AGENDA


def choose_style(rng: Random, layout: str | None = None) -> Style:
    """Return a style; ``layout`` leaves that choice to the caller."""
    layout = layout or rng.choice(LAYOUTS)
    place = rng.choice(["below", "below", "behind"])
    number_form = _number_form(rng, layout)
    width = rng.choice([0, 0, 76, 92, 110])
    sub = rng.choice(["", "", "", "n.k", "a)", "(i)", "•", "-"]) if place == "below" else ""
    if sub == "n.k" and number_form not in ("1.", "1"):
        sub = "a)"
    naming = _naming(rng, layout)
    capitals = rng.random() < (0.3 if place == "below" else 0.2)
    title = {"parish": "Cllr", "committee": "Councillor", "society": ""}[layout]
    if title and rng.random() < 0.4:
        title = rng.choice(["Cllr", "Councillor", "Cllr."])
    return Style(
        layout=layout,
        width=width,
        newline=rng.choice(["\n", "\n", "\r\n"]),
        encoding=rng.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"]),
        number_form=number_form,
        gap=rng.choice([" ", " ", "  ", "\t", "    "]),
        capitals=capitals,
        place=place,
        title_end=rng.choice([":", ":", " –", "."]) if place == "behind" else rng.choice(["", "", "", ":"]),
        indent=rng.choice(["", "", "    ", "\t"]) if place == "below" else "",
        loose=bool(width) or rng.random() < 0.6,
        blank_below=rng.random() < 0.5,
        sub=sub,
        date_form=rng.choice([0, 0, 1, 2, 3, 7]),
        header_date=rng.choice([0, 1, 1, 2, 3, 3, 4, 6, 7]),
        time_form=rng.randrange(7),
        header=rng.choice(["sentence", "sentence", "wrapped", "capitals", "lines", "labels", "short"]),
        draft=rng.choice(["", "", "", "DRAFT", "DRAFT MINUTES – subject to approval at the next meeting"]),
        roll=_roll(rng, naming),
        apologies_at=rng.choice(["item", "item", "roll", "both", "both"]),
        naming=naming,
        title=title,
        list_title=title,
        chair=rng.choice(["Chairman", "Chair", "Chair"]),
        clerk=rng.choice(["Clerk", "Clerk", "Parish Clerk", "Town Clerk", "Clerk to the Council"]),
        resolved=rng.choice(["RESOLVED", "Resolved", "agreed", "agreed", "mixed"]),
        mark=rng.choice(["1)", "(1)", "(a)", "a)", "i.", "-", "•"]),
        movers=rng.random() < 0.45,
        action=rng.choice(["none", "label", "label", "section", "bracket", "column"]),
        furniture=rng.choice(["", "", "", "page of", "dash", "running", "number"]),
        doc=rng.choice(["report", "report", "paper", "briefing note"]),
    )


def _number_form(rng: Random, layout: str) -> str:
    if rng.random() < 0.45:
        return rng.choice(["1.", "1.", "1", "1)"])
    if layout == "society":
        return rng.choice(["item", "agenda item", "1.", "n/yy", "yyyy/n", "running"])
    return rng.choice([form for form in _NUMBERS if form not in ("1.", "1", "1)")])


def _naming(rng: Random, layout: str) -> str:
    if layout == "society":
        return rng.choice(["plain", "plain", "initials", "mr"])
    if layout == "committee":
        return rng.choice(["full", "full", "initial", "dotted"])
    return rng.choice(["full", "initial", "dotted", "surname", "surname", "mr", "mrs", "initials"])


def _roll(rng: Random, naming: str) -> str:
    if naming == "initials":
        return rng.choice(["brackets", "pairs", "brackets in lines"])
    return rng.choice(["inline", "inline", "plural", "block", "labels", "columns", "run"])
