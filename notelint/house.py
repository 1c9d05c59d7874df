"""The files of house rules: found and read as bytes, before anything in them is understood."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from notelint.digest import digest
from notelint.errors import RuleError

SUFFIXES = (".yaml", ".yml")
# More than any house has: a folder given by mistake is not read to its end.
MOST_FILES = 5_000


@dataclass(frozen=True, slots=True)
class LooseFile:
    """A file of rules, a profile or words: the name to show, where it belongs, its bytes.

    ``kind`` is ``rules``, ``profiles`` or ``vocabulary``, after the folder it
    stands in. ``house`` is false for what ships with notelint or a plug-in.
    """

    path: str
    kind: str
    data: bytes
    house: bool = True


def house_files(paths: Iterable[str]) -> tuple[list[LooseFile], list[RuleError]]:
    """Return the files of house rules at ``paths``, files or folders, and those that cannot be read."""
    found: list[LooseFile] = []
    errors: list[RuleError] = []
    for path in dict.fromkeys(paths):
        if not os.path.exists(path):
            errors.append(RuleError("there is no such file or folder of rules", path=path))
            continue
        names = list(rule_paths(path))
        if not names:
            hint = "Rules are files that end in .yaml."
            errors.append(RuleError("there are no rules in this folder", path=path, hint=hint))
        if len(names) > MOST_FILES:
            errors.append(RuleError(f"there are more than {MOST_FILES} files in this folder", path=path))
            continue
        for name in names:
            try:
                with open(name, "rb") as stream:
                    found.append(LooseFile(name, _kind(path, name), stream.read()))
            except OSError as error:
                said = f"the file cannot be read: {(error.strerror or str(error)).lower()}"
                errors.append(RuleError(said, path=name))
    return found, errors


def places(path: str) -> Iterator[str]:
    """Yield the file at ``path``, or that folder and what is looked at in it, each before it is entered."""
    yield path
    if not os.path.isdir(path):
        return
    for place, folders, names in os.walk(path):
        yield from (os.path.join(place, name) for name in folders if not name.startswith("."))
        yield from (os.path.join(place, name) for name in names if name.endswith(SUFFIXES))


def rule_paths(path: str) -> Iterator[str]:
    """Yield the file at ``path``, or the files of rules in that folder."""
    if os.path.isdir(path):
        yield from _walk(path)
    else:
        yield path


def digest_of(files: Iterable[LooseFile], *more: object) -> str:
    """Return a name for the contents of ``files`` and what else counts."""
    told = [(file.kind, file.path, digest(file.data)) for file in files]
    return digest(repr((more, told)).encode("utf-8", "surrogatepass"))


def _walk(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(SUFFIXES) and not name.startswith("."):
                yield os.path.join(place, name)


def _kind(root: str, path: str) -> str:
    parts = os.path.relpath(path, root).replace("\\", "/").split("/")
    return parts[0] if len(parts) > 1 and parts[0] in ("profiles", "vocabulary") else "rules"
