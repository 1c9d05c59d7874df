"""Numbered lists: what belongs to one list, and what in it is out of order."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.checks.be_in_order import faults
from notelint.note.model import Entry
from notelint.note.understand import understand
from notelint.text import Source
from tests.proceedings.drafts import cases, identifiers
from tests.words import english


@pytest.mark.parametrize("case", cases("lists"), ids=identifiers)
def test_entries_out_of_order(case: dict[str, Any]) -> None:
    text = f"Note of last Culture Board meeting\n\n\t2\t\n\tGrants\n\n{case['text']}\n"
    note = understand(Source("note.txt", text), english(), dialect="modern.gov-note")
    entries = [one for one in note.nodes["entry"] if isinstance(one, Entry)]
    wrong = []
    for listed in note.nodes["list"]:
        held = [entry for entry in entries if entry.parent is listed]
        wrong += [held[fault.at].mark for fault in faults([entry.ordinal for entry in held], bare=True)]
    assert wrong == case.get("wrong", [])
