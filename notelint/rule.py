"""A rule and a set of rules, ready to run: what the YAML files have become.

A rule says which nodes to look at, what must hold, where to report and in which
words. It holds no code: the checks are instances whose options came from the
rule's file. ``docs/rule-language.md`` explains the files themselves.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from notelint.check import Check
from notelint.condition import Condition
from notelint.note.vocabulary import Vocabulary
from notelint.violation import Severity

Verdict = Literal["good", "bad"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A law, standard or guide that a rule rests on.

    ``at`` is the place in it, ``applies`` the profiles for which it counts
    (empty: all).
    """

    source: str
    at: str | None = None
    applies: tuple[str, ...] = ()
    url: str | None = None

    @property
    def words(self) -> str:
        """The citation in one line: “Local Government Act 1972, section 100A”."""
        return f"{self.source}, {self.at}" if self.at else self.source


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule accepts (``good``) or in which it finds the marked spans (``bad``).

    ``text`` still holds its lines of carets. ``at`` gives spans that carets
    cannot show: ``2:3-4:9``, lines and columns from 1, the end exclusive.
    ``profile`` and ``dialect`` say how to read it, None leaves it to notelint.
    ``line`` is the line of the example in the rule's file.
    """

    name: str
    verdict: Verdict
    text: str
    at: tuple[str, ...] = ()
    profile: str | None = None
    dialect: str | None = None
    message: str | None = None  # what the first violation must say, if given
    line: int | None = None
    members: tuple[str | Mapping[str, Any], ...] = ()  # the register of members to read it with
    fixed: str | None = None  # what the fixes of the rule make of the text, if given


@dataclass(frozen=True, slots=True)
class Way:
    """One way to mend what a check finds, as the rule says it.

    ``act`` is what to do at ``place``: put ``text`` instead of what stands there
    (``write``), take that out (``take-out``), or put ``text`` before or behind it.
    ``place`` is a place of the node, ``it`` is what is reported. ``text`` and
    ``title`` may hold placeholders; without a title one is made.
    """

    act: Literal["write", "take-out", "before", "behind"]
    text: str = ""
    place: str = "it"
    title: str | None = None


@dataclass(frozen=True, slots=True)
class FixPlan:
    """How a rule mends what one of its checks finds.

    Several ``ways`` are alternatives. Without any, the fix is the one that the
    check itself knows, unless ``offered`` is false. ``safe``: it never changes
    what is said, so ``--fix`` may make it unasked.
    """

    ways: tuple[Way, ...] = ()
    safe: bool = False
    offered: bool = True


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """One check of a rule: ``negated`` under ``must-not``; its words, its places and its fix.

    ``message``, ``at`` and ``fix`` are those of the check if it has its own, else
    the rule's. ``at`` are names of places, the first that exists wins; empty
    stands for the node's span (or the finding's, which always goes first).
    ``fix`` None leaves the fix that the check knows, if any, as a suggestion.
    """

    check: Check
    negated: bool
    message: str
    at: tuple[str, ...] = ()
    fix: FixPlan | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, checked and complete.

    Exactly one of ``each`` and ``all`` is set; both name a type of node. With
    ``all``, ``of`` is the type of node within which the list is looked at.
    A node is looked at if it meets every condition of ``where`` and none of
    ``except_``; where one of them cannot be told, it is not. ``unless`` names
    rules whose reports silence this one on the same subject. ``together`` is
    the place or field (``heading``) by which findings become one.
    ``profiles`` limits the rule to some profiles (empty: all).
    ``path`` is the rule's file; ``why`` and ``examples`` are empty in a rule
    that comes from the compiled rules: see ``notelint.rulefile`` for them.
    """

    id: str
    summary: str
    checks: tuple[RuleCheck, ...]
    severity: Severity
    each: str | None = None
    all: str | None = None
    of: str = "note"
    where: tuple[Condition, ...] = ()
    except_: tuple[Condition, ...] = ()
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    together: str | None = None
    help: str | None = None
    cite: tuple[Citation, ...] = ()
    profiles: tuple[str, ...] = ()
    why: str = ""
    examples: tuple[Example, ...] = ()
    path: str | None = None

    def cites(self, profile: str) -> tuple[str, ...]:
        """Return the citations that count for ``profile``, a line each."""
        return tuple(c.words for c in self.cite if not c.applies or profile in c.applies)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules that run, and the words of the profile.

    ``rules`` are in the order to run them: every rule stands behind those its
    ``unless`` names. ``shown`` are the ids of rules to report; the others run
    only because a shown rule stands back for them. ``digest`` is the same for
    the same rules, severities and words, and for no others. ``kept`` is what was
    worked out for all notes.
    """

    profile: str
    rules: tuple[Rule, ...]
    shown: frozenset[str]
    words: Vocabulary
    digest: str = field(default="", compare=False)
    kept: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
