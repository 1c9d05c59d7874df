"""Text made safe and straight for a terminal.

Notes and file names are written by others. What they hold must not move the
cursor, change colours or turn the direction of a line when it is quoted.
"""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

from notelint.patterns import regex

# Control characters, the marks that change the direction of text, and other line ends.
_UNSAFE = regex("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ASCII_PICTURES = {"\x7f": "␡"}
_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "\u00a0": " ",
        "·": "-",
        "␛": "?",
    }
)


def printable(text: str) -> str:
    """Return ``text`` on one line, one character for each, with nothing that acts on a terminal.

    A tab or line end becomes one space, so that columns stay what they are.
    """
    return _UNSAFE.sub(_picture, text) if _UNSAFE.search(text) else text


def shown_path(path: str) -> str:
    r"""Return a file’s name for people: what is no text in it is written with a backslash.

    A name need not be valid text on every system; the bytes that are not come
    out as ``\xff``.
    """
    if path.isprintable():
        return path
    return _UNSAFE.sub(_escape, path)


def sentences(message: str, hint: str | None) -> str:
    """Return a message and what to do about it, on one line, with a full stop between."""
    said = printable(message)
    if not hint:
        return said
    stop = "" if said.endswith((".", "?", "!")) else "."
    return f"{said}{stop} {printable(hint)}"


def plain(text: str) -> str:
    """Return ``text`` with typeset marks as ASCII, for an output that cannot show them."""
    return text.translate(_PLAIN)


def width(text: str) -> int:
    """Return how many columns ``text`` takes on a terminal.

    Combining marks take none, the wide characters of East Asia two.
    """
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _picture(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\t\r\n":
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    return _ASCII_PICTURES.get(char, "\ufffd")


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # how Python holds a byte of a name that is no text
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
