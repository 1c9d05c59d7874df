"""Conditions on the fields of a node: what ``where:``, ``except:`` and ``be:`` ask.

A condition names a field and the values it may have. Beside plain values there
are two words: ``stated`` (the field is there and not empty) and ``none`` (it is
absent or empty). What was not understood meets no condition and fails none.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from notelint.note.model import UNREAD

STATED = "stated"
NONE = "none"


@dataclass(frozen=True, slots=True)
class Condition:
    """A field, as rules write it, and the values of which it must have one."""

    field: str
    values: tuple[str | int | float | bool, ...]


def meets(value: Any, wanted: tuple[str | int | float | bool, ...]) -> bool | None:
    """Return whether ``value`` is one of ``wanted``, or None if it was not understood.

    A value of several (the groups of a person) meets the condition if one of
    them does. Text is compared as it stands; case matters.
    """
    if value is UNREAD:
        return None
    # Most fields are flags and words; the rest is slower to tell.
    if value is True or value is False:
        return any(word is value or word == STATED for word in wanted)
    if isinstance(value, str) and value and value != NONE:
        return value in wanted or STATED in wanted
    return any(_is(value, word) for word in wanted)


def empty(value: Any) -> bool:
    """Return whether there is nothing in ``value``: absent, empty text or an empty list.

    A flag or a number is never empty: 0 and false are said.
    """
    return value is None or (not value and isinstance(value, Collection))


def _is(value: Any, word: str | int | float | bool) -> bool:
    if word == NONE:
        return empty(value)
    if word == STATED:
        return not empty(value)
    if isinstance(value, (tuple, list, set, frozenset)):
        return any(_is(one, word) for one in value)
    if isinstance(value, bool) or isinstance(word, bool):
        return value is word
    return bool(
        value == word or (isinstance(word, str) and not isinstance(value, str) and str(value) == word)
    )
