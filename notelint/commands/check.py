"""``notelint check``: the notes, the report, the exit status."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace

from notelint import plugins as plugging
from notelint.arguments import COMMANDS, near, words_of
from notelint.commands.outputs import outputs_of, write_all
from notelint.discovery import STDIN
from notelint.errors import UsageError
from notelint.printable import shown_path
from notelint.report import FAILURES, Report, severity_named
from notelint.reporters.summary import count, problem_line
from notelint.run import Run, Settings
from notelint.streams import tell, write_file
from notelint.witness import Witness

CLEAN, VIOLATIONS, FAILED, NO_NOTES = range(4)


def check(arguments: Namespace) -> int:
    """Check the notes that the command line names and return the exit status."""
    if arguments.watch:
        from notelint.commands.watch import watch

        arguments.watch = False
        arguments.name = None
        return watch(arguments, check)
    witness = _witness(arguments)
    plugins = plugging.load(strangers=not arguments.no_plugins)
    outputs = outputs_of(arguments, plugins.reporters)
    whole_text = any(getattr(plugins.reporters[one.format], "whole_text", False) for one in outputs)
    settings = replace(settings_of(arguments), whole_text=whole_text)
    fixing = None
    if arguments.fix or arguments.diff or arguments.unsafe_fixes:
        # Most runs change nothing.
        from notelint.commands.fix import Fixing

        fixing = Fixing(arguments, settings, plugins, outputs)
        settings, outputs = fixing.settings, fixing.outputs
    run = Run(settings, plugins, witness.see) if witness else Run(settings, plugins)
    report = _checked(run, arguments)
    report = _hinted(report, arguments.paths)
    status = exit_status(report, arguments.fail_on)
    with fixing.aside() if fixing else nullcontext():
        if not write_all(outputs, report, plugins.reporters, arguments, witness):
            return FAILED
    # Plug-ins may look at anything, and a baseline at files that it alone knows.
    # Without notes the rules were loaded without being seen.
    if witness and report.files and plugins.packages == () and not report.failed and not any(run.baselines()):
        witness.keep(status)
    if all(output.path is not None for output in outputs):
        for problem in report.problems:
            if problem.kind in FAILURES:
                tell(f"notelint: {problem_line(problem)}")
    if arguments.write_baseline:
        _write_baselines(run, arguments.quiet)
    return fixing.status(status) if fixing else status


def _witness(arguments: Namespace) -> Witness | None:
    """Return who is to keep the run, so that it can be told again; None if it does more than look once."""
    changes = (arguments.fix, arguments.diff, arguments.unsafe_fixes, arguments.write_baseline)
    elsewhere = (
        STDIN in arguments.paths,
        arguments.as_of is not None,  # which may be today
        any(option == "output" for option, _ in arguments.outputs or ()),
    )
    name = getattr(arguments, "name", None)
    if name is None or arguments.no_cache or any(changes) or any(elsewhere):
        return None
    return Witness(name)


def _checked(run: Run, arguments: Namespace) -> Report:
    """Return the report of a run; on a terminal say how far it is if it takes long."""
    paths = arguments.paths or ["."]
    if arguments.quiet or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return run.check(paths)
    from notelint.commands.progress import Progress

    progress = Progress(sys.stderr)
    try:
        return run.check(paths, progress.see)
    finally:
        progress.clear()


def _write_baselines(run: Run, quiet: bool) -> None:
    """Write what was found to the baselines, and say on standard error how they have changed."""
    from notelint.baseline import write_entries
    from notelint.reporters.json import encoder

    for baseline in run.baselines():
        growth = baseline.growth()
        # Mypy gives a lambda with a default no type.
        write_file(baseline.path, lambda out, growth=growth: write_entries(growth.entries, out, encoder()))  # type: ignore[misc]
        if not quiet:
            notes = count(len({entry.path for entry in growth.entries}), "note")
            holds = f"{count(len(growth.entries), 'violation')} in {notes}"
            tell(f"{shown_path(baseline.path)}: {holds}; {growth.new} new, {growth.gone} gone.")


def settings_of(arguments: Namespace) -> Settings:
    """Return what the command line says about rules and files."""
    if arguments.config is not None and arguments.isolated:
        raise UsageError("--config and --isolated cannot stand together.")
    select = words_of(getattr(arguments, "select", None))
    if getattr(arguments, "select", None) and not select:
        raise UsageError("--select names no rule.")
    return Settings(
        profile=arguments.profile,
        config=arguments.config,
        isolated=arguments.isolated,
        rules=tuple(arguments.rule_paths or ()),
        select=select or None,
        ignore=words_of(getattr(arguments, "ignore", None)),
        min_severity=severity_named(getattr(arguments, "min_severity", "advice")),
        stdin_filename=getattr(arguments, "stdin_filename", None),
        skip_unrecognised=getattr(arguments, "skip_unrecognised", False),
        as_of=getattr(arguments, "as_of", None),
        baseline=getattr(arguments, "baseline", None),
        write_baseline=getattr(arguments, "write_baseline", False),
        cached=not getattr(arguments, "no_cache", False),
        jobs=getattr(arguments, "jobs", None),
    )


def exit_status(report: Report, fail_on: str) -> int:
    """Return the exit status of a report: 2 wins over 1, 1 over 3."""
    if report.failed:
        return FAILED
    if fail_on != "never":
        gravest = severity_named(fail_on)
        if any(violation.severity >= gravest for violation in report.violations()):
            return VIOLATIONS
    if not report.files and not report.skipped and not report.excluded:
        return NO_NOTES
    return CLEAN


def _hinted(report: Report, paths: Sequence[str]) -> Report:
    """Return the report with a hint where a missing file is a misspelt or misplaced command."""
    problems = tuple(
        replace(problem, help=_command_hint(problem.path, paths))
        if problem.kind == "unreadable" and not problem.help
        else problem
        for problem in report.problems
    )
    return replace(report, problems=problems)


def _command_hint(path: str | None, paths: Sequence[str]) -> str | None:
    if path in COMMANDS and path in paths:
        return f"The command goes first: notelint {path}"
    if not paths or path != paths[0] or not path.isalpha():
        return None
    hint = near(path, COMMANDS)
    return hint if hint.startswith("Did") else None
