"""All faults: by rule and kind, what plants it."""

from __future__ import annotations

from tests.planted.form import Fault
from tests.planted.modern_gov_note.faults import (
    attendance,
    declarations,
    header,
    items,
    outcome,
    speech,
    wording,
)

FAULTS: dict[str, dict[str, Fault]] = {
    **header.FAULTS,
    **items.FAULTS,
    **attendance.FAULTS,
    **declarations.FAULTS,
    **outcome.FAULTS,
    **speech.FAULTS,
    **wording.FAULTS,
}
