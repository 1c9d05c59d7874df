"""The check ``be-spelt-alike``: one person's name is spelt in one way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from notelint.check import ALWAYS, Context, Doc, ListCheck
from notelint.edits import edits, shortened
from notelint.note.model import Listing, Name, Node, Person
from notelint.patterns import regex
from notelint.quotations import in_quotation
from notelint.text import Source, Span
from notelint.values import in_words, quoted
from notelint.violation import Edit, Finding, Fix, Related

# A longer name has no room for a slip of the keyboard to be told from a third person.
_LONGEST = 40
_OPEN = regex(r"\w")
_CLOSED = regex(r"(?:['’]s?)?(?!\w)")
_NEXT_WORD = regex(r" (?P<word>[a-z]{3,})")


@dataclass(frozen=True, slots=True)
class BeSpeltAlike(ListCheck):
    """No two full names are so alike that they are surely of one person.

    Two names are, if forename or surname is the same and the other differs by
    one slip of the keyboard, and not both stand in the attendance list: two
    people who are listed are two people. Short names must be more alike: with
    three letters a letter more or less (Ana, Anna), with two none. Initials
    are no names. The rarer of the two is reported, or else the later. The fix
    writes the name as the attendance list has it, or else as it is most frequent.
    The message may use ``{found}``, ``{other}`` and ``{person}``.

        all: person
        must: {be-spelt-alike: {distance: 1}}
    """

    name: ClassVar[str] = "be-spelt-alike"
    placeholders: ClassVar[tuple[str, ...]] = (*ALWAYS, "found", "other")

    distance: Annotated[int, Doc("How many slips of the keyboard there may be.")] = 1

    def __post_init__(self) -> None:
        """Refuse a distance at which any two names are alike."""
        if not 1 <= self.distance <= 2:
            raise ValueError("the distance of names is 1 or 2")

    def findings(
        self, nodes: Sequence[Node], within: Node, context: Context, *, negated: bool
    ) -> Iterator[Finding]:
        """Yield the rarer spelling of each person who is spelt in two ways."""
        spellings = _spellings(nodes, context)
        told: set[int] = set()
        for one, other in self._pairs(spellings):
            rarer, usual = sorted((one, other), key=lambda found: (found.count, -found.first.span.start))
            if id(rarer) not in told:
                told.add(id(rarer))
                yield _finding(rarer, usual, context)

    def _pairs(self, spellings: Sequence[_Spelling]) -> Iterator[tuple[_Spelling, _Spelling]]:
        """Yield spellings of one person, those with the same surname first."""
        for same, differs in (("surname", "forename"), ("forename", "surname")):
            groups: dict[str, list[_Spelling]] = {}
            for spelling in spellings:
                groups.setdefault(getattr(spelling, same), []).append(spelling)
            for group in groups.values():
                for one, other in self._near(group, differs):
                    if self._one_person(one, other, differs):
                        yield one, other

    def _near(self, group: Sequence[_Spelling], differs: str) -> Iterator[tuple[_Spelling, _Spelling]]:
        """Yield the pairs of a group that may be a few edits apart, each once."""
        if len(group) < 2:
            return
        alike: dict[str, list[_Spelling]] = {}
        for spelling in group:
            met: set[_Spelling] = set()
            for key in sorted(shortened(getattr(spelling, differs), self.distance)):
                others = alike.setdefault(key, [])
                for other in others:
                    if other not in met:
                        met.add(other)
                        yield other, spelling
                others.append(spelling)

    def _one_person(self, one: _Spelling, other: _Spelling, differs: str) -> bool:
        if one.listed and other.listed:
            return False
        left, right = getattr(one, differs), getattr(other, differs)
        if (one.possessive and f"{left}s" == right) or (other.possessive and f"{right}s" == left):
            return False
        if (one.owning and left == f"{right}s") or (other.owning and right == f"{left}s"):
            return False
        shorter, longer = sorted((left, right), key=len)
        if len(shorter) < 3 or (len(shorter) == 3 and len(longer) == 3):
            return False
        # At two edits a name must be long for the rest to be the same name.
        most = self.distance if len(shorter) >= 4 * self.distance else 1
        return left != right and edits(left, right, most) is not None


@dataclass(eq=False, slots=True)
class _Spelling:
    """A full name as it is spelt, and where: forename and surname as compared."""

    forename: str
    surname: str
    person: Person | None
    first: Name
    count: int = 0
    listed: bool = False
    possessive: bool = False  # “Ana Birt’s” may be of Ana Birts
    owning: bool = False  # “Ana Birts quote” may be of Ana Birt, without the apostrophe


def _spellings(nodes: Iterable[Node], context: Context) -> list[_Spelling]:
    """Return the full names of the nodes, each spelling once, in the order of the text."""
    found: dict[tuple[str, str], _Spelling] = {}
    for name, listed in sorted(_names(nodes), key=lambda one: one[0].span.start):
        forename, surname = _compared(name)
        if not forename or not surname:
            continue
        spelling = found.get((forename, surname))
        if spelling is None:
            spelling = _Spelling(forename, surname, context.person(name), name)
            found[forename, surname] = spelling
        spelling.count += 1
        spelling.listed = spelling.listed or listed
        text, end = context.note.source.text, name.span.end
        spelling.possessive = spelling.possessive or text[end : end + 2] in ("'s", "’s")
        behind = _NEXT_WORD.match(text, end)
        acts = behind is not None and any(
            context.words.opens(verbs, text, Span(*behind.span(1)))
            for verbs in ("finite-verbs", "acting-verbs")
        )
        spelling.owning = spelling.owning or (behind is not None and not acts)
    return list(found.values())


def _names(nodes: Iterable[Node]) -> Iterator[tuple[Name, bool]]:
    """Yield each name once, and whether it stands in the attendance list."""
    seen: set[Name] = set()
    for node in nodes:
        parts: Iterable[Node] = (*node.listings, *node.mentions) if isinstance(node, Person) else (node,)
        for part in parts:
            name = part if isinstance(part, Name) else getattr(part, "name", None)
            if isinstance(name, Name) and name not in seen:
                seen.add(name)
                yield name, isinstance(part, Listing)


def _compared(name: Name) -> tuple[str, str]:
    """Return forename and surname as they are compared, each empty if it is no full name."""
    forename = _letters(name.forenames[0]) if name.forenames else ""
    surname = _letters(name.surname or "")
    if len(forename) < 2 or _is_initials(name) or max(len(forename), len(surname)) > _LONGEST:
        return "", ""
    return forename, surname


def _is_initials(name: Name) -> bool:
    """Return whether what stands for a forename is two or three initials; all of JO BIRT is not."""
    first, surname = name.forenames[0], name.surname or ""
    return len(first) <= 3 and first.isupper() and not surname.isupper()


def _letters(word: str) -> str:
    """Return the letters of a name in lower case, without a possessive and whatever its marks."""
    plain = unicodedata.normalize("NFC", word).replace("’", "'").replace("‘", "'").casefold()
    return plain.removesuffix("'s").replace("'", "").replace("-", "").replace(".", "").strip()


def _finding(rarer: _Spelling, usual: _Spelling, context: Context) -> Finding:
    source = context.note.source
    span, other = rarer.first.span, usual.first.span
    found = in_words(span, source) or ""
    values = {"found": found, "other": in_words(other, source) or "", "person": found}
    persons = tuple(person for person in (rarer.person, usual.person) if person is not None)
    related = (Related(other, f"the other spelling: {quoted(other, source)}"),)
    wrong, right = (usual, rarer) if rarer.listed else (rarer, usual)
    fix = _fix(wrong, right, source)
    return Finding(rarer.person or rarer.first, span, values, persons, related, fix)


def _fix(wrong: _Spelling, right: _Spelling, source: Source) -> Fix | None:
    """Return the fix that spells a person everywhere as in another name, but for quotations."""
    part = 0 if wrong.forename != right.forename else 1
    word = _parts(right.first)[part]
    old = _parts(wrong.first)[part]
    nodes = wrong.person.mentions + wrong.person.listings if wrong.person is not None else ()
    spans = {name.span for node in nodes if (name := node.name) is not None} | {wrong.first.span}
    edits = []
    for span in sorted(spans):
        edits += [Edit(place, word) for place in _places(old, span, source)]
    if not edits or _letters(old) == _letters(word):
        return None
    places = f" in {len(edits)} places" if len(edits) > 1 else ""
    return Fix(f"Write “{word}” for “{old}”{places}", tuple(edits))


def _places(word: str, span: Span, source: Source) -> Iterator[Span]:
    """Yield where a whole word, or a possessive of it, stands in ``span`` outside quotations."""
    said = source.slice(span)
    at = said.find(word)
    while word and at >= 0:
        end = at + len(word)
        if not _OPEN.search(said, max(0, at - 1), at) and _CLOSED.match(said, end):
            place = Span(span.start + at, span.start + end)
            if not in_quotation(source.text, place):
                yield place
            at = said.find(word, end)
        else:
            at = said.find(word, at + 1)


def _parts(name: Name) -> tuple[str, str]:
    """Return forename and surname as they are written, without a possessive."""
    return name.forenames[0], re.sub("['’]s?$", "", name.surname or "")
