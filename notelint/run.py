"""A run over many files: read, examine, let pass, collect. Nothing is printed here."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from notelint import plugins as plugging
from notelint.config import Config
from notelint.discovery import STDIN, Found, bytes_of, discover
from notelint.earlier import Earlier
from notelint.errors import NotelintError
from notelint.examined import Examined
from notelint.examiner import Examiner, examined, failure, meeting_of
from notelint.formats import Reader
from notelint.letting_pass import Held, LettingPass, Passed
from notelint.outcome import checked_file, rule_page, rule_text
from notelint.plugins import Plugins
from notelint.report import CheckedFile, Report, RuleText
from notelint.seeing import See, nobody
from notelint.settings import Settings as Settings
from notelint.spread import examined_by
from notelint.task import Task
from notelint.text import Source
from notelint.violation import Problem, Violation

if TYPE_CHECKING:
    from datetime import date

    from notelint.baseline import Baseline
    from notelint.rulesets import RuleSets, Understood


@dataclass
class _Collected:
    files: list[CheckedFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: int = 0
    excluded: int = 0


class Run:
    """One run: its settings, its plug-ins, and what has been loaded for it so far.

    ``looked_at`` is told of each file and folder before it is read.
    """

    def __init__(self, settings: Settings, plugins: Plugins, looked_at: See = nobody) -> None:
        self._looked_at = looked_at
        self._settings = settings
        self._plugins = plugins
        self._examiner = Examiner(settings, plugins, looked_at)
        self._suffixes = self._examiner.suffixes
        self._earlier = Earlier(settings, self._examiner, looked_at)
        self._used: dict[tuple[str | None, tuple[int, ...]], Config] = {}
        self._passing = LettingPass(
            as_of=settings.as_of,
            isolated=settings.isolated,
            suffixes=self._suffixes,
            writes=settings.write_baseline,
            cached=settings.cached,
            see=looked_at,
        )

    def check(self, paths: Iterable[str], see: Callable[[str], None] | None = None) -> Report:
        """Check files and folders and return all that is to be told of them.

        ``see`` is called with the name of each file before it is read.
        """
        got = _Collected()
        if self._settings.baseline is not None:
            self._passing.baseline(self._settings.baseline)
        try:
            with closing(self._examined(self._tasks(paths, got, see), got.problems)) as tasks:
                for task in tasks:
                    self._take(task, got)
        finally:
            # What was examined before Ctrl-C need not be examined again.
            self._earlier.save()
        # Rules are loaded with the first note; without any they are still to be checked.
        if not got.files:
            self.rulesets(os.curdir)
        problems = [*got.problems, *self.problems(), *self._passing.problems()]
        return Report(
            files=tuple(sorted(got.files, key=lambda file: file.path)),
            problems=tuple(sorted(dict.fromkeys(problems), key=_order)),
            skipped=got.skipped,
            excluded=got.excluded,
            rules=cache(self._rule_texts),
            page=cache(self._page),
        )

    def understand(self, entry: Found) -> Understood:
        """Return the note of one file; raise ``NotelintError`` if it cannot be read or is none."""
        return self._rulesets_of(entry).understand(self.read(entry))

    def read(self, entry: Found) -> Source:
        """Return the text of one file; raise ``ReadError`` if it cannot be read."""
        return self.reader_of(entry).read(self.name_of(entry), self.bytes_of(entry))

    def bytes_of(self, entry: Found) -> bytes:
        """Return what one file holds; raise ``ReadError`` if it cannot be read."""
        if entry.path == STDIN and self._settings.stdin is not None:
            return self._settings.stdin
        return bytes_of(entry.path, self.name_of(entry))

    def reader_of(self, entry: Found) -> Reader:
        """Return what reads a file, by its name."""
        return self._examiner.reader(self.name_of(entry))

    def entries(self, paths: Iterable[str]) -> Iterator[Found]:
        """Yield the files to check that there are, but for those that the settings leave out."""
        for entry in discover(paths, self._suffixes):
            if isinstance(entry, Found) and not self._is_excluded(entry):
                yield entry

    def shown(self, source: Source, entry: Found) -> tuple[Violation, ...]:
        """Return the violations in a text that stands for a file; raise ``NotANote`` if it is none."""
        found = examined(source, self._rulesets_of(entry))
        return self._left(found, self._held(source.path, found.profile, found.meeting, lambda: source))

    def rulesets(self, folder: str, *, whole: bool = False) -> RuleSets:
        """Return the rules for the notes in ``folder``, loaded once for each settings file.

        With ``whole`` they have all that is said of them for people, which
        takes longer.
        """
        return self._examiner.rulesets(self._examiner.configs.of(folder), whole=whole)

    def config_of(self, path: str) -> Config:
        """Return the settings for a note, or for the notes in a folder."""
        config = self._examiner.configs.of(_folder(path))
        return config if os.path.isdir(path) else config.at(path)

    def rulesets_of(self, path: str) -> RuleSets:
        """Return the rules for a note, or for the notes in a folder."""
        return self._examiner.rulesets(self.config_of(path))

    def reason_to_pass(self, violation: Violation, understood: Understood, path: str) -> Passed | None:
        """Return what lets a violation of a note at ``path`` pass, None if nothing does."""
        note, profile = understood.note, understood.ruleset.profile
        held = self._held(path, profile, meeting_of(note), lambda: note.source)
        return self._passing.reason(violation, held)

    def waivers_of(self, path: str) -> str | None:
        """Return the file of the waivers for a note, or for the notes in a folder; None without."""
        found = self._passing.waivers_of(_folder(path))
        return found.path if found else None

    def baselines(self) -> Iterable[Baseline]:
        """Return the baselines that were used, but for those that cannot be read."""
        return self._passing.usable_baselines()

    def problems(self) -> Iterator[Problem]:
        """Return the problems of settings, rules and plug-ins met so far."""
        return self._examiner.problems()

    def _page(self, rule: str) -> str | None:
        """Return the address of a rule's file, None if it has none on this machine."""
        libraries = [rulesets.library for rulesets in self._loaded()]
        library = next((one for one in libraries if rule in one.rules), None)
        return rule_page(library.rules[rule], house=rule in library.house) if library else None

    def _rule_texts(self) -> Mapping[str, RuleText]:
        """Return what there is to say of each rule of the run."""
        found = [rules for one in self._loaded() for rules in one.whole().rules.values()]
        return {rule.id: rule_text(rule) for rule in reversed(found)}

    def _loaded(self) -> list[RuleSets]:
        """Return the rules of all notes of the run: those of known notes are loaded only for this."""
        for config in self._used.values():
            self._examiner.rulesets(config)
        return list(self._examiner.loaded())

    # --- Examining ---

    def _tasks(
        self, paths: Iterable[str], got: _Collected, see: Callable[[str], None] | None
    ) -> Iterator[Task]:
        """Yield what each file holds and, if it is known from an earlier run, what is found in it."""
        for entry in discover(paths, self._suffixes, self._looked_at):
            if isinstance(entry, Problem):
                got.problems.append(entry)
            elif self._is_excluded(entry):
                got.excluded += entry.named
            else:
                if see is not None:
                    see(entry.path)
                yield self._task(entry)

    def _task(self, entry: Found) -> Task:
        name = self.name_of(entry)
        try:
            return self._earlier.task(name, self.bytes_of(entry))
        except NotelintError as error:
            problem = replace(error.problem(), path=error.path or name)
        except MemoryError:
            problem = Problem("internal", "there is not enough memory to read this file", name)
        return Task(name, result=Examined(failed=problem))

    def _examined(self, tasks: Iterator[Task], problems: list[Problem]) -> Generator[Task]:
        """Yield the tasks with their results, and keep those that were not known."""
        again = None
        if self._plugins.packages is not None:
            again = partial(_again, replace(self._settings, stdin=None), bool(self._plugins.packages))
        for task in examined_by(tasks, self._examiner, again, self._settings.jobs, problems):
            self._earlier.keep(task)
            yield task

    def _take(self, task: Task, got: _Collected) -> None:
        """Put the result of a task into the report, but for what is let pass."""
        name, found = task.name, task.result
        if found is None:
            return
        if found.failed is not None:
            self._take_failed(name, found.failed, got)
            return
        source = cache(lambda: self._examiner.reader(name).read(name, task.data))
        config = self._examiner.config(name)
        self._used[config.path, config.applied] = config
        try:
            shown = self._left(found, self._held(name, found.profile, found.meeting, source))
            whole = self._settings.whole_text
            got.files.append(checked_file(name, found, shown, source, whole_text=whole))
            got.problems += found.problems
        except NotelintError as error:
            got.problems.append(replace(error.problem(), path=error.path or name))
        except Exception as error:
            got.problems.append(failure(error, name))

    def _take_failed(self, name: str, problem: Problem, got: _Collected) -> None:
        if problem.kind != "not-a-note":
            got.problems.append(problem)
            return
        self._passing.look_at(name)
        if self._settings.skip_unrecognised:
            got.skipped += 1
        else:
            got.problems.append(problem)

    # --- Letting pass ---

    def _left(self, found: Examined, held: Held) -> tuple[Violation, ...]:
        """Return the violations that are to be shown."""
        left = self._passing.left(found.found, held)
        return tuple(violation for violation in left if violation.severity >= self._settings.min_severity)

    def _held(self, path: str, profile: str, meeting: date | None, source: Callable[[], Source]) -> Held:
        config = self._examiner.config(path)
        return Held(
            path,
            meeting,
            source,
            partial(self._earlier.shown, config, profile),
            self._earlier.unknown(config, profile),
            self._baseline_of(config),
        )

    def _baseline_of(self, config: Config) -> str | None:
        path = self._settings.baseline or config.baseline
        if path is None and self._settings.write_baseline:
            from notelint.baseline import NAME

            return NAME
        return path

    def _is_excluded(self, entry: Found) -> bool:
        name = self.name_of(entry)
        config = self._examiner.configs.of(os.path.dirname(name))
        return (config.force_exclude or not entry.named) and config.excludes(name)

    def _rulesets_of(self, entry: Found) -> RuleSets:
        return self._examiner.rulesets(self._examiner.config(self.name_of(entry)))

    def name_of(self, entry: Found) -> str:
        """Return the name to show: that of the file, or the one given to standard input."""
        if entry.path != STDIN:
            return entry.path
        return self._settings.stdin_filename or "<stdin>"


def _again(settings: Settings, strangers: bool) -> Examiner:
    """Return what examines notes in a process that begins anew."""
    return Examiner(settings, plugging.load(strangers=strangers))


def _folder(path: str) -> str:
    return path if os.path.isdir(path) else os.path.dirname(path)


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    return (problem.path or "", problem.line or 0, problem.column or 0, problem.kind, problem.message)
