"""Faults of what every meeting has: apologies, exclusion of the public, decisions of a council, votes."""

from __future__ import annotations

import re
from random import Random

from tests.planted.faults.planting import add_paragraph, advice_of, called, number_of, title_of, told, without
from tests.planted.form import Fault, Planted, Specimen
from tests.planted.paper import Line

_APOLOGIES = ("apologies", "apologies-none", "apologies-listed")


def apologies_unsaid(one: Specimen, rng: Random) -> Planted | None:
    """An item is there for apologies, and its text speaks of other things."""
    key = next((key for key in _APOLOGIES if key in one.paper), None)
    item = next((item for item in one.truth.items if "apolog" in item.title.lower()), None)
    if key is None or item is None:
        return None
    text = rng.choice(["The order of business was as published.", "Two Members joined the meeting online."])
    agenda = one.paper.keys(f"item{item.number}.brief")
    return Planted(one.paper.put(key, text).drop(*agenda), *title_of(one, item))


def unwell(one: Specimen, rng: Random) -> Planted | None:
    if "apologies" not in one.paper:
        return None
    who = called(one, one.truth.apologies[0])
    phrase = rng.choice(
        ["who was ill", "who was unwell", "owing to illness", "who was in hospital", "due to ill health"]
    )
    return Planted(
        one.paper.put("apologies", f"Apologies were received from {who}, {phrase}."), "apologies", None
    )


def none_against_one(one: Specimen, rng: Random) -> Planted | None:
    """A declaration below “None.”, which the contract wants told at the later."""
    if "declarations.none" not in one.paper:
        return None
    who, title = called(one, one.truth.members[0]), one.truth.business[0].title
    text = rng.choice(
        [
            f"{who} declared a personal interest in “{title}” as a trustee, and left the room.",
            f"{who} declared an interest in “{title}” because a cousin worked there, and did not vote.",
        ]
    )
    lines = [Line("", ""), Line("planted", text, prose=True)]
    return Planted(one.paper.add("declarations.none", lines), "planted", None)


# --- Press and public ---


def _excluded(one: Specimen, text: str, phrase: str | None = None) -> Planted | None:
    if "exclusion" not in one.paper:
        return None
    return Planted(one.paper.put("exclusion", text), "exclusion", text.index(phrase) if phrase else None)


def no_paragraph(one: Specimen, rng: Random) -> Planted | None:
    return _excluded(
        one,
        rng.choice(
            [
                "RESOLVED: That the press and public be excluded from the meeting for the following item.",
                "It was agreed that the public be excluded during consideration of the remaining item.",
                "RESOLVED – That the press and public be excluded, as exempt information would be disclosed.",
                "The Committee resolved to exclude the public from the meeting for the next item.",
            ]
        ),
    )


def wrong_paragraph(one: Specimen, rng: Random) -> Planted | None:
    wrong = rng.choice(["9", "8", "11", "1 to 7", "23"])
    many = "s" if "to" in wrong else ""
    text = rng.choice(
        [
            "RESOLVED: That the press and public be excluded from the meeting for the following item under"
            " paragraph{} {} of Part 1 of Schedule 12A to the Local Government Act 1972.",
            "RESOLVED – That the public be excluded because exempt information as defined in paragraph{} {}"
            " of Schedule 12A would be disclosed.",
        ]
    ).format(many, wrong)
    return _excluded(one, text, wrong)


def exclusion_lost(one: Specimen, rng: Random) -> Planted | None:
    """The item comes after no resolution; the word in its title is told, else that in its text."""
    if "exclusion" not in one.paper:
        return None
    exclusion, item = (
        next(item for item in one.truth.items if item.kind == kind) for kind in ("exclusion", "exempt")
    )
    words = r"exempt|confidential|Part 2"
    if re.search(words, item.title, re.IGNORECASE) or "See" in one.paper["exempt"]:
        return None
    key, _ = title_of(one, exclusion)
    paper = one.paper.swap(key, exclusion.title, "Petitions").put("exclusion", "No petitions were received.")
    found = re.search(words, paper["exempt"], re.IGNORECASE)
    return Planted(paper, "exempt", found.start()) if found else None


# --- Decisions and votes ---


