"""Where the reports of a run go: each format with its file, one of them to standard output."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, TextIO

from notelint.arguments import near
from notelint.errors import UsageError
from notelint.formats import WIDEST, Reporter, ReportOptions
from notelint.report import Report, severity_named
from notelint.reporters.summary import error_line
from notelint.streams import OutputError, has_colour, tell, write_out
from notelint.terminal import columns, has_links

if TYPE_CHECKING:
    from notelint.witness import Witness

# What people read at a terminal has the terminal's encoding; all else is UTF-8.
_FOR_PEOPLE = ("text", "concise", "grouped")


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file it goes to; None and ``-`` stand for standard output."""

    format: str
    path: str | None = None

    @property
    def target(self) -> str | None:
        """The file with its links followed, None for standard output."""
        return None if self.path in (None, "-") else os.path.realpath(str(self.path))


def outputs_of(arguments: Namespace, reporters: Mapping[str, Reporter]) -> tuple[Output, ...]:
    """Return the outputs that the command line asks for; raise ``UsageError`` if they do not fit together."""
    outputs = paired(arguments.outputs or ())
    for output in outputs:
        if output.format not in reporters:
            message = f"there is no format “{output.format}”."
            raise UsageError(message, hint=near(output.format, list(reporters)))
    for one, other in combinations(outputs, 2):
        if one.target == other.target:
            where, hint = "standard output", "Put --output FILE behind all but one."
            if one.target is not None:
                where, hint = f"“{other.path}”", "Give each its own file."
            both = f"--format {one.format} and --format {other.format}"
            raise UsageError(f"{both} would both go to {where}.", hint=hint)
    return outputs


def paired(given: Sequence[tuple[str, str]]) -> tuple[Output, ...]:
    """Return formats with their files: each ``--output`` belongs to the ``--format`` before it.

    ``given`` are the two options in the order of the command line. One of each
    belong together whatever their order; without a format it is text.
    """
    formats = [value for option, value in given if option == "format"]
    files = [value for option, value in given if option == "output"]
    if len(formats) < 2 and len(files) < 2:
        return (Output(formats[0] if formats else "text", files[0] if files else None),)
    outputs: list[Output] = []
    for option, value in given:
        if option == "format":
            outputs.append(Output(value))
        elif not outputs:
            raise UsageError(
                f"--output “{value}” stands before any --format.",
                hint="With several outputs each --output goes behind its --format.",
            )
        elif outputs[-1].path is not None:
            raise UsageError(
                f"--format {outputs[-1].format} has two outputs, “{outputs[-1].path}” and “{value}”.",
                hint="Put a --format before each --output.",
            )
        else:
            outputs[-1] = Output(outputs[-1].format, value)
    return tuple(outputs)


def write_all(
    outputs: Sequence[Output],
    report: Report,
    reporters: Mapping[str, Reporter],
    arguments: Namespace,
    witness: Witness | None = None,
) -> bool:
    """Write a report in all its formats and return whether all could be written.

    A file that cannot be written does not stop the others. If it was to be the
    only output, the report goes to standard output instead. ``witness`` hears
    what is written there.
    """
    whole = True
    for output in outputs:
        options = ReportOptions(
            colour=output.path is None and has_colour(sys.stdout, arguments.colour),
            quiet=arguments.quiet,
            statistics=arguments.statistics,
            fail_on=None if arguments.fail_on == "never" else severity_named(arguments.fail_on),
            links=output.path is None and arguments.colour != "never" and has_links(sys.stdout),
            columns=columns(sys.stdout, WIDEST) if output.path is None else WIDEST,
        )
        write: Callable[[TextIO], None] = partial(reporters[output.format].report, report, options=options)
        if witness is not None and output.path is None:
            write = witness.listening(write)
        for_programs = output.format not in _FOR_PEOPLE
        try:
            write_out(output.path, write, utf8=for_programs)
        except OutputError as error:
            if output.path is None:
                raise
            whole = False
            if len(outputs) > 1:
                tell(error_line(error))
            else:
                tell(f"{error_line(error)} The report follows here.")
                write_out(None, write, utf8=for_programs)
    return whole
