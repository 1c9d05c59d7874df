"""What is measured on: fictional notes by the thousand and rules by the hundred, the same in each run."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

from tests.planted.form import Specimen
from tests.planted.forms import FORMS
from tests.planted.paper import Line, Paper

# How many items of business a note of each form has: 13 kB on average, those of boards longer than those
# of parishes and projects.
BUSINESS: Mapping[str, int] = {"modern.gov-note": 17, "modern.gov-page": 18, "numbered": 16, "markdown": 16}
LONG, ITEM = "modern.gov-note", 960  # the form of the long note, and about how many bytes an item of it has
_FIGURES = re.compile(r"£\d[\d,]*|\b\d+(?= per cent\b)|\b\d+ of the \d+\b")
_ITEM = re.compile(r"item(?P<number>\d+)\.(?P<part>\w+)")

RULE = """\
  {name}:
    severity: advice
    summary: No title says “{phrase}”
    each: item
    must-not: {{say: {{any: ["{phrase}"], in: text}}}}
    message: Item {{number}} says “{{found}}”.
"""


def write_notes(folder: Path, number: int, data: Path | None = None) -> list[str]:
    """Write clean notes of all forms in turn, by their seeds, and return their names.

    Into ``data`` goes for each note a JSON file of its items, for checkers of data.
    """
    folder.mkdir(parents=True)
    if data is not None:
        data.mkdir(parents=True)
    names = []
    for seed in range(number):
        form = list(FORMS)[seed % len(FORMS)]
        specimen = FORMS[form].specimen(seed, None, BUSINESS[form])
        paper = _other_figures(specimen.paper, Random(seed))
        name = f"{seed:05}{Path(specimen.file).suffix}"
        (folder / name).write_text(paper.written()[0], "utf-8")
        if data is not None:
            (data / f"{seed:05}.json").write_text(json.dumps(_as_data(specimen, paper), indent=1), "utf-8")
        names.append(name)
    return names


def write_long_note(path: Path, size: int) -> None:
    """Write one note of about ``size`` bytes: a meeting with more business than any ever had."""
    specimen = FORMS[LONG].specimen(1, "tags", max(1, size // ITEM))
    path.write_text(_other_figures(specimen.paper, Random(1)).written()[0], "utf-8")


def write_rules(path: Path, number: int) -> None:
    """Write rules about words that no note has."""
    rules = [
        RULE.format(name=f"no-word-{index}", phrase=f"quondam{index} tarn{index * 7}")
        for index in range(number)
    ]
    path.write_text("rules:\n" + "".join(rules), "utf-8")


def _other_figures(paper: Paper, rng: Random) -> Paper:
    """Return a paper with other sums of money and counts in what is said, so that no two notes are alike."""

    def other(line: Line) -> Line:
        said = _ITEM.match(line.key)
        if said is None or said["part"][0] not in "pt":
            return line
        return replace(line, text=_FIGURES.sub(lambda match: _with_other_digits(match[0], rng), line.text))

    return replace(paper, lines=tuple(other(line) for line in paper.lines))


def _with_other_digits(figure: str, rng: Random) -> str:
    return re.sub(r"\d", lambda _: str(rng.randint(1, 9)), figure)


def _as_data(specimen: Specimen, paper: Paper) -> dict[str, object]:
    """Return the items of a note with what is said under each."""
    said: dict[int, list[str]] = {item.number: [] for item in specimen.truth.items}
    for line in paper.lines:
        match = _ITEM.match(line.key)
        if match and match["part"] not in ("head", "title", "number", "open", "close"):
            said[int(match["number"])].append(line.text)
    items = [
        {"number": item.number, "title": item.title, "text": said[item.number]}
        for item in specimen.truth.items
    ]
    return {"title": specimen.truth.body, "date": str(specimen.truth.day), "items": items}
