"""Faults of the words themselves: placeholders, private matters, marks, house style."""

from __future__ import annotations

from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.markdown.faults.planting import add_paragraphs, called, one_of, title_of


def confidential_title(one: Specimen, rng: Random) -> Planted | None:
    item = rng.choice(one.truth.business)
    key, _ = title_of(one, item)
    if one.style.closed or one.style.heads == "bold":
        return None
    word = rng.choice(["confidential", "Confidential", "exempt", "Part 2"])
    paper = one.paper.put(key, f"{one.paper[key]} ({word})")
    return Planted(paper, key, paper[key].index(word))


def _forms(texts: list[str], phrase: str, at: int) -> Fault:
    """Return a fault that adds paragraphs with two forms of one thing."""

    def fault(one: Specimen, rng: Random) -> Planted:
        paper = add_paragraphs(one, texts, rng.choice(one.truth.business), entry=rng.random() < 0.4, at=at)
        return Planted(paper, "planted", texts[at].index(phrase))

    return fault


def two_titles(one: Specimen, rng: Random) -> Planted | None:
    if one.style.layout != "parish":
        return None
    other = "Councillor" if one.style.title == "Cllr" else "Cllr"
    names = [called(one, who) for who in one.truth.members[:2]]
    third = f"{other} {one.truth.members[2].full}"
    said = [f"{names[0]} had walked the path. {names[1]} had taken photographs.", f"{third} thanked both."]
    return Planted(add_paragraphs(one, said, one.truth.business[0]), "planted")


FAULTS: dict[str, dict[str, Fault]] = {
    "no-placeholders": {
        "left in": one_of(
            ("The fund stood at XXXX pounds at the end of the year.", "XXXX"),
            ("The fund stood at [insert figure] at the end of the year.", "[insert figure]"),
            ("The fund stood at £?? at the end of the year.", "??"),
            ("The cost of the windmill was TBC.", "TBC"),
            ("Lorem ipsum dolor sit amet.", "Lorem"),
            ("Cost of the windmill: ???", "???"),
        )
    },
    "exempt-item-has-resolution": {
        "in a title": confidential_title,
        "in the text": one_of(
            ("The Clerk gave a confidential update on the windmill.", "confidential"),
            ("This item was taken in confidential session.", "confidential"),
        ),
    },
    "no-private-contact-details": {
        "mail or telephone": one_of(
            ("A complaint from a.windmiller@gmail.com had been read out.", "a.windmiller@gmail.com"),
            ("The miller had given 07700 900123 as his number.", "07700 900123"),
            ("The address of the miller is <a.windmiller@gmail.com>.", "a.windmiller@gmail.com"),
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
            ("The roof is *in* in a poor state.", "in a poor"),
        )
    },
    "acronym-expanded": {"never": one_of(("The report had been sent to the QVRZ for comment.", "QVRZ"))},
    "uk-spelling": {
        "American": one_of(
            ("Members wished to organize a visit to the windmill.", "organize"),
            ("A visit to the center of the town followed.", "center"),
        )
    },
    "plain-latin": {
        "eg": one_of(
            ("Other mills, eg the one at Penmaen, were open.", "eg"),
            ("Mills, sails, etc were listed.", "etc"),
        )
    },
    "one-form-of-title": {"Cllr and Councillor": two_titles},
    "one-form-of-chair": {
        "Chair and Chairman": _forms(
            ["The Chair opened the shutters. Everybody thanked the Chair.", "The Chairman asked for views."],
            "The Chairman",
            1,
        )
    },
    "one-form-of-percent": {
        "sign and words": _forms(
            ["Take-up rose by 4% to 61% in the north.", "In the south it was 17 per cent."], "17 per cent", 1
        )
    },
    "one-form-of-money": {
        "million and m": _forms(
            ["Of £2.4 million some £1.1 million had been spent.", "A further £3m was due."], "£3m", 1
        )
    },
    "one-form-of-term": {
        "capitals": _forms(
            [
                "The Harbour Working Group was set up. The Harbour Working Group would report.",
                "A small Harbour working group met.",
            ],
            "Harbour working group",
            1,
        )
    },
}
