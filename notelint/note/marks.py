"""Brackets and double quotation marks, each with its partner in the same paragraph or cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.note.model import Mark
from notelint.note.units import Unit, places_by_unit, units
from notelint.patterns import regex
from notelint.text import Span

_MARKS = regex(r"[()\[\]{}“”„\"]")
_OPENERS = {")": "(", "]": "[", "}": "{", "”": "“"}
# What each mark may close: clerks mix straight and curly marks, and German ones end in “.
_PARTNERS = {**_OPENERS, "”": '“„"', '"': '"“„', "“": "„"}
# A number or letter that ends in a bracket, as at the head of an entry: 1) 7.1a) iv) b)
_NUMBER_MARK = regex(r"(?<![^\W_])(?<![.,/£$-])\d{1,3}(?:\.\d{1,3})*(?:[a-z]|[ivx]{1,5})?\\?$")
_WHOLE_MARK = regex(r"\((?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")
_LETTER_MARK = regex(r"(?<![^\W_])(?<![.,/£$’'-])(?:[A-Za-z]|[ivxIVX]{1,5})\.?\\?$")
# The same at the head of a line, where an escape was blanked: “a\\)”.
_ESCAPED_MARK = regex(r"(?:^|\n)[ \t>*]*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[ \\]$")
# A straight mark between a blank and a word opens a quotation; it closes none.
_OPENS = regex(r"(?:^|(?<=[\s(\[“:–—-]))\"(?=[^\W_])")
_BEFORE_LIST_MARK = regex(r"(?:^|[.,;:–—\-·•\t|>*]|\n|\b(?:and|or|to|that))[ \t\u00a0]*$")
_SMILEY_EYES = regex(r"[:;=8][-^'’o]?$")
_INCHES = regex(r"(?<![\d.])(?:\d{1,3}(?:\.\d)?\s?[¼½¾]?|[¼½¾])$")
_LONGEST_MARK = 12  # characters of a list mark
_DEEPEST = 50  # marks that are looked at for a partner
_WRAP = 4  # units over which one bracket or quotation may run where the text was wrapped


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    char: str
    at: int
    unit: int


def find_marks(draft: Draft) -> tuple[Mark, ...]:
    """Return all brackets and double quotation marks in the order of the text.

    A mark has no ``partner`` only if it surely lacks one: list marks ``1)``,
    smileys and inches are left out, and a quotation may be opened anew at each
    paragraph and closed in the last.
    """
    text = draft.text
    found = units(draft)
    marks: list[Mark] = []
    loose: list[_Open] = []
    order = {unit: index for index, unit in enumerate(found)}
    for unit, places in places_by_unit(found, [match.start() for match in _MARKS.finditer(text)]):
        pairs, single = _pair(text, unit.span, places, order[unit])
        for first, second in pairs:
            marks.append(_mark(text, unit, first, second))
            marks.append(_mark(text, unit, second, first))
        loose.extend(single)
    for one, partner in _join_over_units(text, found, loose):
        marks.append(_mark(text, found[one.unit], one.at, partner))
    return tuple(sorted(marks, key=lambda mark: mark.span))


def _mark(text: str, unit: Unit, at: int, partner: int | None) -> Mark:
    return Mark(
        span=Span(at, at + 1),
        parent=unit.item,
        char=text[at],
        partner=None if partner is None else Span(partner, partner + 1),
    )


def _pair(
    text: str, span: Span, places: Sequence[int], unit: int
) -> tuple[list[tuple[int, int]], list[_Open]]:
    """Return the pairs within one unit, and the marks that found no partner in it.

    Where marks are left over, smileys, inches and the marks of lists are taken
    for what they are and the rest is paired anew: "(see a) and b) below)".
    """
    pairs, loose = _match_up(text, places, unit)
    if not loose:
        return pairs, loose
    prose = [at for at in places if not _is_no_mark(text, at, span)]
    unlisted = [at for at in prose if text[at] != ")" or not _is_lone_list_mark(text, at, span)]
    for others in (prose, unlisted):
        if len(others) == len(places) or not loose:
            continue
        pairs_of_others, loose_of_others = _match_up(text, others, unit)
        if len(loose_of_others) < len(loose) and (others is prose or not loose_of_others):
            pairs, loose = pairs_of_others, loose_of_others
    ends = [one for one in loose if one.char == ")"]
    lists = sum(_is_list_mark(text, one.at, span, loose=True) for one in ends)
    loose = [
        one
        for one in loose
        if not (one.char == ")" and _is_list_mark(text, one.at, span, loose=lists > 1))
        and not _is_no_mark(text, one.at, span)
    ]
    return pairs, loose


def _match_up(text: str, places: Sequence[int], unit: int) -> tuple[list[tuple[int, int]], list[_Open]]:
    """Return the pairs among the marks at ``places``, and the marks left over, in order."""
    pairs: list[tuple[int, int]] = []
    waiting: list[_Open] = []
    closing: list[_Open] = []
    for at in places:
        char = text[at]
        partner = None if _OPENS.match(text, at) else _take(waiting, char)
        if partner is not None:
            pairs.append((partner.at, at))
        else:
            (closing if char in _OPENERS else waiting).append(_Open(char, at, unit))
    return pairs, sorted(waiting + closing, key=lambda one: one.at)


def _take(waiting: list[_Open], char: str) -> _Open | None:
    """Return and remove the mark that waits for ``char``, if one does."""
    wanted = _PARTNERS.get(char, "")
    for index in range(len(waiting) - 1, max(-1, len(waiting) - _DEEPEST), -1):
        if waiting[index].char in wanted:
            return waiting.pop(index)
    return None


def _is_no_mark(text: str, at: int, span: Span) -> bool:
    """Return whether what looks like a mark is the mouth of a smiley or the sign of inches."""
    before = text[max(span.start, at - _LONGEST_MARK) : at]
    if text[at] in '"”':
        return _INCHES.search(before) is not None
    return text[at] in "()" and _SMILEY_EYES.search(before) is not None


def _is_list_mark(text: str, at: int, span: Span, *, loose: bool) -> bool:
    """Return whether the bracket at ``at`` ends a list mark.

    No sentence puts a lone letter or ``iv`` before a bracket but as a mark. A
    number must stand where an entry may begin: first, or behind a stop; with
    ``loose`` anywhere ("to 1) write and 2) ring").
    """
    start = max(span.start, at - _LONGEST_MARK)
    opened = text.rfind("(", start, at)
    if opened >= 0 and text[opened + 1 : at].isalnum():
        return False  # "(ii)" closes what it opens
    if _LETTER_MARK.search(text, start, at) or _ESCAPED_MARK.search(text[start:at]):
        return True
    mark = _NUMBER_MARK.search(text, start, at)
    if mark is None:
        return False
    if mark.start() == span.start:
        return True
    if at + 1 < len(text) and not (text[at + 1].isspace() or text[at + 1] in "*_\\"):
        return False
    # The slice makes ^ the beginning of the unit and nothing else.
    head = text[max(span.start, mark.start() - 8) : mark.start()]
    return loose or _BEFORE_LIST_MARK.search(head) is not None


def _is_lone_list_mark(text: str, at: int, span: Span) -> bool:
    """Return whether the bracket ends a list mark that no bracket opens: "a)", not "(a)"."""
    opened = _WHOLE_MARK.search(text, max(span.start, at - _LONGEST_MARK), at)
    return opened is None and _is_list_mark(text, at, span, loose=False)


def _join_over_units(
    text: str, found: Sequence[Unit], loose: Sequence[_Open]
) -> Iterator[tuple[_Open, int | None]]:
    """Yield the loose marks, each with the partner it has in a unit near by, if any.

    Where wrapped lines or cells were read as units of their own, a bracket and
    its partner stand in neighbours; only the next loose mark can be it.
    """
    index = 0
    while index < len(loose):
        one = loose[index]
        following = loose[index + 1] if index + 1 < len(loose) else None
        if following is not None and _belong(one, following, found):
            yield one, following.at
            yield following, one.at
            index += 2
            continue
        if not _reopened(text, one, found):
            yield one, None
        index += 1


def _belong(one: _Open, other: _Open, found: Sequence[Unit]) -> bool:
    opens = _OPENERS.get(other.char, '"' if other.char == '"' else None)
    same_part = found[one.unit].item is found[other.unit].item
    return opens == one.char and same_part and 0 < other.unit - one.unit <= _WRAP


def _reopened(text: str, one: _Open, found: Sequence[Unit]) -> bool:
    """Return whether a quotation opened here goes on in the next paragraph with a mark of its own."""
    if one.char not in '“"' or one.unit + 1 >= len(found):
        return False
    unit, following = found[one.unit], found[one.unit + 1]
    same_part = unit.item is following.item
    return same_part and text[following.span.start] in '“"'
