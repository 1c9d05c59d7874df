"""The dialect ``numbered``: minutes typed as text, as clerks and secretaries write them.

A heading that says what met, when and where, often as one sentence; who was
there, below "Present"; then items with numbers (``1.``, ``45/24``, ``3148.``)
or, in a note without any, with headings. Title and text may share a line, and
several items may. A right-hand column of initials, page numbers, front matter
and Markdown marks are blanked; nothing moves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from notelint.note.export_signs import has_item_tags
from notelint.note.layout import Layout, Reading
from notelint.note.summons import opens_with_summons
from notelint.note.typed_page import TypedPage
from notelint.note.typed_signs import (
    count_of_past,
    count_of_told,
    is_headed_as_minutes,
    looks_forward,
    names_matters,
    numbers_people,
    opens_as_minutes,
    opens_with_who_met,
    says_enough,
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
_LEAST_SIGNS = 2
_ENOUGH_SIGNS = 3  # of those that the heading does not tell
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
    told = count_of_told(text, near, words, past)
    if told < (_USUAL_PAST if _is_weak(signs, past) else 1):
        return None
    whole = near.end == len(text)
    page = TypedPage.of(source if whole else replace(source, text=text[: near.end]), words)
    looks = _Looks(page, signs, past, told, len(text))
    if not looks.may_be_minutes():
        return None
    sureness = min(looks.sureness(), most)
    return Reading(sureness, lambda: page.layout(name) if whole else read(source, words))


@dataclass(frozen=True)
class _Looks:
    """A page of a text of ``size`` characters, with what its words show of being minutes.

    ``past`` counts the words in the past tense, ``told`` all that tell what happened.
    """

    page: TypedPage
    signs: Sequence[str]
    past: int
    told: int
    size: int

    @cached_property
    def headed(self) -> bool:
        """Whether it is headed as minutes are, lists people, and tells what happened."""
        return self.told > 1 and is_headed_as_minutes(self.page, self.page.attended)

    def may_be_minutes(self) -> bool:
        """Return whether the page has what minutes have, and opens as they do."""
        page, starts, attended = self.page, self.page.starts, self.page.attended
        if _is_weak(self.signs, self.past) and not self.headed:
            return False  # not even the form of one speaks for it
        if (len(starts) < 3 and attended is None) or looks_forward(page, starts, attended, self.past):
            return False
        few = attended is None or len(self.signs) < 4 or self.size > _SHORT
        if self.past < _USUAL_PAST and few and not self.headed:
            return False
        if not starts and not page.text_without_items():
            return False  # it has items, and which they are is not understood
        if numbers_people(page, starts):
            return False  # and those are no items
        opening = Span(0, min(len(page.marked), 400))
        return opens_as_minutes(page, attended) and not page.words.search(
            "signs-of-a-letter", page.marked, opening
        )

    def sureness(self) -> float:
        """Return how much minutes in this layout look like the page; it may be more than 1."""
        page, starts, attended = self.page, self.page.starts, self.page.attended
        score = 0.12 * len(self.signs) + 0.1 * (attended is not None) + 0.1 * (len(starts) >= 3)
        score += 0.1 * any(start.number is not None for start in starts)
        if not names_matters(page, starts, 1 if attended and len(starts) <= 3 else 2):
            # Few say without any usual item who met and when, as the first thing they say.
            score -= 0.1 if self.past >= _USUAL_PAST and opens_with_who_met(page, attended) else 0.4
        if "|" in page.marked or "`" in page.marked:
            score -= 0.4 * (len(_MANUAL.findall(page.marked)) >= 6)
        if score < _AS_HEADED and (self.headed or self._says_enough()):
            return _AS_HEADED
        return score

    def _says_enough(self) -> bool:
        page = self.page
        return self.past >= _USUAL_PAST and says_enough(
            page, page.starts, page.attended, "apologies" in self.signs
        )


def _is_weak(signs: Sequence[str], past: int) -> bool:
    """Return whether a text shows so little of being minutes that its heading has to say it is."""
    return len(signs) < _ENOUGH_SIGNS or not past


def read(source: Source, words: Vocabulary) -> Layout:
    """Return the layout of ``source``. Nothing is lost: what is not understood stays text."""
    return TypedPage.of(source, words).layout(name)
