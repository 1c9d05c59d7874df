"""Judgements of findings in real notes: which were right. The file holds no text of a note."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("judgements.tsv")
COLUMNS = ("file", "rule", "line", "column", "verdict")
VERDICTS = ("right", "wrong")

Key = tuple[str, str, int, int]


def read(path: Path = FILE) -> dict[Key, bool]:
    """Return for each finding that was read whether it is right.

    Raises:
        ValueError: a row does not say “right” or “wrong”, or judges again what was judged.
    """
    judged: dict[Key, bool] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t"), 2):
            key = (row["file"], row["rule"], int(row["line"]), int(row["column"]))
            if row["verdict"] not in VERDICTS or key in judged:
                raise ValueError(f"{path.name}, line {number}: not a first judgement, “right” or “wrong”")
            judged[key] = row["verdict"] == "right"
    return judged


def write(judged: Mapping[Key, bool], path: Path = FILE) -> None:
    """Write judgements in the order of their keys."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter="\t", lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows((*key, VERDICTS[not right]) for key, right in sorted(judged.items()))
