r"""The words of the field: which phrases mean "decision", "none declared", "agreed".

A vocabulary is named lists of phrases. It is YAML, belongs to a profile, and a
house adds its own words to it. A *phrase* is read aloud as it is written:

- case, the kind of apostrophe or dash, and the width of blanks do not matter;
- ``was/were`` is either word;
- ``(for absence)`` may be left out, and so may the end of ``apolog(ies)``;
- ``...`` is up to eight other words of the same sentence;
- ``n\/a`` has a slash that is no choice;
- ``resolv*`` is any word that begins so;
- ``{verbs}`` is any phrase of the list ``verbs``; ``{number}`` is a number.

Phrases match whole words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from notelint.errors import RuleError
from notelint.note.phrase_reader import READABLE, Reader, any_of
from notelint.note.sought import Heard, Shelf, Sought, is_plain
from notelint.text import Span

_LIST_NAME = re.compile(r"(?<!\(\?P)<([a-z][a-z-]+)>")
_JOINED = re.compile(r"(?<=[^\s(/])\{(?!number\})([^{}]*)\}|\{(?!number\})([^{}]*)\}(?=[^\s)/])")
_NAMED = re.compile(r"\{([^{}]*)\}")


class Vocabulary:
    """Named lists of phrases, compiled when first asked for, and only so far as a text has their words."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self.lists = lists
        self._sought: dict[str | tuple[tuple[str, ...], bool], Sought] = {}
        self._shelves: dict[str, Shelf] = {}
        self._heard = Heard()
        self._sets: dict[str, frozenset[str]] = {}

    def phrases(self, name: str) -> Sequence[str]:
        """Return the phrases of a list; raise ``RuleError`` if there is no such list."""
        try:
            return self.lists[name]
        except KeyError:
            raise RuleError(f"there is no list “{name}” in the vocabulary") from None

    def pattern(self, name: str) -> Sought:
        """Return what finds any phrase of a list; raise ``RuleError`` if one cannot be read."""
        sought = self._sought.get(name)
        if sought is None:
            shelves = self._shelves_of((name,))
            sought = Sought(
                shelves, lambda: any_of(shelves[0].in_use(), self.in_use), self._heard, one_list=True
            )
            self._sought[name] = sought
        return sought

    def any_of(self, phrases: tuple[str, ...], *, case: bool = False) -> Sought:
        """Return what finds any of some phrases; raise ``RuleError`` if one cannot be read."""
        sought = self._sought.get((phrases, case))
        if sought is None:
            own = Shelf(phrases, self._named(phrases))
            shelves = [own, *self._shelves_of(own.names)]
            self._use_joined(phrases)
            flags = re.NOFLAG if case else re.IGNORECASE
            sought = Sought(
                shelves, lambda: any_of(own.in_use(), self.in_use), self._heard, flags, one_list=True
            )
            self._sought[phrases, case] = sought
        return sought

    def expression(self, name: str) -> str:
        """Return the regular expression of a list, for joining with others."""
        return any_of(self.phrases(name), self.phrases)

    def compose(self, template: str) -> Sought:
        """Return what finds ``template``, a regular expression that names lists as ``<list>``.

        Case counts only in parts written as ``(?-i:...)``.
        """
        sought = self._sought.get(template)
        if sought is None:
            shelves = self._shelves_of(_LIST_NAME.findall(template))

            def expression() -> str:
                return _LIST_NAME.sub(lambda match: any_of(self.in_use(match[1]), self.in_use), template)

            sought = self._sought[template] = Sought(shelves, expression, self._heard)
        return sought

    def in_use(self, name: str) -> Sequence[str]:
        """Return the phrases of a list whose words have stood in a text so far."""
        return self._shelves[name].in_use()

    def _shelves_of(self, names: Iterable[str]) -> list[Shelf]:
        """Return the shelves of lists and of the lists that their phrases name."""
        found: dict[str, Shelf] = {}
        for name in names:
            self._gather(name, (), found)
        return list(found.values())

    def _gather(self, name: str, within: tuple[str, ...], found: dict[str, Shelf]) -> None:
        if name in within:
            raise RuleError(f"the list “{name}” of the vocabulary holds itself")
        if name in found:
            return
        shelf = self._shelves.get(name)
        if shelf is None:
            phrases = self.phrases(name)
            shelf = Shelf(phrases, self._named(phrases, name))
        found[name] = shelf
        for each in shelf.names:
            self._gather(each, (*within, name), found)
        self._shelves[name] = shelf
        self._use_joined(self.phrases(name))

    def _use_joined(self, phrases: Iterable[str]) -> None:
        """Use the lists whole that are parts of words, as in ``re{verbs}``: no text has their words alone."""
        for phrase in phrases:
            for match in _JOINED.finditer(phrase) if "{" in phrase else ():
                for shelf in self._shelves_of((match[1] or match[2],)):
                    shelf.use_all()

    def _named(self, phrases: Iterable[str], *within: str) -> tuple[str, ...]:
        """Return the lists that phrases name; raise ``RuleError`` if one cannot be read."""
        named: dict[str, None] = {}
        for phrase in phrases:
            if is_plain(phrase):
                continue
            if not READABLE.fullmatch(phrase):
                Reader(self.phrases, within).phrase(phrase)
            if "{" in phrase:
                named.update(dict.fromkeys(_NAMED.findall(phrase)))
        named.pop("number", None)
        return tuple(named)

    def words(self, name: str) -> frozenset[str]:
        """Return a list of single words in lower case, for looking words up."""
        found = self._sets.get(name)
        if found is None:
            words = (word.lower().replace("\\/", "/") for word in self.phrases(name))
            found = self._sets[name] = frozenset(words)
        return found

    def search(self, name: str, text: str, span: Span) -> re.Match[str] | None:
        """Return the first phrase of a list within ``span``, or None."""
        return self.pattern(name).search(text, span.start, span.end)

    def find(self, name: str, text: str, span: Span) -> Iterator[re.Match[str]]:
        """Yield the phrases of a list within ``span``."""
        return self.pattern(name).finditer(text, span.start, span.end)

    def opens(self, name: str, text: str, span: Span) -> re.Match[str] | None:
        """Return the phrase of a list that ``span`` begins with, or None."""
        return self.pattern(name).match(text, span.start, span.end)

    def is_all(self, name: str, text: str, span: Span) -> bool:
        """Return whether ``span`` is one phrase of a list and nothing else, but for ``: . -``."""
        end = span.end
        while end > span.start and text[end - 1] in " \t\u00a0:.;-–":
            end -= 1
        return self.pattern(name).fullmatch(text, span.start, end) is not None


def phrase_expression(phrase: str, vocabulary: Vocabulary | None = None) -> str:
    """Return the regular expression of one phrase; raise ``RuleError`` if it cannot be read."""
    return any_of([phrase], vocabulary.phrases if vocabulary else None)
