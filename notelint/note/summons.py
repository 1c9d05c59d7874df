"""Whether a text opens with the summons to a meeting, as agendas do."""

from __future__ import annotations

import re

from notelint.note.vocabulary import Vocabulary
from notelint.patterns import regex
from notelint.text import Span

_OPENING = 800  # code points
_WHO_WAS_THERE = regex(r"^[ \t*_#]*(?:present|attend)", re.IGNORECASE | re.MULTILINE)


def opens_with_summons(text: str, words: Vocabulary) -> bool:
    """Return whether ``text`` opens with a summons.

    Minutes may stand below the agenda it brings, but which words are whose
    cannot be told. What names those present above it is no agenda.
    """
    summons = words.search("signs-of-a-summons", text, Span(0, min(len(text), _OPENING)))
    return summons is not None and not _WHO_WAS_THERE.search(text, 0, summons.start())
