"""Faults of house style: two forms of one thing, short forms."""

from __future__ import annotations

from random import Random

from tests.planted.faults.planting import add_paragraph
from tests.planted.form import Fault, Planted, Specimen


def _uses(one: Specimen, word: str) -> int:
    return sum(line.text.count(word) for line in one.paper.lines if line.prose)


def other_title(one: Specimen, rng: Random) -> Planted | None:
    own = one.style.title
    other = "Councillor" if own == "Cllr" else "Cllr"
    who = one.truth.members[0]
    if _uses(one, own) < 2 or who.title not in ("Cllr", "Councillor"):
        return None
    text = f"The windmill was described by {other} {who.full}."
    return add_paragraph(one, rng, text, other)


def other_chair(one: Specimen, rng: Random) -> Planted | None:
    own = one.style.chair
    other = "Chairman" if own == "Chair" else "Chair"
    if _uses(one, f"The {own} ") + _uses(one, f"the {own} ") < 3:
        return None
    item = add_paragraph(one, rng, "Members thanked one another.", "Members")
    text = f"Views were sought by the {other} on the windmill."
    return Planted(item.paper.put("planted", text), "planted", text.index(f"the {other}"))


def percent(one: Specimen, rng: Random) -> Planted | None:
    if _uses(one, " per cent") > 1:
        return add_paragraph(one, rng, "Use of the windmill had risen by 15% in a year.", "15%")
    text = "Use of the windmill had risen from 12% to 14%, and ten percent of it was at night."
    return None if _uses(one, "%") or _uses(one, "per cent") else add_paragraph(one, rng, text, "ten percent")


def money(one: Specimen, rng: Random) -> Planted | None:
    if _uses(one, "million") or _uses(one, "£1.9m"):
        return None
    text = rng.choice(
        [
            "The windmill had cost £2.4 million and then £3 million, and £21m was still due.",
            "The windmill had cost £2.4m and then £3m, and £21 million was still due.",
        ]
    )
    phrase = "£21m" if "£21m" in text else "£21 million"
    return add_paragraph(one, rng, text, phrase)


def term(one: Specimen, rng: Random) -> Planted:
    text, phrase = rng.choice(
        [
            (
                "The Memorandum of Understanding (MOU) and the MOU terms were read. Another MoU was signed.",
                "MoU",
            ),
            ("Reports from COP26 and from COP26 partners were read; COP 26 was over.", "COP 26"),
        ]
    )
    planted = add_paragraph(one, rng, text, phrase)
    return Planted(planted.paper, "planted", planted.at)


def expanded_late(one: Specimen, rng: Random) -> Planted:
    text = "Members had visited the WLM in May. The Westmere Lifeboat Museum (WLM) was thanked."
    return add_paragraph(one, rng, text, "WLM")


FAULTS: dict[str, dict[str, Fault]] = {
    "one-form-of-title": {"another": other_title},
    "one-form-of-chair": {"another": other_chair},
    "one-form-of-percent": {"another": percent},
    "one-form-of-money": {"another": money},
    "one-form-of-term": {"another": term},
    "acronym-expanded-first": {"written out later": expanded_late},
}
