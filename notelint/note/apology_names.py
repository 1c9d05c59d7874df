"""Whose apologies a sentence gives, and for how much of the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from notelint.note.draft import Draft
from notelint.note.model import Name
from notelint.note.names import names_in_list
from notelint.note.passages import joins
from notelint.note.people import parse_name
from notelint.patterns import regex
from notelint.text import Span

BRACKETS = regex(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_BREAK = regex(r"(?:[,;]\s*(?:and\b)?|\band\b)\s*(?:also\s+)?(?:from\s+)?(?:the\s+)?$", re.IGNORECASE)
_STRONG_BREAK = regex(r"[,;]\s*(?:and\b)?\s*(?:also\s+)?(?:from\s+)?$|\band\s+from\s+$", re.IGNORECASE)
_FOR_WHOM = regex(r"\s*\((?:\w+\s+)?for\s+(?:Cllr|Councillor|[A-Z])")
_LONE_WORD = regex(r"(?:,|;|&|\band)\s+([A-Z][\w’'-]+)(?=\s*(?:[,;&.(]|\band\b|$))")
_CLAUSE = regex(r"[,;]\s*and\b|;|\bwith\b|\bwhile\b")
_DUE = ("due", "owing", "because", "on", "through")
_REACH = 90
_LONGEST_LIST, _LONGEST_TEXT = 2_000, 200_000  # characters, for a second reading


@dataclass(frozen=True, slots=True)
class Sent:
    """Names that send apologies, each with what for: ``meeting``, ``lateness``, ``leaving`` or ``part``."""

    names: tuple[Name, ...]
    scopes: tuple[str, ...]


def names_of(draft: Draft, span: Span, *, listed: bool = False) -> tuple[Name, ...]:
    """Return the names in ``span``; with ``listed``, it is a list and nothing else."""
    found = draft.names_in(span)
    if found and not listed:
        return found
    every: list[Name] = []
    for name in (
        *found,
        *names_in_list(draft.text, span, draft.words),
        *_without_brackets(draft, span),
        *_bare_surnames(draft, span),
    ):
        if not any(name.span.start < one.span.end and one.span.start < name.span.end for one in every):
            every.append(name)
    return tuple(sorted(every, key=lambda name: name.span.start))


def _without_brackets(draft: Draft, span: Span) -> Iterator[Name]:
    """Yield the names of a list as they would read without brackets, whatever stands in those."""
    if span.end - span.start > _LONGEST_LIST or len(draft.text) > _LONGEST_TEXT:
        return
    if "(" in draft.text[span.start : span.end]:
        said = BRACKETS.sub(lambda match: " " * len(match[0]), draft.text[span.start : span.end])
        yield from names_in_list(draft.text[: span.start] + said, span, draft.words)


def _bare_surnames(draft: Draft, span: Span) -> Iterator[Name]:
    """Yield the lone words of a list that has a title in the plural: "Cllrs Hill, Wood and Park"."""
    plural = draft.words.search("plural-titles", draft.text, span)
    if plural is None:
        return
    for match in _LONE_WORD.finditer(draft.text, plural.end(), span.end):
        name = parse_name(draft.text, match.start(1), match.end(1), draft.words)
        if name is not None:
            place = Span(*match.span(1))
            yield replace(name, forenames=(), surname=match[1], places={**name.places, "surname": place})


def names_after(draft: Draft, names: Sequence[Name], start: int, end: int) -> list[Name]:
    """Return the names of the list that begins at ``start``; substitutes and who came instead are left out.

    Reasons and brackets behind a name do not end the list.
    """
    run: list[Name] = []
    at = seen = start
    depth = 0  # of brackets
    skipped = several = False  # behind a substitute; behind the first of several
    for name in names:
        if name.span.start < start or name.span.end > end:
            continue
        depth += draft.text.count("(", seen, name.span.start) - draft.text.count(")", seen, name.span.start)
        seen = name.span.start
        if depth > 0 or _FOR_WHOM.match(draft.text, _end(name), end):
            continue
        if run and _stands_in(draft, at, name, end):
            several = re.search(r"\bwere\b", draft.text[at : name.span.start]) is not None
            at, skipped = name.span.end, True
            continue
        if several and joins(draft, at, name.span.start):
            at = name.span.end
            continue
        if not (joins(draft, at, name.span.start) or (run and _goes_on(draft, at, name.span.start, skipped))):
            break
        run.append(name)
        at, skipped = name.span.end, False
    return _without_who_came(draft, run, end)


def _end(name: Name) -> int:
    return name.places["surname"].end if "surname" in name.places else name.span.end


def _stands_in(draft: Draft, start: int, name: Name, end: int) -> bool:
    """Return whether the name is that of a substitute: "substituted by Y", "with Y as substitute"."""
    gap = draft.text[start : name.span.start]
    for match in draft.words.find("substituted-by", draft.text, Span(start, name.span.start)):
        if not draft.text[match.end() : name.span.start].strip(" :-–(,"):
            return True
    after = Span(name.span.end, min(end, name.span.end + _REACH))
    instead = draft.words.opens("came-instead", draft.text, _trimmed(draft.text, after)) is not None
    return instead and re.search(r"\b(?:with|whom|while)\s*$", gap) is not None


def _trimmed(text: str, span: Span) -> Span:
    start = span.start
    while start < span.end and text[start] in " \t\n\r,":
        start += 1
    return Span(start, span.end)


def _goes_on(draft: Draft, start: int, end: int, skipped: bool) -> bool:
    """Return whether a list goes on behind a reason: "A due to work, and B"."""
    if end - start > _REACH * 3:
        return False
    gap = BRACKETS.sub(" ", draft.text[start:end])
    if len(gap) > _REACH * 2 or "." in gap.rstrip(" ."):
        return False
    if skipped:
        return _BREAK.search(gap) is not None
    first = re.match(r"[\s,–—-]*([A-Za-z]+)", gap)
    if first is None or first[1].lower() not in draft.words.words("reason-openers"):
        return False
    ends = _BREAK if first[1].lower() in _DUE else _STRONG_BREAK
    return ends.search(gap) is not None


def _without_who_came(draft: Draft, run: list[Name], end: int) -> list[Name]:
    """Leave out the last names if they attended instead: "from A and B, and C was present"."""
    if not run:
        return run
    after = _trimmed(draft.text, Span(run[-1].span.end, end))
    if draft.words.opens("came-instead", draft.text, after) is None:
        return run
    for index in range(len(run) - 1, 0, -1):
        if _CLAUSE.search(draft.text, run[index - 1].span.end, run[index].span.start):
            return run[:index]
    return run[:-1]


def scopes(draft: Draft, run: Sequence[Name], head: Span, end: int) -> Sent:
    """Return the names with what their apologies are for.

    ``head`` is the phrase that leads to them ("apologies for lateness from").
    A bracket or clause behind a name speaks of that name, and behind the last
    one of those that share its "from".
    """
    common = _scope_in(draft, head)
    found = [common] * len(run)
    for index, name in enumerate(run):
        stop = run[index + 1].span.start if index + 1 < len(run) else end
        own = _scope_behind(draft, name, stop)
        if own is None:
            continue
        found[index] = own
        if index + 1 == len(run) and draft.text[name.span.end : stop].lstrip()[:1] != "(":
            for before in range(index - 1, -1, -1):
                gap = draft.text[run[before].span.end : run[before + 1].span.start]
                if "from" in gap or ";" in gap or "(" in gap:
                    break
                found[before] = own
    return Sent(tuple(run), tuple(found))


def _scope_behind(draft: Draft, name: Name, stop: int) -> str | None:
    behind = re.compile(
        r"\s*(?:\(([^()]*)\)|[,–—-]?\s*((?:who|for|until|as|and would|but would|would)\b[^;]*))"
    ).match(draft.text, name.span.end, stop)
    if behind is None:
        return None
    group = 1 if behind[1] is not None else 2
    scope = _scope_in(draft, Span(*behind.span(group)))
    return scope if scope != "meeting" else None


def _scope_in(draft: Draft, span: Span) -> str:
    for phrases, scope in (
        ("part-phrases", "part"), ("leaving-phrases", "leaving"), ("lateness-phrases", "lateness"),
    ):  # fmt: skip
        if draft.words.search(phrases, draft.text, span):
            return scope
    return "meeting"


def scope_of(draft: Draft, span: Span) -> str:
    """Return what the apologies in ``span`` are for: ``meeting`` unless it says otherwise."""
    return _scope_in(draft, span)
