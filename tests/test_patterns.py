"""Patterns that were compiled when the wheel was built find what those compiled here find."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest

from notelint.note.vocabulary import Vocabulary
from notelint.pattern_book import book
from notelint.patterns import KIND, Book, file_name, regex
from notelint.text import Span
from tests import test_sought
from tests.test_sought import LISTS, TEMPLATE

PHRASES = ("noted {things}", "resolv* it", "the report")


@pytest.fixture(scope="module")
def kept() -> bytes:
    """A book of all that was sought in a small vocabulary, and of the patterns of a module."""
    words = Vocabulary(LISTS, Book())
    for name in LISTS:
        words.pattern(name)
    words.compose(TEMPLATE)
    words.any_of(PHRASES)
    words.any_of(PHRASES, case=True)
    return book([words], [test_sought])


@pytest.fixture(scope="module")
def ready(kept: bytes) -> Vocabulary:
    """The small vocabulary with its book."""
    return Vocabulary(LISTS, Book(kept))


def test_every_pattern_of_a_book_is_what_re_compiles(kept: bytes) -> None:
    patterns = [test_sought.all_of(name) for name in LISTS]
    made = Book(book([], [type("Module", (), {"_SOME": patterns, "_ONE": re.compile("a+", re.I)})]))  # type: ignore[list-item]
    for pattern in [*patterns, re.compile("a+", re.I)]:
        assert made.pattern(pattern.pattern, pattern.flags) == pattern
    assert None not in list(Book(kept).patterns())


@pytest.mark.parametrize(
    "text",
    [
        "They noted the minutes and resolved it.",
        "the report was AGREED; reagreed the report" + " " * 1_000,
        "The minute of the meeting, often seen, was noted the report" + "\n" * 1_000,
        "Nothing at all." * 100,
    ],
)
def test_what_is_ready_finds_what_is_compiled_here(ready: Vocabulary, text: str) -> None:
    plain = Vocabulary(LISTS, Book())
    seekers: list[Callable[[Vocabulary], object]] = [
        lambda words: [[match.span() for match in words.pattern(name).finditer(text)] for name in LISTS],
        lambda words: [match.groupdict() for match in words.compose(TEMPLATE).finditer(text)],
        lambda words: [words.any_of(PHRASES, case=case).findall(text) for case in (False, True)],
        lambda words: [bool(words.opens(name, text, Span(5, 12))) for name in LISTS],
        lambda words: [words.is_all(name, text, Span(5, 10)) for name in LISTS],
    ]
    for seek in seekers:
        assert seek(ready) == seek(plain)


def test_a_word_that_is_cut_short_is_found_as_ever(ready: Vocabulary) -> None:
    text = "it was agreedly so" + " " * 1_000
    assert ready.search("verbs", text, Span(3, 13))
    assert not ready.search("verbs", text, Span(3, 14))


def test_a_list_with_other_phrases_is_not_taken_from_the_book(kept: bytes) -> None:
    changed = Vocabulary({**LISTS, "ways": ["rarely"]}, Book(kept))
    assert changed.search("verbs", "rarely seen", Span(0, 11))
    assert not changed.search("verbs", "often seen", Span(0, 10))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(KIND.encode(), b"cpython-27", 1),
        lambda data: data.replace(b"notelint-patterns-1", b"notelint-patterns-2", 1),
        lambda data: data.replace(b"verbs", b"verbz", 1),
        lambda data: b"\n" + data,
        lambda data: b"\xff" * 400,
    ],
    ids="empty cut longer half foreign old changed shifted binary".split(),
)
def test_a_book_that_is_not_whole_is_empty(kept: bytes, spoil: Callable[[bytes], bytes]) -> None:
    assert Book(kept)
    assert not Book(spoil(kept))
    assert Vocabulary(LISTS, Book(spoil(kept))).search("verbs", "it was agreed", Span(0, 13))


def test_codes_that_this_python_does_not_take_are_compiled_here(kept: bytes) -> None:
    head, index, length = kept.partition(b"\n")[0], int(kept.split()[2]), len(kept)
    begin = len(head) + 1 + index
    spoilt = Book(kept[:begin] + b"\xff" * (length - begin))
    assert set(spoilt.patterns()) == {None}
    assert Vocabulary(LISTS, spoilt).search("verbs", "it was agreed", Span(0, 13))


def test_an_expression_that_is_in_no_book_is_compiled() -> None:
    assert regex(r"colou?r", re.IGNORECASE) == re.compile(r"colou?r", re.IGNORECASE)
    with pytest.raises(re.error):
        regex("(")


def test_the_same_words_make_the_same_book(kept: bytes) -> None:
    words = Vocabulary(LISTS, Book())
    for name in LISTS:
        words.pattern(name)
    words.compose(TEMPLATE)
    words.any_of(PHRASES)
    words.any_of(PHRASES, case=True)
    assert book([words], [test_sought]) == kept


def test_a_book_is_named_for_its_python() -> None:
    assert re.fullmatch(r"patterns-[a-z]+-\d+\.bin", os.path.basename(file_name()))
