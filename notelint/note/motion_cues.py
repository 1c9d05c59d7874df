"""The words that name movers and seconders: "moved by", "Proposed:", "Cllr Birt seconded"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.note.layout import RawItem
from notelint.note.who import Who, person_at, person_before
from notelint.patterns import regex
from notelint.text import Span

_CLAUSE_START = regex(r"(?:^|[.:;(|\[*_>–—]|\n|\s-|^-)[\s*_]*$")
_COMMA = regex(r",\s*$")
_BE = regex(r"\b(?:was|were|is|are|being|been)\s+(?:\w+ly\s+|duly\s+)?$", re.IGNORECASE)
_AND = regex(r"\s*(?:,|&|/|\band\b)\s*", re.IGNORECASE)
_COLON = regex(r"\s*[:–—-]")
_STOP = regex(r"\s*\.\s+")
_BY = regex(r"\s+by\b", re.IGNORECASE)
_NEAR = 40  # characters looked at before a cue


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that name a mover or a seconder.

    ``who`` is None where the note says that there was one, or none, but no
    name. ``other`` is a second person named with the first. ``sure`` says that
    the words make a motion by themselves. ``order`` counts the sentences of
    the item, ``sentence`` is the one it stands in.
    """

    role: str  # mover, seconder
    span: Span
    who: Who | None
    sentence: Span
    order: int
    sure: bool = False
    other: Who | None = None
    label: bool = False


def find_cues(draft: Draft, raw: RawItem) -> Iterator[Cue]:
    """Yield the movers and seconders that an item names, in the order of the text."""
    order = 0
    gate = draft.strings("motion-gate")
    for paragraph in raw.paragraphs:
        last: Cue | None = None
        for sentence in draft.sentences_in(paragraph):
            order += 1
            if not gate.within(sentence):
                continue
            if draft.words.search("motions-elsewhere", draft.text, sentence):
                continue
            found = [*_movers(draft, sentence, paragraph.end, order)]
            movers = [*(last,), *found] if last is not None else found
            found += _seconders(draft, sentence, paragraph.end, order, movers)
            yield from sorted(found, key=lambda cue: cue.span)
            last = next((cue for cue in reversed(found) if cue.role == "mover"), None)


def _movers(draft: Draft, sentence: Span, end: int, order: int) -> list[Cue]:
    found: dict[int, Cue] = {}
    text, words = draft.text, draft.words
    for match in words.find("moved-by", text, sentence):
        who = person_at(draft, match.end(), end)
        if who is None or _another_time(draft, sentence, match.start()):
            continue
        other = _other(draft, who, end)
        span = Span(match.start(), (other or who).span.end)
        sure = _passive_is_sure(draft, sentence, match.start(), who)
        found[who.span.start] = Cue("mover", span, who, sentence, order, sure, other)
    for match in words.find("mover-labels", text, sentence):
        cue = _labelled(draft, sentence, end, order, match)
        if cue is not None and cue.who is not None and cue.who.span.start not in found:
            found[cue.who.span.start] = cue
    for match in words.find("moves", text, sentence):
        cue = _active(draft, sentence, order, match)
        if cue is not None and cue.who is not None and cue.who.span.start not in found:
            found[cue.who.span.start] = cue
    return list(found.values())


def _labelled(draft: Draft, sentence: Span, end: int, order: int, label: re.Match[str]) -> Cue | None:
    """Return the cue of "Proposed: Cllr Birt", "Proposed Cllr Birt, seconded …"."""
    text = draft.text
    stop = _STOP.match(text, label.end(), end)
    who = person_at(draft, stop.end() if stop else label.end(), end)
    if who is None or not (who.sure or who.initials):
        return None
    joint = _AND.match(text, who.span.end, end)
    rest = Span(joint.end() if joint else who.span.end, end)
    followed = draft.words.opens("seconder-labels", text, rest) is not None
    bracketed = text[label.end() : who.span.start].strip() == "("  # “It was proposed (Cllr Birt), …”
    if not bracketed and (not followed or person_before(draft, sentence.start, label.start())):
        if not _opens_clause(text, sentence.start, label.start()):
            return None
        colon = _COLON.match(text, label.end())
        if who.initials and not colon:
            return None
        titled = draft.words.opens("person-titles", text, who.span)
        near = Span(who.span.end, min(end, who.span.end + _NEAR))
        seconded = draft.words.search("seconder-labels", text, near)
        if not (colon or titled or seconded or label[0].lower().endswith("by")):
            return None  # "Proposed community use": a heading
    return Cue("mover", Span(label.start(), who.span.end), who, sentence, order, True, label=True)


