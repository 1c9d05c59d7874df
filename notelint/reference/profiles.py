"""The page of the profiles: what holds for which kind of body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from notelint import explanation
from notelint.detect import PLACES
from notelint.profile import Library, Profile
from notelint.reference.markdown import MADE_BY, code, linked, plain, sentence, table

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEVERITIES = ("error", "warning", "advice")
_HEAD = """\
A profile says which [rules](rules/index.md) run for one kind of body, and how much each matters. notelint
works it out from each note and names it in its reports; `--profile NAME`, or `profile: NAME` in
[`.notelint.yaml`](configuration.md), says it instead. A profile of your own is
[a file](rule-language.md#folders) that changes one of these."""


def page(library: Library) -> Iterator[str]:
    """Yield the lines of the page."""
    profiles = explanation.profiles_of(library)
    yield "# Profiles"
    yield ""
    yield MADE_BY
    yield ""
    yield from _HEAD.split("\n")
    yield ""
    yield from table(
        ("profile", "for", "errors", "warnings", "advice"),
        (
            (
                f"[`{one.name}`](#{one.name})",
                plain(one.summary),
                *(str(len(_rules(one, library, word))) for word in _SEVERITIES),
            )
            for one in profiles
        ),
    )
    for profile in profiles:
        yield from ("", f"## {profile.name}", "", plain(sentence(profile.summary)))
        yield from _recognised(profile)
        for word in _SEVERITIES:
            if names := _rules(profile, library, word):
                yield from ("", f"**{word.capitalize()}**: {linked(names, 'rules/')}")
        if profile.vocabulary:
            yield from ("", "Its words, beside the shipped ones:", "")
            yield from (f"- {code(key)}: {_phrases(words)}" for key, words in profile.vocabulary.items())


def _rules(profile: Profile, library: Library, word: str) -> list[str]:
    return [name for name in library.rules if explanation.severity_word(library, profile, name) == word]


def _recognised(profile: Profile) -> Iterator[str]:
    yield ""
    if profile.otherwise:
        yield "It is taken for notes that show no other."
    elif profile.recognised_by:
        yield "A note shows it by one of these phrases:"
        yield ""
        yield from table(
            ("where", "phrases"),
            (
                (plain(PLACES.get(place, place)), _phrases(words))
                for place, words in profile.recognised_by.items()
            ),
        )
        yield ""
        yield "Of profiles that a note shows equally, the lowest number counts; this one has"
        yield f"{profile.precedence}."
    if profile.dialects:
        yield f"Layouts it prefers: {', '.join(code(name) for name in profile.dialects)}."
    if profile.jurisdictions:
        yield f"Where such bodies sit: {', '.join(profile.jurisdictions)}."


def _phrases(phrases: Sequence[str]) -> str:
    return ", ".join(code(phrase) for phrase in phrases)
