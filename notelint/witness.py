"""What a run looks at, and what it prints: kept so that it can be told again."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TextIO

from notelint import again, cache

# A longer report is not kept.
_MOST_BYTES = 8_000_000
_MOST_RUNS = 32
_MOST_BYTES_OF_ALL = 32_000_000


class Witness:
    """Notes the state of each file and folder of one run, before it is read.

    ``name`` is that of the run in the cache.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: dict[str, again.Entry] = {}
        self._copy: _Copy | None = None
        # Where packages are installed.
        for path in sys.path:
            self.see(path or os.curdir)

    def see(self, path: str) -> None:
        """Note how a file or folder is, or that there is none; the first look counts."""
        if path not in self._seen:
            self._seen[path] = again.seen(path)

    def see_all(self, paths: Iterable[str]) -> None:
        """Note how several files and folders are."""
        for path in paths:
            self.see(path)

    def listening(self, write: Callable[[TextIO], None]) -> Callable[[TextIO], None]:
        """Return a function that writes the same as ``write``, and keep it as the output of the run."""

        def both(out: TextIO) -> None:
            copy = _Copy(out)
            write(copy)  # type: ignore[arg-type]
            self._copy = copy

        return both

    def keep(self, status: int) -> None:
        """Keep what was printed, unless something has changed since it was seen."""
        text = self._copy.text() if self._copy is not None else None
        if text is None:
            return
        try:
            out = text.encode()
        except UnicodeEncodeError:
            return
        entries = list(self._seen.values())
        body = again.record(status, entries, out)
        whole = not any(b"\0" in part for entry in entries for part in entry)
        if whole and len(body) <= _MOST_BYTES and again.are_as_they_were(entries):
            cache.write(self._name, body)
            cache.prune(again.KIND, _MOST_RUNS, _MOST_BYTES_OF_ALL)


class _Copy:
    """A stream that hands on what is written to it, and keeps a copy unless it is too long."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._parts: list[str] = []
        self._room = _MOST_BYTES

    def write(self, text: str) -> int:
        self._room -= len(text)
        if self._room >= 0:
            self._parts.append(text)
        else:
            self._parts.clear()
        return self._stream.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        self._stream.flush()

    def text(self) -> str | None:
        """Return all that was written; None if it was too long."""
        return "".join(self._parts) if self._room >= 0 else None
