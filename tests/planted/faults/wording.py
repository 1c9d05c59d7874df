"""Faults of the words themselves: placeholders, private matters, marks, house style."""

from __future__ import annotations

from random import Random

from tests.planted.faults.planting import add_paragraph, business, title_of
from tests.planted.form import Fault, Planted, Specimen


def _one_of(*pairs: tuple[str, str]) -> Fault:
    """Return a fault that adds one of the sentences, told at the phrase beside it."""

    def fault(one: Specimen, rng: Random) -> Planted:
        return add_paragraph(one, rng, *rng.choice(pairs))

    return fault


def confidential_title(one: Specimen, rng: Random) -> Planted:
    item = business(one, rng)
    key, _ = title_of(one, item)
    word = rng.choice(["confidential", "Confidential", "exempt", "Part 2"])
    paper = one.paper.swap(key, item.title, f"{item.title} ({word})")
    return Planted(paper, key, paper[key].index(word))


FAULTS: dict[str, dict[str, Fault]] = {
    "no-placeholders": {
        "left in": _one_of(
            ("The fund stood at XXXX pounds at the end of the year.", "XXXX"),
            ("The fund stood at [insert figure] at the end of the year.", "[insert figure]"),
            ("The fund stood at £?? at the end of the year.", "??"),
            ("The cost of the windmill was TBC.", "TBC"),
            ("Lorem ipsum dolor sit amet.", "Lorem"),
        )
    },
    "exempt-item-has-resolution": {
        "in a title": confidential_title,
        "in the text": _one_of(
            ("Officers gave a confidential update on the windmill.", "confidential"),
            ("This item was taken in confidential session.", "confidential"),
            ("Members considered an exempt report on the windmill.", "exempt"),
        ),
    },
    "no-private-contact-details": {
        "mail or telephone": _one_of(
            ("A complaint from a.windmiller@gmail.com had been read out.", "a.windmiller@gmail.com"),
            ("The miller had given 07700 900123 as his number.", "07700 900123"),
            ("The owner’s telephone number was 01632 960 456.", "01632 960 456"),
        )
    },
    "brackets-balanced": {
        "no partner": _one_of(
            ("The sails (which had been made of canvas had been taken down.", "("),
            ("The sails, which had been made of canvas) had been taken down.", ")"),
            ("The miller had called it “a sorry sight and had left.", "“"),
            ("The sails [made of canvas had been taken down.", "["),
        )
    },
    "no-doubled-punctuation": {
        "twice": _one_of(
            ("The sails,, made of canvas, had been taken down.", ", made"),
            ("The sails were taken down,. They were made of canvas.", ". They"),
            ("The sails;: made of canvas.", ": made"),
        )
    },
    "acronym-expanded": {"never": _one_of(("The report had been sent to the QVRZ for comment.", "QVRZ"))},
    "uk-spelling": {
        "American": _one_of(
            ("Members wished to organize a visit to the windmill.", "organize"),
            ("A visit to the center of the town followed.", "center"),
        )
    },
    "plain-latin": {
        "eg": _one_of(
            ("Other mills, eg the one at Penmaen, were open.", "eg"),
            ("Mills, sails, etc were listed.", "etc"),
        )
    },
    "no-relative-dates": {
        "next year": _one_of(
            ("The mill would open next year.", "next year"),
            ("The fire had broken out a few days before.", "a few days before"),
        )
    },
    "no-doubled-words": {
        "side by side": _one_of(
            ("Repairs to the the roof had been finished.", "the roof"),
            ("The state of of the roof had been reported.", "of the roof"),
            ("The roof was was finished in the autumn.", "was finished"),
        )
    },
}
