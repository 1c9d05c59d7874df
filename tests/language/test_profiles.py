"""Which rules run: profiles, settings, what is asked for by name, and the words of a profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from notelint.errors import ConfigError, UsageError
from notelint.library import LooseFile, load
from notelint.profile import Choice, Library, changed, ruleset
from tests.language.toys import TOYS

FRAME = "summary: x\neach: item\nmust: {have: title}\nmessage: x\n"
COUNCIL = """
summary: Councils
rules:
  error: [item-titled]
  warning: item-decided
  advice: [item-brief, item-numbered]
vocabulary:
  verbs+: [resolved]
recognised-by: {heading: [council]}
dialects: [modern.gov-note]
"""
PARISH = """
summary: Parishes
from: council
rules: {error: [item-brief], off: item-titled}
vocabulary: {verbs-: [noted]}
"""
FILES = {
    "vocabulary/words.yaml": "verbs: [agreed, noted]\nmatters: ['{verbs} it']\n",
    "profiles/council.yaml": COUNCIL,
    "profiles/parish.yaml": PARISH,
    "rules/item-titled.yaml": FRAME,
    "rules/item-numbered.yaml": FRAME + "unless: item-titled\n",
    "rules/item-decided.yaml": FRAME + "unless: [item-numbered, item-silent]\n",
    "rules/item-brief.yaml": FRAME,
    "rules/item-silent.yaml": FRAME,
}
HOUSE = {
    "rules/house-mild.yaml": FRAME,
    "rules/house-grave.yaml": FRAME + "severity: error\n",
    "rules/house-parish.yaml": FRAME + "profiles: [parish]\n",
    "rules/item-brief.yaml": "from: item-brief\nmessage: Ours.\n",
}


def files(texts: Mapping[str, str], *, house: bool = False) -> Sequence[LooseFile]:
    return [LooseFile(path, path.split("/")[0], text.encode(), house) for path, text in texts.items()]


@pytest.fixture(scope="module")
def library() -> Library:
    made = load(files(FILES), TOYS)
    assert not made.errors, made.errors
    return made


@pytest.fixture(scope="module")
def with_house(library: Library) -> Library:
    made = load(files(HOUSE, house=True), TOYS, base=library, shipped=lambda: files(FILES))
    assert not made.errors, made.errors
    return made


def severities(library: Library, profile: str, choice: Choice | None = None) -> dict[str, str]:
    found, errors = ruleset(library, profile, choice)
    assert not errors, errors
    return {rule.id: rule.severity.word for rule in found.rules if rule.id in found.shown}


def test_a_profile_says_which_rules_run_and_how_severely(library: Library) -> None:
    assert severities(library, "council") == {
        "item-titled": "error",
        "item-decided": "warning",
        "item-brief": "advice",
        "item-numbered": "advice",
    }


def test_a_profile_made_from_another(library: Library) -> None:
    assert severities(library, "parish") == {
        "item-decided": "warning",
        "item-brief": "error",
        "item-numbered": "advice",
    }
    assert library.profiles["parish"].dialects == ("modern.gov-note",)
    assert library.words("parish").lists["verbs"] == ("agreed", "resolved")
    assert library.words("council").lists["verbs"] == ("agreed", "noted", "resolved")


def test_rules_stand_behind_those_for_which_they_are_silent(library: Library) -> None:
    order = [rule.id for rule in ruleset(library, "council")[0].rules]
    assert order.index("item-titled") < order.index("item-numbered") < order.index("item-decided")


def test_what_a_selected_rule_stands_back_for_runs_unseen_and_what_is_off_does_not(library: Library) -> None:
    found, _ = ruleset(library, "council", Choice(select=("item-decided",)))
    assert found.shown == {"item-decided"}
    assert [rule.id for rule in found.rules] == ["item-titled", "item-numbered", "item-decided"]
    found, _ = ruleset(
        library, "council", Choice(severities={"item-titled": "off"}, select=("item-decided",))
    )
    assert [rule.id for rule in found.rules] == ["item-numbered", "item-decided"]


def test_ignored_rules_still_silence_others(library: Library) -> None:
    found, _ = ruleset(library, "council", Choice(ignore=("item-titled",)))
    assert "item-titled" not in found.shown
    assert "item-titled" in {rule.id for rule in found.rules}


def test_settings_go_before_the_profile(library: Library) -> None:
    choice = Choice(severities={"item-titled": "advice", "item-silent": "error", "item-brief": "off"})
    assert severities(library, "council", choice) == {
        "item-titled": "advice",
        "item-silent": "error",
        "item-decided": "warning",
        "item-numbered": "advice",
    }


def test_a_rule_asked_for_by_name_runs_although_it_is_off(library: Library) -> None:
    assert severities(library, "council", Choice(select=("item-silent",))) == {"item-silent": "warning"}
    off = Choice(severities={"item-silent": "off"}, select=("item-silent",))
    assert severities(library, "council", off) == {}


def test_house_rules_run_unless_they_are_for_other_profiles(with_house: Library) -> None:
    council = severities(with_house, "council")
    assert {name: council[name] for name in council if name.startswith("house")} == {
        "house-mild": "warning",
        "house-grave": "error",
    }
    assert severities(with_house, "parish")["house-parish"] == "warning"


def test_a_changed_rule_stays_where_its_profile_has_it(with_house: Library) -> None:
    assert severities(with_house, "council")["item-brief"] == "advice"
    assert with_house.rules["item-brief"].checks[0].message == "Ours."


@pytest.mark.parametrize(
    ("choice", "message", "hint"),
    [
        (Choice(select=("item-titeld",)), "there is no rule “item-titeld”", "Did you mean “item-titled”?"),
        (Choice(ignore=("item-deci",)), "there is no rule “item-deci”", "Did you mean “item-decided”?"),
        (Choice(severities={"x": "off"}), "there is no rule “x”", None),
        (Choice(vocabulary={"verb+": ["x"]}), "there is no list of words “verb”", "Did you mean “verbs”?"),
        (
            Choice(vocabulary={"verbs-": ["notd"]}),
            "“notd” is not in the list “verbs”, so it cannot be taken out",
            "Did you mean “noted”?",
        ),
    ],
)
def test_unknown_names_in_settings(library: Library, choice: Choice, message: str, hint: str | None) -> None:
    found, [error] = ruleset(library, "council", choice)
    assert isinstance(error, ConfigError)
    assert error.message == message
    assert hint is None or error.hint == hint
    assert found.words.lists["verbs"] == ("agreed", "noted", "resolved")


def test_an_unknown_profile(library: Library) -> None:
    with pytest.raises(UsageError) as raised:
        ruleset(library, "counsil")
    assert raised.value.hint == "Did you mean “council”?"


def test_words_of_the_settings_come_last(library: Library) -> None:
    found, _ = ruleset(library, "council", Choice(vocabulary={"verbs-": ["resolved"], "own": ["x"]}))
    assert found.words.lists["verbs"] == ("agreed", "noted")
    assert found.words.lists["own"] == ("x",)


def test_digests_tell_choices_apart(library: Library) -> None:
    choices = [
        None,
        Choice(select=("item-titled",)),
        Choice(vocabulary={"verbs": ["x"]}),
        Choice(ignore=("item-brief",)),
    ]
    digests = {ruleset(library, "council", choice)[0].digest for choice in choices}
    assert len(digests) == len(choices)


def test_changes_do_not_touch_the_lists_they_change() -> None:
    lists = {"a": ("x",)}
    assert changed(lists, {"a+": ["y", "x"], "b": ["z"]}) == {"a": ("x", "y"), "b": ("z",)}
    assert lists == {"a": ("x",)}


@pytest.mark.parametrize(
    ("path", "text", "errors"),
    [
        (
            "profiles/bad.yaml",
            "summary: x\nrules: {eror: [item-titled], warning: [item-titel]}\n",
            ["2:9: there is no key “eror” here. Did you mean “error”?"],
        ),
        (
            "profiles/bad.yaml",
            "summary: x\nrules: {warning: [item-titel, item-brief], advice: item-brief}\n",
            [
                "2:19: there is no rule “item-titel”. Did you mean “item-titled”?",
                "2:52: “item-brief” stands under “warning” already",
            ],
        ),
        (
            "profiles/bad.yaml",
            "summary: x\nfrom: counci\nrules: {}\n",
            ["2:7: there is no profile “counci” to change. Did you mean “council”?"],
        ),
        (
            "profiles/bad.yaml",
            "rules: {}\n",
            ["1:1: “summary” is missing. The kind of body, in one sentence."],
        ),
        (
            "vocabulary/bad.yaml",
            "verbs: [x]\nverbz+: [y]\nown: ['{verb} x', '(a', RESOLVED: that]\n",
            ['3:25: the colon makes this text a key. Put quotes round it: "RESOLVED: that"'],
        ),
        (
            "vocabulary/bad.yaml",
            "verbs: [x]\nverbz+: [y]\n",
            [
                "1:1: the list “verbs” stands in vocabulary/words.yaml already. Write “verbs+” to add to it.",
                "2:1: there is no list of words “verbz”. Did you mean “verbs”?",
            ],
        ),
        ("vocabulary/bad.yaml", "own: [a b, '(a']\n", ["1:12: “(a” has a bracket without its partner"]),
        ("vocabulary/bad.yaml", "own: ['{verb} x']\n", ["1:7: there is no list “verb” in the vocabulary"]),
    ],
)
def test_errors_of_profile_and_vocabulary_files(path: str, text: str, errors: list[str]) -> None:
    made = load(files({**FILES, path: text}), TOYS)
    assert [str(error).removeprefix(f"{path}:") for error in made.errors] == errors


def test_a_broken_rule_is_not_unknown_to_a_profile() -> None:
    made = load(files({**FILES, "rules/item-titled.yaml": "summary: [\n"}), TOYS)
    assert [error.path for error in made.errors] == ["rules/item-titled.yaml"]
    assert "item-decided" in made.rules


def test_rules_may_name_lists_that_a_profile_or_the_settings_add() -> None:
    rule = {"rules/own.yaml": "summary: x\neach: item\nmust: {say: {list: [our-words]}}\nmessage: x\n"}
    base = load(files(FILES), TOYS)
    assert load(files(rule, house=True), TOYS, base=base).errors
    assert not load(files(rule, house=True), TOYS, base=base, changes={"our-words": ["x"]}).errors
