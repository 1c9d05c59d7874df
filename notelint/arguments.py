"""The command line: its commands and options, and errors that name the nearest one."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from notelint.parser import InOrder, Parser, add_as_of, add_colour, add_settings, day, new_parser, one_of
from notelint.parser import near as near
from notelint.parser import words_of as words_of
from notelint.violation import Severity

# What the words behind the options of a command are, in their order.
_WORDS = {
    "show": ("file", "selector"),
    "rules": ("rule",),
    "waive": ("place", "rule"),
    "config": ("file",),
    "init": ("folder",),
}
COMMANDS = ("check", "rules", "show", "test", "waive", "config", "init")
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
    parser = _PARSERS[command]()
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


def _add_behind(parser: argparse.ArgumentParser, arguments: argparse.Namespace, words: list[str]) -> None:
    if arguments.command == "check":
        arguments.paths = [*arguments.paths, *words]
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
        type=one_of(*SEVERITIES, "never"),
        metavar="SEVERITY",
        help="exit with 1 from this severity on: error (default), warning, advice or never",
    )
    status.add_argument(
        "--min-severity",
        default="advice",
        type=one_of(*SEVERITIES),
        metavar="SEVERITY",
        help="leave out what matters less: error, warning or advice (default)",
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
    return parser


def _rules_parser() -> Parser:
    examples = (
        "examples:\n  notelint rules\n  notelint rules --profile parish\n  notelint rules item-has-decision\n"
    )
    parser = new_parser("notelint rules", "List the rules, or explain one.", examples)
    parser.add_argument("rule", nargs="?", metavar="RULE", help="the rule to explain")
    add_settings(parser)
    add_colour(parser)
    return parser


def _show_parser() -> Parser:
    examples = (
        "examples:\n  notelint show draft.txt\n  notelint show draft.txt decision\n"
        "  notelint show draft.txt actions --format csv\n  notelint show draft.txt --format json\n"
    )
    parser = new_parser(
        "notelint show", "Show what notelint understood of a note, with the lines it stands in.", examples
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help='the note; "-" reads standard input')
    parser.add_argument(
        "selector", nargs="?", metavar="SELECTOR", help="one kind of part: item, decision, person …"
    )
    parser.add_argument(
        "--format", default="tree", metavar="FORMAT", help="tree (default), json, csv or text"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file")
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name of what standard input holds")
    add_settings(parser)
    add_colour(parser)
    return parser


def _test_parser() -> Parser:
    examples = "examples:\n  notelint test\n  notelint test house-rules/chair-present.yaml\n"
    parser = new_parser(
        "notelint test", "Run the examples that rules carry: the good and the bad ones.", examples
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="RULE FILES",
        help="rule files or folders of them; none: the shipped rules",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="only what fails")
    add_settings(parser)
    add_colour(parser)
    return parser


def _waive_parser() -> Parser:
    examples = (
        "examples:\n"
        "  notelint waive draft.txt:63 item-has-decision --reason 'A talk only.' --who 'Jonah Pike'\n"
        "  notelint waive draft.txt:63 item-has-decision --reason 'A talk only.' --who 'Jonah Pike' \\\n"
        "      --until 2026-09-30\n"
    )
    parser = new_parser(
        "notelint waive", "Let a violation pass: write it to notelint-waivers.yaml, with a reason.", examples
    )
    parser.add_argument("place", nargs="?", metavar="FILE:LINE", help="where it is, as a report says it")
    parser.add_argument("rule", nargs="?", metavar="RULE", help="the rule that reported it")
    parser.add_argument("--reason", metavar="TEXT", help="why it may stay as it is")
    parser.add_argument("--who", metavar="NAME", help="who decided that")
    parser.add_argument(
        "--until", type=day, metavar="DATE", help="the last day: year-month-day; without it, no last day"
    )
    add_as_of(parser)
    add_settings(parser)
    return parser


def _config_parser() -> Parser:
    examples = (
        "examples:\n  notelint config\n  notelint config draft.txt\n"
        "  notelint config draft.txt --format json\n"
    )
    parser = new_parser(
        "notelint config",
        "Show the settings in force for a note, each with the place it came from.",
        examples,
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a note or folder; else the current folder")
    parser.add_argument("--format", default="text", metavar="FORMAT", help="text (default) or json")
    add_settings(parser)
    parser.add_argument("--select", action="append", metavar="RULES", help="only these rules: a,b,c")
    parser.add_argument("--ignore", action="append", metavar="RULES", help="all but these rules: a,b,c")
    parser.add_argument("--baseline", metavar="FILE", help="a baseline")
    add_colour(parser)
    return parser


def _init_parser() -> Parser:
    examples = "examples:\n  notelint init\n  notelint init minutes/\n"
    words = (
        "Write .notelint.yaml for the notes in a folder, and the pre-commit entry; nothing is overwritten."
    )
    parser = new_parser("notelint init", words, examples)
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help="else the current folder")
    parser.add_argument("--no-plugins", action="store_true", help="leave out installed plug-ins")
    return parser


_PARSERS = {
    "check": _check_parser,
    "rules": _rules_parser,
    "show": _show_parser,
    "test": _test_parser,
    "waive": _waive_parser,
    "config": _config_parser,
    "init": _init_parser,
}
