"""The settings in force for a note, each with the place it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from notelint.config import Config
from notelint.profile import Library
from notelint.rule import RuleSet
from notelint.run import Settings
from notelint.violation import Severity

COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a setting came from.

    ``kind`` is ``file`` (then ``path``, ``line`` and ``column`` say where),
    ``command line``, ``profile`` (then ``name`` is its name), ``note`` (worked
    out from it), ``rule`` (its own file) or ``default``.
    """

    kind: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    name: str | None = None

    def __str__(self) -> str:
        if self.kind == "file":
            return ":".join(str(part) for part in (self.path, self.line) if part is not None)
        words = {"profile": f"profile {self.name}", "note": "worked out from the note"}
        return words.get(self.kind, f"the rule’s file {self.path}" if self.kind == "rule" else self.kind)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting, or one entry of a list: its name, what it is, and where it came from."""

    name: str
    value: Any
    origin: Origin


DEFAULT = Origin("default")


def settings_in_force(said: Settings, config: Config, profile: str | None) -> Iterator[Setting]:
    """Yield the settings for a note, without the severities of rules.

    ``said`` is the command line, ``profile`` what the note is held against,
    None if each note is to say it.
    """
    if said.profile is not None:
        yield Setting("profile", said.profile, Origin(COMMAND_LINE))
    elif config.profile is not None:
        yield Setting("profile", config.profile, _in(config, ("profile",)))
    else:
        yield Setting("profile", profile, Origin("note") if profile else DEFAULT)
    yield from _list("select", said.select, () if said.select is not None else config.select, config)
    yield from _list("ignore", said.ignore, config.ignore, config)
    yield from _list("rules", said.rules, config.rules, config)
    if config.vocabulary:
        for name, phrases in config.vocabulary.items():
            yield Setting("vocabulary", {name: list(phrases)}, _in(config, ("vocabulary", name), key=True))
    else:
        yield Setting("vocabulary", None, DEFAULT)
    for change in config.options:
        for key, value in change.values.items():
            origin = _in(config, (*change.at, key), key=True)
            yield Setting("options", {change.rule: {key: value}}, origin)
    if config.members:
        yield Setting("members", config.members, _in(config, ("members",)))
    yield from _list("exclude", (), config.exclude, config)
    if config.exclude:
        at = ("force-exclude",)
        yield Setting(
            "force-exclude", config.force_exclude, _in(config, at) if config.force_exclude else DEFAULT
        )
    if said.baseline is not None:
        yield Setting("baseline", said.baseline, Origin(COMMAND_LINE))
    else:
        origin = _in(config, ("baseline",)) if config.baseline else DEFAULT
        yield Setting("baseline", config.baseline, origin)


def severities_in_force(
    said: Settings, config: Config, library: Library, ruleset: RuleSet
) -> Iterator[Setting]:
    """Yield each rule with its severity, or “off”, and where that came from."""
    run = {rule.id: rule.severity for rule in ruleset.rules if rule.id in ruleset.shown}
    for name in sorted(library.rules, key=lambda name: (-run.get(name, 0), name)):
        severity = run.get(name)
        value = Severity(severity).word if severity else "off"
        yield Setting(name, value, severity_origin(name, said, config, library, ruleset.profile))


def severity_origin(name: str, said: Settings, config: Config, library: Library, profile: str) -> Origin:
    """Return what decides how severe a rule is, or that it is off."""
    if name in said.ignore or (said.select is not None and name not in said.select):
        return Origin(COMMAND_LINE)
    if name in config.ignore:
        return _in(config, ("ignore", config.ignore.index(name)))
    if said.select is None and config.select is not None and name not in config.select:
        return _in(config, ("select",), key=True)
    if name in config.severities:
        return _in(config, ("severities", name), key=True)
    if name in library.own:
        return Origin("rule", library.rules[name].path)
    if name not in library.profiles[profile].severities:
        if said.select is not None and name in said.select:
            return Origin(COMMAND_LINE)
        if config.select is not None and name in config.select:
            return _in(config, ("select", config.select.index(name)))
    return Origin("profile", name=profile)


def _list(
    name: str, said: Sequence[str] | None, in_file: Sequence[str] | None, config: Config
) -> Iterator[Setting]:
    """Yield the entries of a list: those of the file, then those of the command line."""
    if not said and not in_file:
        empty = in_file is not None and name == "select" and said is None
        yield Setting(name, None, _in(config, (name,)) if empty else DEFAULT)
    for index, entry in enumerate(in_file or ()):
        yield Setting(name, entry, _in(config, (name, index)))
    for entry in said or ():
        yield Setting(name, entry, Origin(COMMAND_LINE))


def _in(config: Config, at: Sequence[str | int], *, key: bool = False) -> Origin:
    line, column = config.place(at, key=key)
    return Origin("file", config.path, line, column)


def as_data(setting: Setting) -> Mapping[str, Any]:
    """Return a setting as JSON says it."""
    origin = setting.origin
    place = {"path": origin.path, "line": origin.line, "column": origin.column, "name": origin.name}
    kept = {name: value for name, value in place.items() if value is not None}
    return {"name": setting.name, "value": setting.value, "origin": {"kind": origin.kind, **kept}}
