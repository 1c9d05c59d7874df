"""Faults of declarations and of the previous minutes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.markdown.faults.planting import (
    BLANK,
    add_paragraph,
    add_paragraphs,
    called,
    item_of,
    number_text,
    title_of,
)  # fmt: skip
from tests.planted.paper import Line, Paper

# --- Declarations ---


def _declared(one: Specimen) -> list[str]:
    return [f"declarations.{index}" for index in range(len(one.truth.declarations))]


def unsaid(one: Specimen, rng: Random) -> Planted | None:
    item = item_of(one, "declarations")
    if item is None:
        return None
    keys = _declared(one) or ["declarations"]
    text = rng.choice(
        ["Members were asked to declare any interests.", "The Chair reminded members of the code of conduct."]
    )
    return Planted(one.paper.put(keys[0], text).drop(*keys[1:]), *title_of(one, item))


def stranger(one: Specimen, rng: Random) -> Planted | None:
    who = called(one, one.truth.spare[0])
    if not one.truth.declarations:
        if one.style.layout == "parish":
            return None
        text = rng.choice(
            [
                "{} declared an interest in this item as a trustee of the windmill and left the call.",
                "{} declared a conflict of interest as an employee of the sponsor and did not vote.",
            ]
        ).format(who)
        return add_paragraph(one, rng, text, who)
    item = one.truth.declarations[0].item
    text = f"{who} declared an interest in item {item} as a trustee of the windmill and left the room."
    return Planted(one.paper.put("declarations.0", text), "declarations.0")


def _written(one: Specimen, text: str) -> Planted | None:
    if not one.truth.declarations:
        return None
    declared = one.truth.declarations[0]
    text = text.format(called(one, declared.who), declared.item)
    return Planted(one.paper.put("declarations.0", text), "declarations.0", None)


def no_item(one: Specimen, rng: Random) -> Planted | None:
    return _written(
        one,
        rng.choice(
            [
                "{} declared an interest as a trustee of the Wexcombe Heritage Trust, and took no part.",
                "{} declared a personal interest because a cousin worked for the Trust, and left the room.",
            ]
        ),
    )


def no_nature(one: Specimen, rng: Random) -> Planted | None:
    return _written(
        one,
        rng.choice(
            [
                "{} declared an interest in item {} and left the room while it was discussed.",
                "In respect of item {1}, {0} declared an interest, and took no part in the item.",
            ]
        ),
    )


def no_effect(one: Specimen, rng: Random) -> Planted | None:
    return _written(
        one, "{} declared a personal interest in item {} as a trustee of the Wexcombe Heritage Trust."
    )


def none_too(one: Specimen, rng: Random) -> Planted | None:
    text = rng.choice(["There were no declarations of interest.", "No interests were declared."])
    if one.truth.declarations:
        paper = one.paper.add(_declared(one)[-1], [BLANK, Line("planted", text, prose=True)])
        return Planted(paper, "planted")
    if one.style.layout == "parish":
        return None
    who = one.truth.members[0].full
    said = [f"{who} declared a conflict of interest as an employee of the sponsor and did not vote.", text]
    return Planted(add_paragraphs(one, said, rng.choice(one.truth.business)), "planted")


# --- Previous minutes ---


def _with(one: Specimen, title: str, text: str) -> Paper | None:
    item = item_of(one, "minutes")
    if item is None or one.style.heads != "signs" or one.style.closed:
        return None
    key, _ = title_of(one, item)
    return one.paper.put(key, number_text(one, item.number) + title).put("minutes", text)


def not_agreed(one: Specimen, rng: Random) -> Planted | None:
    item = item_of(one, "minutes")
    if item is None:
        return None
    text = rng.choice(
        [
            "The minutes of the previous meeting were noted.",
            "{} drew attention to the minutes of the last meeting.",
            "Those present had the minutes before them and had nothing to add.",
            "The [minutes of the last meeting](https://example.org/7) had been circulated.",
        ]
    ).format(called(one, one.truth.chair))
    return Planted(one.paper.put("minutes", text), *title_of(one, item))


def not_dated(one: Specimen, rng: Random) -> Planted | None:
    text = rng.choice(
        [
            "The minutes of the previous meeting were agreed as an accurate record.",
            "The minutes were approved.",
        ]
    )
    paper = _with(one, "Minutes of the previous meeting", text)
    item = item_of(one, "minutes")
    return Planted(paper, *title_of(one, item)) if paper and item else None


def _day(one: Specimen, day: date, rng: Random) -> str:
    return rng.choice([f"{day.day} {day:%B %Y}", f"{day:%Y-%m-%d}", f"{day:%B} {day.day}, {day:%Y}"])


def two_dates(one: Specimen, rng: Random) -> Planted | None:
    first = _day(one, one.truth.previous, rng)
    second = _day(one, one.truth.previous - timedelta(days=rng.choice([1, 7, 10])), rng)
    text = f"The minutes of the meeting held on {second} were approved."
    paper = _with(one, f"Minutes of the meeting on {first}", text)
    return Planted(paper, "minutes", text.index(second)) if paper else None


def date_ahead(one: Specimen, rng: Random) -> Planted | None:
    day = _day(one, rng.choice([one.truth.next, one.truth.day]), rng)
    text = rng.choice(
        [
            "The minutes of the meeting held on {} were approved.",
            "Minutes of {} approved.",
            "Approved the minutes of the meeting of {}.",
        ]
    )
    text = text.format(day)
    paper = _with(one, "Minutes of the previous meeting", text)
    return Planted(paper, "minutes", text.index(day)) if paper else None


def amendments_untold(one: Specimen, rng: Random) -> Planted | None:
    phrase = rng.choice(
        [
            "subject to amendments",
            "subject to minor amendments",
            "with some corrections",
            "subject to the agreed amendments",
        ]
    )
    text = f"The minutes of the meeting held on {_day(one, one.truth.previous, rng)} were approved, {phrase}."
    paper = _with(one, "Minutes of the previous meeting", text)
    return Planted(paper, "minutes", None) if paper else None


FAULTS: dict[str, dict[str, Fault]] = {
    "declarations-recorded": {"only asked for": unsaid},
    "declarer-in-attendance": {"stranger": stranger},
    "declaration-names-item": {"no item": no_item},
    "declaration-states-nature": {"bare interest": no_nature},
    "declaration-states-effect": {"nothing said": no_effect},
    "declarations-consistent": {"none too": none_too},
    "previous-minutes-agreed": {"only noted": not_agreed},
    "previous-minutes-dated": {"no date": not_dated},
    "previous-minutes-date-agrees": {"title and text": two_dates, "not yet": date_ahead},
    "amendments-quoted": {"not given": amendments_untold},
}
