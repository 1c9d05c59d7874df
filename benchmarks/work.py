"""The questions: each a few commands, measured one against the other."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import peers
from benchmarks.notes import write_long_note, write_notes, write_rules
from benchmarks.timing import Command, Ratio, exponent, paired, peak, run

NOTELINT = str(Path(sys.executable).parent / "notelint")
QUIET = (NOTELINT, "--isolated", "--fail-on", "never", "--format", "concise")


@dataclass(frozen=True)
class Answer:
    """One row: what was measured, the ratio or value, and what it should be at most.

    With ``least`` the target is a least value, as for a gain.
    """

    group: str
    work: str
    value: float
    unit: str
    target: float | None = None
    ratio: Ratio | None = None
    least: bool = False

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None without one."""
        if self.target is None:
            return None
        return self.value >= self.target if self.least else self.value <= self.target


class Work:
    """All measurements in a folder of their own, with ``number`` notes and so many rounds."""

    def __init__(self, folder: Path, number: int, rounds: int, longest: int) -> None:
        self.missing: list[str] = []
        self.versions: dict[str, str] = {}
        self._folder = folder
        self._rounds = rounds
        self._number = number
        self._longest = longest
        self._cache = {"NOTELINT_CACHE_DIR": str(folder / "cache")}
        self._off = {"NOTELINT_CACHE_DIR": ""}
        self._notes = folder / "notes"
        names = write_notes(self._notes, number)
        self.size = sum((self._notes / name).stat().st_size for name in names) / number
        self._one = names[0]
        self._pass = Command((sys.executable, "-c", "pass"), folder)

    def all(self) -> Iterator[Answer]:
        """Yield an answer for each question."""
        yield from self._start()
        yield from self._throughput()
        yield from self._peers()
        yield from self._memory()
        yield from self._growth()

    def _notelint(self, *words: str, cached: bool = False, one: bool = False) -> Command:
        folder = self._notes
        env = self._cache if cached else self._off
        return Command((*QUIET, *words, self._one if one else "."), folder, env)

    def _ratio(
        self, group: str, work: str, ours: Command, theirs: Command, target: float | None, *, rounds: int = 0
    ) -> Answer:
        ratio = paired(ours, theirs, rounds or self._rounds)
        return Answer(group, work, ratio.median, "×", target, ratio)

    def _start(self) -> Iterator[Answer]:
        group = "Start-up, processor time against `python -c pass`"
        known = self._notelint(cached=True, one=True)
        yield self._ratio(group, "one note that has not changed", known, self._pass, 2.2)
        fresh = self._notelint(one=True)
        yield self._ratio(group, "one note, nothing kept, shipped rules", fresh, self._pass, 2.5)
        rules = self._folder / "house.yaml"
        turn = iter(range(10**6))

        def change() -> None:
            write_rules(rules, 1)
            with rules.open("a", encoding="utf-8") as file:
                file.write(f"# {next(turn)}\n")

        house = self._notelint("--rules", str(rules), cached=True, one=True)
        changed = Command(house.words, house.folder, house.env, change)
        yield self._ratio(group, "one note after a house rule has changed", changed, self._pass, 9)
        all_known = self._notelint(cached=True)
        yield self._ratio(group, f"{self._number} notes that have not changed", all_known, self._pass, 4)

    def _throughput(self) -> Iterator[Answer]:
        group = "Throughput"
        rounds = max(1, self._rounds // 3)
        one, two = self._notelint("--jobs", "1"), self._notelint("--jobs", "2")
        took = paired(one, two, rounds, wall=True)
        gain = "two processes against one, on the clock"
        yield Answer(group, gain, took.median, "× faster", 1.75, took, least=True)
        single = run(one)
        yield Answer(group, "a note, one process, nothing kept", single.cpu / self._number * 1000, "ms")
        for number in (50, 200):
            write_rules(self._folder / f"rules-{number}.yaml", number)
        many, few = (
            self._notelint("--rules", str(self._folder / f"rules-{number}.yaml"), "--jobs", "1", cached=True)
            for number in (200, 50)
        )
        # Results are forgotten, compiled rules are not.
        anew = [Command(one.words, one.folder, one.env, self._forget) for one in (many, few)]
        yield self._ratio(group, "200 text rules against 50", anew[0], anew[1], 2, rounds=rounds)

    def _forget(self) -> None:
        for path in Path(self._cache["NOTELINT_CACHE_DIR"]).glob("results-*"):
            path.unlink()

    def _peers(self) -> Iterator[Answer]:
        group = "Processor time of notelint (one process, nothing kept) against others on the same notes"
        targets = {"codespell": 1.2, "proselint": 1 / 30, "textlint": 1 / 50}
        ours = self._notelint("--jobs", "1")
        for name in peers.PEERS:
            path = peers.find(name)
            if path is None:
                self.missing.append(name)
                continue
            theirs = Command(peers.words(name, path, self._notes), self._notes)
            if not peers.understands(list(theirs.words), self._notes):
                self.missing.append(f"{name} (another version, with another command line)")
                continue
            try:
                yield self._ratio(
                    group, name, ours, theirs, targets.get(name), rounds=max(1, self._rounds // 5)
                )
                self.versions[name] = peers.version(path)
            except (RuntimeError, OSError) as error:
                self.missing.append(f"{name} ({error})")

    def _memory(self) -> Iterator[Answer]:
        group = "Memory at its peak"
        for work, path, target in (("one note", self._one, 25), (f"{self._number} notes", ".", 40)):
            held = peak([*QUIET[1:], "--jobs", "1", path], self._notes, self._off)
            if held is None:
                self.missing.append("memory (told by Linux only)")
                return
            yield Answer(group, work, held, "MiB", target)

    def _growth(self) -> Iterator[Answer]:
        group = "Growth: the power with which processor time grows, start-up taken off"
        base = min(run(self._notelint(one=True)).cpu for _ in range(3))
        sizes = [size for size in (10_000, 100_000, 1_000_000, 10_000_000) if size <= self._longest]
        times = []
        for size in sizes:
            path = self._folder / f"long-{size}.txt"
            write_long_note(path, size)
            took = run(Command((*QUIET, "--jobs", "1", path.name), self._folder, self._off)).cpu
            times.append(max(took - base, 0.002))
        named = f"one note of {sizes[-2] // 1000} kB to {sizes[-1] // 1000} kB"
        yield Answer(group, named, exponent(sizes[-2:], times[-2:]), "", 1.1)
        counts = [number for number in (5, 10, 100, 1000, 10_000) if number <= self._number]
        times = []
        for number in counts:
            some = self._folder / f"some-{number}"
            some.mkdir()
            for name in sorted(os.listdir(self._notes))[:number]:
                shutil.copy(self._notes / name, some)
            took = run(Command((*QUIET, "--jobs", "1", "."), some, self._off)).cpu
            times.append(max(took - base, 0.002))
        yield Answer(group, f"{counts[-2]} to {counts[-1]} notes", exponent(counts[-2:], times[-2:]), "", 1.1)
