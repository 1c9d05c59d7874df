"""Faults of decisions and actions."""

from __future__ import annotations

import re
from datetime import timedelta
from random import Random

from tests.planted.faults.planting import add_paragraph, business, chaired, title_of, told, without
from tests.planted.form import Fault, Planted, Specimen
from tests.planted.forms_of_writing import MARKS
from tests.planted.paper import Paper
from tests.planted.people import Person
from tests.planted.truth import Item


def _keys(paper: Paper, item: Item, part: str) -> list[str]:
    return [key for key in paper.keys(f"item{item.number}.{part}") if key[-1].isdigit()]


def _shuffled(one: Specimen, rng: Random) -> list[Item]:
    return rng.sample(one.truth.business, len(one.truth.business))


# --- Decisions ---


def no_decision(one: Specimen, rng: Random) -> Planted | None:
    item = business(one, rng)
    if one.style.talk is None and _decides_inline(one, item):
        return None
    keys = [f"item{item.number}.decision", f"item{item.number}.lead", *_keys(one.paper, item, "d")]
    return Planted(without(one.paper, *keys), *title_of(one, item))


def _decides_inline(one: Specimen, item: Item) -> bool:
    """Return whether the talk of an item says “it was noted that”, which is a decision by its form."""
    talk = (one.paper[key] for key in one.paper.keys(f"item{item.number}.") if ".t" in key or ".p" in key)
    return any(re.search(r"\bit was (?:noted|confirmed)", text, re.IGNORECASE) for text in talk)


def no_text(one: Specimen, rng: Random) -> Planted | None:
    for item in _shuffled(one, rng):
        if (key := f"item{item.number}.decision") in one.paper:
            return Planted(without(one.paper, *_keys(one.paper, item, "d")), key)
    return None


def nothing_at_all(one: Specimen, rng: Random) -> Planted | None:
    for item in _shuffled(one, rng):
        if (key := f"item{item.number}.decision") in one.paper:
            return Planted(without(one.paper, f"item{item.number}.lead", *_keys(one.paper, item, "d")), key)
    return None


def _list_of_decisions(one: Specimen, rng: Random) -> tuple[Item, list[str]] | None:
    """Return decisions, one an entry, under a heading and a lead-in without a verb, or none."""
    for item in _shuffled(one, rng):
        lead, keys = f"item{item.number}.lead", _keys(one.paper, item, "d")
        if f"item{item.number}.decision" not in one.paper or (
            lead in one.paper and one.paper[lead].endswith("that:")
        ):
            continue
        if lead in one.paper and re.search(r"agree|resolve|noted", one.paper[lead], re.IGNORECASE):
            continue
        if all(one.paper[key].startswith(MARKS[one.style.mark](index + 1)) for index, key in enumerate(keys)):
            return item, keys
    return None


def _other_entry(one: Specimen, rng: Random, text: str) -> Planted | None:
    """Return the paper with ``text`` for the last decision of a list, or for a paragraph of its own."""
    if (found := _list_of_decisions(one, rng)) is None:
        return None
    _, keys = found
    mark = MARKS[one.style.mark](len(keys))
    return Planted(one.paper.put(keys[-1], mark + text), keys[-1], None)


def praise(one: Specimen, rng: Random) -> Planted | None:
    return _other_entry(
        one,
        rng,
        rng.choice(
            [
                "The excellent work of the volunteers over many years.",
                "A very useful discussion of the risks.",
                "There is much still to be done in the smaller towns.",
                "That was a splendid result for everybody concerned.",
                "The costs are higher than in former years.",
            ]
        ),
    )


def task_among_decisions(one: Specimen, rng: Random) -> Planted | None:
    who = rng.choice(one.truth.officers)
    text = rng.choice(
        [
            "Officers to report back on the costs of the lease.",
            f"{who.full} to write to the owners of the site.",
            "The Head of Estates to obtain three quotations.",
            "Staff to draw up a list of the gates.",
        ]
    )
    return _other_entry(one, rng, text)


def another_year(one: Specimen, rng: Random) -> Planted | None:
    item = next((item for item in one.truth.business if "/" in item.title), None)
    if item is None or _decides_inline(one, item):
        return None
    year = re.search(r"\d{4}/\d\d", item.title)
    assert year is not None
    start = int(year[0][:4]) - rng.choice([1, 2])
    wrong = f"{start}/{(start + 1) % 100:02}"
    paper, first = one.paper, ""
    for key in _keys(paper, item, "d"):
        if year[0] in paper[key]:
            first = first or key
            paper = paper.put(key, paper[key].replace(year[0], wrong))
    return Planted(paper, first, paper[first].index(wrong)) if first else None


# --- Actions ---


def _action(one: Specimen, rng: Random) -> tuple[Item, int, str] | None:
    """Return an action of a person with a deadline, in a section where all have both."""
    for item in _shuffled(one, rng):
        if not item.tasks or not all(isinstance(task.owner, Person) and task.deadline for task in item.tasks):
            continue
        for index in rng.sample(range(len(item.tasks)), len(item.tasks)):
            key = f"item{item.number}.a{index}"
            if not item.tasks[index].promised and not one.paper[key].startswith("Action:"):
                return item, index, key
    return None


