"""What a page prints around the text of its items, and how a clerk puts a phrase."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from tests.planted.forms_of_writing import DAYS
from tests.planted.modern_gov_page.outcome import PageOutcomes
from tests.planted.modern_gov_page.style import Style
from tests.planted.paper import Line
from tests.planted.speech import Speech, capital, joined
from tests.planted.truth import Item, Truth

BLANK = Line("", "")


def short_name(body: str) -> str:
    """Return what a text calls the body: "the Cabinet", "the Committee"."""
    word = re.findall(r"[A-Z]\w+", body)[-1]
    return f"the {word}"


class Frame:
    """The page without what happened."""

    def __init__(self, rng: Random, truth: Truth, style: Style, phrases: dict[str, Any]) -> None:
        self.rng, self.truth, self.style, self.phrases = rng, truth, style, phrases
        self.speech = Speech(rng, style)
        self.outcomes = PageOutcomes(rng, truth, style, phrases, self.speech)
        self.council = style.profile == "council"
        self.expected: list[tuple[str, str]] = []

    # --- Around the items ---

    def _top(self) -> list[Line]:
        rng, truth = self.rng, self.truth
        day = DAYS[self.style.page_date](truth.day)
        hour = rng.choice([" 6.30 pm", " 10.00 am", " 7.00 pm", ", 2.00 pm", " 1.00 pm"])
        lines = [Line("", rng.choice(["Skip to main content", "Home"])), BLANK] if rng.random() < 0.3 else []
        if rng.random() < 0.9:
            lines += [Line("page.title", rng.choice(self.phrases["page-titles"])), BLANK]
        dash = rng.choice([" - ", " - ", " – "])
        lines += [Line("header", f"{truth.body}{dash}{day}{hour}"), BLANK]
        links = rng.sample(self.phrases["links"], rng.randint(0, 4))
        bullet = rng.choice(["* ", "", "    "])
        lines += [Line("", bullet + link) for link in links] + [BLANK] * bool(links)
        view = rng.choice(["", "", ". View directions", " View directions"])
        lines += [Line("header.venue", f"Venue: {truth.venue}{view}"), BLANK]
        if rng.random() < 0.7:
            lines += [Line("header.contact", self._contact()), BLANK]
        if rng.random() < 0.3:
            lines += [Line("", "Media"), BLANK]
        if rng.random() < 0.15:
            lines += [*self._attendance(), BLANK]
        return [*lines, *(Line("", head) for head in self.style.heads), BLANK]

    def _attendance(self) -> list[Line]:
        """Return the lines of a list that a few pages print above the items."""
        truth, titles = self.truth, f"{self.style.title}s"
        members = [truth.chair, *truth.vices, *truth.members]
        names = [f"{who.full} ({self.style.chair})" if who is truth.chair else who.full for who in members]
        if self.rng.random() < 0.5:
            lines = [f"Present: {titles} {joined(names)}"]
        else:
            lines = ["Attendance", f"{titles}: {'; '.join(names)}"]
        officers = ", ".join(f"{who.full} ({who.post})" for who in truth.officers)
        lines += [f"In attendance: {officers}"] if self.rng.random() < 0.6 else []
        return [Line(f"roll.{index}", text) for index, text in enumerate(lines)]

    def _contact(self) -> str:
        name = self.truth.spare[3].full
        mail = f"{name.split()[0].lower()}@westmere.gov.uk".encode("ascii", "ignore").decode()
        return self.rng.choice(
            [
                f"Contact: {name}",
                f"Contact: {name}  Email: {mail}",
                f"Contact: {name}, Democratic Services  Tel: 01632 960 123  Email: {mail}",
                "Contact: Democratic Services",
            ]
        )

    def _foot(self) -> list[Line]:
        feet = self.rng.sample(self.phrases["feet"], self.rng.randint(0, 4))
        return [BLANK, *(Line("", foot) for foot in sorted(feet, key=self.phrases["feet"].index))]

    def _agenda(self, item: Item, key: str) -> list[Line]:
        name = "agenda-business" if item.topic else f"agenda-{item.kind}"
        if name not in self.phrases or self.rng.random() < 0.6:
            return []
        text = self.rng.choice(self.phrases[name])
        text = text.format(date=self.style.day(self.truth.previous), minutes=self.style.minutes)
        if item.kind == "minutes" and "date" not in item.title and "held on" in text:
            self.dated = True
        return [
            *(Line(f"{key}.brief{index}", part) for index, part in enumerate(text.split("\n"))),
            BLANK,
        ]

    dated = False

    def _documents(self, item: Item) -> list[Line]:
        rng = self.rng
        bullet = rng.choice(["* ", "    * ", "", "• "])
        texts = rng.sample(self.phrases["documents"], rng.randint(1, 3))
        number = self.style.numbered(item.number, self.truth.day.year).rstrip(".:")
        label = rng.choice(["Supporting documents:", "Additional documents:"])
        return [
            Line("", label),
            *(Line("", bullet + text.format(title=item.title, n=number)) for text in texts),
            BLANK,
        ]

    def _label(self, key: str, name: str = "Minutes:") -> list[Line]:
        return [Line(key, name), *([BLANK] if self.rng.random() < 0.3 else [])]

    def _say(self, key: str, text: str) -> list[Line]:
        text = re.sub(r"\b([Tt])he Chair\b", rf"\1he {self.style.chair}", text)
        text = re.sub(r"\b([Aa]) update\b", r"\1n update", text)
        name = short_name(self.truth.body)
        text = text.replace("The Committee", capital(name)).replace("the Committee", name)
        return [Line(key, text, prose=True), BLANK]

    def _pick(self, name: str, **values: str) -> str:
        values = {"doc": self.style.doc, "body": self.truth.body, **values}
        return capital(self.rng.choice(self.phrases[name]).format(**values))
