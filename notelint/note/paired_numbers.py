"""Items whose numbers have two parts that both run: “1.1 Welcome”, “1.2 Apologies”, “2.1 Budget”.

Where no line has the number of the first part alone, each pair begins an item.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from notelint.note.lines import Line
from notelint.note.sequence import Numbered
from notelint.patterns import regex
from notelint.text import Span

_PAIR = regex(
    r"\[?(?P<number>(?P<first>\d{1,2})\.(?P<second>\d{1,2}))(?P<mark>[\]).:]{0,2})[ \t\u00a0]+(?=[A-Z“‘\"'(])"
)
_LONGEST_TITLE = 12  # words of a line that may be one
_FEWEST = 4  # items of such a note
_MATTERS = 2  # of these, such as every agenda has


def paired_numbers(text: str, lines: Sequence[Line], names_matter: Callable[[Span], bool]) -> list[Numbered]:
    """Return the pairs of numbers that begin items, in the order of the text; [] if it is not sure.

    They follow one another without a gap, and most of them stand in front of a title.
    """
    found: list[Numbered] = []
    matters = titles = 0
    last = (0, 0)
    for index, line in enumerate(lines):
        match = None if line.blank else _PAIR.match(text, *line.span)
        if match is None:
            continue
        pair = int(match["first"]), int(match["second"])
        if found and pair not in ((last[0], last[1] + 1), (last[0] + 1, 0), (last[0] + 1, 1)):
            return []
        last = pair
        title = Span(match.end(), line.span.end)
        matters += names_matter(title)
        titles += len(text[title.start : title.end].split()) <= _LONGEST_TITLE
        found.append(
            Numbered(
                line=index,
                begin=line.span.start,
                number=Span(*match.span("number")),
                after=match.end(),
                mark=match["mark"],
                family="9.9",
            )
        )
    sure = len(found) >= _FEWEST and matters >= _MATTERS and 4 * titles >= 3 * len(found)
    return found if sure else []
