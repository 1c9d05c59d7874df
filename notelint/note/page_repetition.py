"""What a web page of a meeting says twice: below "Decision:" and again below "Minutes:"."""

from __future__ import annotations

from collections.abc import Iterator

from notelint.note.layout import RawItem
from notelint.note.lines import list_mark
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

_LETTERS = regex(r"[\W_]+")


def without(item: RawItem, removed: frozenset[Span]) -> RawItem:
    """Return the item without the paragraphs that say what was said before."""
    if removed.isdisjoint(item.paragraphs):
        return item
    kept = [span for span in item.paragraphs if span not in removed]
    while kept and item.headings.get(kept[-1]) == "talk":
        kept.pop()
    last = max(kept[-1].end if kept else 0, item.title.end if item.title else item.span.start)
    return RawItem(
        span=Span(item.span.start, last),
        number=item.number,
        title=item.title,
        running=item.running,
        paragraphs=tuple(kept),
        headings={span: section for span, section in item.headings.items() if span in kept},
        agenda=item.agenda,
    )


def repeated(text: str, item: RawItem, words: Vocabulary) -> Iterator[Span]:
    """Yield the paragraphs of the minutes that stand word for word in the decision too.

    A lead-in or heading goes with the whole of what it led to.
    """
    section = ""
    decided: set[str] = set()
    talk: list[Span] = []
    prints: list[list[Span]] = []  # each decision section with its heading
    for span in item.paragraphs:
        if span in item.headings:
            section = item.headings[span]
            prints += [[span]] if section == "decision" else []
        elif section == "decision":
            decided.add(_letters(text, span))
            prints[-1].append(span)
        elif section == "talk":
            talk.append(span)
    first = {_letters(text, span) for span in prints[0][1:]} if prints else set()
    for later in prints[1:]:
        acts = (index for index, span in enumerate(later) if words.is_all("action-headings", text, span))
        again = later[: next(acts, len(later))]  # what is to be done stands below the second print only
        if again[1:] and all(_letters(text, span) in first for span in again[1:]):
            yield from again
    repeated = [_letters(text, span) in decided for span in talk]
    for index, span in enumerate(talk):
        if repeated[index]:
            yield span
        elif _leads(text, span, words):
            below = index + 1
            while below < len(talk) and repeated[below]:
                below += 1
            ended = below == len(talk) or not list_mark(text, talk[below])
            if below > index + 1 and ended:
                yield span


def _letters(text: str, span: Span) -> str:
    mark = list_mark(text, span)
    return _LETTERS.sub("", text[mark.end if mark else span.start : span.end]).casefold()


def _leads(text: str, span: Span, words: Vocabulary) -> bool:
    return text[span.end - 1] == ":" or words.is_all("decision-headings", text, span)
