"""The figures: what they say of a rule, how they are drawn, and that they still hold on the real notes."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from notelint.accuracy import Figures, Judged, Planting, Recall, figures, write
from notelint.testing import rules_of
from tests.accuracy import judgements
from tests.accuracy.corpus import Finding, Survey, drawn, survey
from tests.accuracy.figures import judged, mended
from tests.accuracy.turned import changes, turned

# What is promised of errors and of warnings, and of one rule, in findings that were read.
PROMISED = {"error": 0.98, "warning": 0.90}


def made(*names: tuple[str, str, int]) -> list[Finding]:
    """Return findings: rule, severity, line."""
    return [Finding("a.txt", line, 1, rule, severity, "") for rule, severity, line in names]


def some_figures(**judged_by_rule: dict[str, Judged]) -> Figures:
    planted = Planting(2, 1, 0, 0, {"venue-stated": 1}, {"venue-stated": Recall(4, 3)})
    judged_ = {name.replace("_", "-"): one for name, one in judged_by_rule.items()}
    return Figures("2026-01-31", {"numbered": planted}, 9, 8, 100, 12, 3, judged_)


@pytest.mark.parametrize(
    ("read", "right", "word"),
    [
        pytest.param(9, 9, "not enough seen", id="nine are too few"),
        pytest.param(10, 10, "high", id="ten are enough"),
        pytest.param(20, 19, "high", id="19 of 20"),
        pytest.param(25, 23, "medium", id="23 of 25"),
        pytest.param(10, 8, "medium", id="8 of 10"),
        pytest.param(25, 19, "low", id="19 of 25"),
    ],
)
def test_confidence_is_what_was_read(read: int, right: int, word: str) -> None:
    assert some_figures(venue_stated={"error": Judged(99, read, right)}).confidence("venue-stated") == word


def test_a_rule_is_told_in_a_sentence() -> None:
    told = some_figures(venue_stated={"error": Judged(30, 25, 25), "warning": Judged(2, 2, 1)})
    assert told.told("venue-stated") == (
        "high: right in 26 of 27 findings read in real notes; found 3 of 4 planted faults"
    )
    assert told.told("no-such-rule") == "not enough seen"


def test_the_interval_is_wilsons() -> None:
    # The example of Newcombe, “Two-sided confidence intervals for the single proportion” (1998): 81 of 263.
    low, high = Judged(263, 263, 81).interval
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert Judged().interval == (0.0, 1.0)


def test_figures_are_read_as_they_were_written(tmp_path: Path) -> None:
    one = some_figures(venue_stated={"error": Judged(30, 25, 25)})
    write(one, tmp_path / "figures.json")
    assert figures(tmp_path / "figures.json") == one


def test_the_draw_is_the_same_whatever_else_is_found() -> None:
    some = made(*(("venue-stated", "error", line) for line in range(1, 60)))
    others = made(*(("chair-named", "warning", line) for line in range(1, 60)))
    taken = drawn(some + others)
    assert Counter(one.rule for one in taken) == {"venue-stated": 25, "chair-named": 10}
    assert [one for one in taken if one.rule == "venue-stated"] == drawn(reversed(some))
    fewer = set(some) - set(taken[:3])
    assert set(drawn(fewer)) >= {one for one in taken if one.rule == "venue-stated"} & fewer


def test_advice_is_not_drawn() -> None:
    assert drawn(made(("plain-latin", "advice", 1))) == []


def test_what_was_drawn_and_read_is_counted() -> None:
    found = made(("venue-stated", "error", 1), ("venue-stated", "error", 2), ("chair-named", "warning", 3))
    verdicts = {found[0].key: True, found[2].key: False, ("gone.txt", "venue-stated", 1, 1): False}
    assert judged(found, verdicts) == {
        "venue-stated": {"error": Judged(2, 1, 1)},
        "chair-named": {"warning": Judged(1, 1, 0)},
    }
    assert mended(found, verdicts) == 1


@pytest.mark.parametrize("row", ["a.txt\tvenue-stated\t1\t1\tmaybe", "a.txt\tvenue-stated\t1\t2\tright"])
def test_a_judgement_is_right_or_wrong_and_given_once(row: str, tmp_path: Path) -> None:
    judgements.write({("a.txt", "venue-stated", 1, 2): True}, tmp_path / "some.tsv")
    assert judgements.read(tmp_path / "some.tsv") == {("a.txt", "venue-stated", 1, 2): True}
    with (tmp_path / "some.tsv").open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    with pytest.raises(ValueError, match=r"some\.tsv, line 3: not a first judgement"):
        judgements.read(tmp_path / "some.tsv")


def test_a_text_is_spoilt_in_many_ways() -> None:
    ways = dict(changes("3  Grants\n\nAna Birt moved it on Monday 4 June.\n"))
    assert {"a line taken out", "a name swapped", "a date moved", "a number moved", "a word doubled"} <= set(
        ways
    )
    assert all(text != "3  Grants\n\nAna Birt moved it on Monday 4 June.\n" for text in ways.values())


def test_every_good_example_proves_something() -> None:
    library, rules = rules_of()
    idle = [f"{one.rule}: {one.example}" for one in turned(rules, library) if not one.noticed]
    assert idle == []


@pytest.fixture(scope="module")
def real() -> Survey:
    corpus = os.environ.get("NOTELINT_CORPUS")
    if not corpus:
        pytest.skip("NOTELINT_CORPUS names no folder of real notes")
    return survey(Path(corpus))


@pytest.mark.parametrize("severity", PROMISED)
def test_findings_in_real_notes_are_as_right_as_promised(severity: str, real: Survey) -> None:
    counts = judged(real.findings, judgements.read())
    pooled = sum((by.get(severity, Judged()) for by in counts.values()), Judged())
    wrong = [
        one
        for one in drawn(real.findings)
        if one.severity == severity and judgements.read().get(one.key) is False
    ]
    assert pooled.right / pooled.read >= PROMISED[severity], wrong


def test_what_was_drawn_is_read(real: Survey) -> None:
    judged_ = judgements.read()
    unread = [one for one in drawn(real.findings) if one.key not in judged_]
    assert unread == [], "read them: python -m tests.accuracy --unread"
