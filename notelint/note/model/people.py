"""The people of a note: how they are listed and named, and what they do."""

from __future__ import annotations

from dataclasses import dataclass

from notelint.note.model.base import Node


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Name(Node):
    """A name of a person as it stands in the text, taken apart. Places: ``surname``."""

    type = "name"

    text: str = ""
    titles: tuple[str, ...] = ()
    forenames: tuple[str, ...] = ()  # "J" for an initial
    surname: str | None = None
    honours: tuple[str, ...] = ()
    role: str | None = None  # "(Programme Manager)" behind the name


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Listing(Node):
    """One name in an attendance list. Places: ``name``."""

    type = "listing"

    name: Name | None = None
    group: str = "members"  # chair, vice-chair, deputy-chair, members, substitutes, …
    heading: str | None = None  # the group's word as written
    authority: str | None = None
    post: str | None = None
    substitute: bool = False
    substitute_for: str | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Row(Node):
    """A row of the attendance list: lines in its cell of names and of posts."""

    type = "row"

    names: int = 0
    posts: int | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Mention(Node):
    """A name in the text and what it does there.

    ``does`` is ``acts``, ``declares``, ``apologises``, ``votes``, ``moves``,
    ``owns``, ``undertakes`` or ``named``. Places: ``verb``.
    """

    type = "mention"

    name: Name | None = None
    does: str = "named"
    verb: str | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Person(Node):
    """Whom listings and mentions belong to; the span is the first of them.

    Places: ``name``, ``first-act``, ``apology``, ``listing``, ``declaration``, ``vote``,
    ``owner``, ``nearest-member``.
    """

    type = "person"

    name: str = ""
    sure: bool = True  # False where an ambiguous name may be this person
    groups: tuple[str, ...] = ()  # groups of the list it stands in
    listings: tuple[Listing, ...] = ()
    mentions: tuple[Mention, ...] = ()
    acted: str | None = None  # the verb of the first acting mention
    declared: bool = False
    voted: bool = False
    owns: bool = False
    apologised: bool = False  # in the body, for the whole meeting
    member: str | None = None  # the name on the register of members, if there is one
    on_register: bool | None = None  # None where it cannot be told
    nearest_member: str | None = None  # whose name on the register differs by one slip

    @property
    def absent(self) -> bool:
        """Whether the text or the list has the person among the apologies for the meeting."""
        return self.apologised or "apologies" in self.groups
