"""Where the rules and schemas that come with notelint are."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from typing import Literal


def shipped(kind: Literal["rules", "schemas"]) -> Traversable:
    """Return the folder of shipped rules or schemas: the wheel's, else the checkout's.

    It may lie in a zip file: read it as a ``Traversable``, never as a path.
    Raises ``FileNotFoundError`` where notelint was installed without them.
    """
    # Both are slow to import and a run on compiled rules needs neither.
    from importlib.resources import files
    from pathlib import Path

    packaged = files("notelint") / "_data" / kind
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).parent.parent
    if (checkout / "pyproject.toml").is_file():  # else it is site-packages/rules, whoever owns it
        return checkout / kind
    raise FileNotFoundError(f"this build of notelint has no {kind}: install it again")
