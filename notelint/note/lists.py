"""The numbered lists of an item: which entries belong to one list, and their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from notelint.note.draft import Draft
from notelint.note.model import Block, Entry, NumberedList
from notelint.note.openings import form_of
from notelint.text import Span

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


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
    for block in blocks:
        if block.role in ("heading", "sub-topic", "lead-in"):
            done += open_lists.values()
            open_lists = {}
        elif (
            block.role == "paragraph" and open_lists and _is_unmarked_entry(draft, open_lists, block, blocks)
        ):
            next(iter(open_lists.values())).append(block)
        elif block.role == "entry" and (style := _style(block.mark or "", open_lists)):
            listed = open_lists.setdefault(style, [])
            if listed and _first_value(block) and (len(listed) > 1 or _first_value(listed[-1]) != 1):
                done.append(listed)
                listed = open_lists[style] = []
            listed.append(block)
    done += open_lists.values()
    return sorted((group for group in done if len(group) > 1), key=lambda group: group[0].span.start)


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
    if roman:
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
