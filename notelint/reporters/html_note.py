"""A note as a part of the page: its lines, marks under what was found, and the findings beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from notelint.printable import shown_path
from notelint.report import CheckedFile
from notelint.reporters.markup import escaped
from notelint.text import Source
from notelint.violation import Violation


@dataclass(frozen=True, slots=True)
class Numbered:
    """A violation with its number in its note and its name in the page."""

    number: int
    key: str
    violation: Violation


def findings_of(file: CheckedFile, key: str) -> list[Numbered]:
    """Return the violations of a note, numbered; ``key`` is the name of the note in the page."""
    return [
        Numbered(number, f"{key}-f{number}", violation)
        for number, violation in enumerate(file.violations, start=1)
    ]


def note(file: CheckedFile, key: str, found: Sequence[Numbered]) -> Iterator[str]:
    """Yield the lines of a note; where something begins that was found, it stands beside the line.

    In the order of the page a finding comes right behind the line it is about:
    so it is read aloud, and so it stands on a narrow screen.
    """
    beginning: dict[int, list[Numbered]] = {}
    for one in found:
        beginning.setdefault(one.violation.start.line, []).append(one)
    titles = {item.line for item in file.items}
    marked = _by_line(found)
    yield '<div class="rows">\n'
    inside = False
    for number, text in _lines(file):
        here = beginning.get(number)
        if here:
            yield "</div>\n</div>\n" if inside else "</div>\n"
            yield '<div class="part">\n<div class="rows first">\n'
        yield _row(number, text, key, marked.get(number, ()), title=number in titles)
        if here:
            yield "</div>\n"
            yield from _margin(here, number, key, file.path)
            yield '<div class="rows">\n'
            inside = True
    yield "</div>\n</div>\n" if inside else "</div>\n"


def _lines(file: CheckedFile) -> Iterator[tuple[int, str]]:
    """Yield the lines of the whole text, or those that are known."""
    if file.text is None:
        yield from sorted(file.lines.items())
        return
    source = Source(file.path, file.text)
    for number in range(1, len(source.starts) + 1):
        yield number, source.slice(source.line(number))


def _by_line(found: Sequence[Numbered]) -> Mapping[int, list[Numbered]]:
    lines: dict[int, list[Numbered]] = {}
    for one in found:
        for number in range(one.violation.start.line, one.violation.end.line + 1):
            lines.setdefault(number, []).append(one)
    return lines


def _row(number: int, text: str, key: str, marked: Sequence[Numbered], *, title: bool) -> str:
    # The titles of items are headings: one can go from one to the next.
    name = "h4" if title and text.strip() else "div"
    line = f'<span class="no" aria-hidden="true">{number}</span>'
    kind = "row" if text.strip() or marked else "row blank"
    return (
        f'<{name} class="{kind}" id="{key}-l{number}">{line}'
        f'<span class="text">{_text(number, text, marked)}</span></{name}>\n'
    )


def _text(number: int, text: str, marked: Sequence[Numbered]) -> str:
    """Return a line with marks, each with the numbers of its findings at its end."""
    begin: dict[int, list[Numbered]] = {}
    finish: dict[int, list[Numbered]] = {}
    for one in marked:
        start, end = _columns(number, text, one.violation)
        begin.setdefault(start, []).append(one)
        finish.setdefault(end, []).append(one)
    edges = sorted({0, len(text), *begin, *finish})
    parts: list[str] = []
    over: dict[str, Numbered] = {}
    for edge, following in zip(edges, [*edges[1:], len(text)], strict=True):
        over.update((one.key, one) for one in begin.get(edge, ()))
        for one in finish.get(edge, ()):
            del over[one.key]
            if one.violation.end.line == number:
                parts.append(_link(one))
        parts.append(_piece(text[edge:following], list(over.values())))
    return "".join(parts)


def _piece(text: str, over: Sequence[Numbered]) -> str:
    """Return a piece of a line as it is marked by the findings over it."""
    shown = "\t".join(map(escaped, text.split("\t")))
    if not over or not text:
        return shown
    gravest = max(one.violation.severity for one in over).word
    return f'<mark class="{gravest}" data-of="{" ".join(one.key for one in over)}">{shown}</mark>'


def _link(one: Numbered) -> str:
    return (
        f'<a class="ref" href="#{one.key}" data-of="{one.key}">'
        f'<span class="unseen">finding </span>{one.number}</a>'
    )


def _columns(number: int, text: str, violation: Violation) -> tuple[int, int]:
    """Return from where to where a violation takes up a line, from 0."""
    start = violation.start.column - 1 if number == violation.start.line else 0
    end = violation.end.column - 1 if number == violation.end.line else len(text)
    start = min(start, len(text))
    return start, max(start, min(end, len(text)))


def _margin(found: Sequence[Numbered], number: int, key: str, path: str) -> Iterator[str]:
    yield f'<ol class="findings" role="list" aria-label="Found in line {number}">\n'
    for one in found:
        yield from _finding(one, key, path)
    yield "</ol>\n"


def _finding(one: Numbered, key: str, path: str) -> Iterator[str]:
    violation = one.violation
    word, rule = violation.severity.word, escaped(violation.rule)
    yield f'<li class="finding {word}" id="{one.key}" data-severity="{word}" data-rule="{rule}">\n'
    line = f'<a href="#{key}-l{violation.start.line}">line {violation.start.line}</a>'
    yield f'<p>{one.number}. <span class="severity">{word.capitalize()}</span>, {line}: '
    yield f"{escaped(violation.message)}</p>\n"
    if violation.help:
        yield f"<p><b>What to do:</b> {escaped(violation.help)}</p>\n"
    if violation.related:
        yield "<ul>\n"
        for place in violation.related:
            name = f"line {place.start.line}"
            if place.path == path:
                name = f'<a href="#{key}-l{place.start.line}">{name}</a>'
            else:
                name = f"{escaped(shown_path(place.path))}, {name}"
            yield f"<li>{name}: {escaped(place.message)}</li>\n"
        yield "</ul>\n"
    if violation.fix:
        how = "A change that leaves what is said as it is" if violation.fix.safe else "A suggestion"
        titles = ", or: ".join(escaped(way.title) for way in violation.fix.ways)
        yield f"<p>{how}: {titles}</p>\n"
    sources = "".join(f"; {escaped(source)}" for source in violation.cite)
    yield f'<p class="rule">Rule <code>{rule}</code>{sources}</p>\n</li>\n'
