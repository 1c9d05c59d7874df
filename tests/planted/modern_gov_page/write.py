"""From a truth and a style to the page of a meeting, and the advice that the truth itself calls for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

from tests.planted.form import Specimen
from tests.planted.forms_of_writing import MARKS
from tests.planted.modern_gov_page.frame import BLANK, short_name
from tests.planted.modern_gov_page.matters import Matters
from tests.planted.modern_gov_page.meeting import imagine
from tests.planted.modern_gov_page.outcome import again
from tests.planted.modern_gov_page.style import choose_style
from tests.planted.paper import Line, Paper
from tests.planted.people import Person
from tests.planted.speech import capital
from tests.planted.truth import Item, Task

_HERE = Path(__file__).parent


@cache
def _data(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text("utf-8"))


def specimen(seed: int, layout: str | None = None, business: int = 0) -> Specimen:
    """Return the clean note of a seed; with ``business`` it has so many items of business."""
    rng = Random(f"planted page {seed}")
    phrases = _data(_HERE / "phrases.yaml")
    style = choose_style(rng, phrases, layout)
    # The forms of decisions that boards of the LGA use are those of their notes.
    phrases = {**_data(_HERE.parent / "modern_gov_note" / "phrases.yaml"), **phrases}
    truth = imagine(rng, style, phrases, _data(_HERE.parent / "topics.yaml"), business)
    writer = _Writer(rng, truth, style, phrases)
    paper = Paper(tuple(writer.lines()))
    return Specimen(seed, truth, style, paper, tuple(writer.expected), style.profile)


class _Writer(Matters):
    def lines(self) -> list[Line]:
        """Return the whole page."""
        lines = [*self._top(), *(line for item in self.truth.items for line in self._item(item))]
        lines += self._foot()
        if self.style.layout == "tight":
            lines = [line for line in lines if line.text or line.key]
        return lines

    def _item(self, item: Item) -> list[Line]:
        rng, style, key = self.rng, self.style, f"item{item.number}"
        documents = rng.random() < (0.5 if item.topic else 0.15)
        file = style.file if documents or rng.random() < 0.2 else ""
        below = [Line("", file.strip())] if file and style.file_below else []
        title = item.title + ("" if below else file)
        number = style.numbered(item.number, self.truth.day.year)
        if style.layout == "rows":
            gap = style.separator
            if gap == " " and not number.endswith((".", ":")):
                gap = "\t"
            lines = [Line(f"{key}.head", f"{number}{gap}{title}")]
        else:
            lines = [Line(f"{key}.number", number), Line(f"{key}.title", title)]
        lines += below
        if style.layout != "tight" and rng.random() < 0.6:
            lines.append(BLANK)
        lines += self._agenda(item, key)
        listed = self._documents(item) if documents else []
        before = bool(listed) and rng.random() < 0.4
        lines += listed if before else []
        lines += self._business(item, key) if item.topic else self._matter(item, key)
        lines += [] if before else listed
        if rng.random() < 0.1:
            lines += [Line("", f"view the full minutes text for item {number.rstrip('.:')}."), BLANK]
        return [*lines, BLANK]

    # --- Business ---

    def _business(self, item: Item, key: str) -> list[Line]:
        rng, style, council = self.rng, self.style, self.council
        form = "twice" if style.layout == "twice" else rng.choice(["label", "inner", "inner", "only", "bare"])
        if form == "only" and item is self.truth.business[0]:
            form = "inner"
        if form == "bare" and (council or len(item.decisions) < 2):
            form = "inner"
        name = short_name(self.truth.body)
        decided = self.outcomes.decided(item, key, name, council=council)
        if council and form == "inner":
            headed = decided
        elif form == "bare":
            headed = self.outcomes.bare(item, key)
        else:
            word = style.decision if form == "inner" else style.section
            headed = [*self._label(f"{key}.decision", word), *decided]
        actions, expected = self.outcomes.done(item, key)
        if council and form in ("label", "only") and rng.random() < 0.4:
            for index, (label, text) in enumerate(rng.sample(self.phrases["beside-decisions"], 2)):
                if label.endswith(":") and rng.random() < 0.3:
                    headed += [Line(f"{key}.beside{index}", f"{label} {text}"), BLANK]
                else:
                    headed += [Line(f"{key}.beside{index}", label), Line(f"{key}.why{index}", text), BLANK]
        if form == "only":
            self.expected += expected
            return [*headed, *actions]
        talk = [*self._label(f"{key}.minutes"), *self._talk(item, key)]
        self.expected += expected
        if form in ("inner", "bare"):
            return [*talk, *headed, *actions]
        if form == "twice":
            copy = again(decided, key)
            if rng.random() < 0.4 and not council:
                copy = [Line(f"{key}.second.decision", style.decision), *copy]
            talk += copy
        return [*headed, *talk, *actions] if style.decision_first else [*talk, *actions, *headed]

    def _talk(self, item: Item, key: str) -> list[Line]:
        rng, topic = self.rng, item.topic
        assert topic is not None
        facts, asks, points = (
            rng.sample(topic[name], len(topic[name])) for name in ("facts", "asks", "points")
        )
        silent = [one.who for one in self.truth.declarations if one.item == item.number]
        members = [one for one in self.truth.members if one not in silent]
        speaker = rng.choice([rng.choice(self.truth.officers), rng.choice(members), *self.truth.guests[:1]])
        others = [one for one in members if one is not speaker] or members

        def fill(name: str, who: Person | None = None) -> str:
            phrase = rng.choice(self.phrases[name])
            values = {"subject": topic["subject"], "doc": self.style.doc}
            for field, left in (("ask", asks), ("point", points), ("fact2", facts), ("fact", facts)):
                if f"{{{field}}}" in phrase:
                    if not left:
                        return ""
                    values[field] = left.pop()
            if "{who}" in phrase:
                values["who"] = self.speech.who(who or rng.choice(others))
            if "{who2}" in phrase:
                second = [one for one in others if one is not who]
                values.update(who=self.speech.full(others[0]), who2=self.speech.full(second[-1]))
            if "{out}" in phrase:
                values["out"] = self.speech.full(self.truth.outsiders.pop())
            return capital(phrase.format(**values))

        texts = [fill("introductions", speaker)] + [
            fill("statements", speaker) for _ in range(rng.randint(0, 2))
        ]
        if self.truth.outsiders and rng.random() < 0.3:
            texts.append(fill("outsiders"))
        lines = [
            line for n, text in enumerate(filter(None, texts)) for line in self._say(f"{key}.p{n}", text)
        ]
        remarks = [text for text in (fill("remarks") for _ in range(rng.randint(0, 4))) if text]
        remarks += [self._promise(task) for task in item.tasks if task.promised]
        headed = self.style.talk is not None and len(remarks) > 1
        if headed:
            lines += [Line(f"{key}.talk", self.style.talk or ""), BLANK]
        if not headed and rng.random() < 0.2:
            lines += self._say(f"{key}.aside", fill("asides"))
        mark = self.style.talk_mark if headed else ""
        for index, text in enumerate(remarks):
            lines += self._say(f"{key}.t{index}", (MARKS[mark](index + 1) if mark else "") + text)
        return lines

    def _promise(self, task: Task) -> str:
        assert isinstance(task.owner, Person)
        phrase = str(self.rng.choice(self.phrases["promises"]))
        return phrase.format(who=self.speech.full(task.owner), task=task.text)
