from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.errors import RuleError
from notelint.note.vocabulary import Vocabulary, phrase_expression
from notelint.text import Span
from tests.words import english

LISTS = {
    "verbs": ["agree", "agree to", "note(d)"],
    "things": ["{verbs} it", "pie"],
    "empty": [],
}

# A phrase, what it finds, and what it passes over.
PHRASES: dict[str, tuple[list[str], list[str]]] = {
    "agreed": (["agreed", "AGREED", "Agreed"], ["disagreed", "agreedly", "agree"]),
    "none declared": (["none declared", "none\u00a0 declared", "none\n declared"], ["none were declared"]),
    "was/were noted": (["was noted", "were noted"], ["is noted", "was is noted"]),
    "apologies (for absence)": (["apologies", "apologies for absence"], ["apologie"]),
    "(the) minutes": (["minutes", "the minutes"], ["theminutes"]),
    "(the) (draft) minutes": (["minutes", "the minutes", "draft minutes", "the draft minutes"], []),
    "(the (draft)) minutes": (["minutes", "the minutes", "the draft minutes"], []),
    "minutes (of (the) meeting)": (["minutes", "minutes of meeting", "minutes of the meeting"], []),
    "apolog(ies)": (["apolog", "apologies"], ["apology"]),
    "(un)confirmed": (["confirmed", "unconfirmed"], ["reconfirmed"]),
    "(un)confirm(ed)": (["confirm", "unconfirm", "confirmed", "unconfirmed"], ["confirmation"]),
    "(re)elect(ed) chair": (["elect chair", "reelected chair"], ["elected vice chair"]),
    "minute(s)/note(s)": (["minute", "minutes", "note", "notes"], ["minuted"]),
    "chair(man/woman)": (["chair", "chairman", "chairwoman"], ["chairperson"]),
    "resolv*": (["resolve", "resolved", "resolving", "resolv"], ["unresolved"]),
    "resolv*/agree*": (["resolution resolved", "agreement"], ["resolution"]),
    "no ... declared": (
        ["no declared", "no interests declared", "no interest of any kind at all was declared"],
        ["no. Interests declared", "no interest; declared", "no a b c d e f g h i declared"],
    ),
    "no … declared": (["no interests declared"], ["no: declared"]),
    "co-opted": (["co-opted", "co–opted", "co‑opted"], ["coopted", "co opted"]),
    "members' views": (["members' views", "members’ views"], ["members views"]),
    "“as read”": (["\"as read\"", "“as read”"], ["as read"]),
    "e.g.": (["e.g."], ["exgx"]),
    "a.o.b": (["a.o.b", "A.O.B."], ["axoxb"]),
    "in {number} days": (["in 5 days", "in five days", "in twenty-one days", "in 21 days"], ["in few days"]),
    "to {verbs}": (["to agree", "to agree to", "to noted"], ["to agreement"]),
    "{verbs}/reject": (["agree to", "reject"], []),
    "re{verbs}": (["reagree"], []),
    "{things} now": (["agree to it now", "note it now", "pie now"], ["agree now"]),
    "a [b] c?": (["a [b] c?"], ["a b c"]),
    "café": (["Café", "CAFÉ"], ["cafe"]),
    "n\\/a": (["n/a", "N/A"], ["n", "a", "n / a"]),
    "w\\/c (on)": (["w/c", "w/c on"], ["w", "c"]),
    "n\\/a/none": (["n/a", "none"], ["n", "a"]),
    "+": (["a + b"], []),
}  # fmt: skip

FOUND = [(phrase, text) for phrase, (found, _) in PHRASES.items() for text in found]
PASSED = [(phrase, text) for phrase, (_, passed) in PHRASES.items() for text in passed]


def vocabulary(*phrases: str) -> Vocabulary:
    return Vocabulary({**LISTS, "these": phrases})


def whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize(("phrase", "text"), FOUND)
def test_a_phrase_finds(phrase: str, text: str) -> None:
    assert vocabulary(phrase).search("these", f"({text}), so", Span(1, len(text) + 1))


@pytest.mark.parametrize(("phrase", "text"), PASSED)
def test_a_phrase_passes_over(phrase: str, text: str) -> None:
    assert vocabulary(phrase).search("these", text, whole(text)) is None


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("", "says nothing"),
        ("(for absence)", "says nothing"),
        ("(not) (yet)", "says nothing"),
        ("(was/were) (also)", "says nothing"),
        ("...", "begins with a gap"),
        ("... agreed", "begins with a gap"),
        ("(the minutes", "bracket without its partner"),
        ("the) minutes", "bracket without its partner"),
        ("{verbs agreed", "curly bracket"),
        ("verbs} agreed", "curly bracket"),
        ("{nonsense} agreed", "no list “nonsense”"),
        ("agreed (to)/noted", "may be nothing"),
        ("*", "may be nothing"),
        ("(ab)*", "may be nothing"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str, says: str) -> None:
    with pytest.raises(RuleError, match=re.escape(says)):
        vocabulary(phrase).pattern("these")


