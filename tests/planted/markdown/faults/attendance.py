"""Faults of the list of people and of apologies."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.markdown.faults.planting import add_paragraph, called, item_of, title_of
from tests.planted.markdown.names import join
from tests.planted.paper import Paper
from tests.planted.people import Person


def _name(one: Specimen, who: Person) -> str:
    return called(one, who) if one.style.layout == "parish" else who.full


def _commas(one: Specimen) -> bool:
    return "present.0" not in one.paper


def _like(one: Specimen, key: str, who: Person, new: str = "planted") -> Paper:
    """Return the paper with a further entry behind the last of a list, in the form of the others."""
    last = one.paper.keys(f"{key}.")
    last = [k for k in last if k.split(".")[1].isdigit()]
    line = one.paper.lines[one.paper.index(last[-1])]
    indent = line.indent
    for mark in ("**", "__", "["):
        indent = indent.removesuffix(mark)
    if indent.strip().rstrip(".").isdigit():
        indent = f"{int(indent.strip().rstrip('.')) + 1}. "
    behind = " | yes |" if line.text.endswith("|") else ""
    return one.paper.add(last[-1], [replace(line, key=new, text=_name(one, who) + behind, indent=indent)])


def list_lost(one: Specimen, rng: Random) -> Planted | None:
    paper = one.paper
    if "chair" in paper or one.style.roster in ("groups", "nested"):
        return None  # an entry with nothing below it may be anything
    gone = [*paper.keys("present."), *paper.keys("guests."), "heads", "ticks.away"]
    if _commas(one):
        if "guests.heading" in paper or "apologies.heading" in paper or "apologies.none" in paper:
            return None  # their label is a heading of attendance as well
        return Planted(paper.drop(*gone, "attendance.heading"), "header.title")
    index = paper.index("heads") + 1 if "heads" in paper else None
    if index:
        paper = replace(paper, lines=(*paper.lines[:index], *paper.lines[index + 1 :]))
    return Planted(paper.drop(*gone), "attendance.heading")


def listed_twice(one: Specimen, rng: Random) -> Planted | None:
    who = rng.choice(one.truth.members)
    if _commas(one):
        text = f"{one.paper['attendance.heading']}, {_name(one, who)}"
        paper = one.paper.put("attendance.heading", text)
        return Planted(paper, "attendance.heading", text.rindex(_name(one, who)))
    return Planted(_like(one, "present", who), "planted")


def chair_lost(one: Specimen, rng: Random) -> Planted | None:
    paper, style = one.paper, one.style
    if style.chair == "line":
        paper = paper.drop("chair")
    elif style.chair == "beside" and style.roster != "table":
        key = "attendance.heading" if _commas(one) else "present.0"
        text = paper[key]
        for note in ("chair", "Chair", "chairing", "Chairperson", "chair, TSC"):
            text = text.replace(f" ({note})", "")
        paper = paper.put(key, text)
    else:
        return None
    return Planted(paper, "attendance.heading", None)


def present_too(one: Specimen, rng: Random) -> Planted | None:
    if "apologies.0" not in one.paper or one.style.apologies == "both":
        return None
    who = rng.choice(one.truth.members)
    return Planted(_like(one, "apologies", who), "planted")


def present_and_sent_apologies(one: Specimen, rng: Random) -> Planted | None:
    if one.style.apologies != "item":
        return None
    who = called(one, rng.choice(one.truth.members))
    names = [*(called(one, each) for each in one.truth.apologies), who]
    text = rng.choice(
        ["Apologies were received from {}.", "Apologies for absence: {}.", "{} sent apologies."]
    )
    text = text.format(join(names))
    return Planted(one.paper.put("apologies", text), "apologies", text.index(who))


def apologies_unsaid(one: Specimen, rng: Random) -> Planted | None:
    item = item_of(one, "apologies")
    if item is None or one.style.apologies != "item":
        return None
    paper = one.paper.put("apologies", "The order of business was as published.")
    return Planted(paper, *title_of(one, item))


def unlisted_one(one: Specimen, rng: Random) -> Planted | None:
    if one.style.apologies != "both" or "apologies.0" not in one.paper:
        return None
    more = called(one, one.truth.spare[0])
    names = [*(called(one, each) for each in one.truth.apologies), more]
    text = f"Apologies were received from {join(names)}."
    return Planted(one.paper.put("apologies", text), "apologies", text.index(more))


def unsaid_of_one(one: Specimen, rng: Random) -> Planted | None:
    if one.style.apologies != "both" or "apologies.0" not in one.paper or len(one.truth.apologies) < 2:
        return None
    names = [called(one, each) for each in one.truth.apologies]
    lost = rng.randrange(len(names))
    text = f"Apologies were received from {join(names[:lost] + names[lost + 1 :])}."
    return Planted(one.paper.put("apologies", text), f"apologies.{lost}")


def unwell(one: Specimen, rng: Random) -> Planted | None:
    if item_of(one, "apologies") is None or not one.truth.apologies:
        return None
    phrase = rng.choice(
        [
            "who was ill",
            "who was unwell",
            "who was recovering from an operation",
            "who was in hospital",
            "owing to illness",
        ]
    )
    names = [called(one, each) for each in one.truth.apologies]
    text = f"Apologies were received from {join(names)}, {phrase}."
    return Planted(one.paper.put("apologies", text), "apologies", None)


def unwell_in_list(one: Specimen, rng: Random) -> Planted | None:
    keys = [key for key in one.paper.keys("apologies.") if key.split(".")[1].isdigit()]
    if not keys:
        return None
    key = rng.choice(keys)
    word = rng.choice(["unwell", "ill", "off sick", "in hospital"])
    text = one.paper[key] + rng.choice([f" ({word})", f" – {word}"])
    return Planted(one.paper.put(key, text), key, None)


def substitute_unnamed(one: Specimen, rng: Random) -> Planted | None:
    if _commas(one) or one.style.roster == "table":
        return None
    paper = _like(one, "present", one.truth.spare[0])
    return Planted(paper.put("planted", paper["planted"] + " (substitute)"), "planted")


# --- Who speaks ---


def strange_speaker(one: Specimen, rng: Random) -> Planted:
    who = called(one, one.truth.spare[0])
    text = rng.choice(
        [
            "{} introduced the item.",
            "{} said that the windmill had been repaired.",
            "{} asked whether the windmill was safe.",
            "In reply, {} pointed out that the windmill was safe.",
            "{} presented the design of the windmill (#812).",
            "{} reported that the windmill had been repaired.",
            "{} gave an update on the windmill.",
            "A presentation was given by {}.",
        ]
    ).format(who)
    return add_paragraph(one, rng, text, who)


def strange_voice(one: Specimen, rng: Random) -> Planted | None:
    """Somebody who is not listed speaks: “Zed Marsh: the build is slow”."""
    items = [item for item in one.truth.business if f"item{item.number}.p0" in one.paper]
    if one.style.said == "prose":
        return None
    key = f"item{rng.choice(items).number}.p1"
    if key not in one.paper:
        return None
    who = one.truth.spare[0].full
    line = one.paper.lines[one.paper.index(key)]
    colon = ":" + one.style.strong if line.indent.endswith(one.style.strong) else ":"
    return Planted(one.paper.put(key, f"{who}{colon} the windmill is out of order"), key)


def misspelt(one: Specimen, rng: Random) -> Planted | None:
    """One letter of a surname is doubled or changed in the text."""
    who = rng.choice([one.truth.chair, *one.truth.members])
    if len(who.surname) < 6 or not who.surname.isalpha():
        return None
    at = rng.randrange(2, len(who.surname) - 2)
    letter = who.surname[at]
    other = rng.choice([letter * 2, "", "o" if letter == "a" else "a"])
    wrong = f"{who.forename} {who.surname[:at]}{other}{who.surname[at + 1 :]}"
    text = rng.choice(
        ["{} explained the plan.", "{} thanked the volunteers.", "{} said that this was enough."]
    )
    title = f"{one.style.title} " if one.style.title else ""
    planted = add_paragraph(one, rng, text.format(title + wrong), wrong)
    return Planted(planted.paper, planted.key, None)


FAULTS: dict[str, dict[str, Fault]] = {
    "attendance-recorded": {"nobody listed": list_lost},
    "attendance-listed-once": {"twice present": listed_twice},
    "chair-named": {"nobody presides": chair_lost},
    "apologies-recorded": {"nothing said": apologies_unsaid},
    "apologies-match-appendix": {"said, not listed": unlisted_one, "listed, not said": unsaid_of_one},
    "present-or-apologies-not-both": {
        "in both lists": present_too,
        "said of one present": present_and_sent_apologies,
    },
    "substitutes-named": {"for nobody": substitute_unnamed},
    "no-health-reasons": {"in the text": unwell, "in the list": unwell_in_list},
    "speakers-in-attendance": {"in a sentence": strange_speaker, "before a colon": strange_voice},
    "names-spelt-alike": {"one letter": misspelt},
}
