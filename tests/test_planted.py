"""Planted faults, one of each kind in each layout, and clean notes: the tool as its examiner sees it.

``python -m tests.planted --notes 300`` measures the same at length.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest

from notelint.linter import lint
from notelint.note.understand import understand
from notelint.readers import text as text_reader
from tests.planted.examine import Hearing, hear, rules
from tests.planted.faults import FAULTS
from tests.planted.faults.planting import Planted
from tests.planted.measure import false_alarms, faults, judge
from tests.planted.style import LAYOUTS
from tests.planted.write import Specimen, specimen

NOTES = Path(__file__).parent / "planted" / "notes"
SEEDS = range(1000, 1060)
# What only a collection of notes shows, and house style that no fault is planted for.
NOT_PLANTED = {
    "previous-minutes-date-in-series",
    "actions-carried-forward",
    "six-month-attendance",
    "names-alike-across-notes",
    "numbers-run-on",
    "acronym-expanded-first",
}


@cache
def written(seed: int, layout: str) -> Specimen:
    return specimen(seed, layout)


@cache
def clean(seed: int, layout: str) -> tuple[Specimen, Hearing]:
    one = written(seed, layout)
    return one, hear(one.paper, one.style)


def first_planted(rule: str, kind: str, layout: str) -> tuple[Specimen, Hearing, Planted] | None:
    """Return the first note of the layout in which the fault can be planted."""
    for seed in SEEDS:
        planted = FAULTS[rule][kind](written(seed, layout), Random(f"{seed} {rule} {kind}"))
        if planted is not None:
            return *clean(seed, layout), planted
    return None


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("rule", "kind"), [pytest.param(rule, kind, id=f"{rule}: {kind}") for rule, kind, _ in faults()]
)
def test_a_fault_is_found_on_its_line_and_nothing_else(rule: str, kind: str, layout: str) -> None:
    found = first_planted(rule, kind, layout)
    if found is None:
        pytest.skip("this layout has no place for it")
    one, before, planted = found
    verdict = judge(one, before, rule, kind, planted)
    told = f"seed {one.seed}: {planted.paper[planted.key]}"
    assert verdict.found, told
    assert not verdict.besides, told
    assert not verdict.wrong_column, told


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(2000, 2008))
def test_nothing_is_said_of_a_clean_note_but_the_advice_due(seed: int, layout: str) -> None:
    assert false_alarms(*clean(seed, layout)) == []


@pytest.mark.parametrize("path", sorted(NOTES.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_is_said_of_notes_in_another_hand(path: Path) -> None:
    note = understand(text_reader.read(path.name, path.read_bytes()), rules().words)
    assert [f"{one.start.line}: {one.rule}: {one.message}" for one in lint(note, rules())] == []
    assert note.problems == ()


def test_every_rule_of_the_profile_has_a_fault() -> None:
    style = {rule for rule in rules().shown if rule.startswith("one-form-of-")}
    assert rules().shown - set(FAULTS) - NOT_PLANTED - style == set()


def test_every_fault_can_be_planted() -> None:
    never = [
        f"{rule}: {kind}"
        for rule, kind, _ in faults()
        if not any(first_planted(rule, kind, layout) for layout in LAYOUTS)
    ]
    assert never == []
