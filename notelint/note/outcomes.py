"""What became of motions: carried, lost, withdrawn, in whatever words the item says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notelint.note.draft import Draft
from notelint.note.layout import RawItem
from notelint.patterns import regex
from notelint.text import Span

# "be agreed" and "to defer" are what was moved; "been agreed" is of another time.
_MOVED = regex(r"\b(?:be|being|been|to)\s+(?:\w+ly\s+|duly\s+)?$", re.IGNORECASE)
_OWN_WORDS = regex(r"\b(?:be|to)\s+(?:\w+ly\s+)?([a-z]{5})", re.IGNORECASE)
# Of two who were nominated one is elected: that tells of both.
_ELECTS = regex(r"elect|appoint|co-?opt|\bvot|majority|decided", re.IGNORECASE)
_AMENDS = regex(r"\bamend", re.IGNORECASE)
_NEAR = 30
_LABEL = 15  # "Approval – proposed by"


class Outcomes:
    """The outcomes of the motions of one item; ``extents`` are theirs, in the order of the text."""

    def __init__(self, draft: Draft, raw: RawItem, extents: Sequence[Span]) -> None:
        self._draft = draft
        self._extents = extents
        self._sentences = [one for span in raw.paragraphs for one in draft.sentences_in(span)]
        self._paragraphs = raw.paragraphs
        self._item = raw.span
        self._hits = list(self._find()) if extents else []

    def of(self, index: int) -> str | None:
        """Return the words that say what became of the motion at ``index``, or None."""
        extent = self._extents[index]
        start = self._start(extent)
        if index:
            start = max(start, self._extents[index - 1].end)
        last = index + 1 == len(self._extents)
        end = None if last else self._extents[index + 1].start
        own = [hit for hit in self._hits if start <= hit.start and (end is None or hit.start < end)]
        own = [hit for hit in own if self._is_of(hit, extent)]
        if not own and not last:
            own = self._shared(index) or self._elected(index)
        if not own:
            return self._decided(extent)
        hit = next((one for one in own if one.start >= extent.start), own[-1])
        return " ".join(self._draft.text[hit.start : hit.end].split())

    def _decided(self, extent: Span) -> str | None:
        """Return what the decision section of the item says; pages print it above the minutes."""
        decided = [
            block.span
            for block in self._draft.blocks
            if block.section == "decision"
            and block.role in ("entry", "paragraph")
            and self._item.holds(block.span)
        ]
        if not decided or any(one.holds(extent) for one in decided):
            return None
        return self._draft.text[decided[0].start : decided[0].end]

    def _shared(self, index: int) -> list[Span]:
        """Return the outcomes behind the later motions that are left for this one."""
        following = self._extents[index + 1]
        behind = [hit for hit in self._hits if hit.start >= following.start]
        near = self._draft.text[max(0, following.start - _NEAR) : following.end + 2 * _NEAR]
        if _AMENDS.search(near):
            return behind[-1:]
        told = {self._sentence(hit.start) for hit in behind}
        spare = len(told) - (len(self._extents) - index - 1)
        return behind[-1:] if spare > 0 else []

    def _elected(self, index: int) -> list[Span]:
        """Return the election behind a nomination that another one stands next to."""
        if not self._nominates(self._extents[index]):
            return []
        behind = self._extents[index].end
        for extent in self._extents[index + 1 :]:
            if not self._nominates(extent):
                break
            behind = extent.end
        elections = [hit for hit in self._hits if hit.start >= behind]
        return elections[:1] if elections and _ELECTS.search(self._near(elections[0])) else []

    def _nominates(self, extent: Span) -> bool:
        """Return whether a motion names a person more than those who move and second it."""
        sentence = self._sentence(extent.start)
        text = self._draft.text
        last = max(extent.end, sentence.end)
        names = self._draft.names_in(Span(sentence.start, last))
        seconds = "second" in text[sentence.start : last].lower()
        return len(names) >= 2 + seconds

    def _near(self, hit: Span) -> str:
        sentence = self._sentence(hit.start)
        return self._draft.text[sentence.start : max(sentence.end, hit.end)]

    def _find(self) -> Iterator[Span]:
        draft, words = self._draft, self._draft.words
        lists = [(name, draft.spots(name)) for name in ("motion-outcomes", "other-outcomes")]
        for sentence in self._sentences:
            found = [
                Span(*match.span())
                for name, spots in lists
                if spots.within(sentence)
                for match in words.find(name, draft.text, sentence)
                if not _MOVED.search(draft.text[max(sentence.start, match.start() - _NEAR) : match.start()])
            ]
            if found:
                others = [Span(*match.span()) for match in words.find("not-outcomes", draft.text, sentence)]
                yield from (one for one in found if not any(other.holds(one) for other in others))

    def _is_of(self, hit: Span, extent: Span) -> bool:
        """Return whether an outcome fits what was moved.

        "The report was noted" says nothing of a motion to defer it; any word
        will do where the motion does not say what was to be done.
        """
        text = self._draft.text
        if self._draft.words.pattern("motion-outcomes").match(text, hit.start, hit.end):
            return True
        sentence = self._sentence(extent.start)
        wanted = [match[1].lower() for match in _OWN_WORDS.finditer(text, sentence.start, sentence.end)]
        return not wanted or text[hit.start : hit.start + 5].lower() in wanted

    def _sentence(self, at: int) -> Span:
        return next((one for one in self._sentences if one.start <= at <= one.end), Span(at, at))

    def _start(self, extent: Span) -> int:
        """Return where to look from: "Proposed by AB, seconded by CD" goes on with the paragraph above."""
        start = self._paragraph_start(extent.start)
        behind = self._draft.text[extent.end : extent.end + _NEAR].lower()
        if extent.start - start > _LABEL or " that " in behind:
            return start
        above = [one.start for one in self._paragraphs if one.start < start]
        return above[-1] if above else start

    def _paragraph_start(self, at: int) -> int:
        return next((one.start for one in self._paragraphs if one.start <= at < one.end), at)
