"""What a note says of apologies in its text: from whom, that there were none, or where they are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notelint.note.apology_names import BRACKETS, names_after, names_of, scope_of, scopes
from notelint.note.apology_places import Place, looks_back, place_of, region_of
from notelint.note.draft import Draft
from notelint.note.model import Apology, Name
from notelint.note.passages import (
    Matter,
    Passage,
    matters,
    names_before,
    passages,
    trailing_names,
    without_adverbs,
)
from notelint.patterns import regex
from notelint.text import Span, trim

_WORD = regex(r"apolog", re.IGNORECASE)
_NOUN = regex(r"apolog(?:y|ies)\b", re.IGNORECASE)
_BEHIND_LABEL = regex(r"[\s*_\\]*(?:[:–—.-]+[\s*_\\,]*)?")
_OFFICE = regex(r"\bthe\s+[A-Z]|\b[A-Z]{2,}\b|\b[A-Z]\w+ [A-Z]\w|\b(?:Cllrs?|Councillors?|M[rs]s?|Dr)\b")
_NOT_APPLICABLE = regex(r"\W*n\s?[/.]\s?a\b", re.IGNORECASE)
_NO_MORE = regex(
    r"\s*(?:(?:at|for)?\s*(?:the|this|today['’]s) meeting\s*)?(?:[.,;]|$|(?:and|due|owing|because|as)\b)"
)
_FROM = regex(r"\b(?:from|by)\s+$", re.IGNORECASE)
_SHORT_REMARK = 12  # words of a sentence that says where they are
_SHORT_REASON = 6  # words behind a dash


def find_apologies(draft: Draft) -> tuple[Apology, ...]:
    """Return what the note says of apologies for this meeting, outside the attendance list."""
    found: list[Apology] = []
    for matter in matters(draft):
        place = place_of(draft, matter)
        if place.among or (_speaks(draft, matter) and not looks_back(matter)):
            here = list(_of_matter(draft, matter, place))
            named = any(one.names for one in here)
            found.extend(one for one in here if not (named and one.nil))
    return tuple(found)


def _speaks(draft: Draft, matter: Matter) -> bool:
    span = matter.item.span if matter.item else None
    return span is not None and _WORD.search(draft.text, span.start, span.end) is not None


def _of_matter(draft: Draft, matter: Matter, place: Place) -> Iterator[Apology]:
    waiting = False  # a lead-in or label has promised names
    for passage in passages(draft, matter):
        region = region_of(draft, passage, place)
        if region is None:
            waiting = False
            continue
        reading = _Reading(draft, passage, region, place)
        if reading.leads_in():
            waiting = True
            continue
        read = list(reading.apologies(waiting))
        yield from read
        waiting = waiting and any(one.names for one in read)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sentence and what it says of apologies."""

    draft: Draft
    passage: Passage
    span: Span
    place: Place

    def _node(self, **fields: object) -> Apology:
        # The fields are those of an Apology.
        return Apology(span=self.passage.span, parent=self.passage.parent, **fields)  # type: ignore[arg-type]

    def _label_end(self) -> int | None:
        """Return where the names begin behind a label such as "Apologies for absence:"."""
        label = self.draft.words.opens("apologies-labels", self.draft.text, self.span)
        if label is None:
            return None
        behind = _BEHIND_LABEL.match(self.draft.text, label.end(), self.span.end)
        return behind.end() if behind else label.end()

    def leads_in(self) -> bool:
        """Return whether the sentence is a label or lead-in, so that the names come after it."""
        start = self._label_end()
        if start is not None and start >= self.span.end:
            return self.passage.block is None or self.draft.text[self.span.end - 1] != "."
        if self.draft.text[self.span.end - 1] not in ":;–-":
            return False
        return any(
            not self.draft.names_in(Span(match.start(), self.span.end))
            for match in self.draft.words.find("apologies-from", self.draft.text, self.span)
        )

    def apologies(self, waiting: bool) -> Iterator[Apology]:
        """Yield what the sentence says; with ``waiting``, a lead-in has promised names."""
        words, text = self.draft.words, self.draft.text
        spoken = _WORD.search(text, self.span.start, self.span.end) is not None
        if spoken and words.search("apologies-elsewhere", text, self.span):
            return
        if spoken and words.search("apologies-not-sent", text, self.span) and self.draft.names_in(self.span):
            yield from [self._node()] if self.place.strict else []
            return
        if self._none():
            yield self._node(nil=True)
            return
        sent = list(self._sentences(spoken) if spoken or self.place.strict else self._unable())
        if not sent:
            sent = list(self._listed_names(waiting))
        if sent:
            yield from sent
        elif self._where():
            yield self._node(listed=True)

    def _none(self) -> bool:
        """Return whether the sentence says that nobody sent apologies."""
        words, text = self.draft.words, self.draft.text
        label = self._label_end()
        start = label if label is not None and label < self.span.end else self.span.start
        rest = Span(start, self.span.end)
        named = label is not None or self.place.strict
        if named and (end := words.opens("nobody", text, rest)) and self._nothing_more(end.end()):
            return True
        if named and _NOT_APPLICABLE.match(text, rest.start, rest.end):
            return True
        found = list(words.find("apologies-none", text, self.span))
        if not found:
            return words.is_all("no-apologies", text, self.span)
        sure = named or (self.place.among and text.startswith("All ", self.span.start))
        match = next((one for one in found if sure or _WORD.search(one[0])), None)
        return match is not None and (
            self._nothing_more(match.end()) or not self.draft.names_in(Span(match.end(), self.span.end))
        )

    def _nothing_more(self, start: int) -> bool:
        text = self.draft.text
        rest = trim(text, start, self.span.end)
        if not text[rest.start : rest.end].strip(" .,;:-–"):
            return True
        if self.draft.words.opens("apologies-none-after", text, rest) is not None:
            return True
        return text[rest.start] in ".;,(–-" or text[rest.start : rest.start + 3] == "and"

    def _sentences(self, spoken: bool) -> Iterator[Apology]:
        """Yield apologies that are sent by, or come from, those who are named."""
        if not (
            self.place.among or self.draft.words.search("apologies-for-absence", self.draft.text, self.span)
        ):
            return
        taken: set[Name] = set()
        for sent in self._sent():
            taken.update(sent.names)
            yield sent
        yield from self._received(spoken, taken)

    def _sent(self) -> Iterator[Apology]:
        """Yield "Cllr Birt sent her apologies" and, in the item, "Cllr Birt was unable to attend"."""
        names = self.draft.names_in(self.span)
        for phrases in ("apologies-sent", "unable-to-attend") if self.place.strict else ("apologies-sent",):
            for match in self.draft.words.find(phrases, self.draft.text, self.span):
                if phrases == "apologies-sent" and not self._for_absence(match, names):
                    continue
                if phrases == "unable-to-attend" and self._in_part(match.end()):
                    continue
                if run := self._senders(names, match.start()):
                    following = next(
                        (one.span.start for one in names if one.span.start > match.end()), self.span.end
                    )
                    scope = scope_of(self.draft, Span(match.start(), following))
                    yield self._node(names=tuple(run), scope=scope)

    def _unable(self) -> Iterator[Apology]:
        """Yield "Cllr Birt was unable to attend.", said of this meeting among other opening matters."""
        if not self.place.among or self.passage.block is None:
            return
        for match in self.draft.words.find("unable-to-attend", self.draft.text, self.span):
            run = self._senders(self.draft.names_in(self.span), match.start())
            if run and _NO_MORE.match(self.draft.text, match.end(), self.span.end):
                yield self._node(names=tuple(run))

    def _received(self, spoken: bool, taken: set[Name]) -> Iterator[Apology]:
        """Yield "Apologies were received from Cllr Birt", once a name."""
        for match in self.draft.words.find(
            "apologies-from" if spoken else "apologies-from-here", self.draft.text, self.span
        ):
            if self.draft.names_in(Span(*match.span())):
                continue
            names = names_of(self.draft, Span(match.end(), self.span.end), listed=True)
            if not self._for_absence(match, names):
                continue
            spans = {one.span for one in taken}
            until = next((one.span.start for one in names if one.span in spans), self.span.end)
            run = names_after(self.draft, names, match.end(), until)
            taken.update(run)
            if run:
                yield from self._scoped(run, Span(*match.span()))
            elif not names and self._someone(match.end()):
                yield self._node(listed=True)

    def _in_part(self, at: int) -> bool:
        """Return whether someone was unable to attend in person or all of the meeting, but came."""
        rest = trim(self.draft.text, at, self.span.end)
        return self.draft.words.opens("unable-in-part", self.draft.text, rest) is not None

    def _senders(self, names: tuple[Name, ...], at: int) -> tuple[Name, ...]:
        run = names_before(self.draft, names, at)
        if run:
            return self._behind_semicolon(run)
        before = tuple(name for name in names if name.span.end <= at)
        if not before or trailing_names(self.draft, before, before[0].span.start, at) != before:
            return ()
        gap = without_adverbs(self.draft, self.draft.text[before[-1].span.end : at])
        opens = not self.draft.text[self.span.start : before[0].span.start].strip()
        return before if opens and gap.endswith((" and", ", and", ", so", " but")) else ()

    def _behind_semicolon(self, run: tuple[Name, ...]) -> tuple[Name, ...]:
        """Leave out those whose apologies were received: "from Cllr Birt; Cllr Rao sent apologies"."""
        text = self.draft.text
        if not _FROM.search(text, self.span.start, run[0].span.start):
            return run
        breaks = [at for at in range(1, len(run)) if ";" in text[run[at - 1].span.end : run[at].span.start]]
        return run[breaks[-1] :] if breaks else run

    def _for_absence(self, match: re.Match[str], names: tuple[Name, ...]) -> bool:
        """Return whether the apologies are for absence or lateness, not for a delay or an error."""
        text = self.draft.text
        noun = _NOUN.search(text, match.start(), self.span.end)
        if noun is None:
            return True
        rest = trim(text, noun.end(), self.span.end)
        if text[rest.start : rest.start + 4].lower() not in ("for ", "for\n", "of a"):
            return True
        if self.draft.words.opens("apologies-for", text, rest):
            return True
        return any(
            not text[rest.start + 4 : name.span.start].strip()
            for name in names
            if name.span.start > rest.start
        )

    def _someone(self, at: int) -> bool:
        """Return whether a post, initials or capitals stand where names would: "from the Mayor"."""
        loud = self.draft.text[slice(*self.span)].isupper()
        return not loud and _OFFICE.search(self.draft.text, at, self.span.end) is not None

    def _scoped(self, run: list[Name], head: Span) -> Iterator[Apology]:
        sent = scopes(self.draft, run, head, self.span.end)
        for scope in dict.fromkeys(sent.scopes):
            names = tuple(name for name, own in zip(sent.names, sent.scopes, strict=True) if own == scope)
            yield self._node(names=names, scope=scope)

    def _listed_names(self, waiting: bool) -> Iterator[Apology]:
        """Yield the names of a list: behind a label, a lead-in, or by themselves in the item."""
        label = self._label_end()
        if label is None and not waiting and not self.place.strict:
            return
        start = label if label is not None else self.span.start
        words, text = self.draft.words, self.draft.text
        if from_whom := words.opens("apologies-from-here", text, Span(start, self.span.end)):
            start = from_whom.end()
        names = names_of(self.draft, Span(start, self.span.end), listed=True)
        run = names_after(self.draft, names, start, self.span.end)
        if run and (label is not None or self._only_names(run)):
            yield from self._scoped(run, Span(self.span.start, start))
        elif (label is not None or text[start : start + 2].isupper()) and self._someone(start):
            yield self._node(listed=True)

    def _only_names(self, run: list[Name]) -> bool:
        """Return whether nothing but a bracket, a reason or a post stands behind the last name."""
        rest = BRACKETS.sub(" ", self.draft.text[run[-1].span.end : self.span.end])
        if rest.lstrip()[:1] in ("–", "-") and len(rest.split()) <= _SHORT_REASON:
            return True
        rest = rest.strip(" \t\r\n.,;:–-")
        if not rest or rest[0].isupper() or rest[0].isdigit():
            return True
        return rest.split()[0].lower() in self.draft.words.words("reason-openers")

    def _where(self) -> bool:
        """Return whether the sentence says where apologies are listed, or only that there were some."""
        words, text = self.draft.words, self.draft.text
        spoken = _WORD.search(text, self.span.start, self.span.end) is not None
        short = spoken or len(text[slice(*self.span)].split()) <= _SHORT_REMARK
        if not short or not (self.place.strict or (spoken and self.place.among)):
            return False
        if words.search("apologies-listed", text, self.span):
            return True
        kept = any(one.group in ("apologies", "absent") for one in self.draft.listings)
        told = (kept or "attendance" in self.draft.layout.unread) and self.passage.block is not None
        bare = words.search("apologies-bare", text, self.span) if told else None
        return bare is not None and (self.place.strict or _WORD.search(bare[0]) is not None)
