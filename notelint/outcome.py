"""What was found in a note as its report holds it: with the lines, items and rules it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from notelint.note.model import Note
from notelint.report import Change, CheckedFile, ItemTitle, RuleText
from notelint.rule import Rule
from notelint.silence import Items
from notelint.text import Source, Span
from notelint.violation import Violation

_PLACEHOLDER = re.compile(r"\{[a-z][a-z0-9.-]*\}")


def checked_file(
    note: Note, profile: str, shown: Sequence[Violation], suppressed: int, *, whole_text: bool = False
) -> CheckedFile:
    """Return a note as checked: the violations to show, and what stands where they are."""
    source = note.source
    return CheckedFile(
        path=source.path,
        format=source.format,
        dialect=note.dialect,
        profile=profile,
        violations=tuple(shown),
        suppressed=suppressed,
        lines=_lines(shown, source),
        changes=_changes(shown, source),
        items=tuple(_titles(note)),
        text=source.text if whole_text else None,
    )


def rule_text(rule: Rule) -> RuleText:
    """Return what there is to say of a rule; what only a violation can fill in is “…”."""
    said = _PLACEHOLDER.sub("…", rule.help) if rule.help else None
    return RuleText(rule.id, rule.summary, said, rule.why, tuple((one.words, one.url) for one in rule.cite))


def _lines(violations: Sequence[Violation], source: Source) -> Mapping[int, str]:
    """Return the lines in which violations and their fixes begin and end and related places begin."""
    numbers: set[int] = set()
    for violation in violations:
        numbers.update((violation.start.line, violation.end.line))
        numbers.update(place.start.line for place in violation.related if place.path == source.path)
        for edit in violation.fix.edits if violation.fix else ():
            numbers.update(source.position(offset).line for offset in edit.span)
    return {number: source.slice(source.line(number)) for number in sorted(numbers)}


def _changes(violations: Sequence[Violation], source: Source) -> Mapping[Span, Change]:
    """Return the edits of all fixes in lines and columns, by their spans."""
    return {
        edit.span: Change(source.position(edit.span.start), source.position(edit.span.end), edit.text)
        for violation in violations
        if violation.fix is not None
        for edit in violation.fix.edits
    }


def _titles(note: Note) -> Iterator[ItemTitle]:
    """Yield the items of a note in their order."""
    for item in Items(note):
        title = item.places.get("title") or item.span
        yield ItemTitle(item.number, item.title, note.source.position(title.start).line, item.span)
