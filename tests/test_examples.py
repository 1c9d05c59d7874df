"""The example notes that the README shows: one is clean, one has twelve faults, one is as typed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.console import CHECKOUT

# Line and rule of each fault of board-note-faulty.txt; what was done to board-note.txt stands beside it.
FAULTS = [
    (10, "weekday-fits-date"),  # Thursday became Wednesday
    (38, "item-reference-exists"),  # an interest in item 9; there is none
    (55, "previous-minutes-date-agrees"),  # 14 January in the title, 15 in the text
    (78, "no-placeholders"),  # [insert figure]
    (80, "speakers-in-attendance"),  # Cllr Kit Farrow is not in the list
    (90, "list-numbered-in-order"),  # 1), 3)
    (105, "item-has-decision"),  # the decision was taken out
    (121, "action-due-after-meeting"),  # due in February, the meeting was in March
    (140, "no-doubled-words"),  # the the
    (146, "commitment-has-action"),  # Leo Harcourt agreed to write, and nobody recorded it
    (160, "items-numbered-in-order"),  # 5, 7
    (226, "apologies-match-appendix"),  # Ruth Ellery's apologies are in the list only
]


def notelint(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "notelint", *arguments],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def report(name: str) -> Any:
    return json.loads(notelint("--isolated", "--format", "json", f"examples/{name}").stdout)


@pytest.mark.parametrize("name", ["board-note.txt", "clerks-draft.txt"])
def test_the_clean_notes_have_nothing_to_say_of_not_even_advice(name: str) -> None:
    found = report(name)
    assert [(v["line"], v["rule"], v["message"]) for v in found["violations"]] == []
    assert found["problems"] == []
    assert found["files"][0]["profile"] == "lga"


@pytest.mark.parametrize("name", ["board-note.txt", "clerks-draft.txt"])
def test_a_clean_note_passes(name: str) -> None:
    run = notelint("--isolated", f"examples/{name}")
    assert (run.returncode, run.stdout, run.stderr) == (0, "No violations in 1 note.\n", "")


def test_the_faulty_note_has_its_twelve_faults_each_on_its_line() -> None:
    found = report("board-note-faulty.txt")
    assert [(v["line"], v["rule"]) for v in found["violations"]] == FAULTS
    assert found["problems"] == []


def test_the_projects_minutes_in_markdown_are_clean_under_their_profile() -> None:
    run = notelint("--isolated", "--profile", "project", "--format", "json", "examples/project-notes.md")
    found = json.loads(run.stdout)
    assert [(v["line"], v["rule"], v["message"]) for v in found["violations"]] == []
    assert found["problems"] == []
    assert found["files"][0]["dialect"] == "markdown"
