"""Votes: how many voted how, in figures, in words and by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.note.layout import RawItem
from notelint.note.model import Item, Mention, Vote
from notelint.note.sought import Sought
from notelint.patterns import regex
from notelint.text import Span, trim

_KINDS = ("for", "against", "abstaining")
_NUMBER = r"(?P<number>\d{1,3}|<number-words>|<no-votes>)"
# "9 members voted for", followed by the end of the clause.
_BEFORE = (
    rf"(?<![\w£$€.,/:-]){_NUMBER}\s+(?:<voters>\s+){{0,4}}?<votes-for-kind>"
    r"(?=\s*(?:[,;.):\]\d]|$|\n|<behind-votes>))"
)
_ABSTAINING = rf"(?<![\w£$€.,/:-]){_NUMBER}\s+(?:<voters>\s+){{0,4}}?<votes-abstaining>"
# "For: 9", at the beginning of a clause.
_BEHIND = (
    r"(?:(?<=[.,:;(\[|–—\n\t*])|^|(?<=\s-)|(?<=\d)\s(?=\s*(?-i:[A-Z]))|<before-votes>)\s*"
    rf"<voters-for-kind-labels>\s*[:=–—(\[-]*\s*{_NUMBER}(?![\w%£/]|[.,:]\d|-\w)"
    r"(?!\s+(?:<calendar-units>|\d))"
)
_VERSUS = (
    r"(?P<for>\d{1,3}|<number-words>)\s+<votes-to>\s+"
    r"(?P<against>\d{1,3}|<number-words>|<no-votes>)(?!\w)"
)
_SCORE = (
    r"<before-scores>[\s(:,–-]{1,4}(?P<for>\d{1,3}|<number-words>)(?:\s?[-–]\s?|\s+<score-to>\s+)"
    r"(?P<against>\d{1,3}|<number-words>)(?![\w/%-]|\s*%|[.,]\d|\s+<calendar-units>)"
)
_LABEL = (
    r"(?:(?<=[.,:;(\[|–—\n\t*])|^|(?<=\s-))\s*"
    r"<voters-for-kind-labels>\s*(?:[(\[]?\s*\d{1,3}\s*[)\]]?\s*)?[:–—-]\s*(?P<list>[^.\n]*?)(?=$|\n|\.\s|\.$|;)"
)
_DIVIDER = regex(r"\s*(?:,|;|&|\band\b)\s*", re.IGNORECASE)
_COUNT = regex(r"[(\[]\s*(\d{1,3})\s*[)\]]")
_ASIDE = regex(r"\([^()]{0,80}\)")
_WORD = regex(r"[^\W\d_][\w’'-]*")
_GAP = 70  # characters between the totals of one vote
_LIST_GAP = 500  # the same where names stand between


@dataclass(frozen=True, slots=True)
class Total:
    """How many voted one way, and the names behind it."""

    kind: str
    number: int | None
    span: Span
    names: int | None = None


def find_votes(draft: Draft) -> tuple[tuple[Vote, ...], tuple[Mention, ...]]:
    """Return the votes of this meeting, and a mention of each person who is named as voting."""
    votes: list[Vote] = []
    mentions: list[Mention] = []
    present = _present(draft)
    gate = draft.strings("votes-gate")
    for item, raw in zip(draft.items, draft.layout.items, strict=True):
        if not gate.within(raw.span):
            continue
        totals = list(_totals(draft, raw))
        for group in _groups(totals):
            vote = _vote(item, group, present)
            if vote is not None:
                votes.append(vote)
        mentions.extend(_voters(draft, item, raw, totals))
    return tuple(votes), tuple(sorted(mentions, key=lambda mention: mention.span))


def _present(draft: Draft) -> int | None:
    """Return how many could vote, or None where the list does not say."""
    if "attendance" in draft.layout.unread:
        return None
    groups = draft.words.words("voting-groups")
    names = {
        " ".join(listing.name.text.split()).lower()
        for listing in draft.listings
        if listing.group in groups and listing.name is not None
    }
    return len(names) or None


def _vote(item: Item, totals: Sequence[Total], present: int | None) -> Vote | None:
    by = {total.kind: total for total in totals}
    numbers = {kind: by[kind].number if kind in by else None for kind in _KINDS}
    given = [number for number in numbers.values() if number is not None]
    if not given:
        return None
    names = {kind: by[kind].names if kind in by else None for kind in _KINDS}
    return Vote(
        span=Span(totals[0].span.start, max(total.span.end for total in totals)),
        parent=item,
        votes_for=numbers["for"],
        votes_against=numbers["against"],
        abstentions=numbers["abstaining"],
        cast=sum(given),
        present=present,
        too_many=present is not None and sum(given) > present,
        names_for=names["for"],
        names_against=names["against"],
        names_abstaining=names["abstaining"],
    )


def _groups(totals: Sequence[Total]) -> Iterator[list[Total]]:
    """Yield the totals of one vote together: each kind once, close to one another."""
    group: list[Total] = []
    for total in totals:
        if group:
            last = group[-1]
            gap = total.span.start - last.span.end
            far = gap > (_LIST_GAP if last.names or total.names else _GAP)
            if far or any(other.kind == total.kind for other in group):
                yield group
                group = []
        group.append(total)
    if group:
        yield group


def _totals(draft: Draft, raw: RawItem) -> Iterator[Total]:
    """Yield the totals of an item in the order of the text, those of other votes left out."""
    for paragraph in filter(draft.strings("votes-gate").within, raw.paragraphs):
        found: dict[int, Total] = {}
        for sentence in draft.sentences_in(paragraph):
            if draft.words.search("votes-of-others", draft.text, sentence):
                continue
            for total in _of_sentence(draft, sentence):
                found.setdefault(total.span.start, total)
        totals = sorted(found.values(), key=lambda total: total.span)
        if len({total.kind for total in totals}) > 1 or _said_of_votes(draft, totals, paragraph):
            yield from _disjoint(totals)


def _disjoint(totals: Sequence[Total]) -> Iterator[Total]:
    end = -1
    for total in totals:
        if total.span.start >= end:
            yield total
            end = total.span.end


def _said_of_votes(draft: Draft, totals: Sequence[Total], paragraph: Span) -> bool:
    """Return whether a single total is one of votes: "9 votes for"."""
    return bool(totals) and draft.words.search("surely-votes", draft.text, paragraph) is not None


def _of_sentence(draft: Draft, sentence: Span) -> Iterator[Total]:
    text, words = draft.text, draft.words
    # The mark before the sentence shows that a clause begins there.
    start = max(0, sentence.start - 1)
    for name in (_VERSUS, _SCORE):
        for match in words.compose(name).finditer(text, start, sentence.end):
            for kind in ("for", "against"):
                yield Total(kind, _value(draft, match[kind]), Span(*match.span(kind)))
    for kind in _KINDS:
        labelled = draft.spots(f"voters-{kind}-labels").within(sentence)
        voted = draft.spots(f"votes-{kind}").within(sentence)
        for match in _pattern(draft, _LABEL, kind).finditer(text, start, sentence.end) if labelled else ():
            names = _names_in(draft, Span(*match.span("list")))
            if names:
                yield _listed(draft, kind, match, names)
        before = _ABSTAINING if kind == "abstaining" else _BEFORE
        for template in (*((before,) if voted else ()), *((_BEHIND,) if labelled else ())):
            for match in _pattern(draft, template, kind).finditer(text, start, sentence.end):
                yield Total(kind, _value(draft, match["number"]), trim(text, *match.span()))


def _listed(draft: Draft, kind: str, match: re.Match[str], names: int) -> Total:
    span = trim(draft.text, *match.span())
    number = _COUNT.search(draft.text[span.start : span.end])
    return Total(kind, int(number[1]) if number else None, span, names)


def _pattern(draft: Draft, template: str, kind: str) -> Sought:
    return draft.words.compose(template.replace("for-kind", kind))


def _value(draft: Draft, said: str) -> int | None:
    said = said.lower()
    if said.isdigit():
        return int(said)
    if said in draft.words.words("no-votes"):
        return 0
    numbers = [word.lower() for word in draft.words.phrases("number-words")]
    return numbers.index(said) + 1 if said in numbers else None


def _names_in(draft: Draft, span: Span) -> int | None:
    """Return how many names a list holds, or None if it does not read as names alone."""
    names = draft.names_in(span)
    entries = [part for part in _DIVIDER.split(draft.text[span.start : span.end]) if part.strip()]
    return len(names) if names and len(names) == len(entries) else None


# --- Who voted -----------------------------------------------------------------------


def _voters(draft: Draft, item: Item, raw: RawItem, totals: Sequence[Total]) -> Iterator[Mention]:
    """Yield a mention of each person listed under a vote, or said to have voted or abstained."""
    seen: set[Span] = set()
    for total in totals:
        if total.names:
            for name in draft.names_in(total.span):
                seen.add(name.span)
                yield Mention(span=name.span, parent=item, name=name, does="votes", verb="voted")
    spots = draft.spots("voting-verbs")
    for paragraph in filter(spots.within, raw.paragraphs):
        for sentence in filter(spots.within, draft.sentences_in(paragraph)):
            for verb in draft.words.find("voting-verbs", draft.text, sentence):
                for name in draft.names_in(Span(sentence.start, verb.start())):
                    between = draft.text[name.span.end : verb.start()]
                    if name.span not in seen and _joins(draft, between):
                        seen.add(name.span)
                        yield Mention(span=name.span, parent=item, name=name, does="votes", verb=verb[0])


def _joins(draft: Draft, between: str) -> bool:
    """Return whether a name and its verb have nothing between them but other names, joined by "and"."""
    rest = _ASIDE.sub(" ", between)
    names = [word for word in _WORD.findall(rest) if word[0].isupper()]
    small = [word.lower() for word in _WORD.findall(rest) if not word[0].isupper()]
    joined = not names or "and" in small or "&" in rest
    return joined and "." not in rest and all(word in draft.words.words("joining-words") for word in small)
