"""A waiver added to a file that people write too: what stands there stays, byte for byte."""

from __future__ import annotations

import re

from notelint.checked import says_something
from notelint.errors import ConfigError, RuleErrors
from notelint.patterns import regex
from notelint.streams import write_file
from notelint.waivers import Waiver
from notelint.yaml_errors import quoted

_HEAD = """\
# What notelint lets pass: the rule, the note, the words it is about, why, who decided, until when.
# A waiver that lets nothing pass any more, or that is over, is reported.

"""
_PLAIN = regex(r"[A-Za-z]\w*(?:[ ,.;()/’‘“”–-]+\w+)*[.)”]?")
_WORDS_OF_YAML = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def add(path: str, waiver: Waiver) -> None:
    """Write a waiver behind those of a file, which is made if it is not there.

    Raises ``ConfigError`` if the file is not written as one entry below the
    other, and ``OutputError`` if it cannot be written.
    """
    before = _read(path)
    newline = "\r\n" if "\r\n" in before else "\n"
    entry = newline.join(_lines(waiver)) + newline
    joint = newline if before and not before.endswith(("\n", "\r")) else ""
    text = (before or _HEAD) + joint + entry
    if not _holds(path, text, before, waiver):
        by_hand = ", ".join(line[2:] for line in _lines(waiver))
        message = "a waiver cannot be added at the end of this file"
        raise ConfigError(message, path=path, hint=f"Add it by hand: {{{by_hand}}}")
    write_file(path, lambda out: out.writelines((text,)))


def _read(path: str) -> str:
    try:
        with open(path, "rb") as stream:
            return stream.read().decode("utf-8")
    except FileNotFoundError:
        return ""


def _fields(waiver: Waiver) -> dict[str, str]:
    fields = {name: getattr(waiver, name) for name in ("rule", "file", "words", "reason", "who")}
    return fields | ({"until": waiver.until.isoformat()} if waiver.until else {})


def _lines(waiver: Waiver) -> list[str]:
    """Return the lines of an entry, the first with its mark."""
    fields = [f"{name}: {_scalar(value)}" for name, value in _fields(waiver).items()]
    return [("- " if index == 0 else "  ") + field for index, field in enumerate(fields)]


def _scalar(value: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return value
    plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS_OF_YAML
    return value if plain else quoted(value)


def _holds(path: str, text: str, before: str, waiver: Waiver) -> bool:
    """Return whether the text is what stood there before and the waiver."""
    # Only this command writes YAML.
    from notelint.yamlfile import read_yaml

    try:
        old = read_yaml(before.encode(), path).data if says_something(before.encode()) else []
        return bool(read_yaml(text.encode(), path).data == [*old, _fields(waiver)])
    except RuleErrors:
        return False
