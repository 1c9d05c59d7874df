"""Rules, profiles and words as plain data, and back: what is shipped and cached.

The data is dicts, lists, text, numbers, flags and None, so it can be kept as
JSON. Reading it back needs no YAML, no schema and no look at the checks'
fields: it was all proved when the data was made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from notelint import __version__
from notelint.check import Check
from notelint.condition import Condition
from notelint.errors import NotelintError, RuleError
from notelint.profile import Library, Profile
from notelint.rule import Citation, FixPlan, Rule, RuleCheck, Way
from notelint.violation import Severity

# Changes with the form of the data: data of another form is made anew.
FORM = 3

Data = dict[str, Any]


def compile_shipped(library: Library) -> bytes:
    """Return the shipped rules, profiles and words as JSON, for the wheel."""
    import json

    data = {"version": __version__, **to_data(library)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() + b"\n"


def load_shipped(checks: Mapping[str, type[Check]] | None = None) -> Library:
    """Return the shipped rules, profiles and words from their files.

    ``checks`` are the built-in checks, which are looked up if not given. Raises
    ``RuleErrors`` if anything that ships is wrong.
    """
    from notelint import builtin
    from notelint.errors import RuleErrors
    from notelint.library import load, pack_files

    if checks is None:
        checks = {check.name: check for check in builtin.notelint_checks()}
    library = load(pack_files(builtin.notelint_rule_packs()), checks)
    if library.errors:
        raise RuleErrors(library.errors)
    return library


def to_data(library: Library, base: Library | None = None, known: Data | None = None) -> Data:
    """Return a library as plain data.

    ``known`` is the data of ``base``: of rules that are the same it is taken over.
    """
    rules: Data = known["rules"] if base and known else {}
    same = {name for name in rules if base and library.rules.get(name) is base.rules.get(name)}
    return {
        "form": FORM,
        "rules": {
            name: rules[name] if name in same else _rule_data(rule) for name, rule in library.rules.items()
        },
        "profiles": {name: _profile_data(profile) for name, profile in library.profiles.items()},
        "lists": {name: list(phrases) for name, phrases in library.lists.items()},
        "house": sorted(library.house),
        "broken": sorted(library.broken),
        "own": {name: int(severity) for name, severity in library.own.items()},
        "errors": [
            [error.message, error.path, error.line, error.column, error.hint] for error in library.errors
        ],
    }


def from_data(data: Mapping[str, Any], checks: Mapping[str, type[Check]], digest: str = "") -> Library:
    """Return the library that plain data stands for.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` if the data is not
    what ``to_data`` makes: it must then be made anew.
    """
    if data["form"] != FORM:
        raise ValueError("the data has another form")
    return Library(
        rules={name: _rule(name, rule, checks) for name, rule in data["rules"].items()},
        profiles={name: _profile(name, profile) for name, profile in data["profiles"].items()},
        lists={name: tuple(phrases) for name, phrases in data["lists"].items()},
        house=frozenset(data["house"]),
        own={name: Severity(severity) for name, severity in data["own"].items()},
        errors=tuple(_error(*error) for error in data["errors"]),
        broken=frozenset(data["broken"]),
        digest=digest,
    )


def _rule_data(rule: Rule) -> Data:
    data = {
        "summary": rule.summary,
        "severity": int(rule.severity),
        "each": rule.each,
        "all": rule.all,
        "of": rule.of,
        "where": [[one.field, list(one.values)] for one in rule.where],
        "except": [[one.field, list(one.values)] for one in rule.except_],
        "checks": [
            [one.check.name, _options(one.check), one.negated, one.message, list(one.at), *_fix_data(one.fix)]
            for one in rule.checks
        ],
        "also": list(rule.also),
        "unless": list(rule.unless),
        "together": rule.together,
        "help": rule.help,
        "cite": [[one.source, one.at, list(one.applies), one.url] for one in rule.cite],
        "profiles": list(rule.profiles),
        "path": rule.path,
    }
    return {key: value for key, value in data.items() if value not in (None, [])}


def _rule(name: str, data: Mapping[str, Any], checks: Mapping[str, type[Check]]) -> Rule:
    get = data.get
    return Rule(
        id=name,
        summary=data["summary"],
        severity=Severity(data["severity"]),
        each=get("each"),
        all=get("all"),
        of=data["of"],
        where=_conditions(get("where", ())),
        except_=_conditions(get("except", ())),
        checks=tuple(_check(checks, *one) for one in data["checks"]),
        also=tuple(get("also", ())),
        unless=tuple(get("unless", ())),
        together=get("together"),
        help=get("help"),
        cite=tuple(Citation(source, at, tuple(applies), url) for source, at, applies, url in get("cite", ())),
        profiles=tuple(get("profiles", ())),
        path=get("path"),
    )


def _conditions(data: Sequence[Any]) -> tuple[Condition, ...]:
    return tuple(Condition(field, tuple(values)) for field, values in data)


def _check(
    checks: Mapping[str, type[Check]],
    name: str,
    options: Data,
    negated: bool,
    message: str,
    at: Sequence[str],
    *fix: Any,
) -> RuleCheck:
    values = {key: _frozen(value) for key, value in options.items()}
    return RuleCheck(checks[name](**values), negated, message, tuple(at), _fix(*fix) if fix else None)


def _fix_data(plan: FixPlan | None) -> list[Any]:
    """Return a plan as further values of its check; nothing if there is none."""
    if plan is None:
        return []
    return [[[way.act, way.text, way.place, way.title] for way in plan.ways], plan.safe, plan.offered]


def _fix(ways: Sequence[Any], safe: bool, offered: bool) -> FixPlan:
    return FixPlan(tuple(Way(*way) for way in ways), safe, offered)


def _options(check: Check) -> Data:
    """Return the options of a check that differ from what they are by themselves."""
    from notelint.options import options_of

    found = {}
    for option in options_of(type(check)).options.values():
        value = getattr(check, option.attribute)
        if option.required or value != option.default:
            found[option.attribute] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return value


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(one) for one in value)
    if isinstance(value, dict):
        return {key: _frozen(one) for key, one in value.items()}
    return value


def _profile_data(profile: Profile) -> Data:
    return {
        "summary": profile.summary,
        "severities": {name: int(severity) for name, severity in profile.severities.items()},
        "vocabulary": {name: list(phrases) for name, phrases in profile.vocabulary.items()},
        "recognised-by": {name: list(phrases) for name, phrases in profile.recognised_by.items()},
        "dialects": list(profile.dialects),
        "jurisdictions": list(profile.jurisdictions),
        "path": profile.path,
        "precedence": profile.precedence,
        "otherwise": profile.otherwise,
    }


def _profile(name: str, data: Mapping[str, Any]) -> Profile:
    return Profile(
        name=name,
        summary=data["summary"],
        severities={rule: Severity(severity) for rule, severity in data["severities"].items()},
        vocabulary={words: tuple(phrases) for words, phrases in data["vocabulary"].items()},
        recognised_by={place: tuple(phrases) for place, phrases in data["recognised-by"].items()},
        dialects=tuple(data["dialects"]),
        jurisdictions=tuple(data["jurisdictions"]),
        path=data["path"],
        precedence=data["precedence"],
        otherwise=data["otherwise"],
    )


def _error(
    message: str, path: str | None, line: int | None, column: int | None, hint: str | None
) -> NotelintError:
    return RuleError(message, path=path, line=line, column=column, hint=hint)
