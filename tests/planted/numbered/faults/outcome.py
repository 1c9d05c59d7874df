"""Faults of resolutions, actions and promises."""

from __future__ import annotations

import re
from datetime import timedelta
from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.forms_of_writing import MARKS
from tests.planted.numbered.faults.planting import (
    add_paragraph,
    naming,
    paragraphs_of,
    resolutions_of,
    says,
    shuffled,
    title_of,
    without,
)
from tests.planted.paper import Line
from tests.planted.truth import Item

_DECIDES = re.compile(r"\b(?:agreed|resolved|noted|decided|proposed|carried)\b", re.IGNORECASE)
_HEADINGS = ("RESOLVED:", "Resolved:", "AGREED:")


def no_decision(one: Specimen, rng: Random) -> Planted | None:
    for item in shuffled(one, rng):
        if any(_DECIDES.search(one.paper[key]) for key in paragraphs_of(one, item)):
            continue
        if any("asked" in one.paper[key] for key in one.paper.keys(f"item{item.number}.a")):
            continue  # that somebody was asked to act is an outcome
        keys = [f"item{item.number}.lead", *resolutions_of(one, item)]
        return Planted(without(one.paper, *keys), *title_of(one, item))
    return None


def no_text(one: Specimen, rng: Random) -> Planted | None:
    """The words that open a list of resolutions stand, and nothing below them."""
    for item in shuffled(one, rng):
        key = f"item{item.number}.lead"
        if key not in one.paper or item.tasks or item is one.truth.items[-1]:
            continue
        if one.paper[key] not in _HEADINGS:
            continue
        if any(_DECIDES.search(one.paper[each]) for each in paragraphs_of(one, item)):
            continue
        return Planted(without(one.paper, *resolutions_of(one, item)), key)
    return None


def heading_alone(one: Specimen, rng: Random) -> Planted | None:
    """The resolutions have become a heading with nothing below it."""
    for item in shuffled(one, rng):
        if item is one.truth.items[-1]:
            continue
        if item.tasks or any(_DECIDES.search(one.paper[key]) for key in paragraphs_of(one, item)):
            continue
        first, *rest = [
            key for key in (f"item{item.number}.lead", *resolutions_of(one, item)) if key in one.paper
        ]
        heading = rng.choice(["RESOLVED:", "Resolved:", "Decision:", "DECISION", "AGREED:"])
        return Planted(without(one.paper, *rest).put(first, heading), first)
    return None


def praise(one: Specimen, rng: Random) -> Planted | None:
    """A heading of decisions has words below it that decide nothing."""
    for item in shuffled(one, rng):
        keys = [key for key in (f"item{item.number}.lead", *resolutions_of(one, item)) if key in one.paper]
        if item.tasks or len(keys) < 2 or not all(each.decisions for each in one.truth.business):
            continue
        text = rng.choice(
            [
                "A good year for the windmill.",
                "The work of the volunteers was excellent.",
                "Sails of canvas, and not of wood.",
            ]
        )
        first, second, *rest = keys
        heading = rng.choice(["Decision:", "Decisions:", "DECISION"])
        return Planted(without(one.paper, *rest).put(first, heading).put(second, text), second)
    return None


def task_among_resolutions(one: Specimen, rng: Random) -> Planted | None:
    for item in shuffled(one, rng):
        keys, lead = resolutions_of(one, item), f"item{item.number}.lead"
        if lead not in one.paper or len(keys) < 2 or one.paper[lead] not in _HEADINGS:
            continue
        mark = MARKS[one.style.mark](len(keys))
        text = rng.choice(
            [
                "Officers to report back on the cost of the lease.",
                "The Clerk to write to the owner of the site.",
                "The Treasurer to obtain three quotations.",
                "Staff to draw up a list of the gates.",
            ]
        )
        return Planted(one.paper.put(keys[-1], mark + text), keys[-1], None)
    return None


def other_year(one: Specimen, rng: Random) -> Planted | None:
    year = one.truth.day.year
    right, wrong = f"{year}/{(year + 1) % 100:02}", f"{year - 1}/{year % 100:02}"
    item = next((item for item in shuffled(one, rng) if f"item{item.number}.lead" not in one.paper), None)
    if item is None:
        return None
    key, _ = title_of(one, item)
    title = one.style.titled(item.title)
    paper = one.paper.put(key, one.paper[key].replace(title, one.style.titled(f"Windmill fund {right}")))
    first, *rest = resolutions_of(one, item)
    text = rng.choice(
        [
            f"It was agreed to approve the windmill fund for {wrong}.",
            f"RESOLVED: That the windmill fund for {wrong} be approved.",
            f"It was resolved to set the windmill fund for {wrong} at £400.",
        ]
    )
    paper = without(paper, *rest).put(first, text)
    return Planted(paper, first, text.index(wrong))


