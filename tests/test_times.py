from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.times import Clock, are_range, find_times, parse_time, settle
from notelint.text import Span

# What stands in the text, and its readings, the likeliest first.
MARKED = {
    "1.00 pm": ["13:00"],
    "7.30pm": ["19:30"],
    "7:30 PM": ["19:30"],
    "7.30p.m.": ["19:30"],
    "7 p.m.": ["19:00"],
    "3PM": ["15:00"],
    "10 a.m": ["10:00"],
    "12.00 noon": ["12:00"],
    "12 noon": ["12:00"],
    "noon": ["12:00"],
    "Midday": ["12:00"],
    "midnight": ["00:00"],
    "12.15 am": ["00:15"],
    "12.15 pm": ["12:15"],
    "08.13pm": ["20:13"],
    "21:45pm": ["21:45"],
    "1830 hours": ["18:30"],
    "1830hrs": ["18:30"],
    "10:00 hours": ["10:00"],
    "14.00 hrs": ["14:00"],
    "14:00": ["14:00"],
    "9:15": ["09:15", "21:15"],
    "7:15": ["19:15", "07:15"],
    "00:10": ["00:10"],
    "7 o'clock": ["19:00", "07:00"],
    "11.15am - 1.15pm": ["11:15", "13:15"],
    "7 - 9pm": ["19:00", "07:00", "21:00"],
    "10.30 to 12.30 pm": ["10:30", "22:30", "12:30"],
    "2·30 pm": ["14:30"],
}
BARE = {
    "7.30": ["19:30", "07:30"],
    "9.05.": ["09:05", "21:05"],
    "1830": ["18:30"],
    "20.40": ["20:40"],
    "at 2029": ["20:29"],
}
NONE = [
    "£4.50", "45/24", "1.2.3", "25:00", "7.75pm", "100 hours", "2 hours", "24.60", "10:30:15", "7.305",
    "2 am9", "12 amendments", "5 pm2", "item 7", "4.5%",
]  # fmt: skip


def clocks(text: str, *, bare: bool = False) -> list[str]:
    found = find_times(text, Span(0, len(text)), bare=bare)
    return [reading.strftime("%H:%M") for clock in found for reading in clock.readings]


@pytest.mark.parametrize(("text", "readings"), MARKED.items(), ids=MARKED)
def test_times_that_say_so(text: str, readings: list[str]) -> None:
    assert clocks(f"It began at {text}") == readings
    assert clocks(f"({text}) and then", bare=True) == readings


@pytest.mark.parametrize(("text", "readings"), BARE.items(), ids=BARE)
def test_bare_figures_are_times_only_where_one_is_due(text: str, readings: list[str]) -> None:
    assert clocks(text) == []
    assert clocks(text, bare=True) == readings


@pytest.mark.parametrize("text", NONE)
def test_no_times(text: str) -> None:
    assert clocks(text, bare=True) == []


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_is_read_in_every_form(hour: int, minute: int) -> None:
    meant = time(hour, minute)
    half = "am" if hour < 12 else "pm"
    twelve = (hour + 11) % 12 + 1
    assert parse_time(f"{twelve}.{minute:02}{half}") == (meant,)
    assert parse_time(f"{twelve}:{minute:02} {half[0]}.m.") == (meant,)
    assert parse_time(f"{hour:02}{minute:02} hours") == (meant,)
    assert meant in parse_time(f"{hour:02}:{minute:02}")


def one(text: str) -> Clock:
    return next(find_times(text, Span(0, len(text)), bare=True))


@pytest.mark.parametrize(
    ("start", "end", "settled"),
    [
        ("7.00 pm", "8.45", "19:00 20:45"),
        ("7.00 pm", "8.45 pm", "19:00 20:45"),
        ("7.30", "9.15", "19:30 21:15"),
        ("7.30", "9.15 am", "07:30 09:15"),
        ("10.00", "12.30", "10:00 12:30"),
        ("10.00 am", "1.15", "10:00 13:15"),
        ("11.00", "1.00", "11:00 13:00"),
        ("14:00", "3.30", "14:00 15:30"),
        ("7.00 pm", "20:40", "19:00 20:40"),
        ("7.00 pm", "midnight", "19:00 -"),
        ("7.00 pm", "12.20 am", "19:00 -"),
        ("6.00 pm", "12.20", "18:00 -"),
        ("2.00 pm", "1.15 pm", "14:00 13:15"),
        ("7.00 pm", "6.45", "19:00 18:45"),
        ("7.00 pm", "8.45 am", "19:00 08:45"),
        ("19:00", "18:30", "19:00 18:30"),
        ("10.00 am", "9.30 am", "10:00 09:30"),
    ],
)
def test_a_meeting_ends_before_it_starts_only_if_it_can_be_read_in_no_other_way(
    start: str, end: str, settled: str
) -> None:
    opens, closes = settle(one(start), one(end))
    assert f"{opens:%H:%M} {closes.strftime('%H:%M') if closes else '-'}" == settled


@pytest.mark.parametrize(
    ("text", "is_range"),
    [("10.30 am - 1 pm", True), ("10.30 am to 1 pm", True), ("10.30 am. Lunch 1 pm", False)],
)
def test_from_to(text: str, is_range: bool) -> None:
    first, second = find_times(text, Span(0, len(text)))
    assert are_range(text, first, second) is is_range


@given(st.text("0123456789 .:-apm'hoursn\n", max_size=60))
def test_whatever_is_written_times_stand_where_they_say(text: str) -> None:
    for clock in find_times(text, Span(0, len(text)), bare=True):
        written = text[clock.span.start : clock.span.end]
        assert parse_time(written) == clock.readings
        assert clock.readings
