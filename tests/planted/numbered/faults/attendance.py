"""Faults of who was there, of apologies, and of who speaks."""

from __future__ import annotations

from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.numbered.faults.planting import add_paragraph, naming, place_of, says, with_roll
from tests.planted.paper import Line
from tests.planted.people import Person
from tests.planted.truth import Item


def list_lost(one: Specimen, rng: Random) -> Planted | None:
    if one.truth.declarations or one.style.movers:
        return None  # the text names people who would then be in no list: that is the same fault
    paper = one.paper.drop(*one.paper.keys("roll."))
    return Planted(paper, next(key for key in paper.keys("header.") if key != "header.draft"))


def _listed(one: Specimen, who: Person) -> str:
    """Return what of a name stands in every form of the list."""
    if one.style.naming == "initials":
        return who.full
    return naming(one).bare(who)


def listed_twice(one: Specimen, rng: Random) -> Planted | None:
    if one.style.naming == "surname":
        return None  # two of one surname may be two people
    who = rng.choice(one.truth.members[:-1])
    paper = with_roll(one, members=[*one.truth.members, who])
    name = _listed(one, who)
    first, last = place_of(paper, name, "roll."), place_of(paper, name, "roll.", last=True)
    assert last is not None
    key, at = last
    if first == last:
        return None
    title = naming(one).listed(who)
    at = paper[key].rfind(title) if title in paper[key] and paper[key].rfind(title) <= at else at
    return Planted(paper, key, None)


def chair_lost(one: Specimen, rng: Random) -> Planted | None:
    if one.style.roll == "labels" or "declared the meeting" in one.paper.written()[0]:
        return None
    key, _ = place_of(one.paper, _listed(one, one.truth.chair), "roll.") or ("", 0)
    text = one.paper[key]
    for role in (f" ({one.style.chair})", " (in the Chair)", f" – {one.style.chair}", " – in the Chair"):
        if role in text:
            label = next(key for key in one.paper.keys("roll."))
            return Planted(one.paper.put(key, text.replace(role, "", 1)), label, 0)
    return None


# --- Apologies ---


def _item(one: Specimen) -> Item | None:
    return next((item for item in one.truth.items if item.kind == "apologies"), None)


def apologies_unsaid(one: Specimen, rng: Random) -> Planted | None:
    item = _item(one)
    key = next((key for key in ("apologies", "apologies-none") if key in one.paper), None)
    if item is None or key is None or one.style.apologies_at != "item":
        return None
    head = f"item{item.number}.head"
    text = rng.choice(
        [f"The {one.style.chair} welcomed those present.", "The order of business was as published."]
    )
    return Planted(one.paper.put(key, text), head, one.paper[head].index(one.style.titled(item.title)))


def _both(one: Specimen) -> bool:
    return "roll.apologies" in one.paper and "apologies" in one.paper and one.style.apologies_at == "both"


def _at_name(one: Specimen, text: str, who: Person) -> int:
    """Return where a name stands, with its own title if it has one there."""
    full, bare = naming(one).listed(who), _listed(one, who)
    return text.index(full) if full in text else text.index(bare)


def unsaid_of_one(one: Specimen, rng: Random) -> Planted | None:
    people = one.truth.apologies
    if not _both(one) or len(people) < 2:
        return None
    lost = rng.choice(people)
    left = [who for who in people if who != lost]
    paper = one.paper.put("apologies", f"Apologies were received from {naming(one).several(left)}.")
    return Planted(paper, "roll.apologies", _at_name(one, paper["roll.apologies"], lost))


def unlisted_one(one: Specimen, rng: Random) -> Planted | None:
    if not _both(one):
        return None
    more = one.truth.spare[0]
    text = f"Apologies were received from {naming(one).several([*one.truth.apologies, more])}."
    return Planted(one.paper.put("apologies", text), "apologies", _at_name(one, text, more))


def none_against_names(one: Specimen, rng: Random) -> Planted | None:
    if not _both(one) or len(one.truth.apologies) != 1:
        return None
    text = rng.choice(
        ["There were no apologies.", "No apologies were received.", "None.", "There were none."]
    )
    return Planted(one.paper.put("apologies", text), "roll.apologies", None)


def present_and_in_list(one: Specimen, rng: Random) -> Planted | None:
    """Somebody is listed as present and with the apologies of the list."""
    if one.style.apologies_at != "roll" or one.style.naming == "surname":
        return None
    who = rng.choice(one.truth.members)
    paper = with_roll(one, apologies=[*one.truth.apologies, who])
    return Planted(paper, "roll.apologies", None)


def present_and_said(one: Specimen, rng: Random) -> Planted | None:
    """Somebody is listed as present, and the item says that they sent apologies."""
    if "apologies" not in one.paper or one.style.apologies_at != "item":
        return None
    who = rng.choice(one.truth.members)
    text = rng.choice(
        [
            "Apologies were received from {}.",
            "Apologies for absence: {}.",
            "{} had sent apologies.",
            "Apologies from {} were accepted.",
        ]
    ).format(naming(one).several([*one.truth.apologies, who]))
    return Planted(one.paper.put("apologies", text), "apologies", _at_name(one, text, who))


