"""The dialect ``numbered``: minutes typed as text, as clerks and secretaries write them.

A heading that says what met, when and where, often as one sentence; who was
there, below "Present"; then items with numbers (``1.``, ``45/24``, ``3148.``)
or, in a note without any, with headings. Title and text may share a line, and
several items may. A right-hand column of initials, page numbers, front matter
and Markdown marks are blanked; nothing moves.
"""

from __future__ import annotations

import re
from dataclasses import replace

from notelint.note.export_signs import has_item_tags
from notelint.note.layout import Layout, Reading
from notelint.note.summons import opens_with_summons
from notelint.note.typed_page import TypedPage
from notelint.note.typed_signs import (
    count_of_past,
    is_headed_as_minutes,
    looks_forward,
    names_matters,
    opens_as_minutes,
    opens_with_who_met,
)
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Source, Span

name = "numbered"

_SIGNS = ("minutes", "attendance", "apologies", "a-meeting", "decisions", "matters")
_NOTE_OF = regex(r"note of (?:the )?(?:last|previous)\b.{0,120}\bmeeting", re.IGNORECASE)
# What manuals and documents on software have in every other paragraph: tables, code.
_MANUAL = regex(r"^[ \t]*\|.*\|[ \t]*$|^```|`[^`\n]{2,60}`", re.MULTILINE)
_SUREST, _LESS_SURE = 0.85, 0.45
_AS_HEADED = 0.55  # of what is headed as minutes are, whatever else it lacks
_LEAST_SIGNS = 3
_USUAL_PAST = 3  # words in the past tense that all but the shortest minutes have
_SHORT = 2_000  # code points of the shortest
_ENOUGH = 400_000  # code points that are looked at to recognise minutes


def recognise(source: Source, words: Vocabulary) -> float:
    """Return how sure it is that this is the layout, from 0 to 1."""
    reading = begin(source, words)
    return reading.sureness if reading else 0.0


def begin(source: Source, words: Vocabulary, least: float = 0.0) -> Reading | None:
    """Return the text with how sure it is that this is the layout; None if less sure than ``least``."""
    text = source.text
    # The boards whose system has a layout of its own are read by that one where it is sure.
    most = _LESS_SURE if _NOTE_OF.search(text[:400]) else _SUREST
    if most < least or not text.strip() or has_item_tags(text):
        return None
    near = Span(0, min(len(text), _ENOUGH))
    signs = [sign for sign in _SIGNS if words.search(f"signs-of-{sign}", text, near)]
    if len(signs) < _LEAST_SIGNS or opens_with_summons(text, words):
        return None
    past = count_of_past(text, near, words)
    if not past:
        return None
    whole = near.end == len(text)
    page = TypedPage.of(source if whole else replace(source, text=text[: near.end]), words)
    if not _may_be_minutes(page, len(signs), past, len(text)):
        return None
    sureness = min(_sureness(page, len(signs), past), most)
    return Reading(sureness, lambda: page.layout(name) if whole else read(source, words))


def _may_be_minutes(page: TypedPage, signs: int, past: int, size: int) -> bool:
    """Return whether a page of a text of ``size`` characters has what minutes have, and opens as they do."""
    starts, attended = page.starts, page.attended
    if (len(starts) < 3 and attended is None) or looks_forward(page, starts, attended, past):
        return False
    if past < _USUAL_PAST and (attended is None or signs < 4 or size > _SHORT):
        return False
    if not starts and not page.text_without_items():
        return False  # it has items, and which they are is not understood
    opening = Span(0, min(len(page.marked), 400))
    return opens_as_minutes(page, attended) and not page.words.search(
        "signs-of-a-letter", page.marked, opening
    )


def _sureness(page: TypedPage, signs: int, past: int) -> float:
    """Return how much minutes in this layout look like the page; it may be more than 1."""
    starts, attended = page.starts, page.attended
    score = 0.12 * signs + 0.1 * (attended is not None) + 0.1 * (len(starts) >= 3)
    score += 0.1 * any(start.number is not None for start in starts)
    if not names_matters(page, starts, 1 if attended and len(starts) <= 3 else 2):
        # Few say without any usual item who met and when, as the first thing they say.
        score -= 0.1 if past >= _USUAL_PAST and opens_with_who_met(page, attended) else 0.4
    if "|" in page.marked or "`" in page.marked:
        score -= 0.4 * (len(_MANUAL.findall(page.marked)) >= 6)
    if score < _AS_HEADED and past > 1 and is_headed_as_minutes(page, attended):
        return _AS_HEADED
    return score


def read(source: Source, words: Vocabulary) -> Layout:
    """Return the layout of ``source``. Nothing is lost: what is not understood stays text."""
    return TypedPage.of(source, words).layout(name)
