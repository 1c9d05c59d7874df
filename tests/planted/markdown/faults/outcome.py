"""Faults of decisions, actions, promises and motions."""

from __future__ import annotations

import re
from datetime import timedelta
from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.markdown.faults.planting import (
    add_paragraph,
    called,
    keys_of,
    shuffled,
    without,
)  # fmt: skip
from tests.planted.markdown.names import capital
from tests.planted.truth import Task

# --- Decisions ---


def no_text(one: Specimen, rng: Random) -> Planted | None:
    for item in shuffled(one, rng):
        if (key := f"item{item.number}.decision") in one.paper:
            return Planted(without(one.paper, *keys_of(one.paper, item, "d")), key)
    return None


def label_only(one: Specimen, rng: Random) -> Planted | None:
    """“**Decision:**” with nothing behind it, above the next heading."""
    for item in shuffled(one, rng):
        keys = keys_of(one.paper, item, "d")
        if not keys or f"item{item.number}.decision" in one.paper:
            continue
        label = re.match(r"(?:Decisions?|DECISION|Resolution):(?:\*\*|__)?", one.paper[keys[-1]])
        following = [line.key for line in one.paper.lines[one.paper.index(keys[-1]) + 1 :] if line.key]
        if label and following and following[0].endswith((".title", ".action")):
            return Planted(one.paper.put(keys[-1], label[0]), keys[-1])
    return None


def _decision_of_list(one: Specimen, rng: Random, text: str) -> Planted | None:
    """Return the paper with ``text`` for the last decision of a section."""
    for item in shuffled(one, rng):
        keys = keys_of(one.paper, item, "d")
        if f"item{item.number}.decision" not in one.paper:
            continue
        if re.match(r"Outcome", one.paper[f"item{item.number}.decision"]):
            continue
        number = re.match(r"\d+\. ", one.paper[keys[-1]])
        return Planted(one.paper.put(keys[-1], (number[0] if number else "") + text), keys[-1], None)
    return None


def praise(one: Specimen, rng: Random) -> Planted | None:
    return _decision_of_list(
        one,
        rng,
        rng.choice(
            [
                "The excellent work of the volunteers over many years.",
                "A very useful discussion of the risks.",
                "There is much still to be done on the windmill.",
                "That was a splendid result for everybody concerned.",
            ]
        ),
    )


def task_among_decisions(one: Specimen, rng: Random) -> Planted | None:
    who = called(one, one.truth.members[0])
    return _decision_of_list(
        one,
        rng,
        rng.choice(["The Clerk to obtain three quotations.", f"{who} to write to the owners of the site."]),
    )


# --- Actions ---


def _actions(one: Specimen, rng: Random) -> list[tuple[str, Task]]:
    """Return the actions of a section in which each has a deadline, with their keys."""
    groups: list[list[tuple[str, Task]]] = []
    if one.style.action == "end":
        tasks = [task for item in one.truth.business for task in item.tasks]
        last = next((item for item in one.truth.items if item.kind == "actions"), None)
        if last is not None and tasks:
            groups.append([(f"item{last.number}.a{index}", task) for index, task in enumerate(tasks)])
    else:
        groups = [
            [(f"item{item.number}.a{index}", task) for index, task in enumerate(item.tasks)]
            for item in shuffled(one, rng)
        ]
    good = [group for group in groups if group and all(task.deadline for _, task in group)]
    return rng.choice(good) if good else []


def _rewritten(
    one: Specimen, rng: Random, text: str, owner: str, deadline: str, phrase: str = ""
) -> Planted | None:
    """Return the paper with other words for an action. ``text`` has {t}, {T}, {o} and {d}."""
    found = [(key, task) for key, task in _actions(one, rng) if not task.promised]
    if not found:
        return None
    key, task = rng.choice(found)
    own = called(one, task.owner) if not isinstance(task.owner, str) else task.owner
    values = {
        "t": task.text,
        "T": capital(task.text),
        "o": owner.replace("OWN", own),
        "d": deadline.replace("DUE", task.deadline),
    }
    old = one.paper[key]
    if old.endswith(" |"):
        cells = [values["T"], values["o"], values["d"].removeprefix("by ")]
        new = " | ".join(cells) + " |"
    else:
        label = re.match(r"(?:Action|ACTION|Action item|AI|TODO|ACTION ITEM):(?:\*\*|__)? ", old)
        new = (label[0] if label else "") + re.sub(r" +", " ", text.format(**values)).strip()
    if phrase and phrase not in new:
        return None
    return Planted(one.paper.put(key, new), key, new.index(phrase) if phrase else None)


def ownerless(one: Specimen, rng: Random) -> Planted | None:
    text = rng.choice(["{T} {d}", "{T} {d}.", "To {t} {d}."])
    return _rewritten(one, rng, text, "", "DUE")


