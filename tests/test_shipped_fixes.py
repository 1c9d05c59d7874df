"""The fixes of the shipped rules: shown by examples, and at rest after one run on any note."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notelint import plugins as plugging
from notelint.discovery import STDIN, Found
from notelint.examples import ExampleResult, run_examples
from notelint.mending import Mended, mended
from notelint.quotations import in_quotation
from notelint.run import Run, Settings
from notelint.testing import rules_of
from notelint.violation import Fix
from tests.console import CHECKOUT

# What changes nothing that is said; all else is for a person to look at.
SAFE = {
    "no-doubled-punctuation",
    "no-doubled-words",
    "one-form-of-percent",
    "one-form-of-title",
    "uk-spelling",
}
UNSAFE = {
    "names-spelt-alike",
    "one-form-of-body",
    "one-form-of-chair",
    "one-form-of-money",
    "one-form-of-term",
    "plain-latin",
    "weekday-fits-date",
}


@cache
def results() -> list[ExampleResult]:
    library, rules = rules_of()
    return run_examples(rules, library)


def mend(text: str, *, unsafe: bool) -> Mended | None:
    run = Run(Settings(isolated=True, profile="council", stdin=text.encode()), plugging.load(strangers=False))
    return mended(run, Found(STDIN, named=True), unsafe=unsafe)


def test_which_rules_mend_and_which_of_them_unasked() -> None:
    fixes: dict[str, list[Fix]] = {}
    for one in results():
        fixes.setdefault(one.rule.id, []).extend(found.fix for found in one.found if found.fix)
    assert {rule for rule, found in fixes.items() if any(fix.safe for fix in found)} == SAFE
    assert {rule for rule, found in fixes.items() if found} == SAFE | UNSAFE


def test_every_rule_that_mends_shows_what_becomes_of_a_text() -> None:
    shown = {one.rule.id for one in results() if one.example.fixed is not None}
    assert shown == SAFE | UNSAFE


LINES = [
    "Members noted the the report..",
    "Cllr Ana Birt moved the report.",
    "Councillor Owen Tait and Councillor Priya Nandra seconded it.",
    "Take-up rose by 4 per cent, then by 5% to 61 percent.",
    "It was said that “9% of of the program” would be organized.",
    "Officers organized the the work,, etc.. and the color.",
    "The Chairman thanked the Chair; the Chair's report cost £2m of £3 million.",
    "The MoU, the MOU and the M.O.U. were noted on Monday 4 June 2024,. as planned",
    "that that had had",
    "of",
    "of of",
    "",
    "> quoted of of 4% and 5 per cent",
]
NOTES = st.tuples(
    st.lists(st.lists(st.sampled_from(LINES), min_size=1, max_size=5), min_size=3, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
)


def fixed(text: str, *, unsafe: bool) -> list[str]:
    """Return the lines of a note with its fixes made, which it must have."""
    once = mend(text, unsafe=unsafe)
    assert once is not None
    return once.after.text.splitlines()


def written(items: list[list[str]], end: str) -> str:
    head = (
        "Note of last Harbour Board meeting\n\nTitle: Harbour Board\nDate: Tuesday 4 June 2024\n"
        "Venue: Westmere House\n\n"
    )
    body = "".join(
        f"{number}  Item {'abcd'[number - 1]}\n\n" + "\n".join(lines) + "\n\n"
        for number, lines in enumerate(items, start=1)
    )
    return (head + body).replace("\n", end)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(note=NOTES)
def test_a_second_run_finds_nothing_left(unsafe: bool, note: tuple[list[list[str]], str]) -> None:
    text = written(*note)
    once = mend(text, unsafe=unsafe)
    if once is None:
        return
    assert mend(once.after.text, unsafe=unsafe) is None
    # Line ends are those of the note, and what is quoted stands as it stood.
    assert "\n" not in once.after.text.replace("\r\n", "") or note[1] == "\n"
    for words in ("“9% of of the program”", "> quoted of of 4% and 5 per cent"):
        assert once.after.text.count(words) == text.count(words)


def test_what_is_mended_of_a_note_full_of_slips() -> None:
    text = written([LINES[:7], LINES[7:]], "\n")
    assert fixed(text, unsafe=False)[8:14] == [
        "Members noted the report.",
        "Councillor Ana Birt moved the report.",
        "Councillor Owen Tait and Councillor Priya Nandra seconded it.",
        "Take-up rose by 4%, then by 5% to 61%.",
        # Quoted, and so left as it stands.
        "It was said that “9% of of the program” would be organised.",
        "Officers organised the work, etc. and the colour.",
    ]
    assert fixed(text, unsafe=True)[13:15] == [
        "Officers organised the work, and so on and the colour.",
        "The Chair thanked the Chair; the Chair's report cost £2m of £3m.",
    ]
    assert fixed(text, unsafe=True)[18] == (
        # Which of the two marks was meant, only the writer knows.
        "The MoU, the MoU and the MoU were noted on Tuesday 4 June 2024,. as planned"
    )


@pytest.mark.parametrize("name", ["board-note.txt", "clerks-draft.txt"])
def test_the_clean_examples_are_left_as_they_are(name: str) -> None:
    assert mend((CHECKOUT / "examples" / name).read_text("utf-8"), unsafe=True) is None


def test_no_fix_of_an_example_touches_a_quotation() -> None:
    for one in results():
        for found in one.found:
            for way in found.fix.ways if found.fix else ():
                assert not any(in_quotation(one.source.text, edit.span) for edit in way.edits)
