"""The measuring of speed: what it refuses to measure, and what it writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.notes import write_notes
from benchmarks.page import page
from benchmarks.timing import Ratio, exponent
from benchmarks.work import Answer
from tests.cli import CHECKOUT


@pytest.mark.skipif(os.name == "nt", reason="it measures on Linux and macOS")
@pytest.mark.parametrize(
    ("off", "why"), [("1", "byte-code is off"), ("", "notelint is not installed|an editable installation")]
)
def test_it_refuses_what_would_be_measured_as_slower_than_it_is(tmp_path: Path, off: str, why: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--output", str(tmp_path)],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": off},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert any(one in done.stderr for one in why.split("|"))
    assert list(tmp_path.iterdir()) == []


def test_the_notes_are_the_same_in_each_run(tmp_path: Path) -> None:
    one, other = (write_notes(tmp_path / name, 8) for name in ("one", "other"))
    assert one == other
    assert [(tmp_path / "one" / name).read_bytes() for name in one] == [
        (tmp_path / "other" / name).read_bytes() for name in one
    ]


def test_the_page_says_which_targets_are_met_and_what_was_not_measured() -> None:
    answers = [
        Answer("Start-up", "one note", 1.5, "×", 2.2, Ratio(1.5, 1.4, 1.6, 0.03, 0.02)),
        Answer("Start-up", "many notes", 5, "×", 4, Ratio(5, 4, 6, 0.1, 0.02)),
        Answer("Throughput", "two processes", 1.8, "× faster", 1.75, least=True),
    ]
    lines = list(page(answers, ["typos"], {}, "python -m benchmarks", "A few notes."))
    assert "| one note | 1.5 × | 1.40–1.60 | 2.2 | yes |" in lines
    assert "| many notes | 5 × | 4.00–6.00 | 4 | no |" in lines
    assert "| two processes | 1.8 × faster |  | at least 1.75 | yes |" in lines
    assert lines[-1] == "Not measured, because it is not installed here or did not run: typos."


def test_growth_is_the_power_of_the_size() -> None:
    assert exponent([10, 1000], [1, 100]) == pytest.approx(1)
    assert exponent([10, 1000], [1, 10_000]) == pytest.approx(2)
