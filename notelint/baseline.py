"""The baseline: the violations that notes had when checking began, so that only new ones fail.

It is a JSON file with a line for each violation, known by its fingerprint,
which moves with its line. It is never written unless that is asked for.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from notelint.discovery import reason
from notelint.errors import ConfigError
from notelint.globs import below
from notelint.values import listed
from notelint.violation import Problem, Violation

NAME = "notelint-baseline.json"
VERSION = 1
_TEXTS = ("path", "rule", "fingerprint", "message")
_Key = tuple[str, str]

_ANEW = "Take it away and write it anew with --write-baseline."


@dataclass(frozen=True, slots=True)
class Entry:
    """A violation as the baseline knows it; ``path`` is seen from the folder of the baseline.

    ``item`` and ``message`` are for those who read the file.
    """

    path: str
    rule: str
    fingerprint: str
    message: str
    item: str | None = None

    @property
    def key(self) -> _Key:
        """What it is known by in its note."""
        return (self.rule, self.fingerprint)


@dataclass(frozen=True, slots=True)
class Growth:
    """What writing a baseline would change: how many violations it holds, and how many are new or gone."""

    entries: tuple[Entry, ...]
    new: int
    gone: int


class Baseline:
    """The entries of a file, and what a run finds of them."""

    def __init__(self, path: str, entries: Iterable[Entry] = (), text: str = "") -> None:
        self.path = path
        self._text = text
        self._entries: dict[str, dict[_Key, Entry]] = {}
        for entry in entries:
            self._entries.setdefault(entry.path, {})[entry.key] = entry
        self._found: dict[str, set[_Key]] = {}
        self._shown: dict[str, Collection[str]] = {}
        self._taken: dict[str, list[Entry]] = {}

    def place(self, path: str) -> str:
        """Return the path of a note as the baseline writes it."""
        return below(path, os.path.dirname(self.path))

    def see(
        self, path: str, shown: Collection[str], found: Iterable[Violation], left: Sequence[Violation]
    ) -> Sequence[Violation]:
        """Return which of the violations ``left`` in a note are new.

        ``shown`` are the rules that were to report, ``found`` is all they found,
        also what a waiver lets pass.
        """
        place = self.place(path)
        known = self._entries.get(place, {})
        self._shown[place] = shown
        self._found[place] = {_key(violation) for violation in found}
        self._taken[place] = [_entry(violation, place) for violation in left]
        return [violation for violation in left if _key(violation) not in known]

    def has(self, violation: Violation) -> bool:
        """Return whether a violation is one of the entries."""
        return _key(violation) in self._entries.get(self.place(violation.path), {})

    def stale(self, no_notes: Collection[str]) -> Iterator[Problem]:
        """Yield a problem for each note whose entries nothing needs any more.

        ``no_notes`` are the absolute paths of files that were looked at and are no notes.
        """
        for place, entries in self._entries.items():
            path = self._on_disk(place)
            if place not in self._shown:
                if path in no_notes or not os.path.exists(path):
                    what = "no note" if path in no_notes else "not there"
                    yield self._stale(list(entries.values()), f"{place} is {what} any more")
                continue
            found, shown = self._found[place], self._shown[place]
            mended = [one for key, one in entries.items() if one.rule in shown and key not in found]
            if mended:
                rules = listed(list(dict.fromkeys(one.rule for one in mended)))
                yield self._stale(mended, f"{place} has {_number(mended)} less than the baseline: {rules}")

    def growth(self) -> Growth:
        """Return what the baseline is to hold after the run.

        Of notes that were not checked, and of rules that did not run, the
        entries stay; those of notes that are gone do not.
        """
        kept: dict[str, list[Entry]] = {}
        for place in sorted({*self._entries, *self._taken}):
            old = list(self._entries.get(place, {}).values())
            if place in self._taken:
                shown = self._shown[place]
                kept[place] = [*self._taken[place], *(one for one in old if one.rule not in shown)]
            elif os.path.exists(self._on_disk(place)):
                kept[place] = old
        entries = tuple(entry for place in kept.values() for entry in place)
        before = {(entry.path, entry.key) for old in self._entries.values() for entry in old.values()}
        after = {(entry.path, entry.key) for entry in entries}
        return Growth(entries, len(after - before), len(before - after))

    def _on_disk(self, place: str) -> str:
        return os.path.normpath(os.path.join(os.path.abspath(os.path.dirname(self.path)), place))

    def _stale(self, entries: Sequence[Entry], message: str) -> Problem:
        first = min(self._text.find(f'"{entry.fingerprint}"') for entry in entries)
        line = self._text.count("\n", 0, max(first, 0)) + 1
        hint = "--write-baseline takes out what is not needed."
        return Problem("baseline", message, self.path, line, help=hint)


def load_baseline(path: str) -> Baseline:
    """Return the baseline of a file; raise ``ConfigError`` if there is none or it cannot be used."""
    try:
        with open(path, "rb") as stream:
            text = stream.read().decode("utf-8-sig")
        entries = [_read(one) for one in _list(json.loads(text))]
    except FileNotFoundError:
        hint = "notelint --write-baseline writes one."
        raise ConfigError("there is no such baseline", path=path, hint=hint) from None
    except OSError as error:
        raise ConfigError(f"the baseline cannot be read: {reason(error)}", path=path) from None
    except json.JSONDecodeError as error:
        message = "the baseline is not JSON: from here on it cannot be read"
        raise ConfigError(message, path=path, line=error.lineno, column=error.colno, hint=_ANEW) from None
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        said = str(error) if type(error) is ValueError else "it has another form"
        raise ConfigError(f"this is no baseline: {said}", path=path, hint=_ANEW) from None
    return Baseline(path, entries, text)


def write_entries(entries: Sequence[Entry], out: TextIO, encode: Callable[[Any], str]) -> None:
    """Write a baseline, one line an entry, so that changes can be read line by line."""
    out.write(f'{{\n  "version": {VERSION},\n  "tool": "notelint",\n  "violations": [')
    names = ("path", "rule", "item", "message", "fingerprint")
    lines = [encode({name: getattr(entry, name) for name in names}) for entry in entries]
    out.write(",".join(f"\n    {line}" for line in lines) + ("\n  ]\n}\n" if lines else "]\n}\n"))


def _list(data: Any) -> list[Mapping[str, Any]]:
    version = data["version"]
    if version != VERSION:
        raise ValueError(f"it has version {version}, and this notelint reads version {VERSION}")
    return list(data["violations"])


def _read(entry: Mapping[str, Any]) -> Entry:
    texts = {name: entry[name] for name in _TEXTS}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError
    return Entry(**texts, item=entry.get("item"))


def _key(violation: Violation) -> _Key:
    return (violation.rule, violation.fingerprint)


def _entry(violation: Violation, place: str) -> Entry:
    return Entry(place, violation.rule, violation.fingerprint, violation.message, violation.item)


def _number(entries: Sequence[Entry]) -> str:
    return "1 violation" if len(entries) == 1 else f"{len(entries)} violations"
