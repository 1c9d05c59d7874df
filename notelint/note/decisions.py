"""Decisions: under a decision heading, or in a sentence that decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from notelint.note.dates import find_years
from notelint.note.draft import Draft
from notelint.note.model import Block, Decision, DecisionHeading, Item
from notelint.note.openings import Opening, openings, verb_after
from notelint.text import Span

_OPENING_WORDS = re.compile(r"(?:\S+\s+){0,17}\S+")
_TO_VERB = re.compile(r"\s*[:,]?\s+to\s+(?!the\b|a\b|an\b|be\b|which\b|whom\b)[a-z]", re.IGNORECASE)
_OFTEN = r"(?:(?:<adverbs>|\w+ly)\s+)?"
_OF = r"(?:\s+<of-a-thing>\b[^.;:]{0,160}?)?"
_PASSIVE = (
    rf"{_OF}\s+<is-or-was>\s+{_OFTEN}(?:<before-settled>(?:,|\s+and|,\s+and)\s+)?(?P<verb><deciding-verbs>)"
)
_IMPERSONAL = (
    rf"it\s+<is-or-was>\s+{_OFTEN}(?P<verb><deciding-verbs>)"
    r"(?:\s+<behind-impersonal-verbs>|:|\s*$|\.)"
)
_CAPITALS = r"(?:(?:and|unanimously)\s+)?(?P<verb><deciding-verbs>)"
_HAVING = re.compile(r"\bhaving\s+\Z", re.IGNORECASE)
_THAT = re.compile(r"that\s+", re.IGNORECASE)
# "Members welcomed the plan and agreed …": a first verb that decides nothing, then one that does.
_AND_AGREED = (
    r"\s+(?:<settling-verbs>|<acting-verbs>|had|were|was|heard|held|took|made|\w+ed)\b(?:(?!\bthat\b)[^.;:]){0,200}?"
    rf"\band\s+{_OFTEN}(?P<verb><settled-verbs>)"
)
# "In the light of this the Forum noted …": the body stands behind a clause without a comma.
_INSIDE = rf"(?:(?!<subordinators>)[^.;:,]){{3,100}}?\s<body-subjects>\s+{_OFTEN}(?P<verb><deciding-verbs>)"
_FIRST = r"(?:<before-settled>(?:,|\s+and|,\s+and)\s+)?"
# "The toolkit was endorsed.": whatever it is, and nothing behind that says by whom or when.
_SETTLED = (
    rf"(?:(?:the|this|these|an?)\s+(?:(?!<not-settled>)[\w’'&/-]+\s+){{1,8}}?|th(?:is|ese)\s+)<is-or-was>\s+{_OFTEN}{_FIRST}"
    r"(?P<verb><settled-verbs>)(?=\s*(?:[.;]|$)|,?\s+<behind-settled>)"
)
_WORD = re.compile(r"[A-Za-z]+")
_SHORT = 12  # words of a remark that there was nothing to decide
_LABELLED = (
    r"(?P<verb><resolving-labels>)(?:\s+(?:unanimously|by\s+\w+))?"
    r"\s*(?::|\s[-–]\s|\s+(?:that|to)\s)"
)
_DECISION_LABEL = r"(?P<verb><decision-headings>)\s*:\s*(?=\S)"
_BEHIND_A_CLAUSE = (
    rf"(?:,|;|\sand|\sbut)\s+(?:(?:it|this|these|which)\s+<is-or-was>\s+{_OFTEN}|<body-subjects>\s+{_OFTEN})"
    r"(?P<verb><resolving-labels>)"
)
_PHRASES = "(?P<verb><decision-phrases>)"
_BARE = rf"{_OFTEN}(?P<verb><settled-verbs>)\.?"  # "Noted."
_ELECTED = rf"(?:\s*\([^()\n]{{1,60}}\))?\s+(?:was|were)\s+{_OFTEN}(?P<verb><electing-verbs>)"
_AGREED_WITH = re.compile(r"\s+with\s+", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][\w’'-]{2,20}(?: [\w’'-]{1,20}){0,2}:\s+(?=\w)")


def find_decisions(draft: Draft) -> tuple[tuple[Decision, ...], tuple[DecisionHeading, ...]]:
    """Return the decisions and the decision headings, in the order of the text."""
    decisions: list[Decision] = []
    headings: list[DecisionHeading] = []
    for item in draft.items:
        blocks = draft.blocks_of(item)
        found: list[Decision] = []
        for heading, lead_in, body in _sections(blocks):
            headings.append(_heading(draft, item, heading, lead_in, body))
            found += [_decision(draft, item, block, heading) for block in _said(body)]
        found += _inline(draft, item, blocks)
        decisions += _with_years(draft, item, found)
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
    sentence = next(draft.sentences(block), block.span)
    opening = next(openings(draft, sentence), None)
    places = {"heading": heading.span, "opening": sentence}
    verb = _verb_of_opening(draft, sentence)
    if verb is None and block.lead_in is not None:
        places["lead-in"] = block.lead_in.span
        verb = _verb_of_opening(draft, block.lead_in.span)
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
    rest = Span(that.end(), head.end) if that else Span(head.end, head.end)
    for opening in openings(draft, rest):
        if found := verb_after(draft, opening, rest, "deciding-verbs-base"):
            return found["verb"]
    return None


def _inline(draft: Draft, item: Item, blocks: Sequence[Block]) -> Iterator[Decision]:
    """Yield the sentences that decide, outside decision and action sections."""
    for block in blocks:
        if block.role in ("heading", "sub-topic") or block.section in ("decision", "action"):
            continue
        for sentence in draft.sentences(block):
            verb = _deciding_verb(draft, sentence)
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


def _inline_places(draft: Draft, sentence: Span, verb: re.Match[str]) -> dict[str, Span]:
    places = {"opening": sentence, "verb": Span(*verb.span("verb"))}
    if year := next(find_years(draft.text, sentence), None):
        places["year"] = year.span
    return places


def _deciding_verb(draft: Draft, sentence: Span) -> re.Match[str] | None:
    text, words = draft.text, draft.words
    for template in (_LABELLED, _DECISION_LABEL, _IMPERSONAL):
        if match := words.compose(template).match(text, sentence.start, sentence.end):
            return match
    capitals = words.compose(_CAPITALS).match(text, sentence.start, sentence.end)
    if capitals and capitals["verb"].isupper():
        return capitals
    if match := words.compose(_PHRASES).search(text, sentence.start, sentence.end):
        return match
    for opening in openings(draft, sentence):
        if opening.subject == "thing" or (opening.subject == "body" and _is_it(draft, opening)):
            match = words.compose(_PASSIVE).match(text, opening.after, sentence.end)
        elif opening.subject == "body":
            match = _decides(draft, opening, sentence) or words.compose(_AND_AGREED).match(
                text, opening.after, sentence.end
            )
        else:
            match = None
        if match:
            return match
    # "After a long discussion the item was put to the vote, and it was agreed that …"
    match = words.compose(_BEHIND_A_CLAUSE).search(text, sentence.start, sentence.end)
    match = match or _agreed_inside(draft, sentence) or _elected(draft, sentence)
    if match is None and (label := _LABEL.match(text, sentence.start, sentence.end)):
        return _deciding_verb(draft, Span(label.end(), sentence.end))
    return match


def _decides(draft: Draft, opening: Opening, sentence: Span) -> re.Match[str] | None:
    """Return the body's deciding verb; to agree with somebody or their view is none."""
    match = verb_after(draft, opening, sentence, "deciding-verbs")
    behind = match and _AGREED_WITH.match(draft.text, match.end(), sentence.end)
    if behind and not draft.words.opens("agreed-with", draft.text, Span(behind.end(), sentence.end)):
        return None
    return match


