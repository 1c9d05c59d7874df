"""Rules in YAML held against a note in its own words: the whole way from text to violations."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from notelint.builtin import notelint_checks
from notelint.language import language
from notelint.linter import lint
from notelint.note.understand import understand
from notelint.note.vocabulary import Vocabulary
from notelint.rule import Rule, RuleSet
from notelint.rulebook import rulebook
from notelint.rulefile import read_rule_file
from notelint.text import Source
from tests.words import english

NOTE = """Note of last Coastal Towns Board meeting
	Title:

	Coastal Towns Board

	Date:

	Thursday 12 March 2026

	Venue:
	Harbour Room, Westmere House

Attendance
An attendance list is attached as Appendix A to this note
	Item
	Decisions and actions

<AI1>
	1
	Welcome, Apologies and Declarations of Interest

	The Chair welcomed members. Apologies were received from Cllr Owen Tait.

There were no declarations of interest.
</AI1>
<AI2>
	2
	Budget

	Cllr Ana Birt introduced the report.

Decision

1) Members agreed the budget, to be spent as soon as possible.

2) Members noted the risks.

Action

Jonah Pike to write to councils.
</AI2>
<AI3>
	3
	Staffing

	Jonah Pike introduced the report.

Upshot

Members noted the report.

Action

Jonah Pike to draft terms.
</AI3>
<TRAILER_SECTION>

Appendix A - Attendance

	Position/Role
	Councillor
	Authority

	Chair
	Cllr Helen Okafor
	Westmere Council

	Members
	Cllr Ana Birt
	Westmere Council

	Apologies
	Cllr Owen Tait
	Kelder County Council

	Officers
	Jonah Pike
	Adviser
"""

RULES = b"""
rules:
  chair-sent-no-apologies:
    summary: The chair has not sent apologies
    each: person
    where: {groups: chair}
    must-not: {be-listed-in: apologies}
    message: "{person} is in the chair and sent apologies."
    at: [name]
  no-haste:
    summary: No decision is to be carried out as soon as possible
    each: decision
    must-not: {say: as soon as possible}
    message: "\xe2\x80\x9c{found}\xe2\x80\x9d is no date."
  budget-has-deadlines:
    summary: Every action under the budget says by when
    each: action
    where: {item.title: Budget}
    must: {have: deadline}
    message: "{text} is owed no day."
  items-decide:
    summary: Every item of business records a decision
    each: item
    where: {kind: business}
    must: {have: decision}
    at: [title]
    unless: [items-in-order]
    message: Item {number} records no {missing}.
  items-in-order:
    summary: Items stand in order
    all: item
    must: {be-in-order: [ordinal, tag-number]}
    message: "{found} stands after {other}."
  entries-in-order:
    summary: Entries stand in order
    all: entry
    of: list
    must: {be-in-order: {by: ordinal, missing: report}}
    message: "{found} stands after {other}."
  speakers-listed:
    summary: Who speaks is listed
    each: person
    where: {acted: stated}
    must: {be-listed-in: in-attendance}
    at: [first-act]
    message: "{person} is not listed."
  right-weekday:
    summary: The weekday is that of the date
    each: date
    must: {agree-with: {weekday: weekday-expected}}
    message: "{other}, not {found}."
  one-word-for-members:
    summary: Members are called members
    each: note
    must: {use-one-form: {of: {members: [members], councillors: [councillors]}, in: block}}
    message: "Here {found}, elsewhere {other}."
"""


def house_rules() -> list[Rule]:
    known = language({check.name: check for check in notelint_checks()})
    sources, errors = read_rule_file(RULES, "house.yaml", known)
    book = rulebook(sources, known, english())
    assert not [*errors, *book.errors], "\n".join(map(str, [*errors, *book.errors]))
    return sorted(book.rules.values(), key=lambda rule: (bool(rule.unless), rule.id))


def told(text: str, rules: Iterable[Rule] | None = None, words: Vocabulary | None = None) -> list[str]:
    """Return the violations of the house rules in ``text``: line, rule and message."""
    known = words or english()
    wanted = tuple(rules if rules is not None else house_rules())
    note = understand(Source("draft.txt", text), known)
    found = lint(note, RuleSet("lga", wanted, frozenset(rule.id for rule in wanted), known))
    lines = text.splitlines()
    return [f"{lines[one.start.line - 1].strip()} | {one.rule} | {one.message}" for one in found]


HASTE = "1) Members agreed the budget, to be spent as soon as possible."
HASTY = f"{HASTE} | no-haste | “as soon as possible” is no date."
TASK = "Jonah Pike to write to councils."
DEADLINE = f"{TASK} | budget-has-deadlines | {TASK} is owed no day."


def test_the_note_as_it_is() -> None:
    assert told(NOTE) == [HASTY, DEADLINE]


@pytest.mark.parametrize(
    ("fault", "wanted"),
    [
        (
            ("Thursday 12 March", "Wednesday 12 March"),
            "Wednesday 12 March 2026 | right-weekday | Thursday, not Wednesday.",
        ),
        (("\t3\n\tStaffing", "\t4\n\tStaffing"), "4 | items-in-order | 4 stands after 2."),
        (("2) Members noted the risks", "3) Members noted the risks"), None),
        (
            ("Cllr Ana Birt introduced", "Cllr Kit Farrow introduced"),
            "Cllr Kit Farrow introduced the report. | speakers-listed | Cllr Kit Farrow is not listed.",
        ),
        (
            ("There were no declarations of interest.", "There were no declarations from councillors."),
            "There were no declarations from councillors. | one-word-for-members | "
            "Here councillors, elsewhere members.",
        ),
    ],
    ids=["weekday", "item number", "entry", "speaker", "form"],
)
def test_a_fault_is_one_violation_on_its_line(fault: tuple[str, str], wanted: str | None) -> None:
    before, after = fault
    assert NOTE.count(before) == 1
    new = [line for line in told(NOTE.replace(before, after)) if line not in (HASTY, DEADLINE)]
    if wanted is None:
        assert len(new) == 1
        assert new[0].startswith(f"{after.splitlines()[0]}")
    else:
        assert new == [wanted]


def test_the_same_faults_with_other_line_ends() -> None:
    rules = house_rules()
    assert told(NOTE.replace("\n", "\r\n"), rules) == [HASTY, DEADLINE]


def test_our_own_word_for_decision() -> None:
    text = NOTE.replace("Upshot\n\nMembers noted the report.", "Verdict\n\nThe pilot to go on.")
    missed = "Staffing | items-decide | Item 3 records no decision."
    assert told(text) == [HASTY, DEADLINE, missed]
    lists = english().lists
    words = Vocabulary({**lists, "decision-headings": [*lists["decision-headings"], "verdict"]})
    assert told(text, words=words) == [HASTY, DEADLINE]
