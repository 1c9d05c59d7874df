"""Who became a member while the meeting went on, and so is in no list of those present at its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notelint.note.draft import Draft
from notelint.note.model import Name
from notelint.note.passages import names_before, trailing_names
from notelint.note.sentences import sentences
from notelint.text import Span

_REACH = 300  # code points looked at on each side of the words
_MOST = 200  # places in a note that are looked at


class Newcomers:
    """The names of those who were co-opted, or took a vacant seat, at this meeting."""

    def __init__(self, draft: Draft) -> None:
        self.places = (
            frozenset(name.span.start for name in _newcomers(draft)) if draft.listings else frozenset()
        )

    def hold(self, names: Sequence[Name]) -> bool:
        """Return whether one of the names of a person stands where somebody becomes a member."""
        return any(name.span.start in self.places for name in names)


def _newcomers(draft: Draft) -> Iterator[Name]:
    text = draft.text
    for count, match in enumerate(draft.phrases("becomes-member")):
        if count >= _MOST:
            break
        near = Span(max(0, match.start() - _REACH), match.start())
        yield from names_before(draft, draft.names_in(near), match.start())
    for count, match in enumerate(draft.phrases("made-member")):
        if count >= _MOST:
            break
        near = Span(match.start(), min(len(text), match.end() + _REACH))
        end = next(sentences(text, near), near).end
        yield from trailing_names(draft, draft.names_in(Span(match.end(), end)), match.end(), end)
