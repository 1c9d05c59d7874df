"""Running the examples that rules carry: they are a rule's tests and its documentation.

In a bad example a line of carets marks what the rule must find in the line
above it; several may stand under one line. The lines of carets are taken out
before the text is read. Spans that carets cannot show are given by ``at``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from notelint.errors import NotANote, NotelintError, RuleError
from notelint.fixing import unlike
from notelint.linter import lint
from notelint.note.dialects import BUILT_IN
from notelint.note.register import register_of
from notelint.note.understand import understand
from notelint.patterns import regex
from notelint.profile import Library, Lists
from notelint.rule import Example, Rule, RuleSet
from notelint.text import Source, Span
from notelint.violation import Severity, Violation

if TYPE_CHECKING:
    from notelint.formats import Dialect
    from notelint.note.model import Note
    from notelint.note.vocabulary import Vocabulary

_MARKS = regex(r"[ \t\u00a0]*\^[ \t\u00a0^]*")
_CARETS = regex(r"\^+")
_AT = regex(r"(\d+):(\d+)-(\d+):(\d+)")
# The profile that knows least of a house: for examples that name none.
_PLAIN_PROFILE = "minutes"


@dataclass(frozen=True, slots=True)
class Marked:
    """The text of an example without its carets, and the spans that it expects."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How a rule did on one example.

    ``found`` is all that the rule reported; ``missed`` are the spans that were
    expected and not found, ``unexpected`` what was found beside them.
    ``error`` says why the example could not be run or proves nothing; None if
    it could.
    """

    rule: Rule
    example: Example
    source: Source
    missed: tuple[Span, ...] = ()
    unexpected: tuple[Violation, ...] = ()
    error: str | None = None
    found: tuple[Violation, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the rule found what it had to, and nothing else."""
        return not (self.missed or self.unexpected or self.error)


def split_marks(example: Example) -> Marked:
    """Return the text of an example and its expected spans; raise ``ValueError`` if a mark marks nothing."""
    lines: list[str] = []
    marks: list[tuple[int, int, int]] = []
    for line in example.text.split("\n"):
        if not _MARKS.fullmatch(line):
            lines.append(line)
            continue
        if not lines:
            raise ValueError("a line of ^^^ stands above the first line")
        for match in _CARETS.finditer(line):
            if match.end() > len(lines[-1]):
                raise ValueError(f"^^^ reaches beyond the end of line {len(lines)}")
            marks.append((len(lines), match.start(), match.end()))
    text = "\n".join(lines)
    source = Source("", text)
    spans = [
        Span(source.starts[line - 1] + start, source.starts[line - 1] + end) for line, start, end in marks
    ]
    spans += [_span(place, source) for place in example.at]
    trimmed = {source.trim(span) for span in spans}
    if any(span.start == span.end for span in trimmed):
        raise ValueError("^^^ marks only blanks")
    return Marked(text, tuple(sorted(trimmed)))


def run_examples(
    rules: Iterable[Rule],
    library: Library,
    dialects: Sequence[Dialect] = BUILT_IN,
    changes: Lists | None = None,
) -> list[ExampleResult]:
    """Return how ``rules`` do on their examples, in the order of the rules.

    A rule is run together with those it stands back for, whatever profile they
    belong to; a house rule with the words that the settings add (``changes``).
    """
    runner = _Runner(library, dialects, changes or {})
    return [runner.run(rule, example) for rule in rules for example in rule.examples]


def told(result: ExampleResult) -> str:
    """Return what is to be said of an example that failed, with its lines."""
    rule, example = result.rule, result.example
    place = f"{rule.path}, line {example.line}" if rule.path else rule.id
    lines = [f"{rule.id}: {example.name} ({place})"]
    if result.error:
        lines.append(f"  {result.error}")
    for span in result.missed:
        lines += ["  expected, and not found:", *_shown(span, result.source)]
    for violation in result.unexpected:
        lines += [f"  found, and not expected: {violation.message}", *_shown(violation.span, result.source)]
    return "\n".join(lines)


def behaving(
    library: Library, dialects: Sequence[Dialect] = BUILT_IN, changes: Lists | None = None
) -> Library:
    """Return a library without the house rules that do not do as their examples say.

    Each such example is an error of the library instead.
    """
    house = [library.rules[name] for name in sorted(library.house) if library.rules[name].examples]
    failed = [result for result in run_examples(house, library, dialects, changes) if not result.passed]
    if not failed:
        return library
    gone = {result.rule.id for result in failed}
    return replace(
        library,
        rules={name: rule for name, rule in library.rules.items() if name not in gone},
        house=library.house - gone,
        own={name: severity for name, severity in library.own.items() if name not in gone},
        errors=(*library.errors, *(_refusal(result) for result in failed)),
        broken=library.broken | gone,
    )


