"""What came closest to a decision in an item that has none, so that a house can teach its words."""

from __future__ import annotations

from notelint.note.draft import Draft
from notelint.note.model import Item
from notelint.note.openings import openings, verb_after
from notelint.text import Span


def closest_to_decision(draft: Draft, item: Item) -> str | None:
    """Return the last sentence of the body or its members that settles something, with its line.

    For example “Members were content” (line 41).
    """
    spots = draft.spots("settling-verbs")
    for block in reversed(draft.blocks_of(item)):
        if block.role in ("heading", "sub-topic") or block.section == "action":
            continue
        if not spots.within(block.span):
            continue
        for sentence in reversed(draft.sentences(block)):
            if spots.within(sentence) and (end := _settles(draft, sentence)):
                said = " ".join(draft.text[sentence.start : end].split())
                return f"“{said}” (line {draft.source.position(sentence.start).line})"
    return None


def _settles(draft: Draft, sentence: Span) -> int | None:
    """Return where the verb ends with which the body settles something in a sentence."""
    body = next((opening for opening in openings(draft, sentence) if opening.subject == "body"), None)
    verb = body and verb_after(draft, body, sentence, "settling-verbs")
    return verb.end() if verb else None
