"""Faults of declarations and of the previous minutes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.numbered.faults.planting import advice_of, head_of, says, title_of
from tests.planted.paper import Line, Paper
from tests.planted.truth import Item


def _declared(one: Specimen) -> list[str]:
    return [f"declarations.{index}" for index in range(len(one.truth.declarations))]


def _item(one: Specimen) -> Item | None:
    return next((item for item in one.truth.items if item.kind == "declarations"), None)


def unsaid(one: Specimen, rng: Random) -> Planted | None:
    item = _item(one)
    if item is None:
        return None
    keys = _declared(one) or ["declarations.none"]
    text = rng.choice(
        [
            "Members were asked to declare any interests.",
            f"The {one.style.chair} reminded members of the code of conduct.",
            "Members were reminded to keep their entries in the register up to date.",
            f"The {one.style.chair} invited members to declare interests in items on the agenda.",
        ]
    )
    paper = one.paper.put(keys[0], text).drop(*keys[1:])
    return Planted(paper, *title_of(one, item), gone=advice_of(one, *keys))


def stranger(one: Specimen, rng: Random) -> Planted | None:
    if not one.truth.declarations:
        return None
    said, new = says(one, one.truth.declarations[0].who), says(one, one.truth.spare[0])
    paper = one.paper.swap("declarations.0", said, new)
    return Planted(paper, "declarations.0", paper["declarations.0"].index(new))


def _written(one: Specimen, text: str) -> Planted:
    who = says(one, one.truth.declarations[0].who)
    paper = one.paper.put("declarations.0", text.format(who, _named(one)))
    return Planted(paper, "declarations.0", None, gone=advice_of(one, "declarations.0"))


def _named(one: Specimen) -> str:
    declared = one.truth.declarations[0].item
    if one.style.of_agenda:
        return f"item {declared}"
    title = next(item.title for item in one.truth.items if item.number == declared)
    return f"the item on {title[0].lower()}{title[1:]}"


def no_item(one: Specimen, rng: Random) -> Planted | None:
    if not one.truth.declarations:
        return None
    return _written(
        one,
        rng.choice(
            [
                "{} declared an interest as a trustee of the Wexcombe Mill, and took no part.",
                "{} declared a personal interest because a cousin worked for the miller, and left the room.",
                "{} declared a pecuniary interest as the owner of the windmill and did not vote.",
            ]
        ),
    )


def no_nature(one: Specimen, rng: Random) -> Planted | None:
    if not one.truth.declarations:
        return None
    return _written(
        one,
        rng.choice(
            [
                "{} declared an interest in {} and left the room while it was discussed.",
                "{} declared an interest in {} and did not vote.",
                "An interest in {1} was declared by {0}, who took no part.",
            ]
        ),
    )


def no_effect(one: Specimen, rng: Random) -> Planted | None:
    if not one.truth.declarations or not one.truth.declarations[0].effect:
        return None
    return _written(
        one,
        rng.choice(
            [
                "{} declared a personal interest in {} as a trustee of the Wexcombe Mill.",
                "{} declared an interest in {} because a cousin worked for the miller.",
                "{} declared a pecuniary interest in {}.",
            ]
        ),
    )


def none_too(one: Specimen, rng: Random) -> Planted | None:
    if not one.truth.declarations:
        return None
    text = rng.choice(
        [
            "There were no declarations of interest.",
            "No interests were declared.",
            "No declarations of interest were made.",
            "None.",
        ]
    )
    lines = [Line("planted", text, one.style.indent, prose=True)]
    lines = [Line("", ""), *lines] if one.style.loose else lines
    return Planted(one.paper.add(_declared(one)[-1], lines), "planted")


# --- Previous minutes ---


def _minutes(one: Specimen) -> Item:
    items: list[Item] = one.truth.items
    return next(item for item in items if item.kind == "minutes")


def _with(one: Specimen, title: str, text: str) -> Paper:
    item = _minutes(one)
    key, _ = title_of(one, item)
    return one.paper.swap(key, one.style.titled(item.title), one.style.titled(title)).put("minutes", text)


def not_agreed(one: Specimen, rng: Random) -> Planted:
    text = rng.choice(
        [
            "The minutes of the previous meeting were noted.",
            "Members noted the minutes of the last meeting.",
            f"The {one.style.chair} drew attention to the minutes of the last meeting.",
            "Members had the minutes before them and had nothing to add.",
            "The minutes had been circulated.",
        ]
    )
    return Planted(one.paper.put("minutes", text), *title_of(one, _minutes(one)))


def not_dated(one: Specimen, rng: Random) -> Planted:
    text = rng.choice(
        [
            "The minutes of the previous meeting were agreed as an accurate record.",
            "It was agreed that the minutes of the last meeting be signed.",
            "The minutes were approved.",
            "RESOLVED: That the minutes be approved as a correct record.",
        ]
    )
    return Planted(_with(one, "Minutes of the last meeting", text), head_of(one, _minutes(one)), None)


def _day(one: Specimen, day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def two_dates(one: Specimen, rng: Random) -> Planted:
    previous = one.truth.previous
    first, second = _day(one, previous), _day(one, previous + timedelta(days=rng.choice([1, 7, 10])))
    text = rng.choice(
        [
            "The minutes of the meeting held on {} were agreed as an accurate record.",
            "It was agreed that the minutes of the meeting of {} be signed.",
            "RESOLVED: That the minutes of the meeting held on {} be approved.",
        ]
    ).format(second)
    return Planted(_with(one, f"Minutes of the meeting held on {first}", text), "minutes", text.index(second))


def date_ahead(one: Specimen, rng: Random) -> Planted:
    day = _day(one, rng.choice([one.truth.next, one.truth.day]))
    text = rng.choice(
        [
            "The minutes of the meeting held on {} were agreed as an accurate record.",
            "The minutes of {} were approved and signed.",
            "It was resolved that the minutes of the meeting held on {} be signed as a true record.",
        ]
    ).format(day)
    return Planted(_with(one, "Minutes of the last meeting", text), "minutes", text.index(day))


def amendments_untold(one: Specimen, rng: Random) -> Planted:
    phrase = rng.choice(
        [
            "subject to amendments",
            "subject to minor amendments",
            "subject to the agreed amendments",
            "subject to some corrections",
            "with amendments",
        ]
    )
    text = f"The minutes of the meeting held on {_day(one, one.truth.previous)} were agreed, {phrase}."
    return Planted(_with(one, "Minutes of the last meeting", text), "minutes", None)


FAULTS: dict[str, dict[str, Fault]] = {
    "declarations-recorded": {"only asked for": unsaid},
    "declarer-in-attendance": {"stranger": stranger},
    "declaration-names-item": {"no item": no_item},
    "declaration-states-nature": {"bare interest": no_nature},
    "declaration-states-effect": {"nothing said": no_effect},
    "declarations-consistent": {"none and one": none_too},
    "previous-minutes-agreed": {"noted or spoken of": not_agreed},
    "previous-minutes-dated": {"no date": not_dated},
    "previous-minutes-date-agrees": {"title and text": two_dates, "ahead in the text": date_ahead},
    "amendments-quoted": {"not given": amendments_untold},
}
