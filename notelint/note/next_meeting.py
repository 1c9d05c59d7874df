"""The announcement of the next meeting: “The next meeting will be held on 4 July 2024”."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.note.dates import find_dates
from notelint.note.draft import Draft
from notelint.note.model import Block, Item, NextMeeting
from notelint.text import Span


def find_next_meetings(draft: Draft) -> tuple[NextMeeting, ...]:
    """Return what announces meetings to come: items of that title, and sentences that begin with it.

    Of several days in one announcement the latest is told, for the earlier
    may be those of meetings that were: “after the meeting of 2 May the Board meets on 4 July”.
    """
    return tuple(found for item in draft.items for found in _in_item(draft, item))


def _in_item(draft: Draft, item: Item) -> Iterator[NextMeeting]:
    blocks = draft.blocks_of(item)
    if item.kind == "next-meeting":
        end = blocks[-1].span.end if blocks else item.span.end
        title = item.places.get("title", item.span)
        yield from _told(draft, item, [Span(title.start, max(end, title.end))])
        return
    for block in blocks:
        yield from _told(draft, item, list(_announcing(draft, block)))


def _announcing(draft: Draft, block: Block) -> Iterator[Span]:
    spots = draft.spots("next-meeting-openings")
    for sentence in draft.sentences(block) if spots.within(block.span) else ():
        if spots.within(sentence) and draft.words.opens("next-meeting-openings", draft.text, sentence):
            yield sentence


def _told(draft: Draft, item: Item, spans: list[Span]) -> Iterator[NextMeeting]:
    dates = [one for span in spans for one in find_dates(draft.text, span) if one.value]
    if dates:
        last = max(dates, key=lambda one: (one.value, one.span))
        yield NextMeeting(span=last.span, parent=item, places={"date": last.span}, last=last)
