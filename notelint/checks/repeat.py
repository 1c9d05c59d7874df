"""The check ``repeat``: something stands twice in a list."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from notelint.check import ALWAYS, Context, Doc, ListCheck, Names
from notelint.note.model import UNREAD, Node
from notelint.text import Span
from notelint.values import in_words, quoted
from notelint.violation import Edit, Finding, Fix, Related


@dataclass(frozen=True, slots=True)
class Repeat(ListCheck):
    """No two of the nodes have the same value; for ``must-not`` only.

    ``person`` compares who is meant, and passes over who is not surely known;
    any other name is a field. The second and every further one is a finding,
    the first is shown with it. The message may use ``{found}`` and ``{person}``.

        all: listing
        where: {group: [chair, members, substitutes]}
        must-not: {repeat: person}

        all: word
        of: block
        must-not: {repeat: {what: text, side-by-side: true}}
    """

    name: ClassVar[str] = "repeat"
    forms: ClassVar[tuple[str, ...]] = ("must-not",)
    placeholders: ClassVar[tuple[str, ...]] = (*ALWAYS, "found")

    what: Annotated[str, Doc("What must not come twice: a field, or “person”."), Names("field")]
    side_by_side: Annotated[bool, Doc("Whether only neighbours in the list count.")] = False

    def findings(
        self, nodes: Sequence[Node], within: Node, context: Context, *, negated: bool
    ) -> Iterator[Finding]:
        """Yield the second and every further node of one value."""
        first: dict[Hashable, Node] = {}
        for node in nodes:
            key = self._key(node, context)
            if self.side_by_side and key not in first:
                first.clear()
            if key is None:
                continue
            earlier = first.setdefault(key, node)
            if earlier is not node:
                yield self._finding(earlier, node, context)

    def _key(self, node: Node, context: Context) -> Hashable:
        if self.what == "person":
            person = context.person(node)
            return person if person is not None and person.sure else None
        value = context.value(node, self.what)
        if value is None and self.what == "text":
            value = context.note.source.slice(node.span)
        if value is UNREAD or value == "":
            return None
        return value if isinstance(value, Hashable) else None

    def _finding(self, earlier: Node, node: Node, context: Context) -> Finding:
        source = context.note.source
        values = {"found": in_words(node, source) or ""}
        person = context.person(node) if self.what == "person" else None
        if person is not None:
            values["person"] = person.name
        related = (Related(earlier.span, f"first here: {quoted(earlier.span, source)}"),)
        persons = (person,) if person else ()
        fix = self._fix(earlier, node, context)
        return Finding(node, values=values, persons=persons, related=related, fix=fix)

    def _fix(self, earlier: Node, node: Node, context: Context) -> Fix | None:
        """Return the fix for a word doubled by a slip of the hand."""
        source = context.note.source
        gap = Span(earlier.span.end, node.span.start)
        if not self.side_by_side or source.slice(gap).strip() or gap.start > gap.end:
            return None
        if source.slice(earlier.span) != source.slice(node.span):
            return None
        found = quoted(node.span, source)
        return Fix(f"Take out the second {found}", (Edit(Span(gap.start, node.span.end), ""),), safe=True)
