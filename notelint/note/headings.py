"""Headings without numbers: those between numbered items, and those of a note without numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from notelint.note.items import MATTERS, any_matter
from notelint.note.lines import Line, list_mark
from notelint.note.name_lists import names_in_list
from notelint.note.roles import is_role
from notelint.note.sequence import Numbered
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_LABEL = regex(r"(?P<title>[A-Z][^.:;?!\n]{2,70}?)[ \t]*:(?=\s|\Z)")
_CAPITALS = regex(r"[A-Z][A-Z’'&/()-]*(?:[ \t,]+[A-Z0-9&/][A-Z0-9’'&/()-]*|[ \t]+[–-])*")
_NO_WORDS = regex(r"[£$€]|\A[A-Z]{1,4}(?:[/& ]+[A-Z]{1,4}){0,3}\Z|\d\.\d\d\b")  # amounts, initials
_LONGEST = 10  # words of a heading
_MOST_NAMED = 40  # words of a title that may be mostly the name of a matter
_NOT_TITLES = ("decision-headings", "action-headings", "talk-headings", "table-heads", "attendance-headings")
# Matters whose name alone on a line is a heading, whatever the others look like.
_SURE = ("apologies", "declarations", "previous-minutes", "public", "other-business", "next-meeting", "close")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be a heading. ``title`` may end before the line does, with text behind it."""

    line: int
    title: Span
    form: str  # strong, capitals, label, plain
    matter: bool


class _Shape(NamedTuple):
    """A title that a line may hold, and its form, as of a ``Heading``."""

    title: Span
    form: str


def headings_between(
    text: str, lines: Sequence[Line], words: Vocabulary, strong: Sequence[bool], items: Sequence[Numbered]
) -> list[Heading]:
    """Return the headings without a number among the numbered ``items``.

    They name a matter that every agenda has and stand alone on a line; or they
    are set as the numbered titles are, in capitals or bold type, where a number
    is missing or behind the last. Elsewhere such lines are topics of an item.
    """
    if not items:
        return []
    numbered = [item.line for item in items]
    gaps = [(one.line, other.line) for one, other in pairwise(items) if other.value > one.value + 1] + [
        (items[-1].line, len(lines))
    ]
    taken = frozenset(numbered)
    capital = sum(_in_capitals(text, lines[index].span) for index in numbered) * 2 > len(numbered)
    bold = sum(strong[index] for index in numbered) * 2 > len(numbered)
    alike = {"capitals": capital, "strong": bold}
    found = []
    for index in range(numbered[0] + 1, len(lines)):
        shape = _shape(text, lines[index], words, strong[index])
        if shape is None or shape.form == "plain" or shape.title.end < lines[index].span.end - 1:
            continue
        told = alike.get(shape.form, False) and any(one < index < other for one, other in gaps)
        if (
            index not in taken
            and (told or _names(text, shape.title, words, _SURE))
            and _stands_apart(text, lines, index)
            and not _goes_with_number(text, lines, words, index, shape.title, taken)
            and (heading := _heading(text, lines, index, words, shape))
        ):
            found.append(heading)
    return found


def _goes_with_number(
    text: str, lines: Sequence[Line], words: Vocabulary, line: int, heading: Span, numbered: Set[int]
) -> bool:
    """Return whether a heading on a line is of the item below it, or says again what the title above it says.

    Neither is an item: “AOB” over “10 Footpaths”; “9. Any other business” over “Members’ other business”.
    """
    below = range(line + 1, min(line + 5, len(lines)))
    if next((index for index in below if not lines[index].blank), -1) in numbered:
        return True
    above = range(line - 1, max(line - 5, -1), -1)
    title = next((index for index in above if not lines[index].blank), -1)
    if title not in numbered:
        return False
    return any(
        words.search(f"title-{matter}", text, lines[title].span)
        and words.search(f"title-{matter}", text, heading)
        for matter in MATTERS
    )


def headings_alone(
    text: str, lines: Sequence[Line], words: Vocabulary, strong: Sequence[bool], first: int
) -> list[Heading]:
    """Return the headings of a note without numbers, from line ``first`` on; [] if it has none.

    The form that names most matters of an agenda is that of the titles; lines
    of another form count where they name one.
    """
    candidates = list(candidates_among(text, lines, words, strong, range(first, len(lines))))
    matters = Counter(heading.form for heading in candidates if heading.matter)
    counts = Counter(heading.form for heading in candidates)
    if sum(matters.values()) < 2:
        return []
    form = max(
        counts, key=lambda form: (matters[form] >= 2 and counts[form] >= 3, matters[form], counts[form])
    )
    kept = [heading for heading in candidates if heading.form == form or heading.matter]
    # Of lines that follow each other the last may be a heading; the others are a list.
    kept = [
        heading
        for heading in kept
        if heading.matter
        or heading.form != "plain"
        or not (
            _is_followed(lines, heading, {other.line for other in kept})
            or _is_within_list(text, lines, heading, {other.line for other in kept})
        )
    ]
    return kept if len(kept) >= 3 else []


def _is_followed(lines: Sequence[Line], heading: Heading, others: set[int]) -> bool:
    """Return whether the next line with a word is one of ``others``."""
    below = range(heading.line + 1, min(heading.line + 5, len(lines)))
    return next((index in others for index in below if not lines[index].blank), False)


