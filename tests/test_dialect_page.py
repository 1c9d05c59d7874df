"""What is said of web pages of meetings: tables of pages, each a change of a clean one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from notelint.linter import lint
from notelint.note.understand import understand
from notelint.text import Source
from tests.planted.examine import rules

FOLDER = Path(__file__).parent / "dialects" / "page" / "said"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in YAML(typ="safe").load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_the_rules_say_what_the_table_says(case: dict[str, Any]) -> None:
    text = case["note"]
    for old, new in case.get("change", {}).items():
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in the page"
        text = text.replace(old, new)
    ruleset = rules(case["profile"])
    note = understand(Source("page", text), ruleset.words)
    assert note.dialect == "modern.gov-page"
    assert [f"{one.start.line}: {one.rule}" for one in lint(note, ruleset)] == case["says"]
