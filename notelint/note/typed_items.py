"""An item of typed minutes: its title, which may share a line with its text, and its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from notelint.note.layout import RawItem
from notelint.note.lines import Line, list_mark, paragraphs
from notelint.note.markup import strong_run
from notelint.note.titles import behind_mark, opening_of, says_what_happened
from notelint.note.vocabulary import Vocabulary
from notelint.text import Span


@dataclass(frozen=True, slots=True)
class Start:
    """Where an item begins: ``at`` is its number or title, ``after`` where its words begin."""

    at: int
    line: int
    number: Span | None
    running: Span | None
    after: int
    title: Span | None = None  # where a heading has told it
    untitled: bool = False  # alone on its line, as few are: a sentence below is no title
    running_on: bool = False  # the text of a note without any items, as one


@dataclass(frozen=True, slots=True)
class ItemReader:
    """Reads the items of a page.

    ``marked`` is its text with the markup; ``width`` is that at which it is
    wrapped, 0 if it is not, None if nothing can be told.
    """

    text: str
    marked: str
    words: Vocabulary
    width: int | None

    def item(self, start: Start, opening_line: Line, body: Sequence[Line]) -> RawItem:
        """Return the item that begins at ``start``; ``body`` are the lines from there to its end."""
        rest = [line for line in body if line.span.start >= start.after]
        first = next((index for index, line in enumerate(rest) if not line.blank), None)
        stop = max((line.span.end for line in rest if not line.blank), default=start.after)
        title, running = start.title, start.running
        if first is not None:
            line = rest[first]
            below: Sequence[Line] = rest[first + 1 :]
            if start.running_on:
                behind = line.span
            elif start.title is None:
                whole, below = self._whole_title(line, below)
                strong = strong_run(self.marked, opening_line, start.after)
                alone = all(other.blank for other in below)
                opening = opening_of(self.text, whole, self.words, strong, alone)
                title, behind = opening.title, opening.rest
                if start.untitled and not self._may_be_title(whole, title, behind):
                    title, behind = None, whole
            else:
                behind = Span(behind_mark(self.text, line.span), line.span.end)
            opened = [cut_line(self.text, line, behind)] if behind.start < behind.end else []
            rest = [*opened, *below]
        told = title is not None and all(line.blank for line in rest)
        if title is not None and told and says_what_happened(self.text, title, self.words):
            rest = [Line(opening_line.number, title, "")]  # “NO MATTERS WERE RAISED”
        return RawItem(
            span=Span(start.at, max(stop, title.end if title else 0)),
            number=start.number,
            title=title,
            paragraphs=tuple(paragraphs(self.text, rest, self.width)),
            running=running,
        )

    def _may_be_title(self, line: Span, title: Span | None, behind: Span) -> bool:
        """Return whether ``title``, which begins the line below a number alone, is one and no sentence."""
        said = title and self.text[title.start : title.end].strip("0123456789. ")
        if title is None or not said or behind.start == line.start or list_mark(self.text, line):
            return False
        stopped = self.text[title.end : title.end + 1] == "."
        return not (stopped and behind.end == line.end) and not says_what_happened(
            self.text, title, self.words
        )

    def _whole_title(self, line: Line, below: Sequence[Line]) -> tuple[Span, Sequence[Line]]:
        """Return the first line of an item with the one it is wrapped into, if that is a title still."""
        after = below[0] if below else None
        if after is None or after.blank or len(line.indent) + line.span.end - line.span.start > 400:
            return line.span, below
        first, second = (
            self.text[line.span.start : line.span.end],
            self.text[after.span.start : after.span.end],
        )
        if first[-1] in ".:;?!" or len(second.split()) > 14 or list_mark(self.text, after.span):
            return line.span, below
        capitals = first.isupper() and second.isupper() and len(first) > 30
        wrapped = len(first) > 50 and second[0].islower() and second[-1] not in ".;,"
        return (
            (Span(line.span.start, after.span.end), below[1:]) if capitals or wrapped else (line.span, below)
        )


def cut_line(text: str, line: Line, span: Span) -> Line:
    """Return a line cut to ``span``, which may go on below it; what stands before it counts as indent."""
    begin = max(text.rfind("\n", line.span.start, span.start) + 1, line.span.start)
    return Line(line.number, span, line.indent + " " * (span.start - begin))
