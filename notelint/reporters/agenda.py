"""Violations by the items of the agenda, as a clerk goes through a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from notelint.report import CheckedFile, ItemTitle
from notelint.violation import Violation


def by_item(file: CheckedFile) -> Iterator[tuple[str, list[Violation]]]:
    """Yield the headings under which violations stand in a note, in its order, each with its violations."""
    for heading, group in groupby(file.violations, key=lambda violation: _heading(violation, file.items)):
        yield heading, list(group)


def item_name(item: ItemTitle) -> str:
    """Return an item in a line: “Item 3: Harbour Lights”."""
    number = (item.number or "").rstrip(".):")
    title = " ".join((item.title or "").split())
    if not number:
        return title or "An item without number and title"
    return f"Item {number}: {title}" if title else f"Item {number}"


def _heading(violation: Violation, items: Sequence[ItemTitle]) -> str:
    at = violation.span.start
    for item in items:
        if item.span.start <= at < max(item.span.end, item.span.start + 1):
            return item_name(item)
    if not items:
        return f"Item {violation.item}" if violation.item else "The note"
    if at < items[0].span.start:
        return "Before the items"
    return "After the items" if at >= items[-1].span.end else "Between the items"
