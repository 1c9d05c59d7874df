"""A note as a tree of lines: what was understood, and where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, time
from itertools import groupby
from typing import Any

from notelint.note.model import Date, Item, Listing, Name, Node, Note, Person, Unread
from notelint.printable import printable, shown_path
from notelint.reporters.colours import paint
from notelint.show.data import own_fields, shown_nodes
from notelint.text import Span

# Said by other parts of the line, or of use to rules only.
_ITEM_FIELDS = frozenset("index number title ordinal count tag_number kind matters settled text".split())
# Shown by themselves, not below their item.
_APART = frozenset({"item", "listing", "person", "date", "list", "decision-heading"})
# The field that says most of a node; else its own text does.
_MAIN = {"item": "title", "decision": "text", "action": "task", "commitment": "task", "person": "name"}
_UNSAID: tuple[Any, ...] = (None, False, (), frozenset(), "", Span(0, 0))


class Tree:
    """Writes the lines of one note."""

    def __init__(self, note: Note, profile: str, colour: bool) -> None:
        self._note = note
        self._source = note.source
        self._profile = profile
        self._colour = colour
        self._margin = len(str(len(note.source.starts)))

    def lines(self) -> Iterator[str]:
        """Yield the whole tree."""
        yield from self._heading()
        yield from self._header()
        yield from self._attendance()
        yield from self._items()
        yield from self._people()
        yield from self._dates()
        yield from self._problems()

    def nodes(self, selector: str) -> Iterator[str]:
        """Yield the nodes of one type, each in a line with all that is known of it."""
        nodes = shown_nodes(self._note, selector).get(selector, ())
        for node in nodes:
            yield self._line(node, 0, self._said(node))
        if not nodes:
            yield f"There is no {selector} in this note."

    def _heading(self) -> Iterator[str]:
        source = self._source
        path = paint(shown_path(source.path), "bold", self._colour)
        yield f"{path}: {source.format}, {source.encoding}, {self._note.dialect}, profile {self._profile}"

    def _header(self) -> Iterator[str]:
        yield from self._title("Meeting")
        header = self._note.header
        for field in own_fields(type(header)):
            value = getattr(header, field.name)
            place = header.places.get(field.name) or (value.span if isinstance(value, Node) else header.span)
            said = "-" if value is None else self._value(value)
            yield self._placed(place, 0, f"{field.name:<8} {_short(said)}")

    def _attendance(self) -> Iterator[str]:
        listings = [node for node in self._note.all("listing") if isinstance(node, Listing)]
        if listings:
            yield from self._title("Attendance")
        for group, members in groupby(listings, key=lambda listing: listing.group):
            rows = list(members)
            yield self._placed(rows[0].span, 0, paint(group, "cyan", self._colour))
            for listing in rows:
                name = listing.name.text if listing.name else self._source.slice(listing.span)
                yield self._line(
                    listing, 1, [name, *self._details(listing, ("name", "group", "heading"))], typed=False
                )

    def _items(self) -> Iterator[str]:
        items = [node for node in self._note.all("item") if isinstance(node, Item)]
        if items:
            yield from self._title("Items")
        others = sorted(
            (node for name, nodes in shown_nodes(self._note).items() if name not in _APART for node in nodes),
            key=lambda node: (node.span.start, node.span.end, node.type),
        )
        within: dict[Item | None, list[Node]] = {}
        for node in others:
            within.setdefault(node.item, []).append(node)
        yield from (self._line(node, 0, self._said(node)) for node in within.get(None, ()))
        for item in items:
            title = paint(_short(item.title or "(no title)"), "bold", self._colour)
            kind = paint(item.kind, "cyan", self._colour)
            details = "; ".join(self._details(item, _ITEM_FIELDS))
            said = f"  [{details}]" if details else ""
            yield self._placed(item.span, 0, f"{item.number or '-':<3} {title}  {kind}{said}")
            yield from (self._line(node, 1, self._said(node)) for node in within.get(item, ()))

    def _people(self) -> Iterator[str]:
        people = [node for node in self._note.all("person") if isinstance(node, Person)]
        if people:
            yield from self._title("People")
        for person in people:
            details = self._details(person, ("name", "sure", "listings", "mentions"))
            if not person.sure:
                details.append("perhaps not all of it")
            yield self._line(person, 0, [person.name, *details], typed=False)

    def _dates(self) -> Iterator[str]:
        dates = [node for node in self._note.all("date") if isinstance(node, Date)]
        if dates:
            yield from self._title("Dates")
        for found in dates:
            yield self._line(
                found, 0, [self._source.slice(found.span), found.text_value or "not complete"], typed=False
            )

    def _problems(self) -> Iterator[str]:
        if self._note.problems or self._note.unread:
            yield from self._title("Not understood")
        for problem in self._note.problems:
            line = f"{problem.line:>{self._margin}}" if problem.line else " " * self._margin
            yield f"  {line}  {printable(problem.message)}"
        for part in sorted(self._note.unread):
            yield f"  {'':>{self._margin}}  nothing is said of: {printable(part)}"

    def _title(self, title: str) -> Iterator[str]:
        yield ""
        yield paint(title, "bold", self._colour)

    def _said(self, node: Node) -> list[str]:
        main = _MAIN.get(node.type)
        text = getattr(node, main) if main else None
        return [text or self._source.slice(node.span), *self._details(node, (main,) if main else ())]

    def _details(self, node: Node, without: Collection[str]) -> list[str]:
        """Return what the fields say, but for those that say nothing."""
        found = []
        for field in own_fields(type(node)):
            value = getattr(node, field.name)
            if field.name in without or any(value is unsaid or value == unsaid for unsaid in _UNSAID):
                continue
            name = field.name.replace("_", "-")
            found.append(name if value is True else f"{name}: {_short(self._value(value), 60)}")
        return found

    def _value(self, value: Any) -> str:
        if isinstance(value, Unread):
            return "(not understood)"
        if isinstance(value, Name):
            return value.text or self._source.slice(value.span)
        if isinstance(value, Node):
            return self._source.slice(value.span)
        if isinstance(value, Span):
            return f"line {self._source.position(value.start).line}"
        if isinstance(value, (tuple, frozenset)):
            return ", ".join(self._value(one) for one in value)
        if isinstance(value, time):
            return value.strftime("%H:%M")
        return value.isoformat() if isinstance(value, date) else str(value)

    def _line(self, node: Node, depth: int, parts: Sequence[str], typed: bool = True) -> str:
        main, *details = parts
        kind = paint(f"{node.type:<16} ", "cyan", self._colour) if typed else ""
        said = f"  [{'; '.join(details)}]" if details else ""
        return self._placed(node.span, depth, f"{kind}{_short(main)}{said}")

    def _placed(self, span: Span, depth: int, text: str) -> str:
        line = self._source.position(span.start).line
        return f"  {line:>{self._margin}}  {'    ' * depth}{text}".rstrip()


def _short(text: str, widest: int = 90) -> str:
    """Return text of a note on one line, safe to print and not too long."""
    line = " ".join(printable(text).split())
    return line if len(line) <= widest else line[: widest - 1] + "…"
