"""Fixes in the text: which are made at once, what becomes of the bytes, what is never touched."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notelint.fix_offer import without
from notelint.fixing import Restless, choose, edited, in_memory, settled
from notelint.quotations import in_quotation
from notelint.readers import text as reader
from notelint.text import Position, Source, Span
from notelint.unified import unified
from notelint.violation import Edit, Fix, Severity, Violation


def violation(*edits: Edit, safe: bool = True, rule: str = "a-rule", others: Sequence[Fix] = ()) -> Violation:
    place = Position(1, 1)
    fix = Fix("Mend it", edits, safe, tuple(others))
    span = edits[0].span if edits else Span(0, 0)
    return Violation("draft.txt", rule, Severity.ADVICE, "x", place, place, span, fix=fix)


def replacing(text: str, old: str, new: str, *, rule: str = "a-rule", safe: bool = True) -> list[Violation]:
    """Return a violation for each place of ``old``, as a check would that knows what should stand there."""
    found = []
    at = text.find(old)
    while at >= 0:
        found.append(violation(Edit(Span(at, at + len(old)), new), rule=rule, safe=safe))
        at = text.find(old, at + len(old))
    return found


# --- which fixes are made ---------------------------------------------------------------


def test_a_fix_that_is_not_safe_waits_to_be_asked_for() -> None:
    source = Source("draft.txt", "Mon 4 June")
    found = replacing(source.text, "Mon", "Tue", safe=False)
    assert choose(found, source) == []
    assert choose(found, source, unsafe=True) == found


def test_of_several_ways_none_is_made() -> None:
    source = Source("draft.txt", "Quay Street,. Westmere")
    found = violation(Edit(Span(11, 12), ""), safe=False, others=[Fix("x", (Edit(Span(12, 13), ""),))])
    assert choose([found], source, unsafe=True) == []


def test_of_two_that_touch_the_first_is_made() -> None:
    source = Source("draft.txt", "abcdefg")
    first, second, third = (violation(Edit(Span(at, at + 2), "x")) for at in (0, 2, 5))
    assert choose([second, third, first], source) == [first, third]


def test_of_two_that_touch_the_safe_one_is_made() -> None:
    source = Source("draft.txt", "abcdef")
    first, second = (violation(Edit(Span(at, at + 2), "x"), safe=at > 0) for at in (0, 2))
    assert choose([first, second], source, unsafe=True) == [second]


def test_the_edits_of_a_fix_are_made_together_or_not_at_all() -> None:
    source = Source("draft.txt", "one two three two")
    both = violation(Edit(Span(4, 7), "2"), Edit(Span(14, 17), "2"))
    other = violation(Edit(Span(0, 5), "x"))
    assert choose([both, other], source) == [other]


def test_a_fix_whose_edits_overlap_is_not_made() -> None:
    source = Source("draft.txt", "one two three")
    assert choose([violation(Edit(Span(0, 5), "x"), Edit(Span(4, 7), "y"))], source) == []


def test_a_fix_that_changes_nothing_or_lies_outside_is_not_made() -> None:
    source = Source("draft.txt", "one")
    assert choose([violation(Edit(Span(0, 3), "one")), violation(Edit(Span(2, 9), "x"))], source) == []


def test_a_character_that_the_encoding_lacks_is_not_written() -> None:
    source = Source("draft.txt", "a -> b", encoding="windows-1252")
    assert choose(replacing(source.text, "->", "→"), source) == []
    assert len(choose(replacing(source.text, "->", "–"), source)) == 1


def test_rounds_go_on_until_nothing_is_left() -> None:
    fixed = settled(Source("x", "a aaaa"), lambda source: replacing(source.text, "aa", "a"), in_memory)
    assert (fixed.source.text, fixed.counts) == ("a a", {"a-rule": 3})


def test_fixes_that_undo_each_other_change_nothing_and_are_named() -> None:
    def check(source: Source) -> list[Violation]:
        return replacing(source.text, "cat", "dog", rule="no-cats") + replacing(
            source.text, "dog", "cat", rule="no-dogs"
        )

    with pytest.raises(Restless, match="the fixes of no-dogs never come to rest, so nothing was changed"):
        settled(Source("x", "a cat"), check, in_memory)


@pytest.mark.parametrize(("old", "new"), [("cat", "caat cat"), ("t", "tt")], ids=["slowly", "doubling"])
def test_fixes_without_end_are_stopped_before_the_note_has_grown(old: str, new: str) -> None:
    longest = 0

    def check(source: Source) -> list[Violation]:
        nonlocal longest
        longest = max(longest, len(source.text))
        return replacing(source.text, old, new)

    with pytest.raises(Restless):
        settled(Source("x", "a cat"), check, in_memory)
    assert longest < 50_000


# --- overlapping fixes never corrupt a text -----------------------------------------------

TEXTS = st.text(alphabet="ab é“𝄞\r\n\t.", max_size=40)


@st.composite
def noted_fixes(draw: st.DrawFn) -> tuple[str, list[Violation]]:
    """Return a text and any fixes in it, with one to three edits that may overlap in any way."""
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    edits = st.builds(
        lambda one, other, new: Edit(Span(min(one, other), max(one, other)), new),
        places,
        places,
        st.text(alphabet="xyž\n", max_size=3),
    )
    fixes = draw(st.lists(st.lists(edits, min_size=1, max_size=3), max_size=8))
    return text, [violation(*one, rule=f"rule-{number}") for number, one in enumerate(fixes)]


@given(noted_fixes())
@example(("ab", [violation(Edit(Span(0, 0), "x")), violation(Edit(Span(0, 0), "y"))]))
def test_what_is_chosen_can_be_made_all_at_once(case: tuple[str, list[Violation]]) -> None:
    text, found = case
    chosen = choose(found, Source("x", text))
    edits = sorted((edit for one in chosen if one.fix for edit in one.fix.edits), key=lambda one: one.span)
    assert all(one.span.end <= other.span.start and one.span != other.span for one, other in pairwise(edits))
    # Made one by one from the end, each stands where it was meant to.
    by_hand = text
    for edit in reversed(edits):
        by_hand = by_hand[: edit.span.start] + edit.text + by_hand[edit.span.end :]
    assert edited(text, edits) == by_hand
    # Every other character is still there, in its order.
    kept = [index for index in range(len(text)) if not any(s <= index < e for (s, e), _ in map(_pair, edits))]
    rest = iter(by_hand)
    assert all(text[index] in rest for index in kept)
    if any(one.fix and all(text[slice(*edit.span)] != edit.text for edit in one.fix.edits) for one in chosen):
        assert edited(text, edits) != text or not edits


def _pair(edit: Edit) -> tuple[Span, str]:
    return edit.span, edit.text


@given(noted_fixes())
def test_some_fix_is_always_made(case: tuple[str, list[Violation]]) -> None:
    """Two that are in each other's way do not block each other for ever."""
    text, found = case
    source = Source("x", text)
    alone = [one for one in found if choose([one], source)]
    assert bool(choose(found, source)) is bool(alone)


