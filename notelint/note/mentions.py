"""Mentions: the names in the text and what their bearers do there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notelint.note.draft import Draft
from notelint.note.model import Action, Apology, Commitment, Declaration, Mention, Name, Node
from notelint.note.openings import openings, verb_after
from notelint.note.reported import block_at
from notelint.note.voices import voices
from notelint.patterns import regex
from notelint.text import Span, of_whole_words, trim

_BRACKET = r"(?:\s*\((?:[^()]|\([^()]{0,60}\)){0,120}\))?(?:,\s[^,.;:]{3,100},)?"
_INVITED_BEHIND = rf"{_BRACKET}(?:\s*(?:,|and|&)\s*)?\s+to\s+(?:(?:<adverbs>|\w+ly)\s+)?<invited-to>"
_QUOTED = regex(r"\s*[:,]\s*[\"“]")
_REACH = 160  # code points between "invited" and the end of the names it invites


def acting_mentions(draft: Draft) -> tuple[Mention, ...]:
    """Return the names whose bearers act in this meeting, in the order of the text.

    A person acts as the subject of a main clause ("Ana Birt introduced"), where
    invited to speak, and behind "presented by". Names in subordinate clauses,
    as objects, in titles and before a possessive are only named.
    """
    found: dict[Name, Mention] = {}
    invited, presented = draft.spots("inviting-verbs"), draft.spots("presented-by")
    for block in draft.blocks:
        if block.role in ("heading", "sub-topic"):
            continue
        for sentence in draft.sentences(block):
            acting = list(_acting(draft, sentence))
            acting += _invited(draft, sentence) if invited.within(sentence) else ()
            acting += _presented_by(draft, sentence) if presented.within(sentence) else ()
            for name, verb in acting:
                found.setdefault(name, _mention(name, block, "acts", draft.source.slice(verb)))
    for name, colon, block in voices(draft):
        found.setdefault(name, _mention(name, block, "acts", draft.source.slice(colon)))
    return tuple(sorted(found.values(), key=lambda mention: mention.span))


def _acting(draft: Draft, sentence: Span) -> Iterator[tuple[Name, Span]]:
    for opening in openings(draft, sentence):
        if opening.subject == "person" and (match := verb_after(draft, opening, sentence, "acting-verbs")):
            verb = Span(*match.span("verb"))
            if not (_elsewhere(draft, verb, sentence) or _is_no_act(draft, verb, sentence)):
                for name in opening.names:
                    if len(name.surname or name.text) > 1:  # “Mr B”
                        yield name, verb
            break


def _elsewhere(draft: Draft, verb: Span, sentence: Span) -> bool:
    """Return whether the sentence reports what was said on another occasion."""
    near = of_whole_words(draft.text, verb.end, min(sentence.end, verb.end + 80))
    return draft.words.search("other-occasions", draft.text, near) is not None


def _is_no_act(draft: Draft, verb: Span, sentence: Span) -> bool:
    """Return whether the verb of an act is part of one that says nothing: “would not be a member”."""
    said = Span(verb.start, sentence.end)
    if _QUOTED.match(draft.text, verb.end, sentence.end):
        return True  # as a newspaper has it
    if draft.words.opens("would-acts", draft.text, said):
        return False
    return draft.words.opens("no-acts", draft.text, said) is not None


def _invited(draft: Draft, sentence: Span) -> Iterator[tuple[Name, Span]]:
    """Yield the names between "invited" and "to introduce"."""
    for match in draft.words.find("inviting-verbs", draft.text, sentence):
        names = draft.names_in(Span(match.end(), min(sentence.end, match.end() + _REACH)))
        if not names or names[0].span.start > match.end() + 6:
            continue
        behind = draft.words.compose(_INVITED_BEHIND)
        for index, name in enumerate(names):
            if behind.match(draft.text, name.span.end, sentence.end):
                for invited in names[: index + 1]:
                    yield invited, Span(*match.span())
                break


def _presented_by(draft: Draft, sentence: Span) -> Iterator[tuple[Name, Span]]:
    for match in draft.words.find("presented-by", draft.text, sentence):
        if draft.words.search("told-before", draft.text, Span(sentence.start, match.start())):
            continue
        for name in draft.names_in(Span(match.end(), min(sentence.end, match.end() + _REACH))):
            between = draft.text[match.end() : name.span.start]
            if re.fullmatch(r"\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+(?:of\s+)?){0,5}(?:,\s*)?", between):
                possessive = draft.text[name.span.end : name.span.end + 2] in ("’s", "'s")
                behind = trim(draft.text, name.span.end, min(sentence.end, name.span.end + _REACH))
                if not possessive and not draft.words.opens("spoken-elsewhere", draft.text, behind):
                    yield name, Span(*match.span())
            break


def _mention(name: Name, parent: Node | None, does: str, verb: str | None = None) -> Mention:
    return Mention(span=name.span, parent=parent, name=name, does=does, verb=verb)


def other_mentions(
    actions: Iterable[Action],
    commitments: Iterable[Commitment],
    declarations: Iterable[Declaration],
    apologies: Iterable[Apology],
) -> tuple[Mention, ...]:
    """Return what people do by the nodes that name them: own, undertake, declare, apologise."""
    found: list[Mention] = []
    for action in actions:
        found += [_mention(name, action, "owns") for name in action.names]
    found += [_mention(c.name, c, "undertakes", "undertook") for c in commitments if c.name]
    found += [_mention(d.name, d, "declares") for d in declarations if d.name]
    for apology in apologies:
        if apology.scope == "meeting":
            found += [_mention(name, apology, "apologises") for name in apology.names]
    return tuple(found)


def named(draft: Draft, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions of all names in the text that do nothing there, lists left out."""
    busy = {mention.name for mention in mentions}
    listed = {listing.name for listing in draft.listings}
    return tuple(
        _mention(name, block, "named")
        for name in draft.names
        if name not in busy and name not in listed
        for block in [block_at(draft, name.span)]
    )
