"""Actions: what is to be done, by whom and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.note.deadlines import Deadline, find_deadline
from notelint.note.draft import Draft
from notelint.note.model import Action, Block, Item, Name
from notelint.note.openings import Opening, openings
from notelint.patterns import regex
from notelint.text import Span, trim

_TASK_BEHIND = regex(
    r"\s*(?::|[-–—]|,)?\s*(?:(?:is|are|was|were)\s+(?:asked\s+|requested\s+|invited\s+|tasked\s+)?)?to\b(?!\s+(?:the|a|an)\b)"
    r"|\s*(?::|\s[-–—]\s)\s*(?=\S)|\s+(?:will|would|shall|should|must|agreed\s+to|undertook\s+to)\b"
    r"|\s*[:;,]?\s*$",
    re.IGNORECASE,
)
_MORE = r"\s+(?:(?:of|and|&|for|the)\s+){0,2}[A-Z][\w’'&-]*"
_CAPITALS = regex(rf"(?:[Tt]he\s+)?[A-Z][\w’'&-]*(?:{_MORE}){{1,5}}")
_OWNER_LABEL = regex(r"(?:action|owner|lead|by)\b\s*:?\s*", re.IGNORECASE)
_SOMEBODY = regex(
    rf"(?:[Tt]he\s+[A-Z][\w’'&-]*|[A-Z][\w’'&-]*{_MORE})(?:{_MORE}){{0,6}}(?=\s+(?:to|will)\s|\s*:|\s[-–—]\s)"
)
_LABEL = regex(
    r"(?:^|[\s(\[])(?:owner|lead|responsible|action(?:ed)?(?: by)?|for action|by whom)\s*:"
    r"\s*([^.;:()\[\]]{2,80})",
    re.IGNORECASE,
)
_BRACKETED = regex(r"[(\[]([^()\[\]\n]{2,60})[)\]]")
_HEADED = (
    r"(?:(?!to\b)[\w’'&-]+\s+){0,5}?(?P<head><post-heads>|<group-heads>)(?=\s+(?:to|will|should)\s+[a-z])"
)
_AGREED_THAT = regex(r"(?:it\s+was\s+|(?:the\s+)?[\w’'-]+\s+)?(?:agreed|resolved)\s+that\s+", re.IGNORECASE)
_MONOGRAM = r"[A-ZÀ-ÖØ-Þ]{2,4}"
_MONOGRAMS = regex(
    rf"{_MONOGRAM}(?:\s*(?:/|,|and|&)\s*{_MONOGRAM})*(?=\s*:|\s+[-–—]\s|\s+(?:to|will)\s+[a-z])"
)
_BY_WHOM = regex(r"\bby\s+(?=(?:the\s+)?[A-Z])")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns an action: the words, of what kind, and the names of people among them."""

    span: Span
    kind: str
    names: tuple[Name, ...] = ()


def find_actions(draft: Draft) -> tuple[Action, ...]:
    """Return the actions under the action headings, in the order of the text."""
    found: list[Action] = []
    for item in draft.items:
        for heading, blocks in _sections(draft.blocks_of(item)):
            found += _actions(draft, item, heading, blocks)
    return tuple(found)


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Block]]]:
    for index, block in enumerate(blocks):
        if block.role == "heading" and block.section == "action":
            below: list[Block] = []
            for following in blocks[index + 1 :]:
                if following.role in ("heading", "sub-topic") or following.section != "action":
                    break
                below.append(following)
            yield block, below


def _actions(draft: Draft, item: Item, heading: Block, blocks: Sequence[Block]) -> Iterator[Action]:
    entries = any(block.role == "entry" for block in blocks)
    for block in blocks:
        if block.role == "lead-in" or _says_none(draft, block):
            continue
        if entries and block.role == "paragraph" and block.lead_in is None and _goes_on(draft, block):
            continue
        yield _action(draft, item, heading, block)


def _says_none(draft: Draft, block: Block) -> bool:
    return draft.words.is_all("no-action-phrases", draft.text, block.span)


def _goes_on(draft: Draft, block: Block) -> bool:
    """A paragraph behind entries that begins in lower case goes on with the last of them."""
    return draft.text[block.span.start].islower()


def _action(draft: Draft, item: Item, heading: Block, block: Block) -> Action:
    lead_in = block.lead_in
    owner = find_owner(draft, block.span) or (find_owner(draft, lead_in.span) if lead_in else None)
    deadline = find_deadline(draft.text, block.span, draft.words)
    if deadline is None and lead_in:
        deadline = find_deadline(draft.text, lead_in.span, draft.words)
    return build_action(draft, item, block.span, block.span, owner, deadline, heading, lead_in)


def build_action(
    draft: Draft,
    item: Item,
    span: Span,
    task: Span,
    owner: Owner | None,
    deadline: Deadline | None,
    heading: Block | None,
    lead_in: Block | None = None,
) -> Action:
    """Return the action of what was read: its places are those of the parts it has."""
    places = {"heading": heading.span} if heading else {}
    if lead_in:
        places["lead-in"] = lead_in.span
    if owner:
        places["owner"] = owner.names[0].span if owner.names else owner.span
    if deadline:
        places["deadline"] = deadline.date.span if deadline.date else deadline.span
    return Action(
        span=span,
        parent=item,
        places=places,
        task=draft.source.slice(task),
        owners=(draft.source.slice(owner.span),) if owner else (),
        owner_kind=owner.kind if owner else None,
        names=owner.names if owner else (),
        deadline=draft.source.slice(deadline.span) if deadline else None,
        due=deadline.date if deadline else None,
        heading=heading,
    )


