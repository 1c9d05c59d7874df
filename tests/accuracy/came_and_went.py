"""Which findings in real notes came and which went since a revision of the project."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.accuracy.corpus import Finding, survey

_CHECKOUT = Path(__file__).parent.parent.parent


def came_and_went(corpus: Path, revision: str) -> Iterator[str]:
    """Yield a line for each finding that only ``revision`` or only the working tree reports."""
    with TemporaryDirectory() as folder:
        command = ["git", "-C", str(_CHECKOUT), "archive", revision]
        archive = subprocess.run(command, capture_output=True, check=True).stdout
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        before = set(survey(corpus, Path(folder)).findings)
    after = set(survey(corpus, _CHECKOUT).findings)
    yield from (_line("-", one) for one in sorted(before - after))
    yield from (_line("+", one) for one in sorted(after - before))
    yield f"{len(before - after)} findings went, {len(after - before)} came, {len(before & after)} stayed\n"


def _line(sign: str, one: Finding) -> str:
    return f"{sign} {one.file}:{one.line}:{one.column}: {one.severity}: {one.rule}: {one.message}\n"
