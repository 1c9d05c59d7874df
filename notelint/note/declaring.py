"""Where a sentence declares an interest, and who does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notelint.note.declaration_entries import Made, entry, held_by, passive, says
from notelint.note.draft import Draft
from notelint.note.model import Name
from notelint.note.passages import Passage, names_before, trailing_names, without_adverbs
from notelint.patterns import regex
from notelint.text import Span, trim

_INTEREST = regex(r"\binterests?\b", re.IGNORECASE)
_TOKEN = regex(r"[\w’'./-]+")
_CLAUSE = regex(r"[.;:]\s|,\s|\s-\s|[–—(]|\b(?:and|that|but|then|while|when|as)\b", re.IGNORECASE)
_INITIALS = regex(r"[A-Z]{2,4}[a-z]?")
_LONGEST = 6  # words between a verb and "interest"


def declared_in(
    draft: Draft, passage: Passage, *, at_home: bool, near: bool, listing: bool
) -> Iterator[Made]:
    """Yield the declarations that a sentence makes, one a person.

    ``at_home``: the item is on interests, so that weaker words will do.
    ``listing``: a lead-in has promised a list of them.
    """
    names = draft.names_in(passage.span)
    verbs = [match for match in _verbs(draft, passage.span, at_home) if not _supposed(draft, passage, match)]
    found: list[tuple[Sequence[Name], str, Span, int]] = []
    for verb, stop in _with_stops(verbs, passage.span.end):
        run, who = _declarers(draft, names, passage.span, verb, stop)
        leads_in = draft.text[passage.span.end - 1] == ":"
        if not run and (leads_in or not _may_declare(draft, who, at_home or near)):
            continue
        said = Span(verb.end(), stop)
        found.append((run, who, said, verb.start()))
    if found:
        yield from _each(draft, passage, found, names)
        return
    by = passive(draft, passage, names)
    if by:
        stops = [name.span.start for name in by[1:]] + [passage.span.end]
        for name, stop in zip(by, stops, strict=True):
            own = Span(name.span.end, stop)
            if not (says(draft, own) and len(by) > 1):
                own = Span(name.span.end, passage.span.end)
            whole = own if len(by) > 1 and says(draft, own) else passage.span
            yield Made(name, draft.text[slice(*name.span)], own, whole)
        return
    if at_home and (held := held_by(draft, passage, names)):
        yield held
    elif at_home and (listed := entry(draft, passage, names, listing)):
        yield listed


def speaks_of_declaring(draft: Draft, passage: Passage) -> bool:
    """Return whether someone declares an interest in a sentence, whoever it is."""
    verbs = _verbs(draft, passage.span, at_home=False)
    leads_in = draft.text[passage.span.end - 1] == ":"
    return not leads_in and any(
        not _supposed(draft, passage, verb) and not verb[0].lower().endswith("ing") for verb in verbs
    )


def _with_stops(verbs: list[re.Match[str]], end: int) -> Iterator[tuple[re.Match[str], int]]:
    """Yield each verb with where the words about it end: before the next one."""
    for index, verb in enumerate(verbs):
        yield verb, verbs[index + 1].start() if index + 1 < len(verbs) else end


def _verbs(draft: Draft, span: Span, at_home: bool) -> Iterator[re.Match[str]]:
    """Yield the verbs that declare an interest."""
    last = -1
    for phrases in ("declaring", "declaring-here") if at_home else ("declaring",):
        weak = phrases == "declaring-here"
        for match in draft.words.find(phrases, draft.text, span):
            behind = Span(match.end(), span.end)
            if match.start() >= last and _declares(draft, behind, at_home=at_home, weak=weak):
                had = draft.words.opens("that-they-had", draft.text, trim(draft.text, *behind))
                last = had.end() if had else match.end()
                yield match


def _declares(draft: Draft, behind: Span, *, at_home: bool, weak: bool) -> bool:
    """Return whether the words behind a verb say what interest is declared."""
    if _an_interest(draft, behind, strict=weak):
        return True
    if not at_home or _refused(draft, behind):
        return False
    if draft.words.opens("holds-office", draft.text, _past_comma(draft.text, behind)):
        return True
    return weak and _clause_of_office(draft, behind) is not None


def _past_comma(text: str, span: Span) -> Span:
    start = span.start
    while start < span.end and (text[start].isspace() or text[start] == ","):
        start += 1
    return Span(start, span.end)


def _clause_of_office(draft: Draft, span: Span) -> re.Match[str] | None:
    """Return "that she was a governor" a few words behind "informed the meeting"."""
    start = trim(draft.text, span.start, span.end).start
    match = draft.words.search("holds-office", draft.text, Span(start, min(span.end, start + 80)))
    if match is None:
        return None
    between = draft.text[start : match.start()].split()
    that = match[0].lower().startswith("that") or (bool(between) and between[-1].lower() == "that")
    return match if that and len(between) <= 5 else None


def _an_interest(draft: Draft, behind: Span, *, strict: bool) -> bool:
    """Return whether the words behind a verb are "a personal interest" or the like."""
    text, words = draft.text, draft.words
    kinds = words.words("interest-words")
    told = words.opens("told-whom", text, trim(text, *behind))
    behind = Span(told.end(), behind.end) if told else behind
    had = words.opens("that-they-had", text, trim(text, *behind))
    behind = Span(had.end(), behind.end) if had else behind
    for index, token in enumerate(_TOKEN.finditer(text, behind.start, behind.end)):
        word = token[0].lower().strip(".'’")
        if word in ("interest", "interests"):
            return not _refused(draft, Span(behind.start, min(behind.end, token.end() + 40)))
        if word in words.words("interest-short-forms") and token[0].isupper():
            return True
        if index > _LONGEST * 2 or (word not in kinds and not (index <= 3 and not strict and index > 0)):
            return False
    return False


def _refused(draft: Draft, span: Span) -> bool:
    return draft.words.search("no-declared-interest", draft.text, span) is not None


def _supposed(draft: Draft, passage: Passage, verb: re.Match[str]) -> bool:
    """Return whether the sentence speaks of who might declare: "any member who declared"."""
    before = [token.lower() for token in _TOKEN.findall(draft.text[passage.span.start : verb.start()])]
    if draft.words.words("supposing").intersection(before[-6:]):
        return True
    last = before[-1:] if before else []
    if last in (["to"], ["not"], ["be"], ["no"]):
        return True
    who = before.index("who", -3) if "who" in before[-3:] else 0
    return who > 0 and before[who - 1] in draft.words.words("role-words-members")


def _declarers(
    draft: Draft, names: Sequence[Name], span: Span, verb: re.Match[str], stop: int
) -> tuple[tuple[Name, ...], str]:
    """Return who declares: the names before the verb, else the words of its subject."""
    run = names_before(draft, names, verb.start())
    if run:
        return run, draft.text[run[0].span.start : run[-1].span.end]
    clause = _subject(draft, span, verb.start())
    before = [name for name in names if name.span.end <= verb.start()]
    opening = before and not draft.text[span.start : before[0].span.start].strip(" *_-–·•")
    if opening and before:
        run = trailing_names(draft, before, before[0].span.start, verb.start())
        said = without_adverbs(draft, draft.text[run[-1].span.end : verb.start()])
        if run == tuple(before) and said.endswith((" and", " then", " so")) and "that" not in said.split():
            return run, draft.text[run[0].span.start : run[-1].span.end]
    if draft.text[span.start : span.start + 6].lower() == "having" and verb.start() - span.start < 40:
        after = [name for name in names if name.span.start >= verb.end()]
        if after:
            return (after[0],), draft.text[slice(*after[0].span)]
    return (), clause


def _subject(draft: Draft, span: Span, at: int) -> str:
    """Return the words of the clause before a verb, as far as they can be its subject."""
    start = span.start
    for match in _CLAUSE.finditer(draft.text, span.start, at):
        if match.end() < at and draft.text[match.end() : at].strip():
            start = match.end()
    return without_adverbs(draft, draft.text[start:at].strip(" ,*_")).strip(" ,")


def _may_declare(draft: Draft, who: str, near: bool) -> bool:
    """Return whether words that are no name can be those of a declarer."""
    if not who or len(who.split()) > 8:
        return False
    if who.split()[0].lower() in draft.words.words("negatives"):
        return False
    if _INITIALS.fullmatch(who):
        return True
    match = draft.words.search("declarers", who, Span(0, len(who)))
    if match is None or match.end() < len(who.rstrip(" .,")):
        return False
    return near or not re.match(
        r"(?:he|she|they|members|councillors|all|some|many|several)\b", who, re.IGNORECASE
    )


def _each(
    draft: Draft, passage: Passage, found: list[tuple[Sequence[Name], str, Span, int]], names: Sequence[Name]
) -> Iterator[Made]:
    for index, (run, who, said, start) in enumerate(found):
        begin = run[0].span.start if run else start
        following = found[index + 1] if index + 1 < len(found) else None
        end = (
            (following[0][0].span.start if following[0] else following[3]) if following else passage.span.end
        )
        said = Span(said.start, max(said.start, min(said.end, end)))
        whole = Span(passage.span.start if index == 0 else begin, max(end, said.end))
        gapped = _gapped(draft, names, said)
        stop = gapped.span.start if gapped else said.end
        for name in run or (None,):
            yield Made(
                name,
                draft.text[slice(*name.span)] if name else who,
                Span(said.start, stop),
                Span(whole.start, stop if gapped else whole.end),
                before=trim(draft.text, run[-1].span.end, start)
                if run and run[-1].span.end < start
                else None,
            )
        if gapped is not None:
            rest = Span(gapped.span.end, said.end)
            yield Made(gapped, draft.text[slice(*gapped.span)], rest, Span(said.start, said.end))


def _gapped(draft: Draft, names: Sequence[Name], said: Span) -> Name | None:
    """Return a second declarer without a verb: "A declared an interest in item 4 and B in item 5"."""
    for name in names:
        if name.span.start < said.start or name.span.end > said.end:
            continue
        before = draft.text[said.start : name.span.start].rstrip()
        behind = Span(name.span.end, said.end)
        start = trim(draft.text, *behind).start
        if re.search(r"(?:\band|[;,])$", before) and re.match(
            r"(?:in|on|for|regarding)\s", draft.text[start : said.end]
        ):
            named = draft.words.search("item-named", draft.text, Span(start, said.end))
            if named and named.start() - start < 30:
                return name
    return None
