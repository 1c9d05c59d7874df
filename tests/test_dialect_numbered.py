"""The dialect ``numbered`` held against tables, and what must hold for any text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from notelint.note.dialects import numbered
from notelint.note.layout import Layout
from notelint.note.markup import without_markup
from notelint.note.model import Date, Item, Listing, Note
from notelint.note.understand import understand
from notelint.text import Source, Span
from tests.words import english

TABLES = Path(__file__).parent / "dialects" / "numbered"


@cache
def table(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = YAML(typ="safe").load((TABLES / f"{name}.yaml").read_text("utf-8"))
    return cases


def cases(*names: str) -> list[Any]:
    return [pytest.param(case, id=f"{name}: {case['name']}") for name in names for case in table(name)]


def item(note: Note, node: Item) -> str:
    text = " ".join(note.source.slice(node.text).split())
    said = text if len(text) <= 40 else f"{text[:37]}..."
    return f"{node.number or '-'} | {node.title or '-'} | {said}"


def listed(note: Note) -> list[str]:
    nodes = [node for node in note.all("listing") if isinstance(node, Listing) and node.name]
    return [f"{node.group} {' '.join(node.name.text.split())}" for node in nodes if node.name]


@pytest.mark.parametrize("case", cases("items", "titles", "people", "whole", "planted"))
def test_reading(case: dict[str, Any]) -> None:
    note = understand(Source("note.txt", case["note"]), english(), dialect="numbered")
    items = [node for node in note.all("item") if isinstance(node, Item)]
    if "items" in case:
        assert [item(note, node) for node in items] == case["items"]
    if "numbers" in case:
        assert " ".join(node.number or "-" for node in items) == case["numbers"]
    if "ordinals" in case:
        assert [node.ordinal for node in items] == case["ordinals"]
    if "kinds" in case:
        assert [node.kind for node in items] == case["kinds"]
    if "listed" in case:
        assert listed(note) == case["listed"]
    if "empty" in case:
        assert [node.number for node in items if node.empty] == case["empty"]
    for field in ("body", "venue"):
        if field in case:
            assert getattr(note.header, field) == case[field]
    if "date" in case:
        day = note.header.date
        assert (day.text_value if isinstance(day, Date) else None) == case["date"]


@pytest.mark.parametrize("case", cases("recognised"))
def test_minutes_are_recognised_and_nothing_else(case: dict[str, Any]) -> None:
    sure = numbered.recognise(Source("note.txt", case["text"]), english())
    assert (sure >= 0.5) == case["minutes"], sure


def test_markup_is_blanked_and_nothing_moves() -> None:
    marked = "---\ntitle: x\n---\n\n**1\\.** **Apologies** for\r\n> _none_ <!-- x -->\n# Head\na * b ____\n"
    plain = without_markup(Source("note.md", marked)).text
    assert len(plain) == len(marked)
    assert plain.split() == "1 . Apologies for none Head a * b ____".split()
    assert [at for at, char in enumerate(plain) if char in "\r\n"] == [
        at for at, char in enumerate(marked) if char in "\r\n"
    ]


# --- What holds for any text ---------------------------------------------------------------------

NOTES = [case["note"] for case in table("whole")]
PIECES = st.sampled_from(
    [
        "1. ",
        "2\\. ",
        "3) ",
        "**",
        "\n",
        "\n\n",
        "Apologies",
        "PRESENT: ",
        "Cllr Birt, ",
        "a) ",
        "12/24 ",
        "   KP",
        "Resolved: ",
        "\t",
        "—",
        "\r\n",
        "Matters arising",
        ": ",
        ". ",
        "|",
        "<",
        "7.1 ",
        "Page 2 of 3",
        "\f",
        "é",
    ]
)


def layout_of(text: str) -> Layout:
    return numbered.read(Source("note.txt", text), english())


def holds_together(layout: Layout, text: str) -> None:
    """Every part lies in its item, items follow each other, and no word behind the first is lost."""
    assert len(layout.source.text) == len(text)
    at = layout.preamble.end
    for raw in layout.items:
        assert raw.span.start >= at
        at = raw.span.end
        for part in (raw.number, raw.title, raw.running, *raw.paragraphs):
            assert part is None or (raw.span.holds(part) and part.start < part.end)
    kept = {offset for raw in layout.items for offset in range(*raw.span)}
    if layout.items:
        stop = layout.appendices[0].span.start if layout.appendices else len(text)
        lost = [
            offset
            for offset in range(layout.items[0].span.start, stop)
            if layout.source.text[offset].isalnum() and offset not in kept
        ]
        assert not lost, layout.source.slice(Span(lost[0], lost[0] + 30))


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_can_be_read(text: str) -> None:
    holds_together(layout_of(text), text)
    numbered.recognise(Source("note.txt", text), english())


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NOTES), st.integers(0, 2000), st.integers(0, 60), PIECES)
def test_a_changed_note_can_be_read(note: str, at: int, gone: int, piece: str) -> None:
    at %= len(note)
    text = note[:at] + piece + note[at + gone :]
    holds_together(layout_of(text), text)


@pytest.mark.parametrize("taken", range(len(NOTES)))
def test_a_blank_line_more_loses_no_item(taken: int) -> None:
    note = NOTES[taken]
    numbers = [raw.number and note[slice(*raw.number)] for raw in layout_of(note).items]
    wider = note.replace("\n", "\n\n")
    assert [raw.number and wider[slice(*raw.number)] for raw in layout_of(wider).items] == numbers


@pytest.mark.parametrize(
    "hostile",
    [
        "1. A " * 20_000,
        "**" * 60_000,
        "(" * 60_000,
        "1. Apologies\n" * 8_000,
        "A " * 60_000,
        "PRESENT: " * 8_000,
        "Cllr A Birt, " * 8_000,
        "\\" * 60_000,
        "12/24 Title " * 8_000,
        " " * 60_000 + "KP\n",
        "_a" * 40_000,
    ],
    ids=lambda text: text[:8].strip() or "blanks",
)
def test_a_hostile_text_ends(hostile: str) -> None:
    holds_together(layout_of(hostile), hostile)
