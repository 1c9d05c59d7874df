"""``notelint show``: what was understood of one note."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TextIO

from notelint import plugins as plugging
from notelint.arguments import near
from notelint.check import NODE_TYPES
from notelint.commands.check import settings_of
from notelint.discovery import Found
from notelint.errors import NotANote, UsageError
from notelint.printable import printable
from notelint.reporters.summary import problem_line
from notelint.rulesets import Understood
from notelint.run import Run
from notelint.streams import has_colour, tell, write_out

FORMATS = ("tree", "json", "csv", "text")
TABLES = ("attendance", "decisions", "actions")
_PLURALS = {"people": "person", "attendance": "listing", "apologies": "apology", "entries": "entry"}


def show(arguments: Namespace) -> int:
    """Show a note and return the exit status: 2 if something needed was wrong, 3 if it is no note."""
    if arguments.file is None:
        raise UsageError("which note? For example: notelint show draft.txt")
    if arguments.format not in FORMATS:
        raise UsageError(f"there is no format “{arguments.format}”.", hint=near(arguments.format, FORMATS))
    run = Run(settings_of(arguments), plugging.load(strangers=not arguments.no_plugins))
    status = 0
    try:
        write_out(arguments.output, _writer(arguments, run), utf8=arguments.format in ("json", "csv"))
    except NotANote as error:
        tell(f"notelint: {problem_line(error.problem())}")
        status = 3
    problems = list(run.problems())
    for problem in problems:
        tell(f"notelint: {problem_line(problem)}")
    return 2 if problems else status


def _writer(arguments: Namespace, run: Run) -> Callable[[TextIO], None]:
    """Return what writes the note in the format asked for."""
    entry = Found(arguments.file, named=True)
    if arguments.format == "csv":
        tables = _tables(arguments.selector)
        note = run.understand(entry).note
        from notelint.show.tables import write_tables

        return lambda out: write_tables(note, out, tables)
    selector = _selector(arguments.selector)
    if arguments.format == "text":
        if selector is not None:
            raise UsageError("--format text prints the whole text and takes no selector.")
        text = run.read(entry).text
        return lambda out: _text(text, out)
    understood = run.understand(entry)
    if arguments.format == "json":
        return lambda out: _json(understood, selector, out)
    colour = arguments.output is None and has_colour(sys.stdout, arguments.colour)
    return lambda out: _tree(understood, selector, out, colour)


def _text(text: str, out: TextIO) -> None:
    """Print the lines that the line numbers of reports count."""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n"):
        out.write("\t".join(printable(part) for part in line.split("\t")) + "\n")


def _json(understood: Understood, selector: str | None, out: TextIO) -> None:
    import json

    from notelint.show.data import note_data

    data = note_data(understood.note, understood.ruleset.profile, selector)
    for chunk in json.JSONEncoder(ensure_ascii=not _is_utf8(out), indent=2).iterencode(data):
        out.write(chunk)
    out.write("\n")


def _is_utf8(out: TextIO) -> bool:
    return (getattr(out, "encoding", None) or "").lower().replace("-", "") == "utf8"


def _tree(understood: Understood, selector: str | None, out: TextIO, colour: bool) -> None:
    from notelint.show.tree import Tree

    tree = Tree(understood.note, understood.ruleset.profile, colour)
    for line in tree.nodes(selector) if selector else tree.lines():
        out.write(line + "\n")


def _selector(word: str | None) -> str | None:
    """Return the type of node that a word names, in the singular or plural."""
    if word is None:
        return None
    known = NODE_TYPES - {"note", "word"}
    singular = _PLURALS.get(word, word)
    for candidate in (singular, singular.removesuffix("s"), f"{singular.removesuffix('ies')}y"):
        if candidate in known:
            return candidate
    raise UsageError(f"a note has no “{word}”.", hint=near(word, sorted(known)))


def _tables(word: str | None) -> tuple[str, ...]:
    if word is None:
        return TABLES
    for table in TABLES:
        if word in (table, table.removesuffix("s")) or (table == "attendance" and word.startswith("listing")):
            return (table,)
    raise UsageError(f"there is no table “{word}”.", hint=near(word, TABLES))
