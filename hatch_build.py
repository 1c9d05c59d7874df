"""Puts rules and patterns into the wheel ready-made, so that no start has to read YAML or compile them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRules(BuildHookInterface[Any]):
    """The build hook: compiles ``rules/``, and patterns, with the very code that is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled rules and patterns to the wheel; a rule that is wrong stops the build.

        An editable install has none: its rules are there to be changed.
        """
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from notelint.compile import compile_shipped, load_shipped
            from notelint.pattern_book import shipped_book
            from notelint.patterns import file_name
        finally:
            sys.path.remove(self.root)
        library = load_shipped()
        self._folder = tempfile.TemporaryDirectory()
        for name, made in (("compiled.json", compile_shipped(library)), (file_name(), shipped_book(library))):
            path = Path(self._folder.name) / name
            path.write_bytes(made)
            build_data["force_include"][str(path)] = f"notelint/_data/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made for the wheel."""
        if version != "editable":
            self._folder.cleanup()
