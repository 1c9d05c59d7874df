"""Checks for tests of the language: they have options of every kind and find nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from notelint.check import Check, Context, Doc, ListCheck, Names, NodeCheck
from notelint.language import Language, language
from notelint.note.model import Node
from notelint.note.vocabulary import Vocabulary
from notelint.rulebook import Rulebook, rulebook
from notelint.rulefile import RuleSource, read_rule_file
from notelint.violation import Finding


class _Silent(NodeCheck):
    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Have(_Silent):
    """The field is there."""

    name: ClassVar[str] = "have"
    forms: ClassVar[tuple[str, ...]] = ("must", "must-not")

    any: Annotated[tuple[str, ...], Doc("Fields of which one must be there."), Names("field")] = ()
    all: Annotated[tuple[str, ...], Doc("Fields that must all be there."), Names("field")] = ()


@dataclass(frozen=True, slots=True)
class Be(_Silent):
    """The field has one of the values."""

    name: ClassVar[str] = "be"

    fields: Annotated[
        Mapping[str, tuple[str | int | bool, ...]], Doc("Fields and values."), Names("condition")
    ]


@dataclass(frozen=True, slots=True)
class Say(_Silent):
    """A phrase stands in the text."""

    name: ClassVar[str] = "say"
    forms: ClassVar[tuple[str, ...]] = ("must", "must-not")

    any: Annotated[tuple[str, ...], Doc("Phrases."), Names("phrase")] = ()
    list: Annotated[tuple[str, ...], Doc("Lists of the vocabulary."), Names("vocabulary")] = ()
    pattern: Annotated[str | None, Doc("An RE2 pattern."), Names("pattern")] = None
    map: Annotated[Mapping[str, str], Doc("Wrong and right.")] = field(default_factory=dict)
    in_: Annotated[tuple[str, ...], Doc("Where."), Names("place")] = ("text",)
    by: Annotated[Literal["person", "words"], Doc("How.")] = "words"

    def __post_init__(self) -> None:
        if not (self.any or self.list or self.pattern or self.map):
            raise ValueError("“say” needs phrases")


@dataclass(frozen=True, slots=True)
class AgreeWith(_Silent):
    """Two fields agree."""

    name: ClassVar[str] = "agree-with"

    fields: Annotated[Mapping[str, Annotated[str, Names("field")]], Doc("Fields."), Names("field")]
    or_same: Annotated[bool, Doc("Whether the same will do.")] = False


@dataclass(frozen=True, slots=True)
class BeListedIn(_Silent):
    """A person is listed."""

    name: ClassVar[str] = "be-listed-in"

    groups: Annotated[tuple[str, ...], Doc("Groups."), Names("group")]


@dataclass(frozen=True, slots=True)
class BeInOrder(ListCheck):
    """Numbers run one up."""

    name: ClassVar[str] = "be-in-order"

    by: Annotated[str | None, Doc("The field."), Names("field")] = None
    gap: Annotated[int, Doc("The step.")] = 1

    def findings(
        self, nodes: Sequence[Node], within: Node, context: Context, *, negated: bool
    ) -> Iterator[Finding]:
        return iter(())


TOYS: Mapping[str, type[Check]] = {
    check.name: check for check in (Have, Be, Say, AgreeWith, BeListedIn, BeInOrder)
}
WORDS = Vocabulary({"deciding-verbs": ("agreed", "resolv*"), "none": ("none", "nil")})


def toy_language() -> Language:
    """Return the language with the toy checks."""
    return language(TOYS)


def book(*files: tuple[str, str], house: bool = True, base: Rulebook | None = None) -> Rulebook:
    """Return the rulebook of files given by path and text, with all errors in it."""
    spoken = toy_language()
    sources: list[RuleSource] = []
    errors = []
    for path, text in files:
        found, wrong = read_rule_file(text.encode(), path, spoken, house=house)
        sources += found
        errors += wrong
    made = rulebook(sources, spoken, WORDS, base.rules if base else None)
    ordered = sorted([*errors, *made.errors], key=lambda error: (error.path, error.line, error.column or 0))
    return Rulebook(made.rules, tuple(ordered), made.house, made.severe)
