"""What may stand where the cursor is on the command line: options, rules, formats, files.

The shells ask notelint itself (``notelint completion --complete -- words``) and
show what it answers, so all shells complete the same, and house rules too. Each
line of the answer is a word, with a tab and what it means behind it; ``:files``
and ``:folders`` ask the shell for paths. What is asked for is the last word,
with a colon in front of it: some shells pass no empty words.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

SHELLS = ("bash", "zsh", "fish", "powershell")
FILES = ":files"
FOLDERS = ":folders"

# What a command takes without an option, in order; the last may be repeated.
_POSITIONAL: Mapping[str, Sequence[str]] = {
    "check": ("file",),
    "rules": ("rule", "file"),
    "show": ("file", "node"),
    "test": ("file",),
    "waive": ("file", "rule"),
    "config": ("file",),
    "init": ("folder",),
    "completion": ("shell",),
}
_REPEATED = ("check", "test")
_BY_METAVAR = {"FILE": "file", "PATH": "file", "RULES": "rules", "FORMAT": "format"}


@dataclass(frozen=True, slots=True)
class Words:
    """What can be named: each a function that returns words and what they mean.

    ``rules``, ``profiles`` and ``nodes``; ``formats`` is given the command.
    """

    rules: Callable[[], Mapping[str, str]]
    profiles: Callable[[], Mapping[str, str]]
    nodes: Callable[[], Mapping[str, str]]
    formats: Callable[[str], Sequence[str]]


def answers(
    words: Sequence[str],
    parsers: Mapping[str, tuple[str, Callable[[], argparse.ArgumentParser]]],
    known: Words,
) -> list[str]:
    """Return the lines that answer a shell; ``words`` are those of the command line up to the cursor.

    ``parsers`` gives for each command what it does, and its parser.
    """
    *before, current = words or [":"]
    current = current.removeprefix(":")
    command = "check"
    first = not before
    if before and before[0] in parsers:
        command, before = before[0], before[1:]
    asked = _Asked(command, parsers[command][1](), known)
    lines = list(asked.answer(before, current))
    if first and not current.startswith("-"):
        lines = [*_told(((name, doc) for name, (doc, _) in parsers.items()), current), *lines]
    return lines


class _Asked:
    """The command that is being typed."""

    def __init__(self, command: str, parser: argparse.ArgumentParser, known: Words) -> None:
        self.command = command
        self.known = known
        self.options = {
            flag: action
            for action in parser._actions
            if action.help is not argparse.SUPPRESS
            for flag in action.option_strings
        }

    def answer(self, before: Sequence[str], current: str) -> Iterator[str]:
        if "--" in before:
            yield FILES
            return
        before, current = _rejoined(before, current)
        action = self._open(before)
        if action is not None:
            yield from self._values(action, current)
        elif current.startswith("--") and "=" in current:
            flag, _, value = current.partition("=")
            if flag in self.options:
                lines = self._values(self.options[flag], value)
                yield from (f"{flag}={line}" if not line.startswith(":") else line for line in lines)
        elif current.startswith("-"):
            docs = ((flag, self._doc(flag)) for flag in self.options if flag.startswith("--"))
            yield from _told(docs, current)
        else:
            yield from self._positional(before, current)

    def _open(self, before: Sequence[str]) -> argparse.Action | None:
        """Return the option whose value is asked for: the word before it, if it takes one."""
        action = self.options.get(before[-1]) if before else None
        return action if action is not None and _takes_value(action) else None

    def _positional(self, before: Sequence[str], current: str) -> Iterator[str]:
        place = 0
        waiting = False
        for word in before:
            if waiting:
                waiting = False
            elif word.startswith("-") and word != "-":
                waiting = word in self.options and _takes_value(self.options[word])
            else:
                place += 1
        kinds = _POSITIONAL[self.command]
        if place >= len(kinds):
            if self.command not in _REPEATED:
                return
            place = len(kinds) - 1
        kind = kinds[place]
        if kind == "shell":
            yield from _told(((shell, "") for shell in SHELLS), current)
        else:
            yield from self._of_kind(kind, current)

    def _values(self, action: argparse.Action, current: str) -> Iterator[str]:
        words = getattr(action.type, "words", None)
        if words is not None:
            yield from _told(((word, "") for word in words), current)
        elif action.dest == "profile":
            yield from _told(self.known.profiles().items(), current)
        else:
            yield from self._of_kind(_BY_METAVAR.get(str(action.metavar), ""), current)

    def _of_kind(self, kind: str, current: str) -> Iterator[str]:
        if kind == "file":
            yield FILES
        elif kind == "folder":
            yield FOLDERS
        elif kind == "format":
            yield from _told(((name, "") for name in self.known.formats(self.command)), current)
        elif kind == "rule":
            yield from _told(self.known.rules().items(), current)
        elif kind == "rules":
            given, comma, last = current.rpartition(",")
            named = given.split(",")
            rules = ((name, doc) for name, doc in self.known.rules().items() if name not in named)
            yield from (f"{given}{comma}{line}" for line in _told(rules, last))
        elif kind == "node":
            yield from _told(self.known.nodes().items(), current)

    def _doc(self, flag: str) -> str:
        return (self.options[flag].help or "").partition(";")[0]


def _rejoined(before: Sequence[str], current: str) -> tuple[Sequence[str], str]:
    """Return the words as they were: bash takes ``--format=json`` apart at the sign."""
    if current == "=" and before:
        return before, ""
    if before and before[-1] == "=":
        return before[:-1], current
    return before, current


def _takes_value(action: argparse.Action) -> bool:
    return action.nargs != 0


def _told(words: Iterable[tuple[str, str]], current: str) -> Iterator[str]:
    """Yield the words that begin as ``current`` does, with what they mean."""
    for word, doc in words:
        if word.startswith(current):
            line = " ".join(doc.split())
            yield f"{word}\t{line}" if line else word


def script(shell: str) -> str:
    """Return what a shell must run to complete notelint's command line."""
    return _SCRIPTS[shell]


