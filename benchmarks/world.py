"""What all measurements share: the notes, the commands of notelint, and how often each is run."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.notes import write_notes
from benchmarks.timing import Command

NOTELINT = str(Path(sys.executable).parent / "notelint")
RAN = (0, 1)  # whether or not it found something


@dataclass(frozen=True)
class Scale:
    """How much is measured: notes of the main rows, pairs of runs, the longest note, the most notes."""

    notes: int = 1000
    rounds: int = 15
    longest: int = 10_000_000
    many: int = 5000

    @property
    def warm(self) -> bool:
        """Whether commands run once before they are timed: not if one run of each is all that is asked."""
        return self.rounds > 1

    @property
    def some_rounds(self) -> int:
        """The rounds of what takes seconds."""
        return max(1, self.rounds // 3)

    @property
    def few_rounds(self) -> int:
        """The rounds of what takes half a minute."""
        return max(1, self.rounds // 5)


class World:
    """A folder with notes, and commands on them."""

    def __init__(self, folder: Path, scale: Scale) -> None:
        self.folder = folder
        self.scale = scale
        self.notes = folder / "notes"
        self.data = folder / "data"
        self.names = write_notes(self.notes, scale.notes, self.data)
        self.size = sum((self.notes / name).stat().st_size for name in self.names) / scale.notes
        self.one = self.names[0]
        self.nothing = Command((sys.executable, "-c", "pass"), folder, statuses=(0,))
        self.cache = folder / "cache"
        occupied = folder / "occupied"
        occupied.write_text("A file stands where a folder would have to be made.\n", "utf-8")
        self._unwritable = occupied / "cache"

    def check(
        self,
        *words: str,
        folder: Path | None = None,
        kept: bool = False,
        before: Callable[[], object] | None = None,
    ) -> Command:
        """Return the command that checks notes; ``kept``: it may use and fill a cache."""
        cache = self.cache if kept else self._unwritable
        return Command(
            (NOTELINT, *words), folder or self.notes, {"NOTELINT_CACHE_DIR": str(cache)}, before, RAN
        )

    def in_one_process(self, *words: str, folder: Path | None = None) -> Command:
        """Return the command that checks a folder in one process and uses nothing of earlier runs."""
        return self.check("--format", "concise", "--jobs", "1", "--no-cache", *words, ".", folder=folder)

    def some(self, number: int, *, data: bool = False) -> Path:
        """Return a folder with so many of the notes, or of their data."""
        whole = self.data if data else self.notes
        if number >= self.scale.notes:
            return whole
        folder = self.folder / f"{whole.name}-{number}"
        if not folder.exists():
            folder.mkdir()
            for path in sorted(whole.iterdir())[:number]:
                shutil.copy(path, folder)
        return folder

    def forget_results(self) -> None:
        """Leave only compiled rules in the cache."""
        for path in self.cache.glob("*"):
            if not path.name.startswith("rules-"):
                path.unlink()


def named(number: float) -> str:
    """Return a number as the tables have it: 10,000."""
    return f"{number:,.0f}"
