"""Where dates stand: what is read as one, and what only looks like one.

``notelint.note.dates`` makes nodes of what is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from notelint.note import date_forms as forms
from notelint.text import Span

_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month as written; ``span`` is that of the figures and their ending."""

    number: int
    ending: str
    span: Span
    weekday: Span | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One or more days of one month; ``bare`` is where they stand without a first weekday."""

    bare: Span
    days: tuple[Day, ...]
    month: int
    year: int | None
    form: str = "day first"  # or "month first", "figures"

    @property
    def span(self) -> Span:
        """The dates with the weekdays before them."""
        starts = [self.bare.start, *(day.weekday.start for day in self.days if day.weekday)]
        return Span(min(starts), self.bare.end)

    @property
    def told(self) -> bool:
        """Whether more than figure and month says that this is a date."""
        return self.form == "figures" or any(day.ending or day.weekday for day in self.days)

    @property
    def possible(self) -> bool:
        """Whether the calendar has all these days."""
        return all(in_calendar(day.number, self.month, self.year) for day in self.days)


def find_all(text: str, span: Span) -> Iterator[Found]:
    """Yield what is meant as dates within ``span``, whether or not they exist."""
    position, previous = span.start, span.start
    while match := forms.SEED.search(text, position, span.end):
        position = match.end()
        if match["month"]:
            found = _day_first(text, match)
        elif match["sep"]:
            found = _figures(text, span, match)
        elif match["iso"] or match["named"]:
            found = _year_first(match)
        else:
            found = _month_first(text, span, match)
        if found is None:
            continue
        found = _with_weekdays(text, span, found)
        if _is_date(text, span, found, previous):
            position = previous = max(position, found.span.end)
            yield found


def _day_first(text: str, match: re.Match[str]) -> Found | None:
    days = _days(text, match.start(), match.end("days"))
    # “wards 12, 5 and 6 May” has two days, not three: the days of a list go up.
    first = len(days) - 1
    while first and days[first - 1].number < days[first].number:
        if text[days[first - 1].span.end] == "/" and days[first - 1].number + 1 != days[first].number:
            break
        first -= 1
    if first and text[days[first].span.start - 1] == "/":
        return None  # “45/24 May”
    bare = Span(days[first].span.start, match.end())
    return Found(bare, days[first:], _month(match["month"]), _year(match["year"]))


def _days(text: str, start: int, end: int) -> tuple[Day, ...]:
    return tuple(
        Day(
            int(match["day"]),
            match["ending"] or "",
            Span(match.start("day"), match.end()),
            Span(*match.span("weekday")) if match["weekday"] else None,
        )
        for match in forms.DAY_IN_LIST.finditer(text, start, end)
    )


def _figures(text: str, span: Span, match: re.Match[str]) -> Found | None:
    day, month, year = (int(part) for part in match[0].split(match["sep"]))
    short = len(match["year2"]) == 2
    padded = match.start("sep") - match.start() == 2 and len(match["figures"]) == 2
    if short:
        year += 2000 if year < 70 else 1900
        if match["sep"] == "-":
            return None  # the code of a bank
        opens = match["sep"] == "." and not padded and _opens_line(text, match.start())
        if opens and not forms.ENDS_CLAUSE.match(text, match.end(), span.end):
            return None  # the number of a section
    if not in_calendar(day, month, year):
        # Month before day is American. What is no date in any order has to look much like one.
        american = month > 12 and 1 <= day <= 12
        likely = padded or match["sep"] == "/"
        if american or not likely or not 1 <= day <= 39 or not month or (short and (day > 31 or month > 12)):
            return None
    whole = Day(day, "", Span(match.start(), match.start("sep")))
    return Found(Span(*match.span()), (whole,), month, year, "figures")


def _year_first(match: re.Match[str]) -> Found | None:
    said = re.split(r"[-.]", match[0])
    month = _month(said[1]) if match["named"] else int(said[1])
    if not 1 <= month <= 12 or not 1 <= int(said[2]) <= 31:
        return None
    day = Day(int(said[2]), "", Span(match.end() - len(said[2]), match.end()))
    return Found(Span(*match.span()), (day,), month, int(said[0]), "figures")


def _month_first(text: str, span: Span, match: re.Match[str]) -> Found | None:
    start = match.start()
    if start < span.start + 4 or not (text[start - 1].isspace() or text[start - 1] in ".,"):
        return None
    before = forms.MONTH_BEFORE.search(text, max(span.start, start - 24), start)
    whole = forms.MONTH_FIRST.match(text, start, span.end) if before else None
    if before is None or whole is None:
        return None
    days = _days(text, start, whole.end("days"))
    end, year = whole.end(), _year(whole["year"])
    if any(day.number >= after.number for day, after in pairwise(days)):
        days, end, year = days[:1], days[0].span.end, None
    return Found(Span(before.start(), end), days, _month(before["month"]), year, "month first")


def _with_weekdays(text: str, span: Span, found: Found) -> Found:
    """Give the days the weekdays that stand before them, or behind in brackets."""
    start = found.bare.start
    before = forms.WEEKDAY_BEFORE.search(text, max(span.start, start - 48), start)
    if before and _is_weekday(text, before):
        weekdays = [Span(*before.span("weekday"))]
        while len(weekdays) < 8:
            window = max(span.start, weekdays[0].start - 24)
            listed = forms.LISTED_BEFORE.search(text, window, weekdays[0].start)
            if listed is None:
                break
            weekdays.insert(0, Span(*listed.span("weekday")))
        if len(weekdays) == 1:
            return replace(found, days=(replace(found.days[0], weekday=weekdays[0]), *found.days[1:]))
        if len(weekdays) == len(found.days):
            pairs = zip(found.days, weekdays, strict=True)
            return replace(found, days=tuple(replace(day, weekday=its) for day, its in pairs))
        return found  # “Monday to Friday, 5 May” says the weekday of no single day
    after = forms.WEEKDAY_AFTER.match(text, found.bare.end, span.end)
    if after and len(found.days) == 1 and _is_weekday(text, after):
        return replace(found, days=(replace(found.days[0], weekday=Span(*after.span("weekday"))),))
    return found


def _is_weekday(text: str, match: re.Match[str]) -> bool:
    """Return whether a short form is a weekday: not “sat”, “wed” or The Sun."""
    word, start = match["weekday"], match.start("weekday")
    if word.lower().endswith("day"):
        return True
    return word[0].isupper() and not forms.THE_BEFORE.search(text, max(0, start - 5), start)


# --- Deciding --------------------------------------------------------------------------


def _is_date(text: str, span: Span, found: Found, previous: int) -> bool:
    """Return whether this is meant as a date, whether or not it exists."""
    if found.form == "figures":
        return True
    weekday = any(day.weekday for day in found.days)
    most = 99 if weekday else 39 if found.year else 31
    if not all(0 < day.number <= most for day in found.days):
        return False
    if not weekday and not found.year and _may_be_verb(text, found):
        return False
    return found.told or _stands_as_date(text, span, found, previous)


def _stands_as_date(text: str, span: Span, found: Found, previous: int) -> bool:
    """Return whether figure and month, with nothing else to tell, stand as dates stand."""
    start, end = found.bare
    window = max(span.start, start - 24)
    if forms.NUMBERED_BEFORE.search(text, window, start):
        return False
    if found.form == "month first" and not found.year:
        return bool(
            found.possible
            and forms.PREPOSITION_BEFORE.search(text, max(span.start, start - 16), start)
            and forms.FOLLOWS_DATE.match(text, end, span.end)
        )  # not “In June 31 people”
    opens_line = _opens_line(text, start)
    gap = text[found.days[-1].span.end : end].lstrip(" \t\u00a0")
    if opens_line and gap[:1] in ("\r", "\n"):
        return False  # the number of an item above its title
    if found.possible:
        return True
    follows = forms.FOLLOWS_DATE if found.year else forms.ENDS_CLAUSE
    if opens_line and not follows.match(text, end, span.end):
        return False  # the number of an item before its title
    counted = forms.COUNTED_BEFORE.search(text, window, start)
    return not counted or (previous > window and forms.JOINER.fullmatch(text, previous, start) is not None)


def _may_be_verb(text: str, found: Found) -> bool:
    words = text[found.bare.start : found.bare.end].split()
    return any(word in ("may", "march", "mar") for word in words)


def _opens_line(text: str, start: int) -> bool:
    while start and text[start - 1] in " \t\u00a0":
        start -= 1
    return start == 0 or text[start - 1] in "\r\n"


# --- Counting --------------------------------------------------------------------------


def _month(word: str) -> int:
    return _MONTHS[word[:3].lower()]


def _year(word: str | None) -> int | None:
    if not word:
        return None
    figures = word.lstrip("'’‘")
    return int(figures) if len(figures) == 4 else 2000 + int(figures)


def in_calendar(day: int, month: int, year: int | None) -> bool:
    """Return whether there is such a day; without a year, February has 29."""
    if not 1 <= month <= 12 or not 1 <= day <= _LENGTHS[month - 1]:
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return leap or month != 2 or day < 29
