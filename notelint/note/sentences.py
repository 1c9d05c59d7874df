"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notelint.patterns import regex
from notelint.text import Span, trim

# A full stop behind one of these ends no sentence: a name or a clause follows.
_BEFORE_NAMES = frozenset(
    "cllr cllrs clr cllor cmhlr cnllr ald mr mrs ms mx messrs dr prof rev revd hon rt sgt insp supt pc pcso "
    "capt col maj gen eg e.g ie i.e vs viz cf approx ca incl excl resp".split()
)
# Nor behind these, if a number follows: “No. 5”; but “The answer was no. Five members left.”
_BEFORE_NUMBERS = frozenset("no nos para paras fig figs vol sch pp ref art sec ch app ext tel min".split())
# A single capital is an initial, and “St.” a saint, unless a word follows that opens a sentence.
_OPENERS = regex(
    r"\s+[\"“‘'(\[]*(?:The|It|This|That|These|There|In|On|At|A|An|He|She|They|We|Members?|Officers?|As|If|All|"
    r"No|Councillors?|Cllrs?|Mr|Mrs|Ms|Dr|Following|After|Before|For|With|Both|Some|Its|His|Her|Their)(?![\w.])"
)
_END = regex(r"[.!?]{1,4}[\"”’')\]*_]{0,4}(?=\s+[\"“‘'(\[*_]{0,4}[A-ZÀ-ÖØ-Þ0-9£])")
_LAST_WORD = regex(r"(?<![^\W_])([^\W\d_](?:[^\W\d_.]*[^\W\d_]|(?:\.[^\W\d_])+)?)\Z")


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of ``span``, each trimmed, in order."""
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if text[match.start()] == "." and _abbreviates(text, start, match):
            continue
        sentence = trim(text, start, match.end())
        if sentence.start < sentence.end:
            yield sentence
        start = match.end()
    rest = trim(text, start, span.end)
    if rest.start < rest.end:
        yield rest


def _abbreviates(text: str, start: int, stop: re.Match[str]) -> bool:
    """Return whether the full stop belongs to an abbreviation or initial, or to a list's number."""
    word = _LAST_WORD.search(text, max(start, stop.start() - 16), stop.start())
    if word is None:
        # “1. The Board”: the number of a paragraph opens it.
        return text[start : stop.start()].strip().isdigit()
    written = word[1].lower()
    if written in _BEFORE_NAMES:
        return True
    if written in _BEFORE_NUMBERS or word[1] == "p":
        behind = text[stop.end() : stop.end() + 12].lstrip()
        return behind[:1].isdigit()
    initial = (len(written) == 1 or "." in written) and word[1][0].isupper()
    return (initial or written == "st") and not _OPENERS.match(text, stop.end())
