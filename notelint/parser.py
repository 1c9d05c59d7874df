"""What the commands' parsers are made of: one that says what was probably meant, and options of several."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from notelint import __version__
from notelint.errors import UsageError

if TYPE_CHECKING:
    from datetime import date


class Parser(argparse.ArgumentParser):
    """Says what was probably meant, in one line, and raises instead of leaving."""

    def error(self, message: str) -> NoReturn:
        """Raise ``UsageError`` with what argparse has to say, put into words for people."""
        raise UsageError(_kind(message, self), hint=f"See {self.prog} --help.")


class InOrder(argparse.Action):
    """Keeps an option and its value in ``outputs``, in the order of the command line."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: Any = None
    ) -> None:
        """Add the option and its value."""
        namespace.outputs = [*(namespace.outputs or ()), (self.dest, values)]


def new_parser(prog: str, description: str, epilog: str, usage: str | None = None) -> Parser:
    """Return a parser with ``--help`` and ``--version``."""
    parser = Parser(
        prog=prog,
        usage=usage,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    parser.add_argument("-h", "--help", action="help", help="show this and end")
    parser.add_argument(
        "--version", action="version", version=f"notelint {__version__}", help="show the version and end"
    )
    return parser


def add_settings(parser: Any) -> None:
    """Add the options on rules and settings that most commands have."""
    parser.add_argument(
        "--profile", metavar="NAME", help="what kind of body: lga, council, parish, project or minutes"
    )
    parser.add_argument(
        "--rules", dest="rule_paths", action="append", metavar="PATH", help="a rule file or a folder of them"
    )
    parser.add_argument(
        "--config", metavar="FILE", help="settings to use instead of the nearest .notelint.yaml"
    )
    parser.add_argument("--isolated", action="store_true", help="use no settings file")
    parser.add_argument("--no-plugins", action="store_true", help="leave out installed plug-ins")


def add_as_of(parser: Any) -> None:
    """Add the option on the day that counts."""
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="the day on which waivers may be over: year-month-day, or today; else that of the meeting",
    )


def add_colour(parser: Any) -> None:
    """Add the option on colours."""
    parser.add_argument(
        "--color",
        "--colour",
        dest="colour",
        default="auto",
        type=OneOf("auto", "always", "never"),
        metavar="WHEN",
        help="auto (default), always or never",
    )


class OneOf:
    """A type of option that takes one of some ``words``."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def __call__(self, word: str) -> str:
        """Return the word; raise ``ArgumentTypeError`` if it is none of them."""
        if word not in self.words:
            raise argparse.ArgumentTypeError(f"cannot be “{word}”. {near(word, self.words)}")
        return word


def day(word: str) -> date:
    """Return the day of a word: year-month-day, or “today”, the one way to ask for the clock."""
    from datetime import date

    if word == "today":
        return date.today()
    try:
        if len(word) != len("2026-09-30"):
            raise ValueError(word)
        return date.fromisoformat(word)
    except ValueError:
        message = f"cannot be “{word}”. A date is written year-month-day: 2026-09-30."
        raise argparse.ArgumentTypeError(message) from None


def jobs(word: str) -> int | None:
    """Return the number of processes that a word asks for; None for “auto”."""
    if word == "auto":
        return None
    if not word.isdecimal() or not int(word):
        raise argparse.ArgumentTypeError(f"cannot be “{word}”. It is a number from 1 on, or auto.")
    return int(word)


def words_of(lists: Sequence[str] | None) -> tuple[str, ...]:
    """Return the words of comma lists given in any number of options."""
    return tuple(word for given in lists or () for part in given.split(",") if (word := part.strip()))


def near(word: str, known: Sequence[str]) -> str:
    """Return a hint for a word that does not exist: the nearest that does, else all of them."""
    from difflib import get_close_matches  # for mistakes only

    found = get_close_matches(word.lower(), known, 1)
    if found:
        return f"Did you mean “{found[0]}”?"
    more = " …" if len(known) > 20 else "."
    return f"Known are: {', '.join(sorted(known)[:20])}{more}"


def _kind(message: str, parser: argparse.ArgumentParser) -> str:
    """Return argparse's message in words for people, with the nearest option or choice."""
    if unknown := re.match(r"unrecognized arguments: (\S+)", message):
        word = unknown[1]
        if not word.startswith("-"):
            return f"there is one word too many: “{word}”."
        options = [option for option in parser._option_string_actions if option.startswith("--")]
        return f"there is no option “{word.partition('=')[0]}”. {near(word.partition('=')[0], options)}"
    if wrong := re.match(r"argument (\S+?)(?:/\S+)?: (cannot be .*)", message):
        return f"{wrong[1]} {wrong[2]}"
    if missing := re.match(r"argument (\S+?)(?:/\S+)?: expected one argument", message):
        return f"{missing[1]} needs a value."
    return message
