"""Which profile a note belongs to, as the note itself shows it.

Each profile names in ``recognised-by`` the phrases that show it, by where they
stand. What stands in a place that says more of the body decides: its own name
more than who was there, that more than the words of its decisions. In one
place the profile of the lowest ``precedence`` is meant. No profile is named here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from notelint.note.vocabulary import Vocabulary
from notelint.patterns import SHIPPED, Book, regex
from notelint.profile import Library, Profile
from notelint.text import Source, Span, trim

# Where a phrase may stand, the place that says most first.
PLACES: Final[Mapping[str, str]] = {
    "heading": "The lines above those present, the place and the first item.",
    "body": "The same without the place: where the body is named.",
    "venue": "The place of the meeting.",
    "header": "Everything above those present and the first item.",
    "attendance": "The list of those present, at the top or in an appendix.",
    "markdown": "Headings and labels at the top of a note in Markdown.",
    "opening": "The first words of a line, with a capital.",
    "text": "Anywhere.",
}
_TOP = 4000  # code points in which everything above the first item stands
_LIST = 8000  # code points of an attendance list that are looked at
_HEADING_LINES = 12
_LONGEST_LINE = 300  # code points of a line of a heading; longer ones are text
_NEAR = 40  # code points on either side of a phrase that may belong to a longer one
_LABEL = 80  # code points of a line that may be a label

_FRONT_MATTER = regex(r"\s*---[ \t]*[\r\n].{0,4000}?[\r\n]---[ \t]*(?=[\r\n]|\Z)", re.DOTALL)
_TITLE = regex(r"^title:[ \t]*(\S[^\r\n]*)", re.MULTILINE)
_LINE = regex(r"[^\r\n]*\w[^\r\n]*")
_FIRST_WORD = regex(r"[\w(]")
_ITEM = regex(r"[ \t]*(?:</?AI\d|\d{1,4}(?:/\d{2,4})?[ \t]*(?:\\?[.)]|[ \t]*$)[ \t]*(?!\d))")
_LIST_MARK = regex(r"[ \t*_]*(?:\([^()\r\n]{0,60}\))?[ \t*_]*(?::|[-–—](?=\s)|\t| {3}|$)")
_MARKDOWN = regex(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_LABELLED = regex(r"[#*_]|.*:[\s*_]*$")
_LABEL_AND_VALUE = regex(r"(?:[-*+][ \t])?[A-Z][\w ]{2,30}:(?=[ \t])")
_TRAILER = regex(r"^[ \t]*(?:<TRAILER_SECTION>|appendix[ \t])", re.MULTILINE | re.IGNORECASE)
_LINE_OPENING = r"(?m:^)[ \t*_#>\d.()–—-]*(?-i:(?=[A-Z]))"


def detect(source: Source, library: Library) -> str:
    """Return the name of the profile that the note in ``source`` shows."""
    return Detector(library).profile_of(source)


class Detector:
    """Tells the profiles of notes by the phrases of a library's profiles."""

    def __init__(self, library: Library, book: Book = SHIPPED) -> None:
        profiles = sorted(library.profiles.values(), key=lambda one: (one.precedence, one.name))
        self._profiles = [profile for profile in profiles if profile.recognised_by]
        self._otherwise = _otherwise(profiles)
        lists = {
            _list(profile, place): phrases
            for profile in self._profiles
            for place, phrases in profile.recognised_by.items()
        }
        self.words = Vocabulary({**library.lists, **lists}, book)
        self._openings: dict[str, re.Pattern[str]] = {}

    def profile_of(self, source: Source) -> str:
        """Return the name of the profile that the note in ``source`` shows."""
        top = _Top(source, self.words)
        for place in PLACES:
            asked = [profile for profile in self._profiles if place in profile.recognised_by]
            spans = tuple(top.spans(place)) if asked else ()
            for profile in asked:
                if any(self._shows(profile, place, top, span) for span in spans):
                    return profile.name
        return self._otherwise

    def _shows(self, profile: Profile, place: str, top: _Top, span: Span) -> bool:
        name = _list(profile, place)
        if place == "opening":
            return self._opening(name).search(top.text, *span) is not None
        # A hall may be called after a council, and an Act shortened as a body is.
        apart = ("body-places", "not-bodies") if place == "body" else ("not-bodies",)
        found = (Span(*match.span()) for match in self.words.find(name, top.text, span))
        return any(not any(top.is_within(one, other) for other in apart) for one in found)

    def _opening(self, name: str) -> re.Pattern[str]:
        if name not in self._openings:
            expression = _LINE_OPENING + self.words.expression(name)
            self._openings[name] = re.compile(expression, re.IGNORECASE)
        return self._openings[name]


