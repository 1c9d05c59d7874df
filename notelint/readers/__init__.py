"""Readers: one file a document format, from bytes to a ``Source``."""

from __future__ import annotations

from typing import Protocol

from notelint.text import Source


class Reader(Protocol):
    """What turns the bytes of a document into its text; a module may be one.

    ``name`` is the format in the report, ``suffixes`` are the endings of file
    names, in lower case with the dot, that it reads.
    """

    @property
    def name(self) -> str:
        """The name of the format, as in the report."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of the names of files it reads."""

    def read(self, path: str, data: bytes) -> Source:
        """Return the text of a document; raise ``ReadError`` if it cannot be read."""
