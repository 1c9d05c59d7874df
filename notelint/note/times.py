"""Times of day as notes write them, and what they mean beside each other.

A time without “am” or “pm” has two readings. Which is meant is settled by the
time beside it: a meeting does not close before it opens if it can be read
otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from notelint.patterns import regex
from notelint.text import Span

_END = r"(?![^\W_])"
_TIME = regex(
    r"(?<![^\W_])(?<![£$€])(?<![0-9][.,:/])(?:[0-9](?:"
    rf"[0-9]?(?:[.:·][0-5][0-9])?[^\S\r\n]?"
    rf"(?:[ap]m{_END}|[ap][.\u00a0 ]{{1,2}}m{_END}\.?|(?:noon|midday|midnight){_END})"
    rf"|[0-9]?[.:·][0-5][0-9][^\S\r\n]?(?:hours|hrs|h|o[’']clock){_END}"
    rf"|[0-9]{{3}}[^\S\r\n]?(?:hours|hrs|h){_END}"
    r"|[0-9]?:[0-5][0-9](?![:0-9])"
    rf"|[0-9]?[^\S\r\n]o[’']clock{_END}"
    r"|(?P<bare>[0-9]?\.[0-5][0-9](?![0-9%])(?!\.[0-9])|[0-9]{3}(?![0-9%])(?![.,:/-][0-9])))"
    rf"|(?:noon|midday|midnight){_END})",
    re.IGNORECASE,
)
_PARTS = regex(r"([0-9]{1,2})(?:[.:·]?([0-9]{2}))?[^\S\r\n]?([ap]?)", re.IGNORECASE)
_TO = r"[^\S\r\n]?(?:-|–|—|(?:to|until|till)(?=\s))[^\S\r\n]?"
_FROM = regex(rf"(?<![^\W_])(?<![0-9£][.,:/])(?P<time>[0-9]{{1,2}}(?:[.:][0-5][0-9])?){_TO}\Z", re.IGNORECASE)
_RANGE = regex(rf"{_TO}(?:about|approximately|approx\.?)?[^\S\r\n]?", re.IGNORECASE)
_EVENING, _NIGHT = time(17), time(3)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in the text; ``readings`` are what it may mean, the likeliest first."""

    span: Span
    readings: tuple[time, ...]

    @property
    def value(self) -> time:
        """The likeliest reading."""
        return self.readings[0]


def find_times(text: str, span: Span, *, bare: bool = False) -> Iterator[Clock]:
    """Yield the times within ``span``, in order.

    With ``bare``, figures that are a time only where one is due ("7.30",
    "1830") are read too.
    """
    last = span.start
    for match in _TIME.finditer(text, span.start, span.end):
        if match["bare"] and not bare:
            continue
        readings = parse_time(match[0])
        if not readings:
            continue
        opening = _FROM.search(text, max(span.start, match.start() - 16), match.start())
        if opening and opening.start("time") >= last and (first := parse_time(opening["time"])):
            # “7 - 9 pm”: the first figure has no mark of its own.
            yield Clock(Span(*opening.span("time")), first)
        yield Clock(Span(*match.span()), readings)
        last = match.end()


def parse_time(written: str) -> tuple[time, ...]:
    """Return what ``written`` may mean as a time of day, the likeliest first; () if it is none."""
    words = written.strip().lower()
    if "midnight" in words:
        return (time(0),)
    if "noon" in words or "midday" in words:
        return (time(12),) if not words[0].isdigit() or words.startswith("12") else ()
    match = _PARTS.match(words)
    if match is None or (words.isdigit() and len(words) == 3):
        return ()
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if hour > 23 or minute > 59:
        return ()
    if hour == 0 or hour > 12:
        return (time(hour, minute),)
    morning, evening = time(hour % 12, minute), time(hour % 12 + 12, minute)
    if half or "h" in words.replace("o'clock", "").replace("o’clock", ""):
        return (evening if half == "p" or (not half and hour == 12) else morning,)
    return (morning, evening) if 8 <= hour < 12 else (evening, morning)


def are_range(text: str, first: Clock, second: Clock) -> bool:
    """Return whether two times are written as one from-to."""
    return _RANGE.fullmatch(text, first.span.end, second.span.start) is not None


def settle(start: Clock, end: Clock) -> tuple[time, time | None]:
    """Return what two times mean as the start and end of one meeting.

    The end comes after the start if it can be read so. It is None where the
    meeting may have gone on past midnight; it is before the start only if
    there is no other way to read the two.
    """
    for opens in start.readings:
        for closes in end.readings:
            if closes >= opens:
                return opens, closes
    if start.value >= _EVENING and min(end.readings) <= _NIGHT:
        return start.value, None
    return start.value, end.value
