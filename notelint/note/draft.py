"""The note while it is being understood: what each step may ask of the steps before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from notelint.note.layout import Layout
from notelint.note.model import Block, Header, Item, Listing, Name, Node
from notelint.note.register import Register
from notelint.note.sentences import sentences
from notelint.note.spots import Spots, Strings
from notelint.note.vocabulary import Vocabulary
from notelint.text import Source, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Layout, vocabulary and the nodes understood so far, each in the order of the text.

    ``names`` are all names of people in the text, lists included, sorted by
    start; ``identity`` gives two names of one person the same number. ``register``
    are the members of the house, if it names them. ``page_title`` is the title in
    the front matter, which the text that is read no longer has. ``kept`` is what was
    worked out of the draft and is asked for more than once.
    """

    source: Source
    words: Vocabulary
    layout: Layout
    header: Header
    items: tuple[Item, ...] = ()
    blocks: tuple[Block, ...] = ()
    listings: tuple[Listing, ...] = ()
    names: tuple[Name, ...] = ()
    register: Register | None = None
    page_title: str = ""
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The whole text of the source."""
        return self.source.text

    def blocks_of(self, item: Item) -> tuple[Block, ...]:
        """Return the blocks of an item."""
        found: Mapping[Node | None, tuple[Block, ...]] | None = self.kept.get("blocks of items")
        if found is None:
            found = self.kept["blocks of items"] = {
                of: tuple(blocks) for of, blocks in groupby(self.blocks, key=lambda block: block.parent)
            }
        return found.get(item, ())

    def sentences(self, block: Block) -> Sequence[Span]:
        """Return the sentences of a block, trimmed."""
        return self.sentences_in(block.span)

    def sentences_in(self, span: Span) -> Sequence[Span]:
        """Return the sentences of a title or paragraph, trimmed; they are kept, for many ask for them."""
        kept: dict[Span, tuple[Span, ...]] = self.kept.setdefault("sentences", {})
        found = kept.get(span)
        if found is None:
            found = kept[span] = tuple(sentences(self.text, span))
        return found

    def spots(self, *names: str) -> Spots:
        """Return where in the text phrases of any of some lists may stand."""
        return self.words.spots(self.text, *names)

    def strings(self, name: str) -> Strings:
        """Return where in the text the strings of a list stand."""
        return self.words.strings(self.text, name)

    def phrases(self, name: str) -> Iterator[re.Match[str]]:
        """Yield the phrases of a list in the whole text."""
        for stretch in self.spots(name).stretches():
            yield from self.words.find(name, self.text, stretch)

    def names_from(self, offset: int) -> Iterator[Name]:
        """Yield the names that begin at ``offset`` or behind it."""
        first = bisect_left(self._starts_of_names(), offset)
        return (self.names[index] for index in range(first, len(self.names)))

    def names_in(self, span: Span) -> tuple[Name, ...]:
        """Return the names that stand wholly in ``span``."""
        starts = self._starts_of_names()
        first = bisect_left(starts, span.start)
        found = self.names[first : bisect_left(starts, span.end, first)]
        if found and found[-1].span.end > span.end:
            return tuple(name for name in found if name.span.end <= span.end)
        return found

    def _starts_of_names(self) -> Sequence[int]:
        starts: Sequence[int] | None = self.kept.get("starts of names")
        if starts is None:
            starts = self.kept["starts of names"] = [name.span.start for name in self.names]
        return starts
