"""The name of the body that met, as the heading of its note gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notelint.note.dates import find_dates
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_WORD = r"[^\W\d_](?:[\w&]|[’'.-](?=\w))*"
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ])(?:[\w&]|[’'.-](?=\w))*[’']?"
# Words in front of the last one of a name: capitals, and small words, commas or bold type between.
_BACKWARDS = regex(
    rf"(?:(?>{_CAPITAL}|&|of|and|for|the|\+|parish|town|community|district|borough|county|city)"
    r"(?>,?[*_]{0,4}(?:[^\S\r\n]+(?:\r?\n[^\S\r\n]*)?|\r?\n[^\S\r\n]*)[*_]{0,4}|/)){1,16}+\Z",
    re.IGNORECASE,
)
_ONWARDS = regex(
    rf"[^\S\r\n]+(?:of|for|on|and)[^\S\r\n]+(?:the[^\S\r\n]+)?(?P<word>{_CAPITAL})"
    rf"(?:[^\S\r\n]+(?:(?:and|&|of)[^\S\r\n]+)?{_CAPITAL})*",
    re.IGNORECASE,
)
_NAMED = regex(
    rf"(?P<name>(?:(?:{_CAPITAL}|&|and|of|for)(?:,?[^\S\r\n]+)){{1,9}})(?:meetings?|minutes|agm)(?![^\W_])",
    re.IGNORECASE,
)
_MEETS = regex(r"[^\S\r\n]+(?:meetings?|minutes|agm)(?![^\W_])", re.IGNORECASE)
_SMALL = frozenset(("of", "and", "for", "the", "&", "+", "a", "an", "on", "at", "to"))


def body_name(text: str, head: Span, apart: Sequence[Span], words: Vocabulary) -> Span | None:
    """Return where the name of the body stands in ``head``, or None.

    ``apart`` are stretches that belong to the place, date and time. "Note of
    last meeting" and "Minutes of the meeting" name nobody.
    """
    lines = _lines(text, head)
    for line in lines:
        if found := _by_last_word(text, head, line, apart, words):
            return found
    named = next((found for line in lines if (found := _by_heading(text, line, apart, words))), None)
    return named or next((found for line in lines if (found := _in_small_letters(text, line, words))), None)


def _lines(text: str, head: Span) -> list[Span]:
    lines = []
    for match in re.finditer(r"[^\r\n]+", text[head.start : head.end]):
        line = trim(text, head.start + match.start(), head.start + match.end())
        if line.start < line.end:
            lines.append(line)
    return lines


def _by_last_word(text: str, head: Span, line: Span, apart: Sequence[Span], words: Vocabulary) -> Span | None:
    """Find a name by its last word: “Westmere Town Council”, “Board of Trustees”."""
    places = [Span(*match.span()) for match in words.find("body-places", text, line)]
    # The last of a run of body words ends the name: “Council Scrutiny Committee”.
    for match in words.find("body-words", text, line):
        last = Span(*match.span())
        if not text[last.start].isupper() or any(_overlap(last, other) for other in (*places, *apart)):
            continue
        end = last.end
        for later in words.find("body-words", text, Span(end, line.end)):
            between = text[end : later.start()]
            apart_too = any(_overlap(Span(*later.span()), other) for other in (*places, *apart))
            if not re.fullmatch(rf"[^\S\r\n]+(?:{_CAPITAL}[^\S\r\n]+){{0,4}}", between) or apart_too:
                break
            if words.search("heading-words", text, Span(end, later.start())):
                break
            end = later.end()
        end = _onwards(text, Span(end, line.end), words)
        # A heading may be wrapped before its last word.
        opens = head.start if last.start == line.start else line.start
        before = _BACKWARDS.search(text, max(opens, last.start - 160), last.start)
        # “Parish Meeting” is a last word though a meeting has one as well.
        name = _shorn(text, Span(before.start(), last.start), words) if before else last
        return Span(name.start if name.start < name.end else last.start, end)
    return None


def _by_heading(text: str, line: Span, apart: Sequence[Span], words: Vocabulary) -> Span | None:
    """Find a name before “meeting” or “minutes”: “Note of last City Regions meeting”."""
    for match in _NAMED.finditer(text, line.start, line.end):
        name = _shorn(text, Span(*match.span("name")), words)
        whole = text[name.start : name.end].split()
        kinds = words.words("kinds-of-meeting")
        if not whole or any(_overlap(name, other) for other in apart):
            continue
        if all(word.lower().strip(",") in kinds or word.lower() in _SMALL for word in whole):
            continue
        return name
    opening = words.opens("note-of", text, line)
    if opening:
        rest = trim(text, opening.end(), line.end)
        stop = next((day.span.start for day in find_dates(text, rest)), rest.end)
        held = words.search("heading-words", text, rest)
        rest = _shorn(text, Span(rest.start, min(stop, held.start() if held else rest.end)), words)
        kinds = words.words("kinds-of-meeting")
        named = [word for word in text[rest.start : rest.end].split() if word.lower() not in kinds]
        if named and named[0][0].isupper() and not any(_overlap(rest, other) for other in apart):
            return rest
    return None


def _in_small_letters(text: str, line: Span, words: Vocabulary) -> Span | None:
    """Find a name whose last word has no capital: “Westmere allotments association minutes of 4 June”."""
    last = next(
        (one for one in words.find("body-words", text, line) if _MEETS.match(text, one.end(), line.end)), None
    )
    if last is None or not text[line.start].isupper():
        return None
    name = Span(line.start, last.end())
    if words.search("heading-words", text, name) or words.search("body-places", text, name):
        return None
    kinds = words.words("kinds-of-meeting")
    before = text[line.start : last.start()].lower().split()
    return name if any(word not in kinds and word not in _SMALL for word in before) else None


def _onwards(text: str, rest: Span, words: Vocabulary) -> int:
    """Return where a name ends that goes on behind its last word: “Committee for Health”."""
    match = _ONWARDS.match(text, rest.start, rest.end)
    if match is None:
        return rest.start
    stop = words.search("heading-words", text, Span(match.start("word"), match.end()))
    day = next(find_dates(text, Span(match.start("word"), rest.end)), None)
    end = min(match.end(), stop.start() if stop else match.end(), day.span.start if day else match.end())
    kept = trim(text, rest.start, end)
    last = text[kept.start : kept.end].split()
    return rest.start if not last or last[-1].lower() in _SMALL else kept.end


def _shorn(text: str, span: Span, words: Vocabulary) -> Span:
    """Return ``span`` from behind its last word of a heading, without small words at the ends."""
    start, end = span
    for match in words.find("heading-words", text, span):
        start = match.end()
    while True:
        start, end = trim(text, start, end)
        word = re.compile(rf"{_WORD}|&|\+|[,/–—-]").match(text, start, end)
        if word is None:
            break
        idle = word[0].lower() in _SMALL or word[0] in ",/–—-"
        if not idle and not _opens_kind(text, Span(start, end), words):
            break
        start = word.end()
    while end > start and text[end - 1] in " ,/–—-\t":
        end -= 1
    return Span(start, end)


def _opens_kind(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether the first word says what kind of meeting it was: “Annual Parish Council”."""
    match = words.opens("kinds-before-names", text, span)
    return match is not None and match.end() < span.end


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
