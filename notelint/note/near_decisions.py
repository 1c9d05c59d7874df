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
    closest: Span | None = None
    for block in draft.blocks_of(item):
        if block.role in ("heading", "sub-topic") or block.section == "action":
            continue
        for sentence in draft.sentences(block):
            for opening in openings(draft, sentence):
                if opening.subject != "body":
                    continue
                verb = verb_after(draft, opening, sentence, "settling-verbs")
                if verb:
                    closest = Span(sentence.start, verb.end())
                break
    if closest is None:
        return None
    said = " ".join(draft.source.slice(closest).split())
    return f"“{said}” (line {draft.source.position(closest.start).line})"
