"""References to appendices and to items of this note, and what they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from notelint.note.draft import Draft
from notelint.note.model import Item, Reference
from notelint.note.units import Unit, units
from notelint.patterns import regex
from notelint.text import Span

_LIST_GAP = r"\s*(?:,|&|and|or|to|[-–])\s*(?:and\s+|or\s+)?"
_NAME = r"(?-i:[A-Z]{1,2}\d{0,2}|\d{1,2}[A-Za-z]?|[ivx]{1,4})"
_APPENDIX = regex(
    rf"(?<![\w-])(?:Appendix|(?P<several>Appendices))\s+(?P<first>{_NAME})(?![\w’'])"
    rf"(?P<more>(?:{_LIST_GAP}{_NAME}(?![\w’']))*)",
    re.IGNORECASE,
)
_ONE_NAME = regex(rf"(?<!\w){_NAME}(?!\w)")
_HEADING = regex(
    rf"^[ \t*#>_]*(?:Appendix|Annex)\s+(?P<name>{_NAME})(?!\w)[^\n.]{{0,80}}$", re.IGNORECASE | re.MULTILINE
)
_NUMBER = r"(?:\d{1,4}(?:/\d{2,4})?(?:\.\d{1,3}|\([a-z0-9]{1,3}\)|[a-z](?!\w))*|<number-words>)"
_ITEM = (
    rf"<item-words>\s+(?P<first>{_NUMBER})(?![\w’'/]|-[a-z]|[.,]\d|\s*%)"
    rf"(?P<more>(?:\s*(?:,|&|\band\b|\bor\b|\bto\b|[-–])\s*(?:and\s+)?{_NUMBER}(?![\w/]|\.\d|\s*%))*)"
)
_ONE_NUMBER = rf"(?<!\w){_NUMBER}(?!\w)"
_RUNNING = regex(r"\d+")
_OF_EARLIER_MEETINGS = ("previous-minutes", "matters-arising")
_MOST = 100  # items of one meeting
_FAR = 600
_NEAR = 60  # characters looked at on either side


def find_references(draft: Draft) -> tuple[Reference, ...]:
    """Return the references to appendices and items of this note, in the order of the text.

    References to another paper's appendices or another meeting's items are
    left out, and so are all to items where their numbers say nothing sure:
    where none is numbered, or the first is not 1 while "item 2" may count from
    the agenda.
    """
    found: list[Reference] = []
    frame = _Frame(draft)
    for unit in units(draft):
        if unit.role == "title" or frame.in_appendix(unit.span.start):
            continue
        said = draft.text[unit.span.start : unit.span.end].lower()
        appendix, item = "append" in said, "item" in said
        if not appendix and not item:
            continue
        for sentence in draft.sentences_in(unit.span):
            if appendix:
                found.extend(_appendices(draft, frame, unit, sentence))
            if item and unit.item is not None and unit.item.kind not in _OF_EARLIER_MEETINGS:
                found.extend(_items(draft, frame, unit, sentence))
    return tuple(_with_repeats(sorted(found, key=lambda reference: reference.span)))


def _with_repeats(found: Sequence[Reference]) -> Iterator[Reference]:
    seen: set[tuple[str, str]] = set()
    for reference in found:
        key = (reference.kind, reference.name.lower())
        yield replace(reference, repeated=True) if key in seen else reference
        seen.add(key)


class _Frame:
    """What references can lead to: the appendices and items of the note."""

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        self.appendices = {appendix.name.lower(): appendix.heading for appendix in draft.layout.appendices}
        for match in _HEADING.finditer(draft.text):
            self.appendices.setdefault(match["name"].lower(), Span(*match.span()))
        self._spans = [appendix.span for appendix in draft.layout.appendices]
        self.items: dict[int, Item] = {}
        for item in draft.items:
            if item.ordinal is not None:
                self.items.setdefault(item.ordinal, item)
        self.written = {item.number.strip(" .)"): item for item in draft.items if item.number}
        self.plain = bool(self.written) and all(_is_plain(number) for number in self.written)
        self.unnumbered = sum(item.number is None for item in draft.items)
        self._standing: dict[str, bool] = {}

    def in_appendix(self, offset: int) -> bool:
        """Return whether ``offset`` stands in an appendix, heading included."""
        return any(span.start <= offset < span.end for span in self._spans)

    def item(self, number: int) -> Item | None:
        """Return the item of that number, or None."""
        return self.items.get(number)

    def can_lack(self, written: str, number: int) -> bool:
        """Return whether it can be said that there is no item of that number."""
        if number in self.items or not self.items:
            return False
        if "/" in written:
            year = written.partition("/")[2]
            lacks = all(known.endswith("/" + year) for known in self.written) and number > min(self.items)
        elif not self.plain or min(self.items) > 1 or not 0 < number < _MOST:
            lacks = False
        else:
            lacks = number > max(self.items) + self.unnumbered or not self.unnumbered
        return lacks and not self._stands_somewhere(written)

    def _stands_somewhere(self, written: str) -> bool:
        """Return whether a number looks like an item's that was not read as one."""
        if written not in self._standing:
            head = rf"(?:^|[\n\t>*#]|\s{{2}}|[.:]\s)\s*{re.escape(written)}\\?[.):]?\**\s+\**[A-Z]"
            self._standing[written] = re.search(head, self._text) is not None
        return self._standing[written]


