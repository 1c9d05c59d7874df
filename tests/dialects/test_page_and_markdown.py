"""The web page of a meeting and minutes in Markdown: what is read of them, and what is not taken for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from notelint.note.dialects import BUILT_IN, markdown, modern_gov_page
from notelint.note.model import Date, Header, Listing, Node, Note
from notelint.note.understand import SURE_ENOUGH, choose_dialect, understand
from notelint.text import Position, Source, Span
from tests.test_reading import shown
from tests.words import english

FOLDER = Path(__file__).parent
TABLES = [*sorted((FOLDER / "page").glob("*.yaml")), *sorted((FOLDER / "markdown").glob("*.yaml"))]
NOT_NOTES = sorted(FOLDER.glob("*/not-notes/*"))


def cases() -> list[Any]:
    """Return every case of every table, under a readable name."""
    return [
        pytest.param(case, id=f"{path.parent.name} {path.stem}: {case['name']}")
        for path in TABLES
        for case in YAML(typ="safe").load(path.read_text("utf-8"))
    ]


def header(note: Note) -> list[str]:
    """Return body, date, place and hours in one line each, as far as they are there."""
    node: Header = note.header
    day = node.date.text_value if isinstance(node.date, Date) else None
    parts = (
        ("body", node.body),
        ("date", day),
        ("venue", node.venue),
        ("start", node.start),
        ("end", node.end),
    )
    return [f"{name} {value}" for name, value in parts if value is not None]


def listing(note: Note) -> list[str]:
    """Return who is listed, by group."""
    found: list[str] = []
    for node in note.all("listing"):
        assert isinstance(node, Listing)
        post = f" ({node.post or node.authority})" if node.post or node.authority else ""
        found.append(f"{node.group} {node.name.text if node.name else '-'}{post}")
    return found


def problems(note: Note) -> list[str]:
    return [f"{problem.line} {problem.kind}" for problem in note.problems]


OTHERS: dict[str, Callable[[Note], list[str]]] = {"header": header, "listing": listing, "problems": problems}


@pytest.mark.parametrize("case", cases())
def test_reads_as_the_table_says(case: dict[str, Any]) -> None:
    words = english()
    source = Source("note", case["note"])
    note = understand(source, words, choose_dialect(source, words).layout().dialect)
    assert note.dialect == case["dialect"]
    for key, expected in case.items():
        if key in ("name", "note", "dialect"):
            continue
        got = OTHERS[key](note) if key in OTHERS else [" ".join(line.split()) for line in shown(note, key)]
        assert got == expected, key


@pytest.mark.parametrize("path", NOT_NOTES, ids=lambda path: f"{path.parent.parent.name} {path.stem}")
def test_is_not_taken_for_a_note(path: Path) -> None:
    source = Source(path.name, path.read_text("utf-8"))
    sure = {dialect.name: dialect.recognise(source, english()) for dialect in BUILT_IN}
    assert {name: sureness for name, sureness in sure.items() if sureness >= SURE_ENOUGH} == {}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("case", cases())
def test_line_ends_change_nothing(case: dict[str, Any], newline: str) -> None:
    words = english()
    one = understand(Source("note", case["note"]), words)
    other = understand(Source("note", case["note"].replace("\n", newline)), words)
    for name in ("item", "decision", "action", "listing"):
        assert places(one, one.all(name)) == places(other, other.all(name))


def places(note: Note, nodes: tuple[Node, ...]) -> list[Position]:
    return [note.source.position(node.span.start) for node in nodes]


PIECES = st.sampled_from(
    [
        "# Minutes 5 May 2024", "## 1. Budget", "## Attendees", "### Decision", "### Actions", "**Present**",
        "- Ana Birt @ana (chair)", "- [ ] @ben write it up", "* Action: Ben to call", "| Action | Owner |",
        "|---|---|", "| Write | Ana |", "---", "===", "```", "<!-- x", "-->",
        "Agreed to pay.", "", "  ", "\t",
        "Agenda and minutes", "Board - Thursday, 5th October, 2023 1.00 pm",
        "No. Item", "1.", "2. Title PDF 12 KB",
        "Minutes:", "Decision:", "Supporting documents:", "1. Noted it;", "Welcome",
        "Contact us", "[a](b", "[x]: y",
        "\\[a\\]", "> quoted", "| |", "|", "@", "- [x]", "- ", "1)", "Venue: Hall. View directions",
    ]
)  # fmt: skip


@pytest.mark.parametrize("dialect", [modern_gov_page, markdown], ids=lambda dialect: dialect.name)
@settings(max_examples=60, deadline=None)
@given(lines=st.lists(PIECES | st.text(max_size=12), max_size=25))
def test_reading_never_fails_and_every_paragraph_lies_in_its_item(dialect: Any, lines: list[str]) -> None:
    source = Source("note", "\n".join(lines))
    assert 0.0 <= dialect.recognise(source, english()) <= 1.0
    layout = dialect.read(source, english())
    assert len(layout.source.text) == len(source.text)
    end = layout.preamble.end
    for item in layout.items:
        assert item.span.start >= end
        end = item.span.end
        before = Span(item.span.start, item.span.start)
        for paragraph in item.paragraphs:
            assert item.span.holds(paragraph)
            assert paragraph.start >= before.end
            assert layout.source.slice(paragraph).strip() == layout.source.slice(paragraph) != ""
            before = paragraph
        assert set(item.headings) <= set(item.paragraphs)
    for span in layout.listing:
        assert layout.source.slice(span).strip()
    understand(source, english(), dialect.name)