def test_a_list_cannot_hold_itself() -> None:
    words = Vocabulary({"a": ["x {b}"], "b": ["y", "{a} z"]})
    with pytest.raises(RuleError, match="holds itself"):
        words.pattern("a")


def test_a_phrase_of_a_rule_cannot_name_lists() -> None:
    with pytest.raises(RuleError, match="cannot be used here"):
        phrase_expression("{verbs}")
    assert re.search(phrase_expression("signed (by)"), "was signed by")


def test_there_is_no_such_list() -> None:
    with pytest.raises(RuleError, match="no list “nonsense”"):
        Vocabulary({}).pattern("nonsense")


def test_an_empty_list_finds_nothing() -> None:
    words = vocabulary()
    for text in ("", "a b, c", "  "):
        assert words.search("these", text, whole(text)) is None
        assert words.search("empty", text, whole(text)) is None
        assert not words.is_all("these", text, whole(text))


def test_the_longest_phrase_counts() -> None:
    words = vocabulary("minutes", "minutes of the meeting", "minutes of")
    text = "the minutes of the meeting"
    match = words.search("these", text, whole(text))
    assert match is not None
    assert match[0] == "minutes of the meeting"


def test_all_phrases_are_found_in_order() -> None:
    text = "noted, agreed; noted"
    found = [match[0] for match in vocabulary("agreed", "noted").find("these", text, whole(text))]
    assert found == ["noted", "agreed", "noted"]


def test_a_span_is_searched_in_place() -> None:
    text = "agreed but not agreed then agreed"
    match = vocabulary("agreed").search("these", text, Span(7, 22))
    assert match is not None
    assert match.start() == 15


@pytest.mark.parametrize(
    ("text", "opens", "is_all"),
    [
        ("agreed", True, True),
        ("agreed: ", True, True),
        ("Agreed.", True, True),
        ("agreed –", True, True),
        ("agreed it", True, False),
        ("it agreed", False, False),
        ("", False, False),
    ],
)
def test_opening_with_a_phrase_and_being_one(text: str, opens: bool, is_all: bool) -> None:
    words = vocabulary("agreed")
    assert (words.opens("these", text, whole(text)) is not None) is opens
    assert words.is_all("these", text, whole(text)) is is_all


def test_single_words_are_looked_up_in_lower_case() -> None:
    assert vocabulary("Cllr", "the").words("these") == {"cllr", "the"}


def test_lists_join_in_a_pattern_of_their_own() -> None:
    pattern = vocabulary("Cllr").compose(r"<these>\s+(?-i:[A-Z])\w+\s+<verbs>")
    assert pattern.search("when CLLR Birt noted it")
    assert not pattern.search("when Cllr birt noted it")


WORD = st.from_regex("[abcéX]([abcéX’-]{0,3}[abcéX])?", fullmatch=True)


@given(st.lists(WORD, min_size=1, max_size=4), st.sampled_from(["", " ", ", ", "(", "\n"]))
def test_plain_words_find_themselves(found: list[str], before: str) -> None:
    phrase = " ".join(found)
    text = f"{before}{phrase.upper() if phrase.upper().lower() == phrase.lower() else phrase}."
    match = vocabulary(phrase).search("these", text, whole(text))
    assert match is not None
    assert match.span() == (len(before), len(text) - 1)


@given(st.text("ab (){}/*.…'’-", max_size=24))
def test_any_phrase_is_read_or_refused_and_never_finds_nothing(phrase: str) -> None:
    try:
        pattern = vocabulary(phrase).pattern("these")
    except RuleError:
        return
    assert all(match[0] for match in pattern.finditer("a, b. (ab) '' -- a/b "))


@pytest.mark.parametrize("name", sorted(english().lists))
def test_every_shipped_list_can_be_read_and_finds_its_plain_phrases(name: str) -> None:
    words = english()
    pattern = words.pattern(name)
    assert not pattern.search(" , "), "a phrase that may be nothing"
    for phrase in words.phrases(name):
        if re.fullmatch(r"[\w ’'-]+", phrase):
            assert pattern.fullmatch(phrase.strip()), phrase
