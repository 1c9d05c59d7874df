"""Read a name word by word: titles, forenames, surname, honours, and the role behind it.

Whether the words *are* a name of a person is for the caller to say; here they are only taken
apart. All places are offsets in the text that was given, and reading is bounded: a name has a
few words, so hostile text costs no more than other text.
"""

from __future__ import annotations

from typing import NamedTuple

from notelint.note.lexicon import Lexicon, fold
from notelint.note.name_words import LETTER, UPPER, Word, skip, word_at
from notelint.patterns import regex

_SMALL = regex(r"(?:[a-z]{1,7}(?:[ \u00a0]|\r?\n[ \u00a0>]{0,8})){1,3}(?=[A-Z'’])")
_POINTED = regex(r"(?:[A-Z]\.){2,5}(?![ \u00a0][A-Z])")
_HONOUR = regex(r",?[ \u00a0]{1,2}([A-Za-z][A-Za-z.]{1,7})(?![\w@])")
_BRACKET = regex(r"[ \u00a0]{0,3}(?:\r?\n[ \u00a0>]{0,8})?\(([^()\n]{1,120}(?:\n[^()\n]{1,120})?)\)")
_NICKNAME = regex(rf"[ \u00a0][\"“‘'(]([{UPPER}][{LETTER}]+)[\"”’')](?=[ \u00a0][{UPPER}])")
_AND_TITLE = regex(r"[ \u00a0](?:and|&)[ \u00a0](?=[A-Z])")
_VOWEL = regex(r"[AEIOUYÀ-ÝĀ-ɏ]")
_MOST_WORDS = 6


class Reading(NamedTuple):
    """Words that could be a name. ``stopped_by`` is the capitalised word right behind, or "".

    ``end`` is behind the last word or honour; ``role`` is what stands in a bracket behind the
    name, ``after`` the offset behind that.
    """

    start: int
    end: int
    after: int
    titles: tuple[Word, ...]
    units: tuple[str, ...]
    words: tuple[Word, ...]
    nickname: str | None
    honours: tuple[str, ...]
    role: str | None
    stopped_by: str
    possessive: bool


def read_name(text: str, pos: int, end: int, lex: Lexicon, *, trusted: bool = False) -> Reading | None:
    """Return what reads as a name at ``pos``, or None.

    ``trusted`` says that a name is expected here, as in a cell of names.
    """
    titles, at = _titles(text, pos, end, lex)
    reader = _Words(text, end, lex, trusted=trusted, titles=titles)
    reader.read(at, joined=not titles)
    if not reader.words:
        if not _ends_with_surname(titles, lex):
            return None
        titles, last = titles[:-1], titles[-1]
        reader.words.append(last)
        reader.end = last.end
    honours, stop = ((), reader.end) if reader.possessive else _honours(text, reader.end, end, lex)
    role, after = (None, stop) if reader.possessive else _role(text, stop, end, lex)
    return Reading(
        start=titles[0].start if titles else reader.words[0].start,
        end=stop,
        after=after,
        titles=titles,
        units=_units(titles, lex),
        words=tuple(reader.words),
        nickname=reader.nickname,
        honours=honours,
        role=role,
        stopped_by=reader.stopped_by,
        possessive=reader.possessive,
    )


def _ends_with_surname(titles: tuple[Word, ...], lex: Lexicon) -> bool:
    """Return whether the last of titles that no name follows is one itself: "Cllr Bishop"."""
    if len(titles) < 2 or titles[-1].key in lex.councillor_titles:
        return False
    return titles[-2].key in lex.firm_titles and titles[-2].key not in lex.title_openings


def _titles(text: str, pos: int, end: int, lex: Lexicon) -> tuple[tuple[Word, ...], int]:
    """Return the titles at ``pos`` and the offset of the word behind them."""
    chain: list[Word] = []
    kept, at = 0, pos
    for _ in range(_MOST_WORDS):
        word = _title_word(text, at, end, lex)
        if word is None:
            break
        chain.append(word)
        if word.key in lex.titles:
            kept = len(chain)
        at = skip(text, word.end, end, wrap=True)
        if at < 0:
            break
        pair = _AND_TITLE.match(text, word.end, end)
        if pair is not None and word.key in lex.firm_titles and _title_word(text, pair.end(), end, lex):
            at = pair.end()
    first = 0
    while first < kept and chain[first].key in lex.stops and chain[first].key not in lex.titles:
        first += 1  # "The Rt Hon"
    titles = tuple(chain[first:kept])
    if not titles:
        return (), pos
    behind = skip(text, titles[-1].end, end, wrap=True)
    return titles, behind


