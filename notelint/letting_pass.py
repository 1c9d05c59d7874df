"""What a run lets pass: by a waiver, by a comment in the note, by the baseline.

What is let pass is found all the same, so the rules behind it stay silent on
its subject; it is left out only when all rules have spoken.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from notelint.errors import NotelintError
from notelint.readers.text import MARKDOWN
from notelint.seeing import See, nobody
from notelint.upwards import Upwards, look_for
from notelint.violation import Problem, Violation

if TYPE_CHECKING:
    from notelint.baseline import Baseline
    from notelint.comments import Comment
    from notelint.text import Source
    from notelint.waivers import Waiver, WaiversFile

WAIVERS = "notelint-waivers.yaml"
_MISSPELT = ("notelint-waivers.yml", ".notelint-waivers.yaml", ".notelint-waivers.yml")
_MOST_FILES = 20_000  # looked through to say that a waiver with a pattern is not needed


@dataclass(frozen=True, slots=True)
class Held:
    """A note as it was held against the rules.

    ``path`` is its name to show, ``meeting`` the day of the meeting if the note
    gives it. ``source`` returns its text and ``shown`` the rules that were to
    report: most notes need neither. ``unknown`` returns the error for the name
    of a rule that does not exist. ``baseline`` is the path of the baseline for
    the note, None without.
    """

    path: str
    meeting: date | None
    source: Callable[[], Source]
    shown: Callable[[], Collection[str]]
    unknown: Callable[[str], NotelintError | None]
    baseline: str | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """What lets a violation pass, in words, and where that stands."""

    words: str
    path: str
    line: int | None = None


class LettingPass:
    """The waivers of a run, what they let pass, and which of them nothing needs.

    ``as_of`` is the day on which waivers may be over; without it, that is the
    day of each note's meeting. ``suffixes`` are those of files that are searched
    for. ``writes``: a baseline is to be written, and takes all that is new.
    ``cached`` says that the user's cache may be read and written. ``see`` is
    told of each file that is looked for, before it is read.
    """

    def __init__(
        self,
        *,
        as_of: date | None = None,
        isolated: bool = False,
        suffixes: Collection[str] = (),
        writes: bool = False,
        cached: bool = True,
        see: See = nobody,
    ) -> None:
        self._see = see
        self._as_of = as_of
        self._writes = writes
        self._cached = cached
        self._baselines: dict[str, Baseline] = {}
        self._broken: set[str] = set()
        self._isolated = isolated
        self._suffixes = tuple(suffixes)
        self._used: set[tuple[str, Waiver]] = set()
        self._over: set[tuple[str, Waiver]] = set()
        self._unknown: set[tuple[str, Waiver]] = set()
        self._seen: dict[str, Callable[[], Collection[str]] | None] = {}
        self._problems: list[Problem] = []
        self._nearest = Upwards(look_for(WAIVERS, _MISSPELT, "waivers", self._problems, see))
        self._files: dict[str, WaiversFile] = {}

    def look_at(self, path: str) -> None:
        """Note that a file was looked at, and is not a note."""
        self._seen[os.path.abspath(path)] = None

    def left(self, found: Sequence[Violation], held: Held) -> list[Violation]:
        """Return the violations of a note that are not let pass, in their order."""
        self._seen[os.path.abspath(held.path)] = held.shown
        left = self._not_waived(self._not_ignored(found, held), found, held)
        if held.baseline is None:
            return left
        new = self.baseline(held.baseline).see(held.path, held.shown(), found, left)
        return [] if self._writes else list(new)

    def reason(self, violation: Violation, held: Held) -> Passed | None:
        """Return what lets a violation pass: a comment, a waiver or the baseline; None if nothing does."""
        if held.path.lower().endswith(MARKDOWN):
            from notelint.comments import find_comments

            for comment in find_comments(held.source())[0]:
                if comment.is_for(violation):
                    return Passed(f"the comment “{comment.reason}”", held.path, comment.line)
        file = self.waivers_of(os.path.dirname(held.path))
        day = self._as_of or held.meeting
        if file is not None:
            for waiver in file.of(held.path):
                mine = waiver.rule == violation.rule and not waiver.is_over(day)
                if mine and waiver.is_about(violation, held.source()):
                    return Passed(f"a waiver of {waiver.who}: “{waiver.reason}”", file.path, waiver.line)
        if held.baseline is not None and self.baseline(held.baseline).has(violation):
            return Passed("the baseline", held.baseline)
        return None

    # --- Waivers ---

    def _not_waived(self, left: list[Violation], found: Sequence[Violation], held: Held) -> list[Violation]:
        file = self.waivers_of(os.path.dirname(held.path))
        if file is None:
            return left
        self._problems += self._unknown_rules(file, held)
        waivers = [waiver for waiver in file.of(held.path) if (file.path, waiver) not in self._unknown]
        if not waivers:
            return left
        day, source = self._as_of or held.meeting, held.source()
        waived: set[int] = set()
        for waiver in waivers:
            about = [one for one in found if one.rule == waiver.rule and waiver.is_about(one, source)]
            if about:
                self._used.add((file.path, waiver))
            if waiver.is_over(day):
                if about:
                    self._over.add((file.path, waiver))
                continue
            waived.update(id(one) for one in about)
        return [one for one in left if id(one) not in waived]

    def waivers_of(self, folder: str) -> WaiversFile | None:
        """Return the waivers for the notes in ``folder``, loaded once; None if there are none."""
        path = None if self._isolated else self._nearest.of(folder)
        if path is None:
            return None
        if path not in self._files:
            # Most folders have none.
            from notelint.waivers import load_waivers

            self._files[path], problems = load_waivers(path, cached=self._cached)
            self._problems += problems
        return self._files[path]

    def baseline(self, path: str) -> Baseline:
        """Return a baseline, loaded once; an empty one if it cannot be used, which is a problem."""
        if path not in self._baselines:
            # Most runs have none.
            from notelint.baseline import Baseline, load_baseline

            try:
                self._baselines[path] = load_baseline(path)
            except NotelintError as error:
                self._baselines[path] = Baseline(path)
                if not self._writes or os.path.lexists(path):
                    self._problems.append(error.problem())
                    self._broken.add(path)
        return self._baselines[path]

    def usable_baselines(self) -> Sequence[Baseline]:
        """Return the baselines of the run, but for those that cannot be read."""
        return [baseline for path, baseline in self._baselines.items() if path not in self._broken]

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with waivers and comments, and which are over or let nothing pass."""
        yield from self._problems
        for file in self._files.values():
            for waiver in file.waivers:
                if (file.path, waiver) not in self._unknown:
                    yield from self._not_needed(waiver, file)
        no_notes = {path for path, shown in self._seen.items() if shown is None}
        if not self._writes:
            for baseline in self._baselines.values():
                yield from baseline.stale(no_notes)

    # --- Comments ---

    def _not_ignored(self, found: Sequence[Violation], held: Held) -> list[Violation]:
        if not held.path.lower().endswith(MARKDOWN) or "<!--" not in held.source().text:
            return list(found)
        from notelint.comments import find_comments

        comments, problems = find_comments(held.source())
        self._problems += problems
        left = list(found)
        for comment in comments:
            self._problems += _comment_problems(comment, found, held)
            left = [violation for violation in left if not comment.is_for(violation)]
        return left

    def _unknown_rules(self, file: WaiversFile, held: Held) -> Iterator[Problem]:
        """Yield a problem for each waiver of a rule that does not exist, once a file."""
        for waiver in file.waivers:
            error = held.unknown(waiver.rule)
            if error is not None and (file.path, waiver) not in self._unknown:
                self._unknown.add((file.path, waiver))
                yield _at(waiver, file, "configuration", error.message, error.hint)

    def _not_needed(self, waiver: Waiver, file: WaiversFile) -> Iterator[Problem]:
        if (file.path, waiver) in self._over or waiver.is_over(self._as_of):
            message = f"this waiver of {waiver.rule} was until {waiver.until} and is over"
            yield _at(waiver, file, "waiver", message, "Take it out, or agree on a later day.")
            return
        if (file.path, waiver) in self._used:
            return
        paths = _files(waiver, file, self._suffixes, self._see)
        if paths is None:
            return
        if not paths:
            message = f"this waiver is for {waiver.file}, and there is no such file"
            yield _at(waiver, file, "waiver", message, "Correct the name, or take the waiver out.")
            return
        held = [self._seen.get(path, tuple) for path in paths]
        if all(shown is None or waiver.rule in shown() for shown in held):
            message = f"this waiver lets nothing pass: no {waiver.rule} is about “{waiver.words}”"
            yield _at(waiver, file, "waiver", message, "Take it out, or correct its words.")


