"""Private business: what the note calls confidential or exempt, and who was excluded for it.

England's principal councils exclude press and public under section 100A of the
Local Government Act 1972 and name a paragraph of Schedule 12A (1 to 7; in Wales
12 to 18); parishes exclude under section 1(2) of the Public Bodies (Admission
to Meetings) Act 1960.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notelint.note.draft import Draft
from notelint.note.layout import RawItem
from notelint.note.model import Date, Exclusion, Item, PrivateMatter
from notelint.patterns import regex
from notelint.text import Span

_ENGLAND = range(1, 8)
_WALES = range(12, 19)
_BEFORE_2006 = 2006  # the list of paragraphs was another one
_NUMBER = r"\d{1,2}[A-C]?(?![\d.]\d|\d|/)"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:\s*(?:,|&|\band\b|\bor\b|\bto\b|[-–])\s*(?:and\s+|or\s+)?{_NUMBER})*)"
_SCHEDULE_12A = regex(r"\bSch(?:edule|\.)?\s*12\s*\(?A\b", re.IGNORECASE)
# Information held in confidence by law needs no paragraph.
_CONFIDENTIAL_BY_LAW = regex(r"\b100\s?A\s?\((?:2|3)\)", re.IGNORECASE)
_OF_A_PAPER = regex(
    r"\s*(?:\([a-z]\)\s*)?(?:of|in)\s+(?:the|this|that|my|his|her|their)\s+(?!Act|Schedule|said|Local)"
)
_PARAGRAPHS = rf"<schedule-words>\s*(?:numbers?|nos?\.?)?\s*\(?{_NUMBERS}"
_PART_2 = regex(r"[\s)]*(?:\(?[a-z]\)?\s*)?of\s+Part\s+(?:2|II|two)\b", re.IGNORECASE)
_PART = regex(r"\bPart\s+(?P<part>1|I|one|4|IV|four)\b(?!\s*,?\s*(?:section|minutes))", re.IGNORECASE)
_ONE_NUMBER = regex(r"\d{1,2}")
_RANGE = regex(r"\s*(?:to|[-–])\s*$", re.IGNORECASE)
_NEAR = 80
_FAR = 150  # characters from a paragraph to the Schedule it belongs to


def find_exclusions(draft: Draft) -> tuple[Exclusion, ...]:
    """Return the resolutions that exclude press and public, in the order of the text."""
    found: list[Exclusion] = []
    for item, raw in zip(draft.items, draft.layout.items, strict=True):
        if _holds(draft, raw.span, "exclusion-gate"):
            found.extend(_exclusions_of(draft, item, raw))
    return tuple(found)


def find_private_matters(draft: Draft) -> tuple[PrivateMatter, ...]:
    """Return where this meeting's business is first called private, once an item.

    Policies, helplines, confidential waste and the business of others are left out.
    """
    found: list[PrivateMatter] = []
    excluded: Span | None = None
    for item, raw in zip(draft.items, draft.layout.items, strict=True):
        if excluded is None and _holds(draft, raw.span, "leaving-gate"):
            excluded = _excluding(draft, raw)
        word = _private_word(draft, raw) if _holds(draft, raw.span, "private-gate") else None
        if word is not None:
            said = " ".join(draft.text[word.start : word.end].split())
            found.append(PrivateMatter(span=word, parent=item, word=said, exclusion=excluded))
    return tuple(found)


def _holds(draft: Draft, span: Span, gate: str) -> bool:
    """Return quickly whether ``span`` holds one of a list's strings."""
    return draft.strings(gate).within(span)


# --- Private matters -----------------------------------------------------------------


def _private_word(draft: Draft, raw: RawItem) -> Span | None:
    text, words = draft.text, draft.words
    if raw.title is not None:
        if words.search("formal-exclusions", text, raw.title):
            return None
        for match in words.find("private-titles", text, raw.title):
            span = Span(*match.span())
            if not _is_near_miss(draft, span, raw.title):
                return span
    for paragraph in raw.paragraphs:
        if not _holds(draft, paragraph, "private-gate"):
            continue
        for sentence in draft.sentences_in(paragraph):
            said = _in_sentence(draft, sentence)
            if said is not None:
                return said
    return None


def _in_sentence(draft: Draft, sentence: Span) -> Span | None:
    text, words = draft.text, draft.words
    if words.search("exclusions", text, sentence):
        return None
    for match in words.find("private-matters", text, sentence):
        span = _core(draft, Span(*match.span()))
        if _is_near_miss(draft, span, sentence):
            continue
        if words.search("private-elsewhere", text, sentence):
            continue
        return span
    return None


def _core(draft: Draft, span: Span) -> Span:
    """Return the word itself, where a longer phrase was found."""
    word = draft.words.search("private-titles", draft.text, span)
    return Span(*word.span()) if word else span


def _is_near_miss(draft: Draft, span: Span, within: Span) -> bool:
    near = Span(max(within.start, span.start - _NEAR), min(within.end, span.end + _NEAR))
    hits = draft.words.find("not-private", draft.text, near)
    return any(hit.start() < span.end and span.start < hit.end() for hit in hits)


# --- Exclusions ----------------------------------------------------------------------


def _excluding(draft: Draft, raw: RawItem) -> Span | None:
    """Return the words by which press and public were excluded under this item, however they say it."""
    text, words = draft.text, draft.words
    parts = [*((raw.title,) if raw.title else ()), *raw.paragraphs]
    for part in parts:
        if not _holds(draft, part, "leaving-gate"):
            continue
        for sentence in draft.sentences_in(part):
            match = words.search("exclusions", text, sentence)
            if match is not None and not words.search("not-excluded", text, sentence):
                return Span(*match.span())
    return None


