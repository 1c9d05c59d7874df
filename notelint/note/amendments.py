"""The changes with which minutes are agreed: "subject to amendments", and what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from notelint.note.draft import Draft
from notelint.note.passages import Matter, Passage
from notelint.patterns import regex
from notelint.text import Span

_QUOTED = regex(r"[“\"‘][^”\"’\n]{2,}[”\"’]")
_GOES_ON = regex(r"\s+(?:of|to|in|on|at|concerning|regarding|relating|about)\b")
_LONGEST = 300
_NOTHING = " .,;:–-"


@dataclass(frozen=True, slots=True)
class Changes:
    """The words that announce changes, where they stand, and the changes given."""

    subject_to: str | None = None
    phrase: Span | None = None
    amendments: str | None = None


def changes(draft: Draft, matter: Matter, said: Sequence[Passage]) -> Changes:
    """Return the changes with which the minutes are agreed; nothing if there are none."""
    text, words = draft.text, draft.words
    for passage in said:
        for match in words.find("subject-to", text, passage.span):
            rest = Span(match.end(), passage.span.end)
            start = rest.start
            while start < rest.end and text[start] in " \t\r\n:":
                start += 1
            rest = Span(start, rest.end)
            if words.opens("no-changes", text, rest):
                continue
            unsaid = words.opens("changes-unsaid", text, rest)
            whole = words.search("changes-unsaid", text, Span(*match.span())) or words.search(
                "changes-announced", text, Span(*match.span())
            )
            if unsaid is not None and _GOES_ON.match(text, unsaid.end(), rest.end):
                unsaid = None
            if unsaid is None and (whole is None or _GOES_ON.match(text, match.end(), passage.span.end)):
                given = " ".join(text[rest.start : min(rest.end, rest.start + _LONGEST)].split()).strip(
                    _NOTHING
                )
                if given:
                    return Changes(match[0], Span(*match.span()), given)
            phrase = Span(match.start(), unsaid.end() if unsaid else match.end())
            return Changes(
                " ".join(text[slice(*phrase)].split()), phrase, _given(draft, matter, said, passage, phrase)
            )
    return Changes()


def _given(
    draft: Draft, matter: Matter, said: Sequence[Passage], passage: Passage, phrase: Span
) -> str | None:
    """Return the changes that stand behind the phrase, in a list under it, or elsewhere in the item."""
    text = draft.text
    behind = Span(phrase.end, passage.span.end)
    rest = text[slice(*behind)]
    colon = re.match(r"[\s,]*(?:[:–—(-]|namely|to|being|that|in|on|of)\s*(.+)", rest, re.DOTALL)
    if colon and _says(draft, behind):
        return " ".join(colon[1].split())[:_LONGEST]
    if (listed := re.match(r"\s*[:(–—-]\s*(\S.*)", rest, re.DOTALL)) is not None:
        return " ".join(listed[1].split())[:_LONGEST]
    later = [one for one in said if one.span.start >= passage.span.end]
    if later and not rest.strip(_NOTHING) and rest.strip().endswith(":"):
        return " ".join(text[slice(*later[0].span)].split())[:_LONGEST]
    agreed = draft.words.words("agreeing-be") | draft.words.words("agreeing-verbs")
    follow = draft.words.search("changes-follow", text, phrase) is not None
    if (
        follow
        and {word.lower() for word in re.findall(r"\w+", rest)} <= agreed
        and later
        and not draft.words.search("agreeing-verbs", text, later[0].span)
    ):
        return " ".join(text[slice(*later[0].span)].split())[:_LONGEST]
    entries = [block for block in matter.blocks if block.role == "entry" and block.span.start > phrase.end]
    if entries:
        return " ".join(text[slice(*entries[0].span)].split())[:_LONGEST]
    for one in said:
        span = one.span
        parts = [Span(span.start, phrase.start), behind] if one is passage else [span]
        if one.block is None and one is said[0] and len(said) > 1:
            continue
        for part in parts:
            if part.start < part.end and _says(draft, part):
                return " ".join(text[slice(*part)].split())[:_LONGEST]
    return None


def _says(draft: Draft, span: Span) -> bool:
    """Return whether words in ``span`` give a change: quoted words, or "should read"."""
    return (
        _QUOTED.search(draft.text, span.start, span.end) is not None
        or draft.words.search("changes-said", draft.text, span) is not None
    )
