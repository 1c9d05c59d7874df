"""A meeting of a board that never was, made from a seed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.planted.happenings import business_item, chosen, declare
from tests.planted.modern_gov_note.style import Style
from tests.planted.people import Pool
from tests.planted.truth import Item, Truth

BOARDS = (
    "Harbours & Rivers Board",
    "Libraries and Learning Board",
    "Rural Transport Board",
    "Coastal Communities Board",
    "Skills & Enterprise Board",
    "Civic Pride, Heritage and Tourism Board",
    "Fire Stations Board",
    "Community Buildings Board",
)
VENUES = (
    "Harbour Room, Westmere House, 4 Quay Street, Westmere",
    "Hybrid Meeting – Smith Hall and Online",
    "Online via Teams",
    "Rooms 7 & 8, 2nd Floor, Exchange Buildings, 18–22 Corn Street, Eastmoor, EM1 4QT",
    "Council Chamber, Penmaen Castle",
    "The Guildhall, Wexcombe",
)


def imagine(
    rng: Random, style: Style, phrases: dict[str, Any], topics: list[dict[str, Any]], business: int = 0
) -> Truth:
    """Return a meeting, with ``business`` of so many items of it."""
    pool = Pool(rng)
    day = date(rng.randint(2015, 2026), rng.randint(1, 12), rng.randint(1, 28))
    day += timedelta(days=(1 - day.weekday()) % 7 + rng.randint(0, 2))
    member = style.list_title
    truth = Truth(
        body=rng.choice(BOARDS),
        day=day,
        previous=day - timedelta(days=rng.randint(50, 100)),
        next=day + timedelta(days=rng.randint(50, 100)),
        venue=rng.choice(VENUES),
        chair=pool.councillor(member),
        vices=[pool.councillor(member)],
        deputies=[pool.councillor(member) for _ in range(rng.randint(0, 2))],
        members=[pool.councillor(member) for _ in range(rng.randint(4, 9))],
        apologies=[pool.councillor(member) for _ in range(rng.choice([0, 1, 2, 2, 3, 3]))],
        officers=[pool.officer() for _ in range(rng.randint(2, 5))],
        guests=[pool.guest() for _ in range(rng.randint(0, 2))],
        outsiders=[pool.guest() for _ in range(3)],
        spare=[pool.councillor(member) for _ in range(2)] + [pool.officer() for _ in range(2)],
    )
    if truth.apologies and rng.random() < 0.3:
        truth.apologies.append(pool.guest())
    if rng.random() < 0.3:
        truth.observers.append(pool.guest())
    if truth.apologies and rng.random() < 0.4:
        truth.substitutes.append(
            (pool.councillor(member), truth.apologies[0] if rng.random() < 0.6 else None)
        )
    _put_items(truth, rng, style, phrases, topics, business)
    if rng.random() < 0.55:
        declare(truth, rng, phrases)
    return truth


def _put_items(
    truth: Truth,
    rng: Random,
    style: Style,
    phrases: dict[str, Any],
    topics: list[dict[str, Any]],
    number: int,
) -> None:
    opening = rng.choice(
        [
            [("opening", "Welcome, Apologies and Declarations of Interest")],
            [("opening", "Apologies for Absence and Declarations of Interest")],
            [("welcome", "Welcome and Apologies"), ("declarations", "Declarations of Interest")],
            [("apologies", "Apologies for absence"), ("declarations", "Declarations of interest")],
            [("opening", "Declarations of Interest")],
            [("opening", "Welcome, apologies, substitutes and declarations")],
            [("welcome", f"{style.chair}’s Welcome and Apologies"), ("declarations", "Members’ interests")],
        ]
    )
    key = "minutes-titles-dated" if rng.random() < 0.4 else "minutes-titles"
    minutes = ("minutes", rng.choice(phrases[key]).format(date=style.day(truth.previous)))
    few = number or rng.randint(3, 5)
    business = [("business", topic) for topic in chosen(rng, topics, few)]
    last = [("other", "Any other business")] if rng.random() < 0.5 else []
    last += [("next", rng.choice(["Date of next meeting", "Next meeting"]))] if rng.random() < 0.3 else []
    late = rng.random() < 0.25
    plan: list[tuple[str, Any]] = [
        *opening,
        *([] if late else [minutes]),
        *business,
        *([minutes] if late else []),
        *last,
    ]
    first = rng.choice([1, 1, 1, 1, 1, 8])
    for number, (kind, what) in enumerate(plan, first):
        if kind == "business":
            truth.items.append(business_item(truth, rng, number, what))
        else:
            truth.items.append(Item(number, kind, what))
