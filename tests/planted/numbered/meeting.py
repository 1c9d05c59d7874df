"""A meeting of a council, committee or society that never was, made from a seed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.planted.happenings import chosen
from tests.planted.numbered.style import Style
from tests.planted.people import Person, Pool
from tests.planted.truth import Declaration, Item, Task, Truth


@dataclass(slots=True)
class Meeting(Truth):
    """A meeting: ``parent`` is the council above a committee, ``begins`` and ``ends`` hour and minute."""

    parent: str = ""
    begins: tuple[int, int] = (19, 0)
    ends: tuple[int, int] = (20, 45)
    public: int = 0


_POSTS = {
    "parish": ("Clerk",),
    "society": ("Secretary", "Treasurer"),
    "committee": (
        "Head of Licensing",
        "Chief Fire Officer",
        "Director of Finance",
        "Monitoring Officer",
        "Democratic Services Officer",
        "Head of Housing",
        "Principal Planner",
    ),
}


def imagine(
    rng: Random, style: Style, phrases: dict[str, Any], topics: dict[str, Any], business: int = 0
) -> Meeting:
    """Return a meeting, with ``business`` of so many items of it."""
    pool = Pool(rng)
    kind = style.layout
    day = date(rng.randint(2009, 2026), rng.randint(1, 12), rng.randint(1, 28))
    day += timedelta(days=(0 - day.weekday()) % 7 + rng.randint(0, 3))
    parent, body = rng.choice(phrases["bodies"][kind])
    officers = 1 if kind == "parish" else rng.randint(1, 2) if kind == "society" else rng.randint(2, 4)
    posts = rng.sample(_POSTS[kind], officers) if kind == "committee" else _POSTS[kind][:officers]
    meeting = Meeting(
        body=body,
        parent=parent,
        day=day,
        previous=day - timedelta(days=rng.choice([28, 28, 35, 42, 56, 63])),
        next=day + timedelta(days=rng.choice([28, 28, 35, 42, 56, 63])),
        venue=rng.choice(phrases["venues"][kind]),
        chair=_member(pool, rng, style),
        vices=[_member(pool, rng, style) for _ in range(rng.choice([0, 1]))],
        members=[_member(pool, rng, style) for _ in range(rng.randint(4, 8))],
        apologies=[_member(pool, rng, style) for _ in range(rng.choice([0, 1, 1, 2, 2, 3]))],
        officers=[_officer(pool, post, style) for post in posts],
        guests=[_guest(pool, rng)] if rng.random() < 0.3 else [],
        outsiders=[_guest(pool, rng) for _ in range(3)],
        spare=[_member(pool, rng, style) for _ in range(3)] + [_officer(pool, "Surveyor", style)],
        begins=(rng.choice([18, 19]), rng.choice([0, 0, 15, 30])),
        ends=(rng.choice([20, 21]), rng.choice([5, 20, 35, 50])),
        public=rng.choice([0, 0, 2, 4, 11]),
    )
    _put_items(meeting, rng, style, phrases, topics[kind], business)
    if rng.random() < 0.5 and any(item.kind == "declarations" for item in meeting.items):
        _declare(meeting, rng, phrases)
    return meeting


def _member(pool: Pool, rng: Random, style: Style) -> Person:
    who = replace(pool.councillor("Cllr"), honours="", title=style.title)
    civil = ["Mrs", "Mrs", "Ms", "Miss"] if who.pronoun == "she" else ["Mr"]
    return replace(who, title=rng.choice(civil)) if style.naming == "mr" else who


def _officer(pool: Pool, post: str, style: Style) -> Person:
    return replace(pool.officer(), post=post)


def _guest(pool: Pool, rng: Random) -> Person:
    who = pool.guest()
    title = rng.choice(["Mrs", "Ms", "Dr"]) if who.pronoun == "she" else rng.choice(["Mr", "Mr", "Dr"])
    return replace(who, title=title)


def _put_items(
    truth: Meeting,
    rng: Random,
    style: Style,
    phrases: dict[str, Any],
    topics: list[dict[str, Any]],
    business: int,
) -> None:
    titles = phrases["titles"][style.layout]
    kinds = ["apologies"] if style.apologies_at != "roll" or rng.random() < 0.5 else []
    kinds += ["declarations"] if style.layout != "society" or rng.random() < 0.4 else []
    kinds += ["minutes"]
    kinds += ["public"] if style.layout != "society" and rng.random() < 0.4 else []
    kinds += ["arising"] if rng.random() < 0.3 else []
    kinds += ["business"] * (business or rng.randint(3, 6))
    exempt = style.layout != "society" and rng.random() < 0.3
    last = ["other"] if rng.random() < 0.45 else []
    last += ["next"] if rng.random() < 0.5 else []
    if exempt:
        last = [*last, "exclusion", "exempt"] if rng.random() < 0.3 else ["exclusion", "exempt", *last]
    kinds += last
    about = iter(chosen(rng, topics, kinds.count("business") + 1))
    first = 1 if style.of_agenda else rng.randint(11, 380)
    if style.number_form == "running":
        first = rng.randint(1040, 4800)
    for number, kind in enumerate(kinds, first):
        if kind in ("business", "exempt"):
            truth.items.append(_business(truth, rng, number, kind, next(about), titles))
            continue
        title = rng.choice(titles[kind]).format(date=style.day(truth.previous), chair=style.chair)
        truth.items.append(Item(number, kind, title))


def _business(
    truth: Meeting, rng: Random, number: int, kind: str, topic: dict[str, Any], titles: dict[str, Any]
) -> Item:
    title = topic["title"]
    if kind == "exempt":
        title = rng.choice(titles["exempt"])
    decisions = tuple(tuple(one) for one in rng.sample(topic["decisions"], rng.choice([1, 1, 1, 2, 3])))
    texts = rng.sample(topic["tasks"], rng.choice([0, 0, 1, 1, 2]))
    owners = [*truth.officers, truth.chair, *truth.members]
    tasks = tuple(Task(text, rng.choice(owners), _deadline(truth, rng), rng.random() < 0.3) for text in texts)
    return Item(number, kind, title, topic, decisions, tasks)


def _deadline(truth: Meeting, rng: Random) -> str:
    due = truth.day + timedelta(days=rng.randint(10, 60))
    return rng.choice(
        [
            "",
            "",
            f"by {due.day} {due:%B %Y}",
            f"by the end of {due:%B}",
            "by the next meeting",
            "before the next meeting",
            "within two weeks",
            "in time for the next meeting",
        ]
    )


def _declare(truth: Meeting, rng: Random, phrases: dict[str, Any]) -> None:
    for who in rng.sample([truth.chair, *truth.members], rng.choice([1, 1, 2])):
        reason = rng.choice(phrases["reasons"]).format(their=who.their, they=who.pronoun)
        effect = rng.choice(phrases["effects"]) if rng.random() < 0.7 else ""
        item = rng.choice(truth.business).number
        if all(item != one.item for one in truth.declarations):
            truth.declarations.append(Declaration(who, item, reason, effect))
