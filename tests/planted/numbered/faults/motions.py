"""Faults of motions, votes and exempt matter."""

from __future__ import annotations

from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.numbered.faults.planting import add_paragraph, naming, one_of, says, title_of
from tests.planted.paper import Line


def too_many_votes(one: Specimen, rng: Random) -> Planted:
    text, phrase = rng.choice(
        [
            ("On a vote, the proposal was carried by 47 votes to 12.", "47"),
            ("The proposal was carried, with 38 for, 4 against and 2 abstentions.", "38"),
            ("A vote was taken: 41 for, 6 against. The motion was carried.", "41"),
            ("The proposal was put to the vote (For 41, Against 6, Abstentions 3) and carried.", "41"),
        ]
    )
    return Planted(add_paragraph(one, rng, text, phrase).paper, "planted", None)


def strange_seconder(one: Specimen, rng: Random) -> Planted:
    who, other = says(one, one.truth.spare[0]), naming(one).said(one.truth.members[0])
    text = rng.choice(
        [
            f"It was moved by {who} and seconded by {other} that the mill be listed, and this was carried.",
            f"Proposed by {other}, seconded by {who}, and agreed that the windmill be listed.",
            f"{who} proposed, and {other} seconded, that the windmill be listed. The motion was carried.",
            f"It was agreed to list the windmill. (Proposed: {other}; Seconded: {who})",
            f"Resolved to list the windmill. Proposed {who}, seconded {other}.",
        ]
    )
    return add_paragraph(one, rng, text, who)


def unseconded(one: Specimen, rng: Random) -> Planted:
    who = naming(one).said(one.truth.members[0])
    text = rng.choice(
        [
            f"{who} moved that the windmill be listed. The motion was carried.",
            f"It was proposed by {who} that the windmill be listed, and this was carried.",
            f"{who} proposed a motion that the windmill be listed. On a vote the motion was lost.",
        ]
    )
    return Planted(add_paragraph(one, rng, text, who).paper, "planted", None)


def outcomeless(one: Specimen, rng: Random) -> Planted | None:
    who, other = (naming(one).said(each) for each in one.truth.members[:2])
    if "other" not in one.paper:
        return None  # beside a decision, which may be the outcome
    text = rng.choice(
        [
            f"{who} moved, and {other} seconded, a motion that the windmill be listed.",
            f"It was moved by {who} and seconded by {other} that the windmill be listed.",
        ]
    )
    lines = [Line("planted", text, one.style.indent, prose=True)]
    lines = [Line("", ""), *lines] if one.style.loose else lines
    return Planted(one.paper.add("other", lines), "planted", None)


# --- Exempt matter ---


def confidential_title(one: Specimen, rng: Random) -> Planted | None:
    items = [item for item in one.truth.business if item.kind == "business"]
    item = rng.choice(items)
    if "exclusion" in one.paper and one.paper.index("exclusion") < one.paper.index(title_of(one, item)[0]):
        return None
    key, _ = title_of(one, item)
    title = one.style.titled(item.title)
    new = one.style.titled(f"{item.title} ({rng.choice(['confidential', 'Confidential', 'exempt'])})")
    paper = one.paper.swap(key, title, new)
    return Planted(paper, key, paper[key].index(new) + len(title) + 2)


def confidential_text(one: Specimen, rng: Random) -> Planted | None:
    item = next(item for item in one.truth.items if item.kind == "business")
    if "exclusion" in one.paper and one.paper.index("exclusion") < one.paper.index(title_of(one, item)[0]):
        return None
    text, word = rng.choice(
        [
            ("A confidential update on the windmill was given.", "confidential"),
            ("This item was taken in confidential session.", "confidential"),
            ("Members considered an exempt report on the windmill.", "exempt"),
        ]
    )
    return add_paragraph(one, rng, text, word, item)


def uncited(one: Specimen, rng: Random) -> Planted | None:
    if "exclusion" not in one.paper:
        return None
    text = rng.choice(
        [
            "It was resolved that the press and public be excluded for the following item.",
            "RESOLVED: That the public be excluded from the meeting for the next item.",
            "It was agreed to exclude the press and public from the rest of the meeting.",
        ]
    )
    return Planted(one.paper.put("exclusion", text), "exclusion", None)


def no_such_paragraph(one: Specimen, rng: Random) -> Planted | None:
    if "exclusion" not in one.paper or one.style.layout != "committee":
        return None
    act = "to the Local Government Act 1972"
    text = rng.choice(
        [
            f"RESOLVED: That the public be excluded under paragraph 9 of Part 1 of Schedule 12A {act}.",
            f"It was resolved to exclude the press and public under paragraph 11 of Schedule 12A {act}.",
            f"RESOLVED: That the public be excluded under paragraphs 1 to 7 of Part 1 of Schedule 12A {act}.",
        ]
    )
    return Planted(one.paper.put("exclusion", text), "exclusion", None)


FAULTS: dict[str, dict[str, Fault]] = {
    "vote-totals-add-up": {"more than present": too_many_votes},
    "voters-in-attendance": {"stranger": strange_seconder},
    "motion-has-mover-and-seconder": {"no seconder": unseconded},
    "motion-has-outcome": {"no outcome": outcomeless},
    "exempt-item-has-resolution": {"in a title": confidential_title, "in the text": confidential_text},
    "exempt-paragraph-cited": {"no ground": uncited},
    "exempt-paragraph-valid": {"no such paragraph": no_such_paragraph},
    "no-private-contact-details": {
        "mail or telephone": one_of(
            ("A complaint from p.windmiller@gmail.com had been read out.", "p.windmiller@gmail.com"),
            ("The miller had given 07700 900123 as his number.", "07700 900123"),
            ("The owner’s telephone number was 01632 960 456.", "01632 960 456"),
            ("Volunteers should ring Mrs Mills on 01632 960789.", "01632 960789"),
        )
    },
}
