"""Actions that the layout shows: rows of a table, boxes to tick, entries marked "Action:"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from notelint.note.actions import Owner, build_action, find_owner, owner_named
from notelint.note.dates import find_dates
from notelint.note.deadlines import Deadline, find_deadline
from notelint.note.draft import Draft
from notelint.note.layout import RawAction
from notelint.note.model import Action, Block, Item
from notelint.patterns import regex
from notelint.text import Span

_HANDLE = regex(r"(?<![\w.@])@[\w-]{1,60}")
_LABEL = regex(
    r"(?:all[ \t]+)?[^\W\d_][\w.’'-]{0,40}"
    r"(?:(?:[ \t]{0,3}[,&/][ \t]{0,3}|[ \t]{1,3})[^\W\d_][\w.’'-]{0,40}){0,7}(?=[ \t]{0,3}:[ \t]+\S)",
    re.IGNORECASE,
)
_LETTER = regex(r"[^\W_]")


def with_shown_actions(draft: Draft, told: Sequence[Action]) -> tuple[Action, ...]:
    """Return ``told``, the actions under their headings, and those that the layout shows, in order.

    What is both is one action.
    """
    told = [_with_owner(draft, action) for action in told]
    if not draft.layout.actions:
        return tuple(told)
    starts = [item.span.start for item in draft.items]
    blocks = {block.span: block for block in draft.blocks}
    headings: dict[Span, Block] = {}
    shown: list[Action] = []
    for raw in draft.layout.actions:
        index = bisect_right(starts, raw.span.start) - 1
        if index < 0:
            continue
        block = blocks.get(raw.span)
        heading = block.heading if block and block.section == "action" else None
        if heading is None and raw.heading is not None:
            heading = headings.setdefault(raw.heading, _heading(raw.heading, draft.items[index]))
        shown.append(_action(draft, raw, draft.items[index], heading))
    taken = {action.span for action in shown}
    return tuple(sorted([*(one for one in told if one.span not in taken), *shown], key=lambda one: one.span))


def _heading(span: Span, item: Item) -> Block:
    return Block(span=span, parent=item, role="heading", section="action")


def _action(draft: Draft, raw: RawAction, item: Item, heading: Block | None) -> Action:
    return build_action(draft, item, raw.span, raw.task, _owner(draft, raw), _deadline(draft, raw), heading)


def _owner(draft: Draft, raw: RawAction) -> Owner | None:
    if raw.owner is None:
        said = Span(raw.span.start, raw.task.start)
        before = draft.names_in(said)
        handle = _handle(draft, raw.span)
        named = Owner(before[0].span, "person", before) if before else None
        return named or find_owner(draft, raw.task) or handle or _in_front(draft, raw.task)
    if not _LETTER.search(draft.text, *raw.owner):
        return None
    handle = _handle(draft, raw.owner)
    # Whatever stands in the column is somebody: initials, a team.
    return owner_named(draft, raw.owner) or handle or Owner(raw.owner, "group")


def _handle(draft: Draft, span: Span) -> Owner | None:
    match = _HANDLE.search(draft.text, *span)
    return Owner(Span(*match.span()), "person") if match else None


def _deadline(draft: Draft, raw: RawAction) -> Deadline | None:
    if raw.due is not None and _LETTER.search(draft.text, *raw.due):
        day = next(find_dates(draft.text, raw.due), None)
        return Deadline(raw.due, day)
    return find_deadline(draft.text, raw.task, draft.words)


def _with_owner(draft: Draft, action: Action) -> Action:
    """Return the action with the owner that its marks tell: "@ana", or "Ana & Ben:" in front."""
    if action.owners:
        return action
    owner = _handle(draft, action.span) or _in_front(draft, action.span)
    if owner is None:
        return action
    places = {**action.places, "owner": owner.names[0].span if owner.names else owner.span}
    return replace(
        action,
        owners=(draft.source.slice(owner.span),),
        owner_kind=owner.kind,
        names=owner.names,
        places=places,
    )


def _in_front(draft: Draft, span: Span) -> Owner | None:
    """Return who is named in front of a task: a known name, or words with capitals before a colon."""
    names = draft.names_in(Span(span.start, min(span.end, span.start + 60)))
    if names and names[0].span.start == span.start:
        return Owner(names[0].span, "person", names[:1])
    label = _LABEL.match(draft.text, *span)
    if label is None:
        return None
    place = Span(*label.span())
    if names := draft.names_in(place):
        return Owner(place, "person", names)
    said = [word for word in re.split(r"[\s,&/]+", label[0]) if word.lower() not in ("and", "all")]
    group = label[0].lower().startswith(("all ", "everyone", "everybody"))
    return Owner(place, "group") if group or all(word[0].isupper() for word in said) else None
