"""A rule's words about one finding: placeholders filled, and what has no value left out."""

from __future__ import annotations

from collections.abc import Callable

from notelint.check import Context
from notelint.note.model import Node
from notelint.patterns import regex
from notelint.values import in_words
from notelint.violation import Finding

_PLACEHOLDER = regex(r"\{([a-z][a-z0-9.-]*)\}")
_SENTENCE = regex(r"(?<=[.!?])\s+(?=[A-Z“\"{])")
_HOLLOW = regex(r"“\s*”|\"\s*\"|\(\s*\)")
_BEFORE_MARK = regex(r"\s+([.,;:!?])")


def worded(template: str, finding: Finding, context: Context) -> str:
    """Return ``template`` with its placeholders filled: values of the finding, else fields of the node.

    A sentence with a placeholder that has no value is left out, unless nothing
    else would be left; then only the placeholder and its quotation marks are.
    """

    def value(name: str) -> str | None:
        return _value(name, finding, context)

    if not _PLACEHOLDER.search(template):
        return template
    sentences = _SENTENCE.split(template)
    whole = [sentence for sentence in sentences if _has_all(sentence, value)]
    return " ".join(_fill(sentence, value) for sentence in whole or sentences[:1])


def filled(template: str, finding: Finding, context: Context) -> str | None:
    """Return ``template`` with its placeholders filled, or None if one of them has no value."""

    def value(name: str) -> str | None:
        return _value(name, finding, context)

    if not _has_all(template, value):
        return None
    return _PLACEHOLDER.sub(lambda match: value(match[1]) or "", template)


def _value(name: str, finding: Finding, context: Context) -> str | None:
    said = finding.values.get(name)
    if said:
        return said
    node: Node = finding.node
    if name == "person":
        person = finding.persons[0] if finding.persons else context.person(node)
        return in_words(person, context.note.source)
    words = in_words(context.value(node, name), context.note.source)
    if words is None and name == "text" and node is not context.note:
        words = in_words(finding.span or node.span, context.note.source)
    return words


def _has_all(sentence: str, value: Callable[[str], str | None]) -> bool:
    return all(value(match[1]) for match in _PLACEHOLDER.finditer(sentence))


def _fill(sentence: str, value: Callable[[str], str | None]) -> str:
    filled = _PLACEHOLDER.sub(lambda match: value(match[1]) or "", sentence)
    if _has_all(sentence, value):
        return filled
    return _BEFORE_MARK.sub(r"\1", " ".join(_HOLLOW.sub("", filled).split()))
