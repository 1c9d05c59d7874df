"""Values of fields in words, and the people behind them: what several checks need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from typing import Any

from notelint.check import Context
from notelint.note.model import UNREAD, Apology, Name, Node, Person
from notelint.text import Source, Span

_MONTHS = "January February March April May June July August September October November December".split()
_LONGEST = 80


def in_words(value: Any, source: Source) -> str | None:
    """Return a value as a message says it, or None if there is nothing to say.

    What stands in the text is quoted as it stands there, on one line and not
    longer than a line.
    """
    if value is None or value is UNREAD:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Person):
        return value.name or None
    if isinstance(value, Node):
        return shorten(source.slice(value.span)) or None
    if isinstance(value, Span):
        return shorten(source.slice(value)) or None
    if isinstance(value, str):
        return shorten(value) or None
    if isinstance(value, time):
        return f"{value.hour % 12 or 12}.{value.minute:02} {'am' if value.hour < 12 else 'pm'}"
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, (tuple, list, frozenset)):
        parts = [words for one in value if (words := in_words(one, source))]
        return listed(parts) or None
    return str(value)


def shorten(text: str) -> str:
    """Return ``text`` on one line, cut at a word if it is longer than a line."""
    line = " ".join(text[: 4 * _LONGEST].split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def listed(parts: Sequence[str], joint: str = "and") -> str:
    """Return words in a row: “a, b and c”."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def spoken(field: str) -> str:
    """Return the name of a field as a sentence says it: ``note.due-date`` is “due date”."""
    return field.rsplit(".", 1)[-1].replace("-", " ")


def quoted(span: Span, source: Source) -> str:
    """Return what stands at a place, in quotation marks, to say of a related place."""
    return f"“{shorten(source.slice(span))}”"


def names_of(nodes: Iterable[Node]) -> Iterator[Name | Person]:
    """Yield the names of people that nodes are about: listings, mentions, apologies, names."""
    for node in nodes:
        if isinstance(node, (Name, Person)):
            yield node
        elif isinstance(node, Apology):
            yield from node.names
        else:
            name = getattr(node, "name", None)
            if isinstance(name, Name):
                yield name


def person_of(name: Name | Person, context: Context) -> Person | None:
    """Return whose name it is, or None if nobody surely has it."""
    person = context.person(name)
    return person if person is not None and person.sure else None
