"""Faults of the attendance list and of apologies."""

from __future__ import annotations

from random import Random

from tests.planted.faults.planting import advice_of, called, title_of
from tests.planted.form import Fault, Planted, Specimen
from tests.planted.paper import Line, Paper
from tests.planted.speech import joined
from tests.planted.truth import Item

_GROUPS = (
    "chair",
    "vice",
    "deputy",
    "members",
    "substitutes",
    "observers",
    "apologies",
    "guests",
    "officers",
)


def _row(one: Specimen, key: str, who: str, place: str = "Westmere Council", label: str = "") -> list[Line]:
    """Return the lines of a further row of the list."""
    if one.style.list_form == "lines":
        return [Line(f"{key}.name", f"{label}{who}, {place}")]
    return [
        Line("", ""),
        Line("", "", "\t"),
        Line(f"{key}.name", who, "\t"),
        Line(f"{key}.place", place, "\t"),
    ]


def _end_of_row(paper: Paper, row: str) -> str:
    return f"{row}.place" if f"{row}.place" in paper else f"{row}.name"


def _place_of(one: Specimen, key: str, name: str) -> int:
    """Return where a name stands in a line of the list: behind a label in a clerk's draft."""
    return one.paper[key].index(name) if name in one.paper[key] else 0


def _listed(one: Specimen) -> list[str]:
    return [key for group in _GROUPS for key in one.paper.keys(f"{group}.")]


def list_lost(one: Specimen, rng: Random) -> Planted:
    keys = _listed(one)
    return Planted(one.paper.drop(*keys), "attendance.heading", gone=advice_of(one, *keys))


def appendix_lost(one: Specimen, rng: Random) -> Planted:
    keys = [*_listed(one), *one.paper.keys("column."), "appendix"]
    at = one.paper["attendance.text"].index("Appendix A")
    return Planted(one.paper.drop(*keys), "attendance.text", at, gone=advice_of(one, *keys))


def listed_twice(one: Specimen, rng: Random) -> Planted:
    who = rng.choice([one.truth.chair, *one.truth.members, *one.truth.vices])
    last = f"members.{len(one.truth.members) - 1}"
    lines = _row(one, "planted", who.titled)
    return Planted(one.paper.add(_end_of_row(one.paper, last), lines), "planted.name")


def chair_lost(one: Specimen, rng: Random) -> Planted | None:
    paper = one.paper
    if "welcome" in paper and one.truth.chair.surname in paper["welcome"]:
        return None  # who welcomes the members may be taken to preside
    if one.style.list_form == "lines":
        role = paper["chair.0.name"].split(": ")[0]
        return Planted(paper.swap("chair.0.name", role, one.style.roles["members"]), "attendance.heading")
    return Planted(paper.put("chair.0.role", one.style.roles["members"]), "attendance.heading")


def substitute_unnamed(one: Specimen, rng: Random) -> Planted | None:
    last = f"members.{len(one.truth.members) - 1}"
    mark = rng.choice(["(sub)", "(substitute)", "(Sub)", "- substitute"])
    lines = _row(one, "planted", f"{one.truth.spare[0].titled} {mark}")
    return Planted(one.paper.add(_end_of_row(one.paper, last), lines), "planted.name")


def _several(one: Specimen, rng: Random) -> str | None:
    """Return the group whose people stand in one cell, their posts in another."""
    for group in ("officers", "guests"):
        people = getattr(one.truth, group)
        if one.style.list_form == "cells" and len(people) > 1 and f"{group}.1.role" not in one.paper:
            names = one.paper.index(f"{group}.1.name")
            if names < one.paper.index(f"{group}.0.place"):
                return group
    return None


def post_lost(one: Specimen, rng: Random) -> Planted | None:
    if (group := _several(one, rng)) is None:
        return None
    count = len(getattr(one.truth, group))
    return Planted(one.paper.drop(f"{group}.{rng.randrange(1, count)}.place"), f"{group}.0.name")


def name_too_many(one: Specimen, rng: Random) -> Planted | None:
    if (group := _several(one, rng)) is None:
        return None
    lines = [Line("", ""), Line("planted.name", one.truth.spare[2].full)]
    return Planted(one.paper.add(f"{group}.0.name", lines), f"{group}.0.name")


# --- Apologies ---


def _welcome_item(one: Specimen) -> Item:
    """Return the item at which a lack of apologies is told."""
    for item in one.truth.items:
        if "apologies" in item.title.lower():
            return item
    return one.truth.items[0]


def apologies_unsaid(one: Specimen, rng: Random) -> Planted | None:
    key = next(key for key in ("apologies", "apologies-none", "apologies-listed") if key in one.paper)
    if "substitutes" in one.paper:
        return None
    return Planted(
        one.paper.put(key, "The order of business was as published."), *title_of(one, _welcome_item(one))
    )


def _said(one: Specimen) -> bool:
    return "apologies" in one.paper and "substitutes" not in one.paper


