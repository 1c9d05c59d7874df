"""Faults of the top of the page: body, date, place, hours."""

from __future__ import annotations

import re
from datetime import timedelta
from random import Random

from tests.planted.faults.planting import add_paragraph, chaired
from tests.planted.form import Fault, Planted, Specimen
from tests.planted.paper import Line

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BEHIND_BODY = r" [-–] (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"


def first_line(one: Specimen) -> str:
    """Return the key of the first line of the page that is no button and no mark of a draft."""
    title = "page.title" if "page.title" in one.paper else "header"
    return "header" if one.paper[title].startswith("Draft") else title


def _parts(one: Specimen) -> tuple[str, str]:
    """Return what stands before the weekday, and the rest."""
    text = one.paper["header"]
    at = re.search(_BEHIND_BODY, text)
    assert at is not None
    return text[: at.end()], text[at.end() :]


def body_lost(one: Specimen, rng: Random) -> Planted:
    return Planted(one.paper.put("header", _parts(one)[1]), first_line(one))


def date_lost(one: Specimen, rng: Random) -> Planted:
    text = rng.choice([one.truth.body, f"{one.truth.body} - 6.30 pm"])
    return Planted(one.paper.put("header", text), first_line(one))


def year_lost(one: Specimen, rng: Random) -> Planted:
    body, rest = _parts(one)
    text = re.sub(r",? \d{4}\b", "", rest, count=1)
    return Planted(one.paper.put("header", body + text), "header", None)


def day_lost(one: Specimen, rng: Random) -> Planted:
    text = f"{one.truth.body} - {one.truth.day:%B %Y}"
    return Planted(one.paper.put("header", text), "header", None)


def impossible_header(one: Specimen, rng: Random) -> Planted:
    body, _ = _parts(one)
    year = one.truth.day.year
    day = rng.choice([f"31st June, {year}", f"30 February {year}", f"31st November, {year}"])
    text = f"{body}{rng.choice(_DAYS)}, {day} 6.30 pm"
    return Planted(one.paper.put("header", text), "header", None)


def wrong_weekday(one: Specimen, rng: Random) -> Planted:
    body, rest = _parts(one)
    right = f"{one.truth.day:%A}"
    wrong = _DAYS[(one.truth.day.weekday() + rng.randint(1, 6)) % 7]
    return Planted(one.paper.put("header", body + rest.replace(right, wrong)), "header", len(body))


def wrong_weekday_in_text(one: Specimen, rng: Random) -> Planted:
    day = one.truth.day + timedelta(days=rng.randint(5, 60))
    wrong = _DAYS[(day.weekday() + rng.randint(1, 6)) % 7]
    form = rng.choice(["{} {} {:%B %Y}", "{}, {} {:%B, %Y}", "{} {} {:%b %Y}"])
    text = rng.choice(
        [
            "A visit would take place on {}.",
            "It was agreed that a workshop be held on {}.",
            "Tenders were due on {}.",
        ]
    )
    return add_paragraph(one, rng, text.format(form.format(wrong, day.day, day)), wrong)


def impossible_in_text(one: Specimen, rng: Random) -> Planted:
    day = rng.choice(["31 April 2019", "30th February 2020", "31 November 2018", "32 May 2019", "31/09/2018"])
    text = rng.choice(
        [
            "The consultation had closed on {}.",
            "Replies dated {} had been circulated.",
            "The site had been shut since {}.",
        ]
    )
    return add_paragraph(one, rng, text.format(day), day)


def venue_value_lost(one: Specimen, rng: Random) -> Planted:
    return Planted(one.paper.put("header.venue", "Venue:"), "header.venue")


def venue_lost(one: Specimen, rng: Random) -> Planted:
    return Planted(one.paper.drop("header.venue"), first_line(one))


def ends_before(one: Specimen, rng: Random) -> Planted | None:
    last = one.truth.items[-1]
    if "close" in one.paper or last.kind not in ("urgent", "next"):
        return None
    start, end = rng.choice(
        [("6.30 pm", "5.45 pm"), ("10.00 am", "9.20 am"), ("7.00 pm", "18:40"), ("2 pm", "1.15 pm")]
    )
    body, rest = _parts(one)
    text = body + re.sub(r",? \d{1,2}\.\d\d [ap]m$", f" {start}", rest)
    closing = rng.choice(
        [
            "The meeting closed at {}.",
            "The meeting ended at {}.",
            "The Chair closed the meeting at {}.",
            "Meeting closed: {}",
        ]
    ).format(end)
    line = Line("planted", chaired(one, closing), prose=True)
    key = "other" if last.kind == "urgent" else "next"
    paper = one.paper.put("header", text).add(key, [Line("", ""), line])
    return Planted(paper, "planted", line.text.index(end))


FAULTS: dict[str, dict[str, Fault]] = {
    "body-named": {"nowhere": body_lost},
    "meeting-dated": {"no date": date_lost, "no year": year_lost, "no day": day_lost},
    "date-exists": {"in the header": impossible_header, "in the text": impossible_in_text},
    "weekday-fits-date": {"in the header": wrong_weekday, "in the text": wrong_weekday_in_text},
    "venue-stated": {"label only": venue_value_lost, "no label": venue_lost},
    "ends-after-start": {"closed before it began": ends_before},
}
