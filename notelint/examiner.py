"""Holding notes against the rules that are meant for them: what each process of a run does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from notelint.config import Config, Configs
from notelint.errors import NotelintError, said
from notelint.examined import Examined
from notelint.formats import Reader
from notelint.plugins import Plugins
from notelint.seeing import See, nobody
from notelint.settings import Settings, wanted
from notelint.violation import Problem

if TYPE_CHECKING:
    from datetime import date

    from notelint.note.model import Note
    from notelint.report import ItemTitle
    from notelint.rulesets import RuleSets
    from notelint.text import Source


class Examiner:
    """The settings of a run and its plug-ins, and the rules that have been loaded for it so far.

    ``see`` is told of each file of settings that is looked for.
    """

    def __init__(self, settings: Settings, plugins: Plugins, see: See = nobody) -> None:
        self.plugins = plugins
        self.suffixes = plugins.suffixes()
        self.configs = Configs(
            chosen=settings.config, isolated=settings.isolated, cached=settings.cached, see=see
        )
        self._settings = settings
        self._rulesets: dict[tuple[str | None, tuple[int, ...]], RuleSets] = {}

    def reader(self, name: str) -> Reader:
        """Return the reader for a name: the longest suffix counts, what has none is text."""
        fitting = [suffix for suffix in self.suffixes if name.lower().endswith(suffix)]
        return self.suffixes[max(fitting, key=len)] if fitting else self.plugins.readers["text"]

    def config(self, name: str) -> Config:
        """Return the settings for a note."""
        return self.configs.of(os.path.dirname(name)).at(name)

    def rulesets(self, config: Config, *, whole: bool = False) -> RuleSets:
        """Return the rules under some settings, loaded once.

        With ``whole`` they have all that is said of them for people, which
        takes longer.
        """
        key = (config.path, config.applied)
        found = self._rulesets.get(key)
        if found is None:
            # A run that finds all its results in the cache needs no rules.
            from notelint.rulesets import RuleSets

            found = self._rulesets[key] = RuleSets(wanted(self._settings, config), self.plugins, whole=whole)
        return found

    def loaded(self) -> Iterator[RuleSets]:
        """Yield the rules that have been loaded."""
        yield from self._rulesets.values()

    def problems(self) -> Iterator[Problem]:
        """Yield the problems of settings, rules and plug-ins met so far."""
        yield from self.configs.problems
        for rulesets in self._rulesets.values():
            yield from rulesets.problems
        yield from self.plugins.problems

    def examine(self, name: str, data: bytes) -> Examined:
        """Return what is found in a file that holds ``data``; what fails is part of it, never raised."""
        try:
            source = self.reader(name).read(name, data)
            if source.path != name:
                source = replace(source, path=name)
            return examined(source, self.rulesets(self.config(name)))
        except NotelintError as error:
            problem = error.problem()
            path = name if problem.kind == "not-a-note" else error.path or name
            return Examined(failed=replace(problem, path=path))
        except RecursionError:
            return Examined(failed=Problem("internal", "the note is nested too deeply", name))
        except MemoryError:
            message = "there is not enough memory to check this file"
            return Examined(failed=Problem("internal", message, name))
        except Exception as error:
            return Examined(failed=failure(error, name))

    def is_sound(self, one: Examined) -> bool:
        """Return whether a result would be the same in another run: nothing has gone wrong so far."""
        failed = one.failed is not None and one.failed.kind != "not-a-note"
        broken = any(problem.kind == "internal" for problem in one.problems)
        return not (failed or broken or any(True for _ in self.problems()))


def examined(source: Source, rulesets: RuleSets) -> Examined:
    """Return what is found in a text; raise ``NotANote`` if it is none."""
    # These, and what they need, are most of notelint.
    from notelint.linter import lint

    understood = rulesets.understand(source)
    note = understood.note
    problems: list[Problem] = []
    found = lint(note, understood.ruleset, problems)
    return Examined(
        format=source.format,
        dialect=note.dialect,
        profile=understood.ruleset.profile,
        found=tuple(found),
        problems=(*problems, *note.problems),
        items=tuple(_titles(note)),
        meeting=meeting_of(note),
    )


def _titles(note: Note) -> Iterator[ItemTitle]:
    """Yield the items of a note in their order."""
    from notelint.report import ItemTitle
    from notelint.silence import Items

    for item in Items(note):
        title = item.places.get("title") or item.span
        yield ItemTitle(item.number, item.title, note.source.position(title.start).line, item.span)


def meeting_of(note: Note) -> date | None:
    """Return the day of the meeting, None if the note does not give it."""
    from notelint.note.model import Date

    found = note.header.date
    return found.value if isinstance(found, Date) else None


def failure(error: Exception, name: str) -> Problem:
    """Return the problem of a file that notelint itself failed on, with where it failed."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        place = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}, line {trace.tb_lineno}"
        trace = trace.tb_next
    message = f"notelint failed on this file: {said(error)} ({place})"
    return Problem("internal", message, name, help="This is a fault of notelint: please report it.")
