"""Where a title ends that shares its line with the words of its item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from notelint.note.dates import find_dates
from notelint.note.items import MATTERS, opens_with_matter
from notelint.note.name_lists import names_in_list
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_LONGEST = 14  # words of a title
_WITH_TEXT_BELOW = 30  # words of one that the text of its item stands below
_SHORT = 9  # words of a line that is a title without further question
_NAMED_IN_SENTENCES = ("apologies", "declarations", "previous-minutes", "matters-arising", "next-meeting")
_WORD = regex(r"\S+")
_DIVIDED = regex(
    r"[ \t]*(?::|\.(?=\s)|[ \t][-–—](?=\s))[ \t]*|[ \t]+(?=[•·▪]|\(?[aAi1]\)[ \t]|1\.[ \t]|\d{1,3}\.\d)"
)
# Initials that do something: “Use of social media CC asked …”.
_INITIALS = regex(r"(?<=\s)[A-Z]{2,4}(?=\s(?:[a-z]+ed|gave|said|felt|thought)\b)")
# “Apologies Ana, Tom and Mina”
_FORENAMES = regex(
    r"[ \t]+[A-Z][a-z’'-]+(?:,[ \t]*[A-Z][a-z’'-]+)+(?:,?[ \t]+(?:and|&)[ \t]+[A-Z][a-z’'-]+)?[ \t.]*$"
)
_OF_SOMEONE = regex(r"(?:[’']s|(?<=s)[’'])\s")
_PAST = regex(r"\b[a-z]{2,}ed\b")
_CLOSING = ")]”’\"'"
_FINAL = regex(r"[\s.:;,–—-]+\Z")
_UPPER = r"(?:[A-Z&/().-]|[’'](?!s\b))*(?:[’']s\b)?"  # “CHAIR’s REPORT”
_CAPITALS = regex(rf"[A-Z]{_UPPER}(?:[ \t,]+(?:[A-Z0-9&/][A-Z0-9]*{_UPPER}|–|-|\([A-Z][A-Z0-9 &/’'.-]*\)))*")


@dataclass(frozen=True, slots=True)
class Opening:
    """A title and where the text behind it begins; ``said`` if the title is a sentence itself."""

    title: Span | None
    rest: Span


def opening_of(
    text: str, span: Span, words: Vocabulary, strong: Span | None = None, alone: bool = False
) -> Opening:
    """Return the title that ``span``, one line, begins with, and what is left of the line.

    ``strong`` is the stretch in bold type at its beginning; ``alone`` is true
    if nothing follows below. A line that is a
    sentence ("No declarations of interest were made.") is the item's text;
    its title is what the sentence speaks of.
    """
    span = trim(text, *span)
    if span.start == span.end:
        return Opening(None, span)
    end = _end_of_title(text, span, words, strong, alone)
    if end is None:
        return Opening(_subject(text, span, words), span)
    title = Span(span.start, end)
    final = _FINAL.search(text, title.start, title.end)
    rest = trim(text, end, span.end)
    while rest.start < rest.end and text[rest.start] in ":.-–— \t":
        rest = Span(rest.start + 1, rest.end)
    return Opening(Span(title.start, final.start()) if final and final.start() > title.start else title, rest)


def _end_of_title(text: str, span: Span, words: Vocabulary, strong: Span | None, alone: bool) -> int | None:
    """Return where the title ends, or None if the line is no title but a sentence."""
    whole = text[span.start : min(span.end, span.start + 4000)].split()
    if strong and strong.end < span.end and not _is_sentence(text, strong, words):
        return strong.end
    if words.opens("says-so", text, span):
        return None
    matter = _matter_end(text, span, words)
    if matter and words.opens("title-goes-on", text, trim(text, matter, span.end)):
        return None
    limit = _limit(text, span)
    capitals = _CAPITALS.match(text, span.start, span.end)
    if capitals and _is_run_of_capitals(text, capitals) and capitals.end() < span.end:
        return _before_resolution(text, Span(span.start, _back(text, capitals)), words)
    short = len(whole) <= _SHORT and not _is_sentence(text, span, words)
    choices = (_divided(text, span, limit, words, short, matter), _stopped(text, span, limit, words))
    if any(choices):
        return min(end for end in choices if end)
    if _lists_names(text, span, words):
        return matter
    if (
        matter
        and text[matter : span.end].lstrip()[:1].isupper()
        and _is_sentence(text, Span(matter, span.end), words)
    ):
        return matter
    ended = alone or text[span.end - 1] == "."
    if ended and len(whole) <= _LONGEST and says_what_happened(text, span, words):
        return None
    if len(whole) <= _SHORT and not words.search("sentence-verbs", text, span):
        return span.end
    if matter and not text[matter : span.end].lstrip()[:1].islower():
        return matter
    longest = _LONGEST if alone or text[span.end - 1] in ".;" else _WITH_TEXT_BELOW
    if len(whole) <= longest and not _is_sentence(text, span, words):
        return span.end
    return None


def _lists_names(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether people follow the words for apologies: “Apologies Ana Birt”."""
    opened = words.opens("title-apologies", text, span)
    if not opened:
        return False
    rest = Span(opened.end(), min(span.end, opened.end() + 200))
    return bool(_FORENAMES.match(text, *rest) or names_in_list(text, rest, words))


