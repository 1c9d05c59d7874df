"""The check ``use-one-form``: one thing is written in one form only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from notelint.check import ALWAYS, Context, Doc, Names, NodeCheck
from notelint.forms import FormWords, rewritten
from notelint.note.heard import cuts
from notelint.note.model import Node, Term
from notelint.phrases import Searcher, Stretches
from notelint.text import Source, Span
from notelint.values import in_words, quoted
from notelint.violation import Finding, Related

_NEAR = 40  # code points around a stretch in which a phrase of “except” may begin or end
Uses = dict[str, list[Span]]


@dataclass(frozen=True, slots=True)
class UseOneForm(NodeCheck):
    """Of several forms of one thing, the note uses one.

    The forms are given by name, each with its phrases or its pattern; or they
    are what stands in nodes of a type (``terms: acronym``), which are one thing
    if they differ only in capitals, blanks, hyphens, full stops or a plural s.
    ``in`` names types of nodes to look in; each type is counted apart, so a
    list of names may have its own form. Every form but the most frequent is a
    finding, at its first use; of two that are equally frequent, the one that
    came later. What stands in one of the phrases of ``except`` is no use of a
    form. ``write`` says how each form is written, with which the other uses are
    mended: words in the same order for each form, as singular and plural, where
    ``{number}`` is the figure that is found. Terms are mended without it. The
    message may use ``{found}``, ``{other}``, ``{count}`` and ``{other-count}``.

        each: note
        must:
          use-one-form:
            of: {Chair: [chair(s)], Chairman: [chairman/chairmen]}
            write: {Chair: [chair, chairs], Chairman: [chairman, chairmen]}
            in: block
    """

    name: ClassVar[str] = "use-one-form"
    placeholders: ClassVar[tuple[str, ...]] = (*ALWAYS, "found", "other", "other-count")

    of: Annotated[
        Mapping[str, tuple[Annotated[str, Names("phrase")], ...]],
        Doc("Forms by name, each with its phrases."),
    ] = field(default_factory=dict)
    patterns: Annotated[
        Mapping[str, Annotated[str, Names("pattern")]],
        Doc("Forms by name, each with a regular expression as RE2 takes it."),
    ] = field(default_factory=dict)
    terms: Annotated[str | None, Doc("A type of node whose words are the forms."), Names("node")] = None
    in_: Annotated[tuple[str, ...], Doc("Types of node to look in, each counted apart."), Names("node")] = ()
    case: Annotated[bool, Doc("Whether phrases that differ in capitals are two forms.")] = False
    except_: Annotated[
        tuple[str, ...], Doc("Phrases in which a form means something else."), Names("phrase")
    ] = ()

    write: Annotated[
        Mapping[str, tuple[str, ...]],
        Doc("How each form is written, for the fix; “{number}” is the figure that is found."),
    ] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a check that has no two forms to choose from, or words for a form that it has not."""
        if self.terms is None and len({*self.of, *self.patterns}) < 2:
            raise ValueError("“use-one-form” needs two forms or more, or “terms”")
        strange = next((form for form in self.write if form not in {*self.of, *self.patterns}), None)
        if strange is not None:
            raise ValueError(f"“write” has words for “{strange}”, which is none of the forms")

    def findings(self, node: Node, context: Context, *, negated: bool) -> Iterator[Finding]:
        """Yield the first use of each form but the most frequent."""
        for spans in self._parts(node, context):
            things = self._terms(spans, context) if self.terms else [self._forms(spans, context)]
            for uses in things:
                yield from self._odd_forms(node, uses, context)

    def _parts(self, node: Node, context: Context) -> Iterator[list[Span]]:
        """Yield the stretches of the text to count together."""
        if not self.in_:
            yield [node.span]
        for type_name in self.in_:
            key = ("use-one-form", type_name, node)
            if key not in context.memo:
                context.memo[key] = _apart([one.span for one in context.note.within(node, type_name)])
            yield context.memo[key]

    def _forms(self, spans: list[Span], context: Context) -> Uses:
        text = context.note.source.text
        searchers, others = self._searchers(context)
        cut = [span for span in spans if cuts(text, span.end)]
        standing = [form for form, searcher in searchers.items() if searcher.may_find(text)]
        if len(standing) < 2 and not cut:
            return {}
        found = [
            (hit.span, form)
            for form, searcher in searchers.items()
            for hit in searcher.find_in(text, spans if form in standing else cut)
        ]
        if len({form for _, form in found}) < 2:
            return {}
        around = (Span(max(0, span.start - _NEAR), min(len(text), span.end + _NEAR)) for span in spans)
        apart = Stretches(hit.span for near in around for hit in others.find(text, near))
        uses: Uses = {}
        end = 0
        # "Chair" in "Chair of the Board" is no use of the shorter form: the longest counts.
        for span, form in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
            if span.start >= end and not apart.hold(span):
                uses.setdefault(form, []).append(span)
                end = span.end
        return uses

    def _searchers(self, context: Context) -> tuple[Mapping[str, Searcher], Searcher]:
        """Return what finds each form, and what finds where it means something else."""
        key = ("use-one-form", id(self))
        if key not in context.kept:
            words, case = context.words, self.case
            forms = {
                form: Searcher(self.of.get(form, ()), pattern=self.patterns.get(form), words=words, case=case)
                for form in dict.fromkeys((*self.of, *self.patterns))
            }
            # The check is kept too, so that no other can come to have its id.
            context.kept[key] = (forms, Searcher(self.except_, words=words), self)
        forms, others, _ = context.kept[key]
        return forms, others

    def _terms(self, spans: list[Span], context: Context) -> list[Uses]:
        source = context.note.source
        things: dict[str, Uses] = {}
        nodes = iter(sorted(context.note.all(self.terms or ""), key=lambda node: node.span))
        node = next(nodes, None)
        for span in spans:
            while node is not None and node.span.start < span.end:
                if span.holds(node.span):
                    written, thing = _form(node, source)
                    things.setdefault(thing, {}).setdefault(written, []).append(node.span)
                node = next(nodes, None)
        return list(things.values())

    def _odd_forms(self, node: Node, uses: Uses, context: Context) -> Iterator[Finding]:
        """Yield each form but the main one."""
        if len(uses) < 2:
            return
        source = context.note.source
        main = min(uses, key=lambda form: (-len(uses[form]), uses[form][0].start))
        usual = uses[main]
        for form, spans in sorted(uses.items(), key=lambda entry: entry[1][0].start):
            if form == main:
                continue
            values = {
                "found": in_words(spans[0], source) or form,
                "other": in_words(usual[0], source) or main,
                "count": str(len(spans)),
                "other-count": str(len(usual)),
            }
            related = (Related(usual[0], f"the other form: {quoted(usual[0], source)}"),)
            words = self._terms_words(usual[0], source) if self.terms else self._words(form, main)
            fix = rewritten(spans, words, source) if words else None
            yield Finding(node, spans[0], values, related=related, fix=fix)

    def _words(self, form: str, main: str) -> FormWords | None:
        return FormWords(self.write.get(form, ()), self.write[main]) if main in self.write else None

    @staticmethod
    def _terms_words(span: Span, source: Source) -> FormWords:
        return FormWords((), (" ".join(source.slice(span).split()),), exact=True)


def _apart(spans: list[Span]) -> list[Span]:
    """Return spans in order, without those that stand within another."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _form(node: Node, source: Source) -> tuple[str, str]:
    """Return how a node writes its thing, and what the thing is."""
    if isinstance(node, Term):
        return node.text, node.thing
    written = " ".join(source.slice(node.span).split())
    return written, _bare(written)


def _bare(term: str) -> str:
    """Return a term without what makes forms of it: capitals, blanks, marks and a plural s."""
    letters = "".join(char for char in term if char.isalnum())
    plural = len(letters) > 2 and letters.endswith("s") and letters[:-1].isupper()
    return (letters[:-1] if plural else letters).casefold()
