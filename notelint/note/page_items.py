"""Where the items of a web page begin: by their numbers, and by the labels below their titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from notelint.note.numbering import names_matter
from notelint.note.page_furniture import NUMBER, NUMBER_ALONE, PageLine
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_ONE_LINE = regex(
    NUMBER + r"(?:[.:)]?[ \u00a0]*\t[ \t]*|[.:)][ \u00a0]+|[ \u00a0]{2,}|[ ]+[-–][ ]+)(?=[^\s\d])"
)
_DIGITS = regex(r"\d+")
_DOCUMENT = regex(r",[ \t]+item[ \t]+[\w./]{1,12}\Z")
_LONGEST_TITLE = 40  # words
_SECTIONS = ("decision", "action", "talk")
_NEAR = 4  # lines between a number and its title


@dataclass(frozen=True, slots=True)
class PageStart:
    """The beginning of an item. ``index`` is its first line, ``body`` the line its text begins at.

    ``running`` is the part of the number that runs on: 45 of "45/24" or of
    "24/045"; ``value`` is what it says.
    """

    index: int
    body: int
    number: Span | None
    title: Span | None
    value: int | None = None
    running: Span | None = None


def page_starts(text: str, page: Sequence[PageLine], first: int, words: Vocabulary) -> list[PageStart]:
    """Return the beginnings of all items from line ``first`` on, in order."""
    alone = _numbers_alone(text, page, first, words)
    found = _sure(text, page, _running(text, alone), words)
    if sum(one.title is not None for one in found) < 2:
        bare = [one for one in alone if one.title is None]
        one_line = sorted([*_numbers_in_line(text, page, first), *bare], key=lambda one: one.index)
        found = max(found, _sure(text, page, _running(text, one_line), words), key=len)
    return _with_unnumbered(text, page, first, found, words)


def _numbers_alone(text: str, page: Sequence[PageLine], first: int, words: Vocabulary) -> list[PageStart]:
    found = []
    for index in range(first, len(page)):
        line = page[index]
        match = None if line.blank or line.label else NUMBER_ALONE.match(text, *line.span)
        if match is None:
            continue
        below = next(
            (at for at in range(index + 1, min(len(page), index + _NEAR)) if not page[at].blank), None
        )
        title = below is not None and page[below].label is None and _could_be_title(text, page[below].span)
        found.append(
            PageStart(
                index,
                below + 1 if title and below is not None else index + 1,
                Span(*match.span("number")),
                page[below].span if title and below is not None else None,
            )
        )
    return found


def _numbers_in_line(text: str, page: Sequence[PageLine], first: int) -> list[PageStart]:
    found = []
    for index in range(first, len(page)):
        line = page[index]
        match = None if line.blank or line.label else _ONE_LINE.match(text, *line.span)
        if match:
            title = trim(text, match.end(), line.span.end)
            number = Span(*match.span("number"))
            if _could_be_title(text, title):
                found.append(PageStart(index, index + 1, number, title))
    return found


def _running(text: str, starts: Sequence[PageStart]) -> list[PageStart]:
    """Return the starts with the part of their numbers that runs on; the other is a year."""
    parts = [
        [Span(*found.span()) for found in _DIGITS.finditer(text, *one.number)] if one.number else []
        for one in starts
    ]
    best: dict[int, int] = {}
    for count in {len(each) for each in parts}:
        columns = [
            [int(text[slice(*each[at])]) for each in parts if len(each) == count] for at in range(count)
        ]
        steps = [sum(b == a + 1 for a, b in pairwise(column)) for column in columns]
        best[count] = steps.index(max(steps)) if steps else 0
    return [
        replace(one, running=each[best[len(each)]], value=int(text[slice(*each[best[len(each)]])]))
        if each
        else one
        for one, each in zip(starts, parts, strict=True)
    ]


def _could_be_title(text: str, span: Span) -> bool:
    said = text[span.start : min(span.end, span.start + 400)]
    return len(said.split()) <= _LONGEST_TITLE and (
        said[0].isupper() or said[0] in "‘“\"'(" or said[0].isdigit()
    )


def _sure(
    text: str, page: Sequence[PageLine], candidates: Sequence[PageStart], words: Vocabulary
) -> list[PageStart]:
    """Return the candidates that begin items, not entries of a list within one.

    Below the title of an item, its documents and what the agenda said of it,
    stands a label such as "Minutes:", with no other candidate between. An item
    without one is told by its number and its documents.
    """
    kept: list[PageStart] = []
    for position, start in enumerate(candidates):
        after = candidates[position + 1] if position + 1 < len(candidates) else None
        stop = after.index if after else len(page)
        below = page[start.index : stop]
        labelled = any(line.label in ("minutes", "decision") for line in below)
        marked = any(line.marked for line in below[: start.body - start.index + 3])
        follows = not kept or start.value == (kept[-1].value or 0) + 1
        if kept and start.index < kept[-1].body:
            continue  # what was read as the title of the one before
        if start.title is None:
            if _untitled(page, start, kept):
                kept.append(start)
            continue
        if _ends_as_sentence(text, start.title) or words.opens("deciding-verbs", text, start.title):
            continue
        before = candidates[position - 1] if position else None
        listed = before is not None and _list_goes_on(text, page, before, start, kept)
        if (
            (labelled and (follows or not listed))
            or (marked and not listed)
            or (follows and not listed and (_apart(page, start) or start.body > start.index + 1))
        ):
            kept.append(start)
    return kept


def _untitled(page: Sequence[PageLine], start: PageStart, kept: Sequence[PageStart]) -> bool:
    """Return whether a number alone, which runs on, stands above a label: its item lacks a title."""
    below = next((line for line in page[start.body :] if not line.blank), None)
    follows = not kept or start.value == (kept[-1].value or 0) + 1
    return follows and below is not None and below.label is not None


def _ends_as_sentence(text: str, title: Span) -> bool:
    """Return whether the title ends as a sentence or entry does, or is the name of a document."""
    return text[title.end - 1] in ".;:," or _DOCUMENT.search(text, *title) is not None


def _list_goes_on(
    text: str, page: Sequence[PageLine], before: PageStart, start: PageStart, kept: Sequence[PageStart]
) -> bool:
    """Return whether the candidate before was an entry of a list of which this is the next one."""
    if kept and kept[-1] is before:
        # “2. Title” and below its text “1. …” open a list; directly below a title they cannot.
        alone = start.body > start.index + 1
        told = any(line.label for line in page[before.body : start.index])
        return (start.value or 0) == 1 and not alone and told
    return (start.value or 0) == (before.value or 0) + 1 and not any(
        line.label for line in page[before.index : start.index]
    )


def _apart(page: Sequence[PageLine], start: PageStart) -> bool:
    """Return whether a blank line stands above."""
    return start.index == 0 or page[start.index - 1].blank


def _with_unnumbered(
    text: str, page: Sequence[PageLine], first: int, found: Sequence[PageStart], words: Vocabulary
) -> list[PageStart]:
    """Return the items with those that have a title and a label and no number.

    Before the first number, and where a second "Minutes:" stands in one item,
    the line above the label is a title.
    """
    starts: list[PageStart] = []
    bounds = [PageStart(first, first, None, None), *found]
    for position, start in enumerate(bounds):
        stop = bounds[position + 1].index if position + 1 < len(bounds) else len(page)
        if position:
            starts.append(start)
        seen: set[str] = set() if position else {"minutes", "decision"}
        for index in range(start.body, stop):
            label = page[index].label
            if label not in ("minutes", "decision"):
                continue
            if label in seen and (title := _title_above(text, page, start.body, index, words)) is not None:
                starts.append(PageStart(title, title + 1, None, page[title].span))
                seen = set()
            seen.add(label)
    return starts


def _title_above(
    text: str, page: Sequence[PageLine], first: int, label: int, words: Vocabulary
) -> int | None:
    """Return the line of a title above a label: the first of the lines between it and the text before."""
    found = None
    for index in range(label - 1, first - 1, -1):
        line = page[index]
        if line.label is not None:
            break
        if line.blank:
            continue
        said = text[line.span.start : line.span.end]
        if any(words.is_all(f"{section}-headings", text, line.span) for section in _SECTIONS):
            found = None
            break
        short = len(said.split()) <= 14 and said[-1] not in ".;:,"
        if short and _could_be_title(text, line.span):
            found = index
            if line.marked or names_matter(text, line.span, words):
                return index
        elif found is not None:
            break
    return found
