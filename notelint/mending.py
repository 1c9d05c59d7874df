"""A note mended as a whole: its fixes made in its bytes, with everything else as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from notelint.discovery import Found
from notelint.errors import NotelintError, said
from notelint.fixing import choose, edited, settled
from notelint.run import Run
from notelint.text import Source
from notelint.violation import Edit, Violation


class NotMended(NotelintError):
    """A note whose fixes could not be made; it is left as it was."""

    kind = "internal"


class ReadOnly(NotelintError):
    """A document of a format that notelint reads and does not write."""

    kind = "configuration"


@dataclass(frozen=True, slots=True)
class Mended:
    """A note with fixes to be made: what it holds, what it is to hold, and which rules were mended."""

    entry: Found
    before: Source
    after: Source
    old: bytes
    new: bytes
    counts: Counter[str]

    @property
    def path(self) -> str:
        """The name of the note to show."""
        return self.before.path


def mended(run: Run, entry: Found, *, unsafe: bool = False) -> Mended | None:
    """Return a note with its fixes made, or None if there is none to be made.

    What cannot be read, and what is no note, has none: whoever checks it is told.
    Raises ``ReadOnly`` for a format that is not written, and another
    ``NotelintError`` if the fixes cannot be made.
    """
    try:
        old = run.bytes_of(entry)
        reader = run.reader_of(entry)
        source = reader.read(run.name_of(entry), old)
        found = run.shown(source, entry)
    except Exception:  # the check that follows says what is wrong
        return None
    if not choose(found, source, unsafe=unsafe):
        return None
    edit = getattr(reader, "edited", None)
    if edit is None:
        message = f"notelint changes plain text and Markdown only, and this is {reader.name}"
        raise ReadOnly(message, path=source.path, hint="Mend it in the program that wrote it.")
    data = old

    def check(text: Source) -> Iterable[Violation]:
        return found if text is source else run.shown(text, entry)

    def rewrite(text: Source, edits: Sequence[Edit]) -> Source:
        nonlocal data
        data = edit(data, edits)
        again: Source = reader.read(text.path, data)
        if again.text != edited(text.text, edits):
            raise NotMended("its encoding would change other parts of it, so it was left as it is")
        return again

    try:
        fixed = settled(source, check, rewrite, unsafe=unsafe)
    except NotelintError as error:
        error.path = error.path or source.path
        raise
    except Exception as error:
        message = f"notelint failed on its fixes and left it as it is: {said(error)}"
        raise NotMended(
            message, path=source.path, hint="This is a fault of notelint: please report it."
        ) from error
    return Mended(entry, source, fixed.source, old, data, fixed.counts)
