"""Results of earlier runs: used only where they are what a run of its own would find, and never an error."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint import results
from notelint.again import KIND
from notelint.config import Config
from notelint.examined import Examined, from_bytes, to_bytes
from notelint.report import ItemTitle
from notelint.results import FILES, MOST_BYTES, Results
from notelint.settings import Wanted
from notelint.stamp import stamp
from notelint.text import Position, Span
from notelint.violation import Edit, Fix, Place, Problem, Severity, Violation
from tests.cli import AGENDA, CHECKOUT, ERROR, FINE, HOUSE, RULES, WARNING, forget, note, surroundings

COUNTS = (
    "import sys, notelint.cli as c\n"
    "status = c.main(sys.argv[1:])\n"
    "print('read' if 'notelint.note.understand' in sys.modules else 'known', file=sys.stderr)\n"
    "sys.exit(status)\n"
)
# What a note that is known may take from notelint, and nothing from elsewhere but the standard library.
WARM = """
    again arguments builtin cache checked cli commands commands.check commands.outputs config digest discovery
    earlier errors examined examiner fingerprint formats gitignore globs house letting_pass nearest outcome
    parser patterns plugins printable readers readers.text report reporters reporters.colours
    reporters.concise reporters.json reporters.late reporters.snippet reporters.summary reporters.text
    results run settings seeing spread stamp streams task terminal text upwards violation witness
""".split()
NEVER = """
    asyncio email hashlib http importlib.metadata importlib.resources jsonschema logging multiprocessing
    pathlib pickle pluggy ruamel socket sqlite3 subprocess tempfile threading unittest urllib zipfile
