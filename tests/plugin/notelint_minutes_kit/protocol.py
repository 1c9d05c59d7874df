"""A layout: ``PROTOCOL OF`` at the top, items as ``§ 1 Title``, paragraphs between blank lines."""

from __future__ import annotations

import re

from notelint.note.layout import Label, Layout, RawItem
from notelint.note.vocabulary import Vocabulary
from notelint.text import Source, Span

name = "kit-protocol"

_FIRST = re.compile(r"PROTOCOL OF (?P<body>[^\n,]+), (?P<date>[^\n]+)")
_ITEM = re.compile(r"^§ (?P<number>\d+) (?P<title>[^\n]+)$", re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def recognise(source: Source, words: Vocabulary) -> float:
    """Return 1 for a text that begins as Kit's protocols do."""
    return 1.0 if _FIRST.match(source.text) else 0.0


def read(source: Source, words: Vocabulary) -> Layout:
    """Return where title, date and items stand."""
    text = source.text
    first = _FIRST.match(text)
    assert first is not None
    starts = list(_ITEM.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    items = tuple(
        RawItem(
            span=source.trim(Span(match.start(), end)),
            number=Span(*match.span("number")),
            title=Span(*match.span("title")),
            paragraphs=tuple(Span(*part.span()) for part in _PARAGRAPH.finditer(text, match.end(), end)),
        )
        for match, end in zip(starts, ends, strict=True)
    )
    start = Span(*first.span())
    return Layout(
        source=source,
        dialect=name,
        preamble=Span(0, starts[0].start() if starts else len(text)),
        first_line=start,
        labels={
            "title": Label(start, Span(*first.span("body"))),
            "date": Label(start, Span(*first.span("date"))),
        },
        items=items,
    )
