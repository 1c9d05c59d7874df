"""Making the fixes of a note: which of them at once, in which order, and until when.

Fixes that lie in each other's way are made one after the other: after each
round the note is read and checked anew, until there is nothing left to fix.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from notelint.errors import NotelintError
from notelint.text import Source, Span
from notelint.violation import Edit, Violation

# A note needs one or two; who needs more has rules that work against each other.
MOST_ROUNDS = 50
# By how many code points a note may grow beside becoming twice as long.
_ROOM = 10_000


class Restless(NotelintError):
    """Fixes that never come to rest: one undoes what another does."""

    kind = "rule"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A note with its fixes made: the text, and how often each rule was mended."""

    source: Source
    counts: Counter[str] = field(default_factory=Counter)


def settled(
    source: Source,
    check: Callable[[Source], Iterable[Violation]],
    rewrite: Callable[[Source, Sequence[Edit]], Source],
    *,
    unsafe: bool = False,
) -> Fixed:
    """Make the fixes of a note until ``check`` finds none that is to be made.

    ``check`` returns the violations of a text, ``rewrite`` the text with some
    edits made, read as a file is. Only safe fixes are made, with ``unsafe`` also
    the others that have no alternatives. Raises ``Restless`` if there is no end.
    """
    counts: Counter[str] = Counter()
    seen = {source.text}
    most = 2 * len(source.text) + _ROOM
    last: list[Violation] = []
    for _ in range(MOST_ROUNDS):
        chosen = choose(check(source), source, unsafe=unsafe)
        if not chosen:
            return Fixed(source, counts)
        edits = [edit for violation in chosen for edit in _edits(violation)]
        source = rewrite(source, edits)
        counts.update(violation.rule for violation in chosen)
        last = chosen
        if source.text in seen or len(source.text) > most:
            break
        seen.add(source.text)
    names = sorted({violation.rule for violation in last})
    rules = " and ".join(names) if len(names) < 3 else ", ".join(names)
    raise Restless(
        f"the fixes of {rules} never come to rest, so nothing was changed",
        path=source.path,
        hint="One undoes what another does: change one of the rules, or leave it out with --ignore.",
    )


def choose(violations: Iterable[Violation], source: Source, *, unsafe: bool = False) -> list[Violation]:
    """Return the violations whose fixes can be made at once, in the order of the text.

    Of two fixes that overlap or touch, the safe one is made, else the one that begins first.
    """
    ready = [
        violation
        for violation in violations
        if is_ready(violation, unsafe=unsafe) and _can_write(violation, source)
    ]
    taken = _Taken()
    chosen: list[Violation] = []
    for violation in sorted(ready, key=_turn):
        spans = sorted(edit.span for edit in _edits(violation))
        if not _overlap(spans) and not any(taken.is_near(span) for span in spans):
            chosen.append(violation)
            for span in spans:
                taken.add(span)
    return sorted(chosen, key=_start)


def is_ready(violation: Violation, *, unsafe: bool = False) -> bool:
    """Return whether a violation has a fix to be made unasked; with ``unsafe``, one without alternatives."""
    fix = violation.fix
    return fix is not None and bool(fix.edits) and (fix.safe or unsafe) and not fix.others


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with edits made that do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda one: one.span):
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join(parts) + text[at:]


def in_memory(source: Source, edits: Sequence[Edit]) -> Source:
    """Return a text with edits made, as ``rewrite`` for what is in no file."""
    return Source(source.path, edited(source.text, edits), source.format, source.encoding)


def unlike(wanted: str, source: Source, check: Callable[[Source], Iterable[Violation]]) -> str | None:
    """Return how a text with its fixes made, unsafe ones too, differs from ``wanted``; None if not at all."""
    try:
        text = settled(source, check, in_memory, unsafe=True).source.text
    except Restless as failed:
        return f"{failed.message}."
    for number, (found, line) in enumerate(zip_longest(text.split("\n"), wanted.split("\n")), start=1):
        if found != line:
            return f"its fix leaves line {number} as “{found or ''}”, and should leave “{line or ''}”."
    return None


def _start(violation: Violation) -> Span:
    return min(edit.span for edit in _edits(violation))


def _turn(violation: Violation) -> tuple[bool, Span]:
    safe = violation.fix is not None and violation.fix.safe
    return not safe, _start(violation)


def _edits(violation: Violation) -> Sequence[Edit]:
    return violation.fix.edits if violation.fix else ()


def _can_write(violation: Violation, source: Source) -> bool:
    """Return whether a fix changes something, in places and by characters that the note can have."""
    edits = _edits(violation)
    if all(source.slice(edit.span) == edit.text for edit in edits):
        return False
    for edit in edits:
        if not 0 <= edit.span.start <= edit.span.end <= len(source.text):
            return False
        try:
            edit.text.encode("cp1252" if source.encoding == "windows-1252" else source.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
    return True


def _overlap(spans: Sequence[Span]) -> bool:
    return any(one.end > other.start or one == other for one, other in pairwise(spans))


class _Taken:
    """Spans that are spoken for, in order; no two of them overlap."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def add(self, span: Span) -> None:
        """Take a span."""
        insort(self._spans, span)

    def is_near(self, span: Span) -> bool:
        """Return whether a span that is taken overlaps or touches this one."""
        index = bisect_left(self._spans, span)
        behind = index < len(self._spans) and self._spans[index].start <= span.end
        return behind or (index > 0 and self._spans[index - 1].end >= span.start)
