"""Tiny notes made by hand, for tests of checks and of the linter that need no dialect.

A node is a mapping with its ``type``, the words it stands on (``at``, their
first place in the text, or behind ``after``) and its fields as rules write them.
``id`` names it, ``in`` names its parent, ``places`` gives words for its places. In
fields, ``=id`` is the node of that id; a mapping with a ``type`` is a node of its own.
A person's ``names`` are the ids of its names.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from notelint.check import Context
from notelint.note import model
from notelint.note.model import UNREAD, Header, Name, Node, Note, Person
from notelint.note.vocabulary import Vocabulary
from notelint.text import Source, Span

CLASSES: dict[str, type[Node]] = {
    cls.type: cls
    for cls in vars(model).values()
    if isinstance(cls, type) and issubclass(cls, Node) and cls not in (Node, Note)
}
_OWN = ("type", "id", "in", "at", "after", "places", "names")


class Tiny:
    """A note of a few nodes, and the nodes by id."""

    def __init__(
        self,
        text: str,
        nodes: list[dict[str, Any]],
        note: Mapping[str, Any] | None = None,
        words: Mapping[str, Any] | None = None,
    ) -> None:
        self.source = Source("draft.txt", text)
        self.ids: dict[str, Node] = {}
        self.made: list[Node] = []
        for spec in nodes:
            node = self._node(spec)
            self.made.append(node)
            if "id" in spec:
                self.ids[spec["id"]] = node
        self.note = self._note(dict(note or {}))
        for spec, node in zip(nodes, self.made, strict=True):
            for name in spec.get("names", ()) if isinstance(node, Person) else ():
                self.note.people[self.ids[name]] = node  # type: ignore[index]
        self.context = Context(self.note, Vocabulary(dict(words or {})))

    def span(self, words: str, after: str | None = None) -> Span:
        begin = self.source.text.index(after) + len(after) if after else 0
        start = self.source.text.index(words, begin)
        return Span(start, start + len(words))

    def all(self, type_name: str) -> list[Node]:
        if type_name == "note":
            return [self.note]
        return [node for node in self.made if node.type == type_name]

    def _note(self, spec: dict[str, Any]) -> Note:
        nodes: dict[str, tuple[Node, ...]] = {}
        for node in self.made:
            nodes[node.type] = (*nodes.get(node.type, ()), node)
        places = {name: self.span(words) for name, words in spec.pop("places", {}).items()}
        header = next((node for node in self.made if isinstance(node, Header)), Header(span=Span(0, 0)))
        fields = {name.replace("-", "_"): self._value(value) for name, value in spec.items()}
        fields["unread"] = frozenset(fields.get("unread", ()))
        return Note(
            span=Span(0, len(self.source.text)),
            places=places,
            source=self.source,
            dialect="tiny",
            header=header,
            nodes=nodes,
            people={},
            **fields,
        )

    def _node(self, spec: Mapping[str, Any]) -> Node:
        cls = CLASSES[spec["type"]]
        words = spec.get("at")
        span = self.span(words, spec.get("after")) if words else Span(0, 0)
        places = {name: self._place(place, span) for name, place in spec.get("places", {}).items()}
        fields = {
            name.replace("-", "_"): self._value(value) for name, value in spec.items() if name not in _OWN
        }
        if cls not in (Person,) and "names" in spec:
            fields["names"] = self._value(spec["names"])
        if cls is Name:
            fields.setdefault("text", words)
        parent = self.ids[spec["in"]] if "in" in spec else None
        return cls(span=span, parent=parent, places=places, **fields)

    def _place(self, words: str, within: Span) -> Span:
        start = self.source.text.find(words, within.start)
        return Span(start, start + len(words)) if start >= 0 else self.span(words)

    def _value(self, value: Any) -> Any:
        if isinstance(value, list):
            return tuple(self._value(one) for one in value)
        if isinstance(value, Mapping):
            return self._node(value) if "type" in value else self.span(value["at"], value.get("after"))
        if not isinstance(value, str):
            return value
        if value == "UNREAD":
            return UNREAD
        if value.startswith("="):
            return self.ids[value[1:]]
        if value.startswith("date "):
            return date.fromisoformat(value[5:])
        if value.startswith("time "):
            return time.fromisoformat(value[5:])
        return value
