"""What a page for the web says of itself above its text: its front matter, and the title there.

The date of the front matter is that on which the page was put out, never that
of the meeting. Its title is the first heading that a reader sees.
"""

from __future__ import annotations

import re
from dataclasses import replace

from notelint.note.body import body_name
from notelint.note.dates import find_dates
from notelint.note.model import Date, Header, Unread
from notelint.note.venue import venue_in
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Source, Span, trim

FRONT_MATTER = regex(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*[\r\n](?:.{0,9999}?[\r\n])??(?P=fence)[ \t]*(?=[\r\n]|\Z)", re.DOTALL
)
_TITLE = regex(r"^title[ \t]*[:=][ \t]*(\S[^\r\n]*)", re.MULTILINE)


def front_title(text: str) -> Span | None:
    """Return where the title stands in the front matter of ``text``, without its quotation marks; or None."""
    front = FRONT_MATTER.match(text)
    found = front and _TITLE.search(text, front.start(), front.end())
    if not found:
        return None
    title = trim(text, *found.span(1))
    if text[title.start] in "\"'" and text[title.end - 1] == text[title.start]:
        title = trim(text, title.start + 1, max(title.end - 1, title.start + 1))
    return title if title.start < title.end else None


def with_title(header: Header, source: Source, words: Vocabulary) -> Header:
    """Return ``header`` with the body, date and venue that only the title of the page tells.

    ``source`` is the text with its front matter.
    """
    text, title = source.text, front_title(source.text)
    if title is None:
        return header
    dates = list(find_dates(text, title))
    body = body_name(text, title, [day.span for day in dates], words)
    apart = [body] if body else []
    venue = venue_in(text, title, apart, words)
    told = next((day for day in dates if day.complete and _may_be_same(header.date, day)), None)
    return replace(
        header,
        body=header.body or _written(text, body),
        date=told or header.date,
        venue=header.venue or _written(text, venue),
    )


def _may_be_same(said: Date | Unread | None, told: Date) -> bool:
    """Return whether the header leaves out of a date what the title tells."""
    if said is None:
        return True
    if not isinstance(said, Date) or said.complete:
        return False
    pairs = ((said.day, told.day), (said.month, told.month), (said.year, told.year))
    return all(one is None or one == other for one, other in pairs)


def _written(text: str, span: Span | None) -> str | None:
    return " ".join(text[span.start : span.end].split()) if span else None
