"""The minutes of an earlier meeting: whether this one agrees them, of which date, with what changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notelint.note.amendments import Changes, changes
from notelint.note.draft import Draft
from notelint.note.minutes_agreeing import agreeing_verb, speaks_of_earlier_minutes
from notelint.note.minutes_dates import Dated, dated
from notelint.note.model import Item, PreviousMinutes
from notelint.note.passages import Matter, Passage, matters, passages
from notelint.text import Span

_LONGEST = 2000  # code points of a sentence above the items that are looked at
_EARLY_ITEMS = 3  # a first meeting says so in one of these


def find_previous_minutes(draft: Draft) -> tuple[PreviousMinutes, ...]:
    """Return what the note says of an earlier meeting's minutes, one an item.

    Items that are on them come first; a sentence under another title counts
    only where no such item agrees or defers them.
    """
    whole = list(matters(draft))
    found = [_of_item(draft, matter) for matter in whole if _at_home(draft, matter)]
    if not any(one.agreed or one.deferred for one in found):
        for matter in whole:
            if not _at_home(draft, matter):
                found.extend(_elsewhere(draft, matter))
    return tuple(sorted(found, key=lambda one: one.span))


def minutes_agreed(draft: Draft, found: Sequence[PreviousMinutes] | None = None) -> str | None:
    """Return the words that agree an earlier meeting's minutes, or that say why there are none to agree."""
    for one in find_previous_minutes(draft) if found is None else found:
        if one.agreed:
            return one.agreed
    return _agreed_above(draft) or _first_meeting(draft)


def _agreed_above(draft: Draft) -> str | None:
    """Return the words above the first item that agree the minutes of the last meeting, or None."""
    for span in draft.sentences_in(draft.layout.preamble):
        near = Span(span.start, min(span.end, span.start + _LONGEST))
        if speaks_of_earlier_minutes(draft, near):
            agreed = agreeing_verb(draft, Passage(near, None, None), at_home=False)
            if agreed:
                return agreed
    return None


def _at_home(draft: Draft, matter: Matter) -> bool:
    """Return whether the item is on an earlier meeting's minutes."""
    if matter.item is None or matter.title is None:
        return False
    words, text = draft.words, draft.text
    if "previous-minutes" not in matter.item.matters and not (
        words.search("minutes-titles", text, matter.title)
        and not words.search("no-minutes-titles", text, matter.title)
    ):
        return False
    return words.opens("arising-titles", text, matter.title) is None


def _of_item(draft: Draft, matter: Matter) -> PreviousMinutes:
    """Return the node of an item on the minutes."""
    said = list(passages(draft, matter))
    happened = [one for one in said if not _of_agenda(draft, one)]
    agreed = next((verb for one in happened if (verb := agreeing_verb(draft, one, at_home=True))), None)
    deferred = reason = None
    if agreed is None:
        deferred, reason = _deferral(draft, said)
    title = matter.title
    assert matter.item is not None
    assert title is not None
    return _node(
        matter.item,
        title,
        agreed or reason,
        deferred,
        dated(draft, title, said),
        changes(draft, matter, said),
        title,
    )


def _of_agenda(draft: Draft, passage: Passage) -> bool:
    """Return whether a sentence says what was to happen: “To approve the minutes …” above what did."""
    if passage.item is None or passage.block is None or passage.item.index >= len(draft.layout.items):
        return False
    span = passage.block.span
    return any(one.holds(span) for one in draft.layout.items[passage.item.index].agenda)


def _elsewhere(draft: Draft, matter: Matter) -> Iterator[PreviousMinutes]:
    """Yield a node for a sentence under another title that agrees or defers the minutes."""
    words, text = draft.words, draft.text
    span = matter.item.span if matter.item else (matter.blocks[0].span.start, matter.blocks[-1].span.end)
    if words.search("minutes-dated", text, Span(*span)) is None:
        return
    for passage in passages(draft, matter):
        if _of_agenda(draft, passage) or not speaks_of_earlier_minutes(draft, passage.span):
            continue
        agreed = agreeing_verb(draft, passage, at_home=False)
        deferred, reason = (None, None) if agreed else _deferral(draft, [passage])
        if not agreed and not deferred:
            continue
        near = Matter(matter.item, (passage.block,) if passage.block else ())
        yield _node(
            matter.item, passage.span, agreed or reason, deferred, dated(draft, None, [passage]),
            changes(draft, near, [passage]), None,
        )  # fmt: skip


def _node(
    item: Item | None,
    span: Span,
    agreed: str | None,
    deferred: str | None,
    dates: Dated,
    change: Changes,
    title: Span | None,
) -> PreviousMinutes:
    places = {
        "title": title,
        "date": dates.all[0].span if dates.all else None,
        "title-date": dates.title.span if dates.title else None,
        "text-date": dates.text.span if dates.text else None,
        "amendment": change.phrase,
    }
    return PreviousMinutes(
        span=span,
        parent=item,
        places={name: place for name, place in places.items() if place is not None},
        agreed=agreed,
        deferred=deferred,
        dates=dates.all,
        title_date=dates.title,
        text_date=dates.text,
        several=dates.several,
        subject_to=change.subject_to,
        amendments=change.amendments,
    )


def _deferral(draft: Draft, said: Sequence[Passage]) -> tuple[str | None, str | None]:
    """Return the words that put the minutes off, and the reason if one is given."""
    words, text = draft.words, draft.text
    for index, passage in enumerate(said):
        match = words.search("minutes-deferred", text, passage.span)
        if match is None:
            continue
        deferred = text[slice(*passage.span)]
        near = [passage, *said[index + 1 : index + 2], *said[max(0, index - 1) : index]]
        for one in near:
            if (one.block is not None or len(said) == 1) and words.search("deferral-reasons", text, one.span):
                return " ".join(deferred.split()), " ".join(text[slice(*one.span)].split())
        return " ".join(deferred.split()), None
    return None, None


def _first_meeting(draft: Draft) -> str | None:
    """Return the words that say that no earlier meeting's minutes were due, or None."""
    words, text = draft.words, draft.text
    other = words.search("meetings-without-minutes", text, draft.layout.preamble)
    title = draft.page_title
    other = other or words.search("meetings-without-minutes", title, Span(0, len(title)))
    if other is not None:
        return other[0]
    spans = [draft.layout.preamble]
    for matter in matters(draft):
        item = matter.item
        if item is not None and (item.index < _EARLY_ITEMS or "previous-minutes" in item.matters):
            spans += [item.places.get("title", item.text), *(block.span for block in matter.blocks)]
    for span in spans:
        for match in words.find("first-meeting", text, span):
            if not words.opens(
                "not-first-meeting", text, Span(_first(text, match.start(), match.end()), span.end)
            ):
                return match[0]
    return None


def _first(text: str, start: int, end: int) -> int:
    """Return where "first" or "inaugural" stands in a phrase."""
    said = text[start:end].lower()
    at = max(said.find("first"), said.find("inaugural"))
    return start + max(at, 0)
