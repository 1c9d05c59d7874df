"""What a note says of interests: that none were declared, where they are recorded, or who declared what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from notelint.note import declaration_parts as parts
from notelint.note.declaration_entries import Made
from notelint.note.declaration_silence import by_initials, none_above, nothing_declared
from notelint.note.declaring import declared_in, speaks_of_declaring
from notelint.note.draft import Draft
from notelint.note.model import Declaration, Item
from notelint.note.passages import Matter, Passage, matters, passages
from notelint.note.people import surname_key
from notelint.patterns import regex
from notelint.text import Span

_DECLARES = regex(r"declar|disclos", re.IGNORECASE)
_APOLOGIES = regex(r"\bapolog", re.IGNORECASE)  # "For apologies see Appendix A."
_INTEREST = regex(r"\binterests?\b|\bconflicts?\b", re.IGNORECASE)
_STAYED = (
    r"\b(?:he|she|they)\b(?:\s+[\w’'-]+){0,4}?\s+<declaration-effects>"  # "As it was small, she stayed."
)
_MANY = 500  # more declarations than any meeting has
_ADMINISTRATIVE = frozenset({"welcome", "apologies", "substitutes"})


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with what it says, before effects that later sentences tell."""

    node: Declaration
    made: Made | None
    further: bool = False  # "no other declarations"


def find_declarations(draft: Draft) -> tuple[Declaration, ...]:
    """Return the declarations of interest of the note, and the sayings that there were none.

    One made twice, at the item on interests and again at the item it names, is one.
    """
    whole = list(matters(draft))
    home = next((matter.item for matter in whole if _at_home(draft, matter)), None)
    found: list[Declaration] = []
    titles = parts.title_words(draft)
    for matter in whole:
        at_home = _at_home(draft, matter)
        if not at_home and not _speaks(draft, matter.item.span if matter.item else None):
            continue
        sentences = list(passages(draft, matter))
        said = list(_of_matter(draft, matter, sentences, at_home, titles))
        late = home is not None and matter.item is not None and not at_home and matter.item.index > home.index
        for one in _consistent(said):
            if late and one.made is not None and _again(one.node, found, draft):
                continue
            found.append(replace(one.node, late=late))
    if not found:
        found += none_above(draft)
    return tuple(_with_effects(draft, whole, found) if len(found) < _MANY else found)


def _at_home(draft: Draft, matter: Matter) -> bool:
    """Return whether the item is on declarations of interest."""
    if matter.item is None or matter.title is None:
        return False
    if "declarations" in matter.item.matters:
        return True
    if _INTEREST.search(draft.text, *matter.title) is None:
        return False
    return draft.words.search("declarations-titles", draft.text, matter.title) is not None


def _speaks(draft: Draft, span: Span | None) -> bool:
    return span is not None and draft.strings("declarations-gate").within(span)


def _of_matter(
    draft: Draft, matter: Matter, sentences: Sequence[Passage], titled: bool, titles: Set[str]
) -> Iterator[_Said]:
    listing = False  # "the following declarations were made:"
    opening = _opening(draft, matter)
    for index, passage in enumerate(sentences):
        at_home = titled or _headed(draft, passage)
        near = at_home or opening
        speaks = _speaks(draft, passage.span)
        if not speaks and (not at_home or _APOLOGIES.search(draft.text, *passage.span)):
            continue
        made = list(declared_in(draft, passage, at_home=at_home, near=near, listing=listing))
        for one in made:
            following = _following(draft, sentences, index, one)
            yield _Said(_declaration(draft, matter, passage, one, following, near, titles), one)
        if passage.block is None and not made and not at_home:
            continue
        if draft.words.search("declared-by", draft.text, passage.span):
            listing = True
        yield from _none(draft, passage, at_home, near, bool(made))


def _headed(draft: Draft, passage: Passage) -> bool:
    """Return whether a paragraph opens with a title: “Declarations of interest AB declared on …”."""
    if passage.block is None or not _speaks(draft, passage.block.span):
        return False
    opens = draft.words.opens("declarations-titles", draft.text, passage.block.span)
    if opens is None or _DECLARES.search(opens[0]) is None:
        return False
    head = Span(opens.start(), min(passage.block.span.end, opens.end() + 30))
    return _INTEREST.search(draft.text, *head) is not None


def _opening(draft: Draft, matter: Matter) -> bool:
    """Return whether the item is one of the opening, and not on another kind of declaration."""
    if matter.item is None or not _ADMINISTRATIVE.intersection(matter.item.matters):
        return False
    return matter.title is None or draft.words.search("other-declarations", draft.text, matter.title) is None


def _none(draft: Draft, passage: Passage, at_home: bool, near: bool, made: bool) -> Iterator[_Said]:
    """Yield that none were declared, or that declarations are recorded elsewhere."""
    words, text, span = draft.words, draft.text, passage.span
    phrase = nothing_declared(draft, passage, at_home=at_home, near=near, made=made)
    if phrase is not None:
        further = bool(words.words("more-declarations").intersection(phrase.lower().split()))
        if words.search("except-declared", text, span):
            if not made:
                yield _Said(Declaration(span=span, parent=passage.parent, elsewhere=True), None)
        elif not (made and further):
            yield _Said(Declaration(span=span, parent=passage.parent, nil=True), None, further)
    elif (
        not made
        and passage.block is not None
        and (at_home or (near and _INTEREST.search(text, *span)))
        and (
            (words.search("declared-elsewhere", text, span) and not words.search("told-of-duty", text, span))
            or (at_home and (speaks_of_declaring(draft, passage) or by_initials(draft, span)))
        )
    ):
        # Someone has declared who was not understood, or declarations stand elsewhere.
        yield _Said(Declaration(span=span, parent=passage.parent, elsewhere=True), None)


