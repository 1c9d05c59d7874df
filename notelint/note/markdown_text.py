"""Markdown as lines: headings, list entries, rows of tables and text, with all marks made blank.

Nothing moves: every offset is that of the file. What the marks said (the level
of a heading, a box that is ticked) is kept beside the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from notelint.note.lines import Line, lines_of, list_mark, paragraphs
from notelint.note.markup import blanked, without_markup
from notelint.patterns import regex
from notelint.text import Source, Span, trim

_HEADING = regex(r" {0,3}(#{1,6})(?=[ \t]|\Z)")
_CLOSING_MARKS = regex(r"[ \t]+#+[ \t]*\Z")
_UNDERLINE = regex(r" {0,3}(={3,}|-{3,})[ \t]*\Z")
_RULE = regex(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_FENCE = regex(r"[ \t]*(```+|~~~+)")
_DIVIDER = regex(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*){0,30}\|?[ \t]*\Z")
_BULLET = regex(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_HEAD_NUMBER = regex(r" {0,3}\d{1,3}\\?[.)][ \t]")
# How the labels of a header begin: what stands behind them is a value.
_LABEL = regex(
    r"(?:date|time|when|where|venue|place|locat|present|attend|particip|apolog|regret|absen|chair|facilit|scribe"
    r"|secret|minute|note|guest|observ|action|decision|agreed|resol|next|status|title|meeting|member|link|record"
    r"|start|end|host|who|by|due|owner|proposed|moved|seconded|vote)",
    re.IGNORECASE,
)
_BOX = regex(r"\[([ xX✓✔])\](?=\s|\Z)")
_BOLD_LINE = regex(r"[ \t]*(?:\*\*|__)(?=\S)([^*_\n]{2,90})(?<=\S)(?:\*\*|__)[ \t]*:?[ \t]*\Z")
_LINK = regex(
    r"(!?)\[([^\[\]\n]{0,300})\]"
    r"(?:\([^()\s]{0,600}(?:\([^()\s]{0,100}\)[^()\s]{0,300})?(?:[ \t]+[\"'][^\"'\n]{0,200}[\"'])?\)"
    r"|\[[^\[\]\n]{0,100}\])"
)
_DEFINITION = regex(r"^[ \t]{0,3}\[[^\]\n]{1,100}\]:[ \t]+\S+.*$", re.MULTILINE)
_FOOTNOTE = regex(r"\[\^[^\]\n]{1,40}\]")
_HTML = regex(r"<(?:/?[A-Za-z](?![^<>\s]*@)[^<>\n]{0,300}|https?://[^<>\s]{1,400})>")
_MAIL = regex(r"<[^<>\s@]{1,100}@[^<>\s@]{1,200}>")
_TICKS = regex(r"`+|~~")


@dataclass(frozen=True, slots=True)
class MdLine:
    """A line, by its form.

    ``form`` is ``blank``, ``heading``, ``bold``, ``entry``, ``row``, ``divider``
    (below the heads of a table), ``rule``, ``code`` or ``text``.

    ``span`` is without marks, but for the list mark of an entry. ``level`` is
    that of a heading (7 for a line in bold type); ``ticked`` tells of a box
    whether it is; ``cells`` are those of a row; ``column`` is how far the line
    is set in, its mark included.
    """

    line: Line
    form: str
    level: int = 0
    ticked: bool | None = None
    cells: tuple[Span, ...] = ()
    column: int = 0

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return self.line.span

    def words(self, text: str) -> Span:
        """Return the words without the mark of an entry."""
        mark = list_mark(text, self.span) if self.form == "entry" else None
        return trim(text, mark.end, self.span.end) if mark else self.span


def read_markdown(source: Source) -> tuple[Source, list[MdLine]]:
    """Return the source with its marks made blank, and its lines."""
    marked = source.text
    bare = without_markup(source)
    bare = blanked(bare, _inline(bare.text))
    lines = lines_of(bare)
    wholes = [source.line(line.number) for line in lines]
    forms = list(_forms(marked, lines, wholes))
    plain = _with_hyphens(blanked(bare, _line_marks(marked, bare.text, lines, forms)), lines, forms)
    after = lines if plain is bare else lines_of(plain)
    read = []
    for before, line, whole, (form, level) in zip(lines, after, wholes, forms, strict=True):
        if line.blank and form not in ("row", "divider", "rule", "code"):
            form = "blank"
        box = _ticked(marked, whole) if form == "entry" else None
        cells = tuple(_cells(marked, plain.text, whole)) if form == "row" else ()
        read.append(MdLine(line, form, level, box, cells, len(before.indent.expandtabs(4))))
    return plain, read


def _with_hyphens(bare: Source, lines: Sequence[Line], forms: Sequence[tuple[str, int]]) -> Source:
    """Return the source with a hyphen for each plus sign that marks an entry, as elsewhere it marks none."""
    text = bare.text
    pluses = [
        line.span.start
        for line, (form, _) in zip(lines, forms, strict=True)
        if form == "entry" and text[line.span.start] == "+"
    ]
    if not pluses:
        return bare
    parts: list[str] = []
    at = 0
    for plus in pluses:
        parts += (text[at:plus], "-")
        at = plus + 1
    return replace(bare, text="".join((*parts, text[at:])), alike=bare)


def _inline(text: str) -> Iterator[Span]:
    """Yield the marks of links, code and HTML; their words stay."""
    if "](" in text or "][" in text:
        for match in _LINK.finditer(text):
            if match[1] or not match[2].strip():
                yield Span(*match.span())
            else:
                yield Span(match.start(), match.start(2))
                yield Span(match.end(2), match.end())
    if "<" in text and "@" in text:
        for match in _MAIL.finditer(text):
            yield Span(match.start(), match.start() + 1)
            yield Span(match.end() - 1, match.end())
    for char, pattern in (
        ("]:", _DEFINITION),
        ("[^", _FOOTNOTE),
        ("<", _HTML),
        ("`", _TICKS),
        ("~~", _TICKS),
    ):
        if char in text:
            yield from (Span(*match.span()) for match in pattern.finditer(text))


def _forms(marked: str, lines: Sequence[Line], wholes: Sequence[Span]) -> Iterator[tuple[str, int]]:
    """Yield the form and level of each line; lines within fenced code are ``code``."""
    fence: str | None = None
    for index, (line, whole) in enumerate(zip(lines, wholes, strict=True)):
        written = marked[whole.start : min(whole.end, whole.start + 2000)]
        fenced = _FENCE.match(written)
        if fence is not None:
            fence = None if fenced and fenced[1].startswith(fence) else fence
            yield "code", 0
        elif fenced:
            fence = fenced[1][:3]
            yield "code", 0
        elif line.blank:
            yield "blank", 0
        else:
            below = wholes[index + 1] if index + 1 < len(wholes) else None
            under = marked[below.start : min(below.end, below.start + 200)] if below else ""
            yield _form(written, under, index == 0 or lines[index - 1].blank)


def _form(written: str, below: str, apart: bool) -> tuple[str, int]:
    """Return form and level of a line; ``apart`` tells that a blank line stands above."""
    if heading := _HEADING.match(written):
        return "heading", len(heading[1])
    if _DIVIDER.match(written) and "|" in written:
        return "divider", 0
    if _RULE.match(written) or _UNDERLINE.match(written):
        return "rule", 0
    underline = _UNDERLINE.match(below) if apart and len(written) < 200 else None
    if _BULLET.match(written) and not (underline and _HEAD_NUMBER.match(written)):
        return "entry", 0
    if written.lstrip().startswith("|") or (
        "|" in written and (_DIVIDER.match(below) or written.count("|") > 1)
    ):
        return "row", 0
    if underline:
        return "heading", 1 if underline[1][0] == "=" else 2
    if (bold := _BOLD_LINE.match(written)) and _heads(bold[1], alone=apart and not below.strip()):
        return "bold", 7
    return "text", 0


def _heads(said: str, *, alone: bool) -> bool:
    """Return whether words in bold type on a line of their own may be a heading: no sentence.

    What stands before a colon may be the label of a value; ``alone``, between
    blank lines, it is a heading where it is none of the labels of a header.
    """
    before, colon, _ = said.partition(": ")
    labels = _LABEL.match(before) is not None or len(before.split()) > 2 or not alone
    if colon and labels and not _HEAD_NUMBER.match(said):
        return False
    return len(said.split()) <= 10 and said[-1] not in ".;,!?"


def _line_marks(
    marked: str, text: str, lines: Sequence[Line], forms: Sequence[tuple[str, int]]
) -> Iterator[Span]:
    """Yield what marks a line as a whole: rules, code, bars of tables, boxes, closing number signs."""
    for line, (form, _) in zip(lines, forms, strict=True):
        start, end = line.span
        if form in ("code", "divider", "rule"):
            yield Span(start, end)
        elif form == "heading" and (closing := _CLOSING_MARKS.search(text, start, end)):
            yield Span(*closing.span())
        elif form == "row":
            at = text.find("|", start, end)
            while at >= 0:
                yield Span(at, at + 1)
                at = text.find("|", at + 1, end)
        elif form == "entry":
            mark = list_mark(text, line.span)
            at = mark.end if mark else start
            if text[start] == "+":
                at = start + 1
            while at < end and text[at] in " \t":
                at += 1
            if box := _BOX.match(text, at, end):
                yield Span(*box.span())


def _ticked(marked: str, whole: Span) -> bool | None:
    bullet = _BULLET.match(marked, whole.start, whole.end)
    box = _BOX.match(marked, bullet.end(), whole.end) if bullet else None
    return None if box is None else box[1] != " "


def _cells(marked: str, text: str, whole: Span) -> Iterator[Span]:
    """Yield the cells of a row, each without blanks; an empty one is an empty span."""
    inner = trim(marked, *whole)
    start = inner.start + (marked[inner.start : inner.start + 1] == "|")
    end = inner.end - (inner.end > start and marked[inner.end - 1] == "|")
    at = start
    while at <= end:
        bar = marked.find("|", at, end)
        while bar > 0 and marked[bar - 1] == "\\":
            bar = marked.find("|", bar + 1, end)
        stop = bar if bar >= 0 else end
        yield trim(text, at, stop)
        if bar < 0:
            break
        at = bar + 1


def md_paragraphs(text: str, lines: Sequence[MdLine], *, whole: bool = False) -> Iterator[Span]:
    """Yield the paragraphs of ``lines``: entries with the lines they are wrapped into, rows, text.

    ``whole``: an entry holds the entries that are set in below it.
    """
    run: list[Line] = []
    entry: list[MdLine] = []
    for md in lines:
        if md.form in ("entry", "row", "bold", "heading", "blank", "divider", "rule", "code"):
            if whole and md.form == "entry" and entry and md.column > entry[0].column:
                entry.append(md)
                continue
            yield from _entry(entry)
            yield from paragraphs(text, run)
            entry, run = [], []
            if md.form == "entry":
                entry = [md]
            elif md.span.start < md.span.end:
                yield md.span
        elif entry and (md.column > entry[0].column or text[md.span.start].islower()):
            entry.append(md)
        else:
            yield from _entry(entry)
            entry = []
            run.append(md.line)
    yield from _entry(entry)
    yield from paragraphs(text, run)


def _entry(lines: Sequence[MdLine]) -> Iterator[Span]:
    if lines and lines[0].span.start < lines[-1].span.end:
        yield Span(lines[0].span.start, lines[-1].span.end)
