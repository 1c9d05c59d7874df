"""All faults of typed minutes: by rule and kind, what plants it."""

from __future__ import annotations

from tests.planted.faults import dates
from tests.planted.form import Fault
from tests.planted.numbered.faults import attendance, declarations, header, items, motions, outcome, wording

FAULTS: dict[str, dict[str, Fault]] = {
    **header.FAULTS,
    **items.FAULTS,
    **attendance.FAULTS,
    **declarations.FAULTS,
    **outcome.FAULTS,
    **motions.FAULTS,
    **wording.FAULTS,
    **dates.FAULTS,
}
