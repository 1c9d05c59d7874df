"""What stands above the items: what met, when and where, and who was there."""

from __future__ import annotations

from collections.abc import Collection
from random import Random

from tests.planted.numbered.meeting import Meeting
from tests.planted.numbered.naming import Naming
from tests.planted.numbered.style import Style
from tests.planted.paper import Line
from tests.planted.people import Person
from tests.planted.speech import capital, joined

BLANK = Line("", "")


def header(
    truth: Meeting,
    style: Style,
    omit: Collection[str] = (),
    day: str | None = None,
    begins: str | None = None,
) -> list[Line]:
    """Return the heading, without the parts in ``omit`` (body, date, venue); ``day`` as it is to stand."""
    rng = Random(f"header {truth.body} {truth.day}")
    body = "" if "body" in omit else truth.body
    when = "" if "date" in omit else day or style.day(truth.day, header=True)
    where = "" if "venue" in omit else truth.venue
    at = begins or style.time(*truth.begins)
    if style.header == "labels":
        lines = [Line("header.body", body)] if body else []
        lines += [Line("header.minutes", rng.choice(["Minutes", "MINUTES", "Minutes of Meeting"]))]
        lines += [Line("header.date", f"Date: {when}".strip())]
        lines += [Line("header.time", f"Time: {at}")]
        lines += (
            [Line("header.venue", f"{rng.choice(['Venue', 'Place', 'Location'])}: {capital(where)}")]
            if where
            else []
        )
    elif style.header == "short":
        lines = [Line("header.body", body)] if body else []
        lines += [Line("header.minutes", "Minutes of the meeting held at")] if not body else []
        lines += [Line("header.date", ", ".join(part for part in (when, at, where) if part))]
        if body:
            lines.insert(1, Line("header.minutes", "Minutes"))
    elif style.header == "lines":
        lines = [Line("header.body", body), BLANK] if body else []
        lines += [Line("header.date", f"Minutes of the meeting held{f' on {when}' if when else ''}")]
        lines += [Line("header.venue", f"at {at}{f' in {where}' if where else ''}")]
    elif style.header == "wrapped":
        first = f"Minutes of the meeting of {_the(body)}" if body else "Minutes of the meeting"
        lines = [Line("header.body", first)]
        lines += [Line("header.date", f"held on {when} at {at}" if when else f"held at {at}")]
        lines += [Line("header.venue", f"in {where}")] if where else []
    else:
        of = f" of {_the(body)}" if body else ""
        on, place = f" on {when}" if when else "", f" in {where}" if where else ""
        first = rng.choice(
            [
                f"Minutes of the meeting{of} held{place}{on} at {at}",
                f"Minutes of a meeting{of} held{on} at {at}{place}.",
                f"Minutes of the ordinary meeting{of} held{on}, commencing at {at}{place}",
            ]
        ).replace("m..", "m.")
        lines = [Line("header.body", first.upper() if style.header == "capitals" else first, prose=True)]
    if style.header in ("lines", "wrapped") and rng.random() < 0.4:
        lines = [Line(line.key, line.text.upper()) for line in lines]
    if truth.parent and body:
        lines.insert(0, Line("header.parent", truth.parent))
    if style.draft:
        lines.insert(0, Line("header.draft", style.draft))
    return [*lines, BLANK]


def _the(body: str) -> str:
    return body if body.split()[-1] == "Council" or body.startswith("Friends") else f"the {body}"


def roll(truth: Meeting, style: Style, naming: Naming) -> list[Line]:
    """Return the list of those who were there, and of apologies where this note has them above."""
    rng = Random(f"roll {truth.body} {truth.day}")
    chair = rng.choice([style.chair, style.chair, f"{style.chair}", "in the Chair"])
    present = [(truth.chair, chair)]
    present += [(who, f"Vice-{style.chair}") for who in truth.vices]
    present += [(who, "") for who in truth.members]
    beside = [
        naming.listed(who) + f" ({style.clerk if who.post == 'Clerk' else who.post})"
        for who in truth.officers
    ]
    beside += [f"{naming.listed(who)} ({who.place})" for who in truth.guests]
    if style.naming == "initials":
        beside = [
            f"{who.full} ({naming.initials(who)}), {who.post or who.place}"
            for who in (*truth.officers, *truth.guests)
        ]
    if truth.public:
        beside.append(f"{truth.public} members of the public")
    write = {
        "inline": _inline,
        "plural": _plural,
        "block": _block,
        "labels": _labels,
        "columns": _columns,
        "run": _run,
        "brackets": _inline,
        "pairs": _pairs,
        "brackets in lines": _block,
    }[style.roll]
    lines = write(rng, style, naming, present, beside)
    if style.apologies_at in ("roll", "both"):
        names = naming.several(truth.apologies) if truth.apologies else rng.choice(["None", "none", "Nil"])
        label = rng.choice(["Apologies", "Apologies for absence", "APOLOGIES", "Apologies received from"])
        if "from" in label and not truth.apologies:
            label = "Apologies"
        lines += [Line("roll.apologies", f"{label}: {names}", prose=True), BLANK]
    return lines