""".split()


def make_anew(cache: Path) -> None:
    """Let no run be told again: that would be without a look at the notes."""
    for path in cache.glob(KIND + "*"):
        if not path.is_dir():
            path.unlink()


class Folder:
    """A folder of notes, with a cache of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path / "notes"
        self.cache = path / "cache"
        self.path.mkdir()
        self.write("house.yaml", RULES)
        self._plain = Path(os.environ["NOTELINT_CACHE_DIR"])

    def seed(self) -> None:
        """Let the cache have the compiled rules that other tests have made."""
        self.cache.mkdir(mode=0o700)
        for path in self._plain.glob("rules-*"):
            shutil.copy(path, self.cache)

    def write(self, name: str, text: str) -> None:
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_text(text, "utf-8", newline="")

    def run(
        self, *arguments: str, stdin: bytes | None = None, house: bool = True, cache: Path | None = None
    ) -> tuple[int, str, str]:
        """Run the command; return exit status, output, and whether any note was ``read`` or all ``known``."""
        make_anew(cache or self.cache)
        done = subprocess.run(
            [sys.executable, "-c", COUNTS, *(HOUSE[:-1] if house else ()), *arguments],
            cwd=self.path,
            env=surroundings() | {"NOTELINT_CACHE_DIR": str(cache or self.cache)},
            input=stdin,
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8").strip()

    def is_known(self, *arguments: str, house: bool = True) -> bool:
        """Return whether a run needs to read no note; it must say the same as one without the cache."""
        status, out, told = self.run(*arguments, house=house)
        *errors, how = told.splitlines()
        assert (status, out, [*errors, "read"]) == self.anew(*arguments, house=house)
        assert how in ("read", "known")
        return how == "known"

    def anew(self, *arguments: str, house: bool = True) -> tuple[int, str, list[str]]:
        """Run the command with nothing but the rules in its cache."""
        forget()
        status, out, told = self.run(*arguments, house=house, cache=self._plain)
        return status, out, told.splitlines()


@pytest.fixture
def here(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.seed()
    return folder


def test_a_note_is_read_once(here: Folder) -> None:
    here.write("note.txt", ERROR)
    assert not here.is_known("note.txt")
    assert here.is_known("note.txt")
    assert here.run("note.txt") == (
        1,
        "note.txt:11:6: error no-secret: The title of item 2 says “secret”.\n"
        "  11 | 2  A secret plan\n"
        "     |      ^^^^^^\n"
        "     help: Say what it is about.\n"
        "\n"
        "1 error in 1 note; 1 to mend before publishing.\n",
        "known",
    )


@pytest.mark.parametrize("form", ["text", "json", "html", "sarif", "junit", "grouped"])
def test_every_report_of_known_notes_is_the_same(here: Folder, form: str) -> None:
    here.write("a.txt", note("A secret plan", "A quick word"))
    here.write("b.md", WARNING)
    here.write("agenda.txt", AGENDA)
    assert not here.is_known(".")
    assert here.anew("--format", form, ".")[:2] == here.run("--format", form, ".")[:2]


def test_a_file_with_the_same_content_is_known_by_any_name(here: Folder) -> None:
    here.write("note.txt", ERROR)
    here.run("note.txt")
    here.write("later/copy.txt", ERROR)
    assert here.is_known("later/copy.txt")
    assert here.run("-", stdin=ERROR.encode())[1].startswith("<stdin>:11:6: error no-secret:")


def test_what_is_no_note_is_known_as_such(here: Folder) -> None:
    here.write("note.txt", FINE)
    here.write("agenda.txt", AGENDA)
    assert not here.is_known("note.txt", "agenda.txt")
    assert here.is_known("note.txt", "agenda.txt")
    assert here.is_known("note.txt", "agenda.txt", "--skip-unrecognised")


@pytest.mark.parametrize(
    ("name", "text", "arguments"),
    [
        pytest.param("note.txt", ERROR + " ", (), id="the note"),
        pytest.param("house.yaml", RULES.replace("The title of", "Title of"), (), id="the words of a rule"),
        pytest.param("house.yaml", RULES.replace("[secret]", "[plan]"), (), id="what a rule looks for"),
        pytest.param(".notelint.yaml", "severities: {no-secret: advice}\n", (), id="a severity"),
        pytest.param(".notelint.yaml", "severities: {no-such-rule: error}\n", (), id="wrong settings"),
        pytest.param(
            ".notelint.yaml", "overrides: [{paths: [x], ignore: [no-such]}]\n", (), id="far settings"
        ),
        pytest.param(".notelint.yaml", "vocabulary: {decision-headings+: [Plan]}\n", (), id="the vocabulary"),
        pytest.param(".notelint.yaml", "profile: parish\n", (), id="the profile of the settings"),
        pytest.param("house.yaml", "rules: 1\n", (), id="a rule file that is wrong"),
        pytest.param("x.txt", "", ("--profile", "parish"), id="the profile"),
        pytest.param("x.txt", "", ("--ignore", "no-secret"), id="a rule that is left out"),
        pytest.param("x.txt", "", ("--ignore", "no-such"), id="a rule that does not exist"),
        pytest.param("x.txt", "", ("--rules", "more"), id="more rules that are not there"),
    ],
)
def test_what_changes_a_result_is_seen(
    here: Folder, name: str, text: str, arguments: tuple[str, ...]
) -> None:
    here.write("note.txt", ERROR)
    assert not here.is_known("note.txt")
    here.write(name, text)
    assert not here.is_known("note.txt", *arguments)


def test_a_register_that_changes_is_seen(here: Folder) -> None:
    here.write(".notelint.yaml", "members: members.yaml\n")
    here.write("members.yaml", "- {name: Ana Birt}\n")
    here.write("note.txt", ERROR)
    assert [here.is_known("note.txt"), here.is_known("note.txt")] == [False, True]
    here.write("members.yaml", "- {name: Ana Byrt}\n")
    assert not here.is_known("note.txt")


def test_nothing_is_kept_of_a_run_during_which_rules_were_saved(here: Folder) -> None:
    here.write("note.txt", ERROR)
    code = (
        "import sys, notelint.stamp as s, notelint.earlier as e, notelint.cli as c\n"
        "def stamp(*of, done=[]):\n"
        "    found = s.stamp(*of)\n"
        "    if not done: open('house.yaml', 'a').write('# saved meanwhile'); done.append(1)\n"
        "    return found\n"
        "e.stamp = stamp\n"
        "sys.exit(c.main(sys.argv[1:]))\n"
    )
    env = surroundings() | {"NOTELINT_CACHE_DIR": str(here.cache)}
    command = [sys.executable, "-c", code, *HOUSE, "--quiet", "note.txt"]
    assert subprocess.run(command, cwd=here.path, env=env, check=False).returncode == 1
    assert not list(here.cache.glob("results-*"))


@pytest.mark.parametrize(
    "arguments",
    [("--min-severity", "warning"), ("--fail-on", "never"), ("--quiet",), ("--statistics",), ("--jobs", "2")],
)
def test_what_only_shows_a_result_changes_none(here: Folder, arguments: tuple[str, ...]) -> None:
    here.write("note.txt", note("A secret plan", "A quick word"))
    assert not here.is_known("note.txt")
    assert here.is_known(*arguments, "note.txt")


def test_letting_pass_works_on_known_notes(here: Folder) -> None:
    here.write("note.txt", ERROR)
    here.write("other.md", note("A secret plan", "A secret walk"))
    assert not here.is_known(".")
    here.write(
        "notelint-waivers.yaml",
        "- {rule: no-secret, file: note.txt, words: A secret plan, reason: It is none, who: Ana Birt}\n"
        "- {rule: no-gossip, file: note.txt, words: Some gossip, reason: It is none, who: Ana Birt}\n",
    )
    here.is_known(".")
    assert here.is_known(".")
    assert here.run("--format", "concise", ".")[1].splitlines() == [
        "other.md:7:6: error no-secret: The title of item 1 says “secret”.",
        "other.md:11:6: error no-secret: The title of item 2 says “secret”.",
        "notelint-waivers.yaml:2:3: waiver: this waiver lets nothing pass: "
        "no no-gossip is about “Some gossip”. Take it out, or correct its words.",
        "2 errors in 2 notes; 2 to mend before publishing. 1 violation not shown.",
    ]
    here.run(".", "--write-baseline")
    assert here.is_known(".", "--baseline", "notelint-baseline.json")
    here.write("notelint-waivers.yaml", "- {rule: no-such, file: note.txt, words: x, reason: y, who: z}\n")
    status, out, _ = here.run(".")
    assert (status, "there is no rule “no-such”" in out) == (2, True)


def test_a_comment_that_does_not_belong_is_told_of_a_known_note(here: Folder) -> None:
    text = WARNING.replace("2  Some", "<!-- notelint: ignore no-secret: none -->\n2  Some")
    here.write("note.md", text)
    here.is_known("note.md")
    assert here.is_known("note.md")
    assert "this comment lets nothing pass" in here.run("note.md")[1]


def test_known_notes_are_mended_as_others(here: Folder) -> None:
    text = FINE.replace("noted it", "noted noted it", 1)
    here.write("note.txt", text)
    shipped = ("--isolated", "--select", "no-doubled-words", "note.txt")
    assert here.run(*shipped, house=False)[0] == 0
    assert here.run("--diff", *shipped, house=False)[0] == 1
    assert here.run("--fix", *shipped, house=False)[1] == "No violations in 1 note.\n"
    assert (here.path / "note.txt").read_text("utf-8") == FINE


def test_nothing_is_kept_or_used_without_the_cache(here: Folder) -> None:
    here.write(".notelint.yaml", "profile: lga\nmembers: members.yaml\n")
    here.write("members.yaml", "- {name: Ana Birt}\n")
    here.write("notelint-waivers.yaml", "- {rule: no-secret, file: note.txt, words: x, reason: y, who: z}\n")
    here.write("note.txt", ERROR)
    before = sorted(here.cache.iterdir())
    here.run("--no-cache", "note.txt")
    assert sorted(here.cache.iterdir()) == before
    shutil.rmtree(here.cache)
    here.run("--no-cache", "note.txt")
    assert not here.cache.exists()


def test_a_plug_in_whose_files_change_is_another(tmp_path: Path) -> None:
    package = tmp_path / "plugin"
    package.mkdir()
    (package / "words.yaml").write_text("a")
    asked = Wanted(Config())
    without, before = stamp(asked, ()), stamp(asked, (str(package),))
    assert before == stamp(asked, (str(package),)) != without
    (package / "words.yaml").write_text("ab")
    assert stamp(asked, (str(package),)) not in (before, without, None)
    assert stamp(asked, (str(tmp_path / "gone"),)) is None
    assert stamp(asked, None) is None


# --- Where it is kept ---


def damage(path: Path, how: str) -> None:
    data = path.read_bytes()
    path.unlink()
    if how == "cut off":
        path.write_bytes(data[:-20])
    elif how == "changed":
        path.write_bytes(data.replace(b"no-secret", b"no-sorrow"))
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "a folder":
        path.mkdir()
    elif how == "a pipe":
        os.mkfifo(path)
    elif how == "noise":
        path.write_bytes(os.urandom(5000))
    elif how == "a link to nowhere":
        path.symlink_to("nowhere")
    elif how == "writable by all":
        path.write_bytes(data)
        path.chmod(0o666)


@pytest.mark.skipif(os.name == "nt", reason="pipes and permissions")
@pytest.mark.parametrize(
    "how",
    ["cut off", "changed", "empty", "a folder", "a pipe", "noise", "a link to nowhere", "writable by all"],
)
def test_a_file_that_is_not_whole_or_not_ours_is_passed_over(here: Folder, how: str) -> None:
    here.write("note.txt", ERROR)
    assert not here.is_known("note.txt")
    for path in here.cache.glob("results-*"):
        damage(path, how)
    assert not here.is_known("note.txt")
    if how != "a folder":
        assert here.is_known("note.txt")


def test_a_cache_that_cannot_be_written_is_no_error(here: Folder) -> None:
    here.write("note.txt", ERROR)
    shutil.rmtree(here.cache)
    here.cache.write_text("in the way")
    assert not here.is_known("note.txt")
    assert not here.is_known("note.txt")


@pytest.mark.skipif(os.name == "nt", reason="permissions")
def test_the_cache_is_for_its_user_alone(here: Folder) -> None:
    here.write("note.txt", ERROR)
    shutil.rmtree(here.cache)
    here.run("note.txt")
    assert here.cache.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in here.cache.iterdir()} == {0o600}


def test_runs_at_the_same_time_are_in_nobodys_way(here: Folder) -> None:
    names = [f"n{number:02}.txt" for number in range(12)]
    for name in names:
        here.write(name, note(f"A secret plan {name}"))
    right = here.anew(".")[1]
    command = [sys.executable, "-m", "notelint", *HOUSE[:-1], "."]
    env = surroundings() | {"NOTELINT_CACHE_DIR": str(here.cache)}
    for _ in range(2):
        runs = [
            subprocess.Popen(command, cwd=here.path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(4)
        ]
        for run in runs:
            out, err = run.communicate()
            assert (out.decode("utf-8"), err) == (right, b"")
    assert here.run(".")[1:] == (right, "known")
    assert not list(here.cache.glob("*.tmp"))


def test_the_oldest_results_make_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(results, "MOST_BYTES", 1000)
    names = [f"{number * FILES:04x}" + f"{number:028x}" for number in range(30)]
    for name in names:
        kept = Results()
        kept.add(name, b"x" * 66)
        kept.save()
    found = Results()
    assert [found.get(name) is not None for name in names] == [False] * 20 + [True] * 10
    assert [path.name for path in tmp_path.iterdir()] == ["results-00"]
    assert FILES * MOST_BYTES <= 64_000_000


def test_a_result_that_is_too_large_is_not_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path))
    kept = Results()
    kept.add("0" * 32, b"x" * 300_000)
    kept.save()
    assert list(tmp_path.iterdir()) == []