def _consistent(said: list[_Said]) -> list[_Said]:
    """Leave out "no other declarations" where some were made in the same item."""
    some = any(one.made is not None or one.node.elsewhere for one in said)
    return [one for one in said if not (some and one.further)]


def _following(draft: Draft, sentences: Sequence[Passage], index: int, made: Made) -> list[Passage]:
    """Return the next sentences of the block that go on about the declarer."""
    found: list[Passage] = []
    for passage in sentences[index + 1 : index + 4]:
        if passage.block is not sentences[index].block:
            break
        goes_on = any(
            draft.words.opens(phrases, draft.text, passage.span)
            for phrases in ("reason-goes-on", "declarers")
        )
        stayed = draft.words.compose(_STAYED).search(draft.text, *passage.span)
        if not goes_on and not stayed and not _names(draft, made, passage):
            break
        found.append(passage)
    block = sentences[index].block
    later = (passage for passage in sentences[index + 1 : index + 6] if passage.block is block)
    words, text = draft.words, draft.text
    return found or [one for one in later if words.opens("all-declarers", text, one.span)]


def _names(draft: Draft, made: Made, passage: Passage) -> bool:
    """Return whether a sentence names the declarer."""
    names = draft.names_in(passage.span)
    return made.name is not None and any(surname_key(one) == surname_key(made.name) for one in names)


def _declaration(
    draft: Draft,
    matter: Matter,
    passage: Passage,
    made: Made,
    following: list[Passage],
    near: bool,
    titles: Set[str],
) -> Declaration:
    """Return the declaration with what its own sentence, and those that go on about it, say."""
    item = _item(draft, matter, passage, made, near, titles)
    why = parts.reason(draft, made.said) or made.remark or _before_the_verb(draft, made)
    if why is None:
        for one in following:
            goes_on = draft.words.opens("reason-goes-on", draft.text, one.span)
            why = why or (
                " ".join(draft.text[slice(*one.span)].split())
                if goes_on and not parts.effect(draft, one.span)
                else None
            )
    kind = parts.kind(draft, made.whole) or next(
        filter(None, (parts.kind(draft, one.span) for one in following)), None
    )
    done = (
        parts.effect(draft, made.said)
        or parts.effect(draft, made.whole)
        or next(filter(None, (parts.effect(draft, one.span) for one in following)), None)
    )
    places = {}
    if made.name is not None:
        places["name"] = made.name.span
    if item is not None and item[1] is not None:
        places["item"] = item[1]
    return Declaration(
        span=passage.span,
        parent=passage.parent,
        places=places,
        name=made.name,
        who=made.who,
        names_item=item[0] if item else None,
        kind=kind,
        reason=why,
        effect=done,
    )


def _before_the_verb(draft: Draft, made: Made) -> str | None:
    """Return the reason between name and verb: "Cllr Birt, as Chair of the Trust, declared"."""
    if made.before is None:
        return None
    between = made.before
    for phrases in ("reason-before-verb", "office-held"):
        if match := draft.words.opens(phrases, draft.text, parts.past_comma(draft.text, between)):
            return " ".join(draft.text[match.start() : between.end].split())
    return None


def _item(
    draft: Draft, matter: Matter, passage: Passage, made: Made, near: bool, titles: Set[str]
) -> tuple[str, Span | None] | None:
    """Return the item that a declaration names, or under which it is made."""
    for span in (
        made.said,
        made.whole,
        passage.block.lead_in.span if passage.block and passage.block.lead_in else None,
    ):
        if span is not None and (named := parts.item_named(draft, span)):
            return named
    if named := parts.title_named(draft, made.whole) or parts.title_named(draft, passage.span):
        return named
    if not near and matter.item is not None:
        return matter.item.number or "this item", None
    matter_span = made.matter(draft)
    if named := parts.matter_named(draft, matter_span, titles):
        return named
    if parts.kind(draft, made.whole) in ("general", "standing"):
        return "general", None
    if described := parts.item_described(draft, made.whole):
        return described
    why = draft.words.search("reason-of-a-thing", draft.text, made.said)
    return parts.matter_named(draft, Span(why.end(), made.said.end), titles) if why else None


def _again(node: Declaration, found: Sequence[Declaration], draft: Draft) -> bool:
    """Return whether the same person has declared for this item before."""
    for other in found:
        same = (
            node.name is not None
            and other.name is not None
            and surname_key(node.name) == surname_key(other.name)
        ) or (node.name is None and node.who is not None and node.who == other.who)
        if same and (
            other.names_item in (None, "general")
            or node.item in parts.items_meant(draft, other.names_item, None)
        ):
            return True
    return False


def _with_effects(
    draft: Draft, whole: Sequence[Matter], found: Sequence[Declaration]
) -> Iterator[Declaration]:
    """Yield the declarations, each with what the declarer did at the item it names."""
    read: dict[Item | None, list[Passage]] = {}
    for node in found:
        if node.nil or node.elsewhere or node.effect is not None:
            yield node
            continue
        meant = parts.items_meant(draft, node.names_item, node.places.get("item"))
        meant += parts.items_numbered(draft, node.span)
        own = node.item
        done = None
        for matter in whole:
            if matter.item is None or not (matter.item in meant or matter.item is own or not meant):
                continue
            if matter.item not in read:
                read[matter.item] = list(passages(draft, matter))
            after = [one for one in read[matter.item] if one.span.start > node.span.start]
            done = parts.effect_later(draft, node.name, node.who, after) or (
                parts.effect_of_all(draft, after) if matter.item in meant else None
            )
            if done:
                break
        yield replace(node, effect=done)
