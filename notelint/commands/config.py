"""``notelint config``: the settings in force for a note, each with the place it came from."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from notelint import plugins as plugging
from notelint.arguments import near
from notelint.commands.check import settings_of
from notelint.discovery import Found
from notelint.errors import NotANote, UsageError
from notelint.printable import printable, shown_path
from notelint.reporters.colours import paint
from notelint.reporters.json import encoder
from notelint.reporters.summary import problem_line
from notelint.rule import RuleSet
from notelint.run import Run
from notelint.schema_errors import in_yaml
from notelint.settings_view import Setting, as_data, settings_in_force, severities_in_force
from notelint.streams import has_colour, tell, write_out

FORMATS = ("text", "json")
_WITHOUT = {
    "profile": "by each note",
    "select": "all rules that are on",
    "ignore": "none",
    "rules": "the shipped ones",
    "vocabulary": "the profile’s",
    "exclude": "none",
    "baseline": "none",
    "waivers": "none",
}


def config(arguments: Namespace) -> int:
    """Print settings and return the exit status: 2 if something in them is wrong."""
    if arguments.format not in FORMATS:
        raise UsageError(f"there is no format “{arguments.format}”.", hint=near(arguments.format, FORMATS))
    path = arguments.file
    if path is not None and not os.path.exists(path):
        raise UsageError(f"there is no file or folder {shown_path(path)}.")
    said = settings_of(arguments)
    run = Run(said, plugging.load(strangers=not arguments.no_plugins))
    named = path or os.curdir
    entry = None if os.path.isdir(named) else Found(named, named=True)
    in_force = run.config_of(named)
    ruleset = _ruleset(run, entry, named)
    rulesets = run.rulesets_of(named)
    in_force = replace(in_force, options=tuple(rulesets.options))
    settings = list(settings_in_force(said, in_force, ruleset.profile if ruleset else None))
    library = rulesets.library
    rules = list(severities_in_force(said, in_force, library, ruleset)) if ruleset else []
    waivers = run.waivers_of(named)
    if arguments.format == "json":
        data = {
            "version": 1,
            "file": shown_path(named),
            "config": in_force.path and shown_path(in_force.path),
            "waivers": waivers and shown_path(waivers),
            "settings": [as_data(setting) for setting in settings],
            "rules": [as_data(setting) for setting in rules],
        }
        write_out(None, lambda out: out.writelines(_json(data)), utf8=True)
    else:
        colour = has_colour(sys.stdout, arguments.colour)
        head = f"Settings for {shown_path(named) if path else 'this folder'}: "
        head += shown_path(in_force.path) if in_force.path else "no settings file"
        lines = [paint(head, "bold", colour), "", *_table(settings, waivers), ""]
        lines += _rules(rules, colour) if ruleset else ["The rules are those of each note’s profile."]
        write_out(None, lambda out: out.writelines(line + "\n" for line in lines))
    problems = list(run.problems())
    for problem in problems:
        tell(f"notelint: {problem_line(problem)}")
    return 2 if problems else 0


def _ruleset(run: Run, entry: Found | None, named: str) -> RuleSet | None:
    """Return the rules for a note, or for a folder of one profile; None if they depend on the note."""
    rulesets = run.rulesets_of(named)
    if rulesets.profile is not None:
        return rulesets.of(rulesets.profile)
    if entry is None:
        return None
    try:
        return run.understand(entry).ruleset
    except NotANote:
        return None


def _table(settings: Sequence[Setting], waivers: str | None) -> Iterator[str]:
    rows = [(one.name, _value(one), str(one.origin)) for one in settings]
    rows.append(
        ("waivers", waivers or _WITHOUT["waivers"], "beside the note or above" if waivers else "default")
    )
    first, second = (max(len(row[index]) for row in rows) for index in (0, 1))
    for name, value, origin in rows:
        yield f"{name:<{first}}  {printable(value):<{second}}  {printable(origin)}"


def _value(setting: Setting) -> str:
    if setting.value is None:
        return _WITHOUT.get(setting.name, "none")
    if setting.name == "options":
        return in_yaml(setting.value)[1:-1]
    if isinstance(setting.value, dict):
        return "; ".join(f"{name}: {', '.join(phrases)}" for name, phrases in setting.value.items())
    return str(setting.value).lower() if isinstance(setting.value, bool) else str(setting.value)


def _rules(rules: Sequence[Setting], colour: bool) -> Iterator[str]:
    widest = max((len(one.name) for one in rules), default=0)
    for one in rules:
        name = paint(f"{one.name:<{widest}}", "bold", colour)
        yield f"{one.value:<7}  {name}  {printable(str(one.origin))}"


def _json(data: dict[str, Any]) -> Iterator[str]:
    encode = encoder()
    ends = {"settings": ",", "rules": ""}
    yield "{\n"
    for name, value in data.items():
        if name not in ends:
            yield f"  {encode(name)}: {encode(value)},\n"
            continue
        entries = ",".join(f"\n    {encode(entry)}" for entry in value)
        yield f"  {encode(name)}: [{entries}{chr(10) + '  ' if value else ''}]{ends[name]}\n"
    yield "}\n"
