"""Holding notes against the rules of the profile, in this process, and comparing with what is expected."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from notelint import builtin
from notelint.errors import NotANote
from notelint.library import load, pack_files
from notelint.linter import lint
from notelint.note.understand import understand
from notelint.profile import Choice, ruleset
from notelint.readers import text as text_reader
from notelint.rule import RuleSet
from notelint.violation import Severity
from tests.planted.form import Specimen
from tests.planted.paper import Paper, Row


@dataclass(frozen=True, slots=True)
class Said:
    """What notelint says: rule, the line by its key, the offset in the words of that line."""

    rule: str
    key: str
    at: int
    line: int
    severity: Severity
    message: str

    def __str__(self) -> str:
        return f"{self.line}: {self.rule} at {self.key}+{self.at}: {self.message}"


@dataclass(frozen=True, slots=True)
class Hearing:
    """All that notelint says of a paper; ``problems`` are what it did not understand."""

    said: tuple[Said, ...]
    problems: tuple[str, ...]

    def where(self) -> Counter[tuple[str, str]]:
        """Return how often each rule speaks on each line."""
        return Counter((one.rule, one.key) for one in self.said)


@cache
def rules(profile: str = "lga") -> RuleSet:
    """Return the rules of a profile, loaded once."""
    checks = {check.name: check for check in builtin.notelint_checks()}
    made, _ = ruleset(load(pack_files(builtin.notelint_rule_packs()), checks), profile, Choice())
    return made


def hear(paper: Paper, one: Specimen) -> Hearing:
    """Return what notelint says of a paper in the encoding, the line ends and the profile of a specimen."""
    text, rows = paper.written()
    data = text.replace("\n", one.hand.newline).encode(one.hand.encoding, errors="replace")
    source = text_reader.read(one.file, data)
    try:
        note = understand(source, rules(one.profile).words)
    except NotANote as error:
        return Hearing((), (str(error),))
    said = []
    for each in lint(note, rules(one.profile)):
        key, at = _place(rows, each.start.line, each.start.column)
        said.append(
            Said(
                each.rule,
                key or f"line {each.start.line}",
                at,
                each.start.line,
                each.severity,
                each.message,
            )
        )
    return Hearing(tuple(said), tuple(problem.message for problem in note.problems))


def _place(rows: list[Row], line: int, column: int) -> tuple[str, int]:
    """Return the key of the line that stands at a place of the text, and the offset in its words."""
    if line > len(rows):
        return "", column - 1
    row = rows[line - 1]
    start, key, at = next((one for one in reversed(row) if one[0] < column), row[0])
    return key, at + column - 1 - start