# --- What is kept ---

_TEXTS = st.text(max_size=8)
_NUMBERS = st.integers(1, 10**6)
_SPANS = st.builds(Span, _NUMBERS, _NUMBERS)
_POSITIONS = st.builds(Position, _NUMBERS, _NUMBERS)
_EDITS = st.lists(st.builds(Edit, _SPANS, _TEXTS), max_size=2).map(tuple)
_WAYS = st.builds(Fix, _TEXTS, _EDITS, st.booleans())
_FIXES = st.builds(Fix, _TEXTS, _EDITS, st.booleans(), st.lists(_WAYS, max_size=2).map(tuple))
_PLACES = st.builds(Place, st.just("a.txt"), _POSITIONS, _TEXTS, st.none() | _POSITIONS)
_VIOLATIONS = st.builds(
    Violation, st.just("a.txt"), _TEXTS, st.sampled_from(Severity), _TEXTS, _POSITIONS, _POSITIONS, _SPANS,
    st.none() | _TEXTS, st.lists(_PLACES, max_size=2).map(tuple), st.none() | _TEXTS,
    st.lists(_TEXTS, max_size=2).map(tuple), st.none() | _FIXES, _TEXTS,
)  # fmt: skip
_MAYBE = st.none() | _NUMBERS
_PROBLEMS = st.builds(
    Problem, _TEXTS, _TEXTS, st.sampled_from(["a.txt", "b.txt", None]), _MAYBE, _MAYBE,
    st.none() | _TEXTS, st.none() | _TEXTS,
)  # fmt: skip
_ITEMS = st.builds(ItemTitle, st.none() | _TEXTS, st.none() | _TEXTS, _NUMBERS, _SPANS)
_EXAMINED = st.builds(
    Examined, _TEXTS, _TEXTS, _TEXTS, st.lists(_VIOLATIONS, max_size=3).map(tuple),
    st.lists(_PROBLEMS, max_size=2).map(tuple), st.lists(_ITEMS, max_size=2).map(tuple),
    st.none() | st.dates(), st.none() | _PROBLEMS,
)  # fmt: skip


