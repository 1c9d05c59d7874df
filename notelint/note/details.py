"""Contact details in the text: whose e-mail address or telephone number stands there.

A published note needs no private ones (UK GDPR, data minimisation). A detail
counts as private only where nothing near it, and nothing in it, says that it
belongs to a body, an office or someone who is there to be reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.note.draft import Draft
from notelint.note.model import ContactDetail
from notelint.note.units import Places, Unit, sentence_at, unit_at, units
from notelint.patterns import regex
from notelint.text import Span, trim

_LOCAL = regex(r"[A-Za-z0-9._%+'-]{1,64}$")
_DOMAIN = regex(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_ADDRESS = regex(rf"([A-Za-z0-9._%+'-]{{1,64}})@({_DOMAIN.pattern})")
_PART = regex(r"[A-Za-z]+")
_NUMBER_BEGINS = regex(r"[+(0]")
# +44, 0044 or 0, then nine or ten figures with blanks, hyphens and brackets among them.
_NUMBER = regex(
    r"(?<![\w.,/£$€+-])(?:(?:\+|00)44[\s\u00a0]?(?:\(0\)[\s\u00a0]?)?|\(?0)"
    r"(?:[\s\u00a0()-]{0,2}\d){9,10}(?![\w/]|[.,-]\d|[\s-]\d)"
)
_BUSINESS = regex(r"0(?:3|800|808|84|87|845|870)")
_NEAR = 90


def find_details(draft: Draft) -> tuple[ContactDetail, ...]:
    """Return the e-mail addresses and UK telephone numbers, in the order of the text."""
    hits = [*_addresses(draft), *_numbers(draft)]
    if not hits:
        return ()
    places, all_units = Places(draft), units(draft)
    found = []
    for span, kind, private in sorted(hits):
        unit = unit_at(all_units, span.start)
        if private is None:
            private = _is_private(draft, unit, span)
        found.append(
            ContactDetail(
                span=span,
                parent=places.item(span.start),
                kind=kind,
                text=draft.text[span.start : span.end],
                private=private,
            )
        )
    return tuple(found)


_Hit = tuple[Span, str, bool | None]


def _addresses(draft: Draft) -> Iterator[_Hit]:
    """Yield each e-mail address and whether it is private; None where only its surroundings can tell."""
    text = draft.text
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text[max(0, at - 64) : at])
        domain = _DOMAIN.match(text, at + 1)
        if local is not None and domain is not None:
            end = domain.end()
            while text[end - 1] in ".-":
                end -= 1
            span = Span(at - len(local[0]), end)
            yield span, "e-mail address", _owner(draft, local[0], text[at + 1 : end])
        at = text.find("@", at + 1)


def _owner(draft: Draft, local: str, domain: str) -> bool | None:
    """Return whether an address is private by its own words: True, False, or None where they do not say."""
    words, domain = draft.words, domain.lower()
    if any(domain == known or domain.endswith("." + known) for known in words.words("public-domains")):
        return False
    parts = {part.lower() for part in _PART.findall(local)}
    if parts & words.words("office-words") or any(
        len(word) > 4 and word in local.lower() for word in words.words("office-words")
    ):
        return False
    if domain in words.words("private-domains") or domain.endswith(
        tuple("." + ending for ending in words.words("private-domain-endings"))
    ):
        return None
    return False  # the domain of some body or firm


def _numbers(draft: Draft) -> Iterator[_Hit]:
    text = draft.text
    for match in _written_numbers(text):
        digits = re.sub(r"\D", "", match[0])
        digits = re.sub(r"^(?:0044|44)0?", "0", digits)
        if not 10 <= len(digits) <= 11 or digits[1] not in "12378" or len(set(digits)) < 3:
            continue
        before = Span(max(0, match.start() - 40), match.start())
        labelled = draft.words.compose(r"<telephone-words>[\s.:–-]*$").search(text[before.start : before.end])
        if not labelled and (not _looks_like_one(match[0]) or _is_of_a_thing(draft, before)):
            continue
        span = Span(match.start() + (match[0][0] == "(" and ")" not in match[0]), match.end())
        yield span, "telephone number", False if _BUSINESS.match(digits) else None


def _written_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be a telephone number, looking only where one may begin."""
    reached = 0
    for begins in _NUMBER_BEGINS.finditer(text):
        match = _NUMBER.match(text, begins.start()) if begins.start() >= reached else None
        if match is not None:
            reached = match.end()
            yield match


def _looks_like_one(said: str) -> bool:
    """Return whether a number is written as a telephone's: area code and the rest, or all in one."""
    figures = re.sub(r"[^\d\s-]", "", said)
    groups = re.split(r"[\s\u00a0-]+", figures.strip())
    return len(groups) <= 5 and (len(groups) > 1 or said.startswith(("07", "+44", "01", "02")))


def _is_of_a_thing(draft: Draft, before: Span) -> bool:
    return draft.words.search("numbers-of-things", draft.text, before) is not None


def _beside_a_body(draft: Draft, near: Span) -> bool:
    """Return whether the e-mail address of a body or firm stands near: both are theirs."""
    text = draft.text[near.start : near.end]
    found = _ADDRESS.finditer(text)
    return any(_owner(draft, match[1], match[2].rstrip(".-")) is False for match in found)


def _is_private(draft: Draft, unit: Unit | None, span: Span) -> bool:
    """Return whether nothing near a detail says that it is there for all to use."""
    text, words = draft.text, draft.words
    if unit is None:
        return False
    within = sentence_at(text, unit, span)
    before = Span(max(within.start, span.start - _NEAR), span.start)
    near = Span(before.start, min(within.end, span.end + _NEAR))
    if words.search("private-contacts", text, near):
        return True
    if words.search("public-contacts", text, near) or _beside_a_body(draft, near):
        return False
    # In the frame, and below a label such as “Clerk:”, a detail is there on purpose.
    label = Span(_label_begins(text, unit, span), span.start)
    return unit.role == "paragraph" and words.search("contact-labels", text, label) is None


def _label_begins(text: str, unit: Unit, span: Span) -> int:
    """Return where a label may begin: in the paragraph, or in lines above it that are no sentences."""
    first = max(0, span.start - 2 * _NEAR)
    begin = max(unit.span.start, first)
    while begin > first and (above := trim(text, first, begin)).start < above.end:
        line = max(text.rfind("\n", above.start, above.end) + 1, above.start)
        if text[above.end - 1] in ".!?;" or above.end - line > _NEAR:
            break
        begin = line
    return begin
