"""Absences that give away an illness: health is the most private of personal data (UK GDPR, article 9)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from notelint.note.draft import Draft
from notelint.note.model import Absence, Item
from notelint.note.sentences import sentences
from notelint.note.units import Unit, units, units_with
from notelint.text import Span

_IN_BRACKETS = r"[(–—-]\s*<health-reasons>\s*(?:[),;.]|$)"
_AS_A_REASON = r"<reason-openings>\s+(?:(?:an?|his|her|their|the|some|\w+)\s+)?<health-reasons>(?!\s+[a-z]+)"
_AWAY = ("apologies", "absent")
_CONTEXT = 30  # characters on either side that may tell that a word is no illness
_APOLOGIES = ("apologies", "substitutes", "substitutions")


def find_absences(draft: Draft) -> tuple[Absence, ...]:
    """Return the sentences and list entries on someone's absence, each with the illness it names."""
    found: list[Absence] = []
    all_units = units(draft)
    listed = _starts_in(all_units, _listed_apologies(draft))
    likely = {unit.span for unit in units_with(draft, draft.words.words("absence-gate"))}
    apologies = {item for item in draft.items if _is_on_apologies(item)}
    for unit in all_units:
        strict = unit.item in apologies
        whole = unit.span.start in listed
        if not (whole or strict or unit.span in likely):
            continue
        found.extend(
            _absence(draft, unit, sentence)
            for sentence in ((unit.span,) if whole else sentences(draft.text, unit.span))
            if whole or strict or _is_of_absence(draft, unit, sentence)
        )
    away = (span for span, (_, group) in draft.layout.listing_groups.items() if group in _AWAY)
    found.extend(
        absence for absence in (_absence(draft, None, span) for span in away) if absence.illness is not None
    )
    return tuple(sorted(found, key=lambda absence: absence.span))


def _starts_in(found: Sequence[Unit], spans: Iterable[Span]) -> set[int]:
    """Return where those units begin that begin within one of some spans."""
    starts = sorted(unit.span.start for unit in found)
    places = ((bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in spans)
    return {start for first, end in places for start in starts[first:end]}


def _is_on_apologies(item: Item) -> bool:
    matters = getattr(item, "matters", ())
    return item.kind == "apologies" and all(matter in _APOLOGIES for matter in matters)


def _is_of_absence(draft: Draft, unit: Unit, sentence: Span) -> bool:
    if unit.role == "title":
        return False
    return draft.words.search("absences", draft.text, sentence) is not None


def _listed_apologies(draft: Draft) -> tuple[Span, ...]:
    """Return the cells of the attendance list that hold those who sent apologies."""
    return tuple(
        row.cell
        for row in draft.layout.rows or ()
        if row.role is not None and draft.words.search("absences", draft.text, row.role)
    )


def _absence(draft: Draft, unit: Unit | None, sentence: Span) -> Absence:
    illness = next(_illnesses(draft, sentence), None)
    return Absence(
        span=sentence,
        parent=unit.item if unit else None,
        places={} if illness is None else {"illness": illness},
        illness=None if illness is None else " ".join(draft.text[illness.start : illness.end].split()),
    )


def _illnesses(draft: Draft, sentence: Span) -> Iterator[Span]:
    text, words = draft.text, draft.words
    hits = [Span(*match.span()) for match in words.find("health-words", text, sentence)]
    for template in (_IN_BRACKETS, _AS_A_REASON):
        for match in words.compose(template).finditer(text, sentence.start, sentence.end):
            hit = words.search("health-reasons", text, Span(*match.span()))
            if hit is not None:
                hits.append(Span(*hit.span()))
    for span in sorted(hits):
        near = Span(max(sentence.start, span.start - _CONTEXT), min(sentence.end, span.end + _CONTEXT))
        others = words.find("not-health", text, near)
        if not any(other.start() < span.end and span.start < other.end() for other in others):
            yield span
