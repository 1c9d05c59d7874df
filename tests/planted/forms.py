"""All forms of notes that faults are planted in."""

from __future__ import annotations

from tests.planted import modern_gov_note

FORMS = {form.dialect: form for form in (modern_gov_note.FORM,)}
