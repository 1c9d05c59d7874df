"""What happens at any meeting: items of business with decisions and tasks, and declarations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

from tests.planted.people import Person
from tests.planted.truth import Declaration, Item, Task, Truth


def chosen(rng: Random, topics: Sequence[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    """Return topics by chance, none twice; of more than there are, the others are each of one ward."""
    found = rng.sample(topics, min(number, len(topics)))
    left = number - len(found)
    wards = range(1, -(-left // len(topics)) + 1)
    more = [{**topic, "title": f"{topic['title']} in Ward {ward}"} for ward in wards for topic in topics]
    return found + rng.sample(more, left)


def business_item(truth: Truth, rng: Random, number: int, topic: dict[str, Any]) -> Item:
    year = f"{truth.day.year}/{(truth.day.year + 1) % 100:02}"
    topic = _with_year(topic, year)
    decisions = tuple(tuple(pair) for pair in rng.sample(topic["decisions"], rng.choice([1, 1, 2, 3])))
    tasks = []
    texts = rng.sample(topic["tasks"], rng.choice([0, 1, 1, 2, 3]))
    style = rng.choice(["officers", "person", "person", "post"])
    for text in texts:
        who = rng.choice(truth.officers)
        owner: Person | str = (
            who if style == "person" else "officers" if style == "officers" else f"the {who.post}"
        )
        # A post with its own bracket or comma is written beside a name only.
        if isinstance(owner, str) and any(mark in owner for mark in "(,–"):
            owner = who
        tasks.append(
            Task(text, owner, _deadline(truth, rng), isinstance(owner, Person) and rng.random() < 0.4)
        )
    return Item(number, "business", topic["title"], topic, decisions, tuple(tasks))


def _with_year(value: Any, year: str) -> Any:
    if isinstance(value, str):
        return value.replace("{year}", year)
    if isinstance(value, list):
        return [_with_year(one, year) for one in value]
    return {key: _with_year(one, year) for key, one in value.items()}


def _deadline(truth: Truth, rng: Random) -> str:
    due = truth.day + timedelta(days=rng.randint(10, 80))
    return rng.choice(
        [
            "",
            "",
            f"by {due.day} {due:%B %Y}",
            f"by the end of {due:%B}",
            f"by {due.day} {due:%B}",
            "by the next meeting",
            "before the next meeting of the Board",
            "within four weeks",
            f"no later than {due.day} {due:%B %Y}",
            "in time for the next meeting",
            "by Friday" if rng.random() < 0.1 else f"by {due:%B %Y}",
            "within a month",
        ]
    )


def declare(truth: Truth, rng: Random, phrases: dict[str, Any]) -> None:
    for who in rng.sample([truth.chair, *truth.members, *truth.vices], rng.choice([1, 1, 2])):
        reason = rng.choice(phrases["reasons"]).format(
            their=who.their, they=who.pronoun, trust="Wexcombe Heritage Trust"
        )
        effect = rng.choice(phrases["effects"]) if rng.random() < 0.7 else ""
        item = rng.choice(truth.business).number
        if all(item != one.item or reason != one.reason for one in truth.declarations):
            truth.declarations.append(Declaration(who, item, reason, effect))
