"""The command ``notelint``: streams and exit status, nothing else."""

from __future__ import annotations

import sys

from notelint import again

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; the contract has the meaning of each.

    ``argv`` are the words behind the command's name, by default those of the
    process.
    """
    try:
        words = sys.argv[1:] if argv is None else argv
        name = again.name_of(words)
        told = again.told(name) if name is not None else None
        return _run(words, name) if told is None else _tell(*told)
    except (KeyboardInterrupt, Exception) as error:
        return _ended_by(error)


def _tell(status: int, out: bytes) -> int:
    """Print what a run printed before, and return its exit status."""
    try:
        again.tell(out)
    except OSError as error:
        from notelint.streams import give_up

        give_up(error)
    return status


def _ended_by(error: BaseException) -> int:
    """Say what ended a run early, where there is anything to say, and return its exit status."""
    from notelint.errors import NotelintError, said
    from notelint.printable import printable
    from notelint.reporters.summary import error_line
    from notelint.streams import drop_output, tell

    if isinstance(error, NotelintError):
        tell(error_line(error))
        return error.exit_status
    drop_output()
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return 0
    tell(f"notelint: {printable(said(error))}. This is a fault of notelint: please report it.")
    return 2


def _run(argv: Sequence[str], name: str | None) -> int:
    from notelint.arguments import parse
    from notelint.streams import standard

    standard(sys.stdout)
    try:
        arguments = parse(argv)
        arguments.name = name
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