# --- Actions ---


def _free(one: Specimen, rng: Random) -> Item | None:
    """Return an item of business that has no tasks."""
    return next((item for item in shuffled(one, rng) if not item.tasks), None)


def _action(one: Specimen, rng: Random, text: str, phrase: str | None = None) -> Planted | None:
    """Return the paper with an action behind the resolutions of an item that has none."""
    item = _free(one, rng)
    if item is None:
        return None
    last = resolutions_of(one, item)[-1]
    lines = [Line("planted", text, one.style.indent, prose=True)]
    lines = [Line("", ""), *lines] if one.style.loose else lines
    return Planted(one.paper.add(last, lines), "planted", text.index(phrase) if phrase else None)


def _label(rng: Random) -> str:
    return rng.choice(["ACTION: ", "Action: ", "Action – ", "ACTION – "])


def ownerless(one: Specimen, rng: Random) -> Planted | None:
    text = rng.choice(["paint the windmill", "oil the sails of the windmill", "obtain a price for canvas"])
    return _action(one, rng, f"{_label(rng)}{text} by the next meeting.")


def by_members(one: Specimen, rng: Random) -> Planted | None:
    who = rng.choice(["Members", "Officers"])
    return _action(one, rng, f"{_label(rng)}{who} to visit the windmill by the next meeting.")


def undated(one: Specimen, rng: Random) -> Planted | None:
    who = naming(one).said(rng.choice(one.truth.members))
    return _action(
        one, rng, f"{_label(rng)}{who} to paint the windmill{rng.choice(['', ' as soon as possible'])}."
    )


def long_due(one: Specimen, rng: Random) -> Planted | None:
    day = one.truth.day - timedelta(days=rng.randint(20, 400))
    due = f"{day.day} {day:%B %Y}"
    who = naming(one).said(rng.choice(one.truth.members))
    return _action(one, rng, f"{_label(rng)}{who} to paint the windmill by {due}.", due)


def by_stranger(one: Specimen, rng: Random) -> Planted | None:
    who = says(one, one.truth.spare[0])
    return _action(one, rng, f"{_label(rng)}{who} to paint the windmill by the next meeting.", who)


# --- Promises ---


def untaken_promise(one: Specimen, rng: Random) -> Planted | None:
    item = _free(one, rng)
    if item is None:
        return None
    who = rng.choice(one.truth.members)
    name = naming(one).fuller(who)
    text = rng.choice(
        [
            "{} agreed to circulate pictures of the windmill.",
            "{} undertook to write to the miller.",
            "{} offered to show the windmill to any who wished to see it.",
            "{} promised to send round a list of the sails.",
            "{} said that {they} would circulate a map of the mills.",
            "{} agreed to look into the matter of the windmill.",
        ]
    ).format(name, they=who.pronoun)
    return add_paragraph(one, rng, text, name, item)


def untaken_promise_of_a_post(one: Specimen, rng: Random) -> Planted | None:
    item = _free(one, rng)
    if item is None:
        return None
    text, name = rng.choice(
        [
            ("The Clerk agreed to circulate a map of the mills.", "The Clerk"),
            ("The Secretary undertook to write to the miller.", "The Secretary"),
            ("The Treasurer offered to provide a list of the sails.", "The Treasurer"),
        ]
    )
    return add_paragraph(one, rng, text, name, item)


FAULTS: dict[str, dict[str, Fault]] = {
    "item-has-decision": {"none": no_decision},
    "decision-not-empty": {
        "nothing below the words that open a list": no_text,
        "a heading alone": heading_alone,
    },
    "decision-starts-with-verb": {"praise": praise},
    "no-action-in-decision": {"a task": task_among_resolutions},
    "decision-fits-title": {"another year": other_year},
    "action-has-owner": {"nobody": ownerless},
    "action-owner-named": {"officers or members": by_members},
    "action-has-deadline": {"no date": undated},
    "action-due-after-meeting": {"long due": long_due},
    "action-owner-in-attendance": {"stranger": by_stranger},
    "commitment-has-action": {"a person": untaken_promise, "a post": untaken_promise_of_a_post},
}
