"""Running the command in this process, in the current folder: quicker than one of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from notelint.cli import main
from tests.cli import HOUSE, RULES

# The three rules of the tests alone; settings and waivers of the folder count.
THREE = (*HOUSE[:-1],)


class Folder:
    """A folder of its own, with the command in it."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self._capsys = capsys
        self.write("house.yaml", RULES)

    def remove(self, name: str) -> None:
        (self.path / name).unlink()

    def write(self, name: str, text: str) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
        return path

    def read(self, name: str) -> str:
        return (self.path / name).read_bytes().decode("utf-8")

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run the command; return exit status, standard output and standard error."""
        self._capsys.readouterr()
        status = main(arguments)
        out, err = self._capsys.readouterr()
        return status, out, err

    def check(self, *arguments: str) -> tuple[int, list[str]]:
        """Check with the three rules; return the exit status and the lines of the report."""
        status, out, err = self.run("check", *THREE, "--format", "concise", "--quiet", *arguments)
        assert err == ""
        return status, out.splitlines()
