"""The report as SARIF 2.1.0, which code hosts and editors take up as alerts.

The format is that of the OASIS standard “Static Analysis Results Interchange
Format (SARIF) Version 2.1.0 Plus Errata 01”; sections named here are its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

from notelint import __version__
from notelint.formats import ReportOptions
from notelint.patterns import regex
from notelint.printable import sentences
from notelint.report import FAILURES, CheckedFile, Report, RuleText, changes_of
from notelint.reporters.json import encoder
from notelint.reporters.paths import uri
from notelint.text import Position
from notelint.violation import Fix, Problem, Severity, Violation

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "recommendation"}
# The folder in which notelint was run: consumers put their own in its place (section 3.14.14).
_ROOT = "%SRCROOT%"
# Problems of what the user has written beside the notes.
_SETTINGS = frozenset({"configuration", "rule", "waiver", "baseline"})
_LINK = regex(r"\[([^\[\]]*)\]\(")
# A new number whenever the fingerprint is made of other things (section 3.27.17).
_FINGERPRINT = "notelintFingerprint/v1"


class Sarif:
    """``--format sarif``: one run, with the rules that reported and what they rest on."""

    name = "sarif"

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write a line for each rule, result, problem and note; no times, no machine, no user."""
        encode = encoder()
        rules = _rules(report)
        index = {rule["id"]: number for number, rule in enumerate(rules)}
        out.write(f'{{\n"$schema": {encode(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n')
        out.write('"tool": {"driver": {\n')
        out.write(f'"name": "notelint", "version": {encode(__version__)},\n')
        _array("rules", map(encode, rules), out, end="\n}},\n")
        out.write('"columnKind": "unicodeCodePoints",\n')
        root = {"description": {"text": "The folder in which notelint was run."}}
        out.write(f'"originalUriBaseIds": {encode({_ROOT: root})},\n')
        _invocation(report, encode, out)
        _array("artifacts", (encode(_artifact(file)) for file in report.files), out)
        results = (
            encode(_result(violation, file, index)) for file in report.files for violation in file.violations
        )
        _array("results", results, out, end="\n")
        out.write("}]\n}\n")


def _array(name: str, lines: Iterable[str], out: TextIO, end: str = ",\n") -> None:
    out.write(f'"{name}": [')
    separator = "\n  "
    for line in lines:
        out.write(separator + line)
        separator = ",\n  "
    out.write(("]" if separator == "\n  " else "\n]") + end)


def _invocation(report: Report, encode: Callable[[Any], str], out: TextIO) -> None:
    """Write what became of the run: what was wrong with its settings stands apart (section 3.20.22)."""
    settings = [problem for problem in report.problems if problem.kind in _SETTINGS]
    others = [problem for problem in report.problems if problem.kind not in _SETTINGS]
    out.write(f'"invocations": [{{"executionSuccessful": {encode(not report.failed)},\n')
    _array("toolConfigurationNotifications", (encode(_notification(one)) for one in settings), out)
    _array("toolExecutionNotifications", (encode(_notification(one)) for one in others), out, end="}],\n")


def _rules(report: Report) -> list[dict[str, Any]]:
    """Return the rules that reported, by name; what is said of them is read only if there are any."""
    gravest: dict[str, Severity] = {}
    for violation in report.violations():
        gravest[violation.rule] = max(violation.severity, gravest.get(violation.rule, violation.severity))
    texts = report.rules() if gravest else {}
    return [_rule(texts.get(name) or RuleText(name, name), gravest[name]) for name in sorted(gravest)]


def _rule(rule: RuleText, severity: Severity) -> dict[str, Any]:
    described: dict[str, Any] = {"id": rule.id, "shortDescription": {"text": rule.summary}}
    if rule.why:
        described["fullDescription"] = {"text": " ".join(rule.why.split())}
    plain, markdown = _help(rule)
    described["help"] = {"text": plain, "markdown": markdown}
    url = next((address for _, address in rule.cite if address), None)
    if url:
        described["helpUri"] = url
    described["defaultConfiguration"] = {"level": _LEVELS[severity]}
    described["properties"] = {"problem.severity": _GITHUB_LEVELS[severity]}
    return described


