"""The items of a note: what each is for, whether it is empty, whether a decision was due."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notelint.note.dates import find_dates
from notelint.note.item_order import counted
from notelint.note.layout import Layout, RawItem
from notelint.note.model import Header, Item
from notelint.note.settled import gives_decisions_headings, may_be_settled
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

# The kinds in the order of their names in the vocabulary; the first that a title names counts.
MATTERS = (
    "welcome",
    "apologies",
    "substitutes",
    "declarations",
    "previous-minutes",
    "matters-arising",
    "announcements",
    "public",
    "other-business",
    "next-meeting",
    "close",
)
_FIRST = 14  # characters that may stand before the words for a matter that open a title
# “3. Apologies …”: the words of any matter, behind a few others.
_OPENING_MATTER = rf"[\s\S]{{0,{_FIRST}}}?(?<!\w)(?:{'|'.join(f'<title-{matter}>' for matter in MATTERS)})"
# The lists of words for each matter.
_NAMES = {matter: (f"title-{matter}", f"also-{matter}") for matter in MATTERS}
_ALL_NAMES = tuple(name for names in _NAMES.values() for name in names)
_WORD = regex(r"[^\W_]+(?:[’'][^\W_]+)?")
_OPENING = 200  # code points of a sentence that are looked at
_RUNNING = regex(r"\d+")


def read_items(layout: Layout, header: Header, words: Vocabulary) -> tuple[Item, ...]:
    """Return the items in the order of the text."""
    text = layout.source.text
    reordered = _is_reordered(layout, words)
    headed = gives_decisions_headings(layout, words)
    numbered = any(raw.number for raw in layout.items)
    ordinals = [_ordinal(text, raw.running or raw.number) for raw in layout.items]
    counts = counted(text, layout.items, ordinals)
    running = _run_as_sentences(text, layout.items)
    items = []
    for index, raw in enumerate(layout.items):
        after = layout.items[index + 1] if index + 1 < len(layout.items) else None
        matters = _matters(text, raw, header, words)
        items.append(
            Item(
                span=raw.span,
                places=_places(raw),
                index=index,
                number=text[raw.number.start : raw.number.end] if raw.number else None,
                ordinal=ordinals[index],
                count=counts[index],
                tag_number=raw.tag.number if raw.tag else None,
                title=" ".join(text[raw.title.start : raw.title.end].split()) if raw.title else None,
                kind=_kind(text, raw, matters, words),
                matters=matters,
                text=_body(raw),
                empty=not raw.paragraphs and not running and not _goes_on(text, raw, after, matters, words),
                no_decision=_no_decision(text, raw, words),
                settled=None if headed else _settled(text, raw, numbered, words),
                reordered=reordered,
            )
        )
    return tuple(items)


def _is_reordered(layout: Layout, words: Vocabulary) -> bool:
    """Return whether the note says that items were taken in another order."""
    text = layout.source.text
    spots = words.spots(text, "reordered-phrases")
    return any(
        spots.within(raw.span) and words.search("reordered-phrases", text, raw.span) for raw in layout.items
    )


def opens_with_matter(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether words for a matter of every agenda, begin near the start of ``span``."""
    return words.compose(_OPENING_MATTER).match(text, *span) is not None


