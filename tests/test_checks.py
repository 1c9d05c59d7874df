"""What each check finds, in the tables of ``tests/checks``: one file a check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from notelint.builtin import notelint_checks
from notelint.check import ListCheck
from notelint.checks.be_in_order import faults
from notelint.edits import edits, shortened
from notelint.options import options_of
from notelint.phrases import Searcher
from notelint.text import Span
from notelint.violation import Finding
from tests.tiny import Tiny
from tests.words import english

FOLDER = Path(__file__).parent / "checks"
CHECKS = {check.name: options_of(check) for check in notelint_checks()}


def cases() -> list[Any]:
    tables = {path.stem: YAML(typ="safe").load(path.read_text("utf-8")) for path in FOLDER.glob("*.yaml")}
    return [
        pytest.param(name, case, id=f"{name}: {case['name']}")
        for name, table in sorted(tables.items())
        for case in table
    ]


def shown(finding: Finding, tiny: Tiny, wanted: dict[str, Any]) -> dict[str, Any]:
    """Return of a finding what the case speaks of."""
    source = tiny.source
    told: dict[str, Any] = {}
    if "at" in wanted:
        told["at"] = source.slice(finding.span) if finding.span else None
    if "line" in wanted:
        told["line"] = source.position((finding.span or finding.node.span).start).line
    if "node" in wanted:
        told["node"] = source.slice(finding.node.span)
    if "says" in wanted:
        told["says"] = {name: finding.values.get(name) for name in wanted["says"]}
    if "related" in wanted:
        told["related"] = [source.slice(related.span) for related in finding.related]
    if "people" in wanted:
        told["people"] = [person.name for person in finding.persons]
    if "fixed" in wanted:
        told["fixed"] = fixed(finding, source.text)
    return told


def fixed(finding: Finding, text: str) -> str:
    assert finding.fix
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(("name", "case"), cases())
def test_check(name: str, case: dict[str, Any]) -> None:
    options = CHECKS[name]
    check = options.build(options.long_form(case["options"]))
    words = {**english().lists, **case.get("words", {})}
    tiny = Tiny(case.get("text", ""), case.get("nodes", []), case.get("note"), words)
    subject = case.get("subject", tiny.made[0].type if tiny.made else "note")
    nodes = tiny.all(subject)
    negated = case.get("must-not", options.check.forms == ("must-not",))
    if isinstance(check, ListCheck):
        found = list(check.findings(nodes, tiny.note, tiny.context, negated=negated))
    else:
        found = [one for node in nodes for one in check.findings(node, tiny.context, negated=negated)]
    wanted = case.get("found", [])
    assert [shown(one, tiny, to) for one, to in zip(found, wanted, strict=False)] == wanted
    assert len(found) == len(wanted)


def test_every_check_has_a_table() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(CHECKS)


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_every_check_explains_itself_and_its_options(name: str) -> None:
    options = CHECKS[name]
    doc = options.check.__doc__ or ""
    assert f"{name}" in doc, "an example in YAML"
    assert "\n        must" in doc
    assert doc.partition("\n")[0].endswith(".")
    assert all(option.doc.endswith(".") for option in options.options.values())


# --- be-in-order: where the order breaks ----------------------------------------------


def broken(numbers: str, *, bare: bool = False) -> str:
    """Return the numbers that break the order, each as found and as due: ``70/7``."""
    values = [None if word == "-" else int(word) for word in numbers.split()]
    return " ".join(
        f"{'-' if values[fault.at] is None else values[fault.at]}/{fault.due}@{fault.at}"
        for fault in faults(values, bare=bare)
    )


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ("", ""),
        ("1", ""),
        ("1 2 3 4", ""),
        ("7 8 9", ""),
        ("45 46 47", ""),
        ("3148 3149 3150", ""),
        pytest.param("1 2 4 5", "4/3@2", id="gap"),
        pytest.param("1 2 5 6", "5/3@2", id="gap of two"),
        pytest.param("1 3", "3/2@1", id="gap in a list of two"),
        pytest.param("1 2 2 3", "2/3@2", id="repeat, and the list goes on"),
        pytest.param("1 2 2 4", "2/3@2", id="repeat in place of another"),
        pytest.param("1 1", "1/2@1", id="repeat at once"),
        pytest.param("1 1 2 3", "1/2@1", id="first number twice"),
        pytest.param("1 2 3 3", "3/4@3", id="repeat at the end"),
        pytest.param("1 2 3 3 3 4", "3/4@3 3/4@4", id="thrice is two repeats"),
        pytest.param("5 6 70 8", "70/7@2", id="slip"),
        pytest.param("5 6 70 7 8", "70/7@2", id="one too many"),
        pytest.param("1 2 3 40", "40/4@3", id="slip at the end"),
        pytest.param("1 2 4 4 5", "4/3@2", id="slip that repeats the next"),
        pytest.param("1 3 3 4", "3/2@1", id="slip that is the next"),
        pytest.param("1 2 1 4", "1/3@2", id="slip backwards"),
        pytest.param("1 2 30 40 5", "30/3@2 40/4@3", id="two slips in a row"),
        pytest.param("11 2 3 4", "2/12@1", id="the first number may be any"),
        pytest.param("1 3 2 4", "3/2@1", id="swap"),
        pytest.param("1 2 4 3", "4/3@2", id="swap at the end"),
        pytest.param("1 5 3 4 2 6", "5/2@1", id="swap at a distance"),
        pytest.param("1 3 4 5 2 6", "3/2@1", id="one moved down"),
        pytest.param("1 5 2 3 4 6", "5/2@1", id="one moved up"),
        pytest.param("1 4 5 2 3 6", "4/2@1", id="two moved together"),
        pytest.param("2 1 3 4", "1/3@1", id="swap at the beginning"),
        pytest.param("1 2 3 1 2 3", "1/4@3", id="begins again"),
        pytest.param("1 2 3 2 3 4", "2/4@3", id="goes back"),
        pytest.param("1 2 4 5 7 8", "4/3@2 7/6@4", id="two gaps"),
        pytest.param("1 3 2 4 6 5 7", "3/2@1 6/5@4", id="two swaps"),
        pytest.param("1 2 2 3 5", "2/3@2 5/4@4", id="repeat and gap"),
        pytest.param("1 2 30 4 6", "30/3@2 6/5@4", id="slip and gap"),
        pytest.param("0 1 2", "", id="from nought"),
    ],
)
def test_order(numbers: str, wanted: str) -> None:
    assert broken(numbers) == wanted


@pytest.mark.parametrize(
    ("numbers", "counted", "wrong"),
    [
        ("1 2 - 4", "", "-/3@2"),
        ("1 2 -", "", "-/3@2"),
        ("- 1 2", "", "-/1@0"),
        ("1 - 2 3", "2/3@2", "-/2@1"),
        ("- -", "", ""),
    ],
)
def test_order_of_entries_without_a_number(numbers: str, counted: str, wrong: str) -> None:
    assert broken(numbers) == counted
    assert broken(numbers, bare=True) == wrong


first = st.integers(1, 500)
length = st.integers(2, 40)


@given(first, length)
def test_what_runs_one_up_has_no_fault(start: int, count: int) -> None:
    assert faults(list(range(start, start + count))) == []


@given(first, st.integers(3, 40), st.data())
def test_one_planted_fault_is_found_once_and_where_it_is(start: int, count: int, data: st.DataObject) -> None:
    numbers = list(range(start, start + count))
    at = data.draw(st.integers(1, count - 2))
    fault = data.draw(st.sampled_from(["gap", "repeat", "slip", "swap"]))
    if fault == "gap":
        del numbers[at]
    elif fault == "repeat":
        numbers.insert(at, numbers[at - 1])
    elif fault == "slip":
        wrong = data.draw(st.integers(0, 1000).filter(lambda number: number != numbers[at]))
        numbers[at] = wrong
    else:
        other = data.draw(st.integers(at + 1, count - 1))
        numbers[at], numbers[other] = numbers[other], numbers[at]
    assert [found.at for found in faults(numbers)] == [at]


@given(st.lists(st.one_of(st.none(), st.integers(0, 30)), max_size=40), st.booleans())
def test_any_list_has_at_most_a_fault_a_number_in_order(numbers: list[int | None], bare: bool) -> None:
    at = [fault.at for fault in faults(numbers, bare=bare)]
    assert at == sorted(set(at))
    assert all(0 <= place < len(numbers) for place in at)


# --- Edits between words --------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("birt", "birt", 0),
        ("birt", "brit", 1),
        ("birt", "birtt", 1),
        ("birt", "bird", 1),
        ("birt", "irt", 1),
        ("birt", "bitr", 1),
        ("birt", "tirb", None),
        ("", "a", 1),
        ("", "ab", None),
    ],
)
def test_edits(left: str, right: str, wanted: int | None) -> None:
    assert edits(left, right, 1) == wanted
    assert edits(right, left, 1) == wanted


name = st.text("abc", max_size=6)


@given(name, name, st.integers(1, 2))
def test_words_a_few_edits_apart_have_a_shortened_form_in_common(left: str, right: str, most: int) -> None:
    if edits(left, right, most) is not None:
        assert shortened(left, most) & shortened(right, most)


# --- Searching -----------------------------------------------------------------------


def found(text: str, **options: Any) -> list[str]:
    searcher = Searcher(words=english(), **options)
    return [text[one.span.start : one.span.end] for one in searcher.find(text, Span(0, len(text)))]


def test_patterns_know_letters_beyond_ascii() -> None:
    pytest.importorskip("re2")
    assert found("Siân\u00a0Birt spoke", pattern=r"\w+\s[A-Z]\w+") == ["Siân\u00a0Birt"]
    assert found("a-b c", pattern=r"[\w-]+") == ["a-b", "c"]
    assert found("[x] \\w", pattern=r"\[\w\]|\\w") == ["[x]", "\\w"]


def test_a_pattern_that_matches_nothing_finds_nothing() -> None:
    pytest.importorskip("re2")
    assert found("abc", pattern="x*") == []


def test_of_hits_that_overlap_the_first_and_longest_is_found() -> None:
    assert found("as soon as possible", phrases=["as soon", "soon as possible", "as soon as possible"]) == [
        "as soon as possible"
    ]


def test_a_search_stays_within_its_span() -> None:
    searcher = Searcher(["agreed"], words=english())
    text = "agreed, agreed, agreed"
    assert [one.span for one in searcher.find(text, Span(6, 16))] == [Span(8, 14)]
