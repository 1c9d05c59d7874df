"""Names of files as other programs want them: from the current folder, with slashes."""

from __future__ import annotations

import os

from notelint.printable import shown_path


def relative(path: str) -> str:
    """Return a file's name as seen from the current folder, with “/” on every system.

    A file elsewhere keeps its whole name. What is no text in a name is shown
    with a backslash, as everywhere in a report.
    """
    return shown_path(_relative(path))


def uri(path: str) -> str:
    """Return a file's name as a URI: relative to the current folder, or ``file:`` for one elsewhere.

    All but plain letters, digits and ``/-._~`` is percent-encoded, by the bytes
    that the name has on disk (RFC 3986, section 2.1).
    """
    from urllib.parse import quote

    name = _relative(path)
    if os.path.isabs(name):
        from pathlib import Path

        return Path(name).as_uri()
    try:
        data = os.fsencode(name)
    except UnicodeEncodeError:
        data = name.encode("utf-8", "replace")
    return quote(data)


def _relative(path: str) -> str:
    if os.path.isabs(path):
        try:
            inside = os.path.relpath(path)
        except ValueError:  # another drive
            inside = os.pardir
        if inside.split(os.sep)[0] != os.pardir:
            path = inside
    name = path.replace(os.sep, "/")
    while name.startswith("./"):
        name = name[2:].lstrip("/")
    return name or path
