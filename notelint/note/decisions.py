"""Decisions: under a decision heading, or in a sentence that decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from notelint.note.dates import find_years
from notelint.note.deciding import IMPERSONAL, SETTLED, deciding_verb, may_decide
from notelint.note.draft import Draft
from notelint.note.model import Block, Decision, DecisionHeading, Item
from notelint.note.openings import Opening, openings, verb_after
from notelint.patterns import regex
from notelint.text import Span

_OPENING_WORDS = regex(r"(?:\S+\s+){0,17}\S+")
_TO_VERB = regex(r"\s*[:,]?\s+to\s+(?!the\b|a\b|an\b|be\b|which\b|whom\b)[a-z]", re.IGNORECASE)
_HAVING = regex(r"\bhaving\s+\Z", re.IGNORECASE)
# "That the handbook be reissued", "The handbook be reissued": what is resolved, in the words of the motion.
_ORDERED = regex(
    r"(?:(?!\b(?:is|was|were|are|has|had|will|would|can|could|may|might|must|to)\b)[^;:]){3,200}?"
    r"\s(?P<verb>be\s+(?:\w+ly\s+)?[a-z-]{2,}(?:ed|en|wn|t|d|n|e))\b",
    re.IGNORECASE,
)
_THAT = regex(r"that\s+", re.IGNORECASE)
_SHORT = 12  # words of a remark that there was nothing to decide


def find_decisions(draft: Draft) -> tuple[tuple[Decision, ...], tuple[DecisionHeading, ...]]:
    """Return the decisions and the decision headings, in the order of the text."""
    decisions: list[Decision] = []
    headings: list[DecisionHeading] = []
    # Actions that the layout shows below a decision heading are no text of its.
    shown = {action.span.start for action in draft.layout.actions}
    for item in draft.items:
        blocks = draft.blocks_of(item)
        found: list[Decision] = []
        for heading, lead_in, below in _sections(blocks):
            body = [block for block in below if block.span.start not in shown]
            headings.append(_heading(draft, item, heading, lead_in, body))
            found += [_decision(draft, item, block, heading) for block in _said(body)]
        lost = _without_list(draft, blocks)
        headings += [DecisionHeading(span=block.span, parent=item) for block in lost]
        found += _inline(draft, item, [block for block in blocks if block not in lost])
        decisions += _with_years(draft, item, found)
    headings.sort(key=lambda heading: heading.span)
    return tuple(sorted(decisions, key=lambda decision: decision.span)), tuple(headings)


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None, list[Block]]]:
    """Yield each decision heading, once for each lead-in under it, with the blocks below."""
    for index, block in enumerate(blocks):
        if block.role != "heading" or block.section != "decision":
            continue
        lead_in: Block | None = None
        body: list[Block] = []
        for following in blocks[index + 1 :]:
            if following.role in ("heading", "sub-topic") or following.section != "decision":
                break
            if following.role == "lead-in":
                if lead_in is not None or body:
                    yield block, lead_in, body
                lead_in, body = following, []
            else:
                body.append(following)
        yield block, lead_in, body


def _without_list(draft: Draft, blocks: Sequence[Block]) -> list[Block]:
    """Return the lead-ins such as "It was resolved that:" that nothing stands below."""
    return [
        block
        for block, below in zip(blocks, [*blocks[1:], None][: len(blocks)], strict=True)
        if block.role == "lead-in"
        and block.section not in ("decision", "action")
        and (below is None or below.role in ("heading", "sub-topic", "lead-in"))
        and draft.words.is_all("resolving-lead-ins", draft.text, block.span)
    ]


def _heading(
    draft: Draft, item: Item, heading: Block, lead_in: Block | None, body: Sequence[Block]
) -> DecisionHeading:
    text = draft.source.slice(Span(body[0].span.start, body[-1].span.end)) if body else None
    places = {"lead-in": lead_in.span} if lead_in else {}
    return DecisionHeading(span=heading.span, parent=item, places=places, text=text)


def _said(body: Sequence[Block]) -> list[Block]:
    """Return what counts as a decision: the entries if there are any, else each paragraph."""
    entries = [block for block in body if block.role == "entry"]
    return entries or [block for block in body if block.role == "paragraph"]


def _decision(draft: Draft, item: Item, block: Block, heading: Block) -> Decision:
    text = draft.text
    sentence = next(iter(draft.sentences(block)), block.span)
    opening = next(iter(openings(draft, sentence)), None)
    places = {"heading": heading.span, "opening": sentence}
    verb = _verb_of_opening(draft, sentence)
    if verb is None and block.lead_in is not None:
        places["lead-in"] = block.lead_in.span
        verb = _verb_of_opening(draft, block.lead_in.span)
    if verb is None and (ordered := _ORDERED.match(text, *sentence)):
        verb = ordered["verb"]
    if verb is None and (match := draft.words.search("deciding-verbs", text, heading.span)):
        verb = match[0]
    verb = verb or _says_none(draft, block)
    years = tuple(find_years(text, block.span))
    if years:
        places["year"] = years[0].span
    subject = opening.subject if opening and opening.subject in ("officers", "post", "person") else None
    lead = block.lead_in.span if block.lead_in else None
    if subject is None and lead is not None:
        subject = _tasked_by_lead_in(draft, lead)
        tasks = subject is not None
    else:
        tasks = opening is not None and subject is not None and _has_task(draft, opening, sentence)
    return Decision(
        span=block.span,
        parent=item,
        places=places,
        kind="section",
        text=draft.source.slice(block.span),
        verb=verb,
        subject=subject or (opening.subject if opening else None),
        tasks=tasks,
        years=tuple(year.text for year in years),
        heading=heading,
    )


def _says_none(draft: Draft, block: Block) -> str | None:
    """Return the words that say that there was nothing to decide: "None.", "The item was withdrawn."."""
    words, text = draft.words, draft.text
    if words.is_all("no-action-phrases", text, block.span):
        return draft.source.slice(block.span)
    match = words.search("no-decision-phrases", text, block.span)
    return match[0] if match and len(draft.source.slice(block.span).split()) <= _SHORT else None


def _with_years(draft: Draft, item: Item, decisions: Sequence[Decision]) -> Iterator[Decision]:
    """Yield the decisions of an item, each with the year of the title and those of all decisions."""
    title = item.places.get("title")
    named = {year.text for year in find_years(draft.text, title)} if title else set()
    years = tuple(dict.fromkeys(year for decision in decisions for year in decision.years))
    for decision in decisions:
        year = next(iter(named)) if len(named) == 1 else None
        yield replace(decision, title_year=year, decided_years=years)


def _has_task(draft: Draft, opening: Opening, sentence: Span) -> bool:
    return _TO_VERB.match(draft.text, opening.after, sentence.end) is not None


def _tasked_by_lead_in(draft: Draft, lead_in: Span) -> str | None:
    """Return the subject of a lead-in such as "Officers to:"."""
    for opening in openings(draft, lead_in):
        rest = draft.text[opening.after : lead_in.end].strip(" :;").lower()
        if opening.subject in ("officers", "post", "person") and rest == "to":
            return opening.subject
    return None


def _verb_of_opening(draft: Draft, sentence: Span) -> str | None:
    """Return the deciding verb among the first words of a sentence under a decision heading."""
    words = _OPENING_WORDS.match(draft.text, sentence.start, sentence.end)
    head = Span(sentence.start, words.end() if words else sentence.end)
    for verbs in ("deciding-verbs", "settling-verbs"):
        for match in draft.words.find(verbs, draft.text, head):
            if not _HAVING.search(draft.text, head.start, match.start()):
                return match[0]
    base = draft.words.compose(r"(?:that\s+|to\s+)?(?P<verb><deciding-verbs-base>)")
    if begun := base.match(draft.text, head.start, head.end):
        return begun["verb"]
    that = _THAT.match(draft.text, head.start, head.end)
    rest = Span(that.end() if that else head.start, head.end)
    for opening in openings(draft, rest):
        if (that or opening.subject == "body") and (
            found := verb_after(draft, opening, rest, "deciding-verbs-base")
        ):
            return found["verb"]
    if draft.words.opens("opening-clauses", draft.text, sentence) and (
        decided := deciding_verb(draft, sentence)
    ):
        return decided["verb"]
    return None


def _inline(draft: Draft, item: Item, blocks: Sequence[Block]) -> Iterator[Decision]:
    """Yield the sentences that decide, outside decision and action sections."""
    for block in blocks:
        if block.role in ("heading", "sub-topic") or block.section in ("decision", "action"):
            continue
        if not may_decide(draft, block.span):
            continue
        for sentence in draft.sentences(block):
            verb = deciding_verb(draft, sentence) or _bare_entry(draft, block, sentence)
            if verb is None or _only_reports(draft, block, verb):
                continue
            yield Decision(
                span=sentence,
                parent=item,
                places=_inline_places(draft, sentence, verb),
                kind="inline",
                text=draft.source.slice(sentence),
                verb=verb["verb"],
                subject="body",
                years=tuple(year.text for year in find_years(draft.text, sentence)),
            )


def _bare_entry(draft: Draft, block: Block, sentence: Span) -> re.Match[str] | None:
    """Return the verb of "1. Noted the report", an entry of a list that has lost its heading."""
    if block.role != "entry" or block.item is None or sentence.start != block.span.start:
        return None
    verb = draft.words.compose(r"(?P<verb><deciding-verbs>)\b").match(draft.text, *sentence)
    if verb is None:
        return None
    led = [one for one in draft.blocks_of(block.item) if block.lead_in and one.lead_in is block.lead_in]
    begun = [one.mark for one in led[1:] if one.span.start <= block.span.start]
    other = led and (_shape(led[0]) != _shape(block) or led[0].mark in begun)
    if led and not (block.section == "talk" and other):
        return None  # an entry of the list that the lead-in opens
    return verb


def _shape(entry: Block) -> str:
    """Return the form of an entry's mark: "1)" of "3)", "a)" of "iv)"."""
    return re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "1", entry.mark or ""))


def _inline_places(draft: Draft, sentence: Span, verb: re.Match[str]) -> dict[str, Span]:
    places = {"opening": sentence, "verb": Span(*verb.span("verb"))}
    if year := next(find_years(draft.text, sentence), None):
        places["year"] = year.span
    return places


def _only_reports(draft: Draft, block: Block, verb: re.Match[str]) -> bool:
    """Return whether "it was confirmed that", or in talk "it was noted that", reports what was said."""
    said = verb["verb"].lower()
    if block.section == "talk" and said == "noted" and draft.words.compose(SETTLED).found(verb):
        return True  # "The point was noted."
    that = draft.text[verb.end("verb") :][:6].strip().startswith("that")
    impersonal = draft.words.compose(IMPERSONAL).found(verb)
    return that and (said == "confirmed" or (said == "noted" and impersonal and block.section == "talk"))
