"""The sentences of a note with what they stand in, and lists of names within them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.note.model import Block, Item, Name, Node
from notelint.patterns import regex
from notelint.text import Span

_BRACKETS = regex(r"\([^()]{0,160}\)|\[[^\[\]]{0,160}\]")
_TOKEN = regex(r"[^\s,;:&/()\[\]·•*_.–—-]+")
_LONGEST_SENTENCE = 8_000  # characters
_LONGEST_GAP = 160  # between two names of one list, in characters


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an item's title or of one of its blocks."""

    span: Span
    item: Item | None
    block: Block | None  # None in a title

    @property
    def parent(self) -> Node | None:
        """What the sentence stands in: its block, else the item."""
        return self.block if self.block is not None else self.item


@dataclass(frozen=True, slots=True)
class Matter:
    """An item with its blocks; without an item, the blocks that stand in none."""

    item: Item | None
    blocks: tuple[Block, ...]

    @property
    def title(self) -> Span | None:
        """Where the title stands."""
        return self.item.places.get("title") if self.item else None


def matters(draft: Draft) -> Iterator[Matter]:
    """Yield what stands in no item and is no line of the attendance list, then each item with its blocks."""
    held: dict[int, list[Block]] = {id(item): [] for item in draft.items}
    loose: list[Block] = []
    for block in draft.blocks:
        held.get(id(block.item), loose).append(block)
    listed = sorted(one.span for one in draft.listings)
    loose = [block for block in loose if not _overlaps(block.span, listed)]
    if loose:
        yield Matter(None, tuple(loose))
    for item in draft.items:
        yield Matter(item, tuple(held[id(item)]))


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Return whether one of ``others``, sorted and apart, shares a character with ``span``."""
    at = bisect_left(others, span.end, key=lambda other: other.start)
    return at > 0 and others[at - 1].end > span.start


def passages(draft: Draft, matter: Matter) -> Iterator[Passage]:
    """Yield the sentences of an item's title, then those of its blocks."""
    if matter.title is not None:
        for span in draft.sentences_in(matter.title):
            yield Passage(_clipped(span), matter.item, None)
    for block in matter.blocks:
        for span in draft.sentences(block):
            yield Passage(_clipped(span), matter.item, block)


def _clipped(span: Span) -> Span:
    """Return a sentence, or its beginning where it is too long to be one."""
    return Span(span.start, min(span.end, span.start + _LONGEST_SENTENCE))


def joins(draft: Draft, start: int, end: int) -> bool:
    """Return whether what stands between two names leaves them in one list.

    Commas, joining words, brackets, and roles or authorities in capitals do;
    any other word in lower case does not.
    """
    if end - start > _LONGEST_GAP:
        return False
    gap = _BRACKETS.sub(" ", draft.text[start:end])
    fillers = draft.words.words("list-words")
    return all(not token[0].islower() or token.lower() in fillers for token in _TOKEN.findall(gap))


def names_before(draft: Draft, names: Sequence[Name], at: int) -> tuple[Name, ...]:
    """Return the names of ``names`` that stand before ``at`` as one list, the subject of a verb there."""
    before = [name for name in names if name.span.end <= at]
    if not before or not _meets_verb(draft, before[-1].span.end, at):
        return ()
    run = [before[-1]]
    for name in reversed(before[:-1]):
        gap = draft.text[name.span.end : run[0].span.start]
        if (";" in gap and gap.strip(" ;\r\n")) or not joins(draft, name.span.end, run[0].span.start):
            break
        run.insert(0, name)
    return tuple(run)


def _meets_verb(draft: Draft, start: int, end: int) -> bool:
    """Return whether a verb at ``end`` belongs to the name that ends at ``start``.

    A bracket, adverbs, a role in capitals or a clause between two commas may
    stand between them.
    """
    if end - start > _LONGEST_GAP:
        return False
    rest = without_adverbs(draft, _BRACKETS.sub(" ", draft.text[start:end]))
    if not rest:
        return True
    if rest[0] not in ",-–—/" and not rest.startswith(("of ", "from ")):
        return False
    if rest.endswith(","):
        return ";" not in rest and ":" not in rest
    return joins(draft, start, end)


def without_adverbs(draft: Draft, said: str) -> str:
    """Return ``said`` without blanks at its ends and without the adverbs that it ends with."""
    adverbs = draft.words.words("subject-adverbs")
    parts = said.split()
    while parts and parts[-1].strip(",").lower() in adverbs:
        parts.pop()
    return " ".join(parts)


def trailing_names(draft: Draft, names: Sequence[Name], start: int, end: int) -> tuple[Name, ...]:
    """Return the names of the list that begins at ``start``, as far as it goes before ``end``."""
    run: list[Name] = []
    at = start
    for name in names:
        if name.span.start < start or name.span.end > end:
            continue
        if not joins(draft, at, name.span.start):
            break
        run.append(name)
        at = name.span.end
    return tuple(run)
