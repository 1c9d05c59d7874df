"""Lists of names: "Cllrs Ana Birt, Joe Cole (sub) and Kit Dean, and from Lou East"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from notelint.note.lexicon import Lexicon, fold, lexicon
from notelint.note.model import Name
from notelint.note.name_building import build_name
from notelint.note.name_edges import names_beside
from notelint.note.name_reading import read_name
from notelint.note.name_words import word_at
from notelint.note.people import of_a_body, parse_name
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_MARKS = r"[(),;\t•·∑▪◦]|\r?\n|[ \u00a0]{3,}|(?<=\s)[-–—*](?=\s)"
_MARKED = regex(r"[-–—*•·∑▪◦]|\d{1,3}[.)]\s")
_BLANKS = regex(r"[ \t\u00a0]*\r?\n?[ \t\u00a0>]*")
_COMMA = regex(r"[ \t\u00a0]*[,;]?[ \t\u00a0]*\r?\n?[ \t\u00a0>]*")
_SMALL_WORDS = regex(r"(?:[a-z-]{2,20}[ \u00a0]){1,4}(?=[A-Z])")
_LONGEST_BRACKET = 200
_LONGEST_POST = 60


@lru_cache(maxsize=8)
def _dividers(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(f"{_MARKS}|{words.expression('list-joiners')}", re.IGNORECASE)


def names_in_list(text: str, span: Span, words: Vocabulary) -> list[Name]:
    """Return the names of a list in ``span``, such as that of apologies or of those present.

    Entries are divided by ``,`` ``;`` ``&``, "and", bullets, tabs, wide gaps and line ends. A
    title in the plural holds for all that follow. Posts, counts, reasons, authorities and what
    stands in brackets are passed over; a label ("Minute taker:") ends the list.
    """
    reader = _ListReader(text, words)
    for entry in _entries(text, span, words):
        if not all(reader.read(part) for part in names_beside(text, entry, reader.lex)):
            break
    return reader.names


def run_of_names(text: str, first: int, end: int, words: Vocabulary) -> list[Name]:
    """Return the names that follow one another from ``first``: "Cllrs Birt, Cole and Dean said".

    Unlike in ``names_in_list``, nothing but commas and joining words may stand between them.
    """
    lex = lexicon(words)
    names: list[Name] = []
    pos = first
    while pos < end:
        reading = read_name(text, pos, end, lex, trusted=True)
        if reading is None or of_a_body(reading, lex):
            break
        if names and not reading.titles and len(reading.words) == 1:
            key = reading.words[0].key
            if key not in lex.surnames and (
                key in lex.places or key in lex.organisations or key in lex.calendar
            ):
                break
        names.append(build_name(text, reading, lex))
        gap = _COMMA.match(text, reading.after, end)
        joined = gap.end() if gap is not None else reading.after
        while (opening := words.opens("list-entry-openings", text, Span(joined, end))) is not None:
            blank = _BLANKS.match(text, opening.end(), end)
            joined = blank.end() if blank is not None else opening.end()
        if not any(char in ",;&" or char.isalpha() for char in text[reading.after : joined]):
            break
        pos = joined
    return names


def _entries(text: str, span: Span, words: Vocabulary) -> Iterator[Span]:
    """Yield the stretches between the dividers; brackets are not looked into."""
    start, depth, opened = span.start, 0, 0
    for match in _dividers(words).finditer(text, span.start, span.end):
        mark = match[0]
        if mark == "(":
            depth += 1
            opened = match.start()
        elif mark == ")":
            depth = max(0, depth - 1)
        elif depth and match.start() - opened < _LONGEST_BRACKET:
            continue
        elif not mark.endswith("\n") or _divides(text, start, match.start(), match.end(), span.end):
            depth = 0
            if start < match.start():
                yield Span(start, match.start())
            start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def _divides(text: str, entry: int, line_end: int, next_line: int, end: int) -> bool:
    """Return whether a line end divides two entries; a wrapped line's does not."""
    ahead = trim(text, next_line, min(end, next_line + 80))
    if ahead.start >= ahead.end or "\n" in text[next_line : ahead.start]:
        return True
    if _MARKED.match(text, ahead.start, end):
        return True
    line = text.rfind("\n", max(0, line_end - 300), line_end) + 1
    return entry <= line or not text[entry:line_end].strip()


