"""Faults of the heading and of times: body, date, venue, weekday, hours."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.planted.form import Fault, Planted, Specimen
from tests.planted.numbered.faults.planting import add_paragraph, first_of_header, with_header
from tests.planted.paper import Line, Paper

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def body_lost(one: Specimen, rng: Random) -> Planted | None:
    if any(one.truth.body in line.text for line in one.paper.lines if not line.key.startswith("header.")):
        return None
    paper = with_header(one, omit=("body",))
    return Planted(paper, first_of_header(paper))


def _dateless(one: Specimen, paper: Paper) -> Planted:
    key = "header.date" if one.style.header == "labels" else first_of_header(paper)
    return Planted(paper, key)


def date_lost(one: Specimen, rng: Random) -> Planted:
    return _dateless(one, with_header(one, omit=("date",)))


def year_lost(one: Specimen, rng: Random) -> Planted:
    return _dateless(one, with_header(one, day=f"{one.truth.day:%A} {one.truth.day.day} {one.truth.day:%B}"))


def day_lost(one: Specimen, rng: Random) -> Planted:
    return _dateless(one, with_header(one, day=f"{one.truth.day:%B %Y}"))


def _in_header(one: Specimen, day: str, phrase: str) -> Planted:
    paper = with_header(one, day=day)
    for key in paper.keys("header."):
        at = paper[key].lower().find(phrase.lower())
        if at >= 0:
            return Planted(paper, key, at)
    raise AssertionError(day)


def impossible_header(one: Specimen, rng: Random) -> Planted:
    day = rng.choice(["31 June {}", "30 February {}", "31st September {}", "31/11/{}"]).format(
        one.truth.day.year
    )
    return _in_header(one, day, day)


def impossible_in_text(one: Specimen, rng: Random) -> Planted:
    day = rng.choice(
        [
            "31 April 2019",
            "30th February 2020",
            "31 November 2018",
            "29 February 2019",
            "31/09/2018",
            "June 31st, 2017",
        ]
    )
    text = rng.choice(
        [
            "The consultation had closed on {}.",
            "A letter dated {} had been received.",
            "The licence had run out on {}.",
            "The windmill had been inspected on {} and was sound.",
        ]
    )
    return add_paragraph(one, rng, text.format(day), day)


def _wrong(rng: Random, day: date) -> str:
    return _DAYS[(day.weekday() + rng.randint(1, 6)) % 7]


def wrong_weekday_header(one: Specimen, rng: Random) -> Planted:
    day = one.truth.day
    wrong = _wrong(rng, day)
    form = rng.choice(["{} {} {:%B %Y}", "{}, {} {:%B} {:%Y}", "{} {} {:%B}, {:%Y}"])
    return _in_header(one, form.format(wrong, day.day, day, day), wrong)


def wrong_weekday_in_text(one: Specimen, rng: Random) -> Planted:
    day = one.truth.day + timedelta(days=rng.randint(5, 60))
    wrong = _wrong(rng, day)
    said = rng.choice(["{} {} {:%B %Y}", "{}, {} {:%B} {:%Y}", "{} {} {:%B}, {:%Y}"])
    text = rng.choice(
        [
            "A litter pick would be held on {}.",
            "The site would be visited on {} at 10 am.",
            "The drop-in session is on {} in the library.",
        ]
    )
    return add_paragraph(one, rng, text.format(said.format(wrong, day.day, day, day)), wrong)


def wrong_weekday_of_next(one: Specimen, rng: Random) -> Planted | None:
    if "next" not in one.paper:
        return None
    day = one.truth.next
    wrong = _wrong(rng, day)
    text = rng.choice(["The next meeting will be held on {}.", "{} at 7 pm.", "Next meeting: {}, 7.30pm."])
    paper = one.paper.put("next", text.format(f"{wrong} {day.day} {day:%B %Y}"))
    return Planted(paper, "next", paper["next"].index(wrong))


def venue_lost(one: Specimen, rng: Random) -> Planted | None:
    if any(one.truth.venue in line.text for line in one.paper.lines if not line.key.startswith("header.")):
        return None
    paper = with_header(one, omit=("venue",))
    return Planted(paper, first_of_header(paper))


def venue_value_lost(one: Specimen, rng: Random) -> Planted | None:
    if one.style.header != "labels":
        return None
    if any(one.truth.venue in line.text for line in one.paper.lines if not line.key.startswith("header.")):
        return None
    label = one.paper["header.venue"].split(":")[0]
    return Planted(one.paper.put("header.venue", f"{label}:"), "header.venue")


def ends_before(one: Specimen, rng: Random) -> Planted:
    start, end = rng.choice(
        [
            ("7.30 pm", "6.45 pm"),
            ("19:30", "18:50"),
            ("7.00pm", "6.15pm"),
            ("2.30pm", "1.15pm"),
            ("10.00am", "9.30am"),
        ]
    )
    paper = with_header(one, begins=start)
    text = rng.choice(
        [
            "The meeting closed at {}.",
            "There being no further business, the meeting ended at {}.",
            "Meeting closed at {}.",
            "The {chair} closed the meeting at {}.",
        ]
    ).format(end, chair=one.style.chair)
    if "close" in paper:
        return Planted(paper.put("close", text), "close", text.index(end))
    last = [line.key for line in paper.lines if line.key][-1]
    paper = paper.add(last, [Line("", ""), Line("planted", text)])
    return Planted(paper, "planted", text.index(end))


FAULTS: dict[str, dict[str, Fault]] = {
    "body-named": {"nowhere": body_lost},
    "meeting-dated": {"no date": date_lost, "no year": year_lost, "no day": day_lost},
    "date-exists": {"in the header": impossible_header, "in the text": impossible_in_text},
    "weekday-fits-date": {
        "in the header": wrong_weekday_header,
        "in the text": wrong_weekday_in_text,
        "next meeting": wrong_weekday_of_next,
    },
    "venue-stated": {"nowhere": venue_lost, "label only": venue_value_lost},
    "ends-after-start": {"closed before it began": ends_before},
}
