"""All forms of notes that faults are planted in."""

from __future__ import annotations

from tests.planted import markdown, modern_gov_note, modern_gov_page, numbered

FORMS = {
    form.dialect: form for form in (modern_gov_note.FORM, modern_gov_page.FORM, numbered.FORM, markdown.FORM)
}
