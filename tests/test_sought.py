"""What is left out of a pattern because its words are not in the text would have found nothing there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.growing import needed
from notelint.note.heard import Heard
from notelint.note.vocabulary import Vocabulary
from notelint.text import Span

LISTS = {
    "verbs": [
        "agree(d)",
        "note(d)",
        "resolv*",
        "resolved it",
        "kno it",
        "was/were agreed",
        "be noted",
        "{ways} seen",
    ],
    "ways": ["clear(ly)", "often"],
    "things": ["(the) minutes", "minute(s)/note(s) of the meeting", "the report", "no ... report", "n\\/a"],
    "deeds": ["{verbs} the report", "re{verbs}", "the report was {verbs}"],
}
TEMPLATE = r"<things>\s+(?P<verb><verbs>)(?!\s+<deeds>)"
WORDS = (
    "agree agreed noted note notes minute minutes resolved reagree renoted was were be the of no n/a "
    "meeting report MINUTES Agreed re\u017folved ageed agree, noted. report; minute(s) – \u212ano an it"
).split()


def all_of(name: str) -> re.Pattern[str]:
    """Return the pattern of all phrases of a list."""
    return re.compile(Vocabulary(LISTS).expression(name), re.IGNORECASE)


def template_of_all() -> re.Pattern[str]:
    words = Vocabulary(LISTS)
    return re.compile(re.sub("(?<!P)<([a-z]+)>", lambda name: words.expression(name[1]), TEMPLATE), re.I)


TEXTS = st.lists(
    st.tuples(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "\n", "  ", ""])),
    min_size=1,
    max_size=5,
)


@given(TEXTS, st.integers(0, 80), st.integers(0, 80), st.sampled_from([0, 1_500]))
def test_a_text_gives_the_same_as_all_phrases_would(
    drawn: list[tuple[list[str], str]], start: int, end: int, blanks: int
) -> None:
    words = Vocabulary(LISTS)
    everything = {name: all_of(name) for name in LISTS}
    for said, blank in drawn:
        text = blank.join(said) + " " * blanks
        for name, pattern in everything.items():
            for stop in (len(text), min(end, len(text))):
                found = [match.span() for match in words.find(name, text, Span(start, stop))]
                assert found == [match.span() for match in pattern.finditer(text, start, stop)]
                opened = words.opens(name, text, Span(start, stop))
                assert (opened and opened.span()) == (
                    (match := pattern.match(text, start, stop)) and match.span()
                )
        found = [match.groupdict() for match in words.compose(TEMPLATE).finditer(text)]
        assert found == [match.groupdict() for match in template_of_all().finditer(text)]


@pytest.mark.parametrize(
    ("phrase", "needs"),
    [
        ("noted the report", ["report", "noted", "the"]),
        ("was/were agreed", ["agreed", "was were"]),
        ("(for absence) apolog(ies)", ["apolog apologies"]),
        ("minute(s)/note(s)", ["minute minutes note notes"]),
        ("chair(man/woman)", ["chair chairman chairwoman"]),
        ("agreed (to note) it", ["agreed", "it"]),
        ("resolv* it", ["it"]),
        ("no ... declared", ["declared", "no"]),
        ("re{verbs}", []),
        ("n\\/a", []),
        ("members' report", ["report"]),
        ("(not (yet)) seen", ["seen"]),
        ("x(a b) seen", ["seen"]),
    ],
)
def test_the_words_that_a_phrase_needs(phrase: str, needs: list[str]) -> None:
    assert [" ".join(spellings) for spellings in needed(phrase)] == needs


def test_a_word_that_is_cut_short_counts_as_the_text_ends_there() -> None:
    text = "it was agreedly so" + " " * 1_000
    assert Vocabulary(LISTS).search("verbs", text, Span(3, 13))
    assert not Vocabulary(LISTS).search("verbs", text, Span(3, 14))


def test_a_list_is_compiled_anew_for_few_texts_only() -> None:
    words = Vocabulary({"many": [f"word{number}" for number in range(100)]})
    made = {id(words.search("many", f"word{number}", Span(0, 6 + (number > 9))).re) for number in range(100)}  # type: ignore[union-attr]
    assert len(made) < 10


def test_the_words_of_a_long_text_are_whole() -> None:
    text = "x" * 999_999 + "yz agreed"
    assert "x" * 999_999 + "yz" in Heard().of(text)
    assert "agreed" in Heard().of(text)
