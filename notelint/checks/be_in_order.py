"""The check ``be-in-order``: numbers run one up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from notelint.check import ALWAYS, Context, Doc, ListCheck, Names
from notelint.note.model import Node
from notelint.text import Span
from notelint.values import in_words, quoted
from notelint.violation import Finding, Related

# How far a number may have strayed and still be taken for a change of order.
_WINDOW = 200
# How many readings of a list are followed at once.
_READINGS = 12


@dataclass(frozen=True, slots=True)
class BeInOrder(ListCheck):
    """The numbers run one up, from any first number, without gap or repeat.

    One fault is one finding, at the first number that breaks the order: a gap,
    a repeat, a number that fits neither side, and a stretch in which all the
    numbers stand but in another order. Of several fields, the later are for
    nodes in which the earlier show no fault. ``missing`` says what to do with a
    node without a number: ``skip`` it, ``count`` it as if it had the number due,
    or ``report`` it. The message may use ``{found}``, ``{expected}``
    and ``{other}``, the number before.

        all: item
        must: {be-in-order: [ordinal, tag-number]}

        all: entry
        of: list
        must: {be-in-order: {by: ordinal, missing: report}}
    """

    name: ClassVar[str] = "be-in-order"
    placeholders: ClassVar[tuple[str, ...]] = (*ALWAYS, "found", "other", "expected")

    by: Annotated[tuple[str, ...], Doc("The fields that hold the numbers."), Names("field")]
    once: Annotated[bool, Doc("Whether one finding a list is enough.")] = False
    missing: Annotated[
        Literal["skip", "count", "report"], Doc("What to do with a node that has no number.")
    ] = "skip"

    def findings(
        self, nodes: Sequence[Node], within: Node, context: Context, *, negated: bool
    ) -> Iterator[Finding]:
        """Yield one finding for each fault, or the first of the list."""
        told: set[Node] = set()
        for place, field in enumerate(self.by):
            # A node that has the first number and not the second is still a node of the list.
            missing = self.missing if place == 0 else "count"
            for finding in _findings(nodes, field, missing, context):
                if finding.node not in told:
                    told.add(finding.node)
                    yield finding
                    if self.once:
                        return


class Fault(NamedTuple):
    """A number that breaks the order: where in the list, and the number that was due there."""

    at: int
    due: int


def _findings(nodes: Sequence[Node], field: str, missing: str, context: Context) -> Iterator[Finding]:
    values = [context.value(node, field) for node in nodes]
    numbers = [value if isinstance(value, int) else None for value in values]
    kept = list(range(len(nodes)))
    if missing == "skip":
        kept = [index for index in kept if numbers[index] is not None]
    for fault in faults([numbers[index] for index in kept], bare=missing == "report"):
        node = nodes[kept[fault.at]]
        before = nodes[kept[max(fault.at - 1, 0)]]
        said = {"found": _written(node, field, context), "other": _written(before, field, context)}
        span = _place(node, field)
        source = context.note.source
        place = _place(before, field) or before.span
        related = (Related(place, f"the one before: {quoted(place, source)}"),)
        told = {name: words for name, words in said.items() if words}
        yield Finding(
            node, span, {**told, "expected": _in_the_form_of(said["found"], fault.due)}, related=related
        )


def _place(node: Node, field: str) -> Span | None:
    """Return where the number stands: ``tag`` for ``tag-number``, else number or mark."""
    names = [field.removesuffix("-number")] if field.endswith("-number") else [field, "number", "mark"]
    return next((node.places[name] for name in names if name in node.places), None)


def _written(node: Node, field: str, context: Context) -> str | None:
    place = _place(node, field)
    value: Any = context.value(node, field) if place is None else place
    return in_words(value, context.note.source)


def _in_the_form_of(written: str | None, number: int) -> str:
    """Return a number as the list writes its own: "d" where it has letters."""
    mark = (written or "").strip("(). \t")
    lettered = re.fullmatch("(?![ivxIVX])[A-Za-z]", mark) and number <= len(ascii_lowercase)
    return ascii_lowercase[number - 1] if lettered else str(number)


# --- Finding the faults --------------------------------------------------------------


class _Reading(NamedTuple):
    """One way to read the list so far: the number due next, and the faults it takes.

    ``chain`` holds the last fault and the chain before it, so that readings
    share what they have in common.
    """

    due: int
    cost: int = 0
    chain: Any = None

    def after(self, index: int, due: int) -> _Reading:
        """Return the reading with a fault at ``index``, after which ``due`` is next."""
        return _Reading(due, self.cost + 1, (Fault(index, self.due), self.chain))


def faults(numbers: Sequence[int | None], *, bare: bool = False) -> list[Fault]:
    """Return the fewest faults that explain why ``numbers`` do not run one up.

    None stands for an entry without a number: a fault if ``bare``, else it
    counts as the number due. Several readings are followed side by side, as a
    wrong number may be one that stands for another (5, 6, 70, 8), one too
    many (5, 6, 70, 7) or the first after a gap (5, 6, 70, 71).
    """
    first = next((index for index, number in enumerate(numbers) if number is not None), None)
    if first is None:
        return []
    begin = numbers[first]
    assert begin is not None
    readings = [_Reading(begin)]
    if bare:
        for index in range(first):
            readings = [readings[0].after(index, begin)]
    index = first
    while index < len(numbers):
        best = readings[0]
        step = _shuffled(numbers, index, best.due)
        if step:
            readings = [best.after(index, best.due + step)]
            index += step
        else:
            readings = _next(readings, index, numbers[index], bare)
            index += 1
    chain, found = readings[0].chain, []
    while chain:
        fault, chain = chain
        found.append(fault)
    return found[::-1]


def _next(readings: Sequence[_Reading], index: int, number: int | None, bare: bool) -> list[_Reading]:
    """Return the readings one number on that take the fewest faults.

    A reading with one fault more can be let go: the better one reaches the
    same number by a fault of its own as soon as it has to.
    """
    found: dict[int, _Reading] = {}
    for reading in readings:
        due = reading.due
        if number == due or (number is None and not bare):
            ahead = [_Reading(due + 1, reading.cost, reading.chain)]
        else:
            dues = [due + 1, due] if number is None else [number + 1, due + 1, due]
            ahead = [reading.after(index, next_due) for next_due in dues]
        for one in ahead:
            if one.due not in found or one.cost < found[one.due].cost:
                found[one.due] = one
    fewest = min(reading.cost for reading in found.values())
    return [reading for reading in found.values() if reading.cost == fewest][:_READINGS]


def _shuffled(numbers: Sequence[int | None], start: int, due: int) -> int:
    """Return how many numbers from ``start`` hold all those due but in another order, or 0."""
    if numbers[start] == due:
        return 0
    seen: set[int] = set()
    highest = 0
    for number in numbers[start : start + _WINDOW]:
        if number is None or number in seen or not due <= number < due + _WINDOW:
            return 0
        seen.add(number)
        highest = max(highest, number)
        if highest - due + 1 == len(seen):
            return len(seen) if len(seen) > 1 else 0
    return 0
