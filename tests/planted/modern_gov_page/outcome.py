"""The decisions of a page: as councils resolve, or as boards of the LGA agree."""

from __future__ import annotations

from collections.abc import Sequence

from tests.planted.outcome import BASE as _BASE
from tests.planted.outcome import Expected, Outcomes
from tests.planted.paper import Line
from tests.planted.speech import capital
from tests.planted.truth import Item

_BLANK = Line("", "")


class PageOutcomes(Outcomes):
    """Writes decisions and actions without the heading, which the page prints itself."""

    def decided(self, item: Item, key: str, body: str, *, council: bool) -> list[Line]:
        """Return the lines of the decisions; ``body`` is what the text calls the meeting: "the Cabinet"."""
        if not council:
            lines = self._decisions(item, key)
            return lines[2:] if lines[0].key == f"{key}.decision" else lines
        texts = [_resolved(verb, rest, body) for verb, rest in item.decisions]
        if len(texts) == 1 or self._rng.random() < 0.2:
            line = self._rng.choice(self._phrases["lines-council"])
            return [
                Line(f"{key}.d0", line.format(texts=" and that ".join(texts), doc=self._style.doc)),
                _BLANK,
            ]
        lead = self._rng.choice(self._phrases["lead-ins-council"])
        if lead.endswith("TO:"):
            bases = [f"{_BASE[verb]} {rest}" for verb, rest in item.decisions]
            texts = [text.replace("agree to ", "") for text in bases]
            return [Line(f"{key}.lead", lead), _BLANK, *self._entries(f"{key}.d", texts, self._style.mark)]
        that = lead.rstrip(":").lower().endswith("that")
        if not that and self._rng.random() < 0.9:
            texts = [f"that {text}" for text in texts]
        entries = self._entries(f"{key}.d", self._ended(self._cased(texts)), self._style.mark)
        return [Line(f"{key}.lead", lead), _BLANK, *entries]

    def bare(self, item: Item, key: str) -> list[Line]:
        """Return a numbered list of decisions that has lost its heading."""
        texts = [f"{capital(verb)} {rest}" for verb, rest in item.decisions]
        mark = self._style.mark if self._style.mark[0] not in "·-•" else "1)"
        return self._entries(f"{key}.d", self._ended(texts), mark)

    def done(self, item: Item, key: str) -> tuple[list[Line], Expected]:
        """Return the lines of the actions, and the advice due on them."""
        return self._actions(item, key) if item.tasks else ([], [])


def _resolved(verb: str, rest: str, body: str) -> str:
    if rest.startswith("that "):
        return rest.removeprefix("that ") if verb == "agreed" else f"it be {verb} {rest}"
    if rest.startswith("to "):
        return f"{body} agree {rest}"
    return f"{rest} be {verb}"


def again(lines: Sequence[Line], key: str) -> list[Line]:
    """Return a second copy of lines, with keys of its own."""
    return [
        Line(line.key.replace(f"{key}.", f"{key}.second.", 1), line.text, line.indent, line.prose)
        for line in lines
    ]
