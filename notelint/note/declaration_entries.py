"""Declarations that a sentence makes without a verb of declaring: lists, tables, "received from"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.note.model import Name
from notelint.note.names import names_in_list
from notelint.note.passages import Passage, trailing_names
from notelint.patterns import regex
from notelint.text import Span, trim

_INTEREST = regex(r"\binterests?\b", re.IGNORECASE)
_ENTRY = regex(r"[\s,]*(?:\([^()]*\))?[\s,]*(?:[–—:-]+|\t|\s{2,})[\s*_]*")
_LINK = regex(r"[\s,:–-]*(?:in|on|re|for|with|under|at)?\s+(?=\S)")  # “Cllr Birt in item 9”
# “An interest in item 4 (the whole title of it) was declared by Cllr Birt”
_FAR_BY = regex(
    r"\binterests? in [^.;]{3,200}? (?:was|were|had been) (?:also )?(?:declared|disclosed|made) by\b",
    re.IGNORECASE,
)
_DASH = regex(r"\s+[–—-]\s+|\t+|\s{3,}")


@dataclass(frozen=True, slots=True)
class Made:
    """A declaration found: who, the words behind the verb, and the whole stretch about it."""

    name: Name | None
    who: str
    said: Span
    whole: Span
    remark: str | None = None  # the reason, where a dash and not a word gives it
    before: Span | None = None  # what stands between the names and the verb

    def matter(self, draft: Draft) -> Span:
        """Return the words on the matter: behind "interest", up to the reason."""
        interest = _INTEREST.search(draft.text, self.said.start, self.said.end)
        start = interest.end() if interest else self.said.start
        stop = self.said.end
        for match in draft.words.find("reason-markers", draft.text, Span(start, self.said.end)):
            stop = match.start()
            break
        for match in draft.words.find("after-the-matter", draft.text, Span(start, stop)):
            stop = match.start()
            break
        return Span(start, stop)


def passive(draft: Draft, passage: Passage, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names behind "declarations were received from" and the like."""
    far = _FAR_BY.finditer(draft.text, *passage.span)
    for match in (*draft.words.find("declared-by", draft.text, passage.span), *far):
        start = match.end()
        colon = re.match(r"[\s:–-]*", draft.text[start : passage.span.end])
        run = trailing_names(draft, names, start + (colon.end() if colon else 0), passage.span.end)
        if not run and not names:
            run = tuple(names_in_list(draft.text, Span(start, passage.span.end), draft.words))
        if run:
            return run
    return ()


def says(draft: Draft, span: Span) -> bool:
    """Return whether ``span`` names an item, a kind of interest or a reason."""
    return any(
        draft.words.search(phrases, draft.text, span) is not None
        for phrases in ("item-named", "interest-kinds", "reason-markers")
    )


def entry(draft: Draft, passage: Passage, names: Sequence[Name], listing: bool) -> Made | None:
    """Return the declaration of a list entry: "Cllr Birt – item 4 – personal – governor of the school"."""
    if not names:
        return None
    name, text = names[0], draft.text
    rest = Span(name.span.end, passage.span.end)
    lead = Span(passage.span.start, name.span.start)
    opens = not text[lead.start : lead.end].strip(" *_·•-–\t0123456789.)(")
    item_first = draft.words.opens("item-named", text, lead) is not None
    if not (opens or item_first):
        return None
    divided = _ENTRY.match(text, rest.start, rest.end)
    says = (
        draft.words.search("item-named", text, passage.span)
        or draft.words.search("interest-kinds", text, rest)
        or _INTEREST.search(text, *rest)
    )
    starts = draft.words.opens("reason-markers", text, trim(text, *rest))
    behind = _LINK.match(text, names[-1].span.end, passage.span.end)
    if opens and behind and draft.words.opens("item-named", text, Span(behind.end(), passage.span.end)):
        return Made(name, text[slice(*name.span)], rest, passage.span, _remark(draft, rest))
    if not (divided and (says or listing)) and not (listing and (says or starts)) and not item_first:
        return None
    return Made(name, text[slice(*name.span)], rest, passage.span, _remark(draft, rest))


def _remark(draft: Draft, rest: Span) -> str | None:
    """Return the piece of an entry that gives the reason: no item, no kind of interest, nothing done."""
    pieces: list[str] = [piece.strip() for piece in _DASH.split(draft.text[rest.start : rest.end])]
    for piece in reversed(pieces[1:]):
        whole = Span(0, len(piece))
        other = any(draft.words.opens(one, piece, whole) for one in ("item-named", "declaration-effects"))
        if len(piece.split()) > 1 and not _INTEREST.search(piece) and not other:
            return piece
    return None


def held_by(draft: Draft, passage: Passage, names: Sequence[Name]) -> Made | None:
    """Return "It was noted that Cllr Birt was a member of the trust"."""
    for match in draft.words.find("said-of", draft.text, passage.span):
        name = next((one for one in names if one.span.start >= match.end()), None)
        if name is None or draft.text[match.end() : name.span.start].strip():
            continue
        rest = Span(name.span.end, passage.span.end)
        if draft.words.opens("office-held", draft.text, trim(draft.text, *rest)):
            said = " ".join(draft.text[rest.start : rest.end].split())
            return Made(name, draft.text[slice(*name.span)], rest, passage.span, said)
    return None
