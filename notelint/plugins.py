"""The plug-ins of a run: notelint's own parts and those of installed packages.

This is the only caller of pluggy, and it is called only if an installed
package has something for notelint: most runs know that from a glance at the
packages' lists of entry points and never import it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from notelint import builtin
from notelint.errors import PluginError, said
from notelint.violation import Problem

if TYPE_CHECKING:
    from notelint.check import Check
    from notelint.formats import Dialect, Reader, Reporter, RulePack

GROUP = "notelint"

# What a member of each hook must have, beside a name.
_MEMBERS = {
    "notelint_readers": ("reader", ("suffixes", "read")),
    "notelint_dialects": ("dialect", ("recognise", "read")),
    "notelint_checks": ("check", ("findings", "forms")),
    "notelint_rule_packs": ("rule pack", ("folder",)),
    "notelint_reporters": ("reporter", ("report",)),
}


@dataclass(frozen=True, slots=True)
class Provider:
    """A plug-in by its name for people, and its functions by the name of their hook."""

    name: str
    hooks: Mapping[str, Callable[[], Iterable[Any]]]


class Plugins:
    """What all plug-ins add, by name.

    A plug-in that fails or repeats a name is left out with a problem, and the
    rest goes on: the run ends with exit status 2. ``problems`` grows as the
    parts are asked for. ``packages`` are the files and folders that plug-ins
    were loaded from; None if that cannot be told.
    """

    def __init__(
        self,
        providers: Iterable[Provider],
        errors: Iterable[PluginError] = (),
        packages: Sequence[str] | None = None,
    ) -> None:
        self._providers = tuple(providers)
        self._errors = list(errors)
        self.packages = packages

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of plug-ins found so far."""
        return tuple(error.problem() for error in self._errors)

    @cached_property
    def readers(self) -> Mapping[str, Reader]:
        """The document formats by name."""
        found = cast("dict[str, Reader]", self._members("notelint_readers"))
        taken: dict[str, str] = {}
        for name, reader in list(found.items()):
            clash = next((suffix for suffix in reader.suffixes if suffix in taken), None)
            if clash is None:
                taken.update(dict.fromkeys(reader.suffixes, name))
            else:
                self._errors.append(
                    _error(f"the readers “{taken[clash]}” and “{name}” both read {clash} files")
                )
                del found[name]
        return found

    @cached_property
    def dialects(self) -> Mapping[str, Dialect]:
        """The layouts of notes by name."""
        return cast("dict[str, Dialect]", self._members("notelint_dialects"))

    @cached_property
    def checks(self) -> Mapping[str, type[Check]]:
        """The kinds of check by name."""
        return cast("dict[str, type[Check]]", self._members("notelint_checks"))

    @cached_property
    def rule_packs(self) -> Mapping[str, RulePack]:
        """The rule packs by name."""
        return cast("dict[str, RulePack]", self._members("notelint_rule_packs"))

    @cached_property
    def reporters(self) -> Mapping[str, Reporter]:
        """The output formats by name."""
        return cast("dict[str, Reporter]", self._members("notelint_reporters"))

    def suffixes(self) -> Mapping[str, Reader]:
        """Return the readers by the end of file names that they read."""
        return {suffix: reader for reader in self.readers.values() for suffix in reader.suffixes}

    def _members(self, hook: str) -> dict[str, Any]:
        what, _ = _MEMBERS[hook]
        found: dict[str, Any] = {}
        origin: dict[str, str] = {}
        for provider in self._providers:
            for member in self._call(provider, hook):
                if member.name in found:
                    first = origin[member.name]
                    self._errors.append(
                        _error(f"{first} and {provider.name} both add a {what} called “{member.name}”")
                    )
                else:
                    found[member.name] = member
                    origin[member.name] = provider.name
        return found

    def _call(self, provider: Provider, hook: str) -> list[Any]:
        """Return what a plug-in adds by one hook; of a wrong one nothing, and keep the error."""
        function = provider.hooks.get(hook)
        if function is None:
            return []
        what, attributes = _MEMBERS[hook]
        try:
            members = list(function())
        except Exception as cause:
            self._errors.append(_error(f"{provider.name} failed in {hook}: {said(cause)}"))
            return []
        sound = []
        for member in members:
            # Its class is looked at first: a property need not be worked out yet.
            missing = [
                name
                for name in ("name", *attributes)
                if not hasattr(type(member), name) and not hasattr(member, name)
            ]
            if missing:
                kind = getattr(member, "__name__", type(member).__name__)
                self._errors.append(
                    _error(f"{provider.name} adds {kind} as a {what}, which has no “{'”, “'.join(missing)}”")
                )
            else:
                sound.append(member)
        return sound


def load(*, strangers: bool = True) -> Plugins:
    """Return notelint's own parts and, unless ``strangers`` is false, those of installed packages."""
    own = Provider("notelint", builtin.HOOKS)
    if not strangers or not _installed():
        return Plugins([own], packages=())
    providers, errors, packages = _strangers()
    return Plugins([own, *providers], errors, packages)


def _installed() -> bool:
    """Return whether any installed package names the group ``notelint`` in its entry points.

    Reads the packages' files as they are: importing ``importlib.metadata``
    takes longer than checking a note.
    """
    mark = f"[{GROUP}]".encode()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except NotADirectoryError:
            return True  # a zip file: only the slow way can tell
        except OSError:
            continue
        for name in names:
            if not name.endswith((".dist-info", ".egg-info")):
                continue
            try:
                with open(os.path.join(folder, name, "entry_points.txt"), "rb") as file:
                    if mark in file.read():
                        return True
            except OSError:
                continue
    return False


def _strangers() -> tuple[list[Provider], list[PluginError], Sequence[str] | None]:
    """Return the plug-ins of installed packages, by name, what failed, and the packages' places."""
    from importlib.metadata import distributions

    from notelint.plugin_host import Host

    host = Host()
    errors: list[PluginError] = []
    modules: list[str] = []
    seen = set()
    for distribution in distributions():
        package = str(distribution.metadata["Name"])
        if package in seen:  # a later folder of the path has an older copy
            continue
        seen.add(package)
        for entry in distribution.entry_points:
            if entry.group != GROUP:
                continue
            name = f"{package} {distribution.version}"
            modules.append(entry.module.partition(".")[0])
            try:
                host.add(entry.load(), name)
            except PluginError as error:
                errors.append(error)
            except Exception as cause:
                errors.append(_error(f"the plug-in {name} cannot be loaded: {said(cause)}"))
    providers = [Provider(f"the plug-in {name}", hooks) for name, hooks in host.plugins()]
    return providers, errors, _places(modules)


def _places(modules: Iterable[str]) -> Sequence[str] | None:
    """Return the files and folders of some modules; None if one is spread over several."""
    found: list[str] = []
    for name in modules:
        file = getattr(sys.modules.get(name), "__file__", None)
        if file is None:
            return None
        found.append(os.path.dirname(file) if os.path.basename(file).startswith("__init__.") else file)
    return found


def _error(message: str) -> PluginError:
    return PluginError(message, hint="Mend or remove the plug-in, or leave plug-ins out with --no-plugins.")
