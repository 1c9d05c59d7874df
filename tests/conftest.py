"""What all tests share: a scrubbed environment, and a copy of the checkout as git would give it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.console import CHECKOUT, MACHINE


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's caches out of the tests and the machine's settings out of what is printed."""
    with pytest.MonkeyPatch.context() as patch:
        for name in filter(MACHINE.fullmatch, list(os.environ)):
            patch.delenv(name)
        patch.setenv("NOTELINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def checkout_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with one commit: the checkout as it stands, uncommitted work included."""
    copy = tmp_path_factory.mktemp("checkout") / "notelint"
    for name in project_files():
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(CHECKOUT / name, target)
    git(copy, "init", "--quiet")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "--message", "The working tree")
    return copy


@pytest.fixture(scope="session")
def wheel(checkout_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the checkout, built with the libraries of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=checkout_copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert build.returncode == 0, build.stdout + build.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a new environment into which pip installed the wheel."""
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    pip = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "--quiet", str(wheel)],
        cwd=home,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if pip.returncode and "No matching distribution" in pip.stderr:
        pytest.skip("pip reaches no package index here")
    assert pip.returncode == 0, pip.stderr
    return scripts


def project_files() -> list[str]:
    """Return the files of the project: tracked, or new and not ignored; skip without git."""
    if shutil.which("git") is None or not (CHECKOUT / ".git").exists():
        pytest.skip("the list of the project's files needs git and a checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    return sorted({name for name in listed if name and (CHECKOUT / name).is_file()})


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git in ``folder`` as a clerk with no settings of their own."""
    return subprocess.run(
        [
            "git",
            "-c",
            "user.name=Clerk",
            "-c",
            "user.email=clerk@example.org",
            "-c",
            "core.autocrlf=false",
            *arguments,
        ],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
    )
