"""The names in a rule: which fields, places, nodes and placeholders there are, and where."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from notelint.check import NODE_TYPES
from notelint.condition import NONE, STATED
from notelint.errors import NotelintError
from notelint.nearest import nearest, one_of
from notelint.note.field_types import Field
from notelint.note.fields import GROUPS, NODES, fields_of, places_of
from notelint.note.vocabulary import Vocabulary, phrase_expression
from notelint.patterns import regex
from notelint.schema_errors import in_yaml

# Groups that stand for several: see the check ``be-listed-in``.
_WIDE_GROUPS = ("present", "in-attendance")
_PLACEHOLDER = regex(r"\{([^{}]*)\}")
_STEPS = {"note": "note", "header": "header", "item": "item"}
_SPANS = frozenset({"node", "nodes", "date", "link"})


class UnknownName(Exception):
    """A name that nothing has; ``hint`` says what was probably meant."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def known(what: str) -> frozenset[str]:
    """Return all names of ``what`` wherever it can stand, for completion in editors."""
    if what in ("field", "condition", "place"):
        names = {name for node in NODES.values() for name in (*node.fields, *node.places)}
        return frozenset(names) | (NODE_TYPES if what != "place" else frozenset())
    if what == "node":
        return NODE_TYPES
    return frozenset((*GROUPS, *_WIDE_GROUPS)) if what == "group" else frozenset()


def field(type_name: str, path: str) -> Field:
    """Return the field at ``path`` of a type of node; raise ``UnknownName`` if it has none.

    ``heading.mark`` is the field of a field; ``note.``, ``header.`` and
    ``item.`` begin at the note, its header and the item that holds the node.
    The name of a type stands for the nodes of it within the node, the name of a
    place for that place.
    """
    *steps, name = path.split(".")
    owner = type_name
    for step in steps:
        owner = _step(owner, step)
    found = fields_of(owner).get(name)
    if found is not None:
        return found
    if name in places_of(owner):
        return Field("link", places_of(owner)[name])
    if name in NODE_TYPES:
        return Field("nodes", f"The nodes within it: {NODES[name].doc}" if name in NODES else "", of=name)
    raise UnknownName(
        f"{_a(owner)} has no field “{name}”",
        _like(name, steps, [*fields_of(owner), *places_of(owner)], NODE_TYPES),
    )


def place(type_name: str, path: str) -> None:
    """Raise ``UnknownName`` if there is no place at ``path`` to report at.

    That is a place or a node of the node, else a place of the note or its
    header, so that what is absent can be reported at its heading.
    """
    *steps, name = path.split(".")
    owner = type_name
    for step in steps:
        owner = _step(owner, step)
    everywhere = [] if steps else [*places_of("note"), *places_of("header")]
    if name in places_of(owner) or name in everywhere:
        return
    places = [*places_of(owner), *(one for one, kind in fields_of(owner).items() if kind.kind in _SPANS)]
    places += everywhere
    try:
        if field(type_name, path).kind in _SPANS:
            return
    except UnknownName:
        pass
    raise UnknownName(f"{_a(owner)} has no place “{name}”", _like(name, steps, places))


def condition(type_name: str, path: str, values: tuple[str | int | float | bool, ...]) -> None:
    """Raise ``UnknownName`` if the field cannot have one of ``values``, or is none."""
    found = field(type_name, path)
    for value in values:
        if value in (STATED, NONE):
            continue
        if found.kind in ("choice", "choices"):
            if value not in found.values:
                raise UnknownName(
                    f"“{path}” is never “{in_yaml(value)}”", one_of(str(value), [*found.values])
                )
        elif found.kind == "flag":
            if not isinstance(value, bool):
                raise UnknownName(f"“{path}” is true or false, never “{value}”", f"Write: {path}: true")
        elif found.kind in ("number", "numbers"):
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                raise UnknownName(f"“{path}” is a number, “stated” or “none”, never “{in_yaml(value)}”")
        elif found.kind in _SPANS:
            raise UnknownName(f"“{path}” can only be “stated” or “none”", f"Write: {path}: stated")
        elif isinstance(value, bool):
            raise UnknownName(f"“{path}” is text, never {in_yaml(value)}")


