"""What is said of rule files that are wrong: every error, its place, and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.language.toys import book

CASES = YAML(typ="safe").load((Path(__file__).parent / "errors.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_errors(case: dict[str, Any]) -> None:
    found = book(("house/my-rule.yaml", case["rule"]))
    assert [str(error).removeprefix("house/my-rule.yaml:") for error in found.errors] == case["errors"]
