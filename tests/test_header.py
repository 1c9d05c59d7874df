from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from notelint.note.draft import Draft
from notelint.note.front_matter import with_title
from notelint.note.header import closing_time, read_header
from notelint.note.layout import Label, Layout, RawItem
from notelint.note.model import UNREAD, Date, Header
from notelint.text import Source, Span, trim
from tests.words import english

CASES: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
_LABEL = re.compile(r"^\s*(Title|Date|Time|Venue|Attendance):?[ \t]*(.*)$")


def layout_of(text: str, last: str = "") -> Layout:
    """Return a layout as a dialect would: labels with what stands behind or below them."""
    source = Source("note.txt", text + last)
    labels: dict[str, Label] = {}
    attendance = open_label = None
    position = 0
    for line in text.splitlines(keepends=True):
        match = _LABEL.match(line.rstrip("\r\n"))
        span = trim(text, position, position + len(line))
        if match and match[1] == "Attendance":
            attendance, open_label = attendance or span, None
        elif match:
            open_label = match[1].lower()
            label = Span(position + match.start(1), position + match.end(1))
            value = trim(text, position + match.start(2), position + match.end(2))
            labels[open_label] = Label(label, value if match[2] else None)
            open_label = None if match[2] else open_label
        elif open_label and span.start < span.end:
            labels[open_label] = Label(labels[open_label].label, span)
            open_label = None
        position += len(line)
    first = re.search(r"\S[^\n]*", text)
    items = (RawItem(Span(len(text), len(text + last)), None, None, (Span(len(text), len(text + last)),)),)
    return Layout(
        source=source, dialect="test", preamble=Span(0, len(text)), labels=labels, attendance=attendance,
        first_line=Span(*first.span()) if first else Span(0, 0), items=items if last else (),
    )  # fmt: skip


def read(text: str, last: str = "") -> Header:
    layout = layout_of(text, last)
    header = with_title(read_header(layout, english()), layout.source, english())
    return replace(header, **closing_time(Draft(layout.source, english(), layout, header)))


def told(header: Header) -> dict[str, str]:
    """Return what was read as the table says it."""
    found: dict[str, Any] = {
        "body": header.body,
        "venue": header.venue,
        "status": header.status,
        "start": header.start and header.start.strftime("%H:%M"),
        "end": header.end and header.end.strftime("%H:%M"),
    }
    day = header.date
    if isinstance(day, Date):
        found["date"] = day.text_value or f"no {day.year or ''}-{day.month:02}-{day.day:02}"
    elif day is UNREAD:
        found["date"] = "unread"
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_headers(case: dict[str, Any]) -> None:
    header = read(case["text"], case.get("last", ""))
    expected = {key: str(value) for key, value in case.items() if key not in ("name", "text", "last", "line")}
    assert told(header) == expected
    if "line" in case:
        line = header.places["line"]
        assert (case["text"] + case.get("last", ""))[line.start : line.end] == case["line"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_windows_line_ends_change_nothing(case: dict[str, Any]) -> None:
    text, last = case["text"], case.get("last", "")
    plain, windows = read(text, last), read(text.replace("\n", "\r\n"), last)
    assert told(windows) == told(plain)
    shift = {key: span.start + text.count("\n", 0, span.start) for key, span in plain.places.items()}
    assert {key: span.start for key, span in windows.places.items()} == shift


def test_places_are_where_the_words_stand() -> None:
    text = "Note of last Alder Board meeting\nTitle:\n\tAlder Board\nDate:\n\t5 May 2021, 7.00 pm\n"
    text += "Venue:\n\tHall\nAttendance\n"
    header = read(text, "The meeting closed at 8.30 pm.")
    whole = text + "The meeting closed at 8.30 pm."
    found = {key: whole[span.start : span.end] for key, span in header.places.items()}
    assert found == {
        "line": "Note of last Alder Board meeting",
        "title-label": "Title",
        "date-label": "Date",
        "venue-label": "Venue",
        "body": "Alder Board",
        "date": "5 May 2021",
        "start": "7.00 pm",
        "end": "8.30 pm",
        "venue": "Hall",
        "attendance": "Attendance",
    }


WORDS = "Minutes of the Alder Board Council meeting held at on DRAFT Present: Hall Title: Date:".split()
MORE = ["\n", "\n\t", "5 May 2021", "7.00 pm", "**", "31 June", "–"]
HEADERS = st.lists(st.sampled_from([*WORDS, *MORE]), max_size=25).map(" ".join)


@settings(max_examples=60)
@given(HEADERS, st.sampled_from(["", "The meeting closed at 9."]))
def test_any_header_is_read_and_every_place_is_in_the_text(text: str, last: str) -> None:
    header = read(text, last)
    for span in header.places.values():
        assert 0 <= span.start <= span.end <= len(text + last)
    assert header.body is None or "body" in header.places
    assert header.venue is None or "venue" in header.places
