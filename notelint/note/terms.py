"""Things that the text of a note writes in several forms: short forms, names of things, the body.

Forms of one thing differ only in capitals, blanks, hyphens, full stops or a
plural s within: "MOU" and "MoU", "COP 26" and "COP26", "Shared Services Map"
and "Shared Service Map". A plural at the end is no other form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.note.capitals import Capitals
from notelint.note.keys import fold
from notelint.note.model import BodyName, Term
from notelint.note.term_names import WORD, Use, is_and, surely_names, uses_of_names
from notelint.note.units import units_with
from notelint.patterns import regex
from notelint.text import Span

_DOTTED = regex(r"[A-Z](?<![\w.][A-Z])\.(?:(?:[A-Z]\.){1,4}(?![\w.])|(?:[A-Z]\.){0,4}[A-Z](?![\w.]))")
_NUMBERED = regex(
    r"([A-Z](?<![^\W_][A-Z])[A-Za-z]+)(?:[ \u00a0]|[-–‐‑])?(\d{1,3})(?![^\W_]|[/,.:]\d|[-–]\d|%|st|nd|rd|th)"
)
_WORD = regex(WORD)
_MOST_WORDS = 14  # of a body's name


def find_terms(capitals: Capitals) -> tuple[Term, ...]:
    """Return the uses of all names and short forms that stand in two forms or more, in order."""
    terms: dict[str, list[Term]] = {}
    for term in (*_short_forms(capitals), *_numbered(capitals)):
        terms.setdefault(term.thing, []).append(term)
    names: dict[str, list[Use]] = {}
    for use in uses_of_names(capitals):
        names.setdefault(use.thing, []).append(use)
    found: list[Term] = []
    for thing in dict.fromkeys((*terms, *names)):
        known, uses = terms.get(thing, []), names.get(thing, [])
        # Few things have two forms, and only of these it matters whether they are things.
        if len({*(term.text for term in known), *(use.text for use in uses)}) > 1:
            known = [*known, *surely_names(capitals.draft, uses)]
            if len({term.text for term in known}) > 1:
                found += known
    return tuple(sorted(found, key=lambda term: term.span))


def find_body_names(capitals: Capitals) -> tuple[BodyName, ...]:
    """Return where the paragraphs of the items name the body that met, in whatever form."""
    draft = capitals.draft
    name = draft.header.body
    words = [match[0] for match in _WORD.finditer(name or "")]
    if len(words) < 2 or len(words) > _MOST_WORDS:
        return ()
    joined = r"[\s-]+".join("(?:and|&)" if is_and(word) else re.escape(word) for word in words)
    pattern = re.compile(rf"(?<![\w&]){joined}(?![\w&])", re.IGNORECASE)
    found = []
    rarest = max((fold(word) for word in words if word.isascii()), key=len, default="")
    for unit in units_with(draft, [rarest]):
        for match in pattern.finditer(draft.text, *unit.span) if unit.role == "paragraph" else ():
            written = " ".join(match[0].split())
            found.append(BodyName(span=Span(*match.span()), parent=unit.item, text=written, thing="body"))
    return tuple(found)


# --- Short forms and names with a number ----------------------------------------------


def _short_forms(capitals: Capitals) -> Iterator[Term]:
    draft = capitals.draft
    known = set()
    weight = draft.words.words("capitals-for-weight")
    for form in capitals.forms:
        if form.key in weight or (form.text.isupper() and form.key in capitals.lower):
            continue
        known.add(form.key)
        yield Term(span=form.span, parent=form.unit.item, text=form.text, thing=form.key)
    if not known:
        return
    for unit in capitals.units:
        if unit.role == "paragraph":
            for match in _DOTTED.finditer(draft.text, *unit.span):
                key = match[0].replace(".", "").casefold()
                if key in known:
                    yield Term(span=Span(*match.span()), parent=unit.item, text=match[0], thing=key)


def _numbered(capitals: Capitals) -> Iterator[Term]:
    """Yield names with a number, of which one at least is joined to it: "COP26", "Covid-19"."""
    found: dict[str, list[Term]] = {}
    joined: set[str] = set()
    draft = capitals.draft
    for unit in capitals.units:
        if unit.role == "cell":
            continue
        for match in _NUMBERED.finditer(draft.text, *unit.span):
            if match[1].lower() in draft.words.words("calendar-words"):
                continue
            key = (match[1] + match[2]).casefold()
            written = " ".join(match[0].split())
            if " " not in written:
                joined.add(key)
            term = Term(span=Span(*match.span()), parent=unit.item, text=written, thing=key)
            found.setdefault(key, []).append(term)
    for key, terms in found.items():
        if key in joined:
            yield from terms