def any_matter(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether words for a matter of every agenda stand in ``span``."""
    possible = words.choice(*_ALL_NAMES).of(text, span)
    return any(words.search(name, text, span) for name in possible)


def _places(raw: RawItem) -> dict[str, Span]:
    places = {"number": raw.number, "title": raw.title, "tag": raw.tag.span if raw.tag else None}
    return {name: span for name, span in places.items() if span is not None}


def _run_as_sentences(text: str, items: Sequence[RawItem]) -> bool:
    """Return whether most items are sentences without a title: “5. The precept was agreed”."""
    titled = [raw for raw in items if raw.number and raw.title and raw.paragraphs]
    said = [raw for raw in titled if raw.title and raw.paragraphs[0].holds(raw.title)]
    return len(said) > 2 and 2 * len(said) >= len(items)


def _goes_on(
    text: str, raw: RawItem, after: RawItem | None, matters: Sequence[str], words: Vocabulary
) -> bool:
    """Return whether the text of an item stands in the next one.

    It has a number of its own, “2 Vacancy”, “3 The vacancy was …”; or headings without numbers
    divide what arose from the minutes.
    """
    if raw.title is None or after is None:
        return False
    if after.number is None:
        return raw.number is None and matters[:1] == ("matters-arising",)
    title = [match[0].lower() for match in _WORD.finditer(text, *raw.title)]
    start = after.number.end
    stop = min(text.find("\n", start) % (len(text) + 1), start + _OPENING)
    said = [match[0].lower() for match in _WORD.finditer(text, start, stop)]
    skipped = 1 if said[:1] in (["the"], ["a"], ["an"]) else 0
    again = said[skipped : skipped + len(title)] == title and len(said) > len(title) + skipped
    return bool(title) and again and words.search("finite-verbs", text, Span(start, stop)) is not None


def _body(raw: RawItem) -> Span:
    if not raw.paragraphs:
        return Span(raw.span.end, raw.span.end)
    return Span(raw.paragraphs[0].start, raw.paragraphs[-1].end)


def _ordinal(text: str, number: Span | None) -> int | None:
    """Return the running part of a number: 45 of "45/24", 70 of "E.70/23", 3 of "3"."""
    if number is None:
        return None
    written = text[number.start : number.end]
    if re.search(r"\d\.\d", written):
        return None
    match = _RUNNING.search(written)
    return int(match[0]) if match else None


def _matters(text: str, raw: RawItem, header: Header, words: Vocabulary) -> tuple[str, ...]:
    """Return what a title names, in its order, if it names nothing else; else nothing.

    "Welcome, apologies and declarations" names three matters. "Update on the
    declarations policy" is business, for "update" and "policy" are left over.
    """
    if raw.title is None:
        return ()
    possible = words.choice(*_ALL_NAMES).of(text, raw.title)
    found = [
        (match.start(), match.end(), matter)
        for matter, names in _NAMES.items()
        for name in names
        if name in possible
        for match in words.find(name, text, raw.title)
    ]
    if not found:
        return ()
    # Longer phrases win over the shorter ones inside them.
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    kept: list[tuple[int, int, str]] = []
    for hit in found:
        if not any(start <= hit[0] and hit[1] <= end for start, end, _ in kept):
            kept.append(hit)
    covered = [Span(start, end) for start, end, _ in kept]
    covered += [date.span for date in find_dates(text, raw.title)]
    if header.body:
        body = re.compile(re.escape(header.body).replace(r"\ ", r"\s+"), re.IGNORECASE)
        covered += [Span(*match.span()) for match in body.finditer(text, raw.title.start, raw.title.end)]
    if kept and not _left_over(text, raw.title, covered, words):
        return tuple(dict.fromkeys(matter for _, _, matter in kept))
    return ()


def _left_over(text: str, title: Span, covered: Sequence[Span], words: Vocabulary) -> bool:
    fillers = words.words("title-fillers")
    for match in _WORD.finditer(text, title.start, title.end):
        inside = any(span.start <= match.start() and match.end() <= span.end for span in covered)
        if not inside and match[0].lower() not in fillers and not match[0].isdigit():
            return True
    return False


def _kind(text: str, raw: RawItem, matters: Sequence[str], words: Vocabulary) -> str:
    for matter in ("previous-minutes", *MATTERS):
        if matter in matters:
            return matter if matter == "previous-minutes" else matters[0]
    if raw.title and words.opens("title-next-meeting", text, raw.title):
        return "next-meeting"  # "Date of next meeting: Monday 12 May, Memorial Hall"
    if raw.title and words.search("title-exempt", text, raw.title):
        return "exempt"
    if raw.title and words.is_all("action-headings", text, raw.title):
        return "matters-arising"  # the list of all actions at the end
    return "business"


def _settled(text: str, raw: RawItem, numbered: bool, words: Vocabulary) -> str | None:
    """Return words that may be a decision; a heading without a number among numbered ones is a sub-topic."""
    if numbered and raw.number is None and raw.title:
        return text[raw.title.start : raw.title.end]
    return may_be_settled(text, raw, words)


def _no_decision(text: str, raw: RawItem, words: Vocabulary) -> str | None:
    """Return the phrase that says that no decision was due, in the title or a short text."""
    if raw.title and (match := words.search("no-decision-titles", text, raw.title)):
        return match[0]
    spots = words.spots(text, "no-decision-phrases")
    before: Span | None = None
    for paragraph in raw.paragraphs:
        if spots.within(paragraph) and (match := words.search("no-decision-phrases", text, paragraph)):
            return match[0]
        # “None.” below “Other options considered” is said of these.
        if words.is_all("nothing-said", text, paragraph) and not (
            before and words.is_all("beside-decisions", text, before)
        ):
            return text[paragraph.start : paragraph.end]
        before = paragraph
    return None