@given(TEXTS, st.sampled_from(["a", "b", " ", "é", ".", "aa", "\t"]), st.sampled_from(["", "c", "d\n"]))
def test_a_second_run_finds_nothing_left(text: str, old: str, new: str) -> None:
    source = Source("x", text)
    fixed = settled(source, lambda now: replacing(now.text, old, new), in_memory).source
    assert not choose(replacing(fixed.text, old, new), fixed)


# --- bytes -------------------------------------------------------------------------------

BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize("encoding", BOMS)
@given(text=TEXTS, at=st.integers(0, 40), length=st.integers(0, 5))
def test_the_mark_the_encoding_and_the_line_ends_stay(encoding: str, text: str, at: int, length: int) -> None:
    data = BOMS[encoding] + text.encode(encoding)
    start = min(at, len(text))
    edit = Edit(Span(start, min(start + length, len(text))), "né")
    wanted = edited(text, [edit])
    assert reader.edited(data, [edit]) == BOMS[encoding] + wanted.encode(encoding)
    assert reader.read("x", reader.edited(data, [edit])).text == wanted


@given(data=st.binary(max_size=60), at=st.integers(0, 60), length=st.integers(0, 6))
@example(data=b"caf\xe9 \x81 na\xc3\xafve na\xc3\xafve na\xc3\xafve", at=2, length=1)
@example(data=b"caf\xe9 \x81 \x93quoted\x94\r\nand\rmore\n", at=6, length=4)
def test_bytes_that_are_not_edited_stay_whatever_they_are(data: bytes, at: int, length: int) -> None:
    try:
        source = reader.read("x", data)
    except Exception:
        return
    start = min(at, len(source.text))
    span = Span(start, min(start + length, len(source.text)))
    assert reader.edited(data, []) == data
    gone = reader.edited(data, [Edit(span, "")])
    put = reader.edited(data, [Edit(span, "x")])
    assert len(gone) <= len(data)
    # Both begin and end as the file did.
    head = len(gone) - len(_common(gone[::-1], data[::-1]))
    assert data.startswith(gone[:head])
    assert len(put) > len(gone)


