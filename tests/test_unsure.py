"""What is not understood is said to be so, and no rule speaks of it."""

from __future__ import annotations

import pytest

from notelint.note.model import UNREAD
from notelint.note.understand import understand
from notelint.text import Source
from tests.words import english

NOTE = """Westmere Community Council

Minutes of the meeting held on Tuesday 4 June 2024

{attendance}

1. Apologies for absence

None.

2. Minutes of the previous meeting

The minutes of the meeting held on 7 May 2024 were agreed.

3. Finance

The payments were agreed.
"""


@pytest.mark.parametrize(
    ("attendance", "present"),
    [
        ("PRESE/T    Ana Birt (Chair)    Bo Holt\\n           Mina Sor            Tom Reed", UNREAD),
        ("Apologies: Ana Birt, Bo Holt, Mina Sor, Tom Reed", None),
        ("The hall was warm.", None),
    ],
    ids=["a heading that was not read, over names", "names of those absent", "nobody"],
)
def test_names_without_a_heading_may_be_those_present(attendance: str, present: object) -> None:
    text = NOTE.format(attendance=attendance.replace("\\n", "\n"))
    assert understand(Source("note.txt", text), english(), dialect="numbered").present is present
