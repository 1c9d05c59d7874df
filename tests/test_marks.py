"""Brackets and quotation marks: which of them lack a partner."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.marks import find_marks
from tests.proceedings.drafts import cases, draft_of, identifiers

MARKED = re.compile("«(.)»", re.DOTALL)


def lonely(text: str) -> list[int]:
    return [mark.span.start for mark in find_marks(draft_of(text)) if mark.partner is None]


@pytest.mark.parametrize("case", cases("marks"), ids=identifiers)
def test_marks_without_a_partner(case: dict[str, Any]) -> None:
    text = "3  Reports\n\n" + case["text"]
    expected = [match.start() - 2 * index for index, match in enumerate(MARKED.finditer(text))]
    assert lonely(MARKED.sub(r"\1", text)) == expected


def test_a_cell_of_the_frame_is_a_unit_of_its_own() -> None:
    text = "3  Reports\n\nNoted.\n\nAppendix A - Attendance\nOfficers: Ana Birt (Adviser\nMembers: Kit Cole\n"
    assert lonely(text) == [text.index("(")]


def test_a_title_may_not_lend_its_bracket_to_the_text() -> None:
    text = "3  Reports (first\n\nNoted.\n\nAgreed.\n\nPaid.\n\nMoved.\n\nThanked) all.\n"
    assert lonely(text) == [text.index("("), text.index(")")]


@given(st.text(alphabet='()[]{}“”"a1 .\n:', max_size=60))
def test_partners_are_mutual_and_marks_stand_where_they_say(body: str) -> None:
    text = "3  Reports\n\n" + body
    marks = find_marks(draft_of(text))
    at = {mark.span: mark for mark in marks}
    assert len(at) == len(marks)
    for mark in marks:
        assert text[mark.span.start] == mark.char
        if mark.partner is not None:
            assert at[mark.partner].partner == mark.span


def test_hostile_brackets_take_no_time_to_speak_of() -> None:
    assert len(find_marks(draft_of("3  Reports\n\n" + "(" * 20_000))) == 20_000
