"""What a result rests on beside the note: notelint itself, rules, settings and plug-ins, under one name."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from notelint import __version__
from notelint.digest import digest
from notelint.house import digest_of, house_files
from notelint.settings import Wanted

# Changes with the form of a result.
FORM = 1
_HERE = os.path.dirname(os.path.abspath(__file__))
# More than any plug-in has: what lies in a folder of everything cannot be told from the rest.
_MOST_FILES = 5_000

_State = list[tuple[str, int, int]]


def stamp(wanted: Wanted, packages: Sequence[str] | None) -> str | None:
    """Return a name for all that results rest on beside the note and its format.

    ``packages`` are the files and folders of the plug-ins, None if they cannot be
    told. Returns None if anything else cannot be told either, or is not right:
    what is wrong with rules has to be said in each run.
    """
    if packages is None:
        return None
    config = wanted.config
    house, errors = house_files(wanted.rules)
    code = _states(own_files())
    plugins = _states(path for place in packages for path in _files(place, below=True))
    if errors or code is None or plugins is None:
        return None
    try:
        members = _content(config.members) if config.members else None
    except OSError:
        return None
    told = (
        *(__version__, FORM, sys.version, sys.implementation.name),
        # Patterns can be used only with this library.
        bool(house or packages) and _is_installed("re2"),
        *(code, plugins, _installations() if packages else ()),
        *(digest(config.data), config.path is None, config.applied, members),
        *(wanted.profile, wanted.profile_named, wanted.select, wanted.ignore, wanted.named),
    )
    return digest_of(house, told)


def own_files() -> Iterator[str]:
    """Yield the files that tell one notelint from another: all in a checkout, some in an installation.

    Whatever installs a package writes all of its files anew.
    """
    data = os.path.join(_HERE, "_data")
    if os.path.isdir(data):
        yield from (*_files(_HERE, below=False), *_files(data, below=False))
    else:
        yield from _files(_HERE, below=True)
        yield from _files(os.path.join(os.path.dirname(_HERE), "rules"), below=True)


def _states(paths: Iterable[str]) -> _State | None:
    """Return name, time and size of each file; None if they cannot be told."""
    found: _State = []
    try:
        for path in paths:
            state = os.stat(path)
            found.append((path, state.st_mtime_ns, state.st_size))
            if len(found) > _MOST_FILES:
                return None
    except OSError:
        return None
    return sorted(found)


def _files(place: str, *, below: bool) -> Iterator[str]:
    if not os.path.isdir(place):
        yield place
        return
    with os.scandir(place) as entries:
        for entry in entries:
            if entry.is_file():
                yield entry.path
            elif below and entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path, below=True)


def _installations() -> list[tuple[str, int]]:
    """Return what changes when a package is installed or removed: a plug-in may use another."""
    return [(place, os.stat(place).st_mtime_ns) for place in sys.path if os.path.isdir(place)]


def _content(path: str) -> str:
    with open(path, "rb") as stream:
        return digest(stream.read())


def _is_installed(name: str) -> bool:
    return any(finder.find_spec(name, None) for finder in sys.meta_path)
