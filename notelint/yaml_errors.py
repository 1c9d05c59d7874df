"""What a parser of YAML says, in words that help whoever wrote the file.

The parser's own words ("mapping values are not allowed in this context") are
about its grammar. Here the faulty line is looked at, and what is said is what
to do, with the line as it should be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notelint.errors import RuleError
from notelint.patterns import regex
from notelint.text import Position, Source

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError, StringMark

_ENTRY = regex(r"^([ \t]*(?:-[ \t]+)*(?:[a-z][a-z0-9+-]*:[ \t]+)?)(\S.*?)[ \t]*$")
_NO_BLANK = regex(r"^[ \t]*[a-z-]+:[^\s:/]")
_KEY = regex(r"[ ]+[a-z][a-z0-9+-]*")
_VALUE = regex(r"[ ]*[a-z][a-z0-9+-]*:[ ]+[^\s#>|]")
# Signs that mean something to YAML at the beginning of a value.
_SIGNS = "{[\"'@`%&*!|>-?}],"


def explain(error: MarkedYAMLError, source: Source) -> RuleError:
    """Return the parser's error as one of ours: place, cause and the line put right."""
    context = error.context or ""
    place = at(error.problem_mark, source) if error.problem_mark else Position(1, 1)
    opened = at(error.context_mark, source) if error.context_mark else None
    line = source.slice(source.line(place.line))
    above = source.slice(source.line(place.line - 1)) if place.line > 1 else ""

    def told(message: str, hint: str | None = None, where: Position = place) -> RuleError:
        return RuleError(message, path=source.path, line=where.line, column=where.column, hint=hint)

    if "another document" in (error.problem or ""):
        return told(
            "a second document begins here (---)", "Write one rule to a file, or several under `rules:`."
        )
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return told(
            "this line is indented with a tab",
            "Use blanks: YAML does not take tabs there.",
            Position(place.line, 1),
        )
    if opened and (unclosed := _unclosed(context, opened.line, place.line, len(source.starts))):
        return told(*unclosed, opened)
    # A key by itself, indented further than the one above, which has its value already.
    indented = "mapping values" in (error.problem or "") and _KEY.fullmatch(line[: place.column - 1])
    if not (indented and _VALUE.match(above)) and (fixed := _quoted_line(line)):
        return told("this text needs quotes round it", f"Write: {fixed}")
    if _NO_BLANK.match(above) and "mapping values" in (error.problem or ""):
        fixed = re.sub(r"^([ \t]*[a-z-]+:)", r"\1 ", above).strip()
        return told(
            "there is no blank behind the colon", f"Put one there: {fixed}", Position(place.line - 1, 1)
        )
    if "mapping values" in (error.problem or ""):
        return told(
            "a key stands here where the text of the line above goes on",
            "If it is a key, begin it at the same column as the other keys; if it is text, begin the "
            "text with `>` behind its key and write it in the lines below.",
        )
    if "block" in context or "document start" in (error.problem or ""):
        return told(
            "this line does not fit those above",
            "Keys that belong together, and entries of one list, begin at the same column.",
        )
    return told(
        f"this is not YAML: {error.problem}", "Put quotes round the text if it holds signs such as : # { [ @."
    )


def at(mark: StringMark, source: Source) -> Position:
    """Return the place of a parser's mark.

    The parser counts other lines than editors do: those that end at U+2028 too.
    """
    return source.position(min(mark.index, len(source.text)))


def quoted(text: str) -> str:
    """Return ``text`` as YAML takes it in quotes."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _quoted_line(line: str) -> str | None:
    """Return a line with quotes round its value, or None if that is not what is wrong with it."""
    entry = _ENTRY.match(line)
    if not entry:
        return None
    lead, value = entry.groups()
    if not lead.strip():
        return None
    if value[0] == '"' and re.fullmatch(r'"[^"\\]*"', value):
        return None
    if value[0] == "'" and re.fullmatch(r"'(?:[^']|'')*'", value):
        return None
    if value[0] in "|>":
        value = value.lstrip("|>-+ ")
        return f"{lead.strip()} {quoted(value)}" if value else None
    if value[0] in _SIGNS or ": " in value or value.endswith(":"):
        return f"{lead.strip()} {quoted(value)}"
    return None


def _unclosed(context: str, opened: int, failed: int, last: int) -> tuple[str, str] | None:
    """Return what to say of a bracket or quotation mark that is opened and never closed."""
    if opened == failed < last:
        return None
    if "quoted scalar" in context:
        return "a quotation mark is opened here and not closed", "Close it at the end of the text."
    if "flow sequence" in context:
        return "a bracket [ is opened here and not closed", "Close the list with ]."
    if "flow mapping" in context:
        return (
            "a bracket { is opened here and not closed",
            "Close it with }, or put quotes round the text if it begins with a placeholder.",
        )
    return None
