"""The matters of every meeting on a page: apologies, declarations, previous minutes, exclusion."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tests.planted.modern_gov_page.frame import Frame
from tests.planted.paper import Line
from tests.planted.speech import capital
from tests.planted.truth import Item


class Matters(Frame):
    """The items that are no business."""

    # --- Matters of every meeting ---

    def _matter(self, item: Item, key: str) -> list[Line]:
        kinds: dict[str, list[Callable[[Item], list[Line]]]] = {
            "opening": [self._welcome, self._apologies, self._declarations],
            "welcome": [self._welcome, *([self._apologies] if "pologies" in item.title.lower() else [])],
            "apologies": [self._apologies],
            "declarations": [self._declarations],
            "minutes": [self._minutes],
            "announcements": [lambda _: self._say("announcements", self._pick("announcements"))],
            "public": [lambda _: self._say("public", self._pick("publics"))],
            "urgent": [self._urgent],
            "next": [self._next],
            "exclusion": [self._exclusion],
            "exempt": [self._exempt],
        }
        lines = [line for piece in kinds[item.kind] for line in piece(item)]
        if item.kind == "minutes" and self.style.layout == "twice" and self.rng.random() < 0.5:
            copy = [replace(line, key=line.key and "second.minutes") for line in lines]
            return [*self._label(f"{key}.label", "Decision:"), *lines, *self._label(""), *copy]
        return [*self._label(f"{key}.label"), *lines]

    def _welcome(self, item: Item) -> list[Line]:
        return self._say("welcome", self._pick("welcome"))

    def _apologies(self, item: Item) -> list[Line]:
        people = self.truth.apologies
        if not people:
            return self._say("apologies-none", self._nothing("apologies-none", item, "apologies"))
        if self.rng.random() < 0.1:
            return self._say("apologies-listed", self._pick("apologies-listed"))
        phrase = self.rng.choice(self.phrases["apologies-some"])
        names = self.speech.names(people, behind_from="from {names}" in phrase)
        return self._say("apologies", capital(phrase.format(names=names)))

    def _nothing(self, name: str, item: Item, kind: str) -> str:
        """Return that there was none of a matter; "None." only under a title of its own."""
        texts = [
            text
            for text in self.phrases[name]
            if (item.kind == kind and "elcome" not in item.title.lower())
            or re.search("apolog|interest", text, re.IGNORECASE)
        ]
        return str(self.rng.choice(texts))

    def _declarations(self, item: Item) -> list[Line]:
        if not self.truth.declarations:
            text = self._nothing("declarations-none", item, "declarations")
            return self._say("declarations.none", text)
        lines: list[Line] = []
        for index, one in enumerate(self.truth.declarations):
            phrase = self.rng.choice(self.phrases["declarations"])
            effect = f"{self.rng.choice([' ', ', '])}{one.effect}" if one.effect else ""
            text = phrase.replace("{, effect}", effect).replace("{as}", one.reason)
            text = text.format(
                who=self.speech.full(one.who), item=self._named(one.item), they=one.who.pronoun
            )
            lines += self._say(f"declarations.{index}", capital(text))
            if not one.effect:
                self.expected.append(("declaration-states-effect", f"declarations.{index}"))
        return lines

    def _named(self, number: int) -> str:
        """Return how the text names an item: by its number, where numbers are those of the agenda."""
        item = next(item for item in self.truth.items if item.number == number)
        if self.style.agenda_numbers and self.truth.items[0].number == 1:
            return self.rng.choice(
                [f"item {number}", f"agenda item {number}", f"Item {number} ({item.title})"]
            )
        return self.rng.choice([f"the item “{item.title}”", f"{item.title}"])

    def _minutes(self, item: Item) -> list[Line]:
        rng, day = self.rng, self.style.day(self.truth.previous)
        dated = day.lower() in item.title.lower()
        held = rng.choice(self.phrases["held"]).format(date=day)
        if rng.random() < (0.5 if dated else 0.2):
            held = ""
            if not dated and not self.dated:
                key = f"item{item.number}." + ("head" if self.style.layout == "rows" else "title")
                self.expected.append(("previous-minutes-dated", key))
        text = self._pick("minutes", minutes=self.style.minutes, held=held)
        if self.style.minutes == "note":
            text = text.replace(" were ", " was ")
        return self._say("minutes", re.sub(r" +([.,])| +(?= )", r"\1", text))

    def _urgent(self, item: Item) -> list[Line]:
        lines = self._say("other", self._pick("urgents"))
        return lines + (self._say("close", self._pick("closes")) if self.rng.random() < 0.5 else [])

    def _next(self, item: Item) -> list[Line]:
        return self._say("next", self._pick("next-meetings", date=self.style.day(self.truth.next)))

    def _exclusion(self, item: Item) -> list[Line]:
        return self._say("exclusion", self._pick("exclusions", p=str(self.rng.randint(1, 4))))

    def _exempt(self, item: Item) -> list[Line]:
        text = self.rng.choice(
            [
                "The Committee considered an exempt report. RESOLVED: That the terms be approved.",
                "RESOLVED: That the recommendations in the exempt report be approved.",
                "The Committee agreed the recommendations set out in the confidential report.",
                "See Part 2.",
            ]
        )
        return self._say("exempt", text)
