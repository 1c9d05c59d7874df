"""The JSON Schema of rule files, made from the registered checks.

It judges the structure of a file when it is loaded, and lets editors complete
and explain it. See ``notelint.schema`` for the schemas of other files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from notelint.check import NODE_TYPES, Check
from notelint.member_schema import entries_schema
from notelint.note.fields import NODES
from notelint.options import Option, Shape, options_of
from notelint.rule_fix import fix_schema
from notelint.rule_names import known

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SEVERITIES = ("error", "warning", "advice")
ID = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

_TYPES = {"text": "string", "flag": "boolean", "whole": "integer", "decimal": "number"}
TEXT: Schema = {"type": "string", "minLength": 1}
_VALUE: Schema = {"type": ["string", "boolean", "number"]}


def rule_schema(checks: Mapping[str, type[Check]]) -> Schema:
    """Return the schema of rule files in which ``checks`` may be used."""
    rule = {"$ref": "#/$defs/rule"}
    return {
        "$schema": DIALECT,
        "title": "A rule of notelint, or several under “rules”",
        "type": "object",
        "if": {"required": ["rules"]},
        "then": {
            "properties": {
                "rules": {"type": "object", "propertyNames": {"pattern": ID}, "additionalProperties": rule}
            },
            "additionalProperties": False,
        },
        "else": rule,
        "$defs": {"rule": _rule(), "check": _check(checks), "demand": _demand(checks), **_definitions()},
    }


def shape_schema(shape: Shape) -> Schema:
    """Return the schema of the values that ``shape`` takes."""
    choices: list[Schema] = []
    if shape.choices:
        choices.append({"enum": list(shape.choices)})
    if shape.names and "text" in shape.scalars:
        choices.append(_named(shape.names))
    types = [_TYPES[scalar] for scalar in shape.scalars if not (shape.names and scalar == "text")]
    if types:
        choices.append({"type": types[0] if len(types) == 1 else types})
    if shape.many:
        one = shape_schema(shape.many)
        if not shape.is_plain:
            choices.append(one)
        choices.append({"type": "array", "minItems": 1, "items": one})
    if shape.entries:
        entries: Schema = {"type": "object", "minProperties": 1}
        if shape.keys:
            entries["propertyNames"] = _named(shape.keys)
        choices.append({**entries, "additionalProperties": shape_schema(shape.entries)})
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


def _rule() -> Schema:
    names = list_of(name())
    properties: Schema = {
        "summary": {
            **TEXT,
            "description": "What must hold, in one sentence without a full stop.",
            "examples": ["Every item of business records a decision"],
        },
        "from": {
            **name(),
            "description": "The rule that this one changes.",
            "examples": ["item-has-decision"],
        },
        "each": {**_selector(), "description": "The nodes to look at one by one.", "examples": ["item"]},
        "all": {**_selector(), "description": "The nodes to look at as one list.", "examples": ["item"]},
        "of": {**_selector(), "description": "Within what that list stands; the note if left out."},
        "where": {"$ref": "#/$defs/conditions", "description": "Only nodes for which all of this is so."},
        "except": {"$ref": "#/$defs/conditions", "description": "Not nodes for which any of this is so."},
        "must": {**_several("demand"), "description": "What must hold.", "examples": [{"have": "decision"}]},
        "must-not": {
            **_several("demand"),
            "description": "What must not hold.",
            "examples": [{"say": "as soon as possible"}],
        },
        "at": {
            **list_of(TEXT),
            "description": "Where to report: the first of these places that exists.",
            "examples": [["title", "number"]],
        },
        "also": {**list_of(TEXT), "description": "Related places to show."},
        "unless": {
            **names,
            "description": "Rules whose report on the same node or person silences this one.",
        },
        "together": {**TEXT, "description": "What makes several findings one: those under one “heading”."},
        "message": {
            **TEXT,
            "description": "What is told; {title} is filled with a field of the node or of the finding.",
            "examples": ["Item {number} “{title}” records no decision."],
        },
        "help": {**TEXT, "description": "What to do about it."},
        "why": {**TEXT, "description": "Why the rule is there."},
        "cite": {**list_of({"$ref": "#/$defs/citation"}), "description": "The law or guide behind the rule."},
        "examples": {
            "type": "array",
            "items": {"$ref": "#/$defs/example"},
            "description": "Texts that show the rule; “notelint test” runs them.",
        },
        "fix": {
            "$ref": "#/$defs/fix",
            "description": "How to mend what is found, for --fix.",
            "examples": [{"write": "{instead}", "safe": True}],
        },
        "severity": {
            "enum": list(SEVERITIES),
            "description": "How much it matters, where no profile says so.",
            "examples": ["warning"],
        },
        "profiles": {**names, "description": "The profiles in which it runs; all if left out."},
    }
    for key in ("at", "also", "unless", "cite", "examples", "profiles", "must", "must-not"):
        properties[f"{key}+"] = {
            **properties[key],
            "description": f"Added to “{key}” of the rule under “from”.",
        }
        if key not in ("must", "must-not", "examples", "cite"):
            properties[f"{key}-"] = {**properties[key], "description": f"Taken from “{key}” of that rule."}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "not": {"required": ["each", "all"]},
        "dependentRequired": {key: ["from"] for key in properties if key[-1] in "+-"},
        "if": {"not": {"required": ["from"]}},
        "then": {
            "required": ["summary"],
            "allOf": [_either("each", "all"), _either("must", "must-not")],
        },
    }


def _check(checks: Mapping[str, type[Check]]) -> Schema:
    """Return the schema of one check under ``must``: its name, its options, its own words."""
    properties: Schema = {}
    for name in sorted(checks):
        options = options_of(checks[name])
        forms = [_long_form(options.options.values())]
        if options.first:
            forms.insert(0, shape_schema(options.first.shape))
        if options.needs_nothing:
            forms.append({"type": "null"})
        properties[name] = {"description": sentence(checks[name]), "anyOf": forms}
    properties["message"] = {**TEXT, "description": "What is told where this check does not hold."}
    properties["at"] = {**list_of(TEXT), "description": "Where to report what this check finds."}
    properties["fix"] = {"$ref": "#/$defs/fix", "description": "How to mend what this check finds."}
    return {"type": "object", "additionalProperties": False, "minProperties": 1, "properties": properties}


def options_schema(options: Iterable[Option]) -> Schema:
    """Return the schema of options that are changed in settings: none of them is required."""
    return {**_long_form(options), "required": [], "minProperties": 1}


def _long_form(options: Iterable[Option]) -> Schema:
    properties: Schema = {}
    required = []
    for option in options:
        schema = {"description": option.doc, **shape_schema(option.shape)}
        properties[option.key] = schema
        if option.required:
            required.append(option.key)
        if option.shape.many or option.shape.entries:
            taken = schema if option.shape.many else list_of(TEXT)
            properties[f"{option.key}+"] = {**schema, "description": f"Added to “{option.key}”."}
            properties[f"{option.key}-"] = {**taken, "description": f"Taken from “{option.key}”."}
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required}


def _definitions() -> Schema:
    citation = {
        "source": {**TEXT, "description": "The law, standard or guide."},
        "at": {"type": ["string", "integer"], "description": "The place in it."},
        "applies": {**list_of(name()), "description": "The profiles for which it counts."},
        "url": {"type": "string", "pattern": "^https?://", "description": "Where it can be read."},
    }
    example = {
        "name": {**TEXT, "description": "What it shows."},
        "good": {**TEXT, "description": "A text in which the rule finds nothing."},
        "bad": {**TEXT, "description": "A text in which it finds what lines of ^^^ mark."},
        "at": {**list_of(TEXT), "description": "Spans that ^^^ cannot mark: “2:3-4:9”, line and column."},
        "profile": {**name(), "description": "The profile to read it with."},
        "dialect": {**TEXT, "description": "The layout to read it in."},
        "message": {**TEXT, "description": "What the first violation must say."},
        "members": {**entries_schema(), "description": "The register of members to read it with."},
        "fixed": {**TEXT, "description": "The text when the fixes of the rule are made, unsafe ones too."},
    }
    return {
        "fix": fix_schema(),
        "conditions": _conditions(),
        "values": list_of(_VALUE),
        **_names(),
        "citation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["source"],
            "properties": citation,
        },
        "example": {
            "type": "object",
            "additionalProperties": False,
            "required": ["name"],
            "properties": example,
            "allOf": [_either("good", "bad"), {"not": {"required": ["good", "fixed"]}}],
            "not": {"required": ["good", "bad"]},
        },
    }


def _demand(checks: Mapping[str, type[Check]]) -> Schema:
    """Return the schema of one entry under ``must``: a check, or its name if it needs no options."""
    check = {"$ref": "#/$defs/check"}
    bare = sorted(name for name, one in checks.items() if options_of(one).needs_nothing)
    return {"anyOf": [check, {"enum": bare}]} if bare else check


def _several(definition: str) -> Schema:
    one = {"$ref": f"#/$defs/{definition}"}
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def _conditions() -> Schema:
    """Return the schema of ``where`` and ``except``: fields, each with the values it may have."""
    docs: dict[str, str] = {}
    for node in NODES.values():
        for field, said in node.fields.items():
            docs.setdefault(field, said.doc)
        for place, doc in node.places.items():
            docs.setdefault(place, doc)
    for type_name in sorted(NODE_TYPES):
        docs.setdefault(type_name, f"Nodes within it: {NODES[type_name].doc}")
    values = {"$ref": "#/$defs/values"}
    # The field of a field (“item.title”), and what is added to the values of another rule or taken away.
    others = {r"^[a-z][a-z-]*(\.[a-z][a-z-]*)+$": values, r"^[a-z][a-z.-]*[+-]$": values}
    return {
        "type": "object",
        "minProperties": 1,
        "properties": {field: {"description": doc, **values} for field, doc in docs.items()},
        "patternProperties": others,
        "additionalProperties": False,
        "examples": [{"kind": "business"}],
    }


def _named(what: str) -> Schema:
    """Return a schema that takes any text and lets an editor complete the names of ``what``."""
    return {"$ref": f"#/$defs/{what}"} if known(what) else dict(TEXT)


def _names() -> Schema:
    return {
        what: {"anyOf": [{"enum": sorted(known(what))}, TEXT]}
        for what in ("field", "condition", "place", "node", "group")
    }


def sentence(check: type[Check]) -> str:
    """Return the first sentence of a check's docstring."""
    return (check.__doc__ or "").strip().partition("\n")[0]


def _selector() -> Schema:
    return {"enum": sorted(NODE_TYPES)}


def name() -> Schema:
    """Return the schema of a name of a rule or profile."""
    return {"type": "string", "pattern": ID}


def list_of(of: Schema, doc: str | None = None) -> Schema:
    """Return the schema of one value or a list of them."""
    schema: Schema = {"anyOf": [of, {"type": "array", "items": of}]}
    return {"description": doc, **schema} if doc else schema


def _either(first: str, second: str) -> Schema:
    return {"anyOf": [{"required": [first]}, {"required": [second]}]}
