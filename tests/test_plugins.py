"""Plug-ins: what an installed package can add, and what is said of one that is wrong."""

from __future__ import annotations

import inspect
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from notelint import builtin, hookspecs, plugins
from notelint.plugins import Plugins, Provider
from tests.cli import surroundings

CHECKOUT = Path(__file__).parent.parent
PROTOCOL = """\
PROTOCOL OF Westmere Reading Circle, 3 March 2026

§ 1 Books for the spring and also the summer if there is time

The circle agreed to read two books.
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the package of ``tests/plugin`` is installed."""
    folder = tmp_path_factory.mktemp("site")
    source = tmp_path_factory.mktemp("source") / "plugin"
    shutil.copytree(CHECKOUT / "tests" / "plugin", source, ignore=shutil.ignore_patterns("__pycache__"))
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
    ]
    done = subprocess.run(
        [*command, "--target", str(folder), str(source)], capture_output=True, text=True, check=False
    )
    if done.returncode and ("hatchling" in done.stderr or "No module named pip" in done.stderr):
        pytest.skip("needs pip and hatchling")
    assert done.returncode == 0, done.stderr
    return folder


def notelint(
    *arguments: str, site: Path | None = None, folder: Path, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(str(part) for part in (site, CHECKOUT) if part)
    return subprocess.run(
        [sys.executable, "-m", "notelint", *arguments],
        cwd=folder,
        env=surroundings() | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=stdin,
        check=False,
    )


def make_plugin(site: Path, name: str, code: str, version: str = "0.3", entry: str | None = None) -> None:
    """Write an installed package with one module and an entry point to it."""
    module = name.replace("-", "_")
    (site / f"{module}.py").write_text(code, "utf-8")
    info = site / f"{module}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[notelint]\nmain = {entry or module}\n", "utf-8")


def loaded(site: Path, monkeypatch: pytest.MonkeyPatch) -> Plugins:
    monkeypatch.syspath_prepend(str(site))
    found = plugins.load()
    for hook in ("readers", "dialects", "checks", "rule_packs", "reporters"):
        getattr(found, hook)
    return found


def messages(found: Plugins) -> list[str]:
    assert {problem.kind for problem in found.problems} <= {"configuration"}
    return [problem.message for problem in found.problems]


# --- what a plug-in adds ----------------------------------------------------------------


def test_a_real_package_adds_one_of_each(kit: Path, tmp_path: Path) -> None:
    note = tmp_path / "circle.minutes-json"
    note.write_text(json.dumps({"lines": PROTOCOL.splitlines()}), "utf-8")

    tally = notelint("--format", "tally", "--profile", "kit", ".", site=kit, folder=tmp_path)
    assert (tally.stdout, tally.stderr, tally.returncode) == ("notes=1 violations=1\n", "", 0)

    full = json.loads(notelint("--format", "json", "--profile", "kit", ".", site=kit, folder=tmp_path).stdout)
    assert full["files"] == [
        {"path": "circle.minutes-json", "format": "minutes-json", "dialect": "kit-protocol", "profile": "kit"}
    ]
    assert full["problems"] == []
    (violation,) = full["violations"]
    assert (violation["rule"], violation["severity"], violation["line"], violation["column"]) == (
        "titles-are-short",
        "warning",
        3,
        5,
    )
    assert violation["message"] == "The title of item 1 has 57 characters; 30 fit."


def test_the_rules_of_a_package_are_listed_explained_and_tested(kit: Path, tmp_path: Path) -> None:
    listed = notelint("rules", "--profile", "kit", site=kit, folder=tmp_path)
    assert "titles-are-short" in listed.stdout
    explained = notelint("rules", "titles-are-short", site=kit, folder=tmp_path)
    assert "The index of Kit's protocols" in explained.stdout
    assert explained.returncode == 0