def _files(waiver: Waiver, file: WaiversFile, suffixes: tuple[str, ...], see: See) -> Sequence[str] | None:
    """Return the files on disk that a waiver speaks of; None if there are too many to tell."""
    from notelint.globs import has_wildcards

    folder = os.path.dirname(os.path.abspath(file.path))
    if not has_wildcards(waiver.file):
        path = os.path.normpath(os.path.join(folder, waiver.file))
        see(path)
        return [path] if os.path.exists(path) else []
    found: list[str] = []
    looked = 0
    see(folder)
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in folders:  # each is seen before it is entered
            see(os.path.join(above, name))
        looked += len(names)
        if looked > _MOST_FILES:
            return None
        paths = [os.path.join(above, name) for name in names if name.lower().endswith(suffixes)]
        found += [path for path in paths if waiver in file.of(path)]
    return found


def _comment_problems(comment: Comment, found: Iterable[Violation], held: Held) -> Iterator[Problem]:
    path = held.path
    met = {violation.rule for violation in found if comment.is_for(violation)}
    for rule in comment.rules:
        error = held.unknown(rule)
        if error is not None:
            yield Problem("configuration", error.message, path, comment.line, comment.column, error.hint)
        elif rule not in met and rule in held.shown():
            lines = f"line {comment.first}"
            if comment.last > comment.first:
                lines = f"lines {comment.first} to {comment.last}"
            message = f"this comment lets nothing pass: there is no {rule} in {lines}"
            hint = "Take it out, or put it in front of what it is for."
            yield Problem("waiver", message, path, comment.line, comment.column, hint)


def _at(waiver: Waiver, file: WaiversFile, kind: str, message: str, hint: str | None) -> Problem:
    return Problem(kind, message, file.path, waiver.line, waiver.column, hint)
