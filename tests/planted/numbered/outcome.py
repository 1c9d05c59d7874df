"""The end of an item in typed minutes: what was resolved, and who is to do what."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.planted.forms_of_writing import MARKS
from tests.planted.numbered.meeting import Meeting
from tests.planted.numbered.naming import Naming
from tests.planted.numbered.style import Style
from tests.planted.paper import Line
from tests.planted.people import Person
from tests.planted.speech import capital
from tests.planted.truth import Item, Task

Expected = list[tuple[str, str]]
BLANK = Line("", "")
_TAGS = ("(Action: {})", "(ACTION: {})", "[Action: {}]", "(Action {})", "(Action by {})", "[ACTION – {}]")


class Outcomes:
    """Writes resolutions and actions."""

    def __init__(
        self, rng: Random, truth: Meeting, style: Style, phrases: dict[str, Any], naming: Naming
    ) -> None:
        self._rng, self._truth, self._style = rng, truth, style
        self._phrases, self._naming = phrases, naming

    def write(self, item: Item, key: str) -> tuple[list[Line], Expected]:
        """Return the lines of resolutions and actions, and the advice due on them."""
        lines = self._resolutions(item, key)
        if not item.tasks:
            return lines, []
        actions, expected = self._actions(item, key)
        return lines + actions, expected

    def _resolutions(self, item: Item, key: str) -> list[Line]:
        rng, style = self._rng, self._style
        silent = [one.who for one in self._truth.declarations if one.item == item.number]
        if len(item.decisions) > 1 and rng.random() < 0.6:
            lead = rng.choice(self._phrases["resolutions"]["lead"])
            that = "hat" in lead
            texts = [_that(one) if that else f"to {_do(one)}" for one in item.decisions]
            if lead.startswith("RESOLVED:") and rng.random() < 0.5:
                texts = [f"That {_that(one)}" for one in item.decisions]
            ends = [";"] * (len(texts) - 1) + ["."]
            lines = [self._line(f"{key}.lead", lead), *self._gap()]
            for index, (text, end) in enumerate(zip(texts, ends, strict=True)):
                lines += [
                    self._line(f"{key}.d{index}", MARKS[style.mark](index + 1) + text + end),
                    *self._gap(),
                ]
            return lines
        lines = []
        for index, one in enumerate(item.decisions):
            form = style.resolved
            if form == "mixed":
                form = rng.choice(["RESOLVED", "Resolved", "agreed"])
            if style.movers and rng.random() < 0.6:
                form = "moved"
            lines += [self._line(f"{key}.d{index}", self._sentence(form, one, silent)), *self._gap()]
        return lines

    def _sentence(self, form: str, decision: tuple[str, ...], silent: list[Person]) -> str:
        rng, truth, naming = self._rng, self._truth, self._naming
        people = [who for who in (*truth.vices, *truth.members) if who not in silent]
        first, second = rng.sample(people, 2)
        phrase = rng.choice(self._phrases["resolutions"][form])
        if "was moved" in phrase or "moved," in phrase:
            first, second = rng.sample(people, 2)
        body = truth.body if rng.random() < 0.4 else truth.body.split()[-1]
        if self._style.layout == "society":
            body = "meeting"
        body = "Council" if body.endswith("Council") else "Committee" if body.endswith("Committee") else body
        if body not in ("Council", "Committee", "meeting", "Cabinet", "Panel", "Authority"):
            body = "meeting" if self._style.layout != "committee" else "Authority"
        return capital(
            str(phrase).format(
                do=_do(decision),
                be=_that(decision),
                p=naming.said(first),
                s=naming.said(second),
                body=body,
                n=min(4, len(people) - 1),
            )
        )

    def _line(self, key: str, text: str) -> Line:
        return Line(key, text, self._style.indent, prose=True)

    def _gap(self) -> list[Line]:
        return [BLANK] if self._style.loose else []

    # --- Actions ---

    def _actions(self, item: Item, key: str) -> tuple[list[Line], Expected]:
        rng, form = self._rng, self._style.action
        lines: list[Line] = []
        late = [f"{key}.a{index}" for index, task in enumerate(item.tasks) if not task.deadline]
        if form == "section":
            lines += [
                self._line(f"{key}.action", rng.choice(["Actions", "ACTION", "Actions:", "Action:"])),
                *self._gap(),
            ]
        for index, task in enumerate(item.tasks):
            lines += [self._line(f"{key}.a{index}", self._action(form, task)), *self._gap()]
        if form == "section":
            return lines, [("action-has-deadline", one) for one in late[:1]]
        if form in ("label", "bracket"):
            return lines, [("action-has-deadline", one) for one in late]
        return lines, []

    def owner(self, who: Person) -> str:
        """Return who is to act as an action has it: “Clerk”, “Cllr Birt”, “AB”."""
        return self._naming.said(who).removeprefix("the ")

    def _action(self, form: str, task: Task) -> str:
        assert isinstance(task.owner, Person)
        owner = self.owner(task.owner)
        what = f"{task.text} {task.deadline}".strip()
        if form == "label":
            return self._rng.choice([f"ACTION: {owner} to {what}.", f"Action: {owner} to {what}."])
        if form == "section":
            return f"{owner} to {what}."
        said = capital(self._naming.said(task.owner))
        if form == "column":
            return f"{f'{said} was asked to {what}.':<96}   {self._naming.initials(task.owner)}"
        if form == "bracket":
            return f"{said} was asked to {what}. {self._rng.choice(_TAGS).format(owner)}"
        return f"{said} was asked to {what}."


def _do(decision: tuple[str, ...]) -> str:
    base, _, what, *rest = decision
    return " ".join([base, what, *rest])


def _that(decision: tuple[str, ...]) -> str:
    _, past, what, *rest = decision
    return " ".join([what, "be", past, *rest])