@dataclass(frozen=True)
class _Top:
    """A text, and what stands where in it: worked out as far as it is asked for."""

    source: Source
    words: Vocabulary

    @property
    def text(self) -> str:
        return self.source.text

    def spans(self, place: str) -> Iterator[Span]:
        """Yield the stretches of the text that a place stands for."""
        whole: Mapping[str, Callable[[], Iterator[Span]]] = {
            "heading": lambda: iter((*self._title, *self._heading)),
            "body": self._body,
            "venue": self._venue,
            "header": lambda: iter((Span(self._begin, self._end),)),
            "attendance": self._attendance,
            "markdown": self._markdown,
        }
        everywhere = iter((Span(0, len(self.text)),))
        yield from whole[place]() if place in whole else everywhere

    def is_within(self, span: Span, name: str) -> bool:
        """Return whether ``span`` belongs to a phrase of the list ``name``."""
        near = Span(max(0, span.start - _NEAR), min(len(self.text), span.end + _NEAR))
        phrases = self.words.find(name, self.text, near)
        return any(match.start() < span.end and span.start < match.end() for match in phrases)

    @cached_property
    def _begin(self) -> int:
        """Where the front matter of a web page ends, or 0."""
        front = _FRONT_MATTER.match(self.text)
        return front.end() if front else 0

    @cached_property
    def _title(self) -> tuple[Span, ...]:
        """The title in the front matter of a web page."""
        found = _TITLE.search(self.text, 0, self._begin)
        return (Span(*found.span(1)),) if found else ()

    @cached_property
    def _lines(self) -> tuple[Span, ...]:
        """The lines above those present and the first item, trimmed."""
        found = []
        for match in _LINE.finditer(self.text, self._begin, self._begin + _TOP):
            line = trim(self.text, *match.span())
            if _ITEM.match(match[0]) or self._is_attendance(line):
                break
            found.append(line)
        return tuple(found)

    @cached_property
    def _end(self) -> int:
        return self._lines[-1].end if self._lines else self._begin

    @cached_property
    def _heading(self) -> tuple[Span, ...]:
        found = []
        for line in self._lines[:_HEADING_LINES]:
            if line.end - line.start > _LONGEST_LINE:
                break
            found.append(line)
        return tuple(found)

    def _body(self) -> Iterator[Span]:
        """Yield the title and heading without labelled places, each up to what tells where and when."""
        venues = set(self._venue())
        for line in (*self._title, *self._heading):
            if line not in venues and self._label(line) is None and not self._links(line):
                end = self.words.search("behind-the-body", self.text, line)
                yield Span(line.start, end.start() if end else line.end)

    def _links(self, line: Span) -> bool:
        """Return whether the line gives the address of a page, which names no body."""
        return self.text.find("://", *line) >= 0

    def _venue(self) -> Iterator[Span]:
        """Yield what stands behind the label of the place, on its line or the next."""
        lines = iter(self._lines)
        for line in lines:
            label = self._label(line)
            if label is not None:
                rest = trim(self.text, label, line.end)
                value = rest if rest.start < rest.end else next(lines, None)
                if value is not None:
                    yield value

    def _label(self, line: Span) -> int | None:
        """Return where the label of the place ends that a line begins with, or None."""
        label = self._opens("venue-labels", line)
        return label.end() if label else None

    def _is_attendance(self, line: Span) -> bool:
        return self._opens("header-stops", line) is not None

    def _opens(self, name: str, line: Span) -> re.Match[str] | None:
        """Return the mark of the label that a line begins with, if it is in the list ``name``."""
        first = _FIRST_WORD.search(self.text, *line)
        found = self.words.opens(name, self.text, Span(first.start(), line.end)) if first else None
        return _LIST_MARK.match(self.text, found.end(), line.end) if found else None

    def _attendance(self) -> Iterator[Span]:
        """Yield the list under the header, and what stands in the last appendix."""
        text, end = self.text, self._end
        for match in _LINE.finditer(text, end, end + _TOP):
            if _ITEM.match(match[0]):
                break
            yield Span(*match.span())
        trailers = [match.start() for match in _TRAILER.finditer(text, max(end, len(text) // 4))]
        if trailers:
            yield Span(trailers[0], min(len(text), trailers[0] + _LIST))

    def _markdown(self) -> Iterator[Span]:
        top = Span(self._begin, min(len(self.text), self._begin + _TOP))
        headed = _MARKDOWN.search(self.text, *top) is not None
        if self.source.format != "markdown" and not headed:
            return
        for match in _LINE.finditer(self.text, *top):
            line = trim(self.text, *match.span())
            if line.end - line.start <= _LABEL and _LABELLED.match(self.text, *line):
                yield line
            elif headed and (label := _LABEL_AND_VALUE.match(self.text, *line)):
                yield Span(*label.span())


def _otherwise(profiles: list[Profile]) -> str:
    """Return the profile for notes that show none."""
    last = [profile for profile in profiles if profile.otherwise]
    unknown = [profile for profile in profiles if not profile.recognised_by]
    return next((profile.name for profile in (*last, *reversed(unknown), *profiles)), "")


def _list(profile: Profile, place: str) -> str:
    """Return the name under which the phrases of a profile for a place are kept."""
    return f"{profile.name} by {place}"
