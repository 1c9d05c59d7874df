"""Start-up: one note, and notes that have not changed, against a Python that does nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from benchmarks import peers
from benchmarks.answer import Answer, of
from benchmarks.notes import write_rules
from benchmarks.timing import Command, cpu, in_turn, ratios
from benchmarks.world import World, named

START, PEERS = "start-up", "start-up of others"


def start_up(world: World) -> Iterator[Answer]:
    """Yield what a whole process takes, as a ratio to ``python -c pass``."""
    unchanged = world.check(world.one, kept=True)
    yield _against_nothing(world, "one note, nothing changed since the last run", unchanged, 2.2, 1.6)
    first = world.check(world.one)
    yield _against_nothing(
        world, "the same right after installation, no cache folder writable", first, 2.5, 1.6
    )
    rules = world.folder / "house.yaml"
    turn = count()

    def change() -> None:
        write_rules(rules, 1)
        with rules.open("a", encoding="utf-8") as file:
            file.write(f"# {next(turn)}\n")

    changed = world.check("--rules", str(rules), world.one, kept=True, before=change)
    yield _against_nothing(world, "the first run after a house rule changed", changed, 9, 6)
    all_unchanged = world.check("--format", "concise", ".", kept=True)
    work = f"{named(world.scale.notes)} notes, nothing changed since the last run"
    yield _against_nothing(world, work, all_unchanged, 4, 2)


def _against_nothing(world: World, work: str, ours: Command, target: float, aim: float) -> Answer:
    rounds = world.scale.rounds
    took, nothing = in_turn([ours, world.nothing], rounds)
    return of(START, work, ratios(cpu(took), cpu(nothing)), rounds, target=target, aim=aim)


def start_up_of_others(world: World, found: dict[str, str]) -> Iterator[Answer]:
    """Yield what others take on one note, or on its data; ``found`` are their commands' paths."""
    rounds = world.scale.some_rounds
    for peer in peers.PEERS:
        if peer.name not in found:
            continue
        folder = world.some(1, data=peer.data)
        theirs = peers.command(peer, found[peer.name], folder)
        took, nothing = in_turn([theirs, world.nothing], rounds, warm=world.scale.warm)
        yield of(PEERS, peer.about, ratios(cpu(took), cpu(nothing)), rounds)
