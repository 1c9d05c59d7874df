"""All faults: by rule and kind, what plants it.

The page shows who was there elsewhere, so that no rule on attendance has a place.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.planted.faults import dates, declarations, items, lists, outcome, speech, wording
from tests.planted.form import Fault, Planted, Specimen
from tests.planted.modern_gov_page.faults import header, house, matters
from tests.planted.paper import Paper

_ELSEWHERE = {
    "declarer-in-attendance",
    "speakers-in-attendance",
    "voters-in-attendance",
    "action-owner-in-attendance",
}
_UNDECIDED = {"none", "under heading or lead-in", "under the heading", "resolved nothing"}
_BY_NUMBER = {"bare interest", "nothing said"}


def _again(paper: Paper) -> Paper:
    """Return the paper with the second print of each decision as the first one is."""
    for key in paper.keys("item"):
        if ".second." in key and not key.endswith(".decision"):
            first = key.replace(".second.", ".")
            paper = paper.put(key, paper[first]) if first in paper else paper.drop(key)
    for key in paper.keys("item", ".second.decision"):
        if not any(one[-1].isdigit() for one in paper.keys(key.removesuffix("ecision"))):
            paper = paper.drop(key, key.replace("decision", "lead"))
    if "second.minutes" in paper:
        paper = paper.put("second.minutes", paper["minutes"])
    return paper


def _moved(planted: Planted) -> bool:
    """Return whether a motion was moved in the item of the fault."""
    item = planted.key.partition(".")[0]
    return any(" moved " in planted.paper[key] for key in planted.paper.keys(f"{item}.p"))


def _printed(kind: str, fault: Fault) -> Fault:
    """Return the fault as the page shows it: in both prints of a decision."""

    def plant(one: Specimen, rng: Random) -> Planted | None:
        if kind in _BY_NUMBER and not one.style.agenda_numbers:
            return None
        if kind == "noted or spoken of" and "second.minutes" in one.paper:
            return None  # what does not agree them is no decision either
        planted = fault(one, rng)
        if planted and kind in _UNDECIDED and _moved(planted):
            return None  # the motion there would lack its outcome too
        return planted and replace(planted, paper=_again(planted.paper))

    return plant


def _all() -> dict[str, dict[str, Fault]]:
    found: dict[str, dict[str, Fault]] = {}
    shared = (dates, items, lists, declarations, outcome, speech, wording)
    for module in (*shared, header, matters, house):
        for rule, kinds in module.FAULTS.items():
            if rule not in _ELSEWHERE:
                found[rule] = {kind: _printed(kind, fault) for kind, fault in kinds.items()}
    for rule, kinds in matters.MORE.items():
        found[rule] |= {kind: _printed(kind, fault) for kind, fault in kinds.items()}
    return found


FAULTS = _all()
