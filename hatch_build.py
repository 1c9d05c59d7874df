"""Puts the shipped rules into the wheel ready-made, so that no start has to read YAML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface[Any]):
    """The build hook: compiles ``rules/`` with the very code that is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled rules to the wheel; a rule that is wrong stops the build.

        An editable install has none: its rules are there to be changed.
        """
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from notelint.compile import compile_shipped
        finally:
            sys.path.remove(self.root)
        self._folder = tempfile.TemporaryDirectory()
        compiled = Path(self._folder.name) / "compiled.json"
        compiled.write_bytes(compile_shipped())
        build_data["force_include"][str(compiled)] = "notelint/_data/compiled.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made for the wheel."""
        if version != "editable":
            self._folder.cleanup()