def _active(draft: Draft, sentence: Span, order: int, verb: re.Match[str]) -> Cue | None:
    """Return the cue of "Cllr Birt moved …", or None if it is not said of a person."""
    text, words = draft.text, draft.words
    rest = Span(verb.start(), sentence.end)
    if _BY.match(text, verb.end()) or words.opens("not-moved", text, rest):
        return None
    who = person_before(draft, sentence.start, verb.start())
    if who is None or _another_time(draft, sentence, verb.start()):
        return None
    sure = who.sure and words.opens("surely-moved", text, rest) is not None
    return Cue("mover", Span(who.span.start, verb.end()), who, sentence, order, sure)


def _other(draft: Draft, who: Who, end: int) -> Who | None:
    """Return the second person of "moved by A and B", if the words go on so."""
    joint = _AND.match(draft.text, who.span.end, end)
    if joint is None or joint.end() == who.span.end:
        return None
    other = person_at(draft, joint.end(), end)
    if other is None or other.span.start != joint.end() or not (other.sure or who.sure or other.initials):
        return None
    behind = draft.text[other.span.end : other.span.end + _NEAR].split()[:1]
    return None if behind and behind[0].lower() in ("seconded", "proposed", "moved") else other


def _another_time(draft: Draft, sentence: Span, at: int) -> bool:
    """Return whether the verb at ``at`` is in the pluperfect, the future or the conditional."""
    start = max(sentence.start, at - _NEAR)
    while at > start and draft.text[at - 1].isspace():
        at -= 1
    pattern = draft.words.pattern("not-yet-or-no-longer")
    return any(match.end() == at for match in pattern.finditer(draft.text, start, at))


def _opens_clause(text: str, start: int, at: int) -> bool:
    return _CLAUSE_START.search(text[max(start, at - _NEAR) : at]) is not None


def _passive_is_sure(draft: Draft, sentence: Span, at: int, who: Who) -> bool:
    """Return whether "proposed by …" makes a motion rather than saying whose a proposal is."""
    before = draft.text[max(sentence.start, at - _NEAR) : at]
    if _CLAUSE_START.search(before):
        return who.sure or who.initials
    if _BE.search(before):
        return who.sure
    if _COMMA.search(before):
        agreed = draft.words.search("motion-outcomes", draft.text, Span(sentence.start, at))
        return who.sure and agreed is not None
    return False


def _seconders(draft: Draft, sentence: Span, end: int, order: int, movers: Sequence[Cue]) -> Iterator[Cue]:
    text, words = draft.text, draft.words
    none = words.search("no-seconder", text, sentence)
    if none is not None:
        yield Cue("seconder", Span(*none.span()), None, sentence, order)
    taken = sentence.start
    for match in words.find("seconder-labels", text, sentence):
        if none is not None and none.start() <= match.start() < none.end():
            continue
        if match.start() < taken or words.opens("secondments", text, Span(match.start(), sentence.end)):
            continue
        if words.is_all("weak-seconder-labels", text, Span(*match.span())):
            colon = _COLON.match(text, match.end(), end)
            near = any(cue.who and 0 <= match.start() - cue.who.span.end <= _NEAR for cue in movers)
            if not near and not (colon and _opens_clause(text, sentence.start, match.start())):
                continue
        found = _seconder(draft, sentence, end, taken, match, movers)
        if found is None:
            yield Cue("seconder", Span(*match.span()), None, sentence, order)
            continue
        who, span = found
        taken = span.end
        yield Cue("seconder", span, who, sentence, order)


def _seconder(
    draft: Draft, sentence: Span, end: int, taken: int, verb: re.Match[str], movers: Sequence[Cue]
) -> tuple[Who, Span] | None:
    """Return the seconder before or behind the verb, and the span of both, or None if unnamed."""
    behind = person_at(draft, verb.end(), end)
    before = person_before(draft, taken, verb.start())
    passive = verb[0].lower().endswith("by")
    # In "proposed A. Birt, seconded T. Cole" the name before the verb is the mover's.
    joined = before is not None and any(
        cue.who is not None and cue.label and cue.who.span.end == before.span.end for cue in movers
    )
    if behind is not None and (passive or before is None or joined):
        return behind, Span(verb.start(), behind.span.end)
    if before is not None and not passive and not joined:
        return before, Span(before.span.start, verb.end())
    return None
