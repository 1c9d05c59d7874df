"""Who examines the notes of a run: this process, or several at once where that pays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import chain

from notelint.task import Examines, Task
from notelint.violation import Problem

# Bytes of notes from which on the time to start processes is won back: about 20 and 120 notes.
_PAYS_FORKED = 250_000
_PAYS_SPAWNED = 1_500_000
MOST_JOBS = 60  # Windows waits for no more processes at the same time
_MOST_BY_ITSELF = 8


def examined_by(
    tasks: Iterator[Task],
    own: Examines,
    again: Callable[[], Examines] | None,
    jobs: int | None,
    problems: list[Problem],
) -> Iterator[Task]:
    """Yield tasks in their order, each with its result.

    ``own`` examines in this process; ``again`` makes its like in a process that
    begins anew, and is None if that cannot be. ``jobs`` None leaves the number of
    processes open. What other processes say of no file goes into ``problems``.
    """
    most = min(jobs or min(_processors(), _MOST_BY_ITSELF), MOST_JOBS)
    if most > 1:
        waiting: list[Task] = []
        size = number = 0
        enough = 1 if jobs else _PAYS_FORKED
        for task in tasks:
            if task.result is not None and not waiting:
                yield task
                continue
            waiting.append(task)
            size += len(task.data) if task.result is None else 0
            number += task.result is None
            if number < 2 or size < enough:
                continue
            from notelint.workers import FORK, Workers, start_method

            method = start_method()
            if method != FORK and again is None:
                break
            if method != FORK and not jobs and size < _PAYS_SPAWNED:
                enough = _PAYS_SPAWNED
                continue
            if method == FORK:
                # What is loaded for the first note, all others share.
                next(one for one in waiting if one.result is None).examine(own)
            workers = Workers(method, most, own, again, problems)
            yield from workers.examine(chain(waiting, tasks))
            return
        tasks = chain(waiting, tasks)
    for task in tasks:
        yield task.examine(own)


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
