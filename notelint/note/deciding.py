"""Whether a sentence decides something, and with which verb."""

from __future__ import annotations

import re

from notelint.note.draft import Draft
from notelint.note.openings import Opening, openings, verb_after
from notelint.note.spots import Spots
from notelint.patterns import regex
from notelint.text import Span

_OFTEN = r"(?:(?:<adverbs>|\w+ly)\s+)?"
_OF = r"(?:\s+<of-a-thing>\b[^.;:]{0,160}?)?"
_PASSIVE = (
    rf"{_OF}\s+<is-or-was>\s+{_OFTEN}(?:<before-settled>(?:,|\s+and|,\s+and)\s+)?(?P<verb><deciding-verbs>)"
)
IMPERSONAL = (
    rf"(?:<so>,?\s+)?it\s+<is-or-was>\s+{_OFTEN}(?:<before-settled>(?:,|\s+and|,\s+and)\s+){{0,3}}(?P<verb><deciding-verbs>)"
    r"(?:\s+<behind-impersonal-verbs>|:|\s*$|\.)"
)
_CAPITALS = r"(?:(?:and|unanimously)\s+)?(?P<verb><deciding-verbs>)"
# "Members welcomed the plan and agreed …": a first verb that decides nothing, then one that does.
_AND_AGREED = (
    r"\s+(?:<settling-verbs>|<acting-verbs>|had|were|was|heard|held|took|made|\w+ed)\b(?:(?!\bthat\b)[^.;:]){0,200}?"
    rf"\band\s+{_OFTEN}(?P<verb><settled-verbs>)"
)
# "In the light of this the Forum noted …": the body stands behind a clause without a comma.
_INSIDE = rf"(?:(?!<subordinators>)[^.;:,]){{3,100}}?\s<body-subjects>\s+{_OFTEN}(?P<verb><deciding-verbs>)"
_FIRST = r"(?:<before-settled>(?:,|\s+and|,\s+and)\s+)?"
# "The toolkit was endorsed.": whatever it is, and nothing behind that says by whom or when.
SETTLED = (
    rf"(?:(?:the|this|these|an?)\s+(?:(?!<not-settled>)[\w’'&/-]+\s+){{1,8}}?|th(?:is|ese)\s+)<is-or-was>\s+{_OFTEN}{_FIRST}"
    r"(?P<verb><settled-verbs>)(?=\s*(?:[.;]|$)|,?\s+<behind-settled>)"
)
_WORD = regex(r"[A-Za-z]+")
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
_AGREED_WITH = regex(r"\s+with\s+", re.IGNORECASE)
_LABEL = regex(r"[A-Z][\w’'-]{2,20}(?: [\w’'-]{1,20}){0,2}:\s+(?=\w)")


def _verbs(draft: Draft) -> Spots:
    """Return where a verb may stand with which a sentence decides, but for those of the phrases."""
    return draft.spots(
        "deciding-verbs", "settled-verbs", "electing-verbs", "resolving-labels", "decision-headings"
    )


def may_decide(draft: Draft, span: Span) -> bool:
    """Return quickly whether a sentence may stand in ``span`` that decides something."""
    return _verbs(draft).within(span) or draft.spots("decision-phrases").within(span)


def deciding_verb(draft: Draft, sentence: Span) -> re.Match[str] | None:
    """Return the verb with which a sentence decides something, or None."""
    text, words = draft.text, draft.words
    if not _verbs(draft).within(sentence):
        return _phrase(draft, sentence)
    for template in (_LABELLED, _DECISION_LABEL, IMPERSONAL):
        if match := words.compose(template).match(text, sentence.start, sentence.end):
            return match
    capitals = words.compose(_CAPITALS).match(text, sentence.start, sentence.end)
    if capitals and capitals["verb"].isupper():
        return capitals
    if match := _phrase(draft, sentence):
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
        return deciding_verb(draft, Span(label.end(), sentence.end))
    return match


def _phrase(draft: Draft, sentence: Span) -> re.Match[str] | None:
    """Return what decides by several words: "were content to approve"."""
    if not draft.spots("decision-phrases").within(sentence):
        return None
    return draft.words.compose(_PHRASES).search(draft.text, sentence.start, sentence.end)


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
    return bare or words.compose(SETTLED).match(text, sentence.start, sentence.end)


def _is_it(draft: Draft, opening: Opening) -> bool:
    return draft.source.slice(opening.span).lower() == "it"
