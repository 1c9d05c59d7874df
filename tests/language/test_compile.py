"""Compiled rules and the cache: what comes back is what went in, and damage is never an error."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint import __version__, builtin, cache, store
from notelint.check import Check
from notelint.compile import FORM, from_data, to_data
from notelint.formats import RulePack
from notelint.library import load, pack_files
from notelint.profile import Library, ruleset
from notelint.rule import Rule
from tests.language.test_profiles import FILES, HOUSE, files
from tests.language.toys import TOYS

PLAIN = (dict, list, str, int, float, bool, type(None))
WRONG = "summary: x\neach: item\nmust: {have: titel}\nmessage: x\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rule pack and a folder of house rules; the cache is empty."""
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path / "cache"))
    for name, texts in (("pack", FILES), ("house", {Path(path).name: text for path, text in HOUSE.items()})):
        for path, text in texts.items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    return tmp_path


def opened(folder: Path, *, house: bool = True) -> Library:
    return store.library(TOYS, [RulePack("kit", folder / "pack")], [str(folder / "house")] if house else [])


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often rules were loaded the slow way."""
    from notelint import library

    count = 0
    really = library.load

    def counted(*arguments: object, **named: object) -> Library:
        nonlocal count
        count += 1
        return really(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(library, "load", counted)
    return lambda: count


def bare(library: Library) -> dict[str, Rule]:
    """Return the rules without what only their files have."""
    return {name: dataclasses.replace(rule, why="", examples=()) for name, rule in library.rules.items()}


def same(one: Library, other: Library) -> bool:
    return (
        bare(one) == bare(other)
        and one.profiles == other.profiles
        and {name: tuple(words) for name, words in one.lists.items()}
        == {name: tuple(words) for name, words in other.lists.items()}
        and (one.house, one.own) == (other.house, other.own)
        and [str(error) for error in one.errors] == [str(error) for error in other.errors]
    )


def plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and plain(one) for key, one in value.items())
    return all(map(plain, value)) if isinstance(value, list) else isinstance(value, PLAIN)


def test_a_library_comes_back_as_it_was() -> None:
    base = load(files(FILES), TOYS)
    made = load(
        files({**HOUSE, "rules/wrong.yaml": WRONG}, house=True), TOYS, base=base, shipped=lambda: files(FILES)
    )
    data = to_data(made)
    assert plain(data)
    back = from_data(json.loads(json.dumps(data)), TOYS)
    assert same(made, back)
    assert made.errors


def test_the_shipped_rules_come_back_as_they_were() -> None:
    checks: dict[str, type[Check]] = {check.name: check for check in builtin.notelint_checks()}
    made = load(pack_files(builtin.notelint_rule_packs()), checks)
    data = json.loads(json.dumps(to_data(made)))
    assert same(made, from_data(data, checks))


def test_compiled_rules_of_the_wheel_are_used_if_they_are_of_this_version(
    folder: Path, monkeypatch: pytest.MonkeyPatch, loads: Callable[[], int]
) -> None:
    made = load(pack_files([RulePack("notelint", folder / "pack")]), TOYS)
    body = json.dumps({"version": __version__, **to_data(made)}, separators=(",", ":"), sort_keys=True)
    compiled = folder / "compiled.json"
    monkeypatch.setattr(store, "_COMPILED", str(compiled))
    packs = [RulePack("notelint", folder / "pack")]

    compiled.write_text(body + "\n", "utf-8")
    assert same(store.library(TOYS, packs), made)
    assert loads() == 0
    compiled.write_text(body.replace(__version__, "0.0.0"), "utf-8")
    assert same(store.library(TOYS, packs), made)
    assert loads() == 1
    compiled.write_text("{" + f'"version":"{__version__}"}}', "utf-8")
    assert same(store.library(TOYS, packs), made)


def test_a_second_run_loads_nothing(folder: Path, loads: Callable[[], int]) -> None:
    first = opened(folder)
    assert loads() == 2
    assert same(first, opened(folder))
    assert loads() == 2
    assert ruleset(first, "council")[0].digest == ruleset(opened(folder), "council")[0].digest


@pytest.mark.parametrize(
    ("path", "text", "times"),
    [
        ("house/house-mild.yaml", HOUSE["rules/house-mild.yaml"] + "severity: advice\n", 1),
        ("house/new/more.yaml", HOUSE["rules/house-mild.yaml"], 1),
        ("pack/rules/item-silent.yaml", FILES["rules/item-silent.yaml"] + "severity: advice\n", 2),
        ("pack/vocabulary/words.yaml", FILES["vocabulary/words.yaml"] + "more: [x]\n", 2),
    ],
)
def test_what_changes_is_loaded_anew(
    folder: Path, loads: Callable[[], int], path: str, text: str, times: int
) -> None:
    opened(folder)
    before = loads()
    target = folder / path
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, "utf-8")
    opened(folder)
    assert loads() - before == times


def test_errors_are_told_from_the_cache_too(folder: Path) -> None:
    (folder / "house" / "wrong.yaml").write_text(WRONG, "utf-8")
    first, second = opened(folder), opened(folder)
    assert [error.line for error in first.errors] == [3]
    assert [str(error) for error in first.errors] == [str(error) for error in second.errors]
    assert "house-mild" in second.rules


def entries(folder: Path) -> list[Path]:
    return sorted((folder / "cache").iterdir())


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-20]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"house", b"mouse")),
        lambda path: path.write_bytes(b"\x80\x04 not ours"),
        lambda path: path.unlink() or path.mkdir(),
    ],
    ids=["empty", "cut off", "changed", "foreign", "a folder"],
)
def test_a_damaged_entry_is_passed_over(folder: Path, damage: Callable[[Path], object]) -> None:
    first = opened(folder)
    for path in entries(folder):
        damage(path)
    assert same(first, opened(folder))


@pytest.mark.parametrize("data", [[], {}, {"form": FORM}, {"form": 0}, None, 3], ids=str)
def test_an_entry_of_another_form_is_passed_over(folder: Path, data: object) -> None:
    first = opened(folder)
    for path in entries(folder):
        cache.write(path.name, json.dumps(data).encode())
    assert same(first, opened(folder))


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_entries_are_private_and_those_of_others_are_passed_over(
    folder: Path, loads: Callable[[], int]
) -> None:
    opened(folder)
    assert {path.stat().st_mode & 0o777 for path in entries(folder)} == {0o600}
    assert (folder / "cache").stat().st_mode & 0o777 == 0o700
    before = loads()
    for path in entries(folder):
        path.chmod(0o666)
    opened(folder)
    assert loads() > before


def test_no_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTELINT_CACHE_DIR", "")
    assert cache.folder() is None
    assert opened(folder).rules
    blocked = folder / "file"
    blocked.write_text("x")
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(blocked / "under"))
    assert opened(folder).rules
    assert not cache.write("x", b"y")


def test_only_the_newest_entries_are_kept(folder: Path) -> None:
    for number in range(8):
        cache.write(f"rules-{number}", b"x")
        os.utime(folder / "cache" / f"rules-{number}", (number, number))
    cache.write("other", b"x")
    cache.prune("rules-", keep=3)
    assert [path.name for path in entries(folder)] == ["other", "rules-5", "rules-6", "rules-7"]


def test_a_missing_house_folder_is_an_error_and_the_rest_is_there(folder: Path) -> None:
    made = store.library(
        TOYS, [RulePack("kit", folder / "pack")], [str(folder / "nowhere"), str(folder / "cache")]
    )
    assert made.errors[0].message == "there is no such file or folder of rules"
    assert "item-titled" in made.rules


def test_a_warm_run_imports_neither_yaml_nor_schemas(folder: Path) -> None:
    opened(folder)
    code = (
        "import sys\n"
        "from notelint import store\n"
        "from notelint.formats import RulePack\n"
        "from pathlib import Path\n"
        "from tests.language.toys import TOYS\n"
        f"pack, house = Path({str(folder / 'pack')!r}), {str(folder / 'house')!r}\n"
        "made = store.library(TOYS, [RulePack('kit', pack)], [house])\n"
        "assert made.rules\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'ruamel', 'jsonschema', 'pluggy'}))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("[]\n", "")
