"""The command ``notelint``: streams and exit status, nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from notelint.errors import NotelintError, said
from notelint.printable import printable
from notelint.reporters.summary import error_line
from notelint.streams import drop_output, standard, tell

if TYPE_CHECKING:
    from argparse import Namespace

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; the contract has the meaning of each.

    ``argv`` are the words behind the command's name, by default those of the
    process.
    """
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        drop_output()
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return 0
    except NotelintError as error:
        tell(error_line(error))
        return error.exit_status
    except Exception as error:
        drop_output()
        tell(f"notelint: {printable(said(error))}. This is a fault of notelint: please report it.")
        return 2


def _run(argv: Sequence[str]) -> int:
    from notelint.arguments import parse

    standard(sys.stdout)
    try:
        arguments = parse(argv)
    except SystemExit:  # --help and --version, which have printed
        if sys.stdout is not None:
            sys.stdout.flush()
        return 0
    return _command(arguments.command)(arguments)


def _command(name: str) -> Callable[[Namespace], int]:
    """Return the function of a command; only its own modules are imported."""
    if name == "rules":
        from notelint.commands.rules import rules

        return rules
    if name == "show":
        from notelint.commands.show import show

        return show
    if name == "test":
        from notelint.commands.test import test

        return test
    if name == "config":
        from notelint.commands.config import config

        return config
    if name == "init":
        from notelint.commands.init import init

        return init
    if name == "completion":
        from notelint.commands.completion import completion

        return completion
    if name == "waive":
        from notelint.commands.waive import waive

        return waive
    from notelint.commands.check import check

    return check
