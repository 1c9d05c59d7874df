"""The headings of a note in Markdown: which is its title, which are items, which list people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from notelint.note.dates import find_dates
from notelint.note.markdown_text import MdLine
from notelint.note.roles import role_tokens
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_NUMBER = regex(
    r"(?:(?:agenda\s+)?item\s+(?:no\.?\s*)?)?(?P<number>\d{1,4}/\d{1,4}(?:/\d{1,4})?|[A-Z]{1,3}[./]?\d{1,4}|\d{1,4}(?:\.\d{1,3}){0,3})"
    r"(?P<mark>[ ]?[.):]|[ \t]+[-–—])?[ \t]+(?=\S)",  # a blank: the mark was escaped
    re.IGNORECASE,
)
_NUMBER_ALONE = regex(r"(?:(?:agenda\s+)?item\s+)?(\d{1,4}(?:/\d{1,4})?)(?:[ ]?[.):])?\s*", re.IGNORECASE)
_COUNT = regex(r"[ \t]*[\[(]\s*\d{1,3}\s*[\])]\s*:?\Z|[ \t]*:\Z")
_LETTERS = regex(r"[^\W\d_]+")
_BESIDE_DATES = frozenset(
    "held on at from to and am pm noon utc gmt bst cet est hrs hours o clock date time".split()
)
_SECTION_WORDS = ("decision-headings", "action-headings", "talk-headings")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the lines below it, up to the next heading.

    ``kind`` is ``title``, ``attendance``, ``front`` or ``business``.
    """

    index: int
    heading: MdLine
    number: Span | None
    title: Span
    kind: str
    label: Span = Span(0, 0)  # the words that say which people it lists
    lines: tuple[MdLine, ...] = ()
    parts: list[Section] = field(default_factory=list)  # the sections of a deeper level within

    @property
    def has_text(self) -> bool:
        """Whether anything stands directly below the heading."""
        return any(md.span.start < md.span.end for md in self.lines)


@dataclass(frozen=True, slots=True)
class Outline:
    """A text by its headings. ``front`` is what stands above the first of them."""

    front: tuple[MdLine, ...]
    title: Section | None
    roots: tuple[Section, ...]  # all but the title that stand in no other

    def people(self) -> Iterator[Section]:
        """Yield the sections that list people, in the order of the text."""
        for root in self.roots:
            for section in (root, *below(root)):
                if section.kind == "attendance":
                    yield section


def outline(text: str, lines: Sequence[MdLine], words: Vocabulary) -> Outline:
    """Return the headings of a text as a tree."""
    at = [
        index
        for index, md in enumerate(lines)
        if md.form in ("heading", "bold") and md.span.start < md.span.end
    ]
    stops = [*at[1:], len(lines)][: len(at)]
    found: list[Section] = []
    titled = _title(text, lines, at, words)
    numbered = _numbered(text, [lines[index] for index in at if index != titled])
    for index, stop in zip(at, stops, strict=True):
        heading = lines[index]
        number, title = (None, heading.span) if index == titled else _parts(text, heading.span, numbered)
        kind = "title" if index == titled else _kind(text, title, words)
        if kind == "attendance" and number is None and _is_told(text, title, lines[index + 1 : stop], words):
            kind = "business"
        elif heading.form == "bold" and _is_label(text, title, words):
            kind = "front"  # “**Venue:**” with nothing behind it
        if heading.form == "bold" and number is None and _labels_section(text, heading.span, words):
            heading = replace(heading, level=heading.level + 1)  # “**Decision:**” stands within an item
        found.append(Section(index, heading, number, title, kind, title, tuple(lines[index + 1 : stop])))
    named = next((section for section in found if section.kind == "title"), None)
    rest = [section for section in found if section is not named]
    first = rest[0] if named and rest and rest[0].index > named.index else None
    if named and first and (_only_dates(text, first, words) or _names_meeting(text, named, first, words)):
        rest[0] = replace(rest[0], kind="front", number=None, title=rest[0].heading.span)
    return Outline(tuple(lines[: at[0]] if at else lines), named, tuple(_tree(rest)))


