"""What a declaration of interest says: the item, the kind, the reason, and what the declarer did."""

from __future__ import annotations

import re
from collections.abc import Set

from notelint.note.draft import Draft
from notelint.note.model import Item, Name
from notelint.note.passages import Passage
from notelint.note.people import surname_key
from notelint.patterns import regex
from notelint.text import Span, trim

_REST_OF_NUMBER = regex(r"(?:[./-]?\w+|\([a-z0-9]+\))*", re.IGNORECASE)
_REFERENCE = regex(
    r"\b[A-Z]{0,4}/?\d{2,4}/\d{2,6}(?:/[A-Z]{1,5})?\b|\b\d{2}[/.]\d{2,5}[/.][A-Z]{1,4}\b", re.IGNORECASE
)
_NUMBERS = regex(r"(?<![\w/.])\d+[\d/.]*\d(?![\w/])")
_CONTENT = regex(r"[^\W\d_][\w’'-]{3,}")
_INTEREST = regex(r"\binterests?\b", re.IGNORECASE)
_LONGEST_REASON = 240


def item_named(draft: Draft, span: Span) -> tuple[str, Span] | None:
    """Return the item that ``span`` names by number, and where: "Item 6", "agenda item 4(b)"."""
    match = draft.words.search("item-named", draft.text, span)
    if match is not None:
        rest = _REST_OF_NUMBER.match(draft.text, match.end(), span.end)
        end = rest.end() if rest else match.end()
        words = re.split(r"[\s]+", draft.text[match.start() : end])
        return words[-1], Span(match.start(), end)
    reference = _REFERENCE.search(draft.text, span.start, span.end)
    return (reference[0], Span(*reference.span())) if reference else None


def matter_named(draft: Draft, span: Span, titles: Set[str]) -> tuple[str, Span] | None:
    """Return the matter that ``span`` names: a word of ``titles``, or interests at large."""
    large = draft.words.search("interests-at-large", draft.text, span)
    if large is not None:
        return "general", Span(*large.span())
    for match in _CONTENT.finditer(draft.text, span.start, span.end):
        if _stem(match[0]) in titles:
            return match[0], Span(*match.span())
    return None


def item_described(draft: Draft, span: Span) -> tuple[str, Span] | None:
    """Return the words in ``span`` that describe an item: "regarding the Finance item"."""
    match = draft.words.search("item-described", draft.text, span)
    return (match[0], Span(*match.span())) if match else None


def title_named(draft: Draft, span: Span) -> tuple[str, Span] | None:
    """Return the item whose title, of two words or more, stands in ``span``: “in the Harbour Repairs”."""
    said = draft.text[span.start : span.end].casefold()
    for item in draft.items:
        title = item.title.casefold() if item.title and "declarations" not in item.matters else ""
        at = said.find(title) if len(title.split()) > 1 else -1
        if at >= 0 and item.title:
            return item.title, Span(span.start + at, span.start + at + len(title))
    return None


def title_words(draft: Draft) -> set[str]:
    """Return the words that tell items and their sub-topics apart."""
    common = draft.words.words("title-common-words")
    spans = [
        item.places["title"]
        for item in draft.items
        if "title" in item.places and "declarations" not in item.matters
    ]
    spans += [block.span for block in draft.blocks if block.role == "sub-topic"]
    found = set()
    for span in spans:
        for match in _CONTENT.finditer(draft.text, span.start, span.end):
            if match[0].lower() not in common:
                found.add(_stem(match[0]))
    return found


