"""The recipes of ``docs/in-ci.md`` and the action, run as the servers would run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import junitparser
import pytest

from notelint import __version__
from notelint.initial import ci_text
from tests.conftest import git
from tests.console import CHECKOUT, MACHINE, blocks
from tests.runner import ADDRESS, RELEASE, Runner, load, new_runner
from tests.test_precommit import FAULTY, FINE, NO_INDEX

PAGE = CHECKOUT / "docs" / "in-ci.md"
RECIPES = {block.file: block for block in blocks(PAGE.read_text("utf-8")) if block.file is not None}
WORKFLOWS = sorted(name for name in RECIPES if name.startswith(".github/"))
HOOKS = sorted(name for name in RECIPES if name.endswith(".pre-commit-config.yaml"))


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A machine with a repository of fictional minutes, all of them fine."""
    folder = tmp_path / "repository"
    repository(folder)
    return new_runner(tmp_path, folder)


def repository(folder: Path) -> None:
    """Write a folder of minutes and the recipes."""
    for name, block in RECIPES.items():
        write(folder / name, block.text)
    write(folder / "minutes" / "March.txt", FINE)
    write(folder / "archive" / "2026 minutes" / "January 14.txt", FINE)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_every_recipe_is_known_here() -> None:
    """A new recipe on the page needs a test that runs it."""
    assert set(RECIPES) == {
        *(f".github/workflows/notes{kind}.yml" for kind in ("", "-by-hand", "-scan")),
        ".gitlab-ci.yml",
        *("check-notes.sh", "fetch-notelint.sh", "install-notelint.sh"),
        *(f"{folder}.pre-commit-config.yaml" for folder in ("", "all-notes/", "local/", "shared-out/")),
    }
    assert {block.info for block in blocks(PAGE.read_text("utf-8")) if block.file is None} <= {"console"}


def test_every_recipe_names_the_version_there_is() -> None:
    named = {
        version
        for name, block in RECIPES.items()
        for version in re.findall(r"(?:notelint@v|rev: v|version=)(\S+)", block.text)
    }
    assert {version.strip('"') for version in named} == {__version__, "$version"}


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.gitlab-ci", [".gitlab-ci.yml"]),
        ("vendor.github-actions", ["action.yml"]),
    ],
)
def test_each_is_as_its_published_schema_says(schema: str, names: list[str], tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema")
    for name in names:
        text = RECIPES[name].text if name in RECIPES else (CHECKOUT / name).read_text("utf-8")
        write(tmp_path / name, text)
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *names],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", HOOKS)
def test_each_hook_is_as_pre_commit_takes_it(name: str, tmp_path: Path) -> None:
    file = tmp_path / "hooks.yaml"
    file.write_text(RECIPES[name].text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_hook_of_init_is_the_one_on_the_page(runner: Runner) -> None:
    folder = runner.folder / "local" / "fresh"
    folder.mkdir()
    subprocess.run(
        [sys.executable, "-m", "notelint", "init"],
        cwd=folder,
        env=runner.env,
        check=True,
        capture_output=True,
    )
    hook = load(folder / ".pre-commit-config.yaml")
    assert hook == load(runner.folder / "local/.pre-commit-config.yaml")


def test_the_workflow_of_init_checks_all_notes(runner: Runner) -> None:
    workflow = runner.folder / ".github" / "workflows" / "init.yml"
    workflow.write_text(ci_text(), "utf-8")
    assert runner.workflow(workflow)
    write(runner.folder / "elsewhere" / "June.txt", FAULTY)
    assert not runner.workflow(workflow)


# --- GitHub -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", WORKFLOWS)
@pytest.mark.parametrize("where", ["minutes/April 12.txt", None])
def test_workflow(name: str, where: str | None, runner: Runner) -> None:
    if where is not None:
        write(runner.folder / where, FAULTY)
    passed = runner.workflow(runner.folder / name)
    assert passed == (where is None), runner.ran
    marked = [line for ran in runner.ran for line in ran.output.splitlines() if line.startswith("::")]
    assert bool(marked) == (where is not None)
    if where is not None:
        assert marked[0].startswith("::error file=minutes/April 12.txt,line=10,")
    for ran in runner.ran:
        if ran.name.startswith(("actions/upload", "github/codeql")):
            assert ran.status == 0, "what is to be uploaded is there, passed or not"


def test_the_scan_sees_both_folders_and_warnings_and_uploads_sarif(runner: Runner) -> None:
    note = FINE.replace("was available", "was was available")
    assert note != FINE
    write(runner.folder / "archive" / "2026 minutes" / "May.txt", note)
    assert not runner.workflow(runner.folder / ".github/workflows/notes-scan.yml")
    name = runner.given["github/codeql-action/upload-sarif"]["sarif_file"]
    sarif = json.loads((runner.folder / name).read_text("utf-8"))
    schema = json.loads((CHECKOUT / "tests/schemas/sarif-schema-2.1.0.json").read_text("utf-8"))
    jsonschema.validate(sarif, schema)
    (run,) = sarif["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["no-doubled-words"]
    assert len(run["artifacts"]) == 3
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (
        "archive/2026%20minutes/May.txt"
    )


def test_the_action_without_inputs_checks_the_whole_repository(runner: Runner) -> None:
    write(runner.folder / "elsewhere" / "June.txt", FAULTY)
    assert not runner.action({})
    assert "file=elsewhere/June.txt" in runner.ran[-1].output
    assert runner.installed == [str(CHECKOUT)]


@pytest.mark.parametrize("version", [__version__, f"v{__version__}"])
def test_the_action_takes_another_version(version: str, runner: Runner) -> None:
    assert runner.action({"version": version, "paths": "minutes"})
    assert runner.installed == [RELEASE]


def test_a_version_that_is_not_there_fails_the_job(runner: Runner) -> None:
    assert not runner.action({"version": "99.0"})
    assert [ran.name for ran in runner.ran] == ["Install notelint"]


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"paths": "minutes"}, 1),
        ({"paths": "minutes", "args": "--fail-on never"}, 0),
        ({"paths": "minutes", "args": "\n  --select  no-doubled-words\n --fail-on warning\n"}, 1),
        ({"paths": "minutes", "args": "--select plain-latin"}, 0),
        ({"paths": "gone"}, 2),
        ({"paths": "empty"}, 3),
        ({"paths": "minutes", "args": "--fali-on never"}, 2),
    ],
    ids=["faults", "report only", "two lines of options", "one rule", "gone", "no notes", "misspelt"],
)
def test_the_action_ends_as_notelint_does(inputs: dict[str, str], status: int, runner: Runner) -> None:
    write(runner.folder / "minutes" / "March.txt", FAULTY)
    (runner.folder / "empty").mkdir()
    assert runner.action(inputs) == (status == 0)
    assert runner.ran[-1].status == status, runner.ran[-1].output


