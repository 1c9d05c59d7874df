from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from notelint.note.dates import WEEKDAYS, find_dates, find_years
from notelint.note.deadlines import find_deadline
from notelint.note.model import Date
from notelint.text import Span
from tests.words import english

TABLE = YAML(typ="safe").load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
CASES = [
    pytest.param(text, [str(each) for each in expected], id=f"{group}: {text}".replace("\n", "|"))
    for group, cases in TABLE.items()
    for text, expected in cases.items()
]
MONTHS = "January February March April May June July August September October November December".split()
DAYS = st.dates(date(1960, 1, 1), date(2099, 12, 31))


def dates(text: str) -> list[Date]:
    return list(find_dates(text, Span(0, len(text))))


def told(found: Date) -> str:
    words = f"{found.day}.{found.month}.{found.year or 'x'}"
    if found.weekday:
        words += f" {found.weekday}"
    if not found.exists:
        return f"{words} does not exist"
    if found.weekday_expected and found.weekday_expected != found.weekday:
        words += f", a {found.weekday_expected}"
    return words


def ending(day: int) -> str:
    if 10 < day < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_a_date(text: str, expected: list[str]) -> None:
    assert [told(found) for found in dates(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [case for case in CASES if "\n" not in str(case.values[0])])
def test_a_date_is_the_same_within_a_sentence(text: str, expected: list[str]) -> None:
    before, behind = "The Board agreed (after ", ") to go on."
    span = Span(len(before), len(before) + len(text))
    assert [told(found) for found in find_dates(before + text + behind, span)] == expected


FORMS = {
    "plain": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "ordinal": lambda d: f"{d.day}{ending(d.day)} {MONTHS[d.month - 1]} {d.year}",
    "of": lambda d: f"the {d.day}{ending(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    "short": lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    "capitals": lambda d: f"{d.day}{ending(d.day)} {MONTHS[d.month - 1]} {d.year}".upper(),
    "month first": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "figures": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "iso": lambda d: d.isoformat(),
}


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS, shift=st.integers(0, 6))
def test_every_day_is_read_in_every_form(form: str, day: date, shift: int) -> None:
    weekday = WEEKDAYS[(day.weekday() + shift) % 7]
    text = f"It met on {weekday} {FORMS[form](day)} at 7.00 pm."
    (found,) = dates(text)
    assert (found.value, found.exists, found.weekday) == (day, True, weekday)
    assert (found.weekday_expected == weekday) is (shift == 0)
    assert found.weekday_expected == WEEKDAYS[day.weekday()]
    assert text[found.span.start : found.span.end].startswith(weekday)
    assert text[slice(*found.places["weekday"])] == weekday
    assert text[slice(*found.places["day"])].lower().strip("stndrh") == str(found.day).zfill(
        2 if form in ("figures", "iso") else 1
    )


@given(first=DAYS, length=st.integers(1, 20))
def test_both_ends_of_a_range_are_read(first: date, length: int) -> None:
    last = first + timedelta(length)
    text = f"from {first.day} {MONTHS[first.month - 1]} to {FORMS['plain'](last)}"
    assert [found.value for found in dates(text)] == [first, last]


@given(st.text("0123456789 \n.,/-thstMayune2017Tuesday()", max_size=80))
def test_whatever_is_written_spans_are_in_order_and_hold_their_places(text: str) -> None:
    end = 0
    for found in dates(text):
        assert end <= found.places["day"].start
        end = found.places["day"].end
        assert 0 <= found.span.start <= found.places["day"].start < end <= found.span.end <= len(text)
        assert found.exists or found.value is None
        assert found.value is None or found.complete


@given(DAYS, st.text("ab, .\n", max_size=20), st.text(" .\n", max_size=20))
def test_a_span_is_searched_in_place(day: date, before: str, behind: str) -> None:
    written = FORMS["plain"](day)
    text = f"{before} {written} {behind}"
    span = Span(len(before) + 1, len(before) + 1 + len(written))
    (found,) = find_dates(text, span)
    assert found.span == span


