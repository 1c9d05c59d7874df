"""Text without its markup: Markdown marks, escapes and front matter become blanks, nothing moves.

Every offset, line and column of the result is that of the source, so whatever
is found in it is found in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from notelint.note.front_matter import FRONT_MATTER
from notelint.note.lines import Line
from notelint.patterns import regex
from notelint.text import Source, Span, trim

_FENCE = regex(r"^[ \t]{0,12}(?P<fence>`{3,}|~{3,})(?P<info>[^`\r\n]*)", re.MULTILINE)
_COMMENT = regex(r"<!--.{0,2000}?-->", re.DOTALL)
_ESCAPE = regex(r"\\(?=[!-/:-@\[-`{-~]|[ \t]*(?:[\r\n]|\Z))")
_LINE_START = regex(r"^[ \t]{0,20}(?:>[ \t>]{0,20})?(?:#{1,6}(?=[ \t]))?", re.MULTILINE)
# Each begins with the sign itself, and what may stand before it is looked at then: so they are found fast.
_STRONG = regex(
    r"\*(?<![\w*]\*)\*{1,5}(?=[^\s*])|\*(?<=[^\s*]\*)\*{1,5}(?![*])|_(?<!\w_)_(?=[^\s_])|_(?<=[^\s_]_)_(?!\w)"
)
_LIGHT = regex(r"\*(?<![\w*]\*)(?=[^\s*])([^*\r\n]{1,400})(?<=[^\s*])\*(?![\w*])")
_UNDERSCORED = regex(r"_(?<![\w_]_)(?=[^\s_])([^_\r\n]{1,400})(?<=[^\s_])_(?![\w_])")
_ENTITY = regex(r"&(?:nbsp|#160|#xa0);", re.IGNORECASE)
_STRONG_HERE = regex(r"[ \t\u00a0]*\*\*")
_STRONG_AGAIN = regex(r"\*\*[ \t\u00a0]*\*\*(?=\S)")
# A word of which a letter or two was left out of the bold type, or taken in: “A**pologies**”.
_BROKEN_WORD = regex(r"(?<![\w*])(?:([A-Z][a-z]?)\*\*([a-z]{2,40})|([A-Za-z]{3,40})\*\*([a-z]{1,2}))(?!\w)")
_WITHIN_WORD = regex(r"\*\*(?<=[A-Za-z]\*\*)[a-z]")  # what every broken word has
_LONGEST_RUN = 2000  # code points in front of a place in which bold type may have begun
_HTML = regex(r"</?[a-zA-Z][^<>]{0,300}>")
_FILLED = regex(r"[^\r\n]")


def without_markup(source: Source) -> Source:
    """Return ``source`` with front matter, comments, escapes and emphasis blanked."""
    return _with_whole_words(source.text, blanked(source, _markup(source.text)))


def _with_whole_words(marked: str, source: Source) -> Source:
    """Return ``source`` with the few letters of a broken word put beside the rest of it."""
    if "**" not in marked or _WITHIN_WORD.search(marked) is None:
        return source
    parts: list[str] = []
    at = 0
    for match in _BROKEN_WORD.finditer(marked):
        halves = match[1] or match[3], match[2] or match[4]
        room = match.end() - match.start()
        if source.text[match.start() : match.end()] != "  ".join(halves):
            continue
        whole = "".join(halves)
        parts += (source.text[at : match.start()], whole.rjust(room) if match[1] else whole.ljust(room))
        at = match.end()
    return replace(source, text="".join((*parts, source.text[at:])), alike=source) if parts else source


def blanked(source: Source, spans: Iterable[Span]) -> Source:
    """Return ``source`` with each of ``spans`` made blank; line ends stay."""
    text = source.text
    parts: list[str] = []
    at = 0
    for span in sorted(spans):
        start = max(at, span.start)
        if start >= span.end:
            continue
        parts += (text[at:start], _blanks(text[start : span.end]))
        at = span.end
    if not parts:
        return source
    return replace(source, text="".join((*parts, text[at:])), alike=source)


def _blanks(said: str) -> str:
    """Return as many blanks as ``said`` has characters; its line ends stay."""
    return _FILLED.sub(" ", said) if "\n" in said or "\r" in said else " " * len(said)


def as_read(marked: str, bare: str, span: Span) -> str:
    """Return the words of ``span`` as a reader sees them: where a sign is escaped, nothing parts it.

    ``bare`` is ``marked`` with its markup made blank.
    """
    if "\\" not in marked[span.start : span.end]:
        return bare[span.start : span.end]
    written = zip(marked[span.start : span.end], bare[span.start : span.end], strict=True)
    return "".join(char for mark, char in written if not (mark == "\\" and char == " "))


def with_line_feeds(source: Source) -> Source:
    """Return ``source`` with a line feed at each line's end, where they end in a carriage return only."""
    if "\r" not in source.text or "\n" in source.text:
        return source
    return replace(source, text=source.text.replace("\r", "\n"), alike=source)


