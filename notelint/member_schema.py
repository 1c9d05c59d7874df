"""The JSON Schema of a register of members, which stands in a file of its own or in an example of a rule."""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string", "pattern": r"\S"}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def entries_schema() -> dict[str, Any]:
    """Return the schema of the list of members."""
    term = {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {
            "from": {**_DAY, "description": "The first day, as year-month-day.", "examples": ["2023-05-09"]},
            "until": {**_DAY, "description": "The last day, as year-month-day.", "examples": ["2027-05-03"]},
        },
    }
    also = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
    member = {
        "type": "object",
        "additionalProperties": False,
        "required": ["name"],
        "properties": {
            "name": {**_TEXT, "description": "Forename and surname.", "examples": ["Ana Birt"]},
            "title": {**_TEXT, "description": "Cllr, Dr, Sir …", "examples": ["Cllr"]},
            "authority": {
                **_TEXT,
                "description": "The council they sit for.",
                "examples": ["Westmere Council"],
            },
            "also": {**also, "description": "Other forms of the name.", "examples": [["Annie Birt"]]},
            "terms": {
                "type": "array",
                "items": term,
                "description": "When they are a member; always, if left out.",
                "examples": [[{"from": "2023-05-09"}]],
            },
        },
    }
    return {"type": "array", "items": {"anyOf": [_TEXT, member]}}


def members_schema() -> dict[str, Any]:
    """Return the schema of a file of members."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The members of a body: the file that “members:” in the settings names",
        "description": "Names, titles, authorities and terms; an entry may be a name alone.",
        **entries_schema(),
    }
