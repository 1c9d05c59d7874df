"""The page of the vocabulary: every list with its comment and its phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from notelint import explanation
from notelint.reference.markdown import MADE_BY, code, linked, plain, sentence
from notelint.rulefile import stem
from notelint.yamlfile import YamlFile, read_yaml

if TYPE_CHECKING:
    from notelint.library import LooseFile
    from notelint.profile import Library

# Of longer lists the beginning is shown: the file has the rest.
_MOST_CHARACTERS = 240
_HEAD = """\
The phrases by which notelint knows what a part of a note is. `was/were` is either word, `(for absence)`
may be left out, `resolv*` is any word that begins so, `...` is a few other words, `{deciding-verbs}` is
another list; capitals do not matter. [Rules](rule-language.md#what-must-hold) use the same phrases.

Where notelint does not know a word of your house, it says so once, with the list to add it to. Add it in
[`.notelint.yaml`](configuration.md), for all your notes:

```yaml
vocabulary:
  decision-headings+: [Upshot]  # adds to a list
  known-acronyms-: [AA]          # takes from it
```

or in a file `vocabulary/NAME.yaml` in [your folder of rules](tutorial-first-rule.md#teach-it-a-word), or
in a [profile](rule-language.md#folders). `notelint show FILE` then shows what became of it. A word that
others use too is welcome in notelint itself."""


def page(files: Sequence[LooseFile], library: Library) -> Iterator[str]:
    """Yield the lines of the page."""
    users: dict[str, list[str]] = {}
    for rule in library.rules.values():
        for name in explanation.lists_of(rule):
            users.setdefault(name, []).append(rule.id)
    yield "# The vocabulary"
    yield ""
    yield MADE_BY
    yield ""
    yield from _HEAD.split("\n")
    for file in files:
        if file.kind == "vocabulary":
            yield from _file(read_yaml(file.data, file.path), users)


def _file(file: YamlFile, users: Mapping[str, Sequence[str]]) -> Iterator[str]:
    lines = file.source.text.split("\n")
    yield ""
    yield f"## Words: {stem(file.path).replace('-', ' ')}"
    yield ""
    above = _comment(lines, next((at + 1 for at, line in enumerate(lines) if not line.startswith("#")), 1))
    if above and lines[len(above)] == "":
        yield plain(" ".join(above))
        yield ""
    yield f"In [`{file.path}`](../{file.path})."
    for name, phrases in file.data.items():
        yield ""
        yield f"### {name}"
        yield ""
        if said := _comment(lines, file.keys[(name,)].line):
            yield plain(sentence(" ".join(said)))
            yield ""
        yield _phrases(phrases)
        if name in users:
            yield ""
            yield f"Used by {linked(users[name], 'rules/')}"


def _comment(lines: Sequence[str], line: int) -> list[str]:
    """Return the comment right above a line, counted from 1, without its marks."""
    found: list[str] = []
    at = line - 2
    while at >= 0 and lines[at].startswith("#"):
        found.insert(0, lines[at].removeprefix("#").strip())
        at -= 1
    return found


def _phrases(phrases: Sequence[str]) -> str:
    shown: list[str] = []
    length = 0
    for phrase in phrases:
        length += len(phrase) + 2
        if length > _MOST_CHARACTERS and len(phrases) - len(shown) > 1:
            return f"{', '.join(shown)} … and {len(phrases) - len(shown)} more."
        shown.append(code(phrase))
    return ", ".join(shown)
