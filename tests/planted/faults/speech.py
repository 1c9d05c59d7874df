"""Faults of who speaks, moves and votes, and of how names are spelt."""

from __future__ import annotations

from random import Random

from tests.planted.faults.planting import add_paragraph, called
from tests.planted.form import Fault, Planted, Specimen
from tests.planted.paper import Line
from tests.planted.people import Person


def strange_speaker(one: Specimen, rng: Random) -> Planted:
    who, subject = called(one, one.truth.spare[0]), "the state of the windmill"
    text = rng.choice(
        [
            "{} introduced the item.",
            "{} said that the state of the windmill had improved.",
            "{} asked whether the windmill was safe.",
            "In reply, {} pointed out that the windmill was safe.",
            "{} expressed concern about {s}.",
            "{} queried the cost of the windmill.",
            "{} drew attention to {s}.",
            "{}, who had visited the site, described {s}.",
            "{} thanked the officers for their work on the windmill.",
            "Responding to a member, {} explained that the sails had been removed.",
        ]
    ).format(who, s=subject)
    return add_paragraph(one, rng, text, who)


def strange_officer(one: Specimen, rng: Random) -> Planted:
    who = one.truth.spare[2]
    name, post = who.full, who.post
    text = rng.choice(
        [
            "The Chair invited {} ({}) to speak about the windmill.",
            "{} ({}) outlined the history of the windmill.",
            "Members received a presentation from {} ({}).",
            "{}, {}, reported that the windmill had been repaired.",
            "A presentation was given by {} ({}).",
            "The Board heard from {} ({}) on the history of the windmill.",
            "The paper on windmills was presented by {} ({}).",
            "{} ({}) gave a short talk on windmills.",
        ]
    ).format(name, post.replace("(", "").replace(")", "").split(",")[0])
    return add_paragraph(one, rng, text, name)


def _full_names(one: Specimen) -> list[tuple[Person, str]]:
    """Return the people whose full name stands in the text of an item of business, and where."""
    people = [*one.truth.present, *one.truth.officers]
    found = []
    for item in one.truth.business:
        for key in one.paper.keys(f"item{item.number}."):
            found += [(who, key) for who in people if who.full in one.paper[key]]
    return found


def misspelt(one: Specimen, rng: Random) -> Planted | None:
    """One letter of a surname is left out, doubled or changed in the text."""
    found = [(who, key) for who, key in _full_names(one) if len(who.surname) >= 6 and who.surname.isalpha()]
    if not found:
        return None
    who, key = rng.choice(found)
    at = rng.randrange(2, len(who.surname) - 2)
    letter = who.surname[at]
    other = rng.choice([letter * 2, "", "o" if letter == "a" else "a"])
    surname = who.surname[:at] + other + who.surname[at + 1 :]
    wrong = f"{who.forename} {surname}"
    paper = one.paper.swap(key, who.full, wrong)
    times = sum(line.text.count(who.full) for line in paper.lines)
    if times > 1:
        return Planted(paper, key, None)
    # Each stands once: the later of the two, which is the one in the list.
    listed = next((line.key for line in paper.lines if who.full in line.text), None)
    if not listed:
        return None
    later = max((key, listed), key=paper.index)
    return Planted(paper, later, None)


# --- Votes ---


def too_many_votes(one: Specimen, rng: Random) -> Planted:
    text, phrase = rng.choice(
        [
            ("On a vote, the recommendation was carried by 47 votes to 12.", "47"),
            (
                "The recommendation was carried, with 38 members for, 4 against and 2 abstaining.",
                "38",
            ),
            ("On being put to the vote the proposal was agreed (For 41, Against 6, Abstentions 3).", "41"),
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
        ]
    )
    return add_paragraph(one, rng, text, who)


def unseconded(one: Specimen, rng: Random) -> Planted:
    who = called(one, one.truth.members[0])
    text = rng.choice(
        [
            f"{who} moved that the windmill be listed. The motion was carried.",
            f"It was proposed by {who} that the windmill be listed, and this was carried.",
            f"{who} proposed a motion that the windmill be listed. On a vote the motion was lost.",
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
    # Not beside a decision, which may be the outcome.
    if "other" not in one.paper:
        return None
    lines = [Line("", ""), Line("planted", text, prose=True)]
    return Planted(one.paper.add("other", lines), "planted", None)


FAULTS: dict[str, dict[str, Fault]] = {
    "speakers-in-attendance": {"a councillor": strange_speaker, "an officer": strange_officer},
    "names-spelt-alike": {"one letter": misspelt},
    "vote-totals-add-up": {"more than present": too_many_votes},
    "voters-in-attendance": {"stranger": strange_seconder},
    "motion-has-mover-and-seconder": {"no seconder": unseconded},
    "motion-has-outcome": {"no outcome": outcomeless},
}
