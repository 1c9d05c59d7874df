"""Timing of commands: processor time, time on the clock and memory, in turn and as ratios."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from statistics import median, quantiles

# The peak of a process cannot be had from outside: the kernel counts what it was forked from as well.
_PEAK = (
    "import sys; from notelint.cli import main; main(sys.argv[1:]); sys.stderr.write("
    "next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
)
_NOT_RUN = (126, 127)  # what a shell says of a command that it cannot run


@dataclass(frozen=True)
class Command:
    """A command, where it runs, and what is done before each of its runs.

    ``statuses`` are those with which it has done its work; None for any.
    """

    words: Sequence[str]
    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], object] | None = None
    statuses: Collection[int] | None = None


@dataclass(frozen=True)
class Took:
    """What a run took, in seconds: of the processors, and on the clock."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Spread:
    """A median, with its quartiles."""

    median: float
    low: float
    high: float


def clean(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment without what changes how Python starts, and with ``env``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | dict(env or {})


def run(command: Command, output: Path | None = None) -> Took:
    """Run a command once; what it prints goes to ``output`` or nowhere.

    Raises ``RuntimeError`` if it fails to run.
    """
    if command.before is not None:
        command.before()
    with open(output or os.devnull, "wb") as out:
        started = time.perf_counter()
        process = subprocess.Popen(
            list(command.words),
            cwd=command.folder,
            env=clean(command.env),
            stdout=out,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    ended = process.returncode = os.waitstatus_to_exitcode(status)
    if ended < 0 or (ended in _NOT_RUN if command.statuses is None else ended not in command.statuses):
        raise RuntimeError(f"{Path(command.words[0]).name} ended with {ended}")
    return Took(used.ru_utime + used.ru_stime, wall)


def in_turn(commands: Sequence[Command], rounds: int, *, warm: bool = True) -> list[list[Took]]:
    """Return what each of the commands took, run one after the other in each round.

    Every other round goes backwards. With ``warm`` each has run once before.
    """
    if warm:
        for command in commands:
            run(command)
    took: list[list[Took]] = [[] for _ in commands]
    for number in range(rounds):
        order = range(len(commands)) if number % 2 else reversed(range(len(commands)))
        for index in order:
            took[index].append(run(commands[index]))
    return took


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Return the median of the ratios of each round, with quartiles."""
    return spread([one / other for one, other in zip(ours, theirs, strict=True)])


def spread(values: Sequence[float]) -> Spread:
    """Return the median of some values, with quartiles."""
    low, _, high = quantiles(values, n=4, method="inclusive") if len(values) > 1 else [*values] * 3
    return Spread(median(values), low, high)


def cpu(took: Sequence[Took]) -> list[float]:
    """Return the processor times."""
    return [one.cpu for one in took]


def wall(took: Sequence[Took]) -> list[float]:
    """Return the times on the clock."""
    return [one.wall for one in took]


def peak(words: Sequence[str], folder: Path, env: Mapping[str, str]) -> float | None:
    """Return the most memory that ``notelint`` held, in MiB; None where that cannot be told."""
    if sys.platform != "linux":
        return None
    done = subprocess.run(
        [sys.executable, "-I", "-c", _PEAK, *words],
        cwd=folder,
        env=clean(env),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(done.stderr.split()[-1]) / 1024


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Return the power with which time grows: the slope of the logarithms from the first size to the last."""
    return log(times[-1] / times[0]) / log(sizes[-1] / sizes[0])
