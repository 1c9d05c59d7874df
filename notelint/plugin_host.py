"""The part of pluggy that notelint uses: imported only if there is a plug-in."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pluggy

from notelint import hookspecs
from notelint.errors import PluginError

PREFIX = "notelint_"


class Host:
    """Registers plug-ins with pluggy and refuses those that break the contract."""

    def __init__(self) -> None:
        self._manager = _Manager("notelint")
        self._manager.add_hookspecs(hookspecs)

    def add(self, plugin: object, name: str) -> None:
        """Register a plug-in; raise ``PluginError`` that names it if it is none."""
        options = {
            attribute: self._manager.parse_hookimpl_opts(plugin, attribute) for attribute in dir(plugin)
        }
        given = {hook: option for hook, option in options.items() if option is not None}
        for hook, option in given.items():
            if hook not in hookspecs.NAMES:
                message = f"the plug-in {name} has a hook “{hook}”, which notelint does not know"
                raise PluginError(message, hint=_near(hook))
            if option["wrapper"] or option["hookwrapper"]:
                raise PluginError(
                    f"the plug-in {name} wraps {hook}; a plug-in adds, it does not change a run"
                )
        if not given:
            raise PluginError(
                f"the plug-in {name} has no hooks",
                hint=f"A plug-in defines one of {', '.join(hookspecs.NAMES)}.",
            )
        try:
            self._manager.register(plugin, name)
        except (pluggy.PluginValidationError, ValueError) as cause:
            reason = str(cause).strip().splitlines()[-1]
            raise PluginError(
                f"the plug-in {name} is refused: {reason}", hint="Hooks take no arguments."
            ) from cause

    def plugins(self) -> Iterator[tuple[str, Mapping[str, Callable[[], Iterable[Any]]]]]:
        """Yield name and hooks of each plug-in, in the order of the names."""
        found: dict[str, dict[str, Callable[[], Iterable[Any]]]] = {}
        for hook in hookspecs.NAMES:
            for implementation in getattr(self._manager.hook, hook).get_hookimpls():
                found.setdefault(implementation.plugin_name, {})[hook] = implementation.function
        yield from sorted(found.items())


class _Manager(pluggy.PluginManager):
    """Knows hooks by their names, so that a plug-in needs no marker and no import of pluggy."""

    def parse_hookimpl_opts(self, plugin: Any, name: str) -> Any:
        marked = super().parse_hookimpl_opts(plugin, name)
        if marked is not None or not name.startswith(PREFIX):
            return marked
        if not inspect.isroutine(inspect.getattr_static(plugin, name, None)):
            return None
        return {
            "wrapper": False,
            "hookwrapper": False,
            "optionalhook": False,
            "tryfirst": False,
            "trylast": False,
            "specname": None,
        }

    def parse_hookspec_opts(self, module_or_class: Any, name: str) -> Any:
        if name not in hookspecs.NAMES:
            return None
        return {"firstresult": False, "historic": False, "warn_on_impl": None, "warn_on_impl_args": None}


def _near(hook: str) -> str:
    import difflib  # for mistakes only

    near = difflib.get_close_matches(hook, hookspecs.NAMES, 1)
    return f"Did you mean {near[0]}?" if near else f"The hooks are {', '.join(hookspecs.NAMES)}."
