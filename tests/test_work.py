"""The guard of the work that a note takes: what it counts, and when it speaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.work import FIGURES, calls, grown, main, notes


@pytest.mark.parametrize(
    ("now", "speaks"),
    [(100, False), (110, False), (111, True), (50, False)],
    ids=["as before", "by a tenth", "by more than a tenth", "less"],
)
def test_only_growth_by_more_than_a_tenth_is_told(now: int, speaks: bool) -> None:
    assert bool(grown({"calls": now}, {"calls": 100})) is speaks


def test_what_has_no_figure_is_not_compared() -> None:
    assert grown({"instructions": 5}, {"calls": 1}) == []


def test_growth_is_told_in_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("tests.work.counted", lambda: {"calls, one note": 2_000_000_000})
    monkeypatch.setattr("tests.work.VERSION", next(iter(json.loads(FIGURES.read_text("utf-8")))))
    assert main([]) == 1
    assert "Work has grown. calls, one note: 2,000,000,000 instead of " in capsys.readouterr().out


def test_the_figures_are_renewed_on_purpose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "work.json"
    file.write_text('{"3.0": {"calls": 7}}', "utf-8")
    monkeypatch.setattr("tests.work.FIGURES", file)
    monkeypatch.setattr("tests.work.VERSION", "3.1")
    monkeypatch.setattr("tests.work.counted", lambda: {"calls": 9})
    assert main([]) == 0
    assert main(["--write"]) == 0
    assert json.loads(file.read_text("utf-8")) == {"3.0": {"calls": 7}, "3.1": {"calls": 9}}


@pytest.mark.slow
def test_the_same_notes_take_the_same_calls(tmp_path: Path) -> None:
    paths = notes(tmp_path, 2)
    calls(paths, tmp_path / "cache")
    first, again = (calls(paths, tmp_path / "cache") for _ in range(2))
    assert abs(first - again) < first / 1_000
