"""Find the names of people in the text.

A capital letter is no evidence. A name is one if the attendance list has it, if a title stands
before it or a post behind it, if it stands in a list of people, or if it begins with a known
forename and is not part of the name of a body or place. When the full names are known, lone
forenames and surnames are found by them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from notelint.note.draft import Draft
from notelint.note.layout import Layout
from notelint.note.lexicon import Lexicon, fold, lexicon
from notelint.note.model import Listing, Name
from notelint.note.name_building import build_name
from notelint.note.name_lists import names_in_list, run_of_names
from notelint.note.name_reading import Reading, read_name
from notelint.note.name_words import CANDIDATE, LETTER, Word
from notelint.note.people import of_a_body, one_edit_apart, post_behind, surname_key
from notelint.note.sentences import sentences
from notelint.note.short_names import find_short_names
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, of_whole_words

__all__ = ["find_names", "names_in_list"]

_NEXT_WORD = regex(r",?(?:[ \u00a0]|\r?\n[ \u00a0>]{0,8})([a-z]+)")
# Behind a word of a name with more to it: the next word, which begins small only in "van der" and "d'Arcy".
_GAP = r"\.?(?:[ \u00a0\u2009\u202f]{1,2}|[ \u00a0]{0,3}\r?\n[ \u00a0>]{0,8})?"
_MORE = regex(rf"{_GAP}(?:([a-z]++)(?!['’‘])|[^\W\d_]|[\"“‘'(])")
_LAST_WORD = regex(rf"([{LETTER}&]+)\s{{1,3}}$")
_BLANK_LINE = regex(r"\n[ \t\u00a0\r>]*\n")
_COLON = regex(r"\s{0,3}:")
_INVITATION = r"<inviting-verbs>\s+(?P<who>(?-i:[A-Z])[^.;:\n]{3,120}?)\s+to\s+<invited-to>"
_LONGEST_LIST = 1500
_BRACKET_WITHIN = _LONGEST_BODY = 60  # code points


class Before(NamedTuple):
    """The candidate before this one."""

    end: int
    key: str


def find_names(draft: Draft) -> tuple[Name, ...]:
    """Return all names of people in the text, those of ``draft.listings`` (the same nodes) included.

    Sorted by start; no two overlap.
    """
    listed = [listing.name for listing in draft.listings if listing.name is not None]
    taken = _Taken([name.span for name in listed] + _cells(draft.layout, draft.listings))
    found = list(_lists(draft, taken))
    found += [name for name in _invited(draft) if taken.with_names(found).free(name.span)]
    finder = _Finder(draft.text, draft.words, listed + found)
    found += finder.find(taken.with_names(found))
    full = sorted(listed + found, key=lambda name: name.span.start)
    short = find_short_names(draft.text, lexicon(draft.words), full, taken.with_names(full).spans)
    return tuple(sorted([*full, *short], key=lambda name: name.span.start))


class _Taken:
    """Stretches of the text in which no further name is looked for, in order."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)

    def with_names(self, names: list[Name]) -> _Taken:
        return _Taken(self.spans + [name.span for name in names])

    def free(self, span: Span) -> bool:
        """Return whether nothing of ``span`` is taken."""
        return not any(taken.start < span.end and span.start < taken.end for taken in self.spans)


def _cells(layout: Layout, listings: tuple[Listing, ...]) -> list[Span]:
    """Return the cells of the attendance list, if it was understood: they hold listed names only."""
    if not listings:
        return []
    spans = [line for row in layout.rows or () for line in (*row.names, *(row.posts or ()))]
    return [*spans, *(listing.span for listing in listings)]


def _lists(draft: Draft, taken: _Taken) -> Iterator[Name]:
    """Yield the names of lists that words such as "apologies were received from" begin."""
    text, words = draft.text, draft.words
    starts = [match.end() for match in draft.phrases("name-list-openings")]
    for match in draft.phrases("name-list-labels"):
        colon = _COLON.match(text, match.end())
        if colon is not None:
            starts.append(colon.end())
    reached = 0
    for start in sorted(starts):
        if start < reached:
            continue
        paragraph = _paragraph(text, start)
        first = next(sentences(text, paragraph), paragraph)
        reached = first.end
        for name in names_in_list(text, Span(start, first.end), words):
            if taken.free(name.span):
                yield name


