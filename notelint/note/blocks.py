"""The blocks of an item: headings, lead-ins, list entries, sub-topics and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from notelint.note.lines import list_mark
from notelint.note.model import Block, Item
from notelint.note.openings import form_of, is_closing_remark
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

SECTIONS = ("decision", "action", "talk")
_LONGEST_SUB_TOPIC = 8  # words
_NO_HEADINGS: Mapping[Span, str] = {}
_PARAGRAPH_NUMBER = regex(r"\d{1,3}\.\d{1,3}\.?[ \t\u00a0]+(?=[A-Z“‘\"'(])")
_SENTENCE_END = regex(r"[a-z]{3}[.!?]\s")
_OPEN_END = regex(r"(?:\bthat|\s[-–—])\Z", re.IGNORECASE)
_INLINE_HEADING = regex(r"\s*(?::|\s[-–—]\s|[-–—]\s)\s*")


_TASK = regex(r"\b(?:to|will|shall|should|would)\s+(?=[a-z])", re.IGNORECASE)
_STOP = regex(r"[.;:]\s")
_TASK_REACH = 80  # code points in which a task begins


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph taken apart: its mark, its words, and what it is by its looks."""

    mark: Span | None
    span: Span
    role: str
    section: str | None = None
    inline: bool = False  # of a heading: words stand behind it in the same paragraph


def read_blocks(
    text: str,
    item: Item,
    raw_paragraphs: Sequence[Span],
    words: Vocabulary,
    headings: Mapping[Span, str] = _NO_HEADINGS,
    *,
    marked: bool = False,
) -> list[Block]:
    """Return the blocks of one item, each with its section, heading and lead-in.

    ``headings`` are the paragraphs that the layout shows to be headings, with
    the sections that they open, as far as the layout tells; ``apart`` is said
    of a paragraph that is none, and that a rule parts from the section above.
    ``marked`` tells that no other paragraph is a sub-topic.
    """
    pieces = [
        piece
        for span in raw_paragraphs
        for piece in (
            [_headed(text, span, headings[span], words)]
            if headings.get(span, "apart") != "apart"
            else _pieces(text, span, words)
        )
    ]
    apart = {span.start for span, section in headings.items() if section == "apart"}
    if not marked:
        pieces = _with_sub_topics(text, pieces, words)
    blocks: list[Block] = []
    heading: Block | None = None
    lead_in: Block | None = None
    section: str | None = None
    listed = False  # an entry stands under the heading or lead-in
    behind = False  # an action stands in one paragraph with its heading
    for piece in pieces:
        if _leads_in_below(blocks, piece):
            piece = replace(piece, role="lead-in", section=None)
        if (piece.mark or piece.span).start in apart:
            section, heading, lead_in, listed = None, None, None, False
        if behind and blocks[-1].role != "heading" and not _is_task(text, piece.span, words):
            section, heading, lead_in, behind = None, None, None, False
        if piece.role in ("heading", "sub-topic"):
            section, lead_in, listed = piece.section, None, False
            behind = piece.inline and piece.section == "action"
        elif piece.role == "lead-in":
            # A lead-in behind the entries of another one opens a new list of the same section.
            lead_in, listed = None, False
            if section is None and words.search("talk-lead-ins", text, piece.span):
                section = "talk"
        elif piece.role == "paragraph" and section in ("decision", "action"):
            started = bool(blocks) and blocks[-1].role != "heading"
            if started and is_closing_remark(text, piece.span, words):
                section, heading, lead_in = None, None, None
        if piece.role == "paragraph" and listed and not _same_form(text, blocks, piece, words):
            lead_in = None
        block = Block(
            span=piece.span,
            parent=item,
            places={"mark": piece.mark} if piece.mark else {},
            role=piece.role,
            section=section,
            mark=text[piece.mark.start : piece.mark.end] if piece.mark else None,
            heading=None if piece.role in ("heading", "sub-topic") else heading,
            lead_in=lead_in,
        )
        if piece.role == "entry":
            listed = True
        if piece.role == "heading":
            heading = block
        elif piece.role == "sub-topic":
            heading = None
        elif piece.role == "lead-in":
            lead_in = block
        blocks.append(block)
    return blocks


