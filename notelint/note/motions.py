"""Motions: who moved, who seconded, and what became of them.

Minutes use "proposed" and "seconded" for much that is no motion: proposed
schemes, suggestions of members, clerks seconded to a council. A motion is taken
for one only where its words say so, or where a mover and a seconder stand
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notelint.note.draft import Draft
from notelint.note.layout import RawItem
from notelint.note.model import Item, Mention, Motion
from notelint.note.motion_cues import Cue, find_cues
from notelint.note.outcomes import Outcomes
from notelint.patterns import regex
from notelint.text import Span

_OWNER = regex(r"[A-Z][\w-]*['’]s?\s+(?:\w+\s+)?$")
_NEAR = 40  # characters
_REACH = 300  # the same, for a long sentence
_FAR = 3  # sentences from mover to seconder
_IN_BRACKETS = regex(r"\b(?:proposed|moved)\s*\(", re.IGNORECASE)  # “proposed (Cllr Dale)”


def find_motions(draft: Draft) -> tuple[tuple[Motion, ...], tuple[Mention, ...]]:
    """Return the motions of this meeting, and a mention of each person who moved or seconded one."""
    found: list[Motion] = []
    gate = draft.strings("motion-gate")
    for item, raw in zip(draft.items, draft.layout.items, strict=True):
        if gate.within(raw.span):
            found.extend(_motions_of(draft, item, raw))
    return tuple(found), _movers(draft, found)


def _movers(draft: Draft, motions: Sequence[Motion]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for motion in motions:
        for place, verb in (("mover", "moved"), ("seconder", "seconded")):
            span = motion.places.get(place)
            if span is None:
                continue
            # A name may run on behind the words of the cue: honours, a role in brackets.
            found.extend(
                Mention(span=name.span, parent=motion.parent, name=name, does="moves", verb=verb)
                for name in draft.names_in(Span(span.start, span.end + _NEAR))
                if name.span.start < span.end
            )
    return tuple(sorted(found, key=lambda mention: mention.span))


def _motions_of(draft: Draft, item: Item, raw: RawItem) -> Iterator[Motion]:
    cues = list(find_cues(draft, raw))
    drafts = list(_pair(draft, cues))
    drafts += list(_impersonal(draft, raw, drafts))
    drafts.sort(key=lambda pair: _start(pair))
    outcomes = Outcomes(draft, raw, [_extent(pair) for pair in drafts])
    for index, (mover, seconder) in enumerate(drafts):
        yield _motion(draft, item, mover, seconder, outcomes.of(index))


Pair = tuple[Cue | None, Cue | None]


def _start(pair: Pair) -> int:
    return min(cue.span.start for cue in pair if cue is not None)


def _extent(pair: Pair) -> Span:
    cues = [cue for cue in pair if cue is not None]
    return Span(_start(pair), max(cue.span.end for cue in cues))


def _motion(draft: Draft, item: Item, mover: Cue | None, seconder: Cue | None, outcome: str | None) -> Motion:
    text = draft.text
    places: dict[str, Span] = {}
    said: dict[str, str] = {}
    by = mover.who if mover else None
    second = seconder.who if seconder else (mover.other if mover else None)
    for place, who in (("mover", by), ("seconder", second)):
        if who is not None:
            places[place] = who.span
            said[place] = _plain(text[who.span.start : who.span.end])
    if seconder is not None and second is None:
        said["seconder"] = _plain(text[seconder.span.start : seconder.span.end])
    alone = by is not None and seconder is None and second is None
    chairs = alone and by is not None and bool(draft.words.is_all("presiding-posts", text, by.span))
    return Motion(
        span=_extent((mover, seconder)),
        parent=item,
        places=places,
        named=bool(places) and not chairs,
        mover=said.get("mover"),
        seconder=said.get("seconder"),
        outcome=outcome,
    )


def _plain(said: str) -> str:
    return " ".join(said.split())


# --- The motions ---------------------------------------------------------------------


def _pair(draft: Draft, cues: Sequence[Cue]) -> Iterator[Pair]:
    """Yield mover and seconder of each motion; one of them is None where it is not named."""
    waiting: list[Cue] = []
    for cue in cues:
        if cue.role == "mover":
            waiting.append(cue)
            continue
        near = [one for one in waiting if cue.order - one.order <= _FAR]
        # “Cllr Birt moved the report. It was carried. Cllr Dale proposed, Cllr Rao seconded …”
        near = [one for one in near if one.sentence == cue.sentence] or (
            [] if _has_its_own_mover(draft, cue) else near
        )
        near = near[-1:] if near and _is_settled(draft, Span(near[0].span.end, near[-1].span.start)) else near
        mover = next((one for one in reversed(near) if one.sure), near[-1] if near else None)
        yield from ((one, None) for one in waiting if one is not mover and _stands_alone(draft, one))
        waiting = []
        if mover is not None:
            yield mover, cue
        elif cue.who is not None and cue.who.sure and _is_lonely(draft, cue):
            yield None, cue
    yield from ((one, None) for one in waiting if _stands_alone(draft, one))


def _is_settled(draft: Draft, between: Span) -> bool:
    """Return whether a motion was carried or lost before the next one was moved."""
    return (
        between.start < between.end and draft.words.search("motion-outcomes", draft.text, between) is not None
    )


def _has_its_own_mover(draft: Draft, seconder: Cue) -> bool:
    """Return whether the sentence says in brackets who moved: “It was proposed (Cllr Dale), seconded …”."""
    before = draft.text[seconder.sentence.start : seconder.span.start]
    return _IN_BRACKETS.search(before) is not None


def _stands_alone(draft: Draft, mover: Cue) -> bool:
    """Return whether a mover without a seconder makes a motion: by its words, or by those about it."""
    if mover.sure or mover.other is not None:
        return True
    if mover.who is None or not mover.who.sure:
        return False
    behind = Span(mover.span.end, min(mover.sentence.end, mover.span.end + _REACH))
    return draft.words.search("formal-motion-words", draft.text, behind) is not None


def _is_lonely(draft: Draft, seconder: Cue) -> bool:
    """Return whether nobody but the seconder is named who may have moved."""
    at = seconder.span.start
    near = Span(max(seconder.sentence.start, at - _REACH), min(seconder.sentence.end, at + _REACH))
    if draft.words.search("moves-in-other-words", draft.text, near):
        return False
    for match in draft.words.find("things-moved", draft.text, near):
        if _OWNER.search(draft.text[max(near.start, match.start() - _NEAR) : match.start()]):
            return False
    before = Span(max(0, min(seconder.sentence.start - 4 * _NEAR, at - _NEAR)), at)
    return not draft.names_in(before)


def _impersonal(draft: Draft, raw: RawItem, found: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the motions that name nobody: "It was moved and seconded that …"."""
    taken = [_extent(pair) for pair in found]
    spots = draft.spots("impersonal-motions")
    for paragraph in filter(spots.within, raw.paragraphs):
        for match in draft.words.find("impersonal-motions", draft.text, paragraph):
            span = Span(*match.span())
            if not any(span.start <= other.end and other.start <= span.end + _NEAR for other in taken):
                yield Cue("mover", span, None, paragraph, 0, True), None
