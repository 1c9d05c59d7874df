"""Numbers that may begin an item, and which of them belong to the items of a note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from notelint.note.items import opens_with_matter
from notelint.note.lines import Line
from notelint.note.paired_numbers import paired_numbers
from notelint.note.sequence import Numbered, best_sequence, is_torn_off
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

_NUMBER = (
    r"(?:(?:[A-Z]{1,6}[ ./-]?)?\d{1,5}(?:/[ ]?\d{1,4}){1,2}"
    r"|\d{1,4}-\d{2,4}(?:/\d{1,4})?|(?:[A-Z]{1,4}[ ./-]?)?(?:\d{2}\.\d{1,3}|\d{1,3}\.\d{2})(?![./-]\d)"
    r"|[A-Z]{1,3}[./-]?\d{1,4}|\d{1,5}(?:\.0)?)(?![\d/])"
)
_MARK = r"(?P<mark>[ \t]{0,2}[.):]|[ \t]*[-–—](?=\s))?"
_AT_START = regex(rf"(?P<number>{_NUMBER}){_MARK}(?P<gap>[ \t\u00a0]*)(?=[^\W_]|[‘“\"'(\[£&-])")
_ALONE = regex(rf"(?P<number>{_NUMBER})(?P<mark>[ \t]{{0,2}}[.):])?\Z")
_INLINE = regex(
    r"(?P<number>\d(?<=\s\d)\d{0,3}(?:/\d{1,4}/\d{1,4}|/\d{2,4})?)(?P<mark>\s?\.)?(?P<gap>[ \t]*)"
    r"(?=[A-Z]|(?<=/\d\d )\d)"
)
_DIGITS = regex(r"\d+")
# “15.1” and “12-24” may be the numbers of paragraphs or dates, “C45” is also that of a road.
_JOINED = regex(r"9[.-]9")
_LETTERED = regex(r"[A-Z]+9")
_SURE = 2  # items that every agenda has, where the form of the number is not enough
_MOST_INLINE = 20_000  # numbers within lines that are looked at


def numbered_items(
    text: str, lines: Sequence[Line], words: Vocabulary, strong: Sequence[bool]
) -> list[Numbered]:
    """Return the numbers that begin the items of a note, in the order of the text; [] if none do.

    ``strong`` tells of each line whether it is set in bold type or as a heading.
    Real sequences have gaps, repeats and slips; lists within an item begin
    again. The sequence that fits best is taken: every number weighs as much as
    it looks like an item's, every step that is not to the next number costs.
    """
    found = [*_at_starts(text, lines, words), *_within(text, lines, words)]
    families: dict[str, list[Numbered]] = {}
    for one in sorted(found, key=lambda one: one.number):
        families.setdefault(one.family, []).append(one)
    boundaries = _boundaries(text, lines, words)
    best: list[Numbered] = []
    worth = 0.0
    for family in families.values():
        for counted in _counted(text, family):
            chain, score = best_sequence(
                _weighed(text, lines, words, strong, counted, boundaries), boundaries
            )
            unsure = _LETTERED.fullmatch(family[0].family) and sum(one.matter for one in chain) < _SURE
            if score > worth and not unsure:
                best, worth = chain, score
    if best and is_torn_off(text, lines, best):
        return []
    if len(best) >= 3 or (len(best) == 2 and worth > 3):
        return best
    return paired_numbers(text, lines, lambda title: names_matter(text, title, words))


def missing_numbers(chain: Sequence[Numbered], furniture: Mapping[int, str]) -> set[int]:
    """Return which of the lines taken for page numbers hold the one number that lacks between two items."""
    return {
        index
        for one, after in pairwise(chain)
        if after.value == one.value + 2
        for index, said in furniture.items()
        if one.line < index < after.line and said == str(one.value + 1)
    }


# --- Candidates --------------------------------------------------------------------------


def _at_starts(text: str, lines: Sequence[Line], words: Vocabulary) -> Iterator[Numbered]:
    for index, line in enumerate(lines):
        if line.blank or not _DIGITS.search(text, *line.span):
            continue
        start = line.span.start
        if text[start].isalpha():
            opening = words.opens("number-openings", text, Span(start, min(line.span.end, start + 24)))
            if opening:
                start = opening.end()
                while start < line.span.end and text[start] in " .\t":
                    start += 1
        match = _AT_START.match(text, start, line.span.end)
        again = match and match["mark"] and _AT_START.match(text, match.end(), line.span.end)
        if again and again["mark"] == "." and again["gap"]:
            match = again  # an automatic number and a typed one: “1. 4. Finance”
        if match and _may_be(text, match, line):
            yield _numbered(match, index, line.span.start)
            continue
        alone = _ALONE.match(text, start, line.span.end)
        if alone:
            yield _numbered(alone, index, line.span.start, alone=line.span.end)


def _may_be(text: str, match: re.Match[str], line: Line) -> bool:
    """Return whether words follow as a title's would: no time, amount, sub-number or date."""
    mark, gap = (match["mark"] or "").strip(), match["gap"]
    first = text[match.end()]
    if mark and not gap:
        return first.isupper() or first in '‘“"('
    if match["number"].endswith(".0"):
        return bool(gap)
    if not mark and first.isdigit():
        return bool(gap) and "/" in match["number"]
    if not mark and not gap:
        return "/" in match["number"] and first.isupper()
    if not mark:
        return first.isupper() or first in "‘“\"'(["
    return True


