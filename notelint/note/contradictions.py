"""Declarations that contradict each other: none, and some, in one item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from notelint.note.model import Declaration


def with_contradictions(declarations: Sequence[Declaration]) -> tuple[Declaration, ...]:
    """Return the declarations; the later of two that contradict each other points at the earlier.

    One that was made later in the meeting contradicts nothing: it was true
    that none were declared when members were asked.
    """
    found: list[Declaration] = []
    for one in sorted(declarations, key=lambda declaration: declaration.span):
        against = next((other for other in found if _contradict(one, other)), None)
        told = any(other.contradictory and other.item is one.item for other in found)
        if against is not None and not told:
            one = replace(one, contradictory=True, places={**one.places, "contradicts": against.span})
        found.append(one)
    return tuple(found)


def _contradict(one: Declaration, other: Declaration) -> bool:
    if one.item is not other.item or one.late or other.late or one.elsewhere or other.elsewhere:
        return False
    return one.nil is not other.nil
