"""How people are named: in the list of those present, and in the text."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.planted.markdown.style import Style, handle
from tests.planted.people import Person


class Names:
    """Names as one note writes them; it remembers whom it has named in full."""

    def __init__(self, rng: Random, style: Style) -> None:
        self._rng, self._style = rng, style
        self._named: set[Person] = set()

    def full(self, who: Person) -> str:
        """Return the name as the text gives it in full."""
        title = "" if who.post == "Clerk" else self._style.title
        return f"{title} {who.full}".strip()

    def who(self, who: Person) -> str:
        """Return somebody in the text: in full at first, shorter later."""
        if who not in self._named:
            self._named.add(who)
            return self.full(who)
        return self.short(who) if self._rng.random() < 0.6 else self.full(who)

    def short(self, who: Person) -> str:
        """Return the short form of somebody whom the list names in full."""
        if self._style.layout == "parish":
            return self.full(who) if who.post else f"{self._style.title} {who.surname}"
        return who.forename

    def speaker(self, who: Person) -> str:
        """Return who speaks, in front of a colon."""
        return self._rng.choice([who.forename, who.forename, who.full])

    def listed(self, who: Person, note: str = "", *, alone: bool = True) -> tuple[str, str]:
        """Return the marks before a name of the list and the name with what stands beside it."""
        form, url = self._style.entry, f"https://example.org/{handle(who)}"
        if not alone and form == "place":
            form = ""  # two commas would mean two things
        name = self.full(who) if self._style.layout == "parish" else who.full
        before, text = {
            "handle": ("", f"{name} @{handle(who)}"),
            "(handle)": ("", f"{name} (@{handle(who)})"),
            "link": ("[", f"{name}]({url})"),
            "handle link": ("", f"{name} ([@{handle(who)}]({url}))"),
            "place": ("", f"{name}, {who.place}" if who.place else name),
            "strong": (self._style.strong, name + self._style.strong),
            "post": ("", f"{name} ({who.post})" if who.post and not note else name),
        }.get(form, ("", name))
        return before, f"{text} ({note})" if note else text

    def joined(self, people: Sequence[Person]) -> str:
        """Return several names as a list in a sentence."""
        return join([self.full(who) for who in people])


def join(parts: Sequence[str]) -> str:
    """Return the parts as a list: "A, B and C"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def capital(text: str) -> str:
    """Return ``text`` with a capital at its beginning."""
    return text[:1].upper() + text[1:]
