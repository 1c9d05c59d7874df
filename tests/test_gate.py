"""A rule is only left out of a run where it would have found nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.check import Context
from notelint.checks.have import Have
from notelint.checks.say import Say
from notelint.gate import Gate
from notelint.linter import NoteRun, lint
from notelint.note.keys import Keys, Said, fold, keys_of
from notelint.note.vocabulary import Vocabulary
from notelint.phrases import Searcher
from notelint.rule import Rule, RuleCheck, RuleSet
from notelint.silence import Items
from notelint.text import Span
from notelint.violation import Severity
from tests.tiny import Tiny

LISTS = {
    "verbs": ["agree(d)", "note(d)", "resolv*", "{ways} seen"],
    "ways": ["clear(ly)", "often"],
    "again": ["re{verbs}"],
    "itself": ["{itself} it"],
    "none": [],
}
PHRASES = [
    "agree(d)",
    "{verbs}",
    "the {verbs} {ways}",
    "no ... report",
    "resolv* it",
    "e.g.",
    "i.e",
    "{number}%",
    "£{number}m",
    "per cent",
    "the chair's",
    "chair-elect",
    "(the) minutes/note(s)",
    "(not (yet)) seen",
    "n\\/a",
    "re{verbs}",
    "R&D",
    "Cllr(s).",
]
WORDS = (
    "agree agreed noted note notes minutes resolved reagree often clearly seen e.g. i.e 5% 5 % £3m no the of "
    "report n/a per cent chair's chair’s Chair\u2011Elect it R&D AGREED re\u017folved \u212aing "
    "organised ORGANIZED organizer Cllrs. cllr £ agreedly x.uk/agreed – \u0130t \u0130STANBUL"
).split()
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
MAP = {"organiz*": "organis*", "per": "each", "no report": "nil", "\u0130stanbul": "Istanbul"}


def found(searcher: Searcher, text: str, span: Span, *, gated: bool) -> list[Span]:
    if gated:
        return [one.span for one in searcher.find(text, span)]
    searcher._may_hold = lambda text, span: True  # type: ignore[method-assign]
    return [one.span for one in searcher.find(text, span)]


@given(
    TEXTS,
    st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3),
    st.sampled_from([{}, MAP]),
    st.booleans(),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_what_is_searched_only_where_its_keys_stand_is_found_as_everywhere(
    text: str, phrases: list[str], replacements: dict[str, str], case: bool, start: int, end: int
) -> None:
    # A stretch begins where a word does, as those of nodes do; it may end anywhere.
    start = text.rfind(" ", 0, start) + 1
    options: dict[str, Any] = {"replacements": replacements, "case": case, "words": Vocabulary(LISTS)}
    for span in (Span(start, max(start, min(end, len(text)))), Span(start, len(text))):
        quick = found(Searcher(phrases, **options), text, span, gated=True)
        assert quick == found(Searcher(phrases, **options), text, span, gated=False)


def keys(words: str = "", stems: str = "", marks: str = "") -> Keys:
    return Keys(frozenset(words.split()), frozenset(stems.split()), frozenset(marks.split()))


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("as soon as possible", keys("possible")),
        ("agree(d) it", keys("agree agreed")),
        ("was/were noted", keys("noted")),
        ("resolv*/note(d) it", keys("note noted", "resolv")),
        ("the chair's", keys("chair")),
        ("chair-elect", keys("chair")),
        ("e.g.", keys(marks="e.g.")),
        ("etc., it", keys(marks="etc.,")),
        ("£{number} m", keys(marks="£")),
        ("£{number} million", keys("million")),
        ("{ways} seen", keys("clear clearly often")),
        ("{ways}", keys("clear clearly often")),
        ("{verbs} it", keys("agree agreed note noted clear clearly often", "resolv")),
        ("(the) minutes (of the last meeting)", keys("minutes")),
        ("Siân", None),
        ("Siân agreed", keys("agreed")),
        ("{number}", None),
        ("n\\/a", None),
        ("re{verbs}", None),
        ("{none}", None),
        ("{itself}", keys("it")),
    ],
)
def test_the_keys_of_a_phrase(phrase: str, wanted: Keys | None) -> None:
    assert keys_of([phrase], LISTS.__getitem__) == wanted


@pytest.mark.parametrize("text", ["\u0130stanbul", "\u212a\u017f\u0131", "ÄÖÜẞΣ", "plain", ""])
def test_a_folded_text_has_the_same_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def rule(name: str, check: Say | Have, *, negated: bool = True, **fields: Any) -> Rule:
    fields.setdefault("each", "item")
    checks = (RuleCheck(check, negated, "“{found}”"),)
    return Rule(id=name, summary=name, checks=checks, severity=Severity.ERROR, **fields)


RULES = (
    rule("phrase", Say(any=("agreed", "no ... report"))),
    rule("title", Say(any=("seen",), in_=("title",))),
    rule("stem", Say(any=("resolv* it",), in_=("title", "text"))),
    rule("mark", Say(any=("£{number}m", "e.g."))),
    rule("map", Say(map=MAP)),
    rule("list", Say(list=("verbs",), except_=("the {verbs}",))),
    rule("anything", Say(any=("n\\/a",))),
    rule("must", Say(any=("agreed",)), negated=False),
    rule("other", Have(any=("decision",)), negated=False),
    rule("silenced", Say(any=("noted", "seen")), unless=("phrase", "title")),
    rule("wrong", Say(list=("no-such-list",))),
)


def without_gate(tiny: Tiny, ruleset: RuleSet) -> list[tuple[str, Span]]:
    """Return what each rule finds when all are run."""
    run = NoteRun(Context(tiny.note, ruleset.words), ruleset, Items(tiny.note))
    told = []
    for one in ruleset.rules[:-1]:
        told += [(violation.rule, violation.span) for violation in run.violations(one)]
    return sorted(told)


@given(TEXTS, TEXTS, st.integers(0, 9))
def test_rules_find_the_same_with_the_gate_as_without(title: str, text: str, cut: int) -> None:
    at = text[: len(text) - cut].strip()
    note = f"Header\nA {title}\nIt {text}\n"
    item = {"type": "item", "at": f"A {title}\nIt {at}", "places": {"title": f"A {title}"}, "title": title}
    tiny = Tiny(note, [item])
    names = frozenset(one.id for one in RULES)
    problems: list[Any] = []
    ruleset = RuleSet("lga", RULES, names, Vocabulary(LISTS))
    told = [(one.rule, one.span) for one in lint(tiny.note, ruleset, problems)]
    assert sorted(told) == without_gate(tiny, ruleset)
    # A rule that cannot be run says so, whatever stands in the note.
    assert ["no-such-list" in one.message for one in problems] == [True]


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("It was agreed.", {"title", "stem", "mark", "map", "silenced"}),
        ("It was seen.", {"phrase", "stem", "mark", "map", "list"}),
        ("They resolved it, e.g. £3m was organised.", {"phrase", "title", "map", "silenced"}),
        ("An organiser was organized.", {"phrase", "title", "stem", "mark", "list", "silenced"}),
    ],
)
def test_which_rules_are_left_out(text: str, quiet: set[str]) -> None:
    words = Vocabulary(LISTS)
    assert Gate.of(RULES, words).quiet(words.said(text)) == quiet


def test_the_words_of_a_text_are_those_of_the_last_that_was_asked_for() -> None:
    words = Vocabulary(LISTS)
    first, second = "It was agreed.", "It was noted."
    assert [words.said(text).words for text in (first, second, first)] == [
        {"it", "was", "agreed"},
        {"it", "was", "noted"},
        {"it", "was", "agreed"},
    ]
    assert isinstance(words.said(first), Said)
