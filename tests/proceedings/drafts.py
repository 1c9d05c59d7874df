"""Small notes for testing the steps of understanding one by one, without a dialect.

The text of a case is written plainly: a line of a number, two blanks and a
title opens an item; paragraphs are divided by blank lines; a line that begins
``Appendix A -`` opens an appendix. Under the appendix each line is
``Group: Name; Name``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from notelint.note.draft import Draft
from notelint.note.layout import Appendix, Label, Layout, RawItem
from notelint.note.model import Header, Item, Listing, Name
from notelint.text import Source, Span, trim
from tests.words import english

HERE = Path(__file__).parent
_ITEM = re.compile(r"^(\S*\d\S*)  ([^\n]*)$", re.MULTILINE)
_APPENDIX = re.compile(r"^Appendix (\w+) -[^\n]*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n|\s*$))*")
_GROUP = re.compile(
    r"^(Chair|Vice-chair|Members|Substitutes|Apologies|In attendance|Officers): (.*)$", re.MULTILINE
)
_KINDS = {"Apologies": "apologies", "Next meeting": "next-meeting", "Declarations": "declarations"}
# A stand-in for the module that finds names, so that these tests fail for their own reasons only.
_NAME = re.compile(
    r"(?:(?:Cllrs?|Councillors?|Mrs?|Ms|Dr|Sir|Dame|Mayor)\.? )+[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    r"|\b(?:Ana|Kit|Tom|Grace|Owen|Mina|Jonah|Helen) [A-Z][\w’'-]+"
)


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of one table."""
    return list(YAML(typ="safe").load((HERE / f"{name}.yaml").read_text("utf-8")))


def identifiers(case: Any) -> str:
    """Return the readable name of a case."""
    return str(case["name"]).replace(" ", "-")


@cache
def draft_of(text: str, body: str | None = None) -> Draft:
    """Return the draft of a plain text; see above for its form."""
    end = len(text)
    appendices = []
    for match in _APPENDIX.finditer(text):
        appendices.append(Appendix(match[1], Span(*match.span()), Span(match.start(), len(text))))
        end = min(end, match.start())
    starts = list(_ITEM.finditer(text, 0, end))
    raws = []
    for index, match in enumerate(starts):
        stop = starts[index + 1].start() if index + 1 < len(starts) else end
        title = trim(text, *match.span(2))
        raws.append(
            RawItem(
                Span(match.start(), stop),
                Span(*match.span(1)),
                title if title.start < title.end else None,
                tuple(paragraphs(text, Span(match.end(), stop))),
            )
        )
    first = starts[0].start() if starts else end
    source = Source("note.txt", text)
    layout = Layout(
        source,
        "test",
        preamble=Span(0, first),
        first_line=Span(0, 0),
        labels={"title": Label(Span(0, 0), None)},
        items=tuple(raws),
        appendices=tuple(appendices),
    )
    items = tuple(_item(text, index, raw) for index, raw in enumerate(raws))
    names = tuple(_names(text))
    header = Header(span=Span(0, first), body=body)
    return Draft(source, english(), layout, header, items, (), tuple(_listings(text, names)), names)


def paragraphs(text: str, span: Span) -> Iterator[Span]:
    for match in _PARAGRAPH.finditer(text, span.start, span.end):
        yield trim(text, *match.span())


def _item(text: str, index: int, raw: RawItem) -> Item:
    assert raw.number is not None
    number = text[raw.number.start : raw.number.end]
    title = text[raw.title.start : raw.title.end] if raw.title else None
    places = {"number": raw.number} | ({"title": raw.title} if raw.title else {})
    running = re.search(r"\d+", number)
    body = Span(raw.paragraphs[0].start if raw.paragraphs else raw.span.end, raw.span.end)
    return Item(
        span=raw.span,
        places=places,
        index=index,
        number=number,
        ordinal=int(running[0]) if running else None,
        title=title,
        kind=_KINDS.get(title or "", "business"),
        text=body,
        empty=not raw.paragraphs,
    )


def _names(text: str) -> Iterator[Name]:
    for match in _NAME.finditer(text):
        yield Name(span=Span(*match.span()), text=match[0], surname=match[0].split()[-1])


def _listings(text: str, names: tuple[Name, ...]) -> Iterator[Listing]:
    for match in _GROUP.finditer(text):
        group = match[1].lower().replace(" ", "-")
        for name in names:
            if match.start(2) <= name.span.start and name.span.end <= match.end(2):
                yield Listing(span=name.span, name=name, group=group)