def placeholders(type_name: str, message: str, found: tuple[str, ...]) -> Iterator[UnknownName]:
    """Yield what is wrong with the placeholders of a message about a type of node.

    ``found`` are those that the check can fill.
    """
    rest = _PLACEHOLDER.sub("", message)
    if "{" in rest or "}" in rest:
        yield UnknownName(
            "a bracket { or } stands here without its partner", "Write a placeholder as {title}."
        )
    for match in _PLACEHOLDER.finditer(message):
        name = match[1]
        if name in found:
            continue
        try:
            field(type_name, name)
        except UnknownName:
            names = [*found, *fields_of(type_name)]
            hint = f"Did you mean “{{{close}}}”?" if (close := nearest(name, names)) else one_of(name, names)
            yield UnknownName(f"nothing can fill the placeholder “{{{name}}}”", hint)


def named(what: str, type_name: str, value: str, words: Vocabulary | None) -> None:
    """Raise ``UnknownName`` if there is no ``value`` of the sort that an option names.

    ``what`` is ``field``, ``condition``, ``place``, ``node``, ``group``, ``vocabulary``
    (a list of it), ``phrase`` or ``pattern``.
    """
    if what in ("field", "condition"):
        field(type_name, value)
    elif what == "place":
        if value != "text":  # the whole of a node can always be looked at
            place(type_name, value)
    elif what == "node" and value not in NODE_TYPES:
        raise UnknownName(f"there is no type of node “{value}”", one_of(value, sorted(NODE_TYPES)))
    elif what == "group" and value not in known("group"):
        raise UnknownName(f"there is no group “{value}”", one_of(value, sorted(known("group"))))
    elif what == "vocabulary" and words is not None and value not in words.lists:
        raise UnknownName(f"there is no list “{value}” in the vocabulary", one_of(value, sorted(words.lists)))
    elif what == "phrase":
        _phrase(value, words)
    elif what == "pattern":
        pattern(value)


def pattern(expression: str) -> None:
    """Raise ``UnknownName`` if ``expression`` is no RE2 pattern, or RE2 is not installed.

    Python's own patterns can take for ever on some texts; a rule never may.
    """
    try:
        import re2
    except ImportError:
        raise UnknownName(
            "patterns need RE2, which is not installed here",
            "Install notelint[re2], or use phrases, which work everywhere.",
        ) from None
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(expression, options)
    except re2.error as error:
        said = error.args[0].decode() if error.args and isinstance(error.args[0], bytes) else str(error)
        raise UnknownName(f"this is no RE2 pattern: {said}") from None


def _phrase(phrase: str, words: Vocabulary | None) -> None:
    try:
        phrase_expression(phrase, words)
    except NotelintError as error:
        lists = sorted(words.lists) if words else []
        missing = next((name for name in _PLACEHOLDER.findall(phrase) if name not in lists), None)
        raise UnknownName(
            error.message, one_of(missing, lists) if missing and lists else error.hint
        ) from None


def _step(owner: str, name: str) -> str:
    """Return the type of node to which one step of a path leads."""
    found = fields_of(owner).get(name)
    if found is not None and found.of and found.kind in ("node", "date"):
        return found.of
    if name in _STEPS:
        return _STEPS[name]
    steps = [
        *_STEPS,
        *(one for one, kind in fields_of(owner).items() if kind.kind in ("node", "date") and kind.of),
    ]
    raise UnknownName(f"“{name}.” leads nowhere from {_a(owner)}", one_of(name, steps))


def _like(name: str, steps: list[str], names: list[str], others: Collection[str] = ()) -> str:
    """Return a hint: the nearest of ``names`` and ``others``, else all of ``names``."""
    close = nearest(name, [*names, *others])
    if close:
        return f"Did you mean “{'.'.join([*steps, close])}”?"
    return one_of(name, names)


def _a(type_name: str) -> str:
    return f"{'an' if type_name[0] in 'aeiou' else 'a'} {type_name.replace('-', ' ')}"