def lead_alone(one: Specimen, rng: Random) -> Planted | None:
    """“RESOLVED:” with nothing below it."""
    for item in rng.sample(told(one), len(told(one))):
        lead, key = f"item{item.number}.lead", f"item{item.number}.decision"
        if lead not in one.paper or key in one.paper or f"item{item.number}.second.lead" in one.paper:
            continue
        if one.paper[lead] not in ("RESOLVED:", "Resolved:", "RESOLVED", "DECISION:", "AGREED:"):
            continue
        keys = [key for key in one.paper.keys(f"item{item.number}.d") if key[-1].isdigit()]
        return Planted(without(one.paper, *keys), lead)
    return None


def task_in_resolution(one: Specimen, rng: Random) -> Planted | None:
    for item in rng.sample(told(one), len(told(one))):
        lead = f"item{item.number}.lead"
        keys = [key for key in one.paper.keys(f"item{item.number}.d") if key[-1].isdigit()]
        council = lead in one.paper and re.match(r"RESOLVED|Resolved|AGREED|Agreed", one.paper[lead])
        if not council or "that" in one.paper[lead].lower() or len(keys) < 2:
            continue
        mark = re.match(r"(?:\(?\w{1,3}[.)]|[·•-])\s+", one.paper[keys[-1]])
        text = rng.choice(
            [
                "Officers to report back on the costs of the lease.",
                f"{one.truth.officers[0].full} to write to the owners of the site.",
                "The Head of Estates to obtain three quotations.",
            ]
        )
        return Planted(one.paper.put(keys[-1], (mark[0] if mark else "") + text), keys[-1], None)
    return None


def names_against_totals(one: Specimen, rng: Random) -> Planted:
    names = [called(one, who) for who in one.truth.members[:3]]
    text = rng.choice(
        [
            f"A recorded vote was taken. For (5): {', '.join(names)}. Against (0). Abstentions (0).",
            f"On a recorded vote the motion was carried. For: {', '.join(names)} (5). Against: none (0).",
        ]
    )
    return Planted(add_paragraph(one, rng, text, text[:3]).paper, "planted", None)


def outcome_untold(one: Specimen, rng: Random) -> Planted | None:
    if "other" not in one.paper:
        return None
    who, other = called(one, one.truth.members[0]), called(one, one.truth.members[1])
    text = rng.choice(
        [
            f"{who} moved, and {other} seconded, a motion that the windmill be listed.",
            f"It was moved by {who} and seconded by {other} that the windmill be listed.",
            f"Moved by {who}, seconded by {other}: That the windmill be listed.",
        ]
    )
    lines = [Line("", ""), Line("planted", text, prose=True)]
    return Planted(one.paper.add("other", lines), "planted", None)


def label_alone(one: Specimen, rng: Random) -> Planted | None:
    """An item with “Minutes:” and nothing below it."""
    items = [item for item in told(one) if f"item{item.number}.minutes" in one.paper]
    if not items:
        return None
    item = rng.choice(items)
    layout = {f"item{item.number}.{part}" for part in ("number", "title", "head", "minutes")}
    gone = [key for key in one.paper.keys(f"item{item.number}.") if key not in layout]
    return Planted(without(one.paper, *gone), *title_of(one, item), gone=advice_of(one, *gone))


def title_lost(one: Specimen, rng: Random) -> Planted | None:
    """A number with a label below; no declaration speaks of the item by its title."""
    declared = {declaration.item for declaration in one.truth.declarations}
    items = [item for item in told(one) if item.number not in declared]
    if not items:
        return None
    item = rng.choice(items)
    key, _ = title_of(one, item)
    number = one.paper[key].split(item.title)[0].strip()
    paper = one.paper.drop(*one.paper.keys(f"item{item.number}.brief"))
    place, at = number_of(one, item)
    return Planted(paper.put(key, number), place, at)


FAULTS: dict[str, dict[str, Fault]] = {
    "apologies-recorded": {"another matter": apologies_unsaid},
    "no-health-reasons": {"apologies": unwell},
    "exempt-paragraph-cited": {"none": no_paragraph},
    "exempt-paragraph-valid": {"no such": wrong_paragraph},
    "vote-totals-add-up": {"names and totals": names_against_totals},
    "item-titled": {"number only": title_lost},
    "motion-has-outcome": {"no outcome": outcome_untold},
}
MORE: dict[str, dict[str, Fault]] = {
    "declarations-consistent": {"one below none": none_against_one},
    "exempt-item-has-resolution": {"no resolution": exclusion_lost},
    "decision-not-empty": {"resolved nothing": lead_alone},
    "no-action-in-decision": {"a task resolved": task_in_resolution},
    "item-not-empty": {"label alone": label_alone},
}
"""Further kinds of rules that other modules have faults of."""
