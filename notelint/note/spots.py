"""Where in a text phrases may stand, told by their words: the rest need not be searched for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from notelint.note.heard import cuts
from notelint.note.keys import Keys, Lists, Said, fold, joined, needs_of
from notelint.patterns import regex
from notelint.text import Span

_LOOKED_AT = 3  # words of a phrase, of which the one that is rarest in a text is told
_FEW = 24  # places of a word: then no other word is looked at
_WORD = regex(r"\w+")
_REACH = 1_000  # characters: no phrase is longer, with a gap of eight long words
_BLANK = regex(r"\s|\Z")


class Spots:
    """Where a word stands of each phrase that may stand in a text, to ask which parts may hold one.

    Without ``starts``, the offsets of these words in order, phrases may stand anywhere.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str, starts: Sequence[int] | None) -> None:
        self._text = text
        self._starts = starts

    def within(self, span: Span) -> bool:
        """Return whether a phrase may stand in ``span``."""
        starts = self._starts
        if starts is None:
            return True
        at = bisect_left(starts, span.start)
        return (at < len(starts) and starts[at] < span.end) or cuts(self._text, span.end)

    def stretches(self) -> Iterator[Span]:
        """Yield the parts of the text in which phrases may stand, in order; none cuts a word at its end."""
        if self._starts is None:
            yield Span(0, len(self._text))
        elif self._starts:
            start, end = max(0, self._starts[0] - _REACH), self._starts[0] + _REACH
            for at in self._starts:
                if at - _REACH > end:
                    end = self._blank(end)
                    if at - _REACH > end:
                        yield Span(start, end)
                        start = at - _REACH
                end = max(end, at + _REACH)
            yield Span(start, self._blank(end))

    def _blank(self, at: int) -> int:
        blank = _BLANK.search(self._text, at)
        return blank.start() if blank else len(self._text)


class Needs:
    """The words that each of some phrases needs; ``lists`` returns the phrases of a list that they name."""

    def __init__(self, phrases: Sequence[str], lists: Lists) -> None:
        all_needs = [
            sorted(needs_of(phrase, lists), key=lambda keys: keys.rarity, reverse=True) for phrase in phrases
        ]
        self._keys = joined([needs[0] for needs in all_needs]) if all(all_needs) else None
        self._phrases: dict[str, list[Sequence[Keys]]] = {}  # by key, what the phrases need that need it
        for needs in all_needs if self._keys is not None else ():
            for key in needs[0].words | needs[0].stems | needs[0].marks:
                self._phrases.setdefault(key, []).append(needs)

    def spots(self, said: Said) -> Spots:
        """Return where in a text one of the phrases may stand."""
        if self._keys is None:
            return Spots(said.text, None)
        starts: set[int] = set()
        for key in said.standing(self._keys):
            for needs in self._phrases[key]:
                if all(said.has(keys) for keys in needs[1:]):
                    starts.update(_rarest_starts(key, needs, said))
        return Spots(said.text, sorted(starts))


def _rarest_starts(key: str, needs: Sequence[Keys], said: Said) -> Sequence[int]:
    """Return where in a text what a phrase needs stands that is rarest there, ``key`` or another word."""
    starts = said.starts(key)
    for keys in needs[1:_LOOKED_AT] if len(starts) > _FEW else ():
        others = list(said.standing(keys))
        if sum(map(said.folded.count, others)) < len(starts):
            starts = [at for other in others for at in said.starts(other)]
    return starts


class Strings:
    """Where strings stand in a text, in whatever case, to ask which parts of it hold one."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spots: Iterable[Span]) -> None:
        found = sorted(spots)
        self._starts = [spot.start for spot in found]
        self._ends = [spot.end for spot in found]

    def within(self, span: Span) -> bool:
        """Return whether one of the strings stands wholly in ``span``."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end, first)
        return any(self._ends[at] <= span.end for at in range(first, last))


class Choice:
    """Lists of which short texts, such as titles, may hold phrases: told by the words of a text."""

    def __init__(self, keys: Mapping[str, Keys | None]) -> None:
        unsure = {name for name, of in keys.items() if of is None or of.stems or of.marks}
        self._always = frozenset(unsure)
        self._by_word: dict[str, set[str]] = {}
        for name, of in keys.items():
            for word in of.words if of and name not in unsure else ():
                self._by_word.setdefault(word, set()).add(name)

    def of(self, text: str, span: Span) -> frozenset[str]:
        """Return the lists of which phrases may stand in ``span``."""
        said = _WORD.findall(fold(text[span.start : span.end]))
        return self._always.union(*(self._by_word[word] for word in said if word in self._by_word))
