"""Outputs for programs: the whole of each for one report, and what their own schemas and readers say."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.builtin import notelint_reporters
from notelint.report import Report
from notelint.reporters.markup import escaped
from notelint.reporters.paths import relative, uri
from notelint.shipped import shipped
from notelint.violation import Fix, Problem, Severity
from tests.reports import ATTACKED, CLEAN, DOUBLED, EMPTY, FILE, REPORT, TITLE, schema, written

FORMATS = ("grouped", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "html")
MANY = pytest.mark.parametrize("report", [EMPTY, REPORT, ATTACKED], ids=["empty", "full", "hostile"])


def test_all_formats_are_there_in_the_order_of_the_help() -> None:
    assert [one.name for one in notelint_reporters()] == [
        "text", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson",
        "checkstyle", "html",
    ]  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
@MANY
def test_what_is_written_is_text_that_acts_on_nothing(name: str, report: Report) -> None:
    text = written(name, report)
    assert text.encode("utf-8").decode("utf-8") == text
    assert not set(text) & set("\x1b\x07\u202e\u2028\x9b\x00\x7f\r")
    assert text.endswith("\n") or not text
    assert text == written(name, report)


# --- grouped ----------------------------------------------------------------------------


def test_grouped() -> None:
    assert written("grouped") == (
        """\
draft.txt: 1 error, 1 warning and 1 advice

  Item 2: Café 𝄞 Lights
    line  7  error    Item 2 “Café 𝄞 Lights” records no decision. [item-has-decision]
                      help: Add a decision.
    line  9  advice   “The the”: one of them can go; <b>, 50% and [this](that) stay. [no-doubled-words]
                      fix: Take out “ the” (--fix does it).

  After the items
    line 10  warning  Ana Birt sent apologies, and the list has her as present. [apologies-match-appendix]
                      see line 5: her apologies
                      see old.txt, line 3: before

.notelint.yaml:3:5: configuration: there is no rule “x”
internal: the rule “x” could not be run
draft.txt:9: not-understood: “Upshot” is no heading that notelint knows. Teach it.
gone.txt: unreadable: there is no such file or folder

