"""Attendance lists that are written as text: "Present: Cllrs A, B and C"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.note.attendance import Listed, listing, names_of_entry, settle
from notelint.note.model import Listing, Name
from notelint.note.names import names_in_list
from notelint.note.roles import is_role, role_group
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Source, Span, trim
from notelint.violation import Problem

_LABEL = regex(
    r"((?:[A-Z&][\w’'/&-]{0,30}|\(\d+\))(?:,?[ \t]+(?:[\w’'/&-]{1,30}|\([^()\n]{1,20}\))){0,7}?)"
    r"[ \t*_\\]*:[*_]*"
)
_FIRST_LABEL = regex(
    r"[ \t*_#>]*([A-Za-z][\w’'/&, -]*?(?:[ \t]*\([^()\n]{1,20}\))?)[ \t*_\\]*(?:[:–—]|\s-|$)[-:–—*_ \t]*"
)
_MATRIX = regex(r"(?:(?<=\s)[PASLXpx✓✔✗ØO*](?:\s+|$)){3,}", re.MULTILINE)
_ONE_WORD = regex(r"[A-Z][a-z]+[ \t]+")
_BEFORE_NAME = regex(r"(?:^|[,;.(\n\t])[ \t]*([A-Z][\w’' -]{2,40}?)[ \t]*[-–—:]?[ \t]*$")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The names of one group: its word and where the names stand."""

    role: Span | None
    names: Span


def inline_listings(source: Source, spans: Sequence[Span], words: Vocabulary) -> Listed:
    """Return the listings of an attendance section written as text, problems, and parts not understood.

    ``spans`` are its paragraphs or lines in order. A group's word opens a
    group; a paragraph without one goes on with the group before it, and the
    first is a list of members.
    """
    text = source.text
    for span in spans:
        no_list = words.search("attendance-no-lists", text, span) or _MATRIX.search(
            text, span.start, span.end
        )
        if no_list:
            return (), (_no_list(source, Span(*no_list.span())),), frozenset({"attendance"})
    found: list[Listing] = []
    stretches = list(_stretches(text, spans, words))
    groups = [
        (stretch.role and role_group(source.slice(stretch.role), words)) or "members" for stretch in stretches
    ]
    # Where the list begins “Attendance” or “Those attending”, those are the members.
    first = groups[0] if groups else ""
    main = stretches[0].role if first == "in-attendance" and "members" not in groups else None
    for stretch, group in zip(stretches, groups, strict=True):
        found.extend(_of_stretch(text, stretch, "members" if main and stretch.role == main else group, words))
    more = any(_counts_more(text, span, words) for span in spans)
    return settle(found, text, words), (), frozenset({"attendance"} if more else ())


def _counts_more(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether members who are not named were there too: “Ana Birt (chair) and 60 members”."""
    return any(
        text[match.end() : span.end].split()[:1] != ["of"]  # “2 members of the public”
        for match in words.find("more-were-there", text, span)
    )


def _no_list(source: Source, span: Span) -> Problem:
    place = source.position(span.start)
    return Problem(
        "not-understood",
        "this attendance list marks who was there and does not list them, so nobody can tell who was present",
        source.path,
        place.line,
        place.column,
        "List those present, those who sent apologies and those in attendance under headings of their own.",
    )


def _stretches(text: str, spans: Sequence[Span], words: Vocabulary) -> Iterator[_Stretch]:
    role: Span | None = None
    away: Span | None = None  # the word of those who were away, which has only groups below it
    for span in spans:
        start = span.start
        first = _FIRST_LABEL.match(text, span.start, span.end)
        if first and first[1] and is_role(first[1], words):
            role, start = _within(text, Span(*first.span(1)), away, words), first.end()
        for label in _LABEL.finditer(text, start, span.end):
            known = _known_end(label, words)
            word = _ONE_WORD.match(label[1]) if known is None and label.start() == span.start else None
            if word and is_role(label[1][word.end() :], words):
                known = Span(*label.span(1))  # “Ratepayer members:”
            if known is None:
                continue
            if start == span.start and _ONE_WORD.fullmatch(text, start, known.start):
                known = Span(start, known.end)  # “Ratepayer Members:”
            elif start < known.start:
                yield _Stretch(role, Span(start, known.start))
            role, start = _within(text, known, away, words), label.end()
        if text[start : span.end].strip():
            yield _Stretch(role, Span(start, span.end))
            away = away if role is away else None
        elif role is not None and role_group(text[role.start : role.end], words) in ("apologies", "absent"):
            away = role


def _within(text: str, role: Span, away: Span | None, words: Vocabulary) -> Span:
    """Return the word of a group, or that of those away above it: “Apologies:”, “Appointed members: …”."""
    own = role_group(text[role.start : role.end], words)
    return away if away is not None and own in ("members", "substitutes") else role


def _known_end(label: re.Match[str], words: Vocabulary) -> Span | None:
    """Return the longest role at the end of the words before a colon: "… Bell Also present"."""
    others = words.words("role-words-others")
    for word in re.finditer(r"\S+", label[1]):
        said = label[1][word.start() :]
        listed = any(part.lower() not in others for part in re.findall(r"\S+(?=,)", said))
        if word[0][0].isupper() and not listed and is_role(said, words):
            return Span(label.start(1) + word.start(), label.end(1))
    return None


def _of_stretch(text: str, stretch: _Stretch, group: str, words: Vocabulary) -> Iterator[Listing]:
    heading = text[stretch.role.start : stretch.role.end] if stretch.role else None
    if group in ("apologies", "absent") and _says_nobody(text, stretch.names, words):
        return
    names = names_in_list(text, stretch.names, words)
    if not names:
        for name, entry in names_of_entry(text, stretch.names, words):
            yield listing(text, name, entry, group, heading, None, words)
        return
    starts = [name.span.start for name in names[1:]] + [stretch.names.end]
    before = stretch.names.start
    for name, stop in zip(names, starts, strict=True):
        own = _role_before(text, before, name.span.start, words)
        entry = trim(text, name.span.start, _entry_end(text, name, stop))
        yield listing(text, name, entry, own if own and group == "members" else group, heading, None, words)
        before = entry.end


def _says_nobody(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether a group opens with a sentence that nobody is in it: “None received. Ana Birt …”."""
    said = words.opens("nobody", text, trim(text, *span))
    return said is not None and text[said.end() : span.end].lstrip()[:1] in ("", ".", ";", ",")


def _entry_end(text: str, name: Name, stop: int) -> int:
    """Return where the entry of a name ends: before the comma or word that leads to the next name."""
    said = text[name.span.end : stop]
    cut = re.search(r"[,;&\s]*(?:\band)?\s*(?:\bCllrs?\.?|\bCouncillors?)?[\s,;]*$", said)
    return name.span.end + (cut.start() if cut else len(said))


def _role_before(text: str, start: int, end: int, words: Vocabulary) -> str | None:
    """Return the group of a role that stands right before a name: "Chairman Cllr Birt"."""
    match = _BEFORE_NAME.search(text, start, end)
    if match is None or not is_role(match[1], words):
        return None
    group = role_group(match[1], words)
    return group if group in ("chair", "vice-chair", "deputy-chair") else None
