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

from notelint.note.layout import Layout
from notelint.note.summons import opens_with_summons
from notelint.note.typed_page import TypedPage
from notelint.note.typed_signs import (
    is_headed_as_minutes,
    looks_forward,
    names_matters,
    opens_as_minutes,
    opens_with_who_met,
)
from notelint.note.vocabulary import Vocabulary
from notelint.text import Source, Span

name = "numbered"

_SIGNS = ("minutes", "attendance", "apologies", "a-meeting", "decisions", "matters")
_TAG = re.compile(r"^[ \t]*</?AI\d+>", re.MULTILINE)
_NOTE_OF = re.compile(r"note of (?:the )?(?:last|previous)\b.{0,120}\bmeeting", re.IGNORECASE)
# What manuals and documents on software have in every other paragraph: tables, code.
_MANUAL = re.compile(r"^[ \t]*\|.*\|[ \t]*$|^```|`[^`\n]{2,60}`", re.MULTILINE)
_USUAL_PAST = 3  # words in the past tense that all but the shortest minutes have
_SHORT = 2_000  # code points of the shortest
_ENOUGH = 400_000  # code points that are looked at to recognise minutes


def recognise(source: Source, words: Vocabulary) -> float:
    """Return how sure it is that this is the layout, from 0 to 1."""
    text = source.text
    if not text.strip() or _TAG.search(text):
        return 0.0
    near = Span(0, min(len(text), _ENOUGH))
    signs = [sign for sign in _SIGNS if words.search(f"signs-of-{sign}", text, near)]
    past = len(words.pattern("past-tense-marks").findall(text, 0, near.end))
    if len(signs) < 3 or not past:
        return 0.0
    if opens_with_summons(text, words):
        return 0.0
    page = TypedPage.of(source if near.end == len(text) else replace(source, text=text[: near.end]), words)
    starts, attended = page.starts(), page.attendance()
    if (len(starts) < 3 and attended is None) or looks_forward(page, starts, attended, past):
        return 0.0
    if past < _USUAL_PAST and (attended is None or len(signs) < 4 or len(text) > _SHORT):
        return 0.0
    if not starts and not page.text_without_items():
        return 0.0  # it has items, and which they are is not understood
    if not opens_as_minutes(page, attended) or words.search(
        "signs-of-a-letter", text, Span(0, min(len(text), 400))
    ):
        return 0.0
    score = 0.12 * len(signs) + 0.1 * (attended is not None) + 0.1 * (len(starts) >= 3)
    score += 0.1 * any(start.number is not None for start in starts)
    if not names_matters(page, starts, 1 if attended and len(starts) <= 3 else 2):
        # Few say without any usual item who met and when, as the first thing they say.
        score -= 0.1 if past >= _USUAL_PAST and opens_with_who_met(page, attended) else 0.4
    score -= 0.4 * (len(_MANUAL.findall(text, 0, near.end)) >= 6)
    if past > 1 and is_headed_as_minutes(page, attended):
        score = max(score, 0.55)
    # The boards whose system has a layout of its own are read by that one where it is sure.
    return min(score, 0.45 if _NOTE_OF.search(text[:400]) else 0.85)


def read(source: Source, words: Vocabulary) -> Layout:
    """Return the layout of ``source``. Nothing is lost: what is not understood stays text."""
    return TypedPage.of(source, words).layout(name)