def strong_lines(marked: str, lines: Sequence[Line]) -> list[bool]:
    """Return of each line whether all its words are in bold type or a heading.

    ``marked`` is the text with its markup, ``lines`` are those without it.
    """
    if not any(mark in marked for mark in ("#", "**", "__")):
        return [False] * len(lines)
    return [_is_strong(marked, line) for line in lines]


def _is_strong(marked: str, line: Line) -> bool:
    before = marked[line.span.start - len(line.indent) : line.span.start].strip(" \t>\\")
    if line.blank or before.startswith("#"):
        return not line.blank
    behind = marked[line.span.end : line.span.end + 6].split("\n")[0].strip(" \t\r:.")
    return before[-2:] in ("**", "__") and behind[:2] in ("**", "__")


def strong_run(marked: str, line: Line, start: int) -> Span | None:
    """Return the stretch in bold type that ``start``, a place on the line, stands in or before; or None."""
    begin = max(line.span.start - len(line.indent), start - _LONGEST_RUN)
    stop = min(line.span.end + 6, start + 400)
    inside = marked.count("**", begin, start) % 2 == 1
    opens = _STRONG_HERE.match(marked, start, stop)
    if not inside and not opens:
        return None
    at = opens.end() if opens and not inside else start
    while True:
        close = marked.find("**", at, stop)
        if close < 0 or "\n" in marked[at:close]:
            return None
        again = _STRONG_AGAIN.match(marked, close, stop)
        if again is None:
            return trim(marked, start, close)
        at = again.end()


def _code(text: str) -> Iterator[Span]:
    """Yield the code between two fences, with these; a fence without its partner is none."""
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None:
            opened = match
        elif match["fence"].startswith(opened["fence"]) and not match["info"].strip():
            yield Span(opened.start(), match.end())
            opened = None


def _markup(text: str) -> Iterator[Span]:
    if "```" in text or "~~~" in text:
        yield from _code(text)
    if front := FRONT_MATTER.match(text):
        yield Span(*front.span())
    if "<!--" in text:
        yield from (Span(*match.span()) for match in _COMMENT.finditer(text))
    if "</" in text:
        yield from (Span(*match.span()) for match in _HTML.finditer(text))
    if "\\" in text:
        yield from (Span(*match.span()) for match in _ESCAPE.finditer(text))
    if ">" in text or "#" in text:
        yield from (
            Span(*match.span()) for match in _LINE_START.finditer(text) if match.end() > match.start()
        )
    if "**" in text or "__" in text:
        yield from (Span(*match.span()) for match in _STRONG.finditer(text))
    for char, pattern in (("*", _LIGHT), ("_", _UNDERSCORED)):
        if char in text:
            for match in pattern.finditer(text):
                yield Span(match.start(), match.start() + 1)
                yield Span(match.end() - 1, match.end())
    if "&" in text:
        yield from (Span(*match.span()) for match in _ENTITY.finditer(text))
