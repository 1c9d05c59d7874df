"""The profiles that ship: how severe each rule is, what words they change, what they are for."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from notelint.builtin import notelint_checks, notelint_dialects, notelint_rule_packs
from notelint.library import load, pack_files

LIBRARY = load(pack_files(notelint_rule_packs()), {check.name: check for check in notelint_checks()})
TABLE = YAML(typ="safe").load((Path(__file__).parent / "severities.yaml").read_text("utf-8"))
PROFILES = ("lga", "council", "parish", "project", "minutes")
WORDS = {"E": "error", "W": "warning", "A": "advice"}


def test_the_table_has_every_rule_and_the_rules_every_profile() -> None:
    assert set(LIBRARY.rules) <= set(TABLE)
    assert set(LIBRARY.profiles) == set(PROFILES)


@pytest.mark.parametrize("profile", PROFILES)
def test_severities_are_those_of_the_table(profile: str) -> None:
    column = PROFILES.index(profile)
    expected = {rule: WORDS.get(row.split()[column]) for rule, row in TABLE.items() if rule in LIBRARY.rules}
    found = {rule: severity.word for rule, severity in LIBRARY.profiles[profile].severities.items()}
    assert found == {rule: word for rule, word in expected.items() if word}


@pytest.mark.parametrize("profile", PROFILES)
def test_words_of_a_profile_can_be_read(profile: str) -> None:
    words = LIBRARY.words(profile)
    for name in LIBRARY.profiles[profile].vocabulary:
        assert words.pattern(name.rstrip("+-"))


def test_preferred_layouts_exist() -> None:
    known = {dialect.name for dialect in notelint_dialects()}
    assert {name for profile in LIBRARY.profiles.values() for name in profile.dialects} <= known


def test_one_profile_is_for_all_other_notes() -> None:
    assert [name for name, profile in LIBRARY.profiles.items() if profile.otherwise] == ["minutes"]
    precedences = [profile.precedence for profile in LIBRARY.profiles.values()]
    assert len(set(precedences)) == len(precedences)
