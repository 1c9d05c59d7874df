"""notelint's own errors: each names the place and says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from notelint.violation import Problem


class NotelintError(Exception):
    """Something that stops notelint or a part of it, told without a traceback.

    ``path`` names the file, ``line`` and ``column`` count from 1, ``hint``
    says what to do. ``kind`` is the kind of problem in the report.
    """

    kind: ClassVar[str] = "internal"
    exit_status: ClassVar[int] = 2

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.hint = hint

    def problem(self) -> Problem:
        """Return the error as an entry of the report's problems."""
        return Problem(self.kind, self.message, self.path, self.line, self.column, self.hint)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        text = f"{place}: {self.message}" if place else self.message
        if not self.hint:
            return text
        return f"{text} {self.hint}" if text.endswith((".", "?", "!", ":")) else f"{text}. {self.hint}"


class UsageError(NotelintError):
    """A command line that asks for what does not exist."""

    kind = "configuration"


class ConfigError(NotelintError):
    """A configuration file that cannot be used."""

    kind = "configuration"


class RuleError(NotelintError):
    """A rule, profile or vocabulary file that cannot be used."""

    kind = "rule"


class RuleErrors(NotelintError):
    """Several errors of rule files, found in one go."""

    kind = "rule"

    def __init__(self, errors: Iterable[NotelintError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))


class PluginError(NotelintError):
    """A plug-in that cannot be loaded or breaks the contract."""

    kind = "configuration"


class ReadError(NotelintError):
    """A document that cannot be read."""

    kind = "unreadable"


class NotANote(NotelintError):
    """A text that is not the minutes or note of a meeting."""

    kind = "not-a-note"


def said(cause: BaseException) -> str:
    """Return what an exception of foreign code says, with its kind: “KeyError: 'name'”."""
    return f"{type(cause).__name__}: {cause}" if str(cause) else type(cause).__name__
