"""Headings that are not in the vocabulary: said once a note, with how to teach them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from notelint.note.model import Block, Item
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Source, Span
from notelint.violation import Problem

_INITIALS = regex(r"[A-ZÀ-ÖØ-Þ]{2,3}")  # of who is to act, in a column of their own
_LONGEST = 4  # words


def unknown_headings(
    source: Source,
    items: Sequence[Item],
    blocks: Mapping[Item, Sequence[Block]],
    words: Vocabulary,
    marked: Container[Span] | None = None,
) -> tuple[Mapping[Item, frozenset[str]], tuple[Problem, ...]]:
    """Return what could not be read in which items, and one problem for each unknown heading.

    A short line that recurs in two or more items, above other text, and is
    neither in the vocabulary nor a name or lead-in, is taken for a heading.
    Decisions are unread in such an item unless it has a decision heading of
    its own, and so are its actions. Where the layout marks its headings,
    ``marked`` are these, and no other line is one.
    """
    places: dict[str, list[tuple[Item, Block]]] = {}
    for item in items:
        for block, following in zip(blocks[item], blocks[item][1:], strict=False):
            if marked is not None and block.span not in marked:
                continue
            if _looks_like_heading(source.text, block, following, words):
                key = source.slice(block.span).strip(" :.-–").casefold()
                places.setdefault(" ".join(key.split()), []).append((item, block))
    unread: dict[Item, set[str]] = {}
    problems = []
    for found in places.values():
        if len({item for item, _ in found}) < 2:
            continue
        problems.append(_problem(source, found[0][1], len(found)))
        for item, block in found:
            unread.setdefault(item, set()).update(_unread(blocks[item], block))
    return {item: frozenset(parts) for item, parts in unread.items()}, tuple(problems)


def _looks_like_heading(text: str, block: Block, following: Block, words: Vocabulary) -> bool:
    said = text[block.span.start : block.span.end]
    if block.role not in ("paragraph", "sub-topic", "lead-in") or len(said.split()) > _LONGEST:
        return False
    if _INITIALS.fullmatch(said):
        return False
    if block.section in ("decision", "action") or not said[0].isupper() or said[-1] in ".,;?!":
        return False
    if words.search("finite-verbs", text, block.span) or words.search("person-titles", text, block.span):
        return False
    if any(words.search(f"{kind}-subjects", text, block.span) for kind in ("body", "officers")):
        return False
    if any(words.search(verbs, text, block.span) for verbs in ("deciding-verbs", "acting-verbs")):
        return False
    return following.role in ("paragraph", "entry", "lead-in")


def _unread(blocks: Sequence[Block], heading: Block) -> set[str]:
    known = {block.section for block in blocks if block.role == "heading"}
    return {f"{kind}s" for kind in ("decision", "action") if kind not in known and heading is not None}


def _problem(source: Source, block: Block, count: int) -> Problem:
    place = source.position(block.span.start)
    word = source.slice(block.span).strip(" :")
    return Problem(
        "not-understood",
        f"“{word}” stands as a heading in {count} places and is not known, so decisions and actions below it "
        "were not checked.",
        source.path,
        place.line,
        place.column,
        f"If it opens decisions in your house, add it under vocabulary: decision-headings+: [{word}]; "
        "for actions use action-headings+, for discussion talk-headings+.",
        heading=word,
    )


def mark_unread(items: Sequence[Item], unread: Mapping[Item, frozenset[str]]) -> tuple[Item, ...]:
    """Return the items with what could not be read in them."""
    return tuple(replace(item, unread=unread.get(item, frozenset())) for item in items)
