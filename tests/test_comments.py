"""Comments to notelint in Markdown: what they are for, and what is said of those in the wrong place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.comments import find_comments
from notelint.text import Source
from tests.inprocess import Folder

NOTE = """\
# Harbour Society: minutes of the meeting on 12 March 2026

Present: Ana Birt (chair), Owen Tait, Mara Quill

## 1. Welcome

Ana Birt welcomed everyone.
{above}
## 2. A secret plan{behind}

Owen Tait introduced the plan. Agreed: to go on.
"""
SECRET = "error no-secret: The title of item 2 says “secret”."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path, capsys)


def with_comment(above: str = "", behind: str = "") -> str:
    return NOTE.format(above=f"\n{above}\n" if above else "", behind=behind)


IGNORE = "<!-- notelint: ignore no-secret: all know it -->"


def test_without_a_comment_it_is_told(here: Folder) -> None:
    here.write("note.md", with_comment())
    assert here.check("note.md") == (1, [f"note.md:9:9: {SECRET}"])


@pytest.mark.parametrize(
    ("above", "behind"),
    [
        (IGNORE, ""),
        (f"{IGNORE}\n", ""),
        ("<!--notelint:ignore no-secret , no-secret:\n  all know it,\n  they said -->", ""),
        (f"<!-- editor: keep -->\n{IGNORE}", ""),
        ("", f" {IGNORE}"),
        ("", f"{IGNORE} <!-- x -->"),
    ],
    ids=[
        "above",
        "above with a blank line",
        "several rules and lines",
        "another comment",
        "behind",
        "two behind",
    ],
)
def test_what_a_comment_lets_pass(here: Folder, above: str, behind: str) -> None:
    here.write("note.md", with_comment(above, behind))
    assert here.check("--select", "no-secret", "note.md") == (0, [])
    out = here.run("--rules", "house.yaml", "--select", "no-secret", "note.md")[1]
    assert out == "No violations in 1 note. 1 violation not shown.\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            with_comment("<!-- notelint: ignore no-gossip: x -->"),
            "9:1: waiver: this comment lets nothing pass: there is no no-gossip in line 11. "
            "Take it out, or put it in front of what it is for.",
        ),
        (
            with_comment().replace("Present", f"{IGNORE}\n\nPresent"),
            "3:1: waiver: this comment lets nothing pass: there is no no-secret in line 5. "
            "Take it out, or put it in front of what it is for.",
        ),
        (
            with_comment("<!-- notelint: ignore no-secret -->"),
            "9:1: configuration: this comment to notelint must name a rule and give a reason. "
            "Write: <!-- notelint: ignore item-has-decision: why it may stay -->",
        ),
        (
            with_comment("<!-- notelint: ignore no-secret: -->"),
            "9:1: configuration: this comment to notelint must name a rule and give a reason. "
            "Write: <!-- notelint: ignore item-has-decision: why it may stay -->",
        ),
        (
            with_comment("<!-- notelint-disable -->"),
            "9:1: configuration: this comment to notelint must name a rule and give a reason. "
            "Write: <!-- notelint: ignore item-has-decision: why it may stay -->",
        ),
        (
            with_comment("<!-- notelint: ignore no-secrets: x -->"),
            "9:1: configuration: there is no rule “no-secrets”. Did you mean “no-secret”?",
        ),
    ],
    ids=["other rule", "other place", "no reason", "empty reason", "another tool's form", "unknown rule"],
)
def test_a_comment_that_lets_nothing_pass_is_told(here: Folder, text: str, said: str) -> None:
    here.write("note.md", text)
    status, lines = here.check("note.md")
    assert status == (2 if "configuration" in said else 1)
    assert lines[0].endswith(SECRET)
    assert lines[1:] == [f"note.md:{said}"]


def test_in_plain_text_there_are_no_comments(here: Folder) -> None:
    here.write("note.txt", with_comment(IGNORE))
    assert here.check("note.txt")[0] == 1


def test_a_comment_of_a_rule_that_did_not_run_is_not_called_needless(here: Folder) -> None:
    here.write("note.md", with_comment(IGNORE))
    assert here.run("--rules", "house.yaml", "--select", "no-hurry", "--quiet", "note.md")[:2] == (0, "")


def test_a_comment_is_no_part_of_the_note(here: Folder) -> None:
    here.write("note.md", with_comment())
    before = here.run("--format", "concise", "note.md")[1]
    here.write("note.md", with_comment("", " <!-- it was said that TBC, the the minutes, and Agreed ( -->"))
    assert here.run("--format", "concise", "note.md")[1] == before


BLOCKS = """\
# Title
intro one
intro two

- a
- b

## Next
end"""


@pytest.mark.parametrize(
    ("line", "meant"),
    [(1, (1, 1)), (2, (2, 3)), (3, (2, 3)), (5, (5, 6)), (6, (5, 6)), (8, (8, 8)), (9, (9, 9))],
)
def test_a_comment_behind_words_is_for_their_block(line: int, meant: tuple[int, int]) -> None:
    lines = BLOCKS.split("\n")
    lines[line - 1] += IGNORE
    (comment,), _ = find_comments(Source("a.md", "\n".join(lines)))
    assert (comment.first, comment.last) == meant


@pytest.mark.parametrize(("line", "meant"), [(1, (2, 2)), (2, (3, 4)), (4, (6, 7)), (5, (6, 7)), (8, (9, 9))])
def test_a_comment_alone_is_for_the_block_below(line: int, meant: tuple[int, int]) -> None:
    lines = BLOCKS.split("\n")
    lines.insert(line - 1, IGNORE)
    (comment,), _ = find_comments(Source("a.md", "\n".join(lines)))
    assert (comment.first, comment.last) == meant


PARTS = [
    "<!--",
    "-->",
    IGNORE,
    "notelint: ignore a: b",
    "\n",
    "\r\n",
    "\r",
    "# x",
    "word",
    " ",
    "\x0c",
    "\u2028",
]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_any_text_has_comments_with_places_in_it(text: str) -> None:
    source = Source("a.md", text)
    comments, problems = find_comments(source)
    for comment in comments:
        assert 1 <= comment.first <= comment.last <= len(source.starts)
        assert text[source.starts[comment.line - 1] + comment.column - 1 :].startswith("<!--")
    assert all(problem.line for problem in problems)


def test_many_comments_in_a_long_text_are_quick() -> None:
    text = ("word " + IGNORE + "\n") * 20_000 + "<!-- notelint" * 100_000
    assert len(find_comments(Source("a.md", text))[0]) == 20_000
