"""A run told again: where nothing it rested on has changed, what it printed is printed once more.

This is the whole of most runs, so it imports as little as can be. A run is
known by its command line, its folder and its surroundings. What is kept of it
names each file and folder that was looked at, with its state as it was before
it was read; also those that were looked for in vain. One difference, and the
run is made as ever.

A state is what the system says of a file without reading it. Where that was
said so soon after a change that a further one might not show, what the file
held is compared as well, as git does with what it calls racily clean.
"""

from __future__ import annotations

import os
import sys
import time

from notelint import __version__, cache
from notelint.digest import digest

TYPE_CHECKING = False
if TYPE_CHECKING:  # "typing" takes longer than all this
    from collections.abc import Iterable, Sequence

# The beginning of the names of entries in the cache.
KIND = "results-run-"
# Changes with the form of what is kept.
_FORM = 1
# The coarsest clocks of file systems tick every two seconds.
_TICK = 2_000_000_000
# What the look of a report depends on beside the terminal itself.
SURROUNDINGS = (
    "COLUMNS DOMTERM FORCE_COLOR FORCE_HYPERLINK KITTY_WINDOW_ID KONSOLE_VERSION NO_COLOR "
    "STY TERM TERM_PROGRAM TMUX VTE_VERSION WT_SESSION"
).split()
_ABSENT, _THERE, _UNKNOWN = b"-", b"+", b"?"
# What kind a file is, as its mode tells; "stat" takes longer to load than to do without.
_KIND, _FILE, _FOLDER = 0o170000, 0o100000, 0o040000
# A longer file is refused as a note in any case: bytes.
_MOST_BYTES = 40_000_000

Entry = tuple[bytes, bytes, bytes]


def name_of(words: Sequence[str]) -> str | None:
    """Return a name for the run with these words on its command line; None if it cannot be told again.

    Two runs have the same name only if they would print the same as long as
    all files are as they were. On Windows, where the system does not tell of
    each change, no run is told again.
    """
    out = sys.__stdout__
    if os.name != "posix" or out is None or out is not sys.stdout:
        return None
    encoding = str(out.encoding).lower()
    if encoding not in ("utf-8", "utf8"):
        return None
    try:
        terminal = repr(tuple(os.get_terminal_size(out.fileno()))) if out.isatty() else ""
        told = [
            *(__version__, str(_FORM), sys.version, sys.getfilesystemencoding(), os.getcwd(), terminal),
            *("words", *words, "path", *sys.path),
            *(f"{name}={os.environ.get(name, '')}" for name in SURROUNDINGS),
        ]
    except (OSError, ValueError):
        return None
    return KIND + digest("\0".join(told).encode("utf-8", "surrogatepass"))


def told(name: str) -> tuple[int, bytes] | None:
    """Return the exit status of the run of this name and what it printed; None if it is to be made anew."""
    body = cache.read(name)
    if body is None:
        return None
    head, _, rest = body.partition(b"\n")
    try:
        status, length = map(int, head.split())
    except ValueError:
        return None
    entries, out = entries_in(rest[:length]), rest[length:]
    if not entries or len(rest) < length or not 0 <= status < 4:
        return None
    asked = time.time_ns()
    if not are_as_they_were(entries):
        return None
    if settled := _settled(entries, asked):
        cache.write(name, record(status, settled, out))
    return status, out


def tell(out: bytes) -> None:
    """Print what was printed before; raise ``OSError`` if it cannot be."""
    left = memoryview(out)
    while left:
        # Without a buffer, not all need be taken at once.
        left = left[sys.stdout.buffer.write(left) :]
    sys.stdout.flush()


def record(status: int, entries: Iterable[Entry], out: bytes) -> bytes:
    """Return what is kept of a run: its exit status, what it rests on, and what it printed."""
    listed = b"\0".join(part for entry in entries for part in entry)
    return b"%d %d\n%s%s" % (status, len(listed), listed, out)


def entries_in(listed: bytes) -> list[Entry]:
    """Return the entries that ``record`` has put in a row."""
    parts = listed.split(b"\0")
    return list(zip(parts[::3], parts[1::3], parts[2::3], strict=False))


def are_as_they_were(entries: Iterable[Entry]) -> bool:
    """Return whether all files and folders are as they were seen."""
    for path, state, content in entries:
        if state == _THERE:
            if not os.path.lexists(path):
                return False
        elif state == _UNKNOWN or _state(path)[0] != state or (content and _content(path) != content):
            return False
    return True


def seen(path: str) -> Entry:
    """Return a file or folder as it is now; to be asked before it is read.

    Of a repository of git only that it is there is told. What is neither a
    file nor a folder, such as a pipe, is never read: it is not as it was.
    """
    name = os.fsencode(path)
    if os.path.basename(path) == ".git" and os.path.lexists(os.path.join(path, "HEAD")):
        return name, _THERE, b""
    asked = time.time_ns()
    state, changed = _state(name)
    return name, state, _content(name) if changed + _TICK > asked else b""


def _settled(entries: Sequence[Entry], asked: int) -> list[Entry] | None:
    """Return the entries without the contents that need not be compared again; None if there are no such."""
    if not any(content for _, _, content in entries):
        return None
    settled = [
        (path, state, b"" if content and _changed(state) + _TICK <= asked else content)
        for path, state, content in entries
    ]
    return settled if settled != entries else None


def _state(path: bytes) -> tuple[bytes, int]:
    """Return what the system says of a file, and when it was changed last (nanoseconds)."""
    try:
        told = os.stat(path)
    except (OSError, ValueError):
        return (_UNKNOWN if os.path.lexists(path) else _ABSENT), 0
    changed = max(told.st_mtime_ns, told.st_ctime_ns)
    if told.st_mode & _KIND not in (_FILE, _FOLDER) or told.st_size > _MOST_BYTES:
        return _UNKNOWN, 0
    kept = (changed, told.st_mtime_ns, told.st_size, told.st_ino, told.st_mode)
    return b"%d %d %d %d %d" % kept, changed


def _changed(state: bytes) -> int:
    return int(state.split()[0])


def _content(path: bytes) -> bytes:
    """Return a name for what a file holds, or for the names in a folder."""
    try:
        if os.path.isdir(path):
            return digest(b"\0".join(sorted(os.listdir(path)))).encode()
        with open(path, "rb") as file:
            return digest(file.read()).encode()
    except OSError:
        return _UNKNOWN
