"""A check: a field is no longer than some number of characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from notelint.check import Context, Doc, Names, NodeCheck
from notelint.note.model import Node
from notelint.violation import Finding


@dataclass(frozen=True, slots=True)
class BeNoLongerThan(NodeCheck):
    """The text of a field has at most so many characters.

    each: item
    must: {be-no-longer-than: {characters: 40, field: title}}
    """

    name: ClassVar[str] = "be-no-longer-than"

    characters: Annotated[int, Doc("How many characters there may be.")]
    field: Annotated[str, Doc("The field that is measured."), Names("field")] = "title"

    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        """Yield one finding if the text is longer."""
        value = context.value(node, self.field)
        if isinstance(value, str) and len(value) > self.characters:
            yield Finding(node, values={"found": str(len(value))})