def _written(one: Specimen, index: int, key: str, text: str) -> Paper:
    """Return the paper with other words for an action, behind its own mark."""
    mark = MARKS[one.style.action_mark](index + 1) if one.style.action_mark else ""
    return one.paper.put(key, (mark if one.paper[key].startswith(mark) else "") + text)


def _other_action(one: Specimen, rng: Random, text: str, phrase: str | None = None) -> Planted | None:
    if (found := _action(one, rng)) is None:
        return None
    item, index, key = found
    task = item.tasks[index]
    owner = task.owner.full if isinstance(task.owner, Person) else task.owner
    text = text.format(
        owner=owner, task=task.text, Task=task.text[:1].upper() + task.text[1:], deadline=task.deadline
    )
    paper = _written(one, index, key, text)
    return Planted(paper, key, paper[key].index(phrase) if phrase else None)


def ownerless(one: Specimen, rng: Random) -> Planted | None:
    text = rng.choice(
        [
            "{Task} {deadline}.",
            "{Task}, {deadline}.",
            "To {task} {deadline}.",
            "A note of this matter to be circulated {deadline}.",
        ]
    )
    return _other_action(one, rng, text)


def by_officers(one: Specimen, rng: Random) -> Planted | None:
    return _other_action(
        one,
        rng,
        rng.choice(
            [
                "Officers to {task} {deadline}.",
                "Officers: to {task} {deadline}.",
                "Members to {task} {deadline}.",
                "{Task} {deadline}. (Officers)",
            ]
        ),
    )


def undated(one: Specimen, rng: Random) -> Planted | None:
    return _other_action(
        one,
        rng,
        rng.choice(["{owner} to {task}.", "{Task}. ({owner})", "{owner} to {task} as soon as possible."]),
    )


def long_due(one: Specimen, rng: Random) -> Planted | None:
    day = one.truth.day - timedelta(days=rng.randint(20, 400))
    due = f"{day.day} {day:%B %Y}"
    text = rng.choice(
        ["{owner} to {task} by DAY.", "{owner} to {task} no later than DAY.", "{owner} to {task} before DAY."]
    )
    return _other_action(one, rng, text.replace("DAY", due), due)


def by_stranger(one: Specimen, rng: Random) -> Planted | None:
    who = one.truth.spare[2].full
    text = rng.choice(
        ["WHO to {task} {deadline}.", "{Task} {deadline}. (WHO)", "WHO will {task} {deadline}."]
    )
    return _other_action(one, rng, text.replace("WHO", who), who)


# --- Promises ---


def untaken_promise(one: Specimen, rng: Random) -> Planted | None:
    free = [item for item in told(one) if not item.tasks]
    if not free:
        return None
    who = rng.choice(one.truth.officers)
    text = rng.choice(
        [
            "{} agreed to circulate the slides to everybody.",
            "{} undertook to write to the owner of the windmill.",
            "{} offered to show the model railway to any member who wished to see it.",
            "In reply, {} promised to send round a list of the lighthouses.",
            "{} said that {they} would circulate a map of the lighthouses.",
            "{} agreed to look into the matter of the windmill.",
        ]
    ).format(who.full, they=who.pronoun)
    return add_paragraph(one, rng, text, who.full, rng.choice(free))


def untaken_promise_of_officers(one: Specimen, rng: Random) -> Planted | None:
    free = [item for item in told(one) if not item.tasks]
    if not free:
        return None
    text, name = rng.choice(
        [
            ("Officers agreed to circulate a map of the lighthouses.", "Officers"),
            ("Officers undertook to write to the owner of the windmill.", "Officers"),
            ("The Chair agreed to write to the owner of the windmill.", "The Chair"),
            ("The Head of Estates offered to provide a map of the lighthouses.", "The Head of Estates"),
            ("In response, officers said that they would send round a map of the lighthouses.", "officers"),
        ]
    )
    return add_paragraph(one, rng, text, chaired(one, name + " ").strip(), rng.choice(free))


FAULTS: dict[str, dict[str, Fault]] = {
    "item-has-decision": {"none": no_decision},
    "decision-not-empty": {"under heading or lead-in": no_text, "under the heading": nothing_at_all},
    "decision-starts-with-verb": {"praise": praise},
    "no-action-in-decision": {"a task": task_among_decisions},
    "decision-fits-title": {"another year": another_year},
    "action-has-owner": {"nobody": ownerless},
    "action-owner-named": {"officers or members": by_officers},
    "action-has-deadline": {"no date": undated},
    "action-due-after-meeting": {"long due": long_due},
    "action-owner-in-attendance": {"stranger": by_stranger},
    "commitment-has-action": {"a person": untaken_promise, "officers or a post": untaken_promise_of_officers},
}
