"""YAML as plain data with places: what rule, profile and vocabulary files are read with.

Only what can be read aloud is taken: mappings, lists, text, numbers, true,
false and nothing. ``no``, ``on`` and dates stay text (YAML 1.2). Aliases, tags,
deep nesting and large files are refused, so a file can neither hang nor run
anything. Every value knows its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from notelint.errors import RuleError, RuleErrors
from notelint.patterns import regex
from notelint.text import Position, Source
from notelint.yaml_errors import at, explain

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

MOST_BYTES = 2_000_000
MOST_DEPTH = 60

_TAG = "tag:yaml.org,2002:"
_NESTED = regex(rf"(?:[-?:][ \t]+){{{MOST_DEPTH}}}")
_Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file of YAML: its data, and the place of every key and value.

    ``data`` is made of dicts with text keys, lists, text, numbers, flags and
    None. Keys of ``keys`` and ``values`` are paths into the data:
    ``("must", "have", 0)``.
    """

    path: str
    source: Source
    data: Any
    keys: Mapping[_Key, Position] = field(repr=False, default_factory=dict)
    values: Mapping[_Key, Position] = field(repr=False, default_factory=dict)

    def place(self, path: Sequence[str | int], *, key: bool = False) -> Position:
        """Return where the value (or the key) at ``path`` stands, or what holds it if nothing does."""
        where = tuple(path)
        if key and where in self.keys:
            return self.keys[where]
        while where not in self.values and where:
            where = where[:-1]
        return self.values.get(where, Position(1, 1))

    def written(self, path: Sequence[str | int]) -> str:
        """Return a plain value as it is written: the rest of its line, without comment and brackets."""
        line, column = self.place(path)
        rest = self.source.slice(self.source.line(line))[column - 1 :]
        return re.split(r"[ \t]+#|[,\]}]", rest)[0].strip()

    def error(
        self, message: str, path: Sequence[str | int], *, key: bool = False, hint: str | None = None
    ) -> RuleError:
        """Return an error at the value (or the key) at ``path``."""
        line, column = self.place(path, key=key)
        return RuleError(message, path=self.source.path, line=line, column=column, hint=hint)


def read_yaml(data: bytes, path: str) -> YamlFile:
    """Return the YAML of ``data``; raise ``RuleErrors`` with all that is wrong with it."""
    text = _decode(data, path)
    _refuse_depth(text, path)
    source = Source(path, text)
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        node = YAML(typ="safe", pure=False).compose(text)
    except MarkedYAMLError as error:
        raise RuleErrors([explain(error, source)]) from None
    except YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        raise RuleErrors(
            [RuleError(f"this is not YAML: {_first_line(error)}", path=path, line=line)]
        ) from None
    if node is None:
        raise RuleErrors([RuleError("the file is empty", path=path, line=1)])
    builder = _Builder(source)
    built = builder.build(node, ())
    if builder.errors:
        raise RuleErrors(builder.errors)
    return YamlFile(path, source, built, builder.keys, builder.values)


def _decode(data: bytes, path: str) -> str:
    if len(data) > MOST_BYTES:
        size = f"{len(data) / 1_000_000:.1f} MB"
        raise RuleErrors(
            [RuleError(f"the file is too large: {size}, and 2 MB are the most", path=path, line=1)]
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        hint = "Save the file as UTF-8 (in Notepad: Save as, Encoding)."
        problem = RuleError("the file is not UTF-8 text", path=path, line=line, hint=hint)
        raise RuleErrors([problem]) from None


def _refuse_depth(text: str, path: str) -> None:
    """Refuse nesting that no rule needs before the parser, which recurses, sees it."""
    depth = deepest = 0
    for mark in re.finditer(r"[\[\]{}]", text):
        depth += 1 if mark.group() in "[{" else -1 if depth else 0
        if depth > deepest:
            deepest = depth
            if deepest > MOST_DEPTH:
                break
    found = mark.start() if deepest > MOST_DEPTH else None
    if found is None and (dashes := _NESTED.search(text)):
        found = dashes.start()
    if found is None:
        return
    line = text.count("\n", 0, found) + 1
    raise RuleErrors([RuleError("brackets or lists are nested too deeply", path=path, line=line)])


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


class _Builder:
    """Turns the nodes of the parser into plain data, noting places and collecting errors."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.errors: list[RuleError] = []
        self.keys: dict[_Key, Position] = {}
        self.values: dict[_Key, Position] = {}
        self._seen: set[int] = set()

    def build(self, node: Node, path: _Key) -> Any:
        self.values[path] = position = at(node.start_mark, self.source)
        if len(path) > MOST_DEPTH:
            return self._refuse("lists and mappings are nested too deeply", position)
        if id(node) in self._seen:
            return self._refuse("an alias (*name) cannot be used here: write the value out", position)
        self._seen.add(id(node))
        if node.tag == _TAG + "map":
            return self._mapping(node, path)
        if node.tag == _TAG + "seq":
            return [self.build(child, (*path, index)) for index, child in enumerate(node.value)]
        return self._scalar(node, position)

    def _mapping(self, node: Node, path: _Key) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            position = at(key_node.start_mark, self.source)
            if not isinstance(key_node.value, str):
                self._refuse("a key must be a word, not a list or mapping", position)
                continue
            key = key_node.value
            if key in built:
                first = self.keys[(*path, key)].line
                self._refuse(f"“{key}” stands here twice; the first is in line {first}", position)
                continue
            self.keys[(*path, key)] = position
            built[key] = self.build(value_node, (*path, key))
        return built

    def _scalar(self, node: Node, position: Position) -> Any:
        tag, text = str(node.tag).removeprefix(_TAG), node.value
        if tag in ("str", "timestamp", "merge", "value"):
            return text
        if tag == "null":
            return None
        if tag == "bool":
            return text.lower() == "true"
        try:
            if tag == "int":
                return int(text.replace("_", ""), 0 if text[:2] in ("0x", "0o") else 10)
            if tag == "float":
                return float(text.replace("_", ""))
        except ValueError:
            return text
        return self._refuse(f"the tag “{node.tag}” cannot be used here", position)

    def _refuse(self, message: str, position: Position) -> None:
        self.errors.append(
            RuleError(message, path=self.source.path, line=position.line, column=position.column)
        )
