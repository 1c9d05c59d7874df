"""What a check is: code that says where something does not hold.

A check is a small frozen dataclass. Its fields are its options: from them
come the schema of rule files, the errors and the reference pages. It knows no
severity, no message and no line numbers; those belong to the rule and to
``Source``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

from notelint.note.keys import Keys
from notelint.note.model import UNREAD, Item, Name, Node, Note, Person
from notelint.note.vocabulary import Vocabulary
from notelint.text import Span
from notelint.violation import Finding

# The names by which rules select nodes.
NODE_TYPES = frozenset(
    "note header item block list entry decision-heading decision action commitment declaration "
    "apology previous-minutes name listing row person mention date reference motion vote "
    "exclusion private-matter next-meeting acronym term body-name mark tag word punctuation placeholder "
    "contact-detail absence".split()
)


@dataclass(frozen=True, slots=True)
class Doc:
    """What an option means, for ``Annotated[...]``: one sentence for people."""

    text: str


@dataclass(frozen=True, slots=True)
class Names:
    """That an option's strings name something.

    One of ``field``, ``condition`` (a field, with values), ``place``, ``node``,
    ``group``, ``vocabulary``, ``phrase`` and ``pattern``.

    Put beside ``Doc`` in ``Annotated[...]``; the loader then refuses a name
    that does not exist and gives the nearest one that does.
    """

    what: str


# The part of the note that must have been understood for a type of node to be missed.
_PARTS = {
    "apology": "apologies",
    "decision": "decisions",
    "decision-heading": "decisions",
    "action": "actions",
    "listing": "attendance",
    "row": "attendance",
}

# What every node has and no rule names as a field.
_FRAME = frozenset({"type", "span", "parent", "places", "item"})
_ABSENT = object()


class Seen(NamedTuple):
    """A field as it was found: its value, and where it stands if that is known."""

    value: Any
    span: Span | None


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may ask of the note beyond its subject.

    ``memo`` is for what a check works out once a note, ``kept`` for what it works
    out once for all notes under the same rules; each check keeps to keys that
    begin with its own name.
    """

    note: Note
    words: Vocabulary
    memo: dict[Hashable, Any] = field(default_factory=dict)
    kept: dict[Hashable, Any] = field(default_factory=dict)

    def value(self, node: Node, field: str) -> Any:
        """Return a field of ``node``, or the nodes of that type within it.

        ``field`` is written as in rules (``no-decision``); ``heading.mark``
        is the field of a field, and ``note.``, ``header.`` and ``item.`` begin
        at the note, its header and the item that holds the node. A name of a
        node type gives the tuple of such nodes in ``node``, the name of a place
        its span. The value is None if absent, ``UNREAD`` if not understood.
        """
        return self.look(node, field).value if "." in field else self._field(node, field)

    def look(self, node: Node, field: str) -> Seen:
        """Return the value of a field as ``value`` does, and where it stands."""
        owner: Any = node
        *path, name = field.split(".")
        for step in path:
            owner = self._step(owner, step)
            if not isinstance(owner, Node):
                return Seen(UNREAD if owner is UNREAD else None, None)
        value = self._field(owner, name)
        return Seen(value, _where(owner, name, value))

    def stretches(self, node: Node, name: str) -> Iterator[Span]:
        """Yield the stretches of the text that a place or field of ``node`` stands for.

        ``text`` is the text of a node that has one, else all of the node.
        """
        if name == "text":
            text = getattr(node, "text", None)
            yield text if isinstance(text, Span) and text.end > text.start else node.span
            return
        value, span = self.look(node, name)
        if value is UNREAD:
            return
        if isinstance(value, tuple) and not isinstance(value, Span):
            yield from (one.span for one in value if isinstance(one, Node))
        elif span is not None:
            yield span
        elif name in node.places:
            yield node.places[name]

    def person(self, node: Node) -> Person | None:
        """Return the person that ``node`` is or is about, or None."""
        if isinstance(node, Person):
            return node
        name = node if isinstance(node, Name) else getattr(node, "name", None)
        return self.note.people.get(name) if isinstance(name, Name) else None

    def _step(self, node: Node, name: str) -> Any:
        if name == "note":
            return self.note
        if name == "item":
            return node.item
        if name == "header" and not hasattr(node, "header"):
            return self.note.header
        return self._field(node, name)

    def _field(self, node: Node, name: str) -> Any:
        attribute = name.replace("-", "_")
        if attribute not in _FRAME:
            value = getattr(node, attribute, _ABSENT)
            if value is not _ABSENT:
                return value
        if name in NODE_TYPES:
            found = self._within(node, name)
            return found if found or not self._unread(node, name) else UNREAD
        return node.places.get(name)

    def _within(self, node: Node, type_name: str) -> tuple[Node, ...]:
        """Return the nodes of a type that stand in ``node``; what holds them is worked out once a type."""
        if node is self.note:
            return self.note.all(type_name)
        key = ("within", type_name)
        held: dict[Node, list[Node]] | None = self.memo.get(key)
        if held is None:
            held = self.memo[key] = {}
            for one in self.note.all(type_name):
                parent = one.parent
                while parent is not None:
                    held.setdefault(parent, []).append(one)
                    parent = parent.parent
        return tuple(held.get(node, ()))

    def _unread(self, node: Node, type_name: str) -> bool:
        """Return whether nodes of a type may stand in ``node`` that were not understood."""
        part = _PARTS.get(type_name)
        if part is None:
            return False
        if part in self.note.unread:
            return True
        if node is self.note:
            return any(isinstance(item, Item) and part in item.unread for item in self.note.all("item"))
        item = node.item
        return item is not None and part in item.unread


