"""The check ``come-after``: one thing is later than another, in time or in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, ClassVar

from notelint.check import ALWAYS, Context, Doc, Names, NodeCheck, Seen
from notelint.note.model import UNREAD, Date, Node
from notelint.text import Span
from notelint.values import in_words, quoted
from notelint.violation import Finding, Related

_EVENING = time(17)
_NIGHT = time(4)


@dataclass(frozen=True, slots=True)
class ComeAfter(NodeCheck):
    """Each field on the left is later than the field on the right.

    Dates and times are compared as such: a time before four in the morning
    comes after one in the evening, for meetings that run past midnight.
    Numbers are compared by size. Parts of the text come after what stands
    before them. Where one side is absent, was not understood, or is no date of
    a calendar, there is nothing to compare. The message may use ``{found}`` and
    ``{other}``.

        each: action
        must: {come-after: {fields: {due: header.date}, or-same: true}}
    """

    name: ClassVar[str] = "come-after"
    forms: ClassVar[tuple[str, ...]] = ("must", "must-not")
    placeholders: ClassVar[tuple[str, ...]] = (*ALWAYS, "found", "other")

    fields: Annotated[
        Mapping[str, Annotated[str, Names("field")]],
        Doc("Fields, each with the field that it must come after."),
        Names("field"),
    ]
    or_same: Annotated[bool, Doc("Whether the two may also be the same.")] = False

    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        """Yield what does not come after the other; with ``negated``, what does."""
        for left, right in self.fields.items():
            here, there = context.look(node, left), context.look(node, right)
            order = _order(here.value, there.value)
            if order is None:
                continue
            if (order > 0 or (order == 0 and self.or_same)) is negated:
                yield _finding(node, here, there, context)


def _order(left: Any, right: Any) -> int | None:
    """Return 1, 0 or -1 as ``left`` is after, the same as or before ``right``; None if neither."""
    if isinstance(left, time) and isinstance(right, time) and left < _NIGHT and right >= _EVENING:
        return 1
    first, second = _moment(left), _moment(right)
    if first is None or second is None or type(first) is not type(second):
        return None
    return int(first > second) - int(first < second)


def _moment(value: Any) -> Any:
    """Return what can be compared of a value: a date, a time, a number or an offset."""
    if value is UNREAD or isinstance(value, bool):
        return None
    if isinstance(value, Date):
        return value.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (date, time, int)):
        return value
    if isinstance(value, tuple) and not isinstance(value, Span):
        value = value[0] if value else None
    if isinstance(value, Node):
        value = value.span
    return value.start if isinstance(value, Span) else None


def _finding(node: Node, here: Seen, there: Seen, context: Context) -> Finding:
    source = context.note.source
    values = {"found": in_words(here.value, source), "other": in_words(there.value, source)}
    related = tuple(
        Related(span, f"compared with {quoted(span, source)}") for span in (there.span,) if span is not None
    )
    return Finding(node, here.span, {name: words for name, words in values.items() if words}, related=related)
