"""Where a text lists who was there: the lines below "Present", cut to names for the reading of lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from notelint.note.attendance_cuts import cut_entries, goes_on
from notelint.note.lines import Line
from notelint.note.name_lists import names_in_list
from notelint.note.roles import is_role
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_BEHIND_LABEL = regex(
    r"[ \t*_\\]*(?:\([^()\n]{0,40}\))?[ \t*_\\]*(?::-?|[-–—](?=\s)|[.,]|(?=[A-Z\t(])|(?=\s|\Z))"
)
_BEFORE_LIST = regex(r"\s*(?:\([^()]{0,40}\))?\s*(?:[:;.–—-]|\t|\s{2,}|,\s*[A-Z]|[A-Z])|\s+(?:were|was)\b")
_LABEL = regex(r"(?P<said>[A-Z][\w’'/& -]{1,40}?)[ \t]*(?:\([^()\n]{0,40}\))?[ \t]*:")
_BRACKET = regex(r"^\([^()\n]{0,40}\)[ \t]*")
_BRACKET_BEHIND = regex(r"\([^()\n]{0,40}\)\s*(?=[:–-])")
_BRACKETED = regex(r"\([^()\n]{0,120}\)")
_OPENINGS = ("attendance-openings", "apologies-openings", "other-openings")
_LONGEST_LINE = 4000


@dataclass(frozen=True, slots=True)
class AttendanceText:
    """The heading of the list, its parts, and the index of the line behind it."""

    heading: Span
    parts: tuple[Span, ...]
    end: int


def attendance_text(text: str, lines: Sequence[Line], words: Vocabulary) -> AttendanceText | None:
    """Return the list of attendance that stands in ``lines``, or None.

    It opens with a word such as "Present" and ends with the last group.
    Sentences between or behind the groups ("11 members of the public attended.")
    belong to none.
    """
    begin = attendance_begins(text, lines, words)
    return attendance_from(text, lines, begin, words) if begin else None


def attendance_from(
    text: str, lines: Sequence[Line], begin: tuple[int, Span], words: Vocabulary
) -> AttendanceText:
    """Return the list of attendance in ``lines`` that opens at ``begin``, a line and the label there."""
    first, label = begin
    parts: list[Span] = []
    paragraph: list[Span] = []  # the lines of the entry that is open
    end = first + 1
    skipping = blank = announced = open_list = False
    for index in range(first, len(lines)):
        line = lines[index]
        if line.blank:
            open_list = open_list or (bool(paragraph) and text[paragraph[-1].end - 1] in ",;&")
            parts += cut_entries(text, paragraph, words)
            paragraph, blank = [], True
            continue
        span = Span(label.start, line.span.end) if index == first else line.span
        opened = label if index == first else _label(text, span, words)
        if announced and opened and not _opens_main_group(text, opened, words):
            opened = None  # below “The following were elected:”
        elif opened and index > first and _tells(text, opened, span, words):
            break  # “Minutes: these were agreed.” is business
        if opened is not None:
            announced = False
            parts += cut_entries(text, paragraph, words)
            paragraph, skipping, blank, end = [], False, False, index + 1
            parts.append(opened)
            rest = _behind(text, opened, span, words)
            if rest.start < rest.end:
                paragraph = [rest]
            continue
        if skipping and (announced or text[span.end - 1] != ":"):
            parts += _attended(text, span, words)
            continue
        if words.opens("no-attendance", text, span) or (
            _is_sentence(text, span, words) and (not paragraph or _begins(text, paragraph[-1], span))
        ):
            parts += cut_entries(text, paragraph, words)
            paragraph, skipping = [], True
            announced = announced or text[span.end - 1] == ":"
            parts += _attended(text, span, words)
            continue
        if skipping or (blank and not (open_list or _could_list(text, span, words))):
            skipping = True
            continue
        end = index + 1
        open_list = False
        if paragraph and not goes_on(text, paragraph[-1], span, words):
            parts += cut_entries(text, paragraph, words)
            paragraph = []
        paragraph.append(span)
    parts += cut_entries(text, paragraph, words)
    return AttendanceText(label, tuple(parts), end)


def stands_in_cells(marked: str, attended: AttendanceText) -> bool:
    """Return whether the list stands in the rows of an HTML table with groups side by side.

    ``marked`` is the text with its markup. Read row by row, the names of one
    column would stand below the word of another.
    """
    end = max((part.end for part in attended.parts), default=attended.heading.end)
    rows = marked.count("<tr", attended.heading.start, end)
    return rows >= 2 and marked.count("<td", attended.heading.start, end) > 2.5 * rows


def attendance_begins(text: str, lines: Sequence[Line], words: Vocabulary) -> tuple[int, Span] | None:
    """Return the line and the label at which the list opens: at a line's start, else within one."""
    for index, line in enumerate(lines):
        if line.blank:
            continue
        opened = words.opens("attendance-openings", text, line.span)
        if opened and _opens_list(text, Span(*opened.span()), line.span):
            return _headed_above(text, lines[:index], words) or (index, Span(*opened.span()))
    for index, line in enumerate(lines):
        if line.blank:
            continue
        near = Span(line.span.start, min(line.span.end, line.span.start + _LONGEST_LINE))
        for match in words.find("attendance-openings", text, near):
            behind = _BRACKET.sub("", text[match.end() : match.end() + 60].lstrip(" \t*_"), count=1)
            capitals = text[match.start() : match.end()].isupper() and behind[:1].isupper()
            if behind.lstrip()[:1] in (":", "–") or behind.startswith("- ") or capitals:
                return index, Span(*match.span())
    for index, line in enumerate(lines):
        if not line.blank and (label := _titled_list(text, line.span, words)):
            return index, label
    for index, line in enumerate(lines):
        if (
            not line.blank
            and (label := _label(text, line.span, words))
            and is_role(text[label.start : label.end], words)
        ):
            colon = text[label.end : label.end + 3].lstrip(" )")
            if colon.startswith(":"):
                return index, label
    return None


