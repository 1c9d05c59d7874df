"""Motions and votes: who moved and seconded, what became of it, how many voted how."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.note.motions import find_motions
from notelint.note.votes import find_votes
from tests.proceedings.drafts import cases, draft_of, identifiers

PRESENT = """

Appendix A - Attendance
Chair: Cllr Birt
Members: Cllr Cole; Cllr Dunn; Cllr Eke
Apologies: Cllr Fay
Officers: Mina Sorley
"""


@pytest.mark.parametrize("case", cases("motions"), ids=identifiers)
def test_motions(case: dict[str, Any]) -> None:
    motions, _ = find_motions(draft_of("3  Reports\n\n" + case["text"]))
    wanted = [tuple(motion) for motion in case.get("motions", [])]
    found = [(motion.mover, motion.seconder, motion.outcome) for motion in motions]
    assert [pair[:2] for pair in found] == [pair[:2] for pair in wanted]
    for (_, _, outcome), (_, _, expected) in zip(found, wanted, strict=True):
        assert outcome is not None if expected == "?" else outcome == expected


@pytest.mark.parametrize("case", cases("votes"), ids=identifiers)
def test_votes(case: dict[str, Any]) -> None:
    votes, _ = find_votes(draft_of("3  Reports\n\n" + case["text"]))
    found = [[vote.votes_for, vote.votes_against, vote.abstentions] for vote in votes]
    assert found == [list(vote) for vote in case.get("votes", [])]
    if "names" in case:
        assert [votes[0].names_for, votes[0].names_against] == case["names"]


def test_a_motion_stands_where_its_words_begin() -> None:
    text = "3  Reports\n\nThe plan was read. It was moved by Cllr Birt and\nseconded by Cllr Cole. Carried.\n"
    (motion,), _ = find_motions(draft_of(text))
    assert text[slice(*motion.span)] == "moved by Cllr Birt and\nseconded by Cllr Cole"
    assert text[slice(*motion.places["mover"])] == "Cllr Birt"
    assert text[slice(*motion.places["seconder"])] == "Cllr Cole"
    assert motion.item is not None
    assert motion.item.number == "3"


def test_movers_and_seconders_are_mentioned() -> None:
    text = "3  Reports\n\nProposed by Cllr Ana Birt, seconded by Cllr Cole. Carried.\n"
    _, mentions = find_motions(draft_of(text))
    assert [(one.name.text, one.does, one.verb) for one in mentions if one.name] == [
        ("Cllr Ana Birt", "moves", "moved"),
        ("Cllr Cole", "moves", "seconded"),
    ]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Cllr Birt moved the motion. Carried.", True),
        ("The Chair moved the motion. Carried.", False),
        ("It was moved and seconded that the meeting adjourn. Carried.", False),
    ],
)
def test_a_motion_of_the_chair_or_of_nobody_need_not_name_a_seconder(said: str, named: bool) -> None:
    (motion,), _ = find_motions(draft_of("3  Reports\n\n" + said))
    assert motion.named is named


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Cllr Birt voted against the motion.", ["Cllr Birt"]),
        ("Cllr Birt and Cllr Cole abstained.", ["Cllr Birt", "Cllr Cole"]),
        ("Cllr Birt asked that her vote against be recorded.", ["Cllr Birt"]),
        ("Cllr Birt wished his vote against the motion to be recorded.", ["Cllr Birt"]),
        ("Moved by Cllr Birt, Cllr Cole abstained.", ["Cllr Cole"]),
        ("Cllr Birt said that few had voted for it.", []),
        ("For (2): Cllr Birt and Cllr Cole; Against (1): Cllr Dunn", ["Cllr Birt", "Cllr Cole", "Cllr Dunn"]),
    ],
)
def test_named_voters_are_mentioned(said: str, names: list[str]) -> None:
    _, mentions = find_votes(draft_of("3  Reports\n\n" + said))
    assert [one.name.text for one in mentions if one.name and one.does == "votes"] == names


@pytest.mark.parametrize(
    ("said", "too_many"),
    [("3 for, 1 against.", False), ("4 for, 1 against.", True), ("2 for, 1 against, 2 abstentions.", True)],
)
def test_votes_are_held_against_the_members_present(said: str, too_many: bool) -> None:
    (vote,), _ = find_votes(draft_of("3  Reports\n\n" + said + PRESENT))
    assert (vote.present, vote.too_many) == (4, too_many)


def test_without_a_list_nobody_knows_how_many_were_present() -> None:
    (vote,), _ = find_votes(draft_of("3  Reports\n\n40 for, 10 against."))
    assert (vote.present, vote.too_many) == (None, False)


def test_hostile_text_takes_no_time_to_speak_of() -> None:
    text = "3  Reports\n\n" + "proposed by Cllr " * 2000 + "vote for 1 against " * 2000
    find_motions(draft_of(text))
    find_votes(draft_of(text))
