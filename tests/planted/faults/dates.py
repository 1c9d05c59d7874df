"""Faults of dates that the text gives."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from tests.planted.form import Fault, Planted, Specimen


def next_is_past(one: Specimen, rng: Random) -> Planted | None:
    day = one.style.day(one.truth.next)
    if "next" not in one.paper or day not in one.paper["next"]:
        return None
    past = one.style.day(one.truth.day - timedelta(days=rng.randint(1, 90)))
    at = one.paper["next"].index(day)
    return Planted(one.paper.swap("next", day, past), "next", at)


FAULTS: dict[str, dict[str, Fault]] = {"next-meeting-lies-ahead": {"a day that is past": next_is_past}}