def unwell(one: Specimen, rng: Random) -> Planted | None:
    if "apologies" not in one.paper:
        return None
    phrase = rng.choice(
        [
            "who was unwell",
            "owing to illness",
            "who was in hospital",
            "(illness)",
            "(sick)",
            "due to a recent operation",
            "who has Covid",
            "(ill health)",
        ]
    )
    names = naming(one).several(one.truth.apologies)
    return Planted(
        one.paper.put("apologies", f"Apologies were received from {names} {phrase}."), "apologies", None
    )


def substitute_unnamed(one: Specimen, rng: Random) -> Planted | None:
    if one.style.layout != "committee" or one.style.roll not in ("block", "inline"):
        return None
    who = one.truth.spare[0]
    last = place_of(one.paper, _listed(one, one.truth.members[-1]), "roll.")
    assert last is not None
    name = f"{naming(one).listed(who)} {rng.choice(['(substitute)', '(Substitute)', '(sub)'])}"
    if one.style.roll == "block":
        line = Line("roll.planted", name, one.style.indent)
        return Planted(one.paper.add(last[0], [line]), "roll.planted")
    text = f"{one.paper[last[0]]}, {name}"
    return Planted(one.paper.put(last[0], text), last[0], len(text) - len(name))


# --- Who speaks ---


def strange_speaker(one: Specimen, rng: Random) -> Planted:
    who = says(one, one.truth.spare[0])
    text = rng.choice(
        [
            "{} introduced the item.",
            "{} said that the windmill was in a better state.",
            "{} asked whether the windmill was safe.",
            "In reply, {} pointed out that the windmill was safe.",
            "{} expressed concern about the state of the windmill.",
            "{} queried the cost of the windmill.",
            "{} drew attention to the state of the windmill.",
            "{} thanked everybody who had worked on the windmill.",
            "In answer to a question, {} explained that the sails had been taken down.",
            "{} gave an update on the windmill.",
            "{} reported on the windmill.",
        ]
    ).format(who)
    return add_paragraph(one, rng, text, who)


def strange_guest(one: Specimen, rng: Random) -> Planted | None:
    if not one.truth.outsiders:
        return None
    who = one.truth.outsiders[0]
    name = f"{who.title} {who.full}"
    if name in one.paper.written()[0].replace("\n", " "):
        return None
    text = rng.choice(
        [
            "The Chair invited {n} ({p}) to speak about the windmill.",
            "{n} ({p}) outlined the history of the windmill.",
            "A presentation was given by {n} ({p}).",
            "{n} of the {p} reported that the windmill had been mended.",
            "The meeting heard from {n} ({p}) on the history of the windmill.",
        ]
    ).format(n=name, p=who.place)
    return add_paragraph(one, rng, text, name)


def misspelt(one: Specimen, rng: Random) -> Planted | None:
    """One letter of the surname of a person listed in full is left out, doubled or changed in the text."""
    if one.style.naming not in ("full", "plain"):
        return None
    people = [who for who in one.truth.members if len(who.surname) >= 6 and who.surname.isalpha()]
    if not people:
        return None
    who = rng.choice(people)
    at = rng.randrange(2, len(who.surname) - 2)
    letter = who.surname[at]
    other = rng.choice([letter * 2, "", "o" if letter == "a" else "a"])
    wrong = f"{who.forename} {who.surname[:at]}{other}{who.surname[at + 1 :]}"
    title = f"{one.style.title} " if one.style.title else ""
    text = rng.choice(
        [
            "{} reported that the windmill had been painted.",
            "{} asked about the windmill.",
            "Thanks were expressed to {} for a day’s work at the windmill.",
        ]
    )
    found = add_paragraph(one, rng, text.format(title + wrong), wrong)
    times = sum(line.text.count(who.full) for line in one.paper.lines)
    return Planted(found.paper, "planted", None) if times >= 1 else None


FAULTS: dict[str, dict[str, Fault]] = {
    "attendance-recorded": {"no list": list_lost},
    "attendance-listed-once": {"twice present": listed_twice},
    "chair-named": {"a member like others": chair_lost},
    "substitutes-named": {"for nobody": substitute_unnamed},
    "apologies-recorded": {"nothing said": apologies_unsaid},
    "apologies-match-appendix": {
        "listed, not said": unsaid_of_one,
        "said, not listed": unlisted_one,
        "none said, one listed": none_against_names,
    },
    "present-or-apologies-not-both": {
        "in the list": present_and_in_list,
        "said of one present": present_and_said,
    },
    "no-health-reasons": {"apologies": unwell},
    "speakers-in-attendance": {"a member": strange_speaker, "a guest": strange_guest},
    "names-spelt-alike": {"one letter": misspelt},
}
