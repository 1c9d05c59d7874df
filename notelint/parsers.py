"""The options of every command but ``check``."""

from __future__ import annotations

import argparse

from notelint.parser import Parser, add_as_of, add_colour, add_settings, day, new_parser


def _rules_parser() -> Parser:
    examples = (
        "examples:\n  notelint rules\n  notelint rules --profile parish\n  notelint rules item-has-decision\n"
        "  notelint rules --trace item-has-decision draft.txt\n"
        "  notelint rules --trace item-has-decision draft.txt:63\n"
    )
    parser = new_parser("notelint rules", "List the rules, or explain one.", examples)
    parser.add_argument("rule", nargs="?", metavar="RULE", help="the rule to explain")
    parser.add_argument("file", nargs="?", metavar="FILE", help="with --trace: the note, or FILE:LINE")
    parser.add_argument(
        "--trace", action="store_true", help="say why the rule reports something of a note, or not"
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name of what standard input holds")
    parser.add_argument("--baseline", metavar="FILE", help="a baseline")
    add_as_of(parser)
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


def _completion_parser() -> Parser:
    examples = (
        'examples:\n  eval "$(notelint completion bash)"            in ~/.bashrc\n'
        '  eval "$(notelint completion zsh)"             in ~/.zshrc, behind compinit\n'
        "  notelint completion fish | source             in ~/.config/fish/config.fish\n"
        "  notelint completion powershell | Out-String | Invoke-Expression\n"
    )
    words = "Print what a shell needs to complete commands, options, rules and profiles."
    parser = new_parser("notelint completion", words, examples)
    parser.add_argument("shell", nargs="?", metavar="SHELL", help="bash, zsh, fish or powershell")
    parser.add_argument("--complete", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(words=())
    return parser


PARSERS = {
    "rules": _rules_parser,
    "show": _show_parser,
    "test": _test_parser,
    "waive": _waive_parser,
    "config": _config_parser,
    "init": _init_parser,
    "completion": _completion_parser,
}
