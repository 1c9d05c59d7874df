"""A document format: the lines of a note as a list in JSON."""

from __future__ import annotations

import json

from notelint.errors import ReadError
from notelint.text import Source


class MinutesJson:
    """Reads ``{"lines": ["Note of last …", …]}``."""

    name = "minutes-json"
    suffixes = (".minutes-json",)

    def read(self, path: str, data: bytes) -> Source:
        """Return the lines as text; raise ``ReadError`` if there are none."""
        try:
            lines = json.loads(data)["lines"]
        except (ValueError, KeyError, TypeError) as error:
            raise ReadError("this is not JSON with “lines”", path=path) from error
        return Source(path, "\n".join(lines) + "\n", format=self.name)
