"""Tables of sentences and what is read from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent


def table(name: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the cases of a table, each with the title of its item."""
    groups = YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return [(group["title"], case) for group in groups for case in group["cases"]]


def name_of(value: object) -> str:
    """Return a readable name for a case."""
    if isinstance(value, dict):
        return " ".join(str(value["text"]).split())[:60] or "title only"
    return str(value)[:24]


def roles() -> list[tuple[str, str]]:
    """Return the words of groups of an attendance list, each with its group."""
    groups = YAML(typ="safe").load((FOLDER / "roles.yaml").read_text("utf-8"))
    return [(said, group) for group, words in groups.items() for said in words]
