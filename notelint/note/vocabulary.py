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

from notelint.digest import digest
from notelint.errors import RuleError
from notelint.note.growing import Growing, Shelf, is_plain
from notelint.note.heard import Heard
from notelint.note.keys import Keys, Said, keys_of
from notelint.note.phrase_reader import READABLE, Reader, any_of
from notelint.note.sought import Ready, Sought
from notelint.note.spots import Choice, Needs, Spots, Strings
from notelint.patterns import SHIPPED, Book, Key, regex
from notelint.text import Span

_LIST_NAME = regex(r"(?<!\(\?P)<([a-z][a-z-]+)>")
_JOINED = regex(r"(?<=[^\s(/])\{(?!number\})([^{}]*)\}|\{(?!number\})([^{}]*)\}(?=[^\s)/])")
_NAMED = regex(r"\{([^{}]*)\}")


class Vocabulary:
    """Named lists of phrases, compiled when first asked for, and only so far as a text has their words.

    What is in the ``book`` for just these phrases is not compiled but taken from it.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]], book: Book = SHIPPED) -> None:
        self.lists = lists
        self._book = book
        self._sought: dict[Key, Sought] = {}
        self._shelves: dict[str, Shelf] = {}
        self._heard = Heard()
        self._said: Said | None = None
        self._needs: dict[tuple[str, ...], Needs] = {}
        self._choices: dict[tuple[str, ...], Choice] = {}
        self._spots: dict[tuple[str, ...], Spots] = {}
        self._strings: dict[str, Strings] = {}
        self._sets: dict[str, frozenset[str]] = {}
        self._digests: dict[str, str] = {}

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
            sought = self._sought[name] = self._ready(name) or self._of_list(name)
        return sought

    def _of_list(self, name: str) -> Growing:
        shelves = self._shelves_of((name,))

        def expression() -> str:
            return any_of(shelves[name].in_use(), self.in_use)

        return Growing(shelves, expression, self._heard, shelves[name])

    def any_of(self, phrases: tuple[str, ...], *, case: bool = False) -> Sought:
        """Return what finds any of some phrases; raise ``RuleError`` if one cannot be read."""
        sought = self._sought.get((phrases, case))
        if sought is None:
            sought = self._ready((phrases, case)) or self._of_phrases(phrases, case)
            self._sought[phrases, case] = sought
        return sought

    def _of_phrases(self, phrases: tuple[str, ...], case: bool) -> Growing:
        own = Shelf(phrases, self._named(phrases))
        shelves = self._shelves_of(own.names)
        self._use_joined(phrases)

        def expression() -> str:
            return any_of(own.in_use(), self.in_use)

        return Growing(shelves, expression, self._heard, own, re.NOFLAG if case else re.IGNORECASE)

    def expression(self, name: str) -> str:
        """Return the regular expression of a list, for joining with others."""
        return any_of(self.phrases(name), self.phrases)

    def compose(self, template: str) -> Sought:
        """Return what finds ``template``, a regular expression that names lists as ``<list>``.

        Case counts only in parts written as ``(?-i:...)``.
        """
        sought = self._sought.get(template)
        if sought is None:
            sought = self._sought[template] = self._ready(template) or self._of_template(template)
        return sought

    def _of_template(self, template: str) -> Growing:
        shelves = self._shelves_of(_LIST_NAME.findall(template))

        def expression() -> str:
            return _LIST_NAME.sub(lambda match: any_of(self.in_use(match[1]), self.in_use), template)

        return Growing(shelves, expression, self._heard)

    # --- What need not be compiled ---

    def _ready(self, key: Key) -> Ready | None:
        """Return what is kept of ``key`` if the lists it is made of hold the same phrases, else None."""
        for choice in self._book.choices(key):
            if all(self._digest(name) == known for name, known in choice.lists.items()):
                pattern = self._book.compiled(choice.kept)
                return Ready(pattern, choice.words, self._heard) if pattern else None
        return None

    def _digest(self, name: str) -> str | None:
        found = self._digests.get(name)
        if found is None and name in self.lists:
            found = self._digests[name] = digest("\n".join(self.lists[name]).encode())
        return found

    def to_keep(self) -> Iterator[tuple[Key, Mapping[str, str], frozenset[str] | None, re.Pattern[str]]]:
        """Yield what was compiled so far, whole: its key, the lists it is made of, its words, its pattern."""
        for key, sought in self._sought.items():
            if isinstance(sought, Growing):
                words = sought.words
                lists = {name: self._digest(name) or "" for name in sought.shelves}
                yield key, lists, words, sought.whole()

    def in_use(self, name: str) -> Sequence[str]:
        """Return the phrases of a list whose words have stood in a text so far."""
        return self._shelves[name].in_use()

    def _shelves_of(self, names: Iterable[str]) -> dict[str, Shelf]:
        """Return the shelves of lists and of the lists that their phrases name."""
        found: dict[str, Shelf] = {}
        for name in names:
            self._gather(name, (), found)
        return found

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
                for shelf in self._shelves_of((match[1] or match[2],)).values():
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

    def said(self, text: str) -> Said:
        """Return the words of a text, kept until another one comes."""
        if self._said is None or self._said.text is not text:
            self._said = Said(text, self._heard.of(text))
            self._spots, self._strings = {}, {}
        return self._said

    def spots(self, text: str, *names: str) -> Spots:
        """Return where phrases of any of some lists may stand in a text, kept until another text comes."""
        if self._said is None or self._said.text is not text:
            self.said(text)
        found = self._spots.get(names)
        if found is None:
            needs = self._needs.get(names)
            if needs is None:
                phrases = [phrase for name in names for phrase in self.phrases(name)]
                needs = self._needs[names] = Needs(phrases, self.phrases)
            found = self._spots[names] = needs.spots(self.said(text))
        return found

    def choice(self, *names: str) -> Choice:
        """Return what tells of which of some lists, if there are such, phrases may stand in a title."""
        found = self._choices.get(names)
        if found is None:
            keys = {name: keys_of(self.lists[name], self.phrases) for name in names if name in self.lists}
            found = self._choices[names] = Choice(keys)
        return found

    def strings(self, text: str, name: str) -> Strings:
        """Return where the strings of a list stand in a text, kept until another text comes."""
        said = self.said(text)
        found = self._strings.get(name)
        if found is None:
            found = self._strings[name] = Strings(said.places(Keys(marks=self.words(name))))
        return found

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