def _title_word(text: str, pos: int, end: int, lex: Lexicon) -> Word | None:
    found = word_at(text, pos, end) if 0 <= pos < end else None
    if found is None or found[1]:
        return _small_title(text, pos, end, lex)
    word = found[0]
    if word.key not in lex.titles and word.key not in lex.title_openings:
        return None
    dotted = text[word.end : word.end + 1] == "." and word.key in lex.abbreviated_titles
    stop = word.end + 1 if dotted else word.end
    return Word(word.start, stop, text[word.start : stop], word.key)


def _small_title(text: str, pos: int, end: int, lex: Lexicon) -> Word | None:
    """Return a title of councillors in small letters: "councillor Birt"."""
    stop = pos
    while pos >= 0 and stop < end and stop - pos < 12 and text[stop].islower():
        stop += 1
    key = text[pos:stop] if pos >= 0 else ""
    return Word(pos, stop, key, key) if key in lex.councillor_titles else None


def _units(titles: tuple[Word, ...], lex: Lexicon) -> tuple[str, ...]:
    """Return titles as written, an opening together with the title it belongs to."""
    units: list[str] = []
    open_words: list[str] = []
    for at, word in enumerate(titles):
        open_words.append(word.text)
        if word.key not in lex.title_openings or at == len(titles) - 1:
            units.append(" ".join(open_words))
            open_words = []
    return tuple(units)


