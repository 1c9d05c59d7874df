"""The measuring of speed: what it refuses to measure, what it measures on, and what it writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import page, peers, plots
from benchmarks.answer import Answer, Figures, figures
from benchmarks.notes import write_long_note, write_notes
from benchmarks.timing import Command, exponent, in_turn, ratios, run
from notelint.linter import lint
from notelint.note.understand import understand
from notelint.readers import text as text_reader
from tests.cli import CHECKOUT
from tests.planted.examine import rules
from tests.planted.form import Specimen
from tests.planted.forms import FORMS

MEASURES = pytest.mark.skipif(os.name == "nt", reason="it measures on Linux and macOS")


def measure(python: str | Path, output: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(python), "-m", "benchmarks", "--quick", "--output", str(output), *words],
        cwd=CHECKOUT,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | env,
        capture_output=True,
        text=True,
        check=False,
    )


@MEASURES
@pytest.mark.parametrize(
    ("off", "why"), [("1", "byte-code is off"), ("", "notelint is not installed|an editable installation")]
)
def test_it_refuses_what_would_be_measured_as_slower_than_it_is(tmp_path: Path, off: str, why: str) -> None:
    done = measure(sys.executable, tmp_path, PYTHONDONTWRITEBYTECODE=off)
    assert (done.returncode, done.stdout) == (2, "")
    assert any(one in done.stderr for one in why.split("|"))
    assert list(tmp_path.iterdir()) == []


@MEASURES
@pytest.mark.slow
def test_it_refuses_an_installation_without_byte_code(installed: Path, tmp_path: Path) -> None:
    (compiled,) = installed.parent.glob("lib/*/site-packages/notelint/__pycache__/cli.*.pyc")
    aside = compiled.rename(tmp_path / "cli.pyc")
    try:
        done = measure(installed / "python", tmp_path / "none")
    finally:
        aside.rename(compiled)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no byte-code beside notelint" in done.stderr


@MEASURES
@pytest.mark.slow
def test_a_wheel_is_measured_against_what_is_there(installed: Path, tmp_path: Path) -> None:
    """Everything runs once, on a few notes; of the others there is one, which a script stands in for."""
    others, output = tmp_path / "others", tmp_path / "output"
    others.mkdir(), output.mkdir()
    for name, says in (("codespell", "recieve ==> receive"), ("proselint", "usage: something else")):
        script = others / name
        script.write_text(f"#!/bin/sh\necho '{says}'\n", "utf-8")
        script.chmod(0o755)
    done = measure(installed / "python", output, PATH=os.pathsep.join((str(others), "/usr/bin", "/bin")))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    written = {path.name: path.read_text("utf-8") for path in output.iterdir()}
    assert written.keys() == {
        "figures.json",
        "performance.md",
        "performance-start-up.svg",
        "performance-throughput.svg",
        "performance-growth.svg",
    }
    text = written["performance.md"]
    assert "| against codespell |" in text
    assert "- proselint: does not find a mistake with the command that is known here" in text
    assert "same bytes out" in text
    assert "4 fictional ones of" in text
    asked = [one for one in figures(json.loads(written["figures.json"])).answers if one.target is not None]
    assert [one.group for one in asked] == [
        *["start-up"] * 4,
        *["throughput"] * 2,
        "peers",
        *(["memory"] * 2 if sys.platform == "linux" else []),
        *["growth"] * 3,
    ]


# --- What it measures on ---


def test_the_notes_are_the_same_in_each_run(tmp_path: Path) -> None:
    one, other = (write_notes(tmp_path / name, 8) for name in ("one", "other"))
    assert one == other
    assert [(tmp_path / "one" / name).read_bytes() for name in one] == [
        (tmp_path / "other" / name).read_bytes() for name in one
    ]


def test_the_notes_are_of_about_13_kb_and_no_two_are_alike(tmp_path: Path) -> None:
    texts = [(tmp_path / "notes" / name).read_bytes() for name in write_notes(tmp_path / "notes", 40)]
    assert 12_000 < sum(map(len, texts)) / 40 < 14_000
    assert len(set(texts)) == 40


def heard(one: Specimen, text: str) -> set[str]:
    """Return the rules that find something in the text of a specimen."""
    source = text_reader.read(one.file, text.encode())
    known = rules(one.profile)
    return {found.rule for found in lint(understand(source, known.words), known)}


@pytest.mark.parametrize("form", FORMS)
def test_a_note_with_more_business_is_as_clean_as_one_with_little(form: str, tmp_path: Path) -> None:
    for seed in range(3):
        one = FORMS[form].specimen(seed, None, 17)
        assert len(one.truth.business) >= 17
        assert heard(one, one.paper.written()[0]) == {rule for rule, _ in one.expected}


def test_a_long_note_is_one_meeting_with_much_business(tmp_path: Path) -> None:
    write_long_note(tmp_path / "long.txt", 60_000)
    text = (tmp_path / "long.txt").read_text("utf-8")
    assert 50_000 < len(text) < 70_000
    assert text.count("<AI") > 50


def test_the_data_of_a_note_are_its_items(tmp_path: Path) -> None:
    write_notes(tmp_path / "notes", 1, tmp_path / "data")
    data = json.loads((tmp_path / "data" / "00000.json").read_text("utf-8"))
    text = (tmp_path / "notes" / "00000.txt").read_text("utf-8")
    assert data["title"] in text
    assert len(data["items"]) > 17
    assert all(item["title"] in text for item in data["items"])


# --- How it measures ---


@MEASURES
def test_commands_run_in_turn_and_every_other_round_backwards(tmp_path: Path) -> None:
    said = tmp_path / "said"
    commands = [
        Command(("/bin/sh", "-c", f"echo {name} >> {said}"), tmp_path, statuses=(0,)) for name in "ab"
    ]
    took = in_turn(commands, 2)
    assert said.read_text().split() == [*"ab", *"ba", *"ab"]
    assert [len(each) for each in took] == [2, 2]


@MEASURES
def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="sh ended with 3"):
        run(Command(("/bin/sh", "-c", "exit 3"), tmp_path, statuses=(0, 1)))


def test_a_ratio_is_of_the_two_runs_of_a_round() -> None:
    got = ratios([1, 4, 9], [1, 2, 3])
    assert (got.low, got.median, got.high) == (1.5, 2, 2.5)


def test_growth_is_the_power_of_the_size() -> None:
    assert exponent([10, 1000], [1, 100]) == pytest.approx(1)
    assert exponent([10, 1000], [1, 10_000]) == pytest.approx(2)


@MEASURES
@pytest.mark.parametrize("says", ["recieve ==> receive", "usage: codespell [OPTIONS]"])
def test_another_counts_only_if_it_finds_a_mistake(tmp_path: Path, says: str) -> None:
    script = tmp_path / "codespell"
    script.write_text(f"#!/bin/sh\necho '{says}'\n", "utf-8")
    script.chmod(0o755)
    (codespell,) = [peer for peer in peers.PEERS if peer.name == "codespell"]
    assert peers.checks(codespell, str(script)) == ("recieve" in says)


# --- What it writes ---

FIGURES = Figures(
    {"command": "python -m benchmarks", "machine": "a small one"},
    {"Python": "CPython 3.11", "typos": "1.52.0"},
    [
        Answer("start-up", "one note", 1.5, target=2.2, aim=1.6, low=1.41, high=1.62, rounds=15),
        Answer("start-up", "many notes", 5, target=4, aim=2, rounds=15),
        Answer(
            "throughput", "two processes", 1.8, "× faster", 1.75, 1.9, least=True, remark="same bytes out"
        ),
        Answer("throughput", "with other bytes", 1.95, "× faster", 1.75, 1.9, least=True, same=False),
        Answer("peers", "notelint", 2.5, "ms a note", ms=2.5),
        Answer("peers", "against typos", 2.0, "× as long", ms=1.25),
        Answer("growth", "notes", 1.01, "", 1.1, 1.0, growth=[(10, 1.0), (100, 10.2)]),
    ],
    ["proselint: not installed"],
)


def test_the_page_says_which_targets_are_met_and_what_was_not_measured() -> None:
    got = (
        page.pages(FIGURES, page.TEMPLATE.read_text("utf-8"))["performance.md"]
        .replace("\u00a0", " ")
        .splitlines()
    )
    for row in (
        "| one note | 1.5 × | 1.41–1.62 | 15 | ≤ 2.2: met | ≤ 1.6: met |",
        "| many notes | 5 × |  | 15 | ≤ 4: **not met** | ≤ 2: **not met** |",
        "| two processes | 1.8 × faster | 1 | ≥ 1.75: met | ≥ 1.9: **not met** | same bytes out |",
        "| with other bytes | 1.95 × faster | 1 | ≥ 1.75: **not met** | ≥ 1.9: **not met** |  |",
        "| against typos | 2 × as long; 1.25 ms a note | 1 |",
        "3 of 5 targets are met, 1 of the aims.",
        "- start-up: many notes",
        "- throughput: with other bytes",
        "- typos: 1.52.0",
        "- proselint: not installed",
    ):
        assert row in got
    assert not any("{{" in line or "<!--" in line for line in got)


def test_the_plots_are_svg_with_every_work() -> None:
    got = page.pages(FIGURES, page.TEMPLATE.read_text("utf-8"))
    for name, words in (
        ("performance-start-up.svg", {"one note", "many notes", "1.5"}),
        ("performance-throughput.svg", {"notelint", "typos", "1.25"}),
        ("performance-growth.svg", {"notes", "- - as the size"}),
    ):
        assert words <= {element.text for element in ElementTree.fromstring(got[name]).iter()}


def test_a_plot_of_nothing_is_empty() -> None:
    for got in (plots.bars([], "ms"), plots.lines({}, "size", "time")):
        assert not list(ElementTree.fromstring(got).iter("{http://www.w3.org/2000/svg}text"))


def test_figures_are_kept_whole() -> None:
    written = json.dumps(FIGURES.as_data())
    again = figures(json.loads(written))
    assert json.dumps(again.as_data()) == written
    assert [one.work for one in again.answers] == [one.work for one in FIGURES.answers]


def test_the_published_page_is_made_of_the_kept_figures() -> None:
    """After a change of ``benchmarks/page.md``: python -m benchmarks --page."""
    for name, text in page.pages(page.kept(), page.TEMPLATE.read_text("utf-8")).items():
        assert (page.DOCS / name).read_text("utf-8") == text
