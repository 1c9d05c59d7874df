"""``notelint completion``: what the shells are answered, and the shells themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from notelint.completion import SHELLS
from tests.cli import RULES, surroundings
from tests.inprocess import Folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    folder = Folder(tmp_path, capsys)
    folder.write(".notelint.yaml", "rules: [house.yaml]\n")
    folder.write("my draft.txt", "")
    folder.write("drafts/note.txt", "")
    return folder


def answered(here: Folder, *words: str) -> list[str]:
    """Return what may stand for the last of the words, without what it means."""
    *before, current = words
    status, out, err = here.run("completion", "--complete", "--", *before, f":{current}")
    assert (status, err) == (0, "")
    return [line.partition("\t")[0] for line in out.splitlines()]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["ru"], ["rules", ":files"]),
        (["rules", "no-s"], ["no-secret"]),
        (["rules", "--tr"], ["--trace"]),
        (["rules", "--trace", "no-secret", ""], [":files"]),
        (["rules", "no-secret", "a.txt", ""], []),
        (["a.txt", "rul"], [":files"]),
        (["--fail"], ["--fail-on"]),
        (["--fail-on", ""], ["error", "warning", "advice", "never"]),
        (["check", "--fail-on", "w"], ["warning"]),
        (["--fail-on=w"], ["--fail-on=warning"]),
        (["--fail-on", "=", "w"], ["warning"]),
        (["--fail-on", "="], ["error", "warning", "advice", "never"]),
        (["--color", "n"], ["never"]),
        (["--format", "js"], ["json", "jsonl"]),
        (["--format=js"], ["--format=json", "--format=jsonl"]),
        (["show", "--format", ""], ["tree", "json", "csv", "text"]),
        (["config", "--format", ""], ["text", "json"]),
        (["--select", "no-g"], ["no-gossip"]),
        (["--ignore", "no-gossip,no-s"], ["no-gossip,no-secret"]),
        (["--ignore", "no-gossip,no-g"], []),
        (["--profile", "p"], ["parish", "project"]),
        (["--output", ""], [":files"]),
        (["--rules", "h"], [":files"]),
        (["--as-of", ""], []),
        (["--as-of", "today", "x"], [":files"]),
        (["show", "a.txt", "ac"], ["acronym", "action"]),
        (["waive", "a.txt:3", "no-s"], ["no-secret"]),
        (["init", ""], [":folders"]),
        (["test", "a.yaml", ""], [":files"]),
        (["completion", ""], [*SHELLS]),
        (["--", "--fail"], [":files"]),
        (["--nothing-like-it"], []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_may_stand_there(here: Folder, words: list[str], wanted: list[str]) -> None:
    assert answered(here, *words) == wanted


def test_words_are_told_with_what_they_mean(here: Folder) -> None:
    out = here.run("completion", "--complete", "--", "rules", ":no-secret")[1]
    assert out == "no-secret\tNo title says “secret”\n"
    assert here.run("completion", "--complete", "--", ":--quiet")[1] == (
        "--quiet\tno sums, only what was found\n"
    )


def test_every_option_of_every_command_is_known(here: Folder) -> None:
    for command in ("check", "rules", "show", "test", "waive", "config", "init", "completion"):
        usage = here.run(command, "--help")[1]
        flags = {
            word.strip("[],=") for word in usage.split() if word.startswith("--") and word != "--complete"
        }
        flags = {flag.partition("=")[0].rstrip(";:.)") for flag in flags if len(flag) > 2}
        assert flags <= set(answered(here, command, "--")), command


def test_broken_settings_never_reach_the_command_line(here: Folder) -> None:
    here.write(".notelint.yaml", "rules: [gone.yaml\n")
    assert "item-titled" in answered(here, "rules", "item-t")
    here.write("house.yaml", "rules: {no-secret: {each: nothing}}")
    here.write(".notelint.yaml", "rules: [house.yaml]\n")
    assert answered(here, "rules", "item-t") == ["item-titled"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            [],
            "which shell: bash, zsh, fish, powershell? For example, in ~/.bashrc: "
            'eval "$(notelint completion bash)"',
        ),
        (["fisch"], "there is no completion for “fisch”. Did you mean “fish”?"),
        (["cmd"], "there is no completion for “cmd”. Known are: bash, fish, powershell, zsh."),
    ],
    ids=["none", "misspelt", "other"],
)
def test_a_shell_must_be_named(here: Folder, arguments: list[str], said: str) -> None:
    assert here.run("completion", *arguments) == (2, "", f"notelint: {said}\n")


# --- The shells ---------------------------------------------------------------------------


def shell(here: Folder, name: str, script: str) -> list[str]:
    """Run a script in a shell in which ``notelint`` is this checkout; return its lines."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    tool = here.path / "bin" / "notelint"
    tool.parent.mkdir(exist_ok=True)
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m notelint "$@"\n', "utf-8")
    tool.chmod(0o755)
    env = surroundings() | {
        "PATH": f"{tool.parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(here.path),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        [path, *(["-f"] if name == "zsh" else []), "-c", script], cwd=here.path, env=env,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.stderr.decode() == ""
    return done.stdout.decode().splitlines()


LINES = [
    (["notelint", "ru"], ["rules"]),
    (["notelint", "--format", "js"], ["json", "jsonl"]),
    (["notelint", "rules", "no-s"], ["no-secret"]),
    (["notelint", "--ignore", "no-gossip,no-s"], ["no-gossip,no-secret"]),
    (["notelint", "--config", ""], [".notelint.yaml", "bin", "drafts", "house.yaml", "my draft.txt"]),
    (["notelint", "init", "d"], ["drafts"]),
    (["notelint", "my"], ["my draft.txt"]),
]


@pytest.mark.parametrize(("words", "wanted"), LINES, ids=lambda value: " ".join(value))
def test_bash(here: Folder, words: list[str], wanted: list[str]) -> None:
    quoted = " ".join(f"'{word}'" for word in words)
    script = (
        f'eval "$(notelint completion bash)"\nCOMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}\n'
        '_notelint\nprintf "%s\\n" "${COMPREPLY[@]}"\ncomplete -p notelint'
    )
    *found, registered = shell(here, "bash", script)
    assert sorted(found) == wanted
    assert registered == "complete -F _notelint notelint"


def test_bash_takes_an_option_apart_at_its_sign(here: Folder) -> None:
    script = (
        'eval "$(notelint completion bash)"\nCOMP_WORDS=(notelint --fail-on = w); COMP_CWORD=3\n'
        '_notelint\nprintf "%s\\n" "${COMPREPLY[@]}"'
    )
    assert shell(here, "bash", script) == ["warning"]


@pytest.mark.parametrize(("words", "wanted"), LINES, ids=lambda value: " ".join(value))
def test_fish(here: Folder, words: list[str], wanted: list[str]) -> None:
    line = " ".join(words)
    found = shell(here, "fish", f'notelint completion fish | source\ncomplete -C "{line}"')
    names = sorted(one.partition("\t")[0].rstrip("/") for one in found)
    assert set(wanted) - {".notelint.yaml"} <= {name.replace("\\", "") for name in names}
    assert all(name.startswith(words[-1]) for name in names)


@pytest.mark.parametrize(("words", "wanted"), LINES[:4], ids=lambda value: " ".join(value))
def test_zsh(here: Folder, words: list[str], wanted: list[str]) -> None:
    quoted = " ".join(f"'{word}'" for word in words)
    # The widgets of its line editor are not there in a script: these stand in for them.
    script = (
        "compdef() { print -r -- registered $2 }\n_files() { : }\n"
        "compadd() { print -rl -- $values; print -rl -- $shown >/dev/null }\n"
        'eval "$(notelint completion zsh)"\n'
        f"words=({quoted}); CURRENT={len(words)}\n_notelint"
    )
    registered, *found = shell(here, "zsh", script)
    assert registered == "registered notelint"
    assert found == wanted


def test_powershell_is_asked_the_same_way(here: Folder) -> None:
    script = here.run("completion", "powershell")[1]
    assert "Register-ArgumentCompleter -Native -CommandName notelint -ScriptBlock {" in script
    assert 'notelint completion --complete -- @before ":$wordToComplete" 2>$null' in script
    for opening, closing in ("{}", "()", "[]"):
        assert script.count(opening) == script.count(closing)
    if shutil.which("pwsh"):
        parse = f"[scriptblock]::Create(@'\n{script}\n'@) | Out-Null; 'fine'"
        assert shell(here, "pwsh", parse) == ["fine"]


def test_the_rules_of_the_house_are_those_of_the_folder(here: Folder) -> None:
    here.write("house.yaml", RULES.replace("no-secret", "no-secrecy"))
    assert answered(here, "rules", "no-s") == ["no-secrecy"]
