"""The command line: its commands and options, and errors that name the nearest one."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from notelint.parser import InOrder, OneOf, Parser, add_as_of, add_colour, add_settings, jobs, new_parser
from notelint.parser import near as near
from notelint.parser import words_of as words_of
from notelint.violation import Severity

# What the words behind the options of a command are, in their order.
_WORDS = {
    "show": ("file", "selector"),
    "rules": ("rule", "file"),
    "waive": ("place", "rule"),
    "config": ("file",),
    "init": ("folder",),
    "completion": ("shell",),
}
SUMMARIES = {
    "check": "check notes",
    "rules": "list the rules, or explain one",
    "show": "what notelint understood of a note",
    "test": "run the examples that rules carry",
    "waive": "let a violation pass, with a reason",
    "config": "the settings in force, each with its place",
    "init": "write settings that fit the notes there are",
    "completion": "complete the command line in a shell",
}
COMMANDS = tuple(SUMMARIES)
SEVERITIES = tuple(severity.word for severity in sorted(Severity, reverse=True))

_CHECK_HELP = """\
Check draft notes and minutes of meetings.

notelint reads a note, works out its items, people, decisions and actions, and
holds them against rules. A folder is searched for notes; "-" reads standard
input; with no path the current folder is searched.

commands:
  notelint [check] [PATHS]       check notes
  notelint rules [RULE]          list the rules, or explain one
  notelint show FILE [SELECTOR]  what notelint understood of a note
  notelint test [RULE FILES]     run the examples that rules carry
  notelint waive FILE:LINE RULE  let a violation pass, with a reason
  notelint config [FILE]         the settings in force, each with its place
  notelint init [FOLDER]         write settings that fit the notes there are
  notelint completion SHELL      let bash, zsh, fish or PowerShell complete it
  (for help on one: notelint rules --help)
"""
_CHECK_EPILOG = """\
examples:
  notelint draft.txt                       one note
  notelint minutes/                        all notes of a folder
  notelint --profile council draft.txt     by the rules for English councils
  notelint --rules house-rules/ draft.txt  with rules of your own
  notelint --format json -o report.json .  a report for another program
  notelint --format html -o report.html .  a page with the notes and what was found
  notelint --diff draft.txt                what could be mended; --fix mends it
  notelint check rules                     a file or folder called like a command

exit status: 0 nothing at or above --fail-on; 1 violations; 2 something could
not be used or read (the rest is still checked); 3 nothing that is a note.
"""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the command and its options; raise ``UsageError`` for what does not exist.

    The first word is a command if it is called like one; all else are paths to
    check. ``--help`` and ``--version`` print and raise ``SystemExit``.
    """
    command, rest = "check", list(argv)
    if rest and rest[0] in COMMANDS:
        command, rest = rest[0], rest[1:]
    parser = parser_of(command)
    # A word after the options is a path as well; everything behind "--" is one.
    behind: list[str] = []
    if "--" in rest:
        at = rest.index("--")
        rest, behind = rest[:at], rest[at + 1 :]
    # An option with its own words would otherwise end the list of paths.
    arguments = parser.parse_intermixed_args(rest)
    arguments.command = command
    if behind:
        _add_behind(parser, arguments, behind)
    return arguments


def parser_of(command: str) -> Parser:
    """Return the parser of a command."""
    if command == "check":
        return _check_parser()
    # Most runs are checks.
    from notelint.parsers import PARSERS

    return PARSERS[command]()


def _add_behind(parser: argparse.ArgumentParser, arguments: argparse.Namespace, words: list[str]) -> None:
    if arguments.command == "check":
        arguments.paths = [*arguments.paths, *words]
    elif arguments.command == "completion" and arguments.complete:
        arguments.words = words
    elif arguments.command == "test":
        arguments.files = [*arguments.files, *words]
    else:
        names = _WORDS[arguments.command]
        for word in words:
            free = next((name for name in names if getattr(arguments, name) is None), None)
            if free is None:
                parser.error(f"unrecognized arguments: {word}")
            setattr(arguments, free, word)


def _check_parser() -> Parser:
    parser = new_parser("notelint", _CHECK_HELP, _CHECK_EPILOG, "%(prog)s [check] [OPTIONS] [PATHS]...")
    parser.add_argument("paths", nargs="*", metavar="PATHS", help="notes, or folders to search for notes")
    output = parser.add_argument_group("output")
    output.add_argument(
        "--format",
        action=InOrder,
        metavar="FORMAT",
        help="text (default), concise, grouped, json, jsonl, sarif, github, gitlab, junit, rdjson, "
        "checkstyle or html; may be repeated, each with its --output",
    )
    output.add_argument(
        "-o",
        "--output",
        action=InOrder,
        metavar="FILE",
        help="write the report to a file; of several the one of the --format before it",
    )
    parser.set_defaults(outputs=None)
    output.add_argument("-q", "--quiet", action="store_true", help="no sums, only what was found")
    output.add_argument("--statistics", action="store_true", help="how often each rule reported")
    add_colour(output)
    chosen = parser.add_argument_group("rules")
    add_settings(chosen)
    chosen.add_argument("--select", action="append", metavar="RULES", help="only these rules: a,b,c")
    chosen.add_argument("--ignore", action="append", metavar="RULES", help="all but these rules: a,b,c")
    status = parser.add_argument_group("severity and exit status")
    status.add_argument(
        "--fail-on",
        default="error",
        type=OneOf(*SEVERITIES, "never"),
        metavar="SEVERITY",
        help="exit with 1 from this severity on: error (default), warning, advice or never",
    )
    status.add_argument(
        "--min-severity",
        default="advice",
        type=OneOf(*SEVERITIES),
        metavar="SEVERITY",
        help="leave out what matters less: error, warning or advice (default)",
    )
    mending = parser.add_argument_group("mending")
    mending.add_argument(
        "--fix", action="store_true", help="mend what can be mended without changing what is said"
    )
    mending.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="with --fix or --diff: also what a person should look at",
    )
    mending.add_argument(
        "--diff", action="store_true", help="show what --fix would change, and change nothing"
    )
    passing = parser.add_argument_group("letting pass")
    passing.add_argument("--baseline", metavar="FILE", help="report only what is not in this baseline")
    passing.add_argument(
        "--write-baseline",
        action="store_true",
        help="write what is found to the baseline (else to notelint-baseline.json): from now on it passes",
    )
    add_as_of(passing)
    files = parser.add_argument_group("files")
    files.add_argument("--stdin-filename", metavar="NAME", help="the name of what standard input holds")
    files.add_argument("--skip-unrecognised", action="store_true", help="pass over files that are no notes")
    files.add_argument(
        "--jobs",
        type=jobs,
        metavar="N",
        help="check with so many processes; 1: with no other (default: as many as save time)",
    )
    files.add_argument(
        "--no-cache", action="store_true", help="use nothing that earlier runs have kept, and keep nothing"
    )
    files.add_argument(
        "--watch", action="store_true", help="check each note again when it is saved, until Ctrl-C"
    )
    return parser