Present = list[tuple[Person, str]]


def _named(style: Style, naming: Naming, who: Person, role: str) -> str:
    if style.naming == "initials":
        return f"{who.full} ({naming.initials(who)})" + (f" – {role}" if role else "")
    return naming.listed(who) + (f" ({role})" if role else "")


def _inline(rng: Random, style: Style, naming: Naming, present: Present, beside: list[str]) -> list[Line]:
    names = [_named(style, naming, who, role) for who, role in present]
    said = joined(names) if rng.random() < 0.6 else ", ".join(names)
    return [
        Line("roll.present", f"{rng.choice(['Present', 'PRESENT', 'Members present'])}: {said}", prose=True),
        BLANK,
        *_beside(rng, beside),
    ]


def _beside(rng: Random, beside: list[str]) -> list[Line]:
    label = rng.choice(["In attendance", "In Attendance", "Also present", "IN ATTENDANCE"])
    return [Line("roll.beside", f"{label}: {', '.join(beside)}", prose=True), BLANK] if beside else []


def _plural(rng: Random, style: Style, naming: Naming, present: Present, beside: list[str]) -> list[Line]:
    plural = {"Cllr": "Cllrs", "Cllr.": "Cllrs.", "Councillor": "Councillors"}.get(style.title)
    if plural is None or style.naming == "mr":
        return _inline(rng, style, naming, present, beside)
    names = [naming.bare(who) + (f" ({role})" if role else "") for who, role in present]
    text = f"{rng.choice(['Present', 'PRESENT'])}: {plural} {joined(names)}"
    return [Line("roll.present", text + rng.choice(["", "."]), prose=True), BLANK, *_beside(rng, beside)]


def _run(rng: Random, style: Style, naming: Naming, present: Present, beside: list[str]) -> list[Line]:
    if not style.title or style.naming in ("mr", "mrs"):
        return _inline(rng, style, naming, present, beside)
    names = [_named(style, naming, who, role) for who, role in present]
    return [Line("roll.present", f"Present: {' '.join(names)}", prose=True), BLANK, *_beside(rng, beside)]


def _block(rng: Random, style: Style, naming: Naming, present: Present, beside: list[str]) -> list[Line]:
    colon = rng.choice([":", ""])
    lines = [Line("roll.label", f"{rng.choice(['PRESENT', 'Present', 'Members present'])}{colon}")]
    lines += [
        Line(f"roll.present.{index}", _named(style, naming, who, role), style.indent)
        for index, (who, role) in enumerate(present)
    ]
    if beside:
        lines += [BLANK, Line("roll.label2", f"{rng.choice(['IN ATTENDANCE', 'In attendance'])}{colon}")]
        lines += [Line(f"roll.beside.{index}", one, style.indent) for index, one in enumerate(beside)]
    return [*lines, BLANK]


def _labels(rng: Random, style: Style, naming: Naming, present: Present, beside: list[str]) -> list[Line]:
    lines = [Line("roll.label", rng.choice(["PRESENT", "Attendance", "Present:"]))]
    members = []
    for who, role in present:
        if role:
            label = style.chair if role == "in the Chair" else role
            key = "roll.chair" if who == present[0][0] else "roll.vice"
            lines.append(Line(key, f"{label}: {_named(style, naming, who, '')}"))
        else:
            members.append(_named(style, naming, who, ""))
    label = {"parish": "Councillors", "committee": "Members", "society": "Members"}[style.layout]
    lines.append(Line("roll.present", f"{label}: {', '.join(members)}", prose=True))
    if beside:
        lines.append(Line("roll.beside", f"In attendance: {', '.join(beside)}", prose=True))
    return [*lines, BLANK]


def _columns(rng: Random, style: Style, naming: Naming, present: Present, beside: list[str]) -> list[Line]:
    names = [_named(style, naming, who, role) for who, role in present]
    lines = [Line("roll.label", "Present:")]
    lines += [
        Line(f"roll.present.{index}", "".join(f"{one:<40}" for one in names[index : index + 2]).rstrip())
        for index in range(0, len(names), 2)
    ]
    return [*lines, BLANK, *_beside(rng, beside)]


def _pairs(rng: Random, style: Style, naming: Naming, present: Present, beside: list[str]) -> list[Line]:
    cells = [
        f"{who.full + (f' ({role})' if role else ''):<34}{naming.initials(who):<9}" for who, role in present
    ]
    lines = []
    for index in range(0, len(cells), 2):
        label = "PRESENT" if index == 0 else ""
        lines.append(
            Line(f"roll.present.{index}", f"{label:<14}{''.join(cells[index : index + 2])}".rstrip())
        )
    return [*lines, BLANK, *_beside(rng, beside)]
