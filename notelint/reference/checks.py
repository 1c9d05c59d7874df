"""A page for each kind of check, from its docstring and the sentences of its options."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from notelint.check import Check, ListCheck
from notelint.options import Option, Shape, options_of
from notelint.reference.markdown import MADE_BY, code, linked, plain, table

if TYPE_CHECKING:
    from notelint.profile import Library

_SCALARS = {"text": "text", "flag": "true or false", "whole": "a whole number", "decimal": "a number"}
_NAMES = {
    "field": "a field",
    "condition": "a field",
    "place": "a place",
    "node": "a type of node",
    "group": "a group",
    "vocabulary": "a list of the vocabulary",
    "phrase": "a phrase",
    "pattern": "a pattern",
}


def pages(checks: Mapping[str, type[Check]], library: Library) -> Mapping[str, str]:
    """Return the page of each check and the index, by path under ``docs/``."""
    names = sorted(checks)
    made = {"checks/index.md": "\n".join(_index(names, checks, library)) + "\n"}
    for name in names:
        made[f"checks/{name}.md"] = "\n".join(_page(name, checks[name], library)) + "\n"
    return made


def _rules_with(name: str, library: Library) -> list[str]:
    return [
        rule.id for rule in library.rules.values() if any(check.check.name == name for check in rule.checks)
    ]


def _index(names: list[str], checks: Mapping[str, type[Check]], library: Library) -> Iterator[str]:
    yield "# The checks"
    yield ""
    yield MADE_BY
    yield ""
    yield "A check is what stands under `must:` and `must-not:` in a"
    yield "[rule](../rule-language.md#what-must-hold). [Plug-ins](../plugins.md) can add more."
    yield ""
    yield from table(
        ("check", "holds if", "rules"),
        (
            (f"[`{name}`]({name}.md)", _summary(checks[name]), str(len(_rules_with(name, library))))
            for name in names
        ),
    )


def _page(name: str, check: type[Check], library: Library) -> Iterator[str]:
    described = options_of(check)
    yield f"# {name}"
    yield ""
    yield MADE_BY
    yield ""
    yield from _docstring(check)
    yield ""
    where = "`all:` and `of:`" if issubclass(check, ListCheck) else "`each:`"
    forms = " and ".join(f"`{form}:`" for form in check.forms)
    filled = ", ".join(f"`{{{one}}}`" for one in check.placeholders)
    yield f"It goes with {where}, under {forms}. The message may use {filled}, and the"
    yield "[fields of the node](../note-model.md)."
    if described.options:
        yield ""
        yield "## Options"
        yield ""
        first = described.first
        if first is not None:
            yield f"What stands behind the check without the name of an option is `{first.key}`."
            yield ""
        yield from table(
            ("option", "takes", "what it is"),
            ((code(one.key), _takes(one), plain(one.doc)) for one in described.options.values()),
        )
    if used := _rules_with(name, library):
        yield from ("", "## Rules with it", "", linked(used, "../rules/"))


def _summary(check: type[Check]) -> str:
    return inspect.cleandoc(check.__doc__ or "").replace("``", "`").split("\n\n")[0].replace("\n", " ")


def _docstring(check: type[Check]) -> Iterator[str]:
    """Yield a check's docstring; what is indented in it is YAML."""
    block: list[str] = []
    for line in inspect.cleandoc(check.__doc__ or "").replace("``", "`").split("\n"):
        if line.startswith("    ") or (block and not line):
            block.append(line[4:])
            continue
        yield from _yaml(block)
        block = []
        yield line
    yield from _yaml(block)


def _yaml(block: list[str]) -> Iterator[str]:
    if not block:
        return
    text = "\n".join(block).rstrip("\n")
    yield from ("```yaml", *text.split("\n"), "```")
    if len(text.split("\n")) < len(block):
        yield ""


def _takes(option: Option) -> str:
    said = _shape(option.shape)
    if option.required:
        return said
    if option.default in (None, (), "", False) or option.shape.entries:
        return f"{said}; may be left out"
    default = option.default
    words = default if isinstance(default, tuple) else (default,)
    spoken = [str(word).lower() if isinstance(word, bool) else str(word) for word in words]
    return f"{said}; {', '.join(spoken)} if left out"


def _shape(shape: Shape) -> str:
    parts = [f"`{word}`" for word in shape.choices]
    parts += [
        _NAMES.get(shape.names or "", "text") if scalar == "text" else _SCALARS[scalar]
        for scalar in shape.scalars
    ]
    if shape.many:
        inner = _shape(shape.many)
        parts.append(f"{inner}, or a list" if not shape.is_plain else f"a list of: {inner}")
    if shape.entries:
        key = _NAMES.get(shape.keys or "", "text")
        parts.append(f"{key} and behind it {_shape(shape.entries)}, as often as needed")
    return " or ".join(parts)
