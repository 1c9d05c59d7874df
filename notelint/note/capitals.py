"""Short forms in capitals: which tokens of the text are such, and which only look like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from notelint.note.draft import Draft
from notelint.note.units import Unit, units
from notelint.patterns import regex
from notelint.text import Span

# What goes before a capital is looked at behind it: most characters are none.
_TOKEN = regex(r"[A-Z](?<![\w&][A-Z])(?=[a-z]?[A-Z&])[A-Za-z0-9&]{1,8}(?![\w&])")
# "MoU", "DfE" and "R&D" are short forms as "NHS" is.
_SHAPE = regex(r"([A-Z]{2,7}|(?:[A-Z][a-z]?){1,3}[A-Z]|[A-Z]{1,2}&[A-Z]{1,2})(s?)")
_WORD = regex(r"[^\W\d_]+")
_ALNUM = regex(r"[^\W_]+")
_ROMAN = regex(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NUMBER_BEHIND = regex(r"[ \u00a0-]?\d{1,3}(?!\d|,\d)")
_INITIAL_BEFORE = regex(r"(?<![^\W_])[A-Z]\.?[ \u00a0]$")
_WORD_BEFORE = regex(r"([A-Za-z]+)\.?[ \u00a0]+$")
_NEIGHBOUR_BEFORE = regex(r"(?<![^\W_])([A-Z]{2,})[ \u00a0]$")
_NEIGHBOUR_BEHIND = regex(r"[ \u00a0]([A-Z]{2,})(?![^\W_])")
_RUN = regex(
    r"[A-Z](?<![^\W_][A-Z])[A-Z'’]{2,}(?: [A-Z][A-Z'’]+| &){2,}(?![^\W_])"
)  # a title in capitals, quoted
_CODE = regex(r"[\d@]|://|www\.", re.IGNORECASE)
_LONGEST = 5  # letters of a short form that may stand beside another
_LINE = 240  # code points of a line that tell whether it is a heading in capitals
_NEAR = 40  # code points on either side that may belong to a code or address


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form as it stands: ``span`` and ``text`` are without a plural s, ``key`` without capitals."""

    span: Span
    text: str
    key: str
    unit: Unit


