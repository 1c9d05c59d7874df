"""``notelint test``: the examples of rules, run."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Sequence
from os import curdir

from notelint import plugins as plugging
from notelint.commands.check import settings_of
from notelint.printable import printable
from notelint.profile import Library
from notelint.reporters.summary import count, problem_line
from notelint.rule import Rule
from notelint.run import Run
from notelint.streams import tell, write_out


def test(arguments: Namespace) -> int:
    """Run the examples of rules: 0 if all do as they say, 1 if not, 2 if a rule file is wrong."""
    from dataclasses import replace

    from notelint.examples import run_examples, told
    from notelint.library import house_files

    plugins = plugging.load(strangers=not arguments.no_plugins)
    settings = settings_of(arguments)
    run = Run(replace(settings, rules=(*settings.rules, *arguments.files)), plugins)
    library = run.rulesets(curdir, whole=True).as_written
    files, _ = house_files(arguments.files)
    rules = _chosen(library, {file.path for file in files} if arguments.files else None)
    words = run.config_of(curdir).vocabulary
    results = run_examples(rules, library, tuple(plugins.dialects.values()), words)
    failed = [result for result in results if not result.passed]
    lines = [line for result in failed for line in [*told(result).split("\n"), ""]]
    lines += [
        f"{rule.id}: no bad example shows what it finds" for rule in rules if not _has_bad_example(rule)
    ]
    if failed:
        lines.append(
            f"{len(failed)} of {count(len(results), 'example')} of {count(len(rules), 'rule')} failed."
        )
    elif not arguments.quiet:
        lines.append(f"{count(len(results), 'example')} of {count(len(rules), 'rule')}: all do as they say.")
    write_out(None, lambda out: out.writelines(_shown(line) + "\n" for line in lines))
    problems = list(run.problems())
    for problem in problems:
        tell(f"notelint: {problem_line(problem)}")
    if problems:
        return 2
    return 1 if failed else 0


def _chosen(library: Library, paths: Collection[str] | None) -> Sequence[Rule]:
    return [rule for rule in library.rules.values() if paths is None or rule.path in paths]


def _has_bad_example(rule: Rule) -> bool:
    return any(example.verdict == "bad" for example in rule.examples)


def _shown(line: str) -> str:
    """Return a line with its tabs, under which the marks are set."""
    return "\t".join(printable(part) for part in line.split("\t"))
