"""What became of motions: carried, lost, withdrawn, in whatever words the item says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notelint.note.draft import Draft
from notelint.note.layout import RawItem
from notelint.note.sentences import sentences
from notelint.text import Span

# "be agreed" and "to defer" are what was moved; "been agreed" is of another time.
_MOVED = re.compile(r"\b(?:be|being|been|to)\s+(?:\w+ly\s+|duly\s+)?$", re.IGNORECASE)
_OWN_WORDS = re.compile(r"\b(?:be|to)\s+(?:\w+ly\s+)?([a-z]{5})", re.IGNORECASE)
_AMENDS = re.compile(r"\bamend", re.IGNORECASE)
_NEAR = 30


class Outcomes:
    """The outcomes of the motions of one item; ``extents`` are theirs, in the order of the text."""

    def __init__(self, draft: Draft, raw: RawItem, extents: Sequence[Span]) -> None:
        self._draft = draft
        self._extents = extents
        self._sentences = [one for span in raw.paragraphs for one in sentences(draft.text, span)]
        self._paragraphs = raw.paragraphs
        self._hits = list(self._find()) if extents else []

    def of(self, index: int) -> str | None:
        """Return the words that say what became of the motion at ``index``, or None."""
        extent = self._extents[index]
        start = self._paragraph_start(extent.start)
        if index:
            start = max(start, self._extents[index - 1].end)
        last = index + 1 == len(self._extents)
        end = None if last else self._extents[index + 1].start
        own = [hit for hit in self._hits if start <= hit.start and (end is None or hit.start < end)]
        own = [hit for hit in own if self._is_of(hit, extent)]
        if not own and not last:
            own = self._shared(index)
        if not own:
            return None
        hit = next((one for one in own if one.start >= extent.start), own[-1])
        return " ".join(self._draft.text[hit.start : hit.end].split())

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

    def _find(self) -> Iterator[Span]:
        draft, words = self._draft, self._draft.words
        for sentence in self._sentences:
            no_outcomes = [Span(*match.span()) for match in words.find("not-outcomes", draft.text, sentence)]
            for name in ("motion-outcomes", "other-outcomes"):
                for match in words.find(name, draft.text, sentence):
                    span = Span(*match.span())
                    before = draft.text[max(sentence.start, span.start - _NEAR) : span.start]
                    if not _MOVED.search(before) and not any(one.holds(span) for one in no_outcomes):
                        yield span

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

    def _paragraph_start(self, at: int) -> int:
        return next((one.start for one in self._paragraphs if one.start <= at < one.end), at)
