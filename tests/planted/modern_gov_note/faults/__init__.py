"""All faults: by rule and kind, what plants it."""

from __future__ import annotations

from tests.planted.faults import dates, declarations, items, lists, outcome, speech, wording
from tests.planted.form import Fault
from tests.planted.modern_gov_note.faults import attendance, header, tags

FAULTS: dict[str, dict[str, Fault]] = {
    **header.FAULTS,
    **items.FAULTS,
    **tags.FAULTS,
    "items-numbered-in-order": {
        **items.FAULTS["items-numbered-in-order"],
        **tags.FAULTS["items-numbered-in-order"],
    },
    **lists.FAULTS,
    **attendance.FAULTS,
    **declarations.FAULTS,
    **outcome.FAULTS,
    **speech.FAULTS,
    **wording.FAULTS,
    **dates.FAULTS,
}
