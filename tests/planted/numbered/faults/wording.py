"""Faults of the words themselves: placeholders, marks, house style."""

from __future__ import annotations

from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.numbered.faults.planting import add_paragraph, one_of


def other_title(one: Specimen, rng: Random) -> Planted | None:
    title = {"Cllr": "Councillor", "Councillor": "Cllr", "Cllr.": "Councillor"}.get(one.style.title)
    if title is None or one.style.naming in ("mr", "initials"):
        return None
    prose = " ".join(line.text for line in one.paper.lines if not line.key.startswith(("roll.", "header.")))
    if prose.count(one.style.title + " ") < 3:
        return None
    who = rng.choice(one.truth.members)
    name = f"{title} {who.surname}"
    return add_paragraph(one, rng, f"{name} thanked all who had worked on the windmill.", name)


def other_chair(one: Specimen, rng: Random) -> Planted | None:
    word = one.style.chair
    other = "Chairman" if word == "Chair" else "Chair"
    prose = " ".join(line.text for line in one.paper.lines if not line.key.startswith(("roll.", "header.")))
    if prose.count(f"the {word}") + prose.count(f"The {word}") < 2:
        return None
    found = add_paragraph(one, rng, f"It was hoped that the {other} would visit the windmill.", other)
    return Planted(found.paper, "planted", None)


def two_forms(first: str, second: str, phrase: str) -> Fault:
    """Return a fault of two forms of one thing in two paragraphs, told at the later one."""

    def fault(one: Specimen, rng: Random) -> Planted | None:
        text = f"{first} {second}"
        planted = add_paragraph(one, rng, text, phrase)
        return Planted(planted.paper, "planted", None)

    return fault


def other_body(one: Specimen, rng: Random) -> Planted | None:
    body = one.truth.body
    if " and " not in body or one.truth.parent:
        return None  # below a council's name, that is taken for the body's
    other = body.replace(" and ", " & ")
    text = (
        f"The {body} had met in the spring. The {body} would visit the mill, and the {other} would paint it."
    )
    found = add_paragraph(one, rng, text, other)
    return Planted(found.paper, "planted", None)


FAULTS: dict[str, dict[str, Fault]] = {
    "no-placeholders": {
        "left in": one_of(
            ("The fund stood at XXXX pounds at the end of the year.", "XXXX"),
            ("The fund stood at [insert figure] at the end of the year.", "[insert figure]"),
            ("The fund stood at £?? at the end of the year.", "??"),
            ("The cost of the windmill was TBC.", "TBC"),
            ("Lorem ipsum dolor sit amet.", "Lorem"),
        )
    },
    "brackets-balanced": {
        "no partner": one_of(
            ("The sails (which had been made of canvas had been taken down.", "("),
            ("The sails, which had been made of canvas) had been taken down.", ")"),
            ("The miller had called it “a sorry sight and had left.", "“"),
            ("The sails [made of canvas had been taken down.", "["),
        )
    },
    "no-doubled-punctuation": {
        "twice": one_of(
            ("The sails,, made of canvas, had been taken down.", ", made"),
            ("The sails were taken down,. They were made of canvas.", ". They"),
            ("The sails;: made of canvas.", ": made"),
        )
    },
    "no-doubled-words": {
        "side by side": one_of(
            ("Repairs to the the roof had been finished.", "the roof"),
            ("The state of of the roof had been reported.", "of the roof"),
            ("The roof was was finished in the autumn.", "was finished"),
            ("It would be be mended in the spring.", "be mended"),
        )
    },
    "acronym-expanded": {
        "never": one_of(
            ("The report had been sent to the QVRZ for comment.", "QVRZ"),
            ("Advice had been taken from the WMZT on the sails.", "WMZT"),
        )
    },
    "acronym-expanded-first": {
        "later": one_of(
            (
                "A reply from the WPT had come. The Windmill Preservation Trust (WPT) would see to it.",
                "WPT",
            ),
        )
    },
    "uk-spelling": {
        "American": one_of(
            ("It was hoped to organize a visit to the windmill.", "organize"),
            ("A visit to the center of the town followed.", "center"),
            ("The color of the sails would be white.", "color"),
        )
    },
    "plain-latin": {
        "eg": one_of(
            ("Other mills, eg the one at Penmaen, were open.", "eg"),
            ("Mills, sails, etc were listed.", "etc"),
            ("The older mills, ie those of wood, were closed.", "ie"),
        )
    },
    "no-relative-dates": {
        "next year": one_of(
            ("The mill would open next year.", "next year"),
            ("The fire had broken out a few days before.", "a few days before"),
        )
    },
    "one-form-of-title": {"another title": other_title},
    "one-form-of-chair": {"another word": other_chair},
    "one-form-of-percent": {
        "two forms": two_forms(
            "About 40% of the sails were torn.", "Some 25 per cent of the cogs were worn.", "40%"
        )
    },
    "one-form-of-money": {
        "million and m": two_forms(
            "Of £2.4 million some £1.1 million had been spent.", "A further £3m was due.", "£3m"
        )
    },
    "one-form-of-body": {"and and &": other_body},
    "one-form-of-term": {
        "two forms": two_forms(
            "The Windmill Working Party had met.", "The Windmill working party would meet again.", "Windmill"
        )
    },
}
