"""The library of a run, the quick way: shipped ready-made, from the cache, else loaded and kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING
from typing import TYPE_CHECKING

from notelint import __version__, cache
from notelint.check import Check
from notelint.compile import FORM, Data, from_data, to_data
from notelint.digest import digest
from notelint.profile import Library, Lists

if TYPE_CHECKING:
    from notelint.formats import Dialect, RulePack
    from notelint.house import LooseFile

_HERE = os.path.dirname(os.path.abspath(__file__))
_COMPILED = os.path.join(_HERE, "_data", "compiled.json")

# A library, and its data where that is known.
_Made = tuple[Library, Data | None]


def library(
    checks: Mapping[str, type[Check]],
    packs: Iterable[RulePack],
    house: Sequence[str] = (),
    changes: Lists | None = None,
    *,
    dialects: Sequence[Dialect] | None = None,
    cached: bool = True,
) -> Library:
    """Return all rules, profiles and words of a run; what is wrong with them stands in its errors.

    ``house`` are files and folders of house rules, ``changes`` the changes to
    the vocabulary in the settings, to which house rules may refer. A house rule
    that does not do as its examples say is left out, with an error; ``dialects``
    are the layouts in which the examples are read. Without ``cached`` nothing is
    read from the user's cache nor written to it. Raises ``PluginError`` if a
    check cannot be used in rules.
    """
    packs = tuple(packs)
    ready = _ready_made() if [pack.name for pack in packs] == ["notelint"] else None
    if ready is not None:
        stamp = digest(ready)
    else:
        stamp = _digest(_pack_files(packs), _code(), _stamp(checks))

    def shipped() -> Sequence[LooseFile]:
        return _pack_files(packs)

    def base() -> _Made:
        if ready is not None:
            return _read(ready, checks, stamp) or _loaded(shipped(), checks, stamp)
        return _kept(stamp, checks, cached, lambda: _loaded(shipped(), checks, stamp))

    if not house:
        return base()[0]
    from notelint.house import house_files

    own, errors = house_files(house)
    told = sorted((name, tuple(phrases)) for name, phrases in (changes or {}).items())
    name = _digest(own, stamp, _stamp(checks), told, [str(error) for error in errors])

    def with_house() -> _Made:
        from notelint.examples import behaving
        from notelint.library import load
        from notelint.note.dialects import BUILT_IN

        under, known = base()
        made = load(own, checks, base=under, shipped=shipped, changes=changes, errors=errors, name=name)
        made = behaving(made, BUILT_IN if dialects is None else dialects, changes)
        return made, to_data(made, under, known) if cached else None

    return _kept(name, checks, cached, with_house)[0]


def _kept(name: str, checks: Mapping[str, type[Check]], cached: bool, make: Callable[[], _Made]) -> _Made:
    """Return the library kept under ``name``, or make it and keep it."""
    entry = f"rules-{name}.json"
    if cached:
        body = cache.read(entry)
        found = _read(body, checks, name) if body else None
        if found is not None:
            return found
    made, data = make()
    if cached:
        import json

        data = data or to_data(made)
        cache.write(entry, json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        cache.prune("rules-")
    return made, data


def _read(body: bytes, checks: Mapping[str, type[Check]], name: str) -> _Made | None:
    """Return the library in ``body``, or None if that is not what it holds."""
    import json

    try:
        data = json.loads(body)
        return from_data(data, checks, name), data
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _loaded(files: Sequence[LooseFile], checks: Mapping[str, type[Check]], name: str) -> _Made:
    from notelint.library import load

    return load(files, checks, name=name), None


def _ready_made() -> bytes | None:
    """Return the compiled rules of the wheel if they belong to this version, else None."""
    # The loader can read from a zip file too.
    get_data = getattr(globals().get("__loader__"), "get_data", None)
    try:
        body: bytes = get_data(_COMPILED) if get_data else b""
    except OSError:
        return None
    # The version stands at the end, behind the longest lists: keys are in alphabetical order.
    return body if body.rstrip().endswith(f'"version":"{__version__}"}}'.encode()) else None


def _pack_files(packs: Iterable[RulePack]) -> list[LooseFile]:
    from notelint.library import pack_files

    return pack_files(packs)


def _digest(files: Iterable[LooseFile], *more: object) -> str:
    from notelint.house import digest_of

    return digest_of(files, __version__, FORM, *more)


def _stamp(checks: Mapping[str, type[Check]]) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Return what tells one set of checks from another: their names, classes and options."""
    return [
        (
            name,
            f"{check.__module__}.{check.__qualname__}",
            [
                (field.name, str(field.type), "" if field.default is MISSING else repr(field.default))
                for field in getattr(check, "__dataclass_fields__", {}).values()
            ],
        )
        for name, check in sorted(checks.items())
    ]


def _code() -> list[tuple[str, int, int]]:
    """Return what tells one state of notelint's own code from another, in a checkout."""
    found = []
    for folder in (_HERE, os.path.join(_HERE, "note"), os.path.join(_HERE, "checks")):
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith(".py"):
                        state = entry.stat()
                        found.append((entry.name, state.st_mtime_ns, state.st_size))
        except OSError:
            continue
    return sorted(found)
