"""What stands around the items of typed minutes: labels of the heading, appendices."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from notelint.note.attendance_lines import AttendanceText
from notelint.note.layout import Appendix, Label
from notelint.note.lines import Line
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Source, Span, trim
from notelint.violation import Problem

_APPENDIX = regex(r"(?:appendix|annex)\s+([A-Z]|\d{1,2})\b(?!\s+(?:to|of|is|was|sets|shows))", re.IGNORECASE)
_OWN, _BEHIND = 3, 1  # items that minutes have, and the agenda behind them
# “Signed ………… Date …………”
_SIGNATURE = regex(
    r"(?:signed|signature|chair(?:man|person)?|dated?)\b[^.…_\n]{0,60}(?:\.{4}|…|__)", re.IGNORECASE
)
_LABELS = ("date", "time", "venue")


def labels_of(
    source: Source, preamble: Sequence[Line], attended: AttendanceText | None, words: Vocabulary
) -> Mapping[str, Label]:
    """Return the labels of date, time and venue; a value stands on the line or on the next one."""
    text = source.text
    labels: dict[str, Label] = {}
    stop = attended.heading.start if attended else len(text)
    filled = [line for line in preamble if not line.blank and line.span.start < stop]
    for index, line in enumerate(filled):
        colon = text.find(":", line.span.start, line.span.end)
        for key in _LABELS if colon > 0 else ():
            label = Span(line.span.start, colon)
            if key in labels or not words.is_all(f"{key}-labels", text, label):
                continue
            value = trim(text, colon + 1, line.span.end)
            if (
                value.start == value.end
                and index + 1 < len(filled)
                and ":" not in source.slice(filled[index + 1].span)
            ):
                value = filled[index + 1].span
            labels[key] = Label(Span(label.start, colon + 1), value if value.start < value.end else None)
    return labels


def appendices_of(text: str, lines: Sequence[Line], first: int) -> tuple[Appendix, ...]:
    """Return the appendices from line ``first`` on; each has its heading on a line of its own."""
    found = []
    for line in lines[first:]:
        match = None if line.blank else _APPENDIX.match(text, *line.span)
        if match and line.span.end - line.span.start <= 80 and text[line.span.end - 1] not in ".,;":
            found.append((match[1].upper(), line.span))
    ends = [*(heading.start for _, heading in found[1:]), len(text)][: len(found)]
    return tuple(
        Appendix(letter, heading, trim(text, heading.start, end))
        for (letter, heading), end in zip(found, ends, strict=True)
    )


def agenda_behind(text: str, lines: Sequence[Line], items: Sequence[int], words: Vocabulary) -> list[int]:
    """Return where the agenda of the next meeting begins, behind the minutes; [] if there is none.

    ``items`` are the lines at which items begin: three before it, one of its own.
    """
    if len(items) < _OWN + _BEHIND:
        return []
    for index in range(items[_OWN - 1] + 1, items[-_BEHIND]):
        line = lines[index]
        if line.blank or not text[line.span.start].isupper() or text[line.span.end - 1] in ".,;":
            continue  # “…that were not on the” / “agenda.”
        if words.is_all("agenda-headings", text, line.span):
            return [line.span.start]
    return []


def signatures_of(text: str, lines: Sequence[Line], first: int) -> list[int]:
    """Return where lines to be signed begin, from line ``first`` on."""
    return [line.span.start for line in lines[first:] if _SIGNATURE.match(text, *line.span)]


def not_a_list(source: Source, heading: Span) -> Problem:
    """Return the problem that a list of those present, below ``heading``, stands in the cells of a table."""
    place = source.position(heading.start)
    return Problem(
        "not-understood",
        "this attendance list stands in the cells of a table, so nobody can tell who was present",
        source.path,
        place.line,
        place.column,
        "List those present, those who sent apologies and those in attendance under headings of their own.",
    )
