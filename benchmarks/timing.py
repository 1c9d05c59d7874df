"""Timing of commands: processor time, time on the clock and memory, in turn and as ratios."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from statistics import median, quantiles

# The peak of a process cannot be had from outside: the kernel counts what it was forked from as well.
_PEAK = (
    "import sys; from notelint.cli import main; main(sys.argv[1:]); sys.stderr.write("
    "next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
)


@dataclass(frozen=True)
class Command:
    """A command, where it runs, and what is done before each of its runs."""

    words: Sequence[str]
    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], object] | None = None


@dataclass(frozen=True)
class Took:
    """What a run took, in seconds: of the processors, and on the clock."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Ratio:
    """The median of paired ratios and its quartiles, and the medians of both commands in seconds."""

    median: float
    low: float
    high: float
    ours: float
    theirs: float


def run(command: Command) -> Took:
    """Run a command once; what it prints goes nowhere. Raises ``RuntimeError`` if it fails to run."""
    if command.before is not None:
        command.before()
    started = time.perf_counter()
    process = subprocess.Popen(
        list(command.words),
        cwd=command.folder,
        env=dict(os.environ) | dict(command.env),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode < 0 or process.returncode > 100:
        raise RuntimeError(f"{command.words[0]} ended with {process.returncode}")
    return Took(used.ru_utime + used.ru_stime, wall)


def paired(ours: Command, theirs: Command, rounds: int, *, wall: bool = False) -> Ratio:
    """Run two commands in turn and return the ratios of each round: processor time, or time on the clock."""
    run(ours), run(theirs)
    pairs: list[tuple[float, float]] = []
    for number in range(rounds):
        first, second = (ours, theirs) if number % 2 else (theirs, ours)
        took = {id(first): run(first), id(second): run(second)}
        values = [took[id(one)].wall if wall else took[id(one)].cpu for one in (ours, theirs)]
        pairs.append((values[0], values[1]))
    ratios = [one / other for one, other in pairs]
    low, _, high = quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
    return Ratio(
        median(ratios), low, high, median(one for one, _ in pairs), median(other for _, other in pairs)
    )


def peak(words: Sequence[str], folder: Path, env: Mapping[str, str]) -> float | None:
    """Return the most memory that ``notelint`` held, in MiB; None where that cannot be told."""
    if sys.platform != "linux":
        return None
    done = subprocess.run(
        [sys.executable, "-I", "-c", _PEAK, *words],
        cwd=folder,
        env=dict(os.environ) | dict(env),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(done.stderr.split()[-1]) / 1024


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Return the power with which time grows: the slope of the logarithms from the first size to the last."""
    return log(times[-1] / times[0]) / log(sizes[-1] / sizes[0])
