"""Private business: what is called so, who was excluded for it, and on what ground."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.note.private import find_exclusions, find_private_matters
from tests.proceedings.drafts import cases, draft_of, identifiers

RESOLVED = "RESOLVED: That the press and public be excluded from the meeting."


@pytest.mark.parametrize("case", cases("private"), ids=identifiers)
def test_private_matters(case: dict[str, Any]) -> None:
    text = f"3  {case.get('title', 'Reports')}\n\n{case['text']}\n"
    found = find_private_matters(draft_of(text))
    assert [matter.word for matter in found] == ([case["word"]] if case.get("word") else [])
    for matter in found:
        assert text[slice(*matter.span)] == matter.word
        assert matter.exclusion is None


@pytest.mark.parametrize("case", cases("exclusions"), ids=identifiers)
def test_exclusions(case: dict[str, Any]) -> None:
    text = f"3  Exclusion of press and public\n\n{case['text']}\n\n4  Lease\n\nAgreed.\n"
    (exclusion,) = find_exclusions(draft_of(text, case.get("body")))
    assert exclusion.basis == case.get("basis")
    assert list(exclusion.paragraphs) == case.get("paragraphs", [])
    assert exclusion.wrong_paragraph == case.get("wrong")
    if "wrong" in case:
        assert text[slice(*exclusion.places["wrong-paragraph"])] == case["wrong"]
    assert exclusion.span.start == text.index(case["text"][:20])


@pytest.mark.parametrize(
    "said",
    [
        "There were no exempt items.",
        "It was agreed that exclusion of the press and public was not required.",
        "It was agreed that the press and public be re-admitted after the exclusion of the public.",
        "Filming of parts from which the public are excluded is not permitted, it was agreed.",
        "The play equipment is excluded from the policy, it was agreed.",
        "Members of the public asked that dogs be excluded.",
    ],
)
def test_no_exclusion(said: str) -> None:
    assert find_exclusions(draft_of(f"3  Business\n\n{said}\n")) == ()


@pytest.mark.parametrize(
    "said",
    [
        RESOLVED,
        "The press and public left the meeting.",
        "Members of the public were asked to leave.",
        "The board moved into private session.",
    ],
)
def test_an_exclusion_before_covers_what_follows(said: str) -> None:
    text = f"3  Part 1 ends\n\n{said}\n\n4  Lease (exempt)\n\nAgreed.\n"
    (matter,) = find_private_matters(draft_of(text))
    assert matter.exclusion is not None


def test_an_exclusion_under_the_item_itself_counts() -> None:
    (matter,) = find_private_matters(draft_of(f"3  Lease (exempt)\n\n{RESOLVED}\n\nThe lease was agreed.\n"))
    assert matter.exclusion is not None


def test_an_exclusion_under_a_later_item_comes_too_late() -> None:
    text = f"3  Lease (exempt)\n\nAgreed.\n\n4  Exclusion\n\n{RESOLVED}\n"
    (matter,) = find_private_matters(draft_of(text))
    assert matter.exclusion is None


def test_an_item_is_reported_once() -> None:
    text = "3  Lease (exempt)\n\nThe exempt report was noted. A confidential update was given.\n"
    assert [matter.word for matter in find_private_matters(draft_of(text))] == ["exempt"]


def test_a_title_with_a_plain_agreement_is_a_resolution() -> None:
    text = "3  Exclusion of the press and public\n\nAgreed.\n\n4  Lease\n\nNoted.\n"
    (exclusion,) = find_exclusions(draft_of(text))
    assert exclusion.basis is None
    assert text[slice(*exclusion.span)] == "Agreed."
