"""Notes spread over processes: each gets a few at a time, and the results come back in their order.

A process that dies takes nothing with it: the note that it was at is tried once
more by another, alone, and the rest of its notes go to whoever is free.
"""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context, get_start_method
from multiprocessing.connection import Connection, wait
from typing import Any

from notelint.examined import Examined, from_bytes, to_bytes
from notelint.task import Examines, Task
from notelint.violation import Problem

FORK = "fork"
# A process is given so many bytes of notes at a time, some eight notes, or one that is larger.
_PORTION = 100_000
# What may be read ahead of the note whose result is next: one large note does not hold up the others.
_AHEAD = 8_000_000
_TRIES = 2
_PATIENCE = 5  # seconds for a process to end that is told to

_Answer = tuple[bytes, bool, tuple[Problem, ...]]


def start_method() -> str:
    """Return how processes are started: as the program has chosen that calls notelint, else as is safe."""
    chosen: Any = get_start_method(allow_none=True)
    if chosen is not None:
        return str(chosen)
    # Forking is quickest. Elsewhere system libraries do not bear it, and threads bear it nowhere.
    return FORK if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the way to it, and the notes that it has."""

    process: Any
    connection: Connection
    tasks: deque[Task] = field(default_factory=deque)
    ready: bool = False


class Workers:
    """Processes that examine notes, at most ``jobs`` of them.

    ``own`` is what examines in this process; ``again`` makes its like where a
    process begins anew. What they say of no file goes into ``problems``.
    """

    def __init__(
        self,
        method: str,
        jobs: int,
        own: Examines,
        again: Callable[[], Examines] | None,
        problems: list[Problem],
    ) -> None:
        self._context: Any = get_context(method)
        self._forks = method == FORK
        self._make = (lambda: own) if self._forks else again
        self._jobs = jobs
        self._own = own
        self._problems = problems
        self._workers: list[_Worker] = []
        self._todo: deque[Task] = deque()
        self._size = 0  # bytes of what is to be handed out
        self._can_start = True

    def examine(self, tasks: Iterator[Task]) -> Iterator[Task]:
        """Yield tasks in their order, each with its result."""
        order: deque[Task] = deque()
        ahead = 0
        more = True
        if self._forks:
            # What all processes share is not looked through for garbage by each of them, which would copy it.
            gc.freeze()
        try:
            while more or order:
                while order and order[0].result is not None:
                    ahead -= len(order[0].data)
                    yield order.popleft()
                while more and ahead < _AHEAD and self._size < self._jobs * _PORTION:
                    task = next(tasks, None)
                    more = task is not None
                    if task is None:
                        break
                    order.append(task)
                    ahead += len(task.data)
                    if task.result is None:
                        self._put(task)
                    if order[0].result is not None:
                        break
                self._hand_out()
                if order and order[0].result is None:
                    self._take_in()
        finally:
            self._end()

    # --- Handing out ---

    def _put(self, task: Task) -> None:
        self._todo.append(task)
        self._size += len(task.data)

    def _hand_out(self) -> None:
        """Give notes to those who have none; start more processes while there are more notes."""
        while self._todo and self._can_start and len(self._workers) < self._jobs:
            if sum(not worker.ready for worker in self._workers) >= len(self._todo):
                break
            self._start()
        for worker in self._workers:
            if self._todo and worker.ready and not worker.tasks:
                worker.tasks.extend(self._portion())
                # One that has just died is found out when its answer is awaited.
                with suppress(OSError):
                    worker.connection.send([(task.name, task.data) for task in worker.tasks])

    def _portion(self) -> Iterator[Task]:
        """Take the next notes; fewer when they come to an end, and one alone that a process has died of."""
        room = min(_PORTION, self._size // (2 * self._jobs))
        first = True
        while self._todo and (first or (room > 0 and not self._todo[0].tries)):
            task = self._todo.popleft()
            self._size -= len(task.data)
            room -= len(task.data)
            first = False
            yield task
            if task.tries:
                return

    def _start(self) -> None:
        try:
            ours, theirs = self._context.Pipe()
            inherited = [ours, *(worker.connection for worker in self._workers)] if self._forks else []
            process = self._context.Process(target=_serve, args=(theirs, self._make, inherited), daemon=True)
            with _undisturbed():
                process.start()
        except Exception:  # no more processes, no memory, or none are allowed: this one goes on alone
            self._can_start = False
            return
        theirs.close()
        self._workers.append(_Worker(process, ours))

    # --- Taking in ---

    def _take_in(self) -> None:
        """Wait for answers; without other processes, examine the next note in this one."""
        if not self._workers:
            task = self._todo.popleft()
            self._size -= len(task.data)
            task.examine(self._own)
            return
        answered = wait([worker.connection for worker in self._workers])
        for worker in [one for one in self._workers if one.connection in answered]:
            try:
                answer: _Answer | None = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if answer is None:
                worker.ready = True
            else:
                self._answered(worker.tasks.popleft(), answer)

    def _answered(self, task: Task, answer: _Answer) -> None:
        task.record, task.sound, problems = answer
        task.result = from_bytes(task.record, task.name)
        task.examine(self._own)  # nothing, unless the answer cannot be read
        self._problems += problems

    def _bury(self, worker: _Worker) -> None:
        """Go on without a process that has died, with the notes that it had."""
        self._workers.remove(worker)
        worker.connection.close()
        _ended(worker)
        # If it has not even begun, the next one would not either.
        self._can_start = self._can_start and worker.ready
        if not worker.tasks:
            return
        worker.tasks[0].tries += 1
        if worker.tasks[0].tries == _TRIES:
            task = worker.tasks.popleft()
            task.result = Examined(failed=_death(task.name, worker.process.exitcode))
        self._todo.extendleft(reversed(worker.tasks))
        self._size += sum(len(task.data) for task in worker.tasks)

    def _end(self) -> None:
        """End all processes: those that wait end by themselves, those at work are told to."""
        for worker in self._workers:
            worker.connection.close()
            if worker.tasks or not worker.ready:
                worker.process.terminate()
        for worker in self._workers:
            _ended(worker)
        self._workers = []
        if self._forks:
            gc.unfreeze()


def _ended(worker: _Worker) -> None:
    """Wait until a process has ended, and if it does not, end it."""
    worker.process.join(_PATIENCE)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def _serve(connection: Connection, make: Callable[[], Examines], inherited: Sequence[Connection]) -> None:
    """Examine notes until there are no more: what the other processes do."""
    for other in inherited:
        # While a copy of it is open, no end of the first process would be noticed.
        other.close()
    # Ctrl-C is for the first process, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    told: tuple[Problem, ...] = ()
    with suppress(Exception):  # the first process has ended, or notices that this one does
        by = make()
        connection.send(None)
        while True:
            for name, data in connection.recv():
                result = by.examine(name, data)
                problems = tuple(by.problems())
                news = problems if problems != told else ()
                connection.send((to_bytes(result, name), by.is_sound(result), news))
                told = problems


def _death(name: str, status: int | None) -> Problem:
    how = f" ({_signal(-status)})" if status is not None and status < 0 else ""
    message = f"the process that checked this file ended without an answer, twice{how}"
    hint = "It may need more memory than there is. Check it by itself, with --jobs 1."
    return Problem("internal", message, name, help=hint)


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let a process begin with Ctrl-C left to the first one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