class _Words:
    """The reader of forenames and surname, from behind the titles."""

    def __init__(self, text: str, end: int, lex: Lexicon, *, trusted: bool, titles: tuple[Word, ...]) -> None:
        self.text, self.limit, self.lex = text, end, lex
        self.firm = bool(titles) and titles[-1].key in lex.firm_titles
        self.titled = bool(titles)
        self.trusted = trusted or self.firm
        self.words: list[Word] = []
        self.nickname: str | None = None
        self.stopped_by = ""
        self.possessive = False
        self.end = -1

    def read(self, pos: int, *, joined: bool) -> None:
        """Read from ``pos`` (-1 for nowhere) as far as words go on."""
        while 0 <= pos < self.limit and len(self.words) < _MOST_WORDS:
            pos = self._small_words(pos)
            found = word_at(self.text, pos, self.limit)
            if found is None or self._honoured(pos) or not self._accepts(found[0]):
                if found is not None and self.text.find("\n", self.end, pos) < 0:
                    self.stopped_by = found[0].key
                return self._drop_small_words()
            word, self.possessive = found
            stop = word.end
            if self.text[stop : stop + 1] == "." and (word.initial or word.key in ("st", "mc")):
                stop += 1
            self.words.append(Word(word.start, stop, self.text[word.start : stop], word.key))
            self.end = stop
            if self.possessive:
                return None
            nickname = _NICKNAME.match(self.text, stop, self.limit) if len(self.words) == 1 else None
            if nickname is not None and not self.words[0].initial:
                self.nickname, stop = nickname[1], nickname.end()
            pos = skip(self.text, stop, self.limit, wrap=self._unfinished())
        return self._drop_small_words()

    def _honoured(self, pos: int) -> bool:
        """Return whether "M.P." stands behind a whole name: an honour, no initials of another."""
        if not self.words or self.words[-1].initial or not (len(self.words) > 1 or self.titled):
            return False
        match = _POINTED.match(self.text, pos, self.limit)
        return match is not None and match[0].replace(".", "") in self.lex.honours

    def _small_words(self, pos: int) -> int:
        """Take "van der" and the like; return the offset of the word behind."""
        match = _SMALL.match(self.text, pos, self.limit) if self.words or self.trusted else None
        if match is None:
            return pos
        parts = match[0].split()
        if any(part not in self.lex.small_openings for part in parts):
            return pos
        for part in parts:
            at = self.text.index(part, pos)
            self.words.append(Word(at, at + len(part), part, part))
            pos = at + len(part)
        return match.end()

    def _drop_small_words(self) -> None:
        while self.words and self.words[-1].text.islower():
            self.words.pop()
        self.end = self.words[-1].end if self.words else -1

    def _unfinished(self) -> bool:
        """Return whether no surname has been read yet, so that it may stand on the next line."""
        if self.words and len(self.words[-1].key) > 1 and self.words[-1].key in self.lex.openings:
            return True  # "S. Ap"
        if len(self.words) == 1:
            return self.words[0].initial or self.lex.knows(self.words[0].key)
        return all(word.initial for word in self.words)

    def _accepts(self, word: Word) -> bool:
        """Return whether ``word`` can be the next word of the name."""
        lex, key, count = self.lex, word.key, len(self.words)
        if key in lex.councillor_titles or key in lex.plural_titles:
            return False
        if len(key) == 1:
            return self.titled or self.trusted or self.text[word.end : word.end + 1] == "." or count == 1
        if word.text.isupper() and len(word.text) > 1 and not self._capitals(word, count):
            return False
        if key in lex.surnames:
            return self._accepts_surname(word, count)
        if key in lex.stops:
            return False
        if key in lex.calendar:
            if count == 0 and lex.knows(key) and self.trusted and not self._last(word):
                return True
            return self._surname_due() and self._last(word)
        if count == 0 and key in lex.doubtful:
            return True
        if key in lex.titles:
            return count > 0 and self._surname_due() and self._last(word)
        if key in lex.posts or key in lex.organisations or key in lex.places:
            return count == 1 and self.titled and self._surname_due() and self._last(word)
        return True

    def _accepts_surname(self, word: Word, count: int) -> bool:
        """Return whether a word such as "Wood" or "Page" is a surname here."""
        common = word.key in self.lex.stops
        if count == 0:
            if self.titled:
                return not common or self._last(word)
            return self.lex.knows(word.key) or (self.trusted and not common)
        if self.titled or not common:
            return self._last(word) or word.key not in self.lex.places
        return self._surname_due() and self._last(word)

    def _surname_due(self) -> bool:
        """Return whether a surname must follow: so far there is a title or forenames only."""
        if not self.words:
            return self.firm
        return all(w.initial or self.lex.knows(w.key) for w in self.words)

    def _capitals(self, word: Word, count: int) -> bool:
        """Return whether a word all in capitals is a name and no acronym or honour."""
        if word.text.replace(".", "") in self.lex.honours and count:
            return False
        if len(word.text) == 2:
            behind = skip(self.text, word.end, self.limit, wrap=False)
            followed = behind >= 0 and word_at(self.text, behind, self.limit) is not None
            return self.trusted and followed and (not count or self.lex.knows(word.key))
        if count and len(self.words[0].text) > 1 and self.words[0].text.isupper():
            return True
        if count > 1 or _VOWEL.search(word.text) is None:
            return False
        return self.trusted or count == 1 or self.lex.knows(word.key)

    def _last(self, word: Word) -> bool:
        """Return whether no capitalised word stands right behind."""
        behind = skip(self.text, word.end, self.limit, wrap=False)
        if behind < 0:
            return True
        found = word_at(self.text, behind, self.limit)
        return found is None or found[0].text in self.lex.honours


def _honours(text: str, pos: int, end: int, lex: Lexicon) -> tuple[tuple[str, ...], int]:
    found: list[str] = []
    for _ in range(_MOST_WORDS):
        match = _HONOUR.match(text, pos, end)
        if match is None or match[1].replace(".", "") not in lex.honours:
            break
        found.append(match[1].rstrip("."))
        pos = match.end() if "." in match[1][:-1] else match.end() - match[1].count(".")
    return tuple(found), pos


def _role(text: str, pos: int, end: int, lex: Lexicon) -> tuple[str | None, int]:
    """Return what stands in the bracket behind a name and the offset behind the bracket."""
    match = _BRACKET.match(text, pos, end)
    if match is None or not match[1].strip():
        return None, pos
    role = match[1].strip()
    return (None if fold(role.split()[0]) in lex.not_roles else role), match.end()