def _within(text: str, lines: Sequence[Line], words: Vocabulary) -> Iterator[Numbered]:
    count = 0
    not_items = words.words("numbers-in-text")
    for index, line in enumerate(lines):
        if line.blank or line.span.end - line.span.start < 40:
            continue
        for match in _INLINE.finditer(text, line.span.start + 1, line.span.end):
            count += 1
            if count > _MOST_INLINE:
                return
            if not match["mark"] and "/" not in match["number"]:
                continue
            before = text[max(line.span.start, match.start() - 24) : match.start()].split()
            last = before[-1].strip("(,;").lower() if before else ""
            ends = last.endswith(".") and len(last) > 4  # a sentence does
            goes_on = bool(before) and before[-1].endswith((",", "£", "="))
            if (last.rstrip(".") in not_items and not ends) or goes_on:
                continue
            yield _numbered(match, index, match.start("number"), inline=True)


def _numbered(
    match: re.Match[str], line: int, begin: int, *, inline: bool = False, alone: int = 0
) -> Numbered:
    """Return a number; ``alone`` is where its line ends, if it stands alone there."""
    return Numbered(
        line=line,
        begin=begin,
        number=Span(*match.span("number")),
        after=alone or match.end(),
        mark=(match["mark"] or "").strip(),
        family=_DIGITS.sub("9", match["number"].removesuffix(".0")).replace("/ ", "/"),
        inline=inline,
        alone=bool(alone),
    )


