"""What rule files mean: forms, inheritance, files with several rules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from notelint.check import Doc, Names
from notelint.condition import Condition, meets
from notelint.errors import PluginError, RuleErrors
from notelint.language import language
from notelint.note.model import UNREAD
from notelint.options import options_of
from notelint.rule import Citation, Rule
from notelint.rule_schema import rule_schema
from notelint.rulefile import read_rule_file
from notelint.schema import written
from notelint.violation import Severity
from notelint.yamlfile import read_yaml
from tests.language.toys import TOYS, AgreeWith, Be, BeInOrder, Have, Say, book, toy_language

FRAME = "summary: A sentence\neach: item\nmessage: Item {number} is not so.\n"


def rule(text: str, name: str = "my-rule") -> Rule:
    found = book((f"{name}.yaml", text))
    assert not found.errors, "\n".join(map(str, found.errors))
    return found.rules[name]


@pytest.mark.parametrize(
    ("must", "check"),
    [
        ("{have: decision}", Have(any=("decision",))),
        ("{have: [decision, title]}", Have(any=("decision", "title"))),
        ("{have: {all: [number, title]}}", Have(all=("number", "title"))),
        ("{be: {kind: business}}", Be(fields={"kind": ("business",)})),
        (
            "{be: {kind: [business, exempt], empty: false}}",
            Be(fields={"kind": ("business", "exempt"), "empty": (False,)}),
        ),
        ("{be: {fields: {kind: business}}}", Be(fields={"kind": ("business",)})),
        ("{agree-with: {number: tag-number}}", AgreeWith(fields={"number": "tag-number"})),
        (
            "{agree-with: {fields: {number: tag-number}, or-same: true}}",
            AgreeWith(fields={"number": "tag-number"}, or_same=True),
        ),
        ("{say: no}", Say(any=("no",))),
        ("{say: {any: agreed, in: title}}", Say(any=("agreed",), in_=("title",))),
        ("{say: {map: {on: off, yes: no}}}", Say(map={"on": "off", "yes": "no"})),
        ("{say: 2024-01-01}", Say(any=("2024-01-01",))),
    ],
)
def test_short_and_long_forms_of_options(must: str, check: object) -> None:
    [made] = rule(f"{FRAME}must: {must}").checks
    assert made.check == check
    assert not made.negated


def test_a_check_without_options_is_its_name() -> None:
    [made] = rule("summary: x\nall: item\nof: note\nmust: be-in-order\nmessage: x").checks
    assert made.check == BeInOrder()


def test_every_key_arrives() -> None:
    made = rule(
        """
        summary: Every item of business records a decision
        each: item
        where: {kind: [business, exempt], number: stated}
        except: {reordered: true}
        must:
          - have: title
          - have: decision
            message: Item {item.number} records no decision.
            at: tag
        must-not: {say: as soon as possible}
        at: [title, number]
        also: tag
        together: kind
        message: Item {number}
          is not so.
        help: Do this.
        why: Because.
        cite:
          - {source: An Act, at: 12}
          - {source: A guide, applies: [lga], url: "https://guide.example"}
        profiles: [lga]
        severity: advice
        examples:
          - name: one
            good: "1  Title\\n"
          - {name: two, bad: "1  Title", at: "1:4-1:9", profile: lga, dialect: modern.gov-note}
        """
    )
    assert (made.summary, made.each, made.all, made.of) == (
        "Every item of business records a decision",
        "item",
        None,
        "note",
    )
    assert made.where == (Condition("kind", ("business", "exempt")), Condition("number", ("stated",)))
    assert made.except_ == (Condition("reordered", (True,)),)
    assert [(one.negated, one.message, one.at) for one in made.checks] == [
        (False, "Item {number} is not so.", ("title", "number")),
        (False, "Item {item.number} records no decision.", ("tag",)),
        (True, "Item {number} is not so.", ("title", "number")),
    ]
    assert (made.also, made.together, made.help, made.why) == (("tag",), "kind", "Do this.", "Because.")
    assert made.cite == (
        Citation("An Act", "12"),
        Citation("A guide", None, ("lga",), "https://guide.example"),
    )
    assert made.cites("council") == ("An Act, 12",)
    assert made.severity is Severity.ADVICE
    assert [(one.name, one.verdict, one.at, one.line) for one in made.examples] == [
        ("one", "good", (), 25),
        ("two", "bad", ("1:4-1:9",), 27),
    ]


def test_several_rules_in_one_file_and_one_that_is_wrong() -> None:
    found = book(
        (
            "house.yaml",
            """
            rules:
              first: {summary: x, each: item, must: {have: title}, message: x}
              wrong: {summary: x, each: item, must: {have: titel}, message: x}
              last: {from: first, each: decision, must: {have: text}}
            """,
        )
    )
    assert list(found.rules) == ["first", "last"]
    assert [error.line for error in found.errors] == [4]


PARENT = """
summary: Decisions are decided
each: decision
where: {kind: [section, inline], heading: stated}
must: {say: {any: [agreed, noted], in: opening}}
at: [opening, verb]
unless: other
message: This decides nothing.
examples: [{name: one, good: x}]
"""
OTHER = "summary: x\neach: decision\nmust: {have: text}\nmessage: x\n"


@pytest.mark.parametrize(
    ("change", "attribute", "expected"),
    [
        ("at+: [lead-in, verb]", "at", ("opening", "verb", "lead-in")),
        ("at-: opening", "at", ("verb",)),
        ("at: year", "at", ("year",)),
        ("unless-: [other]", "unless", ()),
        (
            "where: {kind-: inline}",
            "where",
            (Condition("kind", ("section",)), Condition("heading", ("stated",))),
        ),
        ("where: {kind: inline}", "where", (Condition("kind", ("inline",)),)),
        (
            "must: {say: {any+: welcomed}}",
            "check",
            Say(any=("agreed", "noted", "welcomed"), in_=("opening",)),
        ),
        ("must: {say: {any-: [noted]}}", "check", Say(any=("agreed",), in_=("opening",))),
        ("must: {say: {in+: verb}}", "check", Say(any=("agreed", "noted"), in_=("opening", "verb"))),
        ("must: {have: text}", "check", Have(any=("text",))),
        ("message: So.", "message", "So."),
        ("each: item\nat: title\nwhere: {kind: business}\nmust: {have: title}", "each", "item"),
        ("summary: y", "examples", ()),
    ],
)
def test_inheritance(change: str, attribute: str, expected: object) -> None:
    found = book(("parent.yaml", PARENT), ("other.yaml", OTHER), ("child.yaml", f"from: parent\n{change}\n"))
    assert not found.errors, "\n".join(map(str, found.errors))
    child = found.rules["child"]
    [check] = child.checks
    values = {"at": check.at, "check": check.check, "message": check.message}
    assert values.get(attribute, getattr(child, attribute, None)) == expected


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (
            "at-: [year]",
            "child.yaml:2:1: “year” is not in the list of the other rule, so it cannot be taken out. "
            "Known are: opening, verb.",
        ),
        (
            "must: {say: {any-: agree}}",
            "child.yaml:2:14: “agree” is not in the list of the other rule, so it cannot be taken out. "
            "Did you mean “agreed”?",
        ),
        (
            "must: {have: {any+: text}}",
            "child.yaml:2:8: the other rule has no check “have” to change. Known are: say.",
        ),
        ("at+: titel", "child.yaml:2:6: a decision has no place “titel”. Did you mean “title-label”?"),
    ],
)
def test_inheritance_of_what_is_not_there(change: str, error: str) -> None:
    found = book(("parent.yaml", PARENT), ("other.yaml", OTHER), ("child.yaml", f"from: parent\n{change}\n"))
    assert str(found.errors[0]) == error
    assert "child" not in found.rules


def test_a_house_rule_changes_a_shipped_one_only_if_it_says_so() -> None:
    shipped = book(("other.yaml", OTHER), house=False)
    taken = book(("house/other.yaml", OTHER), base=shipped)
    assert [error.message for error in taken.errors] == [
        "there is a rule “other” already (it ships with notelint)"
    ]
    both = book(("other.yaml", OTHER), ("house/other.yaml", "from: other\nmessage: Ours.\n"))
    assert both.rules["other"].checks[0].message == "Ours."
    assert both.house == {"other"}


def test_a_rule_with_an_error_leaves_its_heirs_out() -> None:
    found = book(("a.yaml", OTHER + "at: 3\n"), ("b.yaml", "from: a\n"))
    assert [str(error) for error in found.errors][1:] == [
        "b.yaml:1:7: the rule “a”, which this one changes, cannot be used"
    ]
    assert not found.rules


@pytest.mark.parametrize(
    ("value", "wanted", "expected"),
    [
        (None, ("none",), True),
        ((), ("none",), True),
        (0, ("none",), False),
        (False, ("stated",), True),
        (UNREAD, ("none", "stated"), None),
        (("chair", "members"), ("members",), True),
        (True, (1,), False),
        (3, ("3",), True),
        ("business", ("exempt", "business"), True),
    ],
)
def test_conditions(value: object, wanted: tuple[Any, ...], expected: bool | None) -> None:
    assert meets(value, wanted) is expected


def test_an_option_of_a_type_that_yaml_has_not_is_refused_when_registered() -> None:
    @dataclass(frozen=True)
    class Odd(Have):
        """Odd."""

        when: Annotated[complex, Doc("What?")] = 1j

    @dataclass(frozen=True)
    class Unknown(Have):
        """Unknown."""

        when: Annotated[str, Names("weekday")] = ""

    with pytest.raises(PluginError, match=r"Odd\.when cannot be an option of a rule"):
        language({"odd": Odd})
    with pytest.raises(PluginError, match=r"Unknown\.when .* is none of field, condition"):
        language({"unknown": Unknown})


def test_the_first_field_takes_the_short_form() -> None:
    assert [option.key for option in options_of(Say).options.values()] == [
        "any",
        "list",
        "pattern",
        "map",
        "in",
        "by",
    ]
    first = options_of(Say).first
    assert first is not None
    assert first.key == "any"


def test_yaml_1_2() -> None:
    words = "no on 2024-01-01 12:30 0o17 010 1_000 1.5 true null ~ << = off".split()
    data = read_yaml("".join(f"- {word}\n" for word in words).encode(), "x.yaml").data
    text = [word for word in data if isinstance(word, str)]
    assert text == ["no", "on", "2024-01-01", "12:30", "<<", "=", "off"]
    assert [word for word in data if not isinstance(word, str)] == [15, 10, 1000, 1.5, True, None, None]


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b"- " * 100_000,
        b"{a: " * 100_000,
        b"\xff\xfe",
        b"a: \xe9",
        b"\x00",
        b"x: " + b"a" * 3_000_000,
    ],
    ids=["brackets", "dashes", "braces", "utf-16 mark", "latin-1", "nul", "large"],
)
def test_hostile_files_are_refused(data: bytes) -> None:
    with pytest.raises(RuleErrors) as raised:
        read_yaml(data, "x.yaml")
    assert all(error.line for error in raised.value.errors)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab:-# \n\t'\"{}[]&*!|>%@`,?\\é\u2028", max_size=60))
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    _, errors = read_rule_file(text.encode(), "my-rule.yaml", LANGUAGE)
    assert errors
    lines = text.count("\n") + 1
    assert all(1 <= (error.line or 0) <= lines for error in errors)


LANGUAGE = toy_language()
_ATOMS = st.sampled_from(["title", "item", "kind", "business", "have", 3, True, None, "{title}", "stated"])
_VALUES = st.recursive(
    _ATOMS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["have", "be", "say", "any", "all", "kind", "title", "message", "kind+"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
_KEYS = st.sampled_from(
    "summary each all of where except must must-not at also unless together message help cite examples "
    "from severity profiles at+ unless- mesage".split()
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(_KEYS, _VALUES, max_size=8))
def test_schema_and_loader_say_the_same(data: dict[str, Any]) -> None:
    """What the loader takes the published schema takes, and what that refuses the loader refuses."""
    import json

    validator = Draft202012Validator(rule_schema(TOYS))
    found = book(("my-rule.yaml", json.dumps(data)))
    if found.rules:
        assert validator.is_valid(data)
    if not validator.is_valid(data):
        assert found.errors


@pytest.mark.parametrize("name", sorted(written()))
def test_schemas_are_valid_and_committed_as_made(name: str) -> None:
    text = written()[name]
    Draft202012Validator.check_schema(YAML(typ="safe").load(text))
    stored = Path(__file__).parent.parent.parent / "schemas" / name
    assert stored.read_text("utf-8") == text, "run python -m notelint.schema --write"
