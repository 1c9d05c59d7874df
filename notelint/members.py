"""The file of the members that settings name: read, checked, and remembered where it is right."""

from __future__ import annotations

from typing import Any

from notelint.checked import read_checked, refusals, remember, remembered, says_something
from notelint.discovery import reason
from notelint.errors import ConfigError
from notelint.note.register import Register, register_of
from notelint.violation import Problem

_EXAMPLE = "For example: - {name: Ana Birt, title: Cllr, terms: [{from: 2023-05-09}]}"


def load_register(path: str, *, cached: bool = True) -> tuple[Register, list[Problem]]:
    """Return the members of a file that can be used, and what is wrong with the others.

    Without ``cached`` nothing is read from the user's cache nor written to it.
    """
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except FileNotFoundError:
        return Register(()), [Problem("configuration", "there is no such register of members", path)]
    except OSError as error:
        message = f"the register of members cannot be read: {reason(error)}"
        return Register(()), [Problem("configuration", message, path)]
    if not says_something(data):
        return Register(()), []
    entries = remembered("members", data) if cached else None
    problems: list[Problem] = []
    if entries is None:
        entries, problems = _read(data, path)
        if cached and not problems:
            remember("members", data, entries)
    return register_of(entries), problems


def _read(data: bytes, path: str) -> tuple[list[Any], list[Problem]]:
    """Return the entries that can be used, and what is wrong with the others."""
    file = read_checked(data, path)
    if isinstance(file, list):
        return [], file
    if not isinstance(file.data, list):
        message = "members are a list: each begins with “- ”"
        return [], [Problem("configuration", message, path, 1, help=_EXAMPLE)]
    refused = refusals(file, file.data, "members.schema.json")
    problems = [problem for _, problem in refused]
    wrong = {at[0] for at, _ in refused if at}
    entries = []
    for index, entry in enumerate(file.data):
        if index in wrong:
            continue
        try:
            register_of([entry])
        except ConfigError as error:
            place = file.place((index, "terms"))
            problems.append(Problem("configuration", error.message, path, place.line, place.column))
        else:
            entries.append(entry)
    return entries, sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0))
