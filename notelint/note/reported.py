"""Whether somebody's words in a note were spoken at the meeting, or only reported there."""

from __future__ import annotations

import re
from bisect import bisect_right

from notelint.note.draft import Draft
from notelint.note.model import Block, Mention
from notelint.patterns import regex
from notelint.text import Span

_REACH = 400  # code points in front of a name, of the sentence that brings it up
_SENTENCE_END = regex(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bCllr)(?<!\b[A-Z])[.?!]\s")
_LONGEST_HEADING = 120  # code points of a line that says what the text below is about
_FAR = 20_000  # code points: what stands further ahead of a name brings nobody up


class Reported:
    """Tells which acts of a note happened elsewhere, as far as the text around them shows.

    An act did if the same text first brings the person up as someone who was met,
    wrote or had been asked: “Two members met Mr Dale. Mr Dale said …”; or if it
    stands below the heading of another meeting.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._above = _headings_above(draft)

    def holds(self, act: Mention) -> bool:
        """Return whether what ``act`` tells happened elsewhere."""
        draft = self._draft
        block = block_at(draft, act.span)
        if block is None or act.name is None:
            return False
        surname = act.name.surname or act.name.text
        start = max(block.span.start, act.span.start - _FAR)
        earlier = re.compile(rf"\b{re.escape(surname)}\b").finditer(draft.text, start, act.span.start)
        if any(_was_elsewhere(draft, Span(*name.span()), block) for name in earlier):
            return True
        return block.item is not None and self._other_meeting(block)

    def _other_meeting(self, block: Block) -> bool:
        """Return whether the lead-in or nearest heading above a text is that of another meeting."""
        text, words = self._draft.text, self._draft.words
        if block.lead_in is not None and words.search("other-events", text, block.lead_in.span):
            return True
        above = self._above.get(block)
        return above is not None and words.search("other-meetings", text, above.span) is not None


def _was_elsewhere(draft: Draft, name: Span, block: Block) -> bool:
    """Return whether the sentence of a name tells of another occasion: “a letter from Mr Dale”."""
    text, words = draft.text, draft.words
    start = max(block.span.start, name.start - _REACH)
    for end in _SENTENCE_END.finditer(text, start, name.start):
        start = end.end()
    if words.search("met-elsewhere", text, Span(start, name.start)):
        return True
    behind = Span(name.end, min(block.span.end, name.end + _REACH))
    return words.opens("had-done", text, _trimmed(text, behind)) is not None


def block_at(draft: Draft, span: Span) -> Block | None:
    """Return the block that holds ``span``, or None."""
    at = bisect_right(draft.blocks, span.start, key=lambda block: block.span.start) - 1
    return draft.blocks[at] if at >= 0 and draft.blocks[at].span.holds(span) else None


def _trimmed(text: str, span: Span) -> Span:
    start = span.start
    while start < span.end and text[start].isspace():
        start += 1
    return Span(start, span.end)


def _headings_above(draft: Draft) -> dict[Block, Block]:
    """Return the nearest line above each block, of its item, that may say what the block is about."""
    found: dict[Block, Block] = {}
    nearest: Block | None = None
    for block in draft.blocks:
        if nearest is not None and nearest.parent is not block.parent:
            nearest = None
        if nearest is not None:
            found[block] = nearest
        start, end = block.span
        if end - start <= _LONGEST_HEADING and draft.text[end - 1] not in ".!?":
            nearest = block
    return found
