"""A small stand-in for the runners of CI servers: the steps of a workflow file, as bash runs them.

Only what the recipes in ``docs/in-ci.md`` and ``action.yml`` use is known; all else is refused.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from notelint import __version__
from tests.console import CHECKOUT, environment

ADDRESS = "https://github.com/OWNER/notelint"
RELEASE = f"git+{ADDRESS}@v{__version__}"
_EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")
# What GitHub calls for each “shell:”, and without one.
_SHELLS = {
    "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
    None: ["bash", "-e"],
}


@dataclass(frozen=True, slots=True)
class Ran:
    """A step that was run."""

    name: str
    status: int
    output: str


@dataclass(slots=True)
class Runner:
    """A machine: a repository in ``folder`` and what a step finds around itself.

    ``programs`` holds a Python whose environments and packages are pretended: ``pip install`` of this
    checkout, or of its release at the project's address, puts ``notelint`` in place and writes down what
    was asked for.
    """

    folder: Path
    programs: Path
    env: dict[str, str]
    ran: list[Ran] = field(default_factory=list)
    given: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def installed(self) -> list[str]:
        """What pip was asked to install."""
        log = self.programs / "installed"
        return log.read_text("utf-8").splitlines() if log.exists() else []

    def workflow(self, path: Path) -> bool:
        """Run the jobs of a workflow of GitHub; return whether all steps passed."""
        passed = True
        for job in load(path)["jobs"].values():
            passed &= self._steps(job["steps"], {})
        return passed

    def action(self, given: Mapping[str, Any]) -> bool:
        """Run the steps of ``action.yml`` with these inputs; return whether all passed."""
        action = load(CHECKOUT / "action.yml")
        assert set(given) <= set(action["inputs"]), "an input that the action does not have"
        inputs = {name: entry["default"] for name, entry in action["inputs"].items()} | dict(given)
        return self._steps(
            action["runs"]["steps"], {f"inputs.{name}": value for name, value in inputs.items()}
        )

    def script(
        self, commands: list[str], shell: str | None = "bash", name: str = "script", **env: str
    ) -> Ran:
        """Run commands as one script."""
        file = self.programs / "script.sh"
        file.write_text("\n".join(commands) + "\n", "utf-8")
        done = subprocess.run(
            [*_SHELLS[shell], str(file)],
            cwd=self.folder,
            env=self.env | env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.ran.append(Ran(name, done.returncode, done.stdout))
        return self.ran[-1]

    def _steps(self, steps: list[dict[str, Any]], context: dict[str, str]) -> bool:
        context |= {
            "github.action_path": str(CHECKOUT),
            "github.action_repository": "OWNER/notelint",
            "github.server_url": "https://github.com",
        }
        passed = True
        for step in steps:
            condition = step.get("if", "success()")
            assert condition in ("success()", "${{ !cancelled() }}")
            if passed or condition != "success()":
                passed &= self._step(step, context)
        return passed

    def _step(self, step: dict[str, Any], context: dict[str, str]) -> bool:
        if "uses" in step:
            return self._uses(step, context)
        assert not _EXPRESSION.search(step["run"]), "what comes from outside does not belong into a script"
        output = self.programs / "output"
        output.write_text("", "utf-8")
        env = {name: filled(value, context) for name, value in step.get("env", {}).items()}
        name = step.get("name", step["run"])
        ran = self.script([step["run"]], step.get("shell"), name, GITHUB_OUTPUT=str(output), **env)
        for line in output.read_text("utf-8").splitlines():
            key, _, value = line.partition("=")
            context[f"steps.{step['id']}.outputs.{key}"] = value
        return ran.status == 0

    def _uses(self, step: dict[str, Any], context: dict[str, str]) -> bool:
        name, _, version = step["uses"].partition("@")
        given = {key: filled(value, context) for key, value in step.get("with", {}).items()}
        self.given[name] = given
        if name == "OWNER/notelint":
            assert version == f"v{__version__}"
            return self.action(given)
        if name == "actions/setup-python":
            context[f"steps.{step.get('id')}.outputs.python-path"] = str(self.programs / "python")
        elif name in ("actions/upload-artifact", "github/codeql-action/upload-sarif"):
            file = self.folder / given[{"actions/upload-artifact": "path"}.get(name, "sarif_file")]
            self.ran.append(Ran(name, 0 if file.is_file() else 1, ""))
            return file.is_file()
        else:
            assert name == "actions/checkout"
        return True


def load(path: Path) -> Any:
    """Return what a YAML file says."""
    return YAML(typ="safe", pure=True).load(path.read_text("utf-8"))


def filled(value: Any, context: Mapping[str, str]) -> str:
    """Return a value with its expressions filled in; one that the context lacks is an error."""
    return _EXPRESSION.sub(lambda match: context[match[1]], str(value))


def new_runner(scratch: Path, folder: Path) -> Runner:
    """Return a machine without notelint, with a Python of ours in front of all others."""
    programs = scratch / "programs"
    programs.mkdir()
    checkout = environment(scratch)
    tool = programs / "the-notelint"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m notelint "$@"\n', "utf-8")
    _script(programs / "pip", _PIP.format(programs=programs, checkout=CHECKOUT, release=RELEASE))
    for name in ("python", "python3"):
        _script(programs / name, _PYTHON.format(programs=programs))
    path = [str(programs), *checkout["PATH"].split(os.pathsep)[1:]]
    # An installed notelint would hide that a recipe forgot to install it.
    path = [part for part in path if not os.path.exists(os.path.join(part, "notelint"))]
    temp = scratch / "runner temp"
    temp.mkdir()
    env = checkout | {"PATH": os.pathsep.join(path), "RUNNER_TEMP": str(temp)}
    env["NOTELINT_CACHE_DIR"] = os.environ["NOTELINT_CACHE_DIR"]  # that of all tests: rules are read once
    return Runner(folder, programs, env)


def _script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}", "utf-8")
    path.chmod(0o755)


_PIP = """\
set -e
[ "$1" = install ]
for what; do :; done
case $what in
    "{checkout}" | "{release}") ;;
    *) echo "there is no $what" >&2; exit 1 ;;
esac
echo "$what" >>"{programs}/installed"
cp "{programs}/the-notelint" "$(dirname "$0")/notelint"
chmod +x "$(dirname "$0")/notelint"
"""
_PYTHON = """\
set -e
case "$1 $2" in
    "-m venv") mkdir -p "$3/bin"; cp "{programs}/python" "{programs}/pip" "$3/bin" ;;
    "-m pip") shift 2; exec "$(dirname "$0")/pip" "$@" ;;
    *) echo "python: $*" >&2; exit 1 ;;
esac
"""
