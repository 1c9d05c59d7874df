"""The user's cache folder: what can be worked out again and is kept to save time.

An entry is used only if it is whole: its name says what it was made from, its
first line the length and digest of what follows. A folder that cannot be
written, a foreign file and a damaged one are passed over, never an error.
"""

from __future__ import annotations

import os
import stat
import sys
import time

from notelint.digest import digest

MOST_BYTES = 50_000_000
_MARK = b"notelint cache 1"
_ABANDONED = 3600  # seconds after which nobody is still writing a file


def folder() -> str | None:
    """Return the folder of notelint's cache, or None if the user has no place for one.

    ``NOTELINT_CACHE_DIR`` goes before the system's own place; set and empty, it
    turns the cache off.
    """
    own = os.environ.get("NOTELINT_CACHE_DIR")
    if own is not None:
        return own or None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return os.path.join(base, "notelint", "cache") if base else None
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "notelint")
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "notelint") if os.path.isabs(base) else None


def read(name: str) -> bytes | None:
    """Return what was kept under ``name``, or None if nothing whole is there."""
    place = folder()
    if place is None:
        return None
    try:
        with open(os.path.join(place, name), "rb", opener=_at_once) as file:
            size = _size_of_ours(file.fileno())
            if size is None:
                return None
            head = file.readline(200)
            body = file.read(size)
    except OSError:
        return None
    return body if head == _head(body) else None


def write(name: str, body: bytes) -> bool:
    """Keep ``body`` under ``name`` for this user alone; return whether it was kept."""
    place = folder()
    if place is None or len(body) > MOST_BYTES:
        return False
    draft = os.path.join(place, f"{name}.{os.getpid()}.tmp")
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return False
    try:
        with open(handle, "wb") as file:
            file.write(_head(body) + body)
        os.replace(draft, os.path.join(place, name))
    except OSError:
        _unlink(draft)
        return False
    return True


def prune(prefix: str, keep: int = 20, most_bytes: int = MOST_BYTES) -> None:
    """Remove all but the newest entries whose names begin with ``prefix``.

    So many are kept, and of these no more than have so many bytes in all.
    """
    place = folder()
    if place is None:
        return
    try:
        with os.scandir(place) as entries:
            found = [
                (entry.stat().st_mtime_ns, entry.stat().st_size, entry.path)
                for entry in entries
                if entry.name.startswith(prefix)
            ]
    except OSError:
        return
    for number, (_, size, path) in enumerate(sorted(found, reverse=True)):
        most_bytes -= size
        if number >= keep or most_bytes < 0:
            _unlink(path)


def sweep() -> None:
    """Remove what runs have left behind that were ended while they wrote."""
    place = folder()
    if place is None:
        return
    try:
        before = time.time() - _ABANDONED
        with os.scandir(place) as entries:
            drafts = [entry for entry in entries if entry.name.endswith(".tmp")]
        for draft in drafts:
            if draft.stat().st_mtime < before:
                os.unlink(draft.path)
    except OSError:
        return


def _unlink(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _head(body: bytes) -> bytes:
    return b"%s %d %s\n" % (_MARK, len(body), digest(body).encode())


def _at_once(path: str, flags: int) -> int:
    """Open a file without waiting, as a pipe in its place would have it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _size_of_ours(handle: int) -> int | None:
    """Return the size of a file that is the user's own and that nobody else can write to, else None."""
    found = os.fstat(handle)
    ours = not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o022)
    return found.st_size if ours and stat.S_ISREG(found.st_mode) and found.st_size <= 2 * MOST_BYTES else None
