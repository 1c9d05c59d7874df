"""What notelint understands of a text, held against tables: one line a node."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from notelint.note.model import Action, Block, Commitment, Decision, Entry, Item, Mention, Node, Note
from notelint.note.understand import understand
from notelint.text import Source
from tests.words import english

TABLES = sorted((Path(__file__).parent / "reading").glob("*.yaml"))


def cases() -> list[Any]:
    """Return every case of every table, under a readable name."""
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in TABLES
        for case in YAML(typ="safe").load(path.read_text("utf-8"))
    ]


def item(note: Note, node: Item) -> str:
    number = node.number or "-"
    title = node.title or "-"
    empty = " empty" if node.empty else ""
    return f"{number} {title} [{node.kind}]{empty}" + (f" ({node.no_decision})" if node.no_decision else "")


def block(note: Note, node: Block) -> str:
    section = f" in {node.section}" if node.section else ""
    lead_in = f" < {note.source.slice(node.lead_in.span)}" if node.lead_in else ""
    return f"{node.role}{section}: {' '.join(note.source.slice(node.span).split())}{lead_in}"


def decision(note: Note, node: Decision) -> str:
    task = " task" if node.tasks else ""
    return f"{node.kind} {(node.verb or '-').lower()}{task}: {' '.join(note.source.slice(node.span).split())}"


def action(note: Note, node: Action) -> str:
    return f"{node.owner_kind or '-'} {', '.join(node.owners) or '-'} | {node.deadline or '-'}"


def commitment(note: Note, node: Commitment) -> str:
    return f"{node.who_kind} {node.who}"


def entry(note: Note, node: Entry) -> str:
    return f"{node.ordinal if node.ordinal is not None else '-'}"


def mention(note: Note, node: Mention) -> str:
    return f"{note.source.slice(node.span)} {node.verb}"


WORDING: dict[str, Callable[[Note, Any], str]] = {
    "item": item,
    "block": block,
    "decision": decision,
    "action": action,
    "commitment": commitment,
    "entry": entry,
    "mention": mention,
}


def shown(note: Note, type_name: str) -> list[str]:
    """Return the nodes of a type as the tables write them; of the mentions those who act."""
    nodes: list[Node] = list(note.all(type_name))
    if type_name == "mention":
        nodes = [node for node in nodes if isinstance(node, Mention) and node.does == "acts"]
    return [WORDING[type_name](note, node) for node in nodes]


@pytest.mark.parametrize("case", cases())
def test_reading(case: dict[str, Any]) -> None:
    note = understand(Source("note.txt", case["note"]), english(), dialect="modern.gov-note")
    expected = {key: value for key, value in case.items() if key in WORDING}
    assert {key: shown(note, key) for key in expected} == expected
    if "problems" in case:
        assert [problem.message for problem in note.problems] == case["problems"]
