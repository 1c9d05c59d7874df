"""The rules that ship: every example holds, and nothing is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from notelint import builtin
from notelint.examples import ExampleResult, run_examples, told
from notelint.library import load, pack_files
from notelint.rule import Rule
from notelint.testing import incomplete

LIBRARY = load(
    pack_files(builtin.notelint_rule_packs()), {check.name: check for check in builtin.notelint_checks()}
)
RULES = list(LIBRARY.rules.values())


@cache
def results() -> Mapping[str, Sequence[ExampleResult]]:
    """Return how each rule does on its examples; in one go, so that words are compiled once."""
    found: dict[str, list[ExampleResult]] = {}
    for result in run_examples(RULES, LIBRARY):
        found.setdefault(result.rule.id, []).append(result)
    return found


def test_nothing_that_ships_is_wrong() -> None:
    assert not LIBRARY.errors, "\n" + "\n".join(map(str, LIBRARY.errors))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_are_whole(rule: Rule) -> None:
    assert not incomplete(rule)
    assert any(rule.id in profile.severities for profile in LIBRARY.profiles.values()), "no profile has it"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_do_as_their_examples_say(rule: Rule) -> None:
    failed = [told(result) for result in results()[rule.id] if not result.passed]
    assert not failed, "\n" + "\n".join(failed)


def test_no_shipped_rule_needs_an_extra() -> None:
    # A "pattern" needs RE2, which not every machine has; phrases work everywhere.
    folder = Path(__file__).parent.parent / "rules"
    asking = [
        path.name for path in folder.glob("*/*.yaml") if re.search(r"\bpatterns?:", path.read_text("utf-8"))
    ]
    assert asking == []
