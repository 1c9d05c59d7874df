"""The one table of what rules may name: types of node, their fields and their places.

From it come the schema of rule files, the completion in editors, the reference
pages and ``notelint show``. A name here is the attribute of the class in
``notelint.note.model``, written with ``-``; a test compares the two, so a field
that is added there is added here in the same change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from notelint.note.field_types import Field, NodeType
from notelint.note.frame_fields import FRAME
from notelint.note.matter_fields import MATTERS
from notelint.note.people_fields import GROUPS, PEOPLE

NODES: Final[Mapping[str, NodeType]] = {**FRAME, **PEOPLE, **MATTERS}

__all__ = ["GROUPS", "NODES", "fields_of", "places_of"]


def fields_of(type_name: str) -> Mapping[str, Field]:
    """Return the fields of a type of node; empty for a type that has none."""
    found = NODES.get(type_name)
    return found.fields if found else {}


def places_of(type_name: str) -> Mapping[str, str]:
    """Return the places of a type of node, each with what stands there."""
    found = NODES.get(type_name)
    return found.places if found else {}
