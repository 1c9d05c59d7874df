"""When a meeting began and ended, from its header and from what the text says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from itertools import pairwise

from notelint.note.draft import Draft
from notelint.note.times import Clock, are_range, find_times, parse_time, settle
from notelint.text import Span


def header_clocks(text: str, head: Span, labelled: Span | None, dated: Span | None) -> Sequence[Clock]:
    """Return the start that a header gives, and the end if it has it: “10.30 am – 12.30 pm”.

    ``labelled`` and ``dated`` are the values of the labels of time and date.
    """
    clocks = list(find_times(text, labelled, bare=True)) if labelled else []
    clocks = clocks or (list(find_times(text, dated)) if dated else [])
    clocks = clocks or list(find_times(text, head))
    for first, second in pairwise(clocks):
        if are_range(text, first, second):
            return [first, second]
    return clocks[:1]


def hours(clocks: Sequence[Clock]) -> tuple[time | None, time | None]:
    """Return start and end as one meeting has them."""
    if not clocks:
        return None, None
    return settle(clocks[0], clocks[1]) if len(clocks) > 1 else (clocks[0].value, None)


def opening_clock(draft: Draft) -> Clock | None:
    """Return when the meeting began, from the header or from the first sentences."""
    span = draft.header.places.get("start")
    if span:
        return Clock(span, parse_time(draft.text[span.start : span.end]))
    paragraphs = [*draft.layout.items[0].paragraphs] if draft.layout.items else []
    for paragraph in (draft.layout.preamble, *paragraphs):
        for match in draft.words.find("openings", draft.text, paragraph):
            near = Span(match.end(), min(paragraph.end, match.end() + 24))
            if clock := next(find_times(draft.text, near, bare=True), None):
                return clock
    return None


def closing_clock(draft: Draft) -> Clock | None:
    """Return the last time at which the meeting is said to have closed."""
    text, words, layout = draft.text, draft.words, draft.layout
    spans = [paragraph for item in layout.items[-3:] for paragraph in item.paragraphs]
    spans += [item.title for item in layout.items[-3:] if item.title]
    found: Clock | None = None
    spots = draft.spots("closings")
    for span in filter(spots.within, sorted((*spans, *layout.trailing))):
        for sentence in filter(spots.within, draft.sentences_in(span)):
            for match in words.find("closings", text, sentence):
                after = Span(match.end(), min(sentence.end, match.end() + 60))
                before = Span(max(sentence.start, match.start() - 60), match.start())
                clock = next(find_times(text, after, bare=True), None)
                clock = clock or next(reversed(list(find_times(text, before))), None)
                if clock is None:
                    continue
                near = Span(max(sentence.start, match.start() - 30), min(sentence.end, clock.span.end + 40))
                if not words.search("not-closings", text, near):
                    found = clock
    return found