def _tree(sections: Sequence[Section]) -> Iterator[Section]:
    """Yield the sections that stand in no other; a list of people within an item's text is a part of it."""
    open_sections: list[Section] = []
    for section in sections:
        while open_sections and open_sections[-1].heading.level >= section.heading.level:
            open_sections.pop()
        above = open_sections[-1] if open_sections else None
        if above and above.kind == "attendance" and section.kind != "attendance" and section.number is None:
            section = replace(section, kind="attendance", label=above.label)  # “Present” of two teams
        elif above and above.kind == "business" and above.has_text:
            section = replace(section, kind="business")
        if open_sections:
            open_sections[-1].parts.append(section)
        else:
            yield section
        open_sections.append(section)


def _title(text: str, lines: Sequence[MdLine], at: Sequence[int], words: Vocabulary) -> int | None:
    """Return the line of the heading that names the note: the only one of the highest level, or the first."""
    if not at:
        return None
    first = lines[at[0]]
    levels = Counter(lines[index].level for index in at)
    said = words.search("markdown-meetings", text, first.span) or next(find_dates(text, first.span), None)
    if _kind(text, _shorn(text, first.span), words) != "business":
        return None
    alone = levels[first.level] == 1 and first.level == min(levels) and len(at) > 1
    return at[0] if said or alone else None


def _only_dates(text: str, section: Section, words: Vocabulary) -> bool:
    """Return whether a heading below the title says when it was, and no more: “Meeting of 5 May 2024”."""
    title = section.title
    below = Span(section.lines[0].span.start, section.lines[-1].span.end) if section.lines else Span(0, 0)
    if words.search("agreeing-verbs", text, below):
        return False  # “Minutes of 5 May 2024”, which were approved
    days = list(find_dates(text, title))
    rest = text[title.start : title.end]
    if days:
        rest = text[title.start : days[0].span.start] + " " + text[days[-1].span.end : title.end]
    elif not any(char.isdigit() for char in rest):
        return False
    known = words.words("kinds-of-meeting")
    return all(word.lower() in known or word.lower() in _BESIDE_DATES for word in _LETTERS.findall(rest))


def _names_meeting(text: str, title: Section, section: Section, words: Vocabulary) -> bool:
    """Return whether the heading below a title of figures alone names the meeting: “Board minutes”."""
    said = words.search("markdown-meetings", text, section.title) is not None
    return said and not section.has_text and not _LETTERS.search(text, *title.title)


def _numbered(text: str, headings: Sequence[MdLine]) -> bool:
    """Return whether the headings have numbers: two of one level, that are no years or dates."""
    counted = Counter(
        md.level
        for md in headings
        if (match := _NUMBER.match(text, *md.span)) and _is_number(text, match, md)
    )
    return any(count >= 2 for count in counted.values())


def _is_number(text: str, match: re.Match[str], md: MdLine) -> bool:
    number = match["number"]
    if number[0].isalpha() and not match["mark"]:
        return False
    day = next(find_dates(text, md.span), None)
    if day is not None and day.span.start <= match.start("number") < day.span.end:
        return False
    if number.isdigit() and 1900 <= int(number) < 2100 and not match["mark"]:
        return False
    return bool(match["mark"]) or "/" in number or text[match.end()].isupper()


def _parts(text: str, span: Span, numbered: bool) -> tuple[Span | None, Span]:
    """Return number and title of a heading."""
    if numbered and (alone := _NUMBER_ALONE.fullmatch(text, *span)):
        return Span(*alone.span(1)), Span(span.end, span.end)
    match = _NUMBER.match(text, *span) if numbered else None
    if match is None or (
        not match["mark"] and not text[match.end()].isupper() and "/" not in match["number"]
    ):
        return None, _shorn(text, span)
    return Span(*match.span("number")), _shorn(text, Span(match.end(), span.end))


def _shorn(text: str, span: Span) -> Span:
    """Return a title without a count of people or a colon at its end."""
    match = _COUNT.search(text, *span)
    cut = trim(text, span.start, match.start()) if match else span
    return cut if cut.start < cut.end else span


