"""One form of a thing written in another: “4 per cent” as “4%”, “the Chairman’s” as “the Chair’s”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from notelint.patterns import regex
from notelint.phrases import alike
from notelint.quotations import in_quotation
from notelint.text import Source, Span
from notelint.values import shorten
from notelint.violation import Edit, Fix

_NUMBER = "{number}"
_FIGURE = regex(r".*[0-9]")  # with the sign before it, if there is one: £2.4
_BLANKS = regex(r"\s+")


@dataclass(frozen=True, slots=True)
class FormWords:
    """How a form is written (``own``) and how the one to write instead (``usual``), in the same order.

    ``exact``: the words are written as they stand, else with the capitals and
    apostrophes of what they take the place of.
    """

    own: Sequence[str]
    usual: Sequence[str]
    exact: bool = False


def rewritten(spans: Sequence[Span], words: FormWords, source: Source) -> Fix | None:
    """Return the fix of all uses of a form that can be written in the other, but for quotations."""
    edits = []
    for span in spans:
        written = source.slice(span)
        new = _other(written, words)
        if new is not None and new != written and not in_quotation(source.text, span):
            edits.append(Edit(span, new))
    if not edits:
        return None
    title = f"Write “{shorten(edits[0].text)}” for “{shorten(source.slice(edits[0].span))}”"
    if len(edits) > 1:
        alone = len({edit.text for edit in edits}) == 1
        title += f"{'' if alone else ', and so on,'} in {len(edits)} places"
    return Fix(title, tuple(edits), safe=True)


def _other(written: str, words: FormWords) -> str | None:
    """Return a use in the words of the other form; None if that wants a figure and there is none."""
    told = " ".join(written.split())
    figure = _FIGURE.match(told)
    number = figure[0] if figure else None
    place = _place(told, number, words.own)
    new = words.usual[place] if place < len(words.usual) else words.usual[0]
    if _NUMBER in new:
        return new.replace(_NUMBER, number) if number is not None else None
    if number is not None and not words.exact and any(_NUMBER in one for one in words.own):
        return None
    return _dressed(written, new, exact=words.exact)


def _place(told: str, number: str | None, own: Sequence[str]) -> int:
    """Return which of the words of its form a use is written in, else the first."""
    plain = told.replace("’", "'").casefold()
    for index, words in enumerate(own):
        if words.replace(_NUMBER, number or _NUMBER).casefold() == plain:
            return index
    return 0


def _dressed(written: str, new: str, *, exact: bool) -> str:
    """Return words with the line ends of what they take the place of, and unless ``exact`` its capitals."""
    gaps = _BLANKS.findall(written)
    theirs, ours = _BLANKS.split(written), new.split(" ")
    if not exact and "’" in written:
        ours = [word.replace("'", "’") for word in ours]
    if len(theirs) != len(ours):
        return " ".join(ours) if exact else alike(written, " ".join(ours))
    if not exact:
        ours = [alike(old, one) for old, one in zip(theirs, ours, strict=True)]
    return "".join(part for pair in zip(ours, [*gaps, ""], strict=True) for part in pair)
