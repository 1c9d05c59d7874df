"""A real browser without a window: what becomes of a page in it, and a picture of it.

It is the one that ``NOTELINT_BROWSER`` names, else Chromium or Chrome if one is
installed; tests that want one are skipped without.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Nothing of the user's, no window, and nothing fetched from anywhere.
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--enable-logging=stderr",
    "--v=0",
)


class Browser:
    """A browser and a folder for its profile, which it finds empty each time."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self._calls = 0

    def dom(self, page: Path, *flags: str) -> str:
        """Return the page as it is when its script has run; fail if anything is said on the console."""
        return self._run(page, "--virtual-time-budget=5000", "--dump-dom", *flags)

    def picture(self, page: Path, to: Path, width: int, height: int) -> bytes:
        """Return a picture of the page, a PNG."""
        self._run(page, f"--window-size={width},{height}", f"--screenshot={to}")
        return to.read_bytes()

    def _run(self, page: Path, *flags: str) -> str:
        self._calls += 1
        profile = self._folder / str(self._calls)
        done = subprocess.run(
            [self._program, *_FLAGS, f"--user-data-dir={profile}", *flags, page.as_uri()],
            capture_output=True,
            timeout=120,
            check=False,
            env=os.environ | {"HOME": str(self._folder)},
        )
        said = done.stderr.decode("utf-8", "replace")
        assert done.returncode == 0, said
        assert not re.findall(r".*CONSOLE.*", said)
        return done.stdout.decode("utf-8")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """The browser of this machine; skip without one."""
    named = BROWSER or next(filter(None, map(shutil.which, _NAMES)), None)
    if named is None:
        pytest.skip("no browser: install chromium, or name one in NOTELINT_BROWSER")
    return Browser(named, tmp_path_factory.mktemp("browser"))


# Read before the tests take the machine's settings away.
BROWSER = os.environ.get("NOTELINT_BROWSER")