def _is_within_list(text: str, lines: Sequence[Line], heading: Heading, others: set[int]) -> bool:
    """Return whether the line is one that an entry of a list announces: “(d) Reported:”, lines, “(e) …”."""
    below = range(heading.line + 1, min(heading.line + 5, len(lines)))
    after = next((index for index in below if not lines[index].blank), None)
    if after is None or not list_mark(text, lines[after].span):
        return False
    above = range(heading.line - 1, max(heading.line - 40, -1), -1)
    before = next((index for index in above if not lines[index].blank and index not in others), None)
    if before is None or text[lines[before].span.end - 1] != ":":
        return False
    return list_mark(text, lines[before].span) is not None


def candidates_among(
    text: str, lines: Sequence[Line], words: Vocabulary, strong: Sequence[bool], indices: Iterable[int]
) -> Iterator[Heading]:
    """Yield the headings that may stand on some lines, told by each line alone."""
    for index in indices:
        shape = _shape(text, lines[index], words, strong[index])
        if shape is not None and (heading := _heading(text, lines, index, words, shape)) is not None:
            yield heading


def _names_taker(text: str, label: Span, line: Line, words: Vocabulary) -> bool:
    """Return whether a label tells who took the minutes: “Minutes: Ana Birt”, “Minutes taken by: AB”."""
    if words.is_all("minutes-takers", text, label):
        return True
    if not words.is_all("minutes-or-taker", text, label):
        return False
    rest = trim(text, label.end + 1, line.span.end)
    names = names_in_list(text, rest, words)
    return bool(names) and names[0].span.start == rest.start and len(text[rest.start : rest.end].split()) <= 4


def _may_be_title(text: str, title: Span, words: Vocabulary) -> bool:
    """Return whether a line is no amount, no initials, no role, no heading of decisions, no sentence."""
    said = text[title.start : title.end]
    return not (
        _NO_WORDS.search(said)
        or any(words.is_all(name, text, title) for name in _NOT_TITLES)
        or words.opens("deciding-verbs", text, title)
        or is_role(said, words)
        or words.search("finite-verbs", text, title)
        or words.search("short-sentence-verbs", text, title)
    )


def _heading(
    text: str, lines: Sequence[Line], index: int, words: Vocabulary, shape: _Shape
) -> Heading | None:
    """Return the heading of such a shape that stands on a line, or None if its words make none."""
    if words.opens("says-so", text, lines[index].span):
        return None  # “No matters arising”
    if shape.form == "label" and _names_taker(text, shape.title, lines[index], words):
        return None
    matter = _names(text, shape.title, words)
    apart = index == 0 or lines[index - 1].blank
    loose = not apart or text[lines[index].span.end - 1] == "."  # of a paragraph, or a sentence
    if not matter and ((shape.form == "plain" and loose) or not _may_be_title(text, shape.title, words)):
        return None
    return Heading(index, shape.title, shape.form, matter)


def _shape(text: str, whole_line: Line, words: Vocabulary, strong: bool) -> _Shape | None:
    """Return the title that a line may hold by its looks, and the form; None if it is no heading."""
    line = whole_line.span
    if whole_line.blank or not text[line.start].isupper() or list_mark(text, line):
        return None
    end = line.end
    while end > line.start and text[end - 1] in ":. \t":
        end -= 1
    whole = Span(line.start, end)
    if end == line.start:
        return None
    count = len(text[line.start : min(line.end, line.start + 200)].split())
    if count <= _LONGEST and line.end - line.start < 90:
        if strong:
            return _Shape(whole, "strong")
        if _in_capitals(text, whole):
            return _Shape(whole, "capitals")
    capitals = _CAPITALS.match(text, *line)
    if capitals and capitals.end() < line.end and _is_lead(text, capitals):
        title = Span(line.start, line.start + len(capitals[0].rstrip(" ,-–")))
        return _Shape(title, "capitals")
    label = _LABEL.match(text, line.start, min(line.end, line.start + 90))
    if (
        label
        and len(label["title"].split()) <= 7
        and not words.search("finite-verbs", text, Span(*label.span()))
    ):
        return _Shape(Span(*label.span("title")), "label")
    if count > 7 or text[line.end - 1] in ",;:!?" or words.search("finite-verbs", text, whole):
        return None
    return _Shape(whole, "plain")


def _is_lead(text: str, match: re.Match[str]) -> bool:
    """Return whether capitals open a line as its title: “PLANNING Two applications …”."""
    said = match[0]
    return (
        sum(char.isalpha() for char in said) >= 6
        and len(said.split()) <= _LONGEST
        and (text[match.end()] in " \t:.,;–-")
        and len(said.split()[-1]) > 1
    )


def _in_capitals(text: str, span: Span) -> bool:
    said = text[span.start : min(span.end, span.start + 60)]
    letters = [char for char in said if char.isalpha()] if said.isupper() else ()
    return len(letters) >= 4 and all(char.isupper() for char in letters)


def _stands_apart(text: str, lines: Sequence[Line], index: int) -> bool:
    """Return whether text follows below, and the line before is no lead-in that announces it."""
    before = next((line for line in reversed(lines[max(0, index - 3) : index]) if not line.blank), None)
    if (
        before is not None
        and not lines[index - 1].blank
        and (text[before.span.end - 1] in ":,;" or _in_capitals(text, lines[index - 1].span))
    ):
        return False
    return any(not line.blank for line in lines[index + 1 : index + 6])


def _names(text: str, title: Span, words: Vocabulary, matters: Sequence[str] = MATTERS) -> bool:
    """Return whether the title is mostly the name of a matter that every agenda has."""
    count = len(text[title.start : title.end].split())
    if count > _MOST_NAMED or not any_matter(text, title, words):
        return False
    for matter in matters:
        for found in words.find(f"title-{matter}", text, title):
            if count - len(found[0].split()) <= 3 and len(text[title.start : found.start()].split()) <= 2:
                return True
    return False
