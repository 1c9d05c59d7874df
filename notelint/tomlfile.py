"""The table ``[tool.notelint]`` of a ``pyproject.toml``, with the place of every key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from notelint.errors import ConfigError, RuleErrors
from notelint.patterns import regex
from notelint.text import Position, Source
from notelint.yamlfile import YamlFile

TABLE = ("tool", "notelint")
MOST_BYTES = 2_000_000

_HEAD = regex(r"[ \t]*(\[\[?)[ \t]*(.+?)[ \t]*\]\]?[ \t]*(?:#.*)?$")
_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_KEY = regex(rf"[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*=[ \t]*")
_PART = regex(_NAME)
_Key = tuple[str | int, ...]


def has_table(data: bytes) -> bool:
    """Return whether a ``pyproject.toml`` has settings of notelint, or is broken where it speaks of them."""
    if b"notelint" not in data:
        return False
    import tomllib

    try:
        return "notelint" in tomllib.loads(data.decode("utf-8-sig")).get("tool", {})
    except (ValueError, AttributeError):
        return b"tool.notelint" in data


def read_toml(data: bytes, path: str) -> YamlFile:
    """Return the settings of notelint in a ``pyproject.toml``; raise ``RuleErrors`` if it is no TOML.

    A value within brackets has the place of the key that they belong to.
    """
    import tomllib

    try:
        text = data[:MOST_BYTES].decode("utf-8-sig")
        table = tomllib.loads(text)["tool"]["notelint"]
    except tomllib.TOMLDecodeError as error:
        said = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(said[1]), int(said[2])) if said else (1, 1)
        message = f"this is not TOML: {str(error).partition(' (at')[0]}"
        raise RuleErrors([ConfigError(message, path=path, line=line, column=column)]) from None
    except UnicodeDecodeError:
        raise RuleErrors([ConfigError("the file is not UTF-8 text", path=path, line=1)]) from None
    source = Source(path, text)
    keys: dict[_Key, Position] = {}
    values: dict[_Key, Position] = {(): Position(1, 1)}
    for place, key, value in _places(source):
        keys.setdefault(place, key)
        values.setdefault(place, value)
    return YamlFile(path, source, _plain(table), keys, values)


def _places(source: Source) -> Iterator[tuple[_Key, Position, Position]]:
    """Yield the keys of notelint's tables, below ``tool.notelint``, with the places of key and value."""
    table: _Key = ()
    counts: dict[_Key, int] = {}
    for number in range(1, len(source.starts) + 1):
        line = source.slice(source.line(number))
        if head := _HEAD.match(line):
            table = _names(head[2])
            if head[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
            table = _counted(table, counts)
            found, key_at, value_at = table, head.start(2), head.start(2)
        elif key := _KEY.match(line):
            found, key_at, value_at = (*table, *_names(key[1])), key.start(1), key.end()
        else:
            continue
        if found[:2] == TABLE:
            yield found[2:], Position(number, key_at + 1), Position(number, value_at + 1)


def _names(dotted: str) -> _Key:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _counted(table: _Key, counts: dict[_Key, int]) -> _Key:
    """Return the path of a table with the indices of the lists that it stands in."""
    path: list[str | int] = []
    for end in range(1, len(table) + 1):
        path.append(table[end - 1])
        if table[:end] in counts:
            path.append(counts[table[:end]])
    return tuple(path)


def _plain(value: Any) -> Any:
    """Return a value with dates as text, as YAML has them."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, (str, int, float, bool)) else str(value)
