"""What a page of typed text shows of being minutes: its opening, its items."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from notelint.note.attendance_lines import AttendanceText
from notelint.note.dates import find_dates
from notelint.note.name_lists import names_in_list
from notelint.note.numbering import names_matter
from notelint.note.typed_items import Start
from notelint.note.typed_page import TypedPage
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

_HEAD = 1500  # code points in which minutes say what met and when
_HEADING = 6  # lines of a heading
_FEW = 3  # items
_PEOPLE, _PARTS = 3, 40  # people of a list, and the spans of it that are looked at
_LISTED = 2  # spans of an attendance list that has more than its heading
_TITLE = 2  # lines that say what paper it is
_ENTRY_ENDS = regex(r"[,/;&]|\band\b")
_SHORT_ENTRY = regex(r"(?:[A-Z]{2,4}|[A-Z][\w’'-]+(?:[ ]\([A-Z]{2,4}\).{0,60})?)")  # “JL”, “Jo”, “Jo (JL)”
_ITEM = regex(r"\d{1,3}[.):][ \t]")


def opens_as_minutes(page: TypedPage, attended: AttendanceText | None) -> bool:
    """Return whether the text begins as minutes do: with a meeting and its date, or who was there."""
    first = next((line.span.start for line in page.lines if not line.blank), 0)
    head = Span(first, min(len(page.text), first + _HEAD))
    listed = attended is not None and attended.heading.start < head.end and len(attended.parts) >= _LISTED
    if (
        (listed or _names_a_meeting(page, head))
        and _is_dated(page, _heading(page))
        and not _is_another_paper(page)
    ):
        return True
    return listed and lists_people(page, attended)


def opens_with_who_met(page: TypedPage, attended: AttendanceText | None) -> bool:
    """Return whether the text begins with a meeting, its complete date and who was there."""
    head = Span(0, min(len(page.text), _HEAD))
    if attended is None or attended.heading.start >= head.end or len(attended.parts) < _LISTED:
        return False
    return _names_a_meeting(page, head) and any(day.complete for day in find_dates(page.text, head))


def is_headed_as_minutes(page: TypedPage, attended: AttendanceText | None) -> bool:
    """Return whether the first lines say “minutes” and a complete date, and people are listed below them."""
    if attended is None or not opens_with_who_met(page, attended):
        return False
    return says_minutes_and_day(page) and lists_people(page, attended, _PEOPLE)


def says_minutes_and_day(page: TypedPage) -> bool:
    """Return whether the first lines say “minutes” and a complete date."""
    head = _heading(page)
    if not page.words.search("signs-of-minutes", page.text, head):
        return False
    return any(day.complete for day in find_dates(page.text, head))


def says_enough(
    page: TypedPage, starts: Sequence[Start], attended: AttendanceText | None, apologies: bool
) -> bool:
    """Return whether the opening and one thing more leave no doubt, in a text that tells what happened.

    That is “minutes” and a day above usual items, or who met and when with who sent ``apologies``.
    """
    said = says_minutes_and_day(page)
    if said and len(starts) >= _FEW and names_matters(page, starts, 1):
        return True
    met = opens_with_who_met(page, attended)
    return met and (said or (apologies and lists_people(page, attended, _PEOPLE)))


def lists_people(page: TypedPage, attended: AttendanceText | None, least: int = 1) -> bool:
    """Return whether a list names so many people at least: in full, by forenames or initials."""
    count = 0
    for part in attended.parts[1:_PARTS] if attended else ():
        said = page.text[part.start : min(part.end, part.start + _HEAD)]
        short = [one for one in _ENTRY_ENDS.split(said) if _SHORT_ENTRY.fullmatch(one.strip(" ."))]
        full = len(names_in_list(page.text, part, page.words))
        count += max(full, len(short) if len(short) > 1 or "(" in said else 0)
        if count >= least:
            return True
    return False


def names_matters(page: TypedPage, starts: Sequence[Start], count: int) -> bool:
    """Return whether ``count`` of the items, 1 or more, are such as every meeting has."""
    heads = (
        Span(start.title.start if start.title else start.after, page.lines[start.line].span.end)
        for start in starts
    )
    named = (head for head in heads if names_matter(page.text, head, page.words))
    return next(islice(named, count - 1, None), None) is not None


def count_of_past(text: str, near: Span, words: Vocabulary) -> int:
    """Return how many words in the past tense stand in ``near``, counted as far as anything turns on it."""
    found = words.find("past-tense-marks", text, near)
    return sum(1 for _ in islice(found, _usual_past(text, near)))


def count_of_told(text: str, near: Span, words: Vocabulary, past: int) -> int:
    """Return how many words in ``near`` tell what happened, counted as far as anything turns on it.

    ``past`` of them are in the past tense; those in the present count where hardly any are.
    """
    if past > 1:
        return past
    return past + sum(1 for _ in islice(words.find("telling-marks", text, near), _usual_past(text, near)))


def _usual_past(text: str, near: Span) -> int:
    """Return how many words in the past tense all have that is no agenda, the longer the more."""
    return 5 + text.count("\n", *near) // 20


def numbers_people(page: TypedPage, starts: Sequence[Start]) -> bool:
    """Return whether what looks like the first items are people: “1. Mr Tom Reed”."""
    first = [Span(start.after, page.lines[start.line].span.end) for start in starts[:3] if start.number]
    return len(first) > 2 and all(_opens_with_name(page, head) for head in first)


def _opens_with_name(page: TypedPage, head: Span) -> bool:
    if names_matter(page.text, head, page.words):
        return False
    names = names_in_list(page.text, head, page.words)
    return bool(names) and names[0].span.start == head.start


def looks_forward(
    page: TypedPage, starts: Sequence[Start], attended: AttendanceText | None, past: int
) -> bool:
    """Return whether the text is an agenda: it says so and tells hardly anything of what happened.

    ``past`` is its ``count_of_past``. What lists those who were
    there in front of such words is none. An agenda may put the motions
    themselves: “8. Resolved that the accounts be approved.”
    """
    head = Span(0, min(len(page.text), _HEAD))
    signs = page.words.find("signs-of-an-agenda", page.text, head)
    apart = [Span(*match.span()) for match in page.words.find("not-an-agenda", page.text, head)]
    sign = next((one for one in signs if not any(a.start <= one.start() < a.end for a in apart)), None)
    if sign is None or (
        attended and attended.heading.start < sign.start() and len(attended.parts) >= _LISTED
    ):
        return False
    if past < _usual_past(page.text, Span(0, len(page.text))):
        return True
    begin = starts[0].at if starts else len(page.text)
    return attended is None and sign.start() < begin and _is_bare(page, starts)


def _heading(page: TypedPage, lines: int = _HEADING) -> Span:
    """Return the first lines that hold a word, in front of the first numbered one."""
    written = [line.span for line in page.lines if not line.blank][:lines]
    numbered = next((index for index, span in enumerate(written) if _ITEM.match(page.text, *span)), lines)
    written = written[: max(numbered, 1)]
    return Span(written[0].start, written[-1].end) if written else Span(0, 0)


def _is_dated(page: TypedPage, head: Span) -> bool:
    day = next(find_dates(page.text, head), None)
    return day is not None or page.words.search("signs-of-a-month", page.text, head) is not None


def _is_another_paper(page: TypedPage) -> bool:
    """Return whether the title is that of rules, a report or the like, and nothing near says “minutes”."""
    if page.words.search("signs-of-minutes", page.text, _heading(page)):
        return False
    return page.words.search("signs-of-another-paper", page.text, _heading(page, _TITLE)) is not None


def _names_a_meeting(page: TypedPage, head: Span) -> bool:
    return any(page.words.search(f"signs-of-{sign}", page.text, head) for sign in ("minutes", "a-meeting"))


def _is_bare(page: TypedPage, starts: Sequence[Start]) -> bool:
    """Return whether most items are one line, with nothing below it, as those of an agenda are."""
    below = [
        any(not line.blank for line in page.lines[one.line + 1 : other.line])
        for one, other in pairwise(starts)
    ]
    return len(below) >= 3 and 3 * sum(below) <= len(below)