def unsaid_of_one(one: Specimen, rng: Random) -> Planted | None:
    if not _said(one) or len(one.truth.apologies) < 2:
        return None
    lost = rng.randrange(len(one.truth.apologies))
    left = [called(one, who) for index, who in enumerate(one.truth.apologies) if index != lost]
    paper = one.paper.put("apologies", f"Apologies were received from {joined(left)}.")
    key = f"apologies.{lost}.name"
    return Planted(paper, key, _place_of(one, key, one.truth.apologies[lost].titled))


def unlisted_one(one: Specimen, rng: Random) -> Planted | None:
    if not _said(one):
        return None
    said = [called(one, who) for who in one.truth.apologies]
    more = called(one, one.truth.spare[0])
    text = f"Apologies were received from {joined([*said, more])}."
    return Planted(one.paper.put("apologies", text), "apologies", text.index(more))


def other_forename(one: Specimen, rng: Random) -> Planted | None:
    if not _said(one):
        return None
    index = rng.randrange(len(one.truth.apologies))
    names = [called(one, who) for who in one.truth.apologies]
    who = one.truth.apologies[index]
    names[index] = names[index].replace(who.forename, one.truth.spare[1].forename)
    text = f"Apologies were received from {joined(names)}."
    return Planted(one.paper.put("apologies", text), "apologies", None, also=(f"apologies.{index}.name",))


def none_against_names(one: Specimen, rng: Random) -> Planted | None:
    if not _said(one):
        return None
    text = rng.choice(
        ["There were no apologies.", "No apologies were received.", "There were no apologies for absence."]
    )
    keys = [f"apologies.{index}.name" for index in range(len(one.truth.apologies))]
    return Planted(one.paper.put("apologies", text), keys[0], None, also=tuple(keys[1:]))


def listed_and_none(one: Specimen, rng: Random) -> Planted | None:
    if "apologies-none" not in one.paper or "apologies.0.name" in one.paper:
        return None
    who, last = one.truth.spare[0], f"officers.{len(one.truth.officers) - 1}"
    role = one.style.roles["apologies"]
    if one.style.list_form == "lines":
        lines = [Line("planted.name", f"{role}: {who.titled}, {who.place}")]
        at = len(role) + 2
    else:
        lines = [
            Line("", ""),
            Line("planted.role", role, "\t"),
            Line("planted.name", who.titled, "\t"),
            Line("planted.place", who.place, "\t"),
        ]
        at = 0
    return Planted(one.paper.add(_last_line(one.paper, last), lines), "planted.name", at)


def _last_line(paper: Paper, row: str) -> str:
    return max((f"{row}.name", f"{row}.place"), key=lambda key: paper.index(key) if key in paper else -1)


def present_too(one: Specimen, rng: Random) -> Planted | None:
    if not _said(one):
        return None
    index = rng.randrange(len(one.truth.apologies))
    who, last = one.truth.apologies[index], f"members.{len(one.truth.members) - 1}"
    paper = one.paper.add(_end_of_row(one.paper, last), _row(one, "planted", who.titled))
    return Planted(paper, f"apologies.{index}.name", _place_of(one, f"apologies.{index}.name", who.titled))


def present_and_sent_apologies(one: Specimen, rng: Random) -> Planted | None:
    if not _said(one):
        return None
    who = called(one, rng.choice(one.truth.members))
    text = (
        f"Apologies were received from {joined([*(called(one, each) for each in one.truth.apologies), who])}."
    )
    return Planted(one.paper.put("apologies", text), "apologies", text.index(who))


def unwell(one: Specimen, rng: Random) -> Planted | None:
    if not _said(one):
        return None
    who = one.truth.apologies[0]
    phrase = rng.choice(
        [
            "who was ill",
            "who was unwell",
            "who was recovering from an operation",
            "who was in hospital",
            "owing to illness",
            "who had Covid",
        ]
    )
    others = [called(one, each) for each in one.truth.apologies[1:]]
    text = f"Apologies were received from {joined([*others, called(one, who)])}, {phrase}."
    return Planted(one.paper.put("apologies", text), "apologies", None)


FAULTS: dict[str, dict[str, Fault]] = {
    "attendance-recorded": {"nobody listed": list_lost},
    "appendix-exists": {"attached": appendix_lost},
    "attendance-listed-once": {"twice present": listed_twice},
    "chair-named": {"a member like others": chair_lost},
    "substitutes-named": {"for nobody": substitute_unnamed},
    "table-cells-align": {"a post too few": post_lost, "a name too many": name_too_many},
    "apologies-recorded": {"nothing said": apologies_unsaid},
    "apologies-match-appendix": {
        "listed, not said": unsaid_of_one,
        "said, not listed": unlisted_one,
        "another forename": other_forename,
        "none said, some listed": none_against_names,
        "none said, one listed": listed_and_none,
    },
    "present-or-apologies-not-both": {
        "listed twice": present_too,
        "said of one present": present_and_sent_apologies,
    },
    "no-health-reasons": {"apologies": unwell},
}
