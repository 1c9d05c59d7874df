"""The two real notes of a board, read line by line by a person: what is wrong with them, and no more.

They are no part of the project: ``NOTELINT_CORPUS`` names the folder that holds them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = os.environ.get("NOTELINT_CORPUS")

# Line and rule of each error and warning, by the year of the note.
TRUE_FAULTS = {
    "2017": [
        (29, "apologies-recorded"),
        (35, "declarer-in-attendance"),
        (45, "previous-minutes-dated"),
        (69, "speakers-in-attendance"),
        (117, "list-numbered-in-order"),
        (399, "brackets-balanced"),
    ],
    "2021": [
        (68, "exempt-item-has-resolution"),
        (88, "speakers-in-attendance"),
        (161, "commitment-has-action"),
        (161, "speakers-in-attendance"),
        (197, "speakers-in-attendance"),
        (228, "speakers-in-attendance"),
    ],
}


@pytest.mark.skipif(CORPUS is None, reason="NOTELINT_CORPUS names no folder of real notes")
@pytest.mark.parametrize("year", TRUE_FAULTS)
def test_a_real_note_has_its_true_faults_and_no_others(year: str) -> None:
    (note,) = (Path(str(CORPUS)) / "lga").glob(f"{year}-*.txt")
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "notelint",
            "--isolated",
            "--format",
            "json",
            "--min-severity",
            "warning",
            str(note),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    report = json.loads(run.stdout)
    assert [(found["line"], found["rule"]) for found in report["violations"]] == TRUE_FAULTS[year]
    assert report["problems"] == []
    assert report["files"][0]["profile"] == "lga"
