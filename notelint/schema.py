"""The JSON Schemas of rule, profile and vocabulary files.

The three in ``schemas/`` are those with the built-in checks;
``python -m notelint.schema --write`` renews them, and ``--check`` is for CI.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from notelint.detect import PLACES
from notelint.member_schema import members_schema
from notelint.rule_schema import DIALECT, SEVERITIES, TEXT, Schema, list_of, name, rule_schema


def profile_schema() -> Schema:
    """Return the schema of profile files."""
    rules = {word: list_of(name(), f"The rules that are {word}s.") for word in SEVERITIES}
    return {
        "$schema": DIALECT,
        "title": "A profile of notelint: what holds for one kind of body",
        "type": "object",
        "required": ["summary", "rules"],
        "additionalProperties": False,
        "properties": {
            "summary": {**TEXT, "description": "The kind of body, in one sentence."},
            "from": {**name(), "description": "The profile that this one changes."},
            "rules": {
                "type": "object",
                "description": "Which rules run, by how much they matter.",
                "additionalProperties": False,
                "properties": {
                    **rules,
                    "off": list_of(name(), "Rules of the profile under “from” to leave out."),
                },
            },
            "vocabulary": {
                "description": "Lists of words: “name+” adds to a shipped list, “name-” takes away, "
                "“name” replaces.",
                **_vocabulary(),
            },
            "recognised-by": {
                "type": "object",
                "description": "What shows that a note is of this kind: phrases, by where they stand.",
                "additionalProperties": False,
                "properties": {place: list_of(TEXT, doc) for place, doc in PLACES.items()},
            },
            "precedence": {
                "type": "integer",
                "description": "Of profiles that a note shows equally, the lowest is meant; else 50.",
            },
            "otherwise": {
                "type": "boolean",
                "description": "Whether this profile is for notes that show none.",
            },
            "dialects": list_of(TEXT, "The layouts to prefer, the first before the second."),
            "jurisdictions": list_of(TEXT, "Where the body sits: England, Wales …"),
        },
    }


def vocabulary_schema() -> Schema:
    """Return the schema of vocabulary files."""
    return {"$schema": DIALECT, "title": "Words of the field: named lists of phrases", **_vocabulary()}


def _vocabulary() -> Schema:
    return {
        "type": "object",
        "propertyNames": {"pattern": "^[a-z][a-z0-9-]*[+]?$"},
        "additionalProperties": {"type": "array", "items": TEXT},
    }


def written() -> dict[str, str]:
    """Return the text of the files in ``schemas/`` that come from here, by name."""
    import json

    from notelint import builtin

    checks = {check.name: check for check in builtin.notelint_checks()}
    schemas = {
        "rule.schema.json": rule_schema(checks),
        "profile.schema.json": profile_schema(),
        "vocabulary.schema.json": vocabulary_schema(),
        "members.schema.json": members_schema(),
    }
    return {file: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for file, schema in schemas.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the schemas of the built-in checks to ``schemas/``, or check that they are up to date."""
    import argparse
    from pathlib import Path

    parser = argparse.ArgumentParser(prog="python -m notelint.schema", description=main.__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--write", action="store_true", help="write the files")
    what.add_argument(
        "--check", action="store_true", help="say which files are out of date; exit status 1 if any"
    )
    chosen = parser.parse_args(arguments)
    folder = Path(__file__).parent.parent / "schemas"
    stale = []
    for file, text in written().items():
        path = folder / file
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(file)
            if chosen.write:
                path.write_text(text, "utf-8", newline="\n")
    said = "written" if chosen.write else "is out of date: run python -m notelint.schema --write"
    sys.stdout.writelines(f"schemas/{file} {said}\n" for file in stale)
    return 1 if stale and chosen.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
