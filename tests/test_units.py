"""Which units of a note hold some places: each that does, also where a title begins a paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notelint.note.units import Unit, places_by_unit
from notelint.text import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=6), st.sets(st.integers(0, 40), max_size=8), st.integers(1, 3))
def test_places_by_unit(spans: list[Span], drawn: set[int], length: int) -> None:
    found = [Unit(span, "paragraph") for span in spans]
    places = sorted(drawn)
    held = [[at for at in places if span.start <= at and at + length <= span.end] for span in spans]
    wanted = [(unit, inside) for unit, inside in zip(found, held, strict=True) if inside]
    assert [(unit, list(inside)) for unit, inside in places_by_unit(found, places, length)] == wanted