_BASH = """\
# Completion of notelint for bash. In ~/.bashrc: eval "$(notelint completion bash)"
_notelint() {
    local current=${COMP_WORDS[COMP_CWORD]} line
    local -a words=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :files)
                type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
                while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
                ;;
            :folders)
                type compopt >/dev/null 2>&1 && compopt -o filenames 2>/dev/null
                while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$current")
                ;;
            *) COMPREPLY+=("${line%%$'\\t'*}") ;;
        esac
    done < <(notelint completion --complete -- ${words[@]+"${words[@]}"} ":$current" 2>/dev/null)
}
complete -F _notelint notelint
"""
_ZSH = """\
#compdef notelint
# Completion of notelint for zsh. In ~/.zshrc, behind compinit: eval "$(notelint completion zsh)"
_notelint() {
    local line
    local -a lines values shown before
    before=("${(@)words[2,CURRENT-1]}")
    lines=("${(@f)$(notelint completion --complete -- $before ":${words[CURRENT]}" 2>/dev/null)}")
    for line in $lines; do
        case $line in
            :files) _files ;;
            :folders) _files -/ ;;
            ?*) values+=("${line%%$'\\t'*}"); shown+=("${line/$'\\t'/  -- }") ;;
        esac
    done
    (( $#values )) && compadd -l -d shown -a values
}
if [[ ${funcstack[1]} == _notelint ]]; then _notelint "$@"; else compdef _notelint notelint; fi
"""
_FISH = """\
# Completion of notelint for fish. In ~/.config/fish/config.fish: notelint completion fish | source
function __notelint_complete
    set -l before (commandline -opc)
    set -e before[1]
    set -l current (commandline -ct)
    for line in (notelint completion --complete -- $before ":$current" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path "$current"
            case :folders
                __fish_complete_directories "$current"
            case '*'
                printf '%s\\n' $line
        end
    end
end
complete -c notelint -f -a '(__notelint_complete)'
"""
_POWERSHELL = """\
# Completion of notelint for PowerShell. In $PROFILE:
# notelint completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName notelint -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    notelint completion --complete -- @before ":$wordToComplete" 2>$null | ForEach-Object {
        if ($_ -eq ':files' -or $_ -eq ':folders') {
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
        } elseif ($_) {
            $word, $meaning = $_ -split "`t", 2
            if (-not $meaning) { $meaning = $word }
            [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $meaning)
        }
    }
}
"""
_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