def _kind(text: str, title: Span, words: Vocabulary) -> str:
    if lists_people(text, title, words):
        return "attendance"
    return "front" if words.is_all("markdown-front", text, title) else "business"


def lists_people(text: str, title: Span, words: Vocabulary) -> bool:
    """Return whether the words of a heading or label announce those who were there or were not."""
    title = _shorn(text, title)
    if words.is_all("markdown-attendance", text, title):
        return True
    if len(text[title.start : title.end].split()) > 9:
        return False
    return any(match.end() == title.end for match in words.find("markdown-attendance-ends", text, title))


def group_of(said: str, words: Vocabulary) -> str:
    """Return the group of an attendance list that a heading in Markdown opens."""
    tokens = set(role_tokens(said))
    if tokens & words.words("markdown-away"):
        return "apologies"
    if tokens & words.words("markdown-absent") or "not" in tokens or "unable" in tokens:
        return "absent"
    if tokens & words.words("markdown-presides"):
        return "chair"
    return "in-attendance" if tokens & words.words("markdown-beside") else "members"


def items_of(text: str, tree: Outline, words: Vocabulary) -> list[tuple[Section, list[Section]]]:
    """Return the sections that are items, each with the sections below that belong to it, in order."""
    found: list[tuple[Section, list[Section]]] = []
    minuted = any(words.is_all("markdown-minuted", text, section.title) for section in tree.roots)
    for section in tree.roots:
        if not (minuted and section.kind == "front"):  # an agenda with minutes of its own below
            _items(text, section, words, found)
    if not found:  # all is below “Agenda”
        front = [section for section in tree.roots if section.kind == "front" and section.has_text]
        found.extend((section, []) for section in front[-1:])
    return sorted(found, key=lambda item: item[0].index)


def _items(
    text: str, section: Section, words: Vocabulary, found: list[tuple[Section, list[Section]]]
) -> None:
    if section.number is not None:
        found.append((section, list(below(section))))
        return
    if section.kind == "attendance":
        return
    parts = [part for part in section.parts if part.kind != "attendance" or part.number]
    holds = words.is_all("markdown-containers", text, section.title) or section.kind == "front"
    opening = [part for part in parts if _opens_section(text, part, words)]
    # “Minutes” holds its items, and “Action items” is the last of them.
    sectioned = bool(opening) and not (holds and len(opening) < len(parts))
    numbered = any(part.number for part in parts)
    absorbs = sectioned or (section.has_text and not holds and not numbered)
    if absorbs or not parts:
        if not section.has_text and not parts and words.is_all("markdown-may-be-empty", text, section.title):
            return
        if section.kind == "business" or (absorbs and sectioned):
            found.append((section, list(below(section))))
        return
    if section.has_text and section.kind == "business":
        found.append((section, []))
    for part in parts:
        _items(text, part, words, found)


def below(section: Section) -> Iterator[Section]:
    """Yield the sections within a section, in the order of the text."""
    for part in section.parts:
        yield part
        yield from below(part)


def _is_label(text: str, title: Span, words: Vocabulary) -> bool:
    return any(words.is_all(f"{key}-labels", text, title) for key in ("date", "time", "venue"))


def _is_told(text: str, title: Span, lines: Sequence[MdLine], words: Vocabulary) -> bool:
    """Return whether sentences tell of apologies below a heading, rather than a list of names."""
    if group_of(text[title.start : title.end], words) not in ("apologies", "absent"):
        return False
    said = [md for md in lines if md.span.start < md.span.end and md.form != "rule"]
    return (
        bool(said)
        and said[0].form == "text"
        and any(
            words.search(name, text, said[0].span)
            for name in ("apologies-from", "apologies-sent", "apologies-none")
        )
    )


def _labels_section(text: str, span: Span, words: Vocabulary) -> bool:
    decides = words.is_all("decision-headings", text, span)
    return decides or (
        text[span.start : span.end].rstrip().endswith(":")
        and any(words.is_all(name, text, span) for name in _SECTION_WORDS)
    )


def _opens_section(text: str, section: Section, words: Vocabulary) -> bool:
    return any(words.is_all(name, text, section.title) for name in _SECTION_WORDS)
