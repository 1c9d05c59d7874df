"""Throughput: a thousand notes, against others, with more processes and with more rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks import peers
from benchmarks.answer import Answer, of
from benchmarks.notes import write_rules
from benchmarks.timing import Command, Took, cpu, in_turn, ratios, run, spread, wall
from benchmarks.world import World, named

THROUGHPUT, PEERS = "throughput", "peers"
NOTELINT = "notelint"
# As many times as long as notelint may take, target and aim; or as many times as fast it is to be.
_AT_MOST = {"codespell": (1.2, 0.65)}
_FASTER = {"proselint": (30, 60), "textlint": (50, 100)}
_FEW = 200  # notes for what is run often


def throughput(world: World) -> Iterator[Answer]:
    """Yield what processes gain, and what more rules cost."""
    one, two = (world.check("--format", "concise", "--jobs", jobs, "--no-cache", ".") for jobs in ("1", "2"))
    rounds = world.scale.few_rounds
    alone, together = in_turn([one, two], rounds, warm=False)
    same = _same_output(world, one, two)
    yield of(
        THROUGHPUT,
        f"two processes against one, {named(world.scale.notes)} notes, on the clock",
        ratios(wall(alone), wall(together)),
        rounds,
        unit="× faster",
        target=1.75,
        aim=1.9,
        least=True,
        same=same,
        remark="same bytes out" if same else "**other bytes out**",
    )
    yield _more_rules(world)


def _same_output(world: World, one: Command, two: Command) -> bool:
    outputs = world.folder / "one.out", world.folder / "two.out"
    for command, output in zip((one, two), outputs, strict=True):
        run(command, output)
    return outputs[0].read_bytes() == outputs[1].read_bytes() != b""


def _more_rules(world: World) -> Answer:
    folder = world.some(_FEW)
    commands = []
    for number in (200, 50):
        rules = world.folder / f"rules-{number}.yaml"
        write_rules(rules, number)
        words = ("--format", "concise", "--jobs", "1", "--rules", str(rules), ".")
        commands.append(world.check(*words, folder=folder, kept=True, before=world.forget_results))
    rounds = world.scale.some_rounds
    many, few = in_turn(commands, rounds, warm=world.scale.warm)
    return of(
        THROUGHPUT,
        "200 text rules of the house against 50, beside the shipped ones",
        ratios(cpu(many), cpu(few)),
        rounds,
        target=2,
        aim=1.3,
        remark=f"{min(_FEW, world.scale.notes)} notes",
    )


def against_others(world: World, found: dict[str, str]) -> Iterator[Answer]:
    """Yield notelint on one process against others on the same notes; ``found`` are their paths."""
    present = [peer for peer in peers.PEERS if peer.name in found]
    # Those that get all notes take turns with one and the same run of notelint.
    for most in dict.fromkeys(peer.most for peer in present):
        alike = [peer for peer in present if peer.most == most]
        number = min(most or world.scale.notes, world.scale.notes)
        rounds = world.scale.few_rounds
        commands = [world.in_one_process(folder=world.some(number))]
        for peer in alike:
            folder = world.some(number, data=peer.data)
            commands.append(peers.command(peer, found[peer.name], folder))
        ours, *theirs = in_turn(commands, rounds, warm=world.scale.warm and number < world.scale.notes)
        if most is None:
            yield _alone(ours, number)
        for peer, took in zip(alike, theirs, strict=True):
            yield _against(peer, ours, took, number)


def _alone(took: Sequence[Took], number: int) -> Answer:
    each = spread([one * 1000 / number for one in cpu(took)])
    return of(
        PEERS, NOTELINT, each, len(took), unit="ms a note", ms=each.median, remark=f"{named(number)} notes"
    )


def _against(peer: peers.Peer, ours: Sequence[Took], theirs: Sequence[Took], number: int) -> Answer:
    ms = spread([one * 1000 / number for one in cpu(theirs)]).median
    remark = f"{named(number)} notes"
    if peer.most is None:  # those that are as quick as notelint would like to be
        target, aim = _AT_MOST.get(peer.name, (None, None))
        value = ratios(cpu(ours), cpu(theirs))
        more = {"target": target, "aim": aim, "unit": "× as long"}
    else:
        target, aim = _FASTER.get(peer.name, (None, None))
        value = ratios(cpu(theirs), cpu(ours))
        more = {"target": target, "aim": aim, "unit": "× faster", "least": True}
    return of(PEERS, f"against {peer.about}", value, len(ours), ms=ms, remark=remark, **more)