def _common(one: bytes, other: bytes) -> bytes:
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return one[:length]


# --- what to take out with a word ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "left"),
    [
        ("noted the the report", "the", "noted the report"),
        ("noted the the.", "the", "noted the."),
        ("noted the\nthe report", "the", "noted the\nreport"),
        ("noted the\r\n\tthe report", "the", "noted the\r\n\treport"),
        ("noted the\nthe, and", "the", "noted the, and"),
        ("noted the\nthe\nreport", "the", "noted the\nreport"),
        ("in the\u00a0the hall", "the", "in the hall"),
        ("the\n\nthe\n\nend", "the", "the\n\nend"),
        ("the", "the", ""),
        ("the\nend", "the", "end"),
        ("noted..", ".", "noted."),
        ("the  the end", "the", "the end"),
    ],
)
def test_what_is_taken_out_with_a_word(text: str, word: str, left: str) -> None:
    start = text.rindex(word)
    span = without(text, Span(start, start + len(word)))
    assert edited(text, [Edit(span, "")]) == left


# --- quotations ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said XX.", False),
        ("He said “it is XX”.", True),
        ("He said “it is so” and XX.", False),
        ('He said "it is XX".', True),
        ('He said "it is so" and XX.', False),
        ("He said ‘it is XX’.", True),
        ("The Board’s own XX, the members’ view", False),
        ("'tis XX", True),
        ("It's XX, the boards' own", False),
        ("The ‘Board’s XX’ went", True),
        ("“We thank the board.\n\n“XX\n\nsaid they", True),
        ("“We thank the board.\n\nThen XX", False),
        ("> XX", True),
        ("  > “a” XX", True),
        ("5 > 4 and XX", False),
        ("the code `XX` is", True),
        ('A 6" pipe and XX', True),
        ("XX “and so on”", False),
        ("„XX“ they said", True),
    ],
)
def test_words_of_others_are_left_alone(text: str, quoted: bool) -> None:
    at = text.index("XX")
    assert in_quotation(text, Span(at, at + 2)) is quoted


@given(st.text(alphabet="a “”\"'‘’`\n>", max_size=60), st.integers(0, 60))
def test_any_place_is_quoted_or_not(text: str, at: int) -> None:
    assert in_quotation(text, Span(min(at, len(text)), len(text))) in (True, False)


# --- the diff -----------------------------------------------------------------------------


def diff(before: str, after: str) -> list[str]:
    return list(unified(Source("a.txt", before), Source("a.txt", after), "a.txt"))


def test_a_diff_has_what_patch_needs() -> None:
    before = "".join(f"{number}\n" for number in range(1, 13))
    assert diff(before, before.replace("6\n", "six\n")) == [
        "--- a.txt\n",
        "+++ a.txt\n",
        "@@ -3,7 +3,7 @@\n",
        " 3\n",
        " 4\n",
        " 5\n",
        "-6\n",
        "+six\n",
        " 7\n",
        " 8\n",
        " 9\n",
    ]


def test_a_diff_keeps_line_ends_and_says_where_the_last_is_missing() -> None:
    assert diff("a\r\nb", "a\r\nc") == [
        "--- a.txt\n",
        "+++ a.txt\n",
        "@@ -1,2 +1,2 @@\n",
        " a\r\n",
        "-b\n",
        "\\ No newline at end of file\n",
        "+c\n",
        "\\ No newline at end of file\n",
    ]


@given(TEXTS)
def test_no_difference_is_no_diff(text: str) -> None:
    assert diff(text, text) == []


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30))
def test_a_diff_takes_one_text_to_the_other(old: list[str], new: list[str]) -> None:
    before, after = ("".join(f"{line}\n" for line in lines) for lines in (old, new))
    result: list[str] = []
    at = 0
    for line in diff(before, after)[2:]:
        if line.startswith("@@"):
            start, _, length = line.split()[1][1:].partition(",")
            begin = int(start) - (0 if length == "0" else 1)
            result += old[at:begin]
            at = begin
        elif line[0] in " -":
            assert old[at] == line[1:-1]
            at += 1
        if line[0] in " +":
            result.append(line[1:-1])
    assert result + old[at:] == new
