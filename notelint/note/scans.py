"""Slips of typing: doubled words, doubled marks, and stand-ins that were never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notelint.note.draft import Draft
from notelint.note.model import Placeholder, Punctuation, Word
from notelint.note.units import Places, Unit, folded, line_at, sentence_at, unit_at, units, units_with
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

_DOUBLED_WORD = regex(
    r"(?<![\w'’.@/&\\-])([^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"(?:[ \u00a0]{1,2}|[ \t\u00a0]*(?:\r\n?|\n)[ \t\u00a0>]*)(\1)(?![\w'’@/&-]|\.\w)"
)
_OPENING_MARKS = "([“‘\"'*_"
_COLUMN_GAP = regex(r"\S(?:\t| {3,})\S")
_TIME_OR_PLACE = regex(r"\s+(?:[A-Z0-9]|last\b|this\b|next\b)")
_LAST_WORD = regex(r"([^\W\d_]+)\s*$")

_DOUBLED_MARK = regex(r"[.,;:](?<![.,;:!?…/\\].)[.,;:](?![.,;:!?…/\\])")
_WORD_BEFORE = regex(r"(?<![\w.])[A-Za-z][A-Za-z.]{0,12}$")
_ADDRESS = regex(r"(?:https?:|www\.|@)\S*$")
_ALWAYS_MEANT = ("::",)

_BLANK = regex(r"(?<![_\\\w])(?:\\?_){3,}")
_QUESTION_MARKS = regex(r"(?<!\?)\?{2,}(?!\?)")
_BRACKET = regex(r"\[([^\[\]\n]{1,60})\](?!\()|<{1,2}([^<>\n/]{2,60})>{1,2}|\{{1,2}([^{}\n]{2,60})\}{1,2}")
_SHORT_X = regex(
    r"£\s?[Xx]{2,}(?:[.,][Xx]+)*|(?<![\w/])[Xx]{2}/[Xx]{2}(?:/(?:[Xx]{2,4}|\d{2,4}))?(?![\w/])|(?<!\w)[Xx]{2}\s?%"
    r"|(?<!\w)(?:XX|xx)(?=\s(?:per\s?cent|[ap]\.?m\b|(?:Jan|Febr)uary\b|March\b|April\b|May\b|June\b|July\b|August\b"
    r"|(?:Septem|Octo|Novem|Decem)ber\b))"
)
# A run of X beside figures hides part of an account or card number on purpose.
_LONG_X = regex(r"(?<![\w-])(?<!\d )(?:X{3,}|x{3,})(?![\w-])(?! \d)")
_DATE_FORM = regex(r"(?:d(?<!\w.)d?[/. -]mm?m?[/. -]yy(?:yy)?|h(?<!\w.)h[:.]mm)(?!\w)", re.IGNORECASE)
_ROMAN_BEFORE = regex(r"\b[A-Z][a-z]+\s$")
# What a text must hold, in small letters, to be searched for each shape.
_SHAPES = (
    ("??", _QUESTION_MARKS),
    ("xx", _SHORT_X),
    ("xxx", _LONG_X),
    ("dd", _DATE_FORM),
    ("hh", _DATE_FORM),
    ("__", _BLANK),
    ("\\_", _BLANK),
)
_OPENING = regex(r"[\[<{]")
_VALUE_BEFORE = regex(r"(?:^|[:(\[|–—\n\t]|\s-)[\s*_]*$")
_THING_BEFORE = r"(?:^|[.:;(\n\t–—|-])\s*(?:the\s+)?<things-to-come>\s+(?:(?:is|are)\s+)?$"
_VALUE_BEHIND = regex(r"[\s*_]*(?:$|[.,;)\]|\n\t])")
_INITIAL = r"\b([A-Z])[\w’'-]*\s+(?:(?:of|the|and|for)\s+)?"
_EXPANDED = regex(rf"{_INITIAL}{_INITIAL}{_INITIAL}\(([A-Z]{{3}})\)")
_SMALL = regex(r"[a-z]")
_NEAR = 80
_MOST_WORDS = 5  # in brackets that stand for something
_WIDEST = 400  # characters of a line that are looked at for columns


# --- Doubled words -------------------------------------------------------------------


def find_words(draft: Draft) -> tuple[Word, ...]:
    """Return the lower-case words that stand twice side by side, within an item or a line of the frame.

    Titles, tables and names are left out.
    """
    text = draft.text
    bare = text
    for mark in _OPENING_MARKS:
        bare = bare.replace(mark, " ")
    found = []
    for unit in units(draft):
        if unit.role == "title" or not _may_double(bare[unit.span.start : unit.span.end].split()):
            continue
        for match in _DOUBLED_WORD.finditer(text, *unit.span):
            if not match[1].islower() or _is_table(text, match):
                continue
            found.append(
                Word(
                    span=Span(*match.span(2)),
                    parent=unit.item,
                    places={"first": Span(*match.span(1))},
                    text=match[1],
                    doubled=not _is_meant(draft, match),
                )
            )
    return tuple(found)


def _may_double(words: Sequence[str]) -> bool:
    """Return quickly whether a word may stand twice side by side; a few that do not are let through."""
    return any(map(str.startswith, words[1:], words))


def _is_table(text: str, match: re.Match[str]) -> bool:
    """Return whether the two words stand in columns, one above or beside the other."""
    line = line_at(text, match.start(1))
    head = min(line.end, line.start + _WIDEST)
    if text.startswith("|", line.start) or _COLUMN_GAP.search(text, line.start, head):
        return True
    wraps = match.start(2) > line.end
    return wraps and text[line.start : line.end].strip() == match[1]


def _is_meant(draft: Draft, match: re.Match[str]) -> bool:
    word, words = match[1], draft.words
    if word in words.words("doubled-words-meant"):
        return True
    if word not in words.words("particles") or not _TIME_OR_PLACE.match(draft.text, match.end()):
        return False
    before = _LAST_WORD.search(draft.text[max(0, match.start() - 30) : match.start()])
    return before is not None and before[1].lower() in words.words("verbs-with-particles")


# --- Doubled punctuation -------------------------------------------------------------


def find_punctuation(draft: Draft) -> tuple[Punctuation, ...]:
    """Return where two of the marks ``. , ; :`` stand side by side.

    Three or more are an ellipsis or the leader of a list and left out.
    """
    text, places = draft.text, Places(draft)
    found = []
    for match in _DOUBLED_MARK.finditer(text):
        at = match.start()
        if _is_number(text, match) or _ADDRESS.search(text[max(0, at - _NEAR) : at]):
            continue
        found.append(
            Punctuation(
                span=Span(at + 1, at + 2),
                parent=places.item(at),
                places={"first": Span(at, at + 1)},
                text=match[0],
                doubled=not _mark_is_meant(draft, match),
            )
        )
    return tuple(found)


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Return whether the marks stand between figures, as in the range 1..5."""
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return match[0] == ".." and before.isdigit() and behind.isdigit()


