"""All generated pages together, of what ships with notelint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from notelint.accuracy import figures
from notelint.reference import accuracy, checks, model, profiles, rules, vocabulary


def folders() -> tuple[str, ...]:
    """Return the folders under ``docs/`` in which every page is generated."""
    return ("rules", "checks")


def pages() -> Mapping[str, str]:
    """Return the text of every generated page by its path under ``docs/``.

    Raises ``RuleErrors`` if a shipped file is at fault: there is no reference of half the rules.
    """
    from notelint import builtin
    from notelint.errors import RuleErrors
    from notelint.library import load, pack_files

    every = {check.name: check for check in builtin.notelint_checks()}
    files = pack_files(builtin.notelint_rule_packs())
    library = load(files, every)
    if library.errors:
        raise RuleErrors(library.errors)
    return {
        **rules.pages(library, tuple(builtin.notelint_dialects())),
        **checks.pages(every, library),
        "profiles.md": _text(profiles.page(library)),
        "vocabulary.md": _text(vocabulary.page(files, library)),
        "note-model.md": _text(model.page(library)),
        "accuracy.md": _text(accuracy.page(figures(), library)),
    }


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
