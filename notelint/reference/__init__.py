"""The reference of rules, checks, profiles, words and nodes, as pages in Markdown.

``python -m notelint.reference --write`` renews them under ``docs/``, and
``--check`` is for CI. What the pages say of a rule is what ``notelint rules``
says of it: both ask ``notelint.explanation``.
"""

from __future__ import annotations

from notelint.reference.pages import folders, pages

__all__ = ["folders", "pages"]