def _headed_above(text: str, lines: Sequence[Line], words: Vocabulary) -> tuple[int, Span] | None:
    """Return the line and the word of a list of members above that of others: “Trustees”, and names below."""
    written = [index for index, line in enumerate(lines) if not line.blank]
    for index, below in pairwise(written):
        line, after = lines[index].span, lines[below].span
        label = Span(line.start, line.end - text[line.start : line.end].endswith(":"))
        if words.is_all("people-headings", text, label):
            names = names_in_list(text, Span(after.start, min(after.end, after.start + _LONGEST_LINE)), words)
            if names and names[0].span.start == after.start:
                return index, label
    return None


def _titled_list(text: str, line: Span, words: Vocabulary) -> Span | None:
    """Return the title in the plural at the head of a list: “Councillors A. Birt, T. Reed …”."""
    title = words.opens("plural-titles", text, line)
    if title is None or not text[title.start()].isupper() or _is_sentence(text, line, words):
        return None
    near = Span(title.end(), min(line.end, title.end() + _LONGEST_LINE))
    return Span(*title.span()) if len(names_in_list(text, near, words)) > 2 else None


def _opens_list(text: str, label: Span, line: Span) -> bool:
    """Return whether “Present” opens a list: “Present were …” does, “Present concerns …” does not."""
    behind = text[label.end : line.end]
    if not behind.strip(" :.-–*_") or text[label.start : label.end].isupper():
        return True
    return _BEFORE_LIST.match(behind) is not None


def _label(text: str, line: Span, words: Vocabulary) -> Span | None:
    """Return the word of a group that a line begins with, if it opens a group there."""
    if not text[line.start].isupper():
        return None
    for name in _OPENINGS:
        opened = words.opens(name, text, line)
        if opened and _BEHIND_LABEL.match(text, opened.end(), line.end):
            behind = text[opened.end() : line.end].lstrip(" \t*_")
            by = text[opened.start() : opened.end()].endswith("by")  # “Minutes by Ana Birt”
            if name == "other-openings" and not by and behind[:1] not in (":", "–", "-", "", "("):
                continue
            if behind[:1].islower() and name != "apologies-openings":
                continue
            return Span(*opened.span())
    match = _LABEL.match(text, *line)
    if match and is_role(match["said"], words):
        return Span(*match.span("said"))
    return None


def _opens_main_group(text: str, label: Span, words: Vocabulary) -> bool:
    """Return whether a word opens the group of those present or away, not one of posts."""
    return any(words.opens(f"{kind}-openings", text, label) for kind in ("attendance", "apologies"))


def _tells(text: str, label: Span, line: Span, words: Vocabulary) -> bool:
    """Return whether a sentence stands behind the word of a group, and none on who was there."""
    if _opens_main_group(text, label, words):
        return False
    return _is_sentence(text, Span(label.end, line.end), words)


def _behind(text: str, label: Span, line: Span, words: Vocabulary) -> Span:
    rest = trim(text, label.end, line.end)
    bracket = _BRACKET_BEHIND.match(text, *rest)
    if bracket:
        rest = trim(text, bracket.end(), rest.end)
    while rest.start < rest.end and text[rest.start] in ":;.,–—-*_ \t":
        rest = Span(rest.start + 1, rest.end)
    said = words.opens("apologies-from-here", text, rest)
    return trim(text, said.end(), rest.end) if said else rest


def _is_sentence(text: str, span: Span, words: Vocabulary) -> bool:
    near = Span(span.start, min(span.end, span.start + 300))
    if words.search("finite-verbs", text, near) or words.search("past-tense-marks", text, near):
        return True
    # “AB opened the meeting with a prayer.”
    told = words.find("short-sentence-verbs", text, near) if text[span.end - 1] == "." else ()
    return any(match[0].islower() for match in told)


def _attended(text: str, line: Span, words: Vocabulary) -> Iterator[Span]:
    """Yield the words of “Ana Birt (clerk) and Tom Reed were in attendance”, and the names."""
    said = next(iter(words.find("attended-behind", text, line)), None)
    if said is None or text[said.end() : line.end].strip(" ."):
        return
    names = names_in_list(text, Span(line.start, said.start()), words)
    if names and names[0].span.start == line.start and _is_sentence(text, line, words):
        yield Span(*said.span())
        yield trim(text, line.start, said.start())


def _begins(text: str, before: Span, line: Span) -> bool:
    """Return whether a sentence begins a line of its own below a list: “The Chair welcomed all”."""
    ended = text[before.end - 1] not in ",;&(-–" and not text[: before.end].endswith((" and", " or", " from"))
    return ended and text[line.start].isupper() and text[line.end - 1] in ".!?"


def _could_list(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether a line behind a blank one still holds names: it is short, or has commas."""
    said = text[span.start : span.end]
    if said.count(",") >= 2:
        return True
    names = names_in_list(text, Span(span.start, min(span.end, span.start + _LONGEST_LINE)), words)
    opens = bool(names) and names[0].span.start == span.start
    short = len(_BRACKETED.sub(" ", said).split() if opens else said.split()) <= 8
    return (opens and len(names) >= 2) or (short and bool(names))