@pytest.mark.parametrize(
    "unit", ["1 ", "1, ", "may 1 ", "1 may ", "1st and ", "Monday and ", "1/1/1", "5 May to ", "\t1\n"]
)
def test_a_long_line_of_almost_dates_is_read(unit: str) -> None:
    text = unit * 2000
    assert len(dates(text)) <= len(text) // 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Budget 2017/18", ["2017/18"]),
        ("Budget 2017-18", ["2017-18"]),
        ("Budget 2017–18", ["2017–18"]),
        ("Budget 2019/20 and 2020/21", ["2019/20", "2020/21"]),
        ("Work plan 2021", ["2021"]),
        ("Strategy 2021-2024", ["2021-2024"]),
        ("Strategy 2021-24", ["2021-24"]),
        ("1999/00 accounts", ["1999/00"]),
        ("Minutes of 5 May 2021", []),
        ("Minutes of July 11, 2017", []),
        ("Minutes of 05/07/2016", []),
        ("Minutes of 2024-01-05", []),
        ("Conference, May 2022", []),
        ("the Local Government Act 1972", []),
        ("the Local Government (Wales) Act 1994", []),
        ("the Access Regulations (England) 2014", []),
        ("the meeting at 2030 hours", []),
        ("£2000 and 2,021 and 12021 and 20211 and 2021%", []),
        ("E/2021", []),
        ("a month, 2024-01", []),
    ],
)
def test_years(text: str, expected: list[str]) -> None:
    found = list(find_years(text, Span(0, len(text))))
    assert [year.text for year in found] == expected
    assert all(text[year.span.start : year.span.end] == year.text for year in found)


DUE = [
    ("Officers to circulate the note by 30 June 2016.", "by 30 June 2016", "2016-06-30"),
    ("Officers to circulate the note by Friday 3 June 2022.", "by Friday 3 June 2022", "2022-06-03"),
    ("Ana Birt to write to the minister (by 3 June 2022)", "by 3 June 2022", "2022-06-03"),
    ("Reply no later than 5 May 2021", "no later than 5 May 2021", "2021-05-05"),
    ("Reply by the close of business on 5 May 2021", "by the close of business on 5 May 2021", "2021-05-05"),
    ("Report to be completed by 30 June 2017", "to be completed by 30 June 2017", "2017-06-30"),
    ("Submit the return before 1 June 2017", "before 1 June 2017", "2017-06-01"),
    ("Clerk to pay the bill. Due: 5 May 2021", "Due: 5 May 2021", "2021-05-05"),
    ("Deadline: 5 May 2021", "Deadline: 5 May 2021", "2021-05-05"),
    ("Clerk to pay the bill by 5 May", "by 5 May", None),
    ("Officers to review the schemes approved before 5 May 2015", "before 5 May 2015", None),
    ("Officers to list schemes in place by 5 May 2015", "by 5 May 2015", None),
    ("Clerk to report (30 June 2017)", "30 June 2017", None),
    ("Clerk, 5 June", "5 June", None),
    ("Officers to report to the meeting on 5 July 2017", "on 5 July 2017", None),
    ("Officers to circulate the minutes of the meeting held on 5 May 2017", None, None),
    ("Officers to note the letter of 5 May 2017", None, None),
    ("Officers to bring a report to the next meeting", "next meeting", None),
    ("Officers to bring a report to the next full Council meeting", "next full Council meeting", None),
    ("Officers to bring a report to the September Board meeting", "September Board meeting", None),
    ("Officers to bring an update to a future meeting", "future meeting", None),
    ("Officers to report back by the end of March.", "by the end of March", None),
    ("Officers to report back by the end of the financial year.", "by the end of the financial year", None),
    ("Circulate within two weeks", "within two weeks", None),
    ("Circulate within the next 21 working days", "within the next 21 working days", None),
    ("Reply in a fortnight", "in a fortnight", None),
    ("Report in September", "in September", None),
    ("Report by mid-September", "by mid-September", None),
    ("Report in early autumn", "in early autumn", None),
    ("Bring back next month", "next month", None),
    ("Bring back later this year", "this year", None),
    ("Submit the plan before Christmas", "before Christmas", None),
    ("Draft a reply in advance of the deadline", "in advance of the deadline", None),
    ("Report by Q3", "by Q3", None),
    ("Finish by 2025", "by 2025", None),
    ("Set it for 2017/18", None, None),
    ("Officers to act as soon as possible", None, None),
    ("Officers to note members' comments", None, None),
    ("Officers to bring the report before the Board", None, None),
    ("Officers to cut costs by 20 per cent", None, None),
    ("Officers to write to the Secretary of State", None, None),
    ("Officers to respond to the consultation on housing in the North", None, None),
    ("Officers to share the slides with 30 members", None, None),
]


@pytest.mark.parametrize(("text", "written", "due"), DUE, ids=[case[0] for case in DUE])
def test_deadlines(text: str, written: str | None, due: str | None) -> None:
    found = find_deadline(text, Span(0, len(text)), english())
    if found is None:
        assert written is None
        return
    assert written is not None
    assert written.lower() in text[found.span.start : found.span.end].lower()
    assert (found.date.text_value if found.date else None) == due


def test_the_date_of_a_deadline_is_the_one_that_was_handed_in() -> None:
    text = "Officers to reply by 5 May 2021."
    known = dates(text)
    found = find_deadline(text, Span(0, len(text)), english(), known)
    assert found is not None
    assert found.date is known[0]
