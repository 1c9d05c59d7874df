"""Faults of declarations and of the previous minutes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

from tests.planted.faults.planting import advice_of, chaired, title_of
from tests.planted.form import Fault, Planted, Specimen
from tests.planted.paper import Line, Paper
from tests.planted.truth import Item


def _declared(one: Specimen) -> list[str]:
    return [f"declarations.{index}" for index in range(len(one.truth.declarations))]


def _item(one: Specimen) -> Item:
    words = ("declaration", "interest")
    return next(item for item in one.truth.items if any(word in item.title.lower() for word in words))


def unsaid(one: Specimen, rng: Random) -> Planted:
    keys = _declared(one) or ["declarations.none"]
    text = rng.choice(
        ["Members were asked to declare any interests.", "The Chair reminded members of the code of conduct."]
    )
    paper = one.paper.put(keys[0], chaired(one, text)).drop(*keys[1:])
    return Planted(paper, *title_of(one, _item(one)), gone=advice_of(one, *keys))


def stranger(one: Specimen, rng: Random) -> Planted | None:
    if not one.truth.declarations:
        return None
    who, other = one.truth.declarations[0].who, one.truth.spare[0]
    title = re.search(rf"(\S+ ){re.escape(who.full)}", one.paper["declarations.0"])
    said = title[0] if title else who.full
    new = f"{one.style.title} {other.full}"
    paper = one.paper.swap("declarations.0", said, new)
    return Planted(paper, "declarations.0", paper["declarations.0"].index(new))


def _written(one: Specimen, text: str, key: str = "declarations.0") -> Planted:
    paper = one.paper.put(key, text)
    return Planted(paper, key, None, gone=advice_of(one, key))


def _who(one: Specimen) -> str:
    who = one.truth.declarations[0].who
    return f"{one.style.title if who.title in ('Cllr', 'Councillor') else who.title} {who.full}"


def no_item(one: Specimen, rng: Random) -> Planted | None:
    if not one.truth.declarations:
        return None
    text = rng.choice(
        [
            "{} declared an interest as a trustee of the Wexcombe Heritage Trust, and took no part.",
            "{} declared a personal interest because a cousin worked for the Trust, and left the room.",
            "{} made a declaration as a director of the Wexcombe Heritage Trust and did not vote.",
        ]
    )
    return _written(one, text.format(_who(one)))


def no_nature(one: Specimen, rng: Random) -> Planted | None:
    if not one.truth.declarations:
        return None
    text = rng.choice(
        [
            "{} declared an interest in item {} and left the room while it was discussed.",
            "{} declared an interest in item {} and did not vote.",
            "In respect of item {1}, {0} declared an interest, and took no part in the item.",
        ]
    )
    return _written(one, text.format(_who(one), one.truth.declarations[0].item))


def no_effect(one: Specimen, rng: Random) -> Planted | None:
    if not one.truth.declarations or not one.truth.declarations[0].effect:
        return None
    text = rng.choice(
        [
            "{} declared a personal interest in item {} as a trustee of the Wexcombe Heritage Trust.",
            "{} declared an interest in item {} because a cousin worked for the Wexcombe Heritage Trust.",
        ]
    )
    return _written(one, text.format(_who(one), one.truth.declarations[0].item))


def none_too(one: Specimen, rng: Random) -> Planted | None:
    if not one.truth.declarations:
        return None
    text = rng.choice(
        [
            "There were no declarations of interest.",
            "No interests were declared.",
            "No declarations of interest were made.",
        ]
    )
    lines = [Line("", ""), Line("planted", text, prose=True)]
    return Planted(one.paper.add(_declared(one)[-1], lines), "planted")


# --- Previous minutes ---


def _minutes(one: Specimen) -> Item:
    return next(item for item in one.truth.items if item.kind == "minutes")


def _with(one: Specimen, title: str, text: str) -> Paper:
    item = _minutes(one)
    key, at = title_of(one, item)
    paper = one.paper.drop(*one.paper.keys(f"item{item.number}.brief"))
    return paper.put(key, one.paper[key][:at] + title).put("minutes", text)


def _advice(one: Specimen) -> tuple[tuple[str, str], ...]:
    """Return the advice on the title of the previous minutes, which a fault there takes away."""
    return advice_of(one, title_of(one, _minutes(one))[0])


def not_agreed(one: Specimen, rng: Random) -> Planted:
    text = rng.choice(
        [
            "The minutes of the previous meeting were noted.",
            "Members noted the note of the last meeting.",
            "The Chair drew attention to the note of the last meeting.",
            "Members had the minutes before them and had nothing to add.",
        ]
    )
    paper = one.paper.put("minutes", chaired(one, text))
    return Planted(paper, *title_of(one, _minutes(one)), gone=_advice(one))


def not_dated(one: Specimen, rng: Random) -> Planted:
    text = rng.choice(
        [
            "The minutes of the previous meeting were agreed as an accurate record.",
            "The Board agreed the note of the last meeting.",
            "The minutes were approved.",
        ]
    )
    paper = _with(one, "Minutes of the previous meeting", text)
    return Planted(paper, *title_of(one, _minutes(one)), gone=_advice(one))


def _day(one: Specimen, day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def two_dates(one: Specimen, rng: Random) -> Planted:
    first, second = (
        _day(one, one.truth.previous),
        _day(one, one.truth.previous + timedelta(days=rng.choice([1, 7, 10]))),
    )
    text = f"The minutes of the meeting held on {second} were agreed as an accurate record."
    paper = _with(one, f"Minutes of the previous meeting held on {first}", text)
    return Planted(paper, "minutes", text.index(second), gone=_advice(one))


def date_ahead(one: Specimen, rng: Random) -> Planted:
    day = _day(one, rng.choice([one.truth.next, one.truth.day]))
    text = f"The minutes of the meeting held on {day} were agreed as an accurate record."
    paper = _with(one, "Minutes of the previous meeting", text)
    return Planted(paper, "minutes", text.index(day), gone=_advice(one))


def date_ahead_in_title(one: Specimen, rng: Random) -> Planted:
    day = _day(one, one.truth.next)
    paper = _with(
        one, f"Note of the meeting held on {day}", "The note of the meeting was agreed as an accurate record."
    )
    key, _ = title_of(one, _minutes(one))
    return Planted(paper, key, paper[key].index(day), gone=_advice(one))


def amendments_untold(one: Specimen, rng: Random) -> Planted:
    phrase = rng.choice(
        [
            "subject to amendments",
            "subject to minor amendments",
            "subject to the agreed amendments",
            "subject to some corrections",
        ]
    )
    text = f"The minutes of the meeting held on {_day(one, one.truth.previous)} were agreed, {phrase}."
    paper = _with(one, "Minutes of the previous meeting", text)
    return Planted(paper, "minutes", None, gone=_advice(one))


FAULTS: dict[str, dict[str, Fault]] = {
    "declarations-recorded": {"only asked for": unsaid},
    "declarer-in-attendance": {"stranger": stranger},
    "declaration-names-item": {"no item": no_item},
    "declaration-states-nature": {"bare interest": no_nature},
    "declaration-states-effect": {"nothing said": no_effect},
    "declarations-consistent": {"none and one": none_too},
    "previous-minutes-agreed": {"noted or spoken of": not_agreed},
    "previous-minutes-dated": {"no date": not_dated},
    "previous-minutes-date-agrees": {
        "title and text": two_dates,
        "ahead in the text": date_ahead,
        "ahead in the title": date_ahead_in_title,
    },
    "amendments-quoted": {"not given": amendments_untold},
}
