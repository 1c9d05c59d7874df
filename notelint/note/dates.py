"""Dates and years as British notes write them: day before month, in words or figures.

What only looks like a date (a minute number, a financial year, a reference, a
time, money) is none. What surely is meant as a date and stands in no calendar
is a ``Date`` that does not exist, never silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from notelint.note import date_forms as forms
from notelint.note.date_finding import Day, Found, find_all, in_calendar
from notelint.note.model import Date, Node
from notelint.text import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# “4 June 1930” is as likely a time of day; the weekday beside it is not held against it.
_CLOCK_YEARS = range(1900, 1960)


class Years(NamedTuple):
    """A year or a span of years as written: “2021”, “2017/18”, “2021-2024”."""

    text: str
    span: Span


def find_dates(text: str, span: Span, parent: Node | None = None) -> Iterator[Date]:
    """Yield the dates within ``span``, in order; each day of a list or range is one.

    The span of a date begins with its weekday, if one stands before it. The
    year of the last of joined dates ("30 September to 2 October 2021") holds for all.
    ``weekday_expected`` equals ``weekday`` where that is right, however it is written.
    """
    for found in _shared_years(text, list(find_all(text, span))):
        yield from _nodes(text, found, parent)


def find_years(text: str, span: Span) -> Iterator[Years]:
    """Yield the years within ``span`` that stand by themselves, as written.

    Not those of a date ("5 May 2021", "May 2021"), nor one that names an Act.
    """
    for match in forms.YEARS.finditer(text, span.start, span.end):
        window = max(span.start, match.start() - 48)
        if forms.MONTH_AND_DAY_BEFORE.search(text, window, match.start()):
            continue
        first, second = int(match[0][:4]), re.search(r"[0-9]+\Z", match[0][4:])
        if second and int(second[0]) % 100 <= first % 100 and first % 100 != 99:
            continue  # “2024-01” is a month
        if not forms.NAMED_BY_YEAR.search(text, window, match.start()):
            yield Years(match[0], Span(*match.span()))


def _shared_years(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Give joined dates the year of the last of them: “30 September to 2 October 2021”."""
    shared: list[Found] = []
    later: Found | None = None
    for each in reversed(found):
        this = each
        if this.year is None and later and later.year and later.form != "figures":
            joiner = forms.JOINER.fullmatch(text, this.span.end, later.span.start)
            if joiner and this.month <= later.month:
                this = replace(this, year=later.year)
            elif joiner and joiner["until"]:
                this = replace(this, year=later.year - 1)
        shared.append(this)
        later = this
    return reversed(shared)


def _nodes(text: str, found: Found, parent: Node | None) -> Iterator[Date]:
    last = len(found.days) - 1
    for index, day in enumerate(found.days):
        start = day.span.start if index else found.bare.start
        end = day.span.end if index < last else found.bare.end
        exists = in_calendar(day.number, found.month, found.year) and _right_ending(day)
        value = date(found.year, found.month, day.number) if exists and found.year else None
        places = {"day": day.span}
        written = expected = None
        if day.weekday:
            places["weekday"] = day.weekday
            start = min(start, day.weekday.start)
            written = text[day.weekday.start : day.weekday.end]
            if value and value.year not in _CLOCK_YEARS:
                expected = WEEKDAYS[value.weekday()]
                if written[:3].lower() == expected[:3].lower():
                    expected = written
        yield Date(
            span=Span(start, end),
            parent=parent,
            places=places,
            day=day.number,
            month=found.month,
            year=found.year,
            weekday=written,
            value=value,
            exists=exists,
            weekday_expected=expected,
        )


def _right_ending(day: Day) -> bool:
    """Return whether “st”, “nd”, “rd” or “th” is the ending of this number."""
    ending = re.sub(r"\W|sup", "", day.ending).lower()
    right = "th" if 10 < day.number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.number % 10, "th")
    return not ending or ending == right
