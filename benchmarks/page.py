"""``docs/performance.md`` and its picture, written from the answers."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from math import log10
from pathlib import Path

from benchmarks.work import Answer

_WIDTH, _ROW, _LEFT = 760, 26, 300


def page(
    answers: Sequence[Answer], missing: Sequence[str], versions: Mapping[str, str], command: str, about: str
) -> Iterator[str]:
    """Yield the lines of the page."""
    yield "# How fast it is"
    yield ""
    yield f"Made by `{command}` on {_machine()}. {about}"
    yield ""
    yield "Each ratio is the median of pairs of runs made in turn, with its quartiles."
    yield ""
    yield "![Ratios](performance.svg)"
    group = None
    for one in answers:
        if one.group != group:
            group = one.group
            yield from (
                "",
                f"## {group}",
                "",
                "| work | value | quartiles | target | met |",
                "|---|---|---|---|---|",
            )
        spread = f"{one.ratio.low:.2f}–{one.ratio.high:.2f}" if one.ratio else ""
        sign = "at least " if one.least else ""
        target = f"{sign}{one.target:.3g}" if one.target is not None else ""
        met = {True: "yes", False: "no", None: ""}[one.is_met]
        yield f"| {one.work} | {one.value:.3g} {one.unit} | {spread} | {target} | {met} |"
    yield from ("", "## Versions", "")
    told = {"Python": platform.python_version(), "notelint": version("notelint"), **versions}
    yield from (f"- {name}: {what}" for name, what in told.items())
    if missing:
        yield from (
            "",
            f"Not measured, because it is not installed here or did not run: {', '.join(missing)}.",
        )


def _machine() -> str:
    processors = os.cpu_count() or 1
    return f"{platform.system()} {platform.machine()} with {processors} processors, {sys.implementation.name}"


def picture(answers: Sequence[Answer]) -> str:
    """Return an SVG with a bar for each ratio on a logarithmic scale, and a mark for its target."""
    shown = [one for one in answers if one.ratio is not None]
    if not shown:
        return '<svg xmlns="http://www.w3.org/2000/svg"/>'
    ends = [log10(value) for one in shown for value in (one.value, one.target or one.value)]
    low, high = min(*ends, 0) - 0.1, max(*ends, 0) + 0.1

    def x(value: float) -> float:
        return _LEFT + (log10(value) - low) / (high - low) * (_WIDTH - _LEFT - 20)

    height = _ROW * (len(shown) + 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{height}" fill="white"/>',
        f'<line x1="{x(1):.0f}" x2="{x(1):.0f}" y1="0" y2="{height}" stroke="grey"/>',
    ]
    for number, one in enumerate(shown):
        top = number * _ROW + 6
        start, end = sorted((x(1), x(one.value)))
        parts.append(f'<text x="{_LEFT - 8}" y="{top + 12}" text-anchor="end">{one.work}</text>')
        parts.append(
            f'<rect x="{start:.1f}" y="{top}" width="{end - start:.1f}" height="16" fill="steelblue">'
            f"<title>{one.value:.3g}</title></rect>"
        )
        if one.target is not None:
            at = x(one.target)
            parts.append(
                f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{top - 2}" y2="{top + 18}" '
                'stroke="darkred" stroke-width="2"/>'
            )
    last = height - 8
    parts.append(f'<text x="{_LEFT}" y="{last}">grey: as long as the other; red: the target</text></svg>')
    return "\n".join(parts) + "\n"


def write(folder: Path, lines: Sequence[str], svg: str) -> None:
    """Write the page and its picture into a folder."""
    (folder / "performance.md").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "performance.svg").write_text(svg, "utf-8")
