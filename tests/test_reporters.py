"""Reporters: the whole output, as text, for a report made by hand."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.formats import Reporter, ReportOptions
from notelint.printable import shown_path
from notelint.report import Change, CheckedFile, Report
from notelint.reporters.concise import Concise
from notelint.reporters.json import Json
from notelint.reporters.snippet import Marked, excerpt
from notelint.reporters.text import Text
from notelint.shipped import shipped
from notelint.text import Position, Span
from notelint.violation import Edit, Fix, Place, Problem, Severity, Violation

TITLE = Violation(
    path="draft.txt",
    rule="item-has-decision",
    severity=Severity.ERROR,
    message="Item 3 “Harbour Lights” records no decision.",
    start=Position(63, 2),
    end=Position(63, 16),
    span=Span(900, 914),
    item="3",
    help="Add a “Decision” heading with what was agreed or noted.",
    cite=("LGA house style",),
    fingerprint="c0ffee",
)
NAME = Violation(
    path="draft.txt",
    rule="apologies-match-appendix",
    severity=Severity.WARNING,
    message="Ana Birt sent apologies, and the list has her as present.",
    start=Position(210, 1),
    end=Position(210, 14),
    span=Span(3000, 3013),
    related=(
        Place("draft.txt", Position(12, 6), "her apologies"),
        Place("other.txt", Position(3, 1), "and here"),
    ),
)
DOUBLED = Violation(
    path="draft.txt",
    rule="no-doubled-words",
    severity=Severity.ADVICE,
    message="“the the”: one of them can go.",
    start=Position(70, 5),
    end=Position(70, 8),
    span=Span(1000, 1003),
    fix=Fix("Take out the second “the”", (Edit(Span(999, 1003), ""),), safe=True),
)
LINES = {63: "\tHarbour Lights", 210: "Cllr Ana Birt", 12: "From Ana Birt.", 70: "the the cat"}
FILE = CheckedFile(
    path="draft.txt",
    format="text",
    dialect="modern.gov-note",
    profile="lga",
    violations=(TITLE, DOUBLED, NAME),
    lines=LINES,
    changes={Span(999, 1003): Change(Position(70, 4), Position(70, 8), "")},
)
UNREAD = Problem(
    "not-understood", "“Upshot” is no heading that notelint knows", "draft.txt", 80, help="Teach it."
)
MISSING = Problem("unreadable", "there is no such file or folder", "gone.txt")
REPORT = Report(files=(FILE,), problems=(UNREAD, MISSING), skipped=1)


def written(reporter: Reporter, report: Report, **options: bool) -> str:
    out = io.StringIO()
    reporter.report(report, out, ReportOptions(**options))
    return out.getvalue()


def advice(line: int, words: str) -> Violation:
    """Return advice on the words that begin a line."""
    return replace(
        DOUBLED,
        rule="acronym-expanded",
        message=f"“{words}” is never written out.",
        start=Position(line, 1),
        end=Position(line, 1 + len(words)),
        fix=None,
    )


ACRONYMS = ("WLM", "SLR", "HRB", "WLM", "a form of words that is longer than forty characters")


def often(count: int) -> Report:
    lines = dict(enumerate(ACRONYMS, 1))
    some = tuple(advice(line, words) for line, words in list(lines.items())[:count])
    return Report(files=(replace(FILE, violations=some, lines=lines, changes={}),))


def test_advice_that_comes_often_is_shown_once_and_counted() -> None:
    assert written(Text(), often(5), quiet=True) == (
        "draft.txt:1:1: advice acronym-expanded: “WLM” is never written out.\n"
        "  1 | WLM\n"
        "    | ^^^\n"
        "    also 4 more: line 2 “SLR”, line 3 “HRB”, line 4 “WLM”,\n"
        "    line 5 “a form of words that is longer than for…”\n"
    )


def test_advice_that_comes_three_times_is_shown_each_time() -> None:
    assert written(Text(), often(3), quiet=True).count("is never written out") == 3


def test_errors_are_always_shown_each() -> None:
    report = often(5)
    file = report.files[0]
    errors = tuple(replace(one, severity=Severity.ERROR) for one in file.violations)
    shown = written(Text(), replace(report, files=(replace(file, violations=errors),)), quiet=True)
    assert shown.count("is never written out") == 5


def test_text() -> None:
    assert written(Text(), REPORT) == (
        """\
draft.txt:63:2: error item-has-decision: Item 3 “Harbour Lights” records no decision.
  63 |  Harbour Lights
     |  ^^^^^^^^^^^^^^
     help: Add a “Decision” heading with what was agreed or noted.

draft.txt:70:5: advice no-doubled-words: “the the”: one of them can go.
  70 | the the cat
     |     ^^^
     fix: Take out the second “the” (--fix does it).

