"""Planted faults, one of each kind in each layout, and clean notes: the tool as its examiner sees it.

``python -m tests.planted --notes 300`` measures the same at length.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from notelint.linter import lint
from notelint.note.understand import understand
from notelint.readers import text as text_reader
from tests.planted.examine import Hearing, hear, rules
from tests.planted.form import Planted, Specimen
from tests.planted.forms import FORMS
from tests.planted.measure import false_alarms, judge, plant

NOTES = Path(__file__).parent / "planted" / "modern_gov_note" / "notes"
SEEDS = range(1000, 1060)
# What only a collection of notes shows, and house style that no fault is planted for.
NOT_PLANTED = {
    "previous-minutes-date-in-series",
    "actions-carried-forward",
    "six-month-attendance",
    "names-alike-across-notes",
    "numbers-run-on",
    "acronym-expanded-first",
    # What only a register of members shows.
    "members-on-register",
    "names-spelt-as-registered",
}


@cache
def written(form: str, seed: int, layout: str) -> Specimen:
    return FORMS[form].specimen(seed, layout)


@cache
def clean(form: str, seed: int, layout: str) -> tuple[Specimen, Hearing]:
    one = written(form, seed, layout)
    return one, hear(one.paper, one)


def first_planted(form: str, layout: str, rule: str, kind: str) -> tuple[Specimen, Hearing, Planted] | None:
    """Return the first note of the layout in which the fault can be planted."""
    for seed in SEEDS:
        planted = plant(FORMS[form].faults[rule][kind], written(form, seed, layout), rule, kind)
        if planted is not None:
            return *clean(form, seed, layout), planted
    return None


LAYOUTS = [
    pytest.param(form, layout, id=f"{form}, {layout}") for form in FORMS for layout in FORMS[form].layouts
]
KINDS = [
    pytest.param(form, layout, rule, kind, id=f"{form}, {layout}: {rule}: {kind}")
    for form in FORMS
    for layout in FORMS[form].layouts
    for rule, kind, _ in FORMS[form].kinds()
]


@pytest.mark.parametrize(("form", "layout", "rule", "kind"), KINDS)
def test_a_fault_is_found_on_its_line_and_nothing_else(form: str, layout: str, rule: str, kind: str) -> None:
    found = first_planted(form, layout, rule, kind)
    if found is None:
        pytest.skip("this layout has no place for it")
    one, before, planted = found
    verdict = judge(one, before, rule, kind, planted)
    told = f"seed {one.seed}: {planted.paper[planted.key]}"
    assert verdict.found, told
    assert not verdict.besides, told
    assert not verdict.wrong_column, told


@pytest.mark.parametrize(("form", "layout"), LAYOUTS)
@pytest.mark.parametrize("seed", range(2000, 2008))
def test_nothing_is_said_of_a_clean_note_but_the_advice_due(form: str, layout: str, seed: int) -> None:
    assert false_alarms(*clean(form, seed, layout)) == []


@pytest.mark.parametrize("path", sorted(NOTES.glob("*.txt")), ids=lambda path: path.stem)
def test_nothing_is_said_of_notes_in_another_hand(path: Path) -> None:
    note = understand(text_reader.read(path.name, path.read_bytes()), rules().words)
    assert [f"{one.start.line}: {one.rule}: {one.message}" for one in lint(note, rules())] == []
    assert note.problems == ()


def test_every_rule_of_the_profile_has_a_fault() -> None:
    style = {rule for rule in rules().shown if rule.startswith("one-form-of-")}
    assert rules().shown - set(FORMS["modern.gov-note"].faults) - NOT_PLANTED - style == set()


def test_every_fault_can_be_planted() -> None:
    never = [
        f"{form.dialect}: {rule}: {kind}"
        for form in FORMS.values()
        for rule, kind, _ in form.kinds()
        if not any(first_planted(form.dialect, layout, rule, kind) for layout in form.layouts)
    ]
    assert never == []
