"""That it is a language: rules that the shipped set lacks, in YAML alone."""

from __future__ import annotations

from pathlib import Path

from notelint import builtin
from notelint.examples import run_examples, told
from notelint.library import house_files, load
from notelint.note.understand import understand
from notelint.note.vocabulary import Vocabulary
from notelint.profile import Library, changed
from notelint.text import Source
from tests.words import english

FILES, _ = house_files([str(Path(__file__).parent / "house_rules")])
LIBRARY = load(
    FILES,
    {check.name: check for check in builtin.notelint_checks()},
    base=Library({}, {}, english().lists),
)


def test_they_are_sound() -> None:
    assert not LIBRARY.errors, "\n".join(map(str, LIBRARY.errors))
    assert len(LIBRARY.rules) == len(FILES)


def test_they_do_as_their_examples_say() -> None:
    failed = [told(result) for result in run_examples(LIBRARY.rules.values(), LIBRARY) if not result.passed]
    assert not failed, "\n" + "\n".join(failed)


def test_our_own_word_for_decision() -> None:
    text = "1  Grants\n\nMembers talked.\n\nUpshot\n\nThe criteria.\n\n2  Budget\n\nUpshot\n\nThe figures.\n"
    words = Vocabulary(changed(english().lists, {"decision-headings+": ["Upshot"]}))
    for vocabulary, decisions in ((english(), 0), (words, 2)):
        note = understand(Source("x.txt", text), vocabulary, "modern.gov-note")
        assert len(note.all("decision")) == decisions
