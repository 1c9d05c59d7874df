"""A meeting of a project, a society or a parish that never was, made from a seed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.planted.happenings import chosen
from tests.planted.markdown.style import KINDS, Style
from tests.planted.people import Person, Pool
from tests.planted.truth import Declaration, Item, Task, Truth

_PLACES = ("Harbour Labs", "Westmere University", "Sarn Archive Trust", "Copper & Co", "independent")
_POSTS = ("treasurer", "secretary", "release manager", "membership secretary", "webmaster", "editor")


def imagine(
    rng: Random, style: Style, phrases: dict[str, Any], topics: dict[str, Any], business: int = 0
) -> Truth:
    """Return a meeting, with ``business`` of so many items of it."""
    pool, kind = Pool(rng), KINDS[style.layout]
    day = date(rng.randint(2016, 2026), rng.randint(1, 12), rng.randint(1, 28))
    posts = rng.sample(_POSTS, len(_POSTS))

    def someone() -> Person:
        if kind == "parish":
            return pool.plain()
        return pool.plain(rng.choice(_PLACES), posts.pop() if posts and rng.random() < 0.4 else "")

    truth = Truth(
        body=rng.choice(phrases["bodies"][kind]),
        day=day,
        previous=day - timedelta(days=rng.choice([7, 14, 28, 35])),
        next=day + timedelta(days=rng.choice([7, 14, 28, 35])),
        venue=rng.choice(phrases["venues"][kind]),
        chair=someone(),
        members=[someone() for _ in range(rng.randint(3, 8))],
        apologies=[someone() for _ in range(rng.choice([0, 1, 2, 3]))],
        guests=[someone() for _ in range(rng.choice([0, 0, 1, 2]))],
        outsiders=[pool.plain() for _ in range(2)],
        spare=[pool.plain() for _ in range(4)],
    )
    if kind == "parish":
        truth.officers.append(pool.plain(post="Clerk"))
    _put_items(truth, rng, style, phrases, topics[kind], business)
    if kind == "parish" and rng.random() < 0.5:
        for who in rng.sample(truth.members, rng.choice([1, 1, 2])):
            truth.declarations.append(Declaration(who, rng.choice(truth.business).number, "", ""))
    return truth


def _put_items(
    truth: Truth,
    rng: Random,
    style: Style,
    phrases: dict[str, Any],
    topics: list[dict[str, Any]],
    number: int,
) -> None:
    plan: list[tuple[str, Any]] = []
    if style.apologies in ("item", "both"):
        plan.append(
            ("apologies", rng.choice(["Apologies", "Apologies for absence", "Welcome and apologies"]))
        )
    if style.layout == "parish":
        plan.append(("declarations", rng.choice(["Declarations of interest", "Declarations of Interests"])))
    if style.layout == "parish" or rng.random() < 0.75:
        dated = rng.random() < (0.9 if style.layout == "parish" else 0.3)
        name = "minutes-titles-dated" if dated else "minutes-titles"
        plan.append(("minutes", rng.choice(phrases[name]).format(date=style.day(truth.previous))))
    if style.layout == "parish" and rng.random() < 0.5:
        plan.append(("public", rng.choice(phrases["public-titles"])))
    if style.layout in ("core", "sync") and rng.random() < 0.3:
        plan.append(("announcements", "Announcements"))
    plan += [("business", topic) for topic in chosen(rng, topics, number or rng.randint(3, 4))]
    if rng.random() < 0.4:
        plan.append(("other", rng.choice(phrases["other-titles"])))
    if style.action == "end":
        plan.append(("actions", rng.choice(phrases["final-heads"])))
    if rng.random() < 0.5:
        plan.append(("next", rng.choice(phrases["next-titles"])))
    if style.container and plan[-1][0] == "actions":
        plan.append(("next", "Next meeting"))
    for number, (what, title) in enumerate(plan, style.first):
        if what == "business":
            truth.items.append(_business(truth, rng, number, title))
        else:
            truth.items.append(Item(number, what, title))


def _business(truth: Truth, rng: Random, number: int, topic: dict[str, Any]) -> Item:
    count = min(len(topic["decisions"]), rng.choice([1, 1, 2]))
    decisions = tuple(tuple(pair) for pair in rng.sample(topic["decisions"], count))
    texts = rng.sample(topic["tasks"], rng.choice([0, 1, 1, 2]))
    tasks = tuple(
        Task(text, rng.choice([truth.chair, *truth.members]), _deadline(truth, rng), rng.random() < 0.2)
        for text in texts
    )
    return Item(number, "business", topic["title"], topic, decisions, tasks)


def _deadline(truth: Truth, rng: Random) -> str:
    due = truth.day + timedelta(days=rng.randint(5, 60))
    return rng.choice(
        [
            "",
            f"by {due.day} {due:%B %Y}",
            f"by {due:%Y-%m-%d}",
            f"by {due:%B} {due.day}",
            f"by the end of {due:%B}",
            "by the next meeting",
            "before the next meeting",
            "within two weeks",
            f"by {due:%A} {due.day} {due:%B}",
        ]
    )