@given(_EXAMINED)
def test_a_result_comes_back_as_it_was(one: Examined) -> None:
    kept = to_bytes(one, "a.txt")
    assert kept.isascii()
    assert b"\n" not in kept
    assert from_bytes(kept, "a.txt") == one


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Violation, 13), (Fix, 4), (Edit, 2), (Place, 4), (Problem, 7), (ItemTitle, 4), (Examined, 8),
    ],
)  # fmt: skip
def test_no_field_is_forgotten_when_one_is_added(kind: Any, names: int) -> None:
    """The property above makes all fields of a class: who adds one adds it there and in the result."""
    assert len(fields(kind)) == names


_NEARLY = [b"[]", b"[1,2,3,4,5,6,7,8]", b"null", b'["","","",[[]],[],[],null,null]']


@given(st.binary(max_size=60) | st.sampled_from(_NEARLY))
def test_what_is_no_result_is_none(data: bytes) -> None:
    assert from_bytes(data, "a.txt") is None


# --- What it costs ---


def test_a_known_note_needs_neither_rules_nor_vocabulary_nor_understanding(here: Folder) -> None:
    for name in ("board-note.txt", "board-note-faulty.txt"):
        (here.path / name).write_bytes((CHECKOUT / "examples" / name).read_bytes())
    env = surroundings() | {"NOTELINT_CACHE_DIR": str(here.cache)}
    command = [sys.executable, "-X", "importtime", "-m", "notelint", "--isolated", "--no-plugins", "."]
    for _ in range(2):
        done = subprocess.run(command, cwd=here.path, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        make_anew(here.cache)
    modules = set(re.findall(r"^import time: .*\| +(\S+)$", done.stderr, re.MULTILINE))
    own = {name.partition(".")[2] for name in modules if name.startswith("notelint.")}
    assert own - set(WARM) == {"__main__"} & own
    assert modules & set(NEVER) == set()
    assert {name for name in modules if name.split(".")[0] in NEVER} == set()
