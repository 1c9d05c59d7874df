"""From a meeting and a style to minutes on paper, and the advice that the truth itself calls for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

from tests.planted.form import Specimen
from tests.planted.numbered.frame import BLANK, header, roll
from tests.planted.numbered.meeting import Meeting, imagine
from tests.planted.numbered.naming import Naming
from tests.planted.numbered.outcome import Outcomes
from tests.planted.numbered.style import PROFILES, Style, choose_style
from tests.planted.paper import Line, Paper
from tests.planted.people import Person
from tests.planted.speech import capital
from tests.planted.truth import Item

_HERE = Path(__file__).parent


@cache
def _data(name: str) -> Any:
    return YAML(typ="safe").load((_HERE / name).read_text("utf-8"))


def specimen(seed: int, layout: str | None = None, business: int = 0) -> Specimen:
    """Return the clean note of a seed; with ``business`` it has so many items of business."""
    rng = Random(f"numbered {seed}")
    phrases = _data("phrases.yaml")
    style = choose_style(rng, layout)
    truth = imagine(rng, style, phrases, _data("topics.yaml"), business)
    writer = _Writer(rng, truth, style, phrases)
    paper = Paper(tuple(_with_furniture(writer.lines(), truth, style)), style.width)
    return Specimen(seed, truth, style, paper, tuple(writer.expected), PROFILES[style.layout])


def sub_mark(style: Style, item: Item, index: int) -> str:
    """Return the mark of a paragraph of an item; ``index`` from 0."""
    marks = {
        "n.k": f"{item.number}.{index + 1} ",
        "a)": f"{'abcdefghij'[index]}) ",
        "(i)": f"({'i ii iii iv v vi vii viii ix x'.split()[index]}) ",
        "•": "• ",
        "-": "- ",
    }
    return marks.get(style.sub, "")


class _Writer:
    def __init__(self, rng: Random, truth: Meeting, style: Style, phrases: dict[str, Any]) -> None:
        self.rng, self.truth, self.style, self.phrases = rng, truth, style, phrases
        self.naming = Naming(truth, style)
        self.outcomes = Outcomes(rng, truth, style, phrases, self.naming)
        self.expected: list[tuple[str, str]] = []

    def lines(self) -> list[Line]:
        """Return the whole note."""
        lines = header(self.truth, self.style) + roll(self.truth, self.style, self.naming)
        if self.style.action == "column":
            lines += [Line("column", f"{'':<99}ACTION"), BLANK]
        for item in self.truth.items:
            lines += self._item(item)
            lines += [BLANK] if lines[-1].text else []
        return [*lines, *self._close()]

    def _item(self, item: Item) -> list[Line]:
        style, key = self.style, f"item{item.number}"
        end = ":" if style.title_end == " –" and "–" in item.title else style.title_end
        title = style.titled(item.title)
        head = f"{style.number(item.number, self.truth.day)}{style.gap}{title}"
        body = self._body(item, key)
        if style.place == "behind":
            first = body[0]
            joined = Line(first.key, first.text, prose=True, joined=True)
            head += "" if title.endswith(".") and end == "." else end
            return [Line(f"{key}.head", head, prose=True), joined, *body[1:]]
        return [Line(f"{key}.head", head + end), *([BLANK] if style.blank_below else []), *body]

    def _body(self, item: Item, key: str) -> list[Line]:
        if item.topic:
            return self._business(item, key)
        return {
            "apologies": self._apologies,
            "declarations": self._declarations,
            "minutes": self._minutes,
            "public": lambda: self._say("public", self._pick("public")),
            "arising": lambda: self._say("arising", self._pick("arising")),
            "other": lambda: self._say("other", self._pick("others", who=self._somebody())),
            "next": self._next,
            "exclusion": self._exclusion,
        }[item.kind]()

    def _say(self, key: str, text: str, *, capitalise: bool = True) -> list[Line]:
        line = Line(key, capital(text) if capitalise else text, self.style.indent, prose=True)
        return [line, *([BLANK] if self.style.loose else [])]

    def _pick(self, name: str, **values: str) -> str:
        phrase = self.rng.choice(self.phrases[name])
        values = {"chair": self.style.chair, "doc": self.style.doc, **values}
        if "{p}" in phrase:
            first, second = self.rng.sample([*self.truth.vices, *self.truth.members], 2)
            values |= {"p": self.naming.said(first), "s": self.naming.said(second)}
        return str(phrase.format(**values)).replace("m..", "m.")

    def _somebody(self) -> str:
        return self.naming.said(self.rng.choice([*self.truth.members, *self.truth.officers]))

    # --- Common matters ---

    def _apologies(self) -> list[Line]:
        people = self.truth.apologies
        if not people:
            phrase = self._pick("apologies-none")
            return self._say("apologies-none", phrase)
        if self.style.apologies_at == "roll" or (
            self.style.apologies_at == "both" and self.rng.random() < 0.3
        ):
            return self._say("apologies-listed", self._pick("apologies-listed"))
        text = self._pick("apologies", names=self.naming.several(people))
        return self._say("apologies", text.replace("..", "."))

    def item_said(self, number: int) -> str:
        """Return how the text refers to an item: by number, or by title where they are minute numbers."""
        if self.style.of_agenda:
            return self.rng.choice([f"item {number}", f"agenda item {number}"])
        title = next(item.title for item in self.truth.items if item.number == number)
        return f"the item on {title[0].lower() + title[1:]}"

    def _declarations(self) -> list[Line]:
        if not self.truth.declarations:
            return self._say("declarations.none", self._pick("declarations-none"))
        lines: list[Line] = []
        for index, one in enumerate(self.truth.declarations):
            phrase = self.rng.choice(self.phrases["declarations"]).replace("{as}", one.reason)
            phrase = phrase.replace("{effect}", f" {one.effect}" if one.effect else "")
            text = phrase.format(who=self.naming.fuller(one.who), item=self.item_said(one.item))
            lines += self._say(f"declarations.{index}", text)
            if not one.effect and self.style.layout != "society":
                self.expected.append(("declaration-states-effect", f"declarations.{index}"))
        return lines

    def _minutes(self) -> list[Line]:
        day = self.style.day(self.truth.previous)
        return self._say("minutes", self._pick("minutes", on=f"on {day}", held=f"of {day}"))

    def _next(self) -> list[Line]:
        date = self.style.day(self.truth.next)
        return self._say(
            "next",
            self._pick("next", date=date, time=self.style.time(*self.truth.begins), venue=self.truth.venue),
        )

    def _exclusion(self) -> list[Line]:
        phrase = self.rng.choice(self.phrases["exclusions"][self.style.layout])
        return self._say("exclusion", phrase)

    def _close(self) -> list[Line]:
        if self.rng.random() < 0.3:
            return []
        text = self._pick("closes", time=self.style.time(*self.truth.ends))
        lines = [Line("close", text)]
        if self.rng.random() < 0.4:
            lines += [
                BLANK,
                BLANK,
                Line("", "Signed ............................   Date ...................."),
            ]
        return lines

    # --- Business ---

    def _business(self, item: Item, key: str) -> list[Line]:
        rng, topic = self.rng, item.topic
        assert topic is not None
        facts = rng.sample(topic["facts"], len(topic["facts"]))
        points = rng.sample(topic["points"], len(topic["points"]))
        silent = [one.who for one in self.truth.declarations if one.item == item.number]
        people: list[Person] = [
            who for who in (*self.truth.officers, *self.truth.members) if who not in silent
        ]

        def fill(name: str) -> str:
            phrase = str(rng.choice(self.phrases[name]))
            values = {"subject": topic["subject"], "doc": self.style.doc}
            for field, left in (("point", points), ("fact2", facts), ("fact", facts), ("Fact", facts)):
                if f"{{{field}}}" in phrase:
                    if not left:
                        return ""
                    values[field] = capital(left.pop()) if field == "Fact" else left.pop()
            if "{who}" in phrase:
                values["who"] = self.naming.said(rng.choice(people))
            if "{out}" in phrase:
                if not self.truth.outsiders:
                    return ""
                out = self.truth.outsiders.pop()
                values["out"] = f"{out.title} {out.full}"
            return phrase.format(**values)

        texts = [fill("introductions"), *(fill("remarks") for _ in range(rng.randint(0, 3)))]
        lines: list[Line] = []
        for index, text in enumerate(filter(None, texts)):
            lines += self._say(
                f"{key}.p{index}", sub_mark(self.style, item, index) + capital(text), capitalise=False
            )
        result, expected = self.outcomes.write(item, key)
        self.expected += expected
        return lines + result


def _with_furniture(lines: list[Line], truth: Meeting, style: Style) -> list[Line]:
    """Return the lines with the marks of pages between them."""
    if not style.furniture:
        return lines
    found: list[Line] = []
    page, rows = 1, 0
    for line in lines:
        found.append(line)
        rows += 1 + (len(line.text) // style.width if style.width else 0)
        if rows >= 38 and not line.text:
            rows = 0
            found += [Line("", text) for text in _page_mark(truth, style, page)]
            page += 1
    return found


def _page_mark(truth: Meeting, style: Style, page: int) -> list[str]:
    if style.furniture == "page of":
        return [f"Page {page} of 4", ""]
    if style.furniture == "dash":
        return [f"- {page} -", ""]
    if style.furniture == "number":
        return [f"{page}", ""]
    return [f"Page {page}", re.sub(r"^the ", "", f"{truth.body} minutes"), ""]