def _mark_is_meant(draft: Draft, match: re.Match[str]) -> bool:
    """Return whether the first mark belongs to a short form: "etc.,", "J.;"."""
    if match[0] in _ALWAYS_MEANT:
        return True
    if match[0] == "..":
        return draft.text[match.start() - 1 : match.start()].isspace()
    if match[0][0] != ".":
        return False
    before = _WORD_BEFORE.search(draft.text[max(0, match.start() - 14) : match.start()])
    if before is None:
        return True  # a figure or bracket: "fig. 3.,", "(etc.).,"
    word = before[0]
    short = len(word) <= 2 or "." in word or word.isupper()
    return short or word.lower() in draft.words.words("abbreviations")


# --- Placeholders --------------------------------------------------------------------


def find_placeholders(draft: Draft) -> tuple[Placeholder, ...]:
    """Return the stand-ins for words still to come, each once, in the order of the text."""
    all_units = units(draft)
    shaped = {*_shapes(draft), *_brackets(draft)}
    spans = sorted(shaped | {*_words(draft), *_values(draft)})
    found: list[Placeholder] = []
    for span in spans:
        if found and span.start < found[-1].span.end:
            continue
        unit = unit_at(all_units, span.start)
        found.append(
            Placeholder(
                span=span,
                parent=unit.item if unit else None,
                text=" ".join(draft.text[span.start : span.end].split()),
                later_meeting=unit is not None and _is_of_later_meeting(draft, unit, span),
            )
        )
    return tuple(found)


