"""For authors of rule packs: run the examples of rules from their own tests.

import pytest
from notelint.testing import example_cases

@pytest.mark.parametrize("case", example_cases("rules/"), ids=str)
def test_example(case):
    case.check()
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from notelint import plugins as plugging
from notelint.errors import RuleErrors
from notelint.examples import ExampleResult, run_examples, split_marks, told
from notelint.library import house_files, load, pack_files
from notelint.profile import Library
from notelint.rule import Example, Rule

__all__ = ["ExampleCase", "ExampleResult", "example_cases", "incomplete", "rules_of", "split_marks"]


@dataclass(frozen=True, slots=True)
class ExampleCase:
    """One example of one rule, to be run by a test."""

    rule: Rule
    example: Example
    library: Library

    def check(self) -> None:
        """Raise ``AssertionError`` with the lines concerned if the rule does not do as the example says."""
        [result] = run_examples([_alone(self.rule, self.example)], self.library)
        if not result.passed:
            raise AssertionError(told(result))

    def __str__(self) -> str:
        return f"{self.rule.id}: {self.example.name}"


def example_cases(*paths: str) -> list[ExampleCase]:
    """Return the examples of the rules at ``paths``, files or folders; without a path, of the shipped rules.

    Raises ``RuleErrors`` if a rule cannot be used.
    """
    library, rules = rules_of(*paths)
    return [ExampleCase(rule, example, library) for rule in rules for example in rule.examples]


def rules_of(*paths: str) -> tuple[Library, Sequence[Rule]]:
    """Return everything there is with the rules at ``paths``, and those rules.

    Without a path these are the shipped rules and those of installed plug-ins.
    Raises ``RuleErrors`` if anything is wrong with them.
    """
    plugins = plugging.load()
    own, errors = house_files(paths)
    library = load([*pack_files(plugins.rule_packs.values()), *own], plugins.checks, errors=errors)
    if library.errors:
        raise RuleErrors(library.errors)
    files = {file.path for file in own}
    return library, [rule for rule in library.rules.values() if not paths or rule.path in files]


def incomplete(rule: Rule) -> list[str]:
    """Return what a rule that is given to others still lacks, in words; empty if it is whole."""
    missing = []
    if not any(example.verdict == "bad" for example in rule.examples):
        missing.append("a bad example")
    if not any(example.verdict == "good" for example in rule.examples):
        missing.append("a good example")
    if not rule.why:
        missing.append("“why”")
    if not rule.help:
        missing.append("“help”")
    if not rule.cite:
        missing.append("“cite”")
    return missing


def _alone(rule: Rule, example: Example) -> Rule:
    from dataclasses import replace

    return replace(rule, examples=(example,))
