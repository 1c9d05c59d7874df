"""The plots of the page as SVG: bars and lines on logarithmic scales."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from xml.sax.saxutils import escape

_WIDTH, _ROW, _LEFT, _RIGHT = 760, 26, 330, 70
_OURS, _THEIRS, _BOUND, _AXIS = "#1f5f99", "#9aa7b1", "#a11", "#888"
_COLOURS = (_OURS, "#b3541e", "#3b7d4f")
_HEIGHT = 420  # of lines

Bar = tuple[str, float, float | None, bool]
"""What a bar says, its value, the target if there is one, and whether it is of notelint."""


def bars(rows: Sequence[Bar], unit: str) -> str:
    """Return horizontal bars, with a mark for each target."""
    values = [value for row in rows for value in row[1:3] if value]
    if not values:
        return _svg(_ROW, [])
    low, high = floor(log10(min(values)) - 0.01), ceil(log10(max(values)) + 0.01)

    def x(value: float) -> float:
        return _LEFT + (log10(value) - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)

    bottom = _ROW * len(rows) + 8
    parts = list(_decades(low, high, x, bottom))
    for number, (label, value, target, ours) in enumerate(rows):
        top = number * _ROW + 8
        parts.append(_text(_LEFT - 8, top + 13, label, "end"))
        colour = _OURS if ours else _THEIRS
        parts.append(
            f'<rect x="{_LEFT}" y="{top}" width="{x(value) - _LEFT:.1f}" height="17" fill="{colour}"/>'
        )
        parts.append(_text(x(value) + 5, top + 13, f"{value:.3g}"))
        if target:
            parts.append(_line((x(target), top - 3), (x(target), top + 20), _BOUND, 2))
    marked = "; red: the target" if any(row[2] for row in rows) else ""
    parts.append(_text(_LEFT, bottom + 36, unit + marked))
    return _svg(bottom + 46, parts)


def _decades(low: int, high: int, x: object, bottom: float) -> Iterator[str]:
    assert callable(x)
    for power in range(low, high + 1):
        at = x(10.0**power)
        yield _line((at, 0), (at, bottom), "#ddd")
        yield _text(at, bottom + 16, f"{10.0**power:,g}", "middle")


def lines(series: Mapping[str, Sequence[tuple[float, float]]], across: str, up: str) -> str:
    """Return a line for each series, with where it would go if time grew as the size does."""
    drawn = {name: points for name, points in series.items() if len(points) > 1}
    points = [point for each in drawn.values() for point in each]
    if not points:
        return _svg(_ROW, [])
    high = max(1, ceil(max(log10(value) for point in points for value in point) - 0.01))
    left, bottom = 70, _HEIGHT - 60
    scale = (_WIDTH - left - 250) / high

    def place(point: tuple[float, float]) -> tuple[float, float]:
        return left + log10(point[0]) * scale, bottom - max(0.0, log10(point[1])) * (bottom - 20) / high

    parts: list[str] = []
    for power in range(high + 1):
        across_at, up_at = place((10.0**power, 10.0**power))
        parts += [_line((across_at, 20), (across_at, bottom), "#ddd")]
        parts += [_line((left, up_at), (left + high * scale, up_at), "#ddd")]
        parts += [_text(across_at, bottom + 16, f"{10**power:,}", "middle")]
        parts += [_text(left - 6, up_at + 4, f"{10**power:,}", "end")]
    parts.append(_line(place((1, 1)), place((10.0**high, 10.0**high)), _AXIS, 1, "5 4"))
    key = left + high * scale + 16
    parts.append(_text(key, 34, "- - as the size", fill=_AXIS))
    for number, (name, each) in enumerate(drawn.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, each))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in map(place, each)]
        parts.append(_text(key, 56 + 20 * number, name, fill=colour))
    parts.append(_text(left + high * scale / 2, bottom + 38, across, "middle"))
    parts.append(_text(left, 12, up))
    return _svg(_HEIGHT, parts)


def _line(
    start: tuple[float, float], end: tuple[float, float], colour: str, width: float = 1, dashes: str = ""
) -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" '
        f'stroke="{colour}" stroke-width="{width:g}"{dashed}/>'
    )


def _text(x: float, y: float, words: str, anchor: str = "start", fill: str = "#222") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'


def _svg(height: float, parts: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}" '
        f'width="{_WIDTH}" height="{height:.0f}" font-family="sans-serif" font-size="12">'
    )
    return "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *parts, "</svg>"]) + "\n"
