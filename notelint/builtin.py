"""The plug-in that notelint itself is: every built-in, one line each, through the common hooks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from notelint.check import Check
    from notelint.formats import Dialect, Reader, Reporter, RulePack


def notelint_readers() -> Iterable[Reader]:
    """Return the built-in readers."""
    from notelint.readers import text

    return (text,)


def notelint_dialects() -> Iterable[Dialect]:
    """Return the built-in dialects."""
    from notelint.note.dialects import BUILT_IN

    return BUILT_IN


def notelint_checks() -> Iterable[type[Check]]:
    """Return the built-in kinds of check."""
    from notelint.checks.agree_with import AgreeWith
    from notelint.checks.be import Be
    from notelint.checks.be_answered_by import BeAnsweredBy
    from notelint.checks.be_in_order import BeInOrder
    from notelint.checks.be_listed_in import BeListedIn
    from notelint.checks.be_spelt_alike import BeSpeltAlike
    from notelint.checks.come_after import ComeAfter
    from notelint.checks.have import Have
    from notelint.checks.repeat import Repeat
    from notelint.checks.say import Say
    from notelint.checks.use_one_form import UseOneForm

    return (
        AgreeWith,
        Be,
        BeAnsweredBy,
        BeInOrder,
        BeListedIn,
        BeSpeltAlike,
        ComeAfter,
        Have,
        Repeat,
        Say,
        UseOneForm,
    )


def notelint_rule_packs() -> Iterable[RulePack]:
    """Return the rules that come with notelint."""
    from notelint.formats import RulePack
    from notelint.shipped import shipped

    return (RulePack("notelint", lambda: shipped("rules")),)


def notelint_reporters() -> Iterable[Reporter]:
    """Return the built-in reporters."""
    from notelint.reporters.concise import Concise
    from notelint.reporters.json import Json
    from notelint.reporters.late import Late
    from notelint.reporters.text import Text

    return (
        Text(),
        Concise(),
        Late("grouped", "grouped", "Grouped"),
        Json(),
        Late("jsonl", "jsonl", "JsonLines"),
        Late("sarif", "sarif", "Sarif"),
        Late("github", "github", "GitHub"),
        Late("gitlab", "gitlab", "GitLab"),
        Late("junit", "junit", "Junit"),
        Late("rdjson", "rdjson", "RdJson"),
        Late("checkstyle", "checkstyle", "Checkstyle"),
        Late("html", "html", "Html", whole_text=True),
    )


HOOKS: Mapping[str, Callable[[], Iterable[Any]]] = {
    hook.__name__: hook
    for hook in (
        notelint_readers,
        notelint_dialects,
        notelint_checks,
        notelint_rule_packs,
        notelint_reporters,
    )
}
