"""``--fix``, ``--unsafe-fixes`` and ``--diff`` as a process: what is changed, printed and returned."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from notelint.errors import NotelintError
from notelint.streams import replace_file
from tests.cli import FINE, call, note, say
from tests.console import CHECKOUT

HOUSE = """\
rules:
  no-gossip:
    severity: error
    summary: No title says “gossip”
    each: item
    must-not: {say: {map: {gossip: news}, in: title}}
    message: “{found}” stands here.
    fix: safe
  no-hurry:
    severity: warning
    summary: No title says “quick”
    each: item
    must-not: {say: {map: {quick: short}, in: title}}
    message: “{found}” stands here.
  no-choice:
    severity: advice
    summary: No title says “either”
    each: item
    must-not: {say: {any: [either], in: title}}
    message: “{found}” stands here.
    fix:
      - {write: one}
      - {write: the other}
"""
ARGUMENTS = ("--rules", "house.yaml", "--select", "no-gossip,no-hurry,no-choice", "--isolated")
DRAFT = note("Some gossip", "A quick plan", "For either side", "More gossip")
SAFE = note("Some news", "A quick plan", "For either side", "More news")
ALL = note("Some news", "A short plan", "For either side", "More news")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with the rules and a note."""
    (tmp_path / "house.yaml").write_text(HOUSE, "utf-8")
    write(tmp_path, "draft.txt", DRAFT)
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def read(folder: Path, name: str = "draft.txt") -> str:
    return (folder / name).read_bytes().decode()


# --- --fix ------------------------------------------------------------------------------


def test_a_report_says_what_could_be_mended_and_how(here: Path) -> None:
    status, out, err = say(here, *ARGUMENTS, "draft.txt")
    assert (status, err) == (1, "")
    assert [line.strip() for line in out.splitlines() if "fix" in line] == [
        "fix: Write “news” for “gossip” (--fix does it).",
        "fix: Write “short” for “quick”, if that is right (--fix --unsafe-fixes does it).",
        "fix: Write “one” for “either”. Or: Write “the other” for “either”.",
        "fix: Write “news” for “gossip” (--fix does it).",
        "2 errors, 1 warning and 1 advice in 1 note; 2 to mend before publishing. --fix mends 2. "
        "2 more come with a suggested change.",
    ]
    assert read(here) == DRAFT


def test_fix_makes_the_safe_changes_and_reports_what_is_left(here: Path) -> None:
    assert say(here, *ARGUMENTS, "--fix", "--format", "concise", "draft.txt") == (
        0,
        """\
draft.txt:11:6: warning no-hurry: “quick” stands here.
draft.txt:15:8: advice no-choice: “either” stands here.
1 warning and 1 advice in 1 note. 2 come with a suggested change.
""",
        "draft.txt: 2 mended (no-gossip).\n",
    )
    assert read(here) == SAFE


def test_unsafe_fixes_are_made_if_asked_for_but_nobody_chooses(here: Path) -> None:
    assert say(here, *ARGUMENTS, "--fix", "--unsafe-fixes", "--format", "concise", ".") == (
        0,
        """\
draft.txt:15:8: advice no-choice: “either” stands here.
1 advice in 1 note. 1 comes with a suggested change.
""",
        "draft.txt: 3 mended (2 no-gossip, 1 no-hurry).\n",
    )
    assert read(here) == ALL


def test_a_second_run_finds_nothing_left_to_fix(here: Path) -> None:
    say(here, *ARGUMENTS, "--fix", "--unsafe-fixes", "draft.txt")
    before = os.stat(here / "draft.txt")
    status, _, err = say(here, *ARGUMENTS, "--fix", "--unsafe-fixes", "draft.txt")
    assert (status, err, read(here)) == (0, "", ALL)
    after = os.stat(here / "draft.txt")
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_the_exit_status_follows_what_is_left(here: Path) -> None:
    assert say(here, *ARGUMENTS, "--fail-on", "warning", "--fix", "draft.txt")[0] == 1
    assert say(here, *ARGUMENTS, "--fail-on", "warning", "--fix", "--unsafe-fixes", "draft.txt")[0] == 0


def test_quiet_says_only_what_is_left(here: Path) -> None:
    assert say(here, *ARGUMENTS, "--fix", "--quiet", "--format", "concise", "draft.txt") == (
        0,
        "draft.txt:11:6: warning no-hurry: “quick” stands here.\n"
        "draft.txt:15:8: advice no-choice: “either” stands here.\n",
        "",
    )