def _counted(text: str, family: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """Yield the numbers of a family with their values, once for each part that may be the running one."""
    parts = family[0].family.count("9")
    for part in range(parts):
        counted = []
        for one in family:
            digits = list(_DIGITS.finditer(text, one.number.start, one.number.end))
            running = Span(*digits[part].span())
            counted.append(replace(one, value=int(digits[part][0]), running=running))
        if parts == 1:
            yield counted
            continue
        # The parts that do not run say where a note belongs: they are the same throughout.
        others = [
            tuple(d[0].lstrip("0") for i, d in enumerate(_DIGITS.finditer(text, *one.number)) if i != part)
            for one in counted
        ]
        common, alike = Counter(others).most_common(1)[0]
        if _JOINED.search(family[0].family) and 5 * alike < 4 * len(others):
            continue
        yield [one for one, other in zip(counted, others, strict=True) if other == common]


def _weighed(
    text: str,
    lines: Sequence[Line],
    words: Vocabulary,
    strong: Sequence[bool],
    family: Sequence[Numbered],
    boundaries: Sequence[int],
) -> list[Numbered]:
    """Return the numbers with their weights; those of a list that begins again weigh less."""
    margins = Counter(len(lines[one.line].indent.expandtabs(4)) for one in family if not one.inline)
    margin = min((indent for indent, count in margins.items() if count >= 3), default=0)
    titles = [_title(text, lines, one) for one in family]
    matters = [title is not None and names_matter(text, title, words) for title in titles]
    usual = _usual_mark(family, matters)
    weighed: list[Numbered] = []
    begun = False
    run = 0  # the last value of a list that began again at 1
    marks = iter([*boundaries, 1 << 60])
    boundary = next(marks)
    for one, title, matter in zip(family, titles, matters, strict=True):
        while boundary <= one.line:
            begun, boundary = False, next(marks)
        weight = _weight(text, lines, words, one, title, matter) + 0.3 * strong[one.line]
        if one.mark != usual:  # “1)” may be a list within an item, a bare number anything
            weight -= {")": 0.5, "": 0.3 * ("/" not in one.family)}.get(one.mark, 0.0)
        if len(lines[one.line].indent.expandtabs(4)) > margin + 2 and not one.inline:
            weight -= 0.6
        if one.value == 1 and begun:
            run = 1
        elif run and one.value == run + 1 and not one.inline:
            run = one.value
        else:
            run = 0
        begun = begun or one.value == 1
        weighed.append(replace(one, matter=matter, weight=weight - bool(run)))
    return weighed


def _usual_mark(family: Sequence[Numbered], matters: Sequence[bool]) -> str | None:
    """Return how this clerk marks numbers: as most items are marked that every agenda has; None if unsure."""
    marks = Counter(
        one.mark for one, matter in zip(family, matters, strict=True) if matter and not one.inline
    )
    mark, count = marks.most_common(1)[0] if marks else ("", 0)
    return mark if count >= 2 else None


def _title(text: str, lines: Sequence[Line], one: Numbered) -> Span | None:
    """Return the words behind a number, up to the end of the line; below it if it stands alone."""
    if not one.alone:
        return Span(one.after, lines[one.line].span.end)
    below = next((other for other in lines[one.line + 1 : one.line + 4] if not other.blank), None)
    return below.span if below and text[below.span.start].isupper() else None


def _weight(
    text: str, lines: Sequence[Line], words: Vocabulary, one: Numbered, title: Span | None, matter: bool
) -> float:
    if title is None:
        if not one.mark and "/" not in one.family:
            return -1.0
        around = (*lines[max(one.line - 1, 0) : one.line], *lines[one.line + 1 : one.line + 2])
        return 0.1 if [line.blank for line in around] == [True, False] else 0.0  # a list stands below it
    weight = (0.3 if one.inline else 1.0) + 1.2 * matter
    head = text[title.start : min(title.end, title.start + 60)]
    letters = [char for char in " ".join(head.split()[:3]) if char.isalpha()]
    if len(letters) > 3 and all(char.isupper() for char in letters):
        weight += 0.6
    length = len(text[title.start : min(title.end, title.start + 400)].split())
    if length <= 10 and text[title.end - 1] not in ".;,":
        weight += 0.4
    elif text[title.end - 1] == ";":
        weight -= 0.4
    if not head[:1].isupper():
        weight -= 0.7
    if not one.mark and "/" not in one.family:
        address = length <= 6 and words.search("street-words", text, title)
        if 1900 <= one.value < 2100 or address:
            weight -= 1.5
        elif not one.alone and words.opens("not-titles", text, title):
            weight -= 3.0  # a date, or so many people: more than fitting in can make up for
    if one.line and lines[one.line - 1].blank:
        weight += 0.2
    elif one.line and text[lines[one.line - 1].span.end - 1] == ":" and not one.inline:
        weight -= 0.4
    return weight


def names_matter(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether ``span`` begins with words for a matter of every agenda, such as apologies."""
    return opens_with_matter(text, Span(span.start, min(span.end, span.start + 60)), words)


def _boundaries(text: str, lines: Sequence[Line], words: Vocabulary) -> list[int]:
    """Return the lines at which another meeting may begin within the text: it has a heading."""
    found = []
    for index, line in enumerate(lines):
        if line.blank or line.span.end - line.span.start > 120 or index == 0:
            continue
        heading = words.search("meeting-headings", text, line.span)
        if heading and (
            text[heading.start() : heading.end()].isupper()
            or words.opens("meeting-headings", text, line.span)
        ):
            found.append(index)
    return found
