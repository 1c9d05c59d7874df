"""Marks of lists and forms of dates, as clerks write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

MARKS: dict[str, Callable[[int], str]] = {
    "1)": lambda n: f"{n}) ",
    "(1)": lambda n: f"({n}) ",
    "1.": lambda n: f"{n}. ",
    "i.": lambda n: f"{'i ii iii iv v vi vii'.split()[n - 1]}. ",
    "a)": lambda n: f"{'abcdefg'[n - 1]}) ",
    "(a)": lambda n: f"({'abcdefg'[n - 1]}) ",
    "·": lambda n: "·         ",
    "-": lambda n: "- ",
    "•": lambda n: "• ",
}
NUMBERED = ("1)", "(1)", "1.", "i.", "a)", "(a)")


def _ordinal(day: date) -> str:
    ending = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{ending}"


DAYS: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d.day} {d:%B %Y}",
    lambda d: f"{d:%A} {d.day} {d:%B %Y}",
    lambda d: f"{_ordinal(d)} {d:%B %Y}",
    lambda d: f"{d:%A}, {_ordinal(d)} {d:%B}, {d:%Y}",
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d.day} {d:%b %Y}",
    lambda d: f"{d:%B} {d.day}, {d:%Y}",
    lambda d: f"{d:%A} {_ordinal(d)} {d:%B} {d:%Y}",
)
