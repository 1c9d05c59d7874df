"""From a text to a note: choose the dialect, read the layout, understand what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from notelint.errors import NotANote
from notelint.note import mentions as mentioning
from notelint.note.absence import may_name_those_present, places_of_absence, shown_elsewhere
from notelint.note.acronyms import find_acronyms
from notelint.note.actions import find_actions
from notelint.note.apologies import find_apologies
from notelint.note.apology_sides import apologies_in_list, apologies_on_both_sides
from notelint.note.attendance import listings
from notelint.note.attendance_entries import listings_by_group
from notelint.note.attendance_text import inline_listings
from notelint.note.blocks import read_blocks
from notelint.note.capitals import Capitals
from notelint.note.commitments import find_commitments
from notelint.note.contradictions import with_contradictions
from notelint.note.dates import find_dates
from notelint.note.decisions import find_decisions
from notelint.note.declarations import find_declarations
from notelint.note.details import find_details
from notelint.note.dialects import BUILT_IN
from notelint.note.draft import Draft
from notelint.note.front_matter import front_title, with_title
from notelint.note.header import closing_time, read_header
from notelint.note.health import find_absences
from notelint.note.items import read_items
from notelint.note.layout import Layout, Reading
from notelint.note.lists import find_lists
from notelint.note.marks import find_marks
from notelint.note.markup import as_read
from notelint.note.model import (
    UNREAD,
    Block,
    Header,
    Item,
    Listing,
    Name,
    Node,
    Note,
    Person,
    PreviousMinutes,
    Unread,
)
from notelint.note.monograms import with_monograms
from notelint.note.motions import find_motions
from notelint.note.names import find_names
from notelint.note.near_decisions import closest_to_decision
from notelint.note.next_meeting import find_next_meetings
from notelint.note.nodes import Nodes
from notelint.note.persons import build_people
from notelint.note.presiding import chair_name, with_substitutes
from notelint.note.previous_minutes import find_previous_minutes, minutes_agreed
from notelint.note.private import find_exclusions, find_private_matters
from notelint.note.references import find_references
from notelint.note.register import Register
from notelint.note.scans import find_placeholders, find_punctuation, find_words
from notelint.note.shown_actions import with_shown_actions
from notelint.note.tagged_actions import find_tagged_actions
from notelint.note.terms import find_body_names, find_terms
from notelint.note.unknown import mark_unread, unknown_headings
from notelint.note.vocabulary import Vocabulary
from notelint.note.votes import find_votes
from notelint.text import Source, Span
from notelint.violation import Problem

if TYPE_CHECKING:
    from notelint.formats import Dialect

SURE_ENOUGH = 0.5
_PRESENT = ("chair", "vice-chair", "deputy-chair", "members", "substitutes")


def choose_dialect(source: Source, words: Vocabulary, dialects: Sequence[Dialect] = BUILT_IN) -> Reading:
    """Return the text as the dialect reads it that is surest; raise ``NotANote`` if none is sure enough."""
    surest: Reading | None = None
    for dialect in dialects:
        reading = _begin(dialect, source, words, max(surest.sureness if surest else 0.0, SURE_ENOUGH))
        if reading is not None and (surest is None or reading.sureness > surest.sureness):
            surest = reading
    if surest is None or surest.sureness < SURE_ENOUGH:
        what = "is empty" if not source.text.strip() else "does not read as the minutes or note of a meeting"
        raise NotANote(
            f"this {what}, so it was not checked.",
            path=source.path,
            hint="If it is one, see the known limits for the layouts that notelint reads.",
        )
    return surest


def _begin(dialect: Dialect, source: Source, words: Vocabulary, least: float) -> Reading | None:
    """Return the text as a dialect reads it; None may be returned if it is less sure than ``least``."""
    begin = getattr(dialect, "begin", None)
    if begin is not None:
        reading: Reading | None = begin(source, words, least)
        return reading
    return Reading(dialect.recognise(source, words), lambda: dialect.read(source, words))


def understand(
    source: Source,
    words: Vocabulary,
    dialect: str | None = None,
    dialects: Sequence[Dialect] = BUILT_IN,
    register: Register | None = None,
) -> Note:
    """Return the note that ``source`` holds; ``dialect`` names the layout, else it is recognised.

    ``register`` are the members of the house, if they are known.
    Raises ``NotANote`` if no dialect is sure to read it.
    """
    if dialect is None:
        layout = choose_dialect(source, words, dialects).layout()
    else:
        layout = next(known for known in dialects if known.name == dialect).read(source, words)
    marked, source = source, layout.source
    header = with_title(read_header(layout, words), marked, words)
    items = _with_titles_as_read(read_items(layout, header, words), marked.text, source.text)
    listed, rows, list_problems, list_unread = listings(layout, words)
    if layout.listing_groups:
        listed, list_problems, list_unread = listings_by_group(source, layout.listing_groups, words)
    elif layout.listing:
        listed, list_problems, list_unread = inline_listings(source, layout.listing, words)
    blocks = _blocks(layout, items, words)
    unread, problems = unknown_headings(source, items, blocks, words, layout.headings)
    if unread:
        items = mark_unread(items, unread)
        blocks = _blocks(layout, items, words)
    flat = tuple(block for item in items for block in blocks[item])
    titled = marked.slice(front_title(marked.text) or Span(0, 0))
    draft = Draft(source, words, layout, header, items, flat, listed, (), register, titled)
    draft = replace(draft, names=find_names(draft))
    draft = replace(draft, names=with_monograms(draft))
    draft = replace(draft, listings=with_substitutes(draft))
    nodes, people = _sayings(draft)
    nodes.update({"listing": draft.listings, "row": rows, "tag": layout.tags})
    header = replace(header, **closing_time(draft))
    note = _note(
        draft,
        header,
        nodes,
        people,
        (*layout.problems, *list_problems, *problems),
        layout.unread | list_unread | shown_elsewhere(draft),
    )
    return note if marked is source else replace(note, source=marked)


def _with_titles_as_read(items: Sequence[Item], marked: str, bare: str) -> tuple[Item, ...]:
    """Return the items with titles as a reader sees them, without the signs that escape others."""
    if marked is bare:
        return tuple(items)
    return tuple(
        replace(item, title=" ".join(as_read(marked, bare, item.places["title"]).split()))
        if "title" in item.places
        else item
        for item in items
    )


def _blocks(layout: Layout, items: Sequence[Item], words: Vocabulary) -> dict[Item, list[Block]]:
    """Return the blocks of each item."""
    marked = layout.headings is not None
    return {
        item: read_blocks(layout.source.text, item, raw.paragraphs, words, raw.headings, marked=marked)
        for item, raw in zip(items, layout.items, strict=True)
    }


def _sayings(draft: Draft) -> tuple[dict[str, tuple[Node, ...]], dict[Name, Person]]:
    """Return the nodes by type, and whose each name is."""
    decisions, decision_headings = find_decisions(draft)
    lists, entries = find_lists(draft)
    told = sorted((*find_actions(draft), *find_tagged_actions(draft)), key=lambda action: action.span)
    actions = with_shown_actions(draft, told)
    commitments = find_commitments(draft)
    declarations = with_contradictions(find_declarations(draft))
    apologies = find_apologies(draft) or apologies_in_list(draft)
    motions, movers = find_motions(draft)
    votes, voters = find_votes(draft)
    said = (
        *mentioning.acting_mentions(draft),
        *mentioning.other_mentions(actions, commitments, declarations, apologies),
        *movers,
        *voters,
    )
    mentions = tuple(sorted((*said, *mentioning.named(draft, said)), key=lambda mention: mention.span))
    persons, people = build_people(draft, mentions)
    nodes: dict[str, tuple[Node, ...]] = {
        "item": draft.items,
        "block": draft.blocks,
        "decision": decisions,
        "decision-heading": decision_headings,
        "list": lists,
        "entry": entries,
        "action": actions,
        "commitment": commitments,
        "declaration": declarations,
        "apology": apologies,
        "previous-minutes": find_previous_minutes(draft),
        "motion": motions,
        "vote": votes,
        "reference": find_references(draft),
        "private-matter": find_private_matters(draft),
        "next-meeting": find_next_meetings(draft),
        "exclusion": find_exclusions(draft),
        "mention": mentions,
        "person": persons,
        "name": draft.names,
    }
    return nodes, dict(people)


def _note(
    draft: Draft,
    header: Header,
    nodes: dict[str, tuple[Node, ...]],
    people: dict[Name, Person],
    problems: tuple[Problem, ...],
    unread: frozenset[str],
) -> Note:
    decided = {decision.item for decision in nodes["decision"]}
    closest = {item: closest_to_decision(draft, item) for item in draft.items if item not in decided}
    earlier = [one for one in nodes["previous-minutes"] if isinstance(one, PreviousMinutes)]
    both = apologies_on_both_sides(draft, nodes["apology"])
    capitals = Capitals(draft)
    scans = {
        "absence": lambda: find_absences(draft),
        "acronym": lambda: find_acronyms(capitals),
        "body-name": lambda: find_body_names(capitals),
        "contact-detail": lambda: find_details(draft),
        "date": lambda: tuple(find_dates(draft.text, Span(0, len(draft.text)))),
        "mark": lambda: find_marks(draft),
        "placeholder": lambda: find_placeholders(draft),
        "punctuation": lambda: find_punctuation(draft),
        "term": lambda: find_terms(capitals),
        "word": lambda: find_words(draft),
    }
    return Note(
        span=Span(0, len(draft.text)),
        places={**places_of_absence(draft, header), **both.places},
        source=draft.source,
        dialect=draft.layout.dialect,
        header=header,
        nodes=Nodes({**nodes, "header": (header,)}, scans),
        closest={item: near for item, near in closest.items() if near},
        problems=problems,
        unread=unread,
        present=_present(draft, unread),
        chair=chair_name(draft) or (UNREAD if "attendance" in unread else None),
        minutes_agreed=minutes_agreed(draft, earlier),
        apologies_said=both.said,
        apologies_listed=UNREAD if "attendance" in unread else both.listed,
        people=people,
    )


def _present(draft: Draft, unread: frozenset[str]) -> tuple[Listing, ...] | Unread | None:
    if "attendance" in unread:
        return UNREAD
    listed = tuple(listing for listing in draft.listings if listing.group in _PRESENT)
    return listed or (UNREAD if may_name_those_present(draft) else None)
