"""Whether a sentence agrees the minutes of an earlier meeting of this body."""

from __future__ import annotations

import re

from notelint.note.draft import Draft
from notelint.note.passages import Passage, without_adverbs
from notelint.patterns import regex
from notelint.text import Span

_WORD = regex(r"[\w’'-]+")
_CLAUSE = regex(r"[.;:]\s|\bthat\b", re.IGNORECASE)
_FRAGMENT = 7  # words of a sentence that is only "Noted and agreed by all members."


def agreeing_verb(draft: Draft, passage: Passage, *, at_home: bool) -> str | None:
    """Return the verb with which a sentence agrees the minutes, or None.

    ``at_home``: the item is on the minutes, so that "These were approved" will
    do. "Noted" agrees nothing, nor does "asked the board to agree".
    """
    text, words, span = draft.text, draft.words, passage.span
    refused = [Span(*match.span()) for match in words.find("not-agreed", text, span)]
    asked = words.search("asking", text, span)
    if not at_home and words.search("agreed-elsewhere", text, span):
        return None
    for match in words.find("agreeing-verbs", text, span):
        verb = Span(*match.span())
        if any(
            one.start <= verb.start and verb.end <= one.end
            for one in refused
            if not _resolved(draft, span, one)
        ):
            continue
        if asked and asked.end() <= verb.start and not _resolved(draft, Span(asked.end(), span.end), verb):
            continue
        if _is_of_minutes(draft, span, verb, at_home):
            return match[0]
    for match in words.find("minutes-resolved-to", text, span):
        if _names_minutes(draft, text[match.end() : span.end].lstrip(" *_"), at_home):
            return match[0]
    record = words.search("minutes-correct", text, span)
    if record and asked is None and not refused and (at_home or words.search("minutes-dated", text, span)):
        return record[0]
    return None


def _resolved(draft: Draft, span: Span, one: Span) -> bool:
    """Return whether the body resolves what would else be put off: "agreed that they should be signed"."""
    before = {word.lower() for word in _WORD.findall(draft.text[span.start : one.start])}
    said = draft.text[one.start : one.end].lower()
    return bool(before & draft.words.words("minutes-resolving")) and " not " not in f" {said} "


def _is_of_minutes(draft: Draft, span: Span, verb: Span, at_home: bool) -> bool:
    """Return whether what is agreed is the minutes, and not an amendment or an action."""
    text, words = draft.text, draft.words
    before = text[span.start : verb.start]
    behind = text[verb.end : span.end].lstrip(" *_")
    last = [word.lower() for word in _WORD.findall(before)[-3:]]
    if last and last[-1] in words.words("not-agreed-things"):
        return False
    be = words.words("agreeing-be")
    if any(word in be for word in last) or _goes_on(draft, before, be):
        return _passive(draft, span, verb, behind, at_home)
    if re.match(r"to\b", behind):
        return words.opens("agreed-to", behind, Span(0, len(behind))) is not None
    if re.match(r"that\b", behind):
        said = Span(0, len(behind))
        return (
            words.search("minutes-correct", behind, said) is not None
            and words.search("minutes-dated", behind, said) is not None
        )
    if _names_minutes(draft, behind, at_home):
        return True
    if not at_home:
        return bool(words.search("minutes-dated", text, Span(span.start, verb.start))) and "and" in last
    return _stands_alone(draft, before, behind)


def _goes_on(draft: Draft, before: str, be: frozenset[str]) -> bool:
    """Return whether a second verb follows a passive one: “These were read by the Clerk and approved”."""
    clause = without_adverbs(draft, _CLAUSE.split(before)[-1])
    said = [word.lower() for word in _WORD.findall(clause)]
    return len(said) > 2 and said[-1] == "and" and any(word in be for word in said)


def _passive(draft: Draft, span: Span, verb: Span, behind: str, at_home: bool) -> bool:
    """Return whether the subject of "were agreed" is the minutes or, in their item, a pronoun."""
    text, words = draft.text, draft.words
    start = span.start
    for match in _CLAUSE.finditer(text, span.start, verb.start):
        if text[match.end() : verb.start].strip():
            start = match.end()
    clause = Span(start, verb.start)
    said = [word.lower() for word in _WORD.findall(text[clause.start : clause.end])]
    if re.match(r"(?:to|that)\b", behind):
        rest = Span(0, len(behind))
        if re.match(r"to\b", behind):
            return words.opens("agreed-to", behind, rest) is not None
        return words.search("minutes-correct", behind, rest) is not None
    if words.search("minutes-dated", text, clause) is not None:
        return not words.search("not-the-minutes", text, clause)
    if not at_home:
        return False
    if any(word in words.words("not-agreed-things") for word in said):
        return False
    return not said or said[0] in words.words("minutes-pronouns") or len(said) <= 3


def _names_minutes(draft: Draft, behind: str, at_home: bool) -> bool:
    """Return whether minutes are what an active verb agrees: "approved the minutes of"."""
    near = Span(0, min(len(behind), 90))
    match = draft.words.search("minutes-dated", behind, near)
    if match is None:
        return at_home and re.match(r"(?:them|these|both|it|all)\b", behind) is not None
    between = {word.lower() for word in _WORD.findall(behind[: match.start()])}
    return between <= draft.words.words("before-minutes") or bool(
        draft.words.search("minutes-correct", behind, Span(0, match.start()))
    )


def _stands_alone(draft: Draft, before: str, behind: str) -> bool:
    """Return whether "agreed" is the whole of what a sentence in the item says."""
    said = _WORD.findall(before)
    if (
        re.match(
            r"(?:as|by|without|nem|with|subject|unanimously|and|on|following|after)\b|$|[.,;:)–—-]", behind
        )
        is None
    ):
        return False
    if not said or len(said) + len(_WORD.findall(behind)) <= _FRAGMENT:
        return True
    return draft.words.search("minutes-dated", before, Span(0, len(before))) is not None or any(
        word.lower() in draft.words.words("minutes-resolving") for word in said
    )


def speaks_of_earlier_minutes(draft: Draft, span: Span) -> bool:
    """Return whether a sentence speaks of the minutes of an earlier meeting of this body."""
    text, words = draft.text, draft.words
    match = words.search("earlier-minutes", text, span)
    if match is None:
        return False
    body = (draft.header.body or "").lower()
    stretch = Span(match.start(), min(span.end, match.end() + 60))
    return all(other[0].lower() in body for other in words.find("other-bodies", text, stretch))
