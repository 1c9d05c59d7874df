"""``notelint init``: settings that fit the notes of a folder, the pre-commit entry, an example for CI."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from itertools import islice
from textwrap import indent

from notelint import plugins as plugging
from notelint.config import NAME, Configs
from notelint.discovery import Found, discover
from notelint.errors import NotelintError, UsageError
from notelint.initial import Seen, ci_text, hook_entry, hook_text, settings_text
from notelint.plugins import Plugins
from notelint.printable import shown_path
from notelint.reporters.summary import count, listed
from notelint.run import Run, Settings
from notelint.streams import write_file, write_out
from notelint.upwards import Upwards, short

HOOKS = ".pre-commit-config.yaml"
_MOST_NOTES = 500


def init(arguments: Namespace) -> int:
    """Write settings and the hook where there are none yet, and return the exit status."""
    folder = arguments.folder or os.curdir
    if not os.path.isdir(folder):
        raise UsageError(f"there is no folder {shown_path(folder)}.")
    plugins = plugging.load(strangers=not arguments.no_plugins)
    said = [*_settings(folder, plugins), "", *_hook(folder, plugins), ""]
    said += ["To check all notes at every push, for example as .github/workflows/notes.yml:", ""]
    said += indent(ci_text(), "  ").splitlines()
    write_out(None, lambda out: out.writelines(line + "\n" for line in said))
    return 0


def _settings(folder: str, plugins: Plugins) -> Iterator[str]:
    path = _in(folder, NAME)
    if os.path.lexists(path):
        yield f"{shown_path(path)} is there already and stays as it is."
        return
    above = Configs().of(folder).path
    run = Run(Settings(isolated=True), plugins)
    seen = _look(folder, run, plugins)
    text = settings_text(seen, run.rulesets_of(folder).library.profiles)
    write_file(path, lambda out: out.writelines((text,)))
    kinds = sorted(seen.profiles)
    word = "profile" if len(kinds) == 1 else "profiles"
    found = (
        f"{count(seen.notes, 'note')} looked at, {word} {listed(kinds)}" if seen.notes else "no notes found"
    )
    yield f"{shown_path(path)} is written: {found}."
    if above is not None:
        yield f"It counts here instead of {shown_path(above)}: settings are never merged."


def _look(folder: str, run: Run, plugins: Plugins) -> Seen:
    seen = Seen()
    for entry in islice(discover([folder], plugins.suffixes()), _MOST_NOTES):
        if isinstance(entry, Found):
            try:
                seen.add(run.understand(entry))
            except (NotelintError, RecursionError):
                continue  # the first check tells of it
    return seen


def _hook(folder: str, plugins: Plugins) -> Iterator[str]:
    """Write the file of the hooks at the top of the repository, or print the entry if it is there."""
    top = Upwards(lambda above: above if os.path.lexists(os.path.join(above, ".git")) else None).of(folder)
    path = short(os.path.join(os.path.abspath(top or folder), HOOKS))
    suffixes = plugins.suffixes()
    if not os.path.lexists(path):
        write_file(path, lambda out: out.writelines((hook_text(suffixes),)))
        yield f"{shown_path(path)} is written: “pre-commit install” makes it check every commit."
        return
    if _has_hook(path):
        yield f"{shown_path(path)} has notelint already and stays as it is."
        return
    yield f"{shown_path(path)} is there already and stays as it is. Add this under “repos:”:"
    yield ""
    yield from indent(hook_entry(suffixes), "  ").splitlines()


def _has_hook(path: str) -> bool:
    try:
        with open(path, "rb") as stream:
            return b"notelint" in stream.read()
    except OSError:
        return False


def _in(folder: str, name: str) -> str:
    return name if folder == os.curdir else os.path.join(folder, name)
