"""The shipped English vocabulary, for tests that need no profile."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from notelint.note.vocabulary import Vocabulary

FOLDER = Path(__file__).parent.parent / "rules" / "vocabulary"


@cache
def english() -> Vocabulary:
    """Return the vocabulary of all files under ``rules/vocabulary``."""
    lists: dict[str, list[str]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        lists.update(YAML(typ="safe").load(path.read_text("utf-8")))
    return Vocabulary(lists)