def _elected(draft: Draft, sentence: Span) -> re.Match[str] | None:
    """Return the verb by which a person is elected or appointed: "Cllr Birt was duly elected"."""
    elected = draft.words.compose(_ELECTED)
    found = (elected.match(draft.text, name.span.end, sentence.end) for name in draft.names_in(sentence))
    return next(filter(None, found), None)


def _agreed_inside(draft: Draft, sentence: Span) -> re.Match[str] | None:
    """The body may stand behind a clause without a comma; or what was agreed is the subject."""
    text, words = draft.text, draft.words
    first = _WORD.match(text, sentence.start, sentence.end)
    if first and first[0].lower() in words.words("opening-clauses"):
        match = words.compose(_INSIDE).match(text, first.end(), sentence.end)
        if match:
            return match
    bare = words.compose(_BARE).fullmatch(text, sentence.start, sentence.end)
    return bare or words.compose(_SETTLED).match(text, sentence.start, sentence.end)


def _is_it(draft: Draft, opening: Opening) -> bool:
    return draft.source.slice(opening.span).lower() == "it"


def _only_reports(draft: Draft, block: Block, verb: re.Match[str]) -> bool:
    """Return whether "it was confirmed that", or in talk "it was noted that", reports what was said."""
    said = verb["verb"].lower()
    if block.section == "talk" and said == "noted" and verb.re is draft.words.compose(_SETTLED):
        return True  # "The point was noted."
    that = draft.text[verb.end("verb") :][:6].strip().startswith("that")
    impersonal = verb.re is draft.words.compose(_IMPERSONAL)
    return that and (said == "confirmed" or (said == "noted" and impersonal and block.section == "talk"))
