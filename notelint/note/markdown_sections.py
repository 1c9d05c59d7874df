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
from notelint.text import Span, trim

_NUMBER = re.compile(
    r"(?:(?:agenda\s+)?item\s+(?:no\.?\s*)?)?(?P<number>\d{1,4}/\d{1,4}(?:/\d{1,4})?|[A-Z]{1,3}[./]?\d{1,4}|\d{1,4}(?:\.\d{1,3}){0,3})"
    r"(?P<mark>[.):]|[ \t]+[-–—])?[ \t]+(?=\S)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[ \t]*[\[(]\s*\d{1,3}\s*[\])]\s*:?\Z|[ \t]*:\Z")
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
        found.append(Section(index, heading, number, title, kind, title, tuple(lines[index + 1 : stop])))
    named = next((section for section in found if section.kind == "title"), None)
    rest = [section for section in found if section is not named]
    return Outline(tuple(lines[: at[0]] if at else lines), named, tuple(_tree(rest)))


def _tree(sections: Sequence[Section]) -> Iterator[Section]:
    """Yield the sections that stand in no other; a list of people within an item's text is a part of it."""
    open_sections: list[Section] = []
    for section in sections:
        while open_sections and open_sections[-1].heading.level >= section.heading.level:
            open_sections.pop()
        above = open_sections[-1] if open_sections else None
        if above and above.kind == "attendance" and section.kind != "attendance":
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
    sectioned = any(_opens_section(text, part, words) for part in parts)
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


def _opens_section(text: str, section: Section, words: Vocabulary) -> bool:
    return any(words.is_all(name, text, section.title) for name in _SECTION_WORDS)