class _ListReader:
    """Reads one entry after another and knows what the entries before it were like."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text, self.words = text, words
        self.lex: Lexicon = lexicon(words)
        self.names: list[Name] = []
        self.plural = False
        self.plural_surnames = False  # and those who have been named behind it by surname only
        self.carried: tuple[str, ...] = ()
        self.singular = False
        self.first = True

    def read(self, entry: Span) -> bool:
        """Read the names of an entry; return False if it ends the list."""
        start, end, last = self._within_labels(entry)
        pos = self._start(Span(start, end))
        while 0 <= pos < end:
            name = self._name(pos, end)
            if name is not None:
                self.names.append(name)
            behind = name.span.end if name is not None else pos
            stop = self.text.find("\n", behind, end)
            if name is not None and self.text[behind : behind + 2] == ". ":
                stop = behind
            pos = self._start(Span(stop + 1, end)) if stop >= 0 else -1
        self.first = False
        return not last

    def _within_labels(self, entry: Span) -> tuple[int, int, bool]:
        """Return start and end of an entry without labels, and whether a label ends the list."""
        colon = self.text.find(":", entry.start, entry.end)
        if colon < 0:
            return (*entry, False)
        label = None
        for match in self.words.find("list-labels", self.text, Span(entry.start, colon)):
            label = match if not self.text[match.end() : colon].strip() else label
        at_start = label is not None and not self.text[entry.start : label.start()].strip(" \t\r\n\u00a0*")
        if self.first and (label is None or at_start):
            title = word_at(self.text, trim(self.text, entry.start, colon).start, colon)
            self.plural = title is not None and title[0].key in self.lex.plural_titles
            return colon + 1, entry.end, False
        return entry.start, label.start() if label is not None else entry.start, True

    def _start(self, entry: Span) -> int:
        """Return where a name may begin in an entry, or -1."""
        text, end = self.text, entry.end
        pos = self._skip_openings(entry.start, end)
        if pos >= end or text[pos].isdigit() or self.words.opens("list-asides", text, Span(pos, end)):
            mark = _MARKED.match(text, pos, end) if pos < end else None
            return mark.end() if mark is not None and text[pos].isdigit() else -1
        word = word_at(text, pos, end)
        if word is not None and (word[0].initial or word[0].key not in self.lex.stops):
            return pos
        titled = read_name(text, pos, end, self.lex)
        if titled is not None and titled.titles:
            return pos
        if self._small_surname(pos, end) or self._post_with_bracket(pos, end):
            return pos
        found = self._after_from(pos, end)
        return found if found >= 0 else self._after_post(pos, end)

    def _small_surname(self, pos: int, end: int) -> bool:
        """Return whether "de Souza" stands at ``pos``, behind a title in the plural."""
        small = _SMALL_WORDS.match(self.text, pos, end) if self.plural else None
        return small is not None and all(word in self.lex.small_openings for word in small[0].split())

    def _post_with_bracket(self, pos: int, end: int) -> bool:
        """Return whether "Vice Chairman (Mr Dale" stands at ``pos``: posts, and a bracket behind them."""
        bracket = self.text.find("(", pos, min(end, pos + _LONGEST_POST))
        posts = [fold(word) for word in self.text[pos : max(bracket, pos)].split()]
        return bool(posts) and all(word in self.lex.posts or word in self.lex.stops for word in posts)

    def _skip_openings(self, pos: int, end: int) -> int:
        while pos < end:
            while pos < end and (self.text[pos].isspace() or self.text[pos] in ".•·∑▪◦*-–—>:"):
                pos += 1
            opening = self.words.opens("list-entry-openings", self.text, Span(pos, end))
            if opening is None or opening.end() == pos:
                break
            pos = opening.end()
        return pos

    def _after_from(self, pos: int, end: int) -> int:
        """Return where the names begin in "apologies had been received from …", or -1."""
        last = -1
        for match in self.words.find("list-entry-openings", self.text, Span(pos, end)):
            ahead = trim(self.text, match.end(), end).start
            if word_at(self.text, ahead, end) is not None:
                last = ahead
        if last < 0 and self.first:
            titled = next(self.words.find("councillor-titles", self.text, Span(pos, end)), None)
            last = titled.start() if titled is not None else -1
        return last

    def _after_post(self, pos: int, end: int) -> int:
        """Return where the name begins in "guest speaker Ana Birt", or -1."""
        match = _SMALL_WORDS.match(self.text, pos, end)
        if match is None or not any(fold(word) in self.lex.posts for word in match[0].split()):
            return -1
        return match.end()

    def _name(self, pos: int, end: int) -> Name | None:
        text, lex = self.text, self.lex
        name = parse_name(text, pos, end, self.words)
        if name is None and self._small_surname(pos, end):
            reading = read_name(text, pos, end, lex, trusted=True)
            name = build_name(text, reading, lex) if reading is not None else None
        if name is None:
            word = word_at(text, pos, end)
            bracket = text.find("(", pos, end)
            if word is None or bracket < 0 or not (word[0].key in lex.posts or word[0].key in lex.stops):
                return None
            name = parse_name(text, bracket + 1, end, self.words)
            return name if name is not None and name.titles else None
        if name.titles:
            keys = {fold(part) for title in name.titles for part in title.split()}
            self.plural = bool(keys & lex.plural_titles) or (self.plural and not keys & lex.councillor_titles)
            self.singular = not self.plural
            self.carried = name.titles if self.plural else ()
            self.plural_surnames = self.plural and not name.forenames
            return name
        if not self._is_name(name, end):
            return None
        # "Cllrs Birt and Bell": Bell is a councillor too, and not just anybody of that name.
        if self.plural_surnames and name.surname is None:
            # "Cllrs Birt, Lewis and Henry"
            name = replace(name, forenames=(), surname=name.text, places={"surname": name.span})
        alone = self.plural and not name.forenames
        return replace(name, titles=self.carried) if alone else name

    def _is_name(self, name: Name, end: int) -> bool:
        """Return whether a name without a title is one, by what stood before it."""
        lex = self.lex
        role = [fold(part.strip(",;&/")) for part in (name.role or "").split()]
        if any(part in lex.posts for part in role):
            return True
        parts = [fold(part) for part in name.text.split()]
        if any(part in lex.calendar for part in parts[:1]):
            return len(parts) > 1
        known = lex.knows(parts[0]) or len(parts[0].replace(".", "")) == 1
        if len(parts) == 1:
            thing = parts[0] in lex.places or parts[0] in lex.organisations
            thing = thing and not (self.plural_surnames and parts[0] in lex.surnames)
            return bool(name.forenames and name.surname) or (self.plural and not thing)
        if parts[0] in lex.places or parts[0] in lex.organisations:
            return known and parts[0] in lex.doubtful
        return known or not self.singular
