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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from notelint.errors import RuleError
from notelint.text import Span

_NUMBER = (
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[-–—‐‑](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_NEVER = r"(?!)"
_PLAIN = re.compile(r"[a-zA-Z0-9]+(?: [a-zA-Z0-9]+)*")  # most phrases: read as they stand, for speed
_PLAIN_CHOICE = re.compile(r"[a-zA-Z0-9]+(?:/[a-zA-Z0-9]+)*")
_PARTS = re.compile(r"\{[^{}]*\}|\([^()]*\)|[^(){}]+|[{}]")
_LIST_NAME = re.compile(r"(?<!\(\?P)<([a-z][a-z-]+)>")
_CHOICES = re.compile(r"(?:\([^()]*\)|[^/()])+")
_APOSTROPHES = "['’‘]"
_SLASH = "\ue000"  # stands for a slash that is none of the language
_QUOTES = '["“”„]'
_DASHES = "[-–—‐‑]"
_GAP = r"(?:\s+[^\s.;:!?]+){0,8}?"


class Vocabulary:
    """Named lists of phrases, compiled when first asked for."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self.lists = lists
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._sets: dict[str, frozenset[str]] = {}

    def phrases(self, name: str) -> Sequence[str]:
        """Return the phrases of a list; raise ``RuleError`` if there is no such list."""
        try:
            return self.lists[name]
        except KeyError:
            raise RuleError(f"there is no list “{name}” in the vocabulary") from None

    def pattern(self, name: str) -> re.Pattern[str]:
        """Return the pattern that finds any phrase of a list."""
        pattern = self._patterns.get(name)
        if pattern is None:
            pattern = self._patterns[name] = re.compile(self.expression(name), re.IGNORECASE)
        return pattern

    def expression(self, name: str) -> str:
        """Return the regular expression of a list, for joining with others."""
        return _any(self.phrases(name), self)

    def compose(self, template: str) -> re.Pattern[str]:
        """Return the pattern of ``template``, a regular expression that names lists as ``<list>``.

        Case counts only in parts written as ``(?-i:...)``.
        """
        pattern = self._patterns.get(template)
        if pattern is None:
            expression = _LIST_NAME.sub(lambda match: self.expression(match[1]), template)
            pattern = self._patterns[template] = re.compile(expression, re.IGNORECASE)
        return pattern

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
    return _any([phrase], vocabulary)


def phrases_expression(phrases: Sequence[str], vocabulary: Vocabulary | None = None) -> str:
    """Return the regular expression of any of the phrases; raise ``RuleError`` if one cannot be read."""
    return _any(phrases, vocabulary)


def _any(phrases: Sequence[str], vocabulary: Vocabulary | None) -> str:
    if not phrases:
        return _NEVER
    return rf"(?<!\w){_choice(phrases, vocabulary, ())}(?!\w)"


def _choice(phrases: Sequence[str], vocabulary: Vocabulary | None, within: tuple[str, ...]) -> str:
    """Return the expression of any of the phrases; the longest that fits counts.

    ``within`` are the lists that are being read, so that none can hold itself.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    read = _Reader(vocabulary, within).phrase
    choices = [each.replace(" ", r"\s+") if _PLAIN.fullmatch(each) else read(each) for each in longest_first]
    return "(?:" + "|".join(choices) + ")"


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads phrases into regular expressions; ``within`` as in ``_choice``."""

    vocabulary: Vocabulary | None
    within: tuple[str, ...]

    def phrase(self, phrase: str) -> str:
        """Return the expression of a phrase, or of the inside of a bracket in one.

        The blank beside an optional part belongs to that part: it stands behind it
        at the beginning of the phrase and before it everywhere else.
        """
        parts: list[str] = []
        begun = False
        for token in _tokens(phrase):
            if token in ("...", "…"):
                if not begun:
                    raise RuleError(f"“{phrase}” begins with a gap; it belongs behind a word")
                parts.append(_GAP)
            elif _is_bracket(token):
                inner = self.phrase(token[1:-1])
                parts.append(rf"(?:\s+{inner})?" if begun else rf"(?:{inner}\s+)?")
            else:
                parts.append((r"\s+" if begun else "") + self._word(token, phrase))
                begun = True
        if not begun:
            raise RuleError(f"“{phrase}” says nothing: all of it may be left out")
        return "".join(parts)

    def _word(self, token: str, phrase: str) -> str:
        """Return the expression of a word: ``minute(s)/note(s)`` is either, each with its ending."""
        if _PLAIN_CHOICE.fullmatch(token):
            return f"(?:{token.replace('/', '|')})" if "/" in token else token
        choices = _CHOICES.findall(token) if len(token) > 1 else [token]
        if not choices:
            raise RuleError(f"“{phrase}” has nothing to choose from in “{token}”")
        words = []
        for choice in choices:
            parts = _PARTS.findall(choice)
            if all(part == "*" or _is_bracket(part) for part in parts):
                raise RuleError(f"“{phrase}” has a choice in “{token}” that may be nothing")
            words.append("".join(self._part(part, phrase) for part in parts))
        return words[0] if len(words) == 1 else "(?:" + "|".join(words) + ")"

    def _part(self, part: str, phrase: str) -> str:
        if part == "{number}":
            return _NUMBER
        if part in ("{", "}"):
            raise RuleError(f"“{phrase}” has a curly bracket without its partner")
        if part.startswith("{"):
            return self._list(part)
        if part.startswith("(") and part.endswith(")"):
            inner = [self._part(each, phrase) for each in _PARTS.findall(part[1:-1])]
            ending = "".join(inner)
            # A text may leave the number open too: “Decision(s)”.
            return r"(?:s|\(s\))?" if ending == "s" else f"(?:{ending})?"
        choices = [_literal(choice) for choice in part.split("/")] if len(part) > 1 else [_literal(part)]
        return choices[0] if len(choices) == 1 else "(?:" + "|".join(choices) + ")"

    def _list(self, part: str) -> str:
        name = part[1:-1]
        if self.vocabulary is None:
            raise RuleError(f"“{part}” names a list of the vocabulary, which cannot be used here")
        if name in self.within:
            raise RuleError(f"the list “{name}” of the vocabulary holds itself")
        phrases = self.vocabulary.phrases(name)
        return _choice(phrases, self.vocabulary, (*self.within, name)) if phrases else _NEVER


def _is_bracket(token: str) -> bool:
    """Return whether ``token`` is one bracket: ``(the)``, not ``(un)confirm(ed)``."""
    if not token.startswith("(") or not token.endswith(")"):
        return False
    depth = 0
    for index, char in enumerate(token):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return index == len(token) - 1
    return False


def _tokens(phrase: str) -> list[str]:
    """Return the words of a phrase; a bracket and what it holds is one."""
    tokens: list[str] = []
    depth = 0
    for word in phrase.replace("\\/", _SLASH).split():
        if depth:
            tokens[-1] += " " + word
        else:
            tokens.append(word)
        depth += word.count("(") - word.count(")")
        if depth < 0:
            break
    if depth:
        raise RuleError(f"“{phrase}” has a bracket without its partner")
    return tokens


def _literal(word: str) -> str:
    if word.isalnum():
        return word
    stem = word.removesuffix("*")
    expression = re.escape(stem).replace("\\-", "-")
    expression = re.sub("['’‘]", lambda _: _APOSTROPHES, expression)
    expression = expression.replace(_SLASH, "/")
    expression = re.sub('["“”„]', lambda _: _QUOTES, expression)
    expression = re.sub("[-–—‐‑]", lambda _: _DASHES, expression)
    return expression + (r"\w*" if stem != word else "")