def _stem(word: str) -> str:
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for ending in ("ies", "ing", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word.removesuffix("y")


def reason(draft: Draft, span: Span) -> str | None:
    """Return the reason that ``span`` gives, from its "as" or "because" on, or None."""
    text, words = draft.text, draft.words
    for match in words.find("reason-markers", text, span):
        if words.opens("no-reason", text, Span(match.start(), span.end)):
            continue
        if text[match.end() : span.end].strip(" .,;"):
            said = " ".join(text[match.start() : min(span.end, match.start() + _LONGEST_REASON)].split())
            return re.sub(r"[\s,;]+(?:and)?$", "", said)
    return None


def kind(draft: Draft, span: Span) -> str | None:
    """Return the kind of interest that ``span`` names: "personal", "DPI" and the like."""
    text, words = draft.text, draft.words
    for match in re.finditer(r"[A-Za-z]+", text[span.start : span.end]):
        if match[0].lower() in words.words("interest-kinds-short") and match[0].isupper():
            return match[0]
    for found in words.find("interest-kinds", text, span):
        behind = text[found.end() : span.end]
        before = text[span.start : found.start()].rstrip()
        near = re.match(
            r"[\s,]*(?:(?:and|or|and/or|but)?[\s,]*[\w-]+[\s,]*){0,4}?\binterests?\b", behind, re.IGNORECASE
        )
        alone = not behind.strip(" .,;:)–-") or behind.lstrip()[:1] in ")–-,;:"
        if near or (alone and before[-1:] in ("(", "–", "-", ":", ",", "\t", "")):
            return found[0].lower()
    return None


def effect(draft: Draft, span: Span) -> str | None:
    """Return the words in ``span`` that say whether someone stayed, spoke or left, or None."""
    match = draft.words.search("declaration-effects", draft.text, span)
    return match[0] if match else None


def effect_later(draft: Draft, name: Name | None, who: str | None, passages: list[Passage]) -> str | None:
    """Return what later sentences say the declarer did, or None.

    A sentence counts that names the declarer and has such words, or that
    follows one which names the declarer and begins with a pronoun.
    """
    named_before = False
    for passage in passages:
        named = _names(draft, name, who, passage.span)
        pronoun = draft.words.opens("declarers", draft.text, passage.span) is not None
        found = effect(draft, passage.span) if named or (pronoun and named_before) else None
        if found:
            return found
        named_before = named or (pronoun and named_before)
    return None


def effect_of_all(draft: Draft, passages: list[Passage]) -> str | None:
    """Return what a vote says of all who had declared: "two abstained due to declarations of interest"."""
    found = (draft.words.search("voting-declared", draft.text, one.span) for one in passages)
    return next((" ".join(match[0].split()) for match in found if match), None)


def _names(draft: Draft, name: Name | None, who: str | None, span: Span) -> bool:
    if name is not None and name.surname is not None:
        if any(surname_key(one) == surname_key(name) for one in draft.names_in(span)):
            return True
        return re.search(rf"\b{re.escape(name.surname)}\b", draft.text[span.start : span.end]) is not None
    return bool(who) and str(who).lower() in draft.text[span.start : span.end].lower()


def items_meant(draft: Draft, named: str | None, place: Span | None) -> list[Item]:
    """Return the items that a declaration names by number or by words of the title."""
    if named is None or named == "general":
        return []
    core = named.rstrip(".,;:").lower()
    if by_title := [item for item in draft.items if item.title and item.title.casefold() == core]:
        return by_title
    by_number = [item for item in draft.items if item.number and item.number.strip(". ").lower() == core]
    if by_number:
        return by_number
    stem = _stem(named)
    return [
        item
        for item in draft.items
        if item.title
        and "declarations" not in item.matters
        and stem in {_stem(word) for word in _CONTENT.findall(item.title)}
    ]


def items_numbered(draft: Draft, span: Span) -> list[Item]:
    """Return the items whose numbers, of more than one figure, stand in ``span`` behind “item”."""
    said = draft.text[span.start : span.end].lower()
    at = said.find("item")
    numbers = set(_NUMBERS.findall(said, at)) if at >= 0 else set()
    return [item for item in draft.items if item.number and item.number.strip(". ").lower() in numbers]


def past_comma(text: str, span: Span) -> Span:
    """Return the span without blanks and commas at its beginning."""
    start = span.start
    while start < span.end and text[start] in ", ":
        start += 1
    return Span(start, span.end)


def trimmed(draft: Draft, start: int, end: int) -> Span:
    """Return the span without blanks at its ends."""
    return trim(draft.text, start, end)