def by_members(one: Specimen, rng: Random) -> Planted | None:
    owner = "Members"
    return _rewritten(
        one, rng, rng.choice(["{o} to {t} {d}.", "{o}: {t} {d}", "{T} {d} ({o})"]), owner, "DUE"
    )


def undated(one: Specimen, rng: Random) -> Planted | None:
    return _rewritten(
        one,
        rng,
        rng.choice(["{o} to {t}.", "{o}: {t}", "{T} ({o})", "{o} to {t} as soon as possible."]),
        "OWN",
        "",
    )


def long_due(one: Specimen, rng: Random) -> Planted | None:
    day = one.truth.day - timedelta(days=rng.randint(20, 400))
    due = rng.choice([f"{day.day} {day:%B %Y}", f"{day:%Y-%m-%d}", f"{day:%B} {day.day}, {day:%Y}"])
    text = rng.choice(["{o} to {t} {d}.", "{o}: {t} {d}", "{T} {d} ({o})"])
    return _rewritten(one, rng, text, "OWN", f"by {due}", due)


def by_stranger(one: Specimen, rng: Random) -> Planted | None:
    who = called(one, one.truth.spare[2])
    return _rewritten(
        one, rng, rng.choice(["{o} to {t} {d}.", "{o}: {t} {d}", "{T} {d} ({o})"]), who, "DUE", who
    )


def untaken_promise(one: Specimen, rng: Random) -> Planted | None:
    free = [item for item in one.truth.business if not item.tasks]
    if not free:
        return None
    who = called(one, rng.choice(one.truth.members))
    text = rng.choice(
        [
            "{} agreed to circulate photographs of the windmill.",
            "{} offered to write to the owner of the windmill.",
            "{} undertook to look into the lighthouse keys.",
            "In reply, {} promised to send round a map of the lighthouses.",
        ]
    ).format(who)
    return add_paragraph(one, rng, text, who, rng.choice(free))


# --- Motions and votes ---


def too_many_votes(one: Specimen, rng: Random) -> Planted:
    text, phrase = rng.choice(
        [
            ("On a vote, the motion was carried by 47 votes to 12.", "47"),
            ("The motion was carried, with 38 for, 4 against and 2 abstaining.", "38"),
            ("Vote: 41 for, 6 against, 3 abstentions. The motion was carried.", "41"),
        ]
    )
    return Planted(add_paragraph(one, rng, text, phrase).paper, "planted", None)


def strange_seconder(one: Specimen, rng: Random) -> Planted:
    who, other = called(one, one.truth.spare[0]), called(one, one.truth.members[0])
    text = rng.choice(
        [
            f"It was moved by {who} and seconded by {other} that the mill be listed, and this was carried.",
            f"Proposed by {other}, seconded by {who}, and agreed that the windmill be listed.",
            f"{who} moved, and {other} seconded, that the windmill be listed. The motion was carried.",
            f"Motion to list the windmill: moved by {other}, seconded by {who}. Carried.",
        ]
    )
    return add_paragraph(one, rng, text, who)


def unseconded(one: Specimen, rng: Random) -> Planted:
    who = called(one, one.truth.members[0])
    text = rng.choice(
        [
            f"{who} moved that the windmill be listed. The motion was carried.",
            f"It was proposed by {who} that the windmill be listed, and this was carried.",
        ]
    )
    return Planted(add_paragraph(one, rng, text, who).paper, "planted", None)


def outcomeless(one: Specimen, rng: Random) -> Planted | None:
    who, other = called(one, one.truth.members[0]), called(one, one.truth.members[1])
    text = rng.choice(
        [
            f"{who} moved, and {other} seconded, a motion that the windmill be listed.",
            f"It was moved by {who} and seconded by {other} that the windmill be listed.",
        ]
    )
    if "other" not in one.paper:  # not beside a decision, which may be the outcome
        return None
    return Planted(one.paper.put("other", text), "other", None)


FAULTS: dict[str, dict[str, Fault]] = {
    "decision-not-empty": {"heading": no_text, "label": label_only},
    "decision-starts-with-verb": {"praise": praise},
    "no-action-in-decision": {"a task": task_among_decisions},
    "action-has-owner": {"nobody": ownerless},
    "action-owner-named": {"members": by_members},
    "action-has-deadline": {"no date": undated},
    "action-due-after-meeting": {"long due": long_due},
    "action-owner-in-attendance": {"stranger": by_stranger},
    "commitment-has-action": {"a person": untaken_promise},
    "vote-totals-add-up": {"more than present": too_many_votes},
    "voters-in-attendance": {"stranger": strange_seconder},
    "motion-has-mover-and-seconder": {"no seconder": unseconded},
    "motion-has-outcome": {"no outcome": outcomeless},
}
