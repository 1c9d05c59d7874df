"""Where phrases may stand in a text: nothing that is found may stand anywhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.spots import Strings
from notelint.note.vocabulary import Vocabulary
from notelint.text import Span
from tests.planted.forms import FORMS
from tests.words import english

EXAMPLES = sorted(Path("examples").glob("*.*"))
TEXTS = {
    **{path.name: path.read_text(encoding="utf-8") for path in EXAMPLES},
    **{name: form.specimen(7, None).paper.written()[0] for name, form in FORMS.items()},
}
HOUSE = {
    "settling": ["agreed", "resolv*", "were content to {verbs}", "put to the vote ... carried", "n\\/a"],
    "verbs": ["note(s)/noted", "co-opt(ed)", "sign(ed) off"],
    "numbered": ["item {number}", "(the) minute(s)"],
    "marked": ["e.g.", "50% of"],
    "none": [],
}
WORDS = (
    "agreed resolved the Board were content to note noted co-opt co-opted sign off signed put vote and "
    "carried item 4 minutes minute e.g. 50% of n/a vo carriedly AGREED ſigned . , ;"
).split()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_a_list_finds_in_a_note_stands_where_it_may(text: str) -> None:
    words = english()
    astray = [
        (name, match[0])
        for name in words.lists
        for match in words.pattern(name).finditer(text)
        if match[0]
        and not (
            words.spots(text, name).within(Span(*match.span()))
            and name in words.choice(name).of(text, Span(*match.span()))
        )
    ]
    assert astray == []


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.data())
def test_a_part_of_a_text_that_holds_a_phrase_is_one_that_may(text: str, data: st.DataObject) -> None:
    words = Vocabulary(HOUSE)
    end = data.draw(st.integers(0, len(text)))
    part = Span(data.draw(st.integers(0, end)), end)
    for name in HOUSE:
        held = words.search(name, text, part) is not None
        assert words.spots(text, name).within(part) or not held
        assert words.spots(text, *HOUSE).within(part) or not held
        assert name in words.choice(*HOUSE).of(text, part) or not held


@pytest.mark.parametrize(
    ("phrases", "text", "may"),
    [
        pytest.param(["put to the vote"], "The vote was put to them.", True, id="all its words stand"),
        pytest.param(["put to the vote"], "The vote was close.", False, id="one of its words is missing"),
        pytest.param(
            ["put (at once) to them"], "Put to them.", True, id="what may be left out is not needed"
        ),
        pytest.param(["agreed ... refused"], "They agreed and we refused.", True, id="a gap needs no word"),
        pytest.param(["was/were lost"], "It were lost.", True, id="either word will do"),
        pytest.param(["{number} of"], "Nothing.", False, id="a number alone is not looked for"),
        pytest.param(["{number}"], "Nothing.", True, id="without a certain word it may stand anywhere"),
        pytest.param([], "Nothing.", False, id="no phrases"),
    ],
)
def test_a_phrase_may_stand_where_all_its_words_do(phrases: list[str], text: str, may: bool) -> None:
    words = Vocabulary({"list": phrases})
    assert words.spots(text, "list").within(Span(0, len(text))) is may


def test_a_word_that_the_end_of_a_part_cuts_short_counts() -> None:
    assert Vocabulary({"list": ["agree"]}).spots("agreement", "list").within(Span(0, 5))


def test_only_parts_with_a_word_of_the_phrase_may_hold_it() -> None:
    text = "Noted. The plan was agreed. Noted."
    spots = Vocabulary({"list": ["was agreed"]}).spots(text, "list")
    assert [spots.within(Span(*part)) for part in ((0, 6), (7, 27), (28, 34))] == [False, True, False]


def test_the_spots_of_one_text_are_not_those_of_the_next() -> None:
    words = Vocabulary({"list": ["agreed"]})
    assert words.spots("It was agreed.", "list").within(Span(0, 14))
    assert not words.spots("It was denied.", "list").within(Span(0, 14))


def test_a_string_stands_only_in_parts_that_hold_all_of_it() -> None:
    strings = Strings([Span(4, 8), Span(5, 20)])
    assert [strings.within(Span(*part)) for part in ((4, 8), (0, 7), (5, 20), (9, 30))] == [
        True, False, True, False,
    ]  # fmt: skip


def test_a_choice_leaves_lists_out_of_which_no_word_stands() -> None:
    words = Vocabulary({"close": ["close(d)"], "open": ["open*"], "public": ["the public"]})
    assert words.choice("close", "open", "public", "unknown").of("Closed", Span(0, 6)) == {"close", "open"}