def _is_task(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether words are another task below “Action: Clerk to write”, and not the next matter."""
    if words.opens("undertaken-verbs", text, span):
        return True
    said = text[span.start : min(span.end, span.start + _TASK_REACH)]
    for lead in _TASK.finditer(said):
        if words.opens("undertaken-verbs", text, Span(span.start + lead.end(), span.end)):
            return _STOP.search(said, 0, lead.start()) is None
    return False


def _headed(text: str, span: Span, section: str, words: Vocabulary) -> Piece:
    """Return the piece of a heading that the layout shows: of a section, else a sub-topic."""
    known = (each for each in SECTIONS if words.is_all(f"{each}-headings", text, span))
    section = section or next(known, "")
    return Piece(None, span, "heading" if section else "sub-topic", section or None)


def _pieces(text: str, span: Span, words: Vocabulary) -> Iterator[Piece]:
    """Yield what one paragraph holds: a heading and the words behind it are two pieces."""
    number = _PARAGRAPH_NUMBER.match(text, span.start, span.end)
    span = Span(number.end(), span.end) if number else span
    mark = list_mark(text, span)
    rest = trim(text, mark.end, span.end) if mark else span
    for section in () if _answers_title(text, rest, words) else SECTIONS:
        # An entry opens a section if it is all label: “- Decision:”.
        labels = text[rest.end - 1] == ":" if mark else text[rest.end - 1] != "."
        if labels and words.is_all(f"{section}-headings", text, rest):
            yield Piece(mark, rest, "heading", section)
            return
    if text[rest.end - 1] == ":" and words.is_all("decision-headings-by-colon", text, rest):
        yield Piece(mark, rest, "heading", "decision")
        return
    if mark:
        yield Piece(mark, rest, "entry")
        return
    for section in ("decision", "action"):
        opened = words.opens(f"{section}-headings", text, rest)
        behind = opened and _INLINE_HEADING.match(text, opened.end(), rest.end)
        if opened and words.opens("deciding-verbs", text, rest):
            break  # "RESOLVED: that …" is a sentence
        if opened and words.opens("headings-alone", text, rest):
            continue
        if opened and behind and behind.end() < rest.end and text[opened.start()].isupper():
            yield Piece(None, Span(rest.start, opened.end()), "heading", section, inline=True)
            yield from _pieces(text, Span(behind.end(), rest.end), words)
            return
    beside = words.opens("beside-decisions", text, rest)
    behind = beside and re.compile(r"\s*:\s*").match(text, beside.end(), rest.end)
    if beside and behind and behind.end() < rest.end and text[rest.start].isupper():
        yield Piece(None, Span(rest.start, behind.end()), "heading", "talk")
        yield from _pieces(text, Span(behind.end(), rest.end), words)
        return
    yield Piece(None, rest, "lead-in" if _leads_in(text, rest) else "paragraph")


def _answers_title(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether a verb stands behind a dash on the line of the title: “4. Minutes of 3 May – Agreed”."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start].rstrip()
    return (
        before[-1:] in ("-", "–", "—", ":")
        and text[span.end - 1] != ":"
        and any(map(str.isalpha, before))
        and (words.opens("deciding-verbs", text, span) is not None)
    )


def _leads_in_below(blocks: Sequence[Block], piece: Piece) -> bool:
    """Return whether "Resolved:" stands directly below "Decision": one of the two only leads in."""
    if not blocks or piece.role != "heading" or piece.section != "decision":
        return False
    above = blocks[-1]
    return above.role == "heading" and above.section == "decision"


def _leads_in(text: str, span: Span) -> bool:
    last = text[span.end - 1]
    if last == ":" or (last == ";" and len(text[span.start : span.end].split()) <= 6):
        return True
    # “RESOLVED: That”, “It was resolved that”, “RESOLVED –”, each above its list.
    return _OPEN_END.search(text, max(span.start, span.end - 6), span.end) is not None and (
        len(text[span.start : span.end].split()) <= _LONGEST_SUB_TOPIC
    )


def _with_sub_topics(text: str, pieces: list[Piece], words: Vocabulary) -> list[Piece]:
    found = []
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.role == "paragraph" and following and _is_sub_topic(text, piece.span, following, words):
            piece = replace(piece, role="sub-topic")
        found.append(piece)
    return found


def _is_sub_topic(text: str, span: Span, following: Piece, words: Vocabulary) -> bool:
    """Return whether a short line without verb or closing mark stands above a full paragraph."""
    said = text[span.start : span.end]
    if len(said.split()) > _LONGEST_SUB_TOPIC or said[-1] in ".,;:!?" or not said[0].isupper():
        return False
    if (
        _SENTENCE_END.search(said)
        or form_of(text, span, words) in ("past", "to")
        or words.search("finite-verbs", text, span)
    ):
        return False
    if following.role == "heading":
        return False
    return (
        following.role in ("paragraph", "lead-in")
        and len(text[following.span.start : following.span.end].split()) > 8
    )


def _same_form(text: str, blocks: Sequence[Block], piece: Piece, words: Vocabulary) -> bool:
    """Return whether a paragraph behind a list has the form of the list's entries."""
    entry = next((block for block in reversed(blocks) if block.role == "entry"), None)
    if entry is None:
        return False
    return form_of(text, entry.span, words) == form_of(text, piece.span, words) != "subject"
