"""What stands above the first item: body, date, place, hours and state of the note.

A placeholder ("TBC") as date is no date; as venue it is kept as the venue,
because something stands there and the rule on placeholders tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import TypedDict

from notelint.note.body import body_name
from notelint.note.date_forms import JOINER
from notelint.note.dates import find_dates
from notelint.note.draft import Draft
from notelint.note.front_matter import FRONT_MATTER
from notelint.note.hours import closing_clock, header_clocks, hours, opening_clock
from notelint.note.layout import Label, Layout
from notelint.note.model import UNREAD, Date, Header, Unread
from notelint.note.times import settle
from notelint.note.venue import venue_of
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_LONGEST = 2000  # code points of a header that nothing else ends
# Behind a word that opens a list of people: “PRESENT (6 Councillors): -”.
_LIST_MARK = regex(r"[ \t*_]*(?:\([^()\r\n]{0,60}\))?[ \t*_]*(?::|[-–—](?=\s))")
_LINE = regex(r"[^\r\n]+")
_LETTER = regex(r"[^\W_]")
# Figures and a word, or figures in an order that is not ours: someone's date, not read.
_STRANGE_DATE = regex(
    r"[0-9]{1,2}(?:[^\W\d_]{1,3})?[ \t\u00a0]+[^\W\d_]{3,}\.?,?[ \t\u00a0]+[0-9]{4}|"
    r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}"
)


class Closing(TypedDict, total=False):
    """What a closing sentence changes in the header."""

    start: time | None
    end: time | None
    places: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class _Head:
    """The header while it is read: ``span`` ends where those present are listed."""

    text: str
    layout: Layout
    words: Vocabulary
    line: Span
    span: Span

    def label(self, key: str) -> Label | None:
        return self.layout.labels.get(key)

    def value(self, key: str) -> Span | None:
        """Return the value of a label: not blank, and not the next label."""
        label = self.label(key)
        if label is None or label.value is None:
            return None
        value = trim(self.text, *label.value)
        if value.start == value.end:
            return None
        names = ("title-labels", "date-labels", "time-labels", "venue-labels", "attendance-headings")
        written = self.text[value.start : value.end]
        if written.endswith(":") and any(self.words.is_all(name, self.text, value) for name in names):
            return None
        return value


def read_header(layout: Layout, words: Vocabulary) -> Header:
    """Return the header of a note, with its places; times as the header itself gives them.

    ``closing_time`` adds what a closing sentence says, ``with_title`` what the
    title of the page says.
    """
    text = layout.source.text
    head = _head(layout, words)
    places = {"line": head.line}
    for key in ("title", "date", "venue"):
        if label := head.label(key):
            places[f"{key}-label"] = label.label
    if layout.attendance:
        places["attendance"] = layout.attendance
    day = _date(head)
    if isinstance(day, Date):
        places["date"] = day.span
    clocks = header_clocks(text, head.span, head.value("time"), head.value("date"))
    if clocks:
        places["start"] = clocks[0].span
    if len(clocks) > 1:
        places["end"] = clocks[1].span
    apart = [span for key in ("date", "time", "venue") for span in _spans(head.label(key))]
    apart += [day.span] if isinstance(day, Date) else []
    body = head.value("title") or body_name(text, head.span, apart, words)
    if body:
        places["body"] = body
    venue = head.value("venue")
    if venue is None:
        named = [*_spans(head.label("title")), *_spans(head.label("venue")), *_again(text, head.span, body)]
        venue = venue_of(layout, head.span, named, words)
    if venue:
        places["venue"] = venue
    start, end = hours(clocks)
    return Header(
        span=Span(head.line.start, max(head.line.end, trim(text, *layout.preamble).end)),
        places=places,
        body=_written(text, body),
        date=day,
        venue=_written(text, venue),
        start=start,
        end=end,
        status=_status(head),
    )


def closing_time(draft: Draft) -> Closing:
    """Return the hours and places of the header in the light of a closing sentence; {} if there is none.

    The end is None where it cannot be held against the start: the meeting went
    on past midnight, or over several days.
    """
    header = draft.header
    closing = closing_clock(draft)
    if closing is None:
        if header.end and _several_days(draft):
            return Closing(end=None)
        return {}
    places = {**header.places, "end": closing.span}
    opening = opening_clock(draft)
    if _several_days(draft):
        return Closing(end=None, places=places)
    if opening is None:
        return Closing(end=closing.value, places=places)
    if "start" not in header.places:
        places["start"] = opening.span
    start, end = settle(opening, closing)
    return Closing(start=start, end=end, places=places)


# --- The head ----------------------------------------------------------------------------


def _head(layout: Layout, words: Vocabulary) -> _Head:
    text, preamble = layout.source.text, layout.preamble
    start = preamble.start
    if front := FRONT_MATTER.match(text, start, preamble.end):
        start = front.end()
    first = next(_lines_with_words(text, Span(start, preamble.end), words), layout.first_line)
    stop = min(max(preamble.end, first.end), first.start + _LONGEST)
    if layout.attendance and first.end <= layout.attendance.start < stop:
        stop = layout.attendance.start
    for match in words.find("header-stops", text, Span(first.start, stop)):
        if match.start() > first.start and _opens_list(text, match, stop):
            if layout.attendance and words.search("signs-of-minutes", text, Span(match.end(), stop)):
                continue  # “Chairman: Ana Birt” above “Minutes of the meeting held on …”
            stop = match.start()
            break
    return _Head(text, layout, words, first, Span(first.start, max(stop, first.end)))


def _lines_with_words(text: str, span: Span, words: Vocabulary) -> Iterator[Span]:
    """Yield the lines of ``span`` that have a word and do not only mark a draft."""
    for match in _LINE.finditer(text, span.start, span.end):
        line = trim(text, *match.span())
        while line.start < line.end and text[line.start] in "#*_>":
            line = trim(text, line.start + 1, line.end)
        bare = Span(line.start, line.start + len(text[line.start : line.end].rstrip("*_ \t]})")))
        opening = bare.start + (text[bare.start : bare.start + 1] in ("(", "[", "{"))
        if _LETTER.search(text, *line) and not words.is_all("draft-marks", text, Span(opening, bare.end)):
            yield line


def _opens_list(text: str, match: re.Match[str], stop: int) -> bool:
    """Return whether a word such as “Present” opens the list of those present."""
    if match[0] == "PRESENT" or _LIST_MARK.match(text, match.end(), stop):
        return True
    start = max(text.rfind(mark, 0, match.start()) for mark in "\r\n") + 1
    behind = text[match.end() : stop].lstrip(" \t*_")
    return not text[start : match.start()].strip(" \t#*_>") and behind[:1] in ("", "\r", "\n")


def _status(head: _Head) -> str | None:
    """Return ``draft`` or ``confirmed``, as the note says of itself above the attendance."""
    span = Span(head.layout.preamble.start, head.span.end)
    if head.words.search("draft-words", head.text, span):
        return "draft"
    for match in head.words.find("confirmed-words", head.text, span):
        if head.text[match.start()].isupper():
            return "confirmed"
    return None


# --- Date --------------------------------------------------------------------------------


def _date(head: _Head) -> Date | Unread | None:
    """Return the date of the meeting; one that is not complete only if there is no other."""
    value = head.value("date")
    dates = list(find_dates(head.text, value)) if value else []
    label = head.label("date")
    if label and not dates:
        # “Thursday” and “5 October 2023” may stand in two lines.
        after = Span(label.label.end, max(label.label.end, head.span.end))
        dates = [day for day in find_dates(head.text, after) if _right_behind(head.text, after, day.span)]
    chosen = next((day for day in dates if day.complete), None)
    if chosen:
        return chosen
    others = [day for day in find_dates(head.text, head.span) if not _of_another(head, day)]
    complete = next((day for day in others if day.complete), None)
    if complete or dates or others:
        return complete or (dates or others)[0]
    behind = Span(head.span.end, max(head.span.end, head.layout.preamble.end))
    for day in find_dates(head.text, behind):
        if day.complete and _said_to_be_held(head, day):
            return day
    return UNREAD if value and _STRANGE_DATE.search(head.text, *value) else None


def _right_behind(text: str, after: Span, day: Span) -> bool:
    return not _LETTER.search(text, after.start, day.start)


def _line_before(head: _Head, day: Date) -> Span:
    start = max(head.text.rfind("\n", 0, day.span.start) + 1, day.span.start - 60)
    return Span(start, day.span.start)


def _line_behind(head: _Head, day: Date) -> Span:
    end = head.text.find("\n", day.span.end, day.span.end + 80)
    return Span(day.span.end, end if end >= 0 else min(len(head.text), day.span.end + 80))


def _of_another(head: _Head, day: Date) -> bool:
    """Return whether the words before a date say that it is not that of this meeting."""
    if head.words.search("agreed-as-minutes", head.text, _line_behind(head, day)):
        return True
    before = _line_before(head, day)
    others = [match.end() for match in head.words.find("other-dates", head.text, before)]
    # “Draft until approved at the next meeting. Minutes of the meeting held on …” is of this one.
    return bool(others) and not head.words.search("this-meeting", head.text, Span(others[-1], before.end))


def _said_to_be_held(head: _Head, day: Date) -> bool:
    """Return whether the line says where or when the meeting was: “Held on 5 May 2021”."""
    before = trim(head.text, *_line_before(head, day))
    return head.words.opens("held", head.text, before) is not None and not _of_another(head, day)


def _several_days(draft: Draft) -> bool:
    """Return whether the meeting ran over more than one day."""
    day = draft.header.date
    if not isinstance(day, Date):
        return False
    window = Span(max(0, day.span.start - 40), min(len(draft.text), day.span.end + 60))
    dates = list(find_dates(draft.text, window))
    return any(
        JOINER.fullmatch(draft.text, one.span.end, other.span.start)
        for one, other in pairwise(dates)
        if day.span in (one.span, other.span)
    )


# --- Small things ------------------------------------------------------------------------


def _spans(label: Label | None) -> list[Span]:
    return [] if label is None else [span for span in (label.label, label.value) if span]


def _again(text: str, head: Span, body: Span | None) -> list[Span]:
    """Return every place in the header at which the name of the body stands."""
    if body is None or " " not in text[body.start : body.end]:
        return []  # “the Council”: its chamber is a place
    name = r"\s+".join(re.escape(word) for word in text[body.start : body.end].split())
    return [Span(*match.span()) for match in re.compile(name, re.IGNORECASE).finditer(text, *head)]


def _written(text: str, span: Span | None) -> str | None:
    """Return the words of ``span`` on one line, without bold type."""
    return " ".join(text[span.start : span.end].replace("**", "").split()) if span else None
