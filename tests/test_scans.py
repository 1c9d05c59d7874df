"""Slips of typing, stand-ins, contact details and reasons of health: what is found and what may stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.details import find_details
from notelint.note.draft import Draft
from notelint.note.health import find_absences
from notelint.note.model import Node
from notelint.note.scans import find_placeholders, find_punctuation, find_words
from tests.proceedings.drafts import cases, draft_of, identifiers

HEAD = "3  {title}\n\n"
MARKED = re.compile("«([^»]*?)(~?)»|‹([^›]*)›", re.DOTALL)


def plain(text: str) -> tuple[str, list[tuple[int, str, bool]]]:
    """Return a text without its marks, and place, words and soundness of what they stand around."""
    found, parts, at, last = [], [], 0, 0
    for match in MARKED.finditer(text):
        parts.append(text[last : match.start()])
        at += match.start() - last
        said = match[3] if match[1] is None else match[1]
        found.append((at, said, bool(match[2] or match[3])))
        parts.append(said)
        at += len(said)
        last = match.end()
    return "".join(parts) + text[last:], found


@pytest.mark.parametrize("case", [one for one in cases("doubled") if not one.get("skip")], ids=identifiers)
def test_doubled_words_and_marks(case: dict[str, Any]) -> None:
    text, expected = plain(HEAD.format(title="Reports") + case["text"])
    draft = draft_of(text)
    found = sorted([*find_words(draft), *find_punctuation(draft)], key=lambda one: one.span)
    assert [(one.span.start, text[slice(*one.span)], not one.doubled) for one in found] == expected


@pytest.mark.parametrize("case", cases("placeholders"), ids=identifiers)
def test_placeholders(case: dict[str, Any]) -> None:
    text, expected = plain(HEAD.format(title="Reports") + case["text"])
    found = find_placeholders(draft_of(text))
    assert [(one.span.start, text[slice(*one.span)], one.later_meeting) for one in found] == expected


def test_the_header_has_no_later_meeting() -> None:
    found = find_placeholders(draft_of("Note of last Board meeting\nVenue: TBC\n\n3  Reports\n\nNoted.\n"))
    assert [(one.text, one.later_meeting) for one in found] == [("TBC", False)]


def test_the_item_on_the_next_meeting_may_leave_it_open() -> None:
    found = find_placeholders(draft_of("3  Next meeting\n\nTuesday 4 June, venue TBC\n"))
    assert [(one.text, one.later_meeting) for one in found] == [("TBC", True)]


@pytest.mark.parametrize("case", cases("details"), ids=identifiers)
def test_contact_details(case: dict[str, Any]) -> None:
    text = HEAD.format(title="Reports") + case["text"]
    found = find_details(draft_of(text))
    assert [one.text for one in found if one.private] == case.get("private", [])
    assert [one.text for one in found if not one.private] == case.get("public", [])
    assert [text[slice(*one.span)] for one in found] == [one.text for one in found]


@pytest.mark.parametrize("case", cases("absences"), ids=identifiers)
def test_reasons_of_health(case: dict[str, Any]) -> None:
    text = HEAD.format(title=case.get("title", "Apologies")) + case["text"]
    found = find_absences(draft_of(text))
    if "illness" not in case:
        assert found == ()
        return
    assert found
    assert next((one.illness for one in found if one.illness), None) == case["illness"]
    for one in found:
        if one.illness:
            assert text[slice(*one.places["illness"])] == one.illness


@pytest.mark.parametrize(
    ("find", "said"),
    [
        (find_words, "the the "),
        (find_words, "a" * 50),
        (find_punctuation, ",. "),
        (find_placeholders, "TBC [insert x] ?? "),
        (find_placeholders, "[" * 40),
        (find_details, "a@b.co 01632 960123 "),
        (find_details, "0 1 2 3 4 5 6 7 8 9 "),
        (find_details, "a@" * 30),
        (find_absences, "absent ill "),
    ],
)
def test_hostile_text_takes_no_time_to_speak_of(find: Callable[[Draft], tuple[Node, ...]], said: str) -> None:
    find(draft_of(HEAD.format(title="Reports") + said * (60_000 // len(said))))


@given(st.text(alphabet="the @.,:?[]XTBC0123456789\n", max_size=80))
def test_spans_lie_in_the_text(body: str) -> None:
    text = HEAD.format(title="Reports") + body
    draft = draft_of(text)
    for find in (find_words, find_punctuation, find_placeholders, find_details, find_absences):
        for node in find(draft):
            assert 0 <= node.span.start < node.span.end <= len(text)
