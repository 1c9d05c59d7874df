"""Memory, and how time grows with the size of a note, the number of notes and the number of rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.answer import Answer
from benchmarks.notes import write_long_note, write_notes, write_rules
from benchmarks.timing import Command, cpu, exponent, in_turn, peak
from benchmarks.world import World, named

MEMORY, GROWTH = "memory", "growth"
_LEAST = 0.002  # seconds: below it a time is chance
_TARGET, _AIM = 1.1, 1.0


def memory(world: World) -> Iterator[Answer]:
    """Yield the peak of one note and of all, nothing on systems that do not tell it."""
    several = f"{named(world.scale.notes)} notes, streamed"
    for work, path, target, aim in (("one note", world.one, 25, 13), (several, ".", 40, 20)):
        command = world.check("--format", "concise", "--jobs", "1", "--no-cache", path)
        held = peak(command.words[1:], command.folder, command.env)
        if held is not None:
            yield Answer(MEMORY, work, held, "MiB", target, aim)


def growth(world: World) -> Iterator[Answer]:
    """Yield the powers with which processor time grows, what the smallest note takes taken off."""
    smallest = world.folder / "smallest.txt"
    write_long_note(smallest, 1)
    base = _time(_checked(world, smallest), world.scale.few_rounds)
    yield _of_one_note(world, base)
    yield _of_notes(world, base)
    yield _of_rules(world)


def _of_one_note(world: World, base: float) -> Answer:
    sizes, times = [], []
    longest = world.scale.longest
    for wanted in (*(size for size in (10_000, 100_000, 1_000_000) if size < longest), longest):
        path = world.folder / f"long-{wanted}.txt"
        write_long_note(path, wanted)
        sizes.append(path.stat().st_size)
        times.append(_time(_checked(world, path), 1 if wanted > 1_000_000 else world.scale.few_rounds) - base)
    return _answer(f"one note, {sizes[0] / 1000:,.0f} kB to {sizes[-1] / 1000:,.0f} kB", sizes, times)


def _of_notes(world: World, base: float) -> Answer:
    many = world.scale.many
    sizes, times = [], []
    for number in dict.fromkeys(one for one in (10, 100, 1000, many) if one <= many):
        folder = world.some(number)
        if number > world.scale.notes:
            folder = world.folder / f"many-{number}"
            write_notes(folder, number)
        rounds = 1 if number > 100 else world.scale.few_rounds
        sizes.append(number)
        times.append(_time(world.in_one_process(folder=folder), rounds) - base)
    return _answer(f"{named(sizes[0])} to {named(sizes[-1])} notes", sizes, times)


def _of_rules(world: World) -> Answer:
    """Text rules of the house alone: what the notes take without them is taken off in each round."""
    folder, counts = world.some(100), (60, 190, 600)
    commands = []
    for number in (0, *counts):
        rules = world.folder / f"some-{number}.yaml"
        write_rules(rules, number)
        more = ("--rules", str(rules)) if number else ()
        words = ("--format", "concise", "--jobs", "1", *more, ".")
        commands.append(world.check(*words, folder=folder, kept=True, before=world.forget_results))
    without, *took = in_turn(commands, world.scale.few_rounds, warm=world.scale.warm)
    times = [median(one - other for one, other in zip(cpu(each), cpu(without), strict=True)) for each in took]
    return _answer("60 to 600 text rules of the house", counts, times, "the rest taken off")


def _checked(world: World, path: Path) -> Command:
    return world.check("--format", "concise", "--jobs", "1", "--no-cache", path.name, folder=path.parent)


def _time(command: Command, rounds: int) -> float:
    (took,) = in_turn([command], rounds, warm=False)
    return median(cpu(took))


def _answer(work: str, sizes: Sequence[float], times: Sequence[float], remark: str = "") -> Answer:
    times = [max(one, _LEAST) for one in times]
    whole, last = exponent(sizes, times), exponent(sizes[-2:], times[-2:])
    told = (f"{whole:.2f} from first to last, {last:.2f} in the last step", remark)
    return Answer(
        GROWTH,
        work,
        max(whole, last),
        "",
        _TARGET,
        _AIM,
        remark="; ".join(filter(None, told)),
        growth=list(zip(sizes, times, strict=True)),
    )
