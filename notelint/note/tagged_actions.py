"""Actions that a bracket behind a sentence tells: “The gate was to be painted (Action: Clerk)”."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.note.actions import Owner, build_action, owner_in_bracket
from notelint.note.deadlines import Deadline, find_deadline
from notelint.note.draft import Draft
from notelint.note.model import Action, Block, Date
from notelint.text import Span, trim

_TAG = r"[(\[]\s{0,3}<action-tags>\s{0,9}[:–—-]?\s{0,9}(?P<who>[^()\[\]]{2,60}?)\s{0,3}[)\]]"

_INITIALS = 4  # letters


def find_tagged_actions(draft: Draft) -> Iterator[Action]:
    """Yield the actions whose owner a bracket names behind the sentence that tells the task."""
    tag = draft.words.compose(_TAG)
    spots = draft.spots("action-tags")
    for block in draft.blocks:
        if block.item is None or block.section == "action" or block.role not in ("paragraph", "entry"):
            continue
        if not spots.within(block.span):
            continue
        before: Span | None = None
        for sentence in draft.sentences(block):
            match = tag.search(draft.text, *sentence) if spots.within(sentence) else None
            task = trim(draft.text, sentence.start, match.start()) if match else sentence
            if match and task.start == task.end:
                task = before or task
            if match and task.start < task.end:
                yield from _action(draft, block, task, Span(*match.span("who")), match.end())
            before = sentence


def _action(draft: Draft, block: Block, task: Span, who: Span, end: int) -> Iterator[Action]:
    initials = draft.text[who.start : who.end].isupper() and who.end - who.start <= _INITIALS
    owner = owner_in_bracket(draft, who) or (Owner(who, "post") if initials else None)
    if owner is not None and block.item is not None:
        yield build_action(draft, block.item, Span(task.start, end), task, owner, _due(draft, task), None)


def _due(draft: Draft, task: Span) -> Deadline | None:
    """Return the deadline of a task; a day that is past is one of what is told."""
    deadline = find_deadline(draft.text, task, draft.words)
    held = draft.header.date
    due = deadline.date.value if deadline and deadline.date else None
    if due is not None and isinstance(held, Date) and held.value is not None and due < held.value:
        return None
    return deadline