def _is_of_later_meeting(draft: Draft, unit: Unit, span: Span) -> bool:
    text, words = draft.text, draft.words
    said = text[span.start : span.end].lower()
    if said.strip("?") and said not in words.words("open-values"):
        return False
    if unit.item is not None and unit.item.kind == "next-meeting":
        return True
    title = unit.item.places.get("title") if unit.item else None
    if title is not None and words.search("title-next-meeting", text, title):
        return True
    if unit.role == "cell":
        # The frame has a table of dates now and then; the header's own venue is another matter.
        line = line_at(text, span.start)
        return words.search("title-next-meeting", text, line) is not None
    return words.search("later-meetings", text, sentence_at(text, unit, span)) is not None


def _words(draft: Draft) -> Iterator[Span]:
    text, words = draft.text, draft.words
    # TBC may be Westmere's Town Bus Company, if the note says so.
    bodies: set[str] | None = None
    for unit in units_with(draft, words.words("placeholder-gate")):
        if bodies is None:
            expanded = _EXPANDED.finditer(text)
            bodies = {match[4] for match in expanded if "".join(match.groups()[:3]) == match[4]}
        for match in words.find("placeholders", text, unit.span):
            behind = text[match.end() : min(unit.span.end, match.end() + _NEAR)].lstrip(" ,")
            open_matter = words.opens("open-matters", behind, Span(0, len(behind)))
            own = text[match.end() : match.end() + 2] in ("'s", "’s")
            if match[0] not in bodies and not own and not open_matter:
                yield Span(*match.span())
        # “TODO: Ana to write” is an action.
        marks = {action.span.start for action in draft.layout.actions} | {
            block.span.start for block in draft.blocks if (block.role, block.section) == ("heading", "action")
        }
        exact = words.compose(r"(?<!\w)(?:<placeholders-in-capitals>)(?!\w)")
        for match in exact.finditer(text, unit.span.start, unit.span.end):
            if match[0].isupper() and match.start() not in marks:
                yield Span(*match.span())


def _shapes(draft: Draft) -> Iterator[Span]:
    text = draft.text
    lowered = folded(draft)
    for sign, pattern in _SHAPES:
        if sign in lowered:
            for match in pattern.finditer(text):
                if _is_stand_in(draft, pattern, match):
                    yield Span(*match.span())


def _is_stand_in(draft: Draft, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    text, at = draft.text, match.start()
    if pattern is _QUESTION_MARKS:
        return _ADDRESS.search(text[max(0, at - _NEAR) : at]) is None
    if pattern is _LONG_X:
        return match[0] != "XXX" or _ROMAN_BEFORE.search(text[max(0, at - 20) : at]) is None
    if pattern is _BLANK:
        line = line_at(text, at)
        before, behind = text[line.start : at], text[match.end() : line.end].strip(" _.\\")
        within = _SMALL.search(before) is not None and _SMALL.search(behind) is not None
        return within and draft.words.search("signing", text, line) is None
    return True


def _brackets(draft: Draft) -> Iterator[Span]:
    words = draft.words
    for opening in _OPENING.finditer(draft.text):
        match = _BRACKET.match(draft.text, opening.start())
        if match is None:
            continue
        index = match.lastindex or 1
        span = Span(*match.span(index))
        said = [word.lower() for word in re.findall(r"\w+", draft.text[span.start : span.end])]
        short = match[0][0] == "[" or len(said) <= _MOST_WORDS
        if short and words.opens("bracket-openings", draft.text, span):
            yield Span(*match.span())
        elif match[0][0] == "<" and len(said) == 1 and said[0] not in words.words("angle-words"):
            continue
        elif _stands_in(words, set(said)) and len(said) <= _MOST_WORDS:
            yield Span(*match.span())


def _stands_in(words: Vocabulary, said: set[str]) -> bool:
    """Return whether the words of a bracket are all of the kind to be filled in, one of them surely."""
    return said <= words.words("bracket-words") and bool(said - words.words("bracket-real-words"))


def _values(draft: Draft) -> Iterator[Span]:
    text, words = draft.text, draft.words
    for unit in units_with(draft, words.words("value-gate")):
        for match in words.find("values-to-come", text, unit.span):
            if not _VALUE_BEHIND.match(text, match.end()):
                continue
            before = text[max(0, match.start() - _NEAR) : match.start()]
            if _VALUE_BEFORE.search(before) or words.compose(_THING_BEFORE).search(before):
                yield Span(*match.span())
