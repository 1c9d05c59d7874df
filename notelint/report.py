"""The outcome of a run: what every reporter is given, and nothing that a reporter must look up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from notelint.text import Position, Span
from notelint.violation import Fix, Problem, Severity, Violation

# Problems that make the exit status 2: something could not be checked at all.
FAILURES = frozenset({"unreadable", "configuration", "rule", "internal"})


@dataclass(frozen=True, slots=True)
class Change:
    """An edit of a fix, placed: replace what stands from ``start`` to ``end`` by ``text``."""

    start: Position
    end: Position
    text: str


@dataclass(frozen=True, slots=True)
class ItemTitle:
    """An item of a note: its number as written, its title, the line of the title, and all of it."""

    number: str | None
    title: str | None
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class RuleText:
    """What there is to say of a rule, whatever it finds.

    ``help`` has “…” where a violation has words of its note. ``cite`` are its
    sources and where each can be read, if that is known.
    """

    id: str
    summary: str
    help: str | None = None
    why: str = ""
    cite: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One note as checked.

    ``path`` is the name to show. ``lines`` holds the lines of which the
    violations speak, by number from 1, without line ends. ``changes`` holds
    the edits of the fixes in lines and columns. ``items`` are in the order of
    the note. ``text`` is the whole note, for a reporter that has a true
    ``whole_text``, else None.
    """

    path: str
    format: str
    dialect: str
    profile: str
    violations: tuple[Violation, ...] = ()
    suppressed: int = 0
    lines: Mapping[int, str] = field(default_factory=dict)
    changes: Mapping[Span, Change] = field(default_factory=dict)
    items: tuple[ItemTitle, ...] = ()
    text: str | None = None


def _no_rules() -> Mapping[str, RuleText]:
    return {}


def _no_page(rule: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found, ready to be printed: files and problems in the order of their paths.

    ``skipped`` is how many files were passed over because they are no notes,
    ``excluded`` how many that were named are left out by the settings.
    ``rules`` gives what there is to say of each rule, by its id: it is a
    function, because reading it takes a while and few outputs want it. So is
    ``page``, which gives the address of a rule's file.
    """

    files: tuple[CheckedFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: int = 0
    excluded: int = 0
    rules: Callable[[], Mapping[str, RuleText]] = field(default=_no_rules, compare=False, repr=False)
    page: Callable[[str], str | None] = field(default=_no_page, compare=False, repr=False)

    def violations(self) -> Iterator[Violation]:
        """Yield all violations in the order of path, line, column and rule."""
        for file in self.files:
            yield from file.violations

    def counts(self) -> Mapping[Severity, int]:
        """Return how many violations there are of each severity, the gravest first."""
        found = Counter(violation.severity for violation in self.violations())
        return {severity: found[severity] for severity in sorted(Severity, reverse=True)}

    def by_rule(self) -> list[tuple[str, Severity, int]]:
        """Return rule, severity and number of violations, the most frequent first."""
        found = Counter((violation.rule, violation.severity) for violation in self.violations())
        rows = [(rule, severity, count) for (rule, severity), count in found.items()]
        return sorted(rows, key=lambda row: (-row[2], row[0], row[1]))

    @property
    def suppressed(self) -> int:
        """How many violations are not shown."""
        return sum(file.suppressed for file in self.files)

    @property
    def fixable(self) -> int:
        """How many violations have a fix."""
        return sum(violation.fix is not None for violation in self.violations())

    @property
    def failed(self) -> bool:
        """Whether something could not be checked: the exit status is 2."""
        return any(problem.kind in FAILURES for problem in self.problems)


def changes_of(fix: Fix, changes: Mapping[Span, Change]) -> Iterator[Change]:
    """Yield the edits of a fix in lines and columns."""
    for edit in fix.edits:
        place = changes[edit.span]
        yield Change(place.start, place.end, edit.text)


def severity_named(word: str) -> Severity:
    """Return the severity that users write as ``word``; raise ``KeyError`` if there is none."""
    return Severity[word.upper()]
