"""What ``notelint init`` writes: settings that fit the notes there are, a hook, an example for CI."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from notelint import __version__
from notelint.note.model import Item
from notelint.patterns import regex
from notelint.rulesets import Understood
from notelint.schema_errors import in_yaml
from notelint.values import listed

_STYLES = (
    ("1, 2, 3", regex(r"\d{1,3}\.?")),
    ("1.1, 1.2", regex(r"\d{1,3}(?:\.\d{1,3})+\.?")),
    ("45/24, 46/24", regex(r"\d+[/-]\d+.*|\d{4}")),
)


@dataclass(slots=True)
class Seen:
    """What notes have in common: how many of them have which profile, numbering, unknown headings."""

    notes: int = 0
    profiles: Counter[str] = field(default_factory=Counter)
    numbering: Counter[str] = field(default_factory=Counter)
    headings: Counter[str] = field(default_factory=Counter)

    def add(self, understood: Understood) -> None:
        """Add a note."""
        self.notes += 1
        self.profiles[understood.ruleset.profile] += 1
        self.numbering[_numbering(understood)] += 1
        for problem in understood.note.problems:
            if problem.heading is not None:
                self.headings[problem.heading] += 1


def settings_text(seen: Seen, profiles: Collection[str]) -> str:
    """Return a commented ``.notelint.yaml`` for such notes."""
    return "\n".join(_settings(seen, profiles)) + "\n"


def hook_text(suffixes: Collection[str]) -> str:
    """Return a ``.pre-commit-config.yaml`` with notelint for files with these suffixes."""
    return "repos:\n" + hook_entry(suffixes)


def hook_entry(suffixes: Collection[str]) -> str:
    """Return the entry for notelint in a ``.pre-commit-config.yaml``."""
    kinds = "|".join(sorted(suffix.removeprefix(".") for suffix in suffixes))
    return f"""\
  - repo: local
    hooks:
      - id: notelint
        name: notelint
        entry: notelint check --skip-unrecognised
        # The notelint that is installed where the commit is made.
        language: system
        files: '(?i)\\.({kinds})$'
        require_serial: true
"""


def ci_text() -> str:
    """Return a workflow that checks all notes at every push."""
    return f"""\
name: notes
on: [push, pull_request]
permissions:
  contents: read
jobs:
  notelint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: OWNER/notelint@v{__version__} # OWNER: whose repository of notelint you use
"""


def _settings(seen: Seen, profiles: Collection[str]) -> Iterator[str]:
    yield "# Settings of notelint for the notes in this folder and below; what is not said is as shipped."
    if seen.notes:
        looked = "1 note was" if seen.notes == 1 else f"{seen.notes} notes were"
        yield f"# {looked} looked at; items are numbered {_ways(seen.numbering)}."
    yield ""
    yield f"# What kind of body: {listed(sorted(profiles), 'or')}."
    if len(seen.profiles) == 1:
        yield "# All notes here are of this kind. Without it, it is worked out from each note."
        yield f"profile: {next(iter(seen.profiles))}"
    else:
        yield "# Without it, it is worked out from each note."
        if seen.profiles:
            yield f"# Found here: {_ways(seen.profiles)}."
        yield "# profile: council"
    yield ""
    yield "# Rules that matter more or less here than in the profile: error, warning, advice or off."
    yield "# severities:"
    yield "#   plain-latin: off"
    yield ""
    yield "# Rules that are not reported."
    yield "# ignore: [no-relative-dates]"
    yield ""
    yield "# Files and folders of rules of your own."
    yield "# rules: [house-rules]"
    yield ""
    yield "# The members of the body (names, titles, authorities, terms): finds strangers and misspelt names."
    yield "# members: members.yaml"
    yield ""
    yield "# Your own words: “+” adds to a list, “-” takes from it."
    if seen.headings:
        yield f"# Found as headings here and not known: {_ways(seen.headings)}."
        yield "# If they open decisions, take the “#” away from the next two lines; if they open actions or"
        yield "# discussion, write action-headings+ or talk-headings+ instead."
    words = sorted(seen.headings, key=lambda word: (-seen.headings[word], word)) or ["Upshot"]
    yield "# vocabulary:"
    yield f"#   decision-headings+: {in_yaml(words)}"


def _ways(counts: Counter[str]) -> str:
    """Return what there is, the most frequent first: “council (12 notes) and lga (1 note)”."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return listed([f"{what} ({number} note{'s' if number > 1 else ''})" for what, number in ordered])


def _numbering(understood: Understood) -> str:
    """Return how the items of a note are numbered: as most of them are."""
    numbers = [item.number for item in understood.note.all("item") if isinstance(item, Item) and item.number]
    styles = Counter(_style(numbers))
    return styles.most_common(1)[0][0] if styles else "not at all"


def _style(numbers: Iterable[str]) -> Iterator[str]:
    for number in numbers:
        yield next((name for name, pattern in _STYLES if pattern.fullmatch(number.strip())), "in another way")
