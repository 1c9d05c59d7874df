"""Where output goes: standard output whatever it can show, and files that are whole or not there."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TextIO, cast

from notelint.discovery import reason
from notelint.errors import NotelintError
from notelint.printable import plain, shown_path
from notelint.terminal import takes_colours


class OutputError(NotelintError):
    """An output that cannot be written."""

    kind = "configuration"


class _Plain:
    """A stream whose encoding has no typeset marks: they are written as ASCII."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(plain(text))

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        self._stream.flush()


def standard(stream: TextIO | None, *, utf8: bool = False) -> TextIO:
    """Return a standard stream that takes any text.

    With ``utf8`` the text is for a program and is UTF-8 whatever the terminal
    says; else what the stream's encoding lacks is replaced. A stream that is
    closed swallows all.
    """
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        if utf8:
            stream.reconfigure(encoding="utf-8", newline="\n")
        else:
            stream.reconfigure(errors="replace")
            if not _shows_marks(stream.encoding):
                return cast(TextIO, _Plain(stream))
    return stream


def _shows_marks(encoding: str) -> bool:
    try:
        "“”’–…".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write_out(path: str | None, write: Callable[[TextIO], None], *, utf8: bool = False) -> None:
    """Write to the file ``path``, or to standard output if it is None or ``-``.

    A reader that has seen enough and closed the pipe is no error. Raises
    ``OutputError`` if nothing can be written.
    """
    if path is not None and path != "-":
        write_file(path, write)
        return
    out = standard(sys.stdout, utf8=utf8)
    try:
        write(out)
        out.flush()
    except OSError as error:
        give_up(error)


def give_up(error: OSError) -> None:
    """Drop the rest of the output; raise ``OutputError`` unless a reader has merely seen enough."""
    drop_output()
    if not isinstance(error, BrokenPipeError):
        raise OutputError(f"the output cannot be written: {reason(error)}.") from error


def drop_output() -> None:
    """Let nothing more be written: Python would complain of a closed pipe when it ends."""
    if sys.stdout is None:
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def write_file(path: str, write: Callable[[TextIO], None]) -> None:
    """Write a file as a whole: it is what it was until all is written, then it is new.

    A link is followed; what is no regular file (a terminal, a pipe) is written
    straight. Raises ``OutputError`` with the reason.
    """
    import tempfile

    target = os.path.realpath(path)
    temporary = None
    try:
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            with open(path, "w", encoding="utf-8", newline="\n") as out:
                write(out)
            return
        handle, temporary = tempfile.mkstemp(prefix=".notelint-", dir=os.path.dirname(target))
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            write(out)
        os.chmod(temporary, stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        message = f"the output cannot be written: {reason(error)}"
        raise OutputError(
            message, path=shown_path(path), hint="Name a file in a folder you can write to."
        ) from error
    finally:
        if temporary is not None:
            os.unlink(temporary)


def replace_file(path: str, data: bytes, before: bytes) -> None:
    """Put ``data`` into a file that holds ``before``: whole or not at all, on the disk when this returns.

    A link is followed, and the file keeps its permissions. Raises
    ``OutputError`` if it cannot be written, is write-protected, or no longer
    holds ``before``.
    """
    import tempfile

    target = os.path.realpath(path)
    temporary = None
    try:
        known = os.stat(target)
        if not stat.S_ISREG(known.st_mode):
            raise OutputError("this is no regular file, so it was not changed", path=shown_path(path))
        if not known.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise OutputError("this file is write-protected, so it was not changed", path=shown_path(path))
        handle, temporary = tempfile.mkstemp(prefix=".notelint-", dir=os.path.dirname(target))
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, stat.S_IMODE(known.st_mode))
        _keep_owner(temporary, known)
        with open(target, "rb") as stream:
            if stream.read(len(before) + 1) != before:
                message = "this file was changed by another program meanwhile, so it was left as it is"
                raise OutputError(message, path=shown_path(path), hint="Run notelint again.")
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        message = f"the file cannot be changed: {reason(error)}"
        raise OutputError(message, path=shown_path(path)) from error
    finally:
        if temporary is not None:
            os.unlink(temporary)


def _keep_owner(path: str, known: os.stat_result) -> None:
    """Give a file the owner of another, as far as the user may."""
    made = os.stat(path)
    if (made.st_uid, made.st_gid) != (known.st_uid, known.st_gid) and hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, known.st_uid, known.st_gid)
            os.chmod(path, stat.S_IMODE(known.st_mode))


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    umask = os.umask(0o022)
    os.umask(umask)
    return umask


def has_colour(stream: TextIO | None, wanted: str) -> bool:
    """Return whether to write colours to ``stream``: ``always``, ``never``, or as the surroundings say.

    ``NO_COLOR`` and ``FORCE_COLOR`` count if they are set and not empty.
    """
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream is not None and stream.isatty() and takes_colours(stream)


def tell(message: str) -> None:
    """Write a line about the run itself to standard error."""
    standard(sys.stderr).write(message + "\n")
