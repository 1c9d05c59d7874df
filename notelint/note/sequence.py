"""Which of the numbers in a text are those of the items: the sequence that fits best."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from notelint.note.lines import Line
from notelint.patterns import regex
from notelint.text import Span

# What it costs a sequence to go on with a number that is not the next one.
_STEPS: Mapping[int, float] = {
    1: 0.0, 0: 1.1, 2: 0.6, 3: 0.9, 4: 1.2, 5: 1.5, 6: 1.8, 7: 2.0, 8: 2.1, 9: 2.2, 10: 2.3,
}  # fmt: skip
_RESTART = 1.5
_LIKE_AN_ITEM = 1.2
_MARKS_ONLY = regex(r"[\d/.-]+[.):]?|[ivxIVX]{1,5}[.)]|[a-z][.)]")
_TORN = 2  # lines of numbers without words, which tell that numbers and titles came apart
_LONGEST_OF_NUMBERS = 200  # code points of such a line


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number that may begin an item. ``after`` is where the words behind it begin.

    ``begin`` is where the item begins: at the number, or at a word before it
    (“Item 4”).
    ``family`` is the form of the number; ``value`` its running part, which
    stands at ``running``. ``weight`` tells how much it looks like an item's;
    ``matter`` is true if the words name what every agenda has. ``inline`` is
    true within a line. ``line`` is the index of its line.
    """

    line: int
    begin: int
    number: Span
    after: int
    mark: str
    family: str
    value: int = 0
    running: Span = Span(0, 0)
    weight: float = 0.0
    matter: bool = False
    inline: bool = False
    alone: bool = False


def best_sequence(family: Sequence[Numbered], boundaries: Sequence[int]) -> tuple[list[Numbered], float]:
    """Return the numbers that make the best sequence, and its worth."""
    best: dict[int, tuple[float, int]] = {}  # value → worth and index of the best sequence that ends in it
    previous: list[int | None] = []
    top: tuple[float, int] | None = None
    before: tuple[float, int] | None = None  # the best sequence in front of the last boundary
    marks = iter([*boundaries, 1 << 60])
    boundary = next(marks)
    for index, one in enumerate(family):
        while boundary <= one.line:
            before, boundary = top, next(marks)
        choices = [
            (worth - cost, at)
            for step, cost in _STEPS.items()
            if (one.value - step) in best and (step == 1 or not one.inline)
            for worth, at in (best[one.value - step],)
        ]
        if before is not None and one.value <= 2 and not one.inline:
            choices.append((before[0] - _RESTART, before[1]))
        gain, came = max(choices, default=(0.0, -1))
        worth = max(gain, 0.0) + one.weight
        previous.append(came if gain > 0 and came >= 0 else None)
        if one.value not in best or worth >= best[one.value][0]:
            best[one.value] = (worth, index)
        if top is None or worth > top[0]:
            top = (worth, index)
    if top is None:
        return [], 0.0
    chain: list[int] = []
    at: int | None = top[1]
    while at is not None:
        chain.append(at)
        at = previous[at]
    return [family[index] for index in _with_slips(family, chain[::-1])], top[0]


def _with_slips(family: Sequence[Numbered], chain: Sequence[int]) -> list[int]:
    """Return the sequence with the items whose numbers are wrong, which it passes over.

    A number that looks like an item's is one where exactly that many are
    missing (“12, 31, 14”), or beside the place where it is missing ("3, 5, 4, 6").
    """
    marks = Counter(family[index].mark for index in chain)
    held = {family[index].value for index in chain}
    last = family[chain[-1]].value

    def between(here: int, there: int) -> list[int]:
        return [
            index
            for index in range(here + 1, there)
            if family[index].weight >= _LIKE_AN_ITEM
            and marks[family[index].mark]
            and not family[index].inline
        ]

    filled: list[int] = []
    for here, there in zip(chain, [*chain[1:], len(family)], strict=True):
        filled.append(here)
        likely = between(here, there)
        if there < len(family):
            missing = family[there].value - family[here].value - 1
            if missing >= 1 and len(likely) == missing:
                filled += likely
                continue
            near = range(family[here].value - 1, family[there].value + 2)
            swapped = [i for i in likely if family[i].value not in held and family[i].value in near]
            if missing == -1 and len(likely) == 1:  # “13, 12, 13”
                swapped = [i for i in likely if family[i].matter and family[i].value in near]
            filled += swapped if len(swapped) == 1 else []
        else:
            filled += [
                i for i in likely if family[i].matter and family[i].value in (last - 1, last, last + 10)
            ][:1]
    return filled


def is_torn_off(text: str, lines: Sequence[Line], chain: Sequence[Numbered]) -> bool:
    """Return whether the numbers stand together, away from their titles, as a column that was taken over.

    For example "24/06/8 24/06/9" on one line and "24/06/10 i) ii) 24/06/11" on
    another. Numbers of one part may be figures and tell nothing.
    """
    one = chain[0]
    before, behind = text[one.number.start : one.running.start], text[one.running.end : one.number.end]
    if not before and not behind:
        return False
    form = re.compile(rf"{re.escape(before)}\d{{1,5}}{re.escape(behind)}[.):]?")
    torn = 0
    for line in lines:
        if line.blank or line.span.end - line.span.start > _LONGEST_OF_NUMBERS:
            continue
        tokens = text[line.span.start : line.span.end].split()
        if all(_MARKS_ONLY.fullmatch(token) for token in tokens):
            torn += sum(form.fullmatch(token) is not None for token in tokens) > 1
    return torn >= _TORN
