"""The check ``say``: certain words stand in the text, or must not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar

from notelint.check import ALWAYS, Context, Doc, Names, NodeCheck
from notelint.note.keys import Keys
from notelint.note.model import Node
from notelint.note.vocabulary import Vocabulary
from notelint.phrases import Found, Searcher, Stretches
from notelint.text import Span
from notelint.values import in_words, listed, shorten
from notelint.violation import Edit, Finding, Fix

_NEAR = 8  # code points behind a short form that tell whether its full stop ends the sentence


@dataclass(frozen=True, slots=True)
class Say(NodeCheck):
    """One of some phrases stands in the text.

    Phrases are written as in the vocabulary: ``was/were``, ``(at all)``,
    ``...`` for a few words, ``resolv*``, ``{list}``. With ``must-not`` every
    place where one stands is a finding; with ``map`` the right words are known,
    and the finding has a fix; ``fix: safe`` says that it never changes what is
    said, which a word with a capital is not taken for: it may be a name. What
    stands in one of the phrases of ``except`` means something else and does not
    count. Where none of the places in ``in`` exists there is nothing to look at.
    The message may use ``{found}``: what stands there that must not, or what was
    searched in vain; and ``{instead}``.

        each: decision
        must-not: {say: as soon as possible}

        each: block
        must-not: {say: {map: {organiz*: organis*, "for ever": forever}}}
    """

    name: ClassVar[str] = "say"
    forms: ClassVar[tuple[str, ...]] = ("must", "must-not")
    placeholders: ClassVar[tuple[str, ...]] = (*ALWAYS, "found", "instead")

    any: Annotated[tuple[str, ...], Doc("Phrases of which one must stand there."), Names("phrase")] = ()
    list: Annotated[
        tuple[str, ...], Doc("Lists of the vocabulary to take phrases from."), Names("vocabulary")
    ] = ()
    pattern: Annotated[str | None, Doc("A regular expression as RE2 takes it."), Names("pattern")] = None
    map: Annotated[Mapping[str, str], Doc("Wrong phrases, each with the right one."), Names("phrase")] = (
        field(default_factory=dict)
    )
    in_: Annotated[
        tuple[str, ...],
        Doc("Where to look: places or fields of the node; “text”, the default, is all of it."),
        Names("place"),
    ] = ("text",)
    case: Annotated[bool, Doc("Whether capitals matter in phrases.")] = False
    except_: Annotated[
        tuple[str, ...], Doc("Phrases in which the words mean something else."), Names("phrase")
    ] = ()

    def __post_init__(self) -> None:
        """Refuse a check that looks for nothing."""
        if not (self.any or self.list or self.pattern or self.map):
            raise ValueError("“say” needs phrases, a list, a pattern or a map")

    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        """Yield one finding if nothing is said; with ``negated``, one for each time it is."""
        text = context.note.source.text
        searcher, apart = self._searchers(context)
        places = [span for name in self.in_ for span in context.stretches(node, name)]
        if negated:
            for span in places:
                if searcher.may_hold(text, span):
                    for found in _found(searcher, apart, text, span):
                        yield _hit(node, found, context)
        elif places and not any(True for span in places for _ in _found(searcher, apart, text, span)):
            words = in_words(places[0], context.note.source)
            yield Finding(node, values={"found": words} if words else {})

    @property
    def looks(self) -> Sequence[str]:
        """The places of a node in which it looks for the words."""
        return self.in_

    def keys(self, words: Vocabulary, *, negated: bool) -> Keys | None:
        """Return what must stand there for the words to; if they must stand there, anything may miss them."""
        return self._searcher(words).keys if negated and self.pattern is None else None

    def nothing_to_look_at(self, node: Node, context: Context) -> str | None:
        """Return that there is no text to look in."""
        if any(True for name in self.in_ for _ in context.stretches(node, name)):
            return None
        return f"it has no {listed(self.in_, 'or')}"

    def _searchers(self, context: Context) -> tuple[Searcher, Searcher | None]:
        key = ("say", id(self))
        if key not in context.kept:
            words = context.words
            apart = Searcher(self.except_, words=words) if self.except_ else None
            # The check is kept too, so that no other can come to have its id.
            context.kept[key] = (self._searcher(words), apart, self)
        searcher, apart, _ = context.kept[key]
        assert isinstance(searcher, Searcher)
        return searcher, apart

    def _searcher(self, words: Vocabulary) -> Searcher:
        return Searcher(self.any, self.list, self.pattern, self.map, words=words, case=self.case)


def _found(searcher: Searcher, apart: Searcher | None, text: str, span: Span) -> Iterator[Found]:
    """Yield what is found and does not stand in something that is apart."""
    others: Stretches | None = None
    for found in searcher.find(text, span):
        if apart is not None:
            if others is None:
                others = Stretches(other.span for other in apart.find(text, span))
            if others.hold(found.span):
                continue
        yield found


def _hit(node: Node, found: Found, context: Context) -> Finding:
    source = context.note.source
    written = in_words(found.span, source) or ""
    if found.instead is None:
        return Finding(node, found.span, {"found": written})
    fix = _fix(source.text, found.span, found.instead)
    return Finding(node, found.span, {"found": written, "instead": found.instead}, fix=fix)


def _fix(text: str, span: Span, instead: str) -> Fix:
    """Return the fix; not safe for a word with a capital, which may be a name.

    The full stop of a short form may end the sentence as well. At the end of
    its line it does; before a capital that cannot be told, and there are two ways.
    """
    written = text[span.start : span.end]

    def write(words: str) -> Fix:
        return Fix(f"Write “{words}” for “{shorten(written)}”", (Edit(span, words),), written.islower())

    if not written.endswith(".") or instead.endswith("."):
        return write(instead)
    behind = text[span.end : span.end + _NEAR].lstrip(" \u00a0\t)”’\"'")
    if not behind or behind[0] in "\r\n":
        return write(f"{instead}.")
    return replace(write(instead), others=(write(f"{instead}."),)) if behind[0].isupper() else write(instead)
