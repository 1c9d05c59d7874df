"""Things that the text of a note writes in several forms: short forms, names of things, the body.

Forms of one thing differ only in capitals, blanks, hyphens, full stops or a
plural s within: "MOU" and "MoU", "COP 26" and "COP26", "Shared Services Map"
and "Shared Service Map". A plural at the end is no other form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notelint.note.capitals import Capitals
from notelint.note.draft import Draft
from notelint.note.model import BodyName, Term
from notelint.note.units import Unit
from notelint.text import Span

_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,5}(?![\w.])|(?<![\w.])(?:[A-Z]\.){1,5}[A-Z](?![\w.])")
_NUMBERED = re.compile(
    r"(?<![^\W_])([A-Z][A-Za-z]+)(?:[ \u00a0]|[-–‐‑])?(\d{1,3})(?![^\W_]|[/,.:]\d|[-–]\d|%|st|nd|rd|th)"
)
_WORD = re.compile(r"[^\W_](?:[\w&]|['’.-](?=[^\W_]))*|&")
_PLURAL = re.compile(r"(?<=[^\W\dsiu])s(?=['’]?$)")
_POSSESSIVE = re.compile(r"['’]s?$")
_NEAR_CAPITALS = re.compile(r"[A-Z][\w’'&-]*\s+(?:[a-z&]{1,4}\s+){0,3}[A-Z]")
_MOST_WORDS = 7
_WIDEST = 200  # code points of a name
_LEAST_WORDS_IN_SMALL = 3  # of a name, for a form of it in small letters to be the same name


def find_terms(capitals: Capitals) -> tuple[Term, ...]:
    """Return the uses of all names and short forms that stand in two forms or more, in order."""
    things: dict[str, list[Term]] = {}
    for term in (*_short_forms(capitals), *_numbered(capitals), *_names(capitals)):
        things.setdefault(term.thing, []).append(term)
    several = [terms for terms in things.values() if len({term.text for term in terms}) > 1]
    return tuple(sorted((term for terms in several for term in terms), key=lambda term: term.span))


def find_body_names(capitals: Capitals) -> tuple[BodyName, ...]:
    """Return where the paragraphs of the items name the body that met, in whatever form."""
    draft = capitals.draft
    name = draft.header.body
    words = [match[0] for match in _WORD.finditer(name or "")]
    if len(words) < 2 or len(words) > 2 * _MOST_WORDS:
        return ()
    joined = r"[\s-]+".join("(?:and|&)" if _is_and(word) else re.escape(word) for word in words)
    pattern = re.compile(rf"(?<![\w&]){joined}(?![\w&])", re.IGNORECASE)
    found = []
    for unit in _paragraphs(capitals):
        for match in pattern.finditer(draft.text, *unit.span):
            written = " ".join(match[0].split())
            found.append(BodyName(span=Span(*match.span()), parent=unit.item, text=written, thing="body"))
    return tuple(found)


def _is_and(word: str) -> bool:
    return word == "&" or word.lower() == "and"


def _paragraphs(capitals: Capitals) -> Iterator[Unit]:
    return (unit for unit in capitals.units if unit.role == "paragraph")


# --- Short forms and names with a number ----------------------------------------------


def _short_forms(capitals: Capitals) -> Iterator[Term]:
    draft = capitals.draft
    known = set()
    weight = draft.words.words("capitals-for-weight")
    for form in capitals.forms:
        if form.key in weight or (form.text.isupper() and form.key in capitals.lower):
            continue
        known.add(form.key)
        yield Term(span=form.span, parent=form.unit.item, text=form.text, thing=form.key)
    if not known:
        return
    for unit in capitals.units:
        if unit.role == "paragraph":
            for match in _DOTTED.finditer(draft.text, *unit.span):
                key = match[0].replace(".", "").casefold()
                if key in known:
                    yield Term(span=Span(*match.span()), parent=unit.item, text=match[0], thing=key)


def _numbered(capitals: Capitals) -> Iterator[Term]:
    """Yield names with a number, of which one at least is joined to it: "COP26", "Covid-19"."""
    found: dict[str, list[Term]] = {}
    joined: set[str] = set()
    draft = capitals.draft
    for unit in capitals.units:
        if unit.role == "cell":
            continue
        for match in _NUMBERED.finditer(draft.text, *unit.span):
            if match[1].lower() in draft.words.words("calendar-words"):
                continue
            key = (match[1] + match[2]).casefold()
            written = " ".join(match[0].split())
            if " " not in written:
                joined.add(key)
            term = Term(span=Span(*match.span()), parent=unit.item, text=written, thing=key)
            found.setdefault(key, []).append(term)
    for key, terms in found.items():
        if key in joined:
            yield from terms


# --- Names of several words -----------------------------------------------------------


def _names(capitals: Capitals) -> Iterator[Term]:
    """Yield names of two words or more with capitals, and the same names partly in small letters."""
    draft = capitals.draft
    small = draft.words.words("joining-words-of-names")
    long: dict[str, set[str]] = {}
    for unit in _paragraphs(capitals):
        if not _NEAR_CAPITALS.search(draft.text, *unit.span):
            continue
        words = [Span(*match.span()) for match in _WORD.finditer(draft.text, *unit.span)]
        for first, last in _stretches(draft, words, small):
            term = _term(draft, unit, words[first : last + 1])
            if term is not None:
                if last - first + 1 >= _LEAST_WORDS_IN_SMALL:
                    opening = draft.text[words[first].start : words[first].end]
                    long.setdefault(opening, set()).add(term.thing)
                yield term
    if long:
        openings = "|".join(re.escape(word) for word in long)
        begins = re.compile(rf"(?<![\w&])(?:{openings})\s+(?=[a-z])")
        for unit in _paragraphs(capitals):
            for match in begins.finditer(draft.text, *unit.span):
                yield from _in_small_letters(draft, unit, match.start(), long)


def _stretches(draft: Draft, words: list[Span], small: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield first and last word of each run of capitals, and of the names that an "and" joins in it."""
    text = draft.text
    at = 0
    while at < len(words):
        if not _is_capital(text, words[at]):
            at += 1
            continue
        last = end = at
        while end + 1 < len(words) and _is_joined(text, words[end], words[end + 1]):
            end += 1
            if _is_capital(text, words[end]):
                last = end
            elif _word(text, words[end]) not in small:
                break
        joints = [index for index in range(at, last) if _is_and(_word(text, words[index]))]
        starts = [at, *(index + 1 for index in joints)]
        ends = [*(index - 1 for index in joints), last]
        parts = zip(starts, ends, strict=True) if joints else ()
        for first, final in dict.fromkeys([(at, last), *parts]):
            yield from _named(draft, words, first, final)
        at = last + 1


