"""What is recognised and read in one go, or passed over quickly, is as it is the long way round."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from notelint.errors import NotANote
from notelint.note.dialects import BUILT_IN, markdown, modern_gov_page, numbered
from notelint.note.items import MATTERS, any_matter, opens_with_matter
from notelint.note.lines import Line, lines_of
from notelint.note.markdown_signs import sure_at_most
from notelint.note.markup import blanked, with_line_feeds, without_markup
from notelint.note.understand import SURE_ENOUGH, choose_dialect
from notelint.text import Source, Span, trim
from tests.words import english

FOLDER = Path(__file__).parent / "dialects"
NOTES = [
    pytest.param(case["note"], id=f"{path.parent.name} {path.stem}: {case['name']}")
    for path in sorted(FOLDER.glob("*/*.yaml"))
    for case in YAML(typ="safe").load(path.read_text("utf-8"))
    if "note" in case
]
BEGINNING = (modern_gov_page, numbered, markdown)
PIECES = st.sampled_from(
    [
        "# Minutes 5 May 2024", "## Budget", "## Present", "**Present**", "**Budget**", "__Close__",
        "Budget\n---", "Close\n ===", "---\ntitle: x\n---", "- Ana Birt", "- Ben Oak", "* Mina Reed",
        "| a | b |", "1. Apologies", "2. Finance", "\r# Close", "3) Close",
        "Ana reported that it was agreed.", "", " ", "```", "<!--",
    ]
)  # fmt: skip
NOTE = st.lists(PIECES, max_size=25).map("\n".join)


@pytest.mark.parametrize("dialect", BEGINNING, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("note", NOTES)
def test_what_is_begun_is_what_is_recognised_and_read(note: str, dialect: Any) -> None:
    words, source = english(), Source("note", note)
    reading = dialect.begin(source, words)
    assert dialect.recognise(source, words) == (reading.sureness if reading else 0.0)
    if reading is not None:
        assert reading.layout() == dialect.read(source, words)


@pytest.mark.parametrize("note", NOTES)
def test_the_surest_reads_and_the_first_of_two_that_are_as_sure(note: str) -> None:
    words, source = english(), Source("note", note)
    scores = [dialect.recognise(source, words) for dialect in BUILT_IN]
    if max(scores) < SURE_ENOUGH:
        with pytest.raises(NotANote):
            choose_dialect(source, words)
        return
    surest = BUILT_IN[scores.index(max(scores))]
    reading = choose_dialect(source, words)
    assert (reading.sureness, reading.layout()) == (max(scores), surest.read(source, words))


@settings(max_examples=200, deadline=None)
@given(text=NOTE)
def test_markdown_is_never_surer_than_the_shapes_of_its_lines_allow(text: str) -> None:
    source = with_line_feeds(Source("note", text))
    assert markdown.recognise(source, WORDS) <= sure_at_most(source.text)


WORDS = english()
TITLES = st.lists(
    st.sampled_from(
        [
            "apologies", "for", "absence", "Minutes", "of", "the", "last", "meeting", "AOB", "a.o.b.",
            "Q&A", "public", "time", "close", "d", "Declarations", "interest", "s", "matters", "arising",
            "next", "12", "-", "chair's", "report", "welcome", "Footpaths", "x" * 13,
        ]
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(TITLES.map(" ".join), st.integers(0, 60))
def test_a_matter_stands_where_a_phrase_of_its_list_does(title: str, end: int) -> None:
    span = Span(0, min(end, len(title)))
    starts = [found.start() for matter in MATTERS for found in WORDS.find(f"title-{matter}", title, span)]
    assert opens_with_matter(title, span, WORDS) == any(start <= 14 for start in starts)
    assert any_matter(title, span, WORDS) or not starts


@given(
    st.lists(st.sampled_from(["\n", "\r", "\r\n", "\t", " ", "\u00a0", "\f", "a", "b c"]), max_size=30).map(
        "".join
    )
)
def test_lines_are_those_of_the_source_without_their_blanks(text: str) -> None:
    source = Source("note", text)
    expected = []
    for number in range(1, len(source.starts) + 1):
        whole = source.line(number)
        span = trim(text, *whole)
        expected.append(Line(number, span, text[whole.start : span.start]))
    assert lines_of(source) == expected


EMPHASIS = (
    r"(?<![\w*])\*{2,6}(?=[^\s*])|(?<=[^\s*])\*{2,6}(?![*])|(?<!\w)__(?=[^\s_])|(?<=[^\s_])__(?!\w)",
    r"(?<![\w*])\*(?=[^\s*])[^*\r\n]{1,400}(?<=[^\s*])\*(?![\w*])",
    r"(?<![\w_])_(?=[^\s_])[^_\r\n]{1,400}(?<=[^\s_])_(?![\w_])",
)


@given(st.text(alphabet="*_a .(\n", max_size=30))
def test_marks_of_emphasis_are_those_that_stand_against_a_word(text: str) -> None:
    strong, *light = EMPHASIS
    marks = [Span(*match.span()) for match in re.finditer(strong, text)]
    for pattern in light:
        for match in re.finditer(pattern, text):
            marks += (Span(match.start(), match.start() + 1), Span(match.end() - 1, match.end()))
    source = Source("note", text)
    assert without_markup(source).text == blanked(source, marks).text
    assert without_markup(source).starts == source.starts
