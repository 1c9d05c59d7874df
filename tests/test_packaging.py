"""What is shipped: the wheel holds every rule and schema, and works away from the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import notelint
from notelint import builtin
from notelint.compile import compile_shipped, load_shipped
from notelint.patterns import file_name
from notelint.shipped import shipped
from tests.conftest import project_files
from tests.console import CHECKOUT


def test_the_shipped_folders_are_those_of_the_checkout() -> None:
    for kind in ("rules", "schemas"):
        names = {entry.name for entry in shipped(kind).iterdir()}
        assert names == {entry.name for entry in (CHECKOUT / kind).iterdir()}


def test_importing_notelint_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import notelint; print(*sorted(set(sys.modules) - before))"
    assert python("-c", code, folder=CHECKOUT).stdout.split() == ["notelint"]


def test_the_precommit_hook_takes_the_files_that_notelint_reads() -> None:
    (hook,) = YAML(typ="safe").load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    suffixes = [suffix for reader in builtin.notelint_readers() for suffix in reader.suffixes]
    assert [suffix for suffix in suffixes if not re.search(hook["files"], f"minutes/May{suffix}")] == []
    assert not re.search(hook["files"], "minutes/check.py")


@pytest.mark.slow
def test_the_wheel_holds_every_rule_and_schema(wheel: Path) -> None:
    folders = ("rules/", "schemas/")
    tracked = {f"notelint/_data/{name}" for name in project_files() if name.startswith(folders)}
    assert tracked
    assert {name for name in names(wheel) if name.startswith("notelint/_data/")} == {
        *tracked,
        "notelint/_data/compiled.json",
        f"notelint/_data/{file_name()}",
    }


@pytest.mark.slow
def test_the_wheel_holds_the_rules_ready_made(wheel: Path) -> None:
    assert zipfile.ZipFile(wheel).read("notelint/_data/compiled.json") == compile_shipped(load_shipped())


# Counts what re compiles in a run; with "plain" the patterns that were shipped are not used.
_COMPILED = """
import re, sys
from importlib import import_module
import notelint.patterns
if sys.argv.pop(1) == "plain":
    notelint.patterns.SHIPPED = notelint.patterns.Book()
compiler, counted = import_module("re._compiler"), []
plain = compiler.compile
compiler.compile = lambda *given: counted.append(given) or plain(*given)
from notelint.cli import main
status = main(sys.argv[1:])
print(status, len(counted), file=sys.stderr)
"""


@pytest.mark.slow
def test_the_installed_wheel_compiles_few_patterns_and_finds_the_same(installed: Path, minutes: Path) -> None:
    notes = ["--no-cache", "--jobs", "1", "board-note.txt", "board-note-faulty.txt"]
    shipped, plain = (
        run(installed / "python", "-c", _COMPILED, kind, *notes, folder=minutes)
        for kind in ("shipped", "plain")
    )
    assert "weekday-fits-date" in shipped.stdout
    assert shipped.stdout == plain.stdout
    status, compiled = map(int, shipped.stderr.split())
    assert (status, compiled < 100) == (1, True)
    assert int(plain.stderr.split()[1]) > 5 * compiled


@pytest.mark.slow
def test_the_wheel_holds_every_module_and_nothing_besides(wheel: Path) -> None:
    tracked = {name for name in project_files() if name.startswith("notelint/")}
    packed = names(wheel)
    assert tracked - packed == set()
    assert {name.split("/")[0] for name in packed} == {
        "notelint",
        f"notelint-{notelint.__version__}.dist-info",
    }


@pytest.mark.slow
def test_the_unpacked_wheel_reads_its_own_rules(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    code = "from notelint.shipped import shipped; print(shipped('rules'))"
    assert python("-c", code, folder=tmp_path, path=site).stdout.strip() == str(site / "notelint/_data/rules")


@pytest.mark.slow
def test_the_wheel_reads_its_rules_from_within_a_zip(wheel: Path, tmp_path: Path) -> None:
    code = "from notelint.shipped import shipped; print(len(list(shipped('rules').iterdir())) > 0)"
    assert python("-c", code, folder=tmp_path, path=wheel).stdout.strip() == "True"


@pytest.mark.slow
def test_the_installed_wheel_works_outside_the_checkout(installed: Path, minutes: Path) -> None:
    fine = run(installed / "notelint", "board-note.txt", folder=minutes)
    assert (fine.returncode, fine.stderr) == (0, "")
    faulty = run(installed / "notelint", "--format", "concise", "board-note-faulty.txt", folder=minutes)
    assert faulty.returncode == 1
    assert "weekday-fits-date" in faulty.stdout


@pytest.mark.slow
def test_the_examples_of_the_installed_rules_hold(installed: Path, minutes: Path) -> None:
    tested = run(installed / "notelint", "test", folder=minutes)
    assert tested.returncode == 0, tested.stdout + tested.stderr


@pytest.mark.slow
def test_the_installed_wheel_checks_a_note_without_yaml_schemas_or_plug_ins(
    installed: Path, minutes: Path
) -> None:
    code = (
        "import sys; from notelint.cli import main; status = main(['--quiet', 'board-note.txt'])\n"
        "print(status, *{'ruamel', 'jsonschema', 'pluggy', 'importlib.metadata'} & set(sys.modules))"
    )
    warm = run(installed / "python", "-c", code, folder=minutes)
    assert (warm.stdout, warm.stderr) == ("0\n", "")


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder away from the checkout with the example notes."""
    folder = tmp_path_factory.mktemp("minutes")
    for name in ("board-note.txt", "board-note-faulty.txt"):
        (folder / name).write_bytes((CHECKOUT / "examples" / name).read_bytes())
    return folder


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in ``folder``."""
    words = [str(word) for word in command]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        words, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


def names(wheel: Path) -> set[str]:
    """Return the names of the files in a wheel."""
    return {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}


def python(*arguments: str, folder: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run this Python in ``folder``, with ``path`` in front of all that is installed."""
    env = os.environ | {"PYTHONPATH": str(path)} if path else dict(os.environ)
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=env, capture_output=True, text=True, check=True
    )