@pytest.mark.parametrize(
    "more",
    [
        ("--ignore", "no-gossip"),
        ("--select", "no-hurry"),
        ("--min-severity", "error", "--select", "no-hurry"),
    ],
    ids=["ignored", "not selected", "not shown"],
)
def test_what_is_not_reported_is_not_mended(here: Path, more: tuple[str, ...]) -> None:
    arguments = ("--rules", "house.yaml", "--isolated", *more)
    assert say(here, *arguments, "--fix", "draft.txt")[2] == ""
    assert read(here) == DRAFT


def test_what_is_let_pass_is_not_mended(here: Path) -> None:
    waiver = """\
- {rule: no-gossip, file: draft.txt, words: More gossip, reason: "It is its name.", who: Jonah Pike}
"""
    write(here, "notelint-waivers.yaml", waiver)
    arguments = ("--rules", "house.yaml", "--select", "no-gossip,no-hurry")
    assert say(here, *arguments, "--fix", "draft.txt")[2] == "draft.txt: 1 mended (no-gossip).\n"
    assert read(here) == DRAFT.replace("Some gossip", "Some news")


def test_what_the_baseline_has_is_not_mended(here: Path) -> None:
    baseline = (*ARGUMENTS, "--baseline", "old.json")
    say(here, *baseline, "--write-baseline", "draft.txt")
    write(here, "draft.txt", DRAFT + "5  Gossip of gossip\n\nMembers noted it.\n")
    assert say(here, *baseline, "--fix", "draft.txt")[2] == "draft.txt: 1 mended (no-gossip).\n"
    assert read(here) == DRAFT + "5  Gossip of news\n\nMembers noted it.\n"


def test_what_is_left_can_go_into_the_baseline(here: Path) -> None:
    status, _, err = say(here, *ARGUMENTS, "--fix", "--write-baseline", "draft.txt")
    assert (status, err) == (
        0,
        "draft.txt: 2 mended (no-gossip).\nnotelint-baseline.json: 2 violations in 1 note; 2 new, 0 gone.\n",
    )


def test_a_word_with_a_capital_may_be_a_name(here: Path) -> None:
    text = note("Gossip", "The gossip column")
    write(here, "draft.txt", text)
    assert say(here, *ARGUMENTS, "--fix", "draft.txt")[2] == "draft.txt: 1 mended (no-gossip).\n"
    assert read(here) == note("Gossip", "The news column")


