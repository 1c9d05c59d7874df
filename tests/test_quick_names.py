"""What is passed over so that people are found quickly: each short cut finds what the long way finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.checks.be_spelt_alike import _places
from notelint.note.lexicon import lexicon
from notelint.note.list_doubts import _near_keys
from notelint.note.name_reading import read_name
from notelint.note.name_words import CANDIDATE, WORD
from notelint.note.names import _MORE
from notelint.note.people import begins_with_name, one_edit_apart, parse_name
from notelint.note.vocabulary import Vocabulary
from notelint.text import Source, Span, of_whole_words
from tests.words import english

LEX = lexicon(english())
PLAIN = re.compile(rf"(?<![\w@])(?<!\w['’‐‑-]){WORD.pattern}")
PIECES = st.sampled_from(
    "Ana Birt Ó O'Neill d'Arcy van der de J. St. Cllr councillor Mayor Trust said the Kit’s “Kit” (Kit) A.B. "
    "x@Dale -Dale e-Dale 5 , . - – ; \n \n\n > _Dale Dale2 Chair Vice CLLR BIRT".split(" ")
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", " ", "  ", "\n"]))).map(
    lambda parts: "".join(piece + blank for piece, blank in parts)
)
LETTERS = st.text("amnrst", min_size=0, max_size=6)
BECOMES = {"becomes": ["(was) co-opted", "elected as {kinds}"], "kinds": ["(new) member(s)", "councillor"]}


@given(TEXTS)
def test_the_search_for_capitalised_words_finds_each_that_stands_alone(text: str) -> None:
    assert [match.span() for match in CANDIDATE.finditer(text)] == [
        match.span() for match in PLAIN.finditer(text)
    ]


@given(TEXTS)
def test_a_name_of_several_words_goes_on_behind_its_first(text: str) -> None:
    for word in CANDIDATE.finditer(text):
        reading = read_name(text, word.start(), len(text), LEX)
        if reading is not None and not reading.titles and len(reading.words) > 1:
            behind = _MORE.match(text, word.end())
            assert behind is not None
            assert behind[1] is None or behind[1] in LEX.small_openings


@given(TEXTS)
def test_a_name_begins_where_one_is_read(text: str) -> None:
    assert begins_with_name(text, 0, len(text), english()) == (
        parse_name(text, 0, len(text), english()) is not None
    )


@given(LETTERS, LETTERS)
def test_surnames_a_slip_apart_share_a_key(one: str, other: str) -> None:
    apart = one_edit_apart(one, other) or one.replace("rn", "m") == other.replace("rn", "m")
    if one and other and apart:
        assert _near_keys(one) & _near_keys(other)


@given(st.lists(st.sampled_from(["Ana", "Anas", "Ana's", "xAna", "Ana’", "Ana2", "Anana"])).map(" ".join))
def test_a_spelling_is_mended_wherever_it_stands_as_a_word(text: str) -> None:
    pattern = re.compile(r"(?<!\w)Ana(?=(?:['’]s?)?(?!\w))")
    found = _places("Ana", Span(0, len(text)), Source("note.txt", text))
    assert [tuple(place) for place in found] == [match.span() for match in pattern.finditer(text)]


@given(
    st.lists(
        st.sampled_from(["x " * 300, "was co-opted ", "elected as new members ", "elected ", "co–opted\n"])
    )
)
def test_phrases_are_found_in_the_parts_that_have_their_words(parts: list[str]) -> None:
    words, text = Vocabulary(BECOMES), "".join(parts)
    found = [
        match.span()
        for stretch in words.spots(text, "becomes").stretches()
        for match in words.find("becomes", text, stretch)
    ]
    assert found == [match.span() for match in words.find("becomes", text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("end", "said"),
    [(0, ""), (3, "Ana"), (4, "Ana "), (6, "Ana "), (8, "Ana Birt"), (9, "Ana Birt."), (99, "Ana Birt. Ó")],
)
def test_a_part_of_a_text_ends_with_a_whole_word(end: int, said: str) -> None:
    assert "Ana Birt. Ó"[slice(*of_whole_words("Ana Birt. Ó", 0, end))] == said