@pytest.mark.parametrize(
    "words", ["$(touch broken-in)", "`touch broken-in`", "; touch broken-in", "*", '"', "a b", "-rf", "--fix"]
)
def test_no_input_runs_anything(words: str, runner: Runner) -> None:
    runner.action({"paths": f"minutes\n{words}", "args": "--quiet", "sarif": f"{words}.sarif"})
    assert not (runner.folder / "broken-in").exists()
    assert runner.ran[-1].status == 2
    assert (runner.folder / "minutes" / "March.txt").read_text("utf-8") == FINE


# --- GitLab -----------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "status"), [(FINE, 0), (FAULTY, 1)], ids=["fine", "faulty"])
def test_gitlab(text: str, status: int, runner: Runner) -> None:
    write(runner.folder / "minutes" / "March.txt", text)
    (job,) = load(runner.folder / ".gitlab-ci.yml").values()
    ran = runner.script([*job["before_script"], *job["script"]])
    assert ran.status == status, ran.output
    report = json.loads((runner.folder / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    schema = json.loads((CHECKOUT / "tests/schemas/gitlab-code-quality.schema.json").read_text("utf-8"))
    jsonschema.validate(report, schema)
    assert bool(report) == bool(status)
    assert job["artifacts"]["when"] == "always"
    assert ("weekday-fits-date" in ran.output) == bool(status)


# --- A shell script ---------------------------------------------------------------------


def test_the_shell_script_installs_once_and_ends_as_notelint_does(runner: Runner) -> None:
    for text, status in ((FINE, 0), (FAULTY, 1)):
        write(runner.folder / "minutes" / "March.txt", text)
        ran = runner.script(["sh check-notes.sh"])
        assert ran.status == status, ran.output
        suites = junitparser.JUnitXml.fromfile(str(runner.folder / "notelint.xml"))
        assert bool(suites.failures) == bool(status)
    assert runner.installed == [RELEASE]


@pytest.mark.slow
def test_the_scripts_install_the_real_thing(checkout_copy: Path, tmp_path: Path) -> None:
    """With git, pip and venv as they are; only the address of the project leads to a copy of the checkout."""
    copy, folder = tmp_path / "notelint", tmp_path / "repository"
    shutil.copytree(checkout_copy, copy)
    git(copy, "tag", f"v{__version__}")
    repository(folder)
    env = {name: value for name, value in os.environ.items() if not MACHINE.fullmatch(name)} | {
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "NOTELINT_CACHE_DIR": "",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.file://{copy}.insteadOf",
        "GIT_CONFIG_VALUE_0": ADDRESS,
    }

    def sh(command: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            ["sh", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=False
        )
        if done.returncode and any(sign in done.stdout + done.stderr for sign in NO_INDEX):
            pytest.skip("pip reaches no package index here")
        return done

    checked = sh("sh check-notes.sh")
    assert (checked.returncode, checked.stdout) == (0, "No violations in 1 note.\n"), checked.stderr

    sh('python3 -m venv "$HOME/pip"')
    fetched = sh('PATH="$HOME/pip/bin:$PATH" sh -e fetch-notelint.sh')
    assert fetched.returncode == 0, fetched.stdout + fetched.stderr
    env["PIP_INDEX_URL"] = "http://127.0.0.1:9/"  # nobody answers there
    installed = sh("sh -e install-notelint.sh")
    assert installed.returncode == 0, installed.stdout + installed.stderr
    assert sh("notelint-tools/bin/notelint minutes").stdout == "No violations in 1 note.\n"
