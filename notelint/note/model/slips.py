"""What a scan of the text finds: marks, doubled words, placeholders, contact details."""

from __future__ import annotations

from dataclasses import dataclass

from notelint.note.model.base import Node
from notelint.text import Span


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Mark(Node):
    """A bracket or double quotation mark and where its partner stands."""

    type = "mark"

    char: str = ""
    partner: Span | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Word(Node):
    """A word that stands twice side by side; the span is the second. Places: ``first``."""

    type = "word"

    text: str = ""
    doubled: bool = True  # False where both are meant: "had had"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Punctuation(Node):
    """Two punctuation marks side by side; the span is the second. Places: ``first``."""

    type = "punctuation"

    text: str = ""
    doubled: bool = True  # False where both are meant: "etc.,"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Placeholder(Node):
    """A stand-in for words still to come: ``TBC``, ``XXXX``, ``[insert name]``, ``??``."""

    type = "placeholder"

    text: str = ""
    later_meeting: bool = False  # it is the date, time or place of a meeting still to come


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ContactDetail(Node):
    """An e-mail address or telephone number.

    ``private`` is true only where nothing says that it belongs to a body, an
    office or someone who is there to be reached.
    """

    type = "contact-detail"

    kind: str = "e-mail address"  # e-mail address, telephone number
    text: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Absence(Node):
    """A sentence, or line of a list, that says that someone was or would be away.

    ``illness`` is the word of illness in it. Places: ``illness``.
    """

    type = "absence"

    illness: str | None = None
