"""One fault, one report: when a finding is left unsaid because another rule has spoken of its subject."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from notelint.note.model import Item, Node, Note, Reference
from notelint.text import Span
from notelint.violation import Finding


class Items:
    """The items of a note, by what stands in them."""

    def __init__(self, note: Note) -> None:
        self._items = sorted(
            (item for item in note.all("item") if isinstance(item, Item)), key=lambda item: item.span
        )
        self._starts = [item.span.start for item in self._items]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def at(self, span: Span) -> Item | None:
        """Return the item in which ``span`` begins, or None."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return None
        item = self._items[index]
        return item if span.start < max(item.span.end, item.span.start + 1) else None


class Spoken:
    """What one rule has found, to ask whether it has spoken of a subject.

    Findings that were silenced themselves count too: something else was said
    of their subject.
    """

    def __init__(self, found: Sequence[tuple[Finding, Span]], items: Items) -> None:
        nameless = [(finding, span) for finding, span in found if not finding.persons]
        self._persons = {person for finding, _ in found for person in finding.persons}
        self._all = _Nodes(finding.node for finding, _ in found)
        self._nameless = _Nodes(finding.node for finding, _ in nameless)
        self._items = {items.at(span) for _, span in found}
        self._nameless_items = {items.at(span) for _, span in nameless}

    def of(self, finding: Finding, place: Item | None) -> bool:
        """Return whether something was found on the subject of ``finding``, reported in ``place``.

        That is: on the same node, on one that holds it or that it holds, on a
        person it is about, or on the note as a whole. A finding on the whole note
        has the item of its report for a subject. What is about people is
        not answered by what is about other people in the same place.
        """
        if finding.persons and not self._persons.isdisjoint(finding.persons):
            return True
        others = self._nameless if finding.persons else self._all
        if self._nameless.note:
            return True
        if isinstance(finding.node, Note):
            return place in (self._nameless_items if finding.persons else self._items)
        return finding.node in self._all.nodes or others.touch(finding.node)


class _Nodes:
    """Nodes, to ask whether one of them holds another node or stands in it."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = frozenset(nodes)
        self.note = any(_is_of_all(node) for node in self.nodes)
        self._spans = sorted(node.span for node in self.nodes)
        self._starts = [span.start for span in self._spans]

    def touch(self, node: Node) -> bool:
        """Return whether one of the nodes is ``node``, holds it, or stands in it."""
        return any(one in self.nodes for one in _with_holders(node)) or self._within(node.span)

    def _within(self, span: Span) -> bool:
        """Return whether one of the nodes stands in ``span``."""
        first = bisect_left(self._starts, span.start)
        for other in self._spans[first:]:
            if other.start >= span.end:
                return False
            if other.end <= span.end:
                return True
        return False


def _is_of_all(node: Node) -> bool:
    """Return whether what is said of a node is said of the whole note.

    What an appendix that is missing would hold may be anything: most often it
    is the attendance list.
    """
    return isinstance(node, Note) or (isinstance(node, Reference) and node.kind == "appendix")


def _with_holders(node: Node | None) -> Iterator[Node]:
    """Yield a node and those that hold it, but for the note."""
    while node is not None and not isinstance(node, Note):
        yield node
        node = node.parent
