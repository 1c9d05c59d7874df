"""Names of several words with capitals, and the same names partly in small letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from notelint.note.capitals import Capitals
from notelint.note.draft import Draft
from notelint.note.model import Item, Term
from notelint.note.units import Unit, places_by_unit
from notelint.patterns import regex
from notelint.text import Span

WORD = r"[^\W_](?:[\w&]|['’.-](?=[^\W_]))*|&"
_WORD = regex(WORD)
_NEXT_WORD = regex(rf"(\s+)({WORD})")
_CAPITAL = regex(r"[^\W\d_a-z](?:[\w&]|['’.-](?=[^\W_]))*")
_WITHIN_WORDS = "_&'’.-"
_BEFORE_SMALL = regex(r"\s([^\W\d_a-z](?:[\w&]|['’.-](?=[^\W_]))*)(?=\s+[a-z])")
_PLURAL = regex(r"(?<=[^\W\dsiu])s(?=['’]?$)")
_POSSESSIVE = regex(r"['’]s?$")
_NEAR_CAPITALS = regex(r"[A-Z][\w’'&-]*\s+(?:[a-z&]{1,4}\s+){0,3}[A-Z]")
_LISTS = ("calendar-words", "street-words", "councillor-titles", "courtesy-titles")
_JOINTS = dict.fromkeys(map(ord, " -.‐‑–'’"))
_MOST_WORDS = 7
_WIDEST = 200  # code points of a name
_LEAST_WORDS_IN_SMALL = 3  # of a name, for a form of it in small letters to be the same name


class Use(NamedTuple):
    """What may be a use of a name, with what its term would have.

    ``opening`` and ``last`` are words of it, ``length`` is how many it has.
    ``small``: it goes on in small letters, and is one only if the name is.
    """

    span: Span
    item: Item | None
    text: str
    thing: str
    opening: str
    last: str
    length: int
    small: bool = False


def uses_of_names(capitals: Capitals) -> Iterator[Use]:
    """Yield what may be names of two words or more, first those with capitals, in the order of the text."""
    draft = capitals.draft
    joining = draft.words.words("joining-words-of-names")
    long: dict[str, set[str]] = {}
    for unit in capitals.units:
        if unit.role != "paragraph" or not _NEAR_CAPITALS.search(draft.text, *unit.span):
            continue
        for words, opens in _runs(draft.text, unit.span, joining):
            for first, last in _stretches(draft, words, opens=opens):
                use = _use(draft.text, unit, words[first : last + 1])
                if use.length >= _LEAST_WORDS_IN_SMALL:
                    long.setdefault(use.opening, set()).add(use.thing)
                yield use
    openings = {match.start(1): match[1] for match in _BEFORE_SMALL.finditer(draft.text) if match[1] in long}
    for unit, places in places_by_unit(capitals.units, list(openings)):
        for at in places if unit.role == "paragraph" else ():
            yield from _in_small_letters(draft.text, unit, at, long[openings[at]])


def surely_names(draft: Draft, uses: Iterable[Use]) -> list[Term]:
    """Return the uses of one name that are no people, streets or days."""
    sure = [use for use in uses if not _is_other(draft, use)]
    openings = {use.opening for use in sure if use.length >= _LEAST_WORDS_IN_SMALL and not use.small}
    return [
        Term(span=use.span, parent=use.item, text=use.text, thing=use.thing)
        for use in sure
        if not use.small or use.opening in openings
    ]


def is_and(word: str) -> bool:
    """Return whether a word is "and" or its sign."""
    return word == "&" or word.lower() == "and"


def _runs(text: str, span: Span, joining: frozenset[str]) -> Iterator[tuple[list[Span], bool]]:
    """Yield runs of words that begin and end with a capital, and whether their first word opens a sentence.

    Its capital then says nothing. Within a run there are small words that join names.
    """
    known, reached = span.start, span.start
    for match in _CAPITAL.finditer(text, *span):
        start, end = match.span()
        if start >= reached and text[start].isupper() and _begins_word(text, known, start):
            words, last = [Span(start, end)], 0
            behind = _NEXT_WORD.match(text, end, span.end)
            while behind is not None and behind[1].count("\n") < 2:
                words.append(Span(*behind.span(2)))
                if behind[2][0].isupper():
                    last = len(words) - 1
                elif behind[2].lower() not in joining:
                    break
                behind = _NEXT_WORD.match(text, behind.end(), span.end)
            reached = words[last].end
            if last:
                yield words[: last + 1], not _follows_word(text, span.start, start)
        known = end


def _begins_word(text: str, known: int, at: int) -> bool:
    """Return whether a word begins at an offset; one ends at ``known``, or the unit begins there."""
    before = text[at - 1] if at > known else " "
    if before not in _WITHIN_WORDS:
        return not before.isalnum()
    start = at
    while start > known and (text[start - 1] in _WITHIN_WORDS or text[start - 1].isalnum()):
        start -= 1
    return any(word.start() == at for word in _WORD.finditer(text, start, at + 1))


def _follows_word(text: str, begin: int, at: int) -> bool:
    """Return whether only blanks stand between the word at an offset and a word before it."""
    end = at
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end in (at, begin):
        return False
    start = end
    while start > begin and text[start - 1] in "_&":
        start -= 1
    return text[end - 1] == "&" or (start > begin and text[start - 1].isalnum())


def _stretches(draft: Draft, words: Sequence[Span], *, opens: bool) -> Iterator[tuple[int, int]]:
    """Yield first and last word of a run, and of the names that an "and" joins in it."""
    text, end = draft.text, len(words) - 1
    joints = [index for index in range(end) if is_and(text[words[index].start : words[index].end])]
    starts = [0, *(index + 1 for index in joints)]
    ends = [*(index - 1 for index in joints), end]
    parts = zip(starts, ends, strict=True) if joints else ()
    for first, last in dict.fromkeys([(0, end), *parts]):
        yield from _named(draft, words, first, last, opens=opens)


def _named(
    draft: Draft, words: Sequence[Span], first: int, last: int, *, opens: bool
) -> Iterator[tuple[int, int]]:
    """Yield the stretch if it may be a name; if it opens a sentence, also without its first word."""
    text, plain = draft.text, draft.words.words("function-words")
    capitals = [index for index in range(first, last + 1) if text[words[index].start].isupper()]
    while capitals and text[words[capitals[0]].start : words[capitals[0]].end].lower() in plain:
        capitals.pop(0)
    ways = 2 if opens and capitals and capitals[0] == 0 else 1
    for begin in capitals[:ways]:
        several = begin < last and last - begin < _MOST_WORDS
        if several and not all(text[word.start : word.end].isupper() for word in words[begin : last + 1]):
            yield begin, last


def _in_small_letters(text: str, unit: Unit, at: int, things: set[str]) -> Iterator[Use]:
    """Yield the name, of some things, that begins with a capital at an offset and goes on without."""
    if at == unit.span.start or _opens_at(text, unit, at):
        return
    end = min(unit.span.end, at + _WIDEST)
    first = _WORD.match(text, at, end)
    words = [Span(*first.span())] if first else []
    while words and len(words) < _MOST_WORDS:
        behind = _NEXT_WORD.match(text, words[-1].end, end)
        if behind is None or behind[1].count("\n") > 1 or behind[2][0].isupper():
            break
        words.append(Span(*behind.span(2)))
        if len(words) > 2:
            use = _use(text, unit, words, small=True)
            if use.thing in things:
                yield use


def _use(text: str, unit: Unit, words: Sequence[Span], *, small: bool = False) -> Use:
    """Return the use that some words are."""
    inner = [text[word.start : word.end] for word in words[:-1]]
    last = _POSSESSIVE.sub("", text[words[-1].start : words[-1].end])
    ending = _PLURAL.search(last)
    last = last[: ending.start()] if ending else last
    span = Span(words[0].start, words[-1].start + len(last))
    written = " ".join(text[span.start : span.end].replace("'", "").replace("’", "").split())
    key = "".join(_PLURAL.sub("", one) if "s" in one and len(one) > 3 else one for one in (*inner, last))
    thing = (key if key.isalnum() else key.translate(_JOINTS)).casefold()
    return Use(span, unit.item, written, thing, inner[0], last, len(words), small)


def _is_other(draft: Draft, use: Use) -> bool:
    """Return whether a use is a person, a street or a day."""
    span = use.span
    ends = (use.opening.lower(), use.last.lower())
    if any(word in draft.words.words(name) for name in _LISTS for word in ends):
        return True
    near = draft.names_in(Span(max(0, span.start - 60), span.end + 60))
    return any(name.span.start < span.end and span.start < name.span.end for name in near)


def _opens_at(text: str, unit: Unit, at: int) -> bool:
    """Return whether the word at an offset opens a sentence, so that its capital says nothing."""
    before = text[max(unit.span.start, at - 6) : at].rstrip()
    return not before or not (before[-1].isalnum() or before[-1] == "&")