# --- what stays -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("\n\n", "\r\n\n").encode(),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.encode("cp1252"),
        lambda text: text.rstrip("\n").encode(),
        lambda text: text.encode() + b"\x93caf\xe9\x94 \x81",
    ],
    ids=[
        "UTF-8", "UTF-8 with its mark", "CRLF", "CR", "mixed line ends", "UTF-16", "UTF-16 big end first",
        "Windows-1252", "no line end at the end", "stray bytes",
    ],
)  # fmt: skip
def test_encoding_mark_and_line_ends_stay(here: Path, encode: object) -> None:
    assert callable(encode)
    draft = DRAFT.replace("A quick", "Siân’s “café”, a quick")
    (here / "draft.txt").write_bytes(encode(draft))
    assert say(here, *ARGUMENTS, "--fix", "draft.txt")[2] == "draft.txt: 2 mended (no-gossip).\n"
    assert (here / "draft.txt").read_bytes() == encode(draft.replace("gossip", "news"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_permissions_stay_and_a_link_stays_a_link(here: Path) -> None:
    (here / "real").mkdir()
    real = write(here / "real", "note.txt", DRAFT)
    real.chmod(0o640)
    (here / "link.txt").symlink_to(real)
    assert say(here, *ARGUMENTS, "--fix", "link.txt")[2] == "link.txt: 2 mended (no-gossip).\n"
    assert (here / "link.txt").is_symlink()
    assert read(here, "real/note.txt") == SAFE
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(path.name for path in (here / "real").iterdir()) == ["note.txt"]


def test_a_protected_file_is_left_alone_and_said(here: Path) -> None:
    (here / "draft.txt").chmod(0o444)
    try:
        status, out, err = say(here, *ARGUMENTS, "--fix", "--format", "concise", "--quiet", "draft.txt")
    finally:
        (here / "draft.txt").chmod(0o644)
    assert (status, err) == (
        2,
        "notelint: draft.txt: this file is write-protected, so it was not changed\n",
    )
    assert out.startswith("draft.txt:7:9: error no-gossip")
    assert read(here) == DRAFT


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path, "draft.txt", "what the clerk has just saved\n")
    with pytest.raises(NotelintError, match="changed by another program meanwhile, so it was left"):
        replace_file(str(path), b"mended\n", b"what was read\n")
    assert read(tmp_path) == "what the clerk has just saved\n"
    assert [path.name for path in tmp_path.iterdir()] == ["draft.txt"]


def test_nothing_is_left_behind_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "draft.txt", "old\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotelintError, match="the file cannot be changed: no space left on device"):
        replace_file(str(path), b"new\n", b"old\n")
    assert read(tmp_path) == "old\n"
    assert [path.name for path in tmp_path.iterdir()] == ["draft.txt"]


def test_fixes_that_undo_each_other_leave_the_note_as_it_is(here: Path) -> None:
    rules = """
  no-news:
    severity: warning
    summary: No title says “news”
    each: item
    must-not: {say: {map: {news: gossip}, in: title}}
    message: “{found}” stands here.
    fix: safe
"""
    write(here, "house.yaml", HOUSE + rules.lstrip("\n"))
    arguments = ("--rules", "house.yaml", "--select", "no-gossip,no-news", "--isolated")
    status, _, err = say(here, *arguments, "--fix", "draft.txt")
    assert (status, err) == (
        2,
        "notelint: draft.txt: the fixes of no-news never come to rest, so nothing was changed. "
        "One undoes what another does: change one of the rules, or leave it out with --ignore.\n",
    )
    assert read(here) == DRAFT


def test_what_is_said_in_quotation_marks_is_not_touched(here: Path) -> None:
    text = note("The talk “All gossip” and other gossip")
    write(here, "draft.txt", text)
    say(here, *ARGUMENTS, "--fix", "--unsafe-fixes", "draft.txt")
    assert read(here) == note("The talk “All gossip” and other news")


# --- standard input ---------------------------------------------------------------------


def test_the_text_of_standard_input_is_written_to_standard_output(here: Path) -> None:
    assert say(here, *ARGUMENTS, "--fix", "--format", "concise", "-", stdin=DRAFT.encode()) == (
        0,
        SAFE,
        """\
<stdin>: 2 mended (no-gossip).
<stdin>:11:6: warning no-hurry: “quick” stands here.
<stdin>:15:8: advice no-choice: “either” stands here.
1 warning and 1 advice in 1 note. 2 come with a suggested change.
""",
    )


@pytest.mark.parametrize(
    "data", [FINE.encode(), b"just a list of names\n", b"%PDF-1.7 \xff\x00", b""], ids=str
)
def test_what_cannot_be_mended_comes_out_as_it_went_in(here: Path, data: bytes) -> None:
    assert call(here, *ARGUMENTS, "--fix", "-", stdin=data).stdout == data


def test_standard_input_with_a_report_in_a_file(here: Path) -> None:
    run = call(here, *ARGUMENTS, "--fix", "--format", "json", "-o", "r.json", "-", stdin=DRAFT.encode())
    assert run.stdout == SAFE.encode()
    assert json.loads(read(here, "r.json"))["summary"]["warning"] == 1


# --- --diff -----------------------------------------------------------------------------

DIFF = """\
--- draft.txt
+++ draft.txt
@@ -4,7 +4,7 @@
 Date: Thursday 12 March 2026
 Venue: Westmere House
~
-1  Some gossip
+1  Some news
~
 Members noted it.
~
@@ -16,7 +16,7 @@
~
 Members noted it.
~
-4  More gossip
+4  More news
~
 Members noted it.
~
""".replace("~\n", " \n")


@pytest.mark.parametrize("fix", [(), ("--fix",)], ids=["alone", "with --fix"])
def test_diff_shows_the_changes_and_makes_none(here: Path, fix: tuple[str, ...]) -> None:
    assert say(here, *ARGUMENTS, *fix, "--diff", "draft.txt") == (
        1,
        DIFF,
        "2 to mend in 1 note; nothing was changed.\n",
    )
    assert read(here) == DRAFT


def test_a_diff_can_be_applied(here: Path) -> None:
    (here / "draft.txt").write_bytes(DRAFT.replace("\n", "\r\n").encode())
    diff = call(here, *ARGUMENTS, "--diff", "--unsafe-fixes", "draft.txt").stdout
    try:
        subprocess.run(["patch", "--binary", "-p0"], input=diff, cwd=here, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("needs patch")
    assert (here / "draft.txt").read_bytes() == ALL.replace("\n", "\r\n").encode()


def test_diff_with_nothing_to_mend(here: Path) -> None:
    write(here, "draft.txt", note("A quick plan"))
    assert say(here, *ARGUMENTS, "--diff", "draft.txt") == (0, "", "Nothing to mend.\n")
    write(here, "draft.txt", "just a list of names\n")
    assert say(here, *ARGUMENTS, "--diff", "--quiet", "draft.txt") == (3, "", "")
    assert say(here, *ARGUMENTS, "--diff", "gone.txt")[0] == 2


def test_diff_of_standard_input(here: Path) -> None:
    status, out, _ = say(
        here, *ARGUMENTS, "--diff", "--stdin-filename", "draft.txt", "-", stdin=DRAFT.encode()
    )
    assert (status, out) == (1, DIFF)


def test_a_diff_in_colour_says_the_same(here: Path) -> None:
    _, out, _ = say(here, *ARGUMENTS, "--diff", "--color", "always", "draft.txt")
    assert "\x1b[32m+1  Some news\x1b[0m\n" in out
    assert "\x1b[1;31m-1  Some gossip\x1b[0m\n" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--unsafe-fixes",), "--unsafe-fixes goes with --fix or --diff."),
        (
            ("--diff", "--format", "json"),
            "--diff prints a diff, and --format json would go to standard output too. "
            "Put --output FILE behind it.",
        ),
        (
            ("--diff", "--write-baseline"),
            "--diff changes nothing, so --write-baseline cannot stand with it.",
        ),
    ],
)
def test_what_does_not_go_together(here: Path, arguments: tuple[str, ...], said: str) -> None:
    assert say(here, *ARGUMENTS, *arguments, "draft.txt") == (2, "", f"notelint: {said}\n")
    assert read(here) == DRAFT


