"""Colours and links of a terminal."""

from __future__ import annotations

_CODES = {"bold": "1", "red": "1;31", "green": "32", "yellow": "1;33", "blue": "34", "cyan": "36"}


def paint(text: str, colour: str, wanted: bool) -> str:
    """Return ``text`` in a colour, or as it is where none is wanted."""
    return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if wanted and text else text


def linked(text: str, address: str | None) -> str:
    """Return ``text`` as a link to an address, or as it is without one."""
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if address else text
