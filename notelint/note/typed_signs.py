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
from notelint.text import Span

_HEAD = 1500  # code points in which minutes say what met and when
_HEADING = 6  # lines of a heading
_PEOPLE, _PARTS = 3, 40  # people of a list, and the spans of it that are looked at
_LISTED = 2  # spans of an attendance list that has more than its heading


def opens_as_minutes(page: TypedPage, attended: AttendanceText | None) -> bool:
    """Return whether the text begins as minutes do: with a meeting and its date, or who was there."""
    first = next((line.span.start for line in page.lines if not line.blank), 0)
    head = Span(first, min(len(page.text), first + _HEAD))
    if attended and attended.heading.start < head.end and len(attended.parts) >= _LISTED:
        return True
    dated = next(find_dates(page.text, head), None) or page.words.search("signs-of-a-month", page.text, head)
    return dated is not None and _names_a_meeting(page, head)


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
    written = [line for line in page.lines if not line.blank][:_HEADING]
    head = Span(written[0].span.start, written[-1].span.end)
    if not page.words.search("signs-of-minutes", page.text, head):
        return False
    if not any(day.complete for day in find_dates(page.text, head)):
        return False
    listed = (names_in_list(page.text, part, page.words) for part in attended.parts[1:_PARTS])
    return sum(map(len, listed)) >= _PEOPLE


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


def _usual_past(text: str, near: Span) -> int:
    """Return how many words in the past tense all have that is no agenda, the longer the more."""
    return 5 + text.count("\n", *near) // 20


def looks_forward(
    page: TypedPage, starts: Sequence[Start], attended: AttendanceText | None, past: int
) -> bool:
    """Return whether the text is an agenda: it says so and tells hardly anything of what happened.

    ``past`` is its ``count_of_past``. What lists those who were
    there in front of such words is none. An agenda may put the motions
    themselves: “8. Resolved that the accounts be approved.”
    """
    head = Span(0, min(len(page.text), _HEAD))
    sign = page.words.search("signs-of-an-agenda", page.text, head)
    if sign is None or (
        attended and attended.heading.start < sign.start() and len(attended.parts) >= _LISTED
    ):
        return False
    if past < _usual_past(page.text, Span(0, len(page.text))):
        return True
    begin = starts[0].at if starts else len(page.text)
    return attended is None and sign.start() < begin and _is_bare(page, starts)


def _names_a_meeting(page: TypedPage, head: Span) -> bool:
    return any(page.words.search(f"signs-of-{sign}", page.text, head) for sign in ("minutes", "a-meeting"))


def _is_bare(page: TypedPage, starts: Sequence[Start]) -> bool:
    """Return whether most items are one line, with nothing below it, as those of an agenda are."""
    below = [
        any(not line.blank for line in page.lines[one.line + 1 : other.line])
        for one, other in pairwise(starts)
    ]
    return len(below) >= 3 and 3 * sum(below) <= len(below)
