"""Where one entry of a list of those present ends and the next begins: at lines, columns and titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notelint.note.roles import is_role
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span, trim

_GAP = regex(r"[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{3,}")
_INITIALS = regex(r"[/A-Z][A-Za-z/]{0,3}\Z")
_WRAPPED = 50  # characters of a line that may be wrapped


def goes_on(text: str, before: Span, line: Span, words: Vocabulary) -> bool:
    """Return whether a line goes on with the entry before it: lists one a line do not."""
    said = text[before.start : before.end]
    if _GAP.search(said):
        return False
    if said[-1] in ",;&(-" or said.endswith((" and", " or")) or text[line.start].islower():
        return True
    if len(said) < _WRAPPED:
        return False
    if "," in said or ";" in said:
        return True
    # Nothing but titles stands between the names.
    return sum(1 for _ in words.find("titles-in-lists", text, before)) >= 3


def cut_entries(text: str, paragraph: Sequence[Span], words: Vocabulary) -> Iterator[Span]:
    """Yield an entry, or the cells of a line that stands in columns, without the initials beside names."""
    if not paragraph:
        return
    whole = Span(paragraph[0].start, paragraph[-1].end)
    if len(paragraph) > 1 or not _GAP.search(text, *whole):
        yield from _at_titles(text, whole, words)
        return
    cells: list[Span] = []
    start = whole.start
    for gap in (*_GAP.finditer(text, *whole), None):
        cell = trim(text, start, gap.start() if gap else whole.end)
        start = gap.end() if gap else whole.end
        if cell.start == cell.end or _INITIALS.match(text, *cell):
            continue
        if cells and is_role(text[cell.start : cell.end], words):
            cells[-1] = Span(cells[-1].start, cell.end)
        else:
            cells.append(cell)
    yield from cells


def _at_titles(text: str, entry: Span, words: Vocabulary) -> Iterator[Span]:
    """Yield the names of an entry that has nothing between them but their titles: “Cllr Birt Cllr Dale”."""
    titles: list[int] = []
    behind = entry.start - 1  # where the last title ends: “Cllr Mrs Dale” has two
    for match in words.find("titles-in-lists", text, entry):
        if not titles or text[behind : match.start()].strip(" .\t"):
            titles.append(match.start())
        behind = match.end()
    if len(titles) < 3 or 2 * sum(text.count(comma, *entry) for comma in ",;&") > len(titles):
        yield entry
        return
    for start, end in zip([entry.start, *titles], [*titles, entry.end], strict=True):
        cut = trim(text, start, end)
        if cut.start < cut.end:
            yield cut
