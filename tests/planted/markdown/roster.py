"""Who was there, in the many forms in which notes in Markdown list people."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from tests.planted.markdown.names import Names
from tests.planted.markdown.style import Style
from tests.planted.paper import Line
from tests.planted.people import Person
from tests.planted.truth import Truth

BLANK = Line("", "")


class Roster:
    """Writes the list of those present, of guests and of those who sent apologies."""

    def __init__(
        self,
        rng: Random,
        truth: Truth,
        style: Style,
        phrases: dict[str, Any],
        names: Names,
        level: int,
    ) -> None:
        self._rng, self._truth, self._style = rng, truth, style
        self._phrases, self._names, self._level = phrases, names, level

    def lines(self) -> list[Line]:
        """Return the whole list; its first heading or label has the key ``attendance.heading``."""
        rng, truth, style = self._rng, self._truth, self._style
        present = self._present()
        guests = [("guests", index, who, "") for index, who in enumerate(truth.guests)]
        away = [("apologies", index, who, "") for index, who in enumerate(truth.apologies)]
        if style.apologies == "item":
            away = []
        lines = getattr(self, f"_{style.roster}")(present, guests, away)
        if style.chair == "line":
            text = rng.choice(self._phrases["opening-lines"]).format(chair=self._names.full(truth.chair))
            lines = [Line("chair", text), BLANK, *lines]
        return [*lines, BLANK]

    def _present(self) -> list[tuple[str, int, Person, str]]:
        truth, style, rng = self._truth, self._style, self._rng
        note = rng.choice(["chair", "Chair", "chairing", "Chairperson", "chair, TSC", "facilitator"])
        if note == "facilitator" or style.layout == "parish":
            note = "Chair"
        first = [] if style.chair == "label" else [truth.chair]
        others = [*first, *truth.members, *truth.officers]
        roles = rng.choice(["", "", "TSC", "maintainer", "voting"]) if style.layout == "core" else ""
        found = []
        for index, who in enumerate(others):
            said = note if who is truth.chair and style.chair == "beside" else roles
            found.append(("present", index, who, "Clerk" if who.post == "Clerk" else said))
        return found

    # --- Forms ---------------------------------------------------------------------------

    def _heading(self, key: str, name: str, people: Sequence[Any], level: int | None = None) -> list[Line]:
        text = self._rng.choice(self._phrases[name])
        if self._rng.random() < 0.1:
            text = f"{text.rstrip(':')} ({len(people)})"
        return headed(self._style, key, text, level or self._level)

    def _entry(self, one: tuple[str, int, Person, str], mark: str) -> Line:
        group, index, who, note = one
        before, text = self._names.listed(who, note)
        return Line(f"{group}.{index}", text, mark + before)

    def _bullets(self, present: Any, guests: Any, away: Any) -> list[Line]:
        return self._sections(present, guests, away, lambda _: self._style.bullet)

    def _numbered(self, present: Any, guests: Any, away: Any) -> list[Line]:
        return self._sections(present, guests, away, lambda index: f"{index + 1}. ")

    def _ticks(self, present: Any, guests: Any, away: Any) -> list[Line]:
        lines = self._sections(present, guests, away, lambda _: f"{self._style.bullet}[x] ")
        missed = Line("ticks.away", self._truth.spare[3].full, f"{self._style.bullet}[ ] ")
        last = max(index for index, line in enumerate(lines) if line.key.startswith("present."))
        return [*lines[: last + 1], missed, *lines[last + 1 :]]

    def _sections(self, present: Any, guests: Any, away: Any, mark: Any) -> list[Line]:
        lines = self._heading("attendance.heading", "attendance-heads", present)
        lines += self._chair_label(self._style.bullet if lines[0].indent != "**" else "")
        lines += [self._entry(one, mark(index)) for index, one in enumerate(present)]
        if guests:
            lines += [BLANK, *self._heading("guests.heading", "guests-heads", guests)]
            lines += [self._entry(one, mark(index)) for index, one in enumerate(guests)]
        if away:
            lines += [BLANK, *self._heading("apologies.heading", "apologies-heads", away)]
            lines += [self._entry(one, mark(index)) for index, one in enumerate(away)]
        return lines

    def _chair_label(self, mark: str) -> list[Line]:
        if self._style.chair != "label":
            return []
        before, text = self._names.listed(self._truth.chair)
        return [Line("present.chair", f"Chair: {before}{text}", mark)]

    def _groups(self, present: Any, guests: Any, away: Any) -> list[Line]:
        style, rng = self._style, self._rng
        level = self._level
        if style.heads == "bold":
            return self._bullets(present, guests, away)
        lines = headed(style, "attendance.heading", rng.choice(["Attendees", "Attendance", "Present"]), level)
        lines += self._chair_label(style.bullet)
        half = max(1, len(present) // 2)
        heads = rng.choice(
            [("Voting members", "Other members"), ("In person", "Remote"), ("Core members", "Members")]
        )
        for head, part in zip(heads, (present[:half], present[half:]), strict=True):
            if part:
                lines += [BLANK] if lines[-1].text else []
                lines += headed(style, f"group.{head}", head, level + 1)
                lines += [self._entry(one, style.bullet) for one in part]
        for key, head, part in (("guests", "Guests", guests), ("apologies", "Apologies", away)):
            if part:
                lines += [BLANK, *headed(style, f"{key}.heading", head, level + 1)]
                lines += [self._entry(one, style.bullet) for one in part]
        return lines

    def _nested(self, present: Any, guests: Any, away: Any) -> list[Line]:
        style = self._style
        lines: list[Line] = []
        strong = self._rng.choice(["", style.strong])
        for key, heads, part in (
            ("attendance", ["Present", "Attendees", "In attendance", "Participants"], present),
            ("guests", ["Guests", "Observers"], guests),
            ("apologies", ["Apologies", "Regrets", "Absent"], away),
        ):
            if not part:
                continue
            colon = self._rng.choice(["", ":"]) if strong else ":"
            head = self._rng.choice(heads) + colon + strong
            lines.append(Line(f"{key}.heading", head, style.bullet + strong))
            if key == "attendance" and style.chair == "label":
                lines += self._chair_label("  " + style.bullet)
            indent = "    " if style.bullet == "+ " else "  "
            lines += [self._entry(one, indent + style.bullet) for one in part]
        return lines

    def _commas(self, present: Any, guests: Any, away: Any) -> list[Line]:
        style = self._style
        strong = self._rng.choice([style.strong, style.strong, ""])
        loose = self._rng.random() < 0.5
        mark = self._rng.choice(["", style.bullet]) if strong else style.bullet
        lines: list[Line] = []
        if style.chair == "label":
            before, text = self._names.listed(self._truth.chair)
            lines += [Line("present.chair", f"Chair:{strong} {before}{text}", mark + strong)]
            lines += [BLANK] if loose or not mark else []
        for key, heads, part in (
            ("attendance", ["Present", "Attendees", "In attendance", "Participants", "Attending"], present),
            ("guests", ["Guests", "Observers", "Also present"], guests),
            ("apologies", ["Apologies", "Regrets", "Apologies for absence"], away),
        ):
            if part:
                said = ", ".join(
                    "".join(self._names.listed(who, note, alone=False)) for _, _, who, note in part
                )
                lines += [Line(f"{key}.heading", f"{self._rng.choice(heads)}:{strong} {said}", mark + strong)]
                lines += [BLANK] if loose or not mark else []
        if not away and style.apologies != "item" and self._rng.random() < 0.4:
            lines += [Line("apologies.none", f"Apologies:{strong} none", mark + strong)]
        return lines

    def _table(self, present: Any, guests: Any, away: Any) -> list[Line]:
        style, rng = self._style, self._rng
        lines = self._heading("attendance.heading", "attendance-heads", present)
        lines += self._chair_label("")
        lines += [BLANK] if lines[-1].text else []
        marked = rng.random() < 0.5
        second = (
            rng.choice(["Present", "Attended"]) if marked else rng.choice(["Role", "Affiliation", "Post"])
        )
        lines += [Line("heads", f"Name | {second} |", "| "), Line("", "|---|:---:|")]
        for one in (*present, *guests):
            entry = self._entry((*one[:3], one[3] if marked else ""), "| ")
            role = rng.choice(["yes", "✓", "x", "Y"]) if marked else one[3] or one[2].place or "member"
            lines.append(Line(entry.key, f"{entry.text} | {role} |", entry.indent))
        if away:
            lines += [BLANK, *self._heading("apologies.heading", "apologies-heads", away)]
            lines += [self._entry(one, style.bullet) for one in away]
        return lines


def headed(style: Style, key: str, text: str, level: int) -> list[Line]:
    """Return a heading and what stands below it."""
    indent, words, under = style.head(text, level)
    lines = [Line(key, words, indent)]
    lines += [Line("", under)] if under else []
    return lines if style.tight and not under and style.heads != "bold" else [*lines, BLANK]
