"""Items that record no decision, in minutes that give their decisions no heading."""

from __future__ import annotations

from typing import Any

import pytest

from notelint.linter import lint
from notelint.note.understand import understand
from notelint.text import Source
from tests.planted.examine import rules
from tests.proceedings.drafts import cases, identifiers

NOTE = """\
Minutes of the meeting of Westmere Parish Council held on Monday 3 June 2024 in the Memorial Hall

Present: Cllr Ana Birt (Chair), Cllr Kit Reed, Cllr Nora Vane, Tom Hale (Clerk)

1. Apologies for absence

None were received.

2. Minutes of the last meeting

The minutes of 6 May 2024 were agreed.

3. {title}

{text}

4. Any other business

There was none.
"""


@pytest.mark.parametrize("case", cases("undecided"), ids=identifiers)
def test_items_without_a_decision(case: dict[str, Any]) -> None:
    note = understand(Source("minutes.txt", NOTE.format(**case)), rules("parish").words, dialect="numbered")
    found = [one.item for one in lint(note, rules("parish")) if one.rule == "item-has-decision"]
    assert found == (["3"] if case.get("undecided") else [])


@pytest.mark.parametrize("heading", ["Decision", "Decisions:", "**Decision**"])
def test_where_decisions_have_headings_an_item_needs_one(heading: str) -> None:
    text = f"The roof leaks. Support was offered.\n\n4. Pond\n\nIt is dry.\n\n{heading}\n\nAll noted it."
    note = understand(
        Source("minutes.txt", NOTE.format(title="Bus shelter", text=text).replace("4. Any", "5. Any")),
        rules("parish").words,
        dialect="numbered",
    )
    assert [one.item for one in lint(note, rules("parish")) if one.rule == "item-has-decision"] == ["3"]
