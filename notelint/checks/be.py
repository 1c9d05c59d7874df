"""The check ``be``: a field has one of some values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from notelint.check import ALWAYS, Context, Doc, Names, NodeCheck
from notelint.condition import NONE, STATED, meets
from notelint.note.model import UNREAD, Node
from notelint.values import in_words, listed
from notelint.violation import Finding

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Be(NodeCheck):
    """Every field named has one of the values given, as in ``where:``.

    Beside plain values there are ``stated`` and ``none``. A field that is
    absent is passed over, unless the values hold one of these two; a part that
    was not understood is passed over always. Of a field with several values
    (``paragraphs``), all must be among those given; with ``must-not``, none
    may. The message may use ``{found}`` and ``{other}``, the values given.

        each: date
        must: {be: {exists: true}}

        each: action
        must-not: {be: {owner-kind: [officers, members]}}
    """

    name: ClassVar[str] = "be"
    forms: ClassVar[tuple[str, ...]] = ("must", "must-not")
    placeholders: ClassVar[tuple[str, ...]] = (*ALWAYS, "found", "other")

    fields: Annotated[
        Mapping[str, tuple[Value, ...]], Doc("Fields, each with the values it may have."), Names("condition")
    ]

    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        """Yield the first field that has another value; with ``negated``, if all fields have theirs."""
        looks = [(context.look(node, name), wanted) for name, wanted in self.fields.items()]
        if negated:
            if all(meets(seen.value, wanted) for seen, wanted in looks):
                seen, wanted = looks[0]
                yield _finding(node, seen.value, wanted, context)
            return
        for seen, wanted in looks:
            odd = _odd(seen.value, wanted)
            if odd is not None:
                yield _finding(node, odd[0], wanted, context)
                return


def _odd(value: Any, wanted: tuple[Value, ...]) -> tuple[Any] | None:
    """Return the value, or the one of several, that is none of ``wanted``."""
    if value is UNREAD:
        return None
    if STATED in wanted or NONE in wanted:
        return None if meets(value, wanted) else (value,)
    if isinstance(value, (tuple, list, frozenset)):
        return next(((one,) for one in value if not meets(one, wanted)), None)
    return None if value is None or meets(value, wanted) else (value,)


def _finding(node: Node, value: Any, wanted: tuple[Value, ...], context: Context) -> Finding:
    values = {"other": listed([str(word) for word in wanted], "or")}
    found = in_words(value, context.note.source)
    if found:
        values["found"] = found
    return Finding(node, values=values)
