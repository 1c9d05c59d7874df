"""Decisions and actions, as notes in Markdown put them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from tests.planted.markdown.names import Names, capital
from tests.planted.markdown.roster import BLANK, headed
from tests.planted.markdown.style import Style, handle
from tests.planted.paper import Line
from tests.planted.people import Person
from tests.planted.truth import Item, Task, Truth

BASE = {
    "noted": "note",
    "agreed": "agree",
    "approved": "approve",
    "accepted": "accept",
    "adopted": "adopt",
    "rejected": "reject",
    "postponed": "postpone",
    "supported": "support",
    "resolved": "resolve",
}
Expected = list[tuple[str, str]]


class Outcomes:
    """Writes the end of an item."""

    def __init__(
        self, rng: Random, truth: Truth, style: Style, phrases: dict[str, Any], names: Names
    ) -> None:
        self._rng, self._truth, self._style = rng, truth, style
        self._phrases, self._names = phrases, names
        self.expected: Expected = []

    def decisions(self, item: Item, key: str, level: int) -> list[Line]:
        """Return the decisions of an item."""
        style, rng = self._style, self._rng
        texts = [self._decided(verb, rest) for verb, rest in item.decisions]
        if style.decision == "section" and style.heads != "bold":
            lines = headed(style, f"{key}.decision", rng.choice(self._phrases["decision-heads"]), level + 1)
            if style.heads == "underlined":
                lines = [Line(f"{key}.decision", lines[0].text, "### "), BLANK]
            if len(texts) == 1 and rng.random() < 0.5:
                return [*lines, Line(f"{key}.d0", texts[0], prose=True), BLANK]
            mark = rng.choice([style.bullet, "1. "])
            return [*lines, *self._list(f"{key}.d", texts, mark)]
        if style.decision in ("label", "section"):
            label = self._label("decision-labels")
            return self._labelled(key, label, texts, style.strong, "")
        if style.decision == "entry":
            strong = rng.choice(["", style.strong])
            return self._labelled(key, self._label("decision-labels"), texts, strong, style.bullet)
        if style.decision == "bold inline":
            return [
                line
                for index, text in enumerate(texts)
                for line in (Line(f"{key}.d{index}", text + style.strong, style.strong, hang=""), BLANK)
            ]
        return [
            line
            for index, text in enumerate(texts)
            for line in (Line(f"{key}.d{index}", text, prose=True), BLANK)
        ]

    def _label(self, name: str) -> str:
        return str(self._rng.choice(self._phrases[name]))

    def _decided(self, verb: str, rest: str) -> str:
        subject = self._rng.choice(["", "the meeting", "{group}", "it was"]).replace("{group}", self._group())
        if subject == "it was":
            joined = rest if rest.startswith(("to ", "that ")) else f"that {rest} be {verb}"
            return capital(f"it was {verb if joined is rest else 'agreed'} {joined}.")
        return capital(f"{subject} {verb} {rest}.".strip())

    def _group(self) -> str:
        words = ("Committee", "Council", "Team", "Board", "Maintainers", "TSC", "Trustees", "SIG", "Group")
        return next((f"the {word.lower()}" if word not in ("TSC", "SIG", "Council") else f"the {word}"
                     for word in words if word in self._truth.body), "the meeting")  # fmt: skip

    def _labelled(self, key: str, label: str, texts: Sequence[str], strong: str, mark: str) -> list[Line]:
        if label.startswith(("Agreed", "Resolved")):
            texts = [self._behind(text) for text in texts]
        lines: list[Line] = []
        for index, text in enumerate(texts):
            lines.append(
                Line(
                    f"{key}.d{index}",
                    f"{label}{strong} {text}",
                    mark + strong,
                    hang=" " * len(mark),
                    prose=True,
                )
            )
            lines += [] if mark else [BLANK]
        return [*lines, BLANK] if mark else lines

    def _behind(self, text: str) -> str:
        """Return a decision behind “Agreed:”: without its own verb and subject where it has “to”, “that”."""
        for word in (" to ", " that "):
            if word in text:
                return word.strip() + " " + text.split(word, 1)[1]
        return text

    def _list(self, key: str, texts: Sequence[str], mark: str) -> list[Line]:
        lines = []
        for index, text in enumerate(texts):
            before = f"{index + 1}. " if mark == "1. " else mark
            lines.append(
                Line(f"{key}{index}", text, before, prose=True, hang=" " * len(before))
                if mark != "1. "
                else Line(f"{key}{index}", before + text, "", prose=True, hang="   ")
            )
        return [*lines, BLANK]

    # --- Actions ---

    def actions(self, tasks: Sequence[Task], key: str, level: int | None) -> list[Line]:
        """Return the actions; ``level`` is None where they stand below the item's own title."""
        if not tasks:
            return []
        style, rng = self._style, self._rng
        form = style.action_form
        if form == "marked" and level is not None:
            return self._marked(tasks, key)
        lines: list[Line] = []
        if level is not None:
            marks = style.heads == "signs"
            text = rng.choice(self._phrases["action-heads"])
            lines = (
                headed(style, f"{key}.action", text, level + 1)
                if marks
                else [Line(f"{key}.action", text.rstrip(":") + ":" + style.strong, style.strong), BLANK]
            )
        if form == "table":
            lines += self._table(tasks, key)
        else:
            for index, task in enumerate(tasks):
                before, text = self._task(task, "to" if form == "marked" else form)
                lines.append(
                    Line(
                        f"{key}.a{index}",
                        text,
                        style.bullet + before,
                        prose=True,
                        hang=" " * len(style.bullet),
                    )
                )
        late = [index for index, task in enumerate(tasks) if not task.deadline]
        if late:
            self.expected.append(("action-has-deadline", f"{key}.a{late[0]}"))
        return [*lines, BLANK]

    def _marked(self, tasks: Sequence[Task], key: str) -> list[Line]:
        """Return actions that each have their own “Action:”."""
        rng, style = self._rng, self._style
        label = self._label("action-labels")
        if style.layout == "parish":
            label = "Action:"  # a clerk's “TODO” is a note to self
        strong, mark = rng.choice(["", style.strong]), rng.choice(["", style.bullet])
        lines: list[Line] = []
        for index, task in enumerate(tasks):
            text = self._task(task, rng.choice(["to", "colon"]))[1]
            lines.append(
                Line(
                    f"{key}.a{index}",
                    f"{label}{strong} {text}",
                    mark + strong,
                    prose=True,
                    hang=" " * len(mark),
                )
            )
            lines += [] if mark else [BLANK]
            if not task.deadline:
                self.expected.append(("action-has-deadline", f"{key}.a{index}"))
        return [*lines, BLANK] if mark else lines

    def _task(self, task: Task, form: str) -> tuple[str, str]:
        """Return the mark before an action and its words."""
        owner = self.owner(task.owner)
        text = f"{task.text} {task.deadline}".strip()
        if form == "box":
            way = self._rng.choice(["{o} to {t}", "{o}: {t}", "@{h} to {t}", "@{h}: {t}", "{o} to {t}."])
            said = way.format(o=owner, t=text, h=self._handle(task.owner))
            return self._rng.choice(["[ ] ", "[ ] ", "[x] "]), said
        if form == "handle":
            return "", f"@{self._handle(task.owner)}: {text}"
        if form == "colon":
            return "", f"{owner}: {text}"
        if form == "dash":
            return "", f"{owner} – {text}"
        if form == "bracket":
            return "", f"{capital(text)} ({owner})"
        return "", f"{owner} to {text}."

    def owner(self, owner: Person | str) -> str:
        """Return an owner as the note writes it."""
        return owner if isinstance(owner, str) else self._names.full(owner)

    def _handle(self, owner: Person | str) -> str:
        assert isinstance(owner, Person)
        if "handle" in self._style.entry:
            return handle(owner)
        return owner.forename.lower()

    def _table(self, tasks: Sequence[Task], key: str) -> list[Line]:
        rng = self._rng
        heads = rng.choice(
            [("Action", "Owner", "Due"), ("What", "Who", "By when"), ("Task", "Assignee", "Deadline")]
        )
        lines = [Line(f"{key}.heads", " | ".join(heads) + " |", "| "), Line("", "|---|---|---|")]
        for index, task in enumerate(tasks):
            due = task.deadline.removeprefix("by ")
            cells = (capital(task.text), self.owner(task.owner), due)
            lines.append(Line(f"{key}.a{index}", " | ".join(cells) + " |", "| "))
        return lines
