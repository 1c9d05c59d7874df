"""How one note in Markdown is written: marks, headings, lists, names, dates; chosen once a note."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from tests.planted.people import Person

# "core": bullets of who said what. "committee": numbered headings and prose. "sync": labels in bold type
# and one list of actions. "parish": a council that writes Markdown.
LAYOUTS = ("core", "committee", "sync", "parish")
KINDS = {"core": "project", "committee": "society", "sync": "project", "parish": "parish"}


@dataclass(frozen=True, slots=True)
class Style:
    """The choices of a note.

    ``heads``: number signs, underlines, or bold type. ``level``: of an item's
    heading. ``number``: what stands before a title, with ``{}`` for the number.
    ``roster``: the form of the attendance list. ``entry``: the form of a name in
    it. ``said``: how speakers are marked. ``decision`` and ``action``: where they stand.
    """

    layout: str
    profile: str
    heads: str
    closed: bool
    level: int
    number: str
    first: int
    bullet: str
    strong: str
    width: int
    dated_in: str
    day_form: int
    label: str
    front: str
    container: str
    roster: str
    entry: str
    chair: str
    apologies: str
    said: str
    decision: str
    action: str
    action_form: str
    title: str
    rule: str
    comments: bool
    code: bool
    tight: bool
    newline: str
    encoding: str

    def day(self, day: date) -> str:
        """Return a date as this note writes it."""
        return _FORMS[self.day_form](day)

    def head(self, text: str, level: int) -> tuple[str, str, str]:
        """Return indent, words and the line below of a heading."""
        if self.heads == "bold" and level >= self.level:
            return self.strong, text + self.strong, ""
        if self.heads == "underlined" and level <= 2:
            return "", text, ("=" if level == 1 else "-") * max(3, min(len(text), 60))
        marks = "#" * level
        return f"{marks} ", text + (f" {marks}" if self.closed else ""), ""


def handle(who: Person) -> str:
    """Return the user name of somebody, without the sign in front."""
    plain = unicodedata.normalize("NFKD", f"{who.forename} {who.surname}").encode("ascii", "ignore").decode()
    first, last = ([*plain.lower().replace("-", "").split(), "x"])[:2]
    ways = (f"{first}{last[0]}", f"{first[0]}{last}", f"{first}-{last}", f"{first}{len(plain)}")
    return ways[len(who.full) % 4]


def ordinal(day: date) -> str:
    ending = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{ending}"


_FORMS: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d.day} {d:%B %Y}",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d:%B} {d.day}, {d:%Y}",
    lambda d: f"{d:%A} {d.day} {d:%B %Y}",
    lambda d: f"{d:%A}, {d:%B} {d.day}, {d:%Y}",
    lambda d: f"{ordinal(d)} {d:%B %Y}",
    lambda d: f"{d:%A} {ordinal(d)} {d:%B %Y}",
    lambda d: f"{d.day} {d:%b %Y}",
    lambda d: f"{d:%B} {ordinal(d)}, {d:%Y}",
)


def choose_style(rng: Random, layout: str | None = None) -> Style:
    """Return a style; ``layout`` leaves that choice to the caller."""
    layout = layout or rng.choice(LAYOUTS)
    project = KINDS[layout] == "project"
    numbers = {
        "core": ["", "", "", "{}. "],
        "sync": ["", "", "{}. ", "{}\\. "],
        "committee": ["{}. ", "{}. ", "{}\\. ", "{}) ", "{}: ", "Item {}: ", ""],
        "parish": ["{}. ", "{}\\. ", "{}. ", "{}/24 ", "{} "],
    }[layout]
    heads = rng.choice(["signs", "signs", "signs", "underlined", "bold" if layout == "sync" else "signs"])
    level = 2 if heads != "signs" else rng.choice([2, 2, 2, 3])
    number = rng.choice(numbers)
    society = rng.choice(["project", "minutes"])
    profile = {"project": "project", "society": society, "parish": "parish"}[KINDS[layout]]
    return Style(
        layout=layout,
        profile=profile,
        heads=heads,
        closed=heads == "signs" and rng.random() < 0.1,
        level=level,
        number=number,
        first=rng.choice([1, 1, 112]) if number == "{}/24 " else 1,
        bullet=rng.choice(["- ", "- ", "* ", "+ "]),
        strong=rng.choice(["**", "**", "__"]),
        width=rng.choice([0, 0, 80, 100]),
        dated_in=rng.choice(["title", "title", "label", "label", "subheading", "sentence"]),
        day_form=rng.choice([0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8] if project else [0, 0, 3, 3, 5, 6, 6]),
        label=rng.choice(["bold", "bold", "entry", "bold entry", "plain", "table"]),
        front=rng.choice(["", "", "yaml", "toml", "empty"]),
        container=rng.choice(["", "", "container", "agenda"]) if project and heads == "signs" else "",
        roster=rng.choice(["bullets", "bullets", "commas", "table", "groups", "nested", "numbered", "ticks"])
        if layout != "parish"
        else rng.choice(["commas", "bullets", "table"]),
        entry=rng.choice(["plain", "handle", "(handle)", "link", "place", "strong", "handle link"])
        if project
        else rng.choice(["plain", "plain", "post", "strong"]),
        chair=rng.choice(["beside", "beside", "line", "label"]),
        apologies=rng.choice(["item", "item", "both"] + ["section", "section"] * (profile == "project"))
        if layout in ("committee", "parish")
        else "section",
        said=rng.choice(["colon", "colon", "strong", "prose"]) if layout == "core" else "prose",
        decision=rng.choice(["section", "label", "entry", "inline", "bold inline"]),
        action=rng.choice(["item", "item", "end"]) if layout != "sync" else "end",
        action_form=rng.choice(["box", "box", "to", "colon", "marked", "table", "bracket", "handle", "dash"]),
        title=rng.choice(["Cllr", "Cllr", "Councillor"]) if layout == "parish" else "",
        rule=rng.choice(["", "", "---", "***", "- - -"]),
        comments=rng.random() < 0.3,
        code=project and rng.random() < 0.25,
        tight=rng.random() < 0.25 and heads == "signs",
        newline=rng.choice(["\n", "\n", "\n", "\r\n"]),
        encoding=rng.choice(["utf-8", "utf-8", "utf-8", "utf-8-sig"]),
    )


def data(path: Any) -> Any:
    """Return what a YAML file holds."""
    from ruamel.yaml import YAML

    return YAML(typ="safe").load(path.read_text("utf-8"))
