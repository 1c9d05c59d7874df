"""What a reader, a dialect, a reporter and a rule pack must offer.

These are protocols: an object that has the attributes is one, whatever its
class. Built-ins and plug-ins meet the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TextIO

from notelint.violation import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.resources.abc import Traversable

    from notelint.note.layout import Layout
    from notelint.note.vocabulary import Vocabulary
    from notelint.report import Report
    from notelint.text import Source


class Reader(Protocol):
    """A document format. ``suffixes`` are the ends of file names that a folder is searched for.

    One that can write changes back also has ``edited(data, edits) -> bytes``, the
    document with edits made in the text that ``read`` returns and all else as it
    was; without it ``--fix`` leaves such documents alone.
    """

    @property
    def name(self) -> str:
        """The format's name, as in the report: ``text``."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The ends of file names in lower case, with the dot: ``(".txt",)``."""

    def read(self, path: str, data: bytes) -> Source:
        """Return the text of a document; raise ``ReadError`` if it cannot be read.

        ``path`` is the name to show, never to open.
        """


class Dialect(Protocol):
    """A layout of notes: how one system or house sets the parts of a note on the page.

    One that reads much of a text to recognise it may also have ``begin(source, words,
    least) -> Reading | None``, which is asked instead of the other two, so that
    nothing is read twice: how sure it is, and what reads on. It may return None if
    it is less sure than ``least``.
    """

    @property
    def name(self) -> str:
        """The dialect's name, as in the report: ``modern.gov-note``."""

    def recognise(self, source: Source, words: Vocabulary) -> float:
        """Return how sure it is that it can read the text: 0 for not at all, 1 for quite sure.

        The surest dialect reads the note; below 0.5 none does.
        """

    def read(self, source: Source, words: Vocabulary) -> Layout:
        """Return where the parts of the note stand."""


# How wide text for people is where there is no terminal that is narrower.
WIDEST = 110


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a reporter is asked for beside the report itself.

    ``colour``: the output is a terminal that shows colours. ``quiet``: the
    violations and nothing else. ``statistics``: how often each rule reported.
    ``fail_on``: the severity from which on a violation fails the run; None if
    none does. ``links``: the terminal shows links. ``columns``: how wide text
    for people may be.
    """

    colour: bool = False
    quiet: bool = False
    statistics: bool = False
    fail_on: Severity | None = Severity.ERROR
    links: bool = False
    columns: int = WIDEST


class Reporter(Protocol):
    """An output format.

    One that has a true ``whole_text`` is given the text of each note.
    """

    @property
    def name(self) -> str:
        """What ``--format`` calls it."""

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write the report to ``out``, as it goes: it may be large."""


class RulePack:
    """A folder of rules under a name.

    The folder may hold ``profiles/`` and ``vocabulary/`` beside folders of
    rules. It may lie in a zip file: it is read as a ``Traversable``. Given as a
    function it is looked for only if the rules are read, which compiled ones
    are not.
    """

    def __init__(self, name: str, folder: Traversable | Callable[[], Traversable]) -> None:
        self.name = name
        self._folder = folder

    @property
    def folder(self) -> Traversable:
        """The folder of the rules."""
        return self._folder() if callable(self._folder) else self._folder