def _is_plain(number: str) -> bool:
    return re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*\.?[a-z]?", number, re.IGNORECASE) is not None


# --- Appendices ----------------------------------------------------------------------


def _appendices(draft: Draft, frame: _Frame, unit: Unit, sentence: Span) -> Iterator[Reference]:
    for match in _APPENDIX.finditer(draft.text, sentence.start, sentence.end):
        if not _is_attached(draft, unit, _around(sentence, match), match):
            continue
        spans = [Span(*match.span("first"))]
        if match["several"]:
            spans += [
                Span(*one.span()) for one in _ONE_NAME.finditer(draft.text, match.start("more"), match.end())
            ]
        for index, span in enumerate(spans):
            name = draft.text[span.start : span.end]
            yield Reference(
                span=Span(match.start(), span.end) if index == 0 else span,
                parent=unit.item,
                kind="appendix",
                name=name,
                target=frame.appendices.get(name.lower()),
            )


def _is_attached(draft: Draft, unit: Unit, sentence: Span, match: re.Match[str]) -> bool:
    """Return whether the appendix is spoken of as one of this note."""
    text, words = draft.text, draft.words
    behind = text[match.end() : match.end() + _NEAR]
    skipped = len(behind) - len(behind.lstrip(" ,("))
    start = match.end() + skipped
    if words.opens("of-this-note", text, Span(start, sentence.end)):
        return True
    if re.match(r"\s+(?:to|of)\b", behind) or words.search("other-papers", text, sentence):
        return False
    before = Span(max(sentence.start, match.start() - _NEAR), match.start())
    if unit.item is None or words.search("of-attendance", text, sentence):
        return _ends_with(draft, "pointing-to", before) or _ends_with(draft, "attached-as", before)
    # "They were attached as Appendix 2" may speak of the papers of the sentence before.
    papers = words.search("other-papers", text, Span(unit.span.start, match.start()))
    return papers is None and _ends_with(draft, "attached-as", before)


def _ends_with(draft: Draft, name: str, before: Span) -> bool:
    """Return whether a phrase of the list stands last in ``before``, but for "the" and the like."""
    hits = draft.words.find(name, draft.text, before)
    return any(len(draft.text[one.end() : before.end].split()) <= 1 for one in hits)


# --- Items ---------------------------------------------------------------------------


def _items(draft: Draft, frame: _Frame, unit: Unit, sentence: Span) -> Iterator[Reference]:
    text, words = draft.text, draft.words
    for match in words.compose(_ITEM).finditer(text, sentence.start, sentence.end):
        if _is_of_another(draft, _around(sentence, match), match):
            continue
        numbers = words.compose(_ONE_NUMBER).finditer(text, match.start("first"), match.end())
        for index, number in enumerate(numbers):
            value, written = _value(draft, number[0]), number[0]
            if value is None:
                continue
            item = frame.written.get(written) or (None if "/" in written else frame.item(value))
            if item is None and (not frame.can_lack(written, value) or _on_minutes(draft, unit, match)):
                continue
            yield Reference(
                span=Span(match.start() if index == 0 else number.start(), number.end()),
                parent=unit.item,
                kind="item",
                name=written,
                target=_place(item),
            )


def _on_minutes(draft: Draft, unit: Unit, match: re.Match[str]) -> bool:
    """Return whether the paragraph speaks of minutes: what it calls item 14 may be theirs."""
    near = Span(max(unit.span.start, match.start() - _FAR), min(unit.span.end, match.end() + _FAR))
    return draft.words.search("speaking-of-minutes", draft.text, near) is not None


def _place(item: Item | None) -> Span | None:
    return item.places.get("title", item.places.get("number", item.span)) if item else None


def _around(sentence: Span, match: re.Match[str]) -> Span:
    """Return as much of a sentence as may bear on a match; hostile ones are as long as the note."""
    return Span(max(sentence.start, match.start() - _FAR), min(sentence.end, match.end() + _FAR))


def _is_of_another(draft: Draft, sentence: Span, match: re.Match[str]) -> bool:
    """Return whether "item 4" is of another paper or another meeting."""
    text, words = draft.text, draft.words
    before = text[max(sentence.start, match.start() - 20) : match.start()].split()
    if before and before[-1].lower().strip(",.;:(") in words.words("not-agenda-items"):
        return True
    behind = Span(match.end(), min(sentence.end, match.end() + _NEAR))
    while behind.start < behind.end and text[behind.start] in " \t\n\u00a0":
        behind = Span(behind.start + 1, behind.end)
    if words.opens("items-of-this-meeting", text, behind):
        return False
    if words.opens("items-of-others", text, behind):
        return True
    return words.search("meetings-of-others", text, sentence) is not None


def _value(draft: Draft, said: str) -> int | None:
    numbers = [word.lower() for word in draft.words.phrases("number-words")]
    if said.lower() in numbers:
        return numbers.index(said.lower()) + 1
    running = _RUNNING.search(said)
    return int(running[0]) if running else None
