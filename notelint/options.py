"""The options of a check, read from the fields of its class.

A check is a frozen dataclass; here its fields become what schema, errors and
reference pages need, and values from YAML become an instance. Types that may
stand in a field: ``str``, ``bool``, ``int``, ``float``, ``Literal``,
``tuple[..., ...]`` and ``Mapping[str, ...]`` of these, unions of them, and
``| None`` for an option that may be left out.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from notelint.check import Check, Doc, Names
from notelint.errors import PluginError

# What the text of an option can name; see ``notelint.rule_names.named``.
NAMED = ("field", "condition", "place", "node", "group", "vocabulary", "phrase", "pattern")

_SCALARS = {str: "text", bool: "flag", int: "whole", float: "decimal"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What values an option takes: any of these.

    ``scalars`` are of ``text``, ``flag``, ``whole`` and ``decimal``;
    ``choices`` are words; ``many`` is the shape of each value of a list,
    ``entries`` that of each value of a mapping whose keys are named by
    ``keys``. ``names`` says what the text names: ``field``, ``node`` …
    """

    scalars: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    many: Shape | None = None
    entries: Shape | None = None
    keys: str | None = None
    names: str | None = None
    optional: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the option takes a single value, not only a list or mapping."""
        return bool(self.scalars or self.choices)


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a check: its key in YAML, its attribute, what it means and takes."""

    key: str
    attribute: str
    shape: Shape
    doc: str = ""
    required: bool = True
    default: Any = None


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """All options of a check, by key and in order; the first takes the short form."""

    check: type[Check]
    options: Mapping[str, Option]

    @property
    def first(self) -> Option | None:
        """The option of the short form, or None if the check has none."""
        return next(iter(self.options.values()), None)

    @property
    def needs_nothing(self) -> bool:
        """Whether the check can be used by its name alone."""
        return not any(option.required for option in self.options.values())

    def long_form(self, value: Any) -> Any:
        """Return a value from YAML as the mapping of options it stands for.

        A mapping whose keys are all options is that mapping already. If the
        first option takes a mapping, another mapping is its value. What is no
        options at all is returned as it is, for the schema to refuse.
        """
        first = self.first
        if value is None:
            return {}
        if isinstance(value, dict):
            if first and first.shape.entries and value and not any(self.is_option(key) for key in value):
                return {first.key: value}
            return value
        return value if first is None else {first.key: value}

    def is_option(self, key: str) -> bool:
        """Return whether ``key`` is an option, or adds to or takes from one (``any+``)."""
        return key.removesuffix("+").removesuffix("-") in self.options or key in self.options

    def build(self, values: Mapping[str, Any]) -> Check:
        """Return the check with these options, which the schema has accepted.

        What the check itself refuses comes through as the ``ValueError`` or
        ``NotelintError`` that it raises.
        """
        arguments = {}
        for key, value in values.items():
            option = self.options[key]
            if value is not None:
                arguments[option.attribute] = as_value(value, option.shape)
        return self.check(**arguments)


def options_of(check: type[Check]) -> CheckOptions:
    """Return the options of a check; raise ``PluginError`` if a field cannot be one."""
    plain: type = check  # the abstract base is no dataclass, what is registered must be one
    if not dataclasses.is_dataclass(plain):
        raise PluginError(f"the check {check.__name__} is not a dataclass")
    hints = get_type_hints(check, include_extras=True)
    options: dict[str, Option] = {}
    for field in dataclasses.fields(plain):
        try:
            shape, doc = _annotated(hints[field.name])
        except TypeError as error:
            place = f"{check.__module__}.{check.__qualname__}.{field.name}"
            raise PluginError(f"{place} cannot be an option of a rule: {error}") from None
        key = field.name.rstrip("_").replace("_", "-")
        no_default = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        default = None if field.default is dataclasses.MISSING else field.default
        options[key] = Option(key, field.name, shape, doc, no_default, default)
    return CheckOptions(check, options)


def as_value(value: Any, shape: Shape) -> Any:
    """Return a value of YAML as the check's field takes it: tuples for lists, one for several."""
    if isinstance(value, list):
        return tuple(as_value(one, shape.many) for one in value) if shape.many else tuple(value)
    if isinstance(value, dict):
        return {key: as_value(one, shape.entries) if shape.entries else one for key, one in value.items()}
    if shape.many and not shape.is_plain:
        return (as_value(value, shape.many),)
    return value


def _annotated(hint: Any, names: str | None = None) -> tuple[Shape, str]:
    """Return the shape of a type hint, and the sentence of its ``Doc``."""
    doc = ""
    if get_origin(hint) is Annotated:
        hint, *extras = get_args(hint)
        for extra in extras:
            if isinstance(extra, Doc):
                doc = extra.text
            elif isinstance(extra, Names):
                if extra.what not in NAMED:
                    raise TypeError(f"Names({extra.what!r}) is none of {', '.join(NAMED)}")
                names = extra.what
    return _shape(hint, names), doc


def _shape(hint: Any, names: str | None) -> Shape:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _SCALARS:
        return Shape(scalars=(_SCALARS[hint],), names=names if hint is str else None)
    if hint is type(None):
        return Shape(optional=True)
    if origin is Literal and all(isinstance(word, str) for word in arguments):
        return Shape(choices=arguments)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return Shape(many=_annotated(arguments[0], names)[0])
    if origin is Mapping and get_origin(arguments[0]) in (None, Annotated):
        keys = _annotated(arguments[0], names)[0]
        values = _annotated(arguments[1])[0]
        if keys.scalars != ("text",):
            raise TypeError("the keys of a mapping must be str")
        return Shape(entries=values, keys=keys.names)
    if origin in (Union, types.UnionType):
        return _union([_annotated(argument, names)[0] for argument in arguments])
    if origin is Annotated:
        return _annotated(hint, names)[0]
    raise TypeError(f"{hint} is none of str, bool, int, float, Literal, tuple[..., ...], Mapping[str, ...]")


def _union(shapes: list[Shape]) -> Shape:
    """Return the shape that takes what any of ``shapes`` takes."""

    def only(values: list[Any], what: str) -> Any:
        found = [value for value in values if value is not None]
        if len(found) > 1:
            raise TypeError(f"two {what} in one union cannot be told apart")
        return found[0] if found else None

    return Shape(
        scalars=tuple(scalar for shape in shapes for scalar in shape.scalars),
        choices=tuple(word for shape in shapes for word in shape.choices),
        many=only([shape.many for shape in shapes], "lists"),
        entries=only([shape.entries for shape in shapes], "mappings"),
        keys=next((shape.keys for shape in shapes if shape.keys), None),
        names=next((shape.names for shape in shapes if shape.names), None),
        optional=any(shape.optional for shape in shapes),
    )
