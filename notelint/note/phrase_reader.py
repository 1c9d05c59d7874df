"""Reads phrases, as the vocabulary writes them, into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from notelint.errors import RuleError
from notelint.note.growing import is_plain
from notelint.patterns import regex

Lists = Callable[[str], Sequence[str]]
_NUMBER = (
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[-–—‐‑](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_NEVER = r"(?!)"
_PLAIN_CHOICE = regex(r"[a-zA-Z0-9]+(?:/[a-zA-Z0-9]+)*")
_TOKEN = r"(?:[A-Za-z0-9][A-Za-z0-9'’-]*(?:\*|\([a-z]+(?:/[a-z]+)*\))?|\{[a-z-]+\})"
_TOKEN = rf"{_TOKEN}(?:/{_TOKEN})*"
_BRACKET = rf"\({_TOKEN}(?: {_TOKEN})*\)"
# What most phrases look like that are more than words: they can be read, without trying.
READABLE = regex(rf"(?:{_BRACKET} )*{_TOKEN}(?: (?:{_TOKEN}|{_BRACKET}|\.\.\.))*")
_PARTS = regex(r"\{[^{}]*\}|\([^()]*\)|[^(){}]+|[{}]")
_CHOICES = regex(r"(?:\([^()]*\)|[^/()])+")
_APOSTROPHES = "['’‘]"
_SLASH = "\ue000"  # stands for a slash that is none of the language
_QUOTES = '["“”„]'
_DASHES = "[-–—‐‑]"
_GAP = r"(?:\s+[^\s.;:!?]+){0,8}?"


def any_of(phrases: Sequence[str], lists: Lists | None) -> str:
    """Return the regular expression of any of the phrases, as whole words.

    ``lists`` returns the phrases of a list that they name. Raises ``RuleError``
    if a phrase cannot be read.
    """
    if not phrases:
        return _NEVER
    return rf"(?<!\w){_choice(phrases, lists, ())}(?!\w)"


def _choice(phrases: Sequence[str], lists: Lists | None, within: tuple[str, ...]) -> str:
    """Return the expression of any of the phrases; the longest that fits counts.

    ``within`` are the lists that are being read, so that none can hold itself.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    read = Reader(lists, within).phrase
    choices = [each.replace(" ", r"\s+") if is_plain(each) else read(each) for each in longest_first]
    return "(?:" + "|".join(choices) + ")"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads phrases into regular expressions; ``within`` as in ``_choice``.

    ``lists`` returns the phrases of a list of the vocabulary.
    """

    lists: Lists | None
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
        if self.lists is None:
            raise RuleError(f"“{part}” names a list of the vocabulary, which cannot be used here")
        if name in self.within:
            raise RuleError(f"the list “{name}” of the vocabulary holds itself")
        phrases = self.lists(name)
        return _choice(phrases, self.lists, (*self.within, name)) if phrases else _NEVER


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
