"""From a truth and a style to a note on paper, and the advice that the truth itself calls for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

from tests.planted.form import Specimen
from tests.planted.forms_of_writing import MARKS
from tests.planted.modern_gov_note.meeting import imagine
from tests.planted.modern_gov_note.register import register
from tests.planted.modern_gov_note.style import Style, choose_style
from tests.planted.outcome import Outcomes
from tests.planted.paper import Line, Paper
from tests.planted.speech import Speech, capital
from tests.planted.truth import Item, Truth

_HERE = Path(__file__).parent


@cache
def _data(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text("utf-8"))


def specimen(seed: int, layout: str | None = None, business: int = 0) -> Specimen:
    """Return the clean note of a seed; with ``business`` it has so many items of business."""
    rng = Random(f"planted {seed}")
    phrases = _data(_HERE / "phrases.yaml")
    style = choose_style(rng, phrases, layout)
    truth = imagine(rng, style, phrases, _data(_HERE.parent / "topics.yaml"), business)
    writer = _Writer(rng, truth, style, phrases)
    return Specimen(seed, truth, style, Paper(tuple(writer.lines()), style.width), tuple(writer.expected))


class _Writer:
    def __init__(self, rng: Random, truth: Truth, style: Style, phrases: dict[str, Any]) -> None:
        self.rng, self.truth, self.style, self.phrases = rng, truth, style, phrases
        self.speech = Speech(rng, style)
        self.expected: list[tuple[str, str]] = []

    def lines(self) -> list[Line]:
        """Return the whole note."""
        items = [line for item in self.truth.items for line in self._item(item)]
        rows, expected = register(self.rng, self.truth, self.style, named_in_text=self.substitutes_named)
        self.expected += expected
        return [*self._header(), *items, *rows]

    # --- Header ---

    def _header(self) -> list[Line]:
        truth, style = self.truth, self.style
        first = Line("header.first", f"Note of last {truth.body} meeting", " " if style.loose else "")
        day = style.day(truth.day, header=True)
        values = (("title", "Title", truth.body), ("date", "Date", day), ("venue", "Venue", truth.venue))
        lines = [first]
        if style.layout == "clerk":
            lines += [
                BLANK,
                *(Line(f"header.{key}", f"{label}: {value}") for key, label, value in values),
                BLANK,
            ]
        else:
            for key, label, value in values:
                lines.append(Line(f"header.{key}.label", label + style.label_colon, "\t"))
                lines += [] if key == "venue" else [BLANK, BLANK]
                lines += [Line(f"header.{key}", value, "\t"), BLANK]
            lines += [CELL, CELL, BLANK, BLANK]
        lines += [Line("attendance.heading", "Attendance")]
        lines += [Line("attendance.text", "An attendance list is attached as Appendix A to this note")]
        if style.layout != "clerk":
            lines += [Line("head.item", "Item", "\t"), Line("head.body", "Decisions and actions", "\t")]
            lines += [Line("head.action", "Action", "\t")] if style.third_column else [CELL]
        return [*lines, BLANK, BLANK]

    # --- Items ---

    def _item(self, item: Item) -> list[Line]:
        style, key = self.style, f"item{item.number}"
        body = self._body(item, key)
        if style.layout == "clerk":
            head = f"{item.number}. " if style.item_dot else f"{item.number}  "
            return [Line(f"{key}.head", head + item.title), BLANK, *body]
        lines = [Line(f"{key}.number", f"{item.number}  ", "\t"), Line(f"{key}.title", item.title, "\t")]
        lines += [Line("", "", " ")] if style.loose else [CELL]
        lines += [CELL, BLANK, CELL, CELL] if style.loose else [CELL]
        lines += [Line(one.key, one.text, "\t", one.prose) for one in body[:1]] + body[1:]
        lines += [CELL, BLANK] if style.third_column else [BLANK]
        if style.layout == "tags":
            tag = item.number - self.truth.items[0].number + 1
            lines = [
                Line(f"{key}.open", f"<AI{tag}>"),
                BLANK,
                *lines,
                Line(f"{key}.close", f"</AI{tag}>"),
                BLANK,
            ]
        return lines

    def _body(self, item: Item, key: str) -> list[Line]:
        pieces = {
            "opening": [self._welcome, self._apologies, self._declarations],
            "welcome": [self._welcome, self._apologies],
            "apologies": [self._apologies],
            "declarations": [self._declarations],
            "minutes": [self._minutes],
            "other": [self._other],
            "next": [self._next],
        }
        if item.topic:
            return self._business(item, key)
        return [line for piece in pieces[item.kind] for line in piece(item)]

    def _say(self, key: str, text: str) -> list[Line]:
        text = re.sub(r"\b([Tt])he Chair\b", rf"\1he {self.style.chair}", text)
        return [Line(key, text, prose=True), BLANK]

    def _pick(self, name: str, **values: str) -> str:
        phrase = self.rng.choice(self.phrases[name])
        values = {"body": self.truth.body, "doc": self.style.doc, **values}
        if "{chair}" in phrase:
            values["chair"] = self.speech.who(self.truth.chair)
        return capital(phrase.format(host=self.truth.chair.place, **values))

    def _welcome(self, item: Item) -> list[Line]:
        return self._say("welcome", self._pick("welcome"))

    def _apologies(self, item: Item) -> list[Line]:
        people = self.truth.apologies
        if not people:
            lines = self._say("apologies-none", self._pick("apologies-none"))
        elif self.rng.random() < 0.12:
            lines = self._say("apologies-listed", self._pick("apologies-listed"))
        else:
            phrase = self.rng.choice(self.phrases["apologies-some"])
            names = self.speech.names(people, behind_from="from {names}" in phrase)
            text = capital(phrase.format(names=names))
            if len(people) == 1:
                for plural, singular in (("were unable", "was unable"), (" for each of", " from")):
                    text = text.replace(plural, singular)
            lines = self._say("apologies", text)
        return lines + self._substitutes()

    def _substitutes(self) -> list[Line]:
        named = [(who, instead) for who, instead in self.truth.substitutes if instead]
        if not named or self.rng.random() < 0.5:
            return []
        who, instead = named[0]
        self.substitutes_named = True
        ways = ("{} attended as substitute for {}.", "{} was substituting for {}.", "{} deputised for {}.")
        return self._say(
            "substitutes", self.rng.choice(ways).format(self.speech.full(who), self.speech.full(instead))
        )

    substitutes_named = False

    def _declarations(self, item: Item) -> list[Line]:
        if not self.truth.declarations:
            return self._say("declarations.none", self._pick("declarations-none"))
        lines: list[Line] = []
        for index, one in enumerate(self.truth.declarations):
            phrase = self.rng.choice(self.phrases["declarations"])
            phrase = phrase.replace("{, effect}", f" {one.effect}" if one.effect else "")
            if one.effect and self.rng.random() < 0.5:
                phrase = phrase.replace(f" {one.effect}", f", {one.effect}")
            text = phrase.replace("{as}", one.reason).format(
                who=self.speech.full(one.who), item=f"item {one.item}", they=one.who.pronoun
            )
            lines += self._say(f"declarations.{index}", capital(text))
            if not one.effect:
                self.expected.append(("declaration-states-effect", f"declarations.{index}"))
        return lines

    def _minutes(self, item: Item) -> list[Line]:
        day = self.style.day(self.truth.previous)
        dated = day in item.title
        held = (
            ""
            if dated and self.rng.random() < 0.4
            else self.rng.choice(self.phrases["held"]).format(date=day)
        )
        note = self.style.minutes
        text = self._pick("minutes", minutes=note, were="were" if note == "minutes" else "was", held=held)
        return self._say("minutes", text.replace("  ", " ").replace(" .", ".").replace(" ,", ","))

    def _other(self, item: Item) -> list[Line]:
        lines = self._say("other", self._pick("others"))
        return lines + (self._say("close", self._pick("closes")) if self.rng.random() < 0.5 else [])

    def _next(self, item: Item) -> list[Line]:
        return self._say("next", self._pick("next-meetings", date=self.style.day(self.truth.next)))

    # --- Business ---

    def _business(self, item: Item, key: str) -> list[Line]:
        rng, topic = self.rng, item.topic
        assert topic is not None
        outcomes = Outcomes(rng, self.truth, self.style, self.phrases, self.speech)
        facts, asks, points = (
            rng.sample(topic[name], len(topic[name])) for name in ("facts", "asks", "points")
        )
        # A declarer who speaks on the item has shown that they stayed.
        silent = [one.who for one in self.truth.declarations if one.item == item.number]
        members = [one for one in self.truth.members if one not in silent]
        speaker = rng.choice([rng.choice(self.truth.officers), rng.choice(members), *self.truth.guests[:1]])
        others = [
            one for one in (self.truth.chair, *self.truth.vices, *members) if one not in (speaker, *silent)
        ]
        lines: list[Line] = []

        def fill(name: str, who: str = "") -> str:
            phrase = rng.choice(self.phrases[name])
            values = {"subject": topic["subject"], "doc": self.style.doc}
            for field, left in (("ask", asks), ("point", points), ("fact2", facts), ("fact", facts)):
                if f"{{{field}}}" in phrase:
                    if not left:
                        return ""
                    values[field] = left.pop()
            if "{who}" in phrase:
                values["who"] = who or self.speech.who(rng.choice(others))
            if "{out}" in phrase:
                values["out"] = self.speech.full(self.truth.outsiders.pop())
            return capital(phrase.format(**values))

        texts = [fill("introductions", self.speech.who(speaker))]
        texts += [fill("statements", self.speech.who(speaker)) for _ in range(rng.randint(1, 2))]
        if self.truth.outsiders and rng.random() < 0.3:
            texts.append(fill("outsiders"))
        for index, text in enumerate(filter(None, texts)):
            lines += self._say(f"{key}.p{index}", text)
        remarks = [text for text in (fill("remarks") for _ in range(rng.randint(2, 4))) if text]
        remarks += [self._promise(task) for task in item.tasks if task.promised]
        lines += self._talk(key, remarks)
        result, expected = outcomes.write(item, key)
        self.expected += expected
        return lines + result

    def _promise(self, task: Any) -> str:
        phrase = str(self.rng.choice(self.phrases["promises"]))
        return phrase.format(who=self.speech.full(task.owner), task=task.text, they=task.owner.pronoun)

    def _talk(self, key: str, remarks: list[str]) -> list[Line]:
        style = self.style
        if style.talk is None:
            return [line for index, text in enumerate(remarks) for line in self._say(f"{key}.t{index}", text)]
        lines = [Line(f"{key}.talk", style.talk), BLANK]
        for index, text in enumerate(remarks):
            mark = MARKS[style.talk_mark](index + 1) if style.talk_mark else ""
            lines += self._say(f"{key}.t{index}", mark + text)
        return lines


BLANK = Line("", "")
CELL = Line("", "", "\t")