def _invited(draft: Draft) -> Iterator[Name]:
    """Yield the full names between "invited" and "to present": only people are asked to speak."""
    for stretch in draft.spots("inviting-verbs").stretches():
        for match in draft.words.compose(_INVITATION).finditer(draft.text, *stretch):
            for name in names_in_list(draft.text, Span(*match.span("who")), draft.words):
                if name.forenames and name.surname and not _is_body(draft, name):
                    yield name


def _is_body(draft: Draft, name: Name) -> bool:
    lex = lexicon(draft.words)
    keys = {fold(word) for word in name.text.split()}
    return not (keys.isdisjoint(lex.organisations) and keys.isdisjoint(lex.places))


def _paragraph(text: str, start: int) -> Span:
    """Return the rest of the paragraph from ``start``, as far as a list goes."""
    stop = min(len(text), start + _LONGEST_LIST)
    blank = _BLANK_LINE.search(text, start, stop)
    return Span(start, blank.start() if blank is not None else stop)


class _Finder:
    """Looks at each capitalised word once and asks whether a name of a person begins there."""

    def __init__(self, text: str, words: Vocabulary, known: list[Name]) -> None:
        self.text, self.words = text, words
        self.lex: Lexicon = lexicon(words)
        self.full = {key for name in known if (key := _full_key(name)) is not None}
        self.firsts: dict[str, set[str]] = {}  # and the surnames that they have
        for key in self.full:
            self.firsts.setdefault(key[0], set()).add(key[-1])
        self.surnames = {surname_key(name) for name in known if name.surname}

    def find(self, taken: _Taken) -> Iterator[Name]:
        """Yield the full and the titled names outside of what is taken."""
        text, before, done = self.text, Before(-1, ""), 0
        blocked = iter([*taken.spans, Span(len(text), len(text))])
        block = next(blocked)
        for match in CANDIDATE.finditer(text):
            start = match.start()
            while block.end <= start and block.start < len(text):
                block = next(blocked)
            key = fold(match[0])
            if start >= done and not block.start <= start < block.end:
                names, done = self._names_at(Span(start, match.end()), key, before, done)
                yield from names
            before = Before(match.end(), key)

    def _names_at(self, word: Span, key: str, before: Before, done: int) -> tuple[list[Name], int]:
        """Return the names that begin at a capitalised word, and how far the text is done with."""
        lex, text, start = self.lex, self.text, word.start
        if key in self.firsts and (known := self._known(start)) is not None:
            return [build_name(text, known, lex)], known.end
        if key in lex.stops and len(key) > 1 and not (key in lex.title_openings or key in lex.titles):
            return [], done
        small = self._small_title(start)
        if small >= 0 or key in lex.titles or key in lex.title_openings:
            reading = read_name(text, small if small >= 0 else start, len(text), lex)
            if reading is not None and reading.titles:
                return self._titled(reading)
        if not self._may_begin(start, key) or not self._goes_on(word.end):
            return [], done
        reading = read_name(text, start, len(text), lex)
        if reading is None or len(reading.words) < 2:
            return [], done
        listed = self._as_listed(reading)
        body = self.words.opens("not-people", text, of_whole_words(text, start, start + _LONGEST_BODY))
        if listed is None and body is not None:
            return [], body.end()
        reading = listed or reading
        if not self._is_person(reading, before):
            return [], reading.end if of_a_body(reading, lex) else done
        return [build_name(text, reading, lex)], reading.end

    def _known(self, start: int) -> Reading | None:
        """Return the known full name that begins here, though its forename is a word too: "June Birt"."""
        reading = read_name(self.text, start, len(self.text), self.lex, trusted=True)
        return None if reading is None or reading.titles else self._as_listed(reading)

    def _small_title(self, start: int) -> int:
        """Return the offset of "councillor" in small letters right before, or -1."""
        if start < 4 or self.text[start - 1] != " ":
            return -1
        *_, before = self.text[max(0, start - 16) : start - 1].replace("\n", " ").rsplit(" ", 1)
        return start - 1 - len(before) if before.rstrip(".") in self.lex.councillor_titles else -1

    def _may_begin(self, start: int, key: str) -> bool:
        if key in self.firsts or self.lex.knows(key) or len(key) == 1:
            return True
        if key in self.lex.stops or key in self.lex.organisations:
            return False
        return self.text.find("(", start, start + _BRACKET_WITHIN) >= 0

    def _goes_on(self, at: int) -> bool:
        """Return whether another word of a name may stand behind the one that ends at ``at``."""
        behind = _MORE.match(self.text, at)
        return behind is not None and (behind[1] is None or behind[1] in self.lex.small_openings)

    def _titled(self, reading: Reading) -> tuple[list[Name], int]:
        lex, text = self.lex, self.text
        if of_a_body(reading, lex):
            return [], reading.end
        last = reading.titles[-1].key
        if last not in lex.firm_titles and not self._loose_title_holds(reading):
            return [], reading.words[0].start
        if any(title.key in lex.plural_titles for title in reading.titles):
            names = run_of_names(text, reading.start, len(text), self.words)
            return (names, names[-1].span.end) if names else ([], reading.end)
        name = build_name(text, reading, lex)
        return [name], reading.end

    def _loose_title_holds(self, reading: Reading) -> bool:
        """Return whether "Mayor", "Inspector" or the like is a title here."""
        lex, first = self.lex, reading.words[0]
        if len(reading.words) > 1 and (lex.knows(first.key) or first.initial or first.key in self.firsts):
            return True
        return reading.words[-1].key.replace("-", "") in self.surnames or self._acts(reading)

    def _as_listed(self, reading: Reading) -> Reading | None:
        """Return the reading cut to the words that a known name has, if there is one."""
        for count in range(len(reading.words), 1, -1):
            if tuple(word.key for word in reading.words[:count]) in self.full:
                return reading if count == len(reading.words) else _cut(reading, count)
        return None

    def _is_person(self, reading: Reading, before: Before) -> bool:
        lex, words = self.lex, reading.words
        if tuple(word.key for word in words) in self.full:
            return True
        if of_a_body(reading, lex) or all(len(w.text) > 1 and w.text.isupper() for w in words):
            return False
        if self._has_post(reading):
            return words[0].key not in lex.stops and not any(self._thing(word) for word in words[:-1])
        if self._follows_capital(reading.start, before):
            return False
        first, last = words[0], words[-1]
        if first.initial:
            return self._after_a_verb(reading) or self._acts(reading) or last.key in self.surnames
        place = last.key in lex.surnames and (last.key in lex.places or last.key in lex.organisations)
        rare = first.key in lex.doubtful and first.key not in lex.common
        if rare or place:
            return self._acts(reading) or (not place and self._after_a_verb(reading))
        # Or a known full name with a slip in the surname.
        slip = any(one_edit_apart(surname, last.key) for surname in self.firsts.get(first.key, ()))
        return slip or lex.knows(first.key)

    def _thing(self, word: Word) -> bool:
        lex = self.lex
        return (word.key in lex.organisations or word.key in lex.places) and not lex.knows(word.key)

    def _has_post(self, reading: Reading) -> bool:
        """Return whether a bracket or clause behind the name tells a post."""
        if reading.role is not None and len(reading.words) < 5:
            keys = [fold(part.strip(",;&–—-/")) for part in reading.role.split()]
            if any(key in self.lex.posts for key in keys) and not any(c.isdigit() for c in reading.role):
                return True
        if not self.lex.knows(reading.words[0].key) or reading.role is not None:
            return False
        end = min(len(self.text), reading.end + 100)
        return post_behind(self.text, reading.end, end, self.words) is not None

    def _follows_capital(self, start: int, before: Before) -> bool:
        """Return whether a capitalised word right before makes this a part of a longer name."""
        lex, gap = self.lex, self.text[before.end : start]
        if before.end < 0 or gap.strip(" \u00a0") or len(gap) > 2:
            return False
        if self.text[before.end - 2 : before.end] in ("’s", "'s"):
            return False
        return not (before.key in lex.stops or before.key in lex.posts or before.key in lex.calendar)

    def _acts(self, reading: Reading) -> bool:
        match = _NEXT_WORD.match(self.text, reading.after)
        return match is not None and match[1] in self.lex.verbs and not reading.possessive

    def _after_a_verb(self, reading: Reading) -> bool:
        match = _LAST_WORD.search(self.text, max(0, reading.start - 24), reading.start)
        return match is not None and match[1].lower() in self.lex.before


def _full_key(name: Name) -> tuple[str, ...] | None:
    """Return the folded words of a full name, as they would stand in the text."""
    if not name.surname or not name.forenames:
        return None
    return tuple(fold(part) for part in (*name.forenames, *name.surname.split()))


def _cut(reading: Reading, count: int) -> Reading:
    """Return a reading of the first words only."""
    words, end = reading.words[:count], reading.words[count - 1].end
    return reading._replace(
        end=end, after=end, words=words, honours=(), role=None, stopped_by="", possessive=False
    )