@dataclass(frozen=True)
class Capitals:
    """The tokens of a note that may be short forms, in titles and paragraphs of items."""

    draft: Draft

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of the whole note."""
        return units(self.draft)

    @cached_property
    def forms(self) -> tuple[ShortForm, ...]:
        """All tokens of the items with the shape of a short form, names and headings in capitals apart."""
        return tuple(form for unit in self.units if unit.role != "cell" for form in self._in(unit))

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words of two to seven letters that stand in small letters."""
        return frozenset(word for word in filter(str.islower, self._words) if 1 < len(word) < 8)

    @cached_property
    def _capitalised(self) -> frozenset[str]:
        """The words of three to seven letters that stand with a capital, in small letters."""
        return frozenset(word.lower() for word in filter(str.istitle, self._words) if 2 < len(word) < 8)

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the text that have letters of ASCII only."""
        words = frozenset(_ALNUM.findall(self.draft.text))
        return frozenset(word for word in filter(str.isalpha, words) if word.isascii())

    @cached_property
    def _initials(self) -> frozenset[str]:
        """The initials of everyone who is named, in small letters: minutes speak of people by them."""
        found = set()
        for name in self.draft.names:
            if name.surname and name.forenames:
                first = "".join(forename[0] for forename in name.forenames).lower()
                last = name.surname.lower()
                found |= {first + last[0], first[0] + last[0], first[0] + last[:2], first[:1] + last[:3]}
        return frozenset(found)

    @cached_property
    def _loud_titles(self) -> frozenset[Unit]:
        """The titles in capitals; one word in capitals is such a title only where most titles are."""
        said = {
            unit: [word for word in _WORD.findall(self.draft.text, *unit.span) if len(word) > 1]
            for unit in self.units
            if unit.role == "title"
        }
        loud = {unit for unit, words in said.items() if words and all(map(str.isupper, words))}
        most = 2 * len(loud) > len(said)
        return frozenset(unit for unit in loud if most or len(said[unit]) > 1)

    def is_word(self, form: ShortForm) -> bool:
        """Return whether a token is an ordinary word, a code or somebody's initials, not a short form."""
        text, words, written = self.draft.text, self.draft.words, form.text
        lowered = written.lower()
        if written.isupper() and (lowered in self.lower or lowered in words.words("capitals-for-weight")):
            return True
        if len(written) > 3 and lowered in self._capitalised:
            return True
        if _ROMAN.fullmatch(written) or lowered in self._initials:
            return True
        if lowered in words.words("honours") or lowered in words.words("calendar-words"):
            return True
        if _NUMBER_BEHIND.match(text, form.span.end):
            return True
        before = text[max(0, form.span.start - 20) : form.span.start]
        title = _WORD_BEFORE.search(before)
        titles = words.words("councillor-titles") | words.words("courtesy-titles")
        return bool(_INITIAL_BEFORE.search(before)) or (title is not None and title[1].lower() in titles)

    def _in(self, unit: Unit) -> Iterator[ShortForm]:
        text = self.draft.text
        if unit.role == "title" and unit in self._loud_titles:
            return
        for match in _TOKEN.finditer(text, *unit.span):
            shape = _SHAPE.fullmatch(match[0])
            if shape is None or shape[1].isdigit():
                continue
            span = Span(match.start(), match.start() + len(shape[1]))
            if self._in_name(span) or self._in_code(span) or self._in_capitals(span):
                continue
            yield ShortForm(span, shape[1], shape[1].casefold(), unit)

    def _in_name(self, span: Span) -> bool:
        near = Span(max(0, span.start - 2 * _NEAR), span.end + 2 * _NEAR)
        return any(
            name.span.start < span.end and span.start < name.span.end for name in self.draft.names_in(near)
        )

    def _in_code(self, span: Span) -> bool:
        """Return whether the token is part of a reference, a web address or a word with figures."""
        text = self.draft.text
        start, end = span
        while start > max(0, span.start - _NEAR) and not text[start - 1].isspace() and text[start - 1] != "(":
            start -= 1
        while end < min(len(text), span.end + _NEAR) and not text[end].isspace() and text[end] != ")":
            end += 1
        return _CODE.search(text, start, end) is not None

    def _in_capitals(self, span: Span) -> bool:
        """Return whether the token stands in a heading in capitals, or beside a word in capitals."""
        text = self.draft.text
        behind_capital = text[max(0, span.start - 2) : span.start - 1].isupper()
        before = behind_capital and _NEIGHBOUR_BEFORE.search(text, max(0, span.start - _NEAR), span.start)
        behind = _NEIGHBOUR_BEHIND.match(text, span.end)
        if any(self._is_loud(word[1]) for word in (before, behind) if word):
            return True
        near = Span(max(0, span.start - 2 * _NEAR), span.end + 2 * _NEAR)
        if any(run.start() <= span.start < run.end() for run in _RUN.finditer(text, *near)):
            return True
        line = self._line(span)
        if line not in self._loud_lines:
            words = [word for word in _WORD.findall(text, *line) if len(word) > 1]
            capitals = sum(map(str.isupper, words))
            self._loud_lines[line] = len(words) == 1 or 2 * (capitals - 1) >= len(words) - 1 > 0
        return self._loud_lines[line]

    @cached_property
    def _loud_lines(self) -> dict[Span, bool]:
        """Which lines are in capitals, as far as it was asked."""
        return {}

    def _line(self, span: Span) -> Span:
        """Return the line of a token, or a part of it if it is long."""
        text = self.draft.text
        low, high = max(0, span.start - _LINE), min(len(text), span.end + _LINE)
        begin = max(text.rfind("\n", low, span.start), text.rfind("\r", low, span.start)) + 1
        ends = [end for end in (text.find("\n", span.end, high), text.find("\r", span.end, high)) if end >= 0]
        if (begin or low == 0) and (ends or high == len(text)):
            return Span(begin, min(ends, default=high))
        part = span.start // _LINE * _LINE
        return Span(part, min(len(text), part + _LINE))

    def _is_loud(self, word: str) -> bool:
        """Return whether a word in capitals is an ordinary one, so that what stands beside it is one too."""
        words, lowered = self.draft.words, word.lower()
        if lowered in words.words("known-acronyms"):
            return False
        return len(word) > _LONGEST or lowered in words.words("capitals-for-weight") or lowered in self.lower
