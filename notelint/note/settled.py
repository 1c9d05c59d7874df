"""What may be a decision, in notes that give their decisions no heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notelint.note.layout import Layout, RawItem
from notelint.note.lines import list_mark
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

# "Cllr Birt agreed to …", "The Clerk noted that …", "AB agreed to …": one of them, no decision of all.
_ONE = (
    r"(?:(?:<courtesy-titles>|<councillor-titles>)\.?\s+(?:(?-i:[A-Z])[\w.’'-]*\s+){1,3}|\b(?-i:[A-Z]{2,4})\s+"
    r"|\b(?-i:[A-Z][a-z’'-]+)\s+(?!(?:<body-heads>|members|councillors|meeting|trustees)\b)(?-i:[A-Z])[\w’'-]+\s+"
    r"|\b(?:<post-heads>|officers|staff)\s+)(?:(?:has|have|had|also|then|\w+ly)\s+){0,2}\Z"
)
_BEHIND = regex(r"\s+(?:to|that|with)\b", re.IGNORECASE)
_WITH = regex(r"\s+with\s+", re.IGNORECASE)
_OTHER_TIME = r"\b<settled-before>\s+(?:\w+ly\s+|already\s+|now\s+)?\Z"
_PAST = regex(r"\b[a-z]{2,}ed\b")
# Of a title that names one of these among other words nobody can tell that it is business.
_MATTERS = ("welcome", "apologies", "declarations", "matters-arising", "announcements", "public")
_OF_NEWS = ("news-titles", "title-other-business", *(f"title-{matter}" for matter in _MATTERS))
# "Ivy Marsh on the summer fair", "Mr T. Marsh (Mill Trust) from …"
_SPEAKER = regex(
    r"([A-Z][\w’'-]*\.?)[ \t]+(?:[A-Z][\w.’'-]*[ \t]+){1,2}(?:\([^()]{1,60}\)[ \t]+)?(?:on|about|from)[ \t]"
)
# "The Clerk informed the meeting that …", "Mrs Vane has written to …"
_TELLS = (
    r"(?:(?:the\s+)?<post-heads>\s+|(?:<courtesy-titles>|<councillor-titles>)\.?\s+(?:(?-i:[A-Z])[\w.’'-]*\s+){1,3}"
    r"|(?-i:[A-Z]{2,4})\s+)<news-brought>"
)
_BEFORE_SURNAMES = ("courtesy-titles", "common-forenames", "doubtful-forenames", "forenames")
_MOST_OF_NEWS = 60  # words
_NEAR = 70  # code points in front of a word that are looked at


def gives_decisions_headings(layout: Layout, words: Vocabulary) -> bool:
    """Return whether any item of the note has a heading of decisions."""
    text = layout.source.text
    if 2 * sum("talk" in raw.headings.values() for raw in layout.items) > len(layout.items):
        return True  # a page that prints “Minutes:” and “Decision:” is kept as formally as one with both
    for raw in layout.items:
        if "decision" in raw.headings.values():
            return True
        for paragraph in raw.paragraphs:
            heading = words.opens("decision-headings", text, paragraph)
            if heading is None or words.opens("deciding-verbs", text, paragraph):
                continue  # "RESOLVED: that …" is a sentence
            if text[heading.end() : min(paragraph.end, heading.end() + 8)].strip()[:1] in (
                "",
                ":",
                "-",
                "–",
                "—",
            ):
                return True
    return False


def may_be_settled(text: str, raw: RawItem, words: Vocabulary) -> str | None:
    """Return the first words of an item that may be a decision, though nothing makes sure of it.

    For example “no objections” below a planning application. Where the item is
    a sentence without a title of its own, nobody can tell that it is business.
    """
    if raw.title and (found := _by_title(text, raw.title, raw.paragraphs, words)):
        return found
    if raw.paragraphs and not any(_says(text, paragraph, words) for paragraph in raw.paragraphs):
        return text[raw.paragraphs[0].start : raw.paragraphs[0].end].splitlines()[0]  # a list of bills
    if raw.title and (news := _news(text, raw.paragraphs, words)):
        return news
    for paragraph in raw.paragraphs:
        if match := words.search("nothing-to-decide", text, paragraph):
            return match[0]
        for match in words.find("settled-phrases", text, paragraph):
            if not _is_told(
                text, Span(max(paragraph.start, match.start() - _NEAR), paragraph.end), match, words
            ):
                return match[0]
    return None


def _by_title(text: str, title: Span, paragraphs: Sequence[Span], words: Vocabulary) -> str | None:
    """Return the words by which an item brings news only, or is no item but a sentence."""
    said = text[title.start : title.end]
    if (paragraphs and paragraphs[0].holds(title)) or list_mark(text, title) or _is_talk(said, words):
        return said
    possible = words.choice(*_OF_NEWS).of(text, title)
    for name in _OF_NEWS:
        if name in possible and (match := words.search(name, text, title)):
            return match[0]
    if words.search("planning-titles", text, title):
        found = (words.search("planning-results", text, paragraph) for paragraph in paragraphs)
        return next((match[0] for match in found if match), None)
    return None


def _news(text: str, paragraphs: Sequence[Span], words: Vocabulary) -> str | None:
    """Return the words by which somebody told the meeting something, if that is all of the item."""
    if len(paragraphs) != 1 or len(text[paragraphs[0].start : paragraphs[0].end].split()) > _MOST_OF_NEWS:
        return None
    found = words.compose(_TELLS).match(text, *paragraphs[0])
    if found is None or words.search("more-than-news", text, paragraphs[0]):
        return None
    return found[0]


def _is_talk(title: str, words: Vocabulary) -> bool:
    """Return whether a title is a guest and what they spoke on: “Ivy Marsh on the summer fair”."""
    match = _SPEAKER.match(title)
    if match is None:
        return False
    said = match[1].lower().rstrip(".")
    return any(said in words.words(name) for name in _BEFORE_SURNAMES)


def _says(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether a paragraph holds a sentence, as far as a verb or its length and full stop show it."""
    if text[span.end - 1] == "." and len(text[span.start : span.end].split()) > 4:
        return True
    past = _PAST.search(text, span.start, span.end)
    return past is not None or words.search("finite-verbs", text, span) is not None


def _is_told(text: str, near: Span, match: re.Match[str], words: Vocabulary) -> bool:
    """Return whether the words tell what another body, another meeting or one person decided."""
    before = text[near.start : match.start()]
    if words.compose(_OTHER_TIME).search(before):
        return True
    said = match[0].lower()
    agreeing = _WITH.match(text, match.end(), near.end) if said == "agreed" else None
    if agreeing:  # to agree with a view is talk
        return words.opens("agreed-with", text, Span(agreeing.end(), near.end)) is None
    if said not in words.words("settled-by-one") or not _BEHIND.match(text, match.end(), near.end):
        return False
    return words.compose(_ONE).search(before) is not None