1 error, 1 warning and 1 advice in 2 notes; 1 to mend before publishing. --fix mends 1. \
1 file passed over: not a note. 3 problems kept notelint from checking everything.
"""
    )
    assert re.sub(r"\x1b\[[\d;]*m", "", written("grouped", colour=True)) == written("grouped")


@pytest.mark.parametrize(
    ("number", "title", "span", "heading"),
    [
        ("2.", "Harbour\n  Lights", (0, 200), "Item 2: Harbour Lights"),
        ("2", None, (0, 200), "Item 2"),
        (None, "Harbour Lights", (0, 200), "Harbour Lights"),
        (None, None, (0, 200), "An item without number and title"),
        ("2", "Late", (150, 200), "Before the items"),
    ],
)
def test_headings_of_grouped(number: Any, title: Any, span: tuple[int, int], heading: str) -> None:
    item = replace(FILE.items[0], number=number, title=title, span=replace_span(span))
    file = replace(FILE, violations=(TITLE,), items=(item,))
    assert written("grouped", Report((file,)), quiet=True).splitlines()[2] == f"  {heading}"


def replace_span(span: tuple[int, int]) -> Any:
    return type(TITLE.span)(*span)


def test_grouped_of_a_note_whose_items_are_not_known() -> None:
    text = written("grouped", Report((replace(FILE, items=()),)), quiet=True)
    assert [line for line in text.splitlines() if line.startswith("  ") and line[2] != " "] == ["  Item 2"]
    text = written("grouped", Report((replace(FILE, items=(), violations=(replace(TITLE, item=None),)),)))
    assert "\n  The note\n" in text


# --- JSON lines -------------------------------------------------------------------------


@MANY
def test_jsonl_is_the_json_report_line_by_line(report: Report) -> None:
    lines = [json.loads(line) for line in written("jsonl", report, statistics=True).splitlines()]
    whole = json.loads(written("json", report, statistics=True))
    assert [line.pop("type") for line in lines] == (
        ["violation"] * len(whole["violations"]) + ["problem"] * len(whole["problems"]) + ["summary"]
    )
    assert lines[-1] == {"version": whole["version"], "tool": whole["tool"], **whole["summary"]}
    assert lines[:-1] == [*whole["violations"], *whole["problems"]]
    data = {**whole, "violations": lines[: len(whole["violations"])]}
    jsonschema.validate(data, json.loads((shipped("schemas") / "report.schema.json").read_text("utf-8")))


# --- SARIF ------------------------------------------------------------------------------


@MANY
def test_sarif_meets_the_schema_of_the_standard(report: Report) -> None:
    rules = schema("sarif-schema-2.1.0.json")
    jsonschema.Draft4Validator(rules).validate(json.loads(written("sarif", report)))


def sarif(report: Report = REPORT) -> Any:
    (run,) = json.loads(written("sarif", report))["runs"]
    return run


def test_sarif_results() -> None:
    run = sarif()
    assert run["columnKind"] == "unicodeCodePoints"
    place = {"uri": "draft.txt", "uriBaseId": "%SRCROOT%"}
    assert run["results"][0] == {
        "ruleId": "item-has-decision",
        "ruleIndex": 1,
        "level": "error",
        "message": {"text": "Item 2 “Café 𝄞 Lights” records no decision. Add a decision."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": place,
                    "region": {"startLine": 7, "startColumn": 4, "endLine": 7, "endColumn": 17},
                },
                "logicalLocations": [{"name": "2", "fullyQualifiedName": "item 2", "kind": "item"}],
            }
        ],
        "partialFingerprints": {"notelintFingerprint/v1": TITLE.fingerprint},
    }
    # Brackets that would be a link are written so that they are none.
    assert run["results"][1]["message"]["text"].endswith(r"50% and \[this\](that) stay.")
    assert run["results"][1]["level"] == "note"
    assert run["results"][1]["fixes"] == [
        {
            "description": {"text": "Take out “ the”"},
            "artifactChanges": [
                {
                    "artifactLocation": place,
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 9, "startColumn": 4, "endLine": 9, "endColumn": 8,
                            },
                            "insertedContent": {"text": ""},
                        }
                    ],
                }
            ],
            "properties": {"safe": True},
        }
    ]  # fmt: skip
    assert [
        (one["id"], one["physicalLocation"]["artifactLocation"]["uri"], one["message"]["text"])
        for one in run["results"][2]["relatedLocations"]
    ] == [(0, "draft.txt", "her apologies"), (1, "old.txt", "before")]


def test_sarif_rules_say_what_to_do_and_why() -> None:
    rules = sarif()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        "apologies-match-appendix",
        "item-has-decision",
        "no-doubled-words",
    ]
    assert rules[1] == {
        "id": "item-has-decision",
        "shortDescription": {"text": "Every item of business records a decision"},
        "fullDescription": {"text": "A reader has to know what was decided."},
        "help": {
            "text": "Add a “Decision” heading for …\n\nA reader has to know what was decided.\n\n"
            "Sources: Act 1972, section *1*; House practice",
            "markdown": "Add a “Decision” heading for …\n\nA reader has to know what was decided.\n\n"
            "Sources:\n\n- [Act 1972, section \\*1\\*](<https://example.org/act?a=1&b=2>)\n- House practice",
        },
        "helpUri": "https://example.org/act?a=1&b=2",
        "defaultConfiguration": {"level": "error"},
        "properties": {"problem.severity": "error"},
    }


def test_sarif_tells_what_went_wrong_and_what_was_checked() -> None:
    run = sarif()
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [(one["descriptor"]["id"], one["level"]) for one in invocation["toolExecutionNotifications"]] == [
        ("internal", "error"),
        ("not-understood", "warning"),
        ("unreadable", "error"),
    ]
    (setting,) = invocation["toolConfigurationNotifications"]
    assert setting["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5}
    assert [one["location"]["uri"] for one in run["artifacts"]] == ["draft.txt", "notes/a%20fine%20one.txt"]
    assert sarif(Report((CLEAN,)))["invocations"][0]["executionSuccessful"] is True


def test_rules_are_read_only_if_there_is_something_to_say() -> None:
    def never() -> Any:
        raise AssertionError

    assert sarif(Report((CLEAN,), rules=never))["tool"]["driver"]["rules"] == []


# --- GitHub -----------------------------------------------------------------------------


def test_github() -> None:
    assert written("github") == (
        """\
