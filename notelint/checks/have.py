"""The check ``have``: a thing has what it must have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from notelint.check import ALWAYS, Context, Doc, Names, NodeCheck
from notelint.condition import empty
from notelint.note.model import UNREAD, Node
from notelint.values import in_words, listed, spoken
from notelint.violation import Finding


@dataclass(frozen=True, slots=True)
class Have(NodeCheck):
    """The field is there and not empty.

    A field is a part that a thing may have (``owners``, ``deadline``), or a
    type of node that may stand in it (``decision``, for an item). Of several
    fields one is enough; under ``all`` none may be missing. A part that was not
    understood is taken to be there. The message may use ``{missing}``; with
    ``must-not`` it may use ``{found}``.

        each: item
        must: {have: decision}

        each: declaration
        must: {have: [kind, reason]}

        each: motion
        must: {have: {all: [mover, seconder]}}
    """

    name: ClassVar[str] = "have"
    forms: ClassVar[tuple[str, ...]] = ("must", "must-not")
    placeholders: ClassVar[tuple[str, ...]] = (*ALWAYS, "found", "missing")

    any: Annotated[tuple[str, ...], Doc("Fields of which one must be there."), Names("field")] = ()
    all: Annotated[tuple[str, ...], Doc("Fields that must all be there."), Names("field")] = ()

    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        """Yield one finding if a field is missing; with ``negated``, one for each that is there."""
        if negated:
            yield from self._present(node, context)
            return
        missing = [name for name in self.all if not _there(context.value(node, name))]
        if missing:
            yield Finding(node, values={"missing": listed([spoken(name) for name in missing])})
        elif self.any and not any(_there(context.value(node, name)) for name in self.any):
            yield Finding(node, values={"missing": listed([spoken(name) for name in self.any], "or")})

    def _present(self, node: Node, context: Context) -> Iterator[Finding]:
        for name in (*self.any, *self.all):
            value, span = context.look(node, name)
            if value is UNREAD or not _there(value):
                continue
            found = in_words(value, context.note.source) or spoken(name)
            yield Finding(node, span, {"found": found})


def _there(value: Any) -> bool:
    """Return whether a field is there; a flag is there if it is true."""
    return value is not False and not empty(value)
