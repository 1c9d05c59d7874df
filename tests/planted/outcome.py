"""The end of an item: its decisions and actions, in the many forms in which clerks write them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, Protocol

from tests.planted.forms_of_writing import MARKS
from tests.planted.paper import Line
from tests.planted.people import Person
from tests.planted.speech import Speech, capital
from tests.planted.truth import Item, Task, Truth

BASE = {
    "noted": "note",
    "agreed": "agree",
    "endorsed": "endorse",
    "approved": "approve",
    "supported": "support",
    "commended": "commend",
    "recommended": "recommend",
}
_BLANK = Line("", "")
Expected = list[tuple[str, str]]


class Headed(Protocol):
    """A style that says how decisions and actions are headed and marked."""

    @property
    def decision(self) -> str: ...
    @property
    def mark(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def action_mark(self) -> str: ...
    @property
    def doc(self) -> str: ...


class Outcomes:
    """Writes decisions and actions."""

    def __init__(
        self, rng: Random, truth: Truth, style: Headed, phrases: dict[str, Any], speech: Speech
    ) -> None:
        self._rng, self._truth, self._style = rng, truth, style
        self._phrases, self._speech = phrases, speech

    def write(self, item: Item, key: str) -> tuple[list[Line], Expected]:
        """Return the lines of decisions and actions, and the advice due on them."""
        decisions = self._decisions(item, key)
        actions, expected = self._actions(item, key) if item.tasks else ([], [])
        headed = any(line.key == f"{key}.decision" for line in decisions)
        if actions and headed and self._rng.random() < 0.15 and actions[0].key == f"{key}.action":
            return actions + decisions, expected
        return decisions + actions, expected

    # --- Decisions ---

    def _decisions(self, item: Item, key: str) -> list[Line]:
        rng = self._rng
        plain = all(not rest.startswith(("that ", "to ")) for _, rest in item.decisions)
        noted = all(verb == "noted" for verb, _ in item.decisions)
        forms = [
            "paragraph",
            "paragraphs",
            "past",
            "past",
            "past",
            "bare",
            "own",
            "agreed-to",
            "infinitive",
            "that",
            "inline",
        ]
        forms += ["be"] * plain + ["noted"] * noted + ["passive"] * plain
        form = rng.choice(forms)
        heading = [Line(f"{key}.decision", self._style.decision.rstrip(" ")), _BLANK]
        if self._style.decision.endswith(" "):
            heading = [Line(f"{key}.decision", self._style.decision), _BLANK]
        lead, texts, marked = getattr(self, "_" + form.replace("-", "_"))(item)
        lines = [] if form == "inline" else heading
        if lead:
            lines += [Line(f"{key}.lead", lead), _BLANK]
        return lines + self._entries(f"{key}.d", texts, self._style.mark if marked else "")

    def _entries(self, key: str, texts: Sequence[str], mark: str) -> list[Line]:
        lines: list[Line] = []
        tight = bool(mark) and self._rng.random() < 0.3
        for index, text in enumerate(texts):
            lines.append(Line(f"{key}{index}", (MARKS[mark](index + 1) if mark else "") + text, prose=True))
            lines += [] if tight else [_BLANK]
        return [*lines, _BLANK] if tight else lines

    def _subject(self) -> str:
        return str(self._rng.choice(self._phrases["subjects"])).format(body=self._truth.body)

    def _lead(self, name: str) -> str:
        return str(self._rng.choice(self._phrases[name])).format(body=self._truth.body, doc=self._style.doc)

    def _ended(self, texts: list[str]) -> list[str]:
        """Return entries with their ends: full stops, semicolons or none."""
        way = self._rng.choice([".", ".", ";", "", "; and"])
        ends = [way.replace(" and", "")] * len(texts)
        if way.startswith(";"):
            ends[-1] = "."
            if way == "; and" and len(texts) > 1:
                ends[-2] = "; and"
        return [text + end for text, end in zip(texts, ends, strict=True)]

    def _cased(self, texts: list[str]) -> list[str]:
        return [capital(text) for text in texts] if self._rng.random() < 0.5 else texts

    def _past(self, item: Item) -> tuple[str, list[str], bool]:
        lead = self._lead("lead-ins-past")
        if lead.startswith("That"):
            return lead, self._ended([f"{BASE[verb]} {rest}" for verb, rest in item.decisions]), True
        texts = [f"{verb} {rest}" for verb, rest in item.decisions]
        return lead, self._ended(self._cased(texts)), True

    def _paragraph(self, item: Item) -> tuple[str, list[str], bool]:
        said = " and ".join(f"{verb} {rest}" for verb, rest in item.decisions)
        return "", [f"{capital(self._subject())} {said}."], False

    def _paragraphs(self, item: Item) -> tuple[str, list[str], bool]:
        subject = capital(self._subject())
        return "", [f"{subject} {verb} {rest}." for verb, rest in item.decisions], False

    def _bare(self, item: Item) -> tuple[str, list[str], bool]:
        return "", self._ended([f"{capital(verb)} {rest}" for verb, rest in item.decisions]), True

    def _own(self, item: Item) -> tuple[str, list[str], bool]:
        subject = capital(self._subject())
        return "", self._ended([f"{subject} {verb} {rest}" for verb, rest in item.decisions]), True

    def _agreed_to(self, item: Item) -> tuple[str, list[str], bool]:
        lead = self._rng.choice(["The Board agreed:", "Members agreed:", "It was agreed:", "Resolved:"])
        return lead, self._ended([self._infinitive_of(verb, rest) for verb, rest in item.decisions]), True

    def _infinitive(self, item: Item) -> tuple[str, list[str], bool]:
        texts = [self._infinitive_of(verb, rest).removeprefix("to ") for verb, rest in item.decisions]
        return self._lead("lead-ins-to"), self._ended(texts), True

    def _infinitive_of(self, verb: str, rest: str) -> str:
        return rest if verb == "agreed" and rest.startswith("to ") else f"to {BASE[verb]} {rest}"

    def _that(self, item: Item) -> tuple[str, list[str], bool]:
        return (
            "That the Board:",
            self._ended([f"{BASE[verb]} {rest}" for verb, rest in item.decisions]),
            True,
        )

    def _be(self, item: Item) -> tuple[str, list[str], bool]:
        lead = self._rng.choice(["Members agreed that:", "It was agreed that:", "The Board resolved that:"])
        return lead, self._ended([f"{rest} be {verb}" for verb, rest in item.decisions]), True

    def _noted(self, item: Item) -> tuple[str, list[str], bool]:
        lead = self._rng.choice(
            ["Board members noted:", "The Board noted:", "Members of the board noted the following:"]
        )
        return lead, self._ended([rest for _, rest in item.decisions]), True

    def _passive(self, item: Item) -> tuple[str, list[str], bool]:
        verb, rest = item.decisions[0]
        first = self._rng.choice(
            [f"It was agreed that {rest} be {verb}.", f"The {self._style.doc} was {verb}."]
        )
        return "", [first], False

    def _inline(self, item: Item) -> tuple[str, list[str], bool]:
        said = " and ".join(f"{verb} {rest}" for verb, rest in item.decisions)
        return (
            "",
            [f"{capital(self._rng.choice(['the Board', 'Members', f'The {self._truth.body}']))} {said}."],
            False,
        )

    # --- Actions ---

    def _actions(self, item: Item, key: str) -> tuple[list[Line], Expected]:
        rng, tasks = self._rng, item.tasks
        officers = tasks[0].owner == "officers"
        forms = (
            ["lead-to", "lead", "each", "each", "colon", "will"]
            if officers
            else ["each", "each", "bracket", "dash", "inline"]
        )
        form = rng.choice(forms)
        mark = self._style.action_mark
        lead = {"lead-to": "Officers to:", "lead": "Officers:"}.get(form, "")
        if lead and not mark:
            mark = "-"
        texts = [self._action(task, form) for task in tasks]
        lines: list[Line] = []
        if form == "inline":
            mark = ""
        else:
            lines += [Line(f"{key}.action", self._style.action), _BLANK]
        if lead:
            lines += [Line(f"{key}.alead", lead), _BLANK]
        lines += self._entries(f"{key}.a", texts, mark)
        return lines, self._advice(tasks, key, form)

    def _advice(self, tasks: Sequence[Task], key: str, form: str) -> Expected:
        expected: Expected = []
        lead = f"{key}.alead" if form in ("lead-to", "lead") else None
        if tasks[0].owner == "officers":
            expected.append(("action-owner-named", lead or f"{key}.a0"))
        late = [index for index, task in enumerate(tasks) if not task.deadline]
        if form == "inline":  # each stands by itself, under no heading
            expected += [("action-has-deadline", f"{key}.a{index}") for index in late]
        elif late:
            expected.append(("action-has-deadline", lead or f"{key}.a{late[0]}"))
        return expected

    def _action(self, task: Task, form: str) -> str:
        owner = "Officers" if task.owner == "officers" else self._owner(task.owner)
        text = f"{task.text} {task.deadline}".strip()
        if form == "lead-to":
            return f"{capital(text)}."
        if form == "lead":
            return f"To {text}."
        if form == "colon":
            return f"Officers: to {text}."
        if form == "will":
            return f"Officers will {text}."
        if form == "bracket":
            return f"{capital(text)}. ({owner})"
        if form == "dash":
            return f"{capital(owner)} – {text}"
        if form == "inline":
            return f"Action: {owner} to {text}."
        return f"{capital(owner)} to {text}."

    def _owner(self, owner: Person | str) -> str:
        if isinstance(owner, str):
            return owner
        return self._speech.full(owner) if self._rng.random() < 0.7 else f"{owner.full} ({owner.post})"
