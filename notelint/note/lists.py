"""The numbered lists of an item: which entries belong to one list, and their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from notelint.note.draft import Draft
from notelint.note.model import Block, Entry, NumberedList
from notelint.note.openings import form_of
from notelint.text import Span

_ROMAN = {"i": 1, "v": 5, "x": 10}  # no list has fifty Roman numerals: c) and d) are letters


_OF_A_MINUTE = 100  # a number with which no list begins: that of an earlier minute, “447. Matters arising”


def find_lists(draft: Draft) -> tuple[tuple[NumberedList, ...], tuple[Entry, ...]]:
    """Return the numbered lists and their entries, in the order of the text.

    In a decision or action section whose lead-in has no verb of its own, a
    last paragraph of the form of the entries is an entry without a number.
    """
    lists: list[NumberedList] = []
    entries: list[Entry] = []
    for item in draft.items:
        for blocks in _groups(draft, draft.blocks_of(item)):
            marked = [block for block in blocks if block.mark]
            if (next(iter(_ordinals(marked)), None) or 0) >= _OF_A_MINUTE:
                continue
            span = Span(blocks[0].places["mark"].start, blocks[-1].span.end)
            found = NumberedList(span=span, parent=item, entries=tuple(blocks))
            lists.append(found)
            for block, ordinal in zip(blocks, [*_ordinals(marked), None], strict=False):
                entries.append(_entry(block, found, ordinal if block.mark else None))
    return tuple(lists), tuple(entries)


def _entry(block: Block, of: NumberedList, ordinal: int | None) -> Entry:
    mark = block.places.get("mark")
    span = Span(mark.start, block.span.end) if mark else block.span
    return Entry(span=span, parent=of, places=block.places, ordinal=ordinal, mark=block.mark)


def _groups(draft: Draft, blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the entries of each list; lists are apart by heading, style of mark or a restart."""
    done: list[list[Block]] = []
    open_lists: dict[str, list[Block]] = {}
    outer: dict[str, list[Block]] = {}  # lists in whose entries one of the same style began
    around: list[tuple[str, list[Block]]] = []  # those in whose entries one began further in, with its style
    for block in blocks:
        if block.role in ("heading", "sub-topic", "lead-in"):
            done += [*outer.values(), *(one for _, one in around)]
            around = []
            inner = block.role == "lead-in"  # a list below it may stand in an entry of the one above
            done += () if inner else open_lists.values()
            open_lists, outer = {}, open_lists if inner else {}
        elif (
            block.role == "paragraph" and open_lists and _is_unmarked_entry(draft, open_lists, block, blocks)
        ):
            next(iter(open_lists.values())).append(block)
        elif block.role == "entry" and (style := _style(block.mark or "", open_lists)):
            listed = open_lists.setdefault(style, [])
            if listed and _stands_further_in(draft.text, listed[-1], block) and _first_value(block):
                around.append((style, listed))
                open_lists[style] = [block]
                continue
            if around and around[-1][0] == style and _stands_further_in(draft.text, block, listed[-1]):
                while around and around[-1][0] == style and _stands_further_in(draft.text, block, listed[-1]):
                    done.append(listed)
                    style, listed = around.pop()
                open_lists[style] = [*listed, block]
                continue
            held = outer.get(style)
            if listed and _reads_otherwise(listed, block):
                done.append(listed)
                listed = open_lists[style] = []
            if listed and _first_value(block) and (len(listed) > 1 or _first_value(listed[-1]) != 1):
                done += [held] if held else []
                outer[style] = listed
                listed = open_lists[style] = []
            elif held and listed and _goes_back_to(held, listed, block):
                done.append(listed)
                listed = open_lists[style] = outer.pop(style)
            listed.append(block)
    done += [*open_lists.values(), *outer.values(), *(one for _, one in around)]
    parts = (part for group in done for part in _parts(draft, group, blocks))
    return sorted((part for part in parts if len(part) > 1), key=lambda part: part[0].span.start)


def _stands_further_in(text: str, one: Block, other: Block) -> bool:
    """Return whether the mark of ``other`` stands further from the margin than that of ``one``."""
    places = [_margin(text, block) for block in (one, other)]
    return places[0] is not None and places[1] is not None and places[1] >= places[0] + 2


def _margin(text: str, block: Block) -> int | None:
    """Return how far from the margin the mark stands that begins its line, or None."""
    mark = block.places["mark"].start if "mark" in block.places else -1
    before = text[text.rfind("\n", 0, max(mark, 0)) + 1 : max(mark, 0)].expandtabs(4)
    return len(before) if mark >= 0 and not before.strip(" \u00a0") else None