def _limit(text: str, span: Span) -> int:
    """Return where the longest possible title ends."""
    for count, word in enumerate(_WORD.finditer(text, span.start, span.end), 1):
        if count == _LONGEST + 6:
            return word.end()
    return span.end


def says_what_happened(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether a line, short as a title, has a verb: “The Chairman signed the declaration”."""
    opens = words.opens("says-so", text, span) or words.opens("meeting-over", text, span)
    return bool(opens or words.search("short-sentence-verbs", text, span)) or _is_sentence(text, span, words)


def _is_sentence(text: str, span: Span, words: Vocabulary) -> bool:
    return words.search("finite-verbs", text, Span(span.start, min(span.end, span.start + 300))) is not None


def _matter_end(text: str, span: Span, words: Vocabulary) -> int | None:
    """Return where the words of a common matter end that the line begins with, its date included."""
    near = Span(span.start, min(span.end, span.start + 120))
    if not opens_with_matter(text, near, words):
        return None
    hits = [found.span() for matter in MATTERS for found in words.find(f"title-{matter}", text, near)]
    ends = [end for start, end in hits if start - span.start <= 12]
    if not ends:
        return None
    end = max(ends)
    for start, stop in sorted(hits):
        if start > end and text[end:start].strip().lower() in ("and", "&", ",", ", and"):
            end = stop  # “Declarations of interest and dispensations”
    for day in find_dates(text, Span(end, min(span.end, end + 60))):
        if len(text[end : day.span.start].split()) <= 3 and "." not in text[end : day.span.start]:
            end = day.span.end
    return end + (text[end : end + 1] in _CLOSING and end < span.end)


def _is_run_of_capitals(text: str, match: re.Match[str]) -> bool:
    letters = sum(char.isalpha() for char in text[match.start() : _back(text, match)])
    return letters >= 5 and len(match[0].split()) <= _LONGEST


def _back(text: str, match: re.Match[str]) -> int:
    """Return the end of a run of capitals; its last letter may begin the next word: “AOB A letter”."""
    end = match.end()
    if text[end : end + 1].isalpha() or text[end : end + 1] in "’'":
        end = max(text.rfind(" ", match.start(), end), match.start() + 1)
    run = text[match.start() : end].rstrip()
    if len(run) > 2 and run[-2:] in (" A", " I"):
        run = run[:-2]
    return match.start() + len(run.rstrip(" ,-–"))


def _before_resolution(text: str, span: Span, words: Vocabulary) -> int:
    """Return where capitals end as a title: “PARKING – RESOLVED: That …” goes on in capitals."""
    for match in words.find("resolving-in-capitals", text, span):
        before = text[span.start : match.start()].rstrip(" .:–—-")
        if before and len(before) < match.start() - span.start - 1:
            return span.start + len(before)
    return span.end


def _divided(
    text: str, span: Span, limit: int, words: Vocabulary, short: bool, matter: int | None
) -> int | None:
    """Return where a colon, full stop, dash or the first mark of a list ends the title.

    A dash divides a line that is short enough to be a title only behind the
    words of a matter: “Green Lane – update” is one title.
    """
    for match in _DIVIDED.finditer(text, span.start, limit):
        if match.end() >= span.end and match[0].strip() == ".":
            return None
        if matter is not None and match.start() < matter and _dated(text, match, span, words):
            continue  # “Minutes – 5 March 2024”: the date belongs to the title
        before = text[span.start : match.start()].split()
        if not before or (len(before) == 2 and words.opens("title-asks", text, span)):
            continue  # "To approve: Payments"
        if len(before[-1]) <= 2 or before[-1].lower().rstrip(".") in ("cllr", "mrs", "etc"):
            continue  # an initial or abbreviation
        if short and match[0].strip() in ("-", "–", "—") and (matter is None or match.start() > matter + 1):
            continue
        if words.search("sentence-verbs", text, Span(span.start, match.start())):
            return None
        return match.start()
    return None


def _dated(text: str, match: re.Match[str], span: Span, words: Vocabulary) -> bool:
    """Return whether a date stands right behind a colon or dash, and minutes before it."""
    if not words.search("title-previous-minutes", text, Span(span.start, match.start())):
        return False
    day = next(find_dates(text, Span(match.end(), min(span.end, match.end() + 40))), None)
    return day is not None and day.span.start == match.end()


def _stopped(text: str, span: Span, limit: int, words: Vocabulary) -> int | None:
    """Return where a sentence begins behind a title: with a capital and the words of a first sentence."""
    near = Span(span.start, limit)
    for match in sorted(
        (*words.find("title-stops", text, near), *_INITIALS.finditer(text, span.start, limit)),
        key=lambda match: match.start(),
    ):
        if match.start() == span.start or not text[match.start()].isupper():
            continue
        if _OF_SOMEONE.match(text, match.end(), span.end):
            continue  # "Area Councillor’s report"
        before = text[span.start : match.start()].split()
        if before[-1].lower() in words.words("joins-titles") or before[-1] in "&-–:,":
            continue
        opened = text.rfind("(", span.start, match.start())
        if opened >= 0 and text.find(")", opened, match.start()) < 0:
            continue
        said = Span(span.start, match.start())
        if words.search("sentence-verbs", text, said) or _has_done(text, said, words):
            return None
        return match.start()
    return None


def _has_done(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether somebody did something: “Mr Birt introduced”."""
    return words.opens("person-titles", text, span) is not None and _PAST.search(text, *span) is not None


def _subject(text: str, span: Span, words: Vocabulary) -> Span:
    """Return what a sentence speaks of: the matter it names, else the words before its verb."""
    near = Span(span.start, min(span.end, span.start + 70))
    found = [
        match
        for matter in _NAMED_IN_SENTENCES
        for match in words.find(f"title-{matter}", text, near)
        if len(text[span.start : match.start()].split()) <= (2 if " " in match[0] else 1)
    ]
    if found:
        first = min(found, key=lambda match: (match.start(), -match.end()))
        end = first.end()
        for day in find_dates(text, Span(end, min(span.end, end + 40))):
            if len(text[end : day.span.start].split()) <= 3:
                end = day.span.end
                break
        return Span(first.start(), end)
    verb = words.search("finite-verbs", text, near)
    before = text[span.start : verb.start()].rstrip() if verb else ""
    if before and len(before.split()) <= _LONGEST:
        return Span(span.start, span.start + len(before))
    sentence = re.search(r"[.;:](?=\s|\Z)", text[span.start : span.end])
    return Span(span.start, span.start + sentence.start() if sentence and sentence.start() else span.end)


def behind_mark(text: str, span: Span) -> int:
    """Return where the words behind a title begin: not at its colon or dash."""
    start = span.start
    while start < span.end and text[start] in ":.,–—- \t":
        start += 1
    return start
