"""The pages are true: what they show is what happens."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.console import CHECKOUT, blocks, commands, transcripts

PAGES = [CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]
_NAMES = [str(page.relative_to(CHECKOUT)) for page in PAGES]
_LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=_NAMES)
def test_every_command_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    for block, now in transcripts(text, tmp_path):
        assert now == block.text, f"{page.name}, line {block.line}: run `python -m tests.console {page.name}`"


@pytest.mark.parametrize("page", PAGES, ids=_NAMES)
def test_every_link_into_the_project_has_its_file_and_heading(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for match in _LINK.finditer(text):
        target, _, heading = unquote(match["target"]).partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        linked = (page.parent / target).resolve() if target else page
        assert linked.exists(), f"{page.name} links to {target}, which is not there"
        if heading:
            assert heading in anchors(linked.read_text("utf-8")), f"{page.name} links to {target}#{heading}"


def anchors(page: str) -> set[str]:
    """Return the anchors that GitHub gives the headings of a page."""
    headings = re.findall(r"^#+ +(.+?)\s*$", re.sub(r"```.*?```", "", page, flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_readme_sets_up_in_two_commands() -> None:
    shell = [block for block in blocks((CHECKOUT / "README.md").read_text("utf-8")) if block.info == "sh"]
    assert len(shell[0].text.splitlines()) == 2, "the first sh block is what CI runs: install and check; test"


def test_readme_shows_a_faulty_note_and_all_that_is_said_of_it() -> None:
    shown = [
        command
        for block in blocks((CHECKOUT / "README.md").read_text("utf-8"))
        if block.is_console
        for command in commands(block.text)
    ]
    assert "notelint --format concise examples/board-note-faulty.txt" in shown


def test_a_page_is_run_command_by_command(tmp_path: Path) -> None:
    page = (
        "```yaml file=deep/a.yaml\na: 1\n```\n\n"
        "```console\n$ cat deep/a.yaml\nold\n$ false\n$ echo $?\n$ cat <<'END'\n> one\n>\n> two\n> END\n```\n"
        "```console\n$ printf x\n$ mkdir on && cd on\n```\n"
        "```text file=here.txt\nyes\n```\n```console\n$ cat here.txt\n```\n"
    )
    assert [now for _, now in transcripts(page, tmp_path)] == [
        "$ cat deep/a.yaml\na: 1\n$ false\n$ echo $?\n1\n$ cat <<'END'\n> one\n>\n> two\n> END\none\n\ntwo\n",
        "$ printf x\nx\n$ mkdir on && cd on\n",
        "$ cat here.txt\nyes\n",
    ]
