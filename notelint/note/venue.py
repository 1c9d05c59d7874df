"""Where a meeting was held, or that it was held online."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notelint.note.dates import find_dates
from notelint.note.layout import Layout
from notelint.note.times import find_times
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_POSTCODE = regex(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b")
_GAP = r"(?:[^\S\r\n]+|[^\S\r\n]{0,3}\r?\n[^\S\r\n]{0,8})"  # a heading may be wrapped
_BEFORE = regex(rf"(?<![^\W_])(?:in|at|from|@){_GAP}(?:the{_GAP})?", re.IGNORECASE)
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ])[\w’'.-]*"
_CAPITALS = regex(rf"{_CAPITAL}(?:[^\S\r\n]+(?:{_CAPITAL}|of|the|and|&))*", re.IGNORECASE)
# "Held in the community centre at 7.30 pm": a place in small letters, behind "in the".
_SMALL = regex(r"[a-z][a-z’'-]{2,}(?:[^\S\r\n]+(?!(?:on|at|from|in|by|for|to)\b)[a-z’'-]+){0,4}")
# “Thursday 20 January, 7 pm, the clubhouse”
_SMALL_BEFORE = regex(rf"(?:[\r\n,]|\b(?:in|at))[^\S\r\n]*the{_GAP}(?:[a-z’'-]+[^\S\r\n]+){{0,2}}$")
_IN_A_HOUSE = regex(
    r"(?:[^\S\r\n]\d{1,3})?,[^\S\r\n](?:(?:[A-Z][\w’'.-]*|of|the|and|&)[^\S\r\n]){0,4}(?P<last>[A-Z][\w’'-]*)"
)
# A clause ends here: “7.30 pm. The Village Hall”, “Venue: Village Hall”; but “St. Andrew’s Church”.
_STOP = regex(r"(?<!\bst)\.\s|[;:|•]\s?|\s[-–—]\s|\t", re.IGNORECASE)
_LINE = regex(r"[^\r\n]+")


def venue_of(layout: Layout, head: Span, apart: Sequence[Span], words: Vocabulary) -> Span | None:
    """Return where the header or the first item says where the meeting was, or None.

    ``apart`` are stretches that are no place: the body's name.
    """
    text = layout.source.text
    if found := venue_in(text, head, apart, words):
        return found
    behind = Span(head.end, max(head.end, layout.preamble.end))
    found = _held_at(text, behind, apart, words)
    if found:
        return found
    first = layout.items[0].paragraphs if layout.items else ()
    for span in (behind, *first):
        if said := words.search("held-online", text, span):
            return Span(*said.span())
    return None


def venue_in(text: str, head: Span, apart: Sequence[Span], words: Vocabulary) -> Span | None:
    """Return where ``head``, a heading, says where the meeting was, or None."""
    found = _place(text, head, apart, words) or _held_at(text, head, apart, words)
    if found:
        return found
    for online in words.find("online", text, head):
        if not any(_overlap(Span(*online.span()), other) for other in apart):
            return Span(*online.span())
    return None


def _place(text: str, head: Span, apart: Sequence[Span], words: Vocabulary) -> Span | None:
    """Find a place by its last word or postcode: “Westmere Village Hall”."""
    for match in (*words.find("place-words", text, head), *_POSTCODE.finditer(text, head.start, head.end)):
        last = Span(*match.span())
        if any(_overlap(last, other) for other in apart):
            continue
        if not text[last.start].isupper() and not _SMALL_BEFORE.search(
            text[max(0, last.start - 60) : last.start]
        ):
            continue
        line = next(found for found in _LINE.finditer(text, head.start, head.end) if found.end() >= last.end)
        start = line.start()
        start = max(start, last.end - 100)
        for stop in _STOP.finditer(text, start, last.start):
            start = stop.end()
        for before in _BEFORE.finditer(text, start, last.start):
            start = before.end()
        for other in apart:
            if start < other.end <= last.start:
                start = other.end
        for day in find_dates(text, Span(start, last.start)):
            start = day.span.end
        for clock in find_times(text, Span(start, last.start)):
            start = clock.span.end
        while start < last.start and text[start] in " \t*_#,":
            start += 1
        return trim(text, start, _house(text, Span(last.end, line.end()), words))
    return None


def _house(text: str, rest: Span, words: Vocabulary) -> int:
    """Return where a place ends that names a room and the house it is in: “Room 4, Westmere Institute”."""
    match = _IN_A_HOUSE.match(text, rest.start, rest.end)
    if match is None:
        return rest.start
    last = Span(match.start("last"), match.end())
    return match.end() if words.is_all("place-words", text, last) else rest.start


def _held_at(text: str, span: Span, apart: Sequence[Span], words: Vocabulary) -> Span | None:
    """Find a place behind “held … at”, whatever it is called."""
    for held in words.find("held", text, span):
        for before in _BEFORE.finditer(text, held.end(), min(span.end, held.end() + 120)):
            name = _CAPITALS.match(text, before.end(), span.end)
            if name is None and before[0].lower().rstrip().endswith("the"):
                name = _SMALL.match(text, before.end(), span.end)
            if name is None or any(_overlap(Span(*name.span()), other) for other in apart):
                continue
            dated = next(find_dates(text, Span(*name.span())), None)
            if dated is None and not words.is_all("kinds-of-meeting", text, Span(*name.span())):
                return Span(*name.span())
    return None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
