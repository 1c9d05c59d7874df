"""What a text shows of being a board's note as its system exports it, before it is read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

_TAG = regex(r"^[ \t]*</?AI\d+>", re.MULTILINE)
_NOTE_OF = regex(r"note of (?:the )?(?:last|previous)?\b.{0,120}\bmeeting", re.IGNORECASE)
# With the end of the line before, which is found faster than the beginning of a line.
_LABEL = regex(r"\n[ \t]*(title|date|time|venue)[ \t]*(?::|$)", re.MULTILINE | re.IGNORECASE)
_LETTERED = regex(r"^[ \t]*(appendix|annex) [a-z\d]\b.{0,40}$", re.MULTILINE | re.IGNORECASE)
_PAGES = regex(r"\(pages?\s+\d+\s*[-–]\s*\d+\)", re.IGNORECASE)
_AGENDA = regex(r"^\s*(?:supplementary |public )?agenda\b", re.MULTILINE | re.IGNORECASE)
_HEAD, _HEADING = 3000, 400  # code points that hold the labels, and what met
_USUAL_PAST = 3  # words in the past tense that no agenda has


def sureness(text: str, words: Vocabulary) -> float:
    """Return how sure it is, from 0 to 1, that a text whose lines end in line feeds has this layout."""
    head = text[:_HEAD]
    score = 0.0
    if has_item_tags(text):
        score += 0.5
    if _NOTE_OF.search(head[:_HEADING]):
        score += 0.4
    if "<TRAILER_SECTION>" in text:
        score += 0.1
    score += 0.1 * len({label.lower() for label in _LABEL.findall("\n" + head)})
    appendices = _lettered(text)
    if any(heading[1].lower().startswith("app") for heading in appendices):
        score += 0.2
    if appendices and _lists_people(text, appendices, words):
        score = max(score, 0.9)
    if score and _is_agenda(text, words):
        return 0.0
    return min(score, 1.0)


def has_item_tags(text: str) -> bool:
    """Return whether the text has the tags between which the export puts each item."""
    return ("<AI" in text or "</AI" in text) and _TAG.search(text) is not None


def _lettered(text: str) -> Sequence[re.Match[str]]:
    """Return the headings of appendices, each with a letter or number, behind the first quarter."""
    lowered = text.lower()
    if "append" not in lowered and "annex" not in lowered:
        return ()
    return list(_LETTERED.finditer(text, len(text) // 4))


def _lists_people(text: str, appendices: Sequence[re.Match[str]], words: Vocabulary) -> bool:
    """The header says that an appendix tells who was there, and one behind the items does."""
    if not words.search("attendance-in-appendix", text, Span(0, min(len(text), 2000))):
        return False
    return any(
        words.search("attendance-roles", text, Span(heading.start(), min(len(text), heading.end() + 300)))
        for heading in appendices
    )


def _is_agenda(text: str, words: Vocabulary) -> bool:
    """An agenda has page ranges and hardly a sentence in the past tense."""
    if not _AGENDA.search(text[:600]) and not _PAGES.search(text):
        return False
    past = words.find("past-tense-marks", text, Span(0, len(text)))
    return sum(1 for _ in islice(past, _USUAL_PAST)) < _USUAL_PAST
