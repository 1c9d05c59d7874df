"""What a misspelt name was probably meant to be."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

_MOST = 20
_BEGINNING = 4


def nearest(word: str, known: Sequence[str]) -> str | None:
    """Return the one of ``known`` that ``word`` was most likely meant to be, or None.

    That is one that is spelt much like it, else the only one that it is the beginning of.
    """
    word = word.lower().replace("_", "-").replace(" ", "-")
    found = get_close_matches(word, known, n=1, cutoff=0.6)
    if not found and len(word) >= _BEGINNING:
        begun = [name for name in known if name.startswith(word)]
        found = begun if len(begun) == 1 else []
    return found[0] if found else None


def one_of(word: str, known: Sequence[str]) -> str:
    """Return a hint: the nearest of ``known``, or all of them if none is near."""
    close = nearest(word, known)
    if close:
        return f"Did you mean “{close}”?"
    if not known:
        return "None can stand here."
    names = sorted(set(known))
    return f"Known are: {', '.join(names[:_MOST])}{' …' if len(names) > _MOST else '.'}"
