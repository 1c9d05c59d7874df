"""How far a long run is, on a terminal's standard error."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from notelint.printable import shown_path, width
from notelint.reporters.summary import count
from notelint.terminal import columns

_AFTER = 0.7  # seconds; a run that takes less shows nothing
_EVERY = 0.1
_WIDEST = 120


class Progress:
    """One line that says how many files were looked at and which one is next."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._next = clock() + _AFTER
        self._seen = 0
        self._drawn = 0

    def see(self, path: str) -> None:
        """Say, now and then, that the file at ``path`` is next."""
        now = self._clock()
        if now >= self._next:
            self._next = now + _EVERY
            self._draw(f"notelint: {count(self._seen, 'file')} looked at, now {shown_path(path)}")
        self._seen += 1

    def clear(self) -> None:
        """Take the line away, so that other output can follow."""
        if self._drawn:
            self._write("\r" + " " * self._drawn + "\r")
            self._drawn = 0

    def _draw(self, line: str) -> None:
        # The last column stays empty: some terminals go to the next line behind it.
        most = columns(self._stream, _WIDEST) - 1
        if width(line) > most:
            line = line[:most]
            while width(line) >= most:
                line = line[:-1]
            line += "…"
        blanks = max(0, self._drawn - width(line))
        self._drawn = width(line)
        self._write("\r" + line + " " * blanks + "\b" * blanks)

    def _write(self, text: str) -> None:
        encoding = self._stream.encoding or "ascii"
        self._stream.write(text.encode(encoding, "replace").decode(encoding))
        self._stream.flush()
