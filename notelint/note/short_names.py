"""Find lone forenames and surnames of people whose full names are known: "Ana reported that"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from notelint.note.lexicon import Lexicon, fold
from notelint.note.model import Name
from notelint.note.name_words import CANDIDATE, LETTER, Word, word_at
from notelint.note.people import all_keys, forename_keys, surname_key
from notelint.patterns import regex
from notelint.text import Span

_BEHIND = regex(r"(?:['’][sS])?(,?)(?:[ \u00a0]|\r?\n[ \u00a0>]{0,8})([a-z]+)?")
_LAST_WORD = regex(rf"([{LETTER}&]+)[ \u00a0]{{1,2}}$")
_SENTENCE_START = regex(r"(?:^|[.!?:;•·∑\n\t–—>*“\"‘(-])[ \t\u00a0\r>]*$")


def find_short_names(text: str, lex: Lexicon, full: Sequence[Name], taken: Iterable[Span]) -> Iterator[Name]:
    """Yield lone forenames and surnames of the people whose full names are given.

    A forename may be that of several; a surname without a title must be that of one.
    """
    forenames = {forename_keys(name)[0] for name in full if name.surname and name.forenames}
    forenames = {key for key in forenames if len(key) > 1}
    surnames: dict[str, set[tuple[str, ...]]] = {}
    for name in full:
        if name.surname and name.forenames:
            surnames.setdefault(surname_key(name), set()).add(all_keys(name))
    alone = {key for key, people in surnames.items() if len(people) == 1}
    known = forenames | alone
    blocked = iter([*taken, Span(len(text), len(text))])
    block, reached = next(blocked), 0
    for match in CANDIDATE.finditer(text):
        start = match.start()
        while block.start <= start and block.start < len(text):
            reached = max(reached, block.end)
            block = next(blocked)
        key = fold(match[0])
        if start < reached or not (key in known or key.removesuffix("s") in known):
            continue
        found = word_at(text, start, len(text))
        if found is None or found[0].key not in known:
            continue
        word = found[0]
        if word.text.isupper() or _among_capitals(text, word, lex, full_start=block.start):
            continue
        if word.key in forenames and _is_forename(text, word, lex):
            yield _name(text, word, forename=True)
        elif word.key in alone and _is_surname(text, word, lex):
            yield _name(text, word, forename=False)


def _name(text: str, word: Word, *, forename: bool) -> Name:
    span = Span(word.start, word.end)
    if forename:
        return Name(span=span, text=word.text, forenames=(word.text,))
    return Name(span=span, text=word.text, surname=word.text, places={"surname": span})


def _among_capitals(text: str, word: Word, lex: Lexicon, *, full_start: int) -> bool:
    """Return whether another capitalised word stands beside it, which it would belong to."""
    behind = word.end
    if text[behind : behind + 1] in (" ", "\u00a0"):
        following = word_at(text, behind + 1, len(text))
        if following is not None and behind + 1 != full_start:
            return True
    if text[behind : behind + 1] in ("&", "/", "-", "@"):
        return True
    before = _LAST_WORD.search(text, max(0, word.start - 40), word.start)
    if before is None or not before[1][0].isupper():
        return False
    key = fold(before[1])
    return not (key in lex.stops or key in lex.posts or key in lex.calendar)


def _surroundings(text: str, word: Word) -> tuple[bool, str, str, bool]:
    """Return whether a sentence begins with it, the small words beside it, and if a comma follows."""
    opens = _SENTENCE_START.search(text, max(0, word.start - 12), word.start) is not None or not word.start
    before = _LAST_WORD.search(text, max(0, word.start - 24), word.start)
    behind = _BEHIND.match(text, word.end)
    next_word = behind[2] or "" if behind is not None else ""
    comma = behind is not None and bool(behind[1])
    return opens, before[1].lower() if before is not None and not opens else "", next_word, comma


def _is_forename(text: str, word: Word, lex: Lexicon) -> bool:
    opens, before, behind, comma = _surroundings(text, word)
    if behind in lex.verbs and not comma:
        return True
    ordinary = word.key in lex.doubtful or word.key in lex.calendar or word.key in lex.stops
    ordinary = ordinary or word.key in lex.places or word.key in lex.organisations or word.key in lex.surnames
    if not ordinary:
        return True
    if opens:
        return behind in lex.helping_verbs
    return before not in lex.before_things and (before in lex.before or behind in lex.helping_verbs)


def _is_surname(text: str, word: Word, lex: Lexicon) -> bool:
    opens, before, behind, comma = _surroundings(text, word)
    if comma or before in lex.before_things:
        return False
    return behind in lex.verbs or (before in lex.before and word.key not in lex.doubtful and not opens)
