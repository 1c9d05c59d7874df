"""Whether this installation can be measured, and what there is to know of it."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.timing import clean
from benchmarks.world import NOTELINT

_WHERE = "import notelint, os; print(os.path.dirname(notelint.__file__))"
_COMPILED = (
    "import os; from importlib.util import cache_from_source as kept, find_spec; "
    "print(os.path.exists(kept(find_spec('notelint.cli').origin)))"
)


def unfit() -> str | None:
    """Return why this installation would be measured as slower than it is, or None."""
    if sys.platform == "win32":
        return "processor time is measured on Linux and macOS only."
    if sys.flags.dont_write_bytecode or os.environ.get("PYTHONDONTWRITEBYTECODE"):
        return "byte-code is off: unset PYTHONDONTWRITEBYTECODE."
    place = _said(_WHERE)
    if place is None or not os.path.exists(NOTELINT):
        return "notelint is not installed beside this Python: pip install the wheel into a new environment."
    if not os.path.isdir(os.path.join(place, "_data")):
        return "this is an editable installation: pip install the wheel into a new environment."
    if _said(_COMPILED) != "True":
        return f"there is no byte-code beside notelint: python -m compileall {place}"
    return None


def _said(program: str) -> str | None:
    """Return what the installed notelint says to a program, None if it cannot be asked."""
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", program], capture_output=True, text=True, env=clean(), check=False
    )
    return done.stdout.strip() if done.returncode == 0 else None


def machine() -> str:
    """Return what this runs on: no name of it, only its kind."""
    processors = os.cpu_count() or 1
    return f"{platform.system()}, {platform.machine()}, {processors} processors ({_model()})"


def _model() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        told = []
    models = (line.partition(":")[2].strip() for line in told if line.startswith("model name"))
    return next(models, platform.processor() or "unknown")


def versions() -> Iterator[tuple[str, str]]:
    """Yield what notelint runs with."""
    yield "Python", f"{platform.python_implementation()} {platform.python_version()}"
    for name in ("notelint", "google-re2", "ruamel.yaml", "jsonschema", "pyperf"):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not installed"


def hooks() -> list[str]:
    """Return the files in this Python's folder that run code at each start: they slow ``-c pass`` too."""
    folder = Path(sysconfig.get_path("purelib"))
    found = []
    for path in sorted(folder.glob("*.pth")):
        lines = path.read_text("utf-8", "replace").splitlines()
        if any(line.startswith(("import ", "import\t")) for line in lines):
            found.append(path.name)
    return found
