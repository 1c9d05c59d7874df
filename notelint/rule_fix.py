"""The key ``fix:`` of rules: what an author may write, and what it becomes.

A fix says in words what to do: ``write:`` something in place of what is
reported or of a place of the node, ``take-out:`` it, or ``add:`` something
before or behind it. A list of these are alternatives, of which a person chooses.
``safe`` and ``none`` speak of the fix that a check knows by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from notelint import rule_names
from notelint.rule import FixPlan, Way
from notelint.rule_names import UnknownName

# What is reported, as a place.
IT = "it"
_ACTS = ("write", "take-out", "add")
_TEXT = {"type": "string", "minLength": 1}

Path = tuple[str | int, ...]
# An error, where in the value of ``fix:`` it is, and whether it is about a key.
Fault = tuple[UnknownName, Path, bool]


def fix_schema() -> dict[str, Any]:
    """Return the schema of what may stand under ``fix:``."""
    way = {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {
            "write": {
                **_TEXT,
                "description": "What to write in place of what is reported; {instead} is filled in.",
                "examples": ["{instead}"],
            },
            "in-place-of": {**_TEXT, "description": "A place to write it at, if not what is reported."},
            "take-out": {**_TEXT, "description": "“it”, what is reported, or a place.", "examples": [IT]},
            "add": {**_TEXT, "description": "What to add.", "examples": [" (exempt)"]},
            "before": {**_TEXT, "description": "What to add it before: “it” or a place."},
            "behind": {**_TEXT, "description": "What to add it behind: “it” or a place."},
            "title": {**_TEXT, "description": "What the change does, in a few words."},
            "safe": {"type": "boolean", "description": "Whether it never changes what is said."},
        },
    }
    return {
        "anyOf": [{"enum": ["safe", "none"]}, way, {"type": "array", "minItems": 2, "items": way}],
        "examples": [{"write": "{instead}", "safe": True}],
    }


def fix_plan(value: Any, type_name: str, placeholders: Sequence[str]) -> tuple[FixPlan | None, list[Fault]]:
    """Return the plan that ``value`` says, which the schema has accepted, and what is wrong with it.

    ``type_name`` is the type of node that the rule looks at, ``placeholders``
    what the check can fill beside the fields of the node.
    """
    if value is None:
        return None, []
    if isinstance(value, str):
        return FixPlan(safe=value == "safe", offered=value != "none"), []
    entries = value if isinstance(value, list) else [value]
    faults: list[Fault] = []
    ways = []
    for index, entry in enumerate(entries):
        path: Path = (index,) if isinstance(value, list) else ()
        found = list(_faults(entry, type_name, tuple(placeholders), path))
        faults += found
        if not found:
            ways.append(_way(entry))
    safe = any(entry.get("safe") for entry in entries)
    if safe and len(entries) > 1:
        message = "a fix with alternatives is never safe: somebody has to choose"
        faults.append((UnknownName(message, "Take “safe” out, or leave one way."), (), False))
    return FixPlan(tuple(ways), safe), faults


def _way(entry: Mapping[str, Any]) -> Way:
    title = entry.get("title")
    title = None if title is None else " ".join(title.split())
    if "take-out" in entry:
        return Way("take-out", "", entry["take-out"], title)
    if "add" in entry:
        act: Any = "before" if "before" in entry else "behind"
        return Way(act, entry["add"], entry[act], title)
    return Way("write", entry["write"], entry.get("in-place-of", IT), title)


def _faults(
    entry: Mapping[str, Any], type_name: str, placeholders: tuple[str, ...], path: Path
) -> Iterator[Fault]:
    acts = [act for act in _ACTS if act in entry]
    if len(acts) != 1:
        said = f"“{acts[0]}” and “{acts[1]}” cannot stand together" if acts else "nothing is done here"
        hint = "Write them as two ways of a list." if acts else 'For example: fix: {write: "{instead}"}'
        yield UnknownName(said, hint), (*path, acts[1]) if acts else path, bool(acts)
        return
    [act] = acts
    for key, wanted in (("in-place-of", "write"), ("before", "add"), ("behind", "add")):
        if key in entry and act != wanted:
            yield UnknownName(f"“{key}” goes with “{wanted}”, and there is none here"), (*path, key), True
    if act == "add" and ("before" in entry) is ("behind" in entry):
        hint = 'For example: {add: " (exempt)", behind: title}'
        yield UnknownName("“add” needs one of “before” and “behind”", hint), (*path, "add"), True
    if not type_name:
        return
    for key in ("in-place-of", "take-out", "before", "behind"):
        if key in entry and entry[key] != IT:
            try:
                rule_names.place(type_name, entry[key])
            except UnknownName as error:
                yield error, (*path, key), False
    for key in ("write", "add", "title"):
        for unknown in rule_names.placeholders(type_name, entry.get(key, ""), placeholders):
            yield unknown, (*path, key), False
