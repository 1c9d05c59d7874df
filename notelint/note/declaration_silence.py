"""Whether a sentence says that no interest was declared, or names by initials who has one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.note.draft import Draft
from notelint.note.model import Declaration
from notelint.note.passages import Passage
from notelint.patterns import regex
from notelint.text import Span

_LONGEST = 1000  # code points of a sentence that are looked at
_BEHIND_TITLE = regex(r"(?:[:–-]|interests?)\s*([\w/ ]+)[.\s]*$", re.IGNORECASE)
_NOT_APPLICABLE = regex(r"n\s?[/.]\s?a\.?", re.IGNORECASE)
_LAST_WORD = regex(r"(?<=[\s:–-])(\w+)[.\s]*\Z")
_INITIALS = regex(r"[A-Z][A-Za-z]?[A-Z](?:(?:,| and| &)\s[A-Z][A-Za-z]?[A-Z]){0,6}\s(?=\w)")


def nothing_declared(draft: Draft, passage: Passage, *, at_home: bool, near: bool, made: bool) -> str | None:
    """Return the words that say that nothing was declared, or None.

    ``at_home``: the item is on declarations; ``near``: it is one of the
    opening; ``made``: the sentence holds a declaration.
    """
    words, text, span = draft.words, draft.text, passage.span
    phrase = words.search("none-declared", text, span)
    if phrase is None and (at_home or (near and draft.strings("declarations-gate").within(span))):
        phrase = words.search("none-declared-here", text, span)
    if phrase is not None:
        return phrase[0]
    if not at_home:
        return None
    bare = _bare(text, span)
    if passage.block is None and (behind := _BEHIND_TITLE.search(text, *span)):
        bare = Span(behind.start(1), bare.end)
    said = text[slice(*bare)].strip(" .")
    if said.lower() in words.words("nobody") or _NOT_APPLICABLE.fullmatch(said):
        return said
    return None if made or passage.block is None else _at_the_end(draft, span)


def _at_the_end(draft: Draft, span: Span) -> str | None:
    """Return the word that says "none" behind what was asked for, as in “Code of Conduct, Part III: None”."""
    match = _LAST_WORD.search(draft.text, max(span.start, span.end - 60), span.end)
    if match is None or match[1].lower() not in draft.words.words("nobody"):
        return None
    said = Span(span.start, match.start())
    told = draft.names_in(span) or draft.words.search("finite-verbs", draft.text, said)
    return None if told else match[1]


def _bare(text: str, span: Span) -> Span:
    """Return ``span`` without bullets and marks of emphasis at its ends."""
    start, end = span
    while start < end and text[start] in "*_ -–·•\\":
        start += 1
    while end > start and text[end - 1] in "*_ ":
        end -= 1
    return Span(start, end)


def none_above(draft: Draft) -> Iterator[Declaration]:
    """Yield what says above the first item that nothing was declared."""
    for span in draft.sentences_in(draft.layout.preamble):
        near = Span(span.start, min(span.end, span.start + _LONGEST))
        if draft.words.search("none-declared", draft.text, near):
            yield Declaration(span=span, nil=True)


def by_initials(draft: Draft, span: Span) -> bool:
    """Return whether someone known by initials declares: “AB regarding the allotments”."""
    opens = _INITIALS.match(draft.text, *span)
    if opens is None:
        return False
    return draft.words.opens("declared-about", draft.text, Span(opens.end(), span.end)) is not None
