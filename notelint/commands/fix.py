"""``--fix`` and ``--diff``: notes are mended before they are checked, or shown as they would be."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace

from notelint.commands.outputs import Output
from notelint.discovery import STDIN, bytes_of
from notelint.errors import NotelintError, UsageError
from notelint.mending import Mended, ReadOnly, mended
from notelint.plugins import Plugins
from notelint.printable import printable, shown_path
from notelint.reporters.colours import paint
from notelint.reporters.summary import count, error_line
from notelint.run import Run, Settings
from notelint.streams import drop_output, has_colour, replace_file, standard, tell
from notelint.unified import unified

_COLOURS = {"-": "red", "+": "green", "@": "cyan"}


class Fixing:
    """What ``--fix`` or ``--diff`` does to a run.

    ``settings`` and ``outputs`` are those of the check that follows: after
    ``--fix`` it sees the notes as they are then, after ``--diff`` as they are.
    """

    def __init__(
        self, arguments: Namespace, settings: Settings, plugins: Plugins, outputs: Sequence[Output]
    ) -> None:
        self._diff: bool = arguments.diff
        self._quiet: bool = arguments.quiet
        self._failed = False
        self._changes: Counter[str] = Counter()
        _refuse(arguments, outputs)
        paths = arguments.paths or ["."]
        self._reads_stdin = STDIN in paths
        if self._reads_stdin:
            with suppress(NotelintError):  # the check that follows says what is wrong
                settings = replace(settings, stdin=bytes_of(STDIN, settings.stdin_filename or "<stdin>"))
        found = self._found(Run(replace(settings, write_baseline=False), plugins), paths, arguments)
        if self._diff:
            self._show(found, has_colour(sys.stdout, arguments.colour))
            outputs = [output for output in outputs if output.target is not None]
        else:
            settings = self._write(found, settings)
        self.settings = settings
        self.outputs = tuple(outputs)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let the report go to standard error where standard output has the fixed text."""
        if self._diff or not self._reads_stdin:
            yield
            return
        out = sys.stdout
        sys.stdout = sys.stderr
        try:
            yield
        finally:
            sys.stdout = out

    def status(self, checked: int) -> int:
        """Return the exit status, where ``checked`` is that of the check that followed."""
        if self._failed or checked == 2:
            return 2
        if not self._diff:
            return checked
        return 1 if self._changes else 3 if checked == 3 else 0

    def _found(self, run: Run, paths: Iterable[str], arguments: Namespace) -> Iterator[Mended]:
        for entry in run.entries(paths):
            try:
                one = mended(run, entry, unsafe=arguments.unsafe_fixes)
            except ReadOnly as error:
                tell(error_line(error))
            except NotelintError as error:
                tell(error_line(error))
                self._failed = True
            else:
                if one is not None:
                    yield one

    def _write(self, found: Iterable[Mended], settings: Settings) -> Settings:
        told = []
        for one in found:
            if one.entry.path == STDIN:
                settings = replace(settings, stdin=one.new)
            else:
                try:
                    replace_file(one.entry.path, one.new, one.old)
                except NotelintError as error:
                    tell(error_line(error))
                    self._failed = True
                    continue
            told.append(one)
        if self._reads_stdin and settings.stdin is not None:
            _put(settings.stdin)
        if not self._quiet:
            for one in sorted(told, key=lambda one: one.path):
                rules = ", ".join(f"{number} {rule}" for rule, number in sorted(one.counts.items()))
                if len(one.counts) == 1:
                    rules = next(iter(one.counts))
                tell(f"{shown_path(one.path)}: {one.counts.total()} mended ({rules}).")
        return settings

    def _show(self, found: Iterable[Mended], colour: bool) -> None:
        out = standard(sys.stdout, utf8=True)
        terminal = sys.stdout is not None and sys.stdout.isatty()
        try:
            for one in sorted(found, key=lambda one: one.path):
                self._changes[one.path] = one.counts.total()
                for line in unified(one.before, one.after, shown_path(one.path)):
                    out.write(_shown(line, terminal=terminal, colour=colour))
            out.flush()
        except BrokenPipeError:
            drop_output()
        if not self._quiet:
            notes = count(len(self._changes), "note")
            number = self._changes.total()
            tell(f"{number} to mend in {notes}; nothing was changed." if number else "Nothing to mend.")


def _refuse(arguments: Namespace, outputs: Sequence[Output]) -> None:
    if not arguments.fix and not arguments.diff:
        raise UsageError("--unsafe-fixes goes with --fix or --diff.")
    if not arguments.diff:
        return
    if arguments.write_baseline:
        raise UsageError("--diff changes nothing, so --write-baseline cannot stand with it.")
    for output in outputs:
        if output.target is None and arguments.outputs:
            raise UsageError(
                f"--diff prints a diff, and --format {output.format} would go to standard output too.",
                hint="Put --output FILE behind it.",
            )


def _put(data: bytes) -> None:
    """Write the text of standard input, as it is to be, to standard output."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        drop_output()


def _shown(line: str, *, terminal: bool, colour: bool) -> str:
    """Return a line of a diff; on a terminal without what would act on it."""
    if not terminal and not colour:
        return line
    text = line.rstrip("\r\n")
    if terminal:
        text = "\t".join(printable(part) for part in text.split("\t"))
    style = _COLOURS.get(text[:1]) if colour and not text.startswith(("---", "+++")) else None
    return (paint(text, style, True) if style else text) + "\n"
