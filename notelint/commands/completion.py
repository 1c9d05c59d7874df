"""``notelint completion SHELL``: what a shell needs to complete notelint's command line."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from notelint import plugins as plugging
from notelint.arguments import SUMMARIES, near, parser_of
from notelint.completion import SHELLS, Words, answers, script
from notelint.errors import NotelintError, UsageError
from notelint.profile import Library
from notelint.streams import write_out

_EXAMPLE = 'For example, in ~/.bashrc: eval "$(notelint completion bash)"'


def completion(arguments: Namespace) -> int:
    """Print the script for a shell, or answer one; return the exit status."""
    if arguments.complete:
        # A shell that asks while something is typed must never see an error.
        try:
            lines = answers(arguments.words, _parsers(), _words())
        except NotelintError:
            lines = []
        write_out(None, lambda out: out.writelines(line + "\n" for line in lines), utf8=True)
        return 0
    if arguments.shell is None:
        raise UsageError(f"which shell: {', '.join(SHELLS)}?", hint=_EXAMPLE)
    if arguments.shell not in SHELLS:
        raise UsageError(
            f"there is no completion for “{arguments.shell}”.", hint=near(arguments.shell, SHELLS)
        )
    text = script(arguments.shell)
    write_out(None, lambda out: out.writelines((text,)), utf8=True)
    return 0


def _parsers() -> Mapping[str, tuple[str, Callable[[], ArgumentParser]]]:
    return {name: (doc, partial(parser_of, name)) for name, doc in SUMMARIES.items()}


def _words() -> Words:
    return Words(rules=_rules, profiles=_profiles, nodes=_nodes, formats=_formats)


def _rules() -> Mapping[str, str]:
    return {name: rule.summary for name, rule in _library().rules.items()}


def _profiles() -> Mapping[str, str]:
    return {name: profile.summary for name, profile in _library().profiles.items()}


def _library() -> Library:
    from notelint.run import Run, Settings

    return Run(Settings(), plugging.load()).rulesets(os.curdir).library


def _nodes() -> Mapping[str, str]:
    from notelint.check import NODE_TYPES
    from notelint.note.fields import NODES

    return {name: NODES[name].doc if name in NODES else "" for name in sorted(NODE_TYPES - {"note", "word"})}


def _formats(command: str) -> Sequence[str]:
    if command == "show":
        from notelint.commands.show import FORMATS

        return FORMATS
    if command == "config":
        from notelint.commands.config import FORMATS as CONFIG_FORMATS

        return CONFIG_FORMATS
    return tuple(plugging.load().reporters)
