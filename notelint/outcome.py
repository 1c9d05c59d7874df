"""What was found in a note as its report holds it: with the lines, items and rules it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from notelint.examined import Examined
from notelint.patterns import regex
from notelint.report import Change, CheckedFile, RuleText
from notelint.text import Source, Span
from notelint.violation import Violation

if TYPE_CHECKING:
    from notelint.rule import Rule

_PLACEHOLDER = regex(r"\{[a-z][a-z0-9.-]*\}")


def checked_file(
    path: str,
    found: Examined,
    shown: Sequence[Violation],
    source: Callable[[], Source],
    *,
    whole_text: bool = False,
) -> CheckedFile:
    """Return a note as checked: the violations to show of those found, and what stands where they are.

    ``source`` returns the text of the note: it is not needed where there is nothing to show.
    """
    return CheckedFile(
        path=path,
        format=found.format,
        dialect=found.dialect,
        profile=found.profile,
        violations=tuple(shown),
        suppressed=len(found.found) - len(shown),
        lines=_lines(shown, source()) if shown else {},
        changes=_changes(shown, source()) if shown else {},
        items=found.items,
        text=source().text if whole_text else None,
    )


def rule_text(rule: Rule) -> RuleText:
    """Return what there is to say of a rule; what only a violation can fill in is “…”."""
    said = _PLACEHOLDER.sub("…", rule.help) if rule.help else None
    return RuleText(rule.id, rule.summary, said, rule.why, tuple((one.words, one.url) for one in rule.cite))


def rule_page(rule: Rule, *, house: bool) -> str | None:
    """Return the address of the file of a rule on this machine; None if it is in no file of its own."""
    import os
    from pathlib import Path

    if rule.path is None:
        return None
    if house:
        return Path(os.path.abspath(rule.path)).as_uri()
    from notelint.shipped import shipped

    kind, *parts = rule.path.split("/")
    path = shipped("rules").joinpath(*parts) if kind == "rules" else None
    return path.resolve().as_uri() if isinstance(path, Path) else None


def _lines(violations: Sequence[Violation], source: Source) -> Mapping[int, str]:
    """Return the lines in which violations and their fixes begin and end and related places begin."""
    numbers: set[int] = set()
    for violation in violations:
        numbers.update((violation.start.line, violation.end.line))
        numbers.update(place.start.line for place in violation.related if place.path == source.path)
        for way in violation.fix.ways if violation.fix else ():
            for edit in way.edits:
                numbers.update(source.position(offset).line for offset in edit.span)
    return {number: source.slice(source.line(number)) for number in sorted(numbers)}


def _changes(violations: Sequence[Violation], source: Source) -> Mapping[Span, Change]:
    """Return the edits of all fixes in lines and columns, by their spans."""
    return {
        edit.span: Change(source.position(edit.span.start), source.position(edit.span.end), edit.text)
        for violation in violations
        if violation.fix is not None
        for way in violation.fix.ways
        for edit in way.edits
    }
