"""``docs/performance.md`` and its plots: the words of ``page.md`` with the figures of a run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks import growth, inside, plots, start, throughput
from benchmarks.answer import Answer, Figures, figures

HERE = Path(__file__).parent
TEMPLATE = HERE / "page.md"
KEPT = HERE / "figures.json"
DOCS = HERE.parent / "docs"
_PLACE = re.compile(r"^\{\{(?P<name>[a-z -]+)\}\}$", re.MULTILINE)
_BLANK = "\u00a0"  # at which no line breaks
_COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)


def pages(got: Figures, template: str) -> dict[str, str]:
    """Return the page and its plots, by the names of their files.

    Raises ``KeyError`` for a place of the template that no figures are for.
    """
    parts = _parts(got)
    text = _PLACE.sub(lambda match: parts[match["name"]], _COMMENT.sub("", template))
    return {
        "performance.md": text,
        "performance-start-up.svg": _start_up(got),
        "performance-throughput.svg": _throughput(got),
        "performance-growth.svg": _growth(got),
    }


def write(folder: Path, got: Figures) -> None:
    """Write the page and its plots into a folder."""
    for name, text in pages(got, TEMPLATE.read_text("utf-8")).items():
        (folder / name).write_text(text, "utf-8")


def keep(got: Figures, path: Path) -> None:
    """Keep the figures, so that the page can be written anew without measuring."""
    path.write_text(json.dumps(got.as_data(), indent=1, ensure_ascii=False) + "\n", "utf-8")


def kept(path: Path = KEPT) -> Figures:
    """Return the figures that were kept last."""
    return figures(json.loads(path.read_text("utf-8")))


# --- Tables ---


def _parts(got: Figures) -> Mapping[str, str]:
    made = got.made
    return {
        "how": "\n".join(_how(made)),
        "sum": _sum(got.answers),
        "start-up": _table(got.group(start.START)),
        "start-up of others": _table(got.group(start.PEERS)),
        "throughput": _table(got.group(throughput.THROUGHPUT)),
        "peers": _table(got.group(throughput.PEERS)),
        "memory": _table(got.group(growth.MEMORY)),
        "growth": _table(got.group(growth.GROWTH)),
        "parts": _table(got.group(inside.PARTS)),
        "versions": "\n".join(f"- {name}: {what}" for name, what in got.tools.items()),
        "missing": "\n".join(f"- {one}" for one in got.missing) or "- Nothing: all were there and ran.",
    }


def _how(made: Mapping[str, str]) -> Iterator[str]:
    yield "```sh"
    yield made["command"]
    yield "```"
    yield ""
    yield from (f"- {name}: {what}" for name, what in made.items() if name != "command")


def _sum(answers: Sequence[Answer]) -> str:
    """Return how many targets are met, and which are not."""
    asked = [one for one in answers if one.target is not None]
    missed = [f"- {one.group}: {one.work}" for one in asked if not one.reaches(one.target)]
    aimed = sum(one.reaches(one.aim) is True for one in asked)
    said = f"{len(asked) - len(missed)} of {len(asked)} targets are met, {aimed} of the aims."
    return "\n".join([said, "", "Not met:", "", *missed]) if missed else said


def _table(answers: Sequence[Answer]) -> str:
    """Return a table, with only those columns that have something in them."""
    if not answers:
        return "Not measured."
    rows = [["work", "value", "quartiles", "rounds", "target", "aim", "remark"]]
    for one in answers:
        bounds = _bound(one, one.target), _bound(one, one.aim)
        rows.append([one.work, _valued(one), _quartiles(one), str(one.rounds), *bounds, one.remark])
    filled = [column for column in zip(*rows, strict=True) if any(column[1:])]
    head, *body = zip(*filled, strict=True)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *body))


def _valued(one: Answer) -> str:
    value = f"{one.value:.3g}{_BLANK}{one.unit}".strip()
    return (
        f"{value}; {one.ms:.3g}{_BLANK}ms a note" if one.ms is not None and one.unit != "ms a note" else value
    )


def _quartiles(one: Answer) -> str:
    return f"{one.low:.3g}–{one.high:.3g}" if one.rounds > 1 and one.low is not None else ""


def _bound(one: Answer, bound: float | None) -> str:
    if bound is None:
        return ""
    return f"{'≥' if one.least else '≤'} {bound:g}: {'met' if one.reaches(bound) else '**not met**'}"


# --- Plots ---


def _start_up(got: Figures) -> str:
    rows = [(one.work, one.value, one.target, True) for one in got.group(start.START)]
    others = [(one.work, one.value, None, False) for one in got.group(start.PEERS)]
    return plots.bars([*rows, *sorted(others, key=lambda row: row[1])], "times as long as python -c pass")


def _throughput(got: Figures) -> str:
    rows = [
        (one.work.removeprefix("against "), one.ms, None, one.work == throughput.NOTELINT)
        for one in got.group(throughput.PEERS)
        if one.ms is not None
    ]
    return plots.bars(sorted(rows, key=lambda row: row[1]), "milliseconds of processor time a note")


def _growth(got: Figures) -> str:
    series = {
        one.work: [(size / one.growth[0][0], time / one.growth[0][1]) for size, time in one.growth]
        for one in got.group(growth.GROWTH)
    }
    return plots.lines(series, "times as large as the smallest", "times as long as the smallest")
