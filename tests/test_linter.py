"""From findings to violations: what is looked at, where it is told, in which words, what is left unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from notelint.check import Check, Context, NodeCheck
from notelint.checks.agree_with import AgreeWith
from notelint.checks.be import Be
from notelint.checks.be_in_order import BeInOrder
from notelint.checks.be_listed_in import BeListedIn
from notelint.checks.be_spelt_alike import BeSpeltAlike
from notelint.checks.have import Have
from notelint.checks.say import Say
from notelint.condition import Condition
from notelint.linter import lint
from notelint.note.model import Node
from notelint.note.vocabulary import Vocabulary
from notelint.rule import Citation, Rule, RuleCheck, RuleSet
from notelint.text import Position
from notelint.violation import Finding, Problem, Severity, Violation
from tests.tiny import Tiny


def rule(
    name: str,
    check: Check,
    *,
    message: str = "wrong",
    at: str = "",
    unless: str = "",
    negated: bool = False,
    **fields: Any,
) -> Rule:
    if "all" not in fields:
        fields.setdefault("each", "item")
    return Rule(
        id=name,
        summary=name,
        checks=(RuleCheck(check, negated, message, tuple(at.split())),),
        severity=fields.pop("severity", Severity.ERROR),
        unless=tuple(unless.split()),
        **fields,
    )


# The lists that checks look up by themselves.
WORDS = {"finite-verbs": ["was"], "acting-verbs": ["said"]}


def run(
    tiny: Tiny, *rules: Rule, shown: str | None = None, problems: list[Problem] | None = None
) -> list[Violation]:
    ids = frozenset(shown.split() if shown is not None else [one.id for one in rules])
    return lint(tiny.note, RuleSet("lga", rules, ids, Vocabulary(WORDS)), problems)


def told(violations: list[Violation]) -> list[str]:
    """Return rule and line of each violation."""
    return [f"{one.rule}:{one.start.line}" for one in violations]


ITEMS = """Header
1
Welcome
Members were welcomed.
2
Budget
It was discussed.
"""


def two_items(*more: dict[str, Any], **note: Any) -> Tiny:
    items = [
        {
            "type": "item",
            "id": "one",
            "at": "1\nWelcome\nMembers were welcomed.\n",
            "number": "1",
            "ordinal": 1,
            "title": "Welcome",
            "kind": "welcome",
            "places": {"number": "1", "title": "Welcome"},
        },
        {
            "type": "item",
            "id": "two",
            "at": "2\nBudget\nIt was discussed.\n",
            "number": "2",
            "ordinal": 2,
            "title": "Budget",
            "places": {"number": "2", "title": "Budget"},
        },
    ]
    return Tiny(ITEMS, [*items, *more], note)


HAS_DECISION = rule(
    "item-has-decision",
    Have(any=("decision",)),
    message="Item {number} “{title}” records no {missing}.",
    at="title number",
    where=(Condition("kind", ("business",)),),
)


# --- What is looked at ----------------------------------------------------------------


def test_a_violation_says_everything() -> None:
    tiny = two_items()
    has_decision = rule(
        "item-has-decision",
        Have(any=("decision",)),
        message="Item {number} “{title}” records no {missing}.",
        at="title number",
        where=(Condition("kind", ("business",)),),
        help="Add it to item {number}.",
        cite=(Citation("Standing orders", "5"), Citation("Code", applies=("parish",))),
        also=("number",),
        severity=Severity.WARNING,
    )
    [one] = run(tiny, has_decision)
    assert (one.path, one.rule, one.severity) == ("draft.txt", "item-has-decision", Severity.WARNING)
    assert one.message == "Item 2 “Budget” records no decision."
    assert (one.start, one.end) == (Position(6, 1), Position(6, 7))
    assert tiny.source.slice(one.span) == "Budget"
    assert one.item == "2"
    assert one.help == "Add it to item 2."
    assert one.cite == ("Standing orders, 5",)
    [place] = one.related
    assert (place.path, place.start, place.message) == ("draft.txt", Position(5, 1), "the number: “2”")
    assert len(one.fingerprint) == 16


def test_a_condition_that_cannot_be_told_makes_the_rule_not_applicable() -> None:
    tiny = Tiny("a. b.", [{"type": "header", "at": "a", "date": "UNREAD"}])
    has_venue = Have(any=("venue",))
    assert told(run(tiny, rule("venue", has_venue, each="header"))) == ["venue:1"]
    assert not run(tiny, rule("venue", has_venue, each="header", where=(Condition("date", ("stated",)),)))
    assert not run(tiny, rule("venue", has_venue, each="header", except_=(Condition("date", ("none",)),)))


def test_where_and_except_choose_the_nodes() -> None:
    empty = Have(any=("no-decision",))
    tiny = two_items()
    assert told(run(tiny, rule("r", empty))) == ["r:2", "r:5"]
    assert told(run(tiny, rule("r", empty, where=(Condition("kind", ("business", "exempt")),)))) == ["r:5"]
    assert told(run(tiny, rule("r", empty, except_=(Condition("title", ("Budget",)),)))) == ["r:2"]


def test_the_note_and_its_header_are_nodes() -> None:
    tiny = Tiny("Header\nText", [{"type": "header", "at": "Header"}], {"places": {"apologies": "Text"}})
    rules = [
        rule("chair-named", Have(any=("chair",)), each="note", at="apologies"),
        rule("body-named", Have(any=("body",)), each="header"),
    ]
    assert told(run(tiny, *rules)) == ["body-named:1", "chair-named:2"]


def test_a_list_is_looked_at_within_what_it_stands_in() -> None:
    text = "1) a\n2) b\n1) c\n3) d\n1) e\n"
    entries = [
        {"type": "entry", "in": holder, "at": word, "ordinal": number}
        for holder, word, number in [
            ("x", "a", 1),
            ("x", "b", 2),
            ("y", "c", 1),
            ("y", "d", 3),
            ("z", "e", 9),
        ]
    ]
    lists = [
        {"type": "list", "id": "x", "at": "1) a\n2) b"},
        {"type": "list", "id": "y", "at": "1) c\n3) d"},
        {"type": "list", "id": "z", "at": "1) e"},
    ]
    tiny = Tiny(text, [*lists, *entries])
    assert told(run(tiny, rule("order", BeInOrder(("ordinal",)), all="entry", of="list"))) == ["order:4"]
    # Taken as one list they break elsewhere.
    assert told(run(tiny, rule("order", BeInOrder(("ordinal",)), all="entry"))) == ["order:3", "order:5"]


def test_a_list_of_nodes_without_a_parent_is_told_by_place() -> None:
    tiny = two_items(
        {"type": "date", "at": "Welcome", "day": 1},
        {"type": "date", "at": "Members", "day": 3},
        {"type": "date", "at": "Budget", "day": 9},
    )
    assert told(run(tiny, rule("order", BeInOrder(("day",)), all="date", of="item"))) == ["order:4"]


# --- Where it is reported -------------------------------------------------------------


def test_the_first_place_that_exists_wins() -> None:
    tiny = two_items()
    missing = Have(any=("no-decision",))
    assert told(run(tiny, rule("r", missing, at="tag title number"))) == ["r:3", "r:6"]
    assert told(run(tiny, rule("r", missing, at="tag"))) == ["r:2", "r:5"]


def test_a_place_of_the_note_or_the_header_may_be_named() -> None:
    text = "Attendance\nVenue\nlist\n"
    note = {"places": {"attendance": "Attendance"}}
    tiny = Tiny(text, [{"type": "header", "at": "Attendance", "places": {"venue-label": "Venue"}}], note)
    has_chair = Have(any=("chair",))
    assert told(run(tiny, rule("r", has_chair, each="note", at="attendance"))) == ["r:1"]
    assert told(run(tiny, rule("r", has_chair, each="note", at="apologies venue-label"))) == ["r:2"]


def test_a_report_starts_at_the_first_character_that_is_not_blank() -> None:
    tiny = Tiny("a\n\n\t  Budget \n\n", [{"type": "item", "at": "\n\n\t  Budget \n\n", "number": "1"}])
    [one] = run(tiny, rule("r", Have(any=("title",))))
    assert (one.start, one.end) == (Position(3, 4), Position(3, 10))


def test_the_place_of_the_finding_goes_before_the_rule_s() -> None:
    tiny = two_items()
    [one] = run(tiny, rule("r", Say(any=("discussed",)), negated=True, at="title"))
    assert tiny.source.slice(one.span) == "discussed"
    assert one.item == "2"


def test_two_findings_on_one_place_are_one() -> None:
    tiny = two_items()
    two = Rule(
        id="r",
        summary="",
        each="item",
        checks=(
            RuleCheck(Have(any=("no-decision",)), False, "first", ("title",)),
            RuleCheck(Have(any=("closest",)), False, "second", ("title",)),
        ),
        severity=Severity.ERROR,
    )
    assert [(one.start.line, one.message) for one in run(tiny, two)] == [(3, "first"), (6, "first")]


def test_violations_stand_in_the_order_of_line_column_and_rule() -> None:
    tiny = two_items()
    rules = [
        rule("z", Have(any=("no-decision",)), at="number"),
        rule("b", Have(any=("no-decision",)), at="title"),
        rule("a", Have(any=("no-decision",)), at="title"),
    ]
    assert told(run(tiny, *rules)) == ["z:2", "a:3", "b:3", "z:5", "a:6", "b:6"]


# --- In which words -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("Item {number} “{title}” says nothing.", "Item 2 “Budget” says nothing."),
        ("Item {number} “{no-decision}” says nothing.", "Item 2 says nothing."),
        ("It says nothing. Closest: “{closest}”; add it.", "It says nothing."),
        ("Closest: “{closest}” ({tag-number}).", "Closest:."),
        ("It stands at {item.title}, {missing}.", "It stands at Budget, no decision."),
        ("No placeholder. At all.", "No placeholder. At all."),
        ("{text}", "2 Budget It was discussed."),
    ],
)
def test_a_message_leaves_out_what_has_no_value(message: str, wanted: str) -> None:
    has_decision = rule(
        "r",
        Have(any=("no-decision",)),
        message=message,
        where=(Condition("kind", ("business",)),),
    )
    assert [one.message for one in run(two_items(), has_decision)] == [wanted]


def test_long_words_are_cut() -> None:
    text = "word " * 100
    tiny = Tiny(text, [{"type": "block", "at": text}])
    [one] = run(tiny, rule("r", Say(any=("agreed",)), each="block", message="{found}"))
    assert len(one.message) < 90
    assert one.message.endswith("word …")


# --- One fault, one report ------------------------------------------------------------

EMPTY = rule("item-not-empty", Be({"empty": (True,)}), negated=True, at="title")


def test_a_finding_silences_one_on_the_same_node() -> None:
    text = "1\nWelcome\n2\nBudget\n"
    items = [
        {"type": "item", "at": "Welcome", "empty": True},
        {"type": "item", "at": "Budget"},
    ]
    decision = rule("item-has-decision", Have(any=("decision",)), unless="item-not-empty")
    tiny = Tiny(text, items)
    assert told(run(tiny, EMPTY, decision)) == ["item-not-empty:2", "item-has-decision:4"]
    assert told(run(tiny, EMPTY, decision, shown="item-has-decision")) == ["item-has-decision:4"]


def test_a_finding_silences_one_on_what_it_holds_and_what_holds_it() -> None:
    heading = {"type": "decision-heading", "in": "two", "at": "It was discussed"}
    tiny = two_items(heading)
    not_empty = rule("decision-not-empty", Have(any=("text",)), each="decision-heading")
    has_decision = rule("item-has-decision", Have(any=("decision",)), at="title", unless="decision-not-empty")
    assert told(run(tiny, not_empty, has_decision)) == ["item-has-decision:3", "decision-not-empty:7"]
    item_first = rule("item-titled", Have(any=("no-decision",)), where=(Condition("title", ("Budget",)),))
    below = rule("decision-not-empty", Have(any=("text",)), each="decision-heading", unless="item-titled")
    assert told(run(tiny, item_first, below)) == ["item-titled:5"]


def test_a_node_without_a_parent_silences_by_its_place() -> None:
    tag = {"type": "tag", "at": "2\n"}
    tiny = two_items(tag)
    balanced = rule("tags-balanced", Have(any=("partner",)), each="tag")
    order = rule("items-numbered-in-order", Have(any=("no-decision",)), unless="tags-balanced", at="title")
    assert told(run(tiny, balanced, order)) == ["items-numbered-in-order:3", "tags-balanced:5"]


def test_what_is_silenced_itself_silences_too() -> None:
    tiny = Tiny("Budget\n", [{"type": "item", "at": "Budget", "empty": True}])
    second = rule("second", Have(any=("title",)), unless="item-not-empty")
    third = rule("third", Have(any=("decision",)), unless="second")
    assert told(run(tiny, EMPTY, second, third)) == ["item-not-empty:1"]
    assert told(run(tiny, EMPTY, second, third, shown="third")) == []


def test_a_rule_that_did_not_run_silences_nothing() -> None:
    tiny = two_items()
    has_decision = rule("r", Have(any=("decision",)), unless="off")
    assert told(run(tiny, has_decision)) == ["r:2", "r:5"]


def test_a_finding_on_the_whole_note_silences_all() -> None:
    tiny = two_items({"type": "person", "at": "Members", "name": "Leo Hart"})
    recorded = rule("attendance-recorded", Have(any=("present",)), each="note", at="header")
    named = rule("speakers", Have(any=("acted",)), each="person", unless="attendance-recorded")
    assert told(run(tiny, recorded, named)) == ["attendance-recorded:1"]


def test_a_finding_on_the_whole_note_has_the_item_of_its_report_for_a_subject() -> None:
    note = {"places": {"declarations": "Welcome", "header": "Header"}}
    recorded = Have(any=("minutes-agreed",))
    text_missing = rule("item-not-empty", Have(any=("no-decision",)), where=(Condition("number", ("1",)),))
    tiny = two_items(**note)
    at_item = rule("declarations", recorded, each="note", at="declarations", unless="item-not-empty")
    at_header = rule("declarations", recorded, each="note", at="header", unless="item-not-empty")
    assert told(run(tiny, text_missing, at_item)) == ["item-not-empty:2"]
    assert told(run(tiny, text_missing, at_header)) == ["declarations:1", "item-not-empty:2"]


def test_a_missing_appendix_silences_what_it_may_have_held() -> None:
    reference = {"type": "reference", "in": "two", "at": "discussed", "kind": "appendix"}
    tiny = two_items(reference, places={"header": "Header"})
    appendix = rule("appendix-exists", Have(any=("target",)), each="reference")
    recorded = rule("attendance", Have(any=("present",)), each="note", at="header", unless="appendix-exists")
    assert told(run(tiny, appendix, recorded)) == ["appendix-exists:7"]


def test_outside_the_items_two_matters_of_the_note_are_one() -> None:
    note = {"places": {"header": "Header"}}
    reference = {"type": "reference", "at": "eader"}
    tiny = two_items(reference, **note)
    appendix = rule("appendix-exists", Have(any=("target",)), each="reference")
    recorded = rule("attendance", Have(any=("present",)), each="note", at="header", unless="appendix-exists")
    assert told(run(tiny, appendix, recorded)) == ["appendix-exists:1"]


PEOPLE = """Ana Birt spoke.
Leo Hart spoke.
Apologies Owen Tait
List Kit Farrow
Ana Birtt
"""


def people() -> Tiny:
    names = [
        {"type": "name", "id": "ana", "at": "Ana Birt", "forenames": ["Ana"], "surname": "Birt"},
        {"type": "name", "id": "leo", "at": "Leo Hart", "forenames": ["Leo"], "surname": "Hart"},
        {"type": "name", "id": "kit", "at": "Kit Farrow", "forenames": ["Kit"], "surname": "Farrow"},
        {"type": "name", "id": "odd", "at": "Ana Birtt", "forenames": ["Ana"], "surname": "Birtt"},
        {"type": "name", "id": "owen", "at": "Owen Tait", "forenames": ["Owen"], "surname": "Tait"},
    ]
    mentions = [
        {"type": "mention", "id": f"m-{one['id']}", "at": one["at"], "name": f"={one['id']}"} for one in names
    ]
    listings = [
        {"type": "listing", "id": f"l-{one}", "at": words, "name": f"={one}"}
        for one, words in [("kit", "Kit Farrow"), ("odd", "Ana Birtt")]
    ]
    persons = [
        {
            "type": "person",
            "id": f"p-{one['id']}",
            "at": one["at"],
            "name": one["at"],
            "names": [one["id"]],
            "mentions": [f"=m-{one['id']}"],
            "listings": [f"=l-{one['id']}"] if one["id"] in ("kit", "odd") else [],
        }
        for one in names
    ]
    return Tiny(PEOPLE, [*names, *mentions, *listings, *persons])


def test_a_finding_silences_one_on_a_person_it_is_about() -> None:
    alike = rule("names-spelt-alike", BeSpeltAlike(), all="person")
    listed = rule(
        "speakers",
        BeListedIn(("in-attendance",)),
        each="person",
        unless="names-spelt-alike",
        message="{person}",
    )
    found = run(people(), alike, listed)
    # Ana Birt is Ana Birtt of the list; the others are left to the second rule.
    assert told(found) == ["speakers:2", "speakers:3", "names-spelt-alike:5"]
    assert [one.message for one in found[:2]] == ["Leo Hart", "Owen Tait"]


@dataclass(frozen=True)
class Speaks(NodeCheck):
    """Says of the note that these people are at fault, each at their name."""

    name: ClassVar[str] = "speaks"
    who: tuple[str, ...] = ()

    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        for person in context.note.all("person"):
            if person.name in self.who:  # type: ignore[attr-defined]
                yield Finding(node, person.span, persons=(person,))


def test_what_is_said_of_one_person_of_the_note_does_not_silence_what_is_said_of_another() -> None:
    first = rule("apologies", Speaks(("Leo Hart",)), each="note")
    second = rule("match", Speaks(("Leo Hart", "Owen Tait")), each="note", unless="apologies")
    assert told(run(people(), first, second)) == ["apologies:2", "match:3"]


def test_what_is_said_of_the_note_silences_what_is_said_of_its_people() -> None:
    first = rule("apologies-recorded", Have(any=("chair",)), each="note")
    second = rule("match", Speaks(("Leo Hart",)), each="note", unless="apologies-recorded")
    assert told(run(people(), first, second)) == ["apologies-recorded:1"]


# --- Several findings as one ----------------------------------------------------------


def test_findings_under_one_heading_are_one() -> None:
    text = "Action:\na\nb\nAction\nc\nd\n"
    blocks = [{"type": "block", "id": "h1", "at": "Action:"}, {"type": "block", "id": "h2", "at": "Action\n"}]
    actions = [
        {"type": "action", "at": word, "after": ":" if word in "ab" else "Action\n", "heading": heading}
        for word, heading in [("a", "=h1"), ("b", "=h1"), ("c", "=h2")]
    ]
    alone = {"type": "action", "at": "d"}
    tiny = Tiny(text, [*blocks, *actions, alone, {"type": "action", "at": "\n", "after": "d"}])
    deadline = rule(
        "r", Have(any=("deadline",)), each="action", together="heading", message="{count} of them"
    )
    found = run(tiny, deadline)
    assert [(one.start.line, one.message) for one in found] == [
        (2, "2 of them"),
        (5, "1 of them"),
        (6, "1 of them"),
        (6, "1 of them"),
    ]


def test_findings_of_one_item_are_one() -> None:
    decisions = [{"type": "decision", "in": "two", "at": word} for word in ("It", "was", "discussed")]
    tiny = two_items(*decisions, {"type": "decision", "in": "one", "at": "Members"})
    verb = rule("r", Have(any=("verb",)), each="decision", together="item")
    assert told(run(tiny, verb)) == ["r:4", "r:7"]


# --- Fingerprints ---------------------------------------------------------------------


def prints(text: str) -> list[str]:
    blocks = [
        {"type": "block", "at": "TBC", "after": text[: index - 1] if index else None}
        for index in range(len(text))
        if text.startswith("TBC", index)
    ]
    return [
        one.fingerprint
        for one in run(Tiny(text, blocks), rule("r", Say(any=("tbc",)), each="block", negated=True))
    ]


def test_a_fingerprint_does_not_know_the_line() -> None:
    assert prints("Venue: TBC\n") == prints("more\nand more\n  venue:  TBC \n")


def test_fingerprints_of_two_alike_differ() -> None:
    first, second = prints("a TBC\na TBC\n")
    assert first != second
    assert prints("a TBC\nb\na TBC\n") == [first, second]


def test_a_fingerprint_knows_the_rule_the_item_and_the_words() -> None:
    tiny = two_items()
    rules = [rule(name, Have(any=("no-decision",)), at="title") for name in ("a", "b")]
    assert len({one.fingerprint for one in run(tiny, *rules)}) == 4


# --- A rule that breaks inside --------------------------------------------------------


@dataclass(frozen=True)
class Breaks(NodeCheck):
    """Finds one thing, then breaks."""

    name: ClassVar[str] = "breaks"

    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        yield Finding(node)
        raise ValueError("no such thing")


def test_a_rule_that_breaks_is_a_problem_and_the_others_run() -> None:
    problems: list[Problem] = []
    after = rule("after", Have(any=("no-decision",)), unless="broken")
    found = run(two_items(), rule("broken", Breaks()), after, problems=problems)
    assert told(found) == ["after:2", "after:5"]
    [problem] = problems
    assert problem.kind == "internal"
    assert problem.path == "draft.txt"
    assert "“broken”" in problem.message
    assert "no such thing" in problem.message


def test_without_a_place_for_problems_the_error_comes_through() -> None:
    with pytest.raises(ValueError, match="no such thing"):
        run(two_items(), rule("broken", Breaks()))


def test_a_note_without_nodes_breaks_no_rule() -> None:
    rules = [
        HAS_DECISION,
        rule("alike", BeSpeltAlike(), all="person"),
        rule("weekday", AgreeWith({"weekday": "weekday-expected"}), each="date"),
    ]
    assert run(Tiny("", []), *rules) == []


def test_a_finding_in_an_empty_text_has_a_place() -> None:
    [one] = run(Tiny("", []), rule("r", Have(any=("chair",)), each="note", at="header"))
    assert (one.start, one.end, one.item) == (Position(1, 1), Position(1, 1), None)