def _where(node: Node, name: str, value: Any) -> Span | None:
    if isinstance(value, Span):
        return value
    place = node.places.get(name)
    if place is not None:
        return place
    if isinstance(value, tuple) and value:
        value = value[0]
    return value.span if isinstance(value, Node) else None


# What every message may say beside the fields of its node: who it is about, what stands
# there, and how many findings were made one by ``together``.
ALWAYS = ("person", "text", "count")


class Check(ABC):
    """Base of all checks. ``name`` is the key in rules; ``forms`` are the keys it goes under.

    ``placeholders`` are what messages may say of a finding, beside the fields of
    its node. ``name`` reads behind "must": ``have``, ``be-listed-in``. The first field
    of the dataclass takes the short form of the options (``have: decision``).
    """

    name: ClassVar[str]
    forms: ClassVar[tuple[str, ...]] = ("must",)
    placeholders: ClassVar[tuple[str, ...]] = (*ALWAYS, "found", "other", "missing", "instead")


class NodeCheck(Check):
    """A check of one node by itself: goes with ``each:``."""

    @abstractmethod
    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        """Yield where the check does not hold; with ``negated`` (must-not), where it does.

        Yield nothing where there is nothing to look at: the rule is then not
        applicable.
        """

    @property
    def looks(self) -> Sequence[str]:
        """The places or fields of a node that the check looks at, if it says its ``keys``."""
        return ("text",)

    def keys(self, words: Vocabulary, *, negated: bool) -> Keys | None:
        """Return what must stand where the check looks for it to find anything there.

        A note in which none of it stands is not looked at. None, as most checks
        say: it may find something anywhere.
        """
        return None

    def nothing_to_look_at(self, node: Node, context: Context) -> str | None:
        """Return why the check has nothing to say of a node that it found no fault with, or None.

        Only ``notelint rules --trace`` asks. That a field named in an option is
        absent or was not understood is said without it.
        """
        return None


class ListCheck(Check):
    """A check of a list as a whole: goes with ``all:`` and ``of:``."""

    @abstractmethod
    def findings(
        self, nodes: Sequence[Node], within: Node, context: Context, *, negated: bool
    ) -> Iterator[Finding]:
        """Yield where the check does not hold among ``nodes`` (two or more, in order)."""
