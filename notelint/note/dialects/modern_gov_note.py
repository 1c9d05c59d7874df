"""The dialect ``modern.gov-note``: a board's note as modern.gov exports it.

A header of labels, an attendance sentence, items between ``<AI1>`` tags with
a cell for the number and one for the title, and the attendance as a table in
an appendix: one cell a line, a tab before each cell. A clerk's own text
before the export has no tags, or has number and title on one line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from notelint.note.export_signs import sureness
from notelint.note.item_starts import ItemStart, item_starts
from notelint.note.layout import Appendix, Label, Layout, RawItem
from notelint.note.lines import Line, lines_of, paragraphs
from notelint.note.model import Tag
from notelint.note.tables import attendance_rows
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Source, Span

name = "modern.gov-note"

_TAG = regex(r"<(/?)([A-Z][A-Z_]*?)(\d*)>$")
_APPENDIX = regex(r"(?:appendix|annex)\s+([A-Z]|\d{1,2})\b(?!\s+(?:to|of|is|was|sets|shows))", re.IGNORECASE)
_LABELS = ("title", "date", "time", "venue")


def recognise(source: Source, words: Vocabulary) -> float:
    """Return how sure it is that this is the layout, from 0 to 1."""
    return sureness(source.text.replace("\r", "\n"), words)  # for ^ and $, which know no other end of a line


def read(source: Source, words: Vocabulary) -> Layout:
    """Return the layout of ``source``. Nothing is lost: what is not understood stays text."""
    lines = lines_of(source)
    tags = _tags(source.text, lines)
    body_end = _body_end(source, lines, tags, words)
    starts = item_starts(source.text, lines[:body_end], tags, words)
    first = starts[0].index if starts else body_end
    preamble = lines[:first]
    attendance = _attendance_heading(source.text, preamble, words)
    appendices = _appendices(source, lines, body_end)
    table = _table_lines(source, lines, appendices, words)
    rows, problems, unread = attendance_rows(source, table, words)
    span = Span(0, lines[first].span.start if first < len(lines) else len(source.text))
    return Layout(
        source=source,
        dialect=name,
        preamble=span,
        first_line=next((line.span for line in preamble if not line.blank), Span(0, 0)),
        labels=_labels(source.text, preamble, words),
        attendance=attendance,
        items=_items(source, lines, starts, body_end, tags),
        rows=rows,
        listing=()
        if rows or unread
        else _listing(source.text, table or _below_heading(source.text, preamble, words), words),
        appendices=appendices,
        tags=tuple(tags.values()),
        trailing=_trailing(source, lines, body_end, appendices),
        problems=problems,
        unread=unread,
    )


def _tags(text: str, lines: Sequence[Line]) -> Mapping[int, Tag]:
    """Return the tags by the index of their line, each with its partner."""
    found: dict[int, tuple[str, bool, int | None, Span]] = {}
    for index, line in enumerate(lines):
        if line.blank or text[line.span.start] != "<":
            continue
        match = _TAG.match(text, line.span.start, line.span.end)
        if match:
            number = int(match[3]) if match[3] else None
            found[index] = (match[2] + match[3], match[1] == "/", number, line.span)
    partners: dict[int, Span] = {}
    unclosed: dict[str, list[int]] = {}
    for index, (tag, closes, _, _) in found.items():
        if not closes:
            unclosed.setdefault(tag, []).append(index)
        elif unclosed.get(tag):
            opener = unclosed[tag].pop()
            partners[opener], partners[index] = found[index][3], found[opener][3]
    return {
        index: Tag(
            span=span,
            name=tag,
            closes=closes,
            number=number,
            partner=partners.get(index),
            trailer=number is None,
        )
        for index, (tag, closes, number, span) in found.items()
    }


def _body_end(source: Source, lines: Sequence[Line], tags: Mapping[int, Tag], words: Vocabulary) -> int:
    """Return the index of the line at which the items end: the trailer or the first appendix."""
    last_tag = -1
    for index, tag in tags.items():
        if tag.trailer and not tag.closes:
            return index
        last_tag = index
    for index in range(last_tag + 1, len(lines)):
        if _appendix_name(source.text, lines[index]) and not _is_sentence(source.text, lines[index]):
            return index
    return len(lines)


def _appendix_name(text: str, line: Line) -> str | None:
    match = None if line.blank else _APPENDIX.match(text, line.span.start, line.span.end)
    return match[1].upper() if match and line.span.end - line.span.start <= 80 else None


def _is_sentence(text: str, line: Line) -> bool:
    return text[line.span.end - 1] == "."


def _appendices(source: Source, lines: Sequence[Line], body_end: int) -> tuple[Appendix, ...]:
    starts = [
        (index, name)
        for index in range(body_end, len(lines))
        if (name := _appendix_name(source.text, lines[index])) and not _is_sentence(source.text, lines[index])
    ]
    found = []
    for position, (index, letter) in enumerate(starts):
        stop = starts[position + 1][0] if position + 1 < len(starts) else len(lines)
        span = Span(lines[index].span.start, max(line.span.end for line in lines[index:stop]))
        found.append(Appendix(letter, lines[index].span, span))
    return tuple(found)


def _table_lines(
    source: Source, lines: Sequence[Line], appendices: Sequence[Appendix], words: Vocabulary
) -> Sequence[Line]:
    """Return the lines of the appendix that holds the attendance, without its heading."""

    def speaks_of_attendance(appendix: Appendix) -> bool:
        return words.search("attendance-headings", source.text, appendix.heading) is not None

    chosen = [appendix for appendix in appendices if speaks_of_attendance(appendix)] or list(appendices)
    if not chosen:
        return ()
    first = next(
        line.number for line in lines if line.span.start == chosen[0].heading.start and not line.blank
    )
    return [line for line in lines[first:] if line.span.end <= chosen[0].span.end]


def _labels(text: str, preamble: Sequence[Line], words: Vocabulary) -> Mapping[str, Label]:
    """Return the labels; a value stands on the label's line or on the next one with a word."""
    labels: dict[str, Label] = {}
    waiting: tuple[str, Span] | None = None
    for line in preamble:
        if line.blank:
            continue
        key, label, value = _label_of(text, line, words)
        if key and label and key not in labels:
            if waiting:
                labels.setdefault(waiting[0], Label(waiting[1], None))
            waiting = (key, label)
            if value:
                labels[key], waiting = Label(label, value), None
        elif waiting:
            ended = words.is_all("attendance-headings", text, line.span)
            labels[waiting[0]] = Label(waiting[1], None if ended else line.span)
            waiting = None
    if waiting:
        labels.setdefault(waiting[0], Label(waiting[1], None))
    return labels


