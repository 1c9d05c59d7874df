"""How a sentence opens: who or what it speaks of, and the verb that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from notelint.note.draft import Draft
from notelint.note.model import Name
from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

_WORD = regex(r"[^\W\d_][\w’'-]*")
_COMMA = regex(r",\s+")
_ARTICLE = regex(r"the\s+", re.IGNORECASE)
_BRACKET = regex(r"\s*\((?:[^()]|\([^()]{0,60}\)){0,120}\)")
_APPOSITION = regex(r",\s(?=[A-Za-z])[^,.;:]{3,100},")
# “Ana Birt of the Harbour Trust”
_OF_THEIRS = regex(
    r"\s+(?:of|from)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:(?:of|and|&|for|the)\s+){0,2}[A-Z][\w’'-]*){0,6}"
)
_JOIN = regex(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)(?=\S)", re.IGNORECASE)
_POST = (
    r"(?:the\s+|our\s+|a\s+)?(?:(?-i:[A-Z])[\w’'-]*\s+(?:(?:and|&)\s+)?){0,4}<post-heads>"
    r"(?:\s+(?:of|for|to)\s+(?:the\s+)?(?:(?-i:[A-Z])[\w’'&-]*(?:,?\s+(?:and|&|of)\s+|\s*,?\s+)?){1,6}(?<![\s,]))?"
)
_GROUP = r"(?:the\s+)?(?:(?:(?-i:[A-Z])|political|local)[\w’'&-]*\s+(?:and\s+|&\s+)?){0,5}?<group-heads>"
_ADVERBS = r"(?:\s+(?:<adverbs>|\w+ly))*"


@dataclass(frozen=True, slots=True)
class Opening:
    """The subject of a sentence.

    ``subject`` is ``person``, ``post``, ``officers``, ``group``, ``body`` or
    ``thing``. ``after`` is the offset behind the subject, its bracket and
    adverbs.
    """

    subject: str
    span: Span
    after: int
    names: tuple[Name, ...] = ()


def openings(draft: Draft, sentence: Span) -> tuple[Opening, ...]:
    """Return what may be the subject of ``sentence``, the likeliest first.

    The subject stands at the beginning, or behind a clause in front ("In
    response to a question, …").
    """
    kept: dict[Span, tuple[Opening, ...]] = draft.kept.setdefault("openings", {})
    found = kept.get(sentence)
    if found is None:
        rests = (Span(start, sentence.end) for start in _starts(draft, sentence))
        found = kept[sentence] = tuple(one for rest in rests for one in _subjects(draft, rest))
    return found


def _starts(draft: Draft, sentence: Span) -> list[int]:
    text = draft.text
    starts = [sentence.start]
    word = _WORD.match(text, sentence.start, sentence.end)
    if word and word[0].lower() in draft.words.words("opening-clauses"):
        limit = min(sentence.end, sentence.start + 300)
        starts += [match.end() for match in _COMMA.finditer(text, sentence.start, limit)][:4]
    return starts


def _subjects(draft: Draft, rest: Span) -> Iterator[Opening]:
    text, words = draft.text, draft.words
    names = _people(draft, rest)
    if names:
        span = Span(rest.start, names[-1].span.end)
        theirs = _OF_THEIRS.match(text, span.end, rest.end)
        yield Opening("person", span, _after(draft, theirs.end() if theirs else span.end, rest.end), names)
        return
    for subject, pattern in (
        ("officers", "<officers-subjects>"),
        ("body", "<body-subjects>"),
        ("thing", "<decided-things>"),
        ("post", _POST),
        ("group", _GROUP),
    ):
        match = words.compose(pattern).match(text, rest.start, rest.end)
        if match:
            span = Span(*match.span())
            if subject in ("officers", "group") and _is_own(draft, span):
                subject = "body"  # “the team”, in the minutes of the Core Team
            unnamed = subject == "group" and not draft.header.body
            if unnamed and words.opens("body-heads", text, _last_word(text, span)):
                subject = "body"  # the header does not say what the body is called
            yield Opening(subject, span, _after(draft, span.end, rest.end))
    if draft.header.body and (end := _begins_with(text, rest, draft.header.body)):
        yield Opening("body", Span(rest.start, end), _after(draft, end, rest.end))


def _is_own(draft: Draft, span: Span) -> bool:
    """Return whether words are the last word of the body's own name, with an article or without."""
    said = draft.text[span.start : span.end].lower().removeprefix("the ").split()
    body = draft.header.body.lower().split() if isinstance(draft.header.body, str) else []
    return len(said) == 1 and said == body[-1:]


def _last_word(text: str, span: Span) -> Span:
    return Span(text.rfind(" ", span.start, span.end) + 1, span.end)


def _people(draft: Draft, rest: Span) -> tuple[Name, ...]:
    """Return the names a sentence begins with: one, or several joined."""
    found: list[Name] = []
    at = rest.start
    if article := _ARTICLE.match(draft.text, at, rest.end):
        named = next(draft.names_from(article.end()), None)
        at = article.end() if named is not None and named.span.end <= rest.end else at
    for name in draft.names_from(at):
        if name.span.start != at or name.span.end > rest.end:
            break
        found.append(name)
        end = name.span.end
        if bracket := _BRACKET.match(draft.text, end, rest.end):
            end = bracket.end()
        join = _JOIN.match(draft.text, end, rest.end)
        if join is None:
            break
        at = join.end()
    if found and draft.text[found[-1].span.end : found[-1].span.end + 2] in ("’s", "'s"):
        return ()
    return tuple(found)


def _after(draft: Draft, end: int, limit: int) -> int:
    """Return the offset behind a subject's bracket, apposition and adverbs."""
    text = draft.text
    if bracket := _BRACKET.match(text, end, limit):
        end = bracket.end()
    if apposition := _APPOSITION.match(text, end, limit):
        end = apposition.end()
    match = draft.words.compose(_ADVERBS).match(text, end, limit)
    return match.end() if match else end


def _begins_with(text: str, rest: Span, body: str) -> int | None:
    """Return where the body's name ends at the beginning of ``rest``; "and" is "&"."""
    match = _body_pattern(body).match(text, rest.start, rest.end)
    return match.end() if match else None


@lru_cache(maxsize=16)
def _body_pattern(body: str) -> re.Pattern[str]:
    words = ("(?:and|&)" if word.lower() in ("and", "&") else re.escape(word) for word in body.split())
    return re.compile(r"(?:the\s+)?" + r"\s+".join(words), re.IGNORECASE)


def verb_after(draft: Draft, opening: Opening, sentence: Span, verbs: str) -> re.Match[str] | None:
    """Return the verb of the list ``verbs`` that follows the subject directly, or None."""
    pattern = draft.words.compose(rf"\s+(?P<verb><{verbs}>)")
    return pattern.match(draft.text, opening.after, sentence.end)


def form_of(text: str, span: Span, words: Vocabulary) -> str:
    """Return the form in which an entry begins: ``past``, ``to``, ``subject`` or ``base``.

    ``past`` is a verb in the past tense ("Noted"), ``to`` is "To" and a verb,
    ``subject`` is a subject of its own ("The Chair"), ``base`` is anything
    else ("Include").
    """
    word = _WORD.match(text, span.start, span.end)
    if word is None:
        return "subject"
    first = word[0].lower()
    if first == "to":
        return "to"
    if words.opens("deciding-verbs", text, span) or words.opens("settling-verbs", text, span):
        return "past"
    if first in words.words("subject-words") or words.opens("person-titles", text, span):
        return "subject"
    if words.compose(_POST).match(text, span.start, span.end):
        return "subject"
    return "base"


def is_closing_remark(text: str, span: Span, words: Vocabulary) -> bool:
    """Return whether a paragraph below a decision or action is talk again, or the end of the meeting.

    It has a subject of its own, a person or a post, and a verb of speech
    ("The Chair thanked officers").
    """
    if words.search("closings", text, span) and not words.search("not-closings", text, span):
        return True
    person = r"<person-titles>(?:\s+(?-i:[A-Z])[\w’'-]+){1,4}"
    pattern = words.compose(rf"(?:{_POST}|{person}|<officers-subjects>){_ADVERBS}\s+<acting-verbs>")
    return pattern.match(text, span.start, span.end) is not None
