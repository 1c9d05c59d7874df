"""What earlier runs have found in the same notes under the same rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection

from notelint.config import Config
from notelint.digest import digest
from notelint.errors import NotelintError
from notelint.examined import from_bytes, to_bytes
from notelint.examiner import Examiner
from notelint.house import places
from notelint.results import Results
from notelint.seeing import See, nobody
from notelint.settings import Settings, Wanted, wanted
from notelint.stamp import own_files, stamp
from notelint.task import Task


class Earlier:
    """Results by what a file holds and all that they rest on; nothing if the settings forbid the cache.

    A note that is known needs no rules. What letting violations pass asks of
    them, which they are and which report, is kept as well. ``see`` is told of
    each file that results rest on, before it is read.
    """

    def __init__(self, settings: Settings, examiner: Examiner, see: See = nobody) -> None:
        self._see = see
        self._settings = settings
        self._examiner = examiner
        self._results = Results() if settings.cached else None
        self._stamps: dict[tuple[str | None, tuple[int, ...]], tuple[Wanted, str | None]] = {}
        self._names: dict[str, tuple[frozenset[str], frozenset[str]] | None] = {}

    def task(self, name: str, data: bytes) -> Task:
        """Return the task of examining a file, with its result if that is known."""
        task = Task(name, data)
        rests_on = self._stamp(self._examiner.config(name))
        if rests_on is not None and self._results is not None:
            # A reader or a layout of a plug-in may go by the name of the file.
            more = name if self._examiner.plugins.packages else ""
            told = "\0".join((rests_on, self._examiner.reader(name).name, more, ""))
            task.key = digest(told.encode("utf-8", "surrogatepass") + data)
            kept = self._results.get(task.key)
            task.result = from_bytes(kept, name) if kept is not None else None
        return task

    def keep(self, task: Task) -> None:
        """Keep the result of a task if it is new and would be the same in another run."""
        if self._results is not None and task.key is not None and task.sound and task.result is not None:
            self._results.add(task.key, task.record or to_bytes(task.result, task.name))
            if self._results.is_full:
                self.save()

    def save(self) -> None:
        """Write what is kept to the cache, unless rules or settings have changed since the run began."""
        if self._results is None or not self._results.is_changed:
            return
        packages = self._examiner.plugins.packages
        if all(stamp(asked, packages) == rests_on for asked, rests_on in self._stamps.values()):
            self._results.save()
        else:
            self._results.forget()

    def shown(self, config: Config, profile: str) -> Collection[str]:
        """Return the rules that report under a profile."""
        known = self._rules(config, profile)
        return known[0] if known else self._examiner.rulesets(config).of(profile).shown

    def unknown(self, config: Config, profile: str) -> Callable[[str], NotelintError | None]:
        """Return what gives the error for the name of a rule that does not exist."""

        def error(name: str) -> NotelintError | None:
            known = self._rules(config, profile)
            if known and name in known[1]:
                return None
            return self._examiner.rulesets(config).library.unknown_rule(name)

        return error

    def _rules(self, config: Config, profile: str) -> tuple[frozenset[str], frozenset[str]] | None:
        """Return the rules that report under a profile, and all there are; None if they are not kept."""
        rests_on = self._stamp(config)
        if rests_on is None or self._results is None:
            return None
        key = digest(f"rules of {profile}\0{rests_on}".encode())
        if key not in self._names:
            kept = self._results.get(key)
            found = _names(kept) if kept is not None else None
            if found is None:
                rulesets = self._examiner.rulesets(config)
                found = rulesets.of(profile).shown, frozenset(rulesets.library.rules)
                if not any(True for _ in self._examiner.problems()):
                    self._results.add(key, json.dumps([sorted(names) for names in found]).encode())
            self._names[key] = found
        return self._names[key]

    def _stamp(self, config: Config) -> str | None:
        if self._results is None:
            return None
        key = (config.path, config.applied)
        if key not in self._stamps:
            asked = wanted(self._settings, config)
            self._see_all(asked)
            self._stamps[key] = asked, stamp(asked, self._examiner.plugins.packages)
        return self._stamps[key][1]

    def _see_all(self, asked: Wanted) -> None:
        for rules in asked.rules:
            for path in places(rules):
                self._see(path)
        if asked.config.members is not None:
            self._see(asked.config.members)
        for path in own_files():
            self._see(path)


def _names(kept: bytes) -> tuple[frozenset[str], frozenset[str]] | None:
    try:
        shown, known = json.loads(kept)
        return frozenset(shown), frozenset(known)
    except (ValueError, TypeError):
        return None