def _label_of(text: str, line: Line, words: Vocabulary) -> tuple[str | None, Span | None, Span | None]:
    colon = text.find(":", line.span.start, line.span.end)
    if colon < 0:  # a cell of its own needs none
        word = text[line.span.start : line.span.end].lower()
        return (word, line.span, None) if line.cell and word in _LABELS else (None, None, None)
    before = Span(line.span.start, colon)
    for key in _LABELS:
        if words.is_all(f"{key}-labels", text, before):
            value = Span(colon + 1, line.span.end)
            while value.start < value.end and text[value.start].isspace():
                value = Span(value.start + 1, value.end)
            return key, Span(line.span.start, colon + 1), value if value.start < value.end else None
    return None, None, None


def _attendance_heading(text: str, preamble: Sequence[Line], words: Vocabulary) -> Span | None:
    for line in preamble:
        if not line.blank and words.is_all("attendance-headings", text, line.span):
            return line.span
    return None


def _below_heading(text: str, preamble: Sequence[Line], words: Vocabulary) -> Sequence[Line]:
    """Return the lines of the header from the attendance on: its heading, or a label with names."""
    for index, line in enumerate(preamble):
        if line.blank:
            continue
        if words.is_all("attendance-headings", text, line.span):
            return (
                preamble[index:]
                if not words.is_all("plain-attendance-headings", text, line.span)
                else preamble[index + 1 :]
            )
        colon = text.find(":", line.span.start, line.span.end)
        label = Span(line.span.start, colon)
        if colon > 0 and words.is_all("attendance-roles", text, label):
            return preamble[index:]
    return ()


def _listing(text: str, lines: Sequence[Line], words: Vocabulary) -> tuple[Span, ...]:
    """Return the lines that may list people: no table heads, no sentence that refers to a list."""
    return tuple(
        line.span
        for line in lines
        if not line.blank
        and not words.is_all("table-heads", text, line.span)
        and not words.search("refers-to-list", text, line.span)
    )


def _items(
    source: Source, lines: Sequence[Line], starts: Sequence[ItemStart], body_end: int, tags: Mapping[int, Tag]
) -> tuple[RawItem, ...]:
    items = []
    for position, start in enumerate(starts):
        stop = starts[position + 1].index if position + 1 < len(starts) else body_end
        body = [line for index, line in enumerate(lines[start.body : stop], start.body) if index not in tags]
        end = max(
            (line.span.end for line in lines[start.index : stop] if not line.blank),
            default=lines[start.index].span.end,
        )
        items.append(
            RawItem(
                span=Span(lines[start.index].span.start, end),
                number=start.number,
                title=start.title,
                paragraphs=tuple(paragraphs(source.text, body)),
                tag=start.tag,
            )
        )
    return tuple(items)


def _trailing(
    source: Source, lines: Sequence[Line], body_end: int, appendices: Sequence[Appendix]
) -> tuple[Span, ...]:
    stop = appendices[0].heading.start if appendices else len(source.text)
    rest = [
        line for line in lines[body_end:] if line.span.end < stop and not _TAG.match(source.slice(line.span))
    ]
    return tuple(paragraphs(source.text, rest))
