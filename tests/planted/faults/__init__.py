"""All faults: by rule and kind, what plants it."""

from __future__ import annotations

from tests.planted.faults import attendance, declarations, header, items, outcome, speech, wording
from tests.planted.faults.planting import Fault

FAULTS: dict[str, dict[str, Fault]] = {
    **header.FAULTS,
    **items.FAULTS,
    **attendance.FAULTS,
    **declarations.FAULTS,
    **outcome.FAULTS,
    **speech.FAULTS,
    **wording.FAULTS,
}
