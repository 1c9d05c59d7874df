"""Running examples: what marks mean, and what is said of a rule that does otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from notelint import builtin, store
from notelint.errors import RuleErrors
from notelint.examples import run_examples, split_marks, told
from notelint.formats import RulePack
from notelint.library import LooseFile, load
from notelint.profile import Library
from notelint.rule import Example
from notelint.testing import example_cases
from tests.words import english

CHECKS = {check.name: check for check in builtin.notelint_checks()}
RULE = """
summary: Items have decisions
each: item
must: {have: decision}
at: title
unless: item-titled
message: Item {number} records no decision.
examples:
"""
TITLED = """
summary: Items have titles
each: item
must: {have: title}
at: number
message: Item {number} has no title.
"""


def library(examples: str) -> Library:
    rules = {"rules/item-decided.yaml": RULE + examples, "rules/item-titled.yaml": TITLED}
    files = [LooseFile(path, "rules", text.encode()) for path, text in rules.items()]
    base = Library({}, {}, english().lists)
    made = load(files, CHECKS, base=base)
    assert not made.errors, made.errors
    return made


def told_of(examples: str) -> list[str]:
    made = library(examples)
    return [told(result) for result in run_examples(made.rules.values(), made) if not result.passed]


@pytest.mark.parametrize(
    ("text", "at", "spans"),
    [
        ("one two\n", (), []),
        ("one two\n    ^^^\nthree", (), ["two"]),
        ("one two\n^^^ ^^^\n", (), ["one", "two"]),
        ("one two\n^^^\n    ^^^\n", (), ["one", "two"]),
        ("\tone two\n\t^^^\n", (), ["one"]),
        ("  one two\n  ^^^^^^^^\n", (), None),
        ("  one two \n ^^^^^^^^^\n", (), ["one two"]),
        ("one\ntwo\nthree", ("1:2-3:4",), ["ne\ntwo\nthr"]),
        ("one\n^^^\ntwo", ("2:1-2:4",), ["one", "two"]),
        ("^^^\none", (), None),
        ("one   two\n   ^^^\n", (), None),
        ("one", ("1:1-2:1",), None),
        ("one", ("1:3-1:1",), None),
        ("one", ("1-2",), None),
    ],
)
def test_marks(text: str, at: tuple[str, ...], spans: list[str] | None) -> None:
    example = Example("x", "bad", text, at)
    if spans is None:
        with pytest.raises(ValueError, match=r"\^\^\^|lies outside|is no span|ends before"):
            split_marks(example)
    else:
        marked = split_marks(example)
        assert [marked.text[span.start : span.end] for span in marked.spans] == spans
        assert "^" not in marked.text


def test_examples_that_hold() -> None:
    assert not told_of(
        """
  - name: a decision
    good: |
      3  Grants

      Members agreed the budget.
  - name: none
    bad: |
      3  Grants
         ^^^^^^

      Members talked.
  - name: another rule has spoken
    good: |
      3

      Members talked.

      4  Grants

      Members agreed the budget.
"""
    )


def test_examples_that_do_not_hold() -> None:
    assert told_of(
        """
  - name: wrong mark
    bad: |
      3  Grants
      ^

      Members talked.
  - name: not so good
    good: |
      3  Grants

      Members talked.
  - {name: nothing marked, bad: "3  Grants\\n"}
  - {name: a mark in a good one, good: "3  Grants\\n   ^^^^^^\\n"}
  - {name: no such layout, dialect: modern.gov-nte, good: "3  Grants\\n"}
"""
    ) == [
        "item-decided: wrong mark (rules/item-decided.yaml, line 10)\n"
        "  expected, and not found:\n"
        "      1 | 3  Grants\n"
        "        | ^\n"
        "  found, and not expected: Item 3 records no decision.\n"
        "      1 | 3  Grants\n"
        "        |    ^^^^^^",
        "item-decided: not so good (rules/item-decided.yaml, line 16)\n"
        "  found, and not expected: Item 3 records no decision.\n"
        "      1 | 3  Grants\n"
        "        |    ^^^^^^",
        "item-decided: nothing marked (rules/item-decided.yaml, line 21)\n"
        "  nothing is marked: put a line of ^^^ under what the rule must find.",
        "item-decided: a mark in a good one (rules/item-decided.yaml, line 22)\n"
        "  a good example can have nothing marked.",
        "item-decided: no such layout (rules/item-decided.yaml, line 23)\n"
        "  there is no dialect “modern.gov-nte”. Did you mean “modern.gov-note”?",
    ]


def test_a_house_rule_that_does_not_do_as_its_example_says_is_refused(tmp_path: Path) -> None:
    for folder in ("pack", "house"):
        (tmp_path / folder).mkdir()
    words = tmp_path / "pack" / "vocabulary"
    words.mkdir()
    for path in (Path(__file__).parent.parent.parent / "rules" / "vocabulary").glob("*.yaml"):
        (words / path.name).write_bytes(path.read_bytes())
    (tmp_path / "house" / "item-decided.yaml").write_text(
        RULE.replace("unless: item-titled\n", "") + '  - {name: odd, bad: "3  Grants\\n^\\n"}\n', "utf-8"
    )
    (tmp_path / "house" / "item-titled.yaml").write_text(TITLED, "utf-8")
    packs = [RulePack("kit", tmp_path / "pack")]
    made = store.library(CHECKS, packs, [str(tmp_path / "house")], cached=False)
    assert "item-decided" not in made.rules
    assert "item-titled" in made.rules
    error = next(error for error in made.errors if "item-decided" in str(error))
    assert error.line == 8
    assert error.message == (
        "the rule does not do as its example “odd” says: it does not find “3” in line 1 of the text"
    )


def test_cases_for_authors_of_packs(tmp_path: Path) -> None:
    path = tmp_path / "own-rule.yaml"
    path.write_text(TITLED + 'examples: [{name: titled, good: "3  Grants\\n\\nText.\\n"}]\n', "utf-8")
    try:
        cases = example_cases(str(path))
    except RuleErrors as errors:
        pytest.skip(f"the shipped rules have errors: {errors}")
    assert [str(case) for case in cases] == ["own-rule: titled"]
    for case in cases:
        case.check()
