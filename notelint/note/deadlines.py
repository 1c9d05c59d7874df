"""By when something is to be done: a date, a meeting or a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from notelint.note.dates import find_dates, find_years
from notelint.note.model import Date
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = regex(
    r"\b(january|february|march|april|may|june|july|august|september|october|november|december)"
    r"[ \u00a0]+((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_WORD = regex(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_YEAR_BEFORE = regex(r"(?<![^\W_])(?:by|before|during|until)\s+\Z", re.IGNORECASE)
_DEADLINE = (
    r"<deadline-prepositions>\s+(?:<deadline-fillers>\s+){0,6}<deadline-times>"
    r"|<coming-words>\s+(?:<meeting-fillers>\s+){0,4}<coming-meetings>"
    r"|<period-prepositions>\s+(?:<deadline-fillers>\s+){0,3}<some-number>\s+<periods>"
    r"|<deadlines>"
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline in the text. ``date`` is its date if that surely is the day by which.

    "Schemes approved by 30 June 2016" says when they were approved: there may
    be a deadline in it, but ``date`` is None.
    """

    span: Span
    date: Date | None = None


def find_deadline(
    text: str, span: Span, words: Vocabulary, dates: Sequence[Date] | None = None
) -> Deadline | None:
    """Return by or at which date, meeting or period something within ``span`` is due, or None.

    ``dates`` are the dates within ``span`` if they are known already; the
    deadline's date is one of them. The span begins with the word that makes it
    a deadline ("by 30 June").
    """
    unsure: list[Deadline] = []
    for each in find_dates(text, span) if dates is None else dates:
        deadline = _with_date(text, span, each, words)
        if deadline and deadline.date:
            return deadline
        if deadline:
            unsure.append(deadline)
    phrase = words.compose(_DEADLINE).search(text, span.start, span.end)
    if phrase:
        return Deadline(trim(text, *phrase.span()), _end_of_month(text, Span(*phrase.span()), span.end))
    if unsure:
        return unsure[0]
    for year in find_years(text, span):
        before = _YEAR_BEFORE.search(text, max(span.start, year.span.start - 12), year.span.start)
        if before:
            return Deadline(Span(before.start(), year.span.end))
    return None


def _end_of_month(text: str, phrase: Span, end: int) -> Date | None:
    """Return the last day of the month with its year that a deadline names: "by the end of April 2026"."""
    match = _MONTH.search(text, phrase.start, min(end, phrase.end + 8))
    if match is None or match.start() >= phrase.end:
        return None
    month, year = _MONTHS.index(match[1].lower()[:3]) + 1, int(match[2])
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return Date(span=Span(*match.span()), month=month, year=year, value=last)


def _with_date(text: str, span: Span, day: Date, words: Vocabulary) -> Deadline | None:
    """Return the deadline that a date makes with the words before it."""
    window = Span(max(span.start, day.span.start - 48), day.span.start)
    due_by = _right_before(text, window, "due-by", words)
    if due_by is not None:
        done = _is_done(text, span, due_by, words)
        return Deadline(Span(due_by, day.span.end), None if done else day)
    due_on = _right_before(text, window, "due-on", words)
    if due_on is not None:
        done = _is_done(text, span, due_on, words)
        return None if done else Deadline(Span(due_on, day.span.end))
    opening = text[span.start : day.span.start].rstrip()
    # “Clerk (30 June)”, “Report, 30 June”
    return Deadline(day.span) if not opening or opening[-1] in "([,:;–-" else None


def _right_before(text: str, window: Span, name: str, words: Vocabulary) -> int | None:
    """Return where the phrase of a list begins that ends at the end of ``window``."""
    for match in words.find(name, text, window):
        between = text[match.end() : window.end].strip(" \t\r\n\u00a0:–-*_")
        if between.lower() in ("", "the"):
            return match.start()
    return None


def _is_done(text: str, span: Span, start: int, words: Vocabulary) -> bool:
    """Return whether the words before ``start`` tell when something was done: “approved by”."""
    before = list(_WORD.finditer(text, max(span.start, start - 60), start))
    if not before or text[before[-1].end() : start].strip():
        return False
    last = before[-1][0].lower()
    if not (last.endswith("ed") and len(last) > 4):
        window = Span(max(span.start, start - 20), start)
        if _right_before(text, window, "done-participles", words) is None:
            return False
    return not any(word[0].lower() in words.words("to-be") for word in before[-4:-1])
