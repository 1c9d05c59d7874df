"""The nearest file of a name, in a folder or in one above it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from notelint.seeing import See, nobody
from notelint.violation import Problem


class Upwards:
    """Looks for a file from a folder upwards, once for each folder.

    ``look`` is given a folder and returns the path of the file in it, or None.
    """

    def __init__(self, look: Callable[[str], str | None]) -> None:
        self._look = look
        self._nearest: dict[str, str | None] = {}

    def of(self, folder: str) -> str | None:
        """Return the path of the nearest file, as short as it can be said, or None."""
        folder = os.path.abspath(folder)
        passed = []
        found = None
        while folder not in self._nearest:
            passed.append(folder)
            path = self._look(folder)
            if path is not None:
                found = short(path)
                break
            above = os.path.dirname(folder)
            if above == folder:
                break
            folder = above
        else:
            found = self._nearest[folder]
        self._nearest.update(dict.fromkeys(passed, found))
        return found


def look_for(
    name: str, misspelt: Sequence[str], what: str, problems: list[Problem], see: See = nobody
) -> Callable[[str], str | None]:
    """Return a function that looks for the file ``name`` in a folder.

    Where it is under another name a problem is put into ``problems``: it would
    fail without a word. ``see`` is told of each file that is looked for.
    """

    def look(folder: str) -> str | None:
        path = os.path.join(folder, name)
        see(path)
        if os.path.lexists(path):
            return path
        for other in misspelt:
            path = os.path.join(folder, other)
            see(path)
            if os.path.isfile(path):
                message = f"{what} under this name are not read"
                problems.append(Problem("configuration", message, short(path), help=f"Call it {name}."))
        return None

    return look


def short(path: str) -> str:
    """Return a path as short as it can be said from the current folder."""
    try:
        below = os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return path
    return path if below.startswith(os.pardir) else below
