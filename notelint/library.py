"""Loading rules, profiles and words from folders: the slow way, taken when something changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from notelint.check import Check
from notelint.errors import NotelintError, RuleError
from notelint.house import LooseFile, digest_of, house_files, rule_paths
from notelint.language import Language, language
from notelint.note.vocabulary import Vocabulary
from notelint.profile import Library, Lists, changed
from notelint.rulefile import SUFFIXES, RuleSource, stem

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from notelint.formats import RulePack

__all__ = ["LooseFile", "digest_of", "house_files", "load", "pack_files", "rule_paths"]


def pack_files(packs: Iterable[RulePack]) -> list[LooseFile]:
    """Return the files of rule packs, in the order of their names."""
    found = []
    for pack in packs:
        for path, entry in _entries(pack.folder, ()):
            kind = path[0] if path[0] in ("profiles", "vocabulary") else "rules"
            name = f"{'' if pack.name == 'notelint' else pack.name + '/'}rules/{'/'.join(path)}"
            found.append(LooseFile(name, kind, entry.read_bytes(), house=False))
    return found


def load(
    files: Sequence[LooseFile],
    checks: Mapping[str, type[Check]],
    *,
    base: Library | None = None,
    shipped: Callable[[], Sequence[LooseFile]] = tuple,
    changes: Lists | None = None,
    errors: Iterable[NotelintError] = (),
    name: str = "",
) -> Library:
    """Return the library of ``files`` on top of ``base``; what is wrong stands in its errors.

    ``shipped`` gives the files of ``base``, in which a rule that is changed
    with ``from`` is looked up. ``changes`` are changes to the vocabulary that
    come from settings: rules may name the lists that they add. Raises
    ``PluginError`` if a check cannot be used in rules.
    """
    from notelint import profile_file
    from notelint.rulebook import rulebook

    spoken = language(checks)
    found: list[NotelintError] = [*errors]
    words, wrong = [], []
    for file in _of(files, "vocabulary"):
        read, faults = profile_file.read_vocabulary_file(file.data, file.path, spoken)
        words += [read] if read else []
        wrong += faults
    lists, faults = profile_file.vocabulary(words, base.lists if base else None)
    found += [*wrong, *faults]
    sources, faults = read_sources(files, spoken)
    found += faults
    parts = []
    for file in _of(files, "profiles"):
        read, faults = profile_file.read_profile_file(file.data, file.path, spoken)
        parts += [read] if read else []
        found += faults
    broken = frozenset(source.id for source in sources) | {stem(file.path) for file in _of(files, "rules")}
    names = every_list(lists, parts, base, changes)
    book = rulebook(
        [*_parents(sources, base, shipped, spoken), *sources],
        spoken,
        Vocabulary(names),
        base.rules if base else {},
        broken,
    )
    found += book.errors
    rules = {**(base.rules if base else {}), **book.rules}
    profiles, faults = profile_file.profiles(parts, rules, lists, broken, base.profiles if base else None)
    own = {**(base.own if base else {})}
    own.update(
        {
            rule.id: rule.severity
            for rule in book.rules.values()
            if rule.id in book.house and rule.id in book.severe
        }
    )
    return Library(
        rules=dict(sorted(rules.items())),
        profiles=dict(sorted(profiles.items())),
        lists=lists,
        house=(base.house if base else frozenset()) | (book.house & book.rules.keys()),
        own=own,
        errors=(*(base.errors if base else ()), *sorted([*found, *faults], key=_place)),
        broken=((base.broken if base else frozenset()) | broken) - rules.keys(),
        digest=name,
    )


def read_sources(files: Iterable[LooseFile], spoken: Language) -> tuple[list[RuleSource], list[RuleError]]:
    """Return the rules in ``files`` as they are written, and what is wrong with their structure."""
    from notelint.rulefile import read_rule_file

    sources: list[RuleSource] = []
    errors: list[RuleError] = []
    for file in _of(files, "rules"):
        found, faults = read_rule_file(file.data, file.path, spoken, house=file.house)
        sources += found
        errors += faults
    return sources, errors


def _parents(
    sources: Sequence[RuleSource],
    base: Library | None,
    shipped: Callable[[], Sequence[LooseFile]],
    spoken: Language,
) -> list[RuleSource]:
    """Return the rules of ``base`` that ``sources`` change, as they are written."""
    wanted = [
        source.data["from"] for source in sources if source.data.get("from") in (base.rules if base else ())
    ]
    parents: dict[str, RuleSource] = {}
    every = shipped() if wanted else ()
    while wanted:
        name = wanted.pop()
        if name not in parents:
            found, _ = read_sources([file for file in every if stem(file.path) == name], spoken)
            parents.update({source.id: source for source in found})
            wanted += [source.data["from"] for source in found if "from" in source.data]
    return list(parents.values())


def every_list(lists: Lists, parts: Sequence[object], base: Library | None, changes: Lists | None) -> Lists:
    """Return the lists that any profile or the settings know: rules may name each of them."""
    every = dict(lists)
    # A part that was read is a mapping.
    vocabularies = [part.data.get("vocabulary") or {} for part in parts]  # type: ignore[attr-defined]
    vocabularies += [profile.vocabulary for profile in base.profiles.values()] if base else []
    for words in (*vocabularies, changes or {}):
        for key, phrases in words.items():
            every.setdefault(key.rstrip("+-"), tuple(phrases))
    try:
        return changed(every, changes or {})
    except NotelintError:
        return every


def _of(files: Iterable[LooseFile], kind: str) -> Iterator[LooseFile]:
    return (file for file in files if file.kind == kind)


def _entries(folder: Traversable, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name.startswith((".", "_")):
            continue
        if entry.is_dir():
            yield from _entries(entry, (*path, entry.name))
        elif entry.name.endswith(SUFFIXES):
            yield (*path, entry.name), entry


def _place(error: NotelintError) -> tuple[str, int, int]:
    return error.path or "", error.line or 0, error.column or 0
