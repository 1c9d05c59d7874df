"""What is sought in texts: phrases, to be used as a compiled pattern is."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Protocol

from notelint.note.heard import LONG, Heard, cuts


class Sought(Protocol):
    """Phrases as they are sought; the methods are those of a compiled pattern."""

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first place between two offsets, or None."""

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what stands at ``start``, or None."""

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what stands between two offsets if it is all that does, or None."""

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield the places between two offsets."""

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        """Return what stands at the places between two offsets."""

    def found(self, match: re.Match[str]) -> bool:
        """Return whether this is what found ``match``."""


class Ready:
    """Phrases whose pattern is at hand: nothing is searched where none of their ``words`` stands.

    Without ``words`` every text is searched.
    """

    __slots__ = ("_fits", "_heard", "_pattern", "_text", "_words")

    def __init__(self, pattern: re.Pattern[str], words: frozenset[str] | None, heard: Heard) -> None:
        self._pattern = pattern
        self._words = words
        self._heard = heard
        self._text: str | None = None
        self._fits: re.Pattern[str] | None = None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first place between two offsets, or None."""
        pattern = self._fits if text is self._text else self._fitting(text)
        if pattern is None and cuts(text, end):
            pattern = self._pattern
        return pattern.search(text, start, end) if pattern else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what stands at ``start``, or None."""
        pattern = self._fits if text is self._text else self._fitting(text)
        if pattern is None and cuts(text, end):
            pattern = self._pattern
        return pattern.match(text, start, end) if pattern else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what stands between two offsets if it is all that does, or None."""
        pattern = self._fits if text is self._text else self._fitting(text)
        if pattern is None and cuts(text, end):
            pattern = self._pattern
        return pattern.fullmatch(text, start, end) if pattern else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield the places between two offsets."""
        pattern = self._fits if text is self._text else self._fitting(text)
        if pattern is None and cuts(text, end):
            pattern = self._pattern
        return pattern.finditer(text, start, end) if pattern else iter(())

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        """Return what stands at the places between two offsets."""
        return [match[0] for match in self.finditer(text, start, end)]

    def found(self, match: re.Match[str]) -> bool:
        """Return whether this is what found ``match``."""
        return match.re == self._pattern

    def _fitting(self, text: str) -> re.Pattern[str] | None:
        """Return the pattern for a text, None if nothing can be found in it."""
        if self._words is None or len(text) < LONG:
            return self._pattern
        fits = None if self._words.isdisjoint(self._heard.of(text)) else self._pattern
        self._text, self._fits = text, fits
        return fits
