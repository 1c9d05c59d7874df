"""Files of settings: YAML that is checked by its schema once and then remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from notelint import __version__, cache
from notelint.digest import digest
from notelint.errors import NotelintError, RuleErrors
from notelint.violation import Problem

if TYPE_CHECKING:
    from notelint.yamlfile import YamlFile

Path = tuple[str | int, ...]


def says_something(data: bytes) -> bool:
    """Return whether there is a line that is no comment."""
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    return any(line.strip() and not line.lstrip().startswith(b"#") for line in lines)


def remembered(kind: str, data: bytes) -> Any:
    """Return what was remembered of a file with these bytes, or None."""
    kept = cache.read(_name(kind, data))
    if kept is None:
        return None
    import json

    return json.loads(kept)


def remember(kind: str, data: bytes, values: Any) -> None:
    """Remember what a file with these bytes says: it was found to be right."""
    import json

    cache.write(_name(kind, data), json.dumps(values).encode())


def read_checked(data: bytes, path: str) -> YamlFile | list[Problem]:
    """Return what a file of settings says, or what is wrong with it as YAML or TOML."""
    # Slow to import, and most folders have no such file or the same as before.
    from notelint.yamlfile import read_yaml

    try:
        if path_is_toml(path):
            from notelint.tomlfile import read_toml

            return read_toml(data, path)
        return read_yaml(data, path)
    except RuleErrors as errors:
        return [as_configuration(error) for error in errors.errors]


def refusals(file: YamlFile, values: Any, schema: str) -> list[tuple[Path, Problem]]:
    """Return what a schema of notelint's refuses in values of a file: their paths, and what to say."""
    import json

    from notelint.judge import Judge
    from notelint.schema_errors import refused
    from notelint.shipped import shipped

    rules = json.loads((shipped("schemas") / schema).read_text("utf-8"))
    return [(at, told(error)) for at, error in refused(Judge(rules), values, file)]


def told(error: NotelintError) -> Problem:
    """Return an error in a file of settings as a problem, in TOML without its example, which is YAML."""
    problem = as_configuration(error)
    return _without_example(problem) if path_is_toml(error.path or "") else problem


def path_is_toml(path: str) -> bool:
    """Return whether settings are written as TOML."""
    return path.endswith(".toml")


def _without_example(problem: Problem) -> Problem:
    """Return a problem without its example, which is written in YAML."""
    help_ = (problem.help or "").partition("For example:")[0].strip()
    return replace(problem, help=help_ or None)


def without(values: Any, wrong: Sequence[Path]) -> Any:
    """Take out of ``values`` what stands at the paths ``wrong``, and return them."""
    # From the end, so that the places of a list stay what they are.
    for at in sorted(wrong, key=lambda path: [str(step).rjust(12) for step in path], reverse=True):
        _remove(values, at)
    return values


def as_configuration(error: NotelintError) -> Problem:
    """Return an error in a file of settings as a problem."""
    return replace(error.problem(), kind="configuration")


def _name(kind: str, data: bytes) -> str:
    return f"{kind}-{__version__}-{digest(data)}.json"


def _remove(values: Any, at: Path) -> None:
    *above, last = at
    try:
        for step in above:
            values = values[step]
        del values[last]
    except (KeyError, IndexError, TypeError):
        return  # gone already with what held it