::error file=draft.txt,line=7,endLine=7,col=4,endColumn=17,title=notelint%3A item-has-decision::\
Item 2 “Café 𝄞 Lights” records no decision. Add a decision.
::notice file=draft.txt,line=9,endLine=9,col=1,endColumn=8,title=notelint%3A no-doubled-words::\
“The the”: one of them can go; <b>, 50%25 and [this](that) stay.
::warning file=draft.txt,line=10,endLine=11,title=notelint%3A apologies-match-appendix::\
Ana Birt sent apologies, and the list has her as present.
::error file=.notelint.yaml,line=3,col=5,title=notelint%3A configuration::there is no rule “x”
::error title=notelint%3A internal::the rule “x” could not be run
::warning file=draft.txt,line=9,title=notelint%3A not-understood::\
“Upshot” is no heading that notelint knows. Teach it.
::error file=gone.txt,title=notelint%3A unreadable::there is no such file or folder
"""
    )


_COMMAND = re.compile(r"::(?:error|warning|notice) (?:(?:[a-zA-Z]+=[^,:]*)(?:,|(?=::)))+::.*")


@MANY
def test_github_writes_one_command_a_line_and_nothing_else(report: Report) -> None:
    lines = written("github", report).splitlines()
    assert len(lines) == sum(1 for _ in report.violations()) + len(report.problems)
    for line in lines:
        assert _COMMAND.fullmatch(line)
        assert not re.search(r"%(?!25|0A|0D|3A|2C)", line)


# --- GitLab -----------------------------------------------------------------------------


@MANY
def test_gitlab_meets_its_schema(report: Report) -> None:
    issues = json.loads(written("gitlab", report))
    jsonschema.validate(issues, schema("gitlab-code-quality.schema.json"))
    assert len(issues) == sum(1 for _ in report.violations()) + len(report.problems)


def test_gitlab() -> None:
    issues = json.loads(written("gitlab"))
    assert issues[0] == {
        "description": "Item 2 “Café 𝄞 Lights” records no decision. Add a decision.",
        "check_name": "item-has-decision",
        "fingerprint": issues[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "draft.txt", "lines": {"begin": 7, "end": 7}},
    }
    assert [issue["severity"] for issue in issues] == [
        "major", "info", "minor", "critical", "critical", "info", "critical",
    ]  # fmt: skip


def test_gitlab_fingerprints_tell_notes_apart_and_are_the_same_again() -> None:
    other = replace(FILE, path="other.txt", violations=(replace(TITLE, path="other.txt"),))
    problems = (Problem("internal", "x"), Problem("internal", "x"))
    issues = json.loads(written("gitlab", Report((FILE, other), problems)))
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    alone = json.loads(written("gitlab", Report((replace(FILE, violations=(TITLE,)),))))
    assert alone[0]["fingerprint"] == prints[0]


# --- JUnit ------------------------------------------------------------------------------


def test_junit() -> None:
    assert written("junit", Report((FILE, CLEAN), REPORT.problems[2:3]), fail_on=Severity.WARNING) == (
        """\
<?xml version="1.0" encoding="utf-8"?>
<testsuites name="notelint" tests="5" failures="2" errors="0">
  <testsuite name="draft.txt" tests="4" failures="2" errors="0" skipped="1">
    <testcase name="item-has-decision" classname="draft.txt">
      <failure type="error" message="Item 2 “Café 𝄞 Lights” records no decision.">draft.txt:7:4: error: \
Item 2 “Café 𝄞 Lights” records no decision. Add a decision.</failure>
    </testcase>
    <testcase name="no-doubled-words" classname="draft.txt">
      <system-out>draft.txt:9:1: advice: “The the”: one of them can go; &lt;b&gt;, 50% and [this](that) stay.\
</system-out>
    </testcase>
    <testcase name="apologies-match-appendix" classname="draft.txt">
      <failure type="warning" message="Ana Birt sent apologies, and the list has her as present.">\
draft.txt:10:15: warning: Ana Birt sent apologies, and the list has her as present.</failure>
    </testcase>
    <testcase name="not-understood" classname="draft.txt">
      <skipped message="“Upshot” is no heading that notelint knows. Teach it."/>
    </testcase>
  </testsuite>
  <testsuite name="notes/a fine one.txt" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no violations" classname="notes/a fine one.txt"/>
  </testsuite>
