"""Markdown as the generated pages use it: the same on a forge and on the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from notelint.patterns import regex

MADE_BY = "<!-- Made by `python -m notelint.reference --write`: change the rules, not this page. -->"
_ACTIVE = regex(r"([\\`*_\[\]|])")


def plain(text: str) -> str:
    """Return text of a rule as Markdown that shows just that."""
    escaped = _ACTIVE.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
    return " ".join(escaped.split())


def code(text: str) -> str:
    """Return text as code within a line; a bar in it does not end the cell of a table."""
    marks = "``" if "`" in text else "`"
    blank = " " if marks == "``" else ""
    return f"{marks}{blank}{text}{blank}{marks}".replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' for _ in head)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def fenced(lines: Iterable[str], language: str = "text") -> Iterator[str]:
    """Yield lines as a block of code, its fence longer than any in them."""
    lines = list(lines)
    longest = max((len(mark) for line in lines for mark in re.findall(r"`{3,}", line)), default=2)
    fence = "`" * (longest + 1)
    yield fence + language
    yield from lines
    yield fence


def sentence(text: str) -> str:
    """Return text that ends as a sentence does."""
    return text if text.endswith((".", "!", "?", ".”")) else f"{text}."


def link(text: str, url: str) -> str:
    """Return a link to a page elsewhere; brackets of its address do not end it."""
    return f"[{text}]({url.replace('(', '%28').replace(')', '%29')})"


def linked(names: Iterable[str], folder: str = "") -> str:
    """Return links to pages that are called like what they are about, in a row."""
    return ", ".join(f"[`{name}`]({folder}{name}.md)" for name in names)
