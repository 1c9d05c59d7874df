"""What a misspelt name was probably meant to be."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

_MOST = 20


def nearest(word: str, known: Sequence[str]) -> str | None:
    """Return the one of ``known`` that ``word`` was most likely meant to be, or None."""
    found = get_close_matches(word.lower().replace("_", "-").replace(" ", "-"), known, n=1, cutoff=0.6)
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
