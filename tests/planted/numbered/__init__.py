"""Minutes typed as text: for the profiles ``parish``, ``council`` and ``minutes``."""

from tests.planted.form import Form
from tests.planted.numbered.faults import FAULTS
from tests.planted.numbered.style import LAYOUTS
from tests.planted.numbered.write import specimen

FORM = Form("numbered", LAYOUTS, specimen, FAULTS)
