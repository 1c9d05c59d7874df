"""Runs of capitals are the same as when every word of a text is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from notelint.note.term_names import WORD, _runs
from notelint.text import Span

JOINING = frozenset(("of", "and", "the", "&"))
PIECES = (
    "Quay Fund of and the & R&D O'Neill O’Neill's eBay U.S.A. A-A -A _A__ __ _ A_ ' . Éire étude 2Tone "
    "X2 Š š ß ª ( “ * / A&_ &_ x.&_ .& &A '’A"
).split()
TEXTS = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "  ", "\n", "\n\n", "\u00a0", "\t"])),
    max_size=16,
).map(lambda drawn: "".join(piece + blank for piece, blank in drawn))


def runs_of_all_words(text: str, span: Span) -> Iterator[tuple[list[Span], bool]]:
    words = [Span(*match.span()) for match in re.compile(WORD).finditer(text, *span)]

    def gap(index: int) -> str:
        return text[words[index].end : words[index + 1].start]

    at = 0
    while at < len(words):
        last = end = at
        if text[words[at].start].isupper():
            while end + 1 < len(words) and gap(end).isspace() and gap(end).count("\n") < 2:
                end += 1
                if text[words[end].start].isupper():
                    last = end
                elif text[words[end].start : words[end].end].lower() not in JOINING:
                    break
        if last > at:
            yield words[at : last + 1], not (at and gap(at - 1).isspace())
        at = last + 1


@given(TEXTS, st.integers(0, 20), st.integers(0, 40))
def test_runs_of_capitals(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    # A unit begins where a word may.
    if not text[max(0, span.start - 1) : span.start].strip():
        assert list(_runs(text, span, JOINING)) == list(runs_of_all_words(text, span))
    whole = Span(0, len(text))
    assert list(_runs(text, whole, JOINING)) == list(runs_of_all_words(text, whole))
