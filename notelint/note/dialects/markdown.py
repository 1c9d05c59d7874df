"""The dialect ``markdown``: minutes of projects and societies, with headings and lists.

A heading names the meeting and its date; those who were there stand in a list
below "Present" or "Attendees"; each further heading is an item, or holds items;
actions are entries below "Action items", boxes to tick, or rows of a table.
Front matter is about the file, never about the meeting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from notelint.note.body import body_name
from notelint.note.dates import find_dates
from notelint.note.layout import Label, Layout, RawAction, RawItem, Reading
from notelint.note.markdown_people import People, find_people, handles_beside_names
from notelint.note.markdown_sections import Outline, Section, items_of, outline
from notelint.note.markdown_signs import LISTED, SUREST, UNSURE, run_of_numbers, sure_at_most
from notelint.note.markdown_tables import is_action_table, marked_actions, table_actions, tables
from notelint.note.markdown_text import MdLine, md_paragraphs, read_markdown
from notelint.note.markup import blanked, with_line_feeds
from notelint.note.summons import opens_with_summons
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Source, Span, trim

name = "markdown"

_PERSON = regex(r"[\s*_\[(]*[^\W\d_a-zß-öø-ÿ]|[\s*_\[(]*@\w")  # a name has a capital, or is a handle
_LABELS = ("title", "date", "time", "venue")
_SIGNS = ("apologies", "a-meeting", "decisions", "matters")
_USUAL_PAST = 3  # words in the past tense that all but the shortest minutes have
_MOST = 400_000  # code points that are looked at to recognise minutes


def recognise(source: Source, words: Vocabulary) -> float:
    """Return how sure it is that this is the layout, from 0 to 1."""
    reading = begin(source, words)
    return reading.sureness if reading else 0.0


def begin(source: Source, words: Vocabulary, least: float = 0.0) -> Reading | None:
    """Return the text with how sure it is that this is the layout; None if less sure than ``least``."""
    source = with_line_feeds(source)
    text = source.text
    whole = len(text) <= _MOST
    near = source if whole else replace(source, text=text[:_MOST])
    most = 0.0 if "<AI1>" in text else sure_at_most(near.text)
    if not most or most < least:
        return None
    note = _Markdown.of(near, words)
    if note.tree.title is None and not note.people.entries:
        return None
    return Reading(note.sureness(), note.layout if whole else lambda: read(source, words))


def read(source: Source, words: Vocabulary) -> Layout:
    """Return the layout of ``source``. Nothing is lost: what is not understood stays text."""
    return _Markdown.of(with_line_feeds(source), words).layout()


@dataclass(frozen=True, slots=True)
class _Markdown:
    """A note while it is read: without its marks, by its headings, with the people listed."""

    source: Source
    lines: Sequence[MdLine]
    tree: Outline
    items: Sequence[tuple[Section, list[Section]]]
    people: People
    words: Vocabulary

    @classmethod
    def of(cls, marked: Source, words: Vocabulary) -> _Markdown:
        bare, lines = read_markdown(marked)
        tree = outline(bare.text, lines, words)
        items = items_of(bare.text, tree, words)
        first = items[0][0].index if items else len(lines)
        listed = [section for section in tree.people() if section.number is None]
        within = {md.line.number for section in listed for md in (section.heading, *section.lines)}
        front = [md for md in lines[:first] if md.line.number not in within and md.form != "heading"]
        people = find_people(bare.text, front, listed, words)
        bare = blanked(bare, handles_beside_names(bare.text, list(people.entries)))
        return cls(bare, lines, tree, items, people, words)

    @property
    def text(self) -> str:
        return self.source.text

    def layout(self) -> Layout:
        items = [self._item(section, within) for section, within in self.items]
        begin = items[0].span.start if items else len(self.text)
        preamble = [md for md in self.lines if md.span.start < begin and md.span.start < md.span.end]
        entries = {trim(self.text, *span): said for span, said in self.people.entries.items()}
        return Layout(
            source=self.source,
            dialect=name,
            preamble=Span(0, begin),
            first_line=preamble[0].span if preamble else Span(0, 0),
            labels=self._labels(preamble),
            attendance=self.people.heading,
            items=tuple(items),
            headings=frozenset(
                span for item in items for span, section in item.headings.items() if section != "apart"
            ),
            listing=tuple(sorted(entries)),
            listing_groups=entries,
            actions=tuple(sorted(self._actions(items), key=lambda action: action.span)),
        )

    # --- Items ---------------------------------------------------------------------------

    def _item(self, section: Section, within: Sequence[Section]) -> RawItem:
        headings: dict[Span, str] = {}
        opens = any(
            self.words.is_all(f"{kind}-headings", self.text, section.title) for kind in ("action", "decision")
        )
        found = self._paragraphs(section, headings)
        if opens and found and section.title.start < section.title.end:
            # “Action items” is the title and opens the section at once.
            found.insert(0, section.title)
            headings[section.title] = ""
        for part in within:
            if part.kind == "attendance" and not part.number:
                continue
            found.append(part.heading.span)
            headings[part.heading.span] = ""
            found += self._paragraphs(part, headings)
        start = section.number.start if section.number else section.title.start
        return RawItem(
            span=Span(start, max(found[-1].end if found else 0, section.title.end)),
            number=section.number,
            title=section.title if section.title.start < section.title.end else None,
            paragraphs=tuple(found),
            headings=headings,
        )

    def _paragraphs(self, section: Section, headings: dict[Span, str]) -> list[Span]:
        """Return the paragraphs below a heading; the heads of a table of actions are none.

        A rule parts what stands below it from the section above.
        """
        lines = section.lines
        decides = self.words.is_all("decision-headings", self.text, section.title)
        heads = {
            table.heads.line.number
            for table in tables(lines)
            if is_action_table(self.text, table, self.words)
        }
        said = [md for md in lines if md.line.number not in heads]
        found = list(md_paragraphs(self.text, said, whole=decides))
        # The first line may be the one that underlines the heading.
        for rule in (md.span.start for md in lines[1:] if md.form == "rule"):
            below = next((span for span in found if span.start >= rule), None)
            if below is not None:
                headings.setdefault(below, "apart")
        return found

    def _actions(self, items: Sequence[RawItem]) -> Iterator[RawAction]:
        for (section, within), item in zip(self.items, items, strict=True):
            lines = [md for part in (section, *within) for md in part.lines]
            for table in tables(lines):
                if is_action_table(self.text, table, self.words):
                    yield from table_actions(self.text, table, self.words)
            yield from marked_actions(self.text, lines, item.paragraphs, self.words)

    # --- The head ------------------------------------------------------------------------

    def _labels(self, preamble: Sequence[MdLine]) -> Mapping[str, Label]:
        labels: dict[str, Label] = {}
        if body := self._body():
            labels["title"] = Label(body, body)
        for md in preamble:
            if md.form == "row" and len(md.cells) == 2:
                self._label_in_row(md.cells, labels)
                continue
            said = md.words(self.text)
            colon = self.text.find(":", said.start, min(said.end, said.start + 60))
            if md.form == "heading" or colon < 0:
                continue
            for key in _LABELS:
                label = trim(self.text, said.start, colon)
                if key not in labels and self.words.is_all(f"{key}-labels", self.text, label):
                    value = trim(self.text, colon + 1, said.end)
                    labels[key] = Label(
                        Span(said.start, colon + 1), value if value.start < value.end else None
                    )
        return labels

    def _label_in_row(self, cells: Sequence[Span], labels: dict[str, Label]) -> None:
        label, value = cells
        for key in _LABELS:
            if key not in labels and self.words.is_all(f"{key}-labels", self.text, label):
                labels[key] = Label(label, value if value.start < value.end else None)

    def _body(self) -> Span | None:
        """Return the name of a body that no capitals tell: “Westmere.js core team meeting”."""
        if self.tree.title is None or body_name(self.text, self.tree.title.title, [], self.words):
            return None
        title = self.tree.title.title
        met = self.words.search("markdown-meetings", self.text, title)
        if met is None:
            return None
        name = Span(title.start, met.start())
        if name.start == name.end:
            name = Span(met.end(), title.end)  # “Minutes: Westmere.js core team, 5 May 2024”
            day = next(find_dates(self.text, name), None)
            name = Span(name.start, day.span.start) if day else name
        for day in find_dates(self.text, title):
            if name.start <= day.span.start < name.end:
                name = Span(day.span.end, name.end)
        while name.start < name.end and not self.text[name.start].isalnum():
            name = Span(name.start + 1, name.end)
        while name.start < name.end and not (
            self.text[name.end - 1].isalnum() or self.text[name.end - 1] in ")."
        ):
            name = Span(name.start, name.end - 1)
        kinds = self.words.words("kinds-of-meeting")
        said = [word.strip(",–—-:").lower() for word in self.text[name.start : name.end].split()]
        return name if any(word and word not in kinds for word in said) else None

    # --- How sure ------------------------------------------------------------------------

    def sureness(self) -> float:
        """Return how much the text looks like minutes in this form, from 0 to 1."""
        text, words = self.text, self.words
        title = self.tree.title.title if self.tree.title else None
        begin = self.items[0][0].heading.span.start if self.items else len(text)
        head = Span(0, min(begin, 4000))
        met = title is not None and words.search("markdown-meetings", text, title) is not None
        headings = [md.span for md in self.lines if md.form == "heading"][:4]
        titled = met or any(words.search("markdown-minutes", text, heading) for heading in headings)
        met = met or words.search("markdown-minutes", text, head) is not None
        dated = any(day.complete for day in find_dates(text, head))
        whole = Span(0, len(text))
        past = sum(1 for _ in islice(words.find("past-tense-marks", text, whole), _USUAL_PAST))
        signs = sum(words.search(f"signs-of-{sign}", text, whole) is not None for sign in _SIGNS)
        if not (met or dated) or self._looks_forward(past):
            return 0.0
        listed = sum(bool(_PERSON.match(text, *entry)) for entry in self.people.entries)
        # A list that nobody was entered in is one; “Present: the meeting was cancelled” is none.
        lists = list(self.tree.people())
        attended = listed > 0 or any(not section.has_text and not section.parts for section in lists)
        score = 0.35 * attended + 0.1 * (listed > 2) + 0.25 * met + 0.2 * dated
        score += 0.1 * (past >= _USUAL_PAST) + 0.05 * signs + 0.1 * self._has_actions()
        if not attended:
            said = title is not None and words.search("markdown-minutes", text, title) is not None
            score = score if said and dated and past >= 2 and signs >= 2 else min(score, 0.45)
        elif not dated and (past < 2 or not (titled or listed > 2)):
            score = min(score, 0.45)  # a page that speaks of minutes
        typed = run_of_numbers(text)
        # Bold type heads items in notes that list people line by line; others may be typed minutes.
        forms = ("heading", "bold") if typed <= 3 and self._lists_by_line() else ("heading",)
        headed = sum(section.heading.form in forms for section, _ in self.items)
        marked = sum(section.heading.form == "heading" for section, _ in self.items)
        if marked > 3 and typed <= 3 and listed > 1 and score >= 0.5:
            score += 0.2  # headings all through
        elif not listed and marked <= 3:
            score = min(score, 0.55)  # another layout may see who was there
        if headed < 2 or (typed > 3 and typed > 2 * headed):
            score = min(score, UNSURE)  # bold type or typed numbers are the items
        return min(score, SUREST)

    def _lists_by_line(self) -> bool:
        starts = {span.start for span in self.people.entries}
        entries = (md for md in self.lines if md.form in ("entry", "row"))
        return sum(md.words(self.text).start in starts for md in entries) > LISTED

    def _has_actions(self) -> bool:
        return any(
            self.words.is_all("action-headings", self.text, part.title)
            for section, within in self.items
            for part in (section, *within)
        )

    def _looks_forward(self, past: int) -> bool:
        """Return whether this is an agenda or a form to fill in: nothing stands below its headings."""
        title = self.tree.title.title if self.tree.title else None
        agenda = title is not None and self.words.search("signs-of-an-agenda", self.text, title) is not None
        filled = sum(
            section.has_text or any(part.has_text for part in within) for section, within in self.items
        )
        return (agenda and past < _USUAL_PAST) or filled == 0 or opens_with_summons(self.text, self.words)
