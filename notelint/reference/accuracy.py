"""The page with the figures: how often notelint is right, and how many faults it finds."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from notelint.accuracy import FEW, Figures, Judged, Recall
from notelint.profile import Library
from notelint.reference.markdown import code, table

_MADE_BY = "<!-- Made by `python -m tests.accuracy`: measure again, do not change this page. -->"
_SEVERITIES = ("error", "warning")
_TARGETS = {"error": 98, "warning": 90}
_PLANTED_TARGET = 97
_WIDTH = 100
_REAL = """
notelint was run over {notes} public notes: minutes of community and parish councils, of two
open-source projects, and two notes of a board of the LGA. Of the findings of each rule up to 25
errors and up to 10 warnings were drawn by lot; each was read against its note and judged right or
wrong. Right means that what it says is true, on the line where it belongs, and that a clerk would
want to know. The judgements are in `tests/accuracy/judgements.tsv` and hold no text of a note.

The profiles `lga` and `council` are measured on fictional notes mostly (below): there are two real
notes of the one and none of the other. The notes were read while notelint was being built, and what
was found wrong was mended: {mended} findings that were judged wrong are reported no more. So the
share right on notes of other bodies may be lower. Tell us of false alarms; they are bugs of the
first rank.

A rule of which fewer than {few} findings were read has “not enough seen”.
"""
_PLANTED = """
Fictional notes are written in every dialect from a structured truth, in many layouts and phrasings;
then one fault at a time is planted, and the rule has to find it on its line, once, and nothing
else. `python -m tests.planted --form DIALECT --notes 300 --failures` tells each failure.
"""
_EXAMPLES = """
A good example proves something only if a small change makes the rule speak. Each is changed in
every way of a list: a line, a sentence, a paragraph or a word taken out, a name swapped or
misspelt, a date or a number moved, a word or a mark doubled, a faulty line of a bad example put in
place. Of {good} good examples, {noticed} are no longer let pass after at least one of {changes}
changes.
"""


def page(figures: Figures, library: Library) -> Iterator[str]:
    """Yield the lines of the page."""
    yield from ("# How often notelint is right", "", _MADE_BY, "")
    yield f"Measured on {figures.date} with `python -m tests.accuracy`, in a checkout of the project with the"
    yield "development extras installed and real notes in the folder that `NOTELINT_CORPUS` names."
    yield from _short(figures)
    yield from _real(figures, library)
    yield from _planted(figures)
    yield from _examples(figures)


def _short(figures: Figures) -> Iterator[str]:
    planted = sum((one.all for one in figures.planted.values()), Recall())
    notes = sum(one.notes for one in figures.planted.values())
    clean = sum(one.clean for one in figures.planted.values())
    elsewhere = sum(one.elsewhere for one in figures.planted.values())
    yield from ("", "## In short", "")
    rows = [
        (
            f"{severity}s in real notes that are right",
            f"at least {_TARGETS[severity]} in 100",
            _share(figures.pooled(severity)),
        )
        for severity in _SEVERITIES
    ]
    rows.append(("planted faults found", f"at least {_PLANTED_TARGET} in 100", _found(planted)))
    rows.append(("planted faults told on another line", "none", str(elsewhere)))
    rows.append(("clean fictional notes in which nothing false is said", "all", f"{clean} of {notes}"))
    rows.append(
        ("good examples of rules that prove something", "all", f"{figures.noticed} of {figures.examples}")
    )
    yield from table(("what", "target", "measured"), rows)


def _share(judged: Judged) -> str:
    if not judged.read:
        return "none read"
    low, high = judged.interval
    share = 100 * judged.right / judged.read
    between = f"95 % interval {100 * low:.1f} to {100 * high:.1f}"
    return f"{judged.right} of {judged.read} read: {share:.1f} % ({between})"


def _found(recall: Recall) -> str:
    return f"{recall.found} of {recall.planted}: {100 * recall.found / max(recall.planted, 1):.1f} %"


def _real(figures: Figures, library: Library) -> Iterator[str]:
    yield from ("", "## Findings in real notes", "")
    yield from _prose(_REAL.format(notes=figures.real_notes, mended=figures.mended, few=FEW))
    names = [name for name in library.rules if any(figures.judged.get(name, {}).get(s) for s in _SEVERITIES)]
    yield from table(
        ("rule", "reported", "read", "right", "confidence"),
        (
            (f"[`{name}`](rules/{name}.md)", *map(str, _counts(figures, name)), figures.confidence(name))
            for name in names
        ),
    )


def _counts(figures: Figures, rule: str) -> tuple[int, int, int]:
    both = Judged()
    for severity in _SEVERITIES:
        both += figures.judged.get(rule, {}).get(severity, Judged())
    return both.reported, both.read, both.right


def _planted(figures: Figures) -> Iterator[str]:
    dialects = list(figures.planted)
    yield from ("", "## Faults planted in fictional notes", "")
    yield from _prose(_PLANTED)
    yield from table(
        (
            "dialect",
            "notes",
            "clean",
            "false words in them",
            "faults",
            "found",
            "on another line",
            "with something beside",
        ),
        (
            (
                code(name),
                str(one.notes),
                str(one.clean),
                ", ".join(f"{rule} {count}" for rule, count in one.alarms.items()) or "none",
                str(one.all.planted),
                _found(one.all),
                str(one.elsewhere),
                str(one.besides),
            )
            for name, one in figures.planted.items()
        ),
    )
    yield from ("", "By rule, found of planted:", "")
    rules = sorted({rule for one in figures.planted.values() for rule in one.rules})
    yield from table(
        ("rule", *map(code, dialects)),
        (
            (
                f"[`{rule}`](rules/{rule}.md)",
                *(_cell(figures.planted[name].rules.get(rule)) for name in dialects),
            )
            for rule in rules
        ),
    )


def _cell(recall: Recall | None) -> str:
    return f"{recall.found} of {recall.planted}" if recall else "–"


def _examples(figures: Figures) -> Iterator[str]:
    yield from ("", "## Examples turned against themselves", "")
    yield from _prose(
        _EXAMPLES.format(good=figures.examples, noticed=figures.noticed, changes=figures.changes)
    )


def _prose(text: str) -> Iterator[str]:
    for paragraph in text.strip().split("\n\n"):
        yield from (*wrap(paragraph, _WIDTH, break_on_hyphens=False), "")
