"""Which files to check: those named, and the notes in the folders named."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from notelint.errors import ReadError
from notelint.seeing import See, nobody
from notelint.violation import Problem

if TYPE_CHECKING:
    from notelint.gitignore import Ignore

    Ignores: TypeAlias = tuple[Ignore, ...]

STDIN = "-"

# A note of a day-long meeting has 200 kB; a file a hundred times larger is no note.
MOST_BYTES = 50_000_000

# Folders of other tools, beside hidden ones and virtual environments: no notes are written there.
_PASSED_OVER = frozenset({"CVS", "RCS", "_darcs", "node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file to check. ``named`` is true if it was named itself, not found in a folder."""

    path: str
    named: bool


def discover(paths: Iterable[str], suffixes: Collection[str], see: See = nobody) -> Iterator[Found | Problem]:
    """Yield each file to check once, and a problem for what is not there or cannot be searched.

    A file is taken whatever its name; a folder is searched for files that end
    in one of ``suffixes`` (in lower case), in the order of their names. Hidden
    files and folders within it are left out, and in a repository of git what
    its ``.gitignore`` files leave out. Links are followed, but no folder is
    entered twice. ``-`` stands for standard input. ``see`` is told of all that is looked at, before it is.
    """
    seen: set[object] = set()
    for path in paths:
        if path == STDIN:
            entries: Iterable[Found | Problem] = (Found(STDIN, named=True),)
        else:
            entries = _named(path, suffixes, see)
        for entry in entries:
            if isinstance(entry, Problem):
                yield entry
                continue
            key = entry.path if entry.path == STDIN else _identity(entry.path)
            if key not in seen:
                seen.add(key)
                yield entry


def _named(path: str, suffixes: Collection[str], see: See) -> Iterator[Found | Problem]:
    see(path)
    try:
        mode = os.stat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        yield Problem("unreadable", "there is no such file or folder", path)
        return
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name
        yield Problem("unreadable", f"cannot be read: {reason(error)}", path)
        return
    if not stat.S_ISDIR(mode):
        yield Found(path, named=True)
        return
    empty = True
    ignored: list[str] = []
    for entry in _search(path, suffixes, ignored, see):
        empty = False
        yield entry
    if empty:
        listed = ", ".join(sorted(suffixes))
        message = f"no notes in this folder: no file in it ends in {listed}"
        hint = None
        if ignored:
            message = "no notes in this folder but those that .gitignore leaves out"
            hint = f"Name a file to check it all the same: {ignored[0]}"
        yield Problem("not-a-note", message, path, help=hint)


def _search(
    folder: str, suffixes: Collection[str], ignored: list[str], see: See
) -> Iterator[Found | Problem]:
    """Yield the files below ``folder``, and put into ``ignored`` what git leaves out.

    A stack of its own, since folders may be nested very deeply.
    """
    endings = tuple(suffixes)
    entered: set[tuple[int, int]] = set()
    stack = [(folder, _ignores_above(folder, see))]
    while stack:
        path, ignores = stack.pop()
        see(path)
        try:
            status = os.stat(path)
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            with os.scandir(path) as entries:
                children = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Problem("unreadable", f"this folder cannot be searched: {reason(error)}", path)
            continue
        if any(child.name == "pyvenv.cfg" for child in children):
            continue
        ignores = _ignores_in(path, children, ignores, see)
        below = []
        for child in children:
            if child.name.startswith("."):
                continue
            place = child.name if path == os.curdir else os.path.join(path, child.name)
            if child.is_symlink():
                see(place)
            if _is(child.is_dir):
                if child.name in _PASSED_OVER:
                    continue
                if ignores and _ignored(ignores, child.name, folder=True):
                    ignored.append(place)
                else:
                    below.append((place, ignores and tuple(one.under(child.name) for one in ignores)))
            elif child.name.lower().endswith(endings) and (_is(child.is_file) or _leads_nowhere(child)):
                if ignores and _ignored(ignores, child.name, folder=False):
                    ignored.append(place)
                else:
                    see(place)
                    yield Found(place, named=False)
        stack.extend(reversed(below))


def _ignores_above(folder: str, see: See) -> Ignores | None:
    """Return what the repository of a folder leaves out from above; None if it is in none."""
    place = os.path.abspath(folder)
    while not _is_repository(place, see):
        above = os.path.dirname(place)
        if above == place:
            return None
        place = above
    from notelint.gitignore import ignores_above

    return ignores_above(folder)


def _is_repository(folder: str, see: See) -> bool:
    path = os.path.join(folder, ".git")
    see(os.path.join(folder, ".gitignore"))
    see(path)
    return os.path.lexists(path)


def _ignores_in(
    folder: str, children: Sequence[os.DirEntry[str]], above: Ignores | None, see: See
) -> Ignores | None:
    """Return what counts in a folder: what counts above it, and its own; a repository begins anew."""
    names = {child.name for child in children if child.name in (".git", ".gitignore")}
    ignores = () if ".git" in names else above
    if ignores is None or ".gitignore" not in names:
        return ignores
    from notelint.gitignore import read_ignore

    see(os.path.join(folder, ".gitignore"))
    own = read_ignore(folder)
    return ignores if own is None else (*ignores, own)


def _ignored(ignores: Ignores, name: str, *, folder: bool) -> bool:
    from notelint.gitignore import is_ignored

    return is_ignored(ignores, name, folder)


def _is(question: Callable[[], bool]) -> bool:
    """Return the answer of ``is_dir`` or ``is_file``; what cannot be looked at is neither."""
    try:
        return question()
    except OSError:
        return False


def _leads_nowhere(child: os.DirEntry[str]) -> bool:
    """Return whether ``child`` is a link to nothing: reading it says so, where silence would hide a note."""
    return child.is_symlink() and not os.path.exists(child.path)


def _identity(path: str) -> object:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path


def reason(error: Exception) -> str:
    """Return why an operation on a file failed, in words for people."""
    if isinstance(error, PermissionError):
        return "no permission"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return str(error)


def bytes_of(path: str, name: str) -> bytes:
    """Return what a file or standard input holds; raise ``ReadError`` if it cannot be read."""
    try:
        if path == STDIN:
            if sys.stdin is None:
                raise ReadError("standard input is closed", path=name)
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with open(path, "rb") as stream:
                data = stream.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise ReadError("there is no such file", path=name) from error
    except OSError as error:
        raise ReadError(f"the file cannot be read: {reason(error)}", path=name) from error
    if len(data) > MOST_BYTES:
        raise ReadError(
            f"the file is larger than {MOST_BYTES // 1_000_000} MB, the most that is read",
            path=name,
            hint="Notes are far smaller: is it another kind of file?",
        )
    return data
