"""From a truth and a style to a note in Markdown, and the advice that the truth itself calls for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.planted.form import Specimen
from tests.planted.markdown.header import Header
from tests.planted.markdown.meeting import imagine
from tests.planted.markdown.names import Names, capital
from tests.planted.markdown.outcome import Outcomes
from tests.planted.markdown.roster import BLANK, Roster, headed
from tests.planted.markdown.style import Style, choose_style, data
from tests.planted.paper import Line, Paper
from tests.planted.people import Person
from tests.planted.truth import Item, Truth

_HERE = Path(__file__).parent


@cache
def _data(name: str) -> Any:
    return data(_HERE / name)


def specimen(seed: int, layout: str | None = None, business: int = 0) -> Specimen:
    """Return the clean note of a seed; with ``business`` it has so many items of business."""
    rng = Random(f"markdown {seed}")
    style = choose_style(rng, layout)
    phrases = _data("phrases.yaml")
    truth = imagine(rng, style, phrases, _data("topics.yaml"), business)
    writer = _Writer(rng, truth, style, phrases)
    paper = Paper(tuple(writer.lines()), style.width)
    return Specimen(seed, truth, style, paper, tuple(writer.due(paper)), style.profile, "planted.md")


class _Writer:
    def __init__(self, rng: Random, truth: Truth, style: Style, phrases: dict[str, Any]) -> None:
        self.rng, self.truth, self.style, self.phrases = rng, truth, style, phrases
        self.names = Names(rng, style)
        self.outcomes = Outcomes(rng, truth, style, phrases, self.names)
        self.header = Header(rng, truth, style, phrases)
        self.level = style.level + (1 if style.container or _sub(style) else 0)

    def lines(self) -> list[Line]:
        """Return the whole note."""
        style = self.style
        lines = self.header.lines()
        if style.rule:
            lines += [Line("", style.rule), BLANK]
        if style.container == "agenda":
            lines += self._agenda()
        lines += Roster(
            self.rng, self.truth, style, self.phrases, self.names, style.level + _sub(style)
        ).lines()
        if style.container:
            text = "Minutes" if style.container == "agenda" else self.rng.choice(self.phrases["containers"])
            lines += headed(style, "container", text, self.level - 1)
        for item in self.truth.items:
            lines += self._item(item)
        if self.rng.random() < 0.4 and self.truth.items[-1].kind != "actions":
            text = self.rng.choice(self.phrases["closes"]).format(end=self.header.times[1])
            lines += [Line("close", text), BLANK]
        return [
            *lines,
            Line("", "[log]: https://example.org/log"),
            Line("", "[rfc]: <https://example.org/r_f_c>"),
        ]

    def due(self, paper: Paper) -> list[tuple[str, str]]:
        """Return the advice that is due on the clean note."""
        expected = list(self.outcomes.expected)
        if not any(item.kind == "minutes" for item in self.truth.items):
            expected.append(("previous-minutes-agreed", "attendance.heading"))
        return expected

    def _agenda(self) -> list[Line]:
        titles = [item.title for item in self.truth.items]
        entries = [Line("", f"{self.style.bullet}{title}") for title in titles]
        return [*headed(self.style, "agenda", "Agenda", self.level - 1), *entries, BLANK]

    # --- Items ---------------------------------------------------------------------------

    def _item(self, item: Item) -> list[Line]:
        style, key = self.style, f"item{item.number}"
        title = self._title(item)
        lines = headed(style, f"{key}.title", style.number.format(item.number) + title, self.level)
        body = self._business(item, key) if item.topic else getattr(self, f"_{item.kind}")(item, key)
        if style.rule and self.rng.random() < 0.3:
            body += [Line("", style.rule), BLANK]
        return lines + body

    def _title(self, item: Item) -> str:
        title, rng = item.title, self.rng
        if item.topic and self.style.layout == "core" and not self.style.number:
            number = rng.randint(100, 999)
            title = rng.choice(
                [title, title, f"{title} #{number}", f"{title} [#{number}](https://example.org/{number})",
                 f"{title} (org/repo#{number})", f"`core`: {title}"]
            )  # fmt: skip
        if "4.2" in title and rng.random() < 0.5:
            title = title.replace("4.2", "4\\.2")
        return title

    def _fill(self, text: str, **values: str) -> str:
        style, rng = self.style, self.rng
        everyone = [self.truth.chair, *self.truth.members]
        for field in ("who", "other"):
            if f"{{{field}}}" in text and field not in values:
                person = rng.choice(everyone)
                everyone.remove(person)
                values[field] = self.names.who(person)
        values.setdefault("issue", str(rng.randint(100, 4999)))
        return text.format(
            date=style.day(self.truth.next),
            time=self.header.times[0],
            end=self.header.times[1],
            venue=self.truth.venue,
            url="https://example.org/a_b_(c)/7",
            **values,
        )

    def _pick(self, name: str, **values: str) -> str:
        return capital(self._fill(self.rng.choice(self.phrases[name]), **values))

    def _say(self, key: str, text: str) -> list[Line]:
        return [Line(key, text, prose=True), BLANK]

    def _apologies(self, item: Item, key: str) -> list[Line]:
        people = self.truth.apologies
        if people:
            return self._say("apologies", self._pick("apologies-some", names=self.names.joined(people)))
        return self._say("apologies", self._pick("apologies-none"))

    def _declarations(self, item: Item, key: str) -> list[Line]:
        if not self.truth.declarations:
            return self._say("declarations", self._pick("declarations-none"))
        lines: list[Line] = []
        for index, one in enumerate(self.truth.declarations):
            text = self.rng.choice(self.phrases["declarations"]).format(
                who=self.names.full(one.who), item=one.item, their=one.who.their
            )
            lines += self._say(f"declarations.{index}", text)
        return lines

    def _minutes(self, item: Item, key: str) -> list[Line]:
        day = self.style.day(self.truth.previous)
        held = self.rng.choice([f"held on {day}", f"of {day}", f"on {day}"])
        text = self._pick("minutes", held="" if day in item.title else held, of=f"of {day}")
        return self._say("minutes", text.replace("  ", " ").replace(" ,", ",").replace(" .", "."))

    def _public(self, item: Item, key: str) -> list[Line]:
        return self._say("public", self._pick("publics"))

    def _announcements(self, item: Item, key: str) -> list[Line]:
        texts = self.rng.sample(self.phrases["announcements"], 2)
        texts = [text for text in texts if not text.startswith("No ")] or texts
        return [
            *(
                Line(f"announcements.{index}", self._fill(text), self.style.bullet)
                for index, text in enumerate(texts)
            ),
            BLANK,
        ]

    def _other(self, item: Item, key: str) -> list[Line]:
        return self._say("other", self._pick("others"))

    def _next(self, item: Item, key: str) -> list[Line]:
        return self._say("next", self._pick("nexts"))

    def _actions(self, item: Item, key: str) -> list[Line]:
        tasks = [task for each in self.truth.business for task in each.tasks]
        if not tasks:
            return self._say(f"{key}.p0", self.rng.choice(["None.", "No new actions."]))
        return self.outcomes.actions(tasks, key, None)

    # --- Business ------------------------------------------------------------------------

    def _business(self, item: Item, key: str) -> list[Line]:
        assert item.topic is not None
        lines = self._talk(item, key)
        if self.style.code and self.rng.random() < 0.5:
            lines += [*(Line("", text) for text in self.rng.choice(self.phrases["code"])), BLANK]
        lines += self._promises(item, key)
        lines += self.outcomes.decisions(item, key, self.level)
        if self.style.action == "item":
            lines += self.outcomes.actions(item.tasks, key, self.level)
        return lines

    def _promises(self, item: Item, key: str) -> list[Line]:
        lines: list[Line] = []
        for index, task in enumerate(item.tasks):
            if task.promised and isinstance(task.owner, Person):
                text = self.rng.choice(self.phrases["promises"])
                lines += self._say(
                    f"{key}.o{index}", text.format(who=self.names.full(task.owner), task=task.text)
                )
        return lines

    def _talk(self, item: Item, key: str) -> list[Line]:
        topic, rng, style = item.topic, self.rng, self.style
        assert topic is not None
        facts, asks, points = (
            rng.sample(topic[name], len(topic[name])) for name in ("facts", "asks", "points")
        )
        texts: list[str] = []

        def fill(name: str) -> None:
            phrase = rng.choice(self.phrases[name])
            values = {"subject": topic["subject"]}
            for field, left in (("fact", facts), ("ask", asks), ("point", points), ("point_lower", points)):
                if f"{{{field}}}" in phrase:
                    if not left:
                        return
                    values[field] = left.pop() if field != "point_lower" else left.pop().rstrip(".")
            if "point_lower" in values:
                values["point_lower"] = values["point_lower"][:1].lower() + values["point_lower"][1:]
            texts.append(
                capital(self._fill(phrase, **values)) if name != "spoken" else self._fill(phrase, **values)
            )

        if style.said != "prose":
            for _ in range(rng.randint(3, 5)):
                fill("spoken")
            return self._spoken(key, texts)
        fill("introductions")
        for _ in range(rng.randint(1, 4)):
            fill("statements")
        if self.truth.outsiders and rng.random() < 0.2:
            out = self.truth.outsiders.pop()
            texts.append(self._pick("outsiders", out=self.names.full(out)))
        way = rng.choice(["prose", "prose", "bullets", "numbered", "nested"])
        if way == "prose":
            return [line for index, text in enumerate(texts) for line in self._say(f"{key}.p{index}", text)]
        return self._listed(key, texts, way)

    def _spoken(self, key: str, texts: list[str]) -> list[Line]:
        style, strong = self.style, self.style.strong if self.style.said == "strong" else ""
        lines: list[Line] = []
        for index, text in enumerate(texts):
            who = self.names.speaker(self.rng.choice([self.truth.chair, *self.truth.members]))
            deeper = "  " if index and self.rng.random() < 0.25 else ""
            said = self.rng.choice([f"{who}:{strong} {text}", f"{who}{strong}: {text}"])
            mark = deeper + style.bullet
            lines.append(Line(f"{key}.p{index}", said, mark + strong, prose=True, hang=" " * len(mark)))
        return [*lines, BLANK]

    def _listed(self, key: str, texts: list[str], way: str) -> list[Line]:
        lines: list[Line] = []
        for index, text in enumerate(texts):
            if way == "numbered":
                lines.append(Line(f"{key}.p{index}", f"{index + 1}. {text}", prose=True, hang="   "))
            else:
                mark = ("    " if way == "nested" and index else "") + self.style.bullet
                lines.append(Line(f"{key}.p{index}", text, mark, prose=True, hang=" " * len(mark)))
        return [*lines, BLANK]


def _sub(style: Style) -> bool:
    return style.dated_in == "subheading" and style.heads == "signs" and style.level == 2
