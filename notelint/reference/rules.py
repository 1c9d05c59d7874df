"""A page for each rule, and the index of them by topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from notelint import explanation
from notelint.accuracy import Figures, figures
from notelint.reference.markdown import MADE_BY, code, fenced, link, linked, plain, sentence, table
from notelint.values import listed

if TYPE_CHECKING:
    from notelint.formats import Dialect
    from notelint.profile import Library
    from notelint.rule import Rule

# The folders of the rules in the order of a note; others stand behind them under their own names.
_TOPICS = {
    "header": "The meeting: body, date, place",
    "items": "Items and lists",
    "attendance": "Who was there",
    "declarations": "Declarations of interest",
    "minutes": "Minutes of the previous meeting",
    "decisions": "Decisions",
    "motions": "Motions and votes",
    "actions": "Actions and undertakings",
    "private": "What must not be public",
    "references": "References",
    "text": "Slips in the text",
    "style": "House style",
    "series": "From meeting to meeting",
}
_LETTERS = {"error": "E", "warning": "W", "advice": "A", "off": "–"}


def pages(library: Library, dialects: Sequence[Dialect]) -> Mapping[str, str]:
    """Return the page of each rule and the index, by path under ``docs/``."""
    measured = figures()
    made = {"rules/index.md": "\n".join(_index(library)) + "\n"}
    for name, rule in library.rules.items():
        made[f"rules/{name}.md"] = "\n".join(_page(rule, library, dialects, measured)) + "\n"
    return made


def _topic(rule: Rule) -> str:
    """Return the folder of a rule under ``rules/``."""
    parts = (rule.path or "").split("/")
    return parts[-2] if len(parts) > 2 else "others"


def _heading(topic: str) -> str:
    return _TOPICS.get(topic, topic.replace("-", " ").capitalize())


def _index(library: Library) -> Iterator[str]:
    profiles = explanation.profiles_of(library)
    yield "# The rules"
    yield ""
    yield MADE_BY
    yield ""
    yield f"{len(library.rules)} rules. The letters say how much each matters in the"
    yield f"[profiles](../profiles.md) {listed([code(profile.name) for profile in profiles])}: **E** error,"
    yield "**W** warning, **A** advice, – off."
    yield "`notelint rules` prints this list, and `notelint rules RULE` the page of one."
    by_topic: dict[str, list[Rule]] = {topic: [] for topic in _TOPICS}
    for rule in library.rules.values():
        by_topic.setdefault(_topic(rule), []).append(rule)
    for topic, rules in by_topic.items():
        if not rules:
            continue
        yield ""
        yield f"## {_heading(topic)}"
        yield ""
        yield from table(
            ("rule", "what must hold", *(profile.name for profile in profiles)),
            (
                (
                    f"[`{rule.id}`]({rule.id}.md)",
                    plain(rule.summary),
                    *(_LETTERS[explanation.severity_word(library, one, rule.id)] for one in profiles),
                )
                for rule in rules
            ),
        )


def _page(rule: Rule, library: Library, dialects: Sequence[Dialect], measured: Figures) -> Iterator[str]:
    profiles = explanation.profiles_of(library)
    yield f"# {rule.id}"
    yield ""
    yield MADE_BY
    yield ""
    yield f"**{plain(sentence(rule.summary))}**"
    yield ""
    yield from table(
        [profile.name for profile in profiles],
        [[explanation.severity_word(library, profile, rule.id) for profile in profiles]],
    )
    if rule.why:
        yield from ("", "## Why", "", plain(rule.why))
    yield from ("", "## What it says", "")
    for message in explanation.messages(rule):
        yield f"> {plain(message)}"
        yield ""
    if rule.help:
        yield f"What to do: {plain(sentence(rule.help))}"
        yield ""
    yield from _checked(rule, library)
    yield from _examples(rule, library, dialects)
    yield from _precision(rule, measured)
    yield from _sources(rule)
    yield from _changing(rule)


def _checked(rule: Rule, library: Library) -> Iterator[str]:
    yield from ("## How it is checked", "")
    names = list(dict.fromkeys(check.check.name for check in rule.checks))
    node = rule.each or rule.all or ""
    yield f"It looks at {plain(explanation.looked_at(rule))}."
    yield ""
    yield from fenced(explanation.as_yaml(rule), "yaml")
    yield ""
    yield f"See the {'check' if len(names) == 1 else 'checks'} {linked(names, '../checks/')} and the"
    yield f"node [`{node}`](../note-model.md#{node})."
    if lists := explanation.lists_of(rule):
        words = ", ".join(f"[`{name}`](../vocabulary.md#{name})" for name in lists)
        yield f"Its words are in the vocabulary: {words}."
    if rule.unless:
        yield ""
        yield f"It is silent where one of these has reported the same: {linked(rule.unless)}."
    if others := explanation.behind(library, rule.id):
        yield ""
        yield f"These are silent where it has reported: {linked(others)}."


def _examples(rule: Rule, library: Library, dialects: Sequence[Dialect]) -> Iterator[str]:
    shown = explanation.examples_of(rule, library, dialects)
    for verdict, title in (("bad", "What it finds"), ("good", "What it lets pass")):
        chosen = [example for example in shown if example.verdict == verdict]
        if chosen:
            yield from ("", f"## {title}")
        for example in chosen:
            yield ""
            yield f"**{plain(sentence(example.name[:1].upper() + example.name[1:]))}**"
            yield ""
            yield from fenced(example.lines)
            for said in example.said:
                yield ""
                yield f"→ {plain(said)}"
            for fix in example.fixes:
                yield ""
                yield f"Fix: {plain(fix)}"


def _precision(rule: Rule, measured: Figures) -> Iterator[str]:
    yield from ("", "## How often it is right", "")
    told = measured.told(rule.id)
    yield f"Confidence: {told}. [How that was measured](../accuracy.md)."


def _sources(rule: Rule) -> Iterator[str]:
    if not rule.cite:
        return
    yield from ("", "## Sources", "")
    for citation in rule.cite:
        words = plain(citation.words)
        applies = f" ({listed([code(name) for name in citation.applies])})" if citation.applies else ""
        yield f"- {link(words, citation.url)}{applies}" if citation.url else f"- {words}{applies}"


def _changing(rule: Rule) -> Iterator[str]:
    yield from ("", "## To change it", "")
    yield "In [`.notelint.yaml`](../configuration.md), for all your notes:"
    yield ""
    yield from fenced(["severities:", f"  {rule.id}: off  # or error, warning, advice"], "yaml")
    yield ""
    yield "For one place in one note: [a waiver](../letting-things-pass.md), with its reason. For one run:"
    yield f"`notelint --ignore {rule.id} draft.txt`. To change what it looks for or what it"
    yield f"says, write a rule of your own [with `from: {rule.id}`](../rule-language.md#changing-a-rule)."
    if rule.path:
        yield ""
        yield f"The rule itself: [`{rule.path}`](../../{rule.path})."
