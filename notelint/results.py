"""Results of earlier runs, kept in the user's cache folder so that an unchanged note is not read again.

They lie in a fixed number of files by the first digits of their names, each of
a bounded size with the oldest results at its beginning: the whole has a bound
without anything being counted. A file is replaced as a whole. Of two runs that
write one at the same time, one loses what it added, which costs time and
nothing else.
"""

from __future__ import annotations

from notelint import cache

FILES = 64
MOST_BYTES = 1_000_000  # of one file
_LONGEST = 200_000  # bytes of a result that is kept
_HELD = 16_000_000  # bytes of files held in memory while a run looks for results
_UNSAVED = 4_000_000


class Results:
    """The results that are kept, and those that a run adds.

    The name of a result are hexadecimal digits. A result is a line of ASCII.
    """

    def __init__(self) -> None:
        self._read: dict[str, dict[bytes, bytes]] = {}
        self._held = 0
        self._new: dict[str, dict[bytes, bytes]] = {}
        self._unsaved = 0

    def get(self, name: str) -> bytes | None:
        """Return the result of this name, or None if it is not kept."""
        file = _file(name)
        held = self._read.get(file)
        if held is None:
            held = self._load(file)
        return held.get(name.encode())

    def add(self, name: str, result: bytes) -> None:
        """Keep a result; it is on the disk after ``save``."""
        if len(result) > _LONGEST:
            return
        self._new.setdefault(_file(name), {})[name.encode()] = result
        self._unsaved += len(result)

    @property
    def is_full(self) -> bool:
        """Whether so much was added that it should be saved before the run ends."""
        return self._unsaved > _UNSAVED

    @property
    def is_changed(self) -> bool:
        """Whether anything was added since the last time."""
        return bool(self._new)

    def forget(self) -> None:
        """Forget what was added since the last time."""
        self._new = {}
        self._unsaved = 0

    def save(self) -> None:
        """Write what was added; what cannot be written is forgotten."""
        for file, added in self._new.items():
            there = {name: result for name, result in _results(file).items() if name not in added}
            cache.write(file, _body({**there, **added}))
            self._read.pop(file, None)
        self.forget()
        cache.sweep()

    def _load(self, file: str) -> dict[bytes, bytes]:
        if self._held > _HELD:
            self._read.clear()
            self._held = 0
        found = self._read[file] = _results(file)
        self._held += sum(map(len, found.values()))
        return found


def _file(name: str) -> str:
    return f"results-{int(name[:4], 16) % FILES:02x}"


def _results(file: str) -> dict[bytes, bytes]:
    """Return the results in a file by their names, the oldest first; none if it is not whole."""
    lines = (cache.read(file) or b"").split(b"\n")
    return {line[:32]: line[33:] for line in lines if line[32:33] == b" "}


def _body(results: dict[bytes, bytes]) -> bytes:
    """Return what a file is to hold: the newest results for which there is room."""
    lines: list[bytes] = []
    room = MOST_BYTES
    for name, result in reversed(results.items()):
        line = name + b" " + result
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(line)
    return b"\n".join(reversed(lines))
