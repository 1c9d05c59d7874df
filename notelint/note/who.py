"""A person in the text by its looks: a name, initials or a post, whoever it is."""

from __future__ import annotations

from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.patterns import regex
from notelint.text import Span

_TOKEN = regex(r"[^\W\d_][\w’'‘-]*")
_GAP = regex(r"[ \t\u00a0]*(?:\r\n?|\n)?[ \t\u00a0]*")
_LEAD = regex(r"[\s*_:–—(-]*")
_INITIALS = regex(r"[A-Z][A-Za-z]?[A-Z][a-z]?")
_INITIAL_AND_SURNAME = regex(r"(?:[A-Z]\.[ \t]?){1,3}[A-Z][a-z’'-]+")
_POSSESSIVE = regex(r"['’]s?$")
_LONGEST = 6  # words of a name with its titles
_REACH = 90  # characters looked at before a verb


@dataclass(frozen=True, slots=True)
class Who:
    """Words that name a person. ``sure`` if a title, a post or a known name says that it is one.

    ``initials`` if it is two or three letters, which may also be a body's.
    """

    span: Span
    sure: bool
    initials: bool = False


def titles(draft: Draft) -> frozenset[str]:
    """Return the words that stand before a name: "cllr", "mrs", "mayor"."""
    words = draft.words
    return words.words("councillor-titles") | words.words("courtesy-titles") | words.words("loose-titles")


def person_at(draft: Draft, at: int, end: int) -> Who | None:
    """Return the person whose name or post begins at ``at``, behind blanks, colon, dash or bracket."""
    text, words = draft.text, draft.words
    lead = _LEAD.match(text, at, end)
    at = lead.end() if lead else at
    post = words.pattern("mover-posts").match(text, at, end)
    stop = _end_of_name(draft, at, end)
    if post is not None and (stop is None or post.end() >= stop):
        return Who(Span(*post.span()), sure=True)
    if stop is None:
        return None
    span = Span(at, stop)
    said = text[at:stop]
    if _POSSESSIVE.search(said):
        return None
    first, last = said.split()[0].lower(), said.split()[-1].lower()
    if last in words.words("words-of-organisations") and first.rstrip(".") not in titles(draft):
        return None
    initials = _INITIALS.fullmatch(said) is not None and len(said) <= 3
    return Who(span, _is_sure(draft, span), initials)


def _end_of_name(draft: Draft, at: int, end: int) -> int | None:
    """Return where the capitalised words that begin at ``at`` end, or None if there are none."""
    text, words = draft.text, draft.words
    stops, short = words.words("not-in-names"), titles(draft)
    last: int | None = None
    for _ in range(_LONGEST):
        token = _TOKEN.match(text, at, end)
        if token is None or not token[0][0].isupper():
            break
        stopped = text[token.end() : token.end() + 1] == "."
        if token[0].lower() in stops and not (stopped and len(token[0]) == 1):
            break
        last = token.end()
        at = last
        if stopped:
            if len(token[0]) > 1 and token[0].lower() not in short:
                break
            at += 1
        gap = _GAP.match(text, at, end)
        at = gap.end() if gap else at
    return last


def person_before(draft: Draft, start: int, at: int) -> Who | None:
    """Return the person whose name or post ends at ``at``; adverbs and a role in brackets may follow it."""
    text, words = draft.text, draft.words
    start = max(start, at - _REACH)
    stop = _back_over_blanks(text, start, at)
    while stop > start and text[stop - 1] == ")":
        opened = text.rfind("(", start, stop)
        if opened < 0:
            return None
        stop = _back_over_blanks(text, start, opened)
    for match in words.pattern("adverbs-of-moving").finditer(text, start, stop):
        if match.end() == stop:
            return person_before(draft, start, match.start())
    for match in words.pattern("mover-posts").finditer(text, start, stop):
        if match.end() == stop:
            return Who(Span(*match.span()), sure=True)
    return _name_before(draft, start, stop)


def _name_before(draft: Draft, start: int, stop: int) -> Who | None:
    """Return the longest name that ends just at ``stop``."""
    for token in _TOKEN.finditer(draft.text, start, stop):
        if not token[0][0].isupper():
            continue
        who = person_at(draft, token.start(), stop)
        if who is not None and who.span.end == stop and who.span.start == token.start():
            return who
    return None


def _back_over_blanks(text: str, start: int, at: int) -> int:
    while at > start and (text[at - 1].isspace() or text[at - 1] in ",*_"):
        at -= 1
    return at


def _is_sure(draft: Draft, span: Span) -> bool:
    text = draft.text
    first = _TOKEN.match(text, span.start, span.end)
    if first is not None and first[0].lower() in titles(draft):
        return True
    if _INITIAL_AND_SURNAME.match(text, span.start, span.end):
        return True
    near = draft.names_in(Span(span.start, span.end + _REACH))
    return any(name.span.start < span.end for name in near)
