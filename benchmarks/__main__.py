"""``python -m benchmarks``: measure, keep the figures and write ``docs/performance.md``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import fit, page, peers
from benchmarks.answer import Answer, Figures
from benchmarks.growth import growth, memory
from benchmarks.inside import parts
from benchmarks.start import start_up, start_up_of_others
from benchmarks.throughput import against_others, throughput
from benchmarks.world import Scale, World, named

_QUICK = Scale(notes=4, rounds=1, longest=20_000, many=12)


def main() -> int:
    """Measure and write the page; 2 if this installation cannot be measured."""
    options = _options()
    if options.page:
        page.write(options.output, page.kept())
        return 0
    if wrong := fit.unfit():
        sys.stderr.write(f"benchmarks: {wrong}\n")
        return 2
    scale = Scale(options.notes, options.rounds, options.longest, options.many)
    got = measured(_QUICK if options.quick else scale)
    page.keep(got, page.KEPT if options.output == page.DOCS else options.output / page.KEPT.name)
    page.write(options.output, got)
    return 0


def _options() -> argparse.Namespace:
    usual = Scale()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--notes", type=int, default=usual.notes, help=f"how many notes ({usual.notes})")
    parser.add_argument(
        "--rounds", type=int, default=usual.rounds, help=f"pairs of runs of what is quick ({usual.rounds})"
    )
    parser.add_argument("--longest", type=int, default=usual.longest, help="bytes of the longest note")
    parser.add_argument(
        "--many", type=int, default=usual.many, help=f"to how many notes growth is told ({usual.many})"
    )
    parser.add_argument("--quick", action="store_true", help="a few notes and rounds, to see that it works")
    parser.add_argument(
        "--page", action="store_true", help="measure nothing: write the page from the figures that are kept"
    )
    parser.add_argument(
        "--output", type=Path, default=page.DOCS, help="another folder for page and figures than docs"
    )
    return parser.parse_args()


def measured(scale: Scale) -> Figures:
    """Return the figures of a run; each is told on standard error as it comes."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder).resolve(), scale)
        got = Figures({}, dict(fit.versions()))
        found = _found(got)
        for answer in _answers(world, found, got):
            got.answers.append(answer)
            sys.stderr.write(f"{answer.group}: {answer.work}: {answer.value:.3g} {answer.unit}\n")
        got.made = _made(world, time.monotonic() - began)
    return got


def _found(got: Figures) -> dict[str, str]:
    """Return where the others are, and note those that are not there or do not check."""
    found = {}
    for peer in peers.PEERS:
        path = peers.find(peer.name)
        if path is None:
            got.missing.append(f"{peer.name}: not installed")
        elif not peers.checks(peer, path):
            got.missing.append(f"{peer.name}: does not find a mistake with the command that is known here")
        else:
            found[peer.name] = path
            got.tools[peer.name] = peers.version(path)
    return found


def _answers(world: World, found: dict[str, str], got: Figures) -> Iterator[Answer]:
    yield from start_up(world)
    yield from start_up_of_others(world, found)
    yield from throughput(world)
    yield from against_others(world, found)
    held = list(memory(world))
    yield from held
    if not held:
        got.missing.append("memory: told by Linux only")
    yield from growth(world)
    try:
        yield from parts(world)
    except RuntimeError as error:
        got.missing.append(f"parts: pyperf did not run ({error})")


def _made(world: World, seconds: float) -> dict[str, str]:
    scale = world.scale
    rounds = (
        f"{scale.rounds} of what is quick, {scale.some_rounds} of what takes seconds, "
        f"{scale.few_rounds} of what takes longer, 1 of the largest sizes"
    )
    hooks = fit.hooks()
    return {
        "command": " ".join(["python -m benchmarks", *sys.argv[1:]]),
        "machine": fit.machine(),
        "notes": f"{named(scale.notes)} fictional ones of {world.size / 1000:.1f} kB on average, in "
        "four forms, the same in each run",
        "rounds": rounds,
        "installation": "a wheel in an environment of its own, byte-code compiled; what Python runs at each "
        f"start: {', '.join(hooks) or 'nothing'}",
        "it took": f"{seconds / 60:.0f} minutes",
    }


if __name__ == "__main__":
    raise SystemExit(main())
