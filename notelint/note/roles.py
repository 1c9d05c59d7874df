"""The groups of an attendance list, told by the word that stands before their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex

_WORD = regex(r"[^\W_]+(?:[-–‑’'][^\W_]+)*[’']?|&")
_COUNT = regex(r"\(?\b\d+\b\)?")
FAMILIES = (
    "apologies", "absent", "substitutes", "vice", "deputy", "chair", "civic",
    "officers", "guests", "attending", "others", "members",
)  # fmt: skip


def role_group(said: str, words: Vocabulary) -> str | None:
    """Return the group that a role word of an attendance list opens, or None if it is not known.

    Groups are ``chair``, ``vice-chair``, ``deputy-chair``, ``civic-head``, ``members``,
    ``substitutes``, ``in-attendance``, ``officers``, ``guests``, ``apologies`` and ``absent``.
    """
    tokens = role_tokens(said)
    if not tokens:
        return None
    families = _families(words)
    has = {family for token in tokens for family in families.get(token, ())}
    if "apologies" in has:
        return "in-attendance" if words.words("role-words-part").intersection(tokens) else "apologies"
    if "absent" in has or ("not" in tokens and has & {"attending", "members"}):
        return "absent"
    if not is_role(said, words):
        return _by_head(tokens, words)
    if "substitutes" in has:
        return "substitutes"
    if has & {"chair", "vice", "deputy", "civic"} and not has & {"officers", "guests"}:
        return _presiding(has)
    if "officers" in has:
        return "officers"
    if "guests" in has:
        return "guests"
    if "others" in has or has == {"attending"}:
        return "in-attendance"
    if has or any(token in ("green", "independent") for token in tokens):
        return "members"
    return None


def _presiding(has: set[str]) -> str:
    if "vice" in has:
        return "vice-chair"
    if "deputy" in has:
        return "deputy-chair"
    return "chair" if "chair" in has else "civic-head"


def _by_head(tokens: list[str], words: Vocabulary) -> str | None:
    """Return the group of a role with unknown words, by its last word: "Westmere Officers"."""
    if len(tokens) > 6:
        return None
    for family in ("substitutes", "officers", "guests", "members"):
        if tokens[-1] in words.words(f"role-words-{family}"):
            return family
    if tokens[0] in words.words("role-words-chair") and tokens[1:2] == ["of"]:
        return "members"
    return None


def is_role(said: str, words: Vocabulary) -> bool:
    """Return whether ``said`` holds words of roles only, so that it surely is a role."""
    families = _families(words)
    known = False
    for token in _tokens(said):
        if token not in families:
            return False
        known = known or bool(families[token])
    return known or role_tokens(said) in (["green"], ["independent"])


@lru_cache(maxsize=8)
def _families(words: Vocabulary) -> Mapping[str, frozenset[str]]:
    """Return the words that may stand in a role with their families; some have none."""
    of_family = {family: words.words(f"role-words-{family}") for family in FAMILIES}
    beside = words.words("role-words-beside") | words.words("role-words-part")
    return {
        word: frozenset(family for family, its_words in of_family.items() if word in its_words)
        for word in beside.union(*of_family.values())
    }


def role_tokens(said: str) -> list[str]:
    """Return the words of a role in lower case, without counts such as "(6)"."""
    return list(_tokens(said))


def _tokens(said: str) -> Iterator[str]:
    said = _COUNT.sub(" ", said).replace("–", "-").replace("‑", "-").replace("’", "'")
    return (match[0].lower() for match in _WORD.finditer(said))
