"""All faults: by rule and kind, what plants it."""

from __future__ import annotations

from tests.planted.form import Fault
from tests.planted.markdown.faults import attendance, header, items, outcome, records, wording

FAULTS: dict[str, dict[str, Fault]] = {
    **header.FAULTS,
    **items.FAULTS,
    **attendance.FAULTS,
    **records.FAULTS,
    **outcome.FAULTS,
    **wording.FAULTS,
}
