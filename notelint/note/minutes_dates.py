"""Of which meeting the minutes are that a note agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.note.dates import find_dates
from notelint.note.draft import Draft
from notelint.note.model import Date
from notelint.note.passages import Passage
from notelint.patterns import regex
from notelint.text import Span

_WORD = regex(r"[\w’'-]+")
_STOP = regex(r"[.;:!?]\s")
_LONGEST_GAP = 160


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of earlier meetings; ``title`` and ``text`` only where they are of one meeting."""

    all: tuple[Date, ...]
    title: Date | None
    text: Date | None
    several: bool


def dated(draft: Draft, title: Span | None, said: Sequence[Passage]) -> Dated:
    """Return the dates of the meetings whose minutes ``said`` speaks of."""
    in_title = list(find_dates(draft.text, title)) if title is not None else []
    in_text = [
        date
        for passage in said
        if title is None or passage.block is not None
        for date in _of_minutes(draft, passage.span)
    ]
    complete = _distinct(in_title)
    told = _distinct(in_text)
    spans = [one.span for one in said] or ([title] if title else [])
    several = (
        len(complete) > 1
        or len(told) > 1
        or len({(date.day, date.month, date.year) for date in in_title}) > 1
        or any(draft.words.search("several-meetings", draft.text, span) for span in spans)
    )
    met = [] if in_title or in_text or title is None else [day for span in spans for day in _met(draft, span)]
    months = [] if in_title or in_text or met else list(_months(draft, spans))
    return Dated(
        all=(*in_title, *in_text, *met, *months),
        title=complete[0] if len(complete) == 1 and not several else None,
        text=told[0] if len(told) == 1 and not several else None,
        several=several,
    )


def _distinct(dates: Sequence[Date]) -> list[Date]:
    """Return the complete dates, each day once."""
    found: list[Date] = []
    for date in dates:
        if date.complete and all(
            (date.day, date.month, date.year) != (one.day, one.month, one.year) for one in found
        ):
            found.append(date)
    return found


def _of_minutes(draft: Draft, span: Span) -> Iterator[Date]:
    """Yield the dates in a sentence that are of the meeting whose minutes it names.

    Between "minutes" and the date stand only words such as "of the meeting
    held on", names and places.
    """
    dates = list(find_dates(draft.text, span))
    if not dates:
        return
    nouns = [match.end() for match in draft.words.find("minutes-dated", draft.text, span)]
    for index, date in enumerate(dates):
        before = [end for end in nouns if end <= date.span.start]
        if before and _leads(draft, before[-1], date.span.start):
            yield date
        elif index and dates[index - 1].span.end >= (before[-1] if before else span.end):
            gap = draft.text[dates[index - 1].span.end : date.span.start]
            if (
                re.fullmatch(r"\s*(?:,|&|and|,\s*and)\s*(?:the\s+)?", gap)
                and nouns
                and nouns[0] < date.span.start
            ):
                yield date


def _leads(draft: Draft, start: int, end: int) -> bool:
    gap = draft.text[start:end]
    if len(gap) > _LONGEST_GAP or _STOP.search(gap):
        return False
    known = draft.words.words("minutes-of-date")
    words = re.sub(r"\([^()]*\)", " ", gap)
    return all(
        word[0].isupper() or word[0].isdigit() or word.lower() in known for word in _WORD.findall(words)
    )


def _met(draft: Draft, span: Span) -> Iterator[Date]:
    """Yield the dates behind "meeting of": in the item on the minutes they are of the earlier meeting."""
    others = draft.words.words("not-that-meeting")
    ends = [
        match.end()
        for match in draft.words.find("meeting-of-date", draft.text, span)
        if not others.intersection(draft.text[span.start : match.start()].lower().split()[-2:])
    ]
    for day in find_dates(draft.text, span) if ends else ():
        if any(len(draft.text[end : day.span.start].split()) <= 1 for end in ends if end < day.span.start):
            yield day


def _months(draft: Draft, spans: Sequence[Span]) -> Iterator[Date]:
    """Yield a month where it stands for the date: "Minutes of the October meeting"."""
    names = list(draft.words.phrases("month-names"))
    for span in spans:
        if draft.words.search("minutes-dated", draft.text, span) is None:
            continue
        for match in draft.words.find("month-names", draft.text, span):
            if match[0][0].isupper():
                yield Date(span=Span(*match.span()), month=names.index(match[0].lower()) + 1)
                return
