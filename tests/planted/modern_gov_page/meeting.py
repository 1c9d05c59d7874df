"""A meeting of a council that never was, or of a board of the LGA, made from a seed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.planted.happenings import business_item, chosen, declare
from tests.planted.modern_gov_note.meeting import BOARDS
from tests.planted.modern_gov_page.style import Style
from tests.planted.people import Pool
from tests.planted.truth import Item, Truth

Plan = list[tuple[str, Any]]


def imagine(
    rng: Random, style: Style, phrases: dict[str, Any], topics: list[dict[str, Any]], business: int = 0
) -> Truth:
    """Return a meeting, with ``business`` of so many items of it."""
    pool = Pool(rng)
    day = date(rng.randint(2012, 2026), rng.randint(1, 12), rng.randint(1, 28))
    day += timedelta(days=(1 - day.weekday()) % 7 + rng.randint(0, 2))
    truth = Truth(
        body=rng.choice(BOARDS if style.profile == "lga" else phrases["bodies-council"]),
        day=day,
        previous=day - timedelta(days=rng.randint(20, 100)),
        next=day + timedelta(days=rng.randint(20, 100)),
        venue=rng.choice(phrases["venues"]),
        chair=pool.councillor(style.title),
        vices=[pool.councillor(style.title)],
        members=[pool.councillor(style.title) for _ in range(rng.randint(4, 9))],
        apologies=[pool.councillor(style.title) for _ in range(rng.choice([0, 1, 2, 2, 3, 3]))],
        officers=[pool.officer() for _ in range(rng.randint(2, 5))],
        guests=[pool.guest() for _ in range(rng.randint(0, 2))],
        outsiders=[pool.guest() for _ in range(3)],
        spare=[pool.councillor(style.title) for _ in range(2)] + [pool.officer() for _ in range(2)],
    )
    first = rng.choice([1, 1, 1, 1, 8] if style.agenda_numbers else [12, 45, 97, 103])
    for number, (kind, what) in enumerate(_plan(truth, rng, style, phrases, topics, business), first):
        if kind == "business":
            item = business_item(truth, rng, number, what)
            truth.items.append(replace(item, title=item.title.upper()) if style.capitals else item)
        else:
            truth.items.append(Item(number, kind, what))
    if rng.random() < 0.55:
        declare(truth, rng, phrases)
    return truth


def _plan(
    truth: Truth,
    rng: Random,
    style: Style,
    phrases: dict[str, Any],
    topics: list[dict[str, Any]],
    number: int,
) -> Plan:
    """Return the items, each with its kind and its title or topic."""

    def titled(kind: str, name: str | None = None) -> tuple[str, str]:
        title = rng.choice(phrases[f"titles-{name or kind}"]).replace("Chair", style.chair)
        title = title.replace("Chairmanman", "Chairman").format(date=style.day(truth.previous))
        return kind, title.upper() if style.capitals else title

    opening = rng.choice(
        [
            [titled("apologies"), titled("declarations")],
            [titled("apologies"), titled("declarations")],
            [titled("opening")],
            [titled("welcome"), titled("declarations")],
            [titled("declarations")],
        ]
    )
    council = style.profile == "council"
    minutes = titled("minutes", "minutes-dated" if rng.random() < 0.35 else "minutes")
    extra = [titled(kind) for kind in ("announcements", "public") if council and rng.random() < 0.35]
    few = number or rng.randint(2, 5)
    business: Plan = [("business", topic) for topic in chosen(rng, topics, few)]
    last = [titled("urgent")] if rng.random() < 0.5 else []
    if council and rng.random() < 0.3:
        last.append(titled("exclusion"))
        title = rng.choice(["Lease of the slipway", "Award of a contract", "Land at Corn Street (Exempt)"])
        last.append(("exempt", title.upper() if style.capitals else title))
    last += [titled("next")] if rng.random() < 0.25 else []
    late = [minutes] if rng.random() < 0.1 else []
    return [*opening, *([] if late else [minutes]), *extra, *business, *late, *last]
