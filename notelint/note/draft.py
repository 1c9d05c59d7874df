"""The note while it is being understood: what each step may ask of the steps before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from notelint.note.layout import Layout
from notelint.note.model import Block, Header, Item, Listing, Name
from notelint.note.register import Register
from notelint.note.sentences import sentences
from notelint.note.vocabulary import Vocabulary
from notelint.text import Source, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Layout, vocabulary and the nodes understood so far, each in the order of the text.

    ``names`` are all names of people in the text, lists included, sorted by
    start; ``identity`` gives two names of one person the same number. ``register``
    are the members of the house, if it names them. ``page_title`` is the title in
    the front matter, which the text that is read no longer has.
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

    @property
    def text(self) -> str:
        """The whole text of the source."""
        return self.source.text

    def blocks_of(self, item: Item) -> tuple[Block, ...]:
        """Return the blocks of an item."""
        first = bisect_left(self.blocks, item.span.start, key=lambda block: block.span.start)
        found = []
        for index in range(first, len(self.blocks)):
            if self.blocks[index].parent is not item:
                break
            found.append(self.blocks[index])
        return tuple(found)

    def sentences(self, block: Block) -> Iterator[Span]:
        """Yield the sentences of a block, trimmed."""
        return sentences(self.text, block.span)

    def names_in(self, span: Span) -> tuple[Name, ...]:
        """Return the names that stand wholly in ``span``."""
        first = bisect_left(self.names, span.start, key=lambda name: name.span.start)
        found = []
        for index in range(first, len(self.names)):
            name = self.names[index]
            if name.span.start >= span.end:
                break
            if name.span.end <= span.end:
                found.append(name)
        return tuple(found)