def test_a_house_rule_changes_one_of_a_package_and_a_shipped_one(kit: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.protocol").write_text(PROTOCOL, "utf-8")
    house = {
        "titles-are-very-short.yaml": "from: titles-are-short\nmust: {be-no-longer-than: {characters: 10, "
        "field: title}}\nmessage: Title {number} is long.\n",
        "titles-are-short.yaml": "from: titles-are-short\nseverity: error\nmessage: Title {number} is long\n",
        "no-books.yaml": "from: plain-latin\nmust-not: {say: {any: [books]}}\nmessage: “{found}” again.\n",
        "broken.yaml": "from: titles-are-sort\nmessage: x\n",
    }
    (tmp_path / "house").mkdir()
    for name, text in house.items():
        (tmp_path / "house" / name).write_text(text, "utf-8")
    done = notelint(
        "--rules", "house", "--quiet", "--format", "concise", "notes.protocol", site=kit, folder=tmp_path
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert {line.partition(" ")[2] for line in lines} >= {
        "error titles-are-short: Title 1 is long",
        "warning titles-are-very-short: Title 1 is long.",
        "warning no-books: “books” again.",
    }
    assert [line for line in lines if line.startswith("house")] == [
        "house/broken.yaml:1:7: rule: there is no rule “titles-are-sort” to change. "
        "Did you mean “titles-are-short”?"
    ]
    assert done.returncode == 2


def test_an_option_of_a_rule_of_a_package_is_changed_in_one_line(kit: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.protocol").write_text(PROTOCOL, "utf-8")
    options = "select: [titles-are-short]\noptions: {{titles-are-short: {{{}}}}}\n"
    (tmp_path / ".notelint.yaml").write_text(options.format("characters: 90"), "utf-8")
    done = notelint("--quiet", "notes.protocol", site=kit, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (tmp_path / ".notelint.yaml").write_text(options.format("character: 90"), "utf-8")
    done = notelint("--quiet", "--format", "concise", "notes.protocol", site=kit, folder=tmp_path)
    assert ".notelint.yaml:2:30: configuration: there is no key “character” here." in done.stdout
    assert done.returncode == 2


def test_plug_ins_can_be_left_out(kit: Path, tmp_path: Path) -> None:
    (tmp_path / "circle.txt").write_text(PROTOCOL, "utf-8")
    without = notelint("--no-plugins", "--format", "tally", ".", site=kit, folder=tmp_path)
    assert without.returncode == 2
    assert without.stderr.startswith("notelint: there is no format “tally”. ")


# --- what is said of a wrong one --------------------------------------------------------


def test_one_that_cannot_be_imported_is_named_with_its_version_and_the_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_plugin(tmp_path, "minutes-broken", "raise RuntimeError('no licence')")
    found = loaded(tmp_path, monkeypatch)
    assert messages(found) == ["the plug-in minutes-broken 0.3 cannot be loaded: RuntimeError: no licence"]
    assert "text" in found.reporters


def test_a_misspelt_hook_is_named_with_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_plugin(tmp_path, "minutes-misspelt", "def notelint_reader():\n    return []\n")
    found = loaded(tmp_path, monkeypatch)
    assert messages(found) == [
        "the plug-in minutes-misspelt 0.3 has a hook “notelint_reader”, which notelint does not know"
    ]
    assert found.problems[0].help == "Did you mean notelint_readers?"


READER = "class R:\n    name = {name!r}\n    suffixes = ({suffix!r},)\n    read = None\n"
HOOK = "def notelint_readers():\n    return [R()]\n"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "def notelint_readers():\n    raise KeyError('x')\n",
            "the plug-in bad 0.3 failed in notelint_readers: KeyError: 'x'",
        ),
        (
            "def notelint_readers():\n    return 3\n",
            "the plug-in bad 0.3 failed in notelint_readers: TypeError: 'int' object is not iterable",
        ),
        ("def notelint_readers(config):\n    return []\n", "the plug-in bad 0.3 is refused: "),
        (
            f"class R:\n    name = 'r'\n{HOOK}",
            "the plug-in bad 0.3 adds R as a reader, which has no “suffixes”, “read”",
        ),
        ("x = 1\n", "the plug-in bad 0.3 has no hooks"),
        (
            READER.format(name="text", suffix=".r") + HOOK,
            "notelint and the plug-in bad 0.3 both add a reader called “text”",
        ),
        (
            READER.format(name="r", suffix=".txt") + HOOK,
            "the readers “text” and “r” both read .txt files",
        ),
        (
            "import pluggy\n@pluggy.HookimplMarker('notelint')(wrapper=True)\n"
            "def notelint_readers():\n    yield\n",
            "the plug-in bad 0.3 wraps notelint_readers; a plug-in adds, it does not change a run",
        ),
    ],
    ids=["fails", "no list", "argument", "half a reader", "nothing", "name twice", "suffix twice", "wrapper"],
)
def test_one_that_breaks_the_contract_is_named(
    code: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_plugin(tmp_path, "bad", code)
    monkeypatch.delitem(sys.modules, "bad", raising=False)
    found = loaded(tmp_path, monkeypatch)
    (message,) = messages(found)
    assert message.startswith(said)


def test_two_that_add_one_name_are_both_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "class R:\n    name = 'ledger'\n    report = None\ndef notelint_reporters():\n    return [R()]\n"
    make_plugin(tmp_path, "ledger-one", code)
    make_plugin(tmp_path, "ledger-two", code, version="2")
    found = loaded(tmp_path, monkeypatch)
    assert messages(found) == [
        "the plug-in ledger-one 0.3 and the plug-in ledger-two 2 both add a reporter called “ledger”"
    ]
    assert "ledger" in found.reporters


def test_a_marked_hook_counts_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import pluggy\nhookimpl = pluggy.HookimplMarker('notelint')\n"
        "class R:\n    name = 'marked'\n    report = None\n"
        "@hookimpl(specname='notelint_reporters')\ndef notelint_reporters():\n    return [R()]\n"
    )
    make_plugin(tmp_path, "minutes-marked", code)
    found = loaded(tmp_path, monkeypatch)
    assert messages(found) == []
    assert "marked" in found.reporters


def test_a_broken_plug_in_ends_a_run_with_2_and_stops_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    make_plugin(site, "minutes-broken", "import gone_for_good")
    (tmp_path / "plain.txt").write_text("Nothing to see here.\n", "utf-8")
    done = notelint("--isolated", "--quiet", "plain.txt", site=site, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr == ""
    first, second = done.stdout.splitlines()
    assert first.startswith(
        "configuration: the plug-in minutes-broken 0.3 cannot be loaded: ModuleNotFoundError: "
    )
    assert second.startswith("plain.txt: not-a-note: ")


# --- the contract -----------------------------------------------------------------------


def test_notelint_is_its_own_first_plug_in() -> None:
    assert list(builtin.HOOKS) == list(hookspecs.NAMES)
    found = plugins.load(strangers=False)
    assert next(iter(found.reporters)) == "text"
    assert next(iter(found.readers)) == "text"
    assert found.problems == ()


@pytest.mark.parametrize("hook", hookspecs.HOOKS, ids=lambda hook: hook.__name__)
def test_every_hook_is_documented_with_its_signature(hook: object) -> None:
    page = (CHECKOUT / "docs" / "plugins.md").read_text("utf-8")
    assert f"### `{hook.__name__}() -> {inspect.signature(hook).return_annotation}`" in page


def test_every_built_in_is_in_the_list() -> None:
    """A reporter or check in its folder and not in ``builtin.py`` would never be seen."""
    found = plugins.load(strangers=False)
    made = [getattr(reporter, "made", lambda one=reporter: one)() for reporter in found.reporters.values()]
    listed = {type(reporter).__module__ for reporter in made}
    assert [reporter.name for reporter in made] == list(found.reporters)
    for reporter, itself in zip(found.reporters.values(), made, strict=True):
        assert getattr(reporter, "whole_text", False) == getattr(itself, "whole_text", False)
    listed |= {check.__module__ for check in found.checks.values()}
    listed |= {getattr(reader, "__name__", type(reader).__module__) for reader in found.readers.values()}
    for folder, helpers in (
        ("checks", set()),
        ("reporters", {"agenda", "colours", "html_note", "late", "markup", "paths", "snippet", "summary"}),
        ("readers", set()),
    ):
        names = {path.stem for path in (CHECKOUT / "notelint" / folder).glob("[a-z]*.py")} - helpers
        missing = {name for name in names if f"notelint.{folder}.{name}" not in listed}
        assert not missing, f"notelint/builtin.py does not list {missing}"


def test_without_plug_ins_neither_pluggy_nor_the_slow_scan_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys; from notelint import plugins; found = plugins.load(); found.reporters;"
        "print(*[name for name in ('pluggy', 'importlib.metadata') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ""


def test_nothing_is_imported_from_the_folder_of_the_notes(tmp_path: Path) -> None:
    for name in ("json", "argparse", "re2", "ruamel", "pluggy", "notelint_house"):
        (tmp_path / f"{name}.py").write_text("print('imported from the notes')", "utf-8")
    make_plugin(tmp_path, "notelint-house", "print('imported from the notes')")
    (tmp_path / ".notelint.yaml").write_text("profile: lga\n", "utf-8")
    (tmp_path / "plain.txt").write_text("Nothing to see here.\n", "utf-8")
    done = notelint("plain.txt", "--format", "json", folder=tmp_path)
    assert "imported from the notes" not in done.stdout + done.stderr
    assert done.returncode == 3


def test_providers_are_asked_once() -> None:
    asked = []

    def hook() -> list[object]:
        asked.append(1)
        return []

    found = Plugins([Provider("x", {"notelint_readers": hook})])
    assert (found.readers, found.readers) == ({}, {})
    assert len(asked) == 1
