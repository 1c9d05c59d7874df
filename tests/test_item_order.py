"""Which numbers count towards the order of the items, though they begin no item."""

from __future__ import annotations

import pytest

from notelint.checks.be_in_order import faults
from notelint.note.dialects import numbered
from notelint.note.header import read_header
from notelint.note.items import read_items
from notelint.text import Source
from tests.words import english

HEAD = "Westmere Parish Council\n\nMinutes of the meeting held on 4 June 2024\n\nPresent: Cllr Ana Birt\n\n"


def broken(*parts: str) -> list[str]:
    """Return the numbers that break the order in a note of ``parts``, its paragraphs."""
    layout = numbered.read(Source("note.txt", HEAD + "\n\n".join(parts) + "\n"), english())
    items = [item for item in read_items(layout, read_header(layout, english()), english()) if item.number]
    return [str(items[fault.at].number) for fault in faults([item.count for item in items])]


APOLOGIES = "1. Apologies for absence\n\nThere were none."
DECLARATIONS = "2. Declarations of interest\n\nThere were none."
MINUTES = "3. Minutes of the previous meeting\n\nThe minutes were agreed."
FINANCE = "4. Finance\n\nThe payments were agreed."
PLANNING = "5. Planning\n\nThere were no applications."
NEXT = "6. Next meeting\n\nThe next meeting would be on 2 July 2024."
FIRST = [APOLOGIES, DECLARATIONS, MINUTES]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([*FIRST, FINANCE, PLANNING, NEXT], id="one up each time"),
        pytest.param(
            [*FIRST, "4, Finance the payments were agreed.", PLANNING, NEXT], id="a comma for a stop"
        ),
        pytest.param(
            [*FIRST, "Finance", "4.1 Accounts were presented.", "4.2 Payments were agreed.", PLANNING, NEXT],
            id="only the sub-numbers",
        ),
        pytest.param(
            [
                "1. **Apologies** There were none.",
                "1. **Declarations of interest** There were none.",
                "1. **Minutes of the previous meeting** The minutes were agreed.",
                FINANCE,
                PLANNING,
            ],
            id="marks that are numbered when they are shown",
        ),
        pytest.param(
            [*FIRST, FINANCE, PLANNING, "GENERAL MEETING", APOLOGIES, DECLARATIONS, MINUTES, FINANCE],
            id="a second meeting in the same note",
        ),
        pytest.param(
            [
                "21/24 Apologies There were none.",
                "22/24 Declarations of interest There were none.",
                "2324 Finance The payments were agreed.",
                "24/24 Minutes of the previous meeting The minutes were agreed.",
                "25/24 Planning There were no applications.",
            ],
            id="a stroke left out",
        ),
        pytest.param(
            [
                "24/06/01 Apologies There were none.",
                "24/06/02 Declarations of interest There were none.",
                "24/06/03 Minutes of the previous meeting The minutes were agreed.",
                "24/06/04 Finance The payments were agreed. 24/06/05 Allotments The rents were agreed.",
                "24/06/06 Planning There were no applications.",
            ],
            id="a number of three parts within a paragraph",
        ),
        pytest.param(
            [
                "1/24 i)",
                "2/24 The Chairman welcomed all.",
                "3/24 The hedge was looked at. Action Clerk 4/24 Minutes These were agreed.",
                "6/24",
                "7/24 8/24",
                "9/24 i) ii) 10/24",
                "iii) Planning There were no applications. Finance The payments were agreed.",
            ],
            id="numbers that stand away from their titles",
        ),
    ],
)
def test_numbers_that_stand_in_the_text_are_counted(parts: list[str]) -> None:
    assert broken(*parts) == []


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        pytest.param([*FIRST, PLANNING, NEXT], "5", id="a gap"),
        pytest.param(
            [
                "24/06/01 Apologies There were none.",
                "24/06/02 Declarations of interest There were none.",
                "24/06/03 Finance The payments of 24/06/04 were agreed.",
                "24/06/05 Planning There were no applications.",
            ],
            "24/06/05",
            id="a gap in numbers of three parts",
        ),
        pytest.param([*FIRST, FINANCE, "4. Planning\n\nNone.", PLANNING], "4", id="a repeat"),
        pytest.param(
            [*FIRST, "4 June 2024 was the date of the visit.", PLANNING, NEXT], "5", id="a date is no number"
        ),
        pytest.param(
            [APOLOGIES, "1. Declarations of interest\n\nNone.", MINUTES, FINANCE], "1", id="twice the first"
        ),
    ],
)
def test_a_fault_stays_a_fault(parts: list[str], number: str) -> None:
    assert broken(*parts) == [number]
