"""A run over many files: read, understand, lint, collect. Nothing is printed here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from notelint.config import Config, Configs
from notelint.discovery import STDIN, Found, discover, reason
from notelint.errors import NotANote, NotelintError, ReadError, said
from notelint.formats import Reader
from notelint.letting_pass import Held, LettingPass
from notelint.linter import lint
from notelint.outcome import checked_file, rule_text
from notelint.plugins import Plugins
from notelint.report import CheckedFile, Report, RuleText
from notelint.rulesets import RuleSets, Understood, Wanted
from notelint.text import Source
from notelint.violation import Problem, Severity

if TYPE_CHECKING:
    from notelint.baseline import Baseline

# A note of a day-long meeting has 200 kB; a file a hundred times larger is no note.
MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line says: it goes before the settings of a file.

    ``config`` is a settings file to use for all; ``rules`` are paths of more
    rules; ``select`` None stands for what the settings say. ``whole_text``: the
    report is to hold the text of each note. ``as_of`` is the day on which
    waivers may be over, None for the day of each note's meeting. ``baseline``
    is the path of a baseline, ``write_baseline`` says that it takes what is new.
    """

    profile: str | None = None
    config: str | None = None
    isolated: bool = False
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    min_severity: Severity = Severity.ADVICE
    stdin_filename: str | None = None
    skip_unrecognised: bool = False
    whole_text: bool = False
    as_of: date | None = None
    baseline: str | None = None
    write_baseline: bool = False


