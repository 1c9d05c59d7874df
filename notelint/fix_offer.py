"""The fix that a rule offers for what one of its checks found.

A rule says how in words (``notelint.rule.Way``), or a check knows it by itself.
What stands in quotation marks is never touched: it is what somebody said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from notelint.check import Context
from notelint.patterns import regex
from notelint.phrases import alike
from notelint.quotations import in_quotation
from notelint.rule import FixPlan, RuleCheck, Way
from notelint.text import Source, Span
from notelint.values import shorten
from notelint.violation import Edit, Finding, Fix
from notelint.wording import filled

_LINE_END = regex(r"\r\n|\r|\n")
_BLANKS = " \u00a0"
_CUT = " …"  # at the end of words that are too long for a message

Place = Callable[[str], Span | None]


def offered(check: RuleCheck, finding: Finding, span: Span, place: Place, context: Context) -> Fix | None:
    """Return the fix for a finding that is reported at ``span``, or None if there is none.

    ``place`` returns where a place of the node stands. Where several ways are
    left they are alternatives and none of them is safe.
    """
    plan = check.fix or FixPlan()
    if not plan.offered:
        return None
    if not plan.ways:
        return _own(finding.fix, plan, context.note.source)
    made = [_made(way, finding, span, place, context) for way in plan.ways]
    ways = list({fix.edits: fix for fix in reversed(made) if fix and _may(fix, context)}.values())[::-1]
    if not ways:
        return None
    return replace(ways[0], safe=plan.safe, others=tuple(ways[1:]))


def _own(fix: Fix | None, plan: FixPlan, source: Source) -> Fix | None:
    """Return the fix of the check; safe if the rule says so and the check does not doubt it."""
    if fix is None:
        return None
    ways = [way for way in fix.ways if not any(in_quotation(source.text, edit.span) for edit in way.edits)]
    if not ways:
        return None
    return replace(ways[0], safe=plan.safe and fix.safe and len(fix.ways) == 1, others=tuple(ways[1:]))


def _may(fix: Fix, context: Context) -> bool:
    return not any(in_quotation(context.note.source.text, edit.span) for edit in fix.edits)


def _made(way: Way, finding: Finding, span: Span, place: Place, context: Context) -> Fix | None:
    """Return the fix that a way says, or None if it cannot be made here or would change nothing."""
    source = context.note.source
    where = span if way.place == "it" else place(way.place)
    text = _words(way.text, finding, context)
    if where is None or text is None:
        return None
    where = source.trim(where)
    if where.start == where.end:
        return None
    if way.act == "take-out":
        edit = Edit(without(source.text, where), "")
    elif way.act == "write":
        edit = Edit(where, alike(source.slice(where), text))
    else:
        at = where.start if way.act == "before" else where.end
        edit = Edit(Span(at, at), text)
    if source.slice(edit.span) == edit.text:
        return None
    title = _words(way.title, finding, context) if way.title else None
    return Fix(title or _title(way, source.slice(where), edit.text), (edit,))


def _words(template: str, finding: Finding, context: Context) -> str | None:
    """Return a text with its placeholders filled; None if one has no value, or none in full."""
    text = filled(template, finding, context)
    if text is None or (_CUT in text and _CUT not in template):
        return None
    ends = _LINE_END.search(context.note.source.text)
    return _LINE_END.sub(ends[0], text) if ends else text


def _title(way: Way, there: str, text: str) -> str:
    there, text = shorten(there), shorten(text) or text
    if way.act == "take-out":
        return f"Take out “{there}”"
    if way.act == "write":
        return f"Write “{text}” for “{there}”"
    return f"Add “{text}” {way.act} “{there}”"


def without(text: str, span: Span) -> Span:
    """Return what to take out so that ``span`` is gone and the rest still reads well.

    With a word goes the blank before it, or behind it where it begins a line.
    What is alone on its line goes with the line; so does the end of the line
    before, where a mark of punctuation follows.
    """
    start, end = span
    before = start
    while before > 0 and text[before - 1] in _BLANKS:
        before -= 1
    begins = before == 0 or text[before - 1] in "\r\n\t"
    behind = end
    while behind < len(text) and text[behind] in _BLANKS:
        behind += 1
    if not begins:
        return Span(before, end)
    if behind > end and text[behind : behind + 1] not in ("", "\r", "\n"):
        return Span(start, behind)
    while start > 0 and text[start - 1].isspace():
        start -= 1
    if start > 0:
        return Span(start, end)
    while behind < len(text) and text[behind].isspace():
        behind += 1
    return Span(span.start, behind)
