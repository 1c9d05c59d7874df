"""A note held against its rules, before anything is let pass: what is kept, and sent between processes.

As bytes it is JSON without the path of the note, so that the result of one file
is that of another with the same content.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from notelint.report import ItemTitle
from notelint.text import Position, Span
from notelint.violation import Edit, Fix, Place, Problem, Severity, Violation


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in one file.

    ``failed`` is why it could not be held against the rules, with nothing else
    then; it is of the kind ``not-a-note`` if it is none. ``found`` are all
    violations in the order of line, column and rule, also those that a run lets
    pass or does not show. ``problems`` are what was not understood. ``meeting``
    is the day of the meeting, if the note gives it.
    """

    format: str = ""
    dialect: str = ""
    profile: str = ""
    found: tuple[Violation, ...] = ()
    problems: tuple[Problem, ...] = ()
    items: tuple[ItemTitle, ...] = ()
    meeting: date | None = None
    failed: Problem | None = None

    @property
    def is_note(self) -> bool:
        """Whether it was held against the rules."""
        return self.failed is None


def to_bytes(one: Examined, path: str) -> bytes:
    """Return what was found in the file ``path`` as one line of ASCII."""
    data = [
        one.format,
        one.dialect,
        one.profile,
        [_violation(violation) for violation in one.found],
        [_problem(problem, path) for problem in one.problems],
        [[item.number, item.title, item.line, item.span] for item in one.items],
        one.meeting.isoformat() if one.meeting else None,
        _problem(one.failed, path) if one.failed else None,
    ]
    return json.dumps(data, separators=(",", ":")).encode("ascii")


def from_bytes(data: bytes, path: str) -> Examined | None:
    """Return what was found in the file ``path``; None if ``data`` does not hold such a thing."""
    try:
        format_, dialect, profile, found, problems, items, meeting, failed = json.loads(data)
        return Examined(
            format_,
            dialect,
            profile,
            tuple(_read_violation(one, path) for one in found),
            tuple(_read_problem(one, path) for one in problems),
            tuple(ItemTitle(number, title, line, Span(*span)) for number, title, line, span in items),
            date.fromisoformat(meeting) if meeting else None,
            _read_problem(failed, path) if failed else None,
        )
    except (ValueError, TypeError, RecursionError):
        return None


def _violation(one: Violation) -> list[Any]:
    related = [[place.start, place.message, place.end] for place in one.related]
    return [
        one.rule,
        int(one.severity),
        one.message,
        one.start,
        one.end,
        one.span,
        one.item,
        related,
        one.help,
        one.cite,
        _fix(one.fix) if one.fix else None,
        one.fingerprint,
    ]


def _read_violation(data: list[Any], path: str) -> Violation:
    rule, severity, message, start, end, span, item, related, help_, cite, fix, fingerprint = data
    return Violation(
        path,
        rule,
        Severity(severity),
        message,
        Position(*start),
        Position(*end),
        Span(*span),
        item,
        tuple(_read_place(one, path) for one in related),
        help_,
        tuple(cite),
        _read_fix(fix) if fix else None,
        fingerprint,
    )


def _read_place(data: list[Any], path: str) -> Place:
    start, message, end = data
    return Place(path, Position(*start), message, Position(*end) if end else None)


def _fix(fix: Fix) -> list[Any]:
    edits = [[edit.span, edit.text] for edit in fix.edits]
    return [fix.title, edits, fix.safe, [_fix(other) for other in fix.others]]


def _read_fix(data: list[Any]) -> Fix:
    title, edits, safe, others = data
    return Fix(
        title,
        tuple(Edit(Span(*span), text) for span, text in edits),
        safe,
        tuple(_read_fix(other) for other in others),
    )


def _problem(one: Problem, path: str) -> list[Any]:
    # The path of the file itself is left out.
    other = None if one.path == path else [one.path]
    return [one.kind, one.message, other, one.line, one.column, one.help, one.heading]


def _read_problem(data: list[Any], path: str) -> Problem:
    kind, message, other, line, column, help_, heading = data
    return Problem(kind, message, other[0] if other else path, line, column, help_, heading)
