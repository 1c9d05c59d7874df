"""Text put into XML, whatever it holds."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.patterns import regex
from notelint.printable import printable

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

# What XML 1.0 has no place for (section 2.2), beside what ``printable`` replaces.
_FORBIDDEN = regex("[\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> str:
    """Return ``text`` for an attribute or the content of an element, on one line.

    Characters that XML has no place for are replaced, one for one.
    """
    return _FORBIDDEN.sub("\ufffd", printable(text)).translate(_ESCAPES)


def tag(name: str, /, **attributes: str | int | None) -> str:
    """Return the inside of a tag: its name and the attributes that are not None, in their order."""
    return " ".join([name, *_attributes(attributes)])


def _attributes(attributes: dict[str, str | int | None]) -> Iterator[str]:
    for key, value in attributes.items():
        if value is not None:
            yield f'{key}="{escaped(str(value))}"'
