"""The check ``be-answered-by``: someone or something takes up what was said."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from notelint.check import ALWAYS, Context, Doc, Names, NodeCheck
from notelint.note.model import UNREAD, Commitment, Name, Node, Person
from notelint.patterns import regex
from notelint.text import Span
from notelint.values import listed, names_of
from notelint.violation import Finding

_WORD = regex(r"[^\W\d_]+")
# Letters in which two words with another ending must agree, and how long that ending may be.
_STEM = 4
_ENDING = 6


@dataclass(frozen=True, slots=True)
class BeAnsweredBy(NodeCheck):
    """One of some nodes names the same person or post, or shares so many words.

    ``nodes`` are types of node, looked for in the same item, or in the whole
    note. A node answers if it names the person or post that the subject is about
    (unless ``person`` is false), or if it has as many of the subject's content
    words as ``words`` says, or all of them if they are fewer (with 0, words
    are not compared). Words are taken as the same if they
    differ only in their endings. Where nodes of that kind may stand that were
    not understood, the check says nothing. The message may use ``{person}``.

        each: commitment
        must: {be-answered-by: {nodes: [action, decision], words: 3}}
    """

    name: ClassVar[str] = "be-answered-by"
    placeholders: ClassVar[tuple[str, ...]] = ALWAYS

    nodes: Annotated[tuple[str, ...], Doc("Types of node that may answer."), Names("node")]
    person: Annotated[bool, Doc("Whether naming the same person or post is an answer.")] = True
    words: Annotated[int, Doc("How many of the same content words are an answer; 0 for never.")] = 3
    within: Annotated[Literal["item", "note"], Doc("Where the answer must stand.")] = "item"

    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        """Yield one finding if nothing answers the node."""
        scope = node.item if self.within == "item" else context.note
        if scope is None:
            return
        answers = self._answers(scope, context)
        if answers is None:
            return
        person = context.person(node)
        if self.person and (answers.name_person(person, node) or answers.name_post(_post(node), node)):
            return
        words = getattr(node, "words", ())
        if self.words > 0 and answers.share_words(words, self.words, node):
            return
        if self.words > 0 and self._collected(context).share_words(words, self.words, node):
            return
        who = person.name if person else getattr(node, "who", None)
        yield Finding(node, values={"person": who} if who else {}, persons=(person,) if person else ())

    def nothing_to_look_at(self, node: Node, context: Context) -> str | None:
        """Return why nothing is expected to answer."""
        scope = node.item if self.within == "item" else context.note
        if scope is None:
            return "it stands in no item"
        if self._answers(scope, context) is None:
            return f"what may answer it ({listed(self.nodes, 'or')}) was not understood"
        return None

    def _collected(self, context: Context) -> _Answers:
        """Return those that stand below “Actions” as the title of an item: a list for the whole note."""
        key = ("be-answered-by", "collected", self.nodes)
        if key not in context.memo:
            found: list[Node] = []
            for type_name in self.nodes:
                for node in context.note.all(type_name):
                    title = node.item.places.get("title") if node.item else None
                    heading = getattr(node, "heading", None)
                    if title is not None and heading is not None and heading.span == title:
                        found.append(node)
            context.memo[key] = _Answers(found, context)
        collected = context.memo[key]
        assert isinstance(collected, _Answers)
        return collected

    def _answers(self, scope: Node, context: Context) -> _Answers | None:
        """Return what may answer in an item or the note; None if it was not understood."""
        key = ("be-answered-by", scope, self.nodes)
        if key not in context.memo:
            found = [context.value(scope, type_name) for type_name in self.nodes]
            nodes = [] if UNREAD in found else [node for nodes in found for node in nodes]
            context.memo[key] = None if UNREAD in found else _Answers(nodes, context)
        answers = context.memo[key]
        assert answers is None or isinstance(answers, _Answers)
        return answers


class _Answers:
    """Nodes that may answer: whom they name, and which words they have."""

    def __init__(self, nodes: Sequence[Node], context: Context) -> None:
        source = context.note.source
        self._persons: dict[Person, set[Node]] = {}
        self._texts = {node: _plain(source.slice(node.span)) for node in nodes}
        self._words: dict[str, dict[str, list[Node]]] = {}
        for node in nodes:
            for name in (*_owners(node), *_names_in(node.span, context)):
                person = context.person(name)
                if person is not None:
                    self._persons.setdefault(person, set()).add(node)
            for word in {match[0].lower() for match in _WORD.finditer(source.slice(node.span))}:
                self._words.setdefault(word[:_STEM], {}).setdefault(word, []).append(node)

    def name_person(self, person: Person | None, but: Node) -> bool:
        """Return whether one of the nodes names ``person``."""
        return person is not None and any(node is not but for node in self._persons.get(person, ()))

    def name_post(self, post: str | None, but: Node) -> bool:
        """Return whether one of the nodes has the words of a post."""
        return post is not None and any(post in text for node, text in self._texts.items() if node is not but)

    def share_words(self, words: Sequence[str], count: int, but: Node) -> bool:
        """Return whether one of the nodes has ``count`` of the words, or all, whatever their endings."""
        enough = min(count, len(set(words)))
        shared: Counter[Node] = Counter()
        for word in set(words):
            alike = self._words.get(word[:_STEM].lower(), {})
            shared.update({node for other, nodes in alike.items() if _same(word, other) for node in nodes})
        return any(number >= enough for node, number in shared.items() if node is not but)


def _post(node: Node) -> str | None:
    if isinstance(node, Commitment) and node.who_kind == "post":
        return _plain(node.who, article=False)
    return None


def _owners(answer: Node) -> Sequence[Name | Person]:
    """Return the people a node is given to, who may stand in a lead-in before it."""
    names = getattr(answer, "names", ())
    return tuple(names_of(names)) if isinstance(names, tuple) else ()


def _names_in(span: Span, context: Context) -> Iterator[Name]:
    names = context.note.all("name")
    first = bisect_left(names, span.start, key=lambda name: name.span.start)
    for name in names[first:]:
        if name.span.start >= span.end:
            return
        if isinstance(name, Name):
            yield name


def _plain(text: str, *, article: bool = True) -> str:
    """Return the words of a text in lower case, each between blanks; without “the” in front if asked."""
    words = _WORD.findall(text.casefold())
    return f" {' '.join(words if article or words[:1] != ['the'] else words[1:])} "


def _same(word: str, other: str) -> bool:
    """Return whether two words are the same but for their endings."""
    shorter, longer = sorted((word.lower(), other), key=len)
    if shorter == longer or len(shorter) < _STEM:
        return shorter == longer
    stem = shorter[: max(_STEM, len(shorter) - 1)]
    return longer.startswith(stem) and len(longer) - len(stem) <= _ENDING
