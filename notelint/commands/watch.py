"""``--watch``: notes are checked again each time they are saved, until Ctrl-C."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator

from notelint import plugins as plugging
from notelint.commands.check import settings_of
from notelint.config import NAME, PROJECT
from notelint.discovery import STDIN
from notelint.errors import NotelintError, UsageError
from notelint.house import rule_paths
from notelint.letting_pass import WAIVERS
from notelint.printable import shown_path
from notelint.reporters.summary import count, error_line
from notelint.run import Run
from notelint.streams import tell
from notelint.values import listed

# Looking at the times of files works on every system and every network drive.
_EVERY = 0.3  # seconds
_SELDOM = 10  # seconds at most between looks: one may have taken a night, on a computer that was asleep
_SETTLED = 0.05  # a file is read when it has not changed for so long
_REFUSED = ("fix", "diff", "write_baseline")

_State = dict[str, tuple[int, ...] | None]


def watch(arguments: Namespace, check: Callable[[Namespace], int]) -> int:
    """Check notes, and each again when it is saved; return 0 when Ctrl-C ends it.

    ``check`` checks once. When settings, rules or waivers are saved, all notes
    are checked again.
    """
    _refuse(arguments)
    watched = _Watched(arguments)
    try:
        check(arguments)
        if not arguments.quiet:
            tell(f"notelint: watching {count(watched.notes, 'note')}. Ctrl-C ends it.")
        while True:
            time.sleep(min(max(_EVERY, 5 * watched.took), _SELDOM))
            saved, all_notes = watched.saved()
            if saved:
                _again(arguments, check, saved, all_notes=all_notes)
    except KeyboardInterrupt:
        return 0


def _again(
    arguments: Namespace, check: Callable[[Namespace], int], saved: list[str], *, all_notes: bool
) -> None:
    names = listed([shown_path(path) for path in saved[:3]])
    more = f" and {len(saved) - 3} more" if len(saved) > 3 else ""
    if not arguments.quiet:
        tell(f"\nnotelint: saved: {names}{more}")
    try:
        check(arguments if all_notes else Namespace(**{**vars(arguments), "paths": saved}))
    except NotelintError as error:
        tell(error_line(error))


def _refuse(arguments: Namespace) -> None:
    if STDIN in arguments.paths:
        raise UsageError("--watch needs files: standard input cannot be saved again.")
    for name in _REFUSED:
        if getattr(arguments, name, False):
            raise UsageError(f"--watch only looks; it cannot stand with --{name.replace('_', '-')}.")


class _Watched:
    """The files of a run and when each was last changed."""

    def __init__(self, arguments: Namespace) -> None:
        self._arguments = arguments
        self._plugins = plugging.load(strangers=not arguments.no_plugins)
        self._notes: _State = {}
        self._others: _State = {}
        self.took = 0.0
        self._notes, self._others = self._look()

    @property
    def notes(self) -> int:
        """How many notes there are."""
        return sum(state is not None for state in self._notes.values())

    def saved(self) -> tuple[list[str], bool]:
        """Return what was saved since the last time, and whether all notes are to be checked again."""
        notes, others = self._look()
        # A file that is gone may be about to be put back by an editor that saves by renaming.
        changed = [path for path, state in notes.items() if state and state != self._notes.get(path)]
        changed_others = [path for path in {**self._others, **others} if _differ(path, self._others, others)]
        if not (changed or changed_others) or not self._settled([*changed, *changed_others]):
            return [], False
        self._notes.update({path: _state(path) for path in changed})
        self._others = {path: _state(path) for path in others}
        return (changed_others, True) if changed_others else (changed, False)

    def _settled(self, paths: Iterable[str]) -> bool:
        """Return whether files stay as they are for a moment: they are not just being written."""
        before = {path: _state(path) for path in paths}
        time.sleep(_SETTLED)
        return all(_state(path) == state for path, state in before.items())

    def _look(self) -> tuple[_State, _State]:
        started = time.monotonic()
        run = Run(settings_of(self._arguments), self._plugins)
        notes = {entry.path: _state(entry.path) for entry in run.entries(self._arguments.paths or ["."])}
        named = [path for path in self._arguments.paths if os.path.isfile(path)]
        folders = {os.path.dirname(os.path.abspath(path)) for path in (*notes, *named)} or {os.getcwd()}
        others = {path: _state(path) for folder in folders for path in self._settings(run, folder)}
        self.took = time.monotonic() - started
        return notes, others

    def _settings(self, run: Run, folder: str) -> Iterator[str]:
        """Yield the files of settings, rules and waivers that count or would count for a folder."""
        config = run.config_of(folder)
        if not self._arguments.isolated:
            above = folder
            while True:
                yield from (os.path.join(above, name) for name in (NAME, PROJECT, WAIVERS))
                parent = os.path.dirname(above)
                if parent == above:
                    break
                above = parent
        if self._arguments.config:
            yield self._arguments.config
        for path in (config.baseline, config.members, self._arguments.baseline):
            if path:
                yield path
        for path in (*config.rules, *(self._arguments.rule_paths or ())):
            yield from rule_paths(path)


def _state(path: str) -> tuple[int, ...] | None:
    """Return what changes when a file is saved; None if it is not there."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _differ(path: str, before: _State, now: _State) -> bool:
    return before.get(path) != now.get(path)
