from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.readers.text import read
from notelint.text import Position, Source, Span, line_starts, trim

# Line ends, what only looks like one, and characters of one to four bytes.
ENDS = ["\n", "\r", "\r\n"]
LIKE_ENDS = ["\f", "\v", "\x1c", "\x85", "\u2028", "\u2029"]
TEXTS = st.lists(st.sampled_from([*ENDS, *LIKE_ENDS, "a", " ", "\t", "é", "𝒞", "e\u0301"]), max_size=40).map(
    "".join
)


def counted(text: str, offset: int) -> tuple[int, int]:
    """Return line and column as someone counts who reads on and on."""
    line = column = 1
    for index in range(offset):
        ends = text[index] == "\n" or (text[index] == "\r" and text[index + 1 : index + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)
    return line, column


@given(TEXTS)
def test_every_offset_has_the_line_and_column_that_counting_gives(text: str) -> None:
    source = Source("note.txt", text)
    for offset in range(len(text) + 1):
        assert source.position(offset) == counted(text, offset)


@given(TEXTS)
def test_lines_hold_all_of_the_text_but_the_line_ends(text: str) -> None:
    source = Source("note.txt", text)
    lines = [source.slice(source.line(number)) for number in range(1, len(source.starts) + 1)]
    assert lines == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(TEXTS.map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n")), st.data())
def test_crlf_and_a_byte_order_mark_move_nothing(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    plain = Source("note.txt", text)
    windows = read("note.txt", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    moved = offset + text.count("\n", 0, offset)
    assert windows.position(moved) == plain.position(offset)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_last_line_needs_no_end(end: str) -> None:
    with_end, without = Source("a", f"one{end}two{end}"), Source("a", f"one{end}two")
    assert with_end.line(2) == without.line(2) == Span(3 + len(end), 6 + len(end))
    assert with_end.position(len(with_end.text)) == Position(3, 1)
    assert without.position(len(without.text)) == Position(2, 4)


def test_an_empty_text_has_one_line() -> None:
    source = Source("note.txt", "")
    assert line_starts("") == [0]
    assert source.position(0) == Position(1, 1)
    assert source.line(1) == Span(0, 0)


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_trimming_takes_blanks_and_nothing_else(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    span = trim(text, start, end)
    assert text[span.start : span.end] == text[start:end].strip()
    assert start <= span.start <= span.end <= end


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [((0, 5), (0, 5), True), ((0, 5), (1, 3), True), ((1, 5), (0, 3), False), ((0, 5), (3, 6), False)],
)
def test_a_span_holds_another(outer: tuple[int, int], inner: tuple[int, int], holds: bool) -> None:
    assert Span(*outer).holds(Span(*inner)) is holds