draft.txt:210:1: warning apologies-match-appendix: Ana Birt sent apologies, and the list has her as present.
  210 | Cllr Ana Birt
      | ^^^^^^^^^^^^^
   12 | From Ana Birt.
      |      --------- her apologies
      = see other.txt:3:1: and here

draft.txt:80: not-understood: “Upshot” is no heading that notelint knows. Teach it.
gone.txt: unreadable: there is no such file or folder

1 error, 1 warning and 1 advice in 1 note; 1 to mend before publishing. --fix mends 1. \
1 file passed over: not a note. 1 problem kept notelint from checking everything.
"""
    )


def test_text_with_statistics_and_nothing_else() -> None:
    report = Report(files=(replace(FILE, violations=(TITLE, TITLE, DOUBLED)),))
    assert written(Text(), report, quiet=True, statistics=True).endswith(
        "\n2  error    item-has-decision\n1  advice   no-doubled-words\n"
    )


def test_text_in_colour_says_the_same() -> None:
    coloured = written(Text(), REPORT, colour=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == written(Text(), REPORT)


def test_concise() -> None:
    assert written(Concise(), REPORT, quiet=True) == (
        """\
draft.txt:63:2: error item-has-decision: Item 3 “Harbour Lights” records no decision.
draft.txt:70:5: advice no-doubled-words: “the the”: one of them can go.
draft.txt:210:1: warning apologies-match-appendix: Ana Birt sent apologies, and the list has her as present.
draft.txt:80: not-understood: “Upshot” is no heading that notelint knows. Teach it.
gone.txt: unreadable: there is no such file or folder
"""
    )


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (Report(), "No notes checked."),
        (Report(files=(replace(FILE, violations=()),)), "No violations in 1 note."),
        (Report(files=(replace(FILE, violations=()),) * 2), "No violations in 2 notes."),
        (
            Report(files=(replace(FILE, violations=(TITLE,) * 2 + (NAME,) * 5),)),
            "2 errors and 5 warnings in 1 note; 2 to mend before publishing.",
        ),
        (
            Report(files=(replace(FILE, violations=(NAME,), suppressed=2),)),
            "1 warning in 1 note. 2 violations not shown.",
        ),
        (Report(skipped=2), "No notes checked. 2 files passed over: not notes."),
    ],
)
def test_the_sums_in_words(report: Report, words: str) -> None:
    assert written(Concise(), report).splitlines()[-1] == words


CHOICE = Fix(
    "Take out “the”", (Edit(Span(999, 1003), ""),), others=(Fix("Write “a”", (Edit(Span(1000, 1003), "a"),)),)
)


@pytest.mark.parametrize(
    ("fix", "line", "sums"),
    [
        (DOUBLED.fix, "fix: Take out the second “the” (--fix does it).", "--fix mends 1."),
        (
            Fix("Write “a”", (Edit(Span(999, 1003), ""),)),
            "fix: Write “a”, if that is right (--fix --unsafe-fixes does it).",
            "1 comes with a suggested change.",
        ),
        (CHOICE, "fix: Take out “the”. Or: Write “a”.", "1 comes with a suggested change."),
    ],
    ids=["safe", "unsafe", "a choice"],
)
def test_how_a_fix_is_told(fix: Fix, line: str, sums: str) -> None:
    text = written(Text(), Report((replace(FILE, violations=(replace(DOUBLED, fix=fix),)),)))
    assert text.splitlines()[3].strip() == line
    assert text.splitlines()[-1] == f"1 advice in 1 note. {sums}"


def test_the_alternatives_of_a_fix_in_json() -> None:
    changes = {**FILE.changes, Span(1000, 1003): Change(Position(70, 5), Position(70, 8), "a")}
    report = Report((replace(FILE, violations=(replace(DOUBLED, fix=CHOICE),), changes=changes),))
    [violation] = json.loads(written(Json(), report))["violations"]
    assert violation["fix"] == {
        "title": "Take out “the”",
        "safe": False,
        "edits": [{"line": 70, "column": 4, "end_line": 70, "end_column": 8, "text": ""}],
        "alternatives": [
            {
                "title": "Write “a”",
                "edits": [{"line": 70, "column": 5, "end_line": 70, "end_column": 8, "text": "a"}],
            }
        ],
    }


def test_json_is_as_the_contract_says_key_by_key() -> None:
    text = written(Json(), REPORT)
    data = json.loads(text)
    assert list(data) == ["version", "tool", "files", "violations", "problems", "summary"]
    assert data["files"] == [
        {"path": "draft.txt", "format": "text", "dialect": "modern.gov-note", "profile": "lga"}
    ]
    assert (
        '    {"path": "draft.txt", "rule": "item-has-decision", "severity": "error", '
        '"message": "Item 3 “Harbour Lights” records no decision.", "line": 63, "column": 2, "end_line": 63, '
        '"end_column": 16, "item": "3", "related": [], '
        '"help": "Add a “Decision” heading with what was agreed or noted.", '
        '"cite": ["LGA house style"], "fix": null, "fingerprint": "c0ffee"},\n'
    ) in text
    assert data["violations"][1]["fix"] == {
        "title": "Take out the second “the”",
        "safe": True,
        "edits": [{"line": 70, "column": 4, "end_line": 70, "end_column": 8, "text": ""}],
        "alternatives": [],
    }
    assert data["violations"][2]["related"][0] == {
        "path": "draft.txt", "line": 12, "column": 6, "message": "her apologies",
    }  # fmt: skip
    assert list(data["problems"][0]) == ["kind", "path", "line", "message", "column", "help"]
    assert data["summary"] == {
        "files": 1, "error": 1, "warning": 1, "advice": 1, "suppressed": 0, "fixable": 1, "skipped": 1,
    }  # fmt: skip


def report_schema() -> Any:
    return json.loads((shipped("schemas") / "report.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("report", [Report(), REPORT], ids=["empty", "full"])
@pytest.mark.parametrize("statistics", [False, True])
def test_json_meets_its_schema(report: Report, statistics: bool) -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema())
    data = json.loads(written(Json(), report, statistics=statistics))
    jsonschema.validate(data, report_schema(), cls=jsonschema.Draft202012Validator)


def test_the_schema_takes_nothing_that_it_does_not_name() -> None:
    data = json.loads(written(Json(), REPORT))
    data["violations"][0]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate(data, report_schema(), cls=jsonschema.Draft202012Validator)


HOSTILE = "a\x1b[31mred\x07\u202e\u2028\x9b2J\x00\udcff"


@pytest.mark.parametrize("reporter", [Text(), Concise(), Json()], ids=lambda reporter: reporter.name)
def test_nothing_of_a_note_acts_on_the_terminal(reporter: Reporter) -> None:
    violation = replace(
        TITLE,
        path=f"{HOSTILE}\n.txt",
        message=HOSTILE,
        help=HOSTILE,
        related=(
            Place(f"{HOSTILE}\n.txt", Position(63, 1), HOSTILE),
            Place(HOSTILE, Position(1, 1), HOSTILE),
        ),
    )
    file = replace(FILE, path=violation.path, violations=(violation,), lines={63: HOSTILE})
    report = Report((file,), (Problem("unreadable", HOSTILE, f"{HOSTILE}\n", help=HOSTILE),))
    text = written(reporter, report)
    assert not set(text) & set("\x1b\x07\u202e\u2028\x9b\x00\x7f")
    assert text.encode("utf-8")
    if reporter.name == "concise":
        assert len(text.splitlines()) == 3


def test_names_that_are_no_text_are_shown_by_their_bytes() -> None:
    assert shown_path("caf\udce9/new\nline.txt") == r"caf\xe9/new\x0aline.txt"
    assert shown_path("minutes of 3 May – Siân.txt") == "minutes of 3 May – Siân.txt"


@pytest.mark.parametrize(
    ("line", "column", "end", "shown"),
    [
        ("\tone\ttwo", 6, 9, " one two\n     ^^^"),
        ("会議の Ana", 5, 8, "会議の Ana\n       ^^^"),
        ("Sia\u0302n spoke", 1, 6, "Sia\u0302n spoke\n^^^^"),
        ("Ana", 4, 4, "Ana\n   ^"),
        ("Ana   ", 1, None, "Ana\n^^^"),
    ],
    ids=["tab", "wide", "combining", "end of line", "rest of the line"],
)
def test_the_marks_stand_under_the_words(line: str, column: int, end: int | None, shown: str) -> None:
    mark = Marked(Position(1, column), None if end is None else Position(1, end), "^", "", "red")
    assert "\n".join(row[6:] for row in excerpt([mark], {1: line}, False)) == shown


def test_a_long_line_is_cut_round_the_words() -> None:
    line = "x" * 5000 + "Ana" + "y" * 5000
    mark = Marked(Position(1, 5001), Position(1, 5004), "^", "", "red")
    first, second = excerpt([mark], {1: line}, False)
    assert len(first) < 120
    at = second.index("^^^")
    assert first[at : at + 3] == "Ana"


@given(
    line=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=300),
    start=st.integers(1, 320),
    length=st.integers(0, 50),
)
def test_any_line_can_be_quoted(line: str, start: int, length: int) -> None:
    mark = Marked(Position(7, start), Position(7, start + length), "^", "", "red")
    first, second = excerpt([mark], {7: line}, False)
    assert first.startswith("  7 |")
    assert second.count("^") >= 1
    assert not any(ord(char) < 32 for char in first + second)
