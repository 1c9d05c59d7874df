"""The count of the items of a note: their numbers, with those that stand in the text but begin no item.

A number is there for a reader though it is mistyped ("7," or "15/09.12"), has
only its sub-numbers ("7.1") or stands beside what was not read as an item. A
web page numbers a list anew that says "1." throughout. A note of two meetings
begins again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from notelint.note.dates import find_dates
from notelint.note.layout import RawItem
from notelint.patterns import regex
from notelint.text import Span

_DIGITS = regex(r"\d+")
_AT_LINE_START = regex(r"^[ \t\u00a0>*_#]{0,40}(\d[\d./_-]{0,20})(.{0,40})", re.MULTILINE)
_BEFORE_WORDS = " \t\u00a0.,):;*_\\-–—‘“\"'([•·●▪◦\uf0b7"
_ALREADY = 3  # “1.” so many times in a row is a mark that is numbered when it is shown
_LEADS_UP = 4  # the first number before which two that lead up to it tell that a list began again
_BEGUN = 3  # items of the part before one that begins again at 1
_FARTHEST = 12  # numbers missing in one place that are looked for
_MOST = 400  # lines with a number that are looked at between two items


def counted(text: str, items: Sequence[RawItem], ordinals: Sequence[int | None]) -> list[int | None]:
    """Return for each item its place in the count.

    ``ordinals`` are the numbers as written; where there is none there is no
    place. The count differs from the numbers only where the text accounts for
    the difference.
    """
    numbered = [index for index, ordinal in enumerate(ordinals) if ordinal is not None]
    values = [ordinals[index] or 0 for index in numbered]
    automatic = _automatic(text, [items[index] for index in numbered], values)
    places: list[int | None] = [None] * len(items)
    shift = 0
    for at, index in enumerate(numbered):
        before, value = values[max(at - 1, 0)], values[at]
        if at and (at < automatic.end or value == automatic.following(at) or _begins_again(values, at)):
            shift += value - before - 1
        elif at and value != before + 1:
            shift += _accounted(text, items[numbered[at - 1]], items[index], before, value)
        places[index] = value - shift
    return places


@dataclass(frozen=True, slots=True)
class _Automatic:
    """The items at the beginning that all say “1.” and are numbered when they are shown."""

    end: int = 0
    shown: int = 0  # how many there are, with those that begin no item

    def following(self, at: int) -> int | None:
        """Return the number after theirs, for the item that comes next."""
        return self.shown + 1 if self.end and at == self.end else None


def _automatic(text: str, items: Sequence[RawItem], values: Sequence[int]) -> _Automatic:
    end = next((at for at, value in enumerate(values) if value != 1), len(values))
    shown = end
    for one, other in pairwise(items[:end]):
        if one.number and other.number:
            between = Span(one.number.end, other.number.start)
            shown += _numbers_between(text, between, _groups(text, one)).count(1)
    return _Automatic(end, shown) if end > 1 and shown >= _ALREADY else _Automatic()


def _begins_again(values: Sequence[int], at: int) -> bool:
    """Return whether the numbers begin a second time, with at least three in order."""
    return values[at] == 1 and values[at - 1] >= _BEGUN and list(values[at : at + 3]) == [1, 2, 3]


def _accounted(text: str, one: RawItem, other: RawItem, before: int, value: int) -> int:
    """Return by how much ``value`` is off the count for which the text between two items accounts."""
    if one.number is None or other.number is None:
        return 0
    due = range(before + 1, value) if value > before else range(before + 1, before + 2)
    if len(due) > _FARTHEST:
        return 0
    there = _numbers_between(text, Span(one.number.end, other.number.start), _groups(text, one))
    if before >= value >= _LEADS_UP and value - 2 in there and value - 1 in there[there.index(value - 2) :]:
        return value - before - 1  # the list began again at a place that was not read
    first = there.index(due[0]) if due[0] in there else None
    # Behind the number of the item itself the next one is the next entry of a list.
    if first is None or before in there[:first] or any(number not in there for number in due):
        return 0
    return value - before - 1


def _groups(text: str, item: RawItem) -> tuple[list[str], int]:
    """Return the runs of digits of an item's number, and which of them is the running one."""
    number, running = item.number, item.running or item.number
    assert number is not None
    assert running is not None
    runs = list(_DIGITS.finditer(text, *number))
    place = next((at for at, run in enumerate(runs) if run.end() > running.start), 0)
    return [run[0] for run in runs], place


def _numbers_between(text: str, span: Span, form: tuple[list[str], int]) -> list[int]:
    """Return the running parts of the numbers at the beginnings of the lines within ``span``."""
    found: list[int] = []
    for count, match in enumerate(_AT_LINE_START.finditer(text, span.start, span.end)):
        if count >= _MOST:
            break
        value = _value(match[1].rstrip("./_-"), match[2], form)
        dated = next(find_dates(text, Span(match.start(1), match.end())), None)
        if value is not None and not (dated and dated.span.start == match.start(1)):
            found.append(value)
    return found


def _value(token: str, behind: str, form: tuple[list[str], int]) -> int | None:
    """Return the running part of ``token``, a number at the beginning of a line, or None if it has none.

    ``form`` is that of the item before: what does not run has to be the same.
    """
    groups, place = _DIGITS.findall(token), form[1]
    said = behind.lstrip(_BEFORE_WORDS)
    if not said[:1].isupper():
        return None
    others = [*form[0][:place], *form[0][place + 1 :]]
    if not others:
        # Of sub-numbers the first tells that there is an item with the number itself.
        if len(groups) > 2 or (len(groups) == 2 and (groups[1] != "1" or groups[0] == form[0][0])):
            return None
        return int(groups[0][:6])
    if len(groups) == len(form[0]):
        same = [int(one) for at, one in enumerate(groups) if at != place] == [int(one) for one in others]
        return int(groups[place]) if same else None
    # The stroke was left out, or read as a figure: “13117” for 131/17.
    year = others[-1]
    if len(groups) == 1 and len(form[0]) == 2 and place == 0 and groups[0].endswith(year):
        return int(groups[0][: -len(year)][:6] or 0)
    return None