@dataclass
class _Collected:
    files: list[CheckedFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: int = 0
    excluded: int = 0


class Run:
    """One run: its settings, its plug-ins, and what has been loaded for it so far."""

    def __init__(self, settings: Settings, plugins: Plugins) -> None:
        self._settings = settings
        self._plugins = plugins
        self._suffixes = plugins.suffixes()
        self._configs = Configs(chosen=settings.config, isolated=settings.isolated)
        self._rulesets: dict[tuple[str | None, tuple[int, ...]], RuleSets] = {}
        self._passing = LettingPass(
            as_of=settings.as_of,
            isolated=settings.isolated,
            suffixes=self._suffixes,
            writes=settings.write_baseline,
        )

    def check(self, paths: Iterable[str]) -> Report:
        """Check files and folders and return all that is to be told of them."""
        got = _Collected()
        if self._settings.baseline is not None:
            self._passing.baseline(self._settings.baseline)
        for entry in discover(paths, self._suffixes):
            if isinstance(entry, Problem):
                got.problems.append(entry)
            elif self._is_excluded(entry):
                got.excluded += entry.named
            else:
                self._check(entry, got)
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
        )

    def understand(self, entry: Found) -> Understood:
        """Return the note of one file; raise ``NotelintError`` if it cannot be read or is none."""
        return self._rulesets_of(entry).understand(self.read(entry))

    def read(self, entry: Found) -> Source:
        """Return the text of one file; raise ``ReadError`` if it cannot be read."""
        name = self._name(entry)
        data = _bytes(entry.path, name)
        return self._reader(name).read(name, data)

    def _reader(self, name: str) -> Reader:
        """Return the reader for a name: the longest suffix counts, what has none is text."""
        fitting = [suffix for suffix in self._suffixes if name.lower().endswith(suffix)]
        return self._suffixes[max(fitting, key=len)] if fitting else self._plugins.readers["text"]

    def rulesets(self, folder: str, *, whole: bool = False) -> RuleSets:
        """Return the rules for the notes in ``folder``, loaded once for each settings file.

        With ``whole`` they have all that is said of them for people, which
        takes longer.
        """
        return self._rulesets_under(self._configs.of(folder), whole=whole)

    def _rulesets_under(self, config: Config, *, whole: bool = False) -> RuleSets:
        key = (config.path, config.applied)
        found = self._rulesets.get(key)
        if found is None:
            found = self._rulesets[key] = RuleSets(self._wanted(config), self._plugins, whole=whole)
        return found

    def config_of(self, path: str) -> Config:
        """Return the settings for a note, or for the notes in a folder."""
        config = self._configs.of(_folder(path))
        return config if os.path.isdir(path) else config.at(path)

    def rulesets_of(self, path: str) -> RuleSets:
        """Return the rules for a note, or for the notes in a folder."""
        return self._rulesets_under(self.config_of(path))

    def waivers_of(self, path: str) -> str | None:
        """Return the file of the waivers for a note, or for the notes in a folder; None without."""
        found = self._passing.waivers_of(_folder(path))
        return found.path if found else None

    def baselines(self) -> Iterable[Baseline]:
        """Return the baselines that were used, but for those that cannot be read."""
        return self._passing.usable_baselines()

    def problems(self) -> Iterator[Problem]:
        """Yield the problems of settings, rules and plug-ins met so far."""
        yield from self._configs.problems
        for rulesets in self._rulesets.values():
            yield from rulesets.problems
        yield from self._plugins.problems

    def _rule_texts(self) -> Mapping[str, RuleText]:
        """Return what there is to say of each rule of the run."""
        found = [rules for one in self._rulesets.values() for rules in one.whole().rules.values()]
        return {rule.id: rule_text(rule) for rule in reversed(found)}

    def _wanted(self, config: Config) -> Wanted:
        settings = self._settings
        return Wanted(
            config=config,
            profile=settings.profile or config.profile,
            rules=(*config.rules, *settings.rules),
            select=settings.select if settings.select is not None else config.select,
            ignore=(*config.ignore, *settings.ignore),
            named=(*(settings.select or ()), *settings.ignore),
            profile_named=settings.profile is not None,
        )

    def _check(self, entry: Found, got: _Collected) -> None:
        name = self._name(entry)
        try:
            source = self.read(entry)
            rulesets = self._rulesets_of(entry)
            understood = rulesets.understand(source)
            got.files.append(self._lint(understood, rulesets, got.problems))
            got.problems += [replace(problem, path=name) for problem in understood.note.problems]
        except NotANote as error:
            self._passing.look_at(name)
            if self._settings.skip_unrecognised:
                got.skipped += 1
            else:
                got.problems.append(replace(error.problem(), path=name))
        except NotelintError as error:
            got.problems.append(replace(error.problem(), path=error.path or name))
        except RecursionError:
            got.problems.append(Problem("internal", "the note is nested too deeply", name))
        except Exception as error:
            got.problems.append(_internal(error, name))

    def _lint(self, understood: Understood, rulesets: RuleSets, problems: list[Problem]) -> CheckedFile:
        note = understood.note
        found = lint(note, understood.ruleset, problems)
        baseline = self._baseline_of(self._configs.of(os.path.dirname(note.source.path)))
        held = Held(note, understood.ruleset.shown, rulesets.library.unknown_rule, baseline)
        left = self._passing.left(found, held)
        shown = [violation for violation in left if violation.severity >= self._settings.min_severity]
        return checked_file(
            note,
            understood.ruleset.profile,
            shown,
            len(found) - len(shown),
            whole_text=self._settings.whole_text,
        )

    def _baseline_of(self, config: Config) -> str | None:
        path = self._settings.baseline or config.baseline
        if path is None and self._settings.write_baseline:
            from notelint.baseline import NAME

            return NAME
        return path

    def _is_excluded(self, entry: Found) -> bool:
        name = self._name(entry)
        config = self._configs.of(os.path.dirname(name))
        return (config.force_exclude or not entry.named) and config.excludes(name)

    def _rulesets_of(self, entry: Found) -> RuleSets:
        name = self._name(entry)
        return self._rulesets_under(self._configs.of(os.path.dirname(name)).at(name))

    def _name(self, entry: Found) -> str:
        """Return the name to show: that of the file, or the one given to standard input."""
        if entry.path != STDIN:
            return entry.path
        return self._settings.stdin_filename or "<stdin>"


def run(paths: Iterable[str], settings: Settings, plugins: Plugins) -> Report:
    """Check files and folders and return all that is to be told of them."""
    return Run(settings, plugins).check(paths)


def _folder(path: str) -> str:
    return path if os.path.isdir(path) else os.path.dirname(path)


def _bytes(path: str, name: str) -> bytes:
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


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    return (problem.path or "", problem.line or 0, problem.column or 0, problem.kind, problem.message)


def _internal(error: Exception, name: str) -> Problem:
    """Return the problem of a file that notelint itself failed on, with where it failed."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        place = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}, line {trace.tb_lineno}"
        trace = trace.tb_next
    message = f"notelint failed on this file: {said(error)} ({place})"
    return Problem("internal", message, name, help="This is a fault of notelint: please report it.")
