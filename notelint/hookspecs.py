"""The hooks that a plug-in can implement: the whole of notelint's plug-in contract.

A plug-in is an installed package with an entry point in the group
``notelint`` that names a module. The module defines any of the functions
below. Each is called once, before any note is read; it is given nothing and
returns what the plug-in adds: a plug-in adds to notelint, it does not change
a run. Two things of one name are an error that names both plug-ins.
notelint's own parts come in through the same hooks: see ``notelint.builtin``.

No marker is needed: a function is a hook by its name. Every name that begins
with ``notelint_`` and is none of these is refused as misspelt. What the
things returned must offer is in ``notelint.formats`` and ``notelint.check``.
"""
# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.check import Check
    from notelint.formats import Dialect, Reader, Reporter, RulePack


def notelint_readers() -> Iterable[Reader]:
    """Return readers, each for a document format.

    A reader is chosen by the end of the file's name. Two readers of one name
    or of one suffix are an error.
    """


def notelint_dialects() -> Iterable[Dialect]:
    """Return dialects, each for a layout of notes.

    All are asked how sure they are of a text; the surest reads it, of equals
    the earlier by name. Dialects without a word for a text leave it alone.
    """


def notelint_checks() -> Iterable[type[Check]]:
    """Return kinds of check, which rules name under ``must:`` and ``must-not:``.

    A check is a frozen dataclass; its fields are its options and become part
    of the schema of rule files, of the errors and of the reference.
    """


def notelint_rule_packs() -> Iterable[RulePack]:
    """Return rule packs: folders of rules in YAML, with profiles and vocabulary.

    The rules of all packs are one set: two rules, or two profiles, of one
    name are an error. A rule runs where the profile in use names it.
    """


def notelint_reporters() -> Iterable[Reporter]:
    """Return reporters, which ``--format`` names."""


HOOKS = (
    notelint_readers,
    notelint_dialects,
    notelint_checks,
    notelint_rule_packs,
    notelint_reporters,
)
NAMES = tuple(hook.__name__ for hook in HOOKS)
