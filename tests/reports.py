"""A report made by hand for the tests of outputs, and what they write of it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

from notelint.builtin import notelint_reporters
from notelint.formats import Reporter, ReportOptions
from notelint.report import Change, CheckedFile, ItemTitle, Report, RuleText
from notelint.text import Position, Source, Span
from notelint.violation import Edit, Fix, Place, Problem, Severity, Violation
from tests.console import CHECKOUT

# “é” and the clef take more than one byte, the clef two units of UTF-16.
TEXT = """\
Note of last Harbour Board meeting

1  Welcome

Apologies from Ana Birt.

2  Café 𝄞 Lights

The the café <b>closed</b> at 50%.
Present: Cllr Ana Birt
"""
SOURCE = Source("draft.txt", TEXT)


def found(words: str, rule: str, severity: Severity, message: str, **more: Any) -> Violation:
    """Return a violation on the first place of ``words`` in the text."""
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return Violation(
        path="draft.txt",
        rule=rule,
        severity=severity,
        message=message,
        start=SOURCE.position(span.start),
        end=SOURCE.position(span.end),
        span=span,
        fingerprint=f"{start:04x}",
        **more,
    )


TITLE = found(
    "Café 𝄞 Lights",
    "item-has-decision",
    Severity.ERROR,
    "Item 2 “Café 𝄞 Lights” records no decision.",
    item="2",
    help="Add a decision.",
    cite=("House style, 3: titles & ends",),
)
EDITS = (Edit(Span(SOURCE.starts[8] + 3, SOURCE.starts[8] + 7), ""),)
DOUBLED = found(
    "The the",
    "no-doubled-words",
    Severity.ADVICE,
    "“The the”: one of them can go; <b>, 50% and [this](that) stay.",
    item="2",
    fix=Fix("Take out “ the”", EDITS, safe=True),
)
NAME = found(
    "Ana Birt\n",
    "apologies-match-appendix",
    Severity.WARNING,
    "Ana Birt sent apologies, and the list has her as present.",
    item="2",
    related=(
        Place("draft.txt", Position(5, 16), "her apologies"),
        Place("old.txt", Position(3, 1), "before"),
    ),
)
FILE = CheckedFile(
    path="draft.txt",
    format="text",
    dialect="modern.gov-note",
    profile="lga",
    violations=(TITLE, DOUBLED, NAME),
    lines={number: SOURCE.slice(SOURCE.line(number)) for number in (5, 7, 9, 10, 11)},
    changes={Span(SOURCE.starts[8] + 3, SOURCE.starts[8] + 7): Change(Position(9, 4), Position(9, 8), "")},
    items=(
        ItemTitle("1", "Welcome", 3, Span(SOURCE.starts[2], SOURCE.starts[6])),
        ItemTitle("2", "Café 𝄞 Lights", 7, Span(SOURCE.starts[6], SOURCE.starts[9])),
    ),
    text=TEXT,
)
CLEAN = replace(
    FILE, path="notes/a fine one.txt", violations=(), lines={}, changes={}, items=(), text="Note\n"
)
PROBLEMS = (
    Problem("configuration", "there is no rule “x”", ".notelint.yaml", 3, 5),
    Problem("internal", "the rule “x” could not be run"),
    Problem("not-understood", "“Upshot” is no heading that notelint knows", "draft.txt", 9, help="Teach it."),
    Problem("unreadable", "there is no such file or folder", "gone.txt"),
)
RULES = {
    "item-has-decision": RuleText(
        "item-has-decision",
        "Every item of business records a decision",
        "Add a “Decision” heading for …",
        "A reader has to know\nwhat was decided.",
        (("Act 1972, section *1*", "https://example.org/act?a=1&b=2"), ("House practice", None)),
    )
}
REPORT = Report((FILE, CLEAN), PROBLEMS, skipped=1, rules=lambda: RULES)
EMPTY = Report()

# A note may hold anything, and so may names of files.
HOSTILE = (
    "a\x1b[31mred\x07\u202e\u2028\x9b2J\x00\udcff\ufffe\uffff]]>--><script>alert(1)</script>&amp;\"'"
    "\r\n::error::x%0A"
)
ATTACKED = Report(
    (
        replace(
            FILE,
            path=f"{HOSTILE}.txt",
            dialect=HOSTILE,
            profile=HOSTILE,
            violations=(
                replace(
                    TITLE,
                    path=f"{HOSTILE}.txt",
                    message=HOSTILE,
                    help=HOSTILE,
                    cite=(HOSTILE,),
                    item=HOSTILE,
                    related=(Place(HOSTILE, Position(1, 1), HOSTILE),),
                    fix=Fix(HOSTILE, EDITS, others=(Fix(HOSTILE, EDITS),)),
                ),
            ),
            lines={7: HOSTILE, 9: HOSTILE},
            items=(replace(FILE.items[1], number=HOSTILE, title=HOSTILE),),
            text=f"{HOSTILE}\n" * 5 + "</div></body><img src=x onerror=alert(1)>\n",
        ),
    ),
    (Problem("unreadable", HOSTILE, HOSTILE, help=HOSTILE),),
)


def reporter(name: str) -> Reporter:
    """Return a built-in reporter by its name."""
    return next(one for one in notelint_reporters() if one.name == name)


def written(name: str, report: Report = REPORT, **options: Any) -> str:
    """Return what a built-in reporter writes of a report."""
    out = io.StringIO()
    reporter(name).report(report, out, ReportOptions(**options))
    return out.getvalue()


def schema(name: str) -> Any:
    """Return a schema of ``tests/schemas``."""
    return json.loads((CHECKOUT / "tests" / "schemas" / name).read_text("utf-8"))
