"""The page of a meeting as a committee system shows it, copied as text; profiles ``council`` and ``lga``."""

from tests.planted.form import Form
from tests.planted.modern_gov_page.faults import FAULTS
from tests.planted.modern_gov_page.style import LAYOUTS
from tests.planted.modern_gov_page.write import specimen

FORM = Form("modern.gov-page", LAYOUTS, specimen, FAULTS)
