"""What may stand in rule files, given the checks that are there: options and judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from notelint.check import Check
from notelint.judge import Judge
from notelint.options import CheckOptions, options_of


@dataclass(frozen=True)
class Language:
    """The rule language with its checks, by name, and the judges of the structure of files."""

    checks: Mapping[str, CheckOptions]

    @cached_property
    def rules(self) -> Judge:
        """The judge of one rule."""
        from notelint.rule_schema import DIALECT, rule_schema

        whole = rule_schema(self._classes())
        return Judge({"$schema": DIALECT, "$ref": "#/$defs/rule", "$defs": whole["$defs"]})

    @cached_property
    def profiles(self) -> Judge:
        """The judge of a profile file."""
        from notelint.schema import profile_schema

        return Judge(profile_schema())

    @cached_property
    def vocabularies(self) -> Judge:
        """The judge of a vocabulary file."""
        from notelint.schema import vocabulary_schema

        return Judge(vocabulary_schema())

    def _classes(self) -> dict[str, type[Check]]:
        return {name: options.check for name, options in self.checks.items()}


def language(checks: Mapping[str, type[Check]]) -> Language:
    """Return the language with these checks; raise ``PluginError`` if one has an unfit option."""
    return Language({name: options_of(check) for name, check in checks.items()})
