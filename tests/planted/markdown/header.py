"""The head of a note in Markdown: front matter, title, date, place and hours."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from tests.planted.markdown.roster import BLANK, headed
from tests.planted.markdown.style import KINDS, Style
from tests.planted.paper import Line
from tests.planted.truth import Truth

TIMES = (
    ("19:00", "20:30"), ("16:00 UTC", "17:05 UTC"), ("7.30 pm", "9.15 pm"), ("10:00", "11:25"),
    ("2pm", "3.20pm"),
)  # fmt: skip


class Header:
    """Writes the head; ``times`` are when the meeting begins and ends."""

    def __init__(self, rng: Random, truth: Truth, style: Style, phrases: dict[str, Any]) -> None:
        self._rng, self._truth, self._style, self._phrases = rng, truth, style, phrases
        self.times = rng.choice(TIMES)

    def lines(self) -> list[Line]:
        """Return the lines down to the attendance."""
        style, truth, rng = self._style, self._truth, self._rng
        kind = KINDS[style.layout]
        dated = style.dated_in == "title"
        phrase = rng.choice(self._phrases["titles-dated" if dated else "titles"][kind])
        day = style.day(truth.day)
        title = phrase.format(body=truth.body, BODY=truth.body.upper(), date=day, iso=f"{truth.day:%Y-%m-%d}")
        lines = self._front_matter()
        indent, words, under = style.head(title, 1)
        lines.append(Line("header.title", words, indent))
        lines += [Line("", under), BLANK] if under else [BLANK]
        lines += self._date(day)
        if style.comments:
            lines += [Line("comment", rng.choice(self._phrases["comments"])), BLANK]
        return lines

    def _front_matter(self) -> list[Line]:
        truth = self._truth
        posted = truth.day + timedelta(days=self._rng.randint(1, 40))
        if self._style.front == "yaml":
            return [
                *(Line("", text) for text in ("---", 'title: "Minutes posted"', f"date: {posted}",
                                              "tags: [minutes, TBC]", "---")),
                BLANK,
            ]  # fmt: skip
        if self._style.front == "toml":
            return [*(Line("", text) for text in ("+++", f"date = {posted}", "draft = false", "+++")), BLANK]
        if self._style.front == "empty":
            return [Line("", "---"), Line("", "---"), BLANK]
        return []

    def _date(self, day: str) -> list[Line]:
        style, truth, rng = self._style, self._truth, self._rng
        values = {"date": day, "time": self.times[0], "venue": truth.venue}
        if style.dated_in == "title":
            if style.profile != "project" or rng.random() < 0.5:
                return self._labels({"time": self.times[0], "venue": truth.venue})
            return []
        if style.dated_in == "sentence":
            text = rng.choice(self._phrases["sentences"]).format(**values)
            return [Line("header.date", text, prose=True), BLANK]
        if style.dated_in == "subheading" and style.heads == "signs":
            text = rng.choice(self._phrases["subheadings"]).format(**values)
            lines = headed(style, "header.date", text, 2)
            return lines + (self._labels({"venue": truth.venue}) if style.profile != "project" else [])
        return self._labels(values)

    def _labels(self, values: dict[str, str]) -> list[Line]:
        style, rng = self._style, self._rng
        lines: list[Line] = []
        names = {
            "date": rng.choice(["Date", "Date", "Meeting date", "When"]),
            "time": rng.choice(["Time", "Start time"]),
            "venue": rng.choice(["Venue", "Location", "Place", "Where"]),
        }
        if style.label == "table":
            first, *rest = values
            rows = [(f"header.{key}", f"{names[key]} | {values[key]} |") for key in (first, *rest)]
            lines = [Line("", "| | |"), Line("", "|---|---|")]
            return [*lines, *(Line(key, text, "| ") for key, text in rows), BLANK]
        strong = style.strong if "bold" in style.label else ""
        mark = style.bullet if "entry" in style.label else ""
        colon = rng.choice([":" + strong, strong + ":"])
        for key, value in values.items():
            lines.append(Line(f"header.{key}", f"{names[key]}{colon} {value}", mark + strong))
            lines += [] if mark else [BLANK]
        return [*lines, BLANK] if mark else lines
