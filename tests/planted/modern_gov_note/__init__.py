"""Notes as modern.gov exports them, a clerk's draft of one, and their faults; profile ``lga``."""

from tests.planted.form import Form
from tests.planted.modern_gov_note.faults import FAULTS
from tests.planted.modern_gov_note.style import LAYOUTS
from tests.planted.modern_gov_note.write import specimen

FORM = Form("modern.gov-note", LAYOUTS, specimen, FAULTS)
