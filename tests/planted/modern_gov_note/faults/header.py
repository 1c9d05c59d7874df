"""Faults of the header: body, date, venue, times."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from tests.planted.faults.planting import add_paragraph, chaired
from tests.planted.form import Fault, Planted, Specimen
from tests.planted.paper import Line

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _label(one: Specimen, name: str) -> str:
    return f"header.{name}" if one.style.layout == "clerk" else f"header.{name}.label"


def _valued(one: Specimen, name: str, value: str) -> str:
    """Return what stands on the line of a value: in a clerk's draft behind its label."""
    return f"{name.capitalize()}: {value}" if one.style.layout == "clerk" else value


def body_lost(one: Specimen, rng: Random) -> Planted:
    paper = one.paper.put("header.first", "Note of last meeting")
    return Planted(paper.put("header.title", _valued(one, "title", "")), "header.first")


def date_lost(one: Specimen, rng: Random) -> Planted:
    return Planted(one.paper.put("header.date", _valued(one, "date", "")), _label(one, "date"))


def year_lost(one: Specimen, rng: Random) -> Planted:
    day = f"{one.truth.day:%A} {one.truth.day.day} {one.truth.day:%B}"
    return Planted(one.paper.put("header.date", _valued(one, "date", day)), _label(one, "date"))


def day_lost(one: Specimen, rng: Random) -> Planted:
    return Planted(
        one.paper.put("header.date", _valued(one, "date", f"{one.truth.day:%B %Y}")), _label(one, "date")
    )


def impossible_header(one: Specimen, rng: Random) -> Planted:
    day = rng.choice([f"31 June {one.truth.day.year}", f"30 February {one.truth.day.year}"])
    text = _valued(one, "date", day)
    return Planted(one.paper.put("header.date", text), "header.date", text.index(day))


def impossible_in_text(one: Specimen, rng: Random) -> Planted:
    day = rng.choice(
        [
            "31 April 2019",
            "30th February 2020",
            "31 November 2018",
            "29 February 2019",
            "7rd February 2019",
            "31/09/2018",
        ]
    )
    text = rng.choice(
        [
            "The consultation had closed on {}.",
            "Replies dated {} had been circulated.",
            "Since {} the line had been out of use.",
        ]
    )
    return add_paragraph(one, rng, text.format(day), day)


def wrong_weekday_header(one: Specimen, rng: Random) -> Planted:
    wrong = _DAYS[(one.truth.day.weekday() + rng.randint(1, 6)) % 7]
    text = _valued(one, "date", f"{wrong} {one.truth.day.day} {one.truth.day:%B %Y}")
    return Planted(one.paper.put("header.date", text), "header.date", text.index(wrong))


def wrong_weekday_in_text(one: Specimen, rng: Random) -> Planted:
    day = one.truth.day + timedelta(days=rng.randint(5, 60))
    wrong = _DAYS[(day.weekday() + rng.randint(1, 6)) % 7]
    form = rng.choice(
        [
            "{} {} {:%B %Y}",
            "{}, {} {:%B %Y}",
            "{}, {}th {:%B}, {:%Y}" if 3 < day.day < 21 else "{} {} {:%B %Y}",
        ]
    )
    text = f"A visit would take place on {form.format(wrong, day.day, day, day)}."
    return add_paragraph(one, rng, text, wrong)


def venue_value_lost(one: Specimen, rng: Random) -> Planted:
    return Planted(one.paper.put("header.venue", _valued(one, "venue", "")), _label(one, "venue"))


def venue_lost(one: Specimen, rng: Random) -> Planted:
    return Planted(one.paper.drop("header.venue", "header.venue.label"), "header.first")


def ends_before(one: Specimen, rng: Random) -> Planted | None:
    if "close" in one.paper or "welcome" in one.paper:
        return None
    start, end = rng.choice(
        [("1.00 pm", "11.45 am"), ("14:00", "13:20"), ("11.00am", "10.30am"), ("2 pm", "1.15 pm")]
    )
    if one.style.layout == "clerk":
        paper = one.paper.add("header.date", [Line("header.time", f"Time: {start}")])
    else:
        lines = [
            Line("", ""),
            Line("header.time.label", "Time:", "\t"),
            Line("", ""),
            Line("header.time", start, "\t"),
        ]
        paper = one.paper.add("header.date", lines)
    last = one.truth.items[-1]
    text = rng.choice(
        [
            "The meeting closed at {}.",
            "There being no further business, the meeting ended at {}.",
            "The Chair closed the meeting at {}.",
        ]
    ).format(end)
    text = chaired(one, text)
    key = (
        paper.keys(f"item{last.number}.")
        if last.topic
        else paper.keys("other") or paper.keys("next") or paper.keys("minutes")
    )
    keys = [one for one in key if not one.endswith(".close")]
    return Planted(
        paper.add(keys[-1], [Line("", ""), Line("planted", text, prose=True)]), "planted", text.index(end)
    )


FAULTS: dict[str, dict[str, Fault]] = {
    "body-named": {"nowhere": body_lost},
    "meeting-dated": {"no date": date_lost, "no year": year_lost, "no day": day_lost},
    "date-exists": {"in the header": impossible_header, "in the text": impossible_in_text},
    "weekday-fits-date": {"in the header": wrong_weekday_header, "in the text": wrong_weekday_in_text},
    "venue-stated": {"label only": venue_value_lost, "no label": venue_lost},
    "ends-after-start": {"closed before it began": ends_before},
}
