"""The attendance list: who is listed, in which group, for whom they stand in, and who presides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from notelint.note.layout import Layout, RawRow
from notelint.note.model import Listing, Name, Row
from notelint.note.names import names_in_list
from notelint.note.people import Sameness, compare, parse_name, surname_key
from notelint.note.presiding import chair_name as chair_name
from notelint.note.roles import role_group
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Source, Span, trim
from notelint.violation import Problem

PRESENT = frozenset({"chair", "vice-chair", "deputy-chair", "members", "substitutes"})
_WITH_AUTHORITY = PRESENT | {"apologies", "absent", "civic-head"}
_BRACKET = regex(r"\(([^()]*)\)")
_DIVIDED = regex(r"[,;&\n]|\band\b", re.IGNORECASE)
_NOBODY = regex(
    r"n\s?[/.]\s?a\b|(?:\d+|[a-z]+teen|one|two|three|four|five|six|seven|eight|nine|ten)\s+[a-z]",
    re.IGNORECASE,
)
_AROUND = " \t\r\n\u00a0,;:.()[]-–—"

Listed = tuple[tuple[Listing, ...], tuple[Problem, ...], frozenset[str]]


def listings(
    layout: Layout, words: Vocabulary
) -> tuple[tuple[Listing, ...], tuple[Row, ...], tuple[Problem, ...], frozenset[str]]:
    """Return the names of the attendance table with their groups, and its rows.

    Also returned are what was not understood, and ``attendance`` if a group's
    word is unknown: then nobody can tell who was there.
    """
    source = layout.source
    found: list[Listing] = []
    rows: list[Row] = []
    unknown: dict[Span, None] = {}
    for raw in layout.rows or ():
        group = role_group(source.slice(raw.role), words) if raw.role else "members"
        if group is None and raw.role is not None:
            unknown[raw.role] = None
        names = entries(source.text, raw.names)
        posts = entries(source.text, raw.posts) if raw.posts is not None else None
        if posts is not None and len(names) > 1:
            rows.append(Row(span=raw.cell, places={"first": names[0]}, names=len(names), posts=len(posts)))
        found.extend(_of_row(source, raw, group or "in-attendance", names, posts or [], words))
    problems = (_unknown_role(source, list(unknown)),) if unknown else ()
    unread = frozenset({"attendance"}) if unknown else frozenset()
    return settle(found, source.text, words), tuple(rows), problems, unread


def _of_row(
    source: Source, raw: RawRow, group: str, names: list[Span], posts: list[Span], words: Vocabulary
) -> Iterator[Listing]:
    heading = source.slice(raw.role) if raw.role else None
    if len(names) == 1 and posts:
        posts = [Span(posts[0].start, posts[-1].end)]
    paired = posts if len(posts) == len(names) else [None] * len(names)
    for span, post in zip(names, paired, strict=True):
        beside = " ".join(source.slice(post).split()) if post else None
        for name, entry in names_of_entry(source.text, span, words):
            yield listing(source.text, name, entry, group, heading, beside, words)


def entries(text: str, lines: Sequence[Span]) -> list[Span]:
    """Return the entries of a cell: its lines, but with those that were wrapped joined.

    Where blank lines divide the cell, lines without one between them are one
    entry. A line also goes on with one that begins with a bracket or in lower
    case, or behind a comma.
    """
    gaps = [text[a.end : b.start].count("\n") > 1 for a, b in pairwise(lines)]
    divided = any(gaps)
    found: list[Span] = []
    for index, line in enumerate(lines):
        first = text[line.start]
        if found and (
            (divided and not gaps[index - 1])
            or (not gaps[index - 1] and (first == "(" or first.islower() or text[found[-1].end - 1] in ",&"))
        ):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def names_of_entry(text: str, span: Span, words: Vocabulary) -> Iterator[tuple[Name, Span]]:
    """Yield the names of an entry, each with the stretch that speaks of it: mostly one."""
    span = trim(text, span.start, span.end)
    said = text[span.start : span.end]
    if said.strip(_AROUND).lower() in words.words("nobody") or _NOBODY.match(said):
        return
    if _DIVIDED.search(_BRACKET.sub(" ", said)):
        names = names_in_list(text, span, words)
        if len(names) > 1:
            stops = [name.span.start for name in names[1:]] + [span.end]
            for name, stop in zip(names, stops, strict=True):
                yield name, Span(name.span.start, stop)
            return
    only = parse_name(text, span.start, span.end, words)
    if only is not None:
        yield only, span


def listing(
    text: str, name: Name, entry: Span, group: str, heading: str | None, beside: str | None, words: Vocabulary
) -> Listing:
    """Return the listing of a name whose entry runs over ``entry``, with what stands beside it."""
    behind = Span(min(_name_end(name), entry.end), entry.end)
    substitute, substitute_for = _substitution(text, behind, words)
    away = group in ("apologies", "absent")
    if away and words.search("part-attendance", text, behind):
        group = "in-attendance"
    post = beside or _remainder(text, behind, substitute)
    if (
        substitute_for is None
        and group == "substitutes"
        and beside
        and (match := re.match(r"(?:sub\w* )?for (.+)", beside))
    ):
        substitute_for = match[1]
    if not away and (own := _own_group(text, name, behind, post, words)):
        group, post = own, beside
    return Listing(
        span=entry,
        places={"name": name.span},
        name=name,
        group=group,
        heading=heading,
        authority=post if group in _WITH_AUTHORITY else None,
        post=None if group in _WITH_AUTHORITY else post,
        substitute=(substitute or group == "substitutes") and not away,
        substitute_for=substitute_for,
    )


def _name_end(name: Name) -> int:
    """Return where a name ends before its bracket."""
    return name.places["surname"].end if "surname" in name.places else name.span.end


def _substitution(text: str, behind: Span, words: Vocabulary) -> tuple[bool, str | None]:
    """Return whether "(sub)" or the like stands behind a name, and for whom."""
    for_whom = words.search("substitute-for", text, behind)
    if for_whom:
        end = text.find(")", for_whom.end(), behind.end)
        who = text[for_whom.end() : end if end >= 0 else behind.end].strip(_AROUND)
        return True, " ".join(who.split()) or None
    return words.search("substitute-marks", text, behind) is not None, None


def _remainder(text: str, behind: Span, substitute: bool) -> str | None:
    """Return the post or authority that stands behind a name: ", Clerk", "– Westmere Times"."""
    said = text[behind.start : behind.end]
    if substitute:
        said = _BRACKET.sub(" ", said)
    said = re.sub(r"^[ \t]*(?:[A-Z]{2,4}\b[ ,]*)*", "", said).split(";")[0].strip(_AROUND)
    if re.match(r"(?:and|&)\s", said):
        return None
    return " ".join(said.split()) or None


def _own_group(text: str, name: Name, behind: Span, post: str | None, words: Vocabulary) -> str | None:
    """Return the group of one who presides and stands in another: "Cllr Birt (AB) – Chair"."""
    said = text[behind.start : behind.end]
    brackets = [part for match in _BRACKET.finditer(said) for part in match[1].split(",")]
    for remark in (name.role, post, _BRACKET.sub(" ", said), *brackets):
        if remark and (own := _presides(remark, words)):
            return own
    return None


def _presides(role: str, words: Vocabulary) -> str | None:
    """Return ``chair``, ``vice-chair`` or ``deputy-chair`` if a remark behind a name says so."""
    first = re.split(r"[,;(]| - | – ", role.strip(_AROUND))[0]
    group = role_group(first, words) if len(first.split()) <= 5 else None
    return group if group in ("chair", "vice-chair", "deputy-chair") else None


def settle(found: Sequence[Listing], text: str, words: Vocabulary) -> tuple[Listing, ...]:
    """Return the listings with what only the whole list tells.

    A mayor or leader presides where no chair is listed. Who is listed as
    present for a part of the meeting has sent no apologies for all of it.
    """
    has_chair = any(one.group == "chair" for one in found)
    partly: dict[str, list[Listing]] = {}
    for one in found:
        if one.name and one.group in PRESENT and words.search("part-attendance", text, _tail(one)):
            partly.setdefault(surname_key(one.name), []).append(one)
    settled = []
    for one in found:
        if one.group == "civic-head":
            one = replace(one, group="members" if has_chair else "chair")
        elif one.group == "apologies" and _is_among(one, partly):
            one = replace(one, group="in-attendance")
        settled.append(one)
    return tuple(settled)


def _tail(one: Listing) -> Span:
    assert one.name is not None
    return Span(min(_name_end(one.name), one.span.end), one.span.end)


def _is_among(one: Listing, others: Mapping[str, Sequence[Listing]]) -> bool:
    """Return whether the person of a listing has one of the other listings, which are by surname."""
    name = one.name
    return name is not None and any(
        other.name is not None and compare(name, other.name) is Sameness.SAME
        for other in others.get(surname_key(name), ())
    )


def _unknown_role(source: Source, roles: Sequence[Span]) -> Problem:
    place = source.position(roles[0].start)
    said = ", ".join(f"“{' '.join(source.slice(role).split())}”" for role in roles)
    return Problem(
        "not-understood",
        f"{said}: this group of the attendance list is not known, so nobody can tell who was present",
        source.path,
        place.line,
        place.column,
        "Add its words to role-words-members, role-words-attending, role-words-officers or "
        "role-words-apologies in the vocabulary.",
    )
