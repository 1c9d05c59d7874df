"""The layouts of notes: one file each, with ``name``, ``recognise`` and ``read``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.note.dialects import markdown, modern_gov_note, modern_gov_page, numbered

if TYPE_CHECKING:
    from notelint.formats import Dialect

BUILT_IN: tuple[Dialect, ...] = (modern_gov_note, modern_gov_page, numbered, markdown)
