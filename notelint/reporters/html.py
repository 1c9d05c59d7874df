"""The report as one page for people: the note itself, with what was found in its margin.

The page holds all it needs and asks nothing of any network. Filters need
JavaScript; without it, and on paper, the page shows everything.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import TextIO

from notelint import __version__
from notelint.formats import ReportOptions
from notelint.printable import sentences, shown_path
from notelint.report import CheckedFile, Report
from notelint.reporters.agenda import by_item
from notelint.reporters.html_note import Numbered, findings_of, note
from notelint.reporters.markup import escaped
from notelint.reporters.summary import count, counted, placed, summary
from notelint.violation import Problem, Severity

_WORDS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.ADVICE: "Advice"}


class Html:
    """``--format html``: a page with a summary, filters, and each note in which something was found."""

    name = "html"
    whole_text = True

    def report(self, report: Report, out: TextIO, options: ReportOptions) -> None:
        """Write the page as it goes: notes may be long."""
        style, script = _asset("html.css"), _asset("html.js")
        told = [
            (f"n{number}", file)
            for number, file in enumerate((file for file in report.files if file.violations), start=1)
        ]
        out.writelines(_head(report, style, script))
        out.writelines(_summary(report, told))
        out.writelines(_filters(report))
        out.writelines(_problems(report.problems))
        for key, file in told:
            out.writelines(_note(file, key))
        out.write(f"</main>\n<footer>\n<p>Made by notelint {__version__}.</p>\n</footer>\n")
        out.write(f"<script>{script}</script>\n</body>\n</html>\n")


def _asset(name: str) -> str:
    return "\n" + (files("notelint.reporters") / name).read_text("utf-8")


def _head(report: Report, style: str, script: str) -> Iterator[str]:
    """Yield the beginning of the page; nothing but its own style and script may act on it."""
    what = shown_path(report.files[0].path) if len(report.files) == 1 else count(len(report.files), "note")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>notelint: {escaped(what)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield '<a class="skip" href="#main">Skip to the findings</a>\n'
    yield f"<header>\n<h1>What notelint found in {escaped(what)}</h1>\n"
    yield f'<p class="sum">{escaped(summary(report))}</p>\n</header>\n<main id="main">\n'


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _summary(report: Report, told: Sequence[tuple[str, CheckedFile]]) -> Iterator[str]:
    if not report.files:
        return
    yield '<section aria-labelledby="summary">\n<h2 id="summary">Summary</h2>\n'
    if told:
        yield from _rules(report)
    yield "<h3>Notes</h3>\n<ul>\n"
    keys = {id(file): key for key, file in told}
    for file in report.files:
        name = escaped(shown_path(file.path))
        if file.violations:
            link = f'<a href="#{keys[id(file)]}">{name}</a>'
            yield f"<li>{link}: {counted(file.violations)}</li>\n"
        else:
            yield f"<li>{name}: nothing found</li>\n"
    yield "</ul>\n</section>\n"


def _rules(report: Report) -> Iterator[str]:
    texts = report.rules()
    yield "<table>\n<caption>Findings by rule</caption>\n<thead><tr>"
    yield '<th scope="col" class="short">Severity</th><th scope="col">Rule</th>'
    yield '<th scope="col">What it asks</th><th scope="col" class="short">Found</th>'
    yield "</tr></thead>\n<tbody>\n"
    for rule, severity, number in sorted(report.by_rule(), key=lambda row: -row[1]):
        said = escaped(texts[rule].summary) if rule in texts else ""
        yield f'<tr><td class="severity {severity.word}">{severity.word.capitalize()}</td>'
        yield f'<th scope="row"><code>{escaped(rule)}</code></th><td>{said}</td>'
        yield f'<td class="number">{number}</td></tr>\n'
    yield "</tbody>\n</table>\n"


def _filters(report: Report) -> Iterator[str]:
    """Yield the filters, hidden until the script makes them work."""
    counts = {severity: number for severity, number in report.counts().items() if number}
    if not counts:
        return
    yield '<form id="filters" aria-labelledby="filters-name" hidden>\n'
    yield '<h2 id="filters-name">What to show</h2>\n<fieldset>\n<legend>Severity</legend>\n'
    for severity, number in counts.items():
        box = f'<input type="checkbox" name="severity" value="{severity.word}" checked>'
        yield f"<label>{box} {_WORDS[severity]} ({number})</label>\n"
    yield '</fieldset>\n<p class="rules"><label for="rule">Rule</label>\n<select id="rule" name="rule">\n'
    yield '<option value="">All rules</option>\n'
    for rule in sorted({violation.rule for violation in report.violations()}):
        yield f'<option value="{escaped(rule)}">{escaped(rule)}</option>\n'
    yield '</select>\n<button type="reset">Show everything</button></p>\n'
    yield '<p id="shown" role="status"></p>\n</form>\n'


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    if not problems:
        return
    yield '<section aria-labelledby="problems">\n'
    yield '<h2 id="problems">What could not be read or understood</h2>\n<ul>\n'
    for problem in problems:
        place = placed(problem.path, problem.line, problem.column)
        said = f"{problem.kind}: {sentences(problem.message, problem.help)}"
        yield f"<li>{escaped(f'{place} {said}'.strip())}</li>\n"
    yield "</ul>\n</section>\n"


def _note(file: CheckedFile, key: str) -> Iterator[str]:
    """Yield a note: what was found by item, then its text with the findings in the margin."""
    name = escaped(shown_path(file.path))
    found = findings_of(file, key)
    yield f'<section class="note" aria-labelledby="{key}">\n<h2 id="{key}">{name}</h2>\n'
    yield f'<p class="meta">Read as {escaped(file.dialect)}, '
    yield f"held against the profile {escaped(file.profile)}: {counted(file.violations)}.</p>\n"
    yield f'<nav aria-labelledby="{key}-items">\n<h3 id="{key}-items">By agenda item</h3>\n'
    yield from _contents(file, found)
    yield f'</nav>\n<h3 id="{key}-text">The note</h3>\n<div class="sheet">\n'
    yield from note(file, key, found)
    yield "</div>\n</section>\n"


def _contents(file: CheckedFile, found: Sequence[Numbered]) -> Iterator[str]:
    """Yield a list of links to the findings under each item, numbered as in the margin."""
    numbered = iter(found)
    for heading, violations in by_item(file):
        first = True
        for one in (next(numbered) for _ in violations):
            if first:
                yield f'<div data-group>\n<h4>{escaped(heading)}</h4>\n<ol start="{one.number}">\n'
                first = False
            violation = one.violation
            word = violation.severity.word
            yield f'<li class="{word}" value="{one.number}" data-severity="{word}" '
            yield f'data-rule="{escaped(violation.rule)}"><span class="severity">{word.capitalize()}</span>, '
            yield f'<a href="#{one.key}">line {violation.start.line}</a>: {escaped(violation.message)}</li>\n'
        yield "</ol>\n</div>\n"