def _parts(draft: Draft, group: Sequence[Block], blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the stretches of a list in which nothing but a fault of its numbers can break their order.

    A converter writes "1." before every heading; an entry may stand within a
    paragraph ("… were noted. ii) Cheques"); and behind other paragraphs a lower
    number belongs to a list of its own.
    """
    marked = [block for block in group if block.mark]
    numbers = dict(zip(marked, _ordinals(marked), strict=True)) if len(marked) > 1 else {}
    if len(marked) == len(group) and set(numbers.values()) == {1}:
        return
    part: list[Block] = []
    for block in group:
        last, value = (numbers.get(part[-1]), numbers.get(block)) if part else (None, None)
        if last and value and value != last + 1 and _is_apart(draft, part[-1], last, block, value):
            yield part
            part = []
        part.append(block)
    yield part


def _is_apart(draft: Draft, before: Block, last: int, block: Block, value: int) -> bool:
    """Return whether ``block`` is of another list than ``before``, though its mark looks alike."""
    apart = bool(draft.text[before.span.end : block.places["mark"].start].strip(" \t\r\n>*_"))
    if apart and (value == last == 1 or value < last - 1):
        return True
    between = draft.text[before.span.start : block.places["mark"].start]
    core = (before.mark or "").strip("().").lower()
    following = str(last + 1) if core.isdigit() else chr(ord(core) + 1) if len(core) == 1 else core + "i"
    wanted = (following, "a", "i") if value < last else (following, "ii", "iii", "iv")
    return any(re.search(rf"(?<![\w(]){re.escape(each)}[\\ ]?[).,:]\s", between) for each in wanted)


def _reads_otherwise(listed: Sequence[Block], block: Block) -> bool:
    """Return whether a list of "i)" and "ii)" has ended, for "b)" is no Roman numeral."""
    cores = [(one.mark or "").strip("().").lower() for one in (*listed[-3:], block) if one.mark]
    return any(len(core) > 1 and core.isalpha() for core in cores[:-1]) and _roman(cores[-1]) is None


def _goes_back_to(held: Sequence[Block], listed: Sequence[Block], block: Block) -> bool:
    """Return whether ``block`` goes on with the list ``held`` in which ``listed`` stands."""
    if not _follows(held, block) or _follows(listed, block):
        return False
    last, value = _ordinals([listed[-1], block])
    return held[-1].lead_in is listed[-1].lead_in or (value or 0) <= (last or 0)


def _follows(listed: Sequence[Block], block: Block) -> bool:
    """Return whether the mark of ``block`` is the next of a list."""
    marked = [one for one in listed[-3:] if one.mark]
    *_, last, value = (None, None, *_ordinals([*marked, block])) if marked else (None, None)
    return last is not None and value == last + 1


def _first_value(block: Block) -> int | None:
    core = (block.mark or "").strip("().").lower()
    return 1 if core in ("1", "a", "i") else None


def _style(mark: str, open_lists: Mapping[str, Sequence[Block]]) -> str | None:
    """Return the style of a mark ("1)", "(a)", "1."), or None for a bullet.

    A Roman numeral that does not follow its letter, as "i" follows "h", is of
    a list within the list of letters.
    """
    core = mark.strip("().").lower()
    if core.isdigit():
        return mark.replace(core, "1")
    if not core.isascii() or not core.isalpha():
        return None
    letters, roman = mark.lower().replace(core, "a"), mark.lower().replace(core, "i")
    before = open_lists.get(letters)
    last = (before[-1].mark or "").strip("().").lower() if before else ""
    follows = len(last) == len(core) == 1 and ord(core) == ord(last) + 1
    if (
        _roman(core) is not None
        and not follows
        and (roman in open_lists or (last and _first_numeral(core, last)))
    ):
        return roman
    return letters


def _first_numeral(core: str, last: str) -> bool:
    """Return whether "i" opens a list of Roman numerals within one of letters."""
    return core == "i" and _roman(last) is None


def _is_unmarked_entry(
    draft: Draft, open_lists: dict[str, list[Block]], block: Block, blocks: Sequence[Block]
) -> bool:
    if block.section not in ("decision", "action") or len(open_lists) != 1:
        return False
    listed = next(iter(open_lists.values()))
    if block.lead_in is None or block.lead_in is not listed[0].lead_in or not listed[-1].mark:
        return False
    if draft.words.search("deciding-verbs", draft.text, block.lead_in.span):
        return False
    following = [other for other in blocks if other.span.start > block.span.start]
    if following and following[0].role in ("paragraph", "entry"):
        return False
    forms = {form_of(draft.text, entry.span, draft.words) for entry in listed}
    return forms == {form_of(draft.text, block.span, draft.words)} != {"subject"}


def _ordinals(entries: Sequence[Block]) -> list[int | None]:
    """Return the numbers of a list's marks; letters are Roman if the list reads as Roman."""
    cores = [(entry.mark or "").strip("().").lower() for entry in entries]
    if all(core.isdigit() for core in cores):
        return [int(core) for core in cores]
    roman = any(len(core) > 1 for core in cores) or (cores[0] == "i" and cores[1] not in ("j", "h"))
    if roman and all(_roman(core) for core in cores):
        return [_roman(core) for core in cores]
    return [ord(core) - ord("a") + 1 if len(core) == 1 else None for core in cores]


def _roman(numeral: str) -> int | None:
    """Return the value of a Roman numeral in lower case, None if it is none."""
    if not numeral or not set(numeral) <= set(_ROMAN):
        return None
    values = [_ROMAN[char] for char in numeral]
    total = 0
    for index, value in enumerate(values):
        total += -value if index + 1 < len(values) and values[index + 1] > value else value
    return total