def find_owner(draft: Draft, span: Span) -> Owner | None:
    """Return the owner: the subject in front of the task, in a bracket behind it, or after "by"."""
    agreed = _AGREED_THAT.match(draft.text, span.start, span.end)
    span = Span(agreed.end(), span.end) if agreed else span
    for opening in openings(draft, span):
        if _has_task(draft, opening, span) and (owner := _from_opening(draft, opening)):
            return owner
    if owner := _initials(draft, span) or _capitals(draft, span) or _group(draft, span):
        return owner
    if (bracket := _trailing_bracket(draft.text, span)) and (owner := owner_in_bracket(draft, bracket)):
        return owner
    for match in _BRACKETED.finditer(draft.text, span.start, span.end):
        if owner := owner_named(draft, trim(draft.text, *match.span(1))):
            return owner
    label = _LABEL.search(draft.text, max(span.start, span.end - 400), span.end)
    if label and (owner := owner_named(draft, trim(draft.text, label.start(1), label.end(1)))):
        return owner
    for match in _BY_WHOM.finditer(draft.text, span.start, span.end):
        if owner := owner_named(draft, Span(match.end(), span.end), whole=False):
            return owner
    return None


def _has_task(draft: Draft, opening: Opening, span: Span) -> bool:
    """Return whether a task stands behind a subject: “Clerk to write”, “Clerk arrange meeting”."""
    if _TASK_BEHIND.match(draft.text, opening.after, span.end):
        return True
    if opening.subject not in ("person", "post"):
        return False
    task = trim(draft.text, opening.after, span.end)
    return draft.words.opens("undertaken-verbs", draft.text, task) is not None


def _trailing_bracket(text: str, span: Span) -> Span | None:
    """Return what the bracket at the end of ``span`` holds; it may hold brackets itself."""
    end = span.end
    while end > span.start and text[end - 1] in " \t\r\n.;":
        end -= 1
    if end == span.start or text[end - 1] not in ")]":
        return None
    depth = 0
    for at in range(end - 1, max(span.start, end - 120) - 1, -1):
        depth += (text[at] in ")]") - (text[at] in "([")
        if depth == 0:
            label = _OWNER_LABEL.match(text, at + 1, end - 1)
            return trim(text, label.end() if label else at + 1, end - 1)
    return None


def owner_in_bracket(draft: Draft, bracket: Span) -> Owner | None:
    """Return the owner in a bracket behind the task: known, or words with capitals."""
    if owner := owner_named(draft, bracket):
        return owner
    capitals = _CAPITALS.fullmatch(draft.text, bracket.start, bracket.end)
    return Owner(bracket, "group") if capitals else None


def _from_opening(draft: Draft, opening: Opening) -> Owner | None:
    text = draft.source.slice(opening.span)
    if opening.subject == "person":
        return Owner(opening.span, "person", opening.names)
    if opening.subject == "officers":
        return Owner(opening.span, "officers")
    if opening.subject == "body" and text.lower() == "it":
        return None
    if draft.words.is_all("members-owners", draft.text, opening.span):
        return Owner(opening.span, "members")
    if opening.subject in ("body", "group"):
        return Owner(opening.span, "group")
    return Owner(opening.span, "post") if opening.subject == "post" else None


def owner_named(draft: Draft, span: Span, *, whole: bool = True) -> Owner | None:
    """Return the owner that ``span`` begins with; ``whole``: and holds nothing else."""
    for opening in openings(draft, span):
        if whole and opening.span.end < span.end and opening.subject != "person":
            continue
        if opening.subject != "thing" and (owner := _from_opening(draft, opening)):
            return owner
    if whole and (names := draft.names_in(span)):
        return Owner(span, "person", names)
    return None


def _capitals(draft: Draft, span: Span) -> Owner | None:
    """Words with capitals in front of the task are somebody, whoever it is: "Harbour Trust to write"."""
    match = _SOMEBODY.match(draft.text, span.start, span.end)
    if match is None or not _TASK_BEHIND.match(draft.text, match.end(), span.end):
        return None
    first = draft.words.opens("undertaken-verbs", draft.text, span)
    return None if first else Owner(Span(*match.span()), "group")


def _group(draft: Draft, span: Span) -> Owner | None:
    """Words that end in a group or a post in the plural: "Regional advisers to write"."""
    match = draft.words.compose(_HEADED).match(draft.text, span.start, span.end)
    if match is None or not _TASK_BEHIND.match(draft.text, match.end(), span.end):
        return None
    if draft.words.opens("undertaken-verbs", draft.text, span):
        return None
    return Owner(Span(*match.span()), "officers" if match["head"].lower() == "officers" else "group")


def _initials(draft: Draft, span: Span) -> Owner | None:
    """Initials in front of "to" or a colon: "AB to write"."""
    match = _MONOGRAMS.match(draft.text, span.start, span.end)
    return Owner(Span(*match.span()), "post") if match else None