def test_a_diff_and_a_report_in_a_file(here: Path) -> None:
    status, out, _ = say(here, *ARGUMENTS, "--diff", "--format", "json", "-o", "r.json", "draft.txt")
    assert (status, out) == (1, DIFF)
    assert json.loads(read(here, "r.json"))["summary"] == {
        "files": 1, "error": 2, "warning": 1, "advice": 1, "suppressed": 0, "fixable": 4, "skipped": 0,
    }  # fmt: skip


# --- formats ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson"])
def test_json_stays_json(here: Path, name: str) -> None:
    status, out, err = say(here, *ARGUMENTS, "--fix", "--format", name, "draft.txt")
    assert (status, err) == (0, "draft.txt: 2 mended (no-gossip).\n")
    assert json.loads(out)


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_stays_xml(here: Path, name: str) -> None:
    assert (
        ElementTree.fromstring(say(here, *ARGUMENTS, "--fix", "--format", name, "draft.txt")[1]) is not None
    )


def test_a_fix_in_json_with_its_alternatives(here: Path) -> None:
    data = json.loads(say(here, *ARGUMENTS, "--format", "json", "draft.txt")[1])
    jsonschema.validate(data, json.loads((CHECKOUT / "schemas" / "report.schema.json").read_text("utf-8")))
    assert data["summary"]["fixable"] == 4
    assert [violation["fix"] for violation in data["violations"]][1:3] == [
        {
            "title": "Write “short” for “quick”",
            "safe": False,
            "edits": [{"line": 11, "column": 6, "end_line": 11, "end_column": 11, "text": "short"}],
            "alternatives": [],
        },
        {
            "title": "Write “one” for “either”",
            "safe": False,
            "edits": [{"line": 15, "column": 8, "end_line": 15, "end_column": 14, "text": "one"}],
            "alternatives": [
                {
                    "title": "Write “the other” for “either”",
                    "edits": [
                        {"line": 15, "column": 8, "end_line": 15, "end_column": 14, "text": "the other"}
                    ],
                }
            ],
        },
    ]


def test_sarif_and_rdjson_have_every_way(here: Path) -> None:
    sarif = json.loads(say(here, *ARGUMENTS, "--format", "sarif", "draft.txt")[1])
    fixes = [result["fixes"] for result in sarif["runs"][0]["results"]]
    assert [[fix["description"]["text"] for fix in one] for one in fixes][2] == [
        "Write “one” for “either”",
        "Write “the other” for “either”",
    ]
    assert [one[0]["properties"]["safe"] for one in fixes] == [True, False, False, True]
    rdjson = json.loads(say(here, *ARGUMENTS, "--format", "rdjson", "draft.txt")[1])
    assert [[one["text"] for one in each["suggestions"]] for each in rdjson["diagnostics"]] == [
        ["news"], ["short"], ["one", "the other"], ["news"],
    ]  # fmt: skip


def test_the_page_has_every_way(here: Path) -> None:
    page = say(here, *ARGUMENTS, "--format", "html", "draft.txt")[1]
    assert "<p>A change that leaves what is said as it is: Write “news” for “gossip”</p>" in page
    assert "<p>A suggestion: Write “one” for “either”, or: Write “the other” for “either”</p>" in page
