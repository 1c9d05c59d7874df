"""Settings: the ``.notelint.yaml`` or ``[tool.notelint]`` nearest to a note, read and checked.

The nearest file upwards counts and no other: settings are never merged. What
is wrong in it is reported at its line, left out, and the rest is used.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from notelint.checked import read_checked, refusals, remember, remembered, says_something, without
from notelint.discovery import reason
from notelint.errors import ConfigError
from notelint.globs import below, fits
from notelint.nearest import nearest
from notelint.printable import shown_path
from notelint.seeing import See, nobody
from notelint.upwards import Upwards, look_for
from notelint.violation import Problem

NAME = ".notelint.yaml"
PROJECT = "pyproject.toml"
_MISSPELT = (".notelint.yml", "notelint.yaml", "notelint.yml")


@dataclass(frozen=True, slots=True)
class OptionChange:
    """Options of one rule as the settings change them: ``any`` replaces, ``any+`` adds, ``any-`` takes away.

    ``at`` is where they stand in the file: ``("options", rule)``, or within an override.
    """

    rule: str
    values: Mapping[str, Any]
    at: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Override:
    """What is different for the notes whose paths fit one of some patterns."""

    paths: tuple[str, ...]
    profile: str | None = None
    severities: Mapping[str, str] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    options: tuple[OptionChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """The settings for the notes below one folder.

    ``path`` is the file they come from, None without one; ``data`` are its
    bytes. ``exclude`` are patterns of files to leave out, with ``force_exclude``
    also of those that are named. ``applied`` are the indices of the
    ``overrides`` that are worked in. ``rules`` are files and folders, ready to open. ``select`` None
    stands for all rules. ``baseline`` and ``members`` are paths of files. ``severities`` has
    the values ``error``, ``warning``, ``advice`` and ``off``. ``options`` are to
    be made one after the other.
    """

    path: str | None = None
    data: bytes = b""
    profile: str | None = None
    severities: Mapping[str, str] = field(default_factory=dict)
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    vocabulary: Mapping[str, Sequence[str]] = field(default_factory=dict)
    baseline: str | None = None
    members: str | None = None
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    overrides: tuple[Override, ...] = ()
    applied: tuple[int, ...] = ()
    options: tuple[OptionChange, ...] = ()

    def at(self, path: str) -> Config:
        """Return the settings for one note: with the overrides that its path asks for, the last one first."""
        if not self.overrides:
            return self
        place = below(path, os.path.dirname(self.path or ""))
        applied = [
            index
            for index, override in enumerate(self.overrides)
            if any(fits(pattern, place) for pattern in override.paths)
        ]
        config = self
        for index in applied:
            override = self.overrides[index]
            config = replace(
                config,
                profile=override.profile or config.profile,
                severities={**config.severities, **override.severities},
                ignore=(*config.ignore, *override.ignore),
                options=(*config.options, *override.options),
            )
        return replace(config, applied=tuple(applied))

    def excludes(self, path: str) -> bool:
        """Return whether a file, or a folder it is in, is left out by ``exclude``."""
        if not self.exclude:
            return False
        place = below(path, os.path.dirname(self.path or ""))
        return any(fits(one, place) or fits(one.rstrip("/") + "/", place) for one in self.exclude)

    def problem(
        self, message: str, at: Sequence[str | int], hint: str | None = None, *, key: bool = False
    ) -> Problem:
        """Return a problem with a value (or a key) of the file, at its line and column."""
        if self.path is None:
            return Problem("configuration", message, help=hint)
        return Problem("configuration", message, self.path, *self.place(at, key=key), hint)

    def place(self, at: Sequence[str | int], *, key: bool = False) -> tuple[int | None, int | None]:
        """Return line and column of a value (or a key) of the file, None if they cannot be told."""
        file = read_checked(self.data, self.path or "")
        return (None, None) if isinstance(file, list) else file.place(self._written(at), key=key)

    def _written(self, at: Sequence[str | int]) -> Sequence[str | int]:
        """Return where in the file a setting in force is written: in an override, or as it is."""
        if at[0] == "ignore" and len(at) > 1:
            index = int(at[1]) - (len(self.ignore) - sum(len(self.overrides[i].ignore) for i in self.applied))
            for applied in self.applied if index >= 0 else ():
                entries = self.overrides[applied].ignore
                if index < len(entries):
                    return ("overrides", applied, "ignore", index)
                index -= len(entries)
        for applied in reversed(self.applied):
            override = self.overrides[applied]
            if at[0] == "severities" and len(at) > 1 and at[1] in override.severities:
                return ("overrides", applied, *at)
            if at[0] == "profile" and override.profile:
                return ("overrides", applied, "profile")
        return at


class Configs:
    """Finds and loads the settings of each folder, once; ``see`` is told of each file before it is read."""

    def __init__(
        self, *, chosen: str | None = None, isolated: bool = False, cached: bool = True, see: See = nobody
    ) -> None:
        self._chosen = chosen
        self._isolated = isolated
        self._cached = cached
        self._loaded: dict[str | None, Config] = {None: Config()}
        self.problems: list[Problem] = []
        self._see = see
        self._own = look_for(NAME, _MISSPELT, "settings", self.problems, see)
        self._nearest = Upwards(self._look)

    def of(self, folder: str) -> Config:
        """Return the settings for the notes in ``folder``."""
        path = self._chosen
        if path is None and not self._isolated:
            path = self._nearest.of(folder)
        if path is not None and path not in self._loaded:
            self._see(path)
            config, problems = load_config(path, cached=self._cached)
            self._loaded[path], absent = _without_absent(config)
            self.problems += (*problems, *absent)
        return self._loaded[path]

    def _look(self, folder: str) -> str | None:
        """Return the settings in a folder: a file of their own, else the table of a ``pyproject.toml``."""
        found = self._own(folder)
        if found is not None:
            return found
        path = os.path.join(folder, PROJECT)
        self._see(path)
        try:
            with open(path, "rb") as stream:
                data = stream.read()
        except OSError:
            return None
        if b"notelint" not in data:
            return None
        from notelint.tomlfile import has_table

        return path if has_table(data) else None


def load_config(path: str, *, cached: bool = True) -> tuple[Config, list[Problem]]:
    """Return the settings of a file and what is wrong with it; without what is wrong.

    Without ``cached`` nothing is read from the user's cache nor written to it.
    """
    config = Config(path)
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except FileNotFoundError:
        return config, [Problem("configuration", "there is no such settings file", path)]
    except OSError as error:
        return config, [Problem("configuration", f"the settings cannot be read: {reason(error)}", path)]
    if not says_something(data):
        return replace(config, data=data), []
    values = remembered("settings", data) if cached else None
    problems: list[Problem] = []
    if values is None:
        values, problems = _read(data, path)
        if cached and not problems:
            remember("settings", data, values)
    return _config(path, data, values), problems


def _without_absent(config: Config) -> tuple[Config, list[Problem]]:
    """Return the settings without files they name that are not there, and what to say of those."""
    absent = list(_absent(config))
    if not absent:
        return config, []
    gone = {at for at, _ in absent}
    rules = tuple(rule for index, rule in enumerate(config.rules) if ("rules", index) not in gone)
    members = None if ("members",) in gone else config.members
    return replace(config, rules=rules, members=members), [problem for _, problem in absent]


def _absent(config: Config) -> Iterator[tuple[tuple[str | int, ...], Problem]]:
    """Yield where the settings name files that are not there, with what to say of it.

    Not the baseline: ``--write-baseline`` writes one.
    """
    named: list[tuple[tuple[str | int, ...], str, str]] = [
        (("rules", index), "file or folder of rules", rule) for index, rule in enumerate(config.rules)
    ]
    if config.members is not None:
        named.append((("members",), "register of members", config.members))
    for at, what, path in named:
        if not os.path.lexists(path):
            message = f"there is no {what} “{shown_path(path)}”"
            yield (
                at,
                config.problem(
                    message, at, _beside(path) or "It is looked for from the folder of this file."
                ),
            )


def _beside(path: str) -> str | None:
    """Return a hint with the file beside a missing one whose name is nearest to it."""
    folder, name = os.path.split(path.rstrip("/"))
    try:
        close = nearest(name, [one for one in os.listdir(folder or os.curdir) if not one.startswith(".")])
    except OSError:
        return None
    return f"Did you mean “{shown_path(close)}”?" if close else None


def _config(path: str, data: bytes, values: Mapping[str, Any]) -> Config:
    folder = os.path.dirname(path)
    select = values.get("select")
    return Config(
        path=path,
        data=data,
        profile=values.get("profile"),
        severities=values.get("severities") or {},
        select=None if select is None else tuple(select),
        ignore=tuple(values.get("ignore") or ()),
        rules=tuple(os.path.join(folder, rule) for rule in values.get("rules") or ()),
        vocabulary=values.get("vocabulary") or {},
        baseline=os.path.join(folder, values["baseline"]) if values.get("baseline") else None,
        members=os.path.join(folder, values["members"]) if values.get("members") else None,
        exclude=tuple(values.get("exclude") or ()),
        force_exclude=bool(values.get("force-exclude")),
        overrides=tuple(
            _override(one, ("overrides", index)) for index, one in enumerate(values.get("overrides") or ())
        ),
        options=_options(values, ()),
    )


def _override(values: Mapping[str, Any], at: tuple[str | int, ...]) -> Override:
    return Override(
        paths=tuple(values.get("paths") or ()),
        profile=values.get("profile"),
        severities=values.get("severities") or {},
        ignore=tuple(values.get("ignore") or ()),
        options=_options(values, at),
    )


def _options(values: Mapping[str, Any], at: tuple[str | int, ...]) -> tuple[OptionChange, ...]:
    found = values.get("options") or {}
    return tuple(OptionChange(rule, changes, (*at, "options", rule)) for rule, changes in found.items())


def _read(data: bytes, path: str) -> tuple[dict[str, Any], list[Problem]]:
    """Return the values of a file that can be used, and what is wrong with the others."""
    if isinstance(file := read_checked(data, path), list):
        return {}, file
    if not isinstance(file.data, dict):
        hint = "For example: profile: council"
        return {}, [ConfigError("settings are keys with values", path=path, line=1, hint=hint).problem()]
    values = {key: value for key, value in file.data.items() if value is not None}
    refused = refusals(file, values, "config.schema.json")
    return without(values, [at for at, _ in refused]), [problem for _, problem in refused]