def _help(rule: RuleText) -> tuple[str, str]:
    """Return what to do, why, and on which grounds: as text and as Markdown."""
    said = [" ".join(part.split()) for part in (rule.help or f"{rule.summary}.", rule.why) if part]
    plain, markdown = list(said), [_plain_markdown(part) for part in said]
    if rule.cite:
        plain.append("Sources: " + "; ".join(words for words, _ in rule.cite))
        cited = (
            f"[{_plain_markdown(words)}](<{address}>)" if address else _plain_markdown(words)
            for words, address in rule.cite
        )
        markdown.append("Sources:\n\n" + "\n".join(f"- {one}" for one in cited))
    return "\n\n".join(plain), "\n\n".join(markdown)


def _plain_markdown(text: str) -> str:
    r"""Return text that Markdown shows as it is: what would be a sign to it is written with ``\``."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~" else char for char in text)


def _result(violation: Violation, file: CheckedFile, index: Mapping[str, int]) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _physical(file.path, violation.start, violation.end)}
    if violation.item is not None:
        item = f"item {violation.item}"
        location["logicalLocations"] = [{"name": violation.item, "fullyQualifiedName": item, "kind": "item"}]
    result: dict[str, Any] = {
        "ruleId": violation.rule,
        "ruleIndex": index[violation.rule],
        "level": _LEVELS[violation.severity],
        "message": {"text": _message(sentences(violation.message, violation.help))},
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: violation.fingerprint},
    }
    if violation.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(place.path, place.start, place.end),
                "message": {"text": _message(place.message)},
            }
            for number, place in enumerate(violation.related)
        ]
    if violation.fix is not None and violation.fix.edits:
        fixes: list[dict[str, Any]] = []
        for one in (_fix(way, file) for way in violation.fix.ways):
            if one not in fixes:  # no two may be the same (section 3.27.30)
                fixes.append(one)
        result["fixes"] = fixes
    return result


def _fix(fix: Fix, file: CheckedFile) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(change.start, change.end), "insertedContent": {"text": change.text}}
        for change in changes_of(fix, file.changes)
    ]
    change = {"artifactLocation": _artifact_location(file.path), "replacements": replacements}
    return {
        "description": {"text": _message(fix.title)},
        "artifactChanges": [change],
        "properties": {"safe": fix.safe},
    }


def _notification(problem: Problem) -> dict[str, Any]:
    notification: dict[str, Any] = {
        "descriptor": {"id": problem.kind},
        "level": "error" if problem.kind in FAILURES else "warning",
        "message": {"text": _message(sentences(problem.message, problem.help))},
    }
    if problem.path:
        place: dict[str, Any] = {"artifactLocation": _artifact_location(problem.path)}
        if problem.line:
            place["region"] = _region(Position(problem.line, problem.column or 1))
        notification["locations"] = [{"physicalLocation": place}]
    return notification


def _artifact(file: CheckedFile) -> dict[str, Any]:
    read = {"format": file.format, "dialect": file.dialect, "profile": file.profile}
    return {"location": _artifact_location(file.path), "roles": ["analysisTarget"], "properties": read}


def _physical(path: str, start: Position, end: Position | None = None) -> dict[str, Any]:
    return {"artifactLocation": _artifact_location(path), "region": _region(start, end)}


def _artifact_location(path: str) -> dict[str, str]:
    address = uri(path)
    if address.startswith("file:"):
        return {"uri": address}
    return {"uri": address, "uriBaseId": _ROOT}


def _region(start: Position, end: Position | None = None) -> dict[str, int]:
    """Return a place as a region: ends are exclusive in SARIF too (section 3.30.8)."""
    region = {"startLine": start.line, "startColumn": start.column}
    if end is not None:
        region.update(endLine=end.line, endColumn=end.column)
    return region


def _message(text: str) -> str:
    """Return a message in which nothing is a link or a placeholder to SARIF (sections 3.11.5, 3.11.6)."""
    return _LINK.sub(r"\\[\1\\](", text).replace("{", "{{").replace("}", "}}")
