"""Comments in Markdown that let a violation pass where it stands.

``<!-- notelint: ignore item-has-decision: a presentation only -->``, alone on
its line, is for the block below: the lines up to the next blank one, or one
heading. In a line with other words it is for the block of that line. In plain
text there are no comments: what stands there is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notelint.patterns import regex
from notelint.readers.text import MARKDOWN
from notelint.text import Source, Span
from notelint.violation import Problem, Violation

_LONGEST = 2000  # characters of a comment
_OURS = regex(r"\s*notelint\b")
_IGNORE = regex(
    r"notelint\s*:\s*ignore\s+(?P<rules>[a-z][a-z0-9-]*(?:\s*,\s*[a-z][a-z0-9-]*)*)\s*:\s*(?P<reason>\S.*)",
    re.DOTALL,
)
_LINE_END = regex(r"\r\n?|\n")
_HEADING = regex(r" {0,3}#{1,6}(?:[ \t]|$)")
_EXAMPLE = "Write: <!-- notelint: ignore item-has-decision: why it may stay -->"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that lets violations of ``rules`` pass in the lines ``first`` to ``last``, from 1.

    ``line`` and ``column`` are where it stands.
    """

    rules: tuple[str, ...]
    reason: str
    first: int
    last: int
    line: int
    column: int

    def is_for(self, violation: Violation) -> bool:
        """Return whether the violation is of one of the rules and begins in one of the lines."""
        return violation.rule in self.rules and self.first <= violation.start.line <= self.last


def find_comments(source: Source) -> tuple[Sequence[Comment], Sequence[Problem]]:
    """Return the comments to notelint in a note, and what is wrong with others."""
    if not source.path.lower().endswith(MARKDOWN) or "<!--" not in source.text:
        return (), ()
    comments: list[Comment] = []
    problems: list[Problem] = []
    blocks: _Blocks | None = None
    spans = list(_spans(source.text))
    for span in spans:
        text = source.text[span.start + 4 : span.end - 3]
        if len(text) > _LONGEST or not _OURS.match(text):
            continue
        line, column = source.position(span.start)
        said = _IGNORE.fullmatch(text.strip())
        if said is None:
            message = "this comment to notelint must name a rule and give a reason"
            problems.append(Problem("configuration", message, source.path, line, column, _EXAMPLE))
            continue
        blocks = blocks or _Blocks(source, spans)
        rules = tuple(name.strip() for name in said["rules"].split(","))
        first, last = blocks.meant(line, source.position(span.end - 1).line)
        comments.append(Comment(rules, " ".join(said["reason"].split()), first, last, line, column))
    return comments, problems


def _spans(text: str) -> Iterator[Span]:
    """Yield where comments stand."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield Span(start, end + 3)
        start = text.find("<!--", end + 3)


class _Blocks:
    """Where the blocks of a Markdown text begin and end: its comments count for nothing."""

    def __init__(self, source: Source, comments: Sequence[Span]) -> None:
        lines = _without(source.text, comments)
        self._filled = [bool(line.strip()) for line in lines]
        heads = [_HEADING.match(line) is not None for line in lines]
        self._first = list(range(len(lines)))
        for index in range(1, len(lines)):
            if self._filled[index] and self._filled[index - 1] and not heads[index] and not heads[index - 1]:
                self._first[index] = self._first[index - 1]
        self._last = list(range(len(lines)))
        for index in range(len(lines) - 2, -1, -1):
            if self._first[index + 1] == self._first[index]:
                self._last[index] = self._last[index + 1]

    def meant(self, first: int, last: int) -> tuple[int, int]:
        """Return the first and last line that a comment in these lines is for."""
        if any(self._filled[first - 1 : last]):
            return self._first[first - 1] + 1, self._last[last - 1] + 1
        below = last
        while below < len(self._filled) and not self._filled[below]:
            below += 1
        if below == len(self._filled):
            return first, last
        return below + 1, self._last[below] + 1


def _without(text: str, spans: Sequence[Span]) -> list[str]:
    """Return the lines of a text without what stands in ``spans``."""
    parts: list[str] = []
    at = 0
    for span in spans:
        # The blanks keep a line end in the comment apart from one beside it: CR and LF would be one.
        ends = _LINE_END.findall(text[span.start : span.end])
        parts += (text[at : span.start], " ".join(("", *ends, "")))
        at = span.end
    return _LINE_END.split("".join((*parts, text[at:])))
