"""The attendance list of a planted note: a table of cells, or a line for each person."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.planted.modern_gov_note.style import Style
from tests.planted.paper import Line
from tests.planted.people import Person
from tests.planted.truth import Truth

_BLANK = Line("", "")
_CELL = Line("", "", "\t")
_COUNCILLORS = ("Cllr", "Councillor")
Row = tuple[str, str, str]  # key, name, place


def register(
    rng: Random, truth: Truth, style: Style, *, named_in_text: bool
) -> tuple[list[Line], list[tuple[str, str]]]:
    """Return the appendix, and the advice due on it."""
    expected: list[tuple[str, str]] = []
    groups = list(_groups(rng, truth, style, expected, named_in_text))
    lines = [Line("trailer", "<TRAILER_SECTION>"), _BLANK] if style.layout == "tags" else []
    heading = rng.choice(
        [
            "Appendix A -Attendance ",
            "Appendix A - Attendance",
            "Appendix A – Attendance list",
            "Appendix A: Attendance",
        ]
    )
    lines += [Line("appendix", heading), _BLANK]
    if style.list_form == "lines":
        for role, rows in groups:
            for index, (key, name, place) in enumerate(rows):
                label = f"{role}: " if index == 0 else ""
                lines.append(Line(f"{key}.name", f"{label}{name}{', ' if place else ''}{place}"))
        return lines, expected
    heads = ["Position/Role", "Councillor", "Authority"]
    lines += [
        *(Line(f"column.{index}", head, "\t") for index, head in enumerate(heads)),
        _BLANK,
        _CELL,
        _CELL,
        _CELL,
        _BLANK,
    ]
    for role, rows in groups:
        lines += (
            _several(role, rows)
            if role in (style.roles["guests"], style.roles["officers"]) and rng.random() < 0.6
            else _cells(style, role, rows)
        )
    return lines, expected


def _cells(style: Style, role: str, rows: list[Row]) -> Iterator[Line]:
    """Yield a row a person; the role stands at the first."""
    for index, (key, name, place) in enumerate(rows):
        yield Line(f"{key}.role", role, "\t") if index == 0 else _CELL
        yield Line(f"{key}.name", name, "\t " if style.loose and index == 0 else "\t")
        if place:
            yield Line(f"{key}.place", place, "\t")
        yield _BLANK
    yield _BLANK


def _several(role: str, rows: list[Row]) -> Iterator[Line]:
    """Yield a cell of all names and a cell of all posts."""
    yield Line(f"{rows[0][0]}.role", role, "\t")
    for column in (1, 2):
        for index, row in enumerate(rows):
            part = ("name", "place")[column - 1]
            yield Line(f"{row[0]}.{part}", row[column], "" if index else "\t")
            yield _BLANK
    yield _BLANK


def _groups(
    rng: Random, truth: Truth, style: Style, expected: list[tuple[str, str]], named_in_text: bool
) -> Iterator[tuple[str, list[Row]]]:
    yield style.chair, [_row("chair", 0, truth.chair)]
    yield style.roles["vice"], [_row("vice", 0, truth.vices[0])]
    for index, who in enumerate(truth.deputies):
        yield style.roles["deputy"], [_row("deputy", index, who)]
    members = [_row("members", index, who) for index, who in enumerate(truth.members)]
    group = rng.random() < 0.5
    substitutes: list[Row] = []
    for index, (who, instead) in enumerate(truth.substitutes):
        told = instead is not None and (not named_in_text or rng.random() < 0.5)
        key, name, place = _row("substitutes", index, who)
        if told and instead:
            name += rng.choice([f" (sub for {instead.titled})", f" (substitute for {instead.titled})"])
        elif not group:
            name += rng.choice([" (sub)", " (substitute)"])
        if instead is None:
            expected.append(("substitutes-named", f"{key}.name"))
        substitutes.append((key, name, place))
    yield style.roles["members"], members + ([] if group else substitutes)
    if group and substitutes:
        yield style.roles["substitutes"], substitutes
    if truth.observers:
        yield (
            style.roles["observers"],
            [_row("observers", index, who) for index, who in enumerate(truth.observers)],
        )
    if truth.apologies:
        yield (
            style.roles["apologies"],
            [_row("apologies", index, who) for index, who in enumerate(truth.apologies)],
        )
    elif rng.random() < 0.2:
        yield style.roles["apologies"], [("apologies.0", "None", "")]
    if truth.guests:
        yield style.roles["guests"], [_row("guests", index, who) for index, who in enumerate(truth.guests)]
    yield style.roles["officers"], [_row("officers", index, who) for index, who in enumerate(truth.officers)]


def _row(group: str, index: int, who: Person) -> Row:
    return f"{group}.{index}", f"{who.titled} {who.honours}".strip(), who.place or who.post