</testsuites>
"""
    )


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [(None, 0), (Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.ADVICE, 3)],
    ids=lambda value: getattr(value, "word", value),
)
def test_a_reader_of_junit_finds_what_fails_the_run(fail_on: Severity | None, failures: int) -> None:
    suites = junitparser.JUnitXml.fromstring(written("junit", fail_on=fail_on).encode())
    assert (suites.tests, suites.failures, suites.errors) == (8, failures, 3)
    outcomes = [type(result).__name__ for suite in suites for case in suite for result in case.result]
    assert outcomes.count("Failure") == failures
    assert (outcomes.count("Error"), outcomes.count("Skipped")) == (3, 1)


# --- rdjson -----------------------------------------------------------------------------


@MANY
def test_rdjson_meets_its_schema(report: Report) -> None:
    jsonschema.validate(json.loads(written("rdjson", report)), schema("rdjson.schema.json"))


def test_rdjson_counts_bytes() -> None:
    diagnostics = json.loads(written("rdjson"))["diagnostics"]
    assert diagnostics[0] == {
        "message": "Item 2 “Café 𝄞 Lights” records no decision. Add a decision.",
        "location": {
            "path": "draft.txt",
            # “é” has two bytes and the clef four.
            "range": {"start": {"line": 7, "column": 4}, "end": {"line": 7, "column": 21}},
        },
        "severity": "ERROR",
        "code": {"value": "item-has-decision"},
    }
    assert diagnostics[1]["suggestions"] == [
        {"range": {"start": {"line": 9, "column": 4}, "end": {"line": 9, "column": 8}}, "text": ""}
    ]
    # Of a line in another file only the number is known.
    assert [one["location"]["range"]["start"] for one in diagnostics[2]["related_locations"]] == [
        {"line": 5, "column": 16},
        {"line": 3},
    ]


def test_rdjson_suggests_nothing_for_half_a_fix() -> None:
    assert DOUBLED.fix
    fix = replace(DOUBLED.fix, edits=DOUBLED.fix.edits * 2)
    report = Report((replace(FILE, violations=(replace(DOUBLED, fix=fix),)),))
    assert "suggestions" not in json.loads(written("rdjson", report))["diagnostics"][0]


def test_rdjson_suggests_each_of_several_ways() -> None:
    assert DOUBLED.fix
    ways = replace(DOUBLED.fix, others=(Fix("Write “a”", (replace(DOUBLED.fix.edits[0], text=" a"),)),))
    report = Report((replace(FILE, violations=(replace(DOUBLED, fix=ways),)),))
    [diagnostic] = json.loads(written("rdjson", report))["diagnostics"]
    assert [one["text"] for one in diagnostic["suggestions"]] == ["", " a"]


# --- Checkstyle -------------------------------------------------------------------------


def test_checkstyle() -> None:
    assert written("checkstyle", Report((FILE, CLEAN), REPORT.problems[1:2])) == (
        """\
<?xml version="1.0" encoding="utf-8"?>
<checkstyle version="4.3">
  <file name="draft.txt">
    <error line="7" column="4" severity="error" message="Item 2 “Café 𝄞 Lights” records no decision. \
Add a decision." source="notelint.item-has-decision"/>
    <error line="9" column="1" severity="info" message="“The the”: one of them can go; &lt;b&gt;, 50% and \
[this](that) stay." source="notelint.no-doubled-words"/>
    <error line="10" column="15" severity="warning" message="Ana Birt sent apologies, and the list has her \
as present." source="notelint.apologies-match-appendix"/>
  </file>
  <file name="notelint">
    <error severity="error" message="the rule “x” could not be run" source="notelint.problem.internal"/>
  </file>
  <file name="notes/a fine one.txt"/>
</checkstyle>
"""
    )


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
@MANY
def test_xml_is_well_formed(name: str, report: Report) -> None:
    root = ElementTree.fromstring(written(name, report).encode("utf-8"))
    assert root.tag == {"junit": "testsuites", "checkstyle": "checkstyle"}[name]


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_can_stand_in_xml_and_stays_what_it_is(text: str) -> None:
    element = ElementTree.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>'.encode())
    assert element.get("b") == (element.text or "")
    assert len(element.text or "") == len(text)


# --- names of files ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "shown", "address"),
    [
        ("draft.txt", "draft.txt", "draft.txt"),
        ("./notes//may.txt", "notes//may.txt", "notes//may.txt"),
        ("../old/may.txt", "../old/may.txt", "../old/may.txt"),
        ("3:4 50%.txt", "3:4 50%.txt", "3%3A4%2050%25.txt"),
        ("Siân#1?.txt", "Siân#1?.txt", "Si%C3%A2n%231%3F.txt"),
        ("<stdin>", "<stdin>", "%3Cstdin%3E"),
        ("caf\udce9.txt", r"caf\xe9.txt", "caf%E9.txt"),
    ],
)
def test_names_of_files(path: str, shown: str, address: str) -> None:
    assert (relative(path), uri(path)) == (shown, address)


def test_whole_names_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inside, outside = str(Path.cwd() / "notes" / "may 1.txt"), str(Path.cwd().parent / "may 1.txt")
    assert (relative(inside), uri(inside)) == ("notes/may 1.txt", "notes/may%201.txt")
    assert relative(outside) == outside.replace(os.sep, "/")
    assert uri(outside) == Path(outside).as_uri()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0/"), min_size=1))
def test_any_name_comes_back_from_its_uri(name: str) -> None:
    address = uri(name)
    assert re.fullmatch(r"[A-Za-z0-9_.~%/-]+", address)
    assert unquote_to_bytes(address) == os.fsencode(name)
