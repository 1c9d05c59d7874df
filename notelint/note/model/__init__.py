"""The note as data: typed nodes with spans, and nothing that acts.

Every node has a type (the word rules use for it), a span, a parent and named
*places*: the spans of its parts. A field is None where the thing is absent,
``UNREAD`` where something stands there that was not understood, else a value.
Nodes are compared by identity. The fields that rules may name are listed in
``notelint.note.fields``.
"""

from __future__ import annotations

from notelint.note.model.base import (
    UNREAD,
    Node,
    Unread,
)
from notelint.note.model.frame import (
    Block,
    Date,
    DecisionHeading,
    Entry,
    Header,
    Item,
    NumberedList,
    Tag,
)
from notelint.note.model.people import (
    Listing,
    Mention,
    Name,
    Person,
    Row,
)
from notelint.note.model.sayings import (
    Action,
    Apology,
    Commitment,
    Decision,
    Declaration,
    Exclusion,
    Motion,
    NextMeeting,
    PreviousMinutes,
    PrivateMatter,
    Reference,
    Vote,
)
from notelint.note.model.slips import (
    Absence,
    ContactDetail,
    Mark,
    Placeholder,
    Punctuation,
    Word,
)
from notelint.note.model.whole import (
    Note,
)
from notelint.note.model.wording import (
    Acronym,
    BodyName,
    Term,
)

__all__ = [
    "UNREAD",
    "Absence",
    "Acronym",
    "Action",
    "Apology",
    "Block",
    "BodyName",
    "Commitment",
    "ContactDetail",
    "Date",
    "Decision",
    "DecisionHeading",
    "Declaration",
    "Entry",
    "Exclusion",
    "Header",
    "Item",
    "Listing",
    "Mark",
    "Mention",
    "Motion",
    "Name",
    "NextMeeting",
    "Node",
    "Note",
    "NumberedList",
    "Person",
    "Placeholder",
    "PreviousMinutes",
    "PrivateMatter",
    "Punctuation",
    "Reference",
    "Row",
    "Tag",
    "Term",
    "Unread",
    "Vote",
    "Word",
]
