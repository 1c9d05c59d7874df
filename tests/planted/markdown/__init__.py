"""Minutes of projects, societies and parishes in Markdown, and their faults."""

from tests.planted.form import Form
from tests.planted.markdown.faults import FAULTS
from tests.planted.markdown.style import LAYOUTS
from tests.planted.markdown.write import specimen

FORM = Form("markdown", LAYOUTS, specimen, FAULTS)
