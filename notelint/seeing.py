"""Who is told of each file and folder that a run looks at, before it is read."""

from __future__ import annotations

from collections.abc import Callable

See = Callable[[str], None]


def nobody(path: str) -> None:
    """Take no notice of a file."""
