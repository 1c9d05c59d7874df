"""Commitments: somebody agreed, offered, undertook or promised to do something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notelint.note.draft import Draft
from notelint.note.model import Commitment, Item
from notelint.note.openings import Opening, openings
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

_WORD = regex(r"[^\W\d_]{3,}")
_AGREED = r"\s+(?P<verb><undertaking-verbs>)\s+(?:(?:<adverbs>|\w+ly)\s+)?(?P<task><undertaken-verbs>)"
_PROMISED = r"\s+<promising-verbs>\s+(?:(?:<adverbs>|\w+ly)\s+)?(?!be\b|have\b)(?P<task>(?-i:[a-z]{2,}))"
_WOULD = r"\s+would\s+(?:(?:<adverbs>|\w+ly)\s+)?(?P<task><would-verbs>)"
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "es", "ed", "s", "e", "y")


def find_commitments(draft: Draft) -> tuple[Commitment, ...]:
    """Return the commitments of people, posts and officers outside decisions and actions."""
    found: list[Commitment] = []
    spots = draft.spots("undertaking-verbs", "promising-verbs", "would-verbs")
    for item in draft.items:
        for block in draft.blocks_of(item):
            if block.section in ("decision", "action") or block.role in ("heading", "sub-topic"):
                continue
            if spots.within(block.span):
                sentences = [one for one in draft.sentences(block) if spots.within(one)]
                found += _of_sentences(draft, item, sentences)
    return tuple(found)


def _of_sentences(draft: Draft, item: Item, sentences: Sequence[Span]) -> Iterator[Commitment]:
    for sentence in sentences:
        for opening in openings(draft, sentence):
            if opening.subject not in ("person", "post", "officers"):
                continue
            task = _task(draft, opening, sentence)
            if task is not None:
                yield _commitment(draft, item, opening, sentence, task)
                break


def _task(draft: Draft, opening: Opening, sentence: Span) -> int | None:
    """Return where the task begins, or None if the sentence takes nothing on."""
    pattern = draft.words.compose(_AGREED)
    match = pattern.match(draft.text, opening.after, sentence.end)
    if match and match["verb"].lower().endswith("would"):
        match = None
    if match is None:
        match = draft.words.compose(_PROMISED).match(draft.text, opening.after, sentence.end)
    if match is None:
        match = draft.words.compose(_WOULD).match(
            draft.text, opening.after, sentence.end
        ) or draft.words.compose(r"\s+(?P<verb><undertaking-verbs>)\s+(?P<task><would-verbs>)").match(
            draft.text, opening.after, sentence.end
        )
    return match.start("task") if match else None


def _commitment(draft: Draft, item: Item, opening: Opening, sentence: Span, task: int) -> Commitment:
    said = draft.text[task : sentence.end]
    return Commitment(
        span=sentence,
        parent=item,
        places={"name": opening.names[0].span if opening.names else opening.span},
        who=draft.source.slice(opening.span),
        who_kind=opening.subject,
        name=opening.names[0] if opening.names else None,
        task=said,
        words=content_words(said, draft.words),
    )


def content_words(text: str, words: Vocabulary) -> tuple[str, ...]:
    """Return the words of ``text`` that carry content, in lower case and without endings."""
    empty = words.words("function-words")
    found = (match[0].lower() for match in _WORD.finditer(text))
    return tuple(dict.fromkeys(stem(word) for word in found if word not in empty))


def stem(word: str) -> str:
    """Return a word without its commonest endings, so that "circulated" is "circulate"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
