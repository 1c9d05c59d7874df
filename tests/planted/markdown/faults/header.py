"""Faults of the head: body, date, place, hours."""

from __future__ import annotations

import re
from datetime import timedelta
from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.markdown.faults.planting import BLANK, add_paragraph, one_of
from tests.planted.paper import Line

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _dated(one: Specimen) -> tuple[str, str] | None:
    """Return the line with the date of the meeting, and the date as it stands there."""
    for key in ("header.date", "header.title"):
        for said in (one.style.day(one.truth.day), f"{one.truth.day:%Y-%m-%d}"):
            if key in one.paper and said in one.paper[key]:
                return key, said
    return None


def _labelled(one: Specimen, key: str) -> bool:
    return one.paper[key].startswith(("Date", "Meeting date", "When"))


def body_lost(one: Specimen, rng: Random) -> Planted | None:
    day = one.style.day(one.truth.day)
    title = rng.choice(["Minutes", "Meeting notes", "Minutes of the meeting", "Meeting"])
    if one.style.dated_in == "title":
        title = rng.choice([f"Minutes, {day}", f"Minutes of the meeting on {day}", f"Meeting {day}"])
    if one.style.closed:
        return None
    return Planted(one.paper.put("header.title", title), "header.title")


def date_lost(one: Specimen, rng: Random) -> Planted | None:
    found = _dated(one)
    if found is None or found[0] != "header.date" or not _labelled(one, "header.date"):
        return None
    return Planted(one.paper.swap("header.date", found[1], ""), "header.date")


def _other_date(one: Specimen, day: str) -> Planted | None:
    """Return the paper with another date of the meeting, which is none."""
    found = _dated(one)
    if found is None:
        return None
    key, said = found
    label = key == "header.date" and _labelled(one, key)
    return Planted(one.paper.swap(key, said, day), key if label else "header.title", 0)


def year_lost(one: Specimen, rng: Random) -> Planted | None:
    return _other_date(one, f"{one.truth.day.day} {one.truth.day:%B}")


def day_lost(one: Specimen, rng: Random) -> Planted | None:
    return _other_date(one, f"{one.truth.day:%B %Y}")


def impossible_header(one: Specimen, rng: Random) -> Planted | None:
    found, year = _dated(one), one.truth.day.year
    if found is None:
        return None
    day = rng.choice(
        [f"31 June {year}", f"30 February {year}", f"{year}-02-30", f"{year}-11-31", f"April 31, {year}"]
    )
    paper = one.paper.swap(found[0], found[1], day)
    return Planted(paper, found[0], paper[found[0]].index(day))


def impossible_in_text(one: Specimen, rng: Random) -> Planted:
    day = rng.choice(
        [
            "31 April 2019",
            "30th February 2020",
            "31 November 2018",
            "29 February 2019",
            "2019-02-29",
            "June 31, 2021",
        ]
    )
    text = rng.choice(
        [
            "The poll had closed on {}.",
            "Replies dated {} had been circulated.",
            "The patch of {} was withdrawn.",
        ]
    )
    return add_paragraph(one, rng, text.format(day), day)


def wrong_weekday_header(one: Specimen, rng: Random) -> Planted | None:
    found, day = _dated(one), one.truth.day
    if found is None:
        return None
    wrong = _DAYS[(day.weekday() + rng.randint(1, 6)) % 7]
    said = rng.choice(
        [
            f"{wrong} {day.day} {day:%B %Y}",
            f"{wrong}, {day:%B} {day.day}, {day:%Y}",
            f"{wrong} {day:%Y-%m-%d}",
        ]
    )
    paper = one.paper.swap(found[0], found[1], said)
    return Planted(paper, found[0], paper[found[0]].index(wrong))


def wrong_weekday_in_text(one: Specimen, rng: Random) -> Planted:
    day = one.truth.day + timedelta(days=rng.randint(5, 60))
    wrong = _DAYS[(day.weekday() + rng.randint(1, 6)) % 7]
    form = rng.choice(["{} {} {:%B %Y}", "{}, {} {:%B %Y}", "**{} {} {:%B %Y}**"])
    return add_paragraph(one, rng, f"A sprint would take place on {form.format(wrong, day.day, day)}.", wrong)


def wrong_weekday_next(one: Specimen, rng: Random) -> Planted | None:
    if "next" not in one.paper or not re.search(r"\d", one.paper["next"]):
        return None
    wrong = _DAYS[(one.truth.next.weekday() + rng.randint(1, 6)) % 7]
    text = f"{wrong}, {one.truth.next.day} {one.truth.next:%B %Y}"
    return Planted(one.paper.put("next", text), "next")


def venue_lost(one: Specimen, rng: Random) -> Planted | None:
    if "header.venue" not in one.paper:
        return None
    return Planted(one.paper.drop("header.venue"), "header.title")


def venue_empty(one: Specimen, rng: Random) -> Planted | None:
    if "header.venue" not in one.paper:
        return None
    return Planted(one.paper.swap("header.venue", one.truth.venue, ""), "header.venue")


def ends_before(one: Specimen, rng: Random) -> Planted | None:
    if "header.time" not in one.paper:
        return None
    start, end = rng.choice(
        [("19:00", "17:30"), ("7.30 pm", "6.45 pm"), ("14:00 UTC", "13:20 UTC"), ("10am", "9.15am")]
    )
    old = re.search(r"\d.*?(?= \||\Z)", one.paper["header.time"])
    assert old is not None
    paper = one.paper.swap("header.time", old[0], start)
    text = rng.choice(
        [
            "The meeting closed at {}.",
            "Meeting adjourned at {}.",
            "The meeting ended at {}.",
            "Meeting closed: {}",
        ]
    ).format(end)
    if "close" in paper:
        return Planted(paper.put("close", text), "close", text.index(end))
    last = [line.key for line in paper.lines if line.key][-1]
    return Planted(paper.add(last, [BLANK, Line("planted", text)]), "planted", text.index(end))


def ends_before_in_header(one: Specimen, rng: Random) -> Planted | None:
    if "header.time" not in one.paper or "close" in one.paper:
        return None
    span, end = rng.choice(
        [("16:00–15:05 UTC", "15:05"), ("19:30 - 18:45", "18:45"), ("2.00 pm to 1.15 pm", "1.15")]
    )
    old = re.search(r"\d.*?(?= \||\Z)", one.paper["header.time"])
    assert old is not None
    paper = (
        one.paper.swap("header.time", old[0], span).swap("header.time", "Start time", "Time")
        if "Start" in one.paper["header.time"]
        else one.paper.swap("header.time", old[0], span)
    )
    return Planted(paper, "header.time", paper["header.time"].index(end))


FAULTS: dict[str, dict[str, Fault]] = {
    "body-named": {"nowhere": body_lost},
    "meeting-dated": {"no date": date_lost, "no year": year_lost, "no day": day_lost},
    "date-exists": {"in the header": impossible_header, "in the text": impossible_in_text},
    "weekday-fits-date": {
        "in the header": wrong_weekday_header,
        "in the text": wrong_weekday_in_text,
        "next meeting": wrong_weekday_next,
    },
    "venue-stated": {"no label": venue_lost, "label only": venue_empty},
    "ends-after-start": {"closed before it began": ends_before, "in the header": ends_before_in_header},
    "no-relative-dates": {
        "next year": one_of(
            ("The mill would open next year.", "next year"),
            ("The fire had broken out a few days before.", "a few days before"),
        )
    },
}