def _refusal(result: ExampleResult) -> RuleError:
    rule, example = result.rule, result.example
    if result.error:
        said = result.error.rstrip(".")
    elif result.missed:
        span = result.missed[0]
        place = result.source.position(span.start)
        said = f"it does not find “{_short(result.source.slice(span))}” in line {place.line} of the text"
    else:
        found = result.unexpected[0]
        words = _short(result.source.slice(found.span))
        said = f"it finds “{words}” in line {found.start.line} of the text, which is not marked"
    return RuleError(
        f"the rule does not do as its example “{example.name}” says: {said}",
        path=rule.path,
        line=example.line,
        hint="“notelint test” shows it with its lines.",
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


class _Runner:
    """Runs examples; words and rules are put together once for each profile and rule."""

    def __init__(self, library: Library, dialects: Sequence[Dialect], changes: Lists) -> None:
        self._library = library
        self._dialects = dialects
        self._changes = changes
        self._words: dict[tuple[str, bool], Vocabulary] = {}

    def run(self, rule: Rule, example: Example) -> ExampleResult:
        """Return how a rule does on one of its examples."""
        path = rule.path or rule.id
        try:
            marked = split_marks(example)
        except ValueError as wrong:
            return ExampleResult(rule, example, Source(path, example.text), error=f"{wrong}.")
        source = Source(path, marked.text)
        if example.verdict == "bad" and not marked.spans:
            said = "nothing is marked: put a line of ^^^ under what the rule must find."
            return ExampleResult(rule, example, source, error=said)
        if example.verdict == "good" and marked.spans:
            return ExampleResult(rule, example, source, error="a good example can have nothing marked.")
        try:
            found = self._found(rule, example, source)
        except NotelintError as failed:
            said = f"{failed.message} {failed.hint or ''}".strip()
            return ExampleResult(rule, example, source, error=said)
        expected = set(marked.spans)
        missed = tuple(span for span in marked.spans if span not in {one.span for one in found})
        unexpected = tuple(one for one in found if one.span not in expected)
        error = None
        if example.message is not None and found and found[0].message != example.message:
            error = f"it says “{found[0].message}”, and should say “{example.message}”."
        if error is None and example.fixed is not None:
            error = unlike(example.fixed, source, lambda text: self._found(rule, example, text))
        return ExampleResult(rule, example, source, missed, unexpected, error, tuple(found))

    def _found(self, rule: Rule, example: Example, source: Source) -> list[Violation]:
        """Return what a rule finds in a text that is read as the example says."""
        profile = self._profile(rule, example)
        words = self._words_of(profile, rule.id in self._library.house)
        return lint(self._note(source, words, profile, example), self._ruleset(rule, profile, words))

    def _profile(self, rule: Rule, example: Example) -> str:
        profiles = self._library.profiles
        if example.profile is not None:
            return self._library.profile(example.profile).name
        known = [name for name in rule.profiles if name in profiles]
        if known or _PLAIN_PROFILE in profiles:
            return known[0] if known else _PLAIN_PROFILE
        return next(iter(profiles), "")

    def _words_of(self, profile: str, house: bool) -> Vocabulary:
        key = (profile, house)
        if key not in self._words:
            self._words[key] = self._library.any_words(profile, self._changes if house else {})
        return self._words[key]

    def _note(self, source: Source, words: Vocabulary, profile: str, example: Example) -> Note:
        """Return the note; a fragment that no dialect recognises is read in the profile's first."""
        register = register_of(example.members) if example.members else None
        if example.dialect is not None:
            known = [dialect.name for dialect in self._dialects]
            if example.dialect not in known:
                from notelint.nearest import one_of

                raise NotANote(
                    f"there is no dialect “{example.dialect}”.", hint=one_of(example.dialect, known)
                )
            return understand(source, words, example.dialect, self._dialects, register)
        try:
            return understand(source, words, None, self._dialects, register)
        except NotANote:
            found = self._library.profiles.get(profile)
            preferred = [
                name for name in (found.dialects if found else ()) if name in {d.name for d in self._dialects}
            ]
            first = (preferred or [self._dialects[0].name])[0]
            return understand(source, words, first, self._dialects, register)

    def _ruleset(self, rule: Rule, profile: str, words: Vocabulary) -> RuleSet:
        names: list[str] = []

        def add(one: Rule) -> None:
            for name in one.unless:
                other = self._library.rules.get(name)
                if other is not None and name not in names and name != rule.id:
                    names.append(name)
                    add(other)
                    names.remove(name)
                    names.append(name)

        add(rule)
        others = [replace(self._library.rules[name], severity=Severity.ADVICE) for name in names]
        return RuleSet(profile, (*others, rule), frozenset({rule.id}), words)


def _span(place: str, source: Source) -> Span:
    """Return the span that ``2:3-4:9`` names; raise ``ValueError`` if there is none."""
    match = _AT.fullmatch(place.strip())
    if not match:
        raise ValueError(f"“{place}” is no span: write lines and columns as 2:3-4:9")
    numbers = [int(number) for number in match.groups()]
    offsets = []
    for line, column in (numbers[:2], numbers[2:]):
        if not 1 <= line <= len(source.starts) or not 1 <= column <= len(source.slice(source.line(line))) + 1:
            raise ValueError(f"“{place}” lies outside the text")
        offsets.append(source.starts[line - 1] + column - 1)
    if offsets[0] >= offsets[1]:
        raise ValueError(f"“{place}” ends before it begins")
    return Span(*offsets)


def _shown(span: Span, source: Source) -> Iterator[str]:
    """Yield the lines of a span with carets under it."""
    first, last = source.position(span.start), source.position(max(span.end - 1, span.start))
    for number in range(first.line, min(last.line, first.line + 3) + 1):
        line = source.line(number)
        text = source.slice(line)
        start = max(span.start, line.start) - line.start
        end = min(span.end, line.end) - line.start
        blanks = "".join(char if char == "\t" else " " for char in text[:start])
        yield f"    {number:>3} | {text}".rstrip()
        if end > start:
            yield f"        | {blanks}{'^' * (end - start)}"