def _exclusions_of(draft: Draft, item: Item, raw: RawItem) -> Iterator[Exclusion]:
    text, words = draft.text, draft.words
    titled = raw.title is not None and words.search("formal-exclusions", text, raw.title) is not None
    found = [one for one in raw.paragraphs if _holds(draft, one, "exclusion-gate") and _excludes(draft, one)]
    if titled and not found and raw.paragraphs and raw.title is not None:
        if words.search("not-excluded", text, Span(raw.title.start, raw.span.end)):
            return
        first = raw.paragraphs[0]
        if any(word.lower() in words.words("exclusion-verbs") for word in _words(text, first)):
            found = [first]
    for index, paragraph in enumerate(found):
        end = found[index + 1].start if index + 1 < len(found) else raw.span.end
        # The paragraphs of the Schedule may stand in a list below, or in the title.
        start = raw.title.start if titled and raw.title is not None and index == 0 else paragraph.start
        cited = (Span(start, raw.title.end),) if start < paragraph.start and raw.title else ()
        yield _exclusion(draft, item, paragraph, (*cited, Span(paragraph.start, end)))


def _words(text: str, span: Span) -> list[str]:
    return re.findall(r"\w+", text[span.start : span.end])


def _excludes(draft: Draft, paragraph: Span) -> bool:
    """Return whether a paragraph resolves to exclude: a sentence that excludes, in so many words."""
    text, words = draft.text, draft.words
    for sentence in draft.sentences_in(paragraph):
        if words.search("not-excluded", text, sentence):
            continue
        said = {word.lower() for word in _words(text, sentence)}
        if said & words.words("exclusion-verbs") and words.search("formal-exclusions", text, sentence):
            return True
    return False


def _exclusion(draft: Draft, item: Item, paragraph: Span, cited: Sequence[Span]) -> Exclusion:
    numbers = [hit for span in cited for hit in _cited(draft, span)]
    wrong = _wrong(draft, numbers, cited)
    places = {}
    if numbers:
        places["paragraph"] = numbers[0][1]
    if wrong is not None:
        places["wrong-paragraph"] = wrong
    return Exclusion(
        span=paragraph,
        parent=item,
        places=places,
        basis=_basis(draft, numbers, cited),
        paragraphs=tuple(number for number, _ in numbers),
        wrong_paragraph=draft.source.slice(wrong) if wrong else None,
    )


def _cited(draft: Draft, span: Span) -> Iterator[tuple[int, Span]]:
    """Yield the numbers of the paragraphs that are cited, each with its place; ranges are filled in."""
    text = draft.text
    schedules = [one.start() for one in _SCHEDULE_12A.finditer(text, span.start, span.end)]
    for match in draft.words.compose(_PARAGRAPHS).finditer(text, span.start, span.end):
        if _PART_2.match(text, match.end(), span.end) or _OF_A_PAPER.match(text, match.end(), span.end):
            continue
        if not any(abs(at - match.start()) <= _FAR for at in schedules):
            continue
        last: int | None = None
        for one in _ONE_NUMBER.finditer(text, match.start("numbers"), match.end("numbers")):
            number = int(one[0])
            if last is not None and _RANGE.search(text[match.start("numbers") : one.start()]):
                for between in range(last + 1, number):
                    yield between, Span(*match.span("numbers"))
            yield number, Span(*one.span())
            last = number


def _basis(draft: Draft, numbers: Sequence[tuple[int, Span]], cited: Sequence[Span]) -> str | None:
    """Return the law that an exclusion cites, if it is the right one for this kind of body."""
    words, text = draft.words, draft.text
    for span in cited:
        act = words.search("act-of-1960", text, span)
        if act is not None and not _is_principal(draft):
            return act[0]
        other = words.search("other-grounds", text, span)
        if other is not None:
            return other[0]
        by_law = _CONFIDENTIAL_BY_LAW.search(text, span.start, span.end)
        if by_law is not None:
            return f"section {by_law[0]}"
    if numbers and not _is_parish(draft):
        return f"paragraph {numbers[0][0]} of Schedule 12A"
    return None


def _is_parish(draft: Draft) -> bool:
    body = draft.header.body or ""
    return draft.words.search("parish-bodies", body, Span(0, len(body))) is not None


def _is_principal(draft: Draft) -> bool:
    body = draft.header.body or ""
    named = draft.words.search("principal-bodies", body, Span(0, len(body)))
    return named is not None and not _is_parish(draft)


def _wrong(draft: Draft, numbers: Sequence[tuple[int, Span]], cited: Sequence[Span]) -> Span | None:
    """Return the place of a paragraph that Schedule 12A does not have, or of all of them at once."""
    when = draft.header.date
    if isinstance(when, Date) and when.year is not None and when.year <= _BEFORE_2006:
        return None
    allowed = _allowed(draft, cited)
    for number, place in numbers:
        if number not in allowed:
            return place
    for known in (_ENGLAND, _WALES):
        named = [place for number, place in numbers if number in known]
        if set(known) <= {number for number, _ in numbers}:
            return Span(min(place.start for place in named), max(place.end for place in named))
    return None


def _allowed(draft: Draft, cited: Sequence[Span]) -> Sequence[int]:
    """Return the paragraphs that may be cited, all where nothing says which list is meant.

    Part 1 of the Schedule is England's list, Part 4 that of Wales.
    """
    parts = {match["part"].lower() for span in cited for match in _PART.finditer(draft.text, *span)}
    english, welsh = parts & {"1", "i", "one"}, parts & {"4", "iv", "four"}
    if english and not welsh:
        return _ENGLAND
    if welsh and not english:
        return _WALES
    return (*_ENGLAND, *_WALES)