def _named(draft: Draft, words: list[Span], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch if it may be a name; if it opens a sentence, also without its first word."""
    text, plain = draft.text, draft.words.words("function-words")
    capitals = [index for index in range(first, last + 1) if _is_capital(text, words[index])]
    while capitals and _word(text, words[capitals[0]]) in plain:
        capitals.pop(0)
    ways = 2 if capitals and _opens_sentence(text, words, capitals[0]) else 1
    for begin in capitals[:ways]:
        several = begin < last and last - begin < _MOST_WORDS
        if several and not _all_capitals(text, words[begin : last + 1]):
            yield begin, last


def _in_small_letters(draft: Draft, unit: Unit, at: int, long: dict[str, set[str]]) -> Iterator[Term]:
    """Yield the name of ``long`` that begins at an offset with a capital and goes on in small letters."""
    text = draft.text
    if at == unit.span.start or not text[at - 1].isspace() or _opens_at(text, unit, at):
        return
    near = Span(at, min(unit.span.end, at + _WIDEST))
    words = [Span(*match.span()) for match in _WORD.finditer(text, *near)][:_MOST_WORDS]
    for last in range(1, len(words)):
        if not _is_joined(text, words[last - 1], words[last]) or _is_capital(text, words[last]):
            break
        term = _term(draft, unit, words[: last + 1]) if last > 1 else None
        if term is not None and term.thing in long[_word(text, words[0], keep=True)]:
            yield term


def _term(draft: Draft, unit: Unit, words: list[Span]) -> Term | None:
    """Return the term that some words are, or None if they are a person, a street or a day."""
    text = draft.text
    span = Span(words[0].start, words[-1].end)
    last = _POSSESSIVE.sub("", text[words[-1].start : words[-1].end])
    ending = _PLURAL.search(last)
    last = last[: ending.start()] if ending else last
    span = Span(span.start, words[-1].start + len(last))
    inner = [text[word.start : word.end] for word in words[:-1]]
    lists = ("calendar-words", "street-words", "councillor-titles", "courtesy-titles")
    if any(one.lower() in draft.words.words(name) for one in (inner[0], last) for name in lists):
        return None
    near = draft.names_in(Span(max(0, span.start - 60), span.end + 60))
    if any(name.span.start < span.end and span.start < name.span.end for name in near):
        return None
    written = " ".join(re.sub("['’]", "", text[span.start : span.end]).split())
    key = "".join(_PLURAL.sub("", one) if len(one) > 3 else one for one in (*inner, last))
    thing = "".join(char for char in key if char not in " -.‐‑–'’").casefold()
    return Term(span=span, parent=unit.item, text=written, thing=thing)


def _word(text: str, word: Span, *, keep: bool = False) -> str:
    written = text[word.start : word.end]
    return written if keep else written.lower()


def _opens_at(text: str, unit: Unit, at: int) -> bool:
    """Return whether the word at an offset opens a sentence, so that its capital says nothing."""
    before = text[max(unit.span.start, at - 6) : at].rstrip()
    return not before or not (before[-1].isalnum() or before[-1] == "&")


def _is_capital(text: str, word: Span) -> bool:
    return text[word.start].isupper()


def _all_capitals(text: str, words: Iterable[Span]) -> bool:
    return all(text[word.start : word.end].isupper() for word in words)


def _is_joined(text: str, before: Span, behind: Span) -> bool:
    """Return whether only a blank or the end of a line stands between two words."""
    gap = text[before.end : behind.start]
    return bool(gap) and gap.isspace() and gap.count("\n") < 2


def _opens_sentence(text: str, words: list[Span], at: int) -> bool:
    """Return whether a word opens a sentence, a list entry or the unit, so that its capital says nothing."""
    if at == 0:
        return True
    return not text[words[at - 1].end : words[at].start].isspace()
